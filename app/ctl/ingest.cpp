// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "correlation.h"
#include "fileoptions.h"

#include <QFileInfo>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"source", "SLUG", "who the files are from; made known where it is new (default: imported)"},
    {"format", "NAME", "auto tells by content (default)"},
    {"profile", "FILE", "a mapping profile for CSV or JSON exports"},
    {"dry-run", nullptr, "read and count against the store where there is one; store nothing"},
    noCorrelateOption,
};

std::stop_source interrupted;
volatile std::sig_atomic_t signalled = 0;

void onSignal(int number)
{
    // A second one means it.
    if (signalled)
        ::_exit(128 + number);
    signalled = 1;
}

struct Sum
{
    std::int64_t files = 0, failed = 0;
    ingest::FileOutcome all;

    void add(const ingest::FileOutcome &one)
    {
        ++files;
        failed += one.error ? 1 : 0;
        all.records += one.records;
        all.accepted += one.accepted;
        all.duplicates += one.duplicates;
        all.quarantined += one.quarantined;
        all.observations += one.observations;
        all.claims += one.claims;
        all.bytes += one.bytes;
        all.seconds += one.seconds;
    }
};

void addCounts(Json &json, const ingest::FileOutcome &outcome)
{
    json.add("records", outcome.records)
        .add("accepted", outcome.accepted)
        .add("duplicates", outcome.duplicates)
        .add("quarantined", outcome.quarantined)
        .add("observations", outcome.observations)
        .add("claims", outcome.claims)
        .add("bytes", outcome.bytes)
        .add("seconds", outcome.seconds, 3);
}

void printOutcome(const ingest::FileOutcome &outcome)
{
    Json json;
    json.add("file", outcome.file).add("format", outcome.format);
    addCounts(json, outcome);
    json.add("source", outcome.source).add("reason", outcome.formatReason);
    if (outcome.importId)
        json.add("import", outcome.importId);
    if (outcome.error)
        json.add("error", outcome.error->detail);
    print(json);
}

QStringList cells(const ingest::FileOutcome &outcome, const QString &name)
{
    const auto number = [](std::int64_t n) { return QString::number(n); };
    return {name,
            outcome.importId ? number(outcome.importId) : QString(),
            outcome.format.empty() ? u"-"_s : text(outcome.format),
            number(outcome.records),
            number(outcome.accepted),
            number(outcome.duplicates),
            number(outcome.quarantined),
            number(outcome.observations),
            number(outcome.claims),
            QString::number(outcome.seconds, 'f', 2)};
}

/// A line that overwrites itself, for a person who waits; nothing in a pipe.
class ProgressLine
{
public:
    explicit ProgressLine(const Session &session)
        : m_shown(!session.json && ::isatty(STDERR_FILENO))
    {
    }
    ~ProgressLine()
    {
        if (m_written)
            std::fputs("\r\033[K", stderr);
    }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    void update(const ingest::Progress &progress)
    {
        if (signalled)
            interrupted.request_stop();
        if (!m_shown)
            return;
        m_written = true;
        if (progress.totalBytes > 0)
            std::fprintf(stderr, "\r%3lld %%  %lld records", (long long)(progress.bytes * 100 / progress.totalBytes),
                         (long long)progress.records);
        else
            std::fprintf(stderr, "\r%lld records", (long long)progress.records);
    }

private:
    bool m_shown;
    bool m_written = false;
};

Result<std::shared_ptr<store::Store>> openFor(const Session &session, const ingest::Plan &plan)
{
    using Mode = store::OpenOptions::Mode;
    const auto isThere = [&] { return QFileInfo(session.storePath).size() > 0; };
    const auto context = plan.context.value_or(store::Context::Real);
    const bool wasThere = isThere();
    auto store = session.open(wasThere ? Mode::ReadWrite : Mode::Create, context);
    if (!store && !wasThere && isThere()) // another process made it meanwhile
        store = session.open(Mode::ReadWrite, context);
    if (!store)
        return store;
    if (const auto ready = ingest::prepare(**store, plan); !ready)
        return std::unexpected(ready.error());
    return store;
}

/// Against the store where there is one, for reading only.
Result<std::unique_ptr<ingest::Rehearsal>> rehearsalFor(const Session &session, const ingest::Plan &plan)
{
    if (session.storePath.isEmpty())
        return ingest::Rehearsal::on(nullptr);
    if (QFileInfo(session.storePath).size() == 0)
        return ingest::Rehearsal::onNew(session.storePath, plan);
    const auto store = session.open(store::OpenOptions::Mode::ReadOnly);
    if (!store)
        return std::unexpected(store.error());
    auto rehearsal = ingest::Rehearsal::on(store->get());
    if (rehearsal) {
        if (const auto admitted = (*rehearsal)->admit(plan); !admitted)
            return std::unexpected(admitted.error());
    }
    return rehearsal;
}

Exit run(const Session &session, const Arguments &arguments)
{
    auto defaults = fileOptions(session, arguments);
    if (!defaults)
        return failed(defaults.error());
    defaults->source = arguments.value("source").toStdString();
    defaults->dryRun = arguments.has("dry-run");
    const auto plan = ingest::planOf(arguments.positional(), *defaults);
    if (!plan)
        return failed(plan.error());
    std::shared_ptr<store::Store> store;
    std::unique_ptr<ingest::Rehearsal> rehearsal;
    if (defaults->dryRun) {
        auto ready = rehearsalFor(session, *plan);
        if (!ready)
            return failed(ready.error());
        rehearsal = std::move(*ready);
    } else {
        if (session.storePath.isEmpty()) {
            warn(u"which store? name it with --store FILE"_s);
            return Exit::Usage;
        }
        auto opened = openFor(session, *plan);
        if (!opened)
            return failed(opened.error());
        store = std::move(*opened);
    }
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);

    Sum sum;
    Table table({u"file"_s, u"import"_s, u"format"_s, u"records"_s, u"accepted"_s, u"duplicates"_s, u"quarantined"_s,
                 u"observations"_s, u"claims"_s, u"seconds"_s});
    for (const auto &file : plan->files) {
        if (signalled)
            break;
        ingest::FileOutcome outcome;
        {
            ProgressLine line(session);
            const auto progress = [&](const ingest::Progress &p) { line.update(p); };
            outcome = store ? ingest::ingestFile(*store, file.path, file.options, progress, interrupted.get_token())
                            : rehearsal->read(file.path, file.options, progress, interrupted.get_token());
        }
        sum.add(outcome);
        if (session.json)
            printOutcome(outcome);
        else
            table.row(cells(outcome, file.path));
        if (outcome.error)
            warn(u"%1: %2"_s.arg(file.path, outcome.error->detail));
        else if (outcome.format.empty())
            warn(u"%1: %2"_s.arg(file.path, text(outcome.formatReason)));
    }
    std::optional<fusion::Recorded> correlated;
    if (store && !signalled)
        correlated = correlateAfter(arguments, store, [] { return signalled != 0; });
    if (session.json) {
        Json total;
        total.add("files", sum.files).add("failed", sum.failed);
        addCounts(total, sum.all);
        if (correlated)
            total.add("correlated", jsonOf(*correlated));
        print(Json().add("total", total));
    } else {
        if (sum.files > 1)
            table.row(cells(sum.all, u"total"_s));
        table.print();
        sayCorrelated(correlated);
        if (sum.all.quarantined > 0 && store)
            say(u"%1 quarantined: watchfloorctl records --outcome quarantined tells where and why"_s.arg(
                sum.all.quarantined));
    }
    if (sum.failed > 0 || signalled)
        return Exit::Failed;
    return sum.all.quarantined > 0 ? Exit::Quarantined : Exit::Done;
}

} // namespace

const Command ingestCommand{
    "ingest",
    "[--source SLUG] [--format auto|NAME] [--profile FILE] [--dry-run] [--no-correlate] PATH...",
    "Read files into the store, which is made where there is none.\n"
    "A folder with a feeds.json is read as that says; any other folder file by file, in name order.\n"
    "gzip is read in place. What was read before is counted as duplicates, so an ingest that was\n"
    "cut off is simply started again. Exit code 3: done, but some records are quarantined.",
    options,
    1,
    -1,
    false,
    run};

} // namespace watchfloor::ctl
