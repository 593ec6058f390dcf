// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/question.h"
#include "store/visibility.h"

#include <limits>

namespace watchfloor::store {
namespace {

std::optional<Timestamp> instant(std::int64_t micros)
{
    return micros == noTime ? std::nullopt : std::optional(fromMicros(micros));
}

StoredClaim claimOf(const Statement &row, std::int64_t knownAt, std::int64_t saidAgain)
{
    StoredClaim stored;
    stored.id = row.integer(0);
    stored.recordId = row.integer(1);
    stored.sourceId = row.integer(2);
    stored.knownAt = fromMicros(knownAt);
    Claim &c = stored.value;
    c.subject = row.text(3);
    c.type = row.text(4);
    c.body = row.text(5);
    c.title = row.text(6);
    c.description = row.text(7);
    c.happenedFrom = instant(row.time(8));
    c.happenedTo = instant(row.time(9));
    c.version = instant(std::max(row.time(10), saidAgain));
    c.revoked = row.integer(11) != 0;
    c.confidence = row.isNull(12) ? std::int8_t{-1} : static_cast<std::int8_t>(row.integer(12));
    c.credibility = static_cast<std::uint8_t>(row.integer(13));
    c.marking = row.text(14);
    stored.hash = toHex(row.text(15));
    return stored;
}

// The columns of claimOf().
#define CLAIM_COLUMNS                                                                                                  \
    "SELECT id, record_id, source_id, subject, type, body, title, description, happened_from, happened_to, version, "  \
    "revoked, confidence, credibility, marking, hash FROM claim "

} // namespace

Result<> claims(Reader &reader, std::int64_t after, KnownAt knownAt,
                const std::function<bool(const StoredClaim &)> &each)
{
    return ask(reader, [&](Connection &db) {
        Visibility visibility(db, knownAt);
        const std::int64_t until = knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max();
        const Query q = db.query(CLAIM_COLUMNS "WHERE id > ? ORDER BY id");
        q->with(after);
        while (q->step()) {
            const std::int64_t record = q->integer(1);
            const BatchFacts &batch = visibility.batchOf(record);
            if (batch.knownAt > until)
                return; // ids ascend with what is known
            if (!visibility.isVisible(record))
                continue;
            db.throwIfCancelled();
            if (!each(claimOf(*q, batch.knownAt, visibility.saidAgainAt(record))))
                return;
        }
    });
}

Result<std::vector<StoredClaim>> claimsAbout(Reader &reader, const std::string &subject, KnownAt knownAt,
                                             bool withdrawn)
{
    return ask(reader, [&](Connection &db) {
        Visibility visibility(db, knownAt);
        std::vector<StoredClaim> result;
        const Query q = db.query(CLAIM_COLUMNS "WHERE subject = ? ORDER BY id");
        q->with(subject);
        while (q->step()) {
            db.throwIfCancelled();
            const std::int64_t record = q->integer(1);
            const bool visible = visibility.isVisible(record);
            if (!visible && (!withdrawn || knownAt))
                continue;
            const BatchFacts batch = visibility.batchOf(record);
            StoredClaim claim = claimOf(*q, batch.knownAt, visibility.saidAgainAt(record));
            if (const auto at = visibility.withdrawnAt(batch.importId); at != noTime)
                claim.withdrawnAt = fromMicros(at);
            else if (!visible)
                continue; // a later reading of the same record stands for it
            result.push_back(std::move(claim));
        }
        return result;
    });
}

} // namespace watchfloor::store
