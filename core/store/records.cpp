// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/blocks.h"
#include "store/origins.h"
#include "store/question.h"
#include "store/visibility.h"

#include <zstd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr std::size_t blocksKept = 4;
constexpr std::size_t maxBlockBytes = 256u << 20;

#define RECORD_COLUMNS                                                                                                 \
    "SELECT r.id, b.import_id, i.source_id, i.path, i.format, r.offset, r.line, r.hash, b.known_at, r.outcome, "       \
    "q.reason, q.field, r.origin_id, r.length FROM record r JOIN batch b ON b.first_record = "                         \
    "(SELECT max(first_record) FROM batch WHERE first_record <= r.id) "                                                \
    "JOIN import i ON i.id = b.import_id LEFT JOIN quarantine q ON q.record_id = r.id "

StoredRecord recordOf(const Statement &row)
{
    StoredRecord record;
    record.id = row.integer(0);
    record.importId = row.integer(1);
    record.sourceId = row.integer(2);
    record.origin = row.text(3);
    record.format = row.text(4);
    record.offset = row.integer(5);
    record.line = row.integer(6);
    record.hash = toHex(row.text(7));
    record.received = fromMicros(row.integer(8));
    record.outcome = static_cast<Outcome>(row.integer(9));
    record.reason = row.text(10);
    record.field = row.text(11);
    record.originId = row.integer(12);
    record.length = row.integer(13);
    return record;
}

} // namespace

const std::string &Blocks::bytes(std::int64_t blockId, QString &fault)
{
    for (const Block &block : m_recent) {
        if (block.id == blockId)
            return block.bytes;
    }
    const Query q = m_connection.query("SELECT size, data FROM raw_block WHERE id = ?");
    if (!q->with(blockId).step()) {
        fault = u"its block %1 is missing"_s.arg(blockId);
        return m_none;
    }
    const auto size = static_cast<std::size_t>(q->integer(0));
    const std::string_view data = q->text(1);
    if (size > maxBlockBytes) {
        fault = u"its block %1 claims %2 bytes"_s.arg(blockId).arg(size);
        return m_none;
    }
    std::string bytes(size, '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), data.data(), data.size());
    if (ZSTD_isError(got) || got != size) {
        fault = u"its block %1 cannot be decompressed"_s.arg(blockId);
        return m_none;
    }
    if (m_recent.size() >= blocksKept)
        m_recent.pop_front();
    m_recent.push_back({blockId, std::move(bytes)});
    return m_recent.back().bytes;
}

Result<std::vector<StoredRecord>> records(Reader &reader, const RecordFilter &filter)
{
    return ask(reader, [&](Connection &db) {
        std::vector<StoredRecord> result;
        Visibility visibility(db, {});
        // Of a withdrawn import all are listed, as they were.
        const auto isListed = [&](std::int64_t id) {
            return filter.superseded || visibility.superseded().empty() || !visibility.batchOf(id).live
                || visibility.isVisible(id);
        };
        // Quarantined ones are few among many: found through their own table.
        const bool quarantined = filter.outcome == Outcome::Quarantined;
        const Query q = quarantined
            ? db.query(RECORD_COLUMNS "WHERE r.id IN (SELECT record_id FROM quarantine WHERE record_id > ?1) "
                                      "AND (?2 IS NULL OR r.outcome = ?2) AND (?3 IS NULL OR i.source_id = ?3) "
                                      "AND (?4 IS NULL OR b.import_id = ?4) ORDER BY r.id")
            : db.query(RECORD_COLUMNS "WHERE r.id > ?1 AND (?2 IS NULL OR r.outcome = ?2) "
                                      "AND (?3 IS NULL OR i.source_id = ?3) "
                                      "AND (?4 IS NULL OR b.import_id = ?4) ORDER BY r.id");
        q->bind(1, filter.after);
        if (filter.outcome)
            q->bind(2, static_cast<std::int64_t>(*filter.outcome));
        else
            q->bind(2, Null{});
        if (filter.sourceId)
            q->bind(3, *filter.sourceId);
        else
            q->bind(3, Null{});
        if (filter.importId)
            q->bind(4, *filter.importId);
        else
            q->bind(4, Null{});
        while ((filter.limit < 0 || static_cast<std::int64_t>(result.size()) < filter.limit) && q->step()) {
            db.throwIfCancelled();
            if (isListed(q->integer(0)))
                result.push_back(recordOf(*q));
        }
        return result;
    });
}

Result<StoredRecord> record(Reader &reader, std::int64_t id)
{
    return ask(reader, [&](Connection &db) {
        const Query q = db.query(RECORD_COLUMNS "WHERE r.id = ?");
        if (!q->with(id).step())
            raise(ErrorCode::NotFound, u"record %1 is not in the store"_s.arg(id));
        return recordOf(*q);
    });
}

Result<std::string> rawBytes(Reader &reader, std::int64_t recordId)
{
    return ask(reader, [&](Connection &db) {
        const Query q = db.query("SELECT block_id, block_offset, length, hash FROM record WHERE id = ?");
        if (!q->with(recordId).step())
            raise(ErrorCode::NotFound, u"record %1 is not in the store"_s.arg(recordId));
        QString fault;
        Blocks blocks(db);
        const std::string &block = blocks.bytes(q->integer(0), fault);
        const auto offset = static_cast<std::size_t>(q->integer(1));
        const auto length = static_cast<std::size_t>(q->integer(2));
        if (fault.isEmpty() && (offset > block.size() || length > block.size() - offset))
            fault = u"it lies outside its block"_s;
        if (!fault.isEmpty())
            raise(ErrorCode::Corrupt, u"record %1: %2"_s.arg(recordId).arg(fault));
        std::string bytes = block.substr(offset, length);
        if (bytesOf(sha256(bytes)) != q->text(3))
            raise(ErrorCode::Corrupt, u"record %1: its bytes differ from their SHA-256"_s.arg(recordId));
        return bytes;
    });
}

Result<std::optional<std::string>> originHead(Reader &reader, std::int64_t originId)
{
    return ask(reader, [&](Connection &db) { return headOf(db, originId); });
}

} // namespace watchfloor::store
