// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/outlook.h"

#include "impact/critical.h"
#include "impact/holdup.h"
#include "impact/phases.h"

#include <map>
#include <optional>
#include <utility>

namespace watchfloor::impact {

using picture::Snapshot;

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

bool isDelayed(const Need &need)
{
    return need.holdUp.count() > 0 || need.timeToImpact.count() > 0 || need.recovery.count() > 0;
}

/// Since when each asset is worth less: an incident counts from when it happened, or was first told.
std::vector<Event> eventsOf(const Snapshot &s)
{
    std::vector<Event> events;
    for (const picture::IncidentRow &incident : s.incidents) {
        if (!picture::isOpen(incident.state))
            continue;
        const std::int64_t since = incident.from == noTime ? incident.known : incident.from;
        for (const std::int32_t asset : incident.assets)
            events.push_back({asset, std::min(fromMicros(since), s.judgedAt), valueOfSeverity(incident.severity)});
    }
    std::ranges::stable_sort(events, {}, &Event::from);
    // Of several the worst counts.
    std::map<std::int32_t, double> worst;
    for (Event &event : events) {
        double &value = worst.try_emplace(event.node, 1).first->second;
        value = event.value = leftAfter({value, event.value}, Hits::OneDamage);
    }
    return events;
}

/// What is unseen had failed when it was seen last; what never was had failed before.
std::vector<Event> withUnseen(std::vector<Event> events, const Snapshot &s, Timestamp start)
{
    std::map<std::int32_t, Timestamp> lost;
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        const picture::AssetRow &asset = s.assets[i];
        if (asset.unseen)
            lost[static_cast<std::int32_t>(i)]
                = asset.lastSeen == noTime ? start : std::min(fromMicros(asset.lastSeen), s.judgedAt);
    }
    for (const picture::HeldHealth &held : s.held) {
        if (held.unseen)
            lost[held.asset] = held.lastSeen == noTime ? start : std::min(fromMicros(held.lastSeen), s.judgedAt);
    }
    std::erase_if(events, [&](const Event &event) {
        const auto found = lost.find(event.node);
        return found != lost.end() && event.from >= found->second;
    });
    for (const auto &[asset, from] : lost)
        events.push_back({asset, from, 0});
    return events;
}

/// What people hold of an asset counts until it ends; from then on what was told of it meanwhile. `events`: of each
/// asset in order of time.
std::vector<Event> withHeld(std::vector<Event> events, const Snapshot &s)
{
    for (const picture::HeldHealth &held : s.held) {
        if (!picture::isInForce(held, s.judgedAt))
            continue;
        const Timestamp since = std::min(fromMicros(held.since), s.judgedAt), until = fromMicros(held.until);
        double told = 1;
        for (const Event &event : events) {
            if (event.node == held.asset && event.from <= until)
                told = event.value;
        }
        std::erase_if(events, [&](const Event &event) {
            return event.node == held.asset && event.from >= since && event.from <= until;
        });
        events.push_back({held.asset, since, impact::valueOfHealth(held.health)});
        events.push_back({held.asset, until, told});
    }
    std::ranges::stable_sort(events, {}, &Event::from);
    return events;
}

/// The own value of a node at an instant. `events`: of each node in order of time.
double ownOf(std::span<const Event> events, std::int32_t node, Timestamp when)
{
    double own = 1;
    for (const Event &event : events) {
        if (event.node == node && event.from <= when)
            own = event.value;
    }
    return own;
}

/// What holds now is over before the outlook is.
bool isHeldForAWhile(const Snapshot &s)
{
    return std::ranges::any_of(s.held, [&](const picture::HeldHealth &held) {
        return picture::isInForce(held, s.judgedAt) && !picture::isInForce(held, s.judgedAt + outlookHours.back());
    });
}

/// A mission that has phases; null: another asset.
const picture::MissionRow *phasedMission(const Snapshot &s, std::int32_t asset)
{
    const std::int32_t index = s.assets[at(asset)].mission;
    if (index < 0 || s.missions[at(index)].phases.empty())
        return nullptr;
    return &s.missions[at(index)];
}

/// The whole outlook, and when the last phase that is asked for begins.
Timestamp endOf(const Snapshot &s, std::span<const Outlook> outlooks)
{
    Timestamp end = s.judgedAt + outlookHours.back();
    for (const Outlook &outlook : outlooks) {
        if (const picture::MissionRow *mission = phasedMission(s, outlook.asset)) {
            for (const picture::PhaseRow &phase : mission->phases)
                end = std::max(end, phase.from == noTime ? end : fromMicros(phase.from));
        }
    }
    return end + std::chrono::microseconds(1);
}

class TimedReasons
{
public:
    TimedReasons(const Snapshot &s, const Network &network, std::span<const Need> needs,
                 std::span<const Course> courses, std::span<const Event> events, Timestamp end)
        : m_s(s)
        , m_network(network)
        , m_needs(needs)
        , m_courses(courses)
        , m_events(events)
        , m_end(end)
    {
    }

    /// `counts`: the phases of `asset` that do, where it is a mission; what stands below it is as it is now.
    std::vector<Reason> of(std::int32_t asset, Timestamp when, const picture::PhaseCounts &counts, int limit) const
    {
        std::vector<Visit> met{{asset, -1, when}};
        std::vector<std::uint8_t> seen(m_network.size(), 0);
        seen[at(asset)] = 1;
        std::vector<std::pair<double, Reason>> found;
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (ownAt(met[i]) < 1) {
                Reason reason{
                    met[i].node, {}, incidentsOn(met[i].node), m_s.assets[at(met[i].node)].unseen, isHeldAt(met[i])};
                for (auto step = static_cast<std::int32_t>(i); step >= 0; step = met[at(step)].from)
                    reason.path.push_back(met[at(step)].node);
                std::ranges::reverse(reason.path);
                found.emplace_back(ownAt(met[i]), std::move(reason));
            }
            const picture::MissionRow *mission = i == 0 ? phasedMission(m_s, asset) : nullptr;
            if (mission)
                visitFelt(met, *mission, counts, seen);
            else
                visitProviders(met, i, seen);
        }
        std::ranges::stable_sort(found, {}, [](const auto &r) { return std::pair(r.first, r.second.path.size()); });
        std::vector<Reason> reasons;
        for (auto &[own, reason] : found) {
            if (std::ssize(reasons) < limit)
                reasons.push_back(std::move(reason));
        }
        return reasons;
    }

    /// Of a provider, over that need.
    [[nodiscard]] double arrivedAt(std::size_t need, std::int32_t provider, Timestamp when) const
    {
        return valueAt(arriving(m_courses[at(provider)], m_needs[need], m_end), when);
    }

    [[nodiscard]] static picture::PhaseCounts runningAt(Timestamp when)
    {
        return [when](const picture::PhaseRow &phase) { return picture::isRunning(phase, when); };
    }

private:
    struct Visit
    {
        std::int32_t node, from; ///< `from`: place of who needs it
        Timestamp when; ///< the instant at which it was bad
    };

    [[nodiscard]] double ownAt(const Visit &visit) const { return ownOf(m_events, visit.node, visit.when); }

    [[nodiscard]] bool isHeldAt(const Visit &visit) const
    {
        const picture::HeldHealth *held = picture::heldHealth(m_s, visit.node);
        return held && picture::isInForce(*held, visit.when);
    }

    /// Worst first.
    [[nodiscard]] std::vector<std::int32_t> incidentsOn(std::int32_t node) const
    {
        std::vector<std::int32_t> found;
        for (std::size_t i = 0; i < m_s.incidents.size(); ++i) {
            const picture::IncidentRow &incident = m_s.incidents[i];
            if (picture::isOpen(incident.state) && std::ranges::contains(incident.assets, node))
                found.push_back(static_cast<std::int32_t>(i));
        }
        std::ranges::stable_sort(found, std::greater{}, [&](std::int32_t i) { return m_s.incidents[at(i)].severity; });
        return found;
    }

    /// Only goals that are less than good, and of those only what arrives so.
    void visitProviders(std::vector<Visit> &met, std::size_t place, std::vector<std::uint8_t> &seen) const
    {
        const Visit visit = met[place];
        for (const Goal &goal : m_network.goals(at(visit.node))) {
            std::map<std::size_t, double> values;
            for (const Provider &p : m_network.providers(goal)) {
                double &best = values.try_emplace(at(p.node), 0).first->second;
                best = std::max(best, arrivedAt(at(p.need), p.node, visit.when));
            }
            struct
            {
                const std::map<std::size_t, double> &all;
                double operator[](std::size_t n) const { return all.at(n); }
            } arrived{values};
            if (m_network.valueOf(arrived, goal) >= 1)
                continue;
            for (const Provider &p : m_network.providers(goal)) {
                if (Network::arriving(values.at(at(p.node)), p) < 1 && std::exchange(seen[at(p.node)], 1) == 0)
                    met.push_back({p.node, static_cast<std::int32_t>(place), lastBad(at(p.node), visit.when)});
            }
        }
    }

    /// The same of the mission that is asked for, in its phases.
    void visitFelt(std::vector<Visit> &met, const picture::MissionRow &mission, const picture::PhaseCounts &counts,
                   std::vector<std::uint8_t> &seen) const
    {
        const Timestamp when = met.front().when;
        const auto arrived = [&](std::size_t need) { return arrivedAt(need, m_s.dependencies[need].provider, when); };
        for (const std::size_t need : MissionNeeds(m_s, mission).felt(arrived, counts)) {
            const std::int32_t provider = m_s.dependencies[need].provider;
            if (std::exchange(seen[at(provider)], 1) == 0)
                met.push_back({provider, 0, lastBad(at(provider), when)});
        }
    }

    /// A provider that is back may still be the reason, while recovery lasts.
    [[nodiscard]] Timestamp lastBad(std::size_t node, Timestamp when) const
    {
        const Course &course = m_courses[node];
        for (std::size_t i = course.size(); i-- > 0;) {
            if (course[i].from <= when && course[i].value < 1)
                return i + 1 < course.size() ? std::min(when, course[i + 1].from - std::chrono::microseconds(1)) : when;
        }
        return when;
    }

    const Snapshot &m_s;
    const Network &m_network;
    const std::span<const Need> m_needs;
    const std::span<const Course> m_courses;
    const std::span<const Event> m_events;
    const Timestamp m_end;
};

/// Nothing bridges anything: what is now stays.
void tellLasting(const Snapshot &s, const Network &network, const Impact &impact, Outlook &outlook, int limit)
{
    Moment now;
    now.value = impact.value[at(outlook.asset)];
    now.low = impact.low[at(outlook.asset)];
    now.health = healthOf(now.value, now.low);
    now.reasons = reasons(s, network, impact, outlook.asset, limit);
    for (std::size_t i = 0; i < outlookHours.size(); ++i) {
        outlook.moments[i] = now;
        outlook.moments[i].at = s.judgedAt + outlookHours[i];
    }
}

/// One end of the interval that values are in, through time.
struct Line
{
    std::vector<Event> events;
    std::vector<Course> courses;
};

/// What will have become of everything, asked for one asset after the other.
class Future
{
public:
    Future(const Snapshot &s, const Network &network, std::span<const Need> needs, const Impact &impact, Timestamp end)
        : m_s(s)
        , m_network(network)
        , m_needs(needs)
        , m_impact(impact)
        , m_end(end)
    {
        const auto told = eventsOf(s);
        m_high.events = withHeld(told, s);
        const Timestamp start = startOf(s, m_high.events);
        bool isCut = false;
        m_high.courses = courses(network, needs, m_high.events, start, end, Creeping::AsItStands, &isCut);
        m_isOpen = isCut || std::ranges::any_of(s.assets, &picture::AssetRow::unseen)
            || std::ranges::any_of(s.held, &picture::HeldHealth::unseen);
        if (m_isOpen) {
            m_low.events = withHeld(withUnseen(told, s, start), s);
            m_low.courses = courses(network, needs, m_low.events, start, end);
        }
        m_reasons.emplace(s, network, needs, m_high.courses, m_high.events, end);
    }

    void tell(Outlook &outlook, int limit) const
    {
        for (std::size_t i = 0; i < outlookHours.size(); ++i) {
            const Timestamp when = m_s.judgedAt + outlookHours[i];
            outlook.moments[i] = momentOf(outlook.asset, when, TimedReasons::runningAt(when), limit);
        }
        if (const picture::MissionRow *mission = phasedMission(m_s, outlook.asset))
            tellPhases(outlook, *mission, limit);
    }

private:
    /// Everything was good before whatever is not.
    [[nodiscard]] static Timestamp startOf(const Snapshot &s, std::span<const Event> known)
    {
        Timestamp start = s.judgedAt;
        for (const Event &event : known)
            start = std::min(start, event.from);
        const auto begin = [&](const auto &row) {
            if (row.unseen && row.lastSeen != noTime)
                start = std::min(start, fromMicros(row.lastSeen));
        };
        std::ranges::for_each(s.assets, begin);
        std::ranges::for_each(s.held, begin);
        return start - std::chrono::seconds(1); // a loss at the start would have been there for ever
    }

    void tellPhases(Outlook &outlook, const picture::MissionRow &mission, int limit) const
    {
        for (std::size_t i = 0; i < mission.phases.size() && outlook.phases.size() < mostPhases; ++i) {
            const picture::PhaseRow &phase = mission.phases[i];
            if (picture::isOver(phase, m_s.judgedAt))
                continue;
            const bool isRunning = picture::isRunning(phase, m_s.judgedAt);
            const auto isIt = [&](const picture::PhaseRow &other) { return &other == &phase; };
            const Timestamp when = isRunning ? m_s.judgedAt : fromMicros(phase.from);
            outlook.phases.push_back({i, isRunning, momentOf(outlook.asset, when, isIt, limit)});
        }
    }

    [[nodiscard]] Moment momentOf(std::int32_t asset, Timestamp when, const picture::PhaseCounts &counts,
                                  int limit) const
    {
        Moment moment;
        moment.at = when;
        moment.value = valueOf(m_high, asset, when, counts);
        moment.low = m_isOpen ? std::min(moment.value, valueOf(m_low, asset, when, counts)) : moment.value;
        moment.health = healthOf(moment.value, moment.low);
        moment.reasons = m_reasons->of(asset, when, counts, limit);
        if (moment.low < moment.value)
            addUnseen(moment, asset, counts, limit);
        return moment;
    }

    /// What nobody sees now nobody will see then, as far as is known; after what is known to be bad.
    void addUnseen(Moment &moment, std::int32_t asset, const picture::PhaseCounts &counts, int limit) const
    {
        const auto add = [&](std::vector<Reason> reasons, bool isBelow) {
            for (Reason &reason : reasons) {
                const bool isTold = std::ranges::contains(moment.reasons, reason.root, &Reason::root);
                if (!reason.unseen || isTold || std::ssize(moment.reasons) >= limit)
                    continue;
                if (isBelow)
                    reason.path.insert(reason.path.begin(), asset);
                moment.reasons.push_back(std::move(reason));
            }
        };
        const picture::MissionRow *mission = phasedMission(m_s, asset);
        if (!mission)
            return add(reasons(m_s, m_network, m_impact, asset, limit), false);
        const auto low = [&](std::size_t need) { return m_impact.low[at(m_s.dependencies[need].provider)]; };
        for (const std::size_t need : MissionNeeds(m_s, *mission).felt(low, counts))
            add(reasons(m_s, m_network, m_impact, m_s.dependencies[need].provider, limit), true);
    }

    [[nodiscard]] double valueOf(const Line &line, std::int32_t asset, Timestamp when,
                                 const picture::PhaseCounts &counts) const
    {
        const picture::MissionRow *mission = phasedMission(m_s, asset);
        if (!mission)
            return valueAt(line.courses[at(asset)], when);
        const auto arrived = [&](std::size_t need) {
            const Course &course = line.courses[at(m_s.dependencies[need].provider)];
            return valueAt(arriving(course, m_needs[need], m_end), when);
        };
        return MissionNeeds(m_s, *mission).worth(ownOf(line.events, asset, when), arrived, counts);
    }

    const Snapshot &m_s;
    const Network &m_network;
    const std::span<const Need> m_needs;
    const Impact &m_impact;
    const Timestamp m_end;
    Line m_high, m_low; ///< m_low: where m_isOpen
    bool m_isOpen = false;
    std::optional<TimedReasons> m_reasons;
};

} // namespace

std::vector<Outlook> outlooks(const Snapshot &s, const Impact &impact, std::span<const std::int32_t> assets, int limit)
{
    const auto needs = needsOf(s);
    const Network network(s.assets.size(), needs);
    std::vector<Outlook> found;
    for (const std::int32_t asset : assets) {
        if (asset < 0 || at(asset) >= s.assets.size())
            continue;
        Outlook outlook;
        outlook.asset = asset;
        const std::int32_t start[] = {asset};
        for (const std::int32_t node : below(network, start)) {
            ++outlook.needed;
            outlook.unseen += s.assets[at(node)].unseen ? 1 : 0;
            if (impact.redundancyLost[at(node)] && impact.value[at(node)] >= 1)
                outlook.redundancyLost.push_back(node);
        }
        found.push_back(std::move(outlook));
    }
    const bool isTimed = std::ranges::any_of(needs, isDelayed) || isHeldForAWhile(s);
    const auto asksFuture = [&](const Outlook &outlook) { return isTimed || phasedMission(s, outlook.asset); };
    std::optional<Future> future;
    if (std::ranges::any_of(found, asksFuture))
        future.emplace(s, network, needs, impact, endOf(s, found));
    for (Outlook &outlook : found) {
        if (asksFuture(outlook))
            future->tell(outlook, limit);
        else
            tellLasting(s, network, impact, outlook, limit);
    }
    return found;
}

} // namespace watchfloor::impact
