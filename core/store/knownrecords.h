// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

namespace watchfloor::store {

/// What a store would call a duplicate, asked without writing anything: for dry runs. One file after another, as
/// they would be committed; what one brought is known to the next. Holds 8 bytes a record. One thread.
class KnownRecords
{
public:
    /// Null: of a store that holds nothing. The reader must outlive this, and be asked nothing else meanwhile.
    explicit KnownRecords(Reader *reader);
    ~KnownRecords();
    KnownRecords(const KnownRecords &) = delete;
    KnownRecords &operator=(const KnownRecords &) = delete;

    /// A file of `source` (slug), known by its name and its first bytes as in ImportSpec.
    [[nodiscard]] Result<> begin(const std::string &source, const std::string &path, const std::string &head);
    /// Its next record. True: a duplicate.
    [[nodiscard]] Result<bool> add(const RecordItem &item);
    void end();

private:
    struct File;
    struct Session;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<File> m_file;
};

} // namespace watchfloor::store
