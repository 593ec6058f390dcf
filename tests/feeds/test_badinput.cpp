// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of bad input in issue 3, each kind through every format that it concerns, and the files that are kept as
// hostile through the whole program. The table in README.md names the tests of what arrives over the network.
#include "ingest/ingest.h"
#include "reading.h"
#include "store/store.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

namespace {

/// One record of a format: good as it stands, and with a place for a time and, in JSON, for another member.
struct Sample
{
    const char *format;
    std::string text; ///< @T: a time as this format writes it; @M: other members, with a comma behind them
    const char *known; ///< a member that the format knows, at @M's place
    enum class Times : std::uint8_t { Iso, Seconds, Milliseconds, Year, None } times = Times::Iso;
};

const std::string uuid = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f";

std::vector<Sample> jsonSamples()
{
    using enum Sample::Times;
    return {
        {"suricata-eve",
         R"({@M"timestamp":"@T","event_type":"alert","src_ip":"192.0.2.1","dest_ip":"192.0.2.2","alert":{"signature":"x"}})",
         R"("event_type":"dns",)"},
        {"stix",
         R"({@M"type":"indicator","id":"indicator--)" + uuid
             + R"(","modified":"2026-09-20T10:00:00Z","valid_from":"@T","pattern":"[x]"})",
         R"("modified":"2026-09-21T10:00:00Z",)"},
        {"misp", R"({"Event":{@M"uuid":")" + uuid + R"(","info":"x","date":"@T","timestamp":"1790000000"}})",
         R"("info":"y",)"},
        {"csaf",
         R"({@M"document":{"category":"csaf_vex","csaf_version":"2.0","title":"t","publisher":{"name":"p","namespace":"https://p.example","category":"vendor"},"tracking":{"id":"a","version":"1","status":"final","initial_release_date":"2026-09-20T10:00:00Z","current_release_date":"@T","revision_history":[]}},"vulnerabilities":[{"cve":"CVE-2026-0001"}]})",
         R"("document":{},)"},
        {"cisa-kev",
         R"({"title":"k","catalogVersion":"1","dateReleased":"2026-09-20T10:00:00Z","count":1,"vulnerabilities":[{@M"cveID":"CVE-2026-0001","vendorProject":"v","product":"p","vulnerabilityName":"n","dateAdded":"@T","shortDescription":"s","requiredAction":"r","dueDate":"2026-10-01"}]})",
         R"("product":"q",)"},
        {"veris",
         R"({@M"incident_id":"x","security_incident":"Confirmed","action":{},"timeline":{"incident":{"year":@T}}})",
         R"("incident_id":"y",)", Year},
        {"ocsf",
         R"({@M"class_uid":4001,"type_uid":400101,"time":@T,"severity_id":1,"src_endpoint":{"ip":"192.0.2.1"},"dst_endpoint":{"ip":"192.0.2.2"}})",
         R"("severity_id":2,)", Milliseconds},
        {"wazuh",
         R"({@M"timestamp":"@T","rule":{"level":5,"description":"d","id":"1"},"agent":{"id":"1","name":"a"},"manager":{"name":"m"},"data":{"srcip":"192.0.2.1"}})",
         R"("timestamp":"2026-09-20T10:00:00Z",)"},
        {"ecs", R"({@M"@timestamp":"@T","event":{"kind":"alert"},"source":{"ip":"192.0.2.1"}})",
         R"("@timestamp":"2026-09-20T10:00:00Z",)"},
        {"zeek-json",
         R"({@M"_path":"conn","ts":@T,"uid":"C1","id.orig_h":"192.0.2.1","id.orig_p":1,"id.resp_h":"192.0.2.2","id.resp_p":2,"proto":"tcp"})",
         R"("uid":"C2",)", Seconds},
        {"iodef-json",
         R"({@M"version":"2.0","Incident":[{"purpose":"reporting","IncidentID":{"id":"42","name":"x"},"GenerationTime":"2026-09-20T08:00:00Z","StartTime":"@T"}]})",
         R"("version":"1.0",)"},
        {"idmef-json",
         R"({@M"Version":"2.D.V04","ID":"09db","CreateTime":"2026-09-20T14:42:51Z","StartTime":"@T","Analyzer":{"Name":"nids","IP":"127.0.0.1"},"Source":[{"IP":"192.0.2.1"}]})",
         R"("ID":"other",)"},
        {"cyclonedx", R"({@M"bomFormat":"CycloneDX","metadata":{"timestamp":"@T","component":{"name":"a"}}})",
         R"("bomFormat":"x",)"},
        {"spdx", R"({@M"spdxVersion":"SPDX-2.3","name":"d","creationInfo":{"created":"@T"}})", R"("name":"e",)"},
        {"geojson", R"({@M"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"x"}})",
         R"("type":"Feature",)", None},
    };
}

std::vector<Sample> xmlSamples()
{
    using enum Sample::Times;
    return {
        {"iodef",
         R"(<IODEF-Document version="2.00" xmlns="urn:ietf:params:xml:ns:iodef-2.0"><Incident purpose="reporting"><IncidentID name="x">1</IncidentID><GenerationTime>2026-09-20T10:00:00Z</GenerationTime><StartTime>@T</StartTime></Incident></IODEF-Document>)",
         ""},
        {"idmef",
         R"(<IDMEF-Message xmlns="http://iana.org/idmef"><Alert messageid="1"><Analyzer analyzerid="a"/><CreateTime>2026-09-20T10:00:00Z</CreateTime><DetectTime>@T</DetectTime><Classification text="x"/></Alert></IDMEF-Message>)",
         ""},
        {"cyclonedx-xml",
         R"(<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><metadata><timestamp>@T</timestamp><component><name>a</name></component></metadata></bom>)",
         ""},
        {"graphml",
         R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph id="g"><node id="a"/></graph></graphml>)", "",
         None},
    };
}

std::vector<Sample> lineSamples()
{
    using enum Sample::Times;
    return {
        {"syslog", "<34>1 @T host app - - - text\n", ""},
        {"cef", "CEF:0|V|P|1|9|name|5|rt=@T src=192.0.2.1\n", "", Milliseconds},
        {"leef", "LEEF:2.0|V|P|1|41|^|devTime=@T^src=192.0.2.1\n", "", Milliseconds},
        {"zeek-tsv",
         "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#fields\tts\tuid\t"
         "id.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\n#types\ttime\tstring\taddr\tport\taddr\tport\n@T\tC1\t192.0.2."
         "1\t1\t"
         "192.0.2.2\t2\n",
         "", Seconds},
        {"spdx-tag", "SPDXVersion: SPDX-2.3\nDocumentName: d\nCreated: @T\n", ""},
        {"soc-csv", "ticket_id,summary,severity,first_seen\n1,Logons,high,@T\n", ""},
    };
}

std::string with(std::string text, std::string_view time, std::string_view members = {})
{
    for (const auto &[mark, value] : {std::pair<std::string_view, std::string_view>{"@T", time}, {"@M", members}}) {
        if (const auto at = text.find(mark); at != std::string::npos && (mark != "@T" || text[at + 2] != 'i'))
            text.replace(at, mark.size(), value);
    }
    return text;
}

/// Our age, 1970, the year 0 and 9999, as the format writes them.
std::array<std::string, 4> timesOf(Sample::Times times)
{
    switch (times) {
    case Sample::Times::Seconds:
        return {"1790000000", "0", "-62167219200", "253402300799"};
    case Sample::Times::Milliseconds:
        return {"1790000000000", "0", "-62167219200000", "253402300799000"};
    case Sample::Times::Year:
        return {"2026", "1970", "0", "9999"};
    default:
        return {"2026-09-20T10:00:00Z", "1970-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"};
    }
}

const Timestamp received = parseIso8601("2026-09-30T18:00:00Z")->at;

Reading readSample(const Sample &sample, const std::string &text)
{
    return read(*formatById(sample.format), text, contextAt(received));
}

std::string why(const Reading &r) { return r.rejections.empty() ? "" : r.rejections.front().reason; }

void addRows(const std::vector<Sample> &samples)
{
    for (const Sample &sample : samples)
        QTest::newRow(sample.format) << QByteArray(sample.format);
}

Sample sampleOf(const QByteArray &format)
{
    for (const auto &all : {jsonSamples(), xmlSamples(), lineSamples()}) {
        for (const Sample &sample : all) {
            if (format == sample.format)
                return sample;
        }
    }
    return {};
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Without this the others would prove nothing.
    void samplesAreGood_data()
    {
        QTest::addColumn<QByteArray>("format");
        addRows(jsonSamples());
        addRows(xmlSamples());
        addRows(lineSamples());
    }
    void samplesAreGood()
    {
        QFETCH(const QByteArray, format);
        const Sample sample = sampleOf(format);
        const std::string text = with(sample.text, timesOf(sample.times)[0]);
        QCOMPARE(detect(text, true).format->id, sample.format);
        const Reading r = readSample(sample, text);
        QVERIFY2(r.quarantined == 0 && r.claims.size() + r.observations.size() > 0, why(r).c_str());
    }

    void clockYearsAreNeverBelieved_data() { samplesAreGood_data(); }
    void clockYearsAreNeverBelieved()
    {
        QFETCH(const QByteArray, format);
        const Sample sample = sampleOf(format);
        if (sample.times == Sample::Times::None)
            QSKIP("has no times");
        const auto times = timesOf(sample.times);
        for (std::size_t i = 1; i < times.size(); ++i) {
            const Reading r = readSample(sample, with(sample.text, times[i]));
            QVERIFY(r.records > 0);
            QCOMPARE(r.records, r.accepted + r.quarantined);
            const auto fine = [](const std::optional<Timestamp> &at) {
                return !at
                    || (*at > parseIso8601("1990-01-01T00:00:00Z")->at && *at < received + std::chrono::years(2));
            };
            for (const Observation &o : r.observations)
                QVERIFY2(fine(o.happenedFrom) && fine(o.happenedTo), times[i].c_str());
            for (const Claim &c : r.claims)
                QVERIFY2(fine(c.happenedFrom) && fine(c.happenedTo) && fine(c.version), times[i].c_str());
        }
    }

    void poisonedJson_data()
    {
        QTest::addColumn<QByteArray>("format");
        addRows(jsonSamples());
    }
    void poisonedJson()
    {
        QFETCH(const QByteArray, format);
        const Sample sample = sampleOf(format);
        const std::string time = timesOf(sample.times)[0];
        const auto poisoned
            = [&](const std::string &members) { return readSample(sample, with(sample.text, time, members)); };
        const auto refused = [](const Reading &r) {
            return r.records > 0 && r.accepted == 0 && r.quarantined == r.records && r.claims.empty()
                && r.observations.empty() && !why(r).empty();
        };
        const std::string deep(10'000, '['), shallow(10'000, ']');
        QVERIFY(refused(poisoned("\"x\":" + deep + shallow + ',')));
        QVERIFY(refused(poisoned("\"x\":" + deep))); // and never closed
        QVERIFY(refused(poisoned(R"("x":1e400,)")));
        QVERIFY(refused(poisoned("\"x\":\"a\xFF\","))); // no UTF-8
        QVERIFY(refused(poisoned("\"x\":\"\xED\xA0\x80\","))); // a surrogate in UTF-8
        QVERIFY(refused(poisoned(R"("x":"\ud800",)")));
        const Reading twice = poisoned(sample.known);
        QVERIFY2(refused(twice) && (why(twice).contains("twice") || why(twice).contains("duplicate")),
                 why(twice).c_str());

        // 2^64 is kept as it is written where the text is what is kept; readers that hold numbers say that they cannot.
        const Reading large = poisoned(R"("x":18446744073709551616,)");
        constexpr auto asWritten
            = std::to_array<std::string_view>({"stix", "cyclonedx", "spdx", "geojson", "iodef-json", "idmef-json"});
        if (std::ranges::contains(asWritten, sample.format))
            QCOMPARE(large.quarantined, 0);
        else
            QVERIFY2(refused(large) && why(large).contains("number"), why(large).c_str());
        // What turns text round is data, kept as it came; the screen makes it visible.
        QCOMPARE(poisoned("\"x\":\"a\u202Eb\u2066\",").quarantined, 0);
    }

    void aBrokenLineCostsOnlyItself()
    {
        for (const Sample &sample : jsonSamples()) {
            const std::string_view format = sample.format;
            if (format == "cisa-kev" || format == "csaf" || format == "cyclonedx" || format == "spdx")
                continue; // a document is one value
            const std::string good = with(sample.text, timesOf(sample.times)[0]) + '\n';
            const Reading r = readSample(sample, good + "{\"x\":\"a\xFF\"\n" + good);
            QVERIFY2(r.accepted == 2 && r.quarantined == 1, sample.format);
        }
    }

    void hostileXml_data()
    {
        QTest::addColumn<QByteArray>("format");
        addRows(xmlSamples());
    }
    void hostileXml()
    {
        QFETCH(const QByteArray, format);
        const Sample sample = sampleOf(format);
        const std::string good = with(sample.text, timesOf(sample.times)[0]);
        const auto first = good.find('>') + 1; // behind the root's tag
        const auto inside = good.find('>', first) + 1; // behind the record's, or what stands in it
        const auto refused = [&](const std::string &text) {
            const Reading r = readSample(sample, text);
            return r.records > 0 && r.accepted == 0 && r.claims.empty() && r.observations.empty() && !why(r).empty();
        };
        const auto at = [&](std::size_t where, const std::string &what) {
            return good.substr(0, where) + what + good.substr(where);
        };
        QVERIFY(refused("<!DOCTYPE x>" + good));
        QVERIFY(refused("<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;&a;\">]>" + good));
        QVERIFY(refused("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + good));
        QVERIFY(refused(at(first, "<!DOCTYPE x>")));
        QVERIFY(refused(at(first, [] {
            std::string deep;
            for (int i = 0; i < 100'000; ++i)
                deep += "<a>";
            return deep;
        }())));
        QVERIFY(refused(at(inside, "&xxe;")) || sample.format == std::string_view("graphml")); // between records there
        QVERIFY(refused(good.substr(0, good.size() / 2)));
        QVERIFY(refused("\xFF\xFE" + good));
    }

    void pipesThatAreNotEscapedMoveNothing()
    {
        const auto line = [](const std::string &text) { return read(cefFormat(), text, contextAt(received)); };
        QCOMPARE(line("CEF:0|V|P|1|9|a | b|5|src=192.0.2.1").rejections.at(0).field, "severity");
        QCOMPARE(line("CEF:0|V|P|1|9|a \\| b|5|src=192.0.2.1").observations.at(0).signature, "a | b");
        QCOMPARE(line("CEF:0|V|P|1|9|a|5|msg=x | y src=192.0.2.1").observations.at(0).source.address, "192.0.2.1");
    }

    /// All that is kept as hostile or broken, one after another into a store that holds something already.
    void filesKeptAsHostileChangeNothing()
    {
        NEEDS_DATA(u"11-hostile"_s);
        QTemporaryDir folder;
        auto store = store::Store::open(folder.filePath(u"s.watchfloor"_s),
                                        {store::OpenOptions::Mode::Create, {}, store::Context::Real});
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        const QString goodPath = folder.filePath(u"good.json"_s);
        QFile good(goodPath);
        QVERIFY(good.open(QIODevice::WriteOnly));
        for (const auto &sample : jsonSamples()) {
            if (sample.format == std::string_view("suricata-eve"))
                good.write(QByteArray::fromStdString(with(sample.text, timesOf(sample.times)[0]) + '\n'));
        }
        good.close();
        ingest::FileOptions options;
        options.source = "real";
        QCOMPARE(ingest::ingestFile(**store, goodPath, options).accepted, 1);

        QStringList paths;
        QDirIterator files(dataPath(u"11-hostile"_s), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << files.next();
        // Kept on purpose: nothing in it, two values one behind the other, an event published broken.
        for (const QString &name : {u"07-ecs-ocsf-wazuh/ocsf"_s, u"02-misp"_s}) {
            for (const QFileInfo &file : QDir(dataPath(name)).entryInfoList(QDir::Files)) {
                if (file.size() == 0)
                    paths << file.filePath();
            }
        }
        QVERIFY(paths.size() >= 188);
        int claims = 0, observations = 0, refused = 0;
        for (const QString &path : paths) {
            const auto outcome = ingest::ingestFile(**store, path, options);
            QVERIFY2(!outcome.error, qPrintable(path));
            QVERIFY2(outcome.records > 0, qPrintable(path));
            QVERIFY2(outcome.records == outcome.accepted + outcome.duplicates + outcome.quarantined, qPrintable(path));
            claims += int(outcome.claims);
            observations += int(outcome.observations);
            refused += outcome.quarantined > 0;
        }
        qInfo("%d files: %d with something quarantined, %d claims, %d observations", int(paths.size()), refused, claims,
              observations);
        QCOMPARE(observations, 0);
        QCOMPARE(claims, 0);
        // What was there is there, and others go on.
        QCOMPARE(ingest::ingestFile(**store, goodPath, options).duplicates, 1);
        const auto findings = store::verify(**store);
        QVERIFY(findings && findings->empty());
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_badinput.moc"
