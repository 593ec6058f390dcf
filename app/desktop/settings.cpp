// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settings.h"

#include <QSettings>

#include <algorithm>

namespace watchfloor::desktop::settings {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {
constexpr qsizetype mostRecent = 10;
}

Theme::Scheme scheme()
{
    return QSettings().value("appearance/theme"_L1).toString() == "light"_L1 ? Theme::Scheme::Light
                                                                             : Theme::Scheme::Dark;
}

void setScheme(Theme::Scheme scheme)
{
    QSettings().setValue("appearance/theme"_L1, scheme == Theme::Scheme::Light ? u"light"_s : u"dark"_s);
}

double fontScale() { return std::clamp(QSettings().value("appearance/fontScale"_L1, 1.0).toDouble(), 0.8, 2.0); }

void setFontScale(double scale) { QSettings().setValue("appearance/fontScale"_L1, std::clamp(scale, 0.8, 2.0)); }

QString language() { return QSettings().value("appearance/language"_L1).toString(); }

void setLanguage(const QString &code) { QSettings().setValue("appearance/language"_L1, code); }

QString lastImportSource() { return QSettings().value("import/source"_L1).toString(); }

void setLastImportSource(const QString &slug) { QSettings().setValue("import/source"_L1, slug); }

QStringList recentStores() { return QSettings().value("stores/recent"_L1).toStringList(); }

void addRecentStore(const QString &path)
{
    QStringList recent = recentStores();
    recent.removeAll(path);
    recent.prepend(path);
    QSettings().setValue("stores/recent"_L1, recent.mid(0, mostRecent));
}

void removeRecentStore(const QString &path)
{
    QStringList recent = recentStores();
    recent.removeAll(path);
    QSettings().setValue("stores/recent"_L1, recent);
}

bool reopensLast() { return QSettings().value("stores/reopenLast"_L1, true).toBool(); }

void setReopensLast(bool reopen) { QSettings().setValue("stores/reopenLast"_L1, reopen); }

QString lastStore() { return QSettings().value("stores/last"_L1).toString(); }

void setLastStore(const QString &path) { QSettings().setValue("stores/last"_L1, path); }

QByteArray state(const QString &name) { return QSettings().value(QString("state/"_L1 + name)).toByteArray(); }

void setState(const QString &name, const QByteArray &state)
{
    QSettings().setValue(QString("state/"_L1 + name), state);
}

void forgetStates() { QSettings().remove(u"state"_s); }

} // namespace watchfloor::desktop::settings
