// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timestamp.h"

#include <QHostAddress>
#include <QSocketNotifier>

#include <functional>
#include <memory>
#include <string_view>

namespace watchfloor::transport {

/// A socket that gets datagrams and is told by the kernel how many it had no room for. In the thread of an event loop.
class Datagrams
{
public:
    using Message = std::function<void(const QHostAddress &sender, std::string_view bytes)>;
    using Loss = std::function<void(std::int64_t messages)>;

    [[nodiscard]] static Result<std::unique_ptr<Datagrams>> udp(const QHostAddress &address, quint16 port);
    /// A socket file, which is removed in the end.
    [[nodiscard]] static Result<std::unique_ptr<Datagrams>> local(const QString &path);
    ~Datagrams();
    Datagrams(const Datagrams &) = delete;
    Datagrams &operator=(const Datagrams &) = delete;

    void onMessage(Message message) { m_message = std::move(message); }
    void onLoss(Loss loss) { m_loss = std::move(loss); }
    [[nodiscard]] quint16 port() const;
    /// When it last held nothing: what was dropped since, was dropped after it.
    [[nodiscard]] Timestamp drained() const { return m_drained; }
    /// The same, where nothing has come since it was read.
    [[nodiscard]] Timestamp look();

private:
    Datagrams(int fd, QString path);
    void read();

    int m_fd;
    QString m_path;
    QSocketNotifier m_notifier;
    std::unique_ptr<char[]> m_buffer;
    Timestamp m_drained = Clock::now();
    std::uint32_t m_dropped = 0; ///< as the kernel counts, for the socket's life
    Message m_message;
    Loss m_loss;
};

/// Now, where the socket holds nothing to be read; else the beginning of time.
[[nodiscard]] Timestamp emptySince(qintptr fd);

/// Removes a socket file that nobody serves. Error: somebody does, or it is something else.
[[nodiscard]] Result<> clearSocketFile(const QString &path);

} // namespace watchfloor::transport
