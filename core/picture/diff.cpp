// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace watchfloor::picture {

namespace {

std::vector<std::string> worstFirst(std::vector<const IncidentRow *> rows)
{
    std::ranges::sort(rows, [](const IncidentRow *a, const IncidentRow *b) {
        return a->severity != b->severity ? a->severity > b->severity : a->id < b->id;
    });
    std::vector<std::string> ids;
    ids.reserve(rows.size());
    for (const IncidentRow *row : rows)
        ids.push_back(row->id);
    return ids;
}

/// As the picture itself judged its feeds; one made by hand says only what it knows.
bool fellSilent(const SourceRow &row, const Snapshot &s)
{
    return dataTime(row) != noTime && isBlind(row, s.judgedAt == Timestamp{} ? s.knownAt : s.judgedAt);
}

/// What somebody began to hold, ceased to hold, or holds otherwise now.
std::vector<std::string> heldOtherwise(const Snapshot &before, const Snapshot &after)
{
    const auto healthIn = [](const Snapshot &s, const std::string &asset) -> std::optional<Health> {
        const auto row = s.assetById.find(asset);
        const HeldHealth *held = row == s.assetById.end() ? nullptr : heldHealth(s, row->second);
        return held ? std::optional(held->health) : std::nullopt;
    };
    std::set<std::string> ids;
    for (const Snapshot *s : {&before, &after}) {
        for (const HeldHealth &held : s->held)
            ids.insert(s->assets[static_cast<std::size_t>(held.asset)].id);
    }
    std::erase_if(ids, [&](const std::string &id) { return healthIn(before, id) == healthIn(after, id); });
    return {ids.begin(), ids.end()};
}

} // namespace

Diff diff(const Snapshot &before, const Snapshot &after)
{
    std::vector<const IncidentRow *> added, worse, better, closed, contradicted;
    for (const IncidentRow &now : after.incidents) {
        auto found = before.incidentById.find(now.id);
        // What the machine made of reports that were there is not new.
        for (auto member = now.members.begin(); found == before.incidentById.end() && member != now.members.end();
             ++member)
            found = before.incidentById.find(*member);
        for (auto part = now.parts.begin(); found == before.incidentById.end() && part != now.parts.end(); ++part)
            found = before.incidentById.find(*part);
        if (found == before.incidentById.end()) {
            added.push_back(&now);
            continue;
        }
        const IncidentRow &then = before.incidents[static_cast<std::size_t>(found->second)];
        if (!isOpen(now.state) && isOpen(then.state)) {
            closed.push_back(&now);
        } else if (!isOpen(then.state) && isOpen(now.state)) {
            worse.push_back(&now); // opened again
        } else if (now.severity != then.severity) {
            (now.severity > then.severity ? worse : better).push_back(&now);
        } else if (now.missions.size() != then.missions.size()) {
            (now.missions.size() > then.missions.size() ? worse : better).push_back(&now);
        }
        if (now.contradicted && !then.contradicted)
            contradicted.push_back(&now);
    }
    // Taken back by its sources: over for whoever looks at the picture.
    for (const IncidentRow &then : before.incidents) {
        if (isOpen(then.state) && !after.incidentById.contains(then.id))
            closed.push_back(&then);
    }

    Diff result{worstFirst(std::move(added)),
                worstFirst(std::move(worse)),
                worstFirst(std::move(better)),
                worstFirst(std::move(closed)),
                {},
                heldOtherwise(before, after),
                worstFirst(std::move(contradicted))};
    for (const SourceRow &now : after.sources) {
        if (!fellSilent(now, after))
            continue;
        const auto then
            = std::ranges::find(before.sources, now.source.id, [](const SourceRow &r) { return r.source.id; });
        if (then == before.sources.end() || !fellSilent(*then, before))
            result.silent.push_back(now.source.id);
    }
    return result;
}

std::vector<Change> changesByRow(const Snapshot &after, const Diff &diff)
{
    std::vector<Change> changes(after.incidents.size(), Change::None);
    const auto note = [&](Change change, const std::vector<std::string> &ids) {
        for (const std::string &id : ids) {
            if (const auto row = after.incidentById.find(id); row != after.incidentById.end())
                changes[static_cast<std::size_t>(row->second)] = change;
        }
    };
    // What matters more is said last.
    note(Change::Closed, diff.closed);
    note(Change::Better, diff.better);
    note(Change::Contradicted, diff.contradicted);
    note(Change::Worse, diff.worse);
    note(Change::Added, diff.added);
    return changes;
}

std::vector<Change> changesByAsset(const Snapshot &before, const Snapshot &after, const std::vector<Change> &incidents)
{
    std::vector<Change> changes(after.assets.size(), Change::None);
    // Unknown is worse than nominal: nobody would see it.
    const auto rank = [](Health h) { return std::array{0, 2, 3, 4, 1}[static_cast<std::size_t>(h)]; };
    for (std::size_t i = 0; i < after.assets.size(); ++i) {
        const auto then = before.assetById.find(after.assets[i].id);
        if (then == before.assetById.end())
            continue; // an inventory that came is no news of incidents
        const int was = rank(before.assets[static_cast<std::size_t>(then->second)].health);
        const int is = rank(after.assets[i].health);
        changes[i] = is > was ? Change::Worse : is < was ? Change::Better : Change::None;
    }
    std::vector<Change> onThem(after.assets.size(), Change::None);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        for (const std::int32_t asset : after.incidents[i].assets) {
            Change &shown = onThem[static_cast<std::size_t>(asset)];
            if (incidents[i] != Change::None && (shown == Change::None || incidents[i] < shown))
                shown = incidents[i];
        }
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (onThem[i] != Change::None)
            changes[i] = onThem[i];
    }
    return changes;
}

std::string_view name(Change c)
{
    switch (c) {
    case Change::None:
        return "none";
    case Change::Added:
        return "new";
    case Change::Worse:
        return "worse";
    case Change::Contradicted:
        return "contradicted";
    case Change::Better:
        return "better";
    case Change::Closed:
        return "closed";
    }
    return {};
}

} // namespace watchfloor::picture
