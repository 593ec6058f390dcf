// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

const std::string header = "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n";

/// A log of `path` with these columns, types and rows.
std::string log(std::string_view path, std::string_view fields, std::string_view types, std::string_view rows)
{
    return header + "#path\t" + std::string(path) + "\n#open\t2026-09-20-00-00-00\n#fields\t" + std::string(fields)
        + "\n#types\t" + std::string(types) + '\n' + std::string(rows);
}

const std::string connFields = "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration";
const std::string connTypes = "time\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval";

Reading readConn(std::string_view rows) { return read(zeekTsvFormat(), log("conn", connFields, connTypes, rows)); }

qsizetype linesOf(const std::string &text)
{
    qsizetype lines = 0;
    for (const QByteArray &line : QByteArray::fromStdString(text).split('\n'))
        lines += line.trimmed().isEmpty() ? 0 : 1;
    return lines;
}

} // namespace

class TestZeek : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAConnection()
    {
        const Reading r
            = readConn("1521911720.613421\tCIOuwB\t2001:DB8:0:0::1\t44749\t10.47.8.208\t3389\ttcp\trdp\t2.5\n");
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.records, 9);
        QCOMPARE(r.observations.size(), 1u);
        const Observation &o = r.observations[0];
        QCOMPARE(o.kind, "conn");
        QCOMPARE(iso8601(*o.happenedFrom), "2018-03-24T17:15:20.613421Z");
        QCOMPARE(iso8601(*o.happenedTo), "2018-03-24T17:15:23.113421Z");
        QVERIFY(o.offsetKnown);
        QCOMPARE(o.source, (Endpoint{"2001:db8::1", 44749}));
        QCOMPARE(o.destination, (Endpoint{"10.47.8.208", 3389}));
        QCOMPARE(o.protocol, "rdp");
        QCOMPARE(o.flowId, "CIOuwB");
        QCOMPARE(r.keys.back(), "conn:CIOuwB:1521911720613421");
    }

    void jsonSaysTheSame()
    {
        const Reading tsv = readConn("1521911720.613421\tCIOuwB\t10.1.1.1\t44749\t10.47.8.208\t3389\ttcp\trdp\t2.5\n");
        for (const char *stamp : {"1521911720.613421", "\"2018-03-24T17:15:20.613421Z\""}) {
            const Reading json
                = read(zeekJsonFormat(),
                       std::string(R"({"_path":"conn","ts":)") + stamp
                           + R"(,"uid":"CIOuwB","id.orig_h":"10.1.1.1","id.orig_p":44749,)"
                             R"("id.resp_h":"10.47.8.208","id.resp_p":3389,"proto":"tcp",)"
                             R"("service":"rdp","duration":2.5,"conn_state":"SF","new":[1,{"a":null}]})");
            QCOMPARE(json.accepted, 1);
            QCOMPARE(json.keys.back(), tsv.keys.back());
            QCOMPARE(json.observations[0].source, tsv.observations[0].source);
            QCOMPARE(json.observations[0].happenedTo, tsv.observations[0].happenedTo);
            QCOMPARE(json.observations[0].protocol, "rdp");
        }
        const Reading millis = read(zeekJsonFormat(), R"({"ts":1521911720613,"uid":"C","id.orig_h":"10.1.1.1"})");
        QCOMPARE(iso8601(*millis.observations.at(0).happenedFrom), "2018-03-24T17:15:20.613Z");
    }

    void headersRecurAndColumnsMove()
    {
        const Reading r = read(zeekTsvFormat(),
                               log("dns", "ts\tuid\tid.orig_h\tquery", "time\tstring\taddr\tstring",
                                   "1521911720.0\tA\t10.0.0.1\tone.example\n")
                                   + log("dns", "uid\tquery\tid.orig_h\tts", "string\tstring\taddr\ttime",
                                         "B\ttwo.example\t10.0.0.2\t1521911721.0\n#close\t2026-09-20-01-00-00\n"));
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.records, 19);
        QCOMPARE(r.observations.size(), 2u);
        QCOMPARE(r.observations[1].name, "two.example");
        QCOMPARE(r.observations[1].source.address, "10.0.0.2");
        QCOMPARE(r.observations[1].protocol, "dns");
    }

    void anotherSeparatorIsFollowed()
    {
        const Reading r = read(zeekTsvFormat(),
                               "#separator \\x7c\n#set_separator|;\n#empty_field|EMPTY\n#unset_field|?\n#path|files\n"
                               "#fields|ts|fuid|tx_hosts|filename\n#types|time|string|set[addr]|string\n"
                               "1521911720.0|F1|10.0.0.1;10.0.0.2|?\n1521911720.0|F2|EMPTY|a.exe\n");
        QCOMPARE(r.quarantined, 0);
        QCOMPARE(r.observations.size(), 1u); // the other one has no endpoint
        QCOMPARE(r.observations[0].source.address, "10.0.0.1");
        QCOMPARE(r.observations[0].name, "");
    }

    void escapesAreReadAfterSplitting_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("plain") << "a.example"_ba << "a.example"_ba;
        QTest::newRow("a tab inside") << "a\\x09b"_ba << "a\tb"_ba;
        QTest::newRow("a dash that is text") << "\\x2d"_ba << "-"_ba;
        QTest::newRow("the empty word as text") << "\\x28empty)"_ba << "(empty)"_ba;
        QTest::newRow("backslash") << "a\\\\b"_ba << "a\\b"_ba;
        QTest::newRow("UTF-8") << "\\xc3\\xbc"_ba << "\xc3\xbc"_ba;
        QTest::newRow("no UTF-8 behind it") << "\\xff\\x01"_ba << "\\xff\\x01"_ba;
        QTest::newRow("NUL") << "a\\x00"_ba << "a\\x00"_ba;
        QTest::newRow("half an escape") << "a\\x0"_ba << "a\\x0"_ba;
        QTest::newRow("unset") << "-"_ba << ""_ba;
    }
    void escapesAreReadAfterSplitting()
    {
        QFETCH(const QByteArray, cell);
        const Reading r = read(zeekTsvFormat(),
                               log("dns", "ts\tid.orig_h\tquery", "time\taddr\tstring",
                                   "1521911720.0\t10.0.0.1\t" + cell.toStdString() + '\n'));
        QCOMPARE(r.quarantined, 0);
        QTEST(QByteArray::fromStdString(r.observations.at(0).name), "name");
    }

    void badRowsSayWhichColumn_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason");
        QTest::newRow("time") << "yesterday\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-"_ba
                              << u"ts: \"yesterday\" is not a number"_s;
        QTest::newRow("address") << "1521911720.0\tC\t10.0.0.999\t1\t10.0.0.2\t2\ttcp\t-\t-"_ba
                                 << u"id.orig_h: \"10.0.0.999\" is not an address"_s;
        QTest::newRow("port") << "1521911720.0\tC\t10.0.0.1\t70000\t10.0.0.2\t2\ttcp\t-\t-"_ba
                              << u"id.orig_p: \"70000\" is not a port"_s;
        QTest::newRow("1e400") << "1521911720.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t1e400"_ba
                               << u"duration: \"1e400\" is not a number"_s;
        QTest::newRow("cut") << "1521911720.0\tC\t10.0.0.1"_ba << u"3 columns where #fields names 9"_s;
        QTest::newRow("one more") << "1521911720.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-\tx"_ba
                                  << u"10 columns where #fields names 9"_s;
        QTest::newRow("bytes") << "1521911720.0\tC\xff\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-"_ba
                               << u"invalid UTF-8 at byte 14"_s;
    }
    void badRowsSayWhichColumn()
    {
        QFETCH(const QByteArray, row);
        const Reading r = readConn(row.toStdString() + "\n1521911720.0\tD\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-\n");
        QCOMPARE(r.quarantined, 1);
        QCOMPARE(r.observations.size(), 1u); // the row behind it is read
        QTEST(QString::fromStdString(r.rejections[0].reason), "reason");
    }

    void whatIsNotATimeIsNeverIn1970_data()
    {
        QTest::addColumn<QByteArray>("stamp");
        for (const char *stamp : {"0.000000", "-1418429426.887384", "99999999999.0", "-", "1.0e1"})
            QTest::newRow(stamp) << QByteArray(stamp);
    }
    void whatIsNotATimeIsNeverIn1970()
    {
        QFETCH(const QByteArray, stamp);
        const Reading r = readConn(stamp.toStdString() + "\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-\n");
        QCOMPARE(r.quarantined, 0);
        QVERIFY(!r.observations.at(0).happenedFrom);
        QVERIFY(r.keys.back().empty());
    }

    void aHeaderIsNeeded()
    {
        const Reading none = read(zeekTsvFormat(), "#path\tconn\n1521911720.0\tC\n");
        QCOMPARE(none.rejections.at(0).reason, "a row before any #fields line");
        const Reading uneven = read(zeekTsvFormat(), log("x", "a\tb", "string", "1\t2\n"));
        QCOMPARE(uneven.rejections.at(0).reason, "#types names 1 columns, #fields 2");
        const Reading twice = read(zeekTsvFormat(), log("x", "ts\tts", "time\ttime", "1\t2\n"));
        QCOMPARE(twice.rejections.at(0).reason, "#fields names ts twice");
        const Reading odd = read(zeekTsvFormat(), "#separator \\xzz\n");
        QCOMPARE(odd.quarantined, 1);
        // A plain header row, as Zeek's tsv mode writes.
        const Reading plain = read(zeekTsvFormat(), "ts\tuid\tid.orig_h\n1521911720.0\tC\t10.0.0.1\n");
        QCOMPARE(plain.quarantined, 0);
        QCOMPARE(plain.observations.size(), 1u);
    }

    void noticesAreJudged()
    {
        const Reading r = read(zeekJsonFormat(),
                               R"({"ts":1521911720.5,"note":"SSH::Password_Guessing","msg":"10.0.0.9 guesses",)"
                               R"("src":"10.0.0.9","remote_location.latitude":50.8,"remote_location.longitude":4.3})");
        const Observation &o = r.observations.at(0);
        QCOMPARE(o.kind, "notice");
        QCOMPARE(o.category, Category::BruteForce);
        QCOMPARE(int(o.severity), 50);
        QCOMPARE(o.signatureId, "SSH::Password_Guessing");
        QCOMPARE(o.source.address, "10.0.0.9");
        QCOMPARE(o.position->precision, Precision::City);
    }

    void jsonIsCheckedWhole_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("twice") << R"({"ts":1,"uid":"a","uid":"b"})"_ba << u"uid"_s;
        QTest::newRow("1e400 elsewhere") << R"({"ts":1,"uid":"a","x":{"y":1e400}})"_ba << u"x.y"_s;
        QTest::newRow("port") << R"({"ts":1,"id.orig_h":"10.0.0.1","id.orig_p":65536})"_ba << u"id.orig_p"_s;
        QTest::newRow("object for text") << R"({"ts":1,"uid":{}})"_ba << u"uid"_s;
        QTest::newRow("ts") << R"({"ts":"soon","uid":"a"})"_ba << u"ts"_s;
        QTest::newRow("nothing of Zeek") << R"({"a":1})"_ba << u""_s;
    }
    void jsonIsCheckedWhole()
    {
        QFETCH(const QByteArray, json);
        const Reading r = read(zeekJsonFormat(), json.toStdString());
        QCOMPARE(r.quarantined, 1);
        QTEST(QString::fromStdString(r.rejections[0].field), "field");
    }

    void clockOffsetIsTakenOff()
    {
        ParseContext context = contextAt();
        context.source.clockOffset = std::chrono::seconds{20};
        const Reading r = read(zeekJsonFormat(), R"({"ts":1521911720.0,"uid":"a","id.orig_h":"10.0.0.1"})", context);
        QCOMPARE(iso8601(*r.observations.at(0).happenedFrom), "2018-03-24T17:15:00Z");
    }

    void chunksDoNotMatter()
    {
        const std::string text = log("conn", connFields, connTypes,
                                     "1521911720.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-\r\n\n"
                                     "1521911720.0\tD\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t-");
        for (const std::size_t chunk : {1u, 2u, 7u, 64u}) {
            const Reading r = read(zeekTsvFormat(), text, contextAt(), chunk);
            QCOMPARE(r.records, 10);
            QCOMPARE(r.observations.size(), 2u);
        }
    }

    void realLogs_data()
    {
        NEEDS_DATA(u"03-zeek"_s);
        QTest::addColumn<QString>("path");
        for (const QString &folder : {u"03-zeek/zed-tsv"_s, u"03-zeek/zed-json"_s}) {
            for (const QFileInfo &file : QDir(dataPath(folder)).entryInfoList(QDir::Files))
                QTest::newRow(qPrintable(folder + u'/' + file.fileName())) << file.filePath();
        }
    }
    void realLogs()
    {
        QFETCH(const QString, path);
        const std::string text = wholeFile(path);
        const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
        QVERIFY(found.format);
        QCOMPARE(QString::fromUtf8(found.format->id), path.contains(u"tsv"_s) ? u"zeek-tsv"_s : u"zeek-json"_s);
        const Reading r = read(*found.format, text);
        QCOMPARE(r.records, linesOf(text));
        QCOMPARE(r.quarantined, 0);
        for (const Observation &o : r.observations)
            QVERIFY(!o.happenedFrom || *o.happenedFrom > fromMicros(1'500'000'000'000'000));
        qInfo("%lld records, %zu observations", static_cast<long long>(r.records), r.observations.size());
    }
};

QTEST_GUILESS_MAIN(TestZeek)
#include "test_zeek.moc"
