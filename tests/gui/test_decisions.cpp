// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an officer decides, in the real window and with the keyboard alone. ctest runs it a second time at 200 %.
#include "clippedtexts.h"
#include "desktop/decisionflow.h"
#include "desktopfixture.h"
#include "floor/assessdialog.h"
#include "floor/decisiondialog.h"
#include "fusion/recognition.h"
#include "fusion/record.h"
#include "shots.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::IncidentState;
using picture::ObjectRef;

namespace {

const picture::IncidentRow *rowOf(MainWindow &window, const std::string &id)
{
    const picture::Snapshot &s = *window.scope()->snapshot();
    const auto found = s.incidentById.find(id);
    return found == s.incidentById.end() ? nullptr : &s.incidents[static_cast<std::size_t>(found->second)];
}

IncidentState stateOf(MainWindow &window, const std::string &id)
{
    const auto *row = rowOf(window, id);
    return row ? row->state : IncidentState::Closed;
}

template <typename Dialog> Dialog *shown(MainWindow &window)
{
    for (Dialog *dialog : window.findChildren<Dialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

class TestGuiDecisions : public QObject
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

    void gradedAndRecognisedWithTheKeyboard()
    {
        const auto window = correlatedWindow();
        const std::string id = alone(*window);
        select(*window, {id});
        press(*window, Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::AssessDialog>(*window), patience);
        auto *dialog = shown<widgets::AssessDialog>(*window);
        auto *statements = dialog->findChild<QTableWidget *>(u"statements"_s);
        QVERIFY(statements->columnCount() >= 1);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"severity"_s)->value(), int(rowOf(*window, id)->severity));
        QTRY_VERIFY(dialog->findChild<QComboBox *>(u"reliability"_s)->hasFocus());

        // Credibility 1 is refused where one voice alone speaks of it.
        type(dialog, u"B"_s);
        next(dialog, u"credibility"_s);
        type(dialog, u"1"_s);
        auto *assess = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!assess->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"assessTrouble"_s)->isVisible());
        dialog->grab().save(test::shot(u"assess-refused"_s));
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Down);
        QVERIFY(assess->isEnabled());
        next(dialog, u"likelihood"_s);
        type(dialog, u"li"_s);
        next(dialog, u"confidence"_s);
        type(dialog, u"hi"_s);
        next(dialog, u"category"_s);
        next(dialog, u"severity"_s);
        type(dialog, u"85"_s);
        next(dialog, u"sectors"_s);
        dialog->findChild<QLineEdit *>(u"sectors"_s)->selectAll();
        type(dialog, u"energy, space"_s);
        next(dialog, u"reasoning"_s);
        type(dialog, u"Two sensors saw the same beacon."_s);
        next(dialog, u"dissent"_s);
        type(dialog, u"Night shift holds it for a test."_s);
        const QStringList clipped = ClippedTexts::of(*dialog);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
        dialog->grab().save(test::shot(u"assess"_s));
        decide(dialog);

        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*window, id), IncidentState::Assessed, patience);
        const fusion::Assessment &held = *rowOf(*window, id)->recognition->assessment;
        QCOMPARE(gradeText(held), std::string("B2"));
        QCOMPARE(held.likelihood, fusion::Likelihood::Likely);
        QCOMPARE(held.confidence, fusion::Confidence::High);
        QCOMPARE(held.severity, 85);
        QCOMPARE(held.sectors, (std::vector<std::string>{"energy", "space"}));
        QCOMPARE(held.reasoning, std::string("Two sensors saw the same beacon."));
        QCOMPARE(held.dissent, std::string("Night shift holds it for a test."));
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(cell(*window, id, widgets::IncidentModel::Column::State).startsWith(u"Assessed B2"_s));
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->asText().contains(u"Night shift holds it for a test."_s),
                                 patience);

        // Recognised until the end of the watch; undone and done again by name.
        press(*window, Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        auto *recognise = shown<widgets::DecisionDialog>(*window);
        recognise->grab().save(test::shot(u"recognise"_s));
        decide(recognise);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*window, id), IncidentState::Recognised, patience);
        QAction *undo = window->actions()->at(u"edit.undo"_s), *redo = window->actions()->at(u"edit.redo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(undo->text().contains(u"recognition of"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->asText().contains(u"Recognised until"_s), patience);
        window->grab().save(test::shot(u"decided"_s));
        press(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*window, id), IncidentState::Assessed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(redo->isEnabled() && redo->text().contains(u"recognition of"_s), patience);
        press(*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*window, id), IncidentState::Recognised, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->notices()->texts().join(u'|').contains(u"Done again"_s), patience);
    }

    void mergedAndSplitAgain()
    {
        const auto window = correlatedWindow();
        const std::string a = worst(*window, 0), b = worst(*window, 1);
        const int rows = window->incidents()->model()->rowCount();
        select(*window, {a});
        QVERIFY(!window->actions()->at(u"incident.merge"_s)->isEnabled());
        QVERIFY(!window->actions()->at(u"incident.split"_s)->isEnabled());
        select(*window, {a, b});
        press(*window, Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        auto *merge = shown<widgets::DecisionDialog>(*window);
        type(merge, u"one beacon, two reports"_s);
        merge->grab().save(test::shot(u"merge"_s));
        decide(merge);
        QTRY_COMPARE_WITH_TIMEOUT(window->incidents()->model()->rowCount(), rows - 1, patience);
        QCOMPARE(rowOf(*window, a), rowOf(*window, b));
        QCOMPARE(rowOf(*window, a)->parts.size(), std::size_t(2));

        select(*window, {rowOf(*window, a)->id});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->inspector()->asText().contains(u"Merged of"_s));
        press(*window, Qt::Key_S);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        auto *split = shown<widgets::DecisionDialog>(*window);
        split->grab().save(test::shot(u"split"_s));
        decide(split);
        QTRY_COMPARE_WITH_TIMEOUT(window->incidents()->model()->rowCount(), rows, patience);
        QVERIFY(rowOf(*window, a) != rowOf(*window, b));
    }

    /// What was typed stays, with the reason why it was not written, and can be put right.
    void aRefusalStaysWhereItWasAskedFor()
    {
        const auto window = correlatedWindow();
        window->actions()->at(u"incident.token"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        decide(shown<widgets::DecisionDialog>(*window));
        window->actions()->at(u"incident.token"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        auto *token = shown<widgets::DecisionDialog>(*window);
        type(token, u"to be sure"_s);
        auto *button = token->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        const auto refusal = [&] { return token->findChild<QLabel *>(u"refusal"_s); };
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(refusal() && refusal()->isVisible(), patience);
        QVERIFY2(refusal()->text().contains(u"is the picture manager already"_s), qPrintable(refusal()->text()));
        QCOMPARE(token->reason(), u"to be sure"_s);
        QCOMPARE(ClippedTexts::of(*token), QStringList());
        token->grab().save(test::shot(u"refused"_s));
        token->findChild<QLineEdit *>(u"name"_s)->setText(u"bert"_s);
        token->findChild<QPlainTextEdit *>(u"reason"_s)->setFocus();
        decide(token);
        QCOMPARE(floor::Desk(window->session()->store()).tokenHolder(), std::string("bert"));
    }

    /// What is not asked for by a key is not done: a step back needs its words, a past picture no decisions.
    void whatCannotBeDecidedIsNot()
    {
        const auto window = correlatedWindow();
        const std::string id = worst(*window, 0);
        select(*window, {id});
        QVERIFY(!window->actions()->at(u"incident.recognise"_s)->isEnabled()); // not graded
        press(*window, Qt::Key_D);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        auto *dismiss = shown<widgets::DecisionDialog>(*window);
        const auto *button = dismiss->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!button->isEnabled());
        type(dismiss, u"our own penetration test"_s);
        QVERIFY(button->isEnabled());
        decide(dismiss);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*window, id), IncidentState::Dismissed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->actions()->at(u"incident.reopen"_s)->isEnabled(), patience);

        select(*window, {worst(*window, 1)});
        press(*window, Qt::Key_N);
        QTRY_VERIFY_WITH_TIMEOUT(shown<widgets::DecisionDialog>(*window), patience);
        type(shown<widgets::DecisionDialog>(*window), u"asked the SOC for the sample"_s);
        decide(shown<widgets::DecisionDialog>(*window));
        QTRY_VERIFY_WITH_TIMEOUT(window->notices()->texts().join(u'|').contains(u"note of"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->asText().contains(u"Note by"_s), patience);

        window->setKnownAt(window->scope()->snapshot()->knownAt);
        QTRY_VERIFY_WITH_TIMEOUT(window->scope()->snapshot()->replay, patience);
        for (const char *action : {"assess", "dismiss", "note", "token"})
            QVERIFY(!window->actions()->at(u"incident."_s + QLatin1StringView(action))->isEnabled());
    }

private:
    /// What the machine makes of the exercise is in the store already, so that no row changes under a test.
    DesktopFixture::Window correlatedWindow()
    {
        const QString path = m_fixture->exerciseCopy();
        {
            const auto store = store::Store::open(path, {});
            const auto done = store ? fusion::Recorder(*store).run() : std::unexpected(store.error());
            if (!done)
                qWarning() << done.error().detail;
        }
        return m_fixture->windowOn(path);
    }
    /// One report of one source.
    static std::string alone(MainWindow &window)
    {
        for (const picture::IncidentRow &row : window.scope()->snapshot()->incidents) {
            if (row.state == IncidentState::Reported && row.sources.size() == 1 && row.members.empty())
                return row.id;
        }
        qWarning("no incident that one source alone tells of");
        return {};
    }
    static std::string worst(MainWindow &window, int row)
    {
        return window.incidents()->model()->index(row, 0).data(widgets::IdRole).toString().toStdString();
    }
    static QString cell(MainWindow &window, const std::string &id, widgets::IncidentModel::Column column)
    {
        const QAbstractItemModel *model = window.incidents()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(widgets::IdRole).toString().toStdString() == id)
                return model->index(row, static_cast<int>(column)).data().toString();
        }
        return {};
    }
    static void select(MainWindow &window, const std::vector<std::string> &ids)
    {
        widgets::PictureScope::Selection refs;
        for (const std::string &id : ids)
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
    /// A shortcut is heard by the active window alone.
    static void decide(QDialog *dialog)
    {
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        const QPointer open(dialog);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), patience); // it stays until it is written
    }
    static void type(QDialog *dialog, const QString &text) { QTest::keyClicks(dialog->focusWidget(), text); }
    static void next(QDialog *dialog, const QString &field)
    {
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        QCOMPARE(dialog->focusWidget()->objectName(), field);
    }

    std::unique_ptr<DesktopFixture> m_fixture;
};

QTEST_MAIN(TestGuiDecisions)
#include "test_decisions.moc"
