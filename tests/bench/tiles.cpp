// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long it takes from the commit of a claim until the mission tiles have it on the screen, in a store with a graph
// of 100,000 assets: the writer, the engine's thread (reading, folding, impact), the scope, the tiles' worker, paint.
// The claim is about what happens, an asset's record, a dependency by a source's or a person's word, or a mission.
// Beside it, in the same run, everything anew: a picture from the whole store, and the missions from that.
#include "../picturetext.h"
#include "base/hash.h"
#include "common/picturescope.h"
#include "common/theme.h"
#include "fusion/recognition.h"
#include "impact/memory.h"
#include "picture/builder.h"
#include "picture/engine.h"
#include "tiles/missiontiles.h"
#include "usage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <zstd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <malloc.h>
#include <map>
#include <numeric>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;

namespace watchfloor::bench {

namespace {

constexpr int assets = 100'000, missions = 20, incidents = 50, changes = 200, structureChanges = 60;
constexpr double wantedMedian = 50, wantedMost = 100; ///< milliseconds

template <typename T> T need(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::string number(std::uint64_t n) { return std::to_string(n); }

double milliseconds(std::chrono::steady_clock::duration span)
{
    return std::chrono::duration<double, std::milli>(span).count();
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(double(values.size() - 1) * share);
    std::ranges::nth_element(values, at);
    return *at;
}

/// An asset as the inventory first tells it; what it needs by number.
struct Told
{
    std::uint64_t n = 0;
    bool isService = false;
    double latitude = 0, longitude = 0;
    std::vector<std::uint64_t> needs; ///< the first by itself, the others alternatives
};

/// Three needs each, one of its own and two alternatives, on any that come later; names in no order.
struct Inventory
{
    std::vector<Told> assets;
    std::vector<std::uint64_t> tasks; ///< by mission: what its task needs

    Inventory()
    {
        std::mt19937_64 random(11);
        std::vector<std::uint64_t> names(bench::assets);
        std::iota(names.begin(), names.end(), 0);
        std::ranges::shuffle(names, random);
        for (std::size_t i = 0; i < names.size(); ++i) {
            Told &asset = assets.emplace_back(names[i], i < 1000);
            asset.latitude = 36 + double(random() % 25'000) / 1000;
            asset.longitude = -8 + double(random() % 35'000) / 1000;
            for (int k = 0; k < 3 && i + 1 < names.size(); ++k)
                asset.needs.push_back(names[i + 1 + random() % (names.size() - i - 1)]);
        }
        for (int m = 0; m < missions; ++m)
            tasks.push_back(names[random() % 1000]);
    }
    [[nodiscard]] const Told &any(std::mt19937_64 &random) const { return assets[random() % (assets.size() - 3)]; }
};

Claim claim(const char *type, std::string id, std::string title, std::string body)
{
    Claim c;
    c.type = type;
    c.subject = std::move(id);
    c.title = std::move(title);
    c.body = std::move(body);
    c.version = Clock::now();
    return c;
}

std::string nameOf(std::uint64_t n) { return "A" + number(n); }

/// `more`: further fields.
Claim assetClaim(const Told &asset, std::string title, const std::string &more = {})
{
    const std::uint64_t n = asset.n;
    return claim("asset", "asset--" + number(n), std::move(title),
                 R"({"key":")" + nameOf(n) + R"(","kind":")" + (asset.isService ? "service" : "host") + R"(","lat":)"
                     + std::to_string(asset.latitude) + R"(,"lon":)" + std::to_string(asset.longitude)
                     + R"(,"addresses":["10.)" + number(n / 62'500) + "." + number(n / 250 % 250) + "."
                     + number(n % 250) + R"("])" + (n % 10 == 0 ? R"(,"watched_by":["soc"])" : "") + more + "}");
}

Claim needClaim(const Told &asset, std::size_t k, const std::string &more = {})
{
    return claim("dependency", "dependency--" + number(asset.n) + "-" + number(k), "",
                 R"({"dependant":")" + nameOf(asset.n) + R"(","provider":")" + nameOf(asset.needs[k]) + '"'
                     + (k > 0 ? R"(,"need":"any","group":"g")" : "") + more + "}");
}

/// One task for ever, and two for phases that are to come.
Claim missionClaim(std::uint64_t m, const std::string &area, std::uint64_t needs)
{
    const auto other = [&](std::uint64_t step) { return nameOf((needs + step) % assets); };
    return claim("mission", "mission--" + number(m), "Mission " + number(m),
                 R"({"key":"M)" + number(m) + R"(","area":")" + area
                     + R"(","tasks":[{"key":"T","name":"Talk","needs":[")" + nameOf(needs)
                     + R"("]},{"key":"U","name":"Move","needs":[")" + other(47'110)
                     + R"("],"phases":["move"]},{"key":"V","name":"Return","needs":[")" + other(8'150)
                     + R"("],"phases":["back"]}],"phases":[{"key":"stay","name":"Stay","to":"2091-01-01T00:00:00Z"},)"
                     + R"({"key":"move","name":"Move","from":"2091-01-01T00:00:00Z","to":"2091-02-01T00:00:00Z"},)"
                     + R"({"key":"back","name":"Return","from":"2091-02-01T00:00:00Z"}]})");
}

/// An asset is hit, hit otherwise, or works again.
Claim incidentClaim(std::uint64_t which, std::mt19937_64 &random)
{
    return claim("incident", "incident--" + number(which), "Something happened to number " + number(which),
                 R"({"severity":)" + number(random() % 100) + R"(,"affects":["A)" + number(random() % assets)
                     + R"("],"status":")" + (random() % 4 ? "open" : "closed") + R"("})");
}

/// The store of one run, and what becomes known in it.
class Floor
{
public:
    enum class Voice { Soc, People };

    Floor(const QString &path, store::OpenOptions::Mode mode)
    {
        store::OpenOptions options;
        options.mode = mode;
        m_store = need(store::Store::open(path, options));
        m_writer = need(m_store->writer());
        m_bytes = number(std::uint64_t(mode)) + "-";
        begin(Voice::Soc, "soc", SourceKind::MilCert);
        begin(Voice::People, std::string(fusion::floorSource), SourceKind::Floor);
    }
    [[nodiscard]] const std::shared_ptr<store::Store> &store() const { return m_store; }

    void tell(const Inventory &inventory)
    {
        std::mt19937_64 random(12);
        std::vector<Claim> claims;
        const auto flush = [&](std::size_t most) {
            if (claims.size() >= most)
                commit(std::exchange(claims, {}));
        };
        for (const Told &asset : inventory.assets) {
            claims.push_back(assetClaim(asset, "Asset " + number(asset.n)));
            for (std::size_t k = 0; k < asset.needs.size(); ++k)
                claims.push_back(needClaim(asset, k));
            flush(4000);
        }
        for (std::uint64_t m = 0; m < missions; ++m)
            claims.push_back(missionClaim(m, "North", inventory.tasks[m]));
        for (std::uint64_t i = 0; i < incidents; ++i)
            claims.push_back(incidentClaim(i, random));
        flush(1);
    }

    void commit(std::vector<Claim> claims, Voice voice = Voice::Soc)
    {
        const std::string bytes = m_bytes + number(++m_offset);
        std::string packed(ZSTD_compressBound(bytes.size()), '\0');
        packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1));
        store::RecordItem item;
        item.offset = std::int64_t(m_offset) * 100;
        item.line = std::int64_t(m_offset);
        item.hash = sha256(bytes);
        item.length = static_cast<std::uint32_t>(bytes.size());
        item.claims = std::move(claims);
        store::Batch batch;
        batch.import = m_imports.at(voice);
        batch.blocks = {{packed, item.length}};
        batch.cursor = item.offset;
        batch.records.push_back(std::move(item));
        need(m_writer->commit(std::move(batch)).get());
    }

private:
    void begin(Voice voice, const std::string &slug, SourceKind kind)
    {
        Source source;
        source.slug = slug;
        source.name = slug;
        source.kind = kind;
        source.reliability = 'B';
        source.defaultMarking = "TLP:GREEN";
        source.cadence = std::chrono::hours(24 * 365);
        const auto id = need(m_writer->putSource(source).get());
        const auto path = "/feeds/" + slug + m_bytes;
        m_imports.emplace(voice, need(m_writer->beginImport({id, path, "bench", {}, path}).get()));
    }

    std::shared_ptr<store::Store> m_store;
    store::Writer *m_writer = nullptr;
    std::map<Voice, store::Import> m_imports;
    std::string m_bytes;
    std::uint64_t m_offset = 0;
};

/// One kind of change, told again and again of others.
struct Change
{
    const char *what;
    int times;
    std::function<Claim(std::mt19937_64 &)> next;
    Floor::Voice voice = Floor::Voice::Soc;
};

std::vector<Change> changesTo(const Inventory &inventory)
{
    const auto asset = [&inventory](std::mt19937_64 &random) {
        Told told = inventory.any(random);
        told.latitude += double(random() % 100) / 100;
        return assetClaim(told, "Asset " + number(told.n) + (random() % 2 ? " renamed" : ""),
                          R"(,"owner":"Owner )" + number(random() % 9) + R"(","criticality":)"
                              + number(random() % 100));
    };
    const auto terms = [&inventory](std::mt19937_64 &random) {
        return needClaim(inventory.any(random), random() % 3,
                         R"(,"strength":0.)" + number(1 + random() % 9) + R"(,"hold_up_s":)" + number(random() % 9000));
    };
    const auto added = [&inventory, count = std::uint64_t(0)](std::mt19937_64 &random) mutable {
        return claim("dependency", "dependency--more-" + number(++count), "",
                     R"({"dependant":")" + nameOf(inventory.any(random).n) + R"(","provider":")"
                         + nameOf(inventory.any(random).n) + R"("})");
    };
    const auto removed = [&inventory](std::mt19937_64 &random) {
        Claim gone = needClaim(inventory.any(random), random() % 3);
        gone.revoked = true;
        return gone;
    };
    const auto person = [&inventory](std::mt19937_64 &random) {
        const Told &told = inventory.any(random);
        const std::uint64_t provider = told.needs[random() % 3];
        return claim("dependency", "dependency--floor-" + number(told.n) + "-" + number(provider), "",
                     R"({"dependant":"asset--)" + number(told.n) + R"(","provider":"asset--)" + number(provider)
                         + R"(","removed":)" + (random() % 2 ? "true}" : R"(false,"strength":0.5})"));
    };
    const auto mission = [&inventory](std::mt19937_64 &random) {
        return missionClaim(random() % missions, random() % 2 ? "North" : "South", inventory.assets[random() % 1000].n);
    };
    return {{"incident", changes, [](std::mt19937_64 &random) { return incidentClaim(random() % incidents, random); }},
            {"changed record of an asset", structureChanges, asset},
            {"other terms of a dependency", structureChanges, terms},
            {"dependency added", structureChanges, added},
            {"dependency taken back", structureChanges, removed},
            {"dependency by a person's word", structureChanges, person, Floor::Voice::People},
            {"changed mission", structureChanges, mission}};
}

/// Tells when the tiles were painted with a picture, and when each stage had it.
class Screen : public QObject
{
public:
    explicit Screen(widgets::MissionTiles *tiles)
        : m_tiles(tiles)
    {
        tiles->installEventFilter(this);
    }
    std::function<void()> painted;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::UpdateRequest || m_isInside)
            return false;
        m_isInside = true;
        QCoreApplication::sendEvent(watched, event); // paints and shows it
        m_isInside = false;
        if (painted && m_tiles->isSettled())
            painted();
        return true;
    }

private:
    widgets::MissionTiles *m_tiles;
    bool m_isInside = false;
};

struct Instants
{
    std::chrono::steady_clock::time_point asked, committed, made, shown;
};

bool isEqual(const std::vector<widgets::MissionState> &a, const std::vector<widgets::MissionState> &b)
{
    const auto key = [](const widgets::MissionState &m) {
        return std::tie(m.id, m.health, m.value, m.low, m.before, m.thin, m.why, m.uncertain, m.unknownSince);
    };
    const auto ofPhase = [](const widgets::PhaseState &p) {
        return std::tie(p.name, p.isRunning, p.health, p.value, p.low, p.weakest, p.why);
    };
    const auto arePhases = [&](const widgets::MissionState &x, const widgets::MissionState &y) {
        return std::ranges::equal(x.phases, y.phases, {}, ofPhase, ofPhase);
    };
    return std::ranges::equal(a, b, {}, key, key) && std::ranges::equal(a, b, arePhases);
}

/// What the allocator only keeps for later is not counted.
double memoryInUse()
{
    malloc_trim(0);
    return memoryNow();
}

/// A copy of the store with the graph, which is made once.
QString freshStore(const QString &folder, const Inventory &inventory)
{
    const QString kept = folder + u"/tiles-100000-3.watchfloor"_s, path = folder + u"/tiles.watchfloor"_s;
    if (!QFile::exists(kept)) {
        QElapsedTimer making;
        making.start();
        QFile::remove(kept + u".part"_s);
        {
            Floor floor(kept + u".part"_s, store::OpenOptions::Mode::Create);
            floor.tell(inventory);
        }
        QFile::rename(kept + u".part"_s, kept);
        std::printf("tiles: store made in %.0f s\n", double(making.elapsed()) / 1e3);
    }
    for (const auto &more : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + more);
    QFile::copy(kept, path);
    return path;
}

void print(const char *what, const std::vector<double> &all)
{
    std::printf("  %-44s median %7.1f ms, p95 %7.1f ms, worst %7.1f ms\n", what, percentile(all, 0.5),
                percentile(all, 0.95), percentile(all, 1));
}

/// The window of one run: an engine on the store, and tiles.
class Desk
{
public:
    explicit Desk(Floor &floor)
        : m_floor(floor)
        , m_reader(need(floor.store()->reader()))
        , m_tiles(&m_scope)
        , m_screen(&m_tiles)
        , m_engine(floor.store())
    {
        m_tiles.resize(1280, 800);
        m_tiles.show();
        QObject::connect(&m_engine, &picture::Engine::changed, &m_scope, [this](const picture::SnapshotPtr &snapshot) {
            m_now.made = std::chrono::steady_clock::now();
            m_scope.setSnapshot(snapshot);
        });
        m_screen.painted = [this] {
            const picture::Snapshot &s = *m_scope.snapshot();
            if (m_awaited >= 0 && toMicros(s.knownAt) >= m_awaited && !s.missions.empty()) {
                m_now.shown = std::chrono::steady_clock::now();
                m_loop.quit();
            }
        };
        QElapsedTimer first;
        first.start();
        m_loop.exec();
        std::printf("tiles: %zu assets, %zu dependencies, %zu missions; first picture after %.1f s, %.0f MiB\n",
                    m_scope.snapshot()->assets.size(), m_scope.snapshot()->dependencies.size(),
                    m_scope.snapshot()->missions.size(), double(first.elapsed()) / 1e3, memoryInUse());
    }

    /// False: a target was missed, or the picture is another than one made anew.
    bool measure(const Change &change, std::mt19937_64 &random)
    {
        std::vector<double> whole, commits, pictures, views, anew;
        std::vector<double> undisturbed; ///< while the host kept nothing
        bool agrees = true;
        const Stolen begun = Stolen::now();
        for (int i = 0; i < change.times; ++i) {
            const double stolen = Stolen::now().stolen;
            tell(change.next(random), change.voice, random);
            commits.push_back(milliseconds(m_now.committed - m_now.asked));
            pictures.push_back(milliseconds(m_now.made - m_now.committed));
            views.push_back(milliseconds(m_now.shown - m_now.made));
            whole.push_back(milliseconds(m_now.shown - m_now.committed));
            if (Stolen::now().stolen == stolen)
                undisturbed.push_back(whole.back());
            const bool isLast = i + 1 == change.times;
            if (i % 50 == 0 || isLast)
                agrees = makeAnew(anew, isLast) && agrees;
        }
        const Stolen ended = Stolen::now();
        const double half = percentile(whole, 0.5), most = percentile(whole, 0.95);
        const bool isMet = half <= wantedMedian && most <= wantedMost;
        std::printf("tiles, %s: median %.1f ms, p95 %.1f ms (targets %.0f, %.0f)%s; anew gives %s\n", change.what, half,
                    most, wantedMedian, wantedMost, isMet ? "" : " MISSED", agrees ? "the same" : "ANOTHER PICTURE");
        print("the commit itself (not counted)", commits);
        print("committed to a picture in the window", pictures);
        print("picture to painted tiles", views);
        print("committed to painted tiles", whole);
        print("everything anew", anew);
        std::printf("  the host kept %.0f %% of the processors; of the %zu changes that it left alone\n",
                    100 * (ended.stolen - begun.stolen) / std::max(1.0, ended.all - begun.all), undisturbed.size());
        if (!undisturbed.empty())
            print("committed to painted tiles", undisturbed);
        return isMet && agrees;
    }

    [[nodiscard]] widgets::MissionTiles &tiles() { return m_tiles; }

private:
    void tell(Claim claim, Floor::Voice voice, std::mt19937_64 &random)
    {
        QTimer::singleShot(200 + int(random() % 150), &m_loop, &QEventLoop::quit); // the engine rests between pictures
        m_awaited = -1;
        m_loop.exec();
        std::vector<Claim> claims{std::move(claim)};
        std::thread([&] {
            m_now.asked = std::chrono::steady_clock::now();
            m_floor.commit(std::move(claims), voice);
            m_now.committed = std::chrono::steady_clock::now();
            m_awaited = toMicros(need(store::newestKnown(*m_reader)));
        }).join();
        m_loop.exec();
    }

    /// What is shown is the same as that, `wholly`: to the last row.
    bool makeAnew(std::vector<double> &took, bool wholly)
    {
        const auto from = std::chrono::steady_clock::now();
        picture::Builder builder({}, store::Context::Real);
        need(builder.read(*m_reader));
        const picture::SnapshotPtr fresh = need(builder.snapshot(*m_reader, 1));
        const auto states = widgets::missionStates(*fresh);
        took.push_back(milliseconds(std::chrono::steady_clock::now() - from));
        std::vector<widgets::MissionState> shown;
        for (const widgets::MissionTile *tile : m_tiles.tiles())
            shown.push_back(tile->state());
        return isEqual(states, shown) && (!wholly || test::textOf(*fresh) == test::textOf(*m_scope.snapshot()));
    }

    Floor &m_floor;
    std::unique_ptr<store::Reader> m_reader;
    widgets::PictureScope m_scope;
    widgets::MissionTiles m_tiles;
    Screen m_screen;
    QEventLoop m_loop;
    std::atomic<std::int64_t> m_awaited{0};
    Instants m_now;
    picture::Engine m_engine;
};

int run(const QString &folder)
{
    const Inventory inventory;
    Floor floor(freshStore(folder, inventory), store::OpenOptions::Mode::ReadWrite);
    widgets::Theme::instance().apply(*qApp, widgets::Theme::Scheme::Dark);
    Desk desk(floor);
    std::mt19937_64 random(5);
    bool isMet = true;
    for (const Change &change : changesTo(inventory)) {
        isMet = desk.measure(change, random) && isMet;
        std::printf("  memory now %.0f MiB\n", memoryInUse());
        std::fflush(stdout);
    }
    std::printf("tiles: %s; at most %.0f MiB, pictures made anew beside it among them\n", isMet ? "met" : "MISSED",
                peakMemory());
    if (const QString shot = qEnvironmentVariable("TILES_SHOT"); !shot.isEmpty())
        (void)desk.tiles().grab().save(shot);
    return isMet ? 0 : 1;
}

} // namespace

} // namespace watchfloor::bench

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    return watchfloor::bench::run(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
}
