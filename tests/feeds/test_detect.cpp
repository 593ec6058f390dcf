// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

using namespace Qt::StringLiterals;
using namespace watchfloor::feeds;
using namespace watchfloor::feeds::testing;

class TestDetect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentDecides_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("format");
        const auto row = [](const char *name, const QByteArray &head, const QString &format) {
            QTest::newRow(name) << head << format;
        };
        const QString eve = u"suricata-eve"_s;
        const QString stix = u"stix"_s;
        row("EVE line", "{\"timestamp\":\"x\",\"event_type\":\"dns\"}\n", eve);
        row("EVE array", "[\n {\"event_type\":\"dns\",\"timestamp\":\"x\"}\n]", eve);
        row("EVE with the syslog cookie", "@cee: {\"timestamp\":\"x\",\"event_type\":\"dns\"}\n", eve);
        row("EVE after a broken line", "vent_type\":\"x\"}\n{\"timestamp\":\"x\",\"event_type\":\"dns\"}\n", eve);
        row("EVE, first line cut short", "{\"timestamp\":\"x\",\"event_type\":\"dns\",\"payload\":\"AAAA", eve);
        row("byte order mark", "\xEF\xBB\xBF{\"timestamp\":\"x\",\"event_type\":\"dns\"}\n", eve);
        row("bundle", "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{\"type\":\"tool\",", stix);
        row("bundle, type last", "{\"id\":\"bundle--1\",\"objects\":[{\"type\":\"tool\"}],\"type\":\"bundle\"}", stix);
        row("bundle, cut before its type",
            "{\"objects\":[{\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"type\":\"tool\",\"name\":\"a",
            stix);
        row("object", "{\"type\":\"tool\",\"id\":\"tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}", stix);
        row("MISP",
            "{\"Event\":{\"uuid\":\"8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"info\":\"x\",\"timestamp\":\"1\"}}",
            u"misp"_s);
        row("OCSF", "{\"class_uid\":2004,\"time\":1,\"type_uid\":200401}", u"ocsf"_s);
        row("ECS", "{\"@timestamp\":\"x\",\"event\":{\"kind\":\"alert\"}}", u"ecs"_s);
        row("package.json", "{\"name\":\"x\",\"version\":\"1.0.0\"}", {});
        row("GeoJSON", "{\"type\":\"FeatureCollection\",\"features\":[]}", u"geojson"_s);
        row("CSAF", "{\"document\":{\"category\":\"csaf_base\"}}", u"csaf"_s);
        row("Wazuh", "{\"timestamp\":\"x\",\"rule\":{\"level\":3},\"agent\":{}}", u"wazuh"_s);
        row("ECS with Wazuh's words",
            "{\"@timestamp\":\"x\",\"rule\":{\"name\":\"x\"},\"agent\":{},\"event\":{\"kind\":\"alert\"}}", u"ecs"_s);
        row("documents of an index", "{\"_index\":\"logs\",\"_id\":\"1\",\"_source\":{\"@timestamp\":\"x\"}}\n",
            u"ecs"_s);
        row("MISP feed manifest",
            "{\"8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\":{\"info\":\"x\",\"Orgc\":{\"name\":\"y\"}}}", u"misp"_s);
        row("KEV", "{\"title\":\"x\",\"catalogVersion\":\"1\",\"vulnerabilities\":[{\"cveID\":\"", u"cisa-kev"_s);
        row("VERIS", "{\"incident_id\":\"x\",\"security_incident\":\"Confirmed\",\"action\":{}}", u"veris"_s);
        row("MISP taxonomy", "{\"namespace\":\"tlp\",\"predicates\":[],\"version\":5}", {});
        row("CSAF provider metadata", "{\"canonical_url\":\"x\",\"distributions\":[],\"publisher\":{}}", {});
        row("JSON schema", "{\"$id\":\"x\",\"type\":\"object\",\"properties\":{\"timestamp\":{},\"event_type\":{}}}",
            {});
        row("a STIX id of another type", "{\"type\":\"tool\",\"id\":\"x--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"}", {});
        row("XML", "<?xml version=\"1.0\"?><a/>", {});
        row("empty", "", {});
        row("binary", QByteArray("\x7f\x45\x4c\x46\0\0\0", 7), {});
    }
    void contentDecides()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QString, format);
        const Detected found = detect(std::string_view(head.constData(), static_cast<std::size_t>(head.size())), true);
        QCOMPARE(found.format ? QString::fromUtf8(found.format->id) : QString(), format);
        QVERIFY(!found.reason.empty());
    }

    void otherPeoplesJsonIsNotTakenForOurs_data()
    {
        NEEDS_DATA(u"02-misp"_s);
        QTest::addColumn<QString>("folder");
        for (const QString &folder : {u"02-misp"_s, u"06-csaf-kev"_s, u"07-ecs-ocsf-wazuh"_s, u"08-incidents-europe"_s,
                                      u"09-graphs"_s, u"10-geo"_s, u"11-hostile"_s})
            QTest::newRow(qPrintable(folder)) << folder;
    }
    void otherPeoplesJsonIsNotTakenForOurs()
    {
        QFETCH(const QString, folder);
        const QDir dir(dataPath(folder));
        int files = 0;
        for (const QFileInfo &info : dir.entryInfoList(QDir::Files)) {
            if (!info.fileName().contains(u"json"))
                continue;
            ++files;
            const std::string text = wholeFile(info.filePath());
            const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
            const bool taken = found.format && (found.format->id == "suricata-eve" || found.format->id == "stix");
            QVERIFY2(!taken, qPrintable(info.filePath() + u": "_s + QString::fromStdString(found.reason)));
        }
        qInfo("%d files", files);
    }
};

QTEST_GUILESS_MAIN(TestDetect)
#include "test_detect.moc"
