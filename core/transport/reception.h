// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/session.h"

#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace watchfloor::transport {

/// What listeners have in common: an event loop of their own, a stream for each peer, commits within a second, and the
/// time in which nobody listened as a gap. Needs a QCoreApplication in the process.
class Reception
{
public:
    using Peer = std::int64_t; ///< 0: none
    /// When a socket last held nothing that is not read yet; the beginning of time where it holds something now.
    using Drained = std::function<Timestamp()>;

    Reception(Session &session, std::string_view usualFormat);
    ~Reception();
    Reception(const Reception &) = delete;
    Reception &operator=(const Reception &) = delete;

    /// Until a stop, or an error of the store. Sockets are open by now, and `activity` says which.
    [[nodiscard]] Result<> run(const QString &activity, const std::stop_token &stop);

    /// A stream of its own for a peer; its import begins with the first record. `drained`: of its connection, where it
    /// has one.
    [[nodiscard]] Peer open(const QString &origin, Drained drained = {}, bool byContent = false);
    /// A socket that belongs to no peer alone.
    void watch(Drained drained) { m_sockets.push_back({std::move(drained), m_looked}); }
    void feed(Peer peer, std::string_view bytes);
    void add(Peer peer, std::string_view message); ///< one message, as datagrams have it
    void close(Peer peer); ///< what is left over is a message too
    void flush(Peer peer); ///< commits what came without waiting for more
    /// Records of it that are in the store for good.
    [[nodiscard]] std::int64_t committed(Peer peer) const;
    [[nodiscard]] std::size_t size() const { return m_streams.size(); }
    /// Half a message came, and then nothing for this long.
    [[nodiscard]] bool isStuck(Peer peer, std::chrono::seconds time) const;
    [[nodiscard]] bool isIdle(Peer peer, std::chrono::seconds time) const;

private:
    struct Socket
    {
        Drained drained; ///< or nothing
        Timestamp at; ///< the last answer
        void ask();
    };
    struct Line
    {
        std::unique_ptr<ingest::Stream> stream;
        std::chrono::steady_clock::time_point last;
        Socket socket;
        std::int64_t fed = 0;
    };
    void look();
    void noteGap();
    void noteAlive();
    [[nodiscard]] Timestamp heardUntil() const;
    void give(const Result<> &result);

    Session &m_session;
    const std::string m_usual;
    QEventLoop m_loop;
    QTimer m_timer;
    std::map<Peer, Line> m_streams;
    std::vector<Socket> m_sockets;
    Peer m_next = 1;
    Result<> m_result;
    std::chrono::steady_clock::time_point m_alive{};
    Timestamp m_looked = Clock::now(); ///< when the loop had its turn the last time
    QString m_activity;
};

} // namespace watchfloor::transport
