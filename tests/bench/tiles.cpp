// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long it takes from the commit of a claim until the mission tiles have it on the screen, in a store with a graph
// of 100,000 assets: the writer, the engine's thread (reading, folding, impact), the scope, the tiles' worker, paint.
// Beside it, in the same run, everything anew: a picture from the whole store, and the missions from that.
#include "base/hash.h"
#include "common/picturescope.h"
#include "common/theme.h"
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
#include <random>
#include <thread>

using namespace Qt::StringLiterals;

namespace watchfloor::bench {

namespace {

constexpr int assets = 100'000, missions = 20, incidents = 50, changes = 200;
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

/// The store of one run, and what becomes known in it.
class Floor
{
public:
    Floor(const QString &path, store::OpenOptions::Mode mode)
    {
        store::OpenOptions options;
        options.mode = mode;
        m_store = need(store::Store::open(path, options));
        m_writer = need(m_store->writer());
        Source source;
        source.slug = "soc";
        source.name = "SOC";
        source.kind = SourceKind::MilCert;
        source.reliability = 'B';
        source.defaultMarking = "TLP:GREEN";
        source.cadence = std::chrono::hours(24 * 365);
        const auto id = need(m_writer->putSource(source).get());
        const auto path_ = "/feeds/" + number(std::uint64_t(mode));
        m_import = need(m_writer->beginImport({id, path_, "bench", {}, path_}).get());
        m_bytes = number(std::uint64_t(mode)) + "-";
    }
    [[nodiscard]] const std::shared_ptr<store::Store> &store() const { return m_store; }

    static Claim claim(const char *type, std::string id, std::string title, std::string body)
    {
        Claim c;
        c.type = type;
        c.subject = std::move(id);
        c.title = std::move(title);
        c.body = std::move(body);
        c.version = Clock::now();
        return c;
    }

    /// Three needs each, one of its own and two alternatives, on any that come later; names in no order.
    void tellGraph()
    {
        std::mt19937_64 random(11);
        std::vector<int> names(assets);
        for (int i = 0; i < assets; ++i)
            names[std::size_t(i)] = i;
        std::ranges::shuffle(names, random);
        std::vector<Claim> claims;
        const auto flush = [&](std::size_t most) {
            if (claims.size() >= most)
                commit(std::exchange(claims, {}));
        };
        const auto name = [&](int i) { return "A" + number(std::uint64_t(names[std::size_t(i)])); };
        for (int i = 0; i < assets; ++i) {
            const auto n = std::uint64_t(names[std::size_t(i)]);
            claims.push_back(claim("asset", "asset--" + number(n), "Asset " + number(n),
                                   "{\"key\":\"" + name(i) + "\",\"kind\":\"" + (i < 1000 ? "service" : "host")
                                       + "\",\"lat\":" + std::to_string(36 + double(random() % 25'000) / 1000)
                                       + ",\"lon\":" + std::to_string(-8 + double(random() % 35'000) / 1000)
                                       + ",\"addresses\":[\"10." + number(n / 62'500) + "." + number(n / 250 % 250)
                                       + "." + number(n % 250) + "\"]"
                                       + (n % 10 == 0 ? ",\"watched_by\":[\"soc\"]}" : "}")));
            for (int k = 0; k < 3 && i + 1 < assets; ++k) {
                const int to = i + 1 + int(random() % std::uint64_t(assets - i - 1));
                claims.push_back(claim("dependency", "dependency--" + number(n) + "-" + number(std::uint64_t(k)), "",
                                       "{\"dependant\":\"" + name(i) + "\",\"provider\":\"" + name(to) + "\""
                                           + (k > 0 ? ",\"need\":\"any\",\"group\":\"g\"}" : "}")));
            }
            flush(4000);
        }
        for (std::uint64_t m = 0; m < missions; ++m)
            claims.push_back(
                claim("mission", "mission--" + number(m), "Mission " + number(m),
                      "{\"key\":\"M" + number(m)
                          + "\",\"area\":\"North\",\"tasks\":[{\"key\":\"T\",\"name\":\"Talk\",\"needs\":[\""
                          + name(int(random() % 1000)) + "\"]}]}"));
        for (std::uint64_t i = 0; i < incidents; ++i)
            claims.push_back(incident(i, random));
        flush(1);
    }

    /// An asset is hit, hit otherwise, or works again.
    static Claim incident(std::uint64_t which, std::mt19937_64 &random)
    {
        return claim("incident", "incident--" + number(which), "Something happened to number " + number(which),
                     "{\"severity\":" + number(random() % 100) + ",\"affects\":[\"A" + number(random() % assets)
                         + "\"],\"status\":\"" + (random() % 4 ? "open" : "closed") + "\"}");
    }

    void commit(std::vector<Claim> claims)
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
        batch.import = m_import;
        batch.blocks = {{packed, item.length}};
        batch.cursor = item.offset;
        batch.records.push_back(std::move(item));
        need(m_writer->commit(std::move(batch)).get());
    }

private:
    std::shared_ptr<store::Store> m_store;
    store::Writer *m_writer = nullptr;
    store::Import m_import;
    std::string m_bytes;
    std::uint64_t m_offset = 0;
};

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
    return std::ranges::equal(a, b, {}, key, key);
}

int run(const QString &folder)
{
    const QString kept = folder + u"/tiles-100000.watchfloor"_s, path = folder + u"/tiles.watchfloor"_s;
    if (!QFile::exists(kept)) {
        QElapsedTimer making;
        making.start();
        QFile::remove(kept + u".part"_s);
        {
            Floor floor(kept + u".part"_s, store::OpenOptions::Mode::Create);
            floor.tellGraph();
        }
        QFile::rename(kept + u".part"_s, kept);
        std::printf("tiles: store made in %.0f s\n", double(making.elapsed()) / 1e3);
    }
    for (const auto &more : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + more);
    QFile::copy(kept, path);
    Floor floor(path, store::OpenOptions::Mode::ReadWrite);

    widgets::Theme::instance().apply(*qApp, widgets::Theme::Scheme::Dark);
    widgets::PictureScope scope;
    widgets::MissionTiles tiles(&scope);
    tiles.resize(1280, 800);
    tiles.show();
    Screen screen(&tiles);
    picture::Engine engine(floor.store());
    std::atomic<std::int64_t> awaited{0};
    Instants now;
    QEventLoop loop;
    QObject::connect(&engine, &picture::Engine::changed, &scope, [&](const picture::SnapshotPtr &snapshot) {
        now.made = std::chrono::steady_clock::now();
        scope.setSnapshot(snapshot);
    });
    screen.painted = [&] {
        if (awaited >= 0 && toMicros(scope.snapshot()->knownAt) >= awaited && !scope.snapshot()->missions.empty()) {
            now.shown = std::chrono::steady_clock::now();
            loop.quit();
        }
    };
    QElapsedTimer first;
    first.start();
    loop.exec();
    std::printf("tiles: %zu assets, %zu dependencies, %zu missions; first picture after %.1f s\n",
                scope.snapshot()->assets.size(), scope.snapshot()->dependencies.size(),
                scope.snapshot()->missions.size(), double(first.elapsed()) / 1e3);

    std::mt19937_64 random(5);
    std::vector<double> whole, commits, pictures, views, anew;
    std::vector<double> undisturbed; ///< while the host kept nothing
    const Stolen begun = Stolen::now();
    bool agrees = true;
    auto reader = need(floor.store()->reader());
    for (int i = 0; i < changes; ++i) {
        QTimer::singleShot(200 + int(random() % 150), &loop, &QEventLoop::quit); // the engine rests between pictures
        awaited = -1;
        loop.exec();
        std::vector<Claim> claims{Floor::incident(random() % incidents, random)};
        const double stolen = Stolen::now().stolen;
        std::thread([&] {
            now.asked = std::chrono::steady_clock::now();
            floor.commit(std::move(claims));
            now.committed = std::chrono::steady_clock::now();
            awaited = toMicros(need(store::newestKnown(*reader)));
        }).join();
        loop.exec();
        commits.push_back(milliseconds(now.committed - now.asked));
        pictures.push_back(milliseconds(now.made - now.committed));
        views.push_back(milliseconds(now.shown - now.made));
        whole.push_back(milliseconds(now.shown - now.committed));
        if (Stolen::now().stolen == stolen)
            undisturbed.push_back(whole.back());
        if (i % 50 != 0)
            continue;
        const auto from = std::chrono::steady_clock::now();
        picture::Builder builder({}, store::Context::Real);
        need(builder.read(*reader));
        const picture::SnapshotPtr fresh = need(builder.snapshot(*reader, 1));
        const auto states = widgets::missionStates(*fresh);
        anew.push_back(milliseconds(std::chrono::steady_clock::now() - from));
        std::vector<widgets::MissionState> shown;
        for (const widgets::MissionTile *tile : tiles.tiles())
            shown.push_back(tile->state());
        agrees = agrees && isEqual(states, shown);
    }
    const auto print = [](const char *what, const std::vector<double> &all) {
        std::printf("  %-44s median %7.1f ms, p95 %7.1f ms, worst %7.1f ms\n", what, percentile(all, 0.5),
                    percentile(all, 0.95), percentile(all, 1));
    };
    print("the commit itself (not counted)", commits);
    print("committed to a picture in the window", pictures);
    print("picture to painted tiles", views);
    print("committed to painted tiles", whole);
    print("everything anew", anew);
    const Stolen ended = Stolen::now();
    std::printf("  the host kept %.0f %% of the processors; of the %zu changes that it left alone\n",
                100 * (ended.stolen - begun.stolen) / std::max(1.0, ended.all - begun.all), undisturbed.size());
    if (!undisturbed.empty())
        print("committed to painted tiles", undisturbed);
    const bool isMet = percentile(whole, 0.5) <= wantedMedian && percentile(whole, 0.95) <= wantedMost;
    std::printf("tiles: median %.1f ms, p95 %.1f ms (targets %.0f, %.0f)%s; anew gives %s\n", percentile(whole, 0.5),
                percentile(whole, 0.95), wantedMedian, wantedMost, isMet ? "" : " MISSED",
                agrees ? "the same" : "OTHER MISSIONS");
    if (const QString shot = qEnvironmentVariable("TILES_SHOT"); !shot.isEmpty())
        (void)tiles.grab().save(shot);
    return isMet && agrees ? 0 : 1;
}

} // namespace

} // namespace watchfloor::bench

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    return watchfloor::bench::run(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
}
