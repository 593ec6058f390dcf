// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csvcells.h"
#include "feeds/profile.h"

namespace watchfloor::feeds {

/// Fields and the columns that carry them, by the names that most exports use.
[[nodiscard]] std::vector<std::pair<std::string_view, int>> columnsByName(const std::vector<std::string> &header);

/// The profile made from a header alone, by the names that most exports use; null where no title
/// or no time can be found.
[[nodiscard]] std::shared_ptr<const MappingProfile> guessedProfile(const std::vector<std::string> &header);

/// Tickets from a SOC's CSV export: one row, one record, one incident claim. What a word of the
/// export means is the profile's to say; words it does not know stay in the body as they were written.
class SocCsvParser final : public Parser
{
public:
    SocCsvParser(CsvDialect dialect, std::shared_ptr<const MappingProfile> profile);
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] std::string cell(std::string_view field) const;
    [[nodiscard]] std::expected<Claim, Rejection> ticket() const;
    [[nodiscard]] std::expected<std::optional<Timestamp>, Rejection> time(std::string_view field,
                                                                          std::string &note) const;
    [[nodiscard]] Cell times(Claim &claim, QJsonObject &body) const;
    [[nodiscard]] Cell place(QJsonObject &body) const;
    void judgement(Claim &claim, QJsonObject &body) const;
    [[nodiscard]] Cell lists(QJsonObject &body) const;
    [[nodiscard]] std::string marking() const;

    CsvRows m_rows;
    std::shared_ptr<const MappingProfile> m_profile;
    std::map<std::string, std::vector<int>, std::less<>> m_index; ///< field -> columns
    std::string m_missing; ///< a column that the profile names and the header lacks
    const std::vector<std::string> *m_cells = nullptr;
    const ParseContext *m_context = nullptr;
};

} // namespace watchfloor::feeds
