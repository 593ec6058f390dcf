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
        while (!fill())
            m_seed += 2;
    }

    [[nodiscard]] constexpr int find(std::string_view key) const
    {
        if (key.empty())
            return none;
        const int number = m_slots[slotOf(key)];
        return number != none && m_keys[static_cast<std::size_t>(number)] == key ? number : none;
    }
    [[nodiscard]] constexpr std::string_view operator[](int number) const
    {
        return m_keys[static_cast<std::size_t>(number)];
    }

private:
    static constexpr std::size_t slotCount = 512;
    [[nodiscard]] constexpr std::size_t slotOf(std::string_view key) const
    {
        const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(key[i])); };
        const std::size_t size = key.size();
        return ((size + at(0) * 7 + at(size / 3) * 131 + at(size - 1) * 1031) * m_seed >> 7) % slotCount;
    }
    /// False where two keys meet in one slot.
    consteval bool fill()
    {
        m_slots.fill(none);
        for (std::size_t i = 0; i < N; ++i) {
            signed char &slot = m_slots[slotOf(m_keys[i])];
            if (slot != none)
                return false;
            slot = static_cast<signed char>(i);
        }
        return true;
    }

    std::array<std::string_view, N> m_keys;
    std::array<signed char, slotCount> m_slots{};
    std::size_t m_seed = 0x9E3779B1;
};
template <std::size_t N> JsonKeys(const std::array<std::string_view, N> &) -> JsonKeys<N>;

} // namespace watchfloor::feeds
