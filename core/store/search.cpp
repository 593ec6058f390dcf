// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "store/committer.h"
#include "store/postings.h"
#include "store/question.h"
#include "store/searchterms.h"
#include "store/visibility.h"

#include <algorithm>
#include <unordered_set>

namespace watchfloor::store {
namespace {

/// More words than this are looked for in one field only.
constexpr std::size_t maxSpreadTerms = 16;
/// Of a very common word the newest rows are enough: the rarer one decides.
constexpr std::int64_t maxRowsOfTerm = 250'000;
/// Claims or observations with the rarest word that are looked at for the others.
constexpr std::int64_t maxCandidates = 20'000;
/// A word that begins more texts than this is no good to start from: each costs a lookup in every run of postings.
constexpr std::size_t maxTextsToStartFrom = 300;

/// What the fields of one object hold of the words, bit by bit.
using Words = std::uint32_t;

bool contains(const std::vector<std::int64_t> &sorted, std::int64_t id)
{
    return std::ranges::binary_search(sorted, id);
}

void addPart(std::string &joined, std::string_view part)
{
    if (part.empty() || joined.find(part) != std::string::npos)
        return;
    joined += joined.empty() ? "" : " · ";
    joined += part;
}

class Search
{
public:
    Search(Connection &db, const std::string &words, std::int64_t limit)
        : m_db(db)
        , m_visibility(db, {})
        , m_terms(words)
        , m_expression(m_terms.together())
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
    [[nodiscard]] bool maySpread() const { return m_terms.all().size() > 1 && m_terms.all().size() <= maxSpreadTerms; }
    [[nodiscard]] Words allWords() const { return (Words{1} << m_terms.all().size()) - 1; }
    [[nodiscard]] bool isFull(std::size_t found) const { return static_cast<std::int64_t>(found) >= m_limit; }

    /// The rows of an index that hold each word, ascending; nothing where one is in no row.
    std::vector<std::vector<std::int64_t>> rowsOfTerms(std::string_view sql,
                                                       const std::function<std::int64_t(const std::string &)> &whole)
    {
        std::vector<std::vector<std::int64_t>> rows;
        for (const SearchTerms::Term &term : m_terms.all()) {
            std::vector<std::int64_t> &ids = rows.emplace_back();
            const Query q = m_db.query(sql);
            q->with(term.expression, maxRowsOfTerm);
            while (q->step()) {
                m_db.throwIfCancelled();
                ids.push_back(q->integer(0));
            }
            if (const std::int64_t id = whole(term.word))
                ids.push_back(id);
            if (ids.empty())
                return {};
            std::ranges::sort(ids);
        }
        return rows;
    }

    // ------------------------------------------------------------ objects

    std::vector<Hit> objects()
    {
        std::vector<Hit> hits;
        std::unordered_set<std::string> known;
        const auto collect = [&](const Query &q) {
            while (!isFull(hits.size()) && q->step()) {
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
        exact->with(m_terms.trimmed());
        collect(exact);
        if (m_expression.empty())
            return hits;
        const Query q = m_db.query("SELECT c.id, c.subject, c.record_id, c.title, c.happened_from, c.source_id, "
                                   "snippet(claim_index, -1, '', '', '…', 16) "
                                   "FROM claim_index JOIN claim c ON c.id = claim_index.rowid "
                                   "WHERE claim_index MATCH ? ORDER BY claim_index.rowid DESC");
        q->with(m_expression);
        collect(q);
        if (maySpread() && !isFull(hits.size()))
            spreadOverClaims(hits, known);
        return hits;
    }

    /// Objects of which one source said this word and another that.
    void spreadOverClaims(std::vector<Hit> &hits, std::unordered_set<std::string> &known)
    {
        const auto rows = rowsOfTerms("SELECT rowid FROM claim_index WHERE claim_index MATCH ? "
                                      "ORDER BY rowid DESC LIMIT ?",
                                      [](const std::string &) { return 0; });
        if (rows.empty())
            return;
        const auto &rarest = *std::ranges::min_element(rows, {}, &std::vector<std::int64_t>::size);
        const Query subject = m_db.query("SELECT subject FROM claim WHERE id = ?");
        std::int64_t left = maxCandidates;
        for (auto id = rarest.rbegin(); id != rarest.rend() && --left >= 0 && !isFull(hits.size()); ++id) {
            m_db.throwIfCancelled();
            subject->reset();
            if (!subject->with(*id).step())
                continue;
            std::string object(subject->text(0));
            if (!known.insert(object).second)
                continue;
            if (auto hit = saidTogether(object, rows))
                hits.push_back(std::move(*hit));
        }
    }

    std::optional<Hit> saidTogether(const std::string &object, const std::vector<std::vector<std::int64_t>> &rows)
    {
        std::optional<Hit> hit;
        Words found = 0;
        const Query claims = m_db.query("SELECT id, record_id, title, happened_from, source_id FROM claim "
                                        "WHERE subject = ? ORDER BY id DESC");
        claims->with(object);
        while (found != allWords() && claims->step()) {
            Words here = 0;
            for (std::size_t i = 0; i < rows.size(); ++i)
                here |= Words{contains(rows[i], claims->integer(0))} << i;
            if ((here & ~found) == 0 || !m_visibility.isVisible(claims->integer(1)))
                continue;
            found |= here;
            if (!hit)
                hit = Hit{
                    Hit::Kind::Claim,  object, claims->integer(0), std::string(claims->text(2)), {}, claims->time(3),
                    claims->integer(4)};
            addPart(hit->snippet, claims->text(2));
        }
        return found == allWords() ? hit : std::nullopt;
    }

    // ------------------------------------------------------------ observations

    struct Found
    {
        std::int64_t id;
        std::string matched;
    };

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
        if (const std::int64_t text = addressText(m_terms.trimmed()))
            add(text, *canonicalAddress(m_terms.trimmed()), m_limit);
        const auto texts = matchingTexts();
        const std::int64_t share
            = texts.empty() ? 0 : std::max<std::int64_t>(1, m_limit / static_cast<std::int64_t>(texts.size()));
        for (const Found &text : texts)
            add(text.id, text.matched, share);
        if (maySpread() && !isFull(found.size()))
            spreadOverFields(found, known);
        return described(std::move(found));
    }

    std::int64_t addressText(const std::string &word)
    {
        const auto address = canonicalAddress(word);
        return address ? m_db.value("SELECT id FROM text WHERE value = ?", *address) : 0;
    }

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

    /// Observations with one word in the signature, another in the name, the asset or an address.
    void spreadOverFields(std::vector<Found> &found, std::unordered_set<std::int64_t> &known)
    {
        const auto rows = rowsOfTerms("SELECT rowid FROM text_index WHERE text_index MATCH ? "
                                      "ORDER BY rowid DESC LIMIT ?",
                                      [this](const std::string &word) { return addressText(word); });
        const std::vector<std::int64_t> *start = nullptr;
        std::int64_t fewest = maxCandidates + 1;
        for (const auto &texts : rows) {
            if (const std::int64_t count = postingsOf(texts); count < fewest) {
                fewest = count;
                start = &texts;
            }
        }
        if (!start)
            return;
        std::int64_t left = maxCandidates;
        for (auto text = start->rbegin(); text != start->rend(); ++text) {
            Postings::newest(m_db, *text, [&](std::int64_t id) {
                m_db.throwIfCancelled();
                if (!known.contains(id)) {
                    if (auto matched = matchedFields(id, rows);
                        !matched.empty() && m_visibility.isVisible(id / observationsPerId)) {
                        known.insert(id);
                        found.push_back({id, std::move(matched)});
                    }
                }
                return --left > 0 && !isFull(found.size());
            });
            if (left <= 0 || isFull(found.size()))
                return;
        }
    }

    /// How many observations name one of the texts, as far as it matters.
    std::int64_t postingsOf(const std::vector<std::int64_t> &texts)
    {
        if (texts.size() > maxTextsToStartFrom)
            return maxCandidates + 1;
        std::int64_t count = 0;
        for (const std::int64_t text : texts) {
            Postings::newest(m_db, text, [&](std::int64_t) { return ++count < maxCandidates; });
            if (count >= maxCandidates)
                break;
        }
        return count;
    }

    /// The fields' texts, where together they hold every word.
    std::string matchedFields(std::int64_t id, const std::vector<std::vector<std::int64_t>> &rows)
    {
        const Query q = m_db.query("SELECT signature, name, asset, source_address, destination_address "
                                   "FROM observation WHERE id = ?");
        if (!q->with(id).step())
            return {};
        Words words = 0;
        std::string matched;
        for (int field = 0; field < 5; ++field) {
            Words here = 0;
            for (std::size_t i = 0; i < rows.size(); ++i)
                here |= Words{contains(rows[i], q->integer(field))} << i;
            if (here == 0)
                continue;
            words |= here;
            const Query text = m_db.query("SELECT value FROM text WHERE id = ?");
            if (text->with(q->integer(field)).step())
                addPart(matched, text->text(0));
        }
        return words == allWords() ? matched : std::string();
    }

    std::vector<Hit> described(std::vector<Found> found)
    {
        std::ranges::sort(found, std::greater(), &Found::id);
        if (isFull(found.size()))
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

    Connection &m_db;
    Visibility m_visibility;
    SearchTerms m_terms;
    std::string m_expression;
    std::int64_t m_limit;
};

} // namespace

Result<std::vector<Hit>> search(Reader &reader, const std::string &words, std::int64_t limit)
{
    return ask(reader, [&](Connection &db) { return Search(db, words, limit).run(); });
}

} // namespace watchfloor::store
