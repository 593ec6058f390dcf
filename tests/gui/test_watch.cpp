// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole watch in the real window, with keys and clicks: taken over, worked, replayed, handed on, and the log proven.
#include "clippedtexts.h"
#include "common/askingdialog.h"
#include "desktop/alarmservice.h"
#include "desktop/briefpanel.h"
#include "desktop/decisionflow.h"
#include "desktop/watchflow.h"
#include "desktopfixture.h"
#include "floor/assessdialog.h"
#include "floor/decisiondialog.h"
#include "floor/journal.h"
#include "floor/signindialog.h"
#include "ingest/ingest.h"
#include "shots.h"
#include "watch/alarmpanel.h"
#include "watch/handoverdialog.h"
#include "watch/handoverdraft.h"
#include "watch/reportingdialog.h"
#include "watch/shelvedialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::IncidentState;
using picture::ObjectRef;
using widgets::HandoverDialog;
using widgets::SignInDialog;

namespace {

const QString annas = u"correct horse battery"_s, bens = u"a wholly other one"_s;

Timestamp at(const char *when) { return parseIso8601(when)->at; }

template <typename Dialog> Dialog *shown(MainWindow &window)
{
    for (Dialog *dialog : window.findChildren<Dialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

std::string ids(int n) { return "incident--4e1d0000-0000-4000-8000-00000000000" + std::to_string(n); }

/// What a milCERT reports in the night.
QByteArray threeIncidents()
{
    std::string all = R"({"type":"bundle","id":"bundle--4e1d0000-0000-4000-8000-000000000000","objects":[)";
    constexpr std::array names{"Router of the harbour office answers to nobody", "Strange logins at the fuel depot",
                               "Defaced page of a supplier"};
    constexpr std::array severities{"85", "70", "30"};
    for (std::size_t n = 0; n < 3; ++n) {
        all += n > 0 ? "," : "";
        all += R"({"type":"incident","spec_version":"2.1","id":")" + ids(int(n) + 1);
        all += R"(","created":"2026-10-01T03:20:00.000Z","modified":"2026-10-01T03:20:00.000Z","name":")";
        all += names[n];
        all += R"(","first_seen":"2026-10-01T03:0)" + std::to_string(n);
        all += R"(:00.000Z","severity":)" + std::string(severities[n])
            + R"(,"extensions":{"extension-definition--8bb21ae3-ca59-5b06-823e-123b6d590958":)"
            + R"({"extension_type":"toplevel-property-extension"}}})";
    }
    return QByteArray::fromStdString(all + "]}\n");
}

} // namespace

class TestGuiWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        Clock::freeze(at("2026-10-01T01:00:00Z"));
        const auto ready = m_fixture->prepareExercise();
        QVERIFY2(ready, ready ? "" : qPrintable(ready.error().detail));
    }

    void cleanup() { DesktopFixture::closeAll(); }

    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_fixture.reset();
    }

    void aWholeWatch()
    {
        Clock::freeze(at("2026-10-01T02:00:00Z"));
        const QString path = m_fixture->exerciseCopy();
        makeAccounts(path);
        const auto held = m_fixture->windowOn(path);
        MainWindow &window = *held;

        // Nobody sits here: the window asks who does, and until then nothing can be decided.
        QTRY_VERIFY_WITH_TIMEOUT(shown<SignInDialog>(window), patience);
        QVERIFY(!window.session()->isDecidable());
        QCOMPARE(seatText(window), u"Nobody sits here"_s);
        // Nor does anything leave, for the log could name nobody.
        auto *brief = window.findChild<BriefPanel *>(u"briefPanel"_s);
        const auto *save = brief->findChild<QPushButton *>(u"briefSave"_s);
        QSignalSpy refusals(brief, &BriefPanel::failed);
        brief->saveTo(m_fixture->filePath(u"nobodys.pdf"_s));
        QCOMPARE(refusals.size(), 1);
        QVERIFY(!save->isEnabled() && !save->toolTip().isEmpty());
        signIn(window, 0, annas);
        QTRY_COMPARE_WITH_TIMEOUT(window.session()->actor(), u"Anna Berg"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(seatText(window), u"Anna Berg"_s, patience);
        QVERIFY(save->toolTip().isEmpty());

        // Ben takes the watch over from Anna.
        handOver(window, u"handover-first"_s, annas, bens, true);
        QTRY_COMPARE_WITH_TIMEOUT(window.session()->actor(), u"Ben Kask"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(seatText(window), u"Ben Kask · picture manager"_s, patience);

        // Three new incidents arrive while the window is open.
        Clock::freeze(at("2026-10-01T03:20:00Z"));
        arrive(window);
        for (int n = 1; n <= 3; ++n)
            QTRY_VERIFY_WITH_TIMEOUT(has(window, ids(n)), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience);

        // One is assessed, and recognised by the picture manager.
        select(window, {ids(1)});
        press(window, Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::AssessDialog>(window), patience);
        decide(shown<widgets::AssessDialog>(window));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(window, ids(1)), IncidentState::Assessed, patience);
        press(window, Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(window), patience);
        decide(shown<widgets::DecisionDialog>(window));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(window, ids(1)), IncidentState::Recognised, patience);

        // Two are held for one, and one of them is not after all.
        select(window, {ids(2), ids(3)});
        press(window, Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(window), patience);
        decide(shown<widgets::DecisionDialog>(window));
        QTRY_COMPARE_WITH_TIMEOUT(wholeOf(window, ids(2)), wholeOf(window, ids(3)), patience);
        select(window, {ids(2)});
        press(window, Qt::Key_S);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(window), patience);
        decide(shown<widgets::DecisionDialog>(window));
        QTRY_VERIFY_WITH_TIMEOUT(wholeOf(window, ids(2)) != wholeOf(window, ids(3)), patience);

        // An alarm goes to the shelf: from the count in the top bar to the list, and by key.
        shelve(window, ids(2));
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience);
        window.grab().save(test::shot(u"watch-workspace"_s));

        // The picture of three o'clock did not know of them.
        Clock::freeze(at("2026-10-01T04:00:00Z"));
        press(window, Qt::Key_T, Qt::ControlModifier);
        auto *instant = window.findChild<QLineEdit *>(u"replayInstant"_s);
        QTRY_VERIFY(instant->isVisible() && instant->hasFocus());
        QTest::keyClicks(instant, u"03:00"_s);
        QTest::keyClick(instant, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window.scope()->snapshot()->replay, patience);
        QTRY_COMPARE_WITH_TIMEOUT(window.scope()->snapshot()->knownAt, at("2026-10-01T03:00:00Z"), patience);
        QVERIFY(!has(window, ids(1)));
        QVERIFY(!window.actions()->at(u"watch.handOver"_s)->isEnabled()); // not on a past picture
        window.actions()->at(u"view.now"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!window.scope()->snapshot()->replay && has(window, ids(1)), patience);

        // Handed on to Anna, who is refused with a wrong password first.
        Clock::freeze(at("2026-10-01T05:00:00Z"));
        handOver(window, u"handover-second"_s, bens, annas, false);
        QTRY_COMPARE_WITH_TIMEOUT(seatText(window), u"Anna Berg · picture manager"_s, patience);
        showLast(window);

        // The log says all of it, and verifies.
        const auto reader = window.session()->store()->reader();
        const auto check = floor::checkLog(**reader);
        QVERIFY(check && check->faults.empty());
        QCOMPARE(check->checkpoints, 4); // an account vouched for, one who sat down, two handovers
        QVERIFY(watch::checkHandovers(**reader)->empty());
        std::set<std::string> done;
        const auto entries = store::log(**reader);
        QVERIFY(entries.has_value());
        for (const store::StoredLogEntry &entry : *entries)
            done.insert(entry.entry.action);
        for (const char *action :
             {"account", "checkpoint", "handover", "assess", "recognise", "merge", "split", "alarm-shelve"})
            QVERIFY2(done.contains(action), action);
        flipAByte(*window.session()->store());
    }

    /// A store without accounts works as it did, and offers to make the first.
    void theFirstAccount()
    {
        const auto window = m_fixture->windowOn(m_fixture->exerciseCopy());
        QCOMPARE(window->session()->seat()->state(), Seat::State::Free);
        QVERIFY(window->session()->isDecidable());
        QVERIFY(!shown<SignInDialog>(*window));
        window->topBar()->findChild<QToolButton *>(u"topSeat"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::AccountDialog>(*window), patience);
        auto *dialog = shown<widgets::AccountDialog>(*window);
        auto *make = dialog->findChild<QPushButton *>(u"accountAccept"_s);
        const auto fill = [dialog](const QString &name, const QString &text) {
            auto *edit = dialog->findChild<QLineEdit *>(name);
            edit->clear();
            QTest::keyClicks(edit, text);
        };
        fill(u"accountName"_s, u"Clara"_s);
        fill(u"accountPassword"_s, u"short"_s);
        QVERIFY(!make->isEnabled());
        fill(u"accountPassword"_s, annas);
        fill(u"accountAgain"_s, bens);
        QVERIFY(!make->isEnabled());
        fill(u"accountAgain"_s, annas);
        QVERIFY(make->isEnabled());
        QTRY_COMPARE(ClippedTexts::of(*dialog), QStringList());
        dialog->grab().save(test::shot(u"first-account"_s));
        make->click();
        QTRY_COMPARE_WITH_TIMEOUT(window->session()->actor(), u"Clara"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(seatText(*window), u"Clara"_s, patience);
        // One officer alone cannot hand over.
        window->actions()->at(u"watch.handOver"_s)->trigger();
        QTRY_VERIFY(window->notices()->texts().join(u'|').contains(u"signed by two officers"_s));
        window->actions()->at(u"watch.signOff"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!window->session()->isDecidable(), patience);
        const auto reader = window->session()->store()->reader();
        QCOMPARE(floor::checkLog(**reader)->checkpoints, 1);
    }

    /// Somebody is aware: the clock runs, and is an alarm when it is nearly over.
    void aReportingClock()
    {
        Clock::freeze(at("2026-10-01T04:00:00Z"));
        const auto window = m_fixture->windowOn(m_fixture->exerciseCopy());
        const std::string id = window->incidents()->model()->index(0, 0).data(widgets::IdRole).toString().toStdString();
        select(*window, {id});
        press(*window, Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::ReportingDialog>(*window), patience);
        auto *dialog = shown<widgets::ReportingDialog>(*window);
        auto *aware = dialog->findChild<QLineEdit *>(u"aware"_s);
        auto *declare = dialog->findChild<QPushButton *>(u"reportingAccept"_s);
        aware->clear();
        QTest::keyClicks(aware, u"2026-10-01T09:00Z"_s); // ahead
        QVERIFY(!declare->isEnabled());
        aware->clear();
        QTest::keyClicks(aware, u"2026-09-30T05:00Z"_s);
        QVERIFY(declare->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"clocks"_s)->text().contains(u"2026-10-01 05:00:00Z"_s));
        QTRY_COMPARE(ClippedTexts::of(*dialog), QStringList());
        dialog->grab().save(test::shot(u"reporting"_s));
        decide(dialog);
        window->topBar()->findChild<QToolButton *>(u"topAlarms"_s)->click();
        auto *alarms = window->findChild<QTreeView *>(u"alarms"_s);
        QTRY_VERIFY_WITH_TIMEOUT(rowWith(*alarms, u"Early warning due soon"_s).isValid(), patience);
        Clock::freeze(at("2026-10-01T05:30:00Z"));
        window->findChild<AlarmService *>()->look();
        QTRY_VERIFY_WITH_TIMEOUT(rowWith(*alarms, u"Early warning overdue"_s).isValid(), patience);
        window->grab().save(test::shot(u"reporting-alarm"_s));
        // It was not ours after all.
        press(*window, Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::ReportingDialog>(*window), patience);
        const QPointer again(shown<widgets::ReportingDialog>(*window));
        auto *withdraw = again->findChild<QPushButton *>(u"reportingWithdraw"_s);
        QVERIFY(withdraw && !withdraw->isEnabled());
        QTest::keyClicks(again->findChild<QLineEdit *>(u"reportingNote"_s), u"the neighbour's incident"_s);
        QVERIFY(withdraw->isEnabled());
        again->grab().save(test::shot(u"reporting-withdraw"_s));
        QTest::mouseClick(withdraw, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!again || !again->isVisible(), patience);
        QVERIFY(window->notices()->texts().join(u'|').contains(u"no reporting clock runs"_s));
        const auto reader = window->session()->store()->reader();
        QVERIFY(watch::reportings(**reader)->empty());
    }

private:
    void makeAccounts(const QString &path)
    {
        const auto store = store::Store::open(path, {});
        QVERIFY(store.has_value());
        QVERIFY(floor::addAccount(**store, "Anna Berg", floor::Role::WatchOfficer, annas.toStdString(), "root"));
        const auto reader = (*store)->reader();
        QVERIFY(reader);
        const auto anna = floor::officer(**reader, "Anna Berg", annas.toStdString());
        QVERIFY(anna);
        QVERIFY(floor::addAccount(**store, "Ben Kask", floor::Role::WatchOfficer, bens.toStdString(), "", &*anna));
    }

    void signIn(MainWindow &window, int row, const QString &password)
    {
        auto *dialog = shown<SignInDialog>(window);
        dialog->findChild<QComboBox *>(u"signInName"_s)->setCurrentIndex(row);
        auto *edit = dialog->findChild<QLineEdit *>(u"signInPassword"_s);
        auto *sit = dialog->findChild<QPushButton *>(u"signInAccept"_s);
        QVERIFY(!sit->isEnabled());
        QTest::keyClicks(edit, u"guessed"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLabel *>(u"problem"_s)->isVisible(), patience);
        QVERIFY(!window.session()->isDecidable());
        QTRY_COMPARE(ClippedTexts::of(*dialog), QStringList());
        dialog->grab().save(test::shot(u"who-is-on-watch"_s));
        QTest::keyClicks(edit, password);
        QTRY_VERIFY_WITH_TIMEOUT(sit->isEnabled(), patience); // it waits after a wrong one
        const QPointer<SignInDialog> open(dialog);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), patience);
    }

    static void remark(QTreeWidget *items, const QString &text)
    {
        QTest::keyClick(items, Qt::Key_F2);
        QTRY_VERIFY(items->findChild<QLineEdit *>());
        QTest::keyClicks(items->findChild<QLineEdit *>(), text);
        QTest::keyClick(items->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_VERIFY(!items->findChild<QLineEdit *>()); // written a moment later
    }

    void handOver(MainWindow &window, const QString &name, const QString &out, const QString &in, bool keepsFirst)
    {
        press(window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shown<HandoverDialog>(window), patience);
        if (keepsFirst) { // a draft is kept
            auto *dialog = shown<HandoverDialog>(window);
            auto *notes = dialog->findChild<QPlainTextEdit *>(u"handoverNotes"_s);
            QTest::keyClicks(notes, u"The cable ship is late."_s);
            auto *items = dialog->findChild<QTreeWidget *>(u"handoverItems"_s);
            QTest::keyClick(items, Qt::Key_Space);
            remark(items, u"call the owner first"_s); // of the next one, which is not taken
            // It stands in the store while it is written, so that nothing that ends the program loses it.
            const auto kept = [&]() -> watch::HandoverDraft {
                const auto reader = window.session()->store()->reader();
                return reader ? watch::keptDraft(**reader).value_or(watch::HandoverDraft()) : watch::HandoverDraft();
            };
            auto *saving = dialog->findChild<QTimer *>(u"handoverDraftTimer"_s);
            QVERIFY(saving->isActive());
            saving->start(0);
            QTRY_COMPARE_WITH_TIMEOUT(kept(), dialog->draft(), patience);
            QCOMPARE(dialog->draft().left.size(), std::size_t(1));
            QTest::keyClicks(notes, u" Ask again at six."_s);
            const QPointer<HandoverDialog> open(dialog);
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(!open || !open->isVisible());
            QCOMPARE(window.session()->handoverDraft()->ticks.size(), std::size_t(1));
            press(window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
            QTRY_VERIFY_WITH_TIMEOUT(shown<HandoverDialog>(window), patience);
            QCOMPARE(shown<HandoverDialog>(window)->draft(), *window.session()->handoverDraft());
            QTRY_COMPARE_WITH_TIMEOUT(kept(), *window.session()->handoverDraft(), patience);
        }
        auto *dialog = shown<HandoverDialog>(window);
        auto *items = dialog->findChild<QTreeWidget *>(u"handoverItems"_s);
        auto *sign = dialog->findChild<QPushButton *>(u"handoverSign"_s);
        auto *outgoing = dialog->findChild<QLineEdit *>(u"handoverOutgoingPassword"_s);
        auto *incoming = dialog->findChild<QLineEdit *>(u"handoverIncomingPassword"_s);
        QTest::keyClicks(outgoing, out);
        QTest::keyClicks(incoming, in);
        QVERIFY(!sign->isEnabled()); // nothing is signed for that was not taken
        remark(items, u"ask the SOC"_s);
        for (int n = 0; n < 200 && !sign->isEnabled(); ++n)
            QTest::keyClick(items, Qt::Key_Space);
        QVERIFY(sign->isEnabled());
        QVERIFY(std::ranges::contains(dialog->draft().ticks, "ask the SOC", &watch::Tick::remark));
        for (const QSize size : {QSize(1080, 700), QSize(1280, 800)}) {
            dialog->resize(size);
            QTRY_COMPARE(dialog->size(), size);
            dialog->grab().save(test::shot(u"%1-%2"_s.arg(name).arg(size.width())));
            QTRY_VERIFY2(ClippedTexts::of(*dialog).isEmpty(), qPrintable(ClippedTexts::of(*dialog).join(u'\n')));
        }
        // A wrong password signs nothing.
        incoming->clear();
        QTest::keyClicks(incoming, u"not this one"_s);
        decide(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLabel *>(u"handoverProblem"_s)->isVisible(), patience);
        QVERIFY(!sign->isEnabled());
        QTest::keyClicks(outgoing, out);
        QTest::keyClicks(incoming, in);
        const QPointer<HandoverDialog> open(dialog);
        decide(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), patience);
    }

    static void arrive(MainWindow &window)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"night.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(threeIncidents()) > 0);
        file.close();
        ingest::FileOptions options;
        options.source = "milcert-deu";
        const auto read = ingest::ingestFile(*window.session()->store(), file.fileName(), options);
        QVERIFY2(!read.error && read.quarantined == 0, read.error ? qPrintable(read.error->detail) : "quarantined");
    }

    void shelve(MainWindow &window, const std::string &id)
    {
        window.topBar()->findChild<QToolButton *>(u"topAlarms"_s)->click();
        auto *alarms = window.findChild<QTreeView *>(u"alarms"_s);
        QTRY_VERIFY(alarms->isVisible());
        const QString title = visibleText(row(window, id)->title);
        QTRY_VERIFY_WITH_TIMEOUT(rowWith(*alarms, title).isValid(), patience);
        alarms->setCurrentIndex(rowWith(*alarms, title));
        alarms->setFocus();
        QTRY_VERIFY(window.findChild<QPushButton *>(u"alarmShelve"_s)->isEnabled());
        // The dialog has a loop of its own.
        const auto isAnswered = std::make_shared<bool>(false);
        QTimer::singleShot(0, &window, [isAnswered] {
            auto *dialog = qobject_cast<widgets::ShelveDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            QTest::keyClicks(dialog->findChild<QLineEdit *>(u"shelveReason"_s), u"the SOC works on it"_s);
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"shelveAccept"_s), Qt::LeftButton);
            *isAnswered = true;
        });
        QTest::keyClick(alarms, Qt::Key_S);
        QVERIFY(*isAnswered);
        QTRY_VERIFY_WITH_TIMEOUT(rowWith(*alarms, title).siblingAtColumn(1).data().toString() == u"shelved"_s,
                                 patience);
        window.showDock(u"incidents"_s);
    }

    void showLast(MainWindow &window)
    {
        press(window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shown<HandoverDialog>(window), patience);
        auto *dialog = shown<HandoverDialog>(window);
        dialog->grab().save(test::shot(u"last-handover"_s));
        bool isAsPrinted = false;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            isAsPrinted = isAsPrinted || label->text().contains(u"byte for byte"_s);
        QVERIFY(isAsPrinted);
        const QPointer<HandoverDialog> open(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!open || !open->isVisible());
    }

    /// In a copy: one byte of one entry, in the file itself.
    void flipAByte(store::Store &store)
    {
        const QString copy = m_fixture->filePath(u"flipped.watchfloor"_s);
        QVERIFY(store::backup(store, copy));
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const auto where = bytes.indexOf("alarm-shelve"); // the action of the entry
        QVERIFY(where > 0);
        // Every place that says so: the entry is one of them, and the others are no reason not to find it.
        for (auto i = where; i >= 0; i = bytes.indexOf("alarm-shelve", i + 1))
            bytes[i] = 'b';
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        const auto opened = store::Store::open(copy, {});
        QVERIFY(opened.has_value());
        const auto reader = (*opened)->reader();
        const auto check = floor::checkLog(**reader);
        QVERIFY(check && !check->faults.empty());
        QVERIFY(QString::fromStdString(check->faults.front().detail).contains(u"was changed"_s));
    }

    static QString seatText(MainWindow &window)
    {
        return window.topBar()->findChild<QToolButton *>(u"topSeat"_s)->text();
    }
    static bool has(MainWindow &window, const std::string &id)
    {
        return window.scope()->snapshot()->incidentById.contains(id);
    }
    static std::optional<picture::IncidentRow> row(MainWindow &window, const std::string &id)
    {
        const picture::SnapshotPtr held = window.scope()->snapshot();
        const auto found = held->incidentById.find(id);
        return found == held->incidentById.end()
            ? std::nullopt
            : std::optional(held->incidents[static_cast<std::size_t>(found->second)]);
    }
    static std::string wholeOf(MainWindow &window, const std::string &id)
    {
        const auto found = row(window, id);
        return found ? found->id : std::string();
    }
    static IncidentState stateOf(MainWindow &window, const std::string &id)
    {
        const auto found = row(window, id);
        return found ? found->state : IncidentState::Closed;
    }
    static QModelIndex rowWith(const QTreeView &view, const QString &text)
    {
        const auto found = view.model()->match(view.model()->index(0, 0), Qt::DisplayRole, text, 1,
                                               Qt::MatchContains | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
    static void select(MainWindow &window, const std::vector<std::string> &wanted)
    {
        widgets::PictureScope::Selection refs;
        for (const std::string &id : wanted)
            refs.push_back({ObjectRef::Kind::Incident, id});
        window.scope()->setSelection(refs);
        window.activateWindow();
        window.incidents()->setFocus();
    }
    static void press(MainWindow &window, Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        window.activateWindow(); // nobody else does it where there is no window manager
        QTRY_VERIFY(window.isActiveWindow());
        QTest::keyClick(window.incidents(), key, with);
    }
    static void decide(QDialog *dialog)
    {
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        const QPointer open(qobject_cast<widgets::AskingDialog *>(dialog)); // stays until it is written
        QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_Return, Qt::ControlModifier);
        if (open)
            QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), patience);
    }

    std::unique_ptr<DesktopFixture> m_fixture;
};

QTEST_MAIN(TestGuiWatch)
#include "test_watch.moc"
