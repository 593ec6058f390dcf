// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/csvtarget.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Replays the committed corpus of the CSV fuzz target, among it every input that once broke something.
class TestCsvCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariantsHold_data()
    {
        QTest::addColumn<QByteArray>("input");
        const QDir folder(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/tests/fuzz/corpus/csv"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::newRow(qPrintable(name)) << file.readAll();
        }
    }

    void invariantsHold()
    {
        QFETCH(const QByteArray, input);
        watchfloor::feeds::fuzz::csv({input.constData(), std::size_t(input.size())});
    }
};

QTEST_GUILESS_MAIN(TestCsvCorpus)
#include "test_csvcorpus.moc"
