// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/briefprinter.h"

#include <QFont>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using brief::Block;

namespace {

constexpr double margin = 8;

Block tableOf(const QStringList &columns, const std::vector<QStringList> &rows)
{
    return {.kind = Block::Kind::Table, .text = {}, .columns = columns, .rows = rows, .severities = {}};
}

QFontMetricsF metrics() { return QFontMetricsF(QFont(u"Inter"_s, 9)); }

double sum(const std::vector<double> &widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

/// The column's longest word, which is never broken where there is room for it.
double longestWord(const Block &table, qsizetype column)
{
    double longest = 0;
    const auto look = [&](const QString &cell) {
        for (const QString &word : cell.split(u' '))
            longest = std::max(longest, metrics().horizontalAdvance(word));
    };
    look(table.columns[column]);
    for (const QStringList &row : table.rows)
        look(row[column]);
    return longest;
}

const QString sentence
    = u"Logistics planning: Lateral movement from Brest to the logistics planning server (through Logistic support "
      u"and fuel); Fuel ordering server: Deletion of backups attempted on the fuel ordering server"_s;

} // namespace

/// What is printed can be read.
class TestPrint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsFillThePage_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<double>("width");
        const QStringList few{u"Watch"_s, u"FAILED"_s, u"runs"_s};
        const QStringList names{u"EU Maritime Security Assistance Mission Gulf of Guinea"_s, u"Third patrol"_s,
                                u"200600ZSEP26 – 010600ZOCT26, runs"_s, u"FAILED"_s, sentence};
        const QStringList sentences{sentence, sentence, u"UNKNOWN"_s, sentence, sentence};
        for (const double width : {480.0, 640.0, 1600.0}) {
            QTest::addRow("few, %g", width) << few << width;
            QTest::addRow("names and a sentence, %g", width) << names << width;
            QTest::addRow("sentences, %g", width) << sentences << width;
        }
    }
    void columnsFillThePage()
    {
        QFETCH(const QStringList, cells);
        QFETCH(const double, width);
        QStringList columns;
        for (qsizetype i = 0; i < cells.size(); ++i)
            columns << u"Column"_s;
        const Block table = tableOf(columns, {cells, cells});
        const auto widths = widgets::columnWidths(table, metrics(), width, margin);
        QCOMPARE(widths.size(), std::size_t(cells.size()));
        QVERIFY2(std::abs(sum(widths) - width) < 0.01, qPrintable(QString::number(sum(widths))));
        for (qsizetype c = 0; c < cells.size(); ++c)
            QVERIFY2(
                widths[std::size_t(c)] >= longestWord(table, c) + margin,
                qPrintable(u"column %1: %2 of %3"_s.arg(c).arg(widths[std::size_t(c)]).arg(longestWord(table, c))));
    }

    /// An endless token takes no more than its share, and on a page with no room at all nothing is below zero.
    void aTokenWithoutAnEndLeavesRoom()
    {
        const Block table = tableOf({u"Name"_s, u"State"_s}, {{QString(4000, u'x'), u"FAILED"_s}});
        const auto widths = widgets::columnWidths(table, metrics(), 480, margin);
        QVERIFY(std::abs(sum(widths) - 480) < 0.01);
        QVERIFY(widths[1] >= longestWord(table, 1) + margin);
        const auto narrow = widgets::columnWidths(table, metrics(), 20, margin);
        QVERIFY(std::abs(sum(narrow) - 20) < 0.01);
        QVERIFY(narrow[0] > 0 && narrow[1] > 0);
    }
};

QTEST_MAIN(TestPrint)
#include "test_print.moc"
