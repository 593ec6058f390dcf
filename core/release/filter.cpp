// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "release/filter.h"

#include "fusion/recognition.h"
#include "impact/impact.h"
#include "picture/fold.h"
#include "picture/operations.h"

#include <algorithm>
#include <limits>
#include <map>

namespace watchfloor::release {

using picture::AssetRow;
using picture::Columns;
using picture::DependencyRow;
using picture::IncidentRow;
using picture::MissionRow;
using picture::Snapshot;
using picture::SourceRow;

namespace {

constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
constexpr std::int32_t gone = -1;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

/// Copies what an audience may see, row by row; an index to a withheld row becomes none.
class Filter
{
public:
    Filter(const Snapshot &from, const Audience &audience, Timestamp judgedAt)
        : m_from(from)
        , m_audience(audience)
        , m_to(std::make_shared<Snapshot>())
    {
        for (const Marking &marking : from.markings)
            m_releasable.push_back(decide(marking, audience).releasable);
        m_to->generation = from.generation;
        m_to->knownAt = from.knownAt;
        m_to->replay = from.replay;
        m_to->judgedAt = judgedAt;
        m_to->context = from.context;
    }

    std::shared_ptr<Snapshot> run(Withheld &withheld)
    {
        copyAssets(withheld);
        copyMissions(withheld);
        copyDependencies();
        const auto incidents = releasableIncidents(withheld);
        const auto observations = releasableObservations(withheld);
        copySources(incidents, observations, withheld);
        copyWatches();
        copyHeld();
        copyVulnerabilities();
        copyIncidents(incidents);
        copyObservations(observations);
        copyOperations();
        m_to->markings = m_markings.labels();
        finishPlaces(*m_to);
        lapse(*m_to);
        impact::apply(*m_to);
        return m_to;
    }

private:
    [[nodiscard]] bool isReleasable(std::uint16_t marking) const
    {
        return marking < m_releasable.size() && m_releasable[marking];
    }
    /// Labels are numbered anew: the old numbers tell of those that are gone.
    [[nodiscard]] std::uint16_t relabelled(std::uint16_t marking) { return m_markings.of(m_from.markings[marking]); }
    [[nodiscard]] std::int32_t newAsset(std::int32_t old) const { return old < 0 ? gone : m_assets[at(old)]; }

    void copyAssets(Withheld &withheld)
    {
        m_assets.assign(m_from.assets.size(), gone);
        for (std::size_t i = 0; i < m_from.assets.size(); ++i) {
            const AssetRow &row = m_from.assets[i];
            if (!isReleasable(row.marking)) {
                ++withheld.assets;
                continue;
            }
            m_assets[i] = static_cast<std::int32_t>(m_to->assets.size());
            m_to->assetById.emplace(row.id, m_assets[i]);
            AssetRow &copy = m_to->assets.emplace_back(row);
            copy.marking = relabelled(row.marking);
            copy.mission = -1;
            copy.parts = 0; // some may be of claims that stay here
        }
    }

    void copyMissions(Withheld &withheld)
    {
        for (const MissionRow &row : m_from.missions) {
            const std::int32_t node = newAsset(row.asset);
            if (!isReleasable(row.marking) || (row.asset >= 0 && node == gone)) {
                ++withheld.missions;
                continue;
            }
            if (node != gone)
                m_to->assets[at(node)].mission = static_cast<std::int32_t>(m_to->missions.size());
            MissionRow &copy = m_to->missions.emplace_back(row);
            copy.asset = node;
            copy.marking = relabelled(row.marking);
            for (picture::PhaseRow &phase : copy.phases) {
                for (std::int32_t &task : phase.tasks)
                    task = newAsset(task);
                std::erase(phase.tasks, gone);
            }
        }
    }

    void copyDependencies()
    {
        std::ranges::for_each(m_from.dependencies, [this](const DependencyRow &row) { copyDependency(row); });
        // Who may not see that people say otherwise has what sources say: no need of theirs is taken away unseen.
        for (const picture::ReplacedNeed &need : m_from.replacedNeeds) {
            if (!isReleasable(need.by))
                copyDependency(need.row);
        }
        const auto place = [](const DependencyRow &row) { return std::tuple(row.dependant, row.group, row.groupId); };
        std::ranges::stable_sort(m_to->dependencies, {}, place);
    }

    void copyDependency(const DependencyRow &row)
    {
        const std::int32_t dependant = newAsset(row.dependant), provider = newAsset(row.provider);
        if (!isReleasable(row.marking) || dependant == gone || provider == gone)
            return;
        DependencyRow &copy = m_to->dependencies.emplace_back(row);
        copy.dependant = dependant;
        copy.provider = provider;
        copy.marking = relabelled(row.marking);
        copy.source = DependencyRow::nobody; // sources are counted anew, too
        copy.counts = DependencyRow::Counts::Now; // told anew of the phases that are left
    }

    /// Of what the machine made of several reports and may not be shown, those that may be shown by themselves: joining
    /// never takes from anybody what he saw before.
    [[nodiscard]] std::vector<const IncidentRow *> releasableIncidents(Withheld &withheld) const
    {
        std::vector<const IncidentRow *> rows;
        for (const IncidentRow &row : m_from.incidents) {
            if (isReleasable(row.marking)) {
                rows.push_back(&row);
                continue;
            }
            ++withheld.incidents;
            addParts(rows, row);
        }
        return rows;
    }

    void addParts(std::vector<const IncidentRow *> &rows, const IncidentRow &whole) const
    {
        for (const std::string &part : whole.parts.empty() ? whole.members : whole.parts) {
            const auto report = std::ranges::lower_bound(m_from.reports, part, {}, &IncidentRow::id);
            if (report == m_from.reports.end() || report->id != part)
                continue;
            if (isReleasable(report->marking))
                rows.push_back(&*report);
            else
                addParts(rows, *report);
        }
    }

    [[nodiscard]] std::vector<std::size_t> releasableObservations(Withheld &withheld) const
    {
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < m_from.observations.size(); ++i) {
            if (isReleasable(m_from.observations.marking[i]))
                rows.push_back(i);
        }
        withheld.observations += m_from.observations.size() - rows.size();
        return rows;
    }

    /// A source is told of where something of it is, or where what it says by default would be.
    /// What is known of its life is told anew from what is left.
    void copySources(const std::vector<const IncidentRow *> &incidents, const std::vector<std::size_t> &observations,
                     Withheld &withheld)
    {
        std::vector<store::FeedState> states(m_from.sources.size());
        std::vector<std::uint8_t> isNamed(m_from.sources.size(), 0);
        std::vector<std::vector<std::int64_t>> times(m_from.sources.size());
        const Columns &o = m_from.observations;
        for (const std::size_t i : observations) {
            isNamed[o.source[i]] = 1;
            store::FeedState &state = states[o.source[i]];
            ++state.observations;
            if (o.time[i] == noTime)
                continue;
            seen(state.lastHappened, fromMicros(o.time[i]));
            if (isStream(m_from.sources[o.source[i]].source.kind))
                times[o.source[i]].push_back(o.time[i]);
        }
        for (const IncidentRow *incident : incidents) {
            for (const std::uint16_t source : incident->sources) {
                isNamed[source] = 1;
                ++states[source].claims;
                seen(states[source].lastKnown, fromMicros(incident->updated));
                if (incident->from != noTime)
                    seen(states[source].lastHappened, fromMicros(incident->from));
            }
        }
        m_sources.assign(m_from.sources.size(), 0);
        m_hasSource.assign(m_from.sources.size(), 0);
        for (std::size_t i = 0; i < m_from.sources.size(); ++i) {
            const SourceRow &row = m_from.sources[i];
            const Marking byDefault = parseMarking(row.source.defaultMarking).value_or(Marking::mostRestrictive());
            if (!isNamed[i] && !decide(byDefault, m_audience).releasable) {
                ++withheld.sources;
                continue;
            }
            m_sources[i] = static_cast<std::uint16_t>(m_to->sources.size());
            m_hasSource[i] = 1;
            states[i].sourceId = row.source.id;
            if (states[i].lastHappened) // it was known then at the earliest
                seen(states[i].lastKnown, *states[i].lastHappened);
            states[i].learnedCadence = store::cadenceOfEvents(std::move(times[i]));
            m_to->sources.push_back({row.source, states[i]});
        }
    }
    void copyWatches()
    {
        for (const picture::WatchRow &row : m_from.watches) {
            const std::int32_t asset = newAsset(row.asset);
            if (asset != gone && m_hasSource[row.source] && isReleasable(row.marking))
                m_to->watches.push_back({asset, m_sources[row.source], relabelled(row.marking)});
        }
    }

    /// What is said of an asset's health goes out with its reason, without the name of who said it; where it may not,
    /// it was never said.
    void copyHeld()
    {
        for (const picture::HeldHealth &row : m_from.held) {
            const std::int32_t asset = newAsset(row.asset);
            if (asset == gone || !isReleasable(row.marking))
                continue;
            picture::HeldHealth &copy = m_to->held.emplace_back(row);
            copy.asset = asset;
            copy.marking = relabelled(row.marking);
            copy.by.clear();
        }
    }

    /// Counts of what a rule found would tell of what is withheld: only what is left is counted.
    void copyVulnerabilities()
    {
        std::vector<std::int32_t> vulnerabilities(m_from.vulnerabilities.size(), gone);
        for (const fusion::ProductMatch &match : m_from.matches) {
            const picture::VulnerabilityRow &row = m_from.vulnerabilities[at(match.vulnerability)];
            const std::int32_t asset = newAsset(match.asset);
            if (asset == gone || !isReleasable(match.marking) || !isReleasable(row.marking))
                continue;
            std::int32_t &index = vulnerabilities[at(match.vulnerability)];
            if (index == gone) {
                index = static_cast<std::int32_t>(m_to->vulnerabilities.size());
                m_to->vulnerabilityById.emplace(row.id, index);
                picture::VulnerabilityRow &copy = m_to->vulnerabilities.emplace_back(row);
                copy.marking = relabelled(row.marking);
                copy.leftOut = 0;
                std::erase_if(copy.sources, [this](std::uint16_t source) { return !m_hasSource[source]; });
                for (std::uint16_t &source : copy.sources)
                    source = m_sources[source];
            }
            fusion::ProductMatch copy = match;
            copy.vulnerability = index;
            copy.asset = asset;
            copy.marking = relabelled(match.marking);
            const auto rule = static_cast<std::size_t>(match.rule);
            ++m_to->matchRules[rule].found;
            ++m_to->matchRules[rule].kept;
            m_to->matches.push_back(std::move(copy));
        }
    }

    static void seen(std::optional<Timestamp> &last, Timestamp at) { last = std::max(last.value_or(at), at); }

    void copyIncidents(const std::vector<const IncidentRow *> &rows)
    {
        for (const IncidentRow *row : rows) {
            IncidentRow copy = *row;
            for (std::int32_t &asset : copy.assets)
                asset = newAsset(asset);
            std::erase(copy.assets, gone);
            for (std::uint16_t &source : copy.sources)
                source = m_sources[source];
            if (copy.placedBy >= 0) {
                copy.placedBy = newAsset(copy.placedBy);
                if (copy.placedBy == gone)
                    placeAnew(copy);
            }
            if (copy.recognition)
                copy.recognition = nameless(*copy.recognition);
            copy.marking = relabelled(copy.marking);
            m_to->incidentById.insert_or_assign(copy.id, static_cast<std::int32_t>(m_to->incidents.size()));
            for (const auto *ids : {&copy.members, &copy.parts}) {
                for (const std::string &id : *ids)
                    m_to->incidentById.emplace(id, static_cast<std::int32_t>(m_to->incidents.size()));
            }
            m_to->incidents.push_back(std::move(copy));
        }
    }

    /// What was decided goes out, under the marking of all that it rests on; who sat there that night does not.
    [[nodiscard]] static std::shared_ptr<const fusion::Recognition> nameless(fusion::Recognition recognition)
    {
        recognition.by.clear();
        recognition.recognisedBy.clear();
        if (recognition.assessment)
            recognition.assessment->by.clear();
        return std::make_shared<const fusion::Recognition>(std::move(recognition));
    }

    /// The asset that lent its place is withheld, and the place with it.
    void placeAnew(IncidentRow &incident) const
    {
        incident.x = nowhere;
        incident.y = nowhere;
        incident.precision = Precision::None;
        picture::placeByOthers(incident, m_to->assets);
    }

    void copyObservations(const std::vector<std::size_t> &rows)
    {
        const Columns &from = m_from.observations;
        Columns &to = m_to->observations;
        const auto copy = [&](const auto &column, auto &into) {
            into.reserve(rows.size());
            for (const std::size_t i : rows)
                into.push_back(column[i]);
        };
        copy(from.time, to.time);
        copy(from.severity, to.severity);
        copy(from.category, to.category);
        copy(from.domain, to.domain);
        copy(from.x, to.x);
        copy(from.y, to.y);
        copy(from.precision, to.precision);
        copy(from.id, to.id);
        for (const std::size_t i : rows) {
            const std::size_t row = to.asset.size();
            const bool isLent = isPlacedByAsset(i);
            to.source.push_back(m_sources[from.source[i]]);
            to.marking.push_back(relabelled(from.marking[i]));
            to.asset.push_back(newAsset(from.asset[i]));
            to.placedByAsset.push_back(isLent && to.asset[row] != gone);
            if (isLent && to.asset[row] == gone) {
                to.x[row] = nowhere;
                to.y[row] = nowhere;
                to.precision[row] = static_cast<std::uint8_t>(Precision::None);
            }
        }
    }

    /// An operation goes out without the targets that may not; what it explains, only where both may.
    void copyOperations()
    {
        if (!m_from.operations)
            return;
        auto board = std::make_shared<picture::OperationsBoard>();
        const picture::OperationsBoard &whole = *m_from.operations;
        const auto kept = keptOperations(whole);
        std::map<const picture::OperationRow *, std::int32_t> places;
        for (const picture::OperationRow *row : kept) {
            const auto place = static_cast<std::int32_t>(board->rows.size());
            places.emplace(row, place);
            for (const std::string &part : row->parts)
                board->whole.emplace(part, place);
            copyOperation(board->rows.emplace_back(*row));
        }
        const auto explain = [&](const picture::OperationsBoard &from, const auto &key, auto &into, const auto &all) {
            const auto found = all.find(key);
            for (picture::Explanation one : found == all.end() ? std::vector<picture::Explanation>() : found->second) {
                const auto place = places.find(&from.rows[at(one.operation)]);
                one.operation = place == places.end() ? gone : place->second;
                if (one.rule == picture::ExplainedBy::Target)
                    std::erase_if(one.values, [&](const std::string &id) { return !m_to->assetById.contains(id); });
                if (one.operation == gone || one.values.empty())
                    continue;
                if (one.rule == picture::ExplainedBy::Target) // how many there are besides is nobody's business
                    one.named = static_cast<std::int32_t>(one.values.size());
                into[key].push_back(std::move(one));
            }
        };
        for (const picture::OperationsBoard *from : {&whole, whole.parts.get()}) {
            if (!from)
                continue;
            for (const IncidentRow &row : m_to->incidents)
                explain(*from, row.id, board->incidents, from->incidents);
            for (const std::int64_t id : m_to->observations.id)
                explain(*from, id, board->observations, from->observations);
        }
        for (auto &[id, all] : board->incidents)
            std::ranges::stable_sort(all, {}, &picture::Explanation::operation);
        for (auto &[id, all] : board->observations)
            std::ranges::stable_sort(all, {}, &picture::Explanation::operation);
        if (!board->rows.empty())
            m_to->operations = std::move(board);
    }

    /// By id. Joining takes nothing from an audience: of what it may not see as a whole it is shown the parts that it
    /// may.
    [[nodiscard]] std::vector<const picture::OperationRow *> keptOperations(const picture::OperationsBoard &whole) const
    {
        std::vector<const picture::OperationRow *> kept;
        for (const picture::OperationRow &row : whole.rows) {
            if (isReleasable(row.marking))
                kept.push_back(&row);
        }
        static const picture::OperationsBoard none;
        const picture::OperationsBoard &parts = whole.parts ? *whole.parts : none;
        for (const picture::OperationRow &part : parts.rows) {
            const picture::OperationRow &row = whole.rows[at(whole.whole.at(part.id))];
            if (!isReleasable(row.marking) && isReleasable(part.marking))
                kept.push_back(&part);
        }
        std::ranges::sort(kept, {}, [](const picture::OperationRow *row) { return std::string_view(row->id); });
        return kept;
    }

    void copyOperation(picture::OperationRow &copy)
    {
        // By which name a target went says what it is: only those that are left are told.
        copy.targets.clear();
        copy.origins.clear();
        for (std::int32_t &asset : copy.assets)
            asset = newAsset(asset);
        std::erase(copy.assets, gone);
        std::erase_if(copy.sources, [this](std::uint16_t source) { return !m_hasSource[source]; });
        for (std::uint16_t &source : copy.sources)
            source = m_sources[source];
        for (picture::WarningRow &item : copy.items)
            item.by.clear();
        copy.marking = relabelled(copy.marking);
        if (copy.placedBy >= 0) {
            copy.placedBy = newAsset(copy.placedBy);
            if (copy.placedBy == gone) {
                copy.x = copy.y = nowhere;
                copy.precision = Precision::None;
            }
        }
    }

    [[nodiscard]] bool isPlacedByAsset(std::size_t i) const
    {
        const Columns &o = m_from.observations;
        if (o.asset[i] < 0)
            return false;
        if (o.placedByAsset.size() == o.size())
            return o.placedByAsset[i] != 0;
        const AssetRow &asset = m_from.assets[at(o.asset[i])];
        return o.x[i] == asset.x && o.y[i] == asset.y;
    }

    const Snapshot &m_from;
    const Audience &m_audience;
    std::shared_ptr<Snapshot> m_to;
    std::vector<std::uint8_t> m_releasable; ///< by marking
    picture::Markings m_markings; ///< of the copy
    std::vector<std::int32_t> m_assets; ///< old index -> new
    std::vector<std::uint16_t> m_sources; ///< old index -> new, where kept
    std::vector<std::uint8_t> m_hasSource; ///< by old index: kept
};

} // namespace

picture::SnapshotPtr filtered(const Snapshot &s, const Audience &a, Withheld *withheld,
                              std::optional<Timestamp> judgedAt)
{
    Withheld counted;
    auto copy = Filter(s, a, judgedAt.value_or(s.judgedAt)).run(counted);
    if (withheld)
        *withheld = counted;
    return copy;
}

} // namespace watchfloor::release
