// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dictionary.h"

namespace watchfloor::store {
namespace {

constexpr std::size_t generationBytes = 12u << 20;
constexpr std::size_t bytesPerEntry = 96; // node, bucket and string header, about

} // namespace

Dictionary::Dictionary(Connection &connection)
    : m_connection(connection)
    , m_find(connection, "SELECT id, searchable FROM text WHERE value = ?")
    , m_add(connection, "INSERT INTO text(value) VALUES (?)")
    , m_mark(connection, "UPDATE text SET searchable = 1 WHERE id = ? AND searchable = 0")
    , m_index(connection, "INSERT INTO text_index(rowid, value) VALUES (?, ?)")
{
}

std::int64_t Dictionary::id(std::string_view text, bool searchable)
{
    if (text.empty())
        return 0;
    Entry *entry = cached(text);
    if (!entry)
        entry = &remember(text, stored(text));
    if (searchable && !entry->searchable)
        makeSearchable(text, *entry);
    return entry->id;
}

Dictionary::Entry *Dictionary::cached(std::string_view text)
{
    if (const auto young = m_young.find(text); young != m_young.end())
        return &young->second;
    if (const auto old = m_old.find(text); old != m_old.end())
        return &remember(text, old->second);
    return nullptr;
}

Dictionary::Entry &Dictionary::remember(std::string_view text, Entry entry)
{
    m_youngBytes += text.size() + bytesPerEntry;
    if (m_youngBytes > generationBytes) {
        m_old = std::exchange(m_young, {});
        m_youngBytes = text.size() + bytesPerEntry;
    }
    return m_young.insert_or_assign(std::string(text), entry).first->second;
}

Dictionary::Entry Dictionary::stored(std::string_view text)
{
    Entry entry;
    m_find.bind(1, text);
    if (m_find.step())
        entry = {m_find.integer(0), m_find.integer(1) != 0};
    m_find.reset();
    if (entry.id == 0) {
        m_add.with(text).run();
        entry.id = m_connection.lastRowId();
    }
    return entry;
}

void Dictionary::makeSearchable(std::string_view text, Entry &entry)
{
    // Another process may have done it since: the row decides, not the cache.
    m_mark.with(entry.id).run();
    if (m_connection.changes() == 1)
        m_index.with(entry.id, text).run();
    entry.searchable = true;
}

void Dictionary::forget()
{
    m_young.clear();
    m_old.clear();
    m_youngBytes = 0;
}

} // namespace watchfloor::store
