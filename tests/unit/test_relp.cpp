// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/relp.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using transport::RelpFramer;

namespace {

struct Got
{
    QStringList frames;
    bool fine = true;
};

Got read(const QByteArray &bytes, qsizetype chunk)
{
    Got got;
    RelpFramer framer(1000);
    for (qsizetype at = 0; at < bytes.size() && got.fine; at += chunk) {
        const QByteArray piece = bytes.mid(at, chunk);
        const auto fed
            = framer.feed({piece.constData(), std::size_t(piece.size())}, [&got](const RelpFramer::Frame &frame) {
                  got.frames += u"%1|%2|%3"_s.arg(frame.transaction)
                                    .arg(QString::fromUtf8(frame.command), QString::fromUtf8(frame.data));
              });
        got.fine = fed.has_value();
    }
    return got;
}

} // namespace

class TestRelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesAreToldApartHoweverTheyAreCut()
    {
        const QByteArray stream = "1 open 30 relp_version=0\ncommands=syslog\n2 syslog 11 <34>1 - \n x\n3 close 0\n";
        const QStringList wanted{u"1|open|relp_version=0\ncommands=syslog"_s, u"2|syslog|<34>1 - \n x"_s,
                                 u"3|close|"_s};
        for (qsizetype chunk = 1; chunk <= stream.size(); ++chunk) {
            const Got got = read(stream, chunk);
            QVERIFY(got.fine);
            QCOMPARE(got.frames, wanted);
        }
    }

    void whatIsNoRelpIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("syslog") << "<34>1 2026-09-30T14:00:00Z fw app - - - hello\n"_ba;
        QTest::newRow("TLS")
            << "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 and some more of it, without any sense"_ba;
        QTest::newRow("a length of 2^31") << "1 syslog 2147483648 x\n"_ba;
        QTest::newRow("a length beyond the limit") << "1 syslog 1001 x\n"_ba;
        QTest::newRow("a negative length") << "1 syslog -1 x\n"_ba;
        QTest::newRow("a length of minus zero") << "1 syslog -0 \n"_ba;
        QTest::newRow("a negative transaction") << "-1 syslog 1 x\n"_ba;
        QTest::newRow("no command") << "1  1 x\n"_ba;
        QTest::newRow("no line end") << "1 syslog 1 xy\n"_ba;
        QTest::newRow("a length and no data") << "1 syslog 1\nx\n"_ba;
        QTest::newRow("a word that never ends") << QByteArray(100, '1');
        QTest::newRow("a command that never ends") << "1 " + QByteArray(100, 'x');
    }

    void whatIsNoRelpIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        for (const qsizetype chunk : {qsizetype(1), bytes.size()}) {
            const Got got = read(bytes, chunk);
            QVERIFY(!got.fine);
            QVERIFY(got.frames.isEmpty());
        }
    }

    void answersNameTheTransaction()
    {
        QCOMPARE(transport::relpAnswer(7), "7 rsp 6 200 OK\n"_ba);
        QVERIFY(transport::relpOffers(1).startsWith("1 rsp "));
        const Got own = read(transport::relpOffers(1) + transport::relpGoodbye(), 5);
        QVERIFY(own.fine);
        QCOMPARE(own.frames.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestRelp)
#include "test_relp.moc"
