// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace watchfloor {

/// The source of what the program itself concludes. It is of the floor, as people's decisions are, and told from them
/// by this name; no feed can have it.
inline constexpr std::string_view machineSource = "correlator";

} // namespace watchfloor
