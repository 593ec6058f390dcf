// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr auto folder = ":/watchfloor/translations"_L1;
constexpr auto source = "en"_L1;

void install(QCoreApplication *app, const QString &file, const QString &directory)
{
    auto *translator = new QTranslator(app);
    if (translator->load(file, directory))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

/// Figures are grouped as the language does it, unless the system's own habits are of that language already.
QLocale figuresOf(const QString &code)
{
    const QLocale system = QLocale::system();
    const QLocale ours(code);
    if (system.language() == ours.language())
        return system;
    return code == source ? QLocale(QLocale::English, QLocale::UnitedKingdom) : ours;
}

} // namespace

QStringList languages()
{
    QStringList codes;
    const QStringList files = QDir(folder).entryList({u"watchfloor_*.qm"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        codes.push_back(file.sliced(11).chopped(3));
    return codes;
}

QString languageName(const QString &code)
{
    QString name = QLocale(code).nativeLanguageName();
    // "British English" would promise more than one English.
    if (code == source)
        name = u"English"_s;
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString languageFor(const QString &wanted, const QLocale &system)
{
    const QStringList known = languages();
    if (known.contains(wanted))
        return wanted;
    const QStringList preferred = system.uiLanguages();
    for (const QString &tag : preferred) {
        const QString code = tag.section(u'-', 0, 0);
        if (known.contains(code))
            return code;
    }
    return source;
}

void speak(QCoreApplication *app, const QString &code)
{
    QLocale::setDefault(figuresOf(code));
    // The last installed is asked first. English stands below, for the plurals of what a translation lacks.
    install(app, u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, u"watchfloor_"_s + source, folder);
    if (code != source)
        install(app, u"watchfloor_"_s + code, folder);
}

} // namespace watchfloor::desktop
