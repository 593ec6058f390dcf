// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace watchfloor::impact {

/// Means with very unequal weights let a cycle sink by next to nothing for millions of laps, and four rows of an
/// inventory are enough for that. After so many laps what still sinks may come to anything: it counts as failed where
/// the worst is asked for, and as it stands where the best is.
inline constexpr std::uint64_t mostLaps = 100'000;
inline constexpr std::uint64_t mostTimedLaps = 400; ///< of courses, each of which grows by a step a lap

/// Places that wait for their turn, as bits: which is next is found without a queue's moves in memory.
class Waiting
{
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    explicit Waiting(std::size_t places)
        : m_words((places + 63) / 64, 0)
    {
    }
    void add(std::uint32_t place)
    {
        m_words[place / 64] |= std::uint64_t(1) << (place % 64);
        m_first = std::min(m_first, place / 64);
        m_end = std::max(m_end, place / 64 + 1);
    }
    /// After extend(), for places behind the first that waits: cheaper.
    void addWithin(std::uint32_t place) { m_words[place / 64] |= std::uint64_t(1) << (place % 64); }
    /// Somebody may wait at every place from the first one on.
    void extend() { m_end = static_cast<std::uint32_t>(m_words.size()); }
    void remove(std::uint32_t place) { m_words[place / 64] &= ~(std::uint64_t(1) << (place % 64)); }
    /// The first that waits from `from` on.
    [[nodiscard]] std::uint32_t next(std::uint32_t from) const
    {
        std::uint32_t word = std::max(from / 64, m_first);
        if (word < m_end) {
            const std::uint64_t mask = word == from / 64 ? ~std::uint64_t(0) << (from % 64) : ~std::uint64_t(0);
            for (std::uint64_t bits = m_words[word] & mask;; bits = m_words[word]) {
                if (bits != 0)
                    return word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
                if (++word >= m_end)
                    break;
            }
        }
        return none;
    }
    /// Nobody waits any more.
    void rest()
    {
        m_first = none;
        m_end = 0;
    }

private:
    std::vector<std::uint64_t> m_words;
    std::uint32_t m_first = none, m_end = 0; ///< words between which somebody may wait
};

} // namespace watchfloor::impact
