// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How smoothly a day of 50,000 changes plays in the real window at 1280x800 with every view open. Two clocks:
// frames, each time the window was painted; and pictures, each time it was first painted with a newer picture than
// before, which comes when every view has the one before.
#include "base/hash.h"
#include "common/theme.h"
#include "desktop/actions.h"
#include "desktop/dock.h"
#include "desktop/mainwindow.h"
#include "desktop/storeflow.h"
#include "inspector/inspector.h"
#include "usage.h"
#include "waitfor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

#include <zstd.h>

#include <algorithm>
#include <ctime>
#include <deque>
#include <map>
#include <numeric>
#include <random>

using namespace Qt::StringLiterals;

namespace watchfloor::bench {

namespace {

constexpr int changes = 50'000;
constexpr int assets = 300;
constexpr int incidents = 600;
constexpr int operations = 40;
constexpr int speed = 3600;
constexpr double wantedMilliseconds = 1000.0 / 30;
constexpr int fewestPictures = 5; ///< a second: frames that show nothing new are no replay
const Timestamp dayBegins = parseIso8601("2026-10-01T00:00:00Z")->at;

template <typename T> T need(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::string compressed(const std::string &bytes)
{
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1));
    return out;
}

/// Commits one record after the other, each at its own instant.
class Day
{
public:
    explicit Day(const QString &path)
    {
        Clock::freeze(dayBegins);
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        m_store = need(store::Store::open(path, options));
        m_writer = need(m_store->writer());
        for (int i = 0; i < 8; ++i) {
            Source source;
            source.slug = "sensor-" + std::to_string(i);
            source.name = "Sensor " + std::to_string(i);
            source.kind = i < 5 ? SourceKind::Sensor : SourceKind::MilCert;
            source.reliability = static_cast<char>('A' + i % 4);
            source.defaultMarking = "TLP:GREEN";
            const auto id = need(m_writer->putSource(source).get());
            const auto path_ = "/feeds/" + source.slug;
            m_imports.push_back(need(m_writer->beginImport({id, path_, "bench", {}, path_}).get()));
        }
    }
    ~Day()
    {
        while (!m_waiting.empty())
            wait();
        Clock::freeze({});
    }

    void inventory()
    {
        store::RecordItem item;
        const auto add = [&](const char *type, std::string id, std::string title, std::string body) {
            Claim c;
            c.type = type;
            c.subject = std::move(id);
            c.title = std::move(title);
            c.body = std::move(body);
            item.claims.push_back(std::move(c));
        };
        for (int i = 0; i < assets; ++i) {
            const auto n = std::to_string(i);
            add("asset", "asset--" + n, "Asset " + n,
                R"({"key":"A)" + n + R"(","kind":")" + (i < 40 ? "service" : "host") + R"(","lat":)"
                    + std::to_string(36 + double(m_random() % 25'000) / 1000) + R"(,"lon":)"
                    + std::to_string(-8 + double(m_random() % 35'000) / 1000) + R"(,"addresses":["10.1.)"
                    + std::to_string(i / 250) + "." + std::to_string(i % 250) + R"("]})");
            if (i >= 40)
                add("dependency", "dependency--" + n, "",
                    R"({"dependant":"A)" + std::to_string(i % 40) + R"(","provider":"A)" + n
                        + R"(","need":"any","group":"g"})");
        }
        for (int i = 0; i < 5; ++i) {
            const auto n = std::to_string(i);
            add("mission", "mission--" + n, "Mission " + n,
                R"({"key":"M)" + n + R"(","area":"North","tasks":[{"key":"T","name":"Talk","needs":["A)"
                    + std::to_string(i * 7) + R"("]}]})");
        }
        for (int i = 0; i < operations; ++i)
            item.claims.push_back(operation(i));
        commit(5, std::move(item), "inventory");
    }

    /// A third of them friendly; windows over the whole day, so that the board's columns change while it plays.
    Claim operation(int i)
    {
        const auto n = std::to_string(i);
        const Timestamp from = dayBegins + std::chrono::minutes(36 * i), to = from + std::chrono::minutes(150);
        const bool isOurs = i % 3 == 0;
        std::string items;
        for (int k = 0; k < 5; ++k)
            items += std::string(k ? "," : "") + "{\"key\":\"k" + std::to_string(k) + "\",\"text\":\"Warning "
                + std::to_string(k) + "\",\"state\":\"" + (m_random() % 3 ? "unknown" : "observed") + "\"}";
        Claim c;
        c.type = "operation";
        c.subject = "operation--" + n;
        c.title = (isOurs ? "Test of our own " : "Campaign ") + n;
        c.body = "{\"side\":\"" + std::string(isOurs ? "friendly" : "adversary") + "\",\"kind\":\""
            + (isOurs ? "penetration-test" : "campaign") + "\",\"from\":\"" + iso8601(from) + "\",\"to\":\""
            + iso8601(to) + "\",\"warning_hours\":2,\"threshold\":3,\"targets\":[\"A" + std::to_string(i * 7 % assets)
            + "\"],\"source_addresses\":[\"192.0.2." + n + "\"],\"indicators\":[" + items + "]}";
        return c;
    }

    void change(int i)
    {
        const Timestamp at = dayBegins + std::chrono::microseconds(86'400'000'000LL * (i + 1) / (changes + 2));
        Clock::freeze(at);
        store::RecordItem item;
        if (i % 500 == 250) { // somebody ticked an item
            Claim c = operation(i / 500 % operations);
            c.version = at;
            item.claims.push_back(std::move(c));
            commit(6, std::move(item), "operation " + std::to_string(i));
            return;
        }
        if (i % 20 == 0) { // reports: new ones, and old ones told anew
            const int which = int(m_random() % std::min(incidents, 1 + i / 40));
            Claim c;
            c.type = "incident";
            c.subject = "incident--" + std::to_string(which);
            c.title = "Something happened at place " + std::to_string(which);
            c.body = R"({"severity":)" + std::to_string(m_random() % 100) + R"(,"affects":["A)"
                + std::to_string(m_random() % assets) + R"("],"status":")" + (m_random() % 4 ? "open" : "closed")
                + R"("})";
            if (which % 10 == 0) // what coincides with what happens in cyberspace
                c.body.replace(c.body.size() - 1, 1,
                               which % 20 ? R"(,"domain":"cognitive"})" : R"(,"domain":"electromagnetic"})");
            c.happenedFrom = at - std::chrono::minutes(m_random() % 90);
            c.version = at;
            item.claims.push_back(std::move(c));
            commit(5 + std::size_t(which) % 3, std::move(item), "report " + std::to_string(i));
            return;
        }
        Observation o;
        o.kind = "alert";
        o.happenedFrom = at - std::chrono::seconds(m_random() % 30);
        o.category = Category::Scanner;
        o.severity = static_cast<std::uint8_t>(m_random() % 70);
        o.source = {"192.0.2." + std::to_string(m_random() % 250), 4711};
        o.destination = {"10.1." + std::to_string(m_random() % 2) + "." + std::to_string(m_random() % 250), 443};
        o.signature = "ET SCAN number " + std::to_string(m_random() % 400);
        item.observations.push_back(std::move(o));
        commit(m_random() % 5, std::move(item), "alert " + std::to_string(i));
    }

private:
    void commit(std::size_t source, store::RecordItem item, const std::string &bytes)
    {
        store::Batch batch;
        batch.import = m_imports[source];
        item.offset = ++m_offset * 100;
        item.line = m_offset;
        item.hash = sha256(bytes);
        item.length = static_cast<std::uint32_t>(bytes.size());
        batch.blocks = {{compressed(bytes), item.length}};
        batch.cursor = item.offset;
        batch.records.push_back(std::move(item));
        m_waiting.push_back(m_writer->commit(std::move(batch)));
        wait(); // each at its own instant: the clock stands still until it is there
    }
    void wait()
    {
        need(m_waiting.front().get());
        m_waiting.pop_front();
    }

    std::shared_ptr<store::Store> m_store;
    store::Writer *m_writer = nullptr;
    std::vector<store::Import> m_imports;
    std::deque<std::future<Result<store::BatchOutcome>>> m_waiting;
    std::mt19937 m_random{7};
    std::int64_t m_offset = 0;
};

void makeDay(const QString &path)
{
    if (QFileInfo::exists(path))
        return;
    const QString unfinished = path + u".part"_s;
    QFile::remove(unfinished);
    {
        Day day(unfinished);
        day.inventory();
        for (int i = 0; i < changes; ++i)
            day.change(i);
    }
    QFile::rename(unfinished, path);
}

/// Processor time of this thread: unlike a clock it does not run while the machine does something else.
double threadMilliseconds()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

/// Where the processor time of the window's thread goes, by receiver and kind of event, each without what is below it;
/// REPLAY_COSTS=1 prints it.
class App : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (!isCounting)
            return QApplication::notify(receiver, event);
        const QObject *owner = receiver; // what is ours and has it
        while (owner->parent() && !QByteArrayView(owner->metaObject()->className()).startsWith("watchfloor"))
            owner = owner->parent();
        const QString name = QString::fromLatin1(receiver->metaObject()->className()) + u' '
            + QString::number(int(event->type())) + u' ' + QString::fromLatin1(owner->metaObject()->className()) + u' '
            + owner->objectName();
        const double above = std::exchange(m_below, 0), begun = threadMilliseconds();
        const bool done = QApplication::notify(receiver, event);
        const double took = threadMilliseconds() - begun;
        auto &cost = costs[name];
        ++cost.count;
        cost.total += took - m_below;
        cost.worst = std::max(cost.worst, took - m_below);
        m_below = above + took;
        return done;
    }
    void print() const
    {
        std::vector<std::pair<QString, Cost>> all(costs.begin(), costs.end());
        std::ranges::sort(all, {}, [](const auto &c) { return -c.second.total; });
        for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 40); ++i)
            std::printf("  %8.0f ms in all %6d times %7.2f each %8.1f worst  %s\n", all[i].second.total,
                        all[i].second.count, all[i].second.total / all[i].second.count, all[i].second.worst,
                        qPrintable(all[i].first));
    }
    bool isCounting = false;

private:
    struct Cost
    {
        int count = 0;
        double total = 0, worst = 0;
    };
    std::map<QString, Cost> costs;
    double m_below = 0;
};

/// When the window was painted, and with which picture.
class FrameClock : public QObject
{
public:
    explicit FrameClock(desktop::MainWindow *window)
        : m_window(window)
    {
        qApp->installEventFilter(this);
        m_time.start();
    }
    void begin() { m_frames.clear(), m_works.clear(), m_pictures.clear(), m_lastFrame = m_lastPicture = -1; }
    [[nodiscard]] const std::vector<double> &frames() const { return m_frames; }
    /// Processor time of the window's thread from frame to frame.
    [[nodiscard]] const std::vector<double> &works() const { return m_works; }
    [[nodiscard]] const std::vector<double> &pictures() const { return m_pictures; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched != m_window || event->type() != QEvent::UpdateRequest || m_isInside)
            return false;
        m_isInside = true;
        QCoreApplication::sendEvent(watched, event); // paints and shows it
        m_isInside = false;
        const double now = double(m_time.nsecsElapsed()) / 1e6, worked = threadMilliseconds();
        if (m_lastFrame >= 0) {
            m_frames.push_back(now - m_lastFrame);
            m_works.push_back(worked - m_lastWork);
        }
        m_lastFrame = now;
        m_lastWork = worked;
        if (const auto generation = m_window->scope()->snapshot()->generation; generation != m_generation) {
            m_generation = generation;
            if (m_lastPicture >= 0)
                m_pictures.push_back(now - m_lastPicture);
            m_lastPicture = now;
        }
        return true;
    }

private:
    desktop::MainWindow *m_window;
    QElapsedTimer m_time;
    std::vector<double> m_frames, m_works, m_pictures;
    double m_lastFrame = -1, m_lastPicture = -1, m_lastWork = 0;
    std::int64_t m_generation = -1;
    bool m_isInside = false;
};

/// Behind a tab: what shows nothing of a picture that plays, for nothing comes in, is compared or supposed.
const QStringList &behindTab()
{
    static const QStringList ids{u"imports"_s, u"compare"_s, u"connections"_s, u"whatif"_s};
    return ids;
}

/// Map, graph and inspector in a row, below them the timeline, the tables, the boards, the tiles, the alarms and the
/// log: no view behind a tab.
void openEveryView(desktop::MainWindow &window)
{
    const auto dock = [&](const QString &id) { return window.findChild<desktop::Dock *>(id); };
    for (desktop::Dock *d : window.findChildren<desktop::Dock *>())
        window.removeDockWidget(d);
    window.addDockWidget(Qt::LeftDockWidgetArea, dock(u"map"_s));
    window.splitDockWidget(dock(u"map"_s), dock(u"graph"_s), Qt::Horizontal);
    window.splitDockWidget(dock(u"graph"_s), dock(u"inspector"_s), Qt::Horizontal);
    window.splitDockWidget(dock(u"map"_s), dock(u"timeline"_s), Qt::Vertical);
    window.splitDockWidget(dock(u"timeline"_s), dock(u"incidents"_s), Qt::Vertical);
    window.splitDockWidget(dock(u"graph"_s), dock(u"missions"_s), Qt::Vertical);
    window.splitDockWidget(dock(u"missions"_s), dock(u"feeds"_s), Qt::Vertical);
    window.splitDockWidget(dock(u"inspector"_s), dock(u"alarms"_s), Qt::Vertical);
    window.splitDockWidget(dock(u"alarms"_s), dock(u"brief"_s), Qt::Vertical);
    window.splitDockWidget(dock(u"incidents"_s), dock(u"operations"_s), Qt::Horizontal);
    window.splitDockWidget(dock(u"feeds"_s), dock(u"coincidences"_s), Qt::Horizontal);
    window.splitDockWidget(dock(u"alarms"_s), dock(u"log"_s), Qt::Horizontal);
    window.splitDockWidget(dock(u"missions"_s), dock(u"tiles"_s), Qt::Horizontal);
    for (const auto &id : behindTab())
        window.tabifyDockWidget(dock(u"brief"_s), dock(id));
    for (desktop::Dock *d : window.findChildren<desktop::Dock *>())
        d->show();
    dock(u"brief"_s)->raise();
}

/// Says which docks are open, and whether that is all that the window has, none of them over another.
bool isEveryViewOpen(const desktop::MainWindow &window)
{
    bool isAll = true;
    QStringList inSight;
    QRegion taken;
    for (const desktop::Dock *d : window.findChildren<desktop::Dock *>()) {
        const bool isBehind = behindTab().contains(d->objectName());
        const QRect place = d->geometry();
        const bool isFree = window.rect().contains(place) && !taken.intersects(place);
        if (d->isHidden() || d->isFloating() || (!isBehind && (d->visibleRegion().isEmpty() || !isFree))) {
            std::fprintf(stderr, "replay: %s is not in sight, or over another\n", qPrintable(d->objectName()));
            isAll = false;
        }
        if (isBehind)
            continue;
        taken += place;
        inSight << u"%1 %2x%3"_s.arg(d->objectName()).arg(place.width()).arg(place.height());
    }
    std::printf("  %lld docks in sight: %s\n  %lld behind a tab: %s\n", static_cast<long long>(inSight.size()),
                qPrintable(inSight.join(u", "_s)), static_cast<long long>(behindTab().size()),
                qPrintable(behindTab().join(u", "_s)));
    return isAll;
}

int run(App &app, const QString &folder)
{
    const QString path = folder + u"/replay-operations.watchfloor"_s;
    QElapsedTimer making;
    making.start();
    makeDay(path);
    std::printf("replay, %d changes of a day, %d assets, %d incidents at most; store made in %.0f s\n", changes, assets,
                incidents, double(making.elapsed()) / 1e3);
    Clock::freeze(dayBegins + std::chrono::hours(24));
    widgets::Theme::instance().apply(*qApp, widgets::Theme::Scheme::Dark);
    desktop::Sessions sessions;
    auto *window = new desktop::MainWindow(&sessions);
    window->setRemembering(false);
    window->resize(1280, 800);
    window->show();
    window->openStore(path);
    if (!waitFor([&] { return window->isSettled() && window->replay()->clock()->history().size() >= changes; },
                 120'000)) {
        std::fprintf(stderr, "replay: the window did not settle\n");
        return 1;
    }
    openEveryView(*window);
    window->resize(1280, 800);
    const picture::SnapshotPtr now = window->scope()->snapshot();
    std::printf("  now: %zu observations, %zu incidents, %zu assets; window %dx%d\n", now->observations.size(),
                now->incidents.size(), now->assets.size(), window->width(), window->height());
    if (!now->incidents.empty())
        window->scope()->select({picture::ObjectRef::Kind::Incident, now->incidents.front().id});
    (void)waitFor([&] { return window->isSettled(); }, 30'000);
    if (!isEveryViewOpen(*window))
        return 1;

    FrameClock frames(window);
    widgets::ReplayClock *clock = window->replay()->clock();
    clock->setSpeed(speed);
    clock->setAt(dayBegins + std::chrono::minutes(1));
    (void)waitFor([&] { return window->scope()->snapshot()->replay && window->isSettled(); }, 30'000);
    if (const QString shot = qEnvironmentVariable("REPLAY_SHOT"); !shot.isEmpty())
        QTimer::singleShot(12'000, window, [window, shot] { (void)window->grab().save(shot); });
    const Stolen before = Stolen::now();
    QElapsedTimer playing;
    playing.start();
    clock->play();
    frames.begin();
    app.isCounting = qEnvironmentVariableIsSet("REPLAY_COSTS");
    (void)waitFor([&] { return !clock->isPlaying(); }, 120'000);
    app.isCounting = false;
    const double seconds = double(playing.elapsed()) / 1e3;
    const Stolen after = Stolen::now();
    const auto shown = frames.frames(), pictures = frames.pictures();
    (void)waitFor([&] { return toMicros(window->scope()->snapshot()->knownAt) == clock->history().back().at; }, 10'000);
    const bool isWhole = window->scope()->snapshot()->observations.size() == now->observations.size();
    if (shown.size() < 10 || pictures.size() < 10) {
        std::fprintf(stderr, "replay: only %zu frames and %zu pictures\n", shown.size(), pictures.size());
        return 1;
    }
    std::printf("  played at %dx in %.1f s; the host kept %.0f %% of the processors\n", speed, seconds,
                100 * (after.stolen - before.stolen) / std::max(1.0, after.all - before.all));
    const auto say = [&](const char *what, const std::vector<double> &times) {
        std::printf("  %s  %5.1f a second   median %6.1f ms   p95 %6.1f ms   p99 %6.1f ms   worst %6.1f ms\n", what,
                    double(times.size()) / seconds, quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99),
                    quantile(times, 1.0));
    };
    say("frames  ", shown);
    say("pictures", pictures);
    const auto works = frames.works();
    const double worked = std::accumulate(works.begin(), works.end(), 0.0);
    std::printf("  window's thread: %.1f s of processor, %.1f ms a picture; a frame median %.1f ms, p95 %.1f ms\n",
                worked / 1e3, worked / double(pictures.size()), quantile(works, 0.5), quantile(works, 0.95));
    if (qEnvironmentVariableIsSet("REPLAY_COSTS"))
        app.print();
    const double aSecond = double(pictures.size()) / seconds;
    std::printf("  (target: p95 of frames at most %.1f ms, at least %d pictures a second)\n", wantedMilliseconds,
                fewestPictures);
    window->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (!isWhole)
        std::fprintf(stderr, "replay: the end of the day does not show all of it\n");
    return isWhole && quantile(shown, 0.95) <= wantedMilliseconds && aSecond >= fewestPictures ? 0 : 1;
}

} // namespace

} // namespace watchfloor::bench

int main(int argc, char **argv)
{
    watchfloor::bench::App app(argc, argv);
    QCoreApplication::setOrganizationName(u"watchfloor-bench"_s);
    QStandardPaths::setTestModeEnabled(true);
    return watchfloor::bench::run(app, argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
}
