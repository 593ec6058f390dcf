// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/rowstable.h"
#include "common/theme.h"
#include "desktop/connectiondialog.h"
#include "desktop/connectionspanel.h"
#include "desktop/seat.h"
#include "shots.h"
#include "store/reader.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using widgets::RowsTable;
using widgets::Theme;

namespace {

constexpr int patience = 30'000;

QByteArray alert(int n)
{
    return QByteArray(R"({"timestamp":"2026-09-28T08:00:00.000000+0000","event_type":"alert","src_ip":"192.0.2.7",)"
                      R"("dest_ip":"198.51.100.3","alert":{"signature_id":)")
        + QByteArray::number(n) + R"(,"signature":"test","severity":2}})" + '\n';
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// A panel on a real store, and real folders that files come into.
class TestConnections : public QObject
{
    Q_OBJECT

    struct Floor
    {
        QTemporaryDir folder;
        std::shared_ptr<store::Store> store;
        std::shared_ptr<Seat> seat = std::make_shared<Seat>();
        std::unique_ptr<FeedService> service;
        std::unique_ptr<ConnectionsPanel> panel;

        [[nodiscard]] QString in() const { return folder.filePath(u"in"_s); }
        [[nodiscard]] RowsTable *table() const { return panel->findChild<RowsTable *>(); }
        [[nodiscard]] QString cell(int row, int column) const
        {
            return table()->model()->index(row, column).data().toString();
        }
        [[nodiscard]] QAction *action(const char *name) const
        {
            return panel->findChild<QAction *>(u"connection-"_s + QLatin1StringView(name));
        }
        /// A click on the button that carries the command.
        void click(const char *name) const
        {
            for (auto *button : panel->findChildren<QToolButton *>())
                if (button->defaultAction() == action(name))
                    return QTest::mouseClick(button, Qt::LeftButton);
            QFAIL("no such button");
        }
        [[nodiscard]] ConnectionDialog *dialog() const { return panel->findChild<ConnectionDialog *>(); }
    };

    static void fill(ConnectionDialog *dialog, const QString &slug, const QString &kind, const QString &location)
    {
        auto *owner = dialog->findChild<QComboBox *>(u"connectionSource"_s);
        owner->setCurrentIndex(owner->count() - 1);
        auto *kinds = dialog->findChild<QComboBox *>(u"connectionKind"_s);
        QVERIFY(kinds->findData(kind) >= 0);
        kinds->setCurrentIndex(kinds->findData(kind));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"connectionSlug"_s), slug);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"connectionLocation"_s), location);
    }
    static void save(ConnectionDialog *dialog)
    {
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    }

    std::unique_ptr<Floor> m_floor;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"watchfloor-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }
    void init()
    {
        m_floor = std::make_unique<Floor>();
        QVERIFY(QDir().mkpath(m_floor->in()));
        auto store = store::Store::open(m_floor->folder.filePath(u"s.watchfloor"_s),
                                        {store::OpenOptions::Mode::Create, {}, store::Context::Exercise});
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        m_floor->store = *store;
        m_floor->seat->setFree(); // no accounts: who uses the machine acts
        m_floor->service = std::make_unique<FeedService>(*store, m_floor->seat);
        m_floor->panel = std::make_unique<ConnectionsPanel>();
        m_floor->panel->setService(m_floor->service.get(), false);
        m_floor->service->restore();
        connect(m_floor->service.get(), &FeedService::failed, this, [](const QString &why) { qWarning() << why; });
        m_floor->panel->resize(1500, 460);
        m_floor->panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_floor->panel.get()));
    }
    void cleanup()
    {
        m_floor.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void aFolderIsAddedWatchedPausedAndRemoved()
    {
        Floor &f = *m_floor;
        QVERIFY(!f.action("edit")->isEnabled());
        f.click("add");
        QTRY_VERIFY(f.dialog() && f.dialog()->isVisible());
        // What cannot be used is said, and the dialog stays.
        fill(f.dialog(), u"sensor-x"_s, u"folder"_s, u"in"_s);
        QTest::mouseClick(f.dialog()->findChild<QPushButton *>(u"connectionTest"_s), Qt::LeftButton);
        auto *said = f.dialog()->findChild<QLabel *>(u"connectionSaid"_s);
        QTRY_VERIFY(said->isVisible());
        QTRY_VERIFY(said->text().contains(u"absolute path"_s));
        auto *location = f.dialog()->findChild<QLineEdit *>(u"connectionLocation"_s);
        location->clear();
        QTest::keyClicks(location, f.in());
        QTest::mouseClick(f.dialog()->findChild<QPushButton *>(u"connectionTest"_s), Qt::LeftButton);
        QTRY_VERIFY(said->text().startsWith(u"It works: the folder "_s));
        f.dialog()->grab().save(test::shot(u"connection-dialog"_s));
        save(f.dialog());
        QTRY_COMPARE_WITH_TIMEOUT(f.table()->model()->rowCount(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 0), u"Live"_s, patience);
        QVERIFY(f.panel->findChild<QToolButton *>(u"receiveHere"_s)->isChecked());

        // Data come by themselves.
        write(f.in() + u"/eve.json"_s, alert(1) + alert(2) + "{broken\n");
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 6), u"2"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 8), u"1"_s, patience);

        // What comes during a pause waits in its folder.
        f.table()->selectRow(0);
        QTRY_VERIFY(f.action("pause")->isEnabled());
        f.click("pause");
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 0), u"Paused"_s, patience);
        write(f.in() + u"/later.json"_s, alert(3));
        QTRY_COMPARE(f.action("pause")->text(), u"Resume"_s);
        f.click("pause");
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 6).toInt() >= 1 && f.cell(0, 0) == u"Live"_s, true, patience);
        const auto observed = [&f] {
            const auto reader = f.store->reader();
            const auto totals = store::totals(**reader);
            return totals ? totals->observations : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(observed(), 3, patience);
        f.panel->grab().save(test::shot(u"connections-live"_s));

        // Removed, and what came stays.
        f.click("remove");
        QTRY_VERIFY(f.panel->findChild<QMessageBox *>(u"removeConnection"_s));
        auto *question = f.panel->findChild<QMessageBox *>(u"removeConnection"_s);
        QVERIFY(question->text().contains(u"sensor-x"_s));
        for (QAbstractButton *button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(f.table()->model()->rowCount(), 0, patience);
        QCOMPARE(observed(), 3);
    }

    void whatFailsSaysWhy()
    {
        Floor &f = *m_floor;
        f.click("add");
        QTRY_VERIFY(f.dialog() && f.dialog()->isVisible());
        fill(f.dialog(), u"sensor-gone"_s, u"folder"_s, f.in());
        save(f.dialog());
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 0), u"Live"_s, patience);
        QVERIFY(QDir(f.in()).removeRecursively());
        f.table()->selectRow(0);
        f.click("run");
        auto *trouble = f.panel->findChild<QLabel *>(u"connectionTrouble"_s);
        QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible() && trouble->text().contains(f.in()), patience);
        QCOMPARE(trouble->textFormat(), Qt::PlainText);
        QTRY_VERIFY_WITH_TIMEOUT(f.cell(0, 10).contains(f.in()), patience);
        f.panel->grab().save(test::shot(u"connections-failing"_s));
        // And comes back by itself.
        QVERIFY(QDir().mkpath(f.in()));
        write(f.in() + u"/eve.json"_s, alert(1));
        f.click("run");
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(0, 6), u"1"_s, patience);
    }

    void receivingIsRememberedForTheStore()
    {
        Floor &f = *m_floor;
        f.service->setReceiving(true);
        QVERIFY(f.service->isReceiving());
        f.panel->setService(nullptr, true);
        f.service = std::make_unique<FeedService>(f.store, f.seat);
        f.service->restore();
        QVERIFY(f.service->isReceiving());
        f.service->setReceiving(false);
        f.service = std::make_unique<FeedService>(f.store, f.seat);
        f.service->restore();
        QVERIFY(!f.service->isReceiving());
    }

    void aReadOnlyStoreOffersNothing()
    {
        Floor &f = *m_floor;
        f.panel->setService(f.service.get(), true);
        for (const QAction *action : f.panel->commands())
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        QVERIFY(!f.panel->findChild<QToolButton *>(u"receiveHere"_s)->isEnabled());
    }
};

QTEST_MAIN(TestConnections)
#include "test_connections.moc"
