// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/canonicaljson.h"
#include "feeds/canonicalread.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonobject.h"
#include "feeds/jsonread.h"
#include "reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QVariant>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

QString randomText(QRandomGenerator &random)
{
    static const QString letters = u"abcXYZ 09{}[],:\"\\/\b\f\n\r\t\u0000\u0007\u001f\u007f\u00e9\u20ac"_s;
    QString text;
    for (int left = random.bounded(24); left > 0; --left)
        text += letters[random.bounded(letters.size())];
    return random.bounded(8) == 0 ? text + QString::fromUcs4(U"\U0001D11E") : text;
}

QJsonValue randomValue(QRandomGenerator &random, int depth)
{
    const int kind = random.bounded(depth > 3 ? 4 : 6);
    if (kind == 4) {
        QJsonArray list;
        for (int left = random.bounded(4); left > 0; --left)
            list.append(randomValue(random, depth + 1));
        return list;
    }
    if (kind == 5 || depth == 0) {
        QJsonObject object;
        for (int left = random.bounded(6); left > 0; --left)
            object.insert(u"k"_s + randomText(random), randomValue(random, depth + 1));
        return object;
    }
    return kind == 0 ? QJsonValue(randomText(random))
        : kind == 1  ? QJsonValue(random.bounded(2000) - 1000)
        : kind == 2  ? QJsonValue(random.bounded(2) == 0)
                     : QJsonValue();
}

/// What the walk through canonical text gives.
QJsonValue walked(std::string_view value)
{
    const auto text = [](std::string_view of) {
        std::string room;
        room.reserve(of.size());
        return QString::fromStdString(std::string(textOf(of, room)));
    };
    if (isText(value))
        return text(value);
    if (isList(value)) {
        QJsonArray list;
        static_cast<void>(eachElement(value, [&](std::string_view element) {
            list.append(walked(element));
            return true;
        }));
        return list;
    }
    if (isObject(value)) {
        QJsonObject object;
        static_cast<void>(eachMember(value, [&](std::string_view key, std::string_view held) {
            object.insert(text('"' + std::string(key) + '"'), walked(held));
            return true;
        }));
        return object;
    }
    return value == "true" || value == "false" ? QJsonValue(value == "true")
        : value == "null"                      ? QJsonValue()
                                               : QJsonValue(QByteArray::fromStdString(std::string(value)).toInt());
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneSpellingForEachValue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &canonical) {
            QTest::newRow(name) << text << canonical;
        };
        row("keys sorted", "{ \"b\" : 1 , \"a\" : [ 1 , 2 ] , \"aa\":null}", "{\"a\":[1,2],\"aa\":null,\"b\":1}");
        row("nested", "{\"z\":{\"y\":1,\"x\":{\"b\":1,\"a\":2}},\"a\":true}",
            "{\"a\":true,\"z\":{\"x\":{\"a\":2,\"b\":1},\"y\":1}}");
        row("numbers as written", "[18446744073709551616,1.10,-0,1E5,0.1]", "[18446744073709551616,1.10,-0,1E5,0.1]");
        row("escapes", "\"\\u0041\\/\\u00e9\\ud834\\udd1e\\u0007\\b\\\"\"",
            "\"A/\xC3\xA9\xF0\x9D\x84\x9E\\u0007\\b\\\"\"");
        row("empty", " {} ", "{}");
        row("empty key", "{\"\":[]}", "{\"\":[]}");
        row("NUL, escaped", "\"\\u0000\"", "\"\\u0000\"");
    }
    void oneSpellingForEachValue()
    {
        QFETCH(const QByteArray, text);
        const auto canonical = canonicalJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QVERIFY2(canonical, canonical ? "" : canonical.error().reason.c_str());
        QTEST(QByteArray::fromStdString(*canonical), "canonical");
        QCOMPARE(canonicalJson(*canonical).value(), *canonical);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &text, const QString &reason) {
            QTest::newRow(name) << text << reason;
        };
        row("key twice", "{\"a\":{\"b\":1,\"c\":2,\"b\":3}}",
            u"a.b: appears twice in the object that ends at byte 24 of the record"_s);
        row("key twice, escaped", "{\"a\":1,\"\\u0061\":2}",
            u"a: appears twice in the object that ends at byte 18 of the record"_s);
        row("too big", "{\"a\":1e400}", u"a: number out of range at byte 10 of the record"_s);
        row("lone surrogate", "[\"\\ud800\"]", u"lone surrogate at byte 8 of the record"_s);
        row("UTF-8", "\"ab\xFF\"", u"not valid UTF-8 at byte 3 of the record"_s);
        row("control", "\"a\tb\"", u"control character inside a string at byte 2 of the record"_s);
        row("behind", "{} x", u"text behind the value at byte 3 of the record"_s);
        row("nothing", "", u"a value is missing at byte 0 of the record"_s);
        row("leading zero", "01", u"a number starts with 0 at byte 2 of the record"_s);
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(const QByteArray, text);
        const auto canonical = canonicalJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QVERIFY(!canonical);
        QTEST(QString::fromStdString(canonical.error().reason), "reason");
    }

    void depthIsCapped()
    {
        const auto nested = [](int depth) {
            return std::string(static_cast<std::size_t>(depth), '[')
                + std::string(static_cast<std::size_t>(depth), ']');
        };
        QVERIFY(canonicalJson(nested(64)));
        QVERIFY(!canonicalJson(nested(65)));
        QVERIFY(!canonicalJson(nested(100'000)));
    }

    void badUtf8IsFoundWhereItIs()
    {
        const std::string good = "abc\xC3\xA9\xE2\x82\xAC\xF0\x9D\x84\x9E";
        QCOMPARE(firstInvalidUtf8(good), std::string_view::npos);
        for (const std::string &bad :
             {std::string("\xC0\xAF"), std::string("\xED\xA0\x80"), std::string("\xFF"), std::string("\xE2\x82")}) {
            for (const std::size_t before : {0u, 1u, 63u, 64u, 65u, 1000u, 5000u}) {
                const std::string text = std::string(before, 'x') + good + bad + good;
                QCOMPARE(firstInvalidUtf8(text), before + good.size());
            }
        }
    }

    /// n_ must be refused, y_ must be read, i_ may be either; nothing may hang or crash,
    /// and every file is accounted for.
    void theJsonTestSuite_data()
    {
        NEEDS_DATA(u"11-hostile/jsontestsuite"_s);
        QTest::addColumn<QString>("path");
        const QDir folder(dataPath(u"11-hostile/jsontestsuite"_s));
        for (const QString &name : folder.entryList({u"*.json"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void theJsonTestSuite()
    {
        QFETCH(const QString, path);
        const std::string text = wholeFile(path);
        const QString name = QFileInfo(path).fileName();
        const auto canonical = canonicalJson(text);
        if (name.startsWith(u"n_"))
            QVERIFY2(!canonical, "accepted");
        // A byte order mark and keys given twice are the i_ and y_ cases that differ on purpose.
        if (name.startsWith(u"y_") && !name.contains(u"duplicated_key"))
            QVERIFY2(canonical, canonical ? "" : canonical.error().reason.c_str());
        for (const char *format : {"suricata-eve", "stix"}) {
            for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
                const Reading r = read(*formatById(format), text, contextAt(), chunk);
                QCOMPARE(r.records, r.accepted + r.quarantined);
                // Two arrays one after another are no JSON text, but two exports in one file; these are empty.
                if (name.startsWith(u"n_") && name != u"n_structure_double_array.json")
                    QVERIFY2(r.quarantined > 0, "nothing was wrong with it");
                QVERIFY(r.claims.empty() && r.observations.empty());
            }
        }
    }

    /// Documents are read by simdjson, which alone would take what canonicalJson refuses.
    void documentsAreRefusedInTheSameWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        int row = 0;
        for (const char *text : {R"({})",
                                 R"({"a":[1,{"b":null}],"c":"\u0041\/"})",
                                 R"({"a":1,"\u0061":2})",
                                 R"({"a":{"b":1,"c":2,"b":3}})",
                                 R"({"a":1e400})",
                                 R"({"a":1e-400})",
                                 R"({"a":0.0,"b":-0.0,"c":-0})",
                                 R"({"a":18446744073709551616})",
                                 R"({"a":[-123456789012345678901234567890,1.5e3,"12345678901234567890"]})",
                                 R"({"a":01})",
                                 R"({"a":"\ud800"})",
                                 R"({"a":"\udc00"})",
                                 R"({"a":1} x)",
                                 R"({"a":tru})",
                                 R"([1])",
                                 R"("x")",
                                 R"(7)",
                                 R"( {"a":1})",
                                 R"({"a")",
                                 "",
                                 "\xEF\xBB\xBF{}"})
            QTest::addRow("%d", row++) << QByteArray(text);
        QByteArray many = "{";
        for (int i = 0; i < 100; ++i)
            many += "\"k" + QByteArray::number(i) + "\":1,";
        QTest::newRow("a hundred keys") << many + "\"z\":1}";
        QTest::newRow("a hundred keys, one twice") << many + "\"k7\":1}";
        QTest::newRow("64 deep") << "{\"a\":" + QByteArray(63, '[') + QByteArray(63, ']') + '}';
        QTest::newRow("65 deep") << "{\"a\":" + QByteArray(64, '[') + QByteArray(64, ']') + '}';
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xFF\"}");
    }
    void documentsAreRefusedInTheSameWords()
    {
        QFETCH(const QByteArray, text);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        const auto canonical = canonicalJson(view);
        ObjectReader reader;
        const auto object = reader.read({view, 0, 1, {}});
        QCOMPARE(object.has_value(), canonical.has_value() && canonical->starts_with('{'));
        if (!object)
            QCOMPARE(object.error().reason, canonical ? "not a JSON object" : canonical.error().reason);
    }

    void numbersOfDocumentsAreHeldAsTheNearest()
    {
        ObjectReader reader;
        const auto object
            = reader.read({R"({"big":18446744073709551616,"whole":443.0,"part":0.5,"text":" 7 "})", 0, 1, {}});
        QVERIFY(object);
        const auto at = [&](std::string_view key) { return object->at_key(key).value_unsafe(); };
        QCOMPARE(doubleOf(at("big")).value(), 18446744073709551616.0);
        QVERIFY(!integerOf(at("big")));
        QCOMPARE(integerOf(at("whole")).value(), 443);
        QVERIFY(!integerOf(at("part")));
        QVERIFY(!doubleOf(at("text")));
        QCOMPARE(textOfScalar(at("big")), QVariant(18446744073709551616.0).toString().toStdString());
        QCOMPARE(textOfScalar(at("whole")), "443");
        QCOMPARE(textOfScalar(at("text")), "7");
    }

    void canonicalTextIsWalkedAsItStands()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 5000; ++i) {
            const QJsonObject object = randomValue(random, 0).toObject();
            const auto format = i % 2 == 0 ? QJsonDocument::Indented : QJsonDocument::Compact;
            const std::string text = QJsonDocument(object).toJson(format).toStdString();
            std::vector<CanonicalMember> members;
            const auto canonical = canonicalObject(text, members);
            QVERIFY2(canonical, text.c_str());
            QCOMPARE(*canonical, canonicalJson(text).value());
            QVERIFY2(walked(*canonical) == QJsonValue(object), text.c_str());
            std::string joined = "{";
            for (const CanonicalMember &member : members) {
                const std::string_view key = std::string_view(*canonical).substr(member.key, member.keySize);
                joined += (joined == "{" ? "\"" : ",\"") + std::string(key)
                    + "\":" + canonical->substr(member.value, member.valueSize);
            }
            QCOMPARE(joined + '}', *canonical);
        }
    }
    void onlyAnObjectHasMembers()
    {
        std::vector<CanonicalMember> members;
        for (const char *text : {"[{\"a\":1}]", "7", "\"{}\"", "null"})
            QCOMPARE(canonicalObject(text, members).error().reason, "not a JSON object");
    }

    /// Ids and bodies that are stored were written by Qt.
    void numbersAreWrittenAsQtWritesThem()
    {
        QRandomGenerator random(7);
        const auto check = [](double value) {
            std::string ours = "{\"x\":";
            appendNumber(ours, value);
            // As Qt holds what it read: whole numbers as such, as far as 64 bits go.
            const bool isWhole = value >= -0x1p63 && value < 0x1p63 && std::trunc(value) == value;
            const QJsonValue read = isWhole ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(value);
            const QByteArray qt = QJsonDocument(QJsonObject{{u"x"_s, read}}).toJson(QJsonDocument::Compact);
            return QByteArray::fromStdString(ours + '}') == qt ? QByteArray()
                                                               : qt + " not " + QByteArray::fromStdString(ours);
        };
        for (const double value : {0.0, -0.0, 1.0, 9.8, 0.01, 0.001, 1e-5, 123456.5, 1e15, 1e16, 1e21, 5e-324, 1e300,
                                   -0x1p63, 0x1p63, 9007199254740993.0, 0.1 + 0.2, -179.99999999999997})
            QVERIFY2(check(value).isEmpty(), check(value).constData());
        for (int i = 0; i < 20'000; ++i) {
            const double scale = std::pow(10, random.bounded(40) - 20);
            const double value = (random.generateDouble() - 0.5) * scale;
            QVERIFY2(check(value).isEmpty(), check(value).constData());
            const double few = std::round(value / scale * 1e6) / 1e6;
            QVERIFY2(check(few).isEmpty(), check(few).constData());
        }
    }

    void hostileDocuments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("10,000 deep") << QByteArray(10'000, '[') + QByteArray(10'000, ']');
        QTest::newRow("10,000 deep objects") << QByteArray("{\"a\":").repeated(10'000);
        QTest::newRow("NUL bytes") << QByteArray(4096, '\0');
        QTest::newRow("NUL in a record") << QByteArray(
            "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"event_type\":\"a\0b\"}", 53);
        QTest::newRow("NUL tail after a crash") << QByteArray("{\"a\":1}\n") + QByteArray(512, '\0');
        QTest::newRow("an HTML page") << QByteArray("<!DOCTYPE html>\n<html><body>503</body></html>\n");
        QTest::newRow("only quotes") << QByteArray(9999, '"');
        QTest::newRow("only backslashes in a string") << '"' + QByteArray(9999, '\\');
    }
    void hostileDocuments()
    {
        QFETCH(const QByteArray, text);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        for (const char *format : {"suricata-eve", "stix"}) {
            const Reading r = read(*formatById(format), view);
            QVERIFY(r.records > 0);
            QCOMPARE(r.accepted, 0);
            QCOMPARE(r.quarantined, r.records);
            for (const Rejection &rejection : r.rejections)
                QVERIFY(!rejection.reason.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
