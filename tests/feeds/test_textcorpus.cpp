// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/texttargets.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::feeds;

/// Replays the committed corpora of the fuzz targets for logs, XML, graphs and bills of materials. A broken
/// invariant aborts.
class TestTextCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariantsHold_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString &name : {u"zeek"_s, u"syslog"_s, u"iodef"_s, u"graph"_s, u"sbom"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void invariantsHold()
    {
        QFETCH(const QString, folder);
        const auto target = folder == u"zeek" ? fuzz::text::zeek
            : folder == u"syslog"             ? fuzz::text::syslog
            : folder == u"iodef"              ? fuzz::text::iodef
            : folder == u"graph"              ? fuzz::text::graph
                                              : fuzz::text::sbom;
        const QDir dir(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/tests/fuzz/corpus/") + folder);
        const QFileInfoList files = dir.entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            qInfo("%s", qPrintable(info.fileName()));
            target({bytes.constData(), static_cast<std::size_t>(bytes.size())});
            // And what is left when something is lost of it.
            for (qsizetype cut = 6; cut < bytes.size(); cut += 7)
                target({bytes.constData(), static_cast<std::size_t>(cut)});
        }
    }
};

QTEST_GUILESS_MAIN(TestTextCorpus)
#include "test_textcorpus.moc"
