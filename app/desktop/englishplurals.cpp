// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/englishplurals.h"

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    QString text = QString::fromUtf8(sourceText);
    if (n < 0 || !text.contains(u"(s)"_s))
        return {};
    return text.replace(u"(s)"_s, n == 1 ? QString() : u"s"_s);
}

} // namespace watchfloor::desktop
