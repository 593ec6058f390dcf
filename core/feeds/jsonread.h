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
/// `escapes`: the record has a backslash somewhere, so strings must be looked into.
[[nodiscard]] bool checkValue(simdjson::ondemand::value &value, int depth, bool escapes, JsonProblem &problem);

/// The value as it stands in the text, without white space behind it.
[[nodiscard]] inline std::string_view tokenOf(simdjson::ondemand::value &value)
{
    std::string_view token = value.raw_json_token();
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    return token;
}

/// What a string holds; without escapes that is a view of the text, which copies nothing.
[[nodiscard]] inline simdjson::error_code textOf(simdjson::ondemand::value &value, bool escapes, std::string_view &text)
{
    const std::string_view token = tokenOf(value);
    if (token.size() < 2 || token.front() != '"')
        return simdjson::INCORRECT_TYPE;
    if (escapes && token.find('\\') != std::string_view::npos)
        return value.get_string().get(text);
    text = token.substr(1, token.size() - 2);
    return simdjson::SUCCESS;
}

/// Puts the enclosing key before the path of a problem.
void prefixField(JsonProblem &problem, std::string_view key);

} // namespace watchfloor::feeds
