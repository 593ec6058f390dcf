// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <functional>
#include <string>

namespace watchfloor::store {

/// Compares what the indexes of our own making (postings, full text) hold with the tables they are made from:
/// a damaged one would not be an error anywhere, only a search that silently finds less.
class IndexCheck
{
public:
    /// `fault` is told each difference; `at` how far the check is, 0-1, and may throw to end it.
    IndexCheck(Connection &db, std::function<void(std::string)> fault, std::function<void(double)> at);
    void run();

private:
    void postings();
    void claims();
    void words(std::string_view index, std::string_view rows, std::string_view find, double from, double to);

    Connection &m_db;
    std::function<void(std::string)> m_fault;
    std::function<void(double)> m_at;
};

} // namespace watchfloor::store
