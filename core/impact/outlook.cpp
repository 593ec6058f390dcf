// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/outlook.h"

#include "impact/critical.h"
#include "impact/holdup.h"

#include <map>
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

/// What holds now is over before the outlook is.
bool isHeldForAWhile(const Snapshot &s)
{
    return std::ranges::any_of(s.held, [&](const picture::HeldHealth &held) {
        return picture::isInForce(held, s.judgedAt) && !picture::isInForce(held, s.judgedAt + outlookHours.back());
    });
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

    std::vector<Reason> of(std::int32_t asset, Timestamp when, int limit) const
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

private:
    struct Visit
    {
        std::int32_t node, from; ///< `from`: place of who needs it
        Timestamp when; ///< the instant at which it was bad
    };

    [[nodiscard]] double ownAt(const Visit &visit) const
    {
        double own = 1;
        for (const Event &event : m_events) {
            if (event.node == visit.node && event.from <= visit.when)
                own = event.value;
        }
        return own;
    }

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
                const Course course = arriving(m_courses[at(p.node)], m_needs[at(p.need)], m_end);
                best = std::max(best, valueAt(course, visit.when));
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

void tellTimed(const Snapshot &s, const Network &network, std::span<const Need> needs, std::span<Outlook> outlooks,
               int limit)
{
    const auto told = eventsOf(s);
    const auto known = withHeld(told, s);
    Timestamp start = s.judgedAt;
    for (const Event &event : known)
        start = std::min(start, event.from);
    const auto begin = [&](const auto &row) {
        if (row.unseen && row.lastSeen != noTime)
            start = std::min(start, fromMicros(row.lastSeen));
    };
    std::ranges::for_each(s.assets, begin);
    std::ranges::for_each(s.held, begin);
    start -= std::chrono::seconds(1); // a loss at the start would have been there for ever
    const Timestamp end = s.judgedAt + outlookHours.back() + std::chrono::microseconds(1);
    bool isCut = false;
    const auto high = courses(network, needs, known, start, end, Creeping::AsItStands, &isCut);
    const bool isSame = !isCut && std::ranges::none_of(s.assets, &picture::AssetRow::unseen)
        && std::ranges::none_of(s.held, &picture::HeldHealth::unseen);
    const auto low = isSame ? high : courses(network, needs, withHeld(withUnseen(told, s, start), s), start, end);
    const TimedReasons why(s, network, needs, high, known, end);
    for (Outlook &outlook : outlooks) {
        for (std::size_t i = 0; i < outlookHours.size(); ++i) {
            Moment &moment = outlook.moments[i];
            moment.at = s.judgedAt + outlookHours[i];
            moment.value = valueAt(high[at(outlook.asset)], moment.at);
            moment.low = std::min(moment.value, valueAt(low[at(outlook.asset)], moment.at));
            moment.health = healthOf(moment.value, moment.low);
            moment.reasons = why.of(outlook.asset, moment.at, limit);
        }
    }
}

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
    if (std::ranges::any_of(needs, isDelayed) || isHeldForAWhile(s)) {
        tellTimed(s, network, needs, found, limit);
    } else {
        for (Outlook &outlook : found)
            tellLasting(s, network, impact, outlook, limit);
    }
    return found;
}

} // namespace watchfloor::impact
