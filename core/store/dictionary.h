// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <unordered_map>

namespace watchfloor::store {

/// Text to id, each distinct text stored once. Rows are never changed or deleted, so what is cached
/// stays right whatever other processes add; only a rollback takes rows back. Writer thread.
class Dictionary
{
public:
    explicit Dictionary(Connection &connection);

    /// 0 for empty text. `searchable` text is found by search().
    [[nodiscard]] std::int64_t id(std::string_view text, bool searchable = false);
    /// After a rollback.
    void forget();

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Entry
    {
        std::int64_t id = 0;
        bool searchable = false;
    };
    using Map = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

    Entry *cached(std::string_view text);
    Entry &remember(std::string_view text, Entry entry);
    Entry stored(std::string_view text);
    void makeSearchable(std::string_view text, Entry &entry);

    Connection &m_connection;
    Statement m_find, m_add, m_mark, m_index;
    Map m_young, m_old; ///< two generations: what was not asked for lately falls out
    std::size_t m_youngBytes = 0;
};

} // namespace watchfloor::store
