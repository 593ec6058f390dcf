// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window in each language it carries, and how a person chooses one.
#include "desktop/helpdialogs.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/settings.h"
#include "desktop/storeflow.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;

namespace {

/// The letter that Alt and a key reach it by.
QString mnemonicOf(const QString &text)
{
    static const QRegularExpression mnemonic(u"&([^&\\s])"_s);
    return mnemonic.match(text).captured(1).toLower();
}

QStringList doubledMnemonics(const QList<QAction *> &actions)
{
    QStringList taken, doubled;
    for (const QAction *a : actions) {
        const QString letter = mnemonicOf(a->text());
        if (letter.isEmpty() || !a->isVisible())
            continue;
        if (taken.contains(letter))
            doubled << a->text();
        taken << letter;
    }
    return doubled;
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"watchfloor-test"_s);
        QCoreApplication::setApplicationName(u"language"_s);
    }
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QSettings().clear();
    }

    void choosesWhatIsAskedForThenTheSystemsThenEnglish_data();
    void choosesWhatIsAskedForThenTheSystemsThenEnglish();
    void formsPlurals_data();
    void formsPlurals();
    void menusSpeakItAndEveryLetterReachesOneEntry_data();
    void menusSpeakItAndEveryLetterReachesOneEntry();
    void theSettingIsKeptAndSaysWhenItApplies();

private:
    QTemporaryDir m_folder;
};

void TestLanguage::choosesWhatIsAskedForThenTheSystemsThenEnglish_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QLocale>("system");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("system") << QString() << QLocale(u"de_AT"_s) << u"de"_s;
    QTest::newRow("wanted") << u"fr"_s << QLocale(u"de_AT"_s) << u"fr"_s;
    QTest::newRow("English on a German system") << u"en"_s << QLocale(u"de_DE"_s) << u"en"_s;
    QTest::newRow("not carried") << QString() << QLocale(u"sv_SE"_s) << u"en"_s;
    QTest::newRow("a setting of another version") << u"xx"_s << QLocale(u"fr_BE"_s) << u"fr"_s;
    QTest::newRow("bare machine") << QString() << QLocale::c() << u"en"_s;
}

void TestLanguage::choosesWhatIsAskedForThenTheSystemsThenEnglish()
{
    QFETCH(const QString, wanted);
    QFETCH(const QLocale, system);
    QTEST(languageFor(wanted, system), "spoken");
}

void TestLanguage::formsPlurals_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::addColumn<QString>("none");
    QTest::newRow("en") << u"en"_s << u"1 file"_s << u"2 files"_s << u"0 files"_s;
    QTest::newRow("de") << u"de"_s << u"1 Datei"_s << u"2 Dateien"_s << u"0 Dateien"_s;
    QTest::newRow("fr") << u"fr"_s << u"1 fichier"_s << u"2 fichiers"_s << u"0 fichier"_s;
}

void TestLanguage::formsPlurals()
{
    QFETCH(const QString, code);
    speak(qApp, code);
    const auto files = [](int n) {
        return QCoreApplication::translate("watchfloor::desktop::ImportFlow", "%n file(s)", nullptr, n);
    };
    QTEST(files(1), "one");
    QTEST(files(2), "two");
    QTEST(files(0), "none");
}

void TestLanguage::menusSpeakItAndEveryLetterReachesOneEntry_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("titles");
    QTest::newRow("en") << u"en"_s << QStringList{u"&File"_s, u"&Help"_s};
    QTest::newRow("de") << u"de"_s << QStringList{u"&Datei"_s, u"&Hilfe"_s};
    QTest::newRow("fr") << u"fr"_s << QStringList{u"&Fichier"_s, u"A&ide"_s};
}

void TestLanguage::menusSpeakItAndEveryLetterReachesOneEntry()
{
    QFETCH(const QString, code);
    speak(qApp, code);
    Sessions sessions;
    MainWindow window(&sessions);
    window.setRemembering(false);

    const auto *menus = window.findChild<QMenuBar *>();
    QVERIFY(menus);
    const QList<QAction *> bar = menus->actions();
    QVERIFY(bar.size() >= 4);
    QTEST((QStringList{bar.first()->text(), bar.last()->text()}), "titles");
    QCOMPARE(doubledMnemonics(bar), QStringList());
    for (const QAction *top : bar) {
        QVERIFY(top->menu());
        QCOMPARE(doubledMnemonics(top->menu()->actions()), QStringList());
    }
}

void TestLanguage::theSettingIsKeptAndSaysWhenItApplies()
{
    speak(qApp, languageFor({}, QLocale::system()));
    QWidget window;
    window.show();
    showSettings(&window);
    auto *dialog = window.findChild<QDialog *>();
    auto *choice = window.findChild<QComboBox *>(u"language"_s);
    auto *note = window.findChild<QLabel *>(u"languageNote"_s);
    QVERIFY(dialog && choice && note);
    QVERIFY(note->isHidden());
    QCOMPARE(choice->count(), 1 + languages().size());
    QVERIFY(choice->findText(u"Deutsch"_s) > 0);
    QVERIFY(choice->findText(u"Français"_s) > 0);

    const QString other = languageFor({}, QLocale::system()) == "de"_L1 ? u"fr"_s : u"de"_s;
    choice->setCurrentIndex(choice->findData(other));
    QVERIFY(!note->isHidden());
    QVERIFY(!note->text().isEmpty());
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(settings::language(), other);
}

QTEST_MAIN(TestLanguage)
#include "test_language.moc"
