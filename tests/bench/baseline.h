// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace watchfloor::bench {

/// The plain way, as fast as it is known to go: the SQLite C API, one prepared INSERT into one table with the columns
/// that Watchfloor keeps and the raw text, 100,000 rows a transaction, indexes and FTS5 built afterwards.
/// Everything is parsed into memory first; gives the seconds from opening the file to closing it.
double runBaseline(const std::string &eve, const std::string &database);

} // namespace watchfloor::bench
