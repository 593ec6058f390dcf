// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/faultvalue.h"
#include "reading.h"

using namespace Qt::StringLiterals;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

/// What the quarantine table shows as the value at fault.
class TestFaultValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theValueIsWhatStandsAtTheField_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const QByteArray &record, const QString &field, const QString &reason,
                            const QString &value) { QTest::newRow(name) << record << field << reason << value; };
        row("JSON", R"({"a":{"b":[{"c":"x"},{"c":"soon"}]}})", u"a.b[1].c"_s, u"a.b[1].c: \"soon\" is not a time"_s,
            u"soon"_s);
        row("number", R"({"src_port":70000})", u"src_port"_s, u"src_port: is not a port"_s, u"70000"_s);
        row("a key with dots", R"({"event.kind":{"x.y":7}})", u"event.kind.x.y"_s, u"-"_s, u"7"_s);
        row("a list", R"({"a":[1, 2]})", u"a"_s, u"a: must be a text"_s, u"[1,2]"_s);
        row("missing", R"({"a":1})", u"b"_s, u"b: missing"_s, {});
        row("no JSON at all", "{\"a\":\"x\",\"time\":\"20:61\",\"z\":", u"time"_s,
            u"ends inside an object at byte 28"_s, u"20:61"_s);
        row("beyond a double", R"({"score": 1e400, "a":1})", u"score"_s, u"score: beyond the range"_s, u"1e400"_s);
        row("a table", "7;gestern;x", u"from"_s, u"from: \"gestern\" is not a time as the profile writes it"_s,
            u"gestern"_s);
        row("a missing column", "7;x", u"Beginn"_s, u"the profile p wants a column \"Beginn\""_s, {});
        row("element", "<i:Incident><DetectTime >soon</DetectTime></i:Incident>", u"DetectTime"_s,
            u"DetectTime: is no time"_s, u"soon"_s);
        row("attribute", "<Incident restriction=\"odd\"/>", u"restriction"_s, u"-"_s, u"odd"_s);
        row("no field", "<a", {}, u"the document ends inside this element"_s, {});
        row("an index that is none", R"({"a":[1]})", u"a[x"_s, u"-"_s, {});
        row("long", "{\"a\":\"" + QByteArray(500, 'x') + "\"}", u"a"_s, u"-"_s, QString(200, u'x'));
    }
    void theValueIsWhatStandsAtTheField()
    {
        QFETCH(const QByteArray, record);
        QFETCH(const QString, field);
        QFETCH(const QString, reason);
        const std::string value = faultValue(record.toStdString(), field.toStdString(), reason.toStdString());
        QTEST(QString::fromStdString(value), "value");
    }

    void theRuleIsTheReasonWithoutItsField()
    {
        QCOMPARE(faultRule("from", "from: \"x\" is not a time"), "\"x\" is not a time");
        QCOMPARE(faultRule("from", "fromage: no"), "fromage: no");
        QCOMPARE(faultRule("", "ends early"), "ends early");
    }

    /// Whatever comes in, it comes back as a piece of it.
    void nothingBreaksIt()
    {
        const std::string record = R"({"Event":{"uuid":"x","Attribute":[{"value":"y","first_seen":"soon"}]}})";
        for (std::size_t cut = 0; cut <= record.size(); ++cut) {
            for (const char *field :
                 {"Event.Attribute[0].first_seen", "Event.Attribute[9].value", "[0]", "..", "a[]", ""})
                QVERIFY(faultValue(record.substr(0, cut), field, "x: \"").size() <= 200);
        }
    }
};

QTEST_GUILESS_MAIN(TestFaultValue)
#include "test_faultvalue.moc"
