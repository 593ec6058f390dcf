// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "correlation.h"
#include "fileoptions.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"all", nullptr, "everything in quarantine"},
    {"source", "SLUG", "only what came from this source"},
    {"import", "N", "only what this import brought"},
    {"format", "NAME", "read as this, auto by content (default: as before)"},
    {"profile", "FILE", "a mapping profile for CSV or JSON exports"},
    noCorrelateOption,
};

Result<ingest::RetryOptions> wanted(const Session &session, const Arguments &arguments, store::Store &store)
{
    const auto how = fileOptions(session, arguments);
    if (!how)
        return std::unexpected(how.error());
    ingest::RetryOptions retry;
    retry.profile = how->profile;
    retry.actor = how->actor;
    if (arguments.has("format"))
        retry.format = how->format;
    for (const QString &word : arguments.positional()) {
        bool ok = false;
        const std::int64_t id = word.toLongLong(&ok);
        if (!ok || id <= 0)
            return fail(ErrorCode::Usage,
                        u"%1 is not the number of a record; records --outcome quarantined lists them"_s.arg(word));
        retry.records.push_back(id);
    }
    const auto import = arguments.number("import", 1, std::numeric_limits<std::int64_t>::max());
    if (!import)
        return std::unexpected(import.error());
    retry.importId = *import;
    if (arguments.has("source")) {
        const auto reader = store.reader();
        if (!reader)
            return std::unexpected(reader.error());
        const auto source = sourceBySlug(**reader, arguments.value("source"));
        if (!source)
            return std::unexpected(source.error());
        retry.sourceId = source->id;
    }
    return retry;
}

void report(const Session &session, const ingest::RetryOutcome &outcome,
            const std::optional<fusion::Recorded> &correlated)
{
    for (const auto &left : outcome.left) {
        if (session.json)
            print(Json().add("record", left.record).add("reason", left.reason));
        else
            say(u"record %1 stays in quarantine: %2"_s.arg(left.record).arg(text(left.reason)));
    }
    std::vector<std::string> imports;
    for (const std::int64_t import : outcome.imports)
        imports.push_back(std::to_string(import));
    if (session.json) {
        Json total;
        total.add("records", outcome.records)
            .add("accepted", outcome.accepted)
            .add("duplicates", outcome.duplicates)
            .add("quarantined", outcome.quarantined)
            .add("observations", outcome.observations)
            .add("claims", outcome.claims)
            .add("imports", imports);
        if (correlated)
            total.add("correlated", jsonOf(*correlated));
        print(Json().add("total", total));
        return;
    }
    say(u"%1 read again: %2 accepted, %3 known already, %4 still in quarantine"_s.arg(outcome.records)
            .arg(outcome.accepted)
            .arg(outcome.duplicates)
            .arg(outcome.quarantined));
    for (const std::string &import : imports)
        say(u"what was accepted is import %1; withdraw takes it back"_s.arg(text(import)));
    sayCorrelated(correlated);
}

Exit run(const Session &session, const Arguments &arguments)
{
    if (arguments.positional().isEmpty() && !arguments.has("all") && !arguments.has("source")
        && !arguments.has("import"))
        return failed({ErrorCode::Usage, u"which? name records, or --source, --import or --all"_s});
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto retry = wanted(session, arguments, **store);
    if (!retry)
        return failed(retry.error());
    const auto outcome = ingest::retry(**store, *retry);
    report(session, outcome, outcome.accepted > 0 ? correlateAfter(arguments, *store) : std::nullopt);
    if (outcome.error)
        return failed(*outcome.error);
    return outcome.quarantined > 0 ? Exit::Quarantined : Exit::Done;
}

} // namespace

const Command retryCommand{
    "retry",
    "[--source S] [--import N] [--all] [--format NAME] [--profile FILE] [--no-correlate] [RECORD...]",
    "Read quarantined records again, after a profile or a source was put right.\n"
    "The bytes are those the store keeps. What can be read now leaves quarantine; the picture as\n"
    "known before still has it there. Exit code 3: some could not be read again.",
    options,
    0,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
