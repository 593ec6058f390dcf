// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csvcells.h"

#include "base/hash.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

std::optional<double> degrees(std::string_view text, double limit, std::string_view hemispheres)
{
    std::string plain = trim(text);
    double sign = 1;
    const auto letter = [&](char c) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        if (upper != hemispheres[0] && upper != hemispheres[1])
            return false;
        sign = upper == hemispheres[1] ? -1 : 1;
        return true;
    };
    if (!plain.empty() && letter(plain.back()))
        plain.pop_back();
    else if (!plain.empty() && letter(plain.front()))
        plain.erase(0, 1);
    plain = trim(plain);
    if (plain.ends_with("\xC2\xB0")) // degree sign
        plain.resize(plain.size() - 2);
    const auto value = number(plain);
    if (!value || std::abs(*value) > limit || (sign < 0 && *value < 0))
        return std::nullopt;
    return sign * *value;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text)
{
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::string out(text);
        for (char &c : out)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return out;
    }
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
}

std::string excerpt(std::string_view text, std::size_t limit)
{
    std::size_t cut = std::min(text.size(), limit);
    while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut; // never inside a character
    return '"' + std::string(text.substr(0, cut)) + (cut < text.size() ? "…\"" : "\"");
}

std::optional<double> number(std::string_view text)
{
    std::string plain = trim(text);
    if (plain.find('.') == std::string::npos && std::ranges::count(plain, ',') == 1)
        plain[plain.find(',')] = '.';
    const char *begin = plain.c_str();
    if (plain.starts_with('+'))
        ++begin;
    double value = 0;
    const char *end = plain.c_str() + plain.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end || begin == end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> latitude(std::string_view text) { return degrees(text, 90, "NS"); }
std::optional<double> longitude(std::string_view text) { return degrees(text, 180, "EW"); }

std::optional<double> share(std::string_view text)
{
    std::string plain = trim(text);
    const bool percent = plain.ends_with('%');
    if (percent)
        plain.pop_back();
    const auto value = number(plain);
    if (!value)
        return std::nullopt;
    const double out = percent ? *value / 100 : *value;
    return out >= 0 && out <= 1 ? std::optional(out) : std::nullopt;
}

std::optional<std::int64_t> duration(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, double>, 12> units{{{"", 1},
                                                                                {"s", 1},
                                                                                {"sec", 1},
                                                                                {"seconds", 1},
                                                                                {"m", 60},
                                                                                {"min", 60},
                                                                                {"minutes", 60},
                                                                                {"h", 3600},
                                                                                {"hours", 3600},
                                                                                {"d", 86400},
                                                                                {"day", 86400},
                                                                                {"days", 86400}}};
    const std::string plain = lower(trim(text));
    const auto unitAt = std::min(plain.find_first_not_of("0123456789.,+-"), plain.size());
    const auto value = number(std::string_view(plain).substr(0, unitAt));
    const std::string unit = trim(std::string_view(plain).substr(unitAt));
    const auto known = std::ranges::find(units, std::string_view(unit), &std::pair<std::string_view, double>::first);
    constexpr double century = 100.0 * 366 * 86400;
    if (!value || known == units.end() || *value < 0 || *value * known->second > century)
        return std::nullopt;
    return std::llround(*value * known->second);
}

std::vector<std::string> parts(std::string_view text, std::string_view separators)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        std::string part = trim(text.substr(0, end));
        if (!part.empty() && !std::ranges::contains(out, part))
            out.push_back(std::move(part));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string markingFrom(std::string_view text)
{
    const std::string plain = trim(text);
    for (const std::string &attempt : {plain, "TLP:" + plain}) {
        if (const auto marking = parseMarking(attempt))
            return toString(*marking);
    }
    return toString(Marking::mostRestrictive());
}

std::optional<std::string> precisionFrom(std::string_view text)
{
    const std::string plain = lower(trim(text));
    for (const std::string_view exact : {"site", "exact", "building", "address", "point"}) {
        if (plain == exact)
            return "site";
    }
    for (const std::string_view town : {"city", "town", "municipality", "locality"}) {
        if (plain == town)
            return "city";
    }
    for (const std::string_view land : {"country", "nation", "state"}) {
        if (plain == land)
            return "country";
    }
    return std::nullopt;
}

std::optional<QJsonArray> pathFrom(std::string_view text)
{
    constexpr std::size_t mostPoints = 10'000;
    std::string plain = trim(text);
    std::string_view inside = plain;
    std::string_view separators = ";";
    if (lower(plain.substr(0, 10)) == "linestring") {
        const auto open = inside.find('(');
        const auto close = inside.rfind(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open)
            return std::nullopt;
        inside = inside.substr(open + 1, close - open - 1);
        separators = ",";
    }
    QJsonArray points;
    for (std::size_t count = 0; !inside.empty(); ++count) {
        const auto end = std::min(inside.find_first_of(separators), inside.size());
        const std::string point = trim(inside.substr(0, end));
        inside.remove_prefix(std::min(end + 1, inside.size()));
        const auto middle = point.find_first_of(blanks);
        if (middle == std::string::npos || count >= mostPoints)
            return std::nullopt;
        const auto lon = longitude(point.substr(0, middle));
        const auto lat = latitude(point.substr(middle));
        if (!lon || !lat)
            return std::nullopt;
        points.append(QJsonArray{*lon, *lat});
    }
    return points.size() >= 2 ? std::optional(points) : std::nullopt;
}

std::string canonicalJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(); // QJsonObject keeps its keys sorted
}

QJsonArray jsonList(const std::vector<std::string> &texts)
{
    QJsonArray out;
    for (const std::string &text : texts)
        out.append(QString::fromStdString(text));
    return out;
}

void put(QJsonObject &body, QLatin1StringView key, const std::string &text)
{
    if (!text.empty())
        body.insert(key, QString::fromStdString(text));
}

void put(QJsonObject &body, QLatin1StringView key, const std::vector<std::string> &texts)
{
    if (!texts.empty())
        body.insert(key, jsonList(texts));
}

std::string rowIdentity(const Claim &claim)
{
    std::string content;
    content.reserve(claim.body.size() + claim.marking.size() + 128);
    content += claim.body;
    content += '\n';
    content += claim.marking;
    for (const auto &time : {claim.happenedFrom, claim.happenedTo, claim.version})
        content += '\n' + (time ? iso8601(*time) : std::string());
    return claim.subject + '@' + toHex(bytesOf(sha256(content)).substr(0, 12));
}

Columns::Columns(const std::vector<std::string> &header, std::span<const Field> fields)
{
    std::vector<std::string> keys;
    for (const std::string &name : header)
        keys.push_back(columnKey(name));
    for (const Field &field : fields) {
        std::vector<std::string> names = parts(field.aliases, " ");
        names.insert(names.begin(), std::string(field.name));
        for (const std::string &name : names) {
            const auto found = std::ranges::find(keys, name);
            if (found == keys.end())
                continue;
            m_index.emplace_back(field.name, int(found - keys.begin()));
            break;
        }
    }
}

int Columns::indexOf(std::string_view field) const
{
    const auto found = std::ranges::find(m_index, field, &std::pair<std::string_view, int>::first);
    return found == m_index.end() ? -1 : found->second;
}

int Columns::count(std::initializer_list<std::string_view> fields) const
{
    return int(std::ranges::count_if(fields, [this](std::string_view field) { return has(field); }));
}

std::string Columns::text(const std::vector<std::string> &cells, std::string_view field) const
{
    const int index = indexOf(field);
    return index < 0 || std::size_t(index) >= cells.size() ? std::string() : trim(cells[std::size_t(index)]);
}

} // namespace watchfloor::feeds
