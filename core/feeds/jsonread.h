// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <simdjson.h>

#include <string>
#include <string_view>

/// What the JSON parsers share around simdjson On-Demand, which reads lazily and therefore
/// checks only what is looked at: here everything is looked at.
namespace watchfloor::feeds {

/// Why a record cannot be read, with the path of the field at fault.
struct JsonProblem
{
    std::string field;
    std::string reason;
};

/// A buffer with the padding that simdjson reads into, used again for each record.
class PaddedText
{
public:
    [[nodiscard]] simdjson::padded_string_view hold(std::string_view text);

private:
    std::string m_buffer;
};

/// Offset of the first byte that is not UTF-8, or npos.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

/// In words for a person.
[[nodiscard]] std::string describe(simdjson::error_code code, std::string_view record);

/// Reads the whole value, so that a bad number, literal or escape anywhere in it is found.
[[nodiscard]] bool checkValue(simdjson::ondemand::value value, int depth, JsonProblem &problem);

/// Puts the enclosing key before the path of a problem.
void prefixField(JsonProblem &problem, std::string_view key);

} // namespace watchfloor::feeds
