// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/copytext.h"
#include "common/labels.h"
#include "common/roles.h"
#include "common/rowsmodel.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "impact/impact.h"
#include "ingest/contextmark.h"
#include "shots.h"
#include "tables/incidentmodel.h"
#include "tables/incidenttable.h"
#include "tables/missiontable.h"
#include "tables/tabletext.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::widgets;
using picture::ObjectRef;

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t base = 1'790'000'000 * second;

Marking marked(Tlp tlp)
{
    Marking m;
    m.tlp = tlp;
    m.known = true;
    return m;
}

picture::IncidentRow incident(const std::string &id, const QString &title, int severity, std::int64_t from)
{
    picture::IncidentRow row;
    row.id = id;
    row.title = title;
    row.severity = static_cast<std::uint8_t>(severity);
    row.from = from;
    row.updated = row.known = base;
    row.x = row.y = 0.5F;
    row.marking = 1;
    return row;
}

std::shared_ptr<picture::Snapshot> snapshotOf(std::vector<picture::IncidentRow> incidents)
{
    auto s = std::make_shared<picture::Snapshot>();
    s->generation = 1;
    s->knownAt = fromMicros(base);
    s->markings = {Marking::mostRestrictive(), marked(Tlp::Green), marked(Tlp::Amber)};
    s->incidents = std::move(incidents);
    for (std::size_t i = 0; i < s->incidents.size(); ++i)
        s->incidentById[s->incidents[i].id] = static_cast<std::int32_t>(i);
    return s;
}

std::vector<picture::IncidentRow> three()
{
    return {incident("incident--c", u"Cable cut"_s, 85, base),
            incident("incident--a", u"Phishing wave"_s, 45, base - 10 * second),
            incident("incident--b", u"Scan"_s, 10, noTime)};
}

/// A mission that needs one service, which an incident of this severity hits.
std::shared_ptr<picture::Snapshot> missionHit(int severity)
{
    auto s = snapshotOf({incident("incident--a", u"Cable cut"_s, severity, base)});
    s->incidents.front().assets = {1};
    for (const auto &[id, name, kind] : {std::tuple("mission--1", u"Convoy"_s, picture::AssetKind::Mission),
                                         std::tuple("asset--1", u"Radio"_s, picture::AssetKind::Service)}) {
        picture::AssetRow row;
        row.id = id;
        row.name = name;
        row.kind = kind;
        s->assetById[row.id] = static_cast<std::int32_t>(s->assets.size());
        s->assets.push_back(row);
    }
    s->assets.front().mission = 0;
    picture::MissionRow mission;
    mission.id = "mission--1";
    mission.name = u"Convoy"_s;
    mission.asset = 0;
    s->missions.push_back(mission);
    picture::DependencyRow needs;
    needs.dependant = 0;
    needs.provider = 1;
    s->dependencies.push_back(needs);
    impact::apply(*s);
    return s;
}

QStringList titles(const QAbstractItemModel &model)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out << model.index(row, static_cast<int>(IncidentModel::Column::Title)).data().toString();
    return out;
}

std::vector<Row> numbered(int count, const QString &name)
{
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({QString::number(i), {{u"%1 %2"_s.arg(name).arg(i)}, countCell(i)}});
    return rows;
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp, Theme::Scheme::Dark); }

    void modelKeepsTheRulesOfItemModelsThroughEveryChange()
    {
        PictureScope scope;
        IncidentModel model(&scope);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        IncidentOrder order;
        order.setSourceModel(&model);
        QAbstractItemModelTester orderTester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
        scope.setSnapshot(snapshotOf(three()));
        QCOMPARE(model.rowCount(), 3);
        auto rows = three();
        rows.erase(rows.begin() + 1);
        rows.push_back(incident("incident--0", u"New"_s, 70, base));
        rows.push_back(incident("incident--z", u"Newest"_s, 30, base));
        scope.setSnapshot(snapshotOf(rows));
        QCOMPARE(titles(model), QStringList({u"New"_s, u"Scan"_s, u"Cable cut"_s, u"Newest"_s}));
        picture::Filter filter;
        filter.minSeverity = 60;
        scope.setFilter(filter);
        QCOMPARE(titles(model), QStringList({u"New"_s, u"Cable cut"_s}));
        scope.setFilter({});
        QCOMPARE(model.rowCount(), 4);
        scope.setSnapshot(snapshotOf({}));
        QCOMPARE(model.rowCount(), 0);
    }

    void rowsModelKeepsTheRulesOfItemModels()
    {
        RowsModel model({u"A"_s, u"B"_s});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({{u"1"_s, {{u"x"_s}, {u"y"_s}}}, {u"2"_s, {{u"z"_s}}}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.index(1, 1).data().isValid());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows({{u"1"_s, {{u"new"_s}, {u"y"_s}}}, {u"2"_s, {{u"z"_s}}}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), u"new"_s);
    }

    void rowsStandByAColumnAsTheyAreAskedTo()
    {
        RowsModel model({u"A"_s, u"B"_s});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        constexpr auto last = static_cast<qlonglong>(std::numeric_limits<std::int64_t>::max());
        model.setRows({{u"1"_s, {{u"b"_s}, {u"ten"_s, 10}}},
                       {u"2"_s, {{u"A"_s}, {u"last"_s, last}}},
                       {u"3"_s, {{u"a"_s}, {u"before"_s, last - 1}}},
                       {u"4"_s, {{u"c"_s}, {u"nine"_s, 9}}}});
        const auto ids = [&model] {
            QStringList found;
            for (int row = 0; row < model.rowCount(); ++row)
                found << model.index(row, 0).data(IdRole).toString();
            return found.join(u""_s);
        };
        QCOMPARE(ids(), u"1234"_s);
        const QPersistentModelIndex held(model.index(1, 1));
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(ids(), u"2314"_s); // equal ones as they were given
        QCOMPARE(held.data().toString(), u"last"_s);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(ids(), u"4123"_s);
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(ids(), u"4132"_s); // numbers that differ by one in nineteen digits
        QCOMPARE(held.row(), 3);
        QCOMPARE(model.placeOf(u"3"_s), 2);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows({{u"1"_s, {{u"b"_s}, {u"eleven"_s, 11}}},
                       {u"2"_s, {{u"A"_s}, {u"last"_s, last}}},
                       {u"3"_s, {{u"a"_s}, {u"before"_s, last - 1}}},
                       {u"4"_s, {{u"c"_s}, {u"nine"_s, 9}}}});
        QCOMPARE(changed.size(), 1); // where it is shown, not where it was given
        QCOMPARE(changed.front().front().toModelIndex().row(), 1);
        QVERIFY(reset.isEmpty());
        model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(ids(), u"1234"_s);
    }

    /// A hundred thousand assets are compared beside the window's thread, and whoever reads one goes on reading it.
    void manyRowsAreComparedBesideTheWindowAndKeepWhereOneIs()
    {
        RowsTable table({u"Name"_s, u"Number"_s}, u"names"_s);
        table.resize(400, 300);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        constexpr int many = 100'000;
        table.setRows(numbered(many, u"a"_s));
        QCOMPARE(table.model()->rowCount(), 0); // not here
        QVERIFY(!table.isSettled());
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(table.model()->rowCount(), many);
        table.selectId(u"50000"_s);
        table.selectionModel()->select(table.model()->index(50'002, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const auto top = [&table] { return table.model()->index(table.rowAt(0), 0).data(IdRole).toString(); };
        table.verticalScrollBar()->setValue(49'990);
        QCOMPARE(top(), u"49990"_s);
        QSignalSpy told(&table, &RowsTable::currentIdChanged);

        auto others = numbered(many, u"b"_s);
        std::ranges::rotate(others, others.begin() + 30'000); // all of them stand elsewhere
        others.erase(others.begin());
        table.setRows(others);
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(table.model()->rowCount(), many - 1);
        QCOMPARE(table.currentId(), u"50000"_s);
        QCOMPARE(table.selectedIds(), QStringList({u"50000"_s, u"50002"_s}));
        QCOMPARE(top(), u"49990"_s);
        QCOMPARE(table.verticalScrollBar()->value(), 19'989);
        QVERIFY(table.model()->index(19'989, 0).data().toString().startsWith(u'b'));

        // What only says something else stays where it is without being put back.
        QSignalSpy reset(table.model(), &QAbstractItemModel::modelReset);
        others[500].cells[0].text = u"new"_s;
        table.setRows(others);
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(table.model()->index(500, 0).data().toString(), u"new"_s);
        QVERIFY(reset.isEmpty());
        QVERIFY(told.isEmpty());
        // Who looks at the first row, looks at the worst.
        table.verticalScrollBar()->setValue(0);
        std::ranges::reverse(others);
        table.setRows(others);
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(table.verticalScrollBar()->value(), 0);
        QCOMPARE(table.currentId(), u"50000"_s);
    }

    void whatWasSetLastIsShownLast()
    {
        RowsTable table({u"Name"_s, u"Number"_s}, u"names"_s);
        const auto first = [&table] { return table.model()->index(0, 0).data().toString(); };
        // Few are shown at once, and what was begun before is not shown after them.
        QSignalSpy shown(&table, &RowsTable::shown);
        table.setRows(numbered(50'000, u"old"_s));
        QVERIFY(shown.isEmpty());
        table.setRows(numbered(3, u"few"_s));
        QCOMPARE(first(), u"few 0"_s);
        QVERIFY(table.isSettled());
        QCOMPARE(shown.size(), 1);
        table.setRows(numbered(50'000, u"new"_s)); // waits for the worker, which is at the old ones
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(first(), u"new 0"_s);
        QCOMPARE(shown.size(), 2);
        // Of many the last.
        QStringList seen;
        connect(table.model(), &QAbstractItemModel::modelReset, &table, [&] { seen << first(); });
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            table.setRows(numbered(20'000, name));
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(first(), u"d 0"_s);
        QVERIFY2(std::ranges::is_sorted(seen), qPrintable(seen.join(u',')));
        // A table that goes meanwhile waits for nothing that comes to nobody.
        RowsTable gone({u"Name"_s, u"Number"_s}, u"names"_s);
        gone.setRows(numbered(50'000, u"x"_s));
    }

    /// The order that somebody asked for while rows were on their way is the one that they stand in.
    void sortedMeanwhile()
    {
        RowsTable table({u"Name"_s, u"Number"_s}, u"names"_s);
        table.setRows(numbered(20'000, u"a"_s));
        table.sortByColumn(1, Qt::DescendingOrder);
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(table.model()->index(0, 0).data(IdRole).toString(), u"19999"_s);
        table.setRows(numbered(20'001, u"a"_s));
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(table.model()->index(0, 0).data(IdRole).toString(), u"20000"_s);
    }

    /// A click on a header of many rows is worked off beside the window too; who has one selected has it still.
    void manyRowsAreSortedBesideTheWindow()
    {
        RowsTable table({u"Name"_s, u"Number"_s}, u"names"_s);
        table.resize(400, 300);
        table.show();
        const auto first = [&table] { return table.model()->index(0, 0).data(IdRole).toString(); };
        table.setRows(numbered(100'000, u"a"_s));
        QTRY_VERIFY(table.isSettled());
        table.selectId(u"500"_s);
        QSignalSpy told(&table, &RowsTable::currentIdChanged);
        table.sortByColumn(1, Qt::DescendingOrder);
        QCOMPARE(first(), u"0"_s); // not yet
        QVERIFY(!table.isSettled());
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(first(), u"99999"_s);
        QCOMPARE(table.currentId(), u"500"_s);
        QCOMPARE(table.currentIndex().row(), 99'499);
        QCOMPARE(table.selectedIds(), QStringList(u"500"_s));
        QVERIFY(told.isEmpty());
        // Asked again meanwhile, and with new rows on their way: the last order of the last rows.
        table.sortByColumn(0, Qt::AscendingOrder);
        table.setRows(numbered(60'000, u"b"_s));
        table.sortByColumn(1, Qt::DescendingOrder);
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(first(), u"59999"_s);
        table.sortByColumn(1, Qt::AscendingOrder);
        table.sortByColumn(1, Qt::DescendingOrder); // back before anything was done
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(first(), u"59999"_s);
        QCOMPARE(table.model()->rowCount(), 60'000);
    }

    /// While rows are on their way a table is not said to be empty.
    void nothingIsSaidToBeEmptyThatIsOnItsWay()
    {
        RowsTable table({u"Name"_s, u"Number"_s}, u"names"_s);
        table.resize(400, 300);
        table.show();
        const auto *empty = table.findChild<EmptyState *>();
        QVERIFY(empty);
        table.setEmptyMessage(u"No asset is known"_s);
        QVERIFY(empty->isVisible());
        table.setRows(numbered(20'000, u"a"_s));
        QVERIFY(!empty->isVisible());
        table.setEmptyMessage(u"No asset is known"_s);
        QVERIFY(!empty->isVisible());
        QTRY_VERIFY(table.isSettled());
        QVERIFY(!empty->isVisible());
        table.setRows({});
        QVERIFY(empty->isVisible());
    }

    void worstAndNewestStandOnTop()
    {
        PictureScope scope;
        scope.setSnapshot(snapshotOf(three()));
        IncidentTable table(&scope);
        QCOMPARE(titles(*table.model()), QStringList({u"Cable cut"_s, u"Phishing wave"_s, u"Scan"_s}));
        table.sortByColumn(static_cast<int>(IncidentModel::Column::Happened), Qt::AscendingOrder);
        QCOMPARE(titles(*table.model()), QStringList({u"Scan"_s, u"Phishing wave"_s, u"Cable cut"_s}));
    }

    void undatedIsSaidAndNeverPlacedIn1970()
    {
        PictureScope scope;
        scope.setSnapshot(snapshotOf({incident("incident--b", u"Scan"_s, 10, noTime)}));
        const IncidentModel model(&scope);
        const QString shown = model.index(0, static_cast<int>(IncidentModel::Column::Happened)).data().toString();
        QCOMPARE(shown, u"undated"_s);
        QVERIFY(!shown.contains(u"1970"_s));
    }

    void selectionGoesBothWays()
    {
        PictureScope scope;
        scope.setSnapshot(snapshotOf(three()));
        IncidentTable table(&scope);
        scope.select({ObjectRef::Kind::Incident, "incident--a"});
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table.selectionModel()->selectedRows().front().row(), 1);
        table.selectRow(2);
        QCOMPARE(scope.selection(), PictureScope::Selection({{ObjectRef::Kind::Incident, "incident--b"}}));
        table.selectionModel()->select(table.model()->index(0, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(scope.selection().size(), 2u);
        QCOMPARE(scope.selection().front().id, "incident--b"); // the current one leads
        scope.clearSelection();
        QVERIFY(!table.selectionModel()->hasSelection());
    }

    void aFilterThatHidesTheSelectionDoesNotClearIt()
    {
        PictureScope scope;
        scope.setSnapshot(snapshotOf(three()));
        IncidentTable table(&scope);
        scope.select({ObjectRef::Kind::Incident, "incident--b"});
        picture::Filter filter;
        filter.minSeverity = 60;
        scope.setFilter(filter);
        QCOMPARE(scope.selection().size(), 1u);
        scope.setFilter({});
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table.selectionModel()->selectedRows().front().data(IdRole).toString(), u"incident--b"_s);
    }

    void aNewPictureKeepsTheSelection()
    {
        PictureScope scope;
        scope.setSnapshot(snapshotOf(three()));
        IncidentTable table(&scope);
        table.selectRow(0);
        auto rows = three();
        rows.insert(rows.begin(), incident("incident--1", u"Worse"_s, 99, base));
        scope.setSnapshot(snapshotOf(rows));
        QCOMPARE(scope.selection().front().id, "incident--c");
        QCOMPARE(table.selectionModel()->selectedRows().front().data(IdRole).toString(), u"incident--c"_s);
    }

    void columnsAreRememberedAndForeignStateIsRefused()
    {
        PictureScope scope;
        IncidentTable table(&scope);
        table.setColumnHidden(static_cast<int>(IncidentModel::Column::Countries), true);
        table.setColumnHidden(static_cast<int>(IncidentModel::Column::Sectors), false);
        const QByteArray state = table.saveState();
        IncidentTable other(&scope);
        QVERIFY(other.restoreState(state));
        QVERIFY(other.isColumnHidden(static_cast<int>(IncidentModel::Column::Countries)));
        QVERIFY(!other.isColumnHidden(static_cast<int>(IncidentModel::Column::Sectors)));
        QVERIFY(!other.restoreState("nonsense"_ba));
        QVERIFY(!other.restoreState({}));
    }

    void copiesCarryTheHighWaterMarkFirst()
    {
        PictureScope scope;
        auto rows = three();
        rows[1].marking = 2;
        scope.setSnapshot(snapshotOf(rows));
        IncidentTable table(&scope);
        table.selectRow(0);
        table.copyAsText();
        QVERIFY(QApplication::clipboard()->text().startsWith(bannerText(marked(Tlp::Green)) + u'\n'));
        table.selectAll();
        table.copyAsText();
        QVERIFY(QApplication::clipboard()->text().startsWith(bannerText(marked(Tlp::Amber)) + u'\n'));
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 5); // banner, header, three rows
    }

    void copiesFromAnExerciseSaySo()
    {
        PictureScope scope;
        auto s = snapshotOf(three());
        s->context = store::Context::Exercise;
        scope.setSnapshot(s);
        IncidentTable table(&scope);
        table.selectRow(0);
        table.copyAsCsv();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"EXERCISE"_s));
    }

    void tablesThatKnowNoPictureSayItWhereTheyStand()
    {
        PictureScope scope;
        auto s = snapshotOf(three());
        s->context = store::Context::Exercise;
        s->replay = true;
        s->knownAt = fromMicros(1'790'000'000'000'000);
        scope.setSnapshot(s);
        QWidget window;
        QDialog dialog(&window);
        RowsTable table({u"Name"_s}, u"names"_s, &dialog);
        table.setRows({{u"a"_s, {{u"one"_s}}, marked(Tlp::Green)},
                       {u"b"_s, {{u"two"_s}}, marked(Tlp::Amber)},
                       {u"c"_s, {{u"three"_s}}}});
        const auto copied = [&](int row) {
            table.selectRow(row);
            QTest::keySequence(&table, QKeySequence::Copy);
            return QApplication::clipboard()->text();
        };
        // In no window of this program nobody says of which store it is.
        QCOMPARE(copied(0), QString(bannerText(marked(Tlp::Green)) + u"\nName\none\n"_s));
        copiesAreOf(&window, &scope);
        QCOMPARE(copied(1).section(u'\n', 0, 0),
                 QString(u"EXERCISE · "_s + bannerText(marked(Tlp::Amber)) + u" · as known at "_s + dtg(s->knownAt)));
        // What nobody marked is not everybody's.
        QVERIFY(copied(2).startsWith(QString(u"EXERCISE · "_s + bannerText(Marking::mostRestrictive()))));
        QCOMPARE(ingest::contextOf(copied(0).toStdString()), std::optional(store::Context::Exercise));
        // What is only supposed is of an exercise all the same.
        scope.setSupposed(std::make_shared<picture::Snapshot>(*s), s);
        QVERIFY(copied(0).startsWith(u"EXERCISE · WHAT-IF"_s));
        QCOMPARE(ingest::contextOf(copied(0).toStdString()), std::optional(store::Context::Exercise));
    }

    void csvFieldsCannotBecomeFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << u"Scan"_s << u"Scan"_s;
        QTest::newRow("equals") << u"=1+1"_s << u"\"'=1+1\""_s;
        QTest::newRow("plus") << u"+1"_s << u"\"'+1\""_s;
        QTest::newRow("minus") << u"-1"_s << u"\"'-1\""_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"\"'@SUM(A1)\""_s;
        QTest::newRow("tab") << u"\tx"_s << u"\"'\tx\""_s;
        QTest::newRow("return") << u"\rx"_s << u"\"'\rx\""_s;
        QTest::newRow("nul") << (QString(QChar(0)) + u"=x"_s) << (u"\"'"_s + QString(QChar(0)) + u"=x\""_s);
        QTest::newRow("quote") << u"say \"x\""_s << u"\"say \"\"x\"\"\""_s;
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("line break") << u"a\nb"_s << u"\"a\nb\""_s;
        QTest::newRow("formula inside") << u"a=1"_s << u"a=1"_s;
    }
    void csvFieldsCannotBecomeFormulas()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, field);
        QCOMPARE(csvField(text), field);
    }

    void hostileTextIsShownAndNotObeyed()
    {
        PictureScope scope;
        scope.setSnapshot(snapshotOf({incident("incident--x", u"<b>bold</b> \u202Egnp.exe"_s, 50, base)}));
        const IncidentModel model(&scope);
        const QString shown = model.index(0, static_cast<int>(IncidentModel::Column::Title)).data().toString();
        QVERIFY(shown.contains(u"<b>bold</b>"_s));
        QVERIFY(!shown.contains(QChar(0x202E)));
        QVERIFY(shown.contains(u"U+202E"_s));
        const QString tip
            = model.index(0, static_cast<int>(IncidentModel::Column::Title)).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(u"&lt;b&gt;"_s));
    }

    /// Off the window's thread: the newest picture is shown in the end, and what was selected meanwhile is.
    void missionsSayWhyTheyAreNotWell()
    {
        PictureScope scope;
        scope.setSnapshot(missionHit(85));
        MissionTable table(&scope);
        table.resize(1100, 420);
        table.show();
        scope.select({ObjectRef::Kind::Asset, "asset--1"});
        const auto called = [&](const QString &name) {
            const auto tables = table.findChildren<RowsTable *>();
            return *std::ranges::find(tables, name, &QWidget::accessibleName);
        };
        const RowsTable *upper = called(u"Missions"_s), *lower = called(u"Assets"_s);
        const QAbstractItemModel *missions = upper->model(), *assets = lower->model();
        QTRY_VERIFY(table.isSettled());
        QCOMPARE(missions->rowCount(), 1);
        QCOMPARE(missions->index(0, 1).data().toString(), u"Convoy"_s);
        QVERIFY(missions->index(0, 5).data().toString().contains(u"Radio"_s));
        QVERIFY(missions->index(0, 5).data().toString().contains(u"Cable cut"_s));
        QCOMPARE(assets->rowCount(), 1);
        QCOMPARE(lower->currentId(), u"asset--1"_s);
        QVERIFY(table.grab().save(test::shot(u"missions-table"_s)));
        scope.setSnapshot(missionHit(60));
        scope.setSnapshot(missionHit(5));
        QTRY_VERIFY(table.isSettled() && missions->index(0, 5).data().toString().isEmpty());
        QCOMPARE(missions->index(0, 0).data(HealthRole).toInt(), int(picture::Health::Nominal));
    }

    void agesAreOneUnit()
    {
        QCOMPARE(ageText(std::chrono::seconds(5)), u"5 s"_s);
        QCOMPARE(ageText(std::chrono::seconds(150)), u"2 min"_s);
        QCOMPARE(ageText(std::chrono::hours(3)), u"3 h"_s);
        QCOMPARE(ageText(std::chrono::days(3)), u"3 d"_s);
        QCOMPARE(ageSince(noTime, fromMicros(base)), u"—"_s);
        QCOMPARE(ageSince(base + 1, fromMicros(base)), u"—"_s);
    }
};

QTEST_MAIN(TestTables)
#include "test_tables.moc"
