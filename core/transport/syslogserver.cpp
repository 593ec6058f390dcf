// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "transport/datagrams.h"
#include "transport/endpoint.h"
#include "transport/kinds.h"
#include "transport/reception.h"
#include "transport/tls.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::transport {

namespace {

constexpr std::string_view usualFormat = "syslog";
constexpr qint64 readBuffer = 256 << 10; ///< of a peer; the rest waits in its own
constexpr int mostPeers = 512; ///< connected at once
constexpr std::size_t mostSenders = 256; ///< of datagrams, with a stream of their own
constexpr auto handshakeTime = 10s;
constexpr auto stuckAfter = 300s; ///< in the middle of a message
constexpr auto senderIdle = 60s;

QString portHint(quint16 port)
{
    return port < 1024 ? u" (ports below 1024 need CAP_NET_BIND_SERVICE; senders can be told another port)"_s
                       : QString();
}

/// Clients show a certificate where an authority is named, and only then.
Result<QSslConfiguration> serverConfiguration(const Settings &settings)
{
    if (settings.certificate.isEmpty())
        return fail(ErrorCode::Usage, u"certificate and key: a TLS server has to have them"_s);
    auto configuration = configurationOf({settings.ca, settings.certificate, settings.key, {}});
    if (configuration && settings.ca.isEmpty())
        configuration->setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QString peerText(const QTcpSocket &socket)
{
    const QHostAddress address = socket.peerAddress();
    bool four = false;
    const quint32 v4 = address.toIPv4Address(&four); // also ::ffff:192.0.2.1
    const QString host = four ? QHostAddress(v4).toString() : u"["_s + address.toString() + u"]"_s;
    return host + u":"_s + QString::number(socket.peerPort());
}

class SyslogServer final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token stop) override
    {
        m_session = &session;
        const auto endpoints = endpointsFrom(session.settings().location);
        if (!endpoints)
            return std::unexpected(endpoints.error());
        Reception reception(session, usualFormat);
        m_reception = &reception;
        QStringList opened;
        for (const Endpoint &endpoint : *endpoints) {
            const auto bound = endpoint.protocol == Endpoint::Protocol::Udp ? openUdp(endpoint) : openTcp(endpoint);
            if (!bound)
                return std::unexpected(bound.error());
            opened += bound->text();
        }
        QTimer sweeper;
        QObject::connect(&sweeper, &QTimer::timeout, &sweeper, [this] { sweep(); });
        sweeper.start(5s);
        auto result = reception.run(u"listening on "_s + opened.join(u", "_s), stop);
        for (const auto &[socket, peer] : m_peers)
            socket->disconnect(); // their streams are closed
        m_peers.clear();
        m_datagrams.clear();
        m_servers.clear();
        return result;
    }

private:
    Result<Endpoint> openUdp(Endpoint endpoint);
    Result<Endpoint> openTcp(Endpoint endpoint);
    void watchTls(QSslServer &server);
    void welcome(QTcpServer &server, bool tls);
    void read(QTcpSocket &socket, Reception::Peer peer);
    void message(const QHostAddress &sender, std::string_view bytes);
    void sweep();

    Session *m_session = nullptr;
    Reception *m_reception = nullptr;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    std::vector<std::unique_ptr<Datagrams>> m_datagrams;
    std::map<QTcpSocket *, Reception::Peer> m_peers;
    std::map<QString, Reception::Peer> m_senders;
    Reception::Peer m_others = 0; ///< of datagrams, where too many send
};

// ---------------------------------------------------------------- datagrams

Result<Endpoint> SyslogServer::openUdp(Endpoint endpoint)
{
    auto socket = Datagrams::udp(endpoint.address, endpoint.port);
    if (!socket)
        return fail(
            ErrorCode::Io,
            u"cannot listen on %1: %2%3"_s.arg(endpoint.text(), socket.error().detail, portHint(endpoint.port)));
    endpoint.port = (*socket)->port();
    (*socket)->onMessage([this](const QHostAddress &sender, std::string_view bytes) { message(sender, bytes); });
    (*socket)->onLoss([this, begun = Clock::now()](std::int64_t lost) mutable {
        const auto now = Clock::now();
        m_session->lost({std::exchange(begun, now), now, lost,
                         u"the system dropped datagrams: they came faster than they could be stored"_s});
    });
    m_datagrams.push_back(std::move(*socket));
    return endpoint;
}

void SyslogServer::message(const QHostAddress &sender, std::string_view bytes)
{
    // Some senders end messages with a line end or NUL.
    while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r' || bytes.back() == '\0'))
        bytes.remove_suffix(1);
    if (bytes.empty())
        return;
    const QString name = sender.toString();
    auto known = m_senders.find(name);
    // A sender's address is easily forged: only so many get a stream of their own.
    if (known == m_senders.end() && m_senders.size() < mostSenders)
        known = m_senders.emplace(name, m_reception->open(u"syslog+udp://"_s + name)).first;
    if (known == m_senders.end() && m_others == 0)
        m_others = m_reception->open(u"syslog+udp://others"_s);
    m_reception->add(known == m_senders.end() ? m_others : known->second, bytes);
}

void SyslogServer::sweep()
{
    std::erase_if(m_senders, [this](const auto &sender) {
        const bool idle = m_reception->isIdle(sender.second, senderIdle);
        if (idle)
            m_reception->close(sender.second);
        return idle;
    });
    std::vector<QTcpSocket *> stuck;
    for (const auto &[socket, peer] : m_peers) {
        if (m_reception->isStuck(peer, stuckAfter))
            stuck.push_back(socket);
    }
    for (QTcpSocket *socket : stuck) {
        m_session->problem(u"%1 stopped in the middle of a message and was disconnected"_s.arg(peerText(*socket)));
        socket->abort();
    }
}

// ---------------------------------------------------------------- connections

Result<Endpoint> SyslogServer::openTcp(Endpoint endpoint)
{
    const bool tls = endpoint.protocol == Endpoint::Protocol::Tls;
    std::unique_ptr<QTcpServer> server;
    if (tls) {
        auto configuration = serverConfiguration(m_session->settings());
        if (!configuration)
            return std::unexpected(configuration.error());
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(*configuration);
        secure->setHandshakeTimeout(int(std::chrono::milliseconds(handshakeTime).count()));
        watchTls(*secure);
        server = std::move(secure);
    } else {
        server = std::make_unique<QTcpServer>();
    }
    server->setMaxPendingConnections(64);
    QObject::connect(server.get(), &QTcpServer::pendingConnectionAvailable, server.get(),
                     [this, raw = server.get(), tls] { welcome(*raw, tls); });
    QObject::connect(server.get(), &QTcpServer::acceptError, server.get(), [this, raw = server.get()] {
        m_session->problem(u"a connection could not be taken: %1"_s.arg(raw->errorString()));
    });
    if (!server->listen(endpoint.address, endpoint.port))
        return fail(
            ErrorCode::Io,
            u"cannot listen on %1: %2%3"_s.arg(endpoint.text(), server->errorString(), portHint(endpoint.port)));
    endpoint.port = server->serverPort();
    m_servers.push_back(std::move(server));
    return endpoint;
}

void SyslogServer::watchTls(QSslServer &server)
{
    QObject::connect(&server, &QSslServer::sslErrors, &server,
                     [this](QSslSocket *socket, const QList<QSslError> &errors) {
                         m_session->problem(u"%1 was refused: its certificate: %2"_s.arg(
                             peerText(*socket), errors.isEmpty() ? u"none"_s : errors.first().errorString()));
                     });
    QObject::connect(&server, &QSslServer::errorOccurred, &server,
                     [this](QSslSocket *socket, QAbstractSocket::SocketError) {
                         if (socket->sslHandshakeErrors().isEmpty()) // else it was told already
                             m_session->problem(u"%1: no TLS connection: %2"_s.arg(peerText(*socket),
                                                                                   visibleText(socket->errorString())));
                     });
    QObject::connect(&server, &QSslServer::startedEncryptionHandshake, &server,
                     [](QSslSocket *socket) { socket->setReadBufferSize(readBuffer); });
}

void SyslogServer::welcome(QTcpServer &server, bool tls)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (int(m_peers.size()) >= mostPeers) {
            m_session->problem(
                u"more than %1 peers are connected; %2 was sent away"_s.arg(mostPeers).arg(peerText(*socket)));
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(readBuffer);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        QString origin = (tls ? u"syslog+tls://"_s : u"syslog+tcp://"_s) + peerText(*socket);
        if (const auto *secure = qobject_cast<QSslSocket *>(socket); secure && !secure->peerCertificate().isNull())
            origin += u" ("_s + visibleText(secure->peerCertificate().subjectDisplayName()) + u")"_s;
        const Reception::Peer peer = m_reception->open(origin);
        m_peers.emplace(socket, peer);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, peer] { read(*socket, peer); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket, peer] {
            read(*socket, peer);
            m_peers.erase(socket);
            m_reception->close(peer);
            socket->deleteLater();
        });
        read(*socket, peer);
        if (socket->state() == QAbstractSocket::UnconnectedState && m_peers.erase(socket)) {
            m_reception->close(peer);
            socket->deleteLater();
        }
    }
}

void SyslogServer::read(QTcpSocket &socket, Reception::Peer peer)
{
    const QByteArray bytes = socket.readAll();
    m_reception->feed(peer, {bytes.constData(), std::size_t(bytes.size())});
}

Result<> checkSyslog(const Settings &settings)
{
    const auto endpoints = endpointsFrom(settings.location);
    if (!endpoints)
        return std::unexpected(endpoints.error());
    for (const Endpoint &endpoint : *endpoints) {
        if (endpoint.protocol != Endpoint::Protocol::Tls)
            continue;
        if (const auto configuration = serverConfiguration(settings); !configuration)
            return std::unexpected(configuration.error());
    }
    return {};
}

} // namespace

const Kind &syslogKind()
{
    static const Kind kind{
        "syslog", "Syslog server", "where to listen is wanted, as in udp://0.0.0.0:514 or tls://:6514",         true,
        0s,       checkSyslog,     [] { return std::unique_ptr<Transport>(std::make_unique<SyslogServer>()); },
    };
    return kind;
}

} // namespace watchfloor::transport
