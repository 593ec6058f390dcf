// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/effect.h"
#include "picture/operations.h"
#include "picture/snapshot.h"

#include <map>
#include <sstream>

namespace watchfloor::test {

/// All that a snapshot says, as text: equal snapshots give equal bytes. Labels and places stand for
/// themselves, as the numbers they go by mean nothing.
inline std::string textOf(const picture::Snapshot &s)
{
    std::ostringstream out;
    out.precision(9);
    const auto label = [&](std::uint16_t i) { return toString(s.markings[i]); };
    const auto list = [&](const auto &values) {
        out << " [";
        for (const auto &value : values)
            out << value << ',';
        out << ']';
    };
    out << "known " << toMicros(s.knownAt) << " replay " << s.replay << " context " << int(s.context) << " unresolved "
        << s.unresolved << '\n';
    for (const auto &r : s.sources) {
        out << "source " << r.source.id << ' ' << r.source.slug << ' ' << r.source.defaultMarking << ' '
            << r.state.observations << ' ' << r.state.claims << ' ' << toMicros(r.state.lastKnown) << ' '
            << toMicros(r.state.lastHappened) << '\n';
    }
    for (const auto &r : s.incidents) {
        out << "incident " << r.id << ' ' << r.title.toStdString() << '|' << r.description.toStdString() << '|'
            << name(r.state) << ' ' << int(r.severity) << ' ' << name(r.category) << ' ' << int(r.confidence) << ' '
            << r.from << ' ' << r.to << ' ' << r.known << ' ' << r.updated << ' ' << r.x << ' ' << r.y << ' '
            << name(r.precision) << ' ' << r.placedBy << ' ' << r.contradicted << ' ' << label(r.marking);
        list(r.countries);
        list(r.sectors);
        list(r.assets);
        list(r.missions);
        list(r.sources);
        out << ' ' << name(r.domain);
        if (r.effect)
            out << ' ' << r.effect->radiusKm << ' ' << r.effect->band.toStdString();
        out << '\n';
    }
    const picture::OperationsBoard &board = picture::operationsOf(s);
    for (const auto &r : board.rows) {
        out << "operation " << r.id << ' ' << r.title.toStdString() << '|' << name(r.side) << ' ' << name(r.kind) << ' '
            << name(r.state) << ' ' << r.from << ' ' << r.to << ' ' << r.threshold << ' ' << r.observed() << ' ' << r.x
            << ' ' << r.y << ' ' << label(r.marking);
        list(r.assets);
        list(r.sources);
        list(r.origins);
        list(r.addresses);
        out << '\n';
    }
    const auto explained = [&](const auto &all) {
        for (const auto &[id, some] : all) {
            for (const auto &one : some) {
                out << "explained " << id << ' ' << board.rows[static_cast<std::size_t>(one.operation)].id << ' '
                    << name(one.rule) << ' ' << one.named;
                list(one.values);
                out << '\n';
            }
        }
    };
    explained(board.incidents);
    explained(board.observations);
    for (const auto &r : s.assets) {
        out << "asset " << r.id << ' ' << r.name.toStdString() << '|' << name(r.kind) << ' ' << r.owner.toStdString()
            << '|' << r.sector.toStdString() << '|' << r.nation << ' ' << r.x << ' ' << r.y << ' ' << name(r.precision)
            << ' ' << r.path.size() << ' ' << int(r.criticality) << ' ' << name(r.health) << ' ' << name(r.ownHealth)
            << ' ' << int(r.worstSeverity) << ' ' << r.mission << ' ' << label(r.marking) << ' ' << r.unseen << ' '
            << r.lastSeen << ' ' << r.uncertain << ' ' << r.unknownSince << ' ' << r.parts << '\n';
    }
    for (const auto &r : s.dependencies) {
        out << "dependency " << r.dependant << ' ' << r.provider << ' ' << int(r.group) << ' ' << int(r.k) << ' '
            << r.groupId << ' ' << r.strength << ' ' << r.criticality << ' ' << r.weight << ' ' << r.holdUp << ' '
            << r.timeToImpact << ' ' << r.recovery << ' ' << r.kind << ' ' << r.isOfPeople << ' ' << int(r.counts)
            << ' ' << label(r.marking) << ' ' << r.source << ' ' << r.id << '\n';
    }
    for (const auto &r : s.replacedNeeds)
        out << "replaced " << r.dependant << ' ' << r.row.provider << ' ' << r.row.groupId << ' '
            << label(r.row.marking) << ' ' << label(r.by) << '\n';
    for (const auto &r : s.vulnerabilities) {
        out << "vulnerability " << r.id << ' ' << r.title.toStdString() << '|' << r.cve << ' ' << int(r.severity) << ' '
            << r.exploited << r.ransomware << ' ' << r.due << ' ' << r.leftOut << ' ' << label(r.marking);
        list(r.sources);
        out << '\n';
    }
    for (const auto &r : s.matches)
        out << "match " << r.vulnerability << ' ' << r.asset << ' ' << name(r.rule) << ' ' << r.value << ' '
            << label(r.marking) << '\n';
    for (const auto &r : s.held)
        out << "held " << r.asset << ' ' << name(r.health) << ' ' << r.since << ' ' << r.until << ' ' << r.by << '|'
            << r.why << '|' << label(r.marking) << ' ' << name(r.otherwise) << ' ' << r.unseen << ' ' << r.lastSeen
            << '\n';
    for (const auto &r : s.watches)
        out << "watch " << r.asset << ' ' << r.source << ' ' << label(r.marking) << '\n';
    for (const auto &r : s.missions) {
        out << "mission " << r.id << ' ' << r.name.toStdString() << '|' << r.area.toStdString() << '|' << r.audience
            << ' ' << r.asset << ' ' << name(r.health) << ' ' << label(r.marking);
        list(r.incidents);
        for (const auto &phase : r.phases) {
            out << " phase " << phase.name.toStdString() << ' ' << phase.from << ' ' << phase.to;
            list(phase.tasks);
        }
        out << '\n';
    }
    const auto &o = s.observations;
    for (std::size_t i = 0; i < o.size(); ++i) {
        out << "observation " << o.id[i] << ' ' << o.time[i] << ' ' << int(o.severity[i]) << ' ' << int(o.category[i])
            << ' ' << int(o.domain[i]) << ' ' << o.source[i] << ' ' << o.x[i] << ' ' << o.y[i] << ' '
            << int(o.precision[i]) << ' ' << o.asset[i] << ' ' << label(o.marking[i]);
        if (o.placedByAsset.size() == o.size())
            out << ' ' << int(o.placedByAsset[i]);
        if (o.place.size() == o.size() && o.place[i] >= 0)
            out << ' ' << s.places[static_cast<std::size_t>(o.place[i])].x;
        out << '\n';
    }
    const auto byId = [&](const auto &map) {
        for (const auto &[id, row] : std::map<std::string, std::int32_t>(map.begin(), map.end()))
            out << id << '=' << row << ' ';
        out << '\n';
    };
    byId(s.incidentById);
    byId(s.assetById);
    return out.str();
}

} // namespace watchfloor::test
