// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// Real feeds, record by record, beside a count made without Watchfloor.
class TestIngestFeeds : public QObject
{
    Q_OBJECT

private:
    static QString dataFolder() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data"); }
    static int countedWithoutWatchfloor(const QString &path)
    {
        QProcess python;
        python.start(u"python3"_s, {QStringLiteral(WATCHFLOOR_SOURCE_DIR "/tests/feeds/count.py"), path});
        return python.waitForFinished() ? python.readAllStandardOutput().trimmed().toInt() : -1;
    }

private Q_SLOTS:
    void bothCountsAgreeWhereThereIsNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \n\n");
        QTest::newRow("an array") << QByteArray("[ ]\n");
        QTest::newRow("a bundle") << QByteArray(R"({"type":"bundle","objects":[]})");
        QTest::newRow("bundles in an array") << QByteArray(R"([{"type":"bundle","objects":[]},{"type":"bundle"}])");
    }

    void bothCountsAgreeWhereThereIsNothing()
    {
        QFETCH(const QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"nothing.json"_s);
        QVERIFY(writeFile(path, content));
        for (const auto &format : {u"auto"_s, u"stix"_s}) {
            const auto run = ctl({u"--json"_s, u"ingest"_s, u"--dry-run"_s, u"--format"_s, format, path});
            QCOMPARE(run.exit, 3);
            QCOMPARE(run.total()["records"_L1].toInt(), countedWithoutWatchfloor(path));
            QCOMPARE(run.total()["quarantined"_L1].toInt(), countedWithoutWatchfloor(path));
        }
    }

    void everyRecordIsAccountedFor_data()
    {
        QTest::addColumn<QString>("path");
        int files = 0;
        for (const auto &folder : {u"01-stix"_s, u"03-suricata"_s}) {
            const QDir data(dataFolder() + u'/' + folder);
            for (const QFileInfo &file : data.entryInfoList(QDir::Files, QDir::Name)) {
                if (file.suffix() == "md"_L1)
                    continue;
                QTest::newRow(qPrintable(folder + u'/' + file.fileName())) << file.filePath();
                ++files;
            }
        }
        if (files == 0)
            QTest::newRow("no data") << QString();
    }

    void everyRecordIsAccountedFor()
    {
        QFETCH(const QString, path);
        if (path.isEmpty()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("../shared/data is missing");
            QSKIP("../shared/data is not here");
        }
        const int expected = countedWithoutWatchfloor(path);
        QVERIFY(expected > 0);

        QTemporaryDir folder;
        const QString store = folder.filePath(u"s.watchfloor"_s);
        const auto first = ctl({u"--store"_s, store, u"--json"_s, u"ingest"_s, u"--source"_s, u"real"_s, path});
        QVERIFY2(first.exit == 0 || first.exit == 3, first.err.constData());
        const QJsonObject total = first.total();
        QCOMPARE(total["records"_L1].toInt(), expected);
        QCOMPARE(total["accepted"_L1].toInt() + total["duplicates"_L1].toInt() + total["quarantined"_L1].toInt(),
                 expected);
        QCOMPARE(first.exit, total["quarantined"_L1].toInt() > 0 ? 3 : 0);
        // The schema is no feed; all the rest are read by one of our formats.
        if (!path.endsWith("schema.json"_L1)) {
            QVERIFY(!first.lines().front()["format"_L1].toString().isEmpty());
            QVERIFY(total["accepted"_L1].toInt() > 0);
        }

        const auto second = ctl({u"--store"_s, store, u"--json"_s, u"ingest"_s, u"--source"_s, u"real"_s, path});
        QCOMPARE(second.exit, 0);
        QCOMPARE(second.total()["accepted"_L1].toInt(-1), 0);
        QCOMPARE(second.total()["duplicates"_L1].toInt(), expected);

        const auto verified = ctl({u"--store"_s, store, u"verify"_s});
        QVERIFY2(verified.exit == 0, verified.all().constData());
    }
};

QTEST_GUILESS_MAIN(TestIngestFeeds)
#include "test_ingest.moc"
