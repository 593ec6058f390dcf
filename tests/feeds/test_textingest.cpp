// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest.h"
#include "store/store.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;

/// Real logs, reports, graphs and bills of materials, record by record, beside a count made without Watchfloor.
class TestTextIngest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordIsAccountedFor_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("format");
        const QString data = QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/");
        const auto add = [&](const QString &folder, const QStringList &names, const QString &format) {
            for (const QFileInfo &file : QDir(data + folder).entryInfoList(names, QDir::Files, QDir::Name))
                QTest::newRow(qPrintable(folder + u'/' + file.fileName())) << file.filePath() << format;
        };
        add(u"03-zeek/zed-tsv"_s, {u"*.gz"_s}, u"zeek-tsv"_s);
        add(u"03-zeek/zed-json"_s, {u"*.gz"_s}, u"zeek-json"_s);
        add(u"04-syslog"_s, {u"*.log"_s}, u"syslog"_s);
        add(u"05-iodef-idmef"_s, {u"iodef-v*.xml"_s}, u"iodef"_s);
        add(u"05-iodef-idmef"_s, {u"iodef-json*"_s}, u"iodef-json"_s);
        add(u"05-iodef-idmef"_s, {u"idmef-v1*"_s}, u"idmef"_s);
        add(u"05-iodef-idmef"_s, {u"idmefv2*"_s}, u"idmef-json"_s);
        for (const QString &folder : {u"09-graphs"_s, u"09-graphs/topology-zoo"_s}) {
            add(folder, {u"*.gml"_s}, u"gml"_s);
            add(folder, {u"*.graphml"_s}, u"graphml"_s);
        }
        add(u"09-graphs/sbom"_s, {u"*.json"_s, u"*.gz"_s}, u"cyclonedx"_s);
        add(u"09-graphs/entsoe-gridkit"_s, {u"*.csv"_s, u"*.csv.gz"_s}, u"grid-csv"_s);
        if (!QDir(data).exists())
            QTest::newRow("no data") << QString() << QString();
    }

    void everyRecordIsAccountedFor()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, format);
        if (path.isEmpty()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("../shared/data is missing");
            QSKIP("../shared/data is not here");
        }
        QProcess python;
        python.start(u"python3"_s, {QStringLiteral(WATCHFLOOR_SOURCE_DIR "/tests/feeds/count.py"), path});
        QVERIFY(python.waitForFinished());
        const qint64 expected = python.readAllStandardOutput().trimmed().toLongLong();
        QVERIFY(expected > 0);

        QTemporaryDir folder;
        auto store = store::Store::open(folder.filePath(u"s.watchfloor"_s),
                                        {store::OpenOptions::Mode::Create, {}, store::Context::Real});
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        ingest::FileOptions options;
        options.source = "real";
        const auto first = ingest::ingestFile(**store, path, options);
        QVERIFY2(!first.error, first.error ? qPrintable(first.error->detail) : "");
        QCOMPARE(QString::fromStdString(first.format), format);
        QCOMPARE(first.records, expected);
        QCOMPARE(first.accepted + first.duplicates + first.quarantined, expected);
        // Two of the examples are templates without an id or a time.
        const bool example = path.endsWith("rfc5070-02.xml"_L1) || path.endsWith("hello-world-idmefv2.json"_L1);
        QCOMPARE(first.quarantined, example ? 1 : 0);

        const auto second = ingest::ingestFile(**store, path, options);
        QVERIFY(!second.error);
        QCOMPARE(second.accepted, 0);
        QCOMPARE(second.duplicates, expected);
    }
};

QTEST_GUILESS_MAIN(TestTextIngest)
#include "test_textingest.moc"
