// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonpaths.h"
#include "feeds/parser.h"
#include "feeds/profile.h"

#include <memory>

namespace watchfloor::feeds {

/// Tickets from a SOC's export as JSON, a value a line or in a list: one object, one record, one incident claim.
class SocJsonParser final : public Parser
{
public:
    explicit SocJsonParser(std::shared_ptr<const MappingProfile> profile);
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] std::string cell(std::string_view field) const;

    const std::shared_ptr<const MappingProfile> m_profile;
    std::map<std::string_view, std::vector<int>, std::less<>> m_index; ///< field -> paths
    JsonPaths m_paths;
    PathRecord m_record;
};

/// The first objects of a document as the rows of a table: its columns are the paths at which scalars stand, in the
/// order in which they are met, lists being no step; the texts of a list stand in one cell.
struct JsonTable
{
    static constexpr std::size_t mostColumns = 200;

    std::string list; ///< the member whose list holds the rows; empty: the document's own values
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> problems; ///< why some cannot be read, each reason once
};
[[nodiscard]] JsonTable jsonTable(std::string_view head, std::size_t rows);
/// Whether a document begins as JSON does.
[[nodiscard]] bool beginsAsJson(std::string_view head);

} // namespace watchfloor::feeds
