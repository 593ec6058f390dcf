// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "ingest/ingest.h"

namespace watchfloor::ctl {

/// How to read files, as `--format` and `--profile` say; who acts, as the session does.
[[nodiscard]] Result<ingest::FileOptions> fileOptions(const Session &session, const Arguments &arguments);

} // namespace watchfloor::ctl
