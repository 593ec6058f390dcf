// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/gaps.h"

#include "store/question.h"
#include "store/transports.h"

#include <algorithm>
#include <limits>

namespace watchfloor::store {

std::string_view name(GapReason reason)
{
    switch (reason) {
    case GapReason::Unattended:
        return "unattended";
    case GapReason::Overrun:
        return "overrun";
    }
    return {};
}

std::string_view words(GapReason reason)
{
    switch (reason) {
    case GapReason::Unattended:
        return "nobody was listening";
    case GapReason::Overrun:
        return "messages came faster than they could be taken";
    }
    return {};
}

bool join(Gap &gap, const Gap &more)
{
    if (gap.sourceId != more.sourceId || gap.reason != more.reason || more.from - gap.until > gapsJoinWithin
        || gap.from - more.until > gapsJoinWithin)
        return false;
    gap.from = std::min(gap.from, more.from);
    gap.until = std::max(gap.until, more.until);
    gap.messages += more.messages;
    return true;
}

void storeGap(Connection &connection, const Gap &gap, std::int64_t knownAt)
{
    (void)slugOf(connection, gap.sourceId);
    connection.execute("INSERT INTO gap(source_id, known_at, lost_from, lost_until, messages, reason) "
                       "VALUES (?, ?, ?, ?, ?, ?)",
                       gap.sourceId, knownAt, toMicros(gap.from), toMicros(gap.until), gap.messages,
                       static_cast<int>(gap.reason));
}

Result<std::vector<StoredGap>> gaps(Reader &reader, std::int64_t after, KnownAt knownAt)
{
    return ask(reader, [&](Connection &db) {
        std::vector<StoredGap> result;
        if (!db.hasTable("gap"))
            return result;
        const Query q = db.query("SELECT id, known_at, source_id, lost_from, lost_until, messages, reason FROM gap "
                                 "WHERE id > ? AND known_at <= ? ORDER BY id");
        q->with(after, knownAt ? toMicros(*knownAt) : std::numeric_limits<std::int64_t>::max());
        while (q->step())
            result.push_back({q->integer(0),
                              fromMicros(q->integer(1)),
                              {q->integer(2), fromMicros(q->integer(3)), fromMicros(q->integer(4)), q->integer(5),
                               static_cast<GapReason>(q->integer(6))}});
        return result;
    });
}

} // namespace watchfloor::store
