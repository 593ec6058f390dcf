// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "picture/query.h"

namespace watchfloor::ctl {

/// A picture and the store it came from.
struct OpenPicture
{
    std::shared_ptr<store::Store> store;
    std::unique_ptr<store::Reader> reader;
    picture::SnapshotPtr snapshot;
};
[[nodiscard]] Result<OpenPicture> openPicture(const Session &session, store::KnownAt knownAt = {});
/// The picture of now, to decide on: the store can be written.
[[nodiscard]] Result<OpenPicture> openToDecide(const Session &session);
/// As known at `--known-at`, where that is given.
[[nodiscard]] Result<OpenPicture> openPicture(const Session &session, const Arguments &arguments);

/// An incident as a line of JSON, the same wherever one is listed.
[[nodiscard]] Json incidentJson(const picture::Snapshot &snapshot, const picture::IncidentRow &incident);
/// What people hold of an asset's health, and what incidents and feeds say of it instead.
[[nodiscard]] Json heldJson(const picture::HeldHealth &held);
[[nodiscard]] QString heldText(const picture::HeldHealth &held);
[[nodiscard]] QString pathText(const picture::Snapshot &snapshot, const std::vector<std::int32_t> &assets);

} // namespace watchfloor::ctl
