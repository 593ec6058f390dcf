// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/displaytext.h"
#include "base/hash.h"
#include "base/timespan.h"
#include "base/timestamp.h"

#include <QTest>

using namespace watchfloor;
using namespace Qt::StringLiterals;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::addColumn<bool>("offsetKnown");
        QTest::newRow("utc") << u"2026-09-30T14:00:00Z"_s << u"2026-09-30T14:00:00Z"_s << true;
        QTest::newRow("suricata") << u"2026-09-30T16:00:00.251547+0200"_s << u"2026-09-30T14:00:00.251547Z"_s << true;
        QTest::newRow("colon offset") << u"2026-09-30T08:30:00.5-05:30"_s << u"2026-09-30T14:00:00.500Z"_s << true;
        QTest::newRow("hours only") << u"2026-09-30T16:00:00+02"_s << u"2026-09-30T14:00:00Z"_s << true;
        QTest::newRow("never rounded") << u"2026-09-30T14:00:37.9999999Z"_s << u"2026-09-30T14:00:37.999999Z"_s << true;
        QTest::newRow("no offset is not local") << u"2026-09-30 14:00:00"_s << u"2026-09-30T14:00:00Z"_s << false;
        QTest::newRow("date alone") << u"2026-09-30"_s << u"2026-09-30T00:00:00Z"_s << false;
        QTest::newRow("leap second") << u"2016-12-31T23:59:60Z"_s << u"2017-01-01T00:00:00Z"_s << true;
        QTest::newRow("comma") << u"2026-09-30T14:00:00,25Z"_s << u"2026-09-30T14:00:00.250Z"_s << true;
        QTest::newRow("month 13") << u"2026-13-01T00:00:00Z"_s << QString() << false;
        QTest::newRow("29 february") << u"2026-02-29T00:00:00Z"_s << QString() << false;
        QTest::newRow("hour 24") << u"2026-09-30T24:00:00Z"_s << QString() << false;
        QTest::newRow("year 0") << u"0000-01-01T00:00:00Z"_s << QString() << false;
        QTest::newRow("sensor without clock") << u"ts-error"_s << QString() << false;
        QTest::newRow("trailing text") << u"2026-09-30T14:00:00Z and more"_s << QString() << false;
        QTest::newRow("empty") << QString() << QString() << false;
    }
    void readsTimes()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QFETCH(const bool, offsetKnown);
        const auto read = parseIso8601(text.toStdString());
        QCOMPARE(read.has_value(), !expected.isEmpty());
        if (read) {
            QCOMPARE(iso8601Text(read->at), expected);
            QCOMPARE(read->offsetKnown, offsetKnown);
        }
    }

    void readsDateTimeGroups_data()
    {
        // domain.md 4.4
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("zulu") << u"301400ZSEP26"_s << u"2026-09-30T14:00:00Z"_s;
        QTest::newRow("bravo") << u"301400BSEP26"_s << u"2026-09-30T12:00:00Z"_s;
        QTest::newRow("alpha over new year") << u"010030AJAN27"_s << u"2026-12-31T23:30:00Z"_s;
        QTest::newRow("29 february") << u"290000ZFEB26"_s << QString();
        QTest::newRow("hour 24") << u"312400ZOCT26"_s << QString();
        QTest::newRow("juliet has no zone") << u"301400JSEP26"_s << QString();
    }
    void readsDateTimeGroups()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const auto reference = parseIso8601("2026-11-22T00:00:00Z")->at;
        const auto read = parseDtg(text.toStdString(), reference);
        QCOMPARE(read ? iso8601Text(*read) : QString(), expected);
        if (read && text[6] == u'Z')
            QCOMPARE(dtg(*read), text);
    }

    void refusesTimesThatABatteryLessClockWrites()
    {
        const auto known = parseIso8601("2026-11-22T00:00:00Z")->at;
        QVERIFY(!isPlausible(parseIso8601("1970-01-01T00:00:00Z")->at, known));
        QVERIFY(!isPlausible(parseIso8601("9999-12-31T00:00:00Z")->at, known));
        QVERIFY(isPlausible(parseIso8601("2026-11-22T12:00:00Z")->at, known));
    }

    void readsTimeSpans_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<double>("seconds"); // NaN: refused
        QTest::newRow("seconds") << u"90"_s << 90.0;
        QTest::newRow("with s") << u" 0.5s "_s << 0.5;
        QTest::newRow("minutes") << u"15m"_s << 900.0;
        QTest::newRow("hours") << u"1.5h"_s << 5400.0;
        QTest::newRow("days, back") << u"-2d"_s << -172800.0;
        for (const char *wrong : {"", "h", "2w", "two hours", "1h30", "4000d", "nan", "inf", "1e300d"})
            QTest::addRow("refused: %s", wrong) << QString::fromLatin1(wrong) << qQNaN();
    }
    void readsTimeSpans()
    {
        QFETCH(const QString, words);
        QFETCH(const double, seconds);
        const auto span = timeSpanFrom(words);
        QCOMPARE(span.has_value(), !qIsNaN(seconds));
        if (span)
            QCOMPARE(std::chrono::duration<double>(*span).count(), seconds);
    }

    void hashesAsTheStandardsSay()
    {
        QCOMPARE(toHex(bytesOf(sha256("abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Sha256Stream stream;
        stream.add("a");
        stream.add("bc");
        QVERIFY(stream.peek() == sha256("abc"));
        // STIX 2.1 section 2.9; domain.md 5.5
        QCOMPARE(uuidV5("00abedb4-aa42-466c-9c01-fed23315a9b7", R"({"value":"198.51.100.3"})"),
                 std::string("28bb3599-77cd-5a82-a950-b5bc3caf07c4"));
        QVERIFY(derivedId("asset", "ab", "c", "k") != derivedId("asset", "a", "bc", "k"));
    }

    void showsWhatWouldDeceive()
    {
        QCOMPARE(visibleText(u"a\u202Eb"_s), u"a⟨U+202E⟩b"_s);
        QCOMPARE(visibleText(std::string_view("a\0b", 3)), u"a⟨U+0000⟩b"_s);
        QCOMPARE(visibleText(std::string_view("x\xFFy")), u"x⟨0xFF⟩y"_s);
        QCOMPARE(visibleText(std::string_view("é\xC3")), u"é⟨0xC3⟩"_s);
        QCOMPARE(visibleText(u"a\r\nb"_s, true), u"a\nb"_s);
        QCOMPARE(visibleText(u"a\nb"_s), u"a⟨U+000A⟩b"_s);
        QCOMPARE(visibleText(u"plain <b>text</b>"_s), u"plain <b>text</b>"_s);
        QCOMPARE(shortText(u"abcdef"_s, 4), u"abc…"_s);
    }

    void writesAddressesOneWay()
    {
        QCOMPARE(canonicalAddress("FE80:0000:0000:0000:0000:0000:0000:0001").value_or(""), std::string("fe80::1"));
        QCOMPARE(canonicalAddress("192.0.2.7").value_or(""), std::string("192.0.2.7"));
        QVERIFY(!canonicalAddress("192.0.2.07777"));
        QVERIFY(!canonicalAddress("192.0.2"));
        QVERIFY(!canonicalAddress("fe80::1%eth0"));
        QCOMPARE(canonicalHost("WWW.Example.COM.").value_or(""), std::string("www.example.com"));
        QVERIFY(!canonicalHost("a..b"));
        QVERIFY(!canonicalHost("a b"));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
