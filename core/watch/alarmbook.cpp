// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/alarmbook.h"

#include <algorithm>
#include <array>

namespace watchfloor::watch {

namespace {

constexpr std::int64_t minute = 60'000'000, hour = 60 * minute, day = 24 * hour;
constexpr std::size_t chatters = 3; ///< within a minute
constexpr int floodAbove = 10, floodEndsBelow = 5; ///< in ten minutes

bool isWorse(const Condition &c, const AlarmAct &act) { return severityBand(c.level) > severityBand(act.level); }

int since(const std::deque<std::int64_t> &ascending, std::int64_t from)
{
    return static_cast<int>(ascending.end() - std::ranges::upper_bound(ascending, from));
}

template <typename Enum, std::size_t n> std::string_view pick(const std::array<std::string_view, n> &names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 4> actNames{"acknowledge", "shelve", "unshelve", "escalate"};

} // namespace

std::string_view name(AlarmAct::What w) { return pick(actNames, w); }

std::optional<AlarmAct::What> alarmActFromName(std::string_view text)
{
    const auto found = std::ranges::find(actNames, text);
    if (found == actNames.end())
        return {};
    return static_cast<AlarmAct::What>(found - actNames.begin());
}

std::string_view name(AlarmState s)
{
    return pick(std::to_array<std::string_view>({"unacknowledged", "returned", "acknowledged", "shelved"}), s);
}

std::string_view name(AlarmFigures::Load l)
{
    return pick(std::to_array<std::string_view>({"acceptable", "manageable", "demanding", "over-demanding"}), l);
}

const AlarmAct *AlarmBook::last(const std::string &key, AlarmAct::What what) const
{
    const auto acts = m_acts.find(key);
    if (acts == m_acts.end())
        return nullptr;
    const auto found = std::ranges::find(acts->second.rbegin(), acts->second.rend(), what, &AlarmAct::what);
    return found == acts->second.rend() ? nullptr : &*found;
}

void AlarmBook::act(const AlarmAct &act)
{
    auto &acts = m_acts[act.key];
    if (std::ranges::contains(acts, act))
        return;
    acts.insert(std::ranges::upper_bound(acts, act.at, {}, &AlarmAct::at), act);
    if (const auto entry = m_entries.find(act.key); entry != m_entries.end()) {
        judge(entry->second);
        if (entry->second.isOver())
            m_entries.erase(entry);
    }
}

void AlarmBook::raise(const Condition &condition, std::int64_t at, bool isAgain)
{
    m_annunciations.insert(std::ranges::upper_bound(m_annunciations, at), at);
    Entry &entry = m_entries[condition.key];
    entry.raisings.push_back(at);
    Alarm &alarm = entry.alarm;
    if (isAgain) {
        ++alarm.times;
        // Who acknowledged it a moment ago is not asked at every twitch.
        if (!alarm.isChattering && alarm.state == AlarmState::Acknowledged)
            alarm.raised = at;
    } else {
        alarm.raised = at;
        alarm.times = 1;
    }
    alarm.isActive = true;
    alarm.condition = condition;
}

/// One that comes and goes is one line as long as it does.
bool AlarmBook::Entry::isOver() const
{
    return !alarm.isActive && alarm.state != AlarmState::Returned && raisings.empty();
}

void AlarmBook::judge(Entry &entry)
{
    Alarm &alarm = entry.alarm;
    while (!entry.raisings.empty() && entry.raisings.front() <= m_now - minute)
        entry.raisings.pop_front();
    alarm.isChattering = entry.raisings.size() >= chatters;
    const auto counts = [&](const AlarmAct *act) {
        return act && act->at >= alarm.raised && !isWorse(alarm.condition, *act) ? std::optional(*act)
                                                                                 : std::optional<AlarmAct>();
    };
    alarm.acknowledged = counts(last(alarm.condition.key, AlarmAct::What::Acknowledge));
    alarm.escalated = counts(last(alarm.condition.key, AlarmAct::What::Escalate));
    alarm.isEscalated = alarm.escalated.has_value();
    const AlarmAct *shelving = last(alarm.condition.key, AlarmAct::What::Shelve);
    const AlarmAct *back = last(alarm.condition.key, AlarmAct::What::Unshelve);
    // What gets worse while it is shelved comes back (domain.md 7.1).
    const bool isShelved = shelving && shelving->until > m_now && !(back && back->at >= shelving->at)
        && !isWorse(alarm.condition, *shelving);
    alarm.shelved = isShelved ? std::optional(*shelving) : std::nullopt;
    alarm.state = isShelved                     ? AlarmState::Shelved
        : alarm.acknowledged || alarm.escalated ? AlarmState::Acknowledged
        : alarm.isActive                        ? AlarmState::Unacknowledged
                                                : AlarmState::Returned;
}

void AlarmBook::see(const std::vector<Condition> &conditions, Timestamp now)
{
    const bool isFirst = m_now == noTime;
    m_now = toMicros(now);
    while (!m_annunciations.empty() && m_annunciations.front() <= m_now - day)
        m_annunciations.pop_front();

    for (auto &[key, entry] : m_entries) {
        if (!std::ranges::binary_search(conditions, key, {}, &Condition::key))
            entry.alarm.isActive = false;
    }
    for (const Condition &condition : conditions) {
        const auto known = m_entries.find(condition.key);
        // What was there before anybody looked began when it began.
        const std::int64_t began = isFirst && condition.since != noTime ? std::min(condition.since, m_now) : m_now;
        if (known == m_entries.end()) {
            raise(condition, began, false);
        } else if (!known->second.alarm.isActive) {
            raise(condition, m_now, true);
        } else {
            const bool isWorseNow = severityBand(condition.level) > severityBand(known->second.alarm.condition.level);
            if (isWorseNow)
                m_annunciations.push_back(m_now);
            known->second.alarm.condition = condition;
        }
    }
    std::erase_if(m_entries, [this](auto &keyed) {
        judge(keyed.second);
        return keyed.second.isOver();
    });
    const int recent = since(m_annunciations, m_now - 10 * minute);
    m_isFlood = m_isFlood ? recent >= floodEndsBelow : recent > floodAbove;
}

std::vector<AlarmGroup> AlarmBook::groups() const
{
    const auto rank
        = [](const Alarm &a) { return std::tuple(a.state, -int(a.condition.level), a.raised, a.condition.key); };
    std::map<std::string, AlarmGroup> byCause;
    for (const auto &[key, entry] : m_entries) {
        if (!entry.alarm.isActive && entry.alarm.state == AlarmState::Acknowledged)
            continue; // kept for its counter alone
        AlarmGroup &group = byCause[entry.alarm.condition.cause];
        group.cause = entry.alarm.condition.cause;
        group.alarms.push_back(entry.alarm);
    }
    std::vector<AlarmGroup> groups;
    for (auto &[cause, group] : byCause) {
        std::ranges::sort(group.alarms, {}, rank);
        groups.push_back(std::move(group));
    }
    std::ranges::sort(groups, {}, [&](const AlarmGroup &g) { return rank(g.worst()); });
    return groups;
}

std::vector<Alarm> AlarmBook::shelved() const
{
    std::vector<Alarm> all;
    for (const auto &[key, entry] : m_entries) {
        if (entry.alarm.state == AlarmState::Shelved)
            all.push_back(entry.alarm);
    }
    std::ranges::sort(all, {}, [](const Alarm &a) { return std::tuple(a.shelved->until, a.condition.key); });
    return all;
}

AlarmFigures AlarmBook::figures() const
{
    AlarmFigures f;
    f.lastTenMinutes = since(m_annunciations, m_now - 10 * minute);
    f.lastHour = since(m_annunciations, m_now - hour);
    f.lastDay = static_cast<int>(m_annunciations.size());
    f.isFlood = m_isFlood;
    f.load = f.lastTenMinutes <= 1 ? AlarmFigures::Load::Acceptable
        : f.lastTenMinutes <= 2    ? AlarmFigures::Load::Manageable
        : f.lastTenMinutes <= 5    ? AlarmFigures::Load::Demanding
                                   : AlarmFigures::Load::OverDemanding;
    for (const auto &[key, entry] : m_entries) {
        const Alarm &alarm = entry.alarm;
        f.chattering += alarm.isChattering;
        f.shelved += alarm.state == AlarmState::Shelved;
        f.unacknowledged += alarm.state == AlarmState::Unacknowledged || alarm.state == AlarmState::Returned;
        if (!alarm.isActive)
            continue;
        ++f.active;
        ++f.byPriority[static_cast<std::size_t>(priorityOf(alarm.condition.level))];
        f.standing += m_now - alarm.raised > day;
    }
    return f;
}

const Alarm *AlarmBook::find(const std::string &key) const
{
    const auto entry = m_entries.find(key);
    return entry == m_entries.end() ? nullptr : &entry->second.alarm;
}

} // namespace watchfloor::watch
