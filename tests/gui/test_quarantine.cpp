// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The quarantine table in the real window: what it says, copies of it, and reading records again by a mended mapping.
#include "common/rowstable.h"
#include "desktop/profiledialog.h"
#include "desktopfixture.h"
#include "feeds/importspanel.h"
#include "shots.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using widgets::RowsTable;

namespace {

bool writeText(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// A folder with one SOC's export, described so that it can be read without being asked whose it is.
bool writeFeed(const QString &folder, const QByteArray &tickets)
{
    return writeText(folder + u"/tickets.csv"_s, tickets)
        && writeText(folder + u"/feeds.json"_s,
                     R"({"context":"exercise","sources":[{"slug":"soc","kind":"soc"}],)"
                     R"("files":[{"path":"tickets.csv","source":"soc"}]})");
}

RowsTable *quarantineOf(const MainWindow &window) { return window.findChild<RowsTable *>(u"quarantineTable"_s); }

QString cell(const RowsTable &table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

QDialog *retryDialog(const MainWindow &window)
{
    auto *dialog = window.findChild<QDialog *>(u"retryDialog"_s);
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

} // namespace

class TestQuarantine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        QDir(profilesFolder()).removeRecursively();
        const auto ready = m_fixture->prepareExercise();
        QVERIFY2(ready, ready ? "" : qPrintable(ready.error().detail));
    }

    void cleanup() { DesktopFixture::closeAll(); }

    void cleanupTestCase()
    {
        QDir(profilesFolder()).removeRecursively();
        QThreadPool::globalInstance()->waitForDone();
        m_fixture.reset();
    }

    void eachRecordHasItsFieldValueAndRule()
    {
        const auto window = m_fixture->exerciseWindow();
        window->showDock(u"imports"_s);
        auto *table = quarantineOf(*window);
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, patience);
        QStringList columns;
        for (int c = 0; c < 4; ++c)
            columns << table->model()->headerData(c, Qt::Horizontal).toString();
        QCOMPARE(columns, (QStringList{u"Record"_s, u"Field"_s, u"Value"_s, u"Rule"_s}));
        int withValue = 0;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            QVERIFY(cell(*table, row, 0).contains(u", line "_s));
            QVERIFY(!cell(*table, row, 3).isEmpty());
            const QString prefix = cell(*table, row, 1) + u": "_s;
            QVERIFY(!cell(*table, row, 3).startsWith(prefix));
            withValue += cell(*table, row, 2) != u"—"_s;
        }
        QVERIFY(withValue > 0);

        // Selected with the keyboard, copied under the column names.
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() >= 3);
        QVERIFY(lines.join(u'\n').contains(u"Record\tField\tValue\tRule"_s));
        QVERIFY(lines.last().contains(cell(*table, 1, 3)));
        table->clearSelection();
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
            auto *panel = window->findChild<widgets::ImportsPanel *>();
            panel->window()->grab().save(
                test::shot(scheme == Theme::Scheme::Dark ? u"quarantine-dark"_s : u"quarantine-light"_s));
        }
        // With room of its own.
        auto *dock = window->findChild<widgets::ImportsPanel *>()->parentWidget();
        while (dock && !qobject_cast<QDockWidget *>(dock))
            dock = dock->parentWidget();
        QVERIFY(dock);
        static_cast<QDockWidget *>(dock)->setFloating(true);
        dock->resize(1280, 640);
        QTRY_VERIFY(table->viewport()->height() > 5 * table->rowHeight(0));
        dock->grab().save(test::shot(u"quarantine-panel"_s));
    }

    void whatAMendedMappingCanReadLeavesIt()
    {
        const QString path = m_fixture->newStore();
        const QString folder = m_fixture->filePath(u"soc"_s);
        QVERIFY(writeFeed(folder,
                          "ticket_id,summary,severity,created_at\nT-1,Odd logons,high,2026-09-28T08:15:00Z\n"
                          "T-2,Beacon,high,28/09/2026 09:15\nT-3,Outage,low,soon\n"));
        QVERIFY(DesktopFixture::readInto(path, {folder}));
        QVERIFY(writeText(profilesFolder() + u"/mended.json"_s,
                          R"({"name":"mended","columns":{"id":"ticket_id","title":"summary","severity":"severity",)"
                          R"("from":"created_at"},"time":{"formats":["iso","dd/MM/yyyy HH:mm"],"zone":"UTC"}})"));
        QVERIFY(writeText(profilesFolder() + u"/spoilt.json"_s, "{"));
        const auto window = m_fixture->windowOn(path);
        window->showDock(u"imports"_s);
        auto *table = quarantineOf(*window);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patience);
        QCOMPARE(cell(*table, 0, 0), u"tickets.csv, line 3"_s);
        QCOMPARE(cell(*table, 0, 2), u"28/09/2026 09:15"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().incidents, 1u, patience);

        auto *again = window->findChild<QPushButton *>(u"quarantineRetry"_s);
        QVERIFY(again->isVisible() && again->isEnabled());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(retryDialog(*window), patience);
        auto *how = retryDialog(*window)->findChild<QComboBox *>(u"retryHow"_s);
        const int mended = how->findText(u"by the mapping mended"_s);
        QVERIFY(mended > 0);
        const int spoilt = how->findText(u"by the mapping spoilt (cannot be used)"_s);
        QVERIFY(spoilt > mended);
        QVERIFY(!(how->model()->flags(how->model()->index(spoilt, 0)) & Qt::ItemIsEnabled));
        how->setFocus();
        for (int i = 0; i < mended; ++i)
            QTest::keyClick(how, Qt::Key_Down);
        QCOMPARE(how->currentText(), u"by the mapping mended"_s);
        retryDialog(*window)->grab().save(test::shot(u"retry-dark"_s));
        auto *ok = retryDialog(*window)->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QTest::mouseClick(ok, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
        QCOMPARE(cell(*table, 0, 2), u"soon"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().incidents, 2u, patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            window->notices()->texts().join(u' ').contains(u"1 accepted, 0 duplicates, 1 still in quarantine"_s),
            patience);

        // And it can be taken back.
        QTRY_VERIFY_WITH_TIMEOUT(window->actions()->at(u"edit.undo"_s)->isEnabled(), patience);
        window->actions()->at(u"edit.undo"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().incidents, 1u, patience);
    }

    void onlyTheSelectedOnesAreReadAgain()
    {
        const QString path = m_fixture->newStore();
        const QString folder = m_fixture->filePath(u"two"_s);
        QVERIFY(writeFeed(folder,
                          "ticket_id,summary,severity,created_at\nT-1,A,high,28/09/2026 09:15\n"
                          "T-2,B,high,28/09/2026 09:16\n"));
        QVERIFY(DesktopFixture::readInto(path, {folder}));
        const auto window = m_fixture->windowOn(path);
        window->showDock(u"imports"_s);
        auto *table = quarantineOf(*window);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patience);
        const QRect second = table->visualRect(table->model()->index(1, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, second.center());
        QTest::mouseClick(window->findChild<QPushButton *>(u"quarantineRetry"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(retryDialog(*window), patience);
        auto *dialog = retryDialog(*window);
        const auto labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *l) { return l->text().startsWith(u"1 record"_s); }));
        auto *how = dialog->findChild<QComboBox *>(u"retryHow"_s);
        how->setCurrentIndex(how->findText(u"by the mapping mended"_s));
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
        QCOMPARE(cell(*table, 0, 0), u"tickets.csv, line 2"_s);
    }

private:
    std::unique_ptr<DesktopFixture> m_fixture;
};

QTEST_MAIN(TestQuarantine)
#include "test_quarantine.moc"
