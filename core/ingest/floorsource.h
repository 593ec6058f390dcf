// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/displaytext.h"
#include "base/result.h"

#include <string_view>

namespace watchfloor::ingest {

/// Decisions of people and of the machine are made here: no file and no feed can make them in their place.
[[nodiscard]] inline std::unexpected<Error> ofFloor(std::string_view slug)
{
    return fail(
        ErrorCode::Usage,
        QStringLiteral("%1 is the floor itself: no file and no feed can speak in its place").arg(visibleText(slug)));
}

} // namespace watchfloor::ingest
