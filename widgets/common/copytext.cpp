// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/copytext.h"

#include "common/labels.h"
#include "common/picturescope.h"
#include "common/words.h"

#include <QCoreApplication>
#include <QVariant>
#include <QWidget>

namespace watchfloor::widgets {

namespace {

struct Copies
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Copies)
};

constexpr auto property = "watchfloorPictureScope";

} // namespace

void copiesAreOf(QWidget *window, PictureScope *scope)
{
    window->setProperty(property, QVariant::fromValue<QObject *>(scope));
}

QString copyBanner(const PictureScope &scope, const Marking &high)
{
    const picture::Snapshot &s = *scope.snapshot();
    QString banner = bannerText(high);
    if (s.context == store::Context::Exercise)
        banner = Copies::tr("EXERCISE · %1").arg(banner);
    if (scope.isSupposed())
        banner = Copies::tr("WHAT-IF, nothing of this is real · %1").arg(banner);
    if (s.replay)
        banner = Copies::tr("%1 · as known at %2").arg(banner, dtg(s.knownAt));
    return banner;
}

QString copyBanner(const QWidget *from, const Marking &high)
{
    for (const QWidget *widget = from; widget; widget = widget->parentWidget()) {
        if (const auto *scope = qobject_cast<PictureScope *>(widget->property(property).value<QObject *>()))
            return copyBanner(*scope, high);
    }
    return bannerText(high);
}

} // namespace watchfloor::widgets
