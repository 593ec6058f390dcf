// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/rowstable.h"
#include "common/theme.h"
#include "desktop/importdialog.h"
#include "desktop/profiledialog.h"
#include "shots.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;
using widgets::RowsTable;
using widgets::Theme;

namespace {

/// A German SOC's export, its columns named as no table of ours knows them.
const std::string exportText
    = "Vorgang;Kopfzeile;Erfasst;Stufe;Rechner;Lage;Freigabe\n"
      "V-101;Anmeldeversuche auf dem Postserver;28.09.2026 08:15;hoch;192.0.2.7;offen;TLP:AMBER\n"
      "V-102;Auffälliger Anhang in der Planung;28.09.2026 17:40;gering;192.0.2.8;offen;TLP:GREEN\n"
      "V-103;Auffälliger Anhang\u202Efdp.exe, erneut;29.09.2026 18:01;hoch;2001:db8::1;erledigt;TLP:GREEN\n"
      "V-104;Störung der Leitung nach Dakar;gestern;sehr hoch;;offen;TLP:AMBER\n";

template <typename Widget> Widget *child(const QWidget &parent, const char *name)
{
    return parent.findChild<Widget *>(QString::fromLatin1(name));
}

QComboBox *fieldAbove(const ProfileDialog &dialog, const QString &column)
{
    const auto *rows = child<QTableWidget>(dialog, "profileRows");
    for (int i = 0; i < rows->columnCount(); ++i)
        if (rows->horizontalHeaderItem(i)->text() == column)
            return qobject_cast<QComboBox *>(rows->cellWidget(0, i));
    return nullptr;
}

/// With the keyboard, as a person would.
void choose(QComboBox *combo, const QString &data)
{
    combo->setFocus();
    const int wanted = combo->findData(data);
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < wanted; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
}

QString previewed(const ProfileDialog &dialog, int row, int column)
{
    return child<RowsTable>(dialog, "profilePreview")->model()->index(row, column).data().toString();
}

QComboBox *meaningOf(const ProfileDialog &dialog, const char *table, const QString &word)
{
    const auto *words = child<QTableWidget>(dialog, table);
    for (int row = 0; row < words->rowCount(); ++row)
        if (words->item(row, 0)->text() == word)
            return qobject_cast<QComboBox *>(words->cellWidget(row, 2));
    return nullptr;
}

/// No label, button or cell widget shows less than its text.
void nothingIsClipped(const QWidget &dialog)
{
    for (const auto *label : dialog.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->wordWrap() && label->minimumWidth() == 0)
            QVERIFY2(label->width() >= label->sizeHint().width() - 1, qPrintable(label->text()));
    }
    for (const auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
    }
}

} // namespace

class TestProfileDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"watchfloor-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        QDir(profilesFolder()).removeRecursively();
        Clock::freeze(parseIso8601("2026-09-30T18:00:00Z")->at);
        Theme::instance().apply(*qApp, Theme::Scheme::Dark);
    }
    void cleanupTestCase()
    {
        QDir(profilesFolder()).removeRecursively();
        Clock::freeze({});
    }

    void anExportIsUnderstoodCorrectedAndKept()
    {
        ProfileDialog dialog(u"/feeds/tickets.csv"_s, exportText);
        QSignalSpy saved(&dialog, &ProfileDialog::saved);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        // What it sees by itself.
        QCOMPARE(fieldAbove(dialog, u"Freigabe"_s)->currentData().toString(), u"marking"_s);
        QCOMPARE(fieldAbove(dialog, u"Rechner"_s)->currentData().toString(), u"addresses"_s);
        QCOMPARE(fieldAbove(dialog, u"Kopfzeile"_s)->currentData().toString(), u"title"_s);
        QCOMPARE(fieldAbove(dialog, u"Erfasst"_s)->currentData().toString(), u"from"_s);
        QCOMPARE(child<QComboBox>(dialog, "profileTimeFormat")->currentText(), u"dd.MM.yyyy HH:mm"_s);
        QVERIFY(fieldAbove(dialog, u"Stufe"_s)->currentData().toString().isEmpty());
        auto *preview = child<RowsTable>(dialog, "profilePreview");
        QTRY_COMPARE(preview->model()->rowCount(), 4);
        // Text of a feed is shown with what would turn it round made visible.
        QVERIFY(previewed(dialog, 2, 1).contains(u"U+202E"_s));
        QVERIFY(!previewed(dialog, 2, 1).contains(QChar(0x202E)));

        // What only a person knows.
        choose(fieldAbove(dialog, u"Vorgang"_s), u"id"_s);
        choose(fieldAbove(dialog, u"Stufe"_s), u"severity"_s);
        choose(fieldAbove(dialog, u"Lage"_s), u"status"_s);
        auto *notes = child<QLabel>(dialog, "profileNotes");
        QTRY_VERIFY(notes->text().contains(u"choose the zone"_s) && notes->text().contains(u"\"gestern\""_s));
        choose(child<QComboBox>(dialog, "profileZone"), u"Europe/Berlin"_s);
        QVERIFY(meaningOf(dialog, "profileWords-severity", u"hoch"_s));
        choose(meaningOf(dialog, "profileWords-severity", u"hoch"_s), u"70"_s);
        choose(meaningOf(dialog, "profileWords-severity", u"sehr hoch"_s), u"90"_s);
        child<QTabWidget>(dialog, "profileWords")->setCurrentIndex(2);
        choose(meaningOf(dialog, "profileWords-status", u"erledigt"_s), u"closed"_s);
        child<QTabWidget>(dialog, "profileWords")->setCurrentIndex(0);
        QTRY_COMPARE(previewed(dialog, 0, 2), u"2026-09-28 06:15:00Z"_s);
        QTRY_COMPARE(previewed(dialog, 0, 0), u"High"_s);
        QTRY_COMPARE(previewed(dialog, 2, 4), u"closed"_s);
        QTRY_VERIFY(previewed(dialog, 3, 0) == u"quarantined"_s && previewed(dialog, 3, 1).contains(u"gestern"_s));
        QTRY_VERIFY(!notes->text().contains(u"choose the zone"_s));
        nothingIsClipped(dialog);
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::instance().apply(*qApp, scheme);
            QTRY_VERIFY(dialog.isVisible());
            dialog.grab().save(test::shot(scheme == Theme::Scheme::Dark ? u"profile-dark"_s : u"profile-light"_s));
        }

        // Kept under a name, and read back as it was.
        auto *buttons = dialog.findChild<QDialogButtonBox *>();
        QVERIFY(!buttons->button(QDialogButtonBox::Save)->isEnabled());
        QTest::keyClicks(child<QLineEdit>(dialog, "profileName"), u"Meldestelle"_s);
        QTest::mouseClick(buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
        QTRY_COMPARE(saved.count(), 1);
        const auto read = ingest::readProfile(saved.front().front().toString());
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE((*read)->name, "Meldestelle");
        QCOMPARE((*read)->severity, (feeds::MappingProfile::Words{{"hoch", "70"}, {"sehr hoch", "90"}}));
        QVERIFY(
            std::ranges::any_of(savedProfiles(), [](const SavedProfile &p) { return p.name() == u"Meldestelle"_s; }));
    }

    void anExportAsJsonHasItsPathsAsColumns()
    {
        const std::string lines
            = R"({"ref":"C-1","what":{"headline":"Anmeldeversuche auf dem Postserver","level":"hoch"},)"
              R"("seen":"2026-09-28T08:15:00Z","hosts":[{"name":"mail-1","ip":"192.0.2.7"},{"ip":"192.0.2.8"}]})"
              "\n"
              R"({"ref":"C-2","what":{"headline":"Auffälliger Anhang in der Planung","level":"gering"},)"
              R"("seen":"2026-09-29T17:40:00Z","hosts":[]})"
              "\n"
              R"({"ref":"C-3","what":{"headline":"Störung der Leitung nach Dakar","level":"hoch"},"seen":"gestern"})"
              "\n";
        ProfileDialog dialog(u"/feeds/cases.ndjson"_s, lines);
        QSignalSpy saved(&dialog, &ProfileDialog::saved);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(child<QLabel>(dialog, "profileJson")->isVisible());
        const auto *rows = child<QTableWidget>(dialog, "profileRows");
        QCOMPARE(rows->columnCount(), 6);
        QCOMPARE(rows->horizontalHeaderItem(1)->text(), u"what.headline"_s);
        QCOMPARE(fieldAbove(dialog, u"what.headline"_s)->currentData().toString(), u"title"_s);
        QCOMPARE(fieldAbove(dialog, u"hosts.ip"_s)->currentData().toString(), u"addresses"_s);
        QCOMPARE(fieldAbove(dialog, u"seen"_s)->currentData().toString(), u"from"_s);
        QTRY_COMPARE(child<RowsTable>(dialog, "profilePreview")->model()->rowCount(), 3);
        choose(fieldAbove(dialog, u"ref"_s), u"id"_s);
        choose(fieldAbove(dialog, u"what.level"_s), u"severity"_s);
        choose(fieldAbove(dialog, u"hosts.name"_s), u"affects"_s);
        choose(meaningOf(dialog, "profileWords-severity", u"hoch"_s), u"70"_s);
        QTRY_COMPARE(previewed(dialog, 0, 0), u"High"_s);
        QCOMPARE(previewed(dialog, 0, 2), u"2026-09-28 08:15:00Z"_s);
        QTRY_VERIFY(previewed(dialog, 2, 0) == u"quarantined"_s && previewed(dialog, 2, 1).contains(u"gestern"_s));
        nothingIsClipped(dialog);
        dialog.grab().save(u"profile-json-dark.png"_s);

        QTest::keyClicks(child<QLineEdit>(dialog, "profileName"), u"Lagezentrum"_s);
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
        QTRY_COMPARE(saved.count(), 1);
        const auto read = ingest::readProfile(saved.front().front().toString());
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QVERIFY((*read)->json);
        QCOMPARE((*read)->columns.at("affects"), std::vector<std::string>{"hosts.name"});
    }

    void whatItCannotKeepItSays()
    {
        ProfileDialog dialog(u"/feeds/tickets.csv"_s, exportText);
        QSignalSpy saved(&dialog, &ProfileDialog::saved);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        child<QComboBox>(dialog, "profileZone")->setEditText(u"Mars/Olympus"_s);
        QTest::keyClicks(child<QLineEdit>(dialog, "profileName"), u"x"_s);
        auto *buttons = dialog.findChild<QDialogButtonBox *>();
        QTest::mouseClick(buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
        const auto problems = dialog.findChildren<QLabel *>();
        QTRY_VERIFY(std::ranges::any_of(
            problems, [](const QLabel *l) { return l->isVisible() && l->text().contains(u"Mars/Olympus"_s); }));
        QCOMPARE(saved.count(), 0);
        QVERIFY(dialog.isVisible());
    }

    void theImportDialogOffersAndMakesThem()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"tickets.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(exportText));
        file.close();
        QFile spoilt(profilesFolder() + u"/spoilt.json"_s);
        QVERIFY(QDir().mkpath(profilesFolder()) && spoilt.open(QIODevice::WriteOnly));
        spoilt.write("{\"name\": ");
        spoilt.close();
        const auto plan = ingest::planOf({file.fileName()}, {});
        QVERIFY(plan);
        ImportDialog import(*plan, {}, savedProfiles());
        import.show();
        QVERIFY(QTest::qWaitForWindowExposed(&import));
        auto *mapping = child<QComboBox>(import, "importMapping");
        QVERIFY(mapping->findText(u"scaldis"_s) > 0);
        const int unusable = mapping->findText(u"spoilt (cannot be used)"_s);
        QVERIFY(unusable > 0);
        QVERIFY(!(mapping->model()->flags(mapping->model()->index(unusable, 0)) & Qt::ItemIsEnabled));
        QVERIFY(mapping->itemData(unusable, Qt::ToolTipRole).toString().contains(u"spoilt.json"_s));
        const int before = mapping->count();
        QTest::mouseClick(child<QPushButton>(import, "importMakeMapping"), Qt::LeftButton);
        QTRY_VERIFY(import.findChild<ProfileDialog *>());
        auto *dialog = import.findChild<ProfileDialog *>();
        QTRY_VERIFY(dialog->isVisible());
        QTest::keyClicks(child<QLineEdit>(*dialog, "profileName"), u"Neu"_s);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
        QTRY_COMPARE(mapping->currentText(), u"Neu"_s);
        QCOMPARE(mapping->count(), before + 1);
        child<QLineEdit>(import, "importSlug")->setText(u"soc-x"_s);
        QCOMPARE(import.plan().files.front().options.profile->name, "Neu");
    }
};

QTEST_MAIN(TestProfileDialog)
#include "test_profiledialog.moc"
