// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"
#include "feeds/profile.h"
#include "feeds/soccsv.h"
#include "feeds/ticket.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace Qt::StringLiterals;

namespace {

const Timestamp now = parseIso8601("2026-10-30T12:00:00Z")->at;

std::vector<Items> read(const std::string &document, std::shared_ptr<const MappingProfile> profile = nullptr)
{
    const FormatOptions options{std::move(profile), document.substr(0, 64u << 10)};
    const Format &format = socCsvFormat();
    const auto framer = format.framer(options);
    const auto parser = format.parser(options);
    ParseContext context;
    context.source.slug = "soc";
    context.received = now;
    std::vector<Items> out;
    const RecordSink keep = [&](const RawRecord &record) { parser->parse(record, context, out.emplace_back()); };
    framer->feed(document, keep);
    framer->finish(keep);
    return out;
}

std::shared_ptr<const MappingProfile> profile(std::string_view json)
{
    auto read = readProfile(json);
    return read ? std::make_shared<const MappingProfile>(std::move(*read)) : nullptr;
}

/// The one row's body, or its rejection.
QString only(const std::string &document, std::shared_ptr<const MappingProfile> with = nullptr)
{
    const auto rows = read(document, std::move(with));
    if (rows.size() != 1)
        return u"%1 rows"_s.arg(rows.size());
    if (rows[0].rejected)
        return u"rejected "_s + QString::fromStdString(rows[0].rejected->reason);
    return rows[0].claims.size() == 1 ? QString::fromStdString(rows[0].claims.at(0).body) : u"no claim"_s;
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShippedProfileIsSound()
    {
        const QDir folder(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/profiles"));
        const QStringList names = folder.entryList({u"*.json"_s});
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const auto sound = readProfile({bytes.constData(), std::size_t(bytes.size())});
            QVERIFY2(sound, sound ? "" : qPrintable(name + u": "_s + sound.error().detail));
            QVERIFY2(!sound->match.empty(), qPrintable(name));
            QVERIFY2(matchingProfile(sound->match, sound->json), qPrintable(name));
            QCOMPARE(matchingProfile(sound->match, sound->json)->name, sound->name);
        }
        QCOMPARE(qsizetype(shippedProfiles().size()), names.size());
    }

    void commonExportsNeedNoProfileOfTheirOwn()
    {
        const auto ticket
            = read("number,short_description,priority,state,opened_at,category,cmdb_ci,description\n"
                   "SIR0010001,Odd logons on mail,2 - High,Resolved,2026-09-28 08:15:00,access,srv-mail,\n");
        QCOMPARE(ticket.size(), 1u);
        QVERIFY2(!ticket[0].rejected, ticket[0].rejected ? ticket[0].rejected->reason.c_str() : "");
        const std::string body = ticket[0].claims.at(0).body;
        QVERIFY2(body.find(R"("severity":70)") != body.npos && body.find(R"("status":"closed")") != body.npos,
                 body.c_str());
        QVERIFY(body.find("time_note") != body.npos); // no zone in the export, and it is said
        const auto notable = read("_time,event_id,rule_title,urgency,security_domain,dest,status_label\n"
                                  "2026-09-28T08:15:00.000+0200,A@1,Beaconing,critical,network,host-7,New\n");
        QVERIFY2(!notable[0].rejected, notable[0].rejected ? notable[0].rejected->reason.c_str() : "");
        QCOMPARE(iso8601(*notable[0].claims.at(0).happenedFrom), "2026-09-28T06:15:00Z");
        QVERIFY(notable[0].claims[0].body.find(R"("severity":90)") != std::string::npos);
    }

    void anErrorNamesItsKey_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        QTest::newRow("not JSON") << "{"_ba << u"profile: not JSON: unterminated object at byte 1"_s;
        QTest::newRow("not an object") << "[]"_ba << u"profile: not a JSON object"_s;
        QTest::newRow("no name") << "{}"_ba << u"profile: \"name\" is missing"_s;
        QTest::newRow("no title")
            << R"({"name":"a","columns":{"id":"b"}})"_ba
            << u"profile: \"columns.title\" is missing: a ticket needs a title or a description"_s;
        const auto with = [](const char *more) -> QByteArray {
            return QByteArray(R"({"name":"a","columns":{"title":"t"},)") + more + "}";
        };
        QTest::newRow("unknown key") << with(R"("colour":1)") << u"profile: \"colour\" is not a key of a profile"_s;
        QTest::newRow("unknown field") << R"({"name":"a","columns":{"titel":"t","title":"x"}})"_ba
                                       << u"profile: \"columns.titel\" is not a key of a profile"_s;
        QTest::newRow("delimiter") << with(R"("delimiter":"::")")
                                   << u"profile: \"delimiter\" must be one ASCII character"_s;
        QTest::newRow("encoding") << with(R"("encoding":"klingon")")
                                  << u"profile: \"encoding\" names no encoding known here"_s;
        QTest::newRow("zone") << with(R"("time":{"zone":"Mars/Olympus"})")
                              << u"profile: \"time.zone\" is neither an IANA zone nor an offset such as +02:00"_s;
        QTest::newRow("severity") << with(R"("severity":{"Hoog":101})")
                                  << u"profile: \"severity.hoog\" must be a number from 0 to 100"_s;
        QTest::newRow("category") << with(R"("category":{"x":"fun/games"})")
                                  << u"profile: \"category.x\" is not an RSIT class/type"_s;
        QTest::newRow("marking") << with(R"("marking":{"words":{"x":"TLP:PINK"}})")
                                 << u"profile: \"marking.words.x\" is not a marking"_s;
        QTest::newRow("default") << with(R"("marking":{"default":"secretish"})")
                                 << u"profile: \"marking.default\" is not a marking"_s;
        QTest::newRow("constant") << with(R"("constants":{"colour":"red"})")
                                  << u"profile: \"constants.colour\" is not a field of an incident"_s;
        QTest::newRow("wrong type") << with(R"("severity":[1])")
                                    << u"profile: \"severity\" must be an object of words"_s;
    }

    void anErrorNamesItsKey()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, error);
        const auto read = readProfile({json.constData(), std::size_t(json.size())});
        QVERIFY(!read);
        QCOMPARE(read.error().detail, error);
    }

    void readsTimesAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("expected"); // UTC, then the note's first word
        const auto row
            = [](const char *name, const char *format, const char *text, const char *zone, const QString &expected) {
                  QTest::newRow(name) << QByteArray(format) << QByteArray(text) << QByteArray(zone) << expected;
              };
        row("iso with offset", "iso", "2026-09-28T08:00:00+02:00", "Europe/Brussels", u"2026-09-28T06:00:00Z"_s);
        row("iso in a zone", "iso", "2026-09-28 08:00", "Europe/Brussels", u"2026-09-28T06:00:00Z"_s);
        row("iso without a zone", "iso", "2026-09-28 08:00", "", u"2026-09-28T08:00:00Z no"_s);
        row("summer", "dd-MM-yyyy HH:mm", "28-09-2026 08:00", "Europe/Brussels", u"2026-09-28T06:00:00Z"_s);
        row("winter", "dd-MM-yyyy HH:mm", "28-12-2026 08:00", "Europe/Brussels", u"2026-12-28T07:00:00Z"_s);
        row("twice", "dd-MM-yyyy HH:mm", "25-10-2026 02:30", "Europe/Brussels", u"2026-10-25T00:30:00Z the"_s);
        row("just before twice", "dd-MM-yyyy HH:mm", "25-10-2026 01:59", "Europe/Brussels", u"2026-10-24T23:59:00Z"_s);
        row("just after twice", "dd-MM-yyyy HH:mm", "25-10-2026 03:00", "Europe/Brussels", u"2026-10-25T02:00:00Z"_s);
        row("skipped", "dd-MM-yyyy HH:mm", "29-03-2026 02:30", "Europe/Brussels", u"2026-03-29T01:30:00Z the"_s);
        row("just before skipped", "dd-MM-yyyy HH:mm", "29-03-2026 01:59", "Europe/Brussels",
            u"2026-03-29T00:59:00Z"_s);
        row("just after skipped", "dd-MM-yyyy HH:mm", "29-03-2026 03:00", "Europe/Brussels", u"2026-03-29T01:00:00Z"_s);
        row("fixed offset", "d/M/yyyy H:mm", "1/2/2026 9:05", "UTC+05:30", u"2026-02-01T03:35:00Z"_s);
        row("twelve hours", "MM/dd/yyyy hh:mm:ss AP", "09/28/2026 12:05:06 AM", "UTC", u"2026-09-28T00:05:06Z"_s);
        row("afternoon", "MM/dd/yyyy hh:mm AP", "09/28/2026 12:05 pm", "UTC", u"2026-09-28T12:05:00Z"_s);
        row("month by name", "d MMM yyyy HH:mm:ss", "3 Sep 2026 01:02:03", "UTC", u"2026-09-03T01:02:03Z"_s);
        row("fraction and offset", "yyyyMMdd'T'HHmmss.ft", "20260928T080000.1234567+0200", "UTC",
            u"2026-09-28T06:00:00.123456Z"_s);
        row("short year", "dd.MM.yy HH:mm", "28.09.26 08:00", "UTC", u"2026-09-28T08:00:00Z"_s);
        row("seconds", "epoch-s", "1790582400.5", "", u"2026-09-28T08:00:00.500Z"_s);
        row("milliseconds", "epoch-ms", "1790582400250", "", u"2026-09-28T08:00:00.250Z"_s);
        row("date-time group", "dtg", "280800BSEP26", "", u"2026-09-28T06:00:00Z"_s);
        row("month thirteen", "dd-MM-yyyy HH:mm", "01-13-2026 08:00", "UTC", u"-"_s);
        row("31 September", "dd-MM-yyyy HH:mm", "31-09-2026 08:00", "UTC", u"-"_s);
        row("hour 24", "dd-MM-yyyy HH:mm", "28-09-2026 24:00", "UTC", u"-"_s);
        row("something behind", "dd-MM-yyyy HH:mm", "28-09-2026 08:00:00", "UTC", u"-"_s);
        row("out of range", "epoch-s", "-9223372036854775808", "", u"-"_s);
    }

    void readsTimesAsTheyAreWritten()
    {
        QFETCH(const QByteArray, format);
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, zone);
        QFETCH(const QString, expected);
        const std::vector<std::string> formats{format.toStdString()};
        const auto read = readTime(text.toStdString(), formats, zone.isEmpty() ? QTimeZone::utc() : QTimeZone(zone),
                                   !zone.isEmpty(), now);
        QString found = u"-"_s;
        if (read) {
            found = iso8601Text(read->at);
            if (!read->note.empty())
                found += u' ' + QString::fromStdString(read->note).section(u' ', 0, 0);
        }
        QCOMPARE(found, expected);
    }

    void readsATicketThroughItsProfile()
    {
        const auto with = profile(R"({"name":"p","delimiter":";","lists":" ",
            "columns":{"id":"Nr","title":"Was","from":"Wann","severity":"Stufe","category":"Art","affects":"Wer",
                       "marking":"Label","status":"Stand","confidence":"Sicher","lat":"B","lon":"L","precision":"G"},
            "time":{"formats":["dd.MM.yyyy HH:mm"],"zone":"Europe/Berlin"},
            "severity":{"hoch":70},"category":{"Angel":"fraud/phishing"},"status":{"zu":"closed"},
            "precision":{"Stadt":"city"},"marking":{"words":{"Intern":"TLP:AMBER+STRICT"}},
            "constants":{"sectors":"energy","countries":"deu"}})");
        QVERIFY(with);
        const std::string header = "Nr;Was;Wann;Stufe;Art;Wer;Label;Stand;Sicher;B;L;G\n";
        QCOMPARE(
            only(header + "7;Mail;28.09.2026 08:00;HOCH;angel;srv1 10.0.0.1;intern;Zu;high;52,5;13,4;Stadt\n", with),
            uR"({"affects":["srv1","10.0.0.1"],"category":"fraud/phishing","category_text":"angel","confidence":85,"countries":["DEU"],"from":"2026-09-28T06:00:00Z","key":"7","lat":52.5,"lon":13.4,"precision":"city","sectors":["energy"],"severity":70,"severity_text":"HOCH","status":"closed","title":"Mail"})"_s);
        const auto rows = read(header + "7;Mail;;;;;intern;;;;;\n8;Mail;;;;;geheim;;;;;\n9;Mail;;;;;;;;;;\n", with);
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[0].claims.at(0).marking, "TLP:AMBER+STRICT");
        QCOMPARE(rows[1].claims.at(0).marking, "UNMARKED");
        QCOMPARE(rows[2].claims.at(0).marking, "");
        QVERIFY(!rows[0].claims.at(0).happenedFrom);
    }

    void rejectsATicketThatCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no id") << ",a,2026-09-28T08:00Z,,,,\n"_ba << u"id: empty"_s;
        QTest::newRow("no title") << "1,,2026-09-28T08:00Z,,,,\n"_ba << u"title: neither title nor description"_s;
        QTest::newRow("month 13") << "1,a,2026-13-28T08:00Z,,,,\n"_ba
                                  << u"from: \"2026-13-28T08:00Z\" is not a time as the profile writes it"_s;
        QTest::newRow("backwards") << "1,a,2026-09-28T08:00Z,2026-09-27T08:00Z,,,\n"_ba
                                   << u"to: ends before it begins"_s;
        QTest::newRow("latitude") << "1,a,,,91,0,\n"_ba << u"lat: \"91\" is not a latitude from -90 to 90"_s;
        QTest::newRow("address") << "1,a,,,,,1.2.3\n"_ba << u"addresses: \"1.2.3\" is not an IP address"_s;
        QTest::newRow("short") << "1,a\n"_ba << u"2 columns, the header has 7"_s;
    }

    void rejectsATicketThatCannotBeUsed()
    {
        QFETCH(const QByteArray, row);
        QFETCH(const QString, reason);
        QCOMPARE(only("id,title,first_seen,last_seen,lat,lon,ip\n" + row.toStdString(),
                      profile(R"({"name":"p","columns":{"id":"id","title":"title","from":"first_seen","to":"last_seen",
                                  "lat":"lat","lon":"lon","addresses":"ip"}})")),
                 u"rejected "_s + reason);
    }

    void nothingIsEverPlacedIn1970_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("the epoch") << "1970-01-01T00:00:00Z"_ba;
        QTest::newRow("year 1") << "0001-01-01T00:00:00Z"_ba;
        QTest::newRow("year 9999") << "9999-12-31T23:59:59Z"_ba;
    }

    void nothingIsEverPlacedIn1970()
    {
        QFETCH(const QByteArray, time);
        const auto rows = read("id,title,first_seen\n1,a," + time.toStdString() + "\n",
                               profile(R"({"name":"p","columns":{"id":"id","title":"title","from":"first_seen"}})"));
        QVERIFY(!rows[0].rejected);
        QVERIFY(!rows[0].claims.at(0).happenedFrom);
        QVERIFY(QString::fromStdString(rows[0].claims.at(0).body).contains(u"cannot be true"_s));
    }

    void guessesWithoutAProfile()
    {
        const std::string document = "Ticket ID;Summary;Created At;Severity\nA-1;Mail;2026-09-28T08:00:00Z;High\n";
        QCOMPARE(socCsvFormat().detect(document, true).score, 70);
        QCOMPARE(
            only(document),
            uR"({"from":"2026-09-28T08:00:00Z","key":"A-1","reported":"2026-09-28T08:00:00Z","severity":70,"severity_text":"High","time_note":"the time of the report: this export has no other","title":"Mail"})"_s);
    }

    void isNotGuessedWithoutATime()
    {
        QCOMPARE(socCsvFormat().detect("id,title,severity\n1,a,high\n", true).score, 0);
        QCOMPARE(only("id,title,severity\n1,a,high\n"),
                 u"rejected no title and time among the columns: this export needs a mapping profile"_s);
    }

    void aColumnThatTheProfileWantsIsMissed()
    {
        QCOMPARE(only("id,name\n1,a\n", profile(R"({"name":"p","columns":{"id":"id","title":"title"}})")),
                 u"rejected the profile p wants a column \"title\""_s);
    }

    void theSameTicketAgainIsADuplicateAndAChangedOneIsNot()
    {
        const std::string header = "id,title,first_seen,severity\n";
        const auto first = read(header + "1,a,2026-09-28T08:00Z,low\n2,b,2026-09-28T08:00Z,low\n");
        const auto later = read(header + "2,b,2026-09-28T08:00Z,low\n1,a,2026-09-28T08:00Z,high\n");
        QCOMPARE(first[1].naturalKey, later[0].naturalKey);
        QVERIFY(first[0].naturalKey != later[1].naturalKey);
        QCOMPARE(first[0].claims.at(0).subject, later[1].claims.at(0).subject);
    }

    void theClockOfTheSourceIsPutRight()
    {
        const std::string document = "id,title,first_seen,severity\n1,a,2026-09-28T08:00:42Z,low\n";
        SocCsvParser parser(settleDialect(document), guessedProfile(settleDialect(document).header));
        ParseContext context;
        context.received = now;
        context.source.clockOffset = std::chrono::seconds(42);
        Items out;
        parser.parse({"1,a,2026-09-28T08:00:42Z,low", 0, 2, {}}, context, out);
        QCOMPARE(iso8601(*out.claims.at(0).happenedFrom), "2026-09-28T08:00:00Z");
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "test_profile.moc"
