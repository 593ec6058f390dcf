// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace watchfloor::feeds {

/// The keys that a parser knows in one object, found without comparing them one by one.
/// A key's number is its place in the list.
template <std::size_t N> class JsonKeys
{
public:
    static constexpr int none = -1;

    consteval explicit JsonKeys(const std::array<std::string_view, N> &keys)
        : m_keys(keys)
    {
        static_assert(N < 64, "numbers are used as bits of a word");
        m_slots.fill(none);
        for (std::size_t i = 0; i < N; ++i) {
            std::size_t slot = slotOf(keys[i]);
            while (m_slots[slot] != none)
                slot = (slot + 1) % slotCount;
            m_slots[slot] = static_cast<signed char>(i);
        }
    }

    [[nodiscard]] constexpr int find(std::string_view key) const
    {
        if (key.empty())
            return none;
        for (std::size_t slot = slotOf(key); m_slots[slot] != none; slot = (slot + 1) % slotCount) {
            if (m_keys[static_cast<std::size_t>(m_slots[slot])] == key)
                return m_slots[slot];
        }
        return none;
    }
    [[nodiscard]] constexpr std::string_view operator[](int number) const
    {
        return m_keys[static_cast<std::size_t>(number)];
    }

private:
    static constexpr std::size_t slotCount = 256;
    [[nodiscard]] static constexpr std::size_t slotOf(std::string_view key)
    {
        const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(key[i])); };
        return (key.size() * 31 + at(0) * 7 + at(key.size() / 2) * 3 + at(key.size() - 1) * 13) % slotCount;
    }

    std::array<std::string_view, N> m_keys;
    std::array<signed char, slotCount> m_slots{};
};
template <std::size_t N> JsonKeys(const std::array<std::string_view, N> &) -> JsonKeys<N>;

} // namespace watchfloor::feeds
