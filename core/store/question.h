// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/reader.h"

namespace watchfloor::store {

/// Runs one question in one read transaction, so that all its statements see the same instant.
template <typename F> auto ask(Reader &reader, F &&question) -> Result<std::invoke_result_t<F, Connection &>>
{
    Connection &connection = reader.connection();
    connection.startQuestion();
    return attempt([&] {
        Transaction transaction(connection, Transaction::Kind::Read);
        return question(connection);
    });
}

} // namespace watchfloor::store
