// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window in circumstances: replay, a crash before, a medium that cannot be written, other windows and
// processes on the same file, a display without OpenGL, and every command of its menus.
#include "desktop/briefpanel.h"
#include "desktop/commandpalette.h"
#include "desktop/filterbar.h"
#include "desktopfixture.h"
#include "inspector/rawview.h"
#include "replay/modestrip.h"
#include "replay/replaybar.h"

#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QTimer>
#include <QToolButton>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::ObjectRef;

namespace {

constexpr uid_t nobody = 65534;

QString program(const QString &name) { return QStringLiteral(WATCHFLOOR_BIN_DIR "/") + name; }

/// Root may write everywhere; for the length of this a root process is a user who owns nothing.
class WithoutRights
{
public:
    WithoutRights()
        : m_wasRoot(::getuid() == 0)
    {
        if (m_wasRoot && ::setresuid(nobody, nobody, 0) != 0)
            qFatal("cannot become another user");
    }
    ~WithoutRights()
    {
        if (m_wasRoot && ::setresuid(0, 0, 0) != 0)
            qFatal("cannot become root again");
    }
    Q_DISABLE_COPY_MOVE(WithoutRights)

private:
    bool m_wasRoot;
};

std::uint32_t observationsIn(const QString &path)
{
    const auto store = store::Store::open(path, {});
    if (!store)
        return 0;
    const auto reader = (*store)->reader();
    const auto snapshot = reader ? picture::build(**store, **reader) : std::unexpected(reader.error());
    return snapshot ? std::uint32_t((*snapshot)->observations.size()) : 0;
}

void collect(const QMenu *menu, std::set<const QAction *> &into)
{
    for (const QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), into);
        else if (!action->isSeparator())
            into.insert(action);
    }
}

QStringList disabledOf(const MainWindow &window)
{
    QStringList ids;
    for (const Actions::Entry &entry : window.actions()->entries())
        if (!entry.action->isEnabled())
            ids << entry.id;
    ids.sort();
    return ids;
}

QDialog *shownDialog(const MainWindow &window)
{
    for (QDialog *dialog : window.findChildren<QDialog *>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

QString titleOf(const QDialog *dialog) { return dialog ? dialog->windowTitle() : QString(); }

std::string otherThan(MainWindow &window, const std::string &id)
{
    for (const picture::IncidentRow &row : window.scope()->snapshot()->incidents) {
        if (row.id != id)
            return row.id;
    }
    return {};
}

} // namespace

class TestDesktopFlows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        const auto ready = m_fixture->prepareExercise();
        QVERIFY2(ready, ready ? "" : qPrintable(ready.error().detail));
    }

    void cleanup() { DesktopFixture::closeAll(); }

    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_fixture.reset();
    }

    void replayShowsWhatWasKnownAndSaysSo()
    {
        const QString path = m_fixture->newStore();
        QVERIFY(DesktopFixture::readInto(path, {exercise() + u"/milcert-fra/bundle.json"_s}));
        const auto window = m_fixture->windowOn(path);
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().incidents > 0 && window->isSettled(), patience);
        const Timestamp before = window->scope()->snapshot()->knownAt;
        const std::uint32_t incidentsBefore = window->scope()->counts().incidents;
        QVERIFY(window->notices()->texts().isEmpty());
        QVERIFY(!window->actions()->at(u"view.now"_s)->isEnabled());

        Clock::freeze(before + std::chrono::hours(2));
        QVERIFY(DesktopFixture::readInto(path, {exercise() + u"/milcert-deu/bundle.json"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().incidents > incidentsBefore, patience);
        const std::uint32_t incidentsAfter = window->scope()->counts().incidents;

        window->actions()->at(u"view.knownAt"_s)->trigger();
        auto *instant = window->findChild<QLineEdit *>(u"replayInstant"_s);
        QTRY_VERIFY(instant->isVisible());
        QTest::keyClicks(instant, iso8601Text(before));
        QTest::keyClick(instant, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().incidents, incidentsBefore, patience);
        QVERIFY(window->scope()->snapshot()->replay);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const QString says = window->replayBar()->replayStrip()->text();
        QVERIFY2(says.contains(dtg(before)), qPrintable(says));
        const auto *age = window->pictureStatus()->findChild<QLabel *>(u"pictureAge"_s);
        QCOMPARE(age->text(), u"As known at %1"_s.arg(dtg(before)));
        verifyShown(*window);

        // What comes in meanwhile does not change the past.
        QVERIFY(DesktopFixture::readInto(path, {exercise() + u"/soc-aurora/incidents.csv"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(observationsIn(path) > 0 || window->isSettled(), patience);
        QCOMPARE(window->scope()->counts().incidents, incidentsBefore);

        auto *back = window->findChild<QToolButton *>(u"replayNow"_s);
        QVERIFY(back && back->isVisible());
        back->click();
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().incidents >= incidentsAfter, patience);
        QVERIFY(!window->scope()->snapshot()->replay);
        QVERIFY(window->notices()->texts().isEmpty());
        Clock::freeze(parseIso8601("2026-09-30T18:00:00Z")->at);
    }

    void afterACrashTheNextStartSaysWhatWasRecovered()
    {
        // Enough to be killed in the middle of.
        QFile sensor(exercise() + u"/sensor-ohq/eve.json"_s);
        QVERIFY(sensor.open(QIODevice::ReadOnly));
        const QByteArray events = sensor.readAll();
        const QString feed = m_fixture->filePath(u"long.json"_s);
        QFile file(feed);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 40; ++i)
            QVERIFY(file.write(events) == events.size());
        file.close();

        const QString path = m_fixture->newStore();
        const QStringList command{u"--store"_s, path, u"ingest"_s, u"--source"_s, u"long"_s, feed};
        QProcess ingest;
        ingest.start(program(u"watchfloorctl"_s), command);
        QVERIFY(ingest.waitForStarted());
        // Something is committed, the rest is on its way.
        QVERIFY(QTest::qWaitFor(
            [&] {
                QProcess status;
                status.start(program(u"watchfloorctl"_s), {u"--store"_s, path, u"--json"_s, u"status"_s});
                if (!status.waitForFinished())
                    return false;
                const auto said = QJsonDocument::fromJson(status.readAllStandardOutput()).object();
                return said.value("records"_L1).toInteger() > 0;
            },
            patience));
        ingest.kill(); // SIGKILL
        QVERIFY(ingest.waitForFinished());
        QCOMPARE(ingest.exitStatus(), QProcess::CrashExit);

        auto window = m_fixture->windowOn(path);
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().observations > 0, patience);
        const QString notice = window->notices()->texts().join(u'|');
        QVERIFY2(notice.contains(u"did not end cleanly"_s), qPrintable(notice));
        QVERIFY2(notice.contains(u"cut off"_s), qPrintable(notice));
        const std::uint32_t recovered = window->scope()->counts().observations;

        // Read again by another process while this window looks on: it goes on where it stopped.
        QProcess again;
        again.start(program(u"watchfloorctl"_s), command);
        QVERIFY(again.waitForFinished(patience));
        QVERIFY2(again.exitCode() == 0 || again.exitCode() == 3, again.readAllStandardError().constData());
        const QString undisturbed = m_fixture->newStore();
        QCOMPARE(QProcess::execute(program(u"watchfloorctl"_s),
                                   {u"--store"_s, undisturbed, u"ingest"_s, u"--source"_s, u"long"_s, feed}),
                 again.exitCode());
        const std::uint32_t all = observationsIn(undisturbed);
        QVERIFY(recovered < all);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().observations, all, patience);

        // Said once.
        window.reset();
        QThreadPool::globalInstance()->waitForDone();
        window = m_fixture->windowOn(path);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().observations, all, patience);
        QVERIFY2(window->notices()->texts().isEmpty(), qPrintable(window->notices()->texts().join(u'|')));
    }

    void whatCannotBeWrittenIsShownAndSaysSo()
    {
        const QString folder = m_fixture->filePath(u"medium"_s);
        QVERIFY(QDir().mkpath(folder));
        const QString path = folder + u"/watch.watchfloor"_s;
        QVERIFY(QFile::rename(m_fixture->exerciseCopy(), path));
        // The medium: nobody may write the file or beside it, and the way to it is open to all.
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        const auto look = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(folder, look));
        QVERIFY(QFile::setPermissions(QFileInfo(folder).path(), look | QFile::WriteOwner));
        const QByteArray content = contentOf(path);
        {
            const auto window = m_fixture->emptyWindow();
            const WithoutRights guard;
            window->openStore(path);
            QTRY_VERIFY_WITH_TIMEOUT(window->scope()->counts().incidents > 0 && window->isSettled(), patience);
            QVERIFY(window->session()->info().readOnly);
            const auto *badge = window->pictureStatus()->findChild<QLabel *>(u"readOnlyBadge"_s);
            QVERIFY(badge->isVisible());
            QCOMPARE(badge->text(), u"READ-ONLY"_s);
            QVERIFY(window->notices()->texts().join(u'|').contains(u"read-only"_s));
            QCOMPARE(
                disabledOf(*window).join(u' '),
                QStringList(
                    {u"edit.copyText"_s,      u"edit.dependency"_s,    u"edit.deselect"_s,      u"edit.health"_s,
                     u"edit.raw"_s,           u"edit.redo"_s,          u"edit.undo"_s,          u"file.import"_s,
                     u"file.importFolder"_s,  u"file.key"_s,           u"incident.assess"_s,    u"incident.close"_s,
                     u"incident.dismiss"_s,   u"incident.dispute"_s,   u"incident.merge"_s,     u"incident.note"_s,
                     u"incident.recognise"_s, u"incident.reopen"_s,    u"incident.reporting"_s, u"incident.split"_s,
                     u"incident.token"_s,     u"replay.faster"_s,      u"replay.next"_s,        u"replay.slower"_s,
                     u"view.now"_s,           u"view.zoomSelection"_s, u"watch.account"_s,      u"watch.handOver"_s,
                     u"watch.signIn"_s,       u"watch.signOff"_s,      u"whatif.clear"_s,       u"whatif.compare"_s,
                     u"whatif.fail"_s,        u"whatif.impair"_s,      u"whatif.keep"_s,        u"whatif.leave"_s,
                     u"whatif.link"_s,        u"whatif.mend"_s,        u"whatif.next"_s,        u"whatif.owner"_s,
                     u"whatif.previous"_s})
                    .join(u' '));
            verifyShown(*window);

            // A drop finds a sentence, not silence.
            drop(window.get(), {exercise() + u"/soc-aurora/incidents.csv"_s});
            QTRY_VERIFY_WITH_TIMEOUT(
                window->notices()->texts().join(u'|').contains(u"nothing can be imported into it"_s), patience);
            QVERIFY(!shownDialog(*window));

            // Raw records and search need no writing either.
            window->scope()->select({ObjectRef::Kind::Incident, window->scope()->snapshot()->incidents.front().id});
            QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->isSettled(), patience);
            window->actions()->at(u"edit.raw"_s)->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->rawView()->shownText().size() > 40, patience);
        }
        QThreadPool::globalInstance()->waitForDone();
        QCOMPARE(contentOf(path), content);
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"watch.watchfloor"_s});
        // So that the folder can be removed by who is not root.
        QVERIFY(QFile::setPermissions(folder, look | QFile::WriteOwner));
    }

    void twoWindowsShareAStoreAndNothingElse()
    {
        const QString path = m_fixture->newStore();
        const auto first = m_fixture->windowOn(path);
        QSignalSpy wanted(first.get(), &MainWindow::newWindowRequested);
        first->actions()->at(u"window.new"_s)->trigger();
        QCOMPARE(wanted.size(), 1);
        auto second = m_fixture->windowOn(path);
        QCOMPARE(first->session(), second->session()); // one writer, one undo stack

        QSignalSpy finished(second->importFlow(), &ImportFlow::finished);
        second->importFlow()->import({exercise()});
        QTRY_VERIFY_WITH_TIMEOUT(second->findChild<QDialog *>(u"importDialog"_s), patience);
        second->findChild<QDialog *>(u"importDialog"_s)
            ->findChild<QDialogButtonBox *>()
            ->button(QDialogButtonBox::Ok)
            ->click();
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), patience);
        for (QDialog *result : second->findChildren<QDialog *>(u"importResult"_s))
            result->close();
        const std::uint32_t all = observationsIn(path);
        QVERIFY(all > 0);
        for (MainWindow *window : {first.get(), second.get()}) {
            QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().observations, all, patience);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        }
        verifyShown(*first);

        // Each looks at what it likes.
        picture::Filter filter;
        filter.minSeverity = 80;
        second->scope()->setFilter(filter);
        second->scope()->select({ObjectRef::Kind::Incident, second->scope()->snapshot()->incidents.front().id});
        QVERIFY(first->scope()->selection().empty());
        QCOMPARE(first->scope()->counts().observations, all);

        // What one did the other can undo.
        QTRY_VERIFY_WITH_TIMEOUT(first->actions()->at(u"edit.undo"_s)->isEnabled(), patience);
        first->actions()->at(u"edit.undo"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(second->scope()->snapshot()->observations.size(), 0u, patience);

        second.reset();
        QVERIFY(first->session());
        first->actions()->at(u"edit.redo"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(first->scope()->counts().observations, all, patience);
    }

    void anotherProcessOnTheSameFileIsSeen()
    {
        const auto window = m_fixture->exerciseWindow();
        const std::uint32_t before = window->scope()->counts().observations;
        const QString path = window->session()->info().path;
        const QString feed = m_fixture->filePath(u"other.json"_s);
        QVERIFY(QFile::copy(exercise() + u"/sensor-fhq/eve.json"_s, feed));
        QProcess other;
        other.start(program(u"watchfloorctl"_s), {u"--store"_s, path, u"ingest"_s, u"--source"_s, u"other"_s, feed});
        QVERIFY(other.waitForFinished(patience));
        QVERIFY2(other.exitCode() == 0 || other.exitCode() == 3, other.readAllStandardError().constData());
        const std::uint32_t after = observationsIn(path);
        QVERIFY(after > before);
        QTRY_COMPARE_WITH_TIMEOUT(window->scope()->counts().observations, after, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        verifyShown(*window);
        // And the other way: what is held open here can be verified there.
        QCOMPARE(QProcess::execute(program(u"watchfloorctl"_s), {u"--store"_s, path, u"verify"_s}), 0);
    }

    void everyCommandIsInAMenuAndEnabledWhereItMakesSense()
    {
        auto window = m_fixture->emptyWindow();
        QStringList enabled;
        for (const Actions::Entry &entry : window->actions()->entries())
            if (entry.action->isEnabled())
                enabled << entry.id;
        enabled.sort();
        QCOMPARE(enabled,
                 QStringList({u"edit.settings"_s, u"file.close"_s, u"file.new"_s, u"file.open"_s, u"file.quit"_s,
                              u"help.about"_s, u"help.keys"_s, u"view.fullScreen"_s, u"view.light"_s}));

        window = m_fixture->exerciseWindow();
        QCOMPARE(
            disabledOf(*window),
            QStringList({u"edit.copyText"_s,  u"edit.dependency"_s,    u"edit.deselect"_s,    u"edit.health"_s,
                         u"edit.raw"_s,       u"edit.redo"_s,          u"edit.undo"_s,        u"incident.assess"_s,
                         u"incident.close"_s, u"incident.dismiss"_s,   u"incident.dispute"_s, u"incident.merge"_s,
                         u"incident.note"_s,  u"incident.recognise"_s, u"incident.reopen"_s,  u"incident.reporting"_s,
                         u"incident.split"_s, u"replay.faster"_s,      u"replay.next"_s,      u"replay.slower"_s,
                         u"view.now"_s,       u"view.zoomSelection"_s, u"watch.signOff"_s,    u"whatif.clear"_s,
                         u"whatif.compare"_s, u"whatif.fail"_s,        u"whatif.impair"_s,    u"whatif.keep"_s,
                         u"whatif.leave"_s,   u"whatif.link"_s,        u"whatif.mend"_s,      u"whatif.next"_s,
                         u"whatif.owner"_s,   u"whatif.previous"_s}));
        window->scope()->select({ObjectRef::Kind::Incident, window->scope()->snapshot()->incidents.front().id});
        QCOMPARE(
            disabledOf(*window),
            QStringList({u"edit.dependency"_s, u"edit.health"_s,        u"edit.redo"_s,       u"edit.undo"_s,
                         u"incident.merge"_s,  u"incident.recognise"_s, u"incident.reopen"_s, u"incident.split"_s,
                         u"replay.faster"_s,   u"replay.next"_s,        u"replay.slower"_s,   u"view.now"_s,
                         u"watch.signOff"_s,   u"whatif.clear"_s,       u"whatif.compare"_s,  u"whatif.fail"_s,
                         u"whatif.impair"_s,   u"whatif.keep"_s,        u"whatif.leave"_s,    u"whatif.link"_s,
                         u"whatif.mend"_s,     u"whatif.next"_s,        u"whatif.owner"_s,    u"whatif.previous"_s}));

        const auto *bar = window->findChild<QMenuBar *>();
        std::set<const QAction *> inMenus;
        QStringList letters;
        for (const QAction *top : bar->actions()) {
            QVERIFY(top->menu());
            collect(top->menu(), inMenus);
            letters << mnemonic(top->text());
            verifyMnemonics(*top->menu());
        }
        QCOMPARE(QStringList(letters).removeDuplicates(), 0);
        QVERIFY(!letters.contains(QString()));

        const QStringList withoutKey{u"edit.copyText"_s,     u"file.key"_s,     u"file.verify"_s, u"help.about"_s,
                                     u"incidents.columns"_s, u"view.light"_s,   u"view.reset"_s,  u"watch.account"_s,
                                     u"watch.signOff"_s,     u"whatif.clear"_s, u"view.limits"_s};
        for (const Actions::Entry &entry : window->actions()->entries()) {
            // Columns are chosen at the table: a button in its title and its context menu.
            QVERIFY2(inMenus.erase(entry.action) == 1 || entry.id == u"incidents.columns", qPrintable(entry.id));
            QVERIFY2(!entry.action->text().isEmpty() && !entry.action->toolTip().isEmpty(), qPrintable(entry.id));
            QVERIFY2(entry.action->shortcuts().isEmpty() == withoutKey.contains(entry.id), qPrintable(entry.id));
            QVERIFY2(entry.action->shortcutContext() == Qt::WindowShortcut, qPrintable(entry.id));
        }
        QVERIFY(inMenus.empty()); // the palette and the list of keys know everything that is in a menu

        // What shows no words says them when pointed at, and to a screen reader.
        for (const auto *button : window->findChildren<QToolButton *>()) {
            const bool wordless = button->text().size() < 2 || button->toolButtonStyle() == Qt::ToolButtonIconOnly;
            if (wordless && !button->visibleRegion().isEmpty() && !button->objectName().startsWith(u"qt_"_s))
                QVERIFY2(!button->toolTip().isEmpty(),
                         qPrintable(u"'%1' in %2"_s.arg(button->text(), button->parentWidget()->objectName())));
        }
    }

    void everyCommandDoesWhatItSays()
    {
        auto window = m_fixture->exerciseWindow();
        std::set<QString> left;
        for (const Actions::Entry &entry : window->actions()->entries())
            left.insert(entry.id);
        const auto trigger = [&](const QString &id) {
            QVERIFY2(window->actions()->at(id)->isEnabled(), qPrintable(id));
            left.erase(id);
            window->actions()->at(id)->trigger();
        };

        for (const QString &id : {u"file.new"_s, u"file.key"_s, u"view.palette"_s, u"help.keys"_s, u"help.about"_s,
                                  u"edit.settings"_s, u"view.limits"_s}) {
            trigger(id);
            QTRY_VERIFY2(shownDialog(*window), qPrintable(id));
            shownDialog(*window)->reject();
            QTRY_VERIFY2(!shownDialog(*window), qPrintable(id));
        }
        for (const QString &id : {u"file.open"_s, u"file.import"_s, u"file.importFolder"_s, u"file.copy"_s}) {
            int asked = 0;
            QTimer answering;
            connect(&answering, &QTimer::timeout, this, [&asked] {
                for (QWidget *w : QApplication::topLevelWidgets())
                    if (auto *dialog = qobject_cast<QFileDialog *>(w); dialog && dialog->isVisible()) {
                        ++asked;
                        dialog->reject();
                    }
            });
            answering.start(20);
            trigger(id);
            QVERIFY2(asked == 1, qPrintable(id));
        }
        trigger(u"file.verify"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->notices()->texts().join(u'|').contains(u"The store is sound"_s), patience);

        for (const Workspace w : {Workspace::Brief, Workspace::Analyse, Workspace::Watch}) {
            trigger(u"workspace."_s + name(w));
            QCOMPARE(window->workspace(), w);
            for (const Workspace other : workspaces)
                QCOMPARE(window->actions()->at(u"workspace."_s + name(other))->isChecked(), other == w);
        }
        for (const Actions::Entry &entry : window->actions()->entries()) {
            if (!entry.id.startsWith(u"panel."_s))
                continue;
            trigger(entry.id);
            const auto *dock = window->findChild<QDockWidget *>(entry.id.mid(6));
            QTRY_VERIFY2(!dock->visibleRegion().isEmpty(), qPrintable(entry.id));
        }
        window->findChild<QDockWidget *>(u"map"_s)->close();
        trigger(u"view.reset"_s);
        QTRY_VERIFY(!window->findChild<QDockWidget *>(u"map"_s)->visibleRegion().isEmpty());
        QVERIFY(!window->findChild<QDockWidget *>(u"log"_s)->isVisible());

        const Theme::Scheme scheme = Theme::instance().scheme();
        trigger(u"view.light"_s);
        QVERIFY(Theme::instance().scheme() != scheme);
        QTRY_VERIFY(window->actions()->at(u"view.light"_s)->isChecked());
        trigger(u"view.light"_s);
        QCOMPARE(Theme::instance().scheme(), scheme);
        trigger(u"view.fullScreen"_s);
        QVERIFY(window->isFullScreen());
        trigger(u"view.fullScreen"_s);
        QVERIFY(!window->isFullScreen());

        trigger(u"view.network"_s);
        QVERIFY(window->graph()->isNetwork());
        QTRY_VERIFY(!window->graph()->visibleRegion().isEmpty());
        window->graph()->showPart(widgets::GraphView::Part::Threats);

        trigger(u"view.filter"_s);
        QCOMPARE(window->focusWidget(), window->findChild<QLineEdit *>(u"filterText"_s));
        picture::Filter filter;
        filter.minSeverity = 60;
        window->scope()->setFilter(filter);
        trigger(u"view.clearFilter"_s);
        QCOMPARE(window->scope()->filter(), picture::Filter{});

        const picture::IncidentRow &incident = placedIncident(*window);
        const QString title = visibleText(incident.title);
        window->scope()->select({ObjectRef::Kind::Incident, incident.id});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const double zoom = window->map()->frame().zoom();
        trigger(u"view.zoomSelection"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && window->map()->frame().zoom() > zoom, patience);
        for (const QString &id : {u"edit.copyText"_s, u"edit.copyCsv"_s}) {
            QGuiApplication::clipboard()->clear();
            trigger(id);
            const QString copied = QGuiApplication::clipboard()->text();
            QVERIFY2(copied.contains(title), qPrintable(copied));
            const picture::SnapshotPtr held = window->scope()->snapshot(); // the next one may come meanwhile
            const picture::Snapshot &s = *held;
            QVERIFY2(copied.contains(bannerText(s.markings[incident.marking])), qPrintable(copied));
        }
        trigger(u"edit.raw"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->rawView()->isVisible(), patience);
        // Some of these read the store before they ask: what is shown next must be theirs, so nothing is shown now.
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && window->inspector()->isSettled(), patience);
        while (QDialog *shown = shownDialog(*window))
            shown->reject();
        for (const QString &id :
             {u"incident.assess"_s, u"incident.dispute"_s, u"incident.dismiss"_s, u"incident.close"_s,
              u"incident.note"_s, u"incident.token"_s, u"incident.reporting"_s, u"incident.merge"_s}) {
            if (id == u"incident.merge")
                window->scope()->setSelection({{ObjectRef::Kind::Incident, incident.id},
                                               {ObjectRef::Kind::Incident, otherThan(*window, incident.id)}});
            trigger(id);
            QTRY_VERIFY2(shownDialog(*window), qPrintable(id));
            shownDialog(*window)->reject();
            QTRY_VERIFY2(!shownDialog(*window), qPrintable(id + u": "_s + titleOf(shownDialog(*window))));
        }
        trigger(u"edit.deselect"_s);
        QVERIFY(window->scope()->selection().empty());
        trigger(u"view.knownAt"_s);
        QCOMPARE(window->focusWidget(), window->findChild<QLineEdit *>(u"replayInstant"_s));
        widgets::ReplayClock *clock = window->replay()->clock();
        QTRY_VERIFY_WITH_TIMEOUT(clock->canStep(-1), patience);
        trigger(u"replay.previous"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->snapshot()->replay, patience);
        const Timestamp last = *clock->at();
        window->actions()->at(u"replay.previous"_s)->trigger();
        QVERIFY(*clock->at() < last);
        trigger(u"replay.next"_s);
        QVERIFY(clock->at() == last);
        trigger(u"replay.slower"_s);
        QCOMPARE(clock->speed(), 10);
        trigger(u"replay.faster"_s);
        QCOMPARE(clock->speed(), 60);
        trigger(u"replay.play"_s);
        QVERIFY(clock->isPlaying());
        clock->pause();
        trigger(u"view.now"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!window->scope()->snapshot()->replay, patience);
        QSignalSpy wanted(window.get(), &MainWindow::newWindowRequested);
        trigger(u"window.new"_s);
        QCOMPARE(wanted.size(), 1);

        // Undo, redo, quitting, what follows a decision, the watch, what-if and wall have tests of their own; the
        // columns are a menu at the table.
        QCOMPARE(left,
                 std::set<QString>(
                     {u"edit.dependency"_s, u"edit.health"_s,       u"edit.undo"_s,          u"edit.redo"_s,
                      u"file.close"_s,      u"file.quit"_s,         u"incident.recognise"_s, u"incident.reopen"_s,
                      u"incident.split"_s,  u"incidents.columns"_s, u"watch.account"_s,      u"watch.handOver"_s,
                      u"watch.last"_s,      u"watch.signIn"_s,      u"watch.signOff"_s,      u"missions.wall"_s,
                      u"whatif.area"_s,     u"whatif.choose"_s,     u"whatif.clear"_s,       u"whatif.compare"_s,
                      u"whatif.fail"_s,     u"whatif.impair"_s,     u"whatif.keep"_s,        u"whatif.kept"_s,
                      u"whatif.leave"_s,    u"whatif.link"_s,       u"whatif.mend"_s,        u"whatif.next"_s,
                      u"whatif.owner"_s,    u"whatif.previous"_s}));
        QPointer<MainWindow> gone = window.get();
        window->actions()->at(u"file.close"_s)->trigger();
        (void)window.release(); // deleted itself
        QTRY_VERIFY(!gone);
    }

    void theBriefingCountsWhatTheTableCounts()
    {
        const auto window = m_fixture->exerciseWindow();
        window->scope()->setWindow(window->scope()->last(std::chrono::hours(24)));
        window->setWorkspace(Workspace::Brief);
        const int listed = window->incidents()->model()->rowCount();
        QVERIFY(listed > 0 && listed < int(window->scope()->snapshot()->incidents.size()));
        const auto *panel = window->findChild<BriefPanel *>(u"briefPanel"_s);
        const auto *share = panel->findChild<QLabel *>(u"briefShare"_s);
        // "The last 24 hours" is what it begins with; the audience gets some of it.
        QTRY_VERIFY2_WITH_TIMEOUT(share->text().contains(u" of the %1 incidents"_s.arg(listed)),
                                  qPrintable(share->text()), patience);
        const int given = share->text().section(u' ', 0, 0).toInt();
        QVERIFY(given > 0 && given <= listed);
        QVERIFY2(panel->outline().contains(u"%1 incidents in the period"_s.arg(given)), qPrintable(panel->outline()));
        QCOMPARE(share->text().contains(u"may not be shown"_s), given < listed);
        // Everyone has the same age there, counted from the same clock.
        for (int row = 0; row < listed; ++row) {
            const QModelIndex age = window->incidents()->model()->index(row, int(widgets::IncidentModel::Column::Age));
            QVERIFY2(age.data().toString() != u"—"_s, qPrintable(age.data(Qt::ToolTipRole).toString()));
        }
    }

    void theFilterDimsTheGraph()
    {
        const auto window = m_fixture->exerciseWindow();
        window->setWorkspace(Workspace::Brief);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && !window->graph()->drawnNodes().empty(), patience);
        const auto dimmed = [&] {
            std::set<std::int32_t> assets;
            for (const widgets::GraphView::DrawnNode &node : window->graph()->drawnNodes())
                if (node.isDimmed)
                    assets.insert(node.asset);
            return assets;
        };
        QVERIFY(dimmed().empty());
        const picture::SnapshotPtr held = window->scope()->snapshot(); // the next one may come meanwhile
        const picture::Snapshot &s = *held;
        const std::int32_t asset = window->graph()->drawnNodes().front().asset;
        auto *text = window->findChild<QLineEdit *>(u"filterText"_s);
        text->setText(visibleText(s.assets[static_cast<std::size_t>(asset)].name));
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(!dimmed().empty());
        QVERIFY(!dimmed().contains(asset));
        // What a listed incident hurts stays bright, as the table lists it.
        for (int row = 0; row < window->incidents()->model()->rowCount(); ++row) {
            const QString id = window->incidents()->model()->index(row, 0).data(widgets::IdRole).toString();
            for (const std::int32_t hurt :
                 s.incidents[static_cast<std::size_t>(s.incidentById.at(id.toStdString()))].assets)
                QVERIFY(!dimmed().contains(hurt));
        }
        window->actions()->at(u"view.clearFilter"_s)->trigger();
        QVERIFY(dimmed().empty());
    }

    void aViewCutOutOfAnExerciseSaysSo()
    {
        const QString timeline = m_fixture->filePath(u"timeline.png"_s), whole = m_fixture->filePath(u"window.png"_s);
        QProcess child;
        child.start(program(u"watchfloor"_s),
                    {m_fixture->exerciseCopy(), u"--at"_s, u"2026-09-30T18:00:00Z"_s, u"--screenshot"_s,
                     u"timeline="_s + timeline, u"--screenshot"_s, u"window="_s + whole});
        QVERIFY(child.waitForFinished(3 * patience));
        QVERIFY2(child.exitCode() == 0, child.readAllStandardError().constData());
        const QColor exercise = Theme::instance().color(Theme::Role::Exercise);
        for (const QString &file : {timeline, whole}) {
            const QImage image(file);
            QVERIFY(!image.isNull());
            QCOMPARE(image.pixelColor(2, 2), exercise);
        }
    }

    /// Runs itself once more on the offscreen platform, which has no OpenGL.
    void withoutOpenGlTheMapSaysSoAndTheRestWorks()
    {
        if (QGuiApplication::platformName() == u"offscreen") {
            const auto window = m_fixture->exerciseWindow();
            QTRY_VERIFY_WITH_TIMEOUT(!window->map()->failure().isEmpty(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
            const auto *note = window->map()->findChild<QLabel *>(u"mapNote"_s);
            QVERIFY(note->isVisible());
            QVERIFY2(note->text().contains(u"no OpenGL"_s), qPrintable(note->text()));
            QVERIFY(window->map()->rect().contains(note->geometry()));
            QVERIFY(note->heightForWidth(note->width()) <= note->height());
            picture::Filter filter;
            filter.minSeverity = 60;
            window->scope()->setFilter(filter); // a change of the picture does not wipe the reason away
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
            QVERIFY2(note->text().contains(u"no OpenGL"_s), qPrintable(note->text()));
            verifyShown(*window);
            // The marks it still promises are there.
            const QImage image = window->map()->grabImage();
            const QColor water = image.pixelColor(3, image.height() / 2);
            QVERIFY(!window->map()->drawnMarks().empty());
            for (const widgets::DrawnMark &mark : window->map()->drawnMarks())
                if (mark.cluster.incidents > 0 && window->map()->rect().contains(mark.rect)) // others are hollow
                    QVERIFY(image.pixelColor(mark.rect.center() * image.devicePixelRatio()) != water);
            return;
        }
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        QProcess child;
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QCoreApplication::applicationFilePath(), {u"withoutOpenGlTheMapSaysSoAndTheRestWorks"_s});
        QVERIFY(child.waitForFinished(3 * patience));
        QVERIFY2(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0, child.readAll().constData());

        // The program itself refuses to pass an empty map off as a picture.
        const QString path = m_fixture->exerciseCopy();
        const QString png = m_fixture->filePath(u"map.png"_s);
        child.setProcessChannelMode(QProcess::SeparateChannels);
        child.start(program(u"watchfloor"_s),
                    {path, u"--at"_s, u"2026-09-30T18:00:00Z"_s, u"--screenshot"_s, u"map="_s + png});
        QVERIFY(child.waitForFinished(3 * patience));
        QCOMPARE(child.exitCode(), 1);
        const QByteArray said = child.readAllStandardError();
        QVERIFY2(said.contains("the map cannot be drawn in full"), said.constData());
        QVERIFY(!QFile::exists(png));
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString mnemonic(const QString &text)
    {
        const qsizetype at = text.indexOf(u'&');
        return at < 0 || at + 1 == text.size() ? QString() : text.mid(at + 1, 1).toUpper();
    }

    /// No letter of a menu leads to two commands.
    static void verifyMnemonics(const QMenu &menu)
    {
        QMap<QString, QString> seen;
        for (const QAction *action : menu.actions()) {
            const QString letter = mnemonic(action->text());
            if (action->menu())
                verifyMnemonics(*action->menu());
            if (letter.isEmpty())
                continue;
            QVERIFY2(!seen.contains(letter),
                     qPrintable(u"%1: %2 and %3"_s.arg(letter, seen.value(letter), action->text())));
            seen[letter] = action->text();
        }
    }

    static const picture::IncidentRow &placedIncident(MainWindow &window)
    {
        const auto &incidents = window.scope()->snapshot()->incidents;
        return *std::ranges::find_if(incidents, [](const picture::IncidentRow &i) {
            return i.precision == Precision::Site || i.precision == Precision::City;
        });
    }

    std::unique_ptr<DesktopFixture> m_fixture;
};

QTEST_MAIN(TestDesktopFlows)
#include "test_desktop_flows.moc"
