// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csvcells.h"
#include "feeds/profile.h"

#include <functional>

namespace watchfloor::feeds {

/// Fields and the columns that carry them, by the names that most exports use.
[[nodiscard]] std::vector<std::pair<std::string_view, int>> columnsByName(const std::vector<std::string> &header);

/// The profile made from a header alone, by the names that most exports use; null where no title
/// or no time can be found.
[[nodiscard]] std::shared_ptr<const MappingProfile> guessedProfile(const std::vector<std::string> &header);

/// One ticket of a SOC's export, row or object: an incident claim. What a word of the export means is the profile's to
/// say; words that it does not know stay in the body as they were written.
class Ticket
{
public:
    /// The text that the export has for a field; several values parted by line ends.
    using CellOf = std::function<std::string(std::string_view field)>;

    /// Whether the export has anything at all that the field is read from.
    using HasField = std::function<bool(std::string_view field)>;

    /// Both are asked only while claim() runs. A field whose cell is empty has the profile's constant.
    Ticket(const MappingProfile &profile, const ParseContext &context, HasField has, const CellOf &cell);
    [[nodiscard]] std::expected<Claim, Rejection> claim() const;

private:
    [[nodiscard]] std::expected<std::optional<Timestamp>, Rejection> time(std::string_view field,
                                                                          std::string &note) const;
    [[nodiscard]] Cell times(Claim &claim, QJsonObject &body) const;
    [[nodiscard]] Cell place(QJsonObject &body) const;
    void judgement(Claim &claim, QJsonObject &body) const;
    [[nodiscard]] Cell lists(QJsonObject &body) const;
    [[nodiscard]] std::string marking() const;

    const MappingProfile &m_profile;
    const ParseContext &m_context;
    const HasField m_has;
    const CellOf m_cell;
};

/// The cell of the texts that stand in several columns or list entries.
void addToCell(std::string &cell, std::string_view text, std::string_view between = "\n");
/// Such a cell on one line, as a person reads it: `192.0.2.7, 192.0.2.8`.
[[nodiscard]] std::string cellOnOneLine(std::string_view cell);

} // namespace watchfloor::feeds
