// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/holdup.h"

#include "impact/waiting.h"

#include <cmath>
#include <iterator>
#include <map>
#include <optional>

namespace watchfloor::impact {

namespace {

using std::chrono::microseconds;

// Means in a cycle come to rest only in the limit; what is smaller than this nobody can see.
constexpr double noticeable = 1e-9;

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

/// Steps that change nothing are none.
void append(Course &course, Step step)
{
    if (course.empty() || course.back().value != step.value)
        course.push_back(step);
}

/// Instants at which something may change, ascending.
class Instants
{
public:
    explicit Instants(Timestamp end)
        : m_end(end)
    {
    }
    void add(const Course &course, microseconds later = {})
    {
        for (const Step &step : course) {
            if (step.from + later < m_end)
                m_all.push_back(step.from + later);
        }
    }
    const std::vector<Timestamp> &sorted()
    {
        std::ranges::sort(m_all);
        m_all.erase(std::ranges::unique(m_all).begin(), m_all.end());
        return m_all;
    }

private:
    Timestamp m_end;
    std::vector<Timestamp> m_all;
};

/// At each instant the best, or the worst, of a course's values in the time before it.
template <typename Better> Course extremes(const Course &course, microseconds span, Timestamp end, Better better)
{
    if (span == microseconds{} || course.size() == 1)
        return course;
    Instants instants(end);
    instants.add(course);
    instants.add(course, span);
    Course found;
    std::size_t first = 0; ///< what lasts into the span
    for (const Timestamp now : instants.sorted()) {
        while (first + 1 < course.size() && course[first + 1].from <= now - span)
            ++first;
        double value = course[first].value;
        for (std::size_t i = first + 1; i < course.size() && course[i].from <= now; ++i)
            value = better(value, course[i].value);
        append(found, {now, value});
    }
    return found;
}

bool isGood(const Course &course) { return course.size() == 1 && course.front().value >= 1; }

bool isNoticed(const Course &before, const Course &after)
{
    return !std::ranges::equal(
        before, after, [](Step a, Step b) { return a.from == b.from && std::abs(a.value - b.value) <= noticeable; });
}

Course worseOf(const Course &one, const Course &other, Timestamp end)
{
    Instants instants(end);
    instants.add(one);
    instants.add(other);
    Course found;
    for (const Timestamp now : instants.sorted())
        append(found, {now, std::min(valueAt(one, now), valueAt(other, now))});
    return found;
}

/// From when on `after` is not what `before` was.
Timestamp firstDifference(const Course &before, const Course &after)
{
    const auto [a, b] = std::ranges::mismatch(before, after);
    return a == before.end() ? b->from : b == after.end() ? a->from : std::min(a->from, b->from);
}

Course failedFrom(const Course &course, Timestamp from)
{
    Course cut;
    for (const Step &step : course) {
        if (step.from < from)
            append(cut, step);
    }
    append(cut, {from, 0});
    return cut;
}

class Timeline
{
public:
    Timeline(const Network &network, std::span<const Need> needs, Timestamp start, Timestamp end)
        : m_network(network)
        , m_needs(needs)
        , m_end(end)
        , m_courses(network.size(), Course{{start, 1}})
        , m_own(network.size(), Course{{start, 1}})
        , m_waiting(network.size())
    {
    }
    void follow(std::span<const Event> events, Timestamp start)
    {
        std::vector<Event> sorted(events.begin(), events.end());
        std::ranges::stable_sort(sorted, {}, &Event::from);
        for (const Event &event : sorted) {
            Course &own = m_own[at(event.node)];
            const Step step{std::max(event.from, start), event.value};
            if (step.from >= m_end)
                continue;
            if (own.back().from == step.from)
                own.pop_back();
            append(own, step);
        }
        m_courses = m_own;
    }
    void settle(Creeping creeping)
    {
        for (std::size_t node = 0; node < m_network.size(); ++node) {
            if (!isGood(m_own[node]))
                wakeDependants(node);
        }
        // Courses only sink, and end at the horizon. In a cycle, what sinks behind the place that is looked at waits
        // for the next round.
        for (auto place = m_waiting.next(0); place != Waiting::none;) {
            const auto [first, last] = m_network.cycleAt(place);
            std::uint64_t patience = mostTimedLaps * (last - first);
            while (place < last) {
                m_waiting.remove(place);
                if (const std::size_t node = at(m_network.order()[place]);
                    settle(node, patience > 0 ? std::nullopt : std::optional(creeping)))
                    wakeDependants(node);
                patience -= patience > 0;
                place = m_waiting.next(place);
                if (place >= last)
                    place = std::min(m_waiting.next(first), place);
            }
        }
    }
    [[nodiscard]] bool isCut() const { return m_isCut; }
    std::vector<Course> take() { return std::move(m_courses); }

private:
    void wakeDependants(std::size_t node)
    {
        for (const std::int32_t above : m_network.dependants(node))
            m_waiting.add(m_network.place(at(above)));
    }

    /// Whether the node's course is noticeably another one than before.
    bool settle(std::size_t node, std::optional<Creeping> creeping)
    {
        const auto all = m_network.providers(node);
        Instants instants(m_end);
        instants.add(m_own[node]);
        m_arrived.clear();
        for (const Provider &p : all) {
            m_arrived.push_back(arriving(m_courses[at(p.node)], m_needs[at(p.need)], m_end));
            instants.add(m_arrived.back());
        }
        Course course;
        for (const Timestamp now : instants.sorted())
            append(course, {now, valueOf(node, now)});
        if (creeping)
            course = worseOf(m_courses[node], course, m_end);
        const bool isOther = isNoticed(m_courses[node], course);
        m_isCut = m_isCut || (isOther && creeping);
        if (isOther && creeping == Creeping::AsItStands)
            return false;
        if (isOther && creeping)
            course = failedFrom(course, firstDifference(m_courses[node], course));
        m_courses[node] = std::move(course);
        return isOther;
    }

    [[nodiscard]] double valueOf(std::size_t node, Timestamp now) const
    {
        double value = valueAt(m_own[node], now);
        std::size_t next = 0;
        // Alternatives of one goal may be one provider twice, with batteries of their own: the better one counts.
        struct Arrived
        {
            std::map<std::size_t, double> values;
            double operator[](std::size_t n) const { return values.at(n); }
        } arrived;
        for (const Goal &goal : m_network.goals(node)) {
            arrived.values.clear();
            for (const Provider &p : m_network.providers(goal)) {
                double &best = arrived.values[at(p.node)];
                best = std::max(best, valueAt(m_arrived[next++], now));
            }
            value = std::min(value, m_network.valueOf(arrived, goal));
        }
        return value;
    }

    const Network &m_network;
    const std::span<const Need> m_needs;
    const Timestamp m_end;
    std::vector<Course> m_courses, m_own;
    Waiting m_waiting;
    bool m_isCut = false;
    std::vector<Course> m_arrived; ///< of the node that is looked at: by provider
};

} // namespace

double valueAt(const Course &course, Timestamp at)
{
    const auto next = std::ranges::upper_bound(course, at, {}, &Step::from);
    return next == course.begin() ? 1 : std::prev(next)->value;
}

/// It bridges a loss, feels it late, and is back late.
Course arriving(const Course &provider, const Need &need, Timestamp end)
{
    const auto best = [](double a, double b) { return std::max(a, b); };
    const auto worst = [](double a, double b) { return std::min(a, b); };
    return extremes(extremes(provider, need.holdUp + need.timeToImpact, end, best), need.recovery, end, worst);
}

std::vector<Course> courses(const Network &network, std::span<const Need> needs, std::span<const Event> events,
                            Timestamp start, Timestamp end, Creeping creeping, bool *isCut)
{
    Timeline timeline(network, needs, start, end);
    timeline.follow(events, start);
    timeline.settle(creeping);
    if (isCut)
        *isCut = timeline.isCut();
    return timeline.take();
}

} // namespace watchfloor::impact
