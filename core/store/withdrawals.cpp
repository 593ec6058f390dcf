// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/withdrawals.h"

#include "store/question.h"
#include "store/visibility.h"

namespace watchfloor::store {

Result<std::vector<std::int64_t>> withdrawnImports(Reader &reader, KnownAt knownAt)
{
    return ask(reader, [&](Connection &db) { return Visibility(db, knownAt).withdrawnImports(); });
}

} // namespace watchfloor::store
