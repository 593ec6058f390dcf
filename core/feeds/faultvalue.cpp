// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/faultvalue.h"

#include "feeds/jsondom.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t longest = 200;
constexpr std::string_view space = " \t\r\n";

/// `Event.Attribute[17].value` -> Event, Attribute, 17, value
struct Step
{
    std::string_view key;
    std::optional<std::size_t> index;
};

std::vector<Step> stepsOf(std::string_view path)
{
    std::vector<Step> steps;
    while (!path.empty()) {
        if (path.front() == '[') {
            std::size_t index = 0;
            const auto end = path.find(']');
            const auto digits = path.substr(1, end == std::string_view::npos ? end : end - 1);
            if (std::from_chars(digits.data(), digits.data() + digits.size(), index).ec != std::errc())
                return {};
            steps.push_back({{}, index});
            path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
            continue;
        }
        if (path.front() == '.')
            path.remove_prefix(1);
        const auto end = std::min(path.find_first_of(".["), path.size());
        steps.push_back({path.substr(0, end), std::nullopt});
        path = path.substr(end);
    }
    return steps;
}

/// Keys may hold dots of their own, so several steps may be one key.
std::optional<dom::element> at(dom::element from, std::span<const Step> steps)
{
    if (steps.empty())
        return from;
    if (steps.front().index) {
        dom::array list;
        dom::element element;
        if (from.get(list) != simdjson::SUCCESS || list.at(*steps.front().index).get(element) != simdjson::SUCCESS)
            return std::nullopt;
        return at(element, steps.subspan(1));
    }
    dom::object object;
    if (from.get(object) != simdjson::SUCCESS)
        return std::nullopt;
    std::string key;
    for (std::size_t taken = 0; taken < steps.size() && !steps[taken].index; ++taken) {
        key += (taken > 0 ? "." : "") + std::string(steps[taken].key);
        dom::element member;
        if (object.at_key(key).get(member) != simdjson::SUCCESS)
            continue;
        if (auto found = at(member, steps.subspan(taken + 1)))
            return found;
    }
    return std::nullopt;
}

std::string textOf(dom::element value)
{
    if (value.is_object() || value.is_array())
        return std::string(simdjson::minify(value));
    return value.is_null() ? "null" : scalarText(value);
}

/// In a record that is no JSON at all: what stands behind the last key of the path.
std::string behindKey(std::string_view record, std::string_view key)
{
    const auto found = record.find('"' + std::string(key) + '"');
    if (key.empty() || found == std::string_view::npos)
        return {};
    std::string_view rest = record.substr(found + key.size() + 2);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n:"), rest.size()));
    const bool text = rest.starts_with('"');
    const auto end = text ? rest.find('"', 1) : rest.find_first_of(",}\r\n");
    return std::string(text ? rest.substr(1, end == std::string_view::npos ? end : end - 1) : rest.substr(0, end));
}

std::string fromJson(std::string_view record, std::string_view field)
{
    const auto steps = stepsOf(field);
    if (steps.empty()) // no path at all
        return {};
    JsonDom reader;
    if (const auto root = reader.read(record)) {
        const auto found = at(*root, steps);
        return found ? textOf(*found) : std::string();
    }
    const auto key = std::ranges::find_if(steps.rbegin(), steps.rend(), [](const Step &s) { return !s.index; });
    return key == steps.rend() ? std::string() : behindKey(record, key->key);
}

/// The first element or attribute of that name.
std::string fromXml(std::string_view record, std::string_view field)
{
    const auto last = field.find_last_of("./");
    const std::string name(last == std::string_view::npos ? field : field.substr(last + 1));
    for (std::size_t found = record.find(name); found != std::string_view::npos; found = record.find(name, found + 1)) {
        const std::string_view rest = record.substr(found + name.size());
        if (rest.starts_with("=\"") || rest.starts_with("='"))
            return std::string(rest.substr(2, std::min(rest.find(rest[1], 2), rest.size()) - 2));
        const bool element = found > 0 && (record[found - 1] == '<' || record[found - 1] == ':');
        const auto close = rest.find('>');
        if (!element || close == std::string_view::npos || rest.find_first_of(" \t\r\n>") != 0)
            continue;
        const std::string_view inside = rest.substr(close + 1);
        return std::string(inside.substr(0, inside.find('<')));
    }
    return {};
}

std::string quotedIn(std::string_view field, std::string_view reason)
{
    const std::string_view rule = faultRule(field, reason);
    const auto from = rule.find('"');
    const auto to = from == std::string_view::npos ? from : rule.find('"', from + 1);
    if (to == std::string_view::npos)
        return {};
    const auto quoted = rule.substr(from + 1, to - from - 1);
    return quoted == field ? std::string() : std::string(quoted);
}

} // namespace

std::string_view faultRule(std::string_view field, std::string_view reason)
{
    if (!field.empty() && reason.starts_with(field) && reason.substr(field.size()).starts_with(": "))
        reason.remove_prefix(field.size() + 2);
    return reason;
}

std::string faultValue(std::string_view record, std::string_view field, std::string_view reason)
{
    std::string value;
    if (!field.empty()) {
        const auto first = record.find_first_not_of(space);
        const char begins = first == std::string_view::npos ? '\0' : record[first];
        if (begins == '{' || begins == '[')
            value = fromJson(record, field);
        else if (begins == '<')
            value = fromXml(record, field);
    }
    if (value.empty())
        value = quotedIn(field, reason);
    return std::string(cutText(value, longest));
}

} // namespace watchfloor::feeds
