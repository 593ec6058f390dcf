// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>

namespace watchfloor::test {

/// Where a person may look at what a test saw: a PNG in the build's shots/.
inline QString shot(const QString &name)
{
    const QString folder = QStringLiteral(WATCHFLOOR_BIN_DIR "/../shots/");
    QDir().mkpath(folder);
    return folder + name + QStringLiteral(".png");
}

} // namespace watchfloor::test
