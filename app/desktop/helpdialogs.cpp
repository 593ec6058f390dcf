// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/helpdialogs.h"

#include "common/icon.h"
#include "common/labels.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "desktop/actions.h"
#include "desktop/language.h"
#include "desktop/settings.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {

struct Help
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Help)
};

QDialog *dialogOf(QWidget *window, const QString &title, QVBoxLayout *&layout)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    return dialog;
}

void addClose(QDialog *dialog, QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
}

/// The languages, the system's own first; `note` shows while the choice is not what the window speaks now.
QComboBox *languageChoice(QLabel *note)
{
    auto *choice = new QComboBox;
    choice->setObjectName(u"language"_s);
    choice->addItem(Help::tr("As the system: %1").arg(languageName(languageFor({}, QLocale::system()))), QString());
    for (const QString &code : languages())
        choice->addItem(languageName(code), code);
    choice->setCurrentIndex(std::max(0, choice->findData(settings::language())));
    note->setObjectName(u"languageNote"_s);
    note->setText(Help::tr("The new language is spoken from the next start of Watchfloor."));
    note->setWordWrap(true);
    note->setVisible(false);
    const QString spoken = languageFor(settings::language(), QLocale::system());
    QObject::connect(choice, &QComboBox::currentIndexChanged, note, [choice, note, spoken] {
        note->setVisible(languageFor(choice->currentData().toString(), QLocale::system()) != spoken);
    });
    return choice;
}

} // namespace

void showShortcuts(const Actions &actions, QWidget *window)
{
    QVBoxLayout *layout = nullptr;
    QDialog *dialog = dialogOf(window, Help::tr("Keyboard shortcuts"), layout);
    dialog->resize(640, 620);
    auto *table = new widgets::RowsTable({Help::tr("Where"), Help::tr("Keys"), Help::tr("What")},
                                         Help::tr("Keyboard shortcuts"));
    table->setColumnCharacters({16, 24, 50});
    std::vector<widgets::Row> rows;
    const auto add = [&rows](const QString &where, const QString &keys, const QString &what) {
        rows.push_back({QString::number(rows.size()), {{where, {}, 0, {}, {}, true}, {keys}, {what}}});
    };
    for (const Actions::Entry &entry : actions.entries()) {
        QStringList keys;
        for (const QKeySequence &key : entry.action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            add(entry.group, keys.join(Help::tr(" or ")), plainTextOf(*entry.action));
    }
    const QString map = Help::tr("Map"), timeline = Help::tr("Timeline"), table_ = Help::tr("Tables");
    add(map, Help::tr("Arrows, + and -"), Help::tr("Move and zoom"));
    add(map, Help::tr("Tab, Enter"), Help::tr("Next mark, select it"));
    add(timeline, Help::tr("Arrows, + and -"), Help::tr("Move and zoom"));
    add(table_, Help::tr("Enter"), Help::tr("Show the row in the inspector and in every view"));
    add(table_, Help::tr("Ctrl+C"), Help::tr("Copy the rows under their marking"));
    add(Help::tr("Inspector"), Help::tr("Enter"), Help::tr("Open the raw record"));
    table->setRows(std::move(rows));
    layout->addWidget(table);
    addClose(dialog, layout);
    dialog->open();
}

void showAbout(QWidget *window)
{
    QVBoxLayout *layout = nullptr;
    QDialog *dialog = dialogOf(window, Help::tr("About Watchfloor"), layout);
    dialog->resize(620, 520);
    auto *head = new QHBoxLayout;
    auto *icon = new QLabel;
    icon->setPixmap(QIcon(u":/watchfloor/icons/watchfloor.svg"_s).pixmap(QSize(56, 56), window->devicePixelRatioF()));
    head->addWidget(icon);
    QLabel *name = widgets::plainLabel(Help::tr("Watchfloor %1\nThe recognised cyber picture of a watch floor.\n"
                                                "Free software: GNU General Public License, version 3 or later.")
                                           .arg(QCoreApplication::applicationVersion()));
    name->setWordWrap(true);
    head->addWidget(name, 1);
    layout->addLayout(head);
    auto *table = new widgets::RowsTable({Help::tr("What it is built on"), Help::tr("Licence"), Help::tr("For")},
                                         Help::tr("Libraries"));
    table->setColumnCharacters({26, 30, 40});
    std::vector<widgets::Row> rows;
    const auto add = [&rows](const QString &library, const QString &licence, const QString &purpose) {
        rows.push_back({library, {{library}, {licence}, {purpose, {}, 0, {}, {}, true}}});
    };
    add(Help::tr("Qt %1").arg(QString::fromLatin1(qVersion())), u"LGPL-3.0-only"_s,
        Help::tr("windows, drawing, network"));
    add(u"Qt Charts"_s, u"GPL-3.0-only"_s, Help::tr("the timeline"));
    add(u"Qt Location"_s, u"LGPL-3.0-only"_s, Help::tr("the map's projection"));
    add(u"SQLCipher"_s, u"BSD-3-Clause"_s, Help::tr("the store and its encryption"));
    add(u"SQLite"_s, Help::tr("public domain"), Help::tr("inside SQLCipher"));
    add(u"OpenSSL"_s, u"Apache-2.0"_s, Help::tr("SHA-256, AES"));
    add(u"simdjson"_s, u"Apache-2.0 or MIT"_s, Help::tr("reading JSON"));
    add(u"Zstandard"_s, u"BSD-3-Clause"_s, Help::tr("raw bytes kept small"));
    add(u"zlib"_s, u"Zlib"_s, Help::tr("compressed feeds"));
    add(u"uchardet"_s, u"MPL-1.1, GPL-2.0+ or LGPL-2.1+"_s, Help::tr("encodings of exports"));
    add(u"Boost"_s, u"BSL-1.0"_s, Help::tr("the dependency graph"));
    add(u"Natural Earth"_s, Help::tr("public domain"), Help::tr("the base map"));
    add(u"Inter"_s, u"OFL-1.1"_s, Help::tr("the typeface, where installed"));
    table->setRows(std::move(rows));
    layout->addWidget(table, 1);
    addClose(dialog, layout);
    dialog->open();
}

void showSettings(QWidget *window)
{
    QVBoxLayout *layout = nullptr;
    QDialog *dialog = dialogOf(window, Help::tr("Settings"), layout);
    dialog->setMinimumWidth(420);
    auto *form = new QFormLayout;
    auto *theme = new QComboBox;
    theme->addItem(Help::tr("Dark"), static_cast<int>(Theme::Scheme::Dark));
    theme->addItem(Help::tr("Light"), static_cast<int>(Theme::Scheme::Light));
    theme->setCurrentIndex(theme->findData(static_cast<int>(settings::scheme())));
    auto *size = new QSpinBox;
    size->setRange(80, 200);
    size->setSingleStep(10);
    size->setSuffix(u" %"_s);
    size->setValue(qRound(settings::fontScale() * 100));
    QLabel *nextStart = widgets::plainLabel({});
    auto *language = languageChoice(nextStart);
    auto *reopen = new QCheckBox(Help::tr("Open the last store again at start"));
    reopen->setChecked(settings::reopensLast());
    form->addRow(Help::tr("&Theme"), theme);
    form->addRow(Help::tr("Size of &text"), size);
    form->addRow(Help::tr("&Language"), language);
    form->addRow(QString(), nextStart);
    form->addRow(QString(), reopen);
    layout->addLayout(form);
    QLabel *utc = widgets::mutedLabel(Help::tr(
        "Times are shown in UTC (Zulu) everywhere; there is no other setting. Keys of stores are never remembered."));
    utc->setWordWrap(true);
    layout->addWidget(utc);
    const auto apply = [theme, size, language, reopen] {
        settings::setScheme(static_cast<Theme::Scheme>(theme->currentData().toInt()));
        settings::setFontScale(size->value() / 100.0);
        settings::setLanguage(language->currentData().toString());
        settings::setReopensLast(reopen->isChecked());
        Theme::instance().apply(*qApp, settings::scheme(), settings::fontScale());
    };
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Apply | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::clicked, dialog, [=](QAbstractButton *button) {
        const auto role = buttons->buttonRole(button);
        if (role != QDialogButtonBox::RejectRole)
            apply();
        if (role != QDialogButtonBox::ApplyRole)
            dialog->close();
    });
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace watchfloor::desktop
