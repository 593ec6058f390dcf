// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <QRandomGenerator>

#include <ctime>
#include <fstream>

using namespace Qt::StringLiterals;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

/// Records as one text: bytes, or `!` and bytes where framing failed.
QStringList shape(const std::vector<Cut> &cuts)
{
    QStringList out;
    for (const Cut &c : cuts)
        out << (c.fault.empty() ? QString() : u"!"_s) + QString::fromStdString(c.bytes);
    return out;
}

std::int64_t residentKib()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stoll(line.substr(6));
    }
    return 0;
}

} // namespace

class TestJsonFramer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsIntoRecords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("records");
        const auto row = [](const char *name, const QByteArray &text, const QStringList &records) {
            QTest::newRow(name) << text << records;
        };
        row("lines", "{\"a\":1}\n{\"b\":[2]}\n", {u"{\"a\":1}"_s, u"{\"b\":[2]}"_s});
        row("no last line break", "{\"a\":1}\n{}", {u"{\"a\":1}"_s, u"{}"_s});
        row("CRLF and empty lines", "{}\r\n\r\n{}\r\n", {u"{}"_s, u"{}"_s});
        row("byte order mark", "\xEF\xBB\xBF{}\n", {u"{}"_s});
        row("syslog cookie", "@cee: {\"a\":1}\n@cee:{}\n", {u"{\"a\":1}"_s, u"{}"_s});
        row("one after another", "{}{} {}", {u"{}"_s, u"{}"_s, u"{}"_s});
        row("over several lines", "{\n \"a\": [\n  1\n ]\n}\n{\n}\n", {u"{\n \"a\": [\n  1\n ]\n}"_s, u"{\n}"_s});
        row("array", "[{\"a\":[1]}, {} ,\n[3] , 4,\"x,]\" ]",
            {u"{\"a\":[1]}"_s, u"{}"_s, u"[3]"_s, u"4"_s, u"\"x,]\""_s});
        row("empty array", "[]", {u"!["_s});
        row("empty array over lines", " [\n]\n", {u"!["_s});
        row("two empty arrays", "[][]", {u"!["_s});
        row("an empty array before a record", "[]{}", {u"{}"_s});
        row("two arrays", "[1]\n[2]\n", {u"1"_s, u"2"_s});
        row("scalars", "1\n\"a\"\n", {u"1"_s, u"\"a\""_s});
        row("brackets in strings", "{\"a\":\"}{[\\\"\\\\\"}\n{\"b\":\"]\"}",
            {u"{\"a\":\"}{[\\\"\\\\\"}"_s, u"{\"b\":\"]\"}"_s});
        row("empty", "", {u"!"_s});
        row("white space alone", " \n\t", {u"!"_s});
        row("truncated", "{\"a\":1}\n{\"b\":\"tru", {u"{\"a\":1}"_s, u"!{\"b\":\"tru"_s});
        row("truncated array", "[{},{\"b\":", {u"{}"_s, u"!{\"b\":"_s});
        row("array without end", "[{},", {u"{}"_s, u"!["_s});
        row("missing value", "[1,,2]", {u"1"_s, u"!,"_s, u"2"_s});
        row("comma at the end", "[{},]", {u"{}"_s, u"!,"_s});
        row("missing comma", "[{} {}]", {u"{}"_s, u"!{}"_s});
        row("text behind a value", "{\"a\":1} x\n{}\n", {u"!{\"a\":1} x"_s, u"{}"_s});
        row("brackets that do not match", "{\"a\":[}}\n{}\n", {u"!{\"a\":[}}"_s, u"{}"_s});
        row("text", "hello\nworld\n", {u"!hello\nworld"_s});
        row("comment line first", "# suricata\n{\"a\":1}\n{\"b\":1}\n",
            {u"!# suricata"_s, u"{\"a\":1}"_s, u"{\"b\":1}"_s});
    }
    void cutsIntoRecords()
    {
        QFETCH(const QByteArray, text);
        const auto cuts = cutJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QTEST(shape(cuts), "records");
    }

    void aBrokenLineCostsOnlyItself_data()
    {
        QTest::addColumn<QByteArray>("broken");
        QTest::newRow("string does not end") << QByteArray("{\"a\":\"x");
        QTest::newRow("object does not end") << QByteArray(R"({"a":{"b":1})");
        QTest::newRow("ends behind a colon") << QByteArray(R"({"a":)");
        QTest::newRow("ends behind a comma") << QByteArray(R"({"a":1,)");
        QTest::newRow("array inside does not end") << QByteArray(R"({"a":[1,)");
        QTest::newRow("one bracket too many") << QByteArray(R"({"a":1}})");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("two brackets that do not match") << QByteArray(R"({"a":[1}})");
    }
    void aBrokenLineCostsOnlyItself()
    {
        QFETCH(const QByteArray, broken);
        const std::string text = "{\"n\":1}\n" + broken.toStdString() + "\n{\"n\":2}\n{\"n\":3}\n";
        const auto cuts = cutJson(text);
        QCOMPARE(shape(cuts),
                 (QStringList{u"{\"n\":1}"_s, u"!"_s + QString::fromUtf8(broken), u"{\"n\":2}"_s, u"{\"n\":3}"_s}));
        QCOMPARE(cuts[1].line, 2);
        QCOMPARE(cuts[1].offset, 8);
        QCOMPARE(cuts[2].line, 3);
    }

    void aBrokenFirstLineDoesNotTakeTheNext()
    {
        QCOMPARE(shape(cutJson("{\"a\":\"x\n{\"n\":2}\n")), (QStringList{u"!{\"a\":\"x"_s, u"{\"n\":2}"_s}));
        QCOMPARE(shape(cutJson("{\"a\":1,\n{\"n\":2}\n")), (QStringList{u"!{\"a\":1,"_s, u"{\"n\":2}"_s}));
        QCOMPARE(shape(cutJson("{\"a\":{\"b\":1}\n{\"n\":2}\n")),
                 (QStringList{u"!{\"a\":{\"b\":1}"_s, u"{\"n\":2}"_s}));
    }

    void aBrokenElementCostsOnlyItself()
    {
        QCOMPARE(shape(cutJson("[\n{\"n\":1},\n{\"a\":\"x},\n{\"n\":2}\n]\n")),
                 (QStringList{u"{\"n\":1}"_s, u"!{\"a\":\"x},"_s, u"{\"n\":2}"_s}));
        QCOMPARE(shape(cutJson("[\n  {\n    \"n\": 1\n  },\n  {\n    \"a\": \"x\n  },\n  {\n    \"n\": 2\n  }\n]\n")),
                 (QStringList{u"{\n    \"n\": 1\n  }"_s, u"!{\n    \"a\": \"x\n  },"_s, u"{\n    \"n\": 2\n  }"_s}));
        QCOMPARE(shape(cutJson("[\n{\"n\":1},\n{\"a\":{\"b\":1},\n{\"n\":2}\n]\n")),
                 (QStringList{u"{\"n\":1}"_s, u"!{\"a\":{\"b\":1},"_s, u"{\"n\":2}"_s}));
    }

    void flushLeftJsonIsStillWhole()
    {
        const std::string text = "{\n\"objects\": [\n{\n\"a\": [\n{\n\"b\": 1\n},\n{\n}\n]\n}\n]\n}\n";
        QCOMPARE(cutJson(text).size(), 1u);
        QVERIFY(cutJson(text)[0].fault.empty());
        QCOMPARE(cutJson(text, JsonFramer::Cut::Bundles).size(), 1u);
        QCOMPARE(cutJson(text, JsonFramer::Cut::Bundles)[0].fault, "");
    }

    void bundlesAreCutIntoObjects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("records");
        const auto row = [](const char *name, const QByteArray &text, const QStringList &records) {
            QTest::newRow(name) << text << records;
        };
        row("bundle", "{\"type\":\"bundle\",\"objects\":[{\"a\":1},{\"objects\":[1]}],\"id\":\"x\"}",
            {u"{\"a\":1}"_s, u"{\"objects\":[1]}"_s});
        row("spaced", "{ \"objects\" :\n [ {} ] , \"type\":\"bundle\" }\n{}", {u"{}"_s, u"{}"_s});
        row("empty", "{\"type\":\"bundle\",\"objects\":[]}", {u"{\"type\":\"bundle\",\"objects\":[]}"_s});
        row("empty, more behind", "{\"objects\":[ ],\"id\":\"x\"}{}", {u"{\"objects\":[],\"id\":\"x\"}"_s, u"{}"_s});
        row("not a bundle", "{\"type\":\"report\",\"objects\":[{}]}", {u"{\"type\":\"report\",\"objects\":[{}]}"_s});
        row("objects is an object", "{\"objects\":{\"0\":{}}}", {u"{\"objects\":{\"0\":{}}}"_s});
        row("a value called objects", "{\"a\":\"objects\",\"b\":[{}]}", {u"{\"a\":\"objects\",\"b\":[{}]}"_s});
        row("deeper", "{\"a\":{\"objects\":[{}]}}", {u"{\"a\":{\"objects\":[{}]}}"_s});
        row("twice", "{\"objects\":[{}],\"objects\":[{},{}]}", {u"{}"_s, u"{}"_s, u"{}"_s});
        row("in an array", "[{\"objects\":[{\"a\":1}]},{\"b\":1}]", {u"{\"a\":1}"_s, u"{\"b\":1}"_s});
        row("truncated between objects", "{\"type\":\"bundle\",\"objects\":[{}, ",
            {u"{}"_s, u"!{\"type\":\"bundle\",\"objects\":["_s});
        row("truncated in an object", "{\"objects\":[{},{\"a", {u"{}"_s, u"!{\"a"_s});
        row("truncated behind the objects", "{\"objects\":[{}],\"id\":\"x",
            {u"{}"_s, u"!{\"objects\":[],\"id\":\"x"_s});
    }
    void bundlesAreCutIntoObjects()
    {
        QFETCH(const QByteArray, text);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        QTEST(shape(cutJson(view, JsonFramer::Cut::Bundles)), "records");
    }

    void faultsSayWhere()
    {
        QCOMPARE(cutJson("{\"a\":1}\n{\"b\":\"tru")[1].fault, "ends inside a string at byte 17");
        QCOMPARE(cutJson("{\"a\":[1")[0].fault, "ends inside an array at byte 7");
        QCOMPARE(cutJson("")[0].fault, "no records: empty");
        QCOMPARE(cutJson("[]")[0].fault, "no records: an array with nothing in it");
        QVERIFY(cutJson(std::string_view("\xFF\xFE{\0}\0", 6))[0].fault.starts_with("not UTF-8"));
        QVERIFY(cutJson(std::string_view("{\0\"\0", 4))[0].fault.starts_with("not UTF-8"));
    }

    void deepNestingIsOneFaultyRecord()
    {
        const std::string deep(10'000, '[');
        const auto cuts = cutJson("{\"a\":" + deep + std::string(10'000, ']') + "}\n{\"b\":1}\n");
        QCOMPARE(cuts.size(), 2u);
        QVERIFY(cuts[0].fault.starts_with("nested deeper than 64"));
        QCOMPARE(cuts[1].fault, "");
        QCOMPARE(cutJson("{\"a\":" + deep).size(), 1u);
        const std::string just = std::string(64, '[') + std::string(64, ']');
        QCOMPARE(cutJson('[' + just + ']')[0].fault, "");
        QVERIFY(!cutJson('[' + std::string("[") + just + "]]")[0].fault.empty());
    }

    void hugeRecordsAreReportedOnceAndSkipped()
    {
        const std::string huge = "{\"a\":\"" + std::string(maxRecordBytes, 'x') + "\"}";
        const auto cuts = cutJson("{\"n\":1}\n" + huge + "\n{\"n\":2}\n", JsonFramer::Cut::Values, 8192);
        QCOMPARE(cuts.size(), 3u);
        QVERIFY(cuts[1].fault.starts_with("larger than 16 MiB"));
        QCOMPARE(cuts[1].bytes.size(), 65536u);
        QCOMPARE(cuts[1].bytes, huge.substr(0, 65536));
        QCOMPARE(cuts[2].bytes, "{\"n\":2}");
        QCOMPARE(cuts[2].line, 3);
    }

    void hundredMegabytesOnOneLineStayBounded()
    {
        const std::int64_t before = residentKib();
        const std::string piece(1u << 20, 'a');
        JsonFramer framer;
        int records = 0;
        std::string faults;
        const RecordSink sink = [&](const RawRecord &r) {
            ++records;
            faults += r.fault;
        };
        framer.feed("{\"a\":\"", sink);
        for (int i = 0; i < 100; ++i)
            framer.feed(piece, sink);
        framer.finish(sink);
        QCOMPARE(records, 1);
        QVERIFY2(faults.starts_with("larger than 16 MiB"), faults.c_str());
        QVERIFY2(residentKib() - before < 100 * 1024, "a record that is too long was held whole");
    }

    void chunksMakeNoDifference()
    {
        // Pieces that mean something to the scanner, in random order.
        const std::vector<std::string> pieces{"{",
                                              "}",
                                              "[",
                                              "]",
                                              "\"",
                                              "\\",
                                              "\n",
                                              ",",
                                              ":",
                                              " ",
                                              "\r",
                                              "a",
                                              "1",
                                              "@cee:",
                                              "@c",
                                              "\"objects\":[",
                                              "\"type\":\"bundle\"",
                                              "{\"a\":1}\n",
                                              "{\"a\":\"b",
                                              "  {",
                                              "\xEF\xBB\xBF",
                                              std::string(70, ' '),
                                              std::string(300, '\\'),
                                              "\n{",
                                              "},\n{"};
        QRandomGenerator random(20261122);
        for (int round = 0; round < 4000; ++round) {
            std::string text;
            for (int i = random.bounded(40); i > 0; --i)
                text += pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
            const JsonFramer::Limits limits{static_cast<std::size_t>(random.bounded(16, 2000)), 16, 5};
            const auto how = random.bounded(2) == 0 ? JsonFramer::Cut::Values : JsonFramer::Cut::Bundles;
            JsonFramer whole(how, limits);
            JsonFramer bytewise(how, limits);
            JsonFramer odd(how, limits);
            const auto expected = cut(whole, text, text.size() + 1);
            QVERIFY2(cut(bytewise, text, 1) == expected, text.c_str());
            QVERIFY2(cut(odd, text, static_cast<std::size_t>(random.bounded(2, 50))) == expected, text.c_str());
        }
    }

    void noByteIsLost()
    {
        const std::vector<std::string> pieces{"{", "}", "[", "]", "\"",          "\\",  "\n",
                                              ",", ":", " ", "x", "{\"a\":1}\n", "[1,", "\n{"};
        QRandomGenerator random(42);
        for (int round = 0; round < 4000; ++round) {
            std::string text;
            for (int i = random.bounded(30); i > 0; --i)
                text += pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
            std::string left = text;
            std::int64_t last = -1;
            for (const Cut &c : cutJson(text)) {
                if (c.bytes.empty())
                    continue;
                // An array without its end is reported last, as its bracket.
                QVERIFY(c.offset >= last || c.bytes == "[");
                QCOMPARE(text.substr(static_cast<std::size_t>(c.offset), c.bytes.size()), c.bytes);
                last = c.offset;
                left.replace(static_cast<std::size_t>(c.offset), c.bytes.size(), c.bytes.size(), ' ');
            }
            QVERIFY2(left.find_first_not_of(" \t\r\n[],") == std::string::npos, text.c_str());
        }
    }

    void realisticSpeed()
    {
        std::string line
            = R"({"timestamp":"2026-09-20T03:04:05.123456+0200","flow_id":1170982023693673,"event_type":"alert",)"
              R"("src_ip":"198.51.100.1","src_port":443,"dest_ip":"192.0.2.7","dest_port":50123,"proto":"TCP","alert":)"
              R"({"action":"allowed","gid":1,"signature_id":2001219,"rev":19,"signature":"ET SCAN Potential SSH Scan",)"
              R"("category":"Attempted Information Leak","severity":2},"flow":{"pkts_toserver":2,"pkts_toclient":0}})";
        line += '\n';
        std::string text;
        while (text.size() < (64u << 20))
            text += line;
        std::int64_t records = 0;
        JsonFramer framer;
        const RecordSink sink = [&](const RawRecord &) { ++records; };
        const std::clock_t start = std::clock();
        for (std::string_view rest = text; !rest.empty();
             rest.remove_prefix(std::min<std::size_t>(rest.size(), 1u << 20)))
            framer.feed(rest.substr(0, 1u << 20), sink);
        framer.finish(sink);
        qInfo("%.0f MB/s",
              static_cast<double>(text.size()) / static_cast<double>(std::max<std::clock_t>(1, std::clock() - start)));
        QCOMPARE(records, static_cast<std::int64_t>(text.size() / line.size()));
    }
};

QTEST_GUILESS_MAIN(TestJsonFramer)
#include "test_jsonframer.moc"
