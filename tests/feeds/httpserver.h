// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QMutex>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>
#include <QUrlQuery>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// A server over real sockets that does what it is told, bad things above all.
namespace watchfloor::test {

struct Asked
{
    QByteArray method;
    QByteArray target; ///< path and query as they were sent
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QString path() const { return QUrl::fromEncoded(target).path(); }
    [[nodiscard]] QString query(const QString &key) const
    {
        return QUrlQuery(QUrl::fromEncoded(target).query(QUrl::FullyEncoded)).queryItemValue(key, QUrl::FullyDecoded);
    }
};

struct Answer
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    enum class End : std::uint8_t {
        Whole,
        Cut, ///< announces all of the body, sends half of it and hangs up
        Hang, ///< sends the head and half of the body, then nothing
        Silent, ///< not even a head
        Endless, ///< the body again and again
    } end = End::Whole;
};

class HttpServer
{
public:
    using Handler = std::function<Answer(const Asked &)>; ///< called on the server's thread

    explicit HttpServer(Handler handler, std::optional<QSslConfiguration> tls = {})
        : m_handler(std::move(handler))
        , m_scheme(tls ? QStringLiteral("https") : QStringLiteral("http"))
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        inThread([this, &tls] { listen(tls); });
    }
    ~HttpServer()
    {
        inThread([this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] QUrl url(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const
    {
        QUrl url;
        url.setScheme(m_scheme);
        url.setHost(host);
        url.setPort(m_port);
        const qsizetype query = path.indexOf(u'?');
        url.setPath(path.left(query));
        if (query >= 0)
            url.setQuery(path.sliced(query + 1));
        return url;
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] std::vector<Asked> asked() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }
    [[nodiscard]] std::int64_t sent() const { return m_sent; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Of the last client that showed one.
    [[nodiscard]] QString clientName() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_clientName;
    }

private:
    struct Peer
    {
        QByteArray in;
        QByteArray endless;
    };

    void inThread(const std::function<void()> &work)
    {
        QMetaObject::invokeMethod(&m_context, work, Qt::BlockingQueuedConnection);
    }

    void listen(const std::optional<QSslConfiguration> &tls)
    {
        if (tls) {
            auto server = std::make_unique<QSslServer>();
            server->setSslConfiguration(*tls);
            m_server = std::move(server);
        } else {
            m_server = std::make_unique<QTcpServer>();
        }
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection())
                serve(socket);
        });
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("the test's server cannot listen: %s", qPrintable(m_server->errorString()));
        m_port = m_server->serverPort();
    }

    void serve(QTcpSocket *socket)
    {
        ++m_connections;
        if (auto *tls = qobject_cast<QSslSocket *>(socket); tls && !tls->peerCertificate().isNull()) {
            const QMutexLocker lock(&m_mutex);
            m_clientName = tls->peerCertificate().subjectDisplayName();
        }
        const auto peer = std::make_shared<Peer>();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, peer] { read(*socket, *peer); });
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [this, socket, peer](qint64 bytes) {
            m_sent += bytes;
            pour(*socket, *peer);
        });
        read(*socket, *peer);
    }

    void pour(QTcpSocket &socket, const Peer &peer)
    {
        while (!peer.endless.isEmpty() && socket.bytesToWrite() < 262'144
               && socket.state() == QAbstractSocket::ConnectedState)
            socket.write(peer.endless);
    }

    void read(QTcpSocket &socket, Peer &peer)
    {
        peer.in += socket.readAll();
        for (;;) {
            const qsizetype headEnd = peer.in.indexOf("\r\n\r\n");
            if (headEnd < 0)
                return;
            Asked asked;
            const auto lines = peer.in.first(headEnd).split('\n');
            const auto words = lines.first().trimmed().split(' ');
            asked.method = words.value(0);
            asked.target = words.value(1);
            for (const QByteArray &line : lines.sliced(1)) {
                const qsizetype colon = line.indexOf(':');
                asked.headers.insert(line.first(std::max<qsizetype>(colon, 0)).toLower(),
                                     line.sliced(colon + 1).trimmed());
            }
            const qsizetype length = asked.headers.value("content-length").toLongLong();
            if (peer.in.size() < headEnd + 4 + length)
                return;
            asked.body = peer.in.sliced(headEnd + 4, length);
            peer.in.remove(0, headEnd + 4 + length);
            {
                const QMutexLocker lock(&m_mutex);
                m_asked.push_back(asked);
            }
            answer(socket, peer, m_handler(asked));
        }
    }

    void answer(QTcpSocket &socket, Peer &peer, const Answer &answer)
    {
        using End = Answer::End;
        if (answer.end == End::Silent)
            return;
        QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " So\r\n";
        for (const auto &[name, value] : answer.headers)
            head += name + ": " + value + "\r\n";
        if (answer.end == End::Endless)
            head += "Connection: close\r\n";
        else if (answer.status != 304)
            head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        socket.write(head + "\r\n");
        switch (answer.end) {
        case End::Whole:
            socket.write(answer.body);
            break;
        case End::Cut:
            socket.write(answer.body.first(answer.body.size() / 2));
            socket.disconnectFromHost();
            break;
        case End::Hang:
            socket.write(answer.body.first(answer.body.size() / 2));
            break;
        case End::Endless:
            peer.endless = answer.body;
            pour(socket, peer);
            break;
        case End::Silent:
            break;
        }
        socket.flush();
    }

    Handler m_handler;
    QString m_scheme;
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<QTcpServer> m_server;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    std::vector<Asked> m_asked;
    QString m_clientName;
    std::atomic<std::int64_t> m_sent = 0;
    std::atomic<int> m_connections = 0;
};

} // namespace watchfloor::test
