// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csv.h"

#include <QJsonObject>

#include <expected>
#include <span>
#include <utility>

/// What people write into the cells of a table, read the same way by every CSV format.
namespace watchfloor::feeds {

/// Why a row cannot be used, thrown nowhere: the first one found ends the row.
using Cell = std::expected<void, Rejection>;
[[nodiscard]] inline std::unexpected<Rejection> badCell(std::string field, std::string reason)
{
    return std::unexpected(Rejection{field.empty() ? std::move(reason) : field + ": " + reason, std::move(field)});
}

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] inline std::string trim(std::string_view text) { return std::string(trimmed(text)); }
[[nodiscard]] std::string lower(std::string_view text); ///< Unicode
/// A part of untrusted text for a reason, in quotes: cut at `limit` bytes, never inside a character.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t limit = 60);

/// `48.37`, `48,37`, `1e-3`; the whole text or nothing, never NaN or infinite.
[[nodiscard]] std::optional<double> number(std::string_view text);
/// Degrees with an optional hemisphere letter (`5.3N`, `S 5.3`); nothing where out of range.
[[nodiscard]] std::optional<double> latitude(std::string_view text);
[[nodiscard]] std::optional<double> longitude(std::string_view text);
/// 0 to 1, or a percentage with its sign.
[[nodiscard]] std::optional<double> share(std::string_view text);
/// Seconds, or with a unit: 90s, 15 min, 4h, 2d.
[[nodiscard]] std::optional<std::int64_t> duration(std::string_view text);
/// The parts between any of `separators`, trimmed, empty ones left out, each once.
[[nodiscard]] std::vector<std::string> parts(std::string_view text, std::string_view separators = ";,|\n");
/// A marking as parseMarking reads it, TLP labels also without their prefix; `UNMARKED` where unreadable.
[[nodiscard]] std::string markingFrom(std::string_view text);
/// site, city, country in its usual spellings.
[[nodiscard]] std::optional<std::string> precisionFrom(std::string_view text);
/// `LINESTRING (lon lat, lon lat)` or `lon lat; lon lat`: at least two points, both in range.
[[nodiscard]] std::optional<QJsonArray> pathFrom(std::string_view text);

/// Canonical text of a body: keys in order, no spaces, numbers in their shortest form.
[[nodiscard]] std::string canonicalJson(const QJsonObject &object);
[[nodiscard]] QJsonArray jsonList(const std::vector<std::string> &texts);
/// Adds text and lists that are not empty.
void put(QJsonObject &body, QLatin1StringView key, const std::string &text);
void put(QJsonObject &body, QLatin1StringView key, const std::vector<std::string> &texts);

/// Identity of a row that names its object: a later export of the same row is a duplicate, a changed one is not.
[[nodiscard]] std::string rowIdentity(const Claim &claim);

/// Columns by what they mean. Every field knows the names under which exports carry it.
class Columns
{
public:
    struct Field
    {
        std::string_view name;
        std::string_view aliases; ///< columnKeys, separated by blanks; the name itself is one
    };
    Columns(const std::vector<std::string> &header, std::span<const Field> fields);
    [[nodiscard]] bool has(std::string_view field) const { return indexOf(field) >= 0; }
    [[nodiscard]] int count(std::initializer_list<std::string_view> fields) const;
    /// Trimmed; empty where the column is missing.
    [[nodiscard]] std::string text(const std::vector<std::string> &cells, std::string_view field) const;

    [[nodiscard]] int indexOf(std::string_view field) const; ///< -1: no such column

private:
    std::vector<std::pair<std::string_view, int>> m_index;
};

} // namespace watchfloor::feeds
