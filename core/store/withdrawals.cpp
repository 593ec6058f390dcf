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

Result<std::int64_t> timesSaidAgain(Reader &reader, KnownAt knownAt)
{
    return ask(reader, [&](Connection &db) -> std::int64_t {
        if (!db.hasTable("said_again"))
            return 0;
        return knownAt ? db.value("SELECT count(*) FROM said_again WHERE known_at <= ?", toMicros(*knownAt))
                       : db.value("SELECT count(*) FROM said_again");
    });
}

} // namespace watchfloor::store
