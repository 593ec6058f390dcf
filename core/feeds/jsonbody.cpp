// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonbody.h"

#include "feeds/jsonplain.h"

#include <QByteArray>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace watchfloor::feeds {

namespace {

void appendEscape(std::string &out, unsigned char c)
{
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

} // namespace

void appendQuoted(std::string &out, std::string_view text)
{
    std::size_t end = plainUntil(text, 0);
    if (end == text.size()) { // nearly always
        const std::size_t at = out.size();
        out.resize_and_overwrite(at + end + 2, [&](char *to, std::size_t size) {
            to[at] = '"';
            std::ranges::copy(text, to + at + 1);
            to[size - 1] = '"';
            return size;
        });
        return;
    }
    out += '"';
    for (std::size_t from = 0;; end = plainUntil(text, from)) {
        out.append(text, from, end - from);
        if (end == text.size())
            break;
        appendEscape(out, static_cast<unsigned char>(text[end]));
        from = end + 1;
    }
    out += '"';
}

void appendNumber(std::string &out, double value)
{
    char digits[32];
    // Whole numbers are written without exponent or fraction as far as 64 bits go.
    if (value >= -0x1p63 && value < 0x1p63 && std::trunc(value) == value) {
        const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value)).ptr;
        out.append(digits, end);
    } else if (std::abs(value) >= 0.01 && std::abs(value) < 1e15) {
        const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed).ptr;
        out.append(digits, end);
    } else if (std::isfinite(value)) {
        out += QByteArray::number(value, 'g', QLocale::FloatingPointShortest).toStdString();
    } else {
        out += "null";
    }
}

void appendMember(std::string &object, std::string_view key, std::string_view text)
{
    if (text.empty())
        return;
    object += object.empty() || object.back() == '{' ? "\"" : ",\"";
    object += key;
    object += "\":";
    appendQuoted(object, text);
}

std::string &JsonBody::member(std::string_view key)
{
    m_ordered = m_ordered && (m_members.empty() || m_members.back().key < key);
    m_members.push_back({key, m_text.size()});
    const std::size_t at = m_text.size();
    m_text.resize_and_overwrite(at + key.size() + 4, [&](char *text, std::size_t size) {
        text[at] = at == 0 ? '{' : ',';
        text[at + 1] = '"';
        std::ranges::copy(key, text + at + 2);
        text[size - 2] = '"';
        text[size - 1] = ':';
        return size;
    });
    return m_text;
}

void JsonBody::text(std::string_view key, std::string_view value)
{
    if (!value.empty())
        appendQuoted(member(key), value);
}

void JsonBody::texts(std::string_view key, const std::vector<std::string> &values)
{
    if (values.empty())
        return;
    std::string &out = member(key);
    char before = '[';
    for (const std::string &value : values) {
        out += before;
        appendQuoted(out, value);
        before = ',';
    }
    out += ']';
}

void JsonBody::number(std::string_view key, std::int64_t value)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    member(key).append(digits, end);
}

void JsonBody::real(std::string_view key, double value)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    member(key).append(digits, end);
}

void JsonBody::flag(std::string_view key, bool value) { member(key) += value ? "true" : "false"; }

void JsonBody::raw(std::string_view key, std::string_view json)
{
    if (!json.empty())
        member(key) += json;
}

void JsonBody::list(std::string_view key, const std::vector<std::string> &jsons)
{
    if (jsons.empty())
        return;
    std::string &out = member(key);
    char before = '[';
    for (const std::string &json : jsons) {
        out += before;
        out += json;
        before = ',';
    }
    out += ']';
}

void JsonBody::takeTo(std::string &out)
{
    if (m_members.empty()) {
        out += "{}";
        return;
    }
    if (m_ordered) {
        out += m_text;
    } else {
        for (std::size_t i = 0; i < m_members.size(); ++i)
            m_members[i].end = i + 1 < m_members.size() ? m_members[i + 1].from : m_text.size();
        std::ranges::sort(m_members, {}, &Member::key);
        char before = '{';
        for (const Member &member : m_members) {
            out += before;
            out.append(m_text, member.from + 1, member.end - member.from - 1);
            before = ',';
        }
    }
    out += '}';
    m_members.clear();
    m_text.clear();
    m_ordered = true;
}

std::string JsonBody::take()
{
    std::string json;
    json.reserve(m_text.size() + 2);
    takeTo(json);
    return json;
}

} // namespace watchfloor::feeds
