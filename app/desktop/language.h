// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>

class QCoreApplication;

namespace watchfloor::desktop {

/// The languages the window speaks, as codes ("de", "en", "fr"): those whose translations the program carries.
[[nodiscard]] QStringList languages();
/// What its speakers call it: "Deutsch".
[[nodiscard]] QString languageName(const QString &code);
/// The language to speak when the settings say `wanted` (empty: the system's) and the system speaks `system`.
[[nodiscard]] QString languageFor(const QString &wanted, const QLocale &system);
/// Makes the application speak `code`, figures included. To be called once, before the first window: texts already
/// made stay as they are.
void speak(QCoreApplication *app, const QString &code);

} // namespace watchfloor::desktop
