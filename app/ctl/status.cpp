// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "feedfigures.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"check", nullptr, "check the whole store too, as verify does"},
};

/// In words: what is known of the file's soundness without reading all of it.
Result<QString> integrityOf(store::Store &store, const Arguments &arguments, std::int64_t cutOff)
{
    if (arguments.has("check")) {
        const auto findings = store::verify(store);
        if (!findings)
            return std::unexpected(findings.error());
        return findings->empty() ? u"sound"_s : u"%1 findings; verify lists them"_s.arg(findings->size());
    }
    return cutOff == 0 ? u"not checked"_s
                       : u"not checked; %1 imports running or cut off, start them again"_s.arg(cutOff);
}

Json feedJson(const picture::SourceRow &feed, Timestamp now)
{
    Json json;
    json.add("source", feed.source.slug)
        .add("records", feed.state.records)
        .add("quarantined", feed.state.quarantined)
        .add("observations", feed.state.observations)
        .add("claims", feed.state.claims);
    addFigures(json, feed, now);
    return json;
}

void printText(const store::StoreInfo &info, const store::Totals &totals, const std::vector<picture::SourceRow> &feeds,
               const QString &integrity, Timestamp now)
{
    say(u"store         %1"_s.arg(info.path));
    say(u"context       %1"_s.arg(text(contextName(info.context))));
    say(u"schema        %1%2"_s.arg(info.schema).arg(info.encrypted ? u", encrypted"_s : u", not encrypted"_s));
    say(u"integrity     %1"_s.arg(integrity));
    say(u"records       %1, of them %2 quarantined"_s.arg(totals.records).arg(totals.quarantined));
    say(u"observations  %1"_s.arg(totals.observations));
    say(u"claims        %1"_s.arg(totals.claims));
    say(u"last data     %1"_s.arg(totals.imports > 0 ? iso8601Text(totals.lastKnown) : u"none yet"_s));
    say({});
    Table table({u"source"_s, u"health"_s, u"last data"_s, u"expected every"_s, u"per hour"_s, u"unreadable"_s,
                 u"lag"_s, u"clock"_s, u"records"_s, u"quarantined"_s, u"observations"_s, u"claims"_s});
    for (const auto &feed : feeds) {
        const auto drift = feed.state.clockDrift;
        table.row(
            {text(feed.source.slug), text(name(picture::feedHealth(feed, now))),
             timeText(timeOf(picture::dataTime(feed))), cadenceText(feed), QString::number(feed.state.recentRecords),
             QString::number(feed.state.recentQuarantined),
             feed.state.lag ? spanText(std::chrono::floor<std::chrono::seconds>(feed.state.lag->median)) : QString(),
             drift ? spanText(std::chrono::abs(*drift)) + (drift->count() > 0 ? u" ahead"_s : u" behind"_s) : QString(),
             QString::number(feed.state.records), QString::number(feed.state.quarantined),
             QString::number(feed.state.observations), QString::number(feed.state.claims)});
    }
    table.print();
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto totals = store::totals(*open->reader);
    if (!totals)
        return failed(totals.error());
    const auto feeds = feedRows(*open->reader);
    const Timestamp now = Clock::now();
    if (!feeds)
        return failed(feeds.error());
    const auto imports = store::imports(*open->reader);
    if (!imports)
        return failed(imports.error());
    const auto cutOff = std::ranges::count_if(*imports, [](const auto &import) { return !import.ended; });
    const auto integrity = integrityOf(*open->store, arguments, cutOff);
    if (!integrity)
        return failed(integrity.error());

    const auto &info = open->store->info();
    if (!session.json) {
        printText(info, *totals, *feeds, *integrity, now);
        return Exit::Done;
    }
    std::vector<Json> feedList;
    for (const auto &feed : *feeds)
        feedList.push_back(feedJson(feed, now));
    print(Json()
              .add("store", info.path)
              .add("store_id", info.storeId)
              .add("context", contextName(info.context))
              .add("schema", info.schema)
              .add("encrypted", info.encrypted)
              .add("read_only", info.readOnly)
              .add("integrity", *integrity)
              .add("records", totals->records)
              .add("accepted", totals->accepted)
              .add("quarantined", totals->quarantined)
              .add("observations", totals->observations)
              .add("claims", totals->claims)
              .add("sources", totals->sources)
              .add("imports", totals->imports)
              .add("imports_cut_off", std::int64_t(cutOff))
              .add("last_known", totals->imports > 0 ? std::optional(totals->lastKnown) : std::nullopt)
              .add("feeds", feedList));
    return Exit::Done;
}

} // namespace

const Command statusCommand{
    "status", "[--check]", "Counts, the health of each feed, the schema and what is known of the file's soundness.",
    options,  0,           0,
    true,     run};

} // namespace watchfloor::ctl
