// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postings.h"
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
    struct Reading
    {
        std::string line;
        std::int64_t offset;
        std::int64_t import;
        Timestamp known;
    };
    struct Interval
    {
        std::int64_t import;
        Timestamp from;
        std::optional<Timestamp> to;
    };
    std::vector<Reading> readings;
    std::vector<Interval> withdrawals;

    [[nodiscard]] bool isWithdrawn(std::int64_t import, std::optional<Timestamp> at) const
    {
        return std::ranges::any_of(withdrawals, [&](const Interval &w) {
            if (w.import != import)
                return false;
            return at ? w.from <= *at && (!w.to || *at < *w.to) : !w.to;
        });
    }
    /// Lines by place: each once, however many readings of it are live.
    [[nodiscard]] std::map<std::int64_t, std::set<std::string>> visible(std::optional<Timestamp> at) const
    {
        std::map<std::int64_t, std::set<std::string>> result;
        for (const Reading &r : readings) {
            if ((!at || r.known <= *at) && !isWithdrawn(r.import, at))
                result[r.offset].insert(r.line);
        }
        return result;
    }
};

} // namespace

/// Random histories of reading, withdrawing and restoring agree with a brute-force model at every instant.
class TestStoreKnownProperty : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void historiesAgreeWithTheModelAtEveryInstant()
    {
        int compared = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            std::mt19937 random(seed);
            const Fixture f;
            Model model;
            std::vector<std::int64_t> importIds;
            std::vector<Timestamp> instants;
            // One file of 30 lines of equal length, some of which change; each reading is a part of it.
            std::vector<std::string> lines(30);
            for (std::size_t i = 0; i < lines.size(); ++i)
                lines[i] = "line" + std::to_string(100 + i) + "v0";
            for (int step = 0; step < 40; ++step) {
                const unsigned action = random() % 10;
                if (action < 5 || importIds.empty()) {
                    if (random() % 4 == 0)
                        lines[random() % lines.size()].back() = static_cast<char>('0' + random() % 3);
                    const std::size_t from = random() % lines.size();
                    const std::size_t to = from + 1 + random() % (lines.size() - from);
                    const auto before = model.visible({});
                    const Import import = f.begin("the same head always");
                    BatchMaker batch(import);
                    std::vector<std::pair<std::int64_t, std::string>> fresh;
                    for (std::size_t i = from; i < to; ++i) {
                        const auto offset = static_cast<std::int64_t>(i * 10);
                        batch.add(offset, lines[i]).observations = {observation(lines[i])};
                        const auto known = before.find(offset);
                        if (known == before.end() || !known->second.contains(lines[i]))
                            fresh.emplace_back(offset, lines[i]);
                    }
                    const auto outcome = need(f.writer->commit(batch.take()).get());
                    const Timestamp known = need(totals(*f.reader())).lastKnown;
                    QCOMPARE(outcome.accepted, std::int64_t(fresh.size()));
                    QCOMPARE(outcome.duplicates, std::int64_t(to - from - fresh.size()));
                    for (const auto &[offset, line] : fresh)
                        model.readings.push_back({line, offset, import.id, known});
                    importIds.push_back(import.id);
                } else {
                    const std::int64_t import = importIds[random() % importIds.size()];
                    if (model.isWithdrawn(import, {})) {
                        need(f.writer->restoreImport(import, "p").get());
                        const Timestamp at = need(totals(*f.reader())).lastKnown;
                        for (Model::Interval &w : model.withdrawals) {
                            if (w.import == import && !w.to)
                                w.to = at;
                        }
                    } else {
                        need(f.writer->withdrawImport(import, "p").get());
                        model.withdrawals.push_back({import, need(totals(*f.reader())).lastKnown, {}});
                    }
                }
                instants.push_back(need(totals(*f.reader())).lastKnown);
            }
            instants.push_back(instants.front() - std::chrono::microseconds(1));
            for (std::size_t i = 0; i <= instants.size(); ++i) {
                const KnownAt at = i < instants.size() ? KnownAt(instants[i]) : KnownAt();
                std::vector<std::string> expected;
                for (const auto &[offset, seen] : model.visible(at))
                    expected.insert(expected.end(), seen.begin(), seen.end());
                std::ranges::sort(expected);
                auto actual = f.visible(at);
                std::ranges::sort(actual);
                QCOMPARE(actual, expected);
                ++compared;
                if (!at) {
                    const auto sums = need(totals(*f.reader()));
                    QCOMPARE(sums.records, std::int64_t(expected.size()));
                    QCOMPARE(sums.observations, std::int64_t(expected.size()));
                }
            }
            QVERIFY(need(verify(*f.store)).empty());
        }
        QVERIFY(compared > 400);
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
