// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace watchfloor::picture {

/// Of rows that are sorted by `key`: those of one value.
template <typename Row, typename Value>
[[nodiscard]] std::pair<std::ptrdiff_t, std::ptrdiff_t> runOf(const std::vector<Row> &rows, Value Row::*key,
                                                              Value value)
{
    const auto run = std::ranges::equal_range(rows, value, {}, key);
    return {run.begin() - rows.begin(), run.end() - rows.begin()};
}

/// Puts others in their place; the rest moves only as far as it must.
template <typename Row, typename Value>
void splice(std::vector<Row> &rows, Value Row::*key, Value value, std::vector<Row> by)
{
    const auto [first, last] = runOf(rows, key, value);
    const auto same = std::min(last - first, std::ssize(by));
    std::move(by.begin(), by.begin() + same, rows.begin() + first);
    rows.erase(rows.begin() + first + same, rows.begin() + last);
    rows.insert(rows.begin() + first + same, std::move_iterator(by.begin() + same), std::move_iterator(by.end()));
}

} // namespace watchfloor::picture
