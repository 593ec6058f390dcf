// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Sixteen bytes of JSON text at a time, because strings and indentation are most of what feeds consist of.
namespace watchfloor::feeds {

inline constexpr std::size_t plainStride = 16;

/// How many of the sixteen bytes stand before the first quote, backslash or control character.
[[nodiscard]] inline std::size_t plainOf16(const char *bytes)
{
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(chunk, _mm_set1_epi8(0x1F)), chunk);
    const __m128i special
        = _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('"')), _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\')));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(control, special)));
    return static_cast<std::size_t>(std::countr_zero(found | 0x10000U));
#else
    std::size_t plain = 0;
    while (plain < plainStride && bytes[plain] != '"' && bytes[plain] != '\\'
           && static_cast<unsigned char>(bytes[plain]) >= 0x20)
        ++plain;
    return plain;
#endif
}

/// Where the next quote, backslash or control character stands from `at` on, or the end.
[[nodiscard]] inline std::size_t plainUntil(std::string_view text, std::size_t at)
{
    for (; at + plainStride <= text.size(); at += plainStride) {
        if (const std::size_t plain = plainOf16(text.data() + at); plain < plainStride)
            return at + plain;
    }
    while (at < text.size() && text[at] != '"' && text[at] != '\\' && static_cast<unsigned char>(text[at]) >= 0x20)
        ++at;
    return at;
}

} // namespace watchfloor::feeds
