// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "picture/query.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"check", nullptr, "check the whole store too, as verify does"},
};

std::string_view healthName(picture::FeedHealth health)
{
    switch (health) {
    case picture::FeedHealth::Live:
        return "live";
    case picture::FeedHealth::Late:
        return "late";
    case picture::FeedHealth::Silent:
        return "silent";
    case picture::FeedHealth::Never:
        return "never";
    }
    return {};
}

struct Feed
{
    Source source;
    store::FeedState state;
    std::string_view health;
};

Result<std::vector<Feed>> feedsOf(store::Reader &reader)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    const auto states = store::feedStates(reader);
    if (!states)
        return std::unexpected(states.error());
    std::vector<Feed> feeds;
    for (const auto &source : *sources) {
        Feed feed{source, {}, {}};
        for (const auto &state : *states) {
            if (state.sourceId == source.id)
                feed.state = state;
        }
        feed.health = healthName(picture::feedHealth({feed.source, feed.state}, Clock::now()));
        feeds.push_back(std::move(feed));
    }
    return feeds;
}

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

Json feedJson(const Feed &feed)
{
    Json json;
    json.add("source", feed.source.slug)
        .add("health", feed.health)
        .add("records", feed.state.records)
        .add("quarantined", feed.state.quarantined)
        .add("observations", feed.state.observations)
        .add("claims", feed.state.claims)
        .add("last_known", feed.state.lastKnown)
        .add("last_happened", feed.state.lastHappened);
    return json;
}

void printText(const store::StoreInfo &info, const store::Totals &totals, const std::vector<Feed> &feeds,
               const QString &integrity)
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
    Table table({u"source"_s, u"health"_s, u"records"_s, u"quarantined"_s, u"observations"_s, u"claims"_s,
                 u"last known"_s, u"last happened"_s});
    for (const auto &feed : feeds)
        table.row({text(feed.source.slug), text(feed.health), QString::number(feed.state.records),
                   QString::number(feed.state.quarantined), QString::number(feed.state.observations),
                   QString::number(feed.state.claims), timeText(feed.state.lastKnown),
                   timeText(feed.state.lastHappened)});
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
    const auto feeds = feedsOf(*open->reader);
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
        printText(info, *totals, *feeds, *integrity);
        return Exit::Done;
    }
    std::vector<Json> feedList;
    for (const auto &feed : *feeds)
        feedList.push_back(feedJson(feed));
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
