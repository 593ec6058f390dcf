// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/feedtargets.h"
#include "fuzz/relptarget.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::feeds;

/// Replays the committed corpora of the fuzz targets for JSON and RELP, among them every input that
/// once broke something. A broken invariant aborts.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariantsHold_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString &name :
             {u"jsonframer"_s, u"suricata"_s, u"stix"_s, u"canonicaljson"_s, u"detect"_s, u"misp"_s, u"csaf"_s,
              u"kev"_s, u"veris"_s, u"ocsf"_s, u"ecs"_s, u"wazuh"_s, u"relp"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void invariantsHold()
    {
        QFETCH(const QString, folder);
        const QDir dir(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/tests/fuzz/corpus/") + folder);
        const QFileInfoList files = dir.entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const std::string_view input(bytes.constData(), static_cast<std::size_t>(bytes.size()));
            qInfo("%s", qPrintable(info.fileName()));
            if (folder == u"jsonframer")
                fuzz::jsonFramer(input);
            else if (folder == u"suricata")
                fuzz::suricata(input);
            else if (folder == u"stix")
                fuzz::stix(input);
            else if (folder == u"canonicaljson")
                fuzz::canonical(input);
            else if (folder == u"detect")
                fuzz::detection(input);
            else if (folder == u"misp")
                fuzz::feed(mispFormat(), input);
            else if (folder == u"csaf")
                fuzz::feed(csafFormat(), input);
            else if (folder == u"kev")
                fuzz::feed(kevFormat(), input);
            else if (folder == u"veris")
                fuzz::feed(verisFormat(), input);
            else if (folder == u"ocsf")
                fuzz::feed(ocsfFormat(), input);
            else if (folder == u"relp")
                watchfloor::transport::fuzz::relp(input);
            else if (folder == u"ecs")
                fuzz::feed(ecsFormat(), input);
            else
                fuzz::feed(wazuhFormat(), input);
        }
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "test_fuzzcorpus.moc"
