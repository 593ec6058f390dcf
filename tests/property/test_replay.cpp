// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/recognition.h"
#include "picture/builder.h"
#include "picturetext.h"
#include "store/knownhistory.h"
#include "storefixture.h"

#include <random>

using namespace watchfloor;
using namespace watchfloor::picture;
using store::Import;
using store::RecordItem;
using namespace watchfloor::store::testing;

namespace {

/// What a snapshot holds, its numbers for labels and the figures of its feeds included: byte for byte.
std::string wholeText(const Snapshot &s)
{
    std::ostringstream out;
    out << test::textOf(s) << "judged " << toMicros(s.judgedAt) << "\nlabels";
    for (const Marking &label : s.markings)
        out << ' ' << toString(label);
    const auto numbers = [&](const char *what, const auto &values) {
        out << '\n' << what;
        for (const auto &value : values)
            out << ' ' << +value;
    };
    numbers("marking", s.observations.marking);
    numbers("place", s.observations.place);
    out << '\n';
    const auto labels = [&](const auto &rows) {
        for (const auto &row : rows)
            out << row.marking << ' ';
    };
    labels(s.incidents);
    labels(s.assets);
    labels(s.dependencies);
    labels(s.missions);
    labels(s.watches);
    labels(s.matches);
    for (const GapRow &gap : s.gaps)
        out << "\ngap " << gap.source << ' ' << gap.from << ' ' << gap.until << ' ' << gap.messages;
    const auto time = [](const auto &t) { return t ? toMicros(*t) : noTime; };
    for (const SourceRow &row : s.sources) {
        const store::FeedState &f = row.state;
        out << "\nfeed " << f.records << ' ' << f.quarantined << ' ' << f.observations << ' ' << f.claims << ' '
            << time(f.lastKnown) << ' ' << time(f.lastHappened) << ' ' << time(f.lastArrival) << ' ' << f.recentRecords
            << ' ' << f.recentQuarantined << ' ' << f.learnedCadence.count() << ' '
            << (f.lag ? f.lag->median.count() : -1) << ' ' << (f.clockDrift ? f.clockDrift->count() : 0) << ' '
            << row.source.reliability;
    }
    return out.str();
}

/// Files of a few lines that change, are read in parts, taken back, restored and read again; sources that come, are
/// judged anew and lose messages; people who say how an asset is.
class History
{
public:
    explicit History(unsigned seed, bool mayLapse = true)
        : m_random(seed)
        , m_mayLapse(mayLapse)
    {
        Clock::freeze(m_clock);
        m_fixture = std::make_unique<Fixture>();
        m_sources.push_back(m_fixture->sourceId);
        m_files.resize(5, std::vector<int>(8, 0));
        tellInventory();
        for (int i = 0, steps = 8 + below(10); i < steps; ++i)
            step();
    }
    ~History()
    {
        m_fixture.reset();
        Clock::freeze({});
    }

    [[nodiscard]] int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    [[nodiscard]] Timestamp anInstant()
    {
        return m_instants[static_cast<std::size_t>(below(int(m_instants.size())))]
            + std::chrono::microseconds(below(3) - 1);
    }
    [[nodiscard]] const std::vector<Timestamp> &instants() const { return m_instants; }
    [[nodiscard]] Fixture &fixture() { return *m_fixture; }

    void step()
    {
        m_clock += std::chrono::seconds(below(5000));
        Clock::freeze(m_clock);
        const int what = below(23);
        if (what >= 20)
            hold();
        else if (what < 11 || m_imports.empty())
            read();
        else if (what < 17)
            takeBackOrRestore();
        else if (what < 19)
            changeSources();
        else
            lose();
        m_instants.push_back(need(store::newestKnown(*m_fixture->reader())));
    }

private:
    void tellInventory()
    {
        const Import import = m_fixture->begin("inventory", "/feeds/inventory");
        BatchMaker batch(import);
        auto &record = batch.add(0, "inventory");
        for (int i = 0; i < 4; ++i) {
            Claim c = claim("asset--" + std::to_string(i), "Asset " + std::to_string(i),
                            R"({"key":"A)" + std::to_string(i) + R"(","kind":"host","lat":4)" + std::to_string(i)
                                + R"(,"lon":5,"addresses":["10.0.0.)" + std::to_string(i)
                                + R"("],"watched_by":["sensor-1"]})");
            c.type = "asset";
            record.claims.push_back(c);
        }
        Claim needs = claim("dependency--1", "", R"({"dependant":"A0","provider":"A1"})");
        needs.type = "dependency";
        record.claims.push_back(needs);
        need(m_fixture->writer->commit(batch.take()).get());
        m_imports.push_back(import.id);
        m_instants.push_back(need(store::newestKnown(*m_fixture->reader())));
    }

    /// What a line says follows from where it stands and its version.
    void fill(RecordItem &item, int file, int line, int version)
    {
        if ((file + line) % 3 == 0)
            tellStructure(item, file, line, version);
        static constexpr std::array labels{"", "TLP:GREEN", "TLP:AMBER", "TLP:RED", "EU:restricted", "nonsense"};
        const int seed = file * 64 + line * 8 + version;
        for (int i = 0; i < seed % 3; ++i) {
            Observation o = observation("line " + std::to_string(seed),
                                        toMicros(m_begin) + (seed * 7919LL % 5000 - 1000) * 1'000'000);
            o.severity = static_cast<std::uint8_t>(seed % 100);
            o.destination.address = "10.0.0." + std::to_string(seed % 6);
            o.asset = seed % 5 == 0 ? "A" + std::to_string(line % 5) : "";
            o.marking = labels[static_cast<std::size_t>(seed * 31 % 6)];
            if (seed % 7 == 0)
                o.happenedFrom = {};
            item.observations.push_back(o);
        }
        if (seed % 2 == 0)
            return;
        const int about = line % 4;
        Claim c = claim("incident--" + std::to_string(about), "Incident " + std::to_string(seed),
                        R"({"severity":)" + std::to_string(seed * 13 % 100) + R"(,"affects":["A)"
                            + std::to_string(seed % 5) + R"("])" + (seed % 5 == 3 ? R"(,"status":"closed"})" : "}"));
        c.happenedFrom = m_begin + std::chrono::minutes(seed);
        c.version = m_begin + std::chrono::minutes(version);
        c.revoked = seed % 11 == 0;
        c.marking = labels[static_cast<std::size_t>(seed * 17 % 6)];
        item.claims.push_back(c);
        if (seed % 9 == 0) { // an asset that gets one more name
            Claim named = claim("asset--" + std::to_string(about), "",
                                R"({"key":"A)" + std::to_string(about) + R"(","addresses":["10.0.0.)"
                                    + std::to_string(4 + version % 2) + R"("]})");
            named.type = "asset";
            named.version = m_begin + std::chrono::minutes(version);
            item.claims.push_back(named);
        }
    }

    /// Of what there is and who needs whom: revised, said by several, revoked, gone with the import that brought it.
    void tellStructure(RecordItem &item, int file, int line, int version)
    {
        const int seed = file * 64 + line * 8 + version;
        const auto number = [](int n) { return std::to_string(n); };
        const auto add = [&](const char *type, const std::string &id, const std::string &body) {
            Claim c = claim(id, id, body);
            c.type = type;
            c.version = m_begin + std::chrono::minutes(version);
            c.revoked = seed % 13 == 0;
            c.marking = seed % 3 == 0 ? "TLP:AMBER" : seed % 5 == 0 ? "TLP:RED" : "";
            item.claims.push_back(c);
        };
        switch ((file + line) % 7) {
        case 0:
        case 1:
            return add("dependency", "dependency--" + number(line % 4),
                       R"({"dependant":"A)" + number(seed % 4) + R"(","provider":"A)" + number((seed + 1 + version) % 5)
                           + R"(","group":"g","need":")" + (version % 2 ? "any" : "") + R"(","hold_up_s":)"
                           + number(version * 60) + "}");
        case 2:
        case 3: { // an asset that is told more of; its site may move
            const std::string where
                = version % 2 ? R"("lat":5,"lon":)" + number(version) : R"("site":"A)" + number(file % 4) + R"(")";
            return add("asset", "asset--" + number(line % 4),
                       R"({"key":"A)" + number(line % 4) + R"(","criticality":)" + number(seed % 101) + "," + where
                           + R"(,"watched_by":[")" + (version % 3 ? "sensor-1" : "nobody") + R"("],"version":"1.)"
                           + number(version) + R"(","vendor":"acme","product":"box"})");
        }
        case 4:
            return add("mission", "mission--1",
                       R"({"key":"M","area":"Area )" + number(version) + R"(","tasks":[{"key":"T","needs":["A)"
                           + number(seed % 5) + R"("]}]})");
        case 5:
            add("location", "location--" + number(line % 2),
                R"({"latitude":)" + number(version) + R"(,"longitude":7})");
            return add("relationship", "relationship--" + number(line % 2),
                       R"({"relationship_type":"located-at","source_ref":"asset--)" + number(seed % 4)
                           + R"(","target_ref":"location--)" + number(line % 2) + R"("})");
        default:
            return add("vulnerability", "vulnerability--" + number(line % 2),
                       R"({"severity":)" + number(seed % 101)
                           + R"(,"products":[{"vendor":"acme","product":"box","version":"1.)" + number(version % 3)
                           + R"("}]})");
        }
    }

    void read()
    {
        const int file = below(5);
        auto &lines = m_files[static_cast<std::size_t>(file)];
        if (below(2) == 0)
            lines[static_cast<std::size_t>(below(8))] = below(4);
        const std::string path = "/feeds/" + std::to_string(file);
        const std::int64_t from = m_sources[static_cast<std::size_t>(file) % m_sources.size()];
        const Import import = need(m_fixture->writer->beginImport({from, path, "test", {}, path}).get());
        const int batches = 1 + below(2);
        for (int b = 0; b < batches; ++b) {
            BatchMaker batch(import);
            for (int line = b * 8 / batches; line < (b + 1) * 8 / batches; ++line) {
                const int version = lines[static_cast<std::size_t>(line)];
                RecordItem &item
                    = batch.add(line * 100, path + " line " + std::to_string(line) + " v" + std::to_string(version));
                if (line % 6 < m_hard)
                    item.rejected = Rejection{"too hard", {}};
                else
                    fill(item, file, line, version);
            }
            need(m_fixture->writer->commit(batch.take()).get());
        }
        if (below(3) == 0)
            m_hard = below(3);
        m_imports.push_back(import.id);
    }

    void takeBackOrRestore()
    {
        const auto id = m_imports[static_cast<std::size_t>(below(int(m_imports.size())))];
        if (!m_fixture->writer->withdrawImport(id, "officer").get())
            need(m_fixture->writer->restoreImport(id, "officer").get());
    }

    /// For a while, or no longer; now and then a feed says so, which means nothing.
    void hold()
    {
        static constexpr std::array healths{"nominal", "degraded", "impaired", "failed"};
        if (m_floor == 0) {
            Source floor = source(std::string(fusion::floorSource));
            floor.kind = SourceKind::Floor;
            m_floor = need(m_fixture->writer->putSource(floor, "officer").get());
        }
        const std::int64_t from = below(6) ? m_floor : m_sources.front();
        const std::string asset = "asset--" + std::to_string(below(4));
        const Timestamp until
            = m_clock + (m_mayLapse ? std::chrono::seconds(1 + below(20'000)) : std::chrono::years(1));
        Claim c = claim("health--" + asset, "",
                        R"({"asset":")" + asset + R"(","health":")" + healths[static_cast<std::size_t>(below(4))]
                            + R"(","at":")" + iso8601(m_clock) + R"(","until":")" + iso8601(until) + R"("})");
        c.type = "health";
        c.version = m_clock;
        c.revoked = below(4) == 0;
        const std::string name = "/floor/" + std::to_string(m_instants.size());
        const Import import = need(m_fixture->writer->beginImport({from, name, "test", {}, name}).get());
        BatchMaker batch(import);
        batch.add(0, name).claims.push_back(c);
        need(m_fixture->writer->commit(batch.take()).get());
        m_imports.push_back(import.id);
    }

    void changeSources()
    {
        Source changed = source("sensor-" + std::to_string(1 + below(3)));
        changed.reliability = static_cast<char>('A' + below(6));
        changed.defaultMarking = below(2) ? "TLP:AMBER" : "TLP:GREEN";
        const auto id = need(m_fixture->writer->putSource(changed, "officer").get());
        if (!std::ranges::contains(m_sources, id))
            m_sources.push_back(id);
    }

    void lose()
    {
        const Timestamp from = m_clock - std::chrono::minutes(below(100));
        need(m_fixture->writer
                 ->putGaps(m_sources.front(), {{m_sources.front(), from, from + std::chrono::minutes(2), below(9), {}}},
                           {})
                 .get());
    }

    const Timestamp m_begin = parseIso8601("2026-10-01T00:00:00Z")->at;
    Timestamp m_clock = m_begin;
    std::mt19937 m_random;
    std::unique_ptr<Fixture> m_fixture;
    std::vector<std::int64_t> m_sources, m_imports;
    std::vector<std::vector<int>> m_files; ///< versions of lines
    std::vector<Timestamp> m_instants;
    std::int64_t m_floor = 0; ///< the source that people speak as, once somebody did
    bool m_mayLapse;
    int m_hard = 1; ///< of six lines so many cannot be read
};

SnapshotPtr moved(Builder &builder, store::Reader &reader, store::KnownAt at)
{
    builder.setKnownAt(at);
    need(builder.read(reader));
    return need(builder.snapshot(reader, 1));
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 10,000 moves, forward and back, each compared with a picture that is built from nothing.
    void whereverAReplayGoesItShowsWhatABuildShows()
    {
        constexpr int stores = 250, moves = 40;
        int whole = 0;
        for (unsigned seed = 1; seed <= stores; ++seed) {
            History history(seed);
            const auto reader = history.fixture().reader();
            std::map<Timestamp, std::string> built;
            Builder builder(history.anInstant(), store::Context::Real);
            for (int i = 0; i < moves; ++i) {
                const Timestamp at = history.anInstant();
                auto &expected = built[at];
                if (expected.empty())
                    expected = wholeText(*need(build(*history.fixture().store, *reader, at)));
                if (history.below(10) == 0)
                    builder = Builder(std::as_const(builder)); // as a replay begins
                const std::string actual = wholeText(*moved(builder, *reader, at));
                whole += builder.isWhole();
                if (actual != expected) {
                    std::printf("--- expected\n%s\n--- actual\n%s\n", expected.c_str(), actual.c_str());
                    QFAIL(qPrintable(QStringLiteral("seed %1, move %2").arg(seed).arg(i)));
                }
            }
        }
        QCOMPARE(whole, stores * moves); // and never had to begin anew
    }

    /// The same of one that follows a store while it is written.
    void whoeverFollowsSeesWhatABuildShows()
    {
        for (unsigned seed = 1001; seed <= 1040; ++seed) {
            History history(seed);
            const auto reader = history.fixture().reader();
            Builder builder({}, store::Context::Real);
            for (int i = 0; i < 25; ++i) {
                if (history.below(8) == 0) // a replay in between
                    (void)moved(builder, *reader, history.anInstant());
                const std::string actual = wholeText(*moved(builder, *reader, {}));
                QVERIFY(builder.isWhole());
                QCOMPARE(QString::fromStdString(actual),
                         QString::fromStdString(wholeText(*need(build(*history.fixture().store, *reader)))));
                history.step();
            }
        }
    }

    void theHistoryNamesEveryInstantAtWhichThePictureChanged()
    {
        for (unsigned seed = 2001; seed <= 2030; ++seed) {
            History history(seed, false); // what lapses is no change that the store knows of
            const auto reader = history.fixture().reader();
            const auto changes = need(store::knownHistory(*reader));
            QVERIFY(std::ranges::is_sorted(changes, {}, &store::KnownChange::at));
            // Known-at is part of the text: what must not change is the rest.
            const auto textAt = [&](std::int64_t at) {
                auto s = *need(build(*history.fixture().store, *reader, fromMicros(at)));
                s.knownAt = s.judgedAt = {};
                return QString::fromStdString(test::textOf(s));
            };
            for (std::size_t i = 0; i + 1 < changes.size(); ++i)
                QCOMPARE(textAt(changes[i].at), textAt(std::max(changes[i].at, changes[i + 1].at - 1)));
            // A commit that is not among them brought nothing.
            for (const Timestamp &instant : history.instants()) {
                const auto after = std::ranges::upper_bound(changes, toMicros(instant), {}, &store::KnownChange::at);
                QVERIFY(after != changes.begin());
                QCOMPARE(textAt(toMicros(instant)), textAt(std::prev(after)->at));
            }
            const auto later = need(store::knownHistory(*reader, changes[changes.size() / 2].at));
            QVERIFY(std::ranges::equal(later, std::span(changes).subspan(changes.size() / 2 + 1)));
        }
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
