// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority.h"
#include "transport/datagrams.h"
#include "transport/endpoint.h"
#include "transport/reception.h"
#include "transportfixture.h"

#include <QEventLoop>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

QByteArray message(int n)
{
    return "<134>1 2026-09-30T14:00:" + QByteArray::number(n % 60).rightJustified(2, '0') + "Z fw-1 app - - - message "
        + QByteArray::number(n);
}

QByteArray counted(const QByteArray &text) { return QByteArray::number(text.size()) + ' ' + text; }

/// The port that a running server took for this protocol.
quint16 portOf(const Feed &feed, const QString &protocol)
{
    const QRegularExpression wanted(protocol + u"://\\S*:(\\d+)"_s);
    return quint16(wanted.match(feed.status().activity).captured(1).toUInt());
}

struct Server
{
    Feed feed;
    explicit Server(const QString &location)
        : Server(settingsOf("syslog", location))
    {
    }
    explicit Server(const transport::Settings &settings)
        : feed(settings)
    {
        feed.start();
    }
    [[nodiscard]] bool isUp() const { return feed.isLive(); }
};

bool connected(QTcpSocket &socket, quint16 port)
{
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected();
}

std::vector<std::string> origins(const Feed &feed)
{
    std::vector<std::string> all;
    for (const auto &import : feed.imports())
        all.push_back(import.path);
    return all;
}

} // namespace

class TestTransportSyslog : public QObject
{
    Q_OBJECT

    const Authority m_ours{u"Ours"_s}, m_others{u"Somebody else's"_s};
    const Certificate m_server = m_ours.issue(u"server"_s, u"IP:127.0.0.1"_s);
    const Certificate m_client = m_ours.issue(u"client"_s, u"DNS:fw-1.test"_s);
    const Certificate m_stranger = m_others.issue(u"stranger"_s, u"DNS:fw-1.test"_s);

    transport::Settings tlsSettings(bool clients) const
    {
        auto settings = settingsOf("syslog", u"tls://127.0.0.1:0"_s);
        settings.certificate = m_server.pem;
        settings.key = m_server.key;
        if (clients)
            settings.ca = m_ours.certificate().pem;
        return settings;
    }
    QSslConfiguration peer(const Certificate *own = nullptr) const
    {
        auto configuration = own ? own->configuration() : QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_ours.certificate().pem));
        return configuration;
    }

private Q_SLOTS:
    void locationsAreReadAndWrongOnesAreRefused()
    {
        const auto all = transport::endpointsFrom(u"udp://0.0.0.0:1514, tcp://[::1] tls://:6000"_s);
        QVERIFY(all);
        QCOMPARE(all->size(), 3u);
        QCOMPARE((*all)[0].text(), u"udp://0.0.0.0:1514"_s);
        QCOMPARE((*all)[1].text(), u"tcp://[::1]:601"_s);
        QCOMPARE((*all)[2].text(), u"tls://*:6000"_s);
        for (const auto &bad :
             {u""_s, u"0.0.0.0:514"_s, u"http://x"_s, u"udp://fw.example:514"_s, u"relp://fw.example:514"_s,
              u"udp://:99999"_s, u"tcp://1.2.3.4:5/path"_s, u"tcp://me@1.2.3.4:5"_s})
            QVERIFY2(!transport::endpointsFrom(bad), qPrintable(bad));
        const auto bare = transport::check(settingsOf("syslog", u"tls://:6514"_s));
        QVERIFY(!bare && bare.error().detail.contains(u"certificate"_s));
    }

    void datagramsOfManySendersAreTaken()
    {
        Server s(u"udp://127.0.0.1:0"_s);
        TRY(s.isUp());
        QUdpSocket socket;
        for (int n = 0; n < 50; ++n)
            socket.writeDatagram(message(n) + (n % 2 ? "\n" : ""), QHostAddress::LocalHost, portOf(s.feed, u"udp"_s));
        socket.writeDatagram("not syslog\nof two lines", QHostAddress::LocalHost, portOf(s.feed, u"udp"_s));
        TRY_COMPARE(s.feed.counters().records, 51);
        QCOMPARE(s.feed.counters().accepted + s.feed.counters().quarantined, 51);
        QVERIFY(s.feed.counters().accepted >= 50);
        QCOMPARE(s.feed.counters().lost, 0);
        QCOMPARE(origins(s.feed), std::vector<std::string>{"syslog+udp://127.0.0.1"});
    }

    void whatTheKernelDropsIsCounted()
    {
        QEventLoop loop;
        auto socket = sure(transport::Datagrams::udp(QHostAddress(QHostAddress::LocalHost), 0));
        std::int64_t got = 0, lost = 0;
        socket->onMessage([&](const QHostAddress &sender, std::string_view) { got += sender.isLoopback(); });
        socket->onLoss([&](std::int64_t more) { lost += more; });
        // Nobody reads while these come; 16 MiB is what the socket may have asked for.
        QUdpSocket sender;
        const QByteArray big(30'000, 'x');
        std::int64_t sent = 0;
        for (int n = 0; n < 3000; ++n)
            sent += sender.writeDatagram(big, QHostAddress::LocalHost, socket->port()) > 0;
        // The count comes along with a message that was sent after the loss.
        const auto drained = [&] {
            sent += sender.writeDatagram("x", QHostAddress::LocalHost, socket->port()) > 0;
            loop.processEvents();
            return got > 0 && lost > 0 && got + lost == sent;
        };
        TRY(drained());
    }

    void bothFramingsAreReadOnOneConnection()
    {
        Server s(u"tcp://127.0.0.1:0"_s);
        TRY(s.isUp());
        QTcpSocket socket;
        QVERIFY(connected(socket, portOf(s.feed, u"tcp"_s)));
        QByteArray bytes;
        for (int n = 0; n < 30; ++n)
            bytes += n % 2 ? counted(message(n)) : message(n) + '\n';
        // In pieces that fit nothing.
        for (qsizetype at = 0; at < bytes.size(); at += 7) {
            socket.write(bytes.sliced(at, std::min<qsizetype>(7, bytes.size() - at)));
            socket.flush();
        }
        TRY_COMPARE(s.feed.counters().accepted, 30);
        // Committed while the connection lives; and its end is a message's end.
        socket.write(message(31));
        socket.disconnectFromHost();
        TRY_COMPARE(s.feed.counters().accepted, 31);
        QCOMPARE(s.feed.counters().quarantined, 0);
        QVERIFY(origins(s.feed).front().starts_with("syslog+tcp://127.0.0.1:"));
        TRY(s.feed.imports().front().ended);
    }

    void equalConnectionsAreTwoOrigins()
    {
        Server s(u"tcp://127.0.0.1:0"_s);
        TRY(s.isUp());
        for (int n = 0; n < 2; ++n) {
            QTcpSocket socket;
            QVERIFY(connected(socket, portOf(s.feed, u"tcp"_s)));
            socket.write(message(1) + '\n' + message(1) + '\n');
            socket.disconnectFromHost();
            TRY_COMPARE(s.feed.counters().records, 2 * (n + 1));
        }
        QCOMPARE(s.feed.counters().accepted, 4);
        QCOMPARE(s.feed.counters().duplicates, 0);
    }

    void anAnnouncedLengthOfTwoGigabytesIsRefusedAndOthersGoOn()
    {
        Server s(u"tcp://127.0.0.1:0"_s);
        TRY(s.isUp());
        QTcpSocket hostile, stuck, good;
        for (QTcpSocket *socket : {&hostile, &stuck, &good})
            QVERIFY(connected(*socket, portOf(s.feed, u"tcp"_s)));
        hostile.write("2147483648 <34>1 - - - - - - x\n" + message(0) + '\n');
        hostile.flush();
        stuck.write("500 <34>1 2026-09-30T14:00:00Z half");
        stuck.flush();
        for (int n = 1; n <= 20; ++n)
            good.write(message(n) + '\n');
        good.flush();
        TRY(s.feed.counters().accepted >= 21);
        QVERIFY(s.feed.counters().quarantined >= 1);
        QVERIFY(s.isUp());
        stuck.abort();
        TRY(std::ranges::any_of(sure(store::records(*sure(s.feed.store->reader()), {.outcome = Outcome::Quarantined})),
                                [](const auto &r) { return r.reason.contains("of 500 octets"); }));
    }

    void tlsTakesAnyClientWhereNoAuthorityIsNamed()
    {
        Server s(tlsSettings(false));
        TRY(s.isUp());
        QSslSocket socket;
        socket.setSslConfiguration(peer());
        socket.connectToHostEncrypted(u"127.0.0.1"_s, portOf(s.feed, u"tls"_s));
        QVERIFY2(socket.waitForEncrypted(), qPrintable(socket.errorString()));
        socket.write(counted(message(1)) + counted(message(2)));
        socket.flush();
        TRY_COMPARE(s.feed.counters().accepted, 2);
    }

    void tlsLetsInOnlyTheClientsOfItsAuthority()
    {
        Server s(tlsSettings(true));
        TRY(s.isUp());
        const quint16 port = portOf(s.feed, u"tls"_s);
        for (const Certificate *certificate : {static_cast<const Certificate *>(nullptr), &m_stranger}) {
            QSslSocket socket;
            socket.setSslConfiguration(peer(certificate));
            socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
            (void)socket.waitForEncrypted(); // with TLS 1.3 the client hears of it later
            socket.write(message(0) + '\n');
            TRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        }
        TRY(s.feed.problems().contains(u"was refused"_s));
        QTcpSocket plain;
        QVERIFY(connected(plain, port));
        plain.write(message(0) + '\n');
        plain.flush();
        QSslSocket socket;
        socket.setSslConfiguration(peer(&m_client));
        socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
        QVERIFY2(socket.waitForEncrypted(), qPrintable(socket.errorString()));
        socket.write(message(1) + '\n');
        socket.flush();
        TRY_COMPARE(s.feed.counters().accepted, 1);
        QVERIFY(origins(s.feed).front().ends_with("(client)"));
        QCOMPARE(s.feed.counters().records, 1);
    }

    void aPortInUseIsToldAndTakenWhenItIsFree()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, 0));
        Server s(u"tcp://127.0.0.1:%1"_s.arg(other.serverPort()));
        // Asked once for all: between two tries it says that it tries.
        const auto isRefused = [&](int times) {
            const auto status = s.feed.status();
            return status.state == transport::State::Failing && status.failures >= times && status.nextTry
                && status.activity.contains(u"cannot listen"_s);
        };
        TRY(isRefused(1));
        TRY(isRefused(3));
        QCOMPARE(s.feed.status().problems.size(), 1u); // the same again is counted
        other.close();
        TRY(s.isUp());
        QCOMPARE(s.feed.status().failures, 0);
    }

    void theTimeInWhichNobodyListenedIsAGap()
    {
        Server s(u"udp://127.0.0.1:0"_s);
        TRY(s.isUp());
        QVERIFY(s.feed.status().gaps.empty());
        s.feed.stop();
        s.feed.start();
        TRY(s.isUp());
        QCOMPARE(s.feed.status().gaps.size(), 1u);
        QVERIFY(s.feed.status().gaps.front().from <= s.feed.status().gaps.front().until);

        // On record by then, and once.
        const auto onRecord = [&s] { return sure(store::gaps(*sure(s.feed.store->reader()))); };
        TRY_COMPARE(onRecord().size(), 1u);
        const auto gap = onRecord().front();
        QCOMPARE(gap.value.sourceId, s.feed.id);
        QCOMPARE(gap.value.from, s.feed.status().gaps.front().from);
        QCOMPARE(gap.value.reason, store::GapReason::Unattended);
        QCOMPARE(gap.value.messages, 0); // nobody can tell
        QVERIFY(gap.knownAt >= gap.value.until);
        s.feed.stop();
        QCOMPARE(onRecord().size(), 1u);
        QCOMPARE(s.feed.totals().records, 0); // no data of the feed: it would look alive
    }

    void aGapBeginsWhereWhatWasHeardEnds()
    {
        const auto heardUntil = [](bool isBehind) {
            Feed feed(settingsOf("syslog", u"udp://127.0.0.1:0"_s));
            const Source source = sure(store::sources(*sure(feed.store->reader()))).front();
            transport::Session session(feed.store, source, settingsOf("syslog", u"udp://127.0.0.1:0"_s), false);
            transport::Reception reception(session, "syslog");
            std::stop_source stop;
            // One that sends more than is read, and one that is quiet.
            const auto loud = reception.open(u"syslog+tcp://192.0.2.1:4711"_s,
                                             [isBehind] { return isBehind ? Timestamp{} : Clock::now(); });
            int asked = 0;
            (void)reception.open(u"syslog+tcp://192.0.2.2:4711"_s, [&] {
                if (++asked == 3)
                    stop.request_stop();
                return Clock::now();
            });
            reception.add(loud, message(1).toStdString());
            const Timestamp opened = Clock::now();
            sure(reception.run(u"listening"_s, stop.get_token()));
            return parseIso8601(sure(session.cursor()))->at - opened;
        };
        QVERIFY(heardUntil(true) <= 0s); // what was sent since may still wait
        QVERIFY(heardUntil(false) > 0s);
    }

    void whatIsDroppedIsOnRecordWithItsNumber()
    {
        Server s(u"udp://127.0.0.1:0"_s);
        TRY(s.isUp());
        const quint16 port = portOf(s.feed, u"udp"_s);
        // The writer is kept busy by nobody but these: as many as it takes, and no store is that fast.
        QUdpSocket socket;
        const QByteArray big = message(1) + QByteArray(30'000, 'x');
        std::int64_t sent = 0;
        TRY([&] {
            for (int n = 0; n < 2000; ++n)
                sent += socket.writeDatagram(big, QHostAddress::LocalHost, port) > 0;
            return s.feed.counters().lost > 0;
        }());
        // The count comes along with a message that was sent after the loss.
        const auto isWhole = [&] { return s.feed.counters().records + s.feed.counters().lost == sent; };
        for (int tries = 0; tries < 20 && !isWhole(); ++tries) {
            sent += socket.writeDatagram(message(tries), QHostAddress::LocalHost, port) > 0;
            (void)QTest::qWaitFor(isWhole, 3000);
        }
        QVERIFY(isWhole());
        s.feed.stop();
        std::int64_t lost = 0;
        for (const auto &gap : sure(store::gaps(*sure(s.feed.store->reader())))) {
            QCOMPARE(gap.value.reason, store::GapReason::Overrun);
            QVERIFY(gap.value.from <= gap.value.until);
            lost += gap.value.messages;
        }
        QCOMPARE(lost, sent - s.feed.totals().records);
    }
};

QTEST_GUILESS_MAIN(TestTransportSyslog)
#include "test_transport_syslog.moc"
