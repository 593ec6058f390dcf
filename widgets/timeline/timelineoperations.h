// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/operations.h"

namespace watchfloor::widgets {

inline constexpr double operationRowHeight = 17;

} // namespace watchfloor::widgets
