// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

namespace watchfloor::store {

/// Imports that are withdrawn at an instant, ascending. Who follows a store by ids alone must begin anew where these
/// change: counts do not tell, for one import may have gone and another of the same size have come back.
[[nodiscard]] Result<std::vector<std::int64_t>> withdrawnImports(Reader &reader, KnownAt knownAt = {});
/// How often words of claims became newer because they were said again; likewise.
[[nodiscard]] Result<std::int64_t> timesSaidAgain(Reader &reader, KnownAt knownAt = {});

} // namespace watchfloor::store
