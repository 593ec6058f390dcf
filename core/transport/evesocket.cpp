// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "transport/datagrams.h"
#include "transport/kinds.h"
#include "transport/reception.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::transport {

namespace {

constexpr std::string_view usualFormat = "suricata-eve";
constexpr qint64 readBuffer = 1 << 20;
constexpr std::size_t mostPeers = 64; ///< Suricata connects once for each of its outputs
constexpr std::size_t longestPath = 107; ///< of a socket, by the system

/// `/run/eve.sock`, or `dgram:/run/eve.sock` for Suricata's filetype unix_dgram.
struct Place
{
    QString path;
    bool datagrams = false;
};

Place placeOf(const QString &location)
{
    if (location.startsWith("dgram:"_L1))
        return {location.sliced(6), true};
    return {location.startsWith("stream:"_L1) ? location.sliced(7) : location, false};
}

class EveSocket final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token stop) override
    {
        const Place place = placeOf(session.settings().location);
        Reception reception(session, usualFormat);
        m_session = &session;
        m_reception = &reception;
        return place.datagrams ? takeDatagrams(place.path, stop) : takeConnections(place.path, stop);
    }

    Result<QString> probe(Session &session, std::stop_token) override
    {
        const Place place = placeOf(session.settings().location);
        const QString possible = u"it is possible to listen on "_s + visibleText(place.path);
        if (place.datagrams) {
            const auto socket = Datagrams::local(place.path);
            return socket ? Result<QString>(possible) : refused(place.path, socket.error().detail);
        }
        if (const auto clear = clearSocketFile(place.path); !clear)
            return refused(place.path, clear.error().detail);
        QLocalServer server;
        return server.listen(place.path) ? Result<QString>(possible) : refused(place.path, server.errorString());
    }

private:
    Result<> takeDatagrams(const QString &path, const std::stop_token &stop);
    Result<> takeConnections(const QString &path, const std::stop_token &stop);
    void welcome(QLocalServer &server, const QString &path);

    static std::unexpected<Error> refused(const QString &path, const QString &why)
    {
        return fail(ErrorCode::Io, u"cannot listen on %1: %2"_s.arg(visibleText(path), why));
    }

    Session *m_session = nullptr;
    Reception *m_reception = nullptr;
};

Result<> EveSocket::takeDatagrams(const QString &path, const std::stop_token &stop)
{
    auto socket = Datagrams::local(path);
    if (!socket)
        return refused(path, socket.error().detail);
    Reception::Peer peer = 0;
    (*socket)->onMessage([&](const QHostAddress &, std::string_view bytes) {
        while (bytes.ends_with('\n'))
            bytes.remove_suffix(1);
        if (peer == 0)
            peer = m_reception->open(u"eve-socket:"_s + path);
        if (!bytes.empty())
            m_reception->add(peer, bytes);
    });
    (*socket)->onLoss([&](std::int64_t lost) {
        m_session->lost(
            {(*socket)->drained(), Clock::now(), lost, u"the system dropped events"_s, store::GapReason::Overrun});
    });
    m_reception->watch([&] { return (*socket)->look(); });
    return m_reception->run(u"listening on %1"_s.arg(visibleText(path)), stop);
}

Result<> EveSocket::takeConnections(const QString &path, const std::stop_token &stop)
{
    if (const auto clear = clearSocketFile(path); !clear)
        return refused(path, clear.error().detail);
    QLocalServer server;
    server.setSocketOptions(QLocalServer::UserAccessOption | QLocalServer::GroupAccessOption);
    QObject::connect(&server, &QLocalServer::newConnection, &server, [&] { welcome(server, path); });
    if (!server.listen(path))
        return refused(path, server.errorString());
    auto result = m_reception->run(u"listening on %1"_s.arg(visibleText(path)), stop);
    for (QLocalSocket *socket : server.findChildren<QLocalSocket *>())
        socket->disconnect(); // their streams are closed
    return result;
}

void EveSocket::welcome(QLocalServer &server, const QString &path)
{
    while (QLocalSocket *socket = server.nextPendingConnection()) {
        if (m_reception->size() >= mostPeers) {
            m_session->problem(u"more than %1 programs are connected; one was sent away"_s.arg(mostPeers));
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(readBuffer);
        const Reception::Peer peer = m_reception->open(u"eve-socket:"_s + path, [socket] {
            return socket->bytesAvailable() > 0 ? Timestamp{} : emptySince(socket->socketDescriptor());
        });
        const auto read = [this, socket, peer] {
            const QByteArray bytes = socket->readAll();
            m_reception->feed(peer, {bytes.constData(), std::size_t(bytes.size())});
        };
        QObject::connect(socket, &QLocalSocket::readyRead, socket, read);
        QObject::connect(socket, &QLocalSocket::disconnected, socket, [this, socket, peer, read] {
            read();
            m_reception->close(peer);
            socket->deleteLater();
        });
        read();
    }
}

Result<> checkEveSocket(const Settings &settings)
{
    const QString path = placeOf(settings.location).path;
    const QFileInfo file(path);
    if (!file.isAbsolute() || std::size_t(path.toUtf8().size()) > longestPath)
        return fail(ErrorCode::Usage,
                    u"location: an absolute path for the socket is wanted, of %1 bytes at most"_s.arg(longestPath));
    if (!file.absoluteDir().exists())
        return fail(ErrorCode::Usage, u"location: there is no folder %1"_s.arg(visibleText(file.absolutePath())));
    return {};
}

} // namespace

const Kind &eveSocketKind()
{
    static const Kind kind{
        "eve-socket",
        "Suricata's EVE socket",
        "the path of a socket is wanted, as in /run/watchfloor/eve.sock, or dgram:/run/watchfloor/eve.sock",
        true,
        0s,
        checkEveSocket,
        [] { return std::unique_ptr<Transport>(std::make_unique<EveSocket>()); },
    };
    return kind;
}

} // namespace watchfloor::transport
