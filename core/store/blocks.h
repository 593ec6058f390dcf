// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <deque>

namespace watchfloor::store {

/// Raw blocks, decompressed; the last few are kept, since records of one block lie together.
class Blocks
{
public:
    explicit Blocks(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Empty with `fault` set where it cannot be read.
    const std::string &bytes(std::int64_t blockId, QString &fault);

private:
    struct Block
    {
        std::int64_t id;
        std::string bytes;
    };
    Connection &m_connection;
    std::deque<Block> m_recent;
    std::string m_none;
};

} // namespace watchfloor::store
