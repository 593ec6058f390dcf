// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postings.h"

#include "store/committer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr int mergedRuns = 8;
/// Larger runs stay as they are: the ids of a text that is everywhere are read as one piece.
constexpr std::int64_t maxMergedIds = 16'000'000;

void appendVarint(std::string &encoded, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        encoded += static_cast<char>(value | 0x80);
    encoded += static_cast<char>(value);
}

std::int64_t newRun(Connection &db, int level, std::int64_t count)
{
    db.execute("INSERT INTO posting_run(level, entries) VALUES (?, ?)", level, count);
    return db.lastRowId();
}

/// One run, text by text, while it is merged.
struct Cursor
{
    Cursor(Connection &db, std::int64_t run)
        : query(db.query("SELECT text_id, ids FROM posting WHERE run = ? ORDER BY text_id"))
    {
        query->with(run);
        next();
    }
    void next() { text = query->step() ? query->integer(0) : 0; }
    Query query;
    std::int64_t text = 0; ///< 0: at its end
};

void merge(Connection &db, const std::vector<std::int64_t> &runs, int level, std::int64_t count)
{
    const std::int64_t merged = newRun(db, level, count);
    {
        std::vector<std::unique_ptr<Cursor>> cursors; // oldest first, so ids stay ascending
        for (const std::int64_t run : runs)
            cursors.push_back(std::make_unique<Cursor>(db, run));
        const Query insert = db.query("INSERT INTO posting VALUES (?, ?, ?)");
        std::string encoded;
        for (;;) {
            std::int64_t text = 0;
            for (const auto &cursor : cursors) {
                if (cursor->text != 0 && (text == 0 || cursor->text < text))
                    text = cursor->text;
            }
            if (text == 0)
                break;
            encoded.clear();
            std::int64_t last = 0;
            for (const auto &cursor : cursors) {
                if (cursor->text != text)
                    continue;
                for (const std::int64_t id : decodeIds(cursor->query->text(1)))
                    appendId(encoded, last, id);
                cursor->next();
            }
            insert->with(merged, text, Blob{encoded}).run();
        }
    }
    for (const std::int64_t run : runs) {
        db.execute("DELETE FROM posting WHERE run = ?", run);
        db.execute("DELETE FROM posting_run WHERE id = ?", run);
    }
}

/// Merges the newest runs while there are enough of one level.
void mergeNewest(Connection &db)
{
    for (;;) {
        std::vector<std::int64_t> runs;
        std::int64_t count = 0;
        int level = -1;
        {
            // Merged runs have newer ids than what they cover came with, but never lie before an unmerged older one.
            const Query q = db.query("SELECT id, level, entries FROM posting_run ORDER BY id DESC LIMIT ?");
            q->with(mergedRuns);
            while (q->step()) {
                if (level < 0)
                    level = static_cast<int>(q->integer(1));
                if (q->integer(1) != level)
                    break;
                runs.push_back(q->integer(0));
                count += q->integer(2);
            }
        }
        if (runs.size() < mergedRuns || count > maxMergedIds)
            return;
        std::ranges::reverse(runs);
        merge(db, runs, level + 1, count);
    }
}

} // namespace

void appendId(std::string &encoded, std::int64_t &last, std::int64_t id)
{
    // Most records have one observation, numbered 0: their differences are whole record ids.
    const auto difference = static_cast<std::uint64_t>(id - last);
    last = id;
    if (difference % observationsPerId == 0)
        appendVarint(encoded, difference / observationsPerId * 2);
    else
        appendVarint(encoded, difference * 2 + 1);
}

std::vector<std::int64_t> decodeIds(std::string_view encoded)
{
    std::vector<std::int64_t> ids;
    std::uint64_t id = 0;
    std::uint64_t value = 0;
    int shift = 0;
    for (const char c : encoded) {
        const auto byte = static_cast<unsigned char>(c);
        if (shift > 63)
            raise(ErrorCode::Corrupt, u"an index of observations is damaged"_s);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        shift += 7;
        if (byte & 0x80)
            continue;
        id += value & 1 ? value >> 1 : (value >> 1) * static_cast<std::uint64_t>(observationsPerId);
        ids.push_back(static_cast<std::int64_t>(id));
        value = 0;
        shift = 0;
    }
    return ids;
}

void Postings::add(Connection &db, std::vector<Entry> &entries)
{
    if (entries.empty())
        return;
    std::ranges::sort(entries);
    const auto repeated = std::ranges::unique(entries);
    entries.erase(repeated.begin(), repeated.end());

    const std::int64_t run = newRun(db, 0, static_cast<std::int64_t>(entries.size()));
    {
        const Query insert = db.query("INSERT INTO posting VALUES (?, ?, ?)");
        std::string encoded;
        for (std::size_t i = 0; i < entries.size();) {
            const std::int64_t text = entries[i].text;
            encoded.clear();
            std::int64_t last = 0;
            for (; i < entries.size() && entries[i].text == text; ++i)
                appendId(encoded, last, entries[i].observation);
            insert->with(run, text, Blob{encoded}).run();
        }
    }
    mergeNewest(db);
}

void Postings::newest(Connection &db, std::int64_t text, const std::function<bool(std::int64_t)> &each)
{
    const Query runs = db.query("SELECT id FROM posting_run ORDER BY id DESC");
    const Query ids = db.query("SELECT ids FROM posting WHERE run = ? AND text_id = ?");
    while (runs->step()) {
        ids->reset();
        if (!ids->with(runs->integer(0), text).step())
            continue;
        const auto found = decodeIds(ids->text(0));
        for (auto id = found.rbegin(); id != found.rend(); ++id) {
            if (!each(*id))
                return;
        }
    }
}

} // namespace watchfloor::store
