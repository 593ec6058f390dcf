// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/session.h"

#include "feeds/profile.h"
#include "store/reader.h"

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

constexpr std::size_t remembered = 10;
constexpr std::chrono::milliseconds countsEvery{250};

template <typename T> void remember(std::vector<T> &list, T item)
{
    if (list.size() >= remembered)
        list.erase(list.begin());
    list.push_back(std::move(item));
}

} // namespace

std::string_view name(State state)
{
    switch (state) {
    case State::Stopped:
        return "stopped";
    case State::Paused:
        return "paused";
    case State::Starting:
        return "starting";
    case State::Live:
        return "live";
    case State::Waiting:
        return "waiting";
    case State::Failing:
        return "failing";
    }
    return {};
}

Session::Session(std::shared_ptr<store::Store> store, Source source, Settings settings, bool once, Changed changed)
    : m_store(std::move(store))
    , m_source(std::move(source))
    , m_settings(std::move(settings))
    , m_once(once)
    , m_changed(std::move(changed))
{
    m_status.sourceId = m_source.id;
    m_status.source = m_source.slug;
    m_status.kind = m_settings.kind;
    m_status.location = m_settings.location;
    m_status.since = Clock::now();
}

Result<std::shared_ptr<const feeds::MappingProfile>> Session::profile() const
{
    if (m_settings.profile.isEmpty())
        return nullptr;
    for (const auto &profile : feeds::shippedProfiles()) {
        if (profile->name == m_settings.profile.toStdString())
            return profile;
    }
    return ingest::readProfile(m_settings.profile);
}

Result<QByteArray> Session::secret(std::string_view part) const
{
    if (!m_secrets)
        return QByteArray();
    auto found = m_secrets->read(secretName(m_source.slug, m_settings.location, part));
    if (!found && found.error().code == ErrorCode::NotFound)
        return QByteArray();
    return found;
}

// ---------------------------------------------------------------- cursors

Result<std::vector<store::CursorChange>> Session::cursors() const
{
    auto reader = m_store->reader();
    if (!reader)
        return std::unexpected(reader.error());
    return store::transportCursors(**reader, m_source.id);
}

Result<std::string> Session::cursor(const std::string &part) const
{
    auto all = cursors();
    if (!all)
        return std::unexpected(all.error());
    for (auto &one : *all) {
        if (one.part == part)
            return std::move(one.cursor);
    }
    return std::string();
}

Result<> Session::putCursors(std::vector<store::CursorChange> cursors) const
{
    const auto writer = m_store->writer();
    if (!writer)
        return std::unexpected(writer.error());
    return (*writer)->putCursors(m_source.id, std::move(cursors)).get();
}

// ---------------------------------------------------------------- data

ingest::FileOutcome Session::ingest(std::unique_ptr<ingest::ByteSource> bytes, const QString &origin, How how)
{
    ingest::FileOutcome outcome;
    auto read = profile();
    if (!read) {
        outcome.file = origin.toStdString();
        outcome.error = read.error();
        return outcome;
    }
    ingest::FileOptions options;
    options.source = m_source.slug;
    options.format = how.format.empty() ? m_settings.format : how.format;
    options.profile = std::move(*read);
    options.live = how.live;
    options.byContent = how.byContent;
    options.cursors = std::move(how.cursors);
    outcome = ingest::ingestBytes(*m_store, ingest::inflating(std::move(bytes)), origin, options, {}, stop());
    count(outcome);
    return outcome;
}

ingest::FileOutcome Session::ingest(std::unique_ptr<ingest::ByteSource> bytes, const QString &origin)
{
    return ingest(std::move(bytes), origin, How{});
}

ingest::FileOutcome Session::ingest(std::string bytes, const QString &origin, How how)
{
    return ingest(ingest::fromMemory(std::move(bytes)), origin, std::move(how));
}

ingest::FileOutcome Session::ingest(std::string bytes, const QString &origin)
{
    return ingest(std::move(bytes), origin, How{});
}

Result<ingest::StreamOptions> Session::streamOptions(const QString &origin, std::string_view usual)
{
    auto read = profile();
    if (!read)
        return std::unexpected(read.error());
    ingest::StreamOptions options;
    options.source = m_source;
    options.origin = origin.toStdString();
    options.format = m_settings.format == "auto" ? std::string(usual) : m_settings.format;
    options.profile = std::move(*read);
    options.counted = [this](const ingest::FileOutcome &more) { count(more); };
    return options;
}

void Session::count(const ingest::FileOutcome &more)
{
    {
        const std::scoped_lock lock(m_mutex);
        Counters &c = m_status.counters;
        c.records += more.records;
        c.accepted += more.accepted;
        c.duplicates += more.duplicates;
        c.quarantined += more.quarantined;
        c.observations += more.observations;
        c.claims += more.claims;
        c.bytes += more.bytes;
        if (more.records > 0)
            m_status.lastData = Clock::now();
    }
    tell(false);
}

// ---------------------------------------------------------------- how it is doing

void Session::changeState(State state, const QString &activity)
{
    if (m_status.state != state)
        m_status.since = Clock::now();
    m_status.state = state;
    m_status.activity = activity;
    m_status.nextTry.reset();
}

void Session::live(const QString &activity)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_status.state == State::Live && m_status.activity == activity && m_status.failures == 0)
            return;
        changeState(State::Live, activity);
        m_status.failures = 0;
    }
    tell(true);
}

void Session::note(const QString &what)
{
    auto &problems = m_status.problems;
    if (!problems.empty() && problems.back().what == what) {
        problems.back().at = Clock::now();
        ++problems.back().times;
    } else {
        remember(problems, Problem{Clock::now(), what, 1});
    }
}

void Session::problem(const QString &what)
{
    {
        const std::scoped_lock lock(m_mutex);
        note(what);
    }
    tell(true);
}

void Session::lost(Gap gap)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_status.counters.lost += gap.messages;
        const store::Gap event{m_source.id, gap.from, gap.until, gap.messages, gap.reason};
        if (m_unwritten.empty() || !store::join(m_unwritten.back(), event))
            m_unwritten.push_back(event);
        auto &gaps = m_status.gaps;
        // One that goes on is one.
        if (!gaps.empty() && gaps.back().why == gap.why && gap.from - gaps.back().until < store::gapsJoinWithin) {
            gaps.back().until = gap.until;
            gaps.back().messages += gap.messages;
        } else {
            remember(gaps, std::move(gap));
        }
    }
    tell(true);
}

bool Session::hasLost() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_unwritten.empty();
}

Result<> Session::putLost(std::vector<store::CursorChange> cursors)
{
    std::vector<store::Gap> gaps;
    {
        const std::scoped_lock lock(m_mutex);
        gaps = std::exchange(m_unwritten, {});
    }
    const auto writer = m_store->writer();
    auto written = writer ? (*writer)->putGaps(m_source.id, gaps, std::move(cursors)).get()
                          : Result<>(std::unexpected(writer.error()));
    if (!written) { // a loss is told once it can be written
        const std::scoped_lock lock(m_mutex);
        m_unwritten.insert(m_unwritten.begin(), gaps.begin(), gaps.end());
    }
    return written;
}

void Session::notBefore(std::chrono::seconds delay)
{
    const std::scoped_lock lock(m_mutex);
    m_askedDelay = std::max(m_askedDelay, delay);
}

std::chrono::seconds Session::askedDelay() const
{
    const std::scoped_lock lock(m_mutex);
    return m_askedDelay;
}

Session::Wake Session::wait(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    const std::stop_token stop = m_stop;
    m_wake.wait_for(lock, stop, time, [this] { return m_now; });
    const bool now = std::exchange(m_now, false);
    return stop.stop_requested() ? Wake::Stop : now ? Wake::Now : Wake::Timeout;
}

std::stop_token Session::stop() const
{
    const std::scoped_lock lock(m_mutex);
    return m_stop;
}

void Session::tell(bool now)
{
    if (!m_changed)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        const auto time = std::chrono::steady_clock::now();
        if (!now && time - m_told < countsEvery)
            return;
        m_told = time;
    }
    m_changed();
}

// ---------------------------------------------------------------- for the runner

Status Session::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

void Session::runNow()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_now = true;
    }
    m_wake.notify_all();
}

void Session::begin(std::stop_token stop)
{
    const std::scoped_lock lock(m_mutex);
    m_stop = std::move(stop);
    m_askedDelay = {};
}

void Session::become(State state, const QString &activity, std::optional<Timestamp> nextTry)
{
    {
        const std::scoped_lock lock(m_mutex);
        changeState(state, activity);
        m_status.nextTry = nextTry;
        if (state == State::Waiting)
            m_status.failures = 0;
    }
    tell(true);
}

void Session::failed(const QString &what, Timestamp nextTry)
{
    {
        const std::scoped_lock lock(m_mutex);
        note(what);
        changeState(State::Failing, what);
        m_status.nextTry = nextTry;
        ++m_status.failures;
    }
    tell(true);
}

} // namespace watchfloor::transport
