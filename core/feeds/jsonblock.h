// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Sixty-four bytes of JSON text as bit masks, so that the framer looks only at the
/// bytes that can end a record. Bit i is byte i.
namespace watchfloor::feeds {

struct JsonBlock
{
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t newlines = 0;
    std::uint64_t opens = 0; ///< { and [
    std::uint64_t closes = 0; ///< } and ]
};

[[nodiscard]] inline JsonBlock classify64(const char *bytes)
{
    JsonBlock block;
#if defined(__SSE2__)
    const auto mask = [](__m128i hits, int shift) {
        return std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(hits))} << shift;
    };
    for (int i = 0; i < 4; ++i) {
        const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * i));
        // { and [ differ in this bit alone, and so do } and ].
        const __m128i folded = _mm_or_si128(chunk, _mm_set1_epi8(0x20));
        const int shift = 16 * i;
        block.quotes |= mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('"')), shift);
        block.backslashes |= mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\')), shift);
        block.newlines |= mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\n')), shift);
        block.opens |= mask(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')), shift);
        block.closes |= mask(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')), shift);
    }
#else
    for (int i = 0; i < 64; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        switch (bytes[i]) {
        case '"':
            block.quotes |= bit;
            break;
        case '\\':
            block.backslashes |= bit;
            break;
        case '\n':
            block.newlines |= bit;
            break;
        case '{':
        case '[':
            block.opens |= bit;
            break;
        case '}':
        case ']':
            block.closes |= bit;
            break;
        default:
            break;
        }
    }
#endif
    return block;
}

/// The last, partial block; what is past `size` counts as nothing.
[[nodiscard]] inline JsonBlock classifyTail(const char *bytes, std::size_t size)
{
    char padded[64] = {};
    std::memcpy(padded, bytes, size);
    return classify64(padded);
}

/// Which bytes follow a backslash that is not itself escaped. `carry` says so of byte 0.
[[nodiscard]] inline std::uint64_t escapedBytes(std::uint64_t backslashes, bool carry)
{
    std::uint64_t escaped = carry ? 1 : 0;
    for (std::uint64_t left = backslashes & ~escaped; left != 0;) {
        const std::uint64_t lowest = left & -left;
        escaped |= lowest << 1;
        left &= ~(lowest | (lowest << 1));
    }
    return escaped;
}

/// Bit i: how many of bits 0..i are set, modulo two. From quotes: the inside of strings,
/// opening quote included, closing one not.
[[nodiscard]] constexpr std::uint64_t prefixParity(std::uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

} // namespace watchfloor::feeds
