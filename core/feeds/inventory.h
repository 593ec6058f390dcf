// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csvcells.h"

namespace watchfloor::feeds {

/// Which of the three inventory tables a header belongs to.
enum class InventoryTable : std::uint8_t { None, Assets, Dependencies, Missions };

/// The columns each table knows; README.md lists them for people.
[[nodiscard]] InventoryTable inventoryTableOf(const std::vector<std::string> &header);

/// Assets, dependencies and missions from CSV: one row, one record, one claim.
/// Every row is judged alone; references are not followed here.
class InventoryParser final : public Parser
{
public:
    explicit InventoryParser(CsvDialect dialect);
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    using Made = std::expected<Claim, Rejection>;
    [[nodiscard]] Made asset() const;
    [[nodiscard]] Made dependency() const;
    [[nodiscard]] Made mission() const;
    [[nodiscard]] std::string cell(std::string_view field) const { return m_columns.text(*m_cells, field); }
    [[nodiscard]] std::string id(std::string_view type, std::string_view key) const;
    [[nodiscard]] Cell place(QJsonObject &body) const;
    [[nodiscard]] Cell addresses(QJsonObject &body) const;
    void software(QJsonObject &body) const;
    [[nodiscard]] std::expected<std::vector<std::string>, Rejection> putPhase(QJsonObject &body) const;

    CsvRows m_rows;
    InventoryTable m_table;
    Columns m_columns;
    const std::vector<std::string> *m_cells = nullptr;
    const ParseContext *m_context = nullptr;
};

} // namespace watchfloor::feeds
