// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

#include <string>

namespace watchfloor::ctl {

/// The next line of standard input, not shown where somebody types it: on the command line everybody on the machine
/// could read it.
[[nodiscard]] Result<std::string> typedSecret(const char *what);
/// The first line of the file that `option` names; else typed.
[[nodiscard]] Result<std::string> password(const Arguments &arguments, const char *option, const char *what);

} // namespace watchfloor::ctl
