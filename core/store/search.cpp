// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "store/committer.h"
#include "store/postings.h"
#include "store/question.h"
#include "store/visibility.h"

#include <algorithm>
#include <unordered_set>

namespace watchfloor::store {
namespace {

/// FTS5's tokenizer makes tokens of these; what has none would match nothing and hide the other words.
bool hasToken(std::string_view word)
{
    return std::ranges::any_of(word, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
            || (byte >= 'A' && byte <= 'Z');
    });
}

void addTerm(std::string &expression, std::string_view word, bool isPhrase)
{
    if (!hasToken(word))
        return;
    if (!expression.empty())
        expression += ' ';
    // In quotes FTS5 knows no operators; the quotes themselves were taken out before.
    expression += '"';
    expression += word;
    expression += isPhrase ? "\"" : "\"*";
}

/// The words as an FTS5 expression that means nothing but these words; empty where there are none.
std::string expressionOf(std::string_view words)
{
    std::string expression;
    std::string word;
    bool inPhrase = false;
    for (const char c : words) {
        const bool space = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; // NUL too: it would end the expression
        if (c == '"' || (space && !inPhrase)) {
            addTerm(expression, word, inPhrase);
            word.clear();
            inPhrase = c == '"' ? !inPhrase : inPhrase;
        } else {
            word += space ? ' ' : c;
        }
    }
    addTerm(expression, word, false); // an open quote is a word still being typed
    return expression;
}

class Search
{
public:
    Search(Connection &db, const std::string &words, std::int64_t limit)
        : m_db(db)
        , m_visibility(db, {})
        , m_words(words)
        , m_expression(expressionOf(words))
        , m_limit(limit < 0 ? 100'000 : limit)
    {
    }

    std::vector<Hit> run()
    {
        std::vector<Hit> claims = objects();
        std::vector<Hit> seen = observations();
        // Neither may crowd the other out.
        const auto all = static_cast<std::size_t>(m_limit);
        if (claims.size() + seen.size() > all) {
            const std::size_t kept = std::min(claims.size(), all - std::min(seen.size(), all / 2));
            claims.resize(kept);
            seen.resize(all - kept);
        }
        claims.insert(claims.end(), std::move_iterator(seen.begin()), std::move_iterator(seen.end()));
        return claims;
    }

private:
    std::vector<Hit> objects()
    {
        std::vector<Hit> hits;
        std::unordered_set<std::string> known;
        const auto collect = [&](const Query &q) {
            while (static_cast<std::int64_t>(hits.size()) < m_limit && q->step()) {
                m_db.throwIfCancelled();
                std::string subject(q->text(1));
                if (!m_visibility.isVisible(q->integer(2)) || !known.insert(subject).second)
                    continue;
                hits.push_back({Hit::Kind::Claim, std::move(subject), q->integer(0), std::string(q->text(3)),
                                std::string(q->text(6)), q->time(4), q->integer(5)});
            }
        };
        // An id that was pasted whole.
        const Query exact = m_db.query("SELECT id, subject, record_id, title, happened_from, source_id, description "
                                       "FROM claim WHERE subject = ? ORDER BY id DESC");
        exact->with(trimmed());
        collect(exact);
        if (m_expression.empty())
            return hits;
        const Query q = m_db.query("SELECT c.id, c.subject, c.record_id, c.title, c.happened_from, c.source_id, "
                                   "snippet(claim_index, -1, '', '', '…', 16) "
                                   "FROM claim_index JOIN claim c ON c.id = claim_index.rowid "
                                   "WHERE claim_index MATCH ? ORDER BY claim_index.rowid DESC");
        q->with(m_expression);
        collect(q);
        return hits;
    }

    std::vector<Hit> observations()
    {
        std::vector<Found> found;
        std::unordered_set<std::int64_t> known;
        const auto add = [&](std::int64_t text, const std::string &value, std::int64_t share) {
            Postings::newest(m_db, text, [&](std::int64_t id) {
                m_db.throwIfCancelled();
                if (m_visibility.isVisible(id / observationsPerId) && known.insert(id).second) {
                    found.push_back({id, value});
                    --share;
                }
                return share > 0;
            });
        };
        if (const auto address = canonicalAddress(trimmed())) {
            if (const std::int64_t text = m_db.value("SELECT id FROM text WHERE value = ?", *address))
                add(text, *address, m_limit);
        }
        const auto texts = matchingTexts();
        const std::int64_t share
            = texts.empty() ? 0 : std::max<std::int64_t>(1, m_limit / static_cast<std::int64_t>(texts.size()));
        for (const Found &text : texts)
            add(text.id, text.matched, share);
        return described(std::move(found));
    }

    struct Found
    {
        std::int64_t id;
        std::string matched;
    };

    std::vector<Found> matchingTexts()
    {
        std::vector<Found> texts;
        if (m_expression.empty())
            return texts;
        const Query q = m_db.query("SELECT t.id, t.value FROM text_index JOIN text t ON t.id = text_index.rowid "
                                   "WHERE text_index MATCH ? ORDER BY text_index.rowid DESC LIMIT ?");
        q->with(m_expression, m_limit);
        while (q->step())
            texts.push_back({q->integer(0), std::string(q->text(1))});
        return texts;
    }

    std::vector<Hit> described(std::vector<Found> found)
    {
        std::ranges::sort(found, std::greater(), &Found::id);
        if (static_cast<std::int64_t>(found.size()) > m_limit)
            found.resize(static_cast<std::size_t>(m_limit));
        std::vector<Hit> hits;
        const Query q
            = m_db.query("SELECT coalesce(s.value, n.value, k.value), o.happened_from, o.source_id "
                         "FROM observation o LEFT JOIN text s ON s.id = o.signature "
                         "LEFT JOIN text n ON n.id = o.name LEFT JOIN text k ON k.id = o.kind WHERE o.id = ?");
        for (Found &item : found) {
            q->reset();
            if (q->with(item.id).step())
                hits.push_back({Hit::Kind::Observation,
                                {},
                                item.id,
                                std::string(q->text(0)),
                                std::move(item.matched),
                                q->time(1),
                                q->integer(2)});
        }
        return hits;
    }

    [[nodiscard]] std::string_view trimmed() const
    {
        std::string_view text = m_words;
        while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20)
            text.remove_prefix(1);
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20)
            text.remove_suffix(1);
        return text;
    }

    Connection &m_db;
    Visibility m_visibility;
    const std::string &m_words;
    std::string m_expression;
    std::int64_t m_limit;
};

} // namespace

Result<std::vector<Hit>> search(Reader &reader, const std::string &words, std::int64_t limit)
{
    return ask(reader, [&](Connection &db) { return Search(db, words, limit).run(); });
}

} // namespace watchfloor::store
