// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshots.h"

#include "common/theme.h"
#include "desktop/mainwindow.h"
#include "graph/graphview.h"
#include "map/mapview.h"
#include "timeline/timelineview.h"

#include <QPainter>
#include <QPixmap>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {
// Queued repaints and fades of a settled view need a few turns of the event loop.
constexpr int settledTurns = 8;

/// The window says EXERCISE by itself; one view cut out of it would not.
QPixmap underBanner(const QPixmap &view)
{
    const widgets::Theme &theme = widgets::Theme::instance();
    const double ratio = view.devicePixelRatio();
    const int height = 22;
    QPixmap whole(view.width(), view.height() + qRound(height * ratio));
    whole.setDevicePixelRatio(ratio);
    QPainter painter(&whole);
    const QRectF band(0, 0, view.width() / ratio, height);
    painter.fillRect(band, theme.color(widgets::Theme::Role::Exercise));
    painter.setPen(theme.color(widgets::Theme::Role::ExerciseText));
    QFont bold;
    bold.setBold(true);
    bold.setLetterSpacing(QFont::AbsoluteSpacing, 2.5);
    painter.setFont(bold);
    painter.drawText(band, Qt::AlignCenter, Screenshots::tr("EXERCISE"));
    painter.drawPixmap(QPointF(0, height), view);
    return whole;
}
} // namespace

Screenshots::Screenshots(MainWindow *window, std::vector<Screenshot> wanted, const QString &select, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_wanted(std::move(wanted))
    , m_select(select)
{
    m_poll.setInterval(std::chrono::milliseconds(50));
    connect(&m_poll, &QTimer::timeout, this, &Screenshots::look);
    connect(window, &MainWindow::sessionFailed, this, &Screenshots::done);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_poll.stop();
        Q_EMIT done(tr("the views were not ready in time"));
    });
    m_limit.start(std::chrono::seconds(90));
    m_poll.start();
}

bool Screenshots::select()
{
    if (m_selected || m_select.isEmpty())
        return true;
    m_selected = true;
    const picture::Snapshot &s = *m_window->scope()->snapshot();
    for (const picture::IncidentRow &i : s.incidents) {
        if (i.title.startsWith(m_select, Qt::CaseInsensitive) || i.id == m_select.toStdString()) {
            m_window->scope()->select({picture::ObjectRef::Kind::Incident, i.id});
            return true;
        }
    }
    for (const picture::AssetRow &a : s.assets) {
        if (a.name.startsWith(m_select, Qt::CaseInsensitive) || a.id == m_select.toStdString()) {
            m_window->scope()->select({picture::ObjectRef::Kind::Asset, a.id});
            return true;
        }
    }
    return false;
}

void Screenshots::look()
{
    m_settledFor = m_window->isSettled() ? m_settledFor + 1 : 0;
    if (m_settledFor < settledTurns)
        return;
    if (!m_selected && !m_select.isEmpty()) {
        m_settledFor = 0;
        if (!select()) {
            m_poll.stop();
            Q_EMIT done(tr("--select: nothing is called %1").arg(m_select));
        }
        return;
    }
    if (m_next == m_wanted.size()) {
        m_poll.stop();
        m_limit.stop();
        Q_EMIT done({});
        return;
    }
    const Screenshot &shot = m_wanted[m_next];
    // A view that this workspace does not show is brought up first, and drawn when it is settled too.
    const QWidget *view = shot.view == u"map" ? static_cast<QWidget *>(m_window->map())
        : shot.view == u"timeline"            ? static_cast<QWidget *>(m_window->timeline())
                                              : nullptr;
    if (shot.view == u"graph")
        view = m_window->graph();
    // Behind another tab it is "visible" to Qt, but nowhere.
    if (view && view->visibleRegion().isEmpty()) {
        m_window->showDock(shot.view);
        m_settledFor = 0;
        return;
    }
    if (const QString error = write(shot); !error.isEmpty()) {
        m_poll.stop();
        Q_EMIT done(error);
        return;
    }
    ++m_next;
}

QString Screenshots::write(const Screenshot &shot)
{
    QWidget *view = shot.view == u"window" ? static_cast<QWidget *>(m_window)
        : shot.view == u"map"              ? static_cast<QWidget *>(m_window->map())
        : shot.view == u"timeline"         ? static_cast<QWidget *>(m_window->timeline())
                                           : nullptr;
    if (shot.view == u"graph")
        view = m_window->graph();
    if (!view)
        return tr("there is no view %1").arg(shot.view);
    if (shot.view == u"map" && !m_window->map()->failure().isEmpty())
        return tr("the map cannot be drawn in full: %1").arg(m_window->map()->failure());
    QPixmap picture = view->grab();
    if (m_window->scope()->snapshot()->context == store::Context::Exercise && shot.view != u"window")
        picture = underBanner(picture);
    return picture.save(shot.file, "PNG") ? QString() : tr("%1 could not be written").arg(shot.file);
}

} // namespace watchfloor::desktop
