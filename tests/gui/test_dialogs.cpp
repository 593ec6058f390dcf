// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people fill in, and the what-if, in each language that the window speaks: no text is cut.
#include "clippedtexts.h"
#include "desktop/language.h"
#include "desktop/whatifflow.h"
#include "desktopfixture.h"
#include "floor/desk.h"
#include "floor/healthdialog.h"
#include "floor/signindialog.h"
#include "graph/dependencydialog.h"
#include "operations/operationdialog.h"
#include "picture/operations.h"
#include "shots.h"
#include "watch/reportingdialog.h"
#include "watch/shelvedialog.h"
#include "whatif/scenariotable.h"
#include "whatif/supposedialog.h"

#include <QComboBox>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using namespace watchfloor::test;

class TestDialogs : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopFixture> m_fixture;
    QString m_code;

    void look(QWidget &widget, const QString &name)
    {
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QStringList clipped;
        (void)QTest::qWaitFor([&] { return (clipped = ClippedTexts::of(widget)).isEmpty(); }, 5000);
        (void)widget.grab().save(test::shot(u"%1-%2"_s.arg(name, m_code)));
        QVERIFY2(clipped.isEmpty(), qPrintable(name + u": "_s + clipped.join(u'\n')));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<DesktopFixture>();
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
        if (const auto done = m_fixture->prepareExercise(); !done)
            QFAIL(qPrintable(done.error().detail));
    }
    void cleanup()
    {
        DesktopFixture::closeAll();
        qDeleteAll(qApp->findChildren<QTranslator *>());
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : languages())
            QTest::newRow(qPrintable(code)) << code;
    }
    void nothingIsCut()
    {
        QFETCH(const QString, code);
        m_code = code;
        speak(qApp, code);
        const auto window = m_fixture->exerciseWindow();
        const picture::SnapshotPtr seen = window->scope()->present();
        const picture::DependencyRow &need = seen->dependencies.front();
        const picture::OperationsBoard &board = operationsOf(*seen);
        QVERIFY(!board.rows.empty());

        widgets::DependencyDialog dependency(seen, need.dependant, need.provider, nullptr);
        auto *rule = dependency.findChild<QComboBox *>(u"dependencyRule"_s);
        for (int i = 0; i < rule->count(); ++i) {
            rule->setCurrentIndex(i);
            look(dependency, u"dependency-%1"_s.arg(i));
        }
        dependency.close();
        widgets::HealthDialog health(*seen, need.provider, nullptr);
        look(health, u"health-dialog"_s);
        health.close();
        widgets::OperationDialog operation(floor::present(*seen, board.rows.front()), false, nullptr);
        look(operation, u"operation"_s);
        operation.close();
        widgets::SupposeDialog suppose(seen);
        look(suppose, u"suppose"_s);
        suppose.close();
        widgets::ReportingDialog reporting(seen->incidents.front().title, {});
        look(reporting, u"reporting"_s);
        reporting.close();
        widgets::ShelveDialog shelve(3, Clock::now());
        look(shelve, u"shelve"_s);
        shelve.close();
        widgets::AccountDialog account(true, u"Anna Berg"_s);
        look(account, u"account"_s);
    }

    void theWhatIfIsNotCut_data() { nothingIsCut_data(); }
    void theWhatIfIsNotCut()
    {
        QFETCH(const QString, code);
        m_code = code;
        speak(qApp, code);
        const auto window = m_fixture->exerciseWindow();
        window->resize(1280, 800);
        const picture::SnapshotPtr seen = window->scope()->present();
        // What most missions need is what a what-if has most to say of.
        const auto worst = std::ranges::max_element(seen->assets, {}, [](const picture::AssetRow &row) {
            return row.kind == picture::AssetKind::Mission ? -1 : int(row.criticality);
        });
        window->scope()->select({picture::ObjectRef::Kind::Asset, worst->id});
        window->whatIf()->supposeSelected(widgets::Fate::Fails);
        QTRY_VERIFY_WITH_TIMEOUT(window->whatIf()->isActive() && window->isSettled(), patience);
        look(*window, u"whatif-window"_s);
        window->whatIf()->kept()->keep(u"Link down"_s);
        auto *table = window->findChild<widgets::ScenarioTable *>();
        QVERIFY(table);
        QTRY_VERIFY_WITH_TIMEOUT(table->columns().size() == 1 && table->columns().front().scenario, patience);
        table->resize(900, 420);
        look(*table, u"whatif-beside"_s);
    }
};

QTEST_MAIN(TestDialogs)
#include "test_dialogs.moc"
