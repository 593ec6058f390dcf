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

constexpr auto property = "watchfloorPictureScope", supposedProperty = "watchfloorSupposed";

QString bannerOf(const PictureScope &scope, const Marking &high, bool isSupposed)
{
    const picture::Snapshot &s = *scope.snapshot();
    QString banner = bannerText(high);
    if (isSupposed)
        banner = Copies::tr("WHAT-IF, nothing of this is real · %1").arg(banner);
    // First of all: by this the program refuses to read it back into real data.
    if (s.context == store::Context::Exercise)
        banner = Copies::tr("EXERCISE · %1").arg(banner);
    if (s.replay)
        banner = Copies::tr("%1 · as known at %2").arg(banner, dtg(s.knownAt));
    return banner;
}

} // namespace

void copiesAreOf(QWidget *window, PictureScope *scope)
{
    window->setProperty(property, QVariant::fromValue<QObject *>(scope));
}

void copiesAreSupposed(QWidget *dialog) { dialog->setProperty(supposedProperty, true); }

QString copyBanner(const PictureScope &scope, const Marking &high) { return bannerOf(scope, high, scope.isSupposed()); }

QString copyBanner(const QWidget *from, const Marking &high)
{
    bool isSupposed = false;
    for (const QWidget *widget = from; widget; widget = widget->parentWidget()) {
        isSupposed = isSupposed || widget->property(supposedProperty).toBool();
        if (const auto *scope = qobject_cast<PictureScope *>(widget->property(property).value<QObject *>()))
            return bannerOf(*scope, high, isSupposed || scope->isSupposed());
    }
    return bannerText(high);
}

} // namespace watchfloor::widgets
