// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brief/brief.h"
#include "watch/handover.h"

namespace watchfloor::brief {

/// The sheet of a handover that both signed, as a document to print: what was handed over, with the remarks, the
/// signatures and the end of the watch log, so that the paper vouches for the log.
[[nodiscard]] Document handoverSheet(const watch::AcceptedHandover &accepted);

} // namespace watchfloor::brief
