// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "store/connection.h"
#include "store/store.h"
#include "store/visibility.h"

namespace watchfloor::store {

/// hex of SHA-256(slug 0 subject 0 body)
[[nodiscard]] Sha256 claimHash(std::string_view slug, const Claim &claim);

/// Tells records that are known from new ones, within one transaction.
/// With a natural key: the key and what was said under it. Else: origin, offset and the bytes' hash, so that
/// a line that was changed in place is new and the lines around it stay known. A record that was quarantined and
/// can be read now is new, and supersedes that reading.
class Identity
{
public:
    Identity(Connection &connection, std::int64_t sourceId, std::int64_t originId);

    struct Match
    {
        bool duplicate = false;
        std::int64_t supersedes = 0; ///< an earlier reading that was withdrawn, or could not be read then
        std::int64_t alsoSupersedes = 0; ///< the last reading of what failed, where that is of another record
        std::int64_t known = 0; ///< of what is a duplicate or restated: the reading that it is known by
        bool restated = false; ///< what it says is known from elsewhere: it stands for the reading that failed, alone
    };
    [[nodiscard]] Match find(const RecordItem &item, const std::vector<Sha256> &claimHashes);
    /// The latest version under which what a record says was said, microseconds; noTime: under none.
    [[nodiscard]] std::int64_t versionOf(std::int64_t recordId);
    /// The item that find() was just asked about is now stored under this id.
    void added(const RecordItem &item, std::int64_t recordId);
    /// What a record with a natural key is known by.
    [[nodiscard]] static std::string keyOf(const RecordItem &item, const std::vector<Sha256> &claimHashes);

private:
    [[nodiscard]] Match atPosition(const RecordItem &item);
    [[nodiscard]] Match underKey(const RecordItem &item, const std::vector<Sha256> &claimHashes);
    void standFor(const RecordItem &item, Match &match);

    Connection &m_connection;
    Visibility m_visibility;
    std::int64_t m_source, m_origin;
    std::int64_t m_end; ///< greatest offset known in the origin; beyond it nothing needs to be looked up
    Query m_position, m_key, m_setKey, m_version;
    std::string m_lastKey;
};

} // namespace watchfloor::store
