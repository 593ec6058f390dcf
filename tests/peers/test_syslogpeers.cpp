// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/transportfixture.h"
#include "peers/relay.h"
#include "picture/query.h"

#include <set>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

struct Said
{
    std::string host, text;
    std::int64_t time = 0;
    auto operator<=>(const Said &) const = default;
};

/// Message `n`, as its sender writes it and as it is to be read.
Said said(int n, Rfc rfc, Timestamp begin)
{
    const auto step = rfc == Rfc::Modern ? std::chrono::microseconds(50'003) : std::chrono::seconds(1);
    return {"fw-" + std::to_string(n % 7), "session " + std::to_string(n) + " ended: \xc3\xa4 \"quoted\" [x] = 7",
            toMicros(begin + n * step)};
}

QByteArray written(const Said &what, Rfc rfc)
{
    const auto host = QByteArray::fromStdString(what.host), text = QByteArray::fromStdString(what.text);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(what.time / 1000, QTimeZone::UTC);
    if (rfc == Rfc::Modern)
        return "<134>1 " + QByteArray::fromStdString(iso8601(fromMicros(what.time))) + ' ' + host
            + " vpnd 4711 S17 [origin@32473 ip=\"192.0.2.1\"] " + text;
    const QLocale english(QLocale::C);
    return "<134>" + english.toString(time, u"MMM"_s).toLatin1() + ' '
        + QByteArray::number(time.date().day()).rightJustified(2) + ' ' + time.toString(u"HH:mm:ss"_s).toLatin1() + ' '
        + host + " vpnd[4711]: " + text;
}

/// All that the store holds.
std::multiset<Said> heard(const Feed &feed)
{
    const auto reader = sure(feed.store->reader());
    std::vector<std::int64_t> ids;
    sure(store::observations(*reader, 0, {}, [&](const store::ObservationColumns &o) {
        ids.push_back(o.id);
        return true;
    }));
    std::multiset<Said> all;
    for (const auto &o : sure(store::observationsByIds(*reader, ids)))
        all.insert({o.value.asset, o.value.signature, o.value.happenedFrom ? toMicros(*o.value.happenedFrom) : 0});
    return all;
}

QByteArrayList messages(int from, int until, Rfc rfc, Timestamp begin)
{
    QByteArrayList all;
    for (int n = from; n < until; ++n)
        all += written(said(n, rfc, begin), rfc);
    return all;
}

std::multiset<Said> expected(int until, Rfc rfc, Timestamp begin)
{
    std::multiset<Said> all;
    for (int n = 0; n < until; ++n)
        all.insert(said(n, rfc, begin));
    return all;
}

QByteArray why(Relay &relay, const Feed &feed) { return relay.peer().said() + feed.problems().toUtf8(); }

/// An hour ago, on a whole second: RFC 3164 has no finer ones, and no year.
Timestamp anHourAgo()
{
    const auto now = std::chrono::floor<std::chrono::seconds>(Clock::now());
    return std::chrono::time_point_cast<std::chrono::microseconds>(now) - std::chrono::hours(1);
}

} // namespace

Q_DECLARE_METATYPE(Wire)
Q_DECLARE_METATYPE(Rfc)

/// What rsyslog and syslog-ng of Debian really send, by every way they have, arrives whole and unchanged.
class TestSyslogPeers : public QObject
{
    Q_OBJECT

    const Authority m_ours{u"Ours"_s}, m_others{u"Somebody else's"_s};
    const Certificate m_server = m_ours.issue(u"server"_s, u"IP:127.0.0.1,DNS:localhost"_s);
    const Certificate m_client = m_ours.issue(u"relay"_s, u"DNS:relay.test"_s);
    const Certificate m_stranger = m_others.issue(u"stranger"_s, u"DNS:relay.test"_s);

    transport::Settings listening(Wire wire, quint16 port) const
    {
        const QString protocol = wire == Wire::Udp ? u"udp"_s
            : wire == Wire::Tls                    ? u"tls"_s
            : wire == Wire::Relp                   ? u"relps"_s
                                                   : u"tcp"_s;
        auto settings = settingsOf("syslog", u"%1://127.0.0.1:%2"_s.arg(protocol).arg(port));
        if (wire == Wire::Tls || wire == Wire::Relp) {
            settings.certificate = m_server.pem;
            settings.key = m_server.key;
            settings.ca = m_ours.certificate().pem;
        }
        return settings;
    }
    Errand errand(Wire wire, Rfc rfc, quint16 port) const
    {
        return {wire, rfc, port, m_ours.certificate().pem, m_client, false};
    }
    static void peers()
    {
        QTest::addColumn<QString>("relay");
        QTest::newRow("rsyslog") << u"rsyslog"_s;
        QTest::newRow("syslog-ng") << u"syslog-ng"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        NEEDS_PEER("rsyslog", "/usr/sbin/rsyslogd");
        NEEDS_PEER("syslog-ng", "/usr/sbin/syslog-ng");
    }

    void everyWay_data()
    {
        QTest::addColumn<QString>("relay");
        QTest::addColumn<Wire>("wire");
        QTest::addColumn<Rfc>("rfc");
        for (const QString &relay : {u"rsyslog"_s, u"syslog-ng"_s}) {
            const auto row = [&](const char *way, Wire wire, Rfc rfc) {
                QTest::addRow("%s, %s, RFC %d", qPrintable(relay), way, int(rfc)) << relay << wire << rfc;
            };
            for (const Rfc rfc : {Rfc::Modern, Rfc::Bsd}) {
                row("UDP", Wire::Udp, rfc);
                row("TCP lines", Wire::Lines, rfc);
                row("TLS", Wire::Tls, rfc);
            }
            row("TCP counted", Wire::Counted, Rfc::Modern);
        }
        // syslog-ng counts octets in RFC 5424 only.
        QTest::newRow("rsyslog, TCP counted, RFC 3164") << u"rsyslog"_s << Wire::Counted << Rfc::Bsd;
        QTest::newRow("rsyslog, RELP over TLS") << u"rsyslog"_s << Wire::Relp << Rfc::Modern;
    }

    void everyWay()
    {
        QFETCH(const QString, relay);
        QFETCH(const Wire, wire);
        QFETCH(const Rfc, rfc);
        constexpr int count = 300;
        const quint16 port = freePort();
        Feed feed(listening(wire, port));
        feed.start();
        TRY(feed.isLive());
        const auto sender = relayCalled(relay);
        sender->start(errand(wire, rfc, port));
        const Timestamp begin = anHourAgo();
        TRY(sender->isReady());
        QVERIFY(sender->give(messages(0, count, rfc, begin)));
        QTRY_VERIFY2_WITH_TIMEOUT(feed.counters().records >= count, why(*sender, feed).constData(), 60'000);
        const auto counters = feed.counters();
        QCOMPARE(counters.accepted + counters.duplicates + counters.quarantined, count);
        QCOMPARE(counters.quarantined, 0);
        const auto got = heard(feed), wanted = expected(count, rfc, begin);
        if (got != wanted && !got.empty())
            qWarning("first: %s | %s | %lld; wanted %s | %s | %lld", got.begin()->host.c_str(),
                     got.begin()->text.c_str(), static_cast<long long>(got.begin()->time), wanted.begin()->host.c_str(),
                     wanted.begin()->text.c_str(), static_cast<long long>(wanted.begin()->time));
        QVERIFY(got == wanted);
    }

    void aCertificateOfAForeignAuthorityIsRefused_data() { peers(); }
    void aCertificateOfAForeignAuthorityIsRefused()
    {
        QFETCH(const QString, relay);
        const quint16 port = freePort();
        Feed feed(listening(Wire::Tls, port));
        feed.start();
        TRY(feed.isLive());
        const auto sender = relayCalled(relay);
        auto stranger = errand(Wire::Tls, Rfc::Modern, port);
        stranger.own = m_stranger;
        sender->start(stranger);
        TRY(sender->isReady());
        QVERIFY(sender->give(messages(0, 5, Rfc::Modern, anHourAgo())));
        QTRY_VERIFY2_WITH_TIMEOUT(feed.problems().contains(u"was refused: its certificate"_s),
                                  why(*sender, feed).constData(), 60'000);
        QCOMPARE(feed.counters().records, 0);
        QVERIFY(feed.isLive());
    }

    void relpLosesAndDoublesNothingInTheMidstOfIt()
    {
        constexpr int count = 6'000;
        const quint16 port = freePort();
        Feed feed(listening(Wire::Relp, port));
        feed.start();
        TRY(feed.isLive());
        const auto sender = relayCalled(u"rsyslog"_s);
        auto patient = errand(Wire::Relp, Rfc::Modern, port);
        patient.onDisk = true;
        sender->start(patient);
        const Timestamp begin = anHourAgo();
        TRY(sender->isReady());
        QVERIFY(sender->give(messages(0, count, Rfc::Modern, begin)));
        for (int times = 1; times <= 3; ++times) {
            QTRY_VERIFY2_WITH_TIMEOUT(feed.totals().records >= times * count / 8, why(*sender, feed).constData(),
                                      90'000);
            const auto before = feed.totals().records;
            feed.stop();
            feed.start();
            // librelp does not come back from a TLS handshake that is cut off: it ends one before the next stop.
            QTRY_VERIFY2_WITH_TIMEOUT(feed.totals().records > before || before >= count, why(*sender, feed).constData(),
                                      90'000);
        }
        QTRY_VERIFY2_WITH_TIMEOUT(feed.totals().records >= count, why(*sender, feed).constData(), 120'000);
        QCOMPARE(feed.totals().records, count);
        QVERIFY(heard(feed) == expected(count, Rfc::Modern, begin));
        // The time in which nobody listened is on record all the same: nobody knows here what a relay keeps.
        const auto gaps = sure(store::gaps(*sure(feed.store->reader())));
        QCOMPARE(gaps.size(), 3u);
        QCOMPARE(gaps.front().value.reason, store::GapReason::Unattended);
    }

    void whoStopsSendingIsLateAndThenSilent_data() { peers(); }
    void whoStopsSendingIsLateAndThenSilent()
    {
        QFETCH(const QString, relay);
        const quint16 port = freePort();
        Feed feed(listening(Wire::Lines, port));
        Source source;
        source.slug = source.name = "feed";
        source.kind = SourceKind::Sensor;
        source.cadence = std::chrono::seconds(2);
        sure(sure(feed.store->writer())->putSource(source).get());
        feed.start();
        TRY(feed.isLive());
        const auto sender = relayCalled(relay);
        sender->start(errand(Wire::Lines, Rfc::Modern, port));
        TRY(sender->isReady());
        QVERIFY(sender->give(messages(0, 10, Rfc::Modern, Clock::now() - std::chrono::seconds(10))));
        TRY_COMPARE(feed.totals().records, 10);
        sender->peer().kill();
        const auto row = [&] {
            const auto reader = sure(feed.store->reader());
            return picture::SourceRow{sure(store::sources(*reader)).front(), sure(store::feedStates(*reader)).front()};
        };
        const auto last = fromMicros(picture::dataTime(row()));
        const auto cadence = picture::cadenceOf(row()).length;
        QCOMPARE(picture::feedHealth(row(), last + cadence), picture::FeedHealth::Live);
        QCOMPARE(picture::feedHealth(row(), last + 2 * cadence), picture::FeedHealth::Late);
        QCOMPARE(picture::feedHealth(row(), last + 3 * cadence), picture::FeedHealth::Late);
        TRY_COMPARE(picture::feedHealth(row(), Clock::now()), picture::FeedHealth::Silent);
        QVERIFY(feed.isLive()); // it listens: the peer is the one that is gone
    }
};

QTEST_GUILESS_MAIN(TestSyslogPeers)
#include "test_syslogpeers.moc"
