// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/desk.h"

namespace watchfloor::floor {

/// What takes an incident apart: merges that are revoked where people joined it, rejections of links where the machine
/// did. The incident by its own id comes apart altogether; a part or member by its id is taken out, and the rest stays.
struct Parting
{
    std::vector<Claim> claims;
    bool mustCorrelate = false;
    std::string detail; ///< for the log
};
[[nodiscard]] Result<Parting> part(store::Reader &reader, const picture::Snapshot &picture, const Request &request);

[[nodiscard]] Result<std::size_t> voicesOf(store::Reader &reader, const picture::IncidentRow &row);

} // namespace watchfloor::floor
