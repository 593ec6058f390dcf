// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/runner.h"

#include "base/descriptor.h"
#include "base/displaytext.h"
#include "store/reader.h"
#include "transport/transport.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <random>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::transport {

namespace {

/// Full jitter, so that feeds that failed together do not come back together; never less than the first delay.
std::chrono::milliseconds backOff(std::int64_t failures, std::chrono::seconds interval, const RunnerOptions &options)
{
    thread_local std::mt19937_64 random{std::random_device{}()};
    const auto doubled = options.firstDelay.count() << std::min<std::int64_t>(failures, 20);
    const auto most
        = std::clamp<std::int64_t>(doubled, options.firstDelay.count(), longestBackOff(interval, options).count());
    return std::chrono::milliseconds(
        std::uniform_int_distribution<std::int64_t>(options.firstDelay.count(), most)(random));
}

/// As its owner set it, else as its kind is usually looked at; 0: it listens.
std::chrono::seconds intervalOf(const Settings &settings, const Kind *kind)
{
    if (!kind || kind->listens)
        return 0s;
    return settings.interval.count() > 0 ? settings.interval : kind->interval;
}

Result<> runOnce(const Kind &kind, Session &session, const std::stop_token &stop)
{
    try {
        return kind.make()->run(session, stop);
    } catch (const std::exception &e) {
        return fail(ErrorCode::Io, QString::fromUtf8(e.what()));
    }
}

/// Two that receive for one store would ask each peer twice and quarrel over ports and cursors. Held until it is
/// closed.
Result<Descriptor> receiverLock(const QString &storePath)
{
    const QByteArray path = QFile::encodeName(storePath) + "-receiver";
    Descriptor file(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file)
        return fail(ErrorCode::Io,
                    visibleText(QFile::decodeName(path)) + u": "_s + QString::fromLocal8Bit(std::strerror(errno)));
    // One that was just told to stop takes its time.
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(3);
    int refused = 0;
    while ((refused = ::flock(file.get(), LOCK_EX | LOCK_NB)) != 0 && std::chrono::steady_clock::now() < patience)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (refused != 0) {
        std::array<char, 20> holder{};
        const auto size = ::pread(file.get(), holder.data(), holder.size(), 0);
        return fail(ErrorCode::Busy,
                    u"process %1 receives for this store already: stop it there first"_s.arg(
                        QString::fromLatin1(holder.data(), std::max<ssize_t>(size, 0))));
    }
    const std::string process = std::to_string(::getpid());
    if (::ftruncate(file.get(), 0) != 0 || ::pwrite(file.get(), process.data(), process.size(), 0) < 0)
        return fail(ErrorCode::Io, QString::fromLocal8Bit(std::strerror(errno)));
    return file;
}

Result<std::optional<store::TransportConfig>> configOf(store::Store &store, std::int64_t sourceId)
{
    auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto all = store::transports(**reader);
    if (!all)
        return std::unexpected(all.error());
    const auto found = std::ranges::find(*all, sourceId, &store::TransportConfig::sourceId);
    return found == all->end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::chrono::milliseconds longestBackOff(std::chrono::seconds interval, const RunnerOptions &options)
{
    constexpr int rounds = 6;
    return std::min(options.longestDelay, std::max<std::chrono::milliseconds>(60s, rounds * interval));
}

Result<> configure(store::Store &store, std::int64_t sourceId, const Settings &settings, const std::string &actor)
{
    if (auto fine = check(settings); !fine)
        return fine;
    const auto before = configOf(store, sourceId);
    if (!before)
        return std::unexpected(before.error());
    bool anew = true;
    if (*before) {
        const auto known = fromJson((*before)->kind, (*before)->settings);
        anew = !known || readsFromElsewhere(*known, settings);
    }
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    const bool paused = *before && (*before)->paused;
    return (*writer)->putTransport({sourceId, settings.kind, toJson(settings), paused}, anew, actor).get();
}

/// One transport and its thread.
struct Runner::Line
{
    Line(std::shared_ptr<store::Store> store, store::TransportConfig given, Source owner, const RunnerOptions &how)
        : config(std::move(given))
        , source(std::move(owner))
        , options(how)
        , paused(config.paused)
    {
        auto read = fromJson(config.kind, config.settings);
        if (read)
            settings = std::move(*read);
        else
            settings.kind = config.kind;
        fault = read ? check(settings) : std::unexpected(read.error());
        session = std::make_unique<Session>(std::move(store), source, settings, options.once, options.changed);
        session->setSecrets(options.secrets);
        thread = std::jthread([this](const std::stop_token &stop) { loop(stop); });
    }

    void loop(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            // A pause ends the run, the end of the line does too.
            std::stop_source run;
            {
                const std::scoped_lock lock(mutex);
                current = run;
            }
            const std::stop_callback both(stop, [&run] { run.request_stop(); });
            session->begin(run.get_token());
            if (paused) {
                session->become(State::Paused, u"paused"_s);
                if (options.once)
                    break;
                while (paused && session->wait(std::chrono::hours(1)) != Session::Wake::Stop) { }
                continue;
            }
            if (!round(run.get_token()))
                break;
        }
        if (!paused)
            session->become(State::Stopped, endedBecause);
        done = true;
        if (options.changed)
            options.changed();
    }

    /// False: there is no other.
    bool round(const std::stop_token &stop)
    {
        const Kind *kind = kindById(settings.kind);
        if (options.once && kind && kind->listens) {
            endedBecause = u"waits for peers, so there is nothing to do at once"_s;
            return false;
        }
        session->become(State::Starting, u"starting"_s);
        const std::int64_t before = session->status().counters.records;
        const auto result = !fault ? fault : runOnce(*kind, *session, stop);
        if (stop.stop_requested())
            return true;
        if (!result)
            return retreat(result.error(), session->status().counters.records > before);
        failures = 0;
        if (options.once)
            return false;
        const auto delay = std::max({std::chrono::seconds(1), intervalOf(settings, kind), session->askedDelay()});
        session->become(State::Waiting, u"waits for its next round"_s, Clock::now() + delay);
        (void)session->wait(delay);
        return true;
    }

    /// Waits before the next try. `progress`: it had worked until then.
    bool retreat(const Error &error, bool progress)
    {
        if (progress || session->status().state == State::Live)
            failures = 0;
        const auto interval = intervalOf(settings, kindById(settings.kind));
        const auto delay
            = std::max<std::chrono::milliseconds>(backOff(failures++, interval, options), session->askedDelay());
        const auto next = Clock::now() + delay;
        session->failed(error.detail, std::chrono::time_point_cast<std::chrono::microseconds>(next));
        if (options.once) {
            endedBecause = error.detail;
            return false;
        }
        (void)session->wait(delay);
        return true;
    }

    void setPaused(bool now)
    {
        paused = now;
        {
            const std::scoped_lock lock(mutex);
            if (now)
                current.request_stop();
        }
        session->runNow();
    }

    store::TransportConfig config;
    Source source;
    RunnerOptions options;
    Settings settings;
    Result<> fault; ///< why it cannot even be tried
    std::unique_ptr<Session> session;
    std::mutex mutex;
    std::stop_source current; ///< of the run at hand
    std::atomic<bool> paused = false, done = false;
    std::int64_t failures = 0;
    QString endedBecause;
    std::jthread thread; ///< last: it uses all of the above
};

struct Runner::Impl
{
    std::shared_ptr<store::Store> store;
    RunnerOptions options;
    mutable std::mutex mutex; ///< guards lines
    std::mutex holding; ///< guards what is held; waited for longer than status() may take
    Descriptor held;
    std::map<std::int64_t, std::shared_ptr<Line>> lines;

    Result<> hold()
    {
        const std::scoped_lock guard(holding);
        if (held)
            return {};
        auto taken = receiverLock(store->info().path);
        if (!taken)
            return std::unexpected(taken.error());
        held = std::move(*taken);
        return {};
    }

    std::shared_ptr<Line> line(std::int64_t sourceId) const
    {
        const std::scoped_lock lock(mutex);
        const auto found = lines.find(sourceId);
        return found == lines.end() ? nullptr : found->second;
    }

    /// Not under the lock: a thread takes its time to end, and status() must not wait for it.
    static void end(std::vector<std::shared_ptr<Line>> &ended)
    {
        for (const auto &line : ended)
            line->thread.request_stop();
        for (const auto &line : ended) {
            if (line->thread.joinable())
                line->thread.join();
        }
    }

    Result<> setPaused(std::int64_t sourceId, bool paused, const std::string &actor) const
    {
        const auto writer = store->writer();
        if (!writer)
            return std::unexpected(writer.error());
        if (auto stored = (*writer)->pauseTransport(sourceId, paused, actor).get(); !stored)
            return stored;
        if (const auto running = line(sourceId)) {
            {
                const std::scoped_lock lock(mutex);
                running->config.paused = paused;
            }
            running->setPaused(paused);
        }
        return {};
    }
};

Runner::Runner(std::shared_ptr<store::Store> store, RunnerOptions options)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->store = std::move(store);
    m_impl->options = std::move(options);
}

Runner::~Runner() { stop(); }

Result<> Runner::reload()
{
    if (auto alone = m_impl->hold(); !alone)
        return alone;
    auto reader = m_impl->store->reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto wanted = store::transports(**reader);
    const auto sources = store::sources(**reader);
    if (!wanted || !sources)
        return std::unexpected(!wanted ? wanted.error() : sources.error());
    const auto ownerOf = [&](std::int64_t id) { return *std::ranges::find(*sources, id, &Source::id); };

    std::vector<std::shared_ptr<Line>> ended;
    std::vector<store::TransportConfig> fresh;
    {
        const std::scoped_lock lock(m_impl->mutex);
        std::erase_if(m_impl->lines, [&](const auto &entry) {
            const Line &line = *entry.second;
            const auto same = std::ranges::find(*wanted, line.config);
            if (same != wanted->end() && ownerOf(same->sourceId) == line.source)
                return false;
            ended.push_back(entry.second);
            return true;
        });
        for (const auto &config : *wanted) {
            if (!m_impl->lines.contains(config.sourceId))
                fresh.push_back(config);
        }
    }
    Impl::end(ended);
    for (const auto &config : fresh) {
        auto line = std::make_shared<Line>(m_impl->store, config, ownerOf(config.sourceId), m_impl->options);
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->lines.emplace(config.sourceId, std::move(line));
    }
    if (m_impl->options.changed)
        m_impl->options.changed();
    return {};
}

Result<> Runner::pause(std::int64_t sourceId, const std::string &actor)
{
    return m_impl->setPaused(sourceId, true, actor);
}

Result<> Runner::resume(std::int64_t sourceId, const std::string &actor)
{
    return m_impl->setPaused(sourceId, false, actor);
}

Result<> Runner::runNow(std::int64_t sourceId)
{
    const auto line = m_impl->line(sourceId);
    if (!line)
        return fail(ErrorCode::NotFound, u"no transport of source %1 is running"_s.arg(sourceId));
    line->session->runNow();
    return {};
}

std::vector<Status> Runner::status() const
{
    const std::scoped_lock lock(m_impl->mutex);
    std::vector<Status> all;
    for (const auto &[id, line] : m_impl->lines)
        all.push_back(line->session->status());
    return all;
}

bool Runner::isDone() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return std::ranges::all_of(m_impl->lines, [](const auto &entry) { return entry.second->done.load(); });
}

void Runner::stop()
{
    std::vector<std::shared_ptr<Line>> ended;
    {
        const std::scoped_lock lock(m_impl->mutex);
        for (const auto &[id, line] : m_impl->lines)
            ended.push_back(line);
    }
    Impl::end(ended);
    const std::scoped_lock guard(m_impl->holding);
    m_impl->held = Descriptor();
}

} // namespace watchfloor::transport
