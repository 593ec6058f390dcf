// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/wallwindow.h"

#include "common/labels.h"
#include "common/theme.h"
#include "desktop/topbar.h"
#include "feeds/feedlights.h"
#include "replay/modestrip.h"
#include "tiles/missiontiles.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {
constexpr int frameWidth = 8; ///< of a what-if, as around the window
constexpr double wallScale = 1.5; ///< of the type, so that it is read across a room
} // namespace

WallWindow::WallWindow(widgets::PictureScope *scope, bool isExercise, const QString &store)
    : m_tiles(new widgets::MissionTiles(scope))
    , m_strip(new widgets::ModeStrip(widgets::ModeStrip::Kind::WhatIf))
{
    setObjectName(u"wallWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isExercise ? tr("EXERCISE — Missions — %1").arg(store) : tr("Missions — %1").arg(store));
    setMinimumSize(640, 400);
    auto *marking = new MarkingStrip(scope);
    marking->setExercise(isExercise);
    m_tiles->setFilling(true);
    setFocusPolicy(Qt::StrongFocus); // so that no light or tile begins with an outline
    setFocus();
    m_strip->hide();

    auto *title = widgets::plainLabel(tr("Missions"));
    auto *lights = new widgets::FeedLights(scope);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 4);
    top->setSpacing(24);
    auto *clock = new ZuluClock;
    for (QWidget *widget : std::initializer_list<QWidget *>{marking, m_strip, title, clock}) {
        QFont large = widget->font();
        large.setPointSizeF(large.pointSizeF() * wallScale);
        large.setBold(widget == title);
        widget->setFont(large);
    }
    top->addWidget(title);
    top->addWidget(lights, 1);
    top->addWidget(clock);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(marking);
    layout->addWidget(m_strip);
    layout->addLayout(top);
    layout->addWidget(m_tiles, 1);
    connect(m_tiles, &widgets::MissionTiles::causeRequested, this, &WallWindow::causeRequested);

    // A wall has no pointer; who moves the mouse gets one for a while.
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::seconds(4));
    connect(&m_idle, &QTimer::timeout, this, [this] {
        for (QWidget *widget : findChildren<QWidget *>())
            widget->setCursor(Qt::BlankCursor);
    });
    qApp->installEventFilter(this);
    m_idle.start();
}

void WallWindow::setWhatIf(const QString &text)
{
    m_strip->setText(text);
    m_strip->setVisible(!text.isEmpty());
    const int frame = text.isEmpty() ? 0 : frameWidth;
    layout()->setContentsMargins(frame, frame, frame, frame);
    update();
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F12)
        close();
    else if (event->key() == Qt::Key_F11)
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    else
        QWidget::keyPressEvent(event);
}

void WallWindow::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::instance().color(Theme::Role::Window));
    if (const QRect inner = rect().marginsRemoved(layout()->contentsMargins()); inner != rect()) {
        for (const QRect &edge : QRegion(rect()).subtracted(inner))
            widgets::paintWhatIfChequers(painter, edge);
    }
}

bool WallWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove && watched->isWidgetType()
        && static_cast<QWidget *>(watched)->window() == this) {
        if (!m_idle.isActive()) {
            for (QWidget *widget : findChildren<QWidget *>())
                widget->unsetCursor();
        }
        m_idle.start();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace watchfloor::desktop
