// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csv.h"
#include "feeds/profile.h"

namespace watchfloor::feeds {

/// Tickets from a SOC's CSV export: one row, one record, one incident claim.
class SocCsvParser final : public Parser
{
public:
    SocCsvParser(CsvDialect dialect, std::shared_ptr<const MappingProfile> profile);
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] std::string cell(std::string_view field) const;

    CsvRows m_rows;
    std::shared_ptr<const MappingProfile> m_profile;
    std::map<std::string, std::vector<int>, std::less<>> m_index; ///< field -> columns
    std::string m_missing; ///< a column that the profile names and the header lacks
    const std::vector<std::string> *m_cells = nullptr;
};

} // namespace watchfloor::feeds
