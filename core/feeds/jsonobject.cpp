// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonobject.h"

#include "feeds/canonicaljson.h"
#include "feeds/csvcells.h"
#include "feeds/jsonbody.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace watchfloor::feeds {

namespace {

/// Enough of a key to tell it from most others: its first and its last four bytes.
std::uint64_t tokenOfKey(std::string_view key)
{
    std::uint32_t first = 0, last = 0;
    if (key.size() < sizeof first) {
        std::memcpy(&first, key.data(), key.size());
        return std::uint64_t{key.size()} << 32 | first;
    }
    std::memcpy(&first, key.data(), sizeof first);
    std::memcpy(&last, key.data() + key.size() - sizeof last, sizeof last);
    return std::uint64_t{last} << 32 | first;
}

bool hasKeyTwice(dom::object object)
{
    std::vector<std::string_view> all;
    for (const dom::key_value_pair member : object)
        all.push_back(member.key);
    std::ranges::sort(all);
    return std::ranges::adjacent_find(all) != all.end();
}

bool isBeyondDoubt(dom::element value, int depth);

/// The keys are compared on the way through the values, so that the tape is walked once.
bool isBeyondDoubt(dom::object object, int depth)
{
    constexpr std::size_t few = 48;
    // Left as they are: clearing them for each object costs more than the rest.
    std::array<std::uint64_t, few> tokens;
    std::array<const char *, few> keys;
    std::array<std::size_t, few> sizes;
    std::size_t count = 0;
    for (const dom::key_value_pair member : object) {
        if (count < few) {
            const std::uint64_t token = tokenOfKey(member.key);
            for (std::size_t i = 0; i < count; ++i) {
                if (tokens[i] == token && std::string_view(keys[i], sizes[i]) == member.key)
                    return false;
            }
            tokens[count] = token;
            keys[count] = member.key.data();
            sizes[count] = member.key.size();
        }
        ++count;
        if (!isBeyondDoubt(member.value, depth))
            return false;
    }
    return count <= few || !hasKeyTwice(object);
}

/// Whether canonicalJson has nothing to say against what simdjson accepts: a key twice, nesting beyond our limit, or
/// (perhaps) a number too small to be told from zero.
bool isBeyondDoubt(dom::element value, int depth)
{
    switch (value.type()) {
    case dom::element_type::OBJECT:
        return depth < maxJsonDepth && isBeyondDoubt(value.get_object().value_unsafe(), depth + 1);
    case dom::element_type::ARRAY: {
        const dom::array list = value.get_array().value_unsafe();
        if (depth == maxJsonDepth)
            return false;
        for (const dom::element element : list) {
            if (!isBeyondDoubt(element, depth + 1))
                return false;
        }
        return true;
    }
    case dom::element_type::DOUBLE:
        return value.get_double().value_unsafe() != 0;
    default:
        return true;
    }
}

/// Whole numbers that simdjson cannot hold become fractions, which it reads as the nearest double. `json` is canonical.
std::string withoutLongIntegers(std::string_view json)
{
    constexpr std::size_t longest = 18;
    std::string out;
    for (std::size_t i = 0; i < json.size();) {
        const char c = json[i];
        std::size_t end = i + 1;
        if (c == '"') {
            while (json[end] != '"')
                end += json[end] == '\\' ? 2 : 1;
            ++end;
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            end = std::min(json.find_first_of(",]}", i), json.size());
        }
        const std::string_view token = json.substr(i, end - i);
        out += token;
        if (c != '"' && token.size() > longest && token.find_first_of(".eE") == std::string_view::npos)
            out += ".0";
        i = end;
    }
    return out;
}

} // namespace

std::expected<dom::object, Rejection> ObjectReader::read(const RawRecord &record)
{
    if (!record.fault.empty())
        return std::unexpected(Rejection{record.fault, {}});
    dom::element root;
    const bool good = m_dom.parse(record.bytes, root) == simdjson::SUCCESS;
    if (!good || !record.bytes.starts_with('{') || !isBeyondDoubt(root, 0)) {
        const auto canonical = canonicalJson(record.bytes);
        if (!canonical)
            return std::unexpected(canonical.error());
        if (const auto code = good ? simdjson::SUCCESS : m_dom.parse(withoutLongIntegers(*canonical), root))
            return std::unexpected(Rejection{describe(code, record.bytes), {}});
    }
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return std::unexpected(Rejection{"not a JSON object", {}});
    return object;
}

std::string_view trimmedText(dom::element value) { return trimmed(stringOf(value)); }

std::vector<dom::element> elementsOf(dom::element value)
{
    std::vector<dom::element> all;
    if (dom::array list; value.get(list) == simdjson::SUCCESS)
        all.assign(list.begin(), list.end());
    return all;
}

std::optional<dom::element> memberOf(dom::element value, std::string_view key)
{
    dom::object object;
    dom::element found;
    if (value.get(object) != simdjson::SUCCESS || object.at_key(key).get(found) != simdjson::SUCCESS)
        return std::nullopt;
    return found;
}

std::optional<double> doubleOf(dom::element value)
{
    double number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    return std::nullopt;
}

std::optional<std::int64_t> integerOf(dom::element value)
{
    std::int64_t whole = 0;
    if (value.get(whole) == simdjson::SUCCESS)
        return whole;
    const auto number = doubleOf(value);
    if (number && *number >= -0x1p63 && *number < 0x1p63 && std::trunc(*number) == *number)
        return static_cast<std::int64_t>(*number);
    return std::nullopt;
}

std::string textOfScalar(dom::element value)
{
    if (value.is_string())
        return std::string(trimmedText(value));
    if (const auto whole = integerOf(value))
        return std::to_string(*whole);
    std::string text;
    if (const auto number = doubleOf(value))
        appendNumber(text, *number);
    else
        text = scalarText(value);
    return text;
}

} // namespace watchfloor::feeds
