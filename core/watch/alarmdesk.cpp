// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/alarmdesk.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"
#include "floor/journal.h"

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace watchfloor::watch {

namespace {

using feeds::text;
using feeds::wholeOf;

constexpr std::string_view claimType = "alarm-act";

Result<> check(const AlarmAct &act)
{
    if (act.by.empty())
        return fail(ErrorCode::Usage, u"an alarm is answered by somebody: a name is wanted"_s);
    if (act.what == AlarmAct::What::Shelve && (act.why.empty() || act.until <= act.at))
        return fail(ErrorCode::Usage, u"nothing is shelved without a reason and an end"_s);
    return {};
}

/// One transaction for all: who answers a group has answered all of it, or nothing.
store::Decision decisionOf(std::int64_t floor, std::span<const MarkedAct> acts)
{
    store::Decision decision;
    decision.sourceId = floor;
    feeds::JsonBody words;
    std::vector<std::string> bodies;
    std::string keys;
    for (const MarkedAct &marked : acts) {
        Claim &claim = decision.claims.emplace_back();
        claim.subject = alarmSubject(marked.act.key);
        claim.type = claimType;
        claim.body = bodyOf(marked.act);
        claim.marking = marked.marking;
        bodies.push_back(claim.body);
        keys += (keys.empty() ? "" : ", ") + marked.act.key;
    }
    const AlarmAct &first = acts.front().act;
    words.text("action", "alarm-" + std::string(name(first.what)));
    words.list("acts", bodies);
    decision.words = words.take();
    std::string detail = keys;
    if (first.until != noTime)
        detail += "; until " + iso8601(fromMicros(first.until));
    if (!first.why.empty())
        detail += ": " + first.why;
    decision.entry = {first.by, "alarm-" + std::string(name(first.what)), acts.size() == 1 ? first.key : std::string(),
                      std::move(detail)};
    return decision;
}

} // namespace

std::string alarmSubject(const std::string &key) { return derivedId("alarm", fusion::floorSource, "watchfloor", key); }

std::string bodyOf(const AlarmAct &act)
{
    feeds::JsonBody body;
    body.text("what", name(act.what));
    body.text("key", act.key);
    body.number("at", act.at);
    body.number("level", act.level);
    if (act.until != noTime)
        body.number("until", act.until);
    body.text("by", act.by);
    body.text("why", act.why);
    return body.take();
}

std::optional<AlarmAct> alarmActFrom(std::string_view body)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(body.data(), body.size()).get(object) != simdjson::SUCCESS)
        return {};
    const auto what = alarmActFromName(text(object, "what"));
    AlarmAct act;
    act.key = text(object, "key");
    act.at = wholeOf(object, "at", noTime);
    const std::int64_t level = wholeOf(object, "level", -1);
    if (!what || act.key.empty() || act.at == noTime || level < 0 || level > 100)
        return {};
    act.what = *what;
    act.level = static_cast<std::uint8_t>(level);
    act.until = wholeOf(object, "until", noTime);
    act.by = text(object, "by");
    act.why = text(object, "why");
    return act;
}

Result<> record(store::Store &store, std::span<const MarkedAct> acts)
{
    if (acts.empty())
        return {};
    for (const MarkedAct &marked : acts) {
        if (auto fine = check(marked.act); !fine)
            return fine;
    }
    const auto floor = store.reader().and_then(
        [&](const std::unique_ptr<store::Reader> &reader) { return floor::ensureFloor(store, *reader); });
    if (!floor)
        return std::unexpected(floor.error());
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    return (*writer)->decide(decisionOf(*floor, acts)).get().transform([](const store::Decided &) { });
}

Result<std::vector<AlarmAct>> alarmActs(store::Reader &reader, std::span<const std::string> keys,
                                        store::KnownAt knownAt)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    const std::int64_t floor = floor::floorSourceId(*sources);
    std::vector<AlarmAct> acts;
    if (floor == 0)
        return acts;
    for (const std::string &key : keys) {
        const auto claims = store::claimsAbout(reader, alarmSubject(key), knownAt);
        if (!claims)
            return std::unexpected(claims.error());
        for (const store::StoredClaim &claim : *claims) {
            // What a feed says of alarms is hearsay.
            if (claim.sourceId != floor || claim.value.type != claimType)
                continue;
            if (auto act = alarmActFrom(claim.value.body); act && act->key == key)
                acts.push_back(std::move(*act));
        }
    }
    std::ranges::stable_sort(acts, {}, &AlarmAct::at);
    return acts;
}

} // namespace watchfloor::watch
