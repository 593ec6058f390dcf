// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// Whole folders of MISP, CSAF, KEV, OCSF, ECS, Wazuh and VERIS through the program into one store, beside counts made
/// without it.
class TestJsonIngest : public QObject
{
    Q_OBJECT

private:
    static QString dataFolder() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/"); }

    static QStringList filesOf(const QStringList &folders)
    {
        QStringList files;
        for (const QString &folder : folders) {
            for (const QFileInfo &file : QDir(dataFolder() + folder).entryInfoList(QDir::Files, QDir::Name)) {
                const bool other = file.suffix() == "md"_L1 || file.suffix() == "csv"_L1 || file.suffix() == "ilf"_L1;
                if (!other && file.size() > 0)
                    files.append(file.filePath());
            }
        }
        return files;
    }

private Q_SLOTS:
    void everyRecordIsAccountedFor_data()
    {
        QTest::addColumn<QStringList>("folders");
        QTest::newRow("misp") << QStringList{u"02-misp"_s, u"02-misp/eset"_s};
        QTest::newRow("csaf") << QStringList{u"06-csaf-kev"_s, u"06-csaf-kev/cisa-2021"_s,
                                             u"06-csaf-kev/oasis-2.0-examples"_s, u"06-csaf-kev/oasis-2.0-validator"_s};
        QTest::newRow("events") << QStringList{u"07-ecs-ocsf-wazuh"_s, u"07-ecs-ocsf-wazuh/ocsf"_s};
    }

    void everyRecordIsAccountedFor()
    {
        QFETCH(const QStringList, folders);
        const QStringList files = filesOf(folders);
        if (files.isEmpty()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("../shared/data is missing");
            QSKIP("../shared/data is not here");
        }
        QProcess python;
        python.start(u"python3"_s, QStringList{QStringLiteral(WATCHFLOOR_SOURCE_DIR "/tests/feeds/count.py")} + files);
        QVERIFY(python.waitForFinished());
        const QList<QByteArray> counts = python.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(counts.size(), files.size());

        QTemporaryDir folder;
        const QString store = folder.filePath(u"s.watchfloor"_s);
        const QStringList command{u"--store"_s, store, u"--json"_s, u"ingest"_s, u"--source"_s, u"real"_s};
        const auto first = ctl(command + files);
        QVERIFY2(first.exit == 0 || first.exit == 3, first.err.constData());
        const auto lines = first.lines();
        QCOMPARE(lines.size(), static_cast<std::size_t>(files.size()) + 1);
        int expected = 0;
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QJsonObject &line = lines[static_cast<std::size_t>(i)];
            int count = counts[i].toInt();
            // What no format reads is one record, whatever it holds.
            if (line["format"_L1].toString().isEmpty())
                count = 1;
            QVERIFY2(line["records"_L1].toInt() == count, qPrintable(files[i] + u' ' + QString::fromUtf8(counts[i])));
            expected += count;
        }
        const QJsonObject total = first.total();
        QCOMPARE(total["accepted"_L1].toInt() + total["duplicates"_L1].toInt() + total["quarantined"_L1].toInt(),
                 expected);

        const auto second = ctl(command + files);
        QCOMPARE(second.total()["accepted"_L1].toInt(-1), 0);
        QCOMPARE(second.total()["duplicates"_L1].toInt(), expected);
        const auto verified = ctl({u"--store"_s, store, u"verify"_s});
        QVERIFY2(verified.exit == 0, verified.all().constData());
    }
};

QTEST_GUILESS_MAIN(TestJsonIngest)
#include "test_jsoningest.moc"
