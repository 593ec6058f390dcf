// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "watch/conditions.h"

#include <deque>
#include <map>

namespace watchfloor::watch {

/// What a person did about an alarm. The newest of its kind counts.
struct AlarmAct
{
    enum class What : std::uint8_t { Acknowledge, Shelve, Unshelve, Escalate } what = What::Acknowledge;
    std::string key; ///< of the condition
    std::int64_t at = 0; ///< microseconds
    std::uint8_t level = 0; ///< the condition's, as it was seen
    std::int64_t until = noTime; ///< of a shelving, mandatory
    std::string by;
    std::string why; ///< of a shelving, mandatory

    bool operator==(const AlarmAct &) const = default;
};
[[nodiscard]] std::string_view name(AlarmAct::What w); // acknowledge, shelve, unshelve, escalate
[[nodiscard]] std::optional<AlarmAct::What> alarmActFromName(std::string_view text);

/// ISA-18.2: states of an alarm. Returned: it is over, and nobody had seen it.
enum class AlarmState : std::uint8_t { Unacknowledged, Returned, Acknowledged, Shelved };
[[nodiscard]] std::string_view name(AlarmState s); // unacknowledged, returned, acknowledged, shelved

struct Alarm
{
    Condition condition;
    AlarmState state = AlarmState::Unacknowledged;
    bool isActive = true; ///< the condition holds
    bool isEscalated = false;
    bool isChattering = false; ///< raised three times or more within a minute
    std::int64_t raised = 0; ///< microseconds; first, of those in a row that nobody acknowledged
    std::int64_t times = 1; ///< raised since then
    std::optional<AlarmAct> shelved; ///< where it is
    std::optional<AlarmAct> acknowledged, escalated; ///< the acts that count

    bool operator==(const Alarm &) const = default;
};

/// Alarms with one cause, worst first. A flood is shown by causes, and nothing is dropped.
struct AlarmGroup
{
    std::string cause;
    std::vector<Alarm> alarms;
    [[nodiscard]] const Alarm &worst() const { return alarms.front(); }
};

/// The floor's load, measured as EEMUA 191 does (domain.md 7.1).
struct AlarmFigures
{
    int lastTenMinutes = 0, lastHour = 0, lastDay = 0; ///< annunciations
    int unacknowledged = 0, active = 0, shelved = 0;
    int standing = 0; ///< active for longer than a day
    int chattering = 0;
    std::array<int, 3> byPriority{}; ///< of those active, by Priority
    bool isFlood = false; ///< more than ten in ten minutes, until fewer than five
    /// At most 1 in ten minutes, 2, 5; more is more than a person can answer.
    enum class Load : std::uint8_t { Acceptable, Manageable, Demanding, OverDemanding } load = Load::Acceptable;

    bool operator==(const AlarmFigures &) const = default;
};
[[nodiscard]] std::string_view name(AlarmFigures::Load l); // acceptable, manageable, demanding, over-demanding

/// Conditions as they come and go, and what people did about them. Pure: time is what it is told. One thread.
class AlarmBook
{
public:
    /// The conditions as of `now`, by key; ascending times. What holds at the first call was raised when it began.
    void see(const std::vector<Condition> &conditions, Timestamp now);
    /// Acts of before the first see() count too. The same act twice is one.
    void act(const AlarmAct &act);

    /// As of the last see(): groups by their worst alarm, unacknowledged first, shelved ones last.
    [[nodiscard]] std::vector<AlarmGroup> groups() const;
    [[nodiscard]] std::vector<Alarm> shelved() const;
    [[nodiscard]] AlarmFigures figures() const;
    [[nodiscard]] const Alarm *find(const std::string &key) const;

private:
    struct Entry
    {
        Alarm alarm;
        std::deque<std::int64_t> raisings; ///< of the last minute
        [[nodiscard]] bool isOver() const;
    };
    void raise(const Condition &condition, std::int64_t at, bool isAgain);
    void judge(Entry &entry);
    [[nodiscard]] const AlarmAct *last(const std::string &key, AlarmAct::What what) const;

    std::map<std::string, Entry> m_entries;
    std::map<std::string, std::vector<AlarmAct>> m_acts; ///< by key, by time
    std::deque<std::int64_t> m_annunciations; ///< of the last day
    std::int64_t m_now = noTime;
    bool m_isFlood = false;
};

} // namespace watchfloor::watch
