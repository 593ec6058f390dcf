// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/reception.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::transport {

namespace {
constexpr auto tick = 200ms;
constexpr auto aliveEvery = 10s;
constexpr auto lossEvery = 1s; ///< of a loss that goes on
} // namespace

Reception::Reception(Session &session, std::string_view usualFormat)
    : m_session(session)
    , m_usual(usualFormat)
{
    m_timer.setInterval(tick);
    QObject::connect(&m_timer, &QTimer::timeout, &m_loop, [this] { look(); });
}

Reception::~Reception() = default;

Result<> Reception::run(const QString &activity, const std::stop_token &stop)
{
    m_activity = activity;
    noteGap();
    m_session.live(activity);
    m_timer.start();
    {
        const std::stop_callback quit(
            stop, [this] { QMetaObject::invokeMethod(&m_loop, [this] { m_loop.quit(); }, Qt::QueuedConnection); });
        if (!stop.stop_requested() && m_result)
            m_loop.exec();
    }
    m_timer.stop();
    const Timestamp heard = heardUntil(); // what the sockets still hold is lost with them
    while (!m_streams.empty())
        close(m_streams.begin()->first);
    give(m_session.putLost({{{}, iso8601(heard)}}));
    return m_result;
}

/// The last life's end until now: what was sent then is lost where nobody sends it again.
void Reception::noteGap()
{
    const auto cursor = m_session.cursor();
    if (!cursor) {
        give(std::unexpected(cursor.error()));
        return;
    }
    m_looked = Clock::now();
    if (const auto heard = parseIso8601(*cursor))
        m_session.lost({heard->at, m_looked, 0, u"nobody was listening"_s});
    noteAlive();
}

/// All that was sent until then is read: a gap that begins there holds everything that a kill takes away. What waits in
/// sockets, theirs and ours, is older than now where we are behind.
Timestamp Reception::heardUntil() const
{
    Timestamp until = m_looked; // who connected since may have waited since
    for (const Socket &socket : m_sockets)
        until = std::min(until, socket.at);
    for (const auto &[peer, line] : m_streams)
        until = std::min(until, line.socket.at);
    return until;
}

/// The writer takes things in turn: the time is on record when what was heard until then is.
void Reception::noteAlive()
{
    m_alive = std::chrono::steady_clock::now();
    const Timestamp heard = heardUntil();
    for (auto &[peer, line] : m_streams)
        give(line.stream->flush());
    give(m_session.putLost({{{}, iso8601(heard)}}));
}

void Reception::Socket::ask() { at = drained ? std::max(at, drained()) : Clock::now(); }

void Reception::give(const Result<> &result)
{
    if (result || !m_result)
        return;
    m_result = result;
    m_loop.quit();
}

Reception::Peer Reception::open(const QString &origin, Drained drained, bool byContent)
{
    auto options = m_session.streamOptions(origin, m_usual);
    if (!options) {
        give(std::unexpected(options.error()));
        return 0;
    }
    options->byContent = byContent;
    const Peer peer = m_next++;
    m_streams[peer] = {std::make_unique<ingest::Stream>(m_session.store(), std::move(*options)),
                       std::chrono::steady_clock::now(),
                       {std::move(drained), m_looked},
                       0};
    return peer;
}

void Reception::feed(Peer peer, std::string_view bytes)
{
    const auto line = m_streams.find(peer);
    if (line == m_streams.end() || bytes.empty())
        return;
    line->second.last = std::chrono::steady_clock::now();
    line->second.fed += std::int64_t(bytes.size());
    give(line->second.stream->feed(bytes));
    line->second.socket.ask();
}

void Reception::add(Peer peer, std::string_view message)
{
    const auto line = m_streams.find(peer);
    if (line == m_streams.end())
        return;
    line->second.last = std::chrono::steady_clock::now();
    give(line->second.stream->add(message));
    line->second.socket.ask();
}

void Reception::close(Peer peer)
{
    const auto line = m_streams.find(peer);
    if (line == m_streams.end())
        return;
    const auto stream = std::move(line->second.stream);
    m_streams.erase(line);
    give(stream->end(true));
}

void Reception::flush(Peer peer)
{
    if (const auto line = m_streams.find(peer); line != m_streams.end())
        give(line->second.stream->flush());
}

std::int64_t Reception::committed(Peer peer) const
{
    const auto line = m_streams.find(peer);
    return line == m_streams.end() ? 0 : line->second.stream->outcome().records;
}

bool Reception::isIdle(Peer peer, std::chrono::seconds time) const
{
    const auto line = m_streams.find(peer);
    return line != m_streams.end() && std::chrono::steady_clock::now() - line->second.last >= time;
}

bool Reception::isStuck(Peer peer, std::chrono::seconds time) const
{
    // Behind a whole message there are line ends at most.
    return isIdle(peer, time) && m_streams.at(peer).fed - m_streams.at(peer).stream->place().offset > 2;
}

void Reception::look()
{
    for (auto &[peer, line] : m_streams) {
        give(line.stream->tend());
        line.socket.ask();
    }
    for (Socket &socket : m_sockets)
        socket.ask();
    if (std::chrono::steady_clock::now() - m_alive >= (m_session.hasLost() ? lossEvery : aliveEvery))
        noteAlive();
    m_looked = Clock::now();
    m_session.live(m_activity + u", %1 peers"_s.arg(m_streams.size()));
}

} // namespace watchfloor::transport
