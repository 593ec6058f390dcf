// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postings.h"
#include "store/visibility.h"
#include "storefixture.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

namespace {

/// The naive model: every reading of every line with the imports' withdrawals, asked by brute force.
struct Model
{
    struct Line
    {
        std::int64_t offset = 0;
        int version = 0; ///< of its text
        auto operator<=>(const Line &) const = default;
    };
    struct Reading
    {
        Line line;
        bool accepted;
        std::int64_t import;
        Timestamp known;
    };
    struct Interval
    {
        std::int64_t import;
        Timestamp from;
        std::optional<Timestamp> to;
    };
    std::vector<Reading> readings; ///< oldest first
    std::vector<Interval> withdrawals;
    std::map<std::int64_t, std::int64_t> retryOf; ///< imports that read another's quarantine again
    std::vector<std::pair<Timestamp, char>> grades; ///< of the source, oldest first

    [[nodiscard]] bool isWithdrawn(std::int64_t import, KnownAt at) const
    {
        return std::ranges::any_of(withdrawals, [&](const Interval &w) {
            if (w.import != import)
                return false;
            return at ? w.from <= *at && (!w.to || *at < *w.to) : !w.to;
        });
    }
    /// It goes where that one goes.
    [[nodiscard]] bool isPartOf(std::int64_t import, std::int64_t whole) const
    {
        const auto of = retryOf.find(import);
        return import == whole || (of != retryOf.end() && isPartOf(of->second, whole));
    }
    [[nodiscard]] bool isLive(const Reading &r, KnownAt at) const
    {
        return (!at || r.known <= *at) && !isWithdrawn(r.import, at);
    }
    /// Of each line the newest reading that is live.
    [[nodiscard]] std::map<Line, const Reading *> visible(KnownAt at) const
    {
        std::map<Line, const Reading *> result;
        for (const Reading &r : readings) {
            if (isLive(r, at))
                result[r.line] = &r;
        }
        return result;
    }
    [[nodiscard]] bool wouldBeDuplicate(const Line &line, bool accepted) const
    {
        return std::ranges::any_of(
            readings, [&](const Reading &r) { return r.line == line && isLive(r, {}) && (r.accepted || !accepted); });
    }
    [[nodiscard]] std::optional<char> grade(KnownAt at) const
    {
        std::optional<char> result;
        for (const auto &[known, letter] : grades) {
            if (!at || known <= *at)
                result = letter;
        }
        return result;
    }
};

// What a line says follows from the line, so that columns alone tell lines apart.
std::int64_t happenedOf(const Model::Line &line) { return 1'790'000'000'000'000 + line.offset * 1000 + line.version; }
std::string subjectOf(const Model::Line &line) { return "incident--" + std::to_string(line.offset % 70); }
std::string titleOf(const Model::Line &line)
{
    return "line " + std::to_string(line.offset) + " v" + std::to_string(line.version);
}

// Some lines are known by what they are called, once they could be read.
std::string keyOf(const Model::Line &line) { return line.offset % 20 == 0 ? titleOf(line) : std::string(); }

/// One file of 30 lines, some of which change, read in parts by a parser that learns; and what the model says of it.
class History
{
public:
    explicit History(unsigned seed)
        : m_random(seed)
    {
        for (std::int64_t i = 0; i < 30; ++i)
            m_lines.push_back({i * 10, 0});
        noteGrade('B');
    }

    void step()
    {
        const unsigned action = m_random() % 12;
        if (action < 5 || m_imports.empty())
            read();
        else if (action < 7)
            retry();
        else if (action < 11)
            withdrawOrRestore();
        else
            changeSource();
        instants.push_back(now());
    }

    Fixture f;
    Model model;
    std::vector<Timestamp> instants;
    std::string fault; ///< what a commit counted otherwise than the model

    std::mt19937 &random() { return m_random; }

private:
    [[nodiscard]] Timestamp now() const { return need(totals(*f.reader())).lastKnown; }

    void read()
    {
        if (m_random() % 3 == 0)
            m_lines[m_random() % m_lines.size()].version = static_cast<int>(m_random() % 3);
        // Lines of which the parser can make nothing, some of them less and less so.
        if (m_random() % 4 == 0)
            m_hard = m_random() % 5;
        const std::size_t from = m_random() % m_lines.size();
        const std::size_t to = from + 1 + m_random() % (m_lines.size() - from);
        const Import import = f.begin("the same head always");
        BatchMaker batch(import);
        std::vector<Model::Reading> fresh;
        std::int64_t accepted = 0, quarantined = 0;
        for (std::size_t i = from; i < to; ++i) {
            const Model::Line &line = m_lines[i];
            const bool good = i % 6 >= m_hard;
            RecordItem &item = batch.add(line.offset, titleOf(line));
            if (good) {
                Observation o = observation(titleOf(line), happenedOf(line));
                o.severity = static_cast<std::uint8_t>(line.version);
                item.observations = {o};
                item.claims = {claim(subjectOf(line), titleOf(line))};
                item.naturalKey = keyOf(line);
            } else {
                item.rejected = Rejection{"too hard", {}};
            }
            if (model.wouldBeDuplicate(line, good))
                continue;
            fresh.push_back({line, good, import.id, {}});
            ++(good ? accepted : quarantined);
        }
        const auto outcome = need(f.writer->commit(batch.take()).get());
        if (outcome.accepted != accepted || outcome.quarantined != quarantined
            || outcome.duplicates != std::int64_t(to - from) - accepted - quarantined)
            fault = "import " + std::to_string(import.id) + " counted otherwise";
        for (Model::Reading &reading : fresh) {
            reading.known = now();
            model.readings.push_back(reading);
        }
        m_imports.push_back(import.id);
    }

    /// Some of what an import left in quarantine, which a better parser reads now.
    void retry()
    {
        const std::int64_t of = m_imports[m_random() % m_imports.size()];
        std::vector<StoredRecord> left
            = need(records(*f.reader(), {.outcome = Outcome::Quarantined, .importId = of, .limit = -1}));
        ImportSpec spec;
        spec.sourceId = f.sourceId;
        spec.path = "again";
        spec.format = "suricata-eve";
        spec.originId = 1;
        spec.retryOf = of;
        const auto import = f.writer->beginImport(spec).get();
        if (model.isWithdrawn(of, {}) != !import) {
            fault = "a retry of import " + std::to_string(of) + (import ? " was begun" : " was refused");
            return;
        }
        if (!import)
            return;
        BatchMaker batch(*import);
        std::vector<Model::Reading> fresh;
        for (const StoredRecord &record : left) {
            if (m_random() % 4 == 0)
                continue;
            // Its version is known by its bytes.
            const auto reading = std::ranges::find_if(model.readings, [&](const Model::Reading &r) {
                return r.line.offset == record.offset && toHex(bytesOf(sha256(titleOf(r.line)))) == record.hash;
            });
            const Model::Line line = reading->line;
            RecordItem &item = batch.add(line.offset, titleOf(line));
            Observation o = observation(titleOf(line), happenedOf(line));
            o.severity = static_cast<std::uint8_t>(line.version);
            item.observations = {o};
            item.claims = {claim(subjectOf(line), titleOf(line))};
            item.naturalKey = keyOf(line);
            item.replaces = record.id;
            fresh.push_back({line, true, import->id, {}});
        }
        const auto outcome = need(f.writer->commit(batch.take()).get());
        // What is visible in quarantine is hidden by nothing, so that all of it is new.
        if (outcome.accepted != std::ssize(fresh) || outcome.claims != std::ssize(fresh))
            fault = "retry " + std::to_string(import->id) + " counted otherwise";
        for (Model::Reading &reading : fresh) {
            reading.known = now();
            model.readings.push_back(reading);
        }
        model.retryOf[import->id] = of;
        m_imports.push_back(import->id);
    }

    void withdrawOrRestore()
    {
        const std::int64_t import = m_imports[m_random() % m_imports.size()];
        if (!model.isWithdrawn(import, {})) {
            need(f.writer->withdrawImport(import, "p").get());
            const Timestamp from = now();
            for (const std::int64_t one : m_imports) {
                if (model.isPartOf(one, import) && !model.isWithdrawn(one, {}))
                    model.withdrawals.push_back({one, from, {}});
            }
            return;
        }
        const auto of = model.retryOf.find(import);
        const bool isRefused = of != model.retryOf.end() && model.isWithdrawn(of->second, {});
        const auto restored = f.writer->restoreImport(import, "p").get();
        if (isRefused == restored.has_value())
            fault = "import " + std::to_string(import) + (restored ? " came back" : " did not come back");
        if (!restored)
            return;
        const auto since = std::ranges::find_if(model.withdrawals, [&](const Model::Interval &w) {
                               return w.import == import && !w.to;
                           })->from;
        for (Model::Interval &w : model.withdrawals) {
            if (model.isPartOf(w.import, import) && w.from == since && !w.to)
                w.to = now();
        }
    }

    void changeSource()
    {
        const char letter = static_cast<char>('A' + m_random() % 6);
        Source changed = source("sensor-1");
        changed.reliability = letter;
        need(f.writer->putSource(changed, "p").get());
        noteGrade(letter);
    }
    void noteGrade(char letter)
    {
        if (model.grades.empty() || model.grades.back().second != letter)
            model.grades.emplace_back(now(), letter);
    }

    std::mt19937 m_random;
    std::vector<Model::Line> m_lines;
    std::vector<std::int64_t> m_imports;
    std::size_t m_hard = 1; ///< of six lines so many cannot be read
};

/// Questions to a store and the same to its model; what differs, in words.
class Questions
{
public:
    explicit Questions(History &history)
        : m_history(history)
        , m_model(history.model)
        , m_reader(history.f.reader())
    {
    }

    std::string ask()
    {
        auto &random = m_history.random();
        const auto &instants = m_history.instants;
        m_at = random() % 8 == 0
            ? KnownAt()
            : instants[random() % instants.size()] + std::chrono::microseconds(static_cast<int>(random() % 3) - 1);
        m_visible = m_model.visible(m_at);
        switch (random() % 6) {
        case 0:
            return compare("claims", saidAt(), claimsAt());
        case 1:
            return about("incident--" + std::to_string(random() % 7 * 10));
        case 2:
            return feed();
        case 3:
            return now();
        default:
            const std::int64_t from = happenedOf({static_cast<std::int64_t>(random() % 300), 0});
            return window(from, from + static_cast<std::int64_t>(random() % 200'000));
        }
    }

private:
    using Strings = std::multiset<std::string>;
    std::string compare(const std::string &what, const Strings &expected, const Strings &actual) const
    {
        const std::string when = m_at ? " as known at " + std::to_string(toMicros(*m_at)) : " now";
        if (expected == actual)
            return {};
        std::string words = what + when + ": expected";
        for (const auto &one : expected)
            words += " [" + one + "]";
        words += " got";
        for (const auto &one : actual)
            words += " [" + one + "]";
        return words;
    }
    static std::string seen(std::int64_t happened, int severity, std::int64_t known)
    {
        return std::to_string(happened) + "/" + std::to_string(severity) + "/" + std::to_string(known);
    }

    /// What happened within a span, as it was known at an instant.
    std::string window(std::int64_t from, std::int64_t to)
    {
        Strings expected, actual;
        for (const auto &[line, reading] : m_visible) {
            const std::int64_t happened = happenedOf(line);
            if (reading->accepted && from <= happened && happened < to)
                expected.insert(seen(happened, line.version, toMicros(reading->known)));
        }
        need(observations(*m_reader, 0, m_at, [&](const ObservationColumns &o) {
            if (from <= o.happenedFrom && o.happenedFrom < to)
                actual.insert(seen(o.happenedFrom, o.severity, o.knownAt));
            return true;
        }));
        return compare("events from " + std::to_string(from) + " to " + std::to_string(to), expected, actual);
    }

    Strings saidAt() const
    {
        Strings said;
        for (const auto &[line, reading] : m_visible) {
            if (reading->accepted)
                said.insert(subjectOf(line) + " " + titleOf(line));
        }
        return said;
    }
    Strings claimsAt() const
    {
        Strings said;
        need(claims(*m_reader, 0, m_at, [&](const StoredClaim &c) {
            said.insert(c.value.subject + " " + c.value.title);
            return true;
        }));
        return said;
    }

    std::string about(const std::string &subject) const
    {
        Strings expected, actual;
        for (const auto &said : saidAt()) {
            if (said.starts_with(subject + " "))
                expected.insert(said);
        }
        for (const StoredClaim &c : need(claimsAbout(*m_reader, subject, m_at)))
            actual.insert(c.value.subject + " " + c.value.title);
        return compare("claims about " + subject, expected, actual);
    }

    std::string feed() const
    {
        Strings expected, actual;
        const auto accepted = std::ranges::count_if(m_visible, [](const auto &of) { return of.second->accepted; });
        const auto grade = m_model.grade(m_at);
        if (grade)
            expected.insert(std::to_string(m_visible.size()) + " records, "
                            + std::to_string(std::ssize(m_visible) - accepted) + " quarantined, "
                            + std::to_string(accepted) + " said, grade " + *grade);
        const auto declared = need(sources(*m_reader, m_at));
        for (const FeedState &state : need(feedStates(*m_reader, m_at))) {
            if (state.observations != state.claims)
                return "observations and claims differ";
            actual.insert(std::to_string(state.records) + " records, " + std::to_string(state.quarantined)
                          + " quarantined, " + std::to_string(state.observations) + " said, grade "
                          + (declared.empty() ? '-' : declared.front().reliability));
        }
        return compare("the feed", expected, actual);
    }

    /// What is asked of the present alone: totals, the quarantine, words.
    std::string now()
    {
        m_at = {};
        m_visible = m_model.visible({});
        const auto sums = need(totals(*m_reader));
        if (sums.records != std::ssize(m_visible) || sums.accepted + sums.quarantined != sums.records)
            return "totals: " + std::to_string(sums.records) + " of " + std::to_string(m_visible.size());
        Strings expected, actual;
        for (const Model::Reading &r : m_model.readings) {
            if (!r.accepted && (!m_model.isLive(r, {}) || m_visible.at(r.line) == &r))
                expected.insert(std::to_string(r.line.offset));
        }
        for (const StoredRecord &r : need(records(*m_reader, {.outcome = Outcome::Quarantined, .limit = -1})))
            actual.insert(std::to_string(r.offset));
        if (auto differs = compare("the quarantine", expected, actual); !differs.empty())
            return differs;
        const std::string version = "v" + std::to_string(m_history.random()() % 3);
        expected.clear();
        actual.clear();
        for (const auto &[line, reading] : m_visible) {
            if (reading->accepted && titleOf(line).ends_with(version))
                expected.insert(titleOf(line));
        }
        for (const Hit &hit : need(search(*m_reader, "line " + version, 10'000))) {
            if (hit.kind == Hit::Kind::Observation)
                actual.insert(hit.title);
        }
        return compare("search for " + version, expected, actual);
    }

    History &m_history;
    const Model &m_model;
    std::unique_ptr<Reader> m_reader;
    KnownAt m_at;
    std::map<Model::Line, const Model::Reading *> m_visible;
};

} // namespace

/// Random histories of reading, learning to read, reading quarantine again, withdrawing and restoring agree with a
/// brute-force model.
class TestStoreKnownProperty : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Two times at once: what happened within a span, as it was known at an instant.
    void randomQuestionsAgreeWithTheModelAtEveryInstant()
    {
        constexpr int histories = 10, questions = 600;
        const unsigned first = qEnvironmentVariableIsSet("WATCHFLOOR_SEED")
            ? qEnvironmentVariable("WATCHFLOOR_SEED").toUInt()
            : std::random_device()();
        int compared = 0;
        for (unsigned seed = first; seed != first + histories; ++seed) {
            const auto told
                = [&](const std::string &what) { return "WATCHFLOOR_SEED=" + std::to_string(seed) + ": " + what; };
            History history(seed);
            for (int step = 0; step < 40; ++step) {
                history.step();
                QVERIFY2(history.fault.empty(), told(history.fault).c_str());
            }
            Questions asked(history);
            for (int i = 0; i < questions; ++i, ++compared) {
                const std::string differs = asked.ask();
                QVERIFY2(differs.empty(), told(differs).c_str());
            }
            const auto findings = need(verify(*history.f.store));
            QVERIFY2(findings.empty(), told(findings.empty() ? "" : findings.front().detail).c_str());
        }
        QCOMPARE(compared, histories * questions);
    }

    /// Catalogues come out one after the other, some entries going back to earlier words; they are read in any order,
    /// and again. The newest version that was read by an instant is what counts then.
    void theNewestWordCountsInWhateverOrderCataloguesAreRead()
    {
        std::mt19937 random(qEnvironmentVariableIsSet("WATCHFLOOR_SEED")
                                ? qEnvironmentVariable("WATCHFLOOR_SEED").toUInt()
                                : std::random_device()());
        for (int round = 0; round < 15; ++round) {
            const Fixture f;
            constexpr std::size_t entries = 12, releases = 6;
            std::array<std::array<unsigned, entries>, releases> words{};
            for (auto &release : words)
                std::ranges::generate(release, [&] { return random() % 3; });
            std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, random() % releases, random() % releases};
            std::ranges::shuffle(order, random);
            std::vector<std::pair<Timestamp, std::optional<std::size_t>>> newest; // by instant
            std::set<std::size_t> read;
            for (const std::size_t release : order) {
                const Import import = f.begin({}, "/kev" + std::to_string(release));
                BatchMaker batch(import);
                std::vector<std::size_t> listed; // some twice
                for (std::size_t i = 0; i < entries; ++i)
                    listed.insert(listed.end(), 1 + random() % 4 / 3, i);
                std::int64_t offset = 0;
                for (const std::size_t i : listed) {
                    const std::string words1 = std::to_string(words[release][i]);
                    RecordItem &item = batch.add(offset += 100, std::to_string(i) + words1);
                    item.naturalKey = "kev|" + std::to_string(i);
                    item.claims = {claim("incident--" + std::to_string(i), "t" + words1, "{\"words\":" + words1 + "}")};
                    item.claims.front().version = fromMicros(1'000'000 + std::int64_t(release));
                }
                const auto outcome = need(f.writer->commit(batch.take()).get());
                if (!read.insert(release).second)
                    QCOMPARE(outcome.duplicates, std::ssize(listed));
                need(f.writer->endImport(import.id, {}).get());
                newest.emplace_back(need(newestKnown(*f.reader())), *read.rbegin());
            }
            for (const auto &[at, release] : newest) {
                for (std::size_t i = 0; i < entries; ++i) {
                    const auto said = need(claimsAbout(*f.reader(), "incident--" + std::to_string(i), at));
                    const auto last = std::ranges::max_element(
                        said, {}, [](const StoredClaim &c) { return toMicros(c.value.version); });
                    QCOMPARE(last->value.title, "t" + std::to_string(words[*release][i]));
                }
            }
            QVERIFY(need(verify(*f.store)).empty());
        }
    }

    void rangesAreFoundAsByLookingAtAll()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 300; ++round) {
            std::vector<RangeIndex::Range> ranges;
            for (std::size_t i = random() % 40; i > 0; --i) {
                const std::int64_t first = random() % 100;
                ranges.push_back({first, first + std::int64_t(random() % 3 ? random() % 3 : random() % 100), i});
            }
            const RangeIndex index(ranges);
            for (std::int64_t first = -1; first < 210; ++first) {
                std::vector<std::size_t> expected;
                for (const auto &range : ranges) {
                    if (range.first <= first && first <= range.last)
                        expected.push_back(range.number);
                }
                std::ranges::sort(expected);
                QCOMPARE(index.around(first), expected);
                const std::int64_t last = first + std::int64_t(random() % 20);
                QCOMPARE(index.touchesAny(first, last), std::ranges::any_of(ranges, [&](const auto &range) {
                             return range.first <= last && first <= range.last;
                         }));
            }
        }
    }

    void postingBlocksKeepTheirEntries()
    {
        std::mt19937_64 random(7);
        for (int round = 0; round < 3000; ++round) {
            std::set<Postings::Entry> entries;
            const std::int64_t base = static_cast<std::int64_t>(random() % 1'000'000'000);
            for (std::size_t i = random() % 50 + 1; i > 0; --i) {
                const auto step = static_cast<std::int64_t>(random() % 2 ? random() % 100 * 256 : random() % 1'000'000);
                entries.insert({static_cast<std::int64_t>(random() % 20 + 1), base + step});
            }
            PostingBlock block(entries.begin()->text, base);
            for (const auto &entry : entries)
                block.add(entry);
            std::vector<Postings::Entry> back;
            PostingBlock::decode(block.bytes(), entries.begin()->text, base, back);
            QVERIFY(std::ranges::equal(entries, back));
        }
    }

    void searchFindsTheNewestAcrossManyMergedRuns()
    {
        const Fixture f;
        const Import import = f.begin("x");
        std::int64_t offset = 0;
        std::vector<std::string> expected;
        for (int commit = 0; commit < 150; ++commit) {
            BatchMaker batch(import);
            for (int i = 0; i < 5; ++i) {
                const std::string name = "n" + std::to_string(commit) + "x" + std::to_string(i);
                Observation o = observation(name);
                o.name = (commit * 5 + i) % 3 == 0 ? "marker" : "other";
                if (o.name == "marker")
                    expected.push_back(name);
                batch.add(offset, name).observations = {o};
                offset += 20;
            }
            need(f.writer->commit(batch.take()).get());
        }
        std::ranges::reverse(expected);
        const auto hits = need(search(*f.reader(), "marker", 10'000));
        std::vector<std::string> found;
        for (const Hit &hit : hits)
            found.push_back(hit.title);
        QCOMPARE(found, expected);
        expected.resize(7);
        const auto few = need(search(*f.reader(), "marker", 7));
        found.clear();
        for (const Hit &hit : few)
            found.push_back(hit.title);
        QCOMPARE(found, expected);
        QCOMPARE(need(search(*f.reader(), "192.0.2.7", 10'000)).size(), 750u);
    }
};

QTEST_GUILESS_MAIN(TestStoreKnownProperty)
#include "test_store_known.moc"
