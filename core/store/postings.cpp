// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postings.h"

#include "store/committer.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr int mergedRuns = 8;
/// Larger runs stay as they are, so that no commit waits long for a merge.
constexpr std::int64_t maxMergedEntries = 16'000'000;
constexpr std::size_t blockBytes = 3900; // two to a page

using Entry = Postings::Entry;

void appendVarint(std::string &encoded, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        encoded += static_cast<char>(value | 0x80);
    encoded += static_cast<char>(value);
}

/// Writes sorted entries as the blocks of one run.
class RunWriter
{
public:
    RunWriter(Connection &db, int level, std::int64_t count, std::int64_t base)
        : m_insert(db.query("INSERT INTO posting VALUES (?, ?, ?, ?, ?)"))
        , m_base(base)
    {
        db.execute("INSERT INTO posting_run(level, entries, base) VALUES (?, ?, ?)", level, count, base);
        m_run = db.lastRowId();
    }
    void add(const Entry &entry)
    {
        if (!m_block) {
            m_first = entry;
            m_block = std::make_unique<PostingBlock>(entry.text, m_base);
        }
        m_block->add(entry);
        if (m_block->bytes().size() >= blockBytes)
            flush();
    }
    void flush()
    {
        if (m_block)
            m_insert->with(m_run, m_first.text, m_first.observation, m_base, Blob{m_block->bytes()}).run();
        m_block.reset();
    }

private:
    Query m_insert;
    std::int64_t m_run = 0;
    std::int64_t m_base;
    Entry m_first{};
    std::unique_ptr<PostingBlock> m_block;
};

/// One run, entry by entry, while it is merged.
class RunReader
{
public:
    RunReader(Connection &db, std::int64_t run)
        : m_query(db.query("SELECT first_text, base, data FROM posting WHERE run = ? ORDER BY first_text, first_id"))
    {
        m_query->with(run);
        fill();
    }
    [[nodiscard]] const Entry *current() const { return m_at < m_entries.size() ? &m_entries[m_at] : nullptr; }
    void next()
    {
        if (++m_at == m_entries.size())
            fill();
    }

private:
    void fill()
    {
        m_entries.clear();
        m_at = 0;
        if (!m_done && m_query->step())
            PostingBlock::decode(m_query->text(2), m_query->integer(0), m_query->integer(1), m_entries);
        else
            m_done = true;
    }
    Query m_query;
    std::vector<Entry> m_entries;
    std::size_t m_at = 0;
    bool m_done = false;
};

struct Run
{
    std::int64_t id, entries, base;
};

/// Oldest first: their observations follow each other, so that a tie of texts goes to the older run.
void merge(Connection &db, const std::vector<Run> &runs, int level, std::int64_t count)
{
    {
        RunWriter writer(db, level, count, runs.front().base);
        std::vector<std::unique_ptr<RunReader>> readers;
        for (const Run &run : runs)
            readers.push_back(std::make_unique<RunReader>(db, run.id));
        for (;;) {
            RunReader *least = nullptr;
            for (const auto &reader : readers) {
                if (reader->current() && (!least || reader->current()->text < least->current()->text))
                    least = reader.get();
            }
            if (!least)
                break;
            for (const std::int64_t text = least->current()->text; least->current() && least->current()->text == text;
                 least->next())
                writer.add(*least->current());
        }
        writer.flush();
    }
    for (const Run &run : runs) {
        db.execute("DELETE FROM posting WHERE run = ?", run.id);
        db.execute("DELETE FROM posting_run WHERE id = ?", run.id);
    }
}

/// Merges the newest runs while there are enough of one level.
void mergeNewest(Connection &db)
{
    for (;;) {
        std::vector<Run> runs;
        std::int64_t count = 0;
        int level = -1;
        {
            // A merged run is made when it holds the newest observations, so ids keep the order of what runs cover.
            const Query q = db.query("SELECT id, entries, base, level FROM posting_run ORDER BY id DESC LIMIT ?");
            q->with(mergedRuns);
            while (q->step()) {
                if (level < 0)
                    level = static_cast<int>(q->integer(3));
                if (q->integer(3) != level)
                    break;
                runs.push_back({q->integer(0), q->integer(1), q->integer(2)});
                count += q->integer(1);
            }
        }
        if (runs.size() < mergedRuns || count > maxMergedEntries)
            return;
        std::ranges::reverse(runs);
        merge(db, runs, level + 1, count);
    }
}

} // namespace

// A token's lowest bit tells the next text (1) from an observation (0). Most records have one observation, numbered
// 0, so an observation's difference is mostly whole record ids; the next bit tells where it is not.

PostingBlock::PostingBlock(std::int64_t text, std::int64_t base)
    : m_text(text)
    , m_base(base)
    , m_last(base)
{
}

void PostingBlock::add(const Entry &entry)
{
    if (entry.text != m_text) {
        appendVarint(m_bytes, static_cast<std::uint64_t>(entry.text - m_text) << 1 | 1);
        m_text = entry.text;
        m_last = m_base;
    }
    const auto difference = static_cast<std::uint64_t>(entry.observation - m_last);
    m_last = entry.observation;
    appendVarint(m_bytes,
                 difference % observationsPerId == 0 ? difference / observationsPerId << 2 : difference << 2 | 2);
}

void PostingBlock::decode(std::string_view bytes, std::int64_t text, std::int64_t base, std::vector<Entry> &out)
{
    std::int64_t last = base;
    std::uint64_t value = 0;
    int shift = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (shift > 63)
            raise(ErrorCode::Corrupt, u"an index of observations is damaged"_s);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        shift += 7;
        if (byte & 0x80)
            continue;
        if (value & 1) {
            text += static_cast<std::int64_t>(value >> 1);
            last = base;
        } else {
            const std::uint64_t difference = value >> 2;
            last += static_cast<std::int64_t>(value & 2 ? difference : difference * observationsPerId);
            out.push_back({text, last});
        }
        value = 0;
        shift = 0;
    }
}

void Postings::add(Connection &db, std::vector<Entry> &entries)
{
    if (entries.empty())
        return;
    const std::int64_t base = std::ranges::min(entries, {}, &Entry::observation).observation;
    std::ranges::sort(entries);
    const auto repeated = std::ranges::unique(entries);
    entries.erase(repeated.begin(), repeated.end());
    {
        RunWriter writer(db, 0, static_cast<std::int64_t>(entries.size()), base);
        for (const Entry &entry : entries)
            writer.add(entry);
        writer.flush();
    }
    mergeNewest(db);
}

void Postings::newest(Connection &db, std::int64_t text, const std::function<bool(std::int64_t)> &each)
{
    const Query runs = db.query("SELECT id FROM posting_run ORDER BY id DESC");
    // Blocks that begin with the text, newest first, then the one before, in which it may begin.
    const Query blocks = db.query("SELECT first_text, base, data FROM posting WHERE run = ? AND first_text <= ? "
                                  "ORDER BY first_text DESC, first_id DESC");
    std::vector<Entry> entries;
    while (runs->step()) {
        blocks->reset();
        blocks->with(runs->integer(0), text);
        for (bool more = true; more && blocks->step();) {
            more = blocks->integer(0) == text;
            entries.clear();
            PostingBlock::decode(blocks->text(2), blocks->integer(0), blocks->integer(1), entries);
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
                if (entry->text == text && !each(entry->observation))
                    return;
            }
        }
    }
}

} // namespace watchfloor::store
