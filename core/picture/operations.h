// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/operation.h"
#include "picture/snapshot.h"

#include <map>
#include <memory>

/// Operations of either side, and what our own explain.
namespace watchfloor::picture {

using fusion::OperationKind;
using fusion::OperationSide;
using fusion::OperationState;
using fusion::WarningState;

struct WarningRow
{
    std::string key;
    QString text;
    WarningState state = WarningState::Unknown;
    std::string by;
    std::int64_t at = noTime;
    bool operator==(const WarningRow &) const = default;
};

/// The fold of the claims about one operation.
struct OperationRow
{
    std::string id;
    QString title, description;
    OperationSide side = OperationSide::Unknown;
    OperationKind kind = OperationKind::Other;
    OperationState state = OperationState::Planned; ///< at Snapshot::judgedAt
    std::optional<OperationState> said; ///< goes before the window
    std::int64_t from = noTime, to = noTime;
    int warningHours = -1; ///< as declared; -1: usualWarning counts
    int threshold = 0;
    std::vector<WarningRow> items;
    std::vector<std::int32_t> assets; ///< indexes into Snapshot::assets; missions and tasks are assets too
    std::vector<QString> elsewhere; ///< targets that no inventory knows
    std::vector<std::string> targets; ///< as said, for who edits it
    std::vector<std::string> origins; ///< as said, for who edits it: addresses, or ids of infrastructure
    std::vector<std::string> addresses; ///< what they come to; canonical
    float x = 0, y = 0; ///< MapPoint, NaN none
    Precision precision = Precision::None;
    float radiusKm = 0;
    std::int32_t placedBy = -1; ///< the asset that lent its place
    std::int8_t confidence = -1;
    std::vector<std::uint16_t> sources;
    std::int64_t known = 0, updated = 0;
    std::uint16_t marking = 0;
    bool isEdited = false; ///< people said something of it
    std::vector<std::string> parts; ///< all objects that are this one by their name, `id` first; empty: it is one
    std::vector<std::string> sameNames; ///< by which the machine holds them for one; plain
    [[nodiscard]] int observed() const; ///< items that somebody saw
};

/// Before its start an operation is imminent for this long where nobody declared another warning time.
inline constexpr int usualWarningHours = 24;

/// Which rule says that a friendly operation explains something.
enum class ExplainedBy : std::uint8_t { Address, Target };
[[nodiscard]] std::string_view name(ExplainedBy e); // source-address, target-asset

/// Nothing is hidden or lowered by it: a real attacker may come in the shadow of a test.
struct Explanation
{
    std::int32_t operation = -1; ///< index into OperationsBoard::rows
    ExplainedBy rule = ExplainedBy::Address;
    std::vector<std::string> values; ///< addresses, or ids of assets
    std::int32_t named = 0; ///< of how many that the incident names
    bool operator==(const Explanation &) const = default;
};

struct OperationsBoard
{
    std::vector<OperationRow> rows; ///< by id
    std::map<std::string, std::vector<Explanation>> incidents; ///< by id, of reports too
    std::map<std::int64_t, std::vector<Explanation>> observations; ///< by the store's id
    std::map<std::string, std::int32_t> whole; ///< by id of a part: the row that it is part of
    /// The parts, each as its own sources tell it, for who may not see the whole; null: nothing is joined.
    std::shared_ptr<const OperationsBoard> parts;
};
/// Never null.
[[nodiscard]] const OperationsBoard &operationsOf(const Snapshot &s);
/// By the id of any part.
[[nodiscard]] const OperationRow *operationById(const Snapshot &s, const std::string &id);
[[nodiscard]] std::span<const Explanation> explanationsOf(const Snapshot &s, const std::string &incident);
[[nodiscard]] std::span<const Explanation> explanationsOf(const Snapshot &s, std::int64_t observation);

/// What it is at an instant: what was said, else where the instant lies in its window.
[[nodiscard]] OperationState stateAt(const OperationRow &row, Timestamp at);
/// The next instant at which an operation is another's turn, after `s.judgedAt`.
[[nodiscard]] std::optional<Timestamp> nextOperationChange(const Snapshot &s);
/// Whether what such an operation does can look like this.
[[nodiscard]] bool fits(OperationKind kind, Category category);
/// In the window of a friendly operation; what has no time is in none.
[[nodiscard]] bool covers(const OperationRow &row, std::int64_t from, std::int64_t to);
/// Friendly, with a window, and with something that alerts may have in common with it.
[[nodiscard]] bool canExplain(const OperationRow &row);
/// Rows in the order of the board: imminent first, then by beginning.
[[nodiscard]] std::vector<std::int32_t> boardOrder(const OperationsBoard &board);

} // namespace watchfloor::picture
