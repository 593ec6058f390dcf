// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonbody.h"

#include <algorithm>
#include <charconv>

namespace watchfloor::feeds {

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, from, i - from);
        from = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default: {
            constexpr char hex[] = "0123456789abcdef";
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        }
        }
    }
    out.append(text, from);
    out += '"';
}

void JsonBody::text(std::string_view key, std::string_view value)
{
    if (value.empty())
        return;
    std::string json;
    json.reserve(value.size() + 2);
    appendQuoted(json, value);
    m_members.emplace_back(key, std::move(json));
}

void JsonBody::texts(std::string_view key, const std::vector<std::string> &values)
{
    std::vector<std::string> jsons(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        appendQuoted(jsons[i], values[i]);
    list(key, jsons);
}

void JsonBody::number(std::string_view key, std::int64_t value) { m_members.emplace_back(key, std::to_string(value)); }

void JsonBody::real(std::string_view key, double value)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_members.emplace_back(key, std::string(digits, end));
}

void JsonBody::flag(std::string_view key, bool value) { m_members.emplace_back(key, value ? "true" : "false"); }

void JsonBody::raw(std::string_view key, std::string json)
{
    if (!json.empty())
        m_members.emplace_back(key, std::move(json));
}

void JsonBody::list(std::string_view key, const std::vector<std::string> &jsons)
{
    if (jsons.empty())
        return;
    std::string json = "[";
    for (const std::string &one : jsons) {
        if (json.size() > 1)
            json += ',';
        json += one;
    }
    json += ']';
    m_members.emplace_back(key, std::move(json));
}

std::string JsonBody::take()
{
    std::ranges::sort(m_members, {}, [](const auto &member) { return member.first; });
    std::string json = "{";
    for (const auto &[key, value] : m_members) {
        if (json.size() > 1)
            json += ',';
        appendQuoted(json, key);
        json += ':';
        json += value;
    }
    json += '}';
    m_members.clear();
    return json;
}

} // namespace watchfloor::feeds
