// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/origins.h"

#include "base/hash.h"

#include <zstd.h>

#include <new>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr std::size_t maxHeadBytes = 1u << 20;

void keepHead(Connection &connection, std::int64_t originId, const std::string &head)
{
    if (connection.value("SELECT size FROM origin_head WHERE origin_id = ?", originId)
        >= static_cast<std::int64_t>(head.size()))
        return;
    std::string packed(ZSTD_compressBound(head.size()), '\0');
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), head.data(), head.size(), 3);
    if (ZSTD_isError(size))
        throw std::bad_alloc(); // with room for the bound, memory is all that can be missing
    packed.resize(size);
    connection.execute("INSERT OR REPLACE INTO origin_head VALUES (?, ?, ?)", originId, head.size(), Blob{packed});
}

} // namespace

KnownOrigin findOrigin(Connection &connection, std::int64_t sourceId, const std::string &path, const std::string &head)
{
    KnownOrigin origin;
    if (head.empty()) {
        // A stream without a beginning (or an empty file): its name is all there is.
        origin.id = connection.value("SELECT max(id) FROM origin WHERE source_id = ? AND path = ? AND NOT EXISTS "
                                     "(SELECT 1 FROM origin_prefix WHERE origin_id = origin.id)",
                                     sourceId, path);
        return origin;
    }
    Sha256Stream stream;
    std::size_t hashed = 0;
    const Query lengths = connection.query("SELECT DISTINCT length FROM origin_prefix WHERE source_id = ? "
                                           "AND length <= ? ORDER BY length");
    lengths->with(sourceId, head.size());
    while (lengths->step()) {
        const auto length = static_cast<std::size_t>(lengths->integer(0));
        stream.add(std::string_view(head).substr(hashed, length - hashed));
        hashed = length;
        const Sha256 hash = stream.peek();
        // The longest known beginning wins.
        if (const auto found = connection.value("SELECT origin_id FROM origin_prefix WHERE source_id = ? "
                                                "AND length = ? AND hash = ?",
                                                sourceId, length, Blob{bytesOf(hash)}))
            origin = {found, static_cast<std::int64_t>(length)};
    }
    return origin;
}

std::int64_t originOf(Connection &connection, const ImportSpec &spec)
{
    if (spec.originId != 0) {
        if (connection.value("SELECT 1 FROM origin WHERE id = ? AND source_id = ?", spec.originId, spec.sourceId) == 0)
            raise(ErrorCode::NotFound, u"origin %1 is not in the store"_s.arg(spec.originId));
        return spec.originId;
    }
    std::int64_t origin = spec.live ? 0 : findOrigin(connection, spec.sourceId, spec.path, spec.head).id;
    if (origin == 0) {
        connection.execute("INSERT INTO origin(source_id, path) VALUES (?, ?)", spec.sourceId, spec.path);
        origin = connection.lastRowId();
    }
    if (!spec.head.empty() && !spec.live) {
        const Sha256 whole = sha256(spec.head);
        connection.execute("INSERT INTO origin_prefix VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", spec.sourceId,
                           spec.head.size(), Blob{bytesOf(whole)}, origin);
    }
    if (!spec.head.empty())
        keepHead(connection, origin, spec.head);
    return origin;
}

std::optional<std::string> headOf(Connection &connection, std::int64_t originId)
{
    const Query q = connection.query("SELECT size, data FROM origin_head WHERE origin_id = ?");
    if (!q->with(originId).step())
        return std::nullopt;
    const auto size = static_cast<std::size_t>(q->integer(0));
    if (size > maxHeadBytes)
        raise(ErrorCode::Corrupt, u"the beginning of origin %1 claims %2 bytes"_s.arg(originId).arg(size));
    const std::string_view packed = q->text(1);
    std::string head(size, '\0');
    const std::size_t got = ZSTD_decompress(head.data(), head.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) || got != size)
        raise(ErrorCode::Corrupt, u"the beginning of origin %1 cannot be decompressed"_s.arg(originId));
    return head;
}

} // namespace watchfloor::store
