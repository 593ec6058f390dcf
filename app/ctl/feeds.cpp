// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "commands.h"
#include "correlation.h"
#include "fusion/follower.h"
#include "keychain/keychainsecrets.h"
#include "transport/probe.h"
#include "transport/runner.h"
#include "transports.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <map>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"once", nullptr, "run: read everything that is there now, and end"},
    noCorrelateOption,
};

constexpr auto look = 200ms;
constexpr int reloadEvery = 15; ///< looks: another process may have changed the settings

volatile std::sig_atomic_t signalled = 0;

void onSignal(int number)
{
    // A second one means it.
    if (signalled)
        ::_exit(128 + number);
    signalled = 1;
}

Json jsonOf(const transport::Status &status)
{
    const auto &c = status.counters;
    Json json;
    json.add("source", status.source)
        .add("kind", status.kind)
        .add("location", status.location)
        .add("state", transport::name(status.state))
        .add("activity", status.activity)
        .add("failures", status.failures)
        .add("records", c.records)
        .add("accepted", c.accepted)
        .add("duplicates", c.duplicates)
        .add("quarantined", c.quarantined)
        .add("observations", c.observations)
        .add("claims", c.claims)
        .add("bytes", c.bytes)
        .add("lost", c.lost)
        .add("last_data", status.lastData);
    std::vector<Json> problems;
    for (const auto &problem : status.problems)
        problems.push_back(Json().add("at", problem.at).add("what", problem.what).add("times", problem.times));
    json.add("problems", problems);
    std::vector<Json> gaps;
    for (const auto &gap : status.gaps)
        gaps.push_back(
            Json().add("from", gap.from).add("until", gap.until).add("messages", gap.messages).add("why", gap.why));
    return json.add("gaps", gaps);
}

/// Tells what changes while it runs: states and problems, each once.
class Reporter
{
public:
    explicit Reporter(bool json)
        : m_json(json)
    {
    }
    void tell(const std::vector<transport::Status> &all)
    {
        for (const auto &status : all) {
            Told &told = m_told[status.source];
            for (const auto &problem : status.problems) {
                if (problem.at > told.problem && problem.times == 1)
                    warn(u"%1: %2"_s.arg(text(status.source), problem.what));
                told.problem = std::max(told.problem, problem.at);
            }
            if (std::exchange(told.state, status.state) == status.state)
                continue;
            if (m_json)
                print(jsonOf(status));
            else
                say(u"%1  %2: %3, %4"_s.arg(timeText(Clock::now()), text(status.source),
                                            text(transport::name(status.state)), status.activity));
            std::fflush(stdout);
        }
    }

private:
    struct Told
    {
        transport::State state = transport::State::Stopped;
        Timestamp problem{};
    };
    const bool m_json;
    std::map<std::string, Told> m_told;
};

Exit account(const Session &session, const std::vector<transport::Status> &all)
{
    Table table({u"source"_s, u"kind"_s, u"records"_s, u"accepted"_s, u"duplicates"_s, u"quarantined"_s, u"lost"_s});
    bool failures = false, quarantined = false;
    for (const auto &status : all) {
        failures = failures || status.failures > 0;
        quarantined = quarantined || status.counters.quarantined > 0;
        const auto &c = status.counters;
        if (session.json)
            print(jsonOf(status));
        else
            table.row({text(status.source), text(status.kind), QString::number(c.records), QString::number(c.accepted),
                       QString::number(c.duplicates), QString::number(c.quarantined), QString::number(c.lost)});
    }
    if (!session.json)
        table.print();
    return failures ? Exit::Failed : quarantined ? Exit::Quarantined : Exit::Done;
}

Exit runFeeds(const Session &session, const Arguments &arguments)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    int argc = 1;
    char name[] = "watchfloorctl", *argv[] = {name, nullptr};
    QCoreApplication application(argc, argv);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    const bool once = arguments.has("once");
    transport::RunnerOptions how;
    how.once = once;
    how.secrets = userSecrets();
    transport::Runner runner(*store, how);
    if (const auto loaded = runner.reload(); !loaded)
        return failed(loaded.error());
    if (runner.status().empty())
        warn(u"no source has a transport: watchfloorctl source set S transport.kind=folder transport.location=/path"_s);
    Reporter reporter(session.json && !once);
    QTimer timer;
    int looks = 0;
    QObject::connect(&timer, &QTimer::timeout, &application, [&] {
        if (!once || !session.json)
            reporter.tell(runner.status());
        if (!once && ++looks % reloadEvery == 0) {
            if (const auto loaded = runner.reload(); !loaded)
                warn(loaded.error().detail);
        }
        if (signalled || (once && runner.isDone()))
            QCoreApplication::quit();
    });
    timer.start(look);
    std::optional<fusion::Follower> follower;
    if (!once && !arguments.has("no-correlate"))
        follower.emplace(*store, fusion::Follower::Report{{}, [](const QString &sentence) { warn(sentence); }, {}});
    QCoreApplication::exec();
    runner.stop();
    follower.reset();
    const Exit exit = account(session, runner.status());
    if (once && !signalled) {
        const auto correlated = correlateAfter(arguments, *store, [] { return signalled != 0; });
        if (!session.json)
            sayCorrelated(correlated);
    }
    return once ? exit : Exit::Done;
}

/// Of one source, oldest first.
Result<std::vector<store::Gap>> joinedGaps(store::Reader &reader, std::int64_t sourceId)
{
    const auto all = store::gaps(reader);
    if (!all)
        return std::unexpected(all.error());
    std::vector<store::Gap> mine;
    for (const auto &[id, knownAt, gap] : *all) {
        const auto same = std::ranges::find(mine.rbegin(), mine.rend(), gap.reason, &store::Gap::reason);
        if (gap.sourceId == sourceId && (same == mine.rend() || !store::join(*same, gap)))
            mine.push_back(gap);
    }
    return mine;
}

std::vector<Json> jsonOf(const std::vector<store::Gap> &gaps)
{
    std::vector<Json> all;
    for (const store::Gap &gap : gaps) {
        Json json;
        json.add("from", gap.from).add("until", gap.until).add("reason", store::name(gap.reason));
        if (gap.messages > 0)
            json.add("messages", gap.messages);
        else
            json.null("messages");
        all.push_back(std::move(json));
    }
    return all;
}

void addLines(QStringList &lines, const std::string &slug, const std::vector<store::Gap> &gaps)
{
    constexpr std::size_t shown = 5;
    for (std::size_t i = gaps.size() - std::min(gaps.size(), shown); i < gaps.size(); ++i) {
        const store::Gap &gap = gaps[i];
        lines += u"%1: %2 from %3 to %4, %5"_s.arg(
            text(slug), text(store::words(gap.reason)), timeText(gap.from), timeText(gap.until),
            gap.messages > 0 ? u"%1 messages lost"_s.arg(gap.messages) : u"what was sent then may be lost"_s);
    }
    if (gaps.size() > shown)
        lines += u"%1: %2 more gaps before"_s.arg(text(slug)).arg(gaps.size() - shown);
}

/// What the store knows of each transport, whoever runs it.
Exit feedsStatus(const Session &session)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto all = store::transports(*open->reader);
    const auto states = store::feedStates(*open->reader);
    if (!all || !states)
        return failed(!all ? all.error() : states.error());
    Table table({u"source"_s, u"kind"_s, u"location"_s, u"paused"_s, u"records"_s, u"quarantined"_s, u"last data"_s,
                 u"cursors"_s});
    QStringList lines;
    for (const auto &config : *all) {
        store::FeedState state;
        for (const auto &one : *states) {
            if (one.sourceId == config.sourceId)
                state = one;
        }
        const auto settings = transport::fromJson(config.kind, config.settings);
        const auto cursors = store::transportCursors(*open->reader, config.sourceId);
        if (!cursors)
            return failed(cursors.error());
        const auto gaps = joinedGaps(*open->reader, config.sourceId);
        if (!gaps)
            return failed(gaps.error());
        const QString location = settings ? settings->location : settings.error().detail;
        const std::string slug = slugOf(open->sources, config.sourceId);
        if (session.json)
            print(Json()
                      .add("source", slug)
                      .add("kind", config.kind)
                      .add("location", location)
                      .add("paused", config.paused)
                      .add("records", state.records)
                      .add("quarantined", state.quarantined)
                      .add("last_data", state.lastKnown)
                      .add("cursors", std::int64_t(cursors->size()))
                      .add("gaps", jsonOf(*gaps)));
        else
            table.row({text(slug), text(config.kind), location, config.paused ? u"paused"_s : QString(),
                       QString::number(state.records), QString::number(state.quarantined), timeText(state.lastKnown),
                       QString::number(cursors->size())});
        if (!session.json)
            addLines(lines, slug, *gaps);
    }
    if (!session.json)
        table.print();
    for (const QString &line : std::as_const(lines))
        say(line);
    return Exit::Done;
}

Exit setPaused(const Session &session, const QString &slug, bool paused)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto reader = (*store)->reader();
    if (!reader)
        return failed(reader.error());
    const auto source = sourceBySlug(**reader, slug);
    if (!source)
        return failed(source.error());
    const auto writer = (*store)->writer();
    if (!writer)
        return failed(writer.error());
    const auto done = (*writer)->pauseTransport(source->id, paused, session.actor).get();
    return done ? Exit::Done : failed(done.error());
}

/// Asks a source's peer once. What it says goes to nobody's store.
Exit feedsTest(const Session &session, const QString &slug)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto source = sourceBySlug(*open->reader, slug);
    if (!source)
        return failed(source.error());
    const auto known = transportOf(*open->reader, source->id);
    if (!known)
        return failed(known.error());
    if (!*known)
        return failed({ErrorCode::NotFound, u"%1 has no transport"_s.arg(text(source->slug))});
    int argc = 1;
    char name[] = "watchfloorctl", *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    const auto found = transport::probe(*source, (*known)->settings, userSecrets());
    if (!found)
        return failed(found.error());
    if (session.json)
        print(Json().add("source", source->slug).add("found", *found));
    else
        say(u"%1: %2"_s.arg(text(source->slug), visibleText(*found)));
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QStringList &words = arguments.positional();
    if (words[0] == "run"_L1 && words.size() == 1)
        return runFeeds(session, arguments);
    if (words[0] == "status"_L1 && words.size() == 1)
        return feedsStatus(session);
    if ((words[0] == "pause"_L1 || words[0] == "resume"_L1) && words.size() == 2)
        return setPaused(session, words[1], words[0] == "pause"_L1);
    if (words[0] == "test"_L1 && words.size() == 2)
        return feedsTest(session, words[1]);
    return failed({ErrorCode::Usage,
                   u"usage: feeds run [--once] | feeds status | feeds test S | feeds pause S | feeds resume S"_s});
}

} // namespace

const Command feedsCommand{
    "feeds",
    "run [--once] [--no-correlate] | status | test S | pause S | resume S",
    "The transports by which data come by themselves.\n"
    "run starts all that are not paused until SIGINT or SIGTERM; with --once it reads what is there now, and\n"
    "servers that wait for peers are left out. status tells what came; test asks the source's peer once and brings\n"
    "nothing into the store. A transport is given to a source by\n"
    "source set S transport.kind=folder transport.location=/srv/feeds; a running one notices within seconds.",
    options,
    1,
    2,
    true,
    run};

} // namespace watchfloor::ctl
