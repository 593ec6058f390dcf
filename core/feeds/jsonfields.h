// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "model/types.h"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

/// Members of a claim's body, for who reads what JsonBody wrote, or what a parser let in: what is missing or of another
/// type says nothing.
namespace watchfloor::feeds {

[[nodiscard]] inline std::string text(const simdjson::dom::object &body, std::string_view key)
{
    std::string_view value;
    return body[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

/// A list of texts, or the one that stands in its place; empty ones are left out.
[[nodiscard]] inline std::vector<std::string> texts(const simdjson::dom::object &body, std::string_view key)
{
    std::vector<std::string> found;
    simdjson::dom::array values;
    if (body[key].get(values) == simdjson::SUCCESS) {
        for (const simdjson::dom::element value : values) {
            std::string_view one;
            if (value.get(one) == simdjson::SUCCESS && !one.empty())
                found.emplace_back(one);
        }
    } else if (std::string one = text(body, key); !one.empty()) {
        found.push_back(std::move(one));
    }
    return found;
}

[[nodiscard]] inline std::int64_t wholeOf(const simdjson::dom::object &body, std::string_view key,
                                          std::int64_t otherwise)
{
    std::int64_t value = otherwise;
    return body[key].get(value) == simdjson::SUCCESS ? value : otherwise;
}

/// noTime where there is none.
[[nodiscard]] inline std::int64_t timeOf(const simdjson::dom::object &body, std::string_view key)
{
    const auto read = parseIso8601(text(body, key));
    return read ? toMicros(read->at) : noTime;
}

} // namespace watchfloor::feeds
