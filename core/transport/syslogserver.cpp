// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "transport/datagrams.h"
#include "transport/endpoint.h"
#include "transport/kinds.h"
#include "transport/reception.h"
#include "transport/relp.h"
#include "transport/tls.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <deque>
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
constexpr auto answerWithin = 50ms; ///< and the time of a commit: senders of RELP wait with 128 messages in flight

/// Some senders end messages with a line end or NUL.
std::string_view withoutEnd(std::string_view message)
{
    while (!message.empty() && (message.back() == '\n' || message.back() == '\r' || message.back() == '\0'))
        message.remove_suffix(1);
    return message;
}

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

/// Behind a full buffer of ours, what was sent waits in the kernel and in the sender's.
Timestamp drained(const QTcpSocket &socket)
{
    const auto *secure = qobject_cast<const QSslSocket *>(&socket);
    const bool holds = socket.bytesAvailable() > 0 || (secure && secure->encryptedBytesAvailable() > 0);
    return holds ? Timestamp{} : emptySince(socket.socketDescriptor());
}

/// RELP: each message is answered when it is in the store, and not before.
struct Relp
{
    RelpFramer framer;
    std::deque<std::int64_t> waiting; ///< transactions that are not answered yet
    std::int64_t answered = 0; ///< messages
    std::optional<std::int64_t> closing; ///< the transaction that asked for it
    bool broken = false;
};

struct Connection
{
    Reception::Peer peer = 0;
    std::unique_ptr<Relp> relp; ///< null: plain syslog
};

class SyslogServer final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token stop) override
    {
        m_session = &session;
        Reception reception(session, usualFormat);
        m_reception = &reception;
        const auto opened = open();
        if (!opened)
            return std::unexpected(opened.error());
        m_answers.setSingleShot(true);
        m_answers.setInterval(answerWithin);
        QObject::connect(&m_answers, &QTimer::timeout, &m_answers, [this] { answerAll(); });
        QTimer sweeper;
        QObject::connect(&sweeper, &QTimer::timeout, &sweeper, [this] { sweep(); });
        sweeper.start(5s);
        auto result = reception.run(u"listening on "_s + *opened, stop);
        for (const auto &[socket, connection] : m_connections)
            socket->disconnect(); // their streams are closed
        m_connections.clear();
        m_datagrams.clear();
        m_servers.clear();
        return result;
    }

    Result<QString> probe(Session &session, std::stop_token) override
    {
        m_session = &session;
        return open().transform([](const QString &opened) { return u"it is possible to listen on "_s + opened; });
    }

private:
    Result<QString> open();
    Result<Endpoint> openUdp(Endpoint endpoint);
    Result<Endpoint> openTcp(Endpoint endpoint);
    void watchTls(QSslServer &server);
    void welcome(QTcpServer &server, Endpoint::Protocol protocol);
    void read(QTcpSocket &socket);
    void readRelp(QTcpSocket &socket, Connection &connection, std::string_view bytes);
    void answerAll();
    void close(QTcpSocket *socket);
    void message(const QHostAddress &sender, std::string_view bytes);
    void sweep();

    Session *m_session = nullptr;
    Reception *m_reception = nullptr;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    std::vector<std::unique_ptr<Datagrams>> m_datagrams;
    std::map<QTcpSocket *, Connection> m_connections;
    QTimer m_answers;
    std::map<QString, Reception::Peer> m_senders;
    Reception::Peer m_others = 0; ///< of datagrams, where too many send
};

/// All of them, or none.
Result<QString> SyslogServer::open()
{
    const auto endpoints = endpointsFrom(m_session->settings().location);
    if (!endpoints)
        return std::unexpected(endpoints.error());
    QStringList opened;
    for (const Endpoint &endpoint : *endpoints) {
        const auto bound = endpoint.protocol == Endpoint::Protocol::Udp ? openUdp(endpoint) : openTcp(endpoint);
        if (!bound)
            return std::unexpected(bound.error());
        opened += bound->text();
    }
    return opened.join(u", "_s);
}

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
    (*socket)->onLoss([this, from = socket->get(), told = Timestamp{}](std::int64_t lost) mutable {
        const auto now = Clock::now();
        const auto since = std::max(from->drained(), std::exchange(told, now));
        m_session->lost({since, now, lost,
                         u"the system dropped datagrams: they came faster than they could be stored"_s,
                         store::GapReason::Overrun});
    });
    if (m_reception) // else it is only tried
        m_reception->watch([from = socket->get()] { return from->look(); });
    m_datagrams.push_back(std::move(*socket));
    return endpoint;
}

void SyslogServer::message(const QHostAddress &sender, std::string_view bytes)
{
    bytes = withoutEnd(bytes);
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
    for (const auto &[socket, connection] : m_connections) {
        const auto &relp = connection.relp;
        if (relp ? relp->framer.isInFrame() && m_reception->isIdle(connection.peer, stuckAfter)
                 : m_reception->isStuck(connection.peer, stuckAfter))
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
    std::unique_ptr<QTcpServer> server;
    if (endpoint.isTls()) {
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
                     [this, raw = server.get(), protocol = endpoint.protocol] { welcome(*raw, protocol); });
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

void SyslogServer::welcome(QTcpServer &server, Endpoint::Protocol protocol)
{
    const Endpoint endpoint{protocol};
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (int(m_connections.size()) >= mostPeers) {
            m_session->problem(
                u"more than %1 peers are connected; %2 was sent away"_s.arg(mostPeers).arg(peerText(*socket)));
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(readBuffer);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        QString origin = u"syslog+%1://%2"_s.arg(endpoint.scheme(), peerText(*socket));
        if (const auto *secure = qobject_cast<QSslSocket *>(socket); secure && !secure->peerCertificate().isNull())
            origin += u" ("_s + visibleText(secure->peerCertificate().subjectDisplayName()) + u")"_s;
        m_connections.emplace(socket,
                              Connection{m_reception->open(
                                             origin, [socket] { return drained(*socket); }, endpoint.isRelp()),
                                         endpoint.isRelp() ? std::make_unique<Relp>() : nullptr});
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            read(*socket);
            close(socket);
        });
        read(*socket);
        if (socket->state() == QAbstractSocket::UnconnectedState)
            close(socket);
    }
}

void SyslogServer::close(QTcpSocket *socket)
{
    const auto connection = m_connections.extract(socket);
    if (!connection)
        return;
    m_reception->close(connection.mapped().peer);
    socket->deleteLater();
}

void SyslogServer::read(QTcpSocket &socket)
{
    const auto found = m_connections.find(&socket);
    if (found == m_connections.end())
        return;
    const QByteArray bytes = socket.readAll();
    const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
    if (found->second.relp)
        readRelp(socket, found->second, view);
    else
        m_reception->feed(found->second.peer, view);
}

// ---------------------------------------------------------------- RELP

void SyslogServer::readRelp(QTcpSocket &socket, Connection &connection, std::string_view bytes)
{
    Relp &relp = *connection.relp;
    if (relp.broken)
        return;
    const auto done = relp.framer.feed(bytes, [&](const RelpFramer::Frame &frame) {
        if (frame.command == "syslog") {
            relp.waiting.push_back(frame.transaction);
            m_reception->add(connection.peer, withoutEnd(frame.data));
        } else if (frame.command == "open") {
            socket.write(relpOffers(frame.transaction));
        } else if (frame.command == "close") {
            relp.closing = frame.transaction;
        } else {
            socket.write(relpAnswer(frame.transaction, "500 only open, syslog and close are known here"));
        }
    });
    if (!done) {
        relp.broken = true;
        m_session->problem(u"%1 was disconnected: %2"_s.arg(peerText(socket), done.error().detail));
        QTimer::singleShot(0, &socket, [&socket] { socket.abort(); });
        return;
    }
    if ((!relp.waiting.empty() || relp.closing) && !m_answers.isActive())
        m_answers.start();
}

void SyslogServer::answerAll()
{
    bool more = false;
    std::vector<QTcpSocket *> leaving;
    for (auto &[socket, connection] : m_connections) {
        if (!connection.relp)
            continue;
        Relp &relp = *connection.relp;
        m_reception->flush(connection.peer);
        QByteArray answers;
        const std::int64_t committed = m_reception->committed(connection.peer);
        for (; relp.answered < committed && !relp.waiting.empty(); ++relp.answered) {
            answers += relpAnswer(relp.waiting.front());
            relp.waiting.pop_front();
        }
        if (relp.closing && relp.waiting.empty()) {
            answers += relpAnswer(*std::exchange(relp.closing, {})) + relpGoodbye();
            leaving.push_back(socket);
        }
        socket->write(answers);
        more = more || !relp.waiting.empty();
    }
    if (more)
        m_answers.start();
    for (QTcpSocket *socket : leaving)
        socket->disconnectFromHost();
}

Result<> checkSyslog(const Settings &settings)
{
    const auto endpoints = endpointsFrom(settings.location);
    if (!endpoints)
        return std::unexpected(endpoints.error());
    for (const Endpoint &endpoint : *endpoints) {
        if (!endpoint.isTls())
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
