// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QString>

#include <optional>
#include <string_view>

/// Real and exercise never mix: what leaves a store says which it is, and is taken in only by a store of the same.
namespace watchfloor::ingest {

/// What a document says of itself: `"x_watchfloor_context"` or `"context"` of `exercise` or `real` in one of its first
/// JSON objects, or a first line that begins with EXERCISE, as copies and lists of an exercise do. Nothing: it does not
/// say, as the feeds of others do not.
[[nodiscard]] std::optional<store::Context> contextOf(std::string_view head);
/// The same of a file by the `feeds.json` of a folder above it that lists it.
[[nodiscard]] std::optional<store::Context> contextAbove(const QString &path);

/// Refuses what belongs to the other context; names the file and both.
[[nodiscard]] Result<> refuseOther(const store::StoreInfo &into, store::Context context, const QString &what);

} // namespace watchfloor::ingest
