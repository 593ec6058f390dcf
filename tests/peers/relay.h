// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/authority.h"
#include "peers/peer.h"

/// rsyslog and syslog-ng as what they are everywhere: they take messages on one side and send them on to a collector.
namespace watchfloor::test {

enum class Wire : std::uint8_t { Udp, Lines, Counted, Tls, Relp };
enum class Rfc : std::uint16_t { Bsd = 3164, Modern = 5424 };

/// What a relay is to do.
struct Errand
{
    Wire wire = Wire::Lines;
    Rfc rfc = Rfc::Modern;
    quint16 port = 0; ///< of the collector, on this machine
    QString authority; ///< TLS: whom to trust
    Certificate own; ///< TLS
    bool onDisk = false; ///< rsyslog: keeps what it cannot send, in a queue that is on disk alone (README)
};

class Relay
{
public:
    virtual ~Relay() = default;
    virtual void start(const Errand &errand) = 0;
    [[nodiscard]] bool isReady() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_input);
        return socket.waitForConnected(1000);
    }
    /// Hands over what is to be sent on.
    [[nodiscard]] bool give(const QByteArrayList &messages)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_input);
        if (!socket.waitForConnected(1000))
            return false;
        for (const QByteArray &message : messages)
            socket.write(message + '\n');
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten()) { }
        socket.disconnectFromHost();
        return socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected();
    }
    [[nodiscard]] Peer &peer() { return m_peer; }

protected:
    Relay(const QString &name, const QString &program, const QStringList &libraries)
        : m_peer(name, program, libraries)
    {
    }
    void write(const QString &file, QByteArray text, const Errand &errand)
    {
        text.replace("%INPUT%", QByteArray::number(m_input));
        text.replace("%PORT%", QByteArray::number(errand.port));
        text.replace("%FOLDER%", m_peer.path(QString()).toUtf8());
        text.replace("%AUTHORITY%", errand.authority.toUtf8());
        text.replace("%CERTIFICATE%", errand.own.pem.toUtf8());
        text.replace("%KEY%", errand.own.key.toUtf8());
        if (!writeFile(m_peer.path(file), text))
            qFatal("cannot write %s", qPrintable(m_peer.path(file)));
    }

    Peer m_peer;
    quint16 m_input = freePort();
};

class Rsyslog final : public Relay
{
public:
    Rsyslog()
        : Relay(QStringLiteral("rsyslog"), QStringLiteral("/usr/sbin/rsyslogd"),
                {QStringLiteral("/usr/lib/x86_64-linux-gnu")})
    {
    }
    void start(const Errand &errand) override
    {
        QByteArray text = R"(module(load="imptcp")
input(type="imptcp" address="127.0.0.1" port="%INPUT%")
)";
        if (errand.wire == Wire::Tls)
            text += R"(global(workDirectory="%FOLDER%" defaultNetstreamDriverCAFile="%AUTHORITY%"
    defaultNetstreamDriverCertFile="%CERTIFICATE%" defaultNetstreamDriverKeyFile="%KEY%")
)";
        else
            text += "global(workDirectory=\"%FOLDER%\")\n";
        if (errand.wire == Wire::Relp)
            text += R"(module(load="omrelp" tls.tlslib="openssl")
action(type="omrelp" target="127.0.0.1" port="%PORT%" tls="on" tls.authMode="certvalid" tls.caCert="%AUTHORITY%"
    tls.myCert="%CERTIFICATE%" tls.myPrivKey="%KEY%" action.resumeRetryCount="-1" action.resumeInterval="1")";
        else
            text += R"(action(type="omfwd" target="127.0.0.1" port="%PORT%" action.resumeRetryCount="-1"
    action.resumeInterval="1")";
        if (errand.wire != Wire::Relp)
            text += errand.wire == Wire::Udp ? " protocol=\"udp\"" : " protocol=\"tcp\"";
        if (errand.wire == Wire::Counted || errand.wire == Wire::Tls)
            text += " TCP_Framing=\"octet-counted\"";
        if (errand.wire == Wire::Tls)
            text += R"( streamDriver="ossl" streamDriverMode="1" streamDriverAuthMode="x509/certvalid")";
        text += errand.rfc == Rfc::Modern ? " template=\"RSYSLOG_SyslogProtocol23Format\""
                                          : " template=\"RSYSLOG_TraditionalForwardFormat\"";
        if (errand.onDisk)
            text += R"( queue.type="Disk" queue.filename="waiting" queue.saveOnShutdown="on" queue.size="20000")";
        write(QStringLiteral("rsyslog.conf"), text + ")\n", errand);
        m_peer.start({QStringLiteral("-n"), QStringLiteral("-f"), m_peer.path(QStringLiteral("rsyslog.conf")),
                      QStringLiteral("-i"), m_peer.path(QStringLiteral("pid")), QStringLiteral("-M"),
                      m_peer.root() + QStringLiteral("/usr/lib/x86_64-linux-gnu/rsyslog")});
    }
};

class SyslogNg final : public Relay
{
public:
    SyslogNg()
        : Relay(QStringLiteral("syslog-ng"), QStringLiteral("/usr/sbin/syslog-ng"),
                {QStringLiteral("/usr/lib/x86_64-linux-gnu"), QStringLiteral("/usr/lib/syslog-ng")})
    {
    }
    void start(const Errand &errand) override
    {
        QByteArray text = R"(@version: 4.8
options { keep-hostname(yes); keep-timestamp(yes); chain-hostnames(no); use-dns(no); frac-digits(6); time-zone("UTC");
    recv-time-zone("UTC"); time-reopen(1); stats(freq(0)); };
source in { network(ip("127.0.0.1") port(%INPUT%) transport("tcp") FLAGS); };
destination out { DRIVER("127.0.0.1" port(%PORT%) transport("TRANSPORT") OPTIONS); };
log { source(in); destination(out); flags(flow-control); };
)";
        const bool modern = errand.rfc == Rfc::Modern;
        // syslog() is RFC 5424 with its framing, network() is lines.
        const bool lines = !modern || errand.wire == Wire::Lines;
        text.replace("DRIVER", lines ? "network" : "syslog");
        text.replace("TRANSPORT", errand.wire == Wire::Udp ? "udp" : errand.wire == Wire::Tls ? "tls" : "tcp");
        text.replace("FLAGS", modern ? "flags(syslog-protocol)" : "");
        QByteArray options = lines && modern ? "flags(syslog-protocol) " : "";
        if (errand.wire == Wire::Tls)
            options += "tls(ca-file(\"%AUTHORITY%\") cert-file(\"%CERTIFICATE%\") key-file(\"%KEY%\") "
                       "peer-verify(required-trusted)) ";
        text.replace("OPTIONS", options);
        write(QStringLiteral("syslog-ng.conf"), text, errand);
        const auto in = [this](const QString &file) { return m_peer.path(file); };
        m_peer.start({QStringLiteral("-F"), QStringLiteral("--no-caps"), QStringLiteral("--stderr"),
                      QStringLiteral("-f"), in(QStringLiteral("syslog-ng.conf")), QStringLiteral("-R"),
                      in(QStringLiteral("persist")), QStringLiteral("-p"), in(QStringLiteral("pid")),
                      QStringLiteral("-c"), in(QStringLiteral("control")),
                      QStringLiteral("--module-path=") + m_peer.root() + QStringLiteral("/usr/lib/syslog-ng/4.8")});
    }
};

inline std::unique_ptr<Relay> relayCalled(const QString &name)
{
    if (name == QLatin1StringView("rsyslog"))
        return std::make_unique<Rsyslog>();
    return std::make_unique<SyslogNg>();
}

} // namespace watchfloor::test
