// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The operations board, the three domains and the exercise's frame in the real window.
#include "clippedtexts.h"
#include "common/rowstable.h"
#include "desktopfixture.h"
#include "operations/coincidencepanel.h"
#include "operations/operationdialog.h"
#include "operations/operationspanel.h"
#include "shots.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using picture::ObjectRef;
using picture::OperationState;

namespace {

const picture::OperationRow *named(const picture::SnapshotPtr &s, const QString &title)
{
    const auto &rows = operationsOf(*s).rows;
    const auto found = std::ranges::find(rows, title, &picture::OperationRow::title);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

class TestGuiOperations : public QObject
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

    void theBoardHasAColumnAStateAndSharesTheSelection()
    {
        const auto window = m_fixture->exerciseWindow();
        window->showDock(u"operations"_s);
        const picture::SnapshotPtr s = window->scope()->snapshot();
        const auto *tide = named(s, u"Ebb Tide"_s), *test = named(s, u"Penetration test of the mission web servers"_s);
        QVERIFY(tide && test);
        QCOMPARE(tide->state, OperationState::Imminent);
        QCOMPARE(test->state, OperationState::Ended);
        QCOMPARE(named(s, u"Cyber rapid response team at Las Palmas"_s)->state, OperationState::Ongoing);
        QCOMPARE(named(s, u"Change of backup storage, Brest"_s)->state, OperationState::Planned);
        QCOMPARE(window->operationsBoard()->cards().size(), operationsOf(*s).rows.size());
        auto *card = window->operationsBoard()->card(tide->id);
        QVERIFY(card->text().contains(u"ADVERSARY"_s));
        QVERIFY(window->operationsBoard()->card(test->id)->text().contains(u"FRIENDLY"_s));
        QVERIFY(card->text().contains(u"3 of 5 warnings seen, imminent at 3"_s));
        // Imminent stands first, left of what goes on.
        const auto left
            = [&](const std::string &id) { return window->operationsBoard()->card(id)->mapToGlobal(QPoint(0, 0)).x(); };
        QVERIFY(left(tide->id) < left(named(s, u"Cyber rapid response team at Las Palmas"_s)->id));
        QVERIFY(left(named(s, u"Change of backup storage, Brest"_s)->id) < left(test->id));

        QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(20, 12));
        QCOMPARE(window->scope()->selection(), widgets::PictureScope::Selection({{ObjectRef::Kind::Object, tide->id}}));
        QVERIFY(card->isSelected());
        QTRY_COMPARE_WITH_TIMEOUT(window->inspector()->findChild<QLabel *>(u"inspectorTitle"_s)->text(), u"Ebb Tide"_s,
                                  patience);
        // From the timeline the same.
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const auto bars = window->timeline()->drawnOperations();
        const auto bar
            = std::ranges::find(bars, test->id, [](const widgets::TimelineView::DrawnOperation &o) { return o.id; });
        QVERIFY(bar != bars.end());
        const QPoint at = bar->rect.center().toPoint();
        QWidget *under = window->timeline()->childAt(at);
        QVERIFY(under);
        QTest::mouseClick(under, Qt::LeftButton, {}, under->mapFrom(window->timeline(), at));
        QCOMPARE(window->scope()->selection().front().id, test->id);
        QVERIFY(window->operationsBoard()->card(test->id)->isSelected());
    }

    void aCampaignThatTwoSourcesNameAlikeIsOneCard()
    {
        const auto window = m_fixture->exerciseWindow();
        window->showDock(u"operations"_s);
        const auto tides = [&] {
            std::vector<widgets::OperationCard *> found;
            for (auto *card : window->operationsBoard()->cards()) {
                if (card->text().contains(u"Low Tide"_s))
                    found.push_back(card);
            }
            return found;
        };
        QTRY_COMPARE_WITH_TIMEOUT(tides().size(), 1u, patience);
        QVERIFY2(tides().front()->text().contains(u"2 joined by name: milcert-deu, milcert-fra"_s),
                 qPrintable(tides().front()->text()));
        QTest::mouseClick(tides().front(), Qt::LeftButton, {}, QPoint(20, 12));
        auto *apart = window->operationsBoard()->findChild<QPushButton *>(u"operationApart"_s);
        QVERIFY(apart && apart->isEnabled());
        QVERIFY(window->grab().save(test::shot(u"operations-joined"_s)));
        QTest::mouseClick(apart, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(tides().size(), 2u, patience);
    }

    void peopleAddTickAndTakeBack()
    {
        const auto window = m_fixture->exerciseWindow();
        window->showDock(u"operations"_s);
        auto *board = window->operationsBoard();
        QTest::mouseClick(board->findChild<QPushButton *>(u"addOperation"_s), Qt::LeftButton);
        auto *dialog = window->findChild<widgets::OperationDialog *>();
        QVERIFY(dialog);
        auto *done = dialog->findChild<QPushButton *>(u"operationDone"_s);
        QVERIFY(!done->isEnabled()); // a name is missing
        dialog->findChild<QLineEdit *>(u"operationName"_s)->setText(u"Harbour exercise"_s);
        QVERIFY(done->isEnabled());
        dialog->findChild<QLineEdit *>(u"operationFrom"_s)->setText(u"010800ZOCT26"_s);
        dialog->findChild<QLineEdit *>(u"operationTo"_s)->setText(u"2026-10-01T07:00:00Z"_s);
        QVERIFY(!done->isEnabled()); // it ends before it begins
        dialog->findChild<QLineEdit *>(u"operationTo"_s)->setText(u"2026-10-01T12:00:00Z"_s);
        dialog->findChild<QLineEdit *>(u"operationTargets"_s)->setText(u"SITE-ABJ-PORT, the roads"_s);
        dialog->findChild<QPlainTextEdit *>(u"operationItems"_s)->setPlainText(u"Ships told\nPress told"_s);
        dialog->findChild<QComboBox *>(u"operationKind"_s)
            ->setCurrentIndex(static_cast<int>(picture::OperationKind::Exercise));
        const QStringList clipped = ClippedTexts::of(*dialog);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
        dialog->grab().save(test::shot(u"operation-dialog"_s));
        QTest::mouseClick(done, Qt::LeftButton);
        const auto row = [&] { return named(window->scope()->snapshot(), u"Harbour exercise"_s); };
        QTRY_VERIFY_WITH_TIMEOUT(row(), patience);
        QCOMPARE(row()->state, OperationState::Imminent); // within a day
        QCOMPARE(row()->assets.size(), 1u);
        QCOMPARE(row()->elsewhere.size(), 1u);
        const std::string id = row()->id;
        QTest::mouseClick(board->card(id), Qt::LeftButton, {}, QPoint(20, 12));
        auto *state = board->findChild<QComboBox *>(u"warning:Press told"_s);
        QVERIFY(state);
        state->setFocus();
        state->showPopup();
        QTest::keyClick(state->view(), Qt::Key_Down);
        QTest::keyClick(state->view(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(row()->observed(), 1, patience);
        QVERIFY(!row()->items[1].by.empty());
        QUndoStack *undo = window->session()->undoStack();
        QTRY_VERIFY_WITH_TIMEOUT(undo->canUndo(), patience); // the picture may be quicker than the answer
        undo->undo();
        QTRY_COMPARE_WITH_TIMEOUT(row()->observed(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(undo->canUndo(), patience);
        undo->undo();
        QTRY_VERIFY_WITH_TIMEOUT(!row(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!board->card(id), patience);
    }

    void anAlertThatATestExplainsSaysSoAndStays()
    {
        const auto window = m_fixture->exerciseWindow();
        const picture::SnapshotPtr s = window->scope()->snapshot();
        const auto *test = named(s, u"Penetration test of the mission web servers"_s);
        const auto index = static_cast<std::int32_t>(test - operationsOf(*s).rows.data());
        const picture::IncidentRow *explained = nullptr;
        for (const picture::IncidentRow &row : s->incidents) {
            if (std::ranges::contains(explanationsOf(*s, row.id), index, &picture::Explanation::operation))
                explained = &row;
        }
        QVERIFY(explained);
        QVERIFY(explained->severity >= 75);
        const QAbstractItemModel *model = window->incidents()->model();
        const auto rows = model->match(model->index(0, 0), widgets::IdRole, QString::fromStdString(explained->id));
        QCOMPARE(rows.size(), 1);
        int column = 0;
        while (model->headerData(column, Qt::Horizontal).toString() != u"Explained by"_s
               && column < model->columnCount())
            ++column;
        QVERIFY(rows.front().siblingAtColumn(column).data().toString().contains(test->title));
        window->scope()->select({ObjectRef::Kind::Incident, explained->id});
        QTRY_VERIFY_WITH_TIMEOUT(window->inspector()->isSettled(), patience);
        QVERIFY(window->inspector()->asText().contains(u"it comes from 10.20.9.50"_s));
    }

    void threeDomainsHaveLanesAndLayers()
    {
        const auto window = m_fixture->exerciseWindow();
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QCOMPARE(window->timeline()->domainLanes(),
                 (std::vector<Domain>{Domain::Cyberspace, Domain::Electromagnetic, Domain::Cognitive}));
        window->map()->setFrame(5.3, -4.0, 7);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        const auto has = [&](const QString &start) {
            return std::ranges::any_of(window->map()->domainAreas().names,
                                       [&](const widgets::DomainAreas::Name &n) { return n.text.startsWith(start); });
        };
        QVERIFY(has(u"EM"_s));
        QVERIFY(has(u"COGN"_s));
        window->map()->grabImage().save(test::shot(u"domain-areas"_s));
        window->map()->setLayerShown(Domain::Electromagnetic, false);
        QVERIFY(!has(u"EM"_s));
        QVERIFY(has(u"COGN"_s));
        window->map()->setLayerShown(Domain::Electromagnetic, true);
        QVERIFY(has(u"EM"_s));
    }

    void aCoincidenceSelectsBoth()
    {
        const auto window = m_fixture->exerciseWindow();
        window->showDock(u"coincidences"_s);
        auto *panel = window->coincidences();
        QTRY_VERIFY_WITH_TIMEOUT(panel->isSettled() && !panel->shown().found.empty(), patience);
        const std::size_t many = panel->shown().found.size();
        auto *table = panel->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 1)).center());
        QCOMPARE(window->scope()->selection().size(), 2u);
        panel->grab().save(test::shot(u"coincidences"_s));
        panel->findChild<QDoubleSpinBox *>(u"coincidenceHours"_s)->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(panel->isSettled() && panel->shown().found.size() < many, patience);
    }

    void anExerciseCannotBeMissed()
    {
        const auto window = m_fixture->exerciseWindow();
        QVERIFY(window->windowTitle().startsWith(u"EXERCISE"_s));
        QVERIFY(window->markingStrip()->accessibleName().startsWith(u"Exercise"_s));
        const QImage image = window->grab().toImage();
        const QColor frame = Theme::instance().color(Theme::Role::Exercise);
        for (const QPoint &at : {QPoint(1, image.height() / 2), QPoint(image.width() - 2, image.height() / 2),
                                 QPoint(image.width() / 2, image.height() - 2), QPoint(image.width() / 2, 1)})
            QCOMPARE(image.pixelColor(at), frame);
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        for (const bool dark : {true, false}) {
            for (const QSize &size : {QSize(1280, 800), QSize(1920, 1080)})
                QTest::addRow("%s-%d", dark ? "dark" : "light", size.width()) << dark << size;
        }
    }

    /// To be looked at.
    void pictures()
    {
        QFETCH(const bool, dark);
        QFETCH(const QSize, size);
        Theme::instance().apply(*qApp, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        const auto window = m_fixture->exerciseWindow();
        window->resize(size);
        window->resetLayout();
        window->showDock(u"operations"_s);
        const picture::SnapshotPtr s = window->scope()->snapshot();
        window->scope()->select({ObjectRef::Kind::Object, named(s, u"Ebb Tide"_s)->id});
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience);
        QVERIFY(window->grab().save(test::shot(u"operations-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())))));
        window->setWorkspace(Workspace::Analyse);
        window->resetLayout();
        window->showDock(u"coincidences"_s);
        window->map()->setFrame(5.3, -4.0, 6.5);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled() && window->coincidences()->isSettled(), patience);
        QVERIFY(window->grab().save(test::shot(u"domains-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())))));
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }

private:
    std::unique_ptr<DesktopFixture> m_fixture;
};

QTEST_MAIN(TestGuiOperations)
#include "test_operations.moc"
