// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "store/gaps.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::transport {

enum class State : std::uint8_t {
    Stopped, ///< not running: not started yet, or done
    Paused, ///< by a person
    Starting,
    Live, ///< watching, listening, or reading right now
    Waiting, ///< for its next round
    Failing, ///< the last try failed; the next one is at nextTry
};
[[nodiscard]] std::string_view name(State state); ///< stopped, paused, starting, live, waiting, failing

/// Something that went wrong, in words a person can act on.
struct Problem
{
    Timestamp at{}; ///< the last time
    QString what;
    std::int64_t times = 1; ///< in a row
};

/// Messages that are known to be lost.
struct Gap
{
    Timestamp from{}, until{};
    std::int64_t messages = 0; ///< 0: nobody can tell how many
    QString why;
    store::GapReason reason = store::GapReason::Unattended;
};

/// Since the transport was started in this process.
struct Counters
{
    std::int64_t records = 0, accepted = 0, duplicates = 0, quarantined = 0, observations = 0, claims = 0;
    std::int64_t bytes = 0; ///< received
    std::int64_t lost = 0; ///< messages known to be lost
};

/// One transport as it is right now: a value.
struct Status
{
    std::int64_t sourceId = 0;
    std::string source; ///< slug
    std::string kind;
    QString location;
    State state = State::Stopped;
    QString activity; ///< what it does right now: "3 files followed in /var/log/feeds"
    Timestamp since{}; ///< in this state
    std::optional<Timestamp> lastData; ///< records were last committed
    std::optional<Timestamp> nextTry; ///< of a waiting or failing one
    std::int64_t failures = 0; ///< in a row
    Counters counters;
    std::vector<Problem> problems; ///< the last ten, oldest first
    std::vector<Gap> gaps; ///< the last ten, oldest first
};

} // namespace watchfloor::transport
