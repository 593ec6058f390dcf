// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/decisions.h"

#include "store/origins.h"
#include "store/watchlog.h"

#include <zstd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr std::string_view journalFormat = "decision";

/// All decisions of a source are one import: a journal that only grows.
Import journalOf(Connection &db, std::int64_t sourceId, const std::function<std::int64_t()> &knownAt)
{
    {
        const Query q = db.query("SELECT id, origin_id FROM import WHERE source_id = ? AND format = ? ORDER BY id");
        if (q->with(sourceId, journalFormat).step())
            return {q->integer(0), q->integer(1)};
    }
    if (db.value("SELECT 1 FROM source WHERE id = ?", sourceId) == 0)
        raise(ErrorCode::NotFound, u"source %1 is not in the store"_s.arg(sourceId));
    ImportSpec spec;
    spec.sourceId = sourceId;
    spec.path = "decisions";
    spec.live = true;
    Import import;
    import.originId = originOf(db, spec);
    db.execute("INSERT INTO import(source_id, origin_id, path, format, profile, started, ended) "
               "VALUES (?, ?, ?, ?, '', ?, ?)",
               sourceId, import.originId, spec.path, journalFormat, knownAt(), knownAt());
    import.id = db.lastRowId();
    return import;
}

void refuseWhatIsStale(Connection &db, const Decision &decision)
{
    if (!decision.basis)
        return;
    for (const Claim &claim : decision.claims) {
        if (db.value(
                "SELECT 1 FROM claim c WHERE c.subject = ? AND c.source_id = ? AND "
                "(SELECT known_at FROM batch WHERE first_record <= c.record_id ORDER BY first_record DESC LIMIT 1) "
                "> ? LIMIT 1",
                claim.subject, decision.sourceId, toMicros(*decision.basis)))
            raise(ErrorCode::Busy, u"somebody decided about this a moment ago: look at it again"_s);
    }
}

} // namespace

Decided storeDecision(Committer &committer, Connection &db, Decision decision,
                      const std::function<std::int64_t()> &knownAt)
{
    refuseWhatIsStale(db, decision);
    Batch batch;
    batch.import = journalOf(db, decision.sourceId, knownAt);
    RecordItem item;
    item.offset = db.value("SELECT cursor FROM import WHERE id = ?", batch.import.id);
    item.line = db.value("SELECT accepted + 1 FROM import WHERE id = ?", batch.import.id);
    item.hash = sha256(decision.words);
    item.length = static_cast<std::uint32_t>(decision.words.size());
    item.claims = std::move(decision.claims);
    for (Claim &claim : item.claims)
        claim.version = fromMicros(knownAt());
    batch.cursor = item.offset + static_cast<std::int64_t>(decision.words.size());
    batch.records.push_back(std::move(item));
    RawBlock &block = batch.blocks.emplace_back();
    block.size = static_cast<std::uint32_t>(decision.words.size());
    block.compressed.resize(ZSTD_compressBound(decision.words.size()));
    block.compressed.resize(ZSTD_compress(block.compressed.data(), block.compressed.size(), decision.words.data(),
                                          decision.words.size(), ZSTD_CLEVEL_DEFAULT));
    (void)committer.commit(batch, knownAt);
    appendEntry(db, knownAt(), decision.entry);
    return {db.value("SELECT max(id) FROM record"), fromMicros(knownAt())};
}

bool isJournal(Connection &db, std::int64_t importId)
{
    return db.value("SELECT 1 FROM import WHERE id = ? AND format = ?", importId, journalFormat) != 0;
}

} // namespace watchfloor::store
