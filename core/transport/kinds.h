// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

/// One function per kind, each defined beside its transport; kinds.cpp lists them.
namespace watchfloor::transport {

[[nodiscard]] const Kind &folderKind();
[[nodiscard]] const Kind &syslogKind();
[[nodiscard]] const Kind &eveSocketKind();
[[nodiscard]] const Kind &taxiiKind();
[[nodiscard]] const Kind &mispKind();
[[nodiscard]] const Kind &httpsKind();

} // namespace watchfloor::transport
