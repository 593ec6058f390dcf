// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedlights.h"

#include "common/icon.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "feeds/feedwords.h"

#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::FeedHealth;

namespace {

constexpr int pad = 6;
constexpr int spacing = 4;

int urgency(FeedHealth health)
{
    switch (health) {
    case FeedHealth::Silent:
        return 0;
    case FeedHealth::Failing:
        return 1;
    case FeedHealth::Late:
        return 2;
    case FeedHealth::Never:
        return 3;
    case FeedHealth::Live:
        return 4;
    }
    return 4;
}

QFont loudFont(const QFont &base, FeedHealth health)
{
    QFont font = Theme::tabular(base);
    font.setBold(health == FeedHealth::Silent || health == FeedHealth::Failing);
    return font;
}

} // namespace

FeedLight::FeedLight(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void FeedLight::setFeed(const picture::SourceRow &row, Timestamp now)
{
    m_sourceId = row.source.id;
    m_health = picture::feedHealth(row, now);
    m_slug = safe(row.source.slug);
    const std::int64_t last = picture::dataTime(row);
    m_age = last == noTime || fromMicros(last) > now ? QString() : ageSince(last, now);
    setAccessibleName(
        tr("Feed %1: %2, %3").arg(m_slug, Theme::word(m_health), m_age.isEmpty() ? tr("no data yet") : m_age));
    setToolTip(
        toolTipOf(tr("%1 (%2)\n%3\nLast arrival: %4\nNewest event: %5\n%6 records, %7 quarantined")
                      .arg(safe(row.source.name.empty() ? row.source.slug : row.source.name), word(row.source.kind),
                           Theme::word(m_health), stampText(row.state.lastArrival), stampText(row.state.lastHappened),
                           countText(row.state.records), countText(row.state.quarantined))
                  + u'\n' + tr("Expected every %1").arg(cadenceText(row))));
    updateGeometry();
    QWidget::update();
}

QSize FeedLight::sizeHint() const
{
    const QFontMetrics metrics(loudFont(font(), m_health));
    const int age = m_age.isEmpty() ? 0 : metrics.horizontalAdvance(u' ' + m_age);
    return {2 * pad + metrics.ascent() + 5 + metrics.horizontalAdvance(m_slug) + age + 2,
            std::max(26, metrics.height() + 8)};
}

void FeedLight::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool loud = m_health == FeedHealth::Silent || m_health == FeedHealth::Failing;
    const QColor color = theme.feed(m_health);
    if (loud || underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? theme.color(Theme::Role::Accent) : loud ? color : theme.color(Theme::Role::Line));
        QColor fill = loud ? color : theme.color(Theme::Role::PanelRaised);
        fill.setAlphaF(loud ? 0.22F : 1.0F);
        painter.setBrush(fill);
        painter.drawRoundedRect(frame, 4, 4);
    }
    const QFont shownFont = loudFont(font(), m_health);
    const QFontMetrics metrics(shownFont);
    const int side = metrics.ascent() - 1;
    paintShape(painter, Theme::feedShape(m_health), color, QRectF(pad, (height() - side) / 2.0, side, side));
    painter.setFont(shownFont);
    QRect area = rect().adjusted(pad + metrics.ascent() + 5, 0, -pad, 0);
    painter.setPen(theme.color(m_health == FeedHealth::Live ? Theme::Role::TextMuted : Theme::Role::Text));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, m_slug);
    painter.setPen(theme.color(loud ? Theme::Role::Text : Theme::Role::TextMuted));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, m_age);
}

FeedLights::FeedLights(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_more(new QToolButton(this))
    , m_none(mutedLabel(tr("No feeds yet"), this))
{
    setObjectName(u"feedLights"_s);
    setAccessibleName(tr("Feeds"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setProperty("flat", true);
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, &FeedLights::moreClicked);
    scope->turns().follow(this, [this] { update(); });
    connect(&m_timer, &QTimer::timeout, this, &FeedLights::update);
    connect(&Theme::instance(), &Theme::changed, this, &FeedLights::update);
    m_timer.start(std::chrono::seconds(5));
    update();
}

void FeedLights::update()
{
    const std::vector<picture::SourceRow> &sources = m_scope->snapshot()->sources;
    const Timestamp now = m_scope->now();
    std::vector<const picture::SourceRow *> rows;
    for (const picture::SourceRow &row : sources) {
        if (row.source.kind != SourceKind::Floor) // neither people nor the correlator are a feed
            rows.push_back(&row);
    }
    std::ranges::stable_sort(rows, {}, [now](const picture::SourceRow *row) {
        return std::tuple(urgency(picture::feedHealth(*row, now)), std::string_view(row->source.slug));
    });
    while (m_lights.size() < rows.size()) {
        auto *light = new FeedLight(this);
        connect(light, &QAbstractButton::clicked, this, [this, light] { Q_EMIT feedClicked(light->sourceId()); });
        m_lights.push_back(light);
    }
    while (m_lights.size() > rows.size()) {
        m_lights.back()->deleteLater();
        m_lights.pop_back();
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_lights[i]->setFeed(*rows[i], now);
    arrange();
}

void FeedLights::arrange()
{
    m_none->setVisible(m_lights.empty());
    m_none->setGeometry(QRect(QPoint(0, (height() - m_none->sizeHint().height()) / 2), m_none->sizeHint()));
    int x = 0;
    std::size_t shown = 0;
    const int reserve = fontMetrics().horizontalAdvance(tr("+%1 more").arg(99)) + 16;
    for (; shown < m_lights.size(); ++shown) {
        FeedLight *light = m_lights[shown];
        const QSize size = light->sizeHint();
        const bool last = shown + 1 == m_lights.size();
        if (x + size.width() > width() - (last ? 0 : reserve))
            break;
        light->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        light->show();
        x += size.width() + spacing;
    }
    for (std::size_t i = shown; i < m_lights.size(); ++i)
        m_lights[i]->hide();
    const std::size_t hidden = m_lights.size() - shown;
    m_more->setVisible(hidden > 0);
    if (hidden > 0) {
        m_more->setText(tr("+%1 more").arg(hidden));
        m_more->setToolTip(tr("All feeds, in the Feeds panel"));
        const QSize size = m_more->sizeHint();
        m_more->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
    }
}

QSize FeedLights::sizeHint() const
{
    int width = m_lights.empty() ? m_none->sizeHint().width() : 0;
    int height = 26;
    for (const FeedLight *light : m_lights) {
        width += light->sizeHint().width() + spacing;
        height = std::max(height, light->sizeHint().height());
    }
    return {width, height};
}

QSize FeedLights::minimumSizeHint() const { return {160, sizeHint().height()}; }

void FeedLights::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace watchfloor::widgets
