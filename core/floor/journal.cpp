// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/journal.h"

#include "base/hash.h"
#include "feeds/jsonfields.h"
#include "model/marking.h"

#include <simdjson.h>

#include <algorithm>

namespace watchfloor::floor {

namespace {

using feeds::text;
using feeds::timeOf;

using Object = simdjson::dom::object;

std::optional<Deed> deedFrom(std::int64_t recordId, const std::string &words)
{
    thread_local simdjson::dom::parser parser;
    Object body;
    if (parser.parse(words.data(), words.size()).get(body) != simdjson::SUCCESS)
        return {};
    const auto action = actionFromName(text(body, "action"));
    if (!action)
        return {};
    Deed deed;
    deed.recordId = recordId;
    deed.id = text(body, "decision");
    deed.action = *action;
    deed.by = text(body, "by");
    deed.why = text(body, "why");
    deed.at = timeOf(body, "at");
    deed.target = text(body, "target");
    simdjson::dom::array some;
    if (body["incidents"].get(some) == simdjson::SUCCESS) {
        for (const simdjson::dom::element one : some) {
            std::string_view id;
            if (one.get(id) == simdjson::SUCCESS)
                deed.incidents.emplace_back(id);
        }
    }
    std::optional<Marking> all;
    if (body["claims"].get(some) == simdjson::SUCCESS) {
        for (const simdjson::dom::element one : some) {
            Object claim;
            if (one.get(claim) != simdjson::SUCCESS)
                continue;
            deed.subjects.push_back(text(claim, "subject"));
            const Marking own = parseMarking(text(claim, "marking")).value_or(Marking::mostRestrictive());
            all = all ? join(*all, own) : own;
        }
    }
    deed.marking = all ? toString(*all) : std::string();
    return deed;
}

} // namespace

Result<std::vector<Deed>> journal(store::Reader &reader)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    std::vector<Deed> deeds;
    store::RecordFilter filter;
    filter.sourceId = floorSourceId(*sources);
    filter.limit = -1;
    if (*filter.sourceId == 0)
        return deeds;
    const auto records = store::records(reader, filter);
    if (!records)
        return std::unexpected(records.error());
    for (const store::StoredRecord &record : *records) {
        const auto words = store::rawBytes(reader, record.id);
        if (!words)
            return std::unexpected(words.error());
        if (auto deed = deedFrom(record.id, *words))
            deeds.push_back(std::move(*deed));
    }
    return deeds;
}

Undoable undoable(std::span<const Deed> deeds, const std::string &by)
{
    std::vector<const Deed *> done, undone;
    for (const Deed &deed : deeds) {
        if (!by.empty() && deed.by != by)
            continue;
        const auto move = [&](std::vector<const Deed *> &from, std::vector<const Deed *> &to) {
            const auto found = std::ranges::find(from, deed.target, &Deed::id);
            if (found == from.end())
                return; // of somebody else
            to.push_back(*found);
            from.erase(found);
        };
        if (deed.action == Action::Undo) {
            move(done, undone);
        } else if (deed.action == Action::Redo) {
            move(undone, done);
        } else {
            done.push_back(&deed);
            undone.clear();
        }
    }
    return {done.empty() ? nullptr : done.back(), undone.empty() ? nullptr : undone.back()};
}

std::string tokenSubject() { return derivedId("token", fusion::floorSource, "decision", "picture-manager"); }

Result<std::string> tokenHolder(store::Reader &reader, std::int64_t floorSource)
{
    const auto claims = store::claimsAbout(reader, tokenSubject());
    if (!claims)
        return std::unexpected(claims.error());
    const store::StoredClaim *newest = nullptr;
    for (const store::StoredClaim &claim : *claims) {
        if (claim.sourceId == floorSource && (!newest || claim.value.version > newest->value.version))
            newest = &claim;
    }
    thread_local simdjson::dom::parser parser;
    Object body;
    if (!newest || newest->value.revoked || parser.parse(newest->value.body).get(body) != simdjson::SUCCESS)
        return std::string();
    return text(body, "holder");
}

Result<int> nextNote(store::Reader &reader, const std::string &about)
{
    for (int number = 1;; ++number) {
        const auto claims = store::claimsAbout(reader, fusion::noteSubject(about, number), {}, true);
        if (!claims)
            return std::unexpected(claims.error());
        if (claims->empty())
            return number;
    }
}

Result<std::vector<Note>> notes(store::Reader &reader, const std::vector<std::string> &standsFor,
                                store::KnownAt knownAt)
{
    const auto sources = store::sources(reader, knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    const std::int64_t floor = floorSourceId(*sources);
    std::vector<Note> found;
    for (const std::string &about : standsFor) {
        for (int number = 1;; ++number) {
            const auto claims = store::claimsAbout(reader, fusion::noteSubject(about, number), knownAt);
            if (!claims)
                return std::unexpected(claims.error());
            if (claims->empty())
                break;
            const auto newest = std::ranges::max_element(*claims, {}, [&](const store::StoredClaim &claim) {
                return std::pair(claim.sourceId == floor, claim.value.version);
            });
            thread_local simdjson::dom::parser parser;
            Object body;
            if (newest->sourceId != floor || newest->value.revoked
                || parser.parse(newest->value.body).get(body) != simdjson::SUCCESS)
                continue;
            found.push_back({newest->value.subject, text(body, "by"), text(body, "content"), timeOf(body, "at")});
        }
    }
    std::ranges::sort(found, {}, [](const Note &note) { return std::tie(note.at, note.subject); });
    return found;
}

} // namespace watchfloor::floor
