// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/descriptor.h"
#include "base/result.h"

namespace watchfloor::fusion {

/// Two that correlate one store would each take back what the other wrote. Held until it is closed; Busy, at once and
/// with the number of the process, where another holds it.
[[nodiscard]] Result<Descriptor> correlatorLock(const QString &storePath);

} // namespace watchfloor::fusion
