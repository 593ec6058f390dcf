// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/indexcheck.h"

#include "store/postings.h"
#include "store/searchterms.h"

#include <algorithm>
#include <array>
#include <map>

namespace watchfloor::store {
namespace {

constexpr std::int64_t rowsBetweenTicks = 4096;
constexpr int maxNamed = 5; ///< rows of one index that are named; more are only counted

std::uint64_t mixed(std::uint64_t x)
{
    // splitmix64's finaliser
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9U;
    x = (x ^ x >> 27) * 0x94d049bb133111ebU;
    return x ^ x >> 31;
}

/// Of entries in whatever order, so that two streams of them can be compared in no memory.
struct Digest
{
    std::int64_t count = 0;
    std::uint64_t sum = 0;

    void add(const Postings::Entry &entry)
    {
        ++count;
        sum += mixed(mixed(static_cast<std::uint64_t>(entry.text)) + static_cast<std::uint64_t>(entry.observation));
    }
    bool operator==(const Digest &) const = default;
};

/// A word that FTS5 surely makes a token of, wherever it stands; empty where the text has none.
std::string_view sureWord(std::string_view text)
{
    constexpr std::size_t longest = 100;
    const auto isSpace = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '"'; };
    const auto isPlain
        = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (!text.empty()) {
        const auto length = static_cast<std::size_t>(std::ranges::find_if(text, isSpace) - text.begin());
        const std::string_view word = text.substr(0, length);
        if (length <= longest && std::ranges::any_of(word, isPlain))
            return word;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return {};
}

} // namespace

IndexCheck::IndexCheck(Connection &db, std::function<void(std::string)> fault, std::function<void(double)> at)
    : m_db(db)
    , m_fault(std::move(fault))
    , m_at(std::move(at))
{
}

void IndexCheck::run()
{
    postings();
    claims();
    words("the index of names", "SELECT id, value FROM text WHERE searchable = 1",
          "SELECT 1 FROM text_index WHERE text_index MATCH ? AND rowid = ?", 0.7, 0.85);
    words("the index of titles and descriptions", "SELECT id, title || ' ' || description FROM claim",
          "SELECT 1 FROM claim_index WHERE claim_index MATCH ? AND rowid = ?", 0.85, 1);
}

void IndexCheck::postings()
{
    const auto last = static_cast<double>(std::max<std::int64_t>(1, m_db.value("SELECT max(id) FROM observation")));
    Digest expected;
    {
        const Query q = m_db.query("SELECT id, source_address, destination_address, signature, name, asset "
                                   "FROM observation ORDER BY id");
        for (std::int64_t seen = 0; q->step();) {
            std::array<std::int64_t, 5> texts{};
            for (int i = 0; i < 5; ++i)
                texts[static_cast<std::size_t>(i)] = q->integer(i + 1);
            std::ranges::sort(texts);
            const auto end = std::ranges::unique(texts).begin();
            for (auto text = texts.begin(); text != end; ++text) {
                if (*text != 0)
                    expected.add({*text, q->integer(0)});
            }
            if (++seen % rowsBetweenTicks == 0)
                m_at(0.3 * static_cast<double>(q->integer(0)) / last);
        }
    }

    std::map<std::int64_t, std::int64_t> missing; // entries that each run should hold and was not seen to
    {
        const Query q = m_db.query("SELECT id, entries FROM posting_run");
        while (q->step())
            missing[q->integer(0)] = q->integer(1);
    }
    const auto blocks = static_cast<double>(std::max<std::int64_t>(1, m_db.value("SELECT count(*) FROM posting")));
    Digest actual;
    std::int64_t run = 0;
    Postings::Entry before{};
    bool inOrder = true;
    std::vector<Postings::Entry> entries;
    const Query q = m_db.query("SELECT run, first_text, first_id, base, data FROM posting "
                               "ORDER BY run, first_text, first_id");
    for (std::int64_t seen = 0; q->step();) {
        if (run != q->integer(0)) {
            run = q->integer(0);
            before = {};
        }
        entries.clear();
        PostingBlock::decode(q->text(4), q->integer(1), q->integer(3), entries);
        // A lookup finds its block by the key and stops where the order says so.
        inOrder = inOrder && !entries.empty() && entries.front() == Postings::Entry{q->integer(1), q->integer(2)};
        for (const Postings::Entry &entry : entries) {
            inOrder = inOrder && before < entry;
            before = entry;
            actual.add(entry);
        }
        missing[run] -= static_cast<std::int64_t>(entries.size());
        if (++seen % 64 == 0)
            m_at(0.3 + 0.4 * static_cast<double>(seen) / blocks);
    }
    if (!inOrder)
        m_fault("the index of addresses and names is not in order");
    if (std::ranges::any_of(missing, [](const auto &of) { return of.second != 0; }))
        m_fault("a run of the index of addresses and names does not hold what it says");
    if (actual.count != expected.count)
        m_fault("the index of addresses and names holds " + std::to_string(actual.count) + " entries, the observations "
                + std::to_string(expected.count));
    else if (actual != expected)
        m_fault("the index of addresses and names does not say what the observations do");
}

void IndexCheck::claims()
{
    if (const auto lost = m_db.value("SELECT count(*) FROM claim WHERE (title <> '' OR description <> '') "
                                     "AND id NOT IN (SELECT id FROM claim_index_docsize)"))
        m_fault(std::to_string(lost) + " claims are missing in the index of titles and descriptions");
    if (const auto strays = m_db.value("SELECT count(*) FROM claim_index_docsize "
                                       "WHERE id NOT IN (SELECT id FROM claim)"))
        m_fault(std::to_string(strays) + " rows of the index of titles and descriptions are of no claim");
}

void IndexCheck::words(std::string_view index, std::string_view rows, std::string_view find, double from, double to)
{
    std::int64_t lost = 0;
    std::string expression;
    const Query q = m_db.query(rows);
    const Query found = m_db.query(find);
    for (std::int64_t seen = 0; q->step();) {
        if (++seen % 256 == 0) // how many there are is not known: half of what is left, each time
            m_at(to - (to - from) * 4096 / static_cast<double>(4096 + seen));
        const std::string_view word = sureWord(q->text(1));
        if (word.empty())
            continue;
        expression = '"' + std::string(word) + '"';
        found->reset();
        found->with(expression, q->integer(0));
        if (!found->step() && ++lost <= maxNamed)
            m_fault(std::string(index) + " does not find row " + std::to_string(q->integer(0)) + " by its own word");
    }
    if (lost > maxNamed)
        m_fault(std::string(index) + " does not find " + std::to_string(lost) + " rows by their own words");
}

} // namespace watchfloor::store
