// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QByteArray>
#include <QStringList>

namespace watchfloor::desktop {

/// What the desktop remembers between sessions. Never a key, never content of a store.
namespace settings {

[[nodiscard]] widgets::Theme::Scheme scheme();
void setScheme(widgets::Theme::Scheme scheme);
[[nodiscard]] double fontScale(); ///< 0.8 to 2
void setFontScale(double scale);
[[nodiscard]] QString language(); ///< a code such as "de"; empty: the system's
void setLanguage(const QString &code);
[[nodiscard]] QString lastImportSource(); ///< slug
void setLastImportSource(const QString &slug);

[[nodiscard]] QStringList recentStores();
void addRecentStore(const QString &path);
void removeRecentStore(const QString &path);
[[nodiscard]] bool reopensLast();
void setReopensLast(bool reopen);
[[nodiscard]] QString lastStore(); ///< open when the program ended
void setLastStore(const QString &path);

/// State of a view or a layout, by a name such as "window/geometry" or "watch/docks".
[[nodiscard]] QByteArray state(const QString &name);
void setState(const QString &name, const QByteArray &state);
void forgetStates();

} // namespace settings
} // namespace watchfloor::desktop
