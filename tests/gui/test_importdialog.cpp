// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/rowstable.h"
#include "common/theme.h"
#include "desktop/importdialog.h"
#include "shots.h"
#include "store/reader.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using widgets::RowsTable;
using widgets::Theme;

namespace {

QByteArray events(int from, int until)
{
    QByteArray lines;
    for (int i = from; i < until; ++i)
        lines += R"({"timestamp":"2026-10-01T10:00:00.00000)" + QByteArray::number(i % 10)
            + R"(+0000","event_type":"alert","flow_id":)" + QByteArray::number(i)
            + R"(,"src_ip":"192.0.2.1","dest_ip":"198.51.100.7","proto":"TCP","alert":{"signature":"s","severity":2}})"
            + "\n";
    return lines;
}

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("no file");
        return out.fileName();
    }
    static std::int64_t records(store::Store &store)
    {
        return static_cast<std::int64_t>(store::records(**store.reader(), {})->size());
    }
    static QString cell(const RowsTable &table, const QString &file, const QString &column)
    {
        const QAbstractItemModel &model = *table.model();
        for (int r = 0; r < model.rowCount(); ++r) {
            if (model.index(r, 0).data().toString() != file)
                continue;
            for (int c = 0; c < model.columnCount(); ++c) {
                if (model.headerData(c, Qt::Horizontal).toString() == column && !table.isColumnHidden(c))
                    return model.index(r, c).data().toString();
            }
        }
        return u"nothing"_s;
    }

private Q_SLOTS:
    static void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"watchfloor-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

    void whatWouldComeOfAnImportIsSeenBefore()
    {
        auto store = store::Store::open(m_folder.filePath(u"s.watchfloor"_s),
                                        {store::OpenOptions::Mode::Create, {}, store::Context::Exercise});
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        const QString known = file(u"known.json"_s, events(0, 4));
        ingest::FileOptions options;
        options.source = "sensor-1";
        QCOMPARE(ingest::ingestFile(**store, known, options).accepted, 4);
        // One that grew, a new one with a broken line, and one that nothing reads.
        file(u"known.json"_s, events(0, 7));
        const QString fresh = file(u"fresh.json"_s, events(100, 105) + "{\"timestamp\": broken\n");
        const QString other = file(u"picture.bin"_s, QByteArray("\x89\0\1\2 nothing", 12));
        const auto plan = ingest::planOf({known, fresh, other}, {});
        QVERIFY(plan);
        Source source;
        source.slug = "sensor-1";
        ImportDialog dialog(*plan, {source}, {}, *store);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.chooseSource(u"sensor-1"_s);
        auto *table = dialog.findChild<RowsTable *>(u"importFiles"_s);
        auto *said = dialog.findChild<QLabel *>(u"importTried"_s);
        auto *tryFirst = dialog.findChild<QPushButton *>(u"importTry"_s);
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(cell(*table, u"fresh.json"_s, u"New"_s), u"nothing"_s);

        QTest::mouseClick(tryFirst, Qt::LeftButton);
        QTRY_COMPARE(cell(*table, u"fresh.json"_s, u"New"_s), u"5"_s);
        QCOMPARE(cell(*table, u"fresh.json"_s, u"Quarantined"_s), u"1"_s);
        QCOMPARE(cell(*table, u"known.json"_s, u"New"_s), u"3"_s);
        QCOMPARE(cell(*table, u"known.json"_s, u"Duplicates"_s), u"4"_s);
        QCOMPARE(cell(*table, u"known.json"_s, u"Format"_s), u"suricata-eve"_s);
        QCOMPARE(cell(*table, u"picture.bin"_s, u"Quarantined"_s), u"1"_s);
        QCOMPARE(said->text(),
                 u"An import now would bring 8 new records, 4 duplicates, 2 for quarantine. "
                 "Nothing was stored."_s);
        QCOMPARE(records(**store), 4);
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            dialog.grab().save(test::shot(scheme == Theme::Scheme::Dark ? u"import-dark"_s : u"import-light"_s));
        }

        // Other choices, other outcomes: what was found is gone.
        auto *format = dialog.findChild<QComboBox *>(u"importFormat"_s);
        format->setCurrentIndex(format->findData(u"stix"_s));
        QCOMPARE(cell(*table, u"fresh.json"_s, u"New"_s), u"nothing"_s);
        QVERIFY(!said->isVisible());
    }

    void aTrialIsStopped()
    {
        const auto plan = ingest::planOf({file(u"long.json"_s, events(0, 200'000))}, {});
        QVERIFY(plan);
        ImportDialog dialog(*plan, {}, {});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.chooseSource({});
        dialog.findChild<QLineEdit *>(u"importSlug"_s)->setText(u"x"_s);
        auto *tryFirst = dialog.findChild<QPushButton *>(u"importTry"_s);
        auto *import = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QTest::mouseClick(tryFirst, Qt::LeftButton);
        QVERIFY(!import->isEnabled());
        QTest::mouseClick(tryFirst, Qt::LeftButton);
        QTRY_VERIFY(import->isEnabled());
        QCOMPARE(tryFirst->text(), u"&Try it first"_s);
        // Closed in the middle of one, nothing is left behind.
        QTest::mouseClick(tryFirst, Qt::LeftButton);
        dialog.reject();
    }
};

QTEST_MAIN(TestImportDialog)
#include "test_importdialog.moc"
