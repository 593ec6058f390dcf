// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonread.h"

#include "feeds/jsonmembers.h"
#include "feeds/parser.h"

namespace watchfloor::feeds {

namespace {

bool failed(JsonProblem &problem, simdjson::error_code code)
{
    problem.reason = describe(code, {});
    return false;
}

/// Most numbers: up to 18 digits and nothing else.
bool isShortInteger(std::string_view token)
{
    if (token.empty() || token.size() > 18 || (token.front() == '0' && token.size() > 1))
        return false;
    for (const char c : token) {
        if (c < '0' || c > '9')
            return false;
    }
    return true;
}

bool checkObject(simdjson::ondemand::value &value, int depth, bool escapes, JsonProblem &problem)
{
    simdjson::ondemand::object object;
    if (const auto code = value.get_object().get(object))
        return failed(problem, code);
    for (auto member : object) {
        simdjson::ondemand::field field;
        if (const auto code = std::move(member).get(field))
            return failed(problem, code);
        std::string_view key = field.escaped_key();
        if (escapes && key.find('\\') != std::string_view::npos) {
            if (const auto code = field.unescaped_key().get(key))
                return failed(problem, code);
        }
        if (!checkValue(field.value(), depth + 1, escapes, problem)) {
            prefixField(problem, key);
            return false;
        }
    }
    return true;
}

bool checkArray(simdjson::ondemand::value &value, int depth, bool escapes, JsonProblem &problem)
{
    simdjson::ondemand::array array;
    if (const auto code = value.get_array().get(array))
        return failed(problem, code);
    for (auto element : array) {
        simdjson::ondemand::value item;
        if (const auto code = std::move(element).get(item))
            return failed(problem, code);
        if (!checkValue(item, depth + 1, escapes, problem))
            return false;
    }
    return true;
}

} // namespace

simdjson::padded_string_view PaddedText::hold(std::string_view text)
{
    if (m_buffer.size() < text.size() + simdjson::SIMDJSON_PADDING)
        m_buffer.resize(text.size() + simdjson::SIMDJSON_PADDING + text.size() / 2);
    std::memcpy(m_buffer.data(), text.data(), text.size());
    std::memset(m_buffer.data() + text.size(), 0, simdjson::SIMDJSON_PADDING);
    return simdjson::padded_string_view(m_buffer.data(), text.size(), m_buffer.size());
}

std::size_t firstInvalidUtf8(std::string_view text)
{
    std::size_t good = 0;
    std::size_t bad = text.size();
    if (simdjson::validate_utf8(text.data(), text.size()))
        return std::string_view::npos;
    // Halve down to a short stretch, backing off to the start of a character.
    while (bad - good > 64) {
        std::size_t middle = good + (bad - good) / 2;
        while (middle > good && (static_cast<unsigned char>(text[middle]) & 0xC0) == 0x80)
            --middle;
        if (middle == good)
            break;
        if (simdjson::validate_utf8(text.data() + good, middle - good))
            good = middle;
        else
            bad = middle;
    }
    while (good < bad) {
        std::size_t length = 1;
        while (length <= 4 && good + length <= text.size() && !simdjson::validate_utf8(text.data() + good, length))
            ++length;
        if (length > 4 || good + length > text.size())
            return good;
        good += length;
    }
    return good;
}

std::string describe(simdjson::error_code code, std::string_view record)
{
    using enum simdjson::error_code;
    switch (code) {
    case UTF8_ERROR: {
        const std::size_t at = firstInvalidUtf8(record);
        return at == std::string_view::npos ? "not valid UTF-8"
                                            : "not valid UTF-8 at byte " + std::to_string(at) + " of the record";
    }
    case NUMBER_ERROR:
        return "not a number that can be held";
    case BIGINT_ERROR:
        return "number out of range";
    case NUMBER_OUT_OF_RANGE:
        return "number out of range";
    case STRING_ERROR:
        return "bad escape or lone surrogate in a string";
    case UNESCAPED_CHARS:
        return "control character inside a string";
    case UNCLOSED_STRING:
        return "a string does not end";
    case DEPTH_ERROR:
        return "nested too deep";
    case EMPTY:
        return "empty";
    case T_ATOM_ERROR:
    case F_ATOM_ERROR:
    case N_ATOM_ERROR:
        return "neither true, false nor null";
    case INCORRECT_TYPE:
        return "not of the type it must have";
    case TRAILING_CONTENT:
        return "text behind the value";
    default:
        return "not JSON";
    }
}

bool checkValue(simdjson::ondemand::value &value, int depth, bool escapes, JsonProblem &problem)
{
    if (depth > maxJsonDepth) {
        problem.reason = "nested deeper than " + std::to_string(maxJsonDepth);
        return false;
    }
    const std::string_view token = tokenOf(value);
    switch (token.empty() ? '\0' : token.front()) {
    case '{':
        return checkObject(value, depth, escapes, problem);
    case '[':
        return checkArray(value, depth, escapes, problem);
    case '"': {
        std::string_view text;
        const auto code = textOf(value, escapes, text);
        return code == simdjson::SUCCESS || failed(problem, code);
    }
    case 't':
        return token == "true" || failed(problem, simdjson::T_ATOM_ERROR);
    case 'f':
        return token == "false" || failed(problem, simdjson::F_ATOM_ERROR);
    case 'n':
        return token == "null" || failed(problem, simdjson::N_ATOM_ERROR);
    default:
        break;
    }
    if (isShortInteger(token))
        return true;
    const auto code = value.get_number().error();
    return code == simdjson::SUCCESS || failed(problem, code == simdjson::INCORRECT_TYPE ? simdjson::TAPE_ERROR : code);
}

void prefixField(JsonProblem &problem, std::string_view key)
{
    std::string path(cutText(key, 80));
    if (!problem.field.empty())
        path += (problem.field.front() == '[' ? "" : ".") + problem.field; // lists write list[3].member
    problem.field = std::move(path);
}

} // namespace watchfloor::feeds
