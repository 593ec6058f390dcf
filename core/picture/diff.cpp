// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/query.h"

#include <algorithm>

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

} // namespace

Diff diff(const Snapshot &before, const Snapshot &after)
{
    std::vector<const IncidentRow *> added, worse, better, closed;
    for (const IncidentRow &now : after.incidents) {
        auto found = before.incidentById.find(now.id);
        // What the machine made of reports that were there is not new.
        for (auto member = now.members.begin(); found == before.incidentById.end() && member != now.members.end();
             ++member)
            found = before.incidentById.find(*member);
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
                {}};
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

} // namespace watchfloor::picture
