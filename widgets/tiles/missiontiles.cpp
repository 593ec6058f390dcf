// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/missiontiles.h"

#include "base/displaytext.h"
#include "common/icon.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Health;
using picture::ObjectRef;
using Index = std::size_t;
using Role = Theme::Role;

namespace {

constexpr int gap = 8;
constexpr int leastWidth = 290; ///< of a tile at scale 1
constexpr double mostScale = 2.6;

/// Word-wrapped plain text in so many lines, the last one elided; returns the height used.
double paintLines(QPainter &p, const QRectF &box, const QString &text, int most)
{
    const QFontMetricsF metrics(p.font());
    QTextLayout layout(text, p.font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = box.top();
    for (int line = 0; line < most; ++line) {
        QTextLine one = layout.createLine();
        if (!one.isValid())
            break;
        one.setLineWidth(box.width());
        const bool isLast = line + 1 == most || y + 2 * metrics.lineSpacing() > box.bottom();
        const QString rest = isLast ? text.mid(one.textStart()) : text.mid(one.textStart(), one.textLength());
        p.drawText(QRectF(box.left(), y, box.width(), metrics.lineSpacing()), Qt::AlignLeft | Qt::AlignVCenter,
                   isLast ? metrics.elidedText(rest, Qt::ElideRight, box.width()) : rest.trimmed());
        y += metrics.lineSpacing();
        if (isLast)
            break;
    }
    layout.endLayout();
    return y - box.top();
}

} // namespace

// --------------------------------------------------------------- MissionTile

MissionTile::MissionTile(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"missionTile"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MissionTile::setState(const picture::SnapshotPtr &snapshot, const MissionState &state, double scale)
{
    m_snapshot = snapshot;
    m_state = state;
    m_scale = scale;
    QStringList says{state.name, stateText(), trendText()};
    for (const QString &more : {phaseText(), threatText(state), whyText(state), thinText(), unknownText()}) {
        if (!more.isEmpty())
            says << more;
    }
    setAccessibleName(says.join(u". "_s));
    setToolTip(toolTipOf(says.join(u'\n')));
    update();
}

void MissionTile::setSelected(bool selected)
{
    if (selected == m_isSelected)
        return;
    m_isSelected = selected;
    update();
}

QString MissionTile::stateText() const
{
    if (m_state.health == Health::Nominal)
        return Theme::word(m_state.health);
    return Theme::word(m_state.health) + u", "_s + shareText(m_state);
}

QString MissionTile::trendText() const
{
    switch (m_state.trend) {
    case Trend::Worse:
        return tr("▲ worse, %1 % an hour ago").arg(qRound(m_state.before * 100));
    case Trend::Better:
        return tr("▼ better, %1 % an hour ago").arg(qRound(m_state.before * 100));
    case Trend::Steady:
        return tr("= as an hour ago");
    }
    return {};
}

QString MissionTile::thinText() const
{
    if (m_state.thin.empty() || !m_snapshot)
        return {};
    QStringList names;
    for (Index i = 0; i < m_state.thin.size() && i < 2; ++i)
        names << shortText(visibleText(m_snapshot->assets[Index(m_state.thin[i])].name), 40);
    const int more = int(m_state.thin.size()) - int(names.size());
    return tr("No alternative left: %1").arg(names.join(u", "_s))
        + (more > 0 ? tr(" and %n more", nullptr, more) : QString());
}

QString MissionTile::unknownText() const
{
    if (!m_state.uncertain && m_state.unknown() <= 0)
        return {};
    if (m_state.unknown() <= 0) // as bad as it can be, and nobody would see it mend
        return tr("Unseen: %1").arg(unseenText(m_state.unknownSince));
    const QString share = tr("Unknown: %1 % of it").arg(qRound(m_state.unknown() * 100));
    return m_state.uncertain ? QString(share + u", "_s + unseenText(m_state.unknownSince)) : share;
}

QString MissionTile::phaseText() const
{
    if (!m_state.hasPhases)
        return {};
    QStringList running;
    const PhaseState *next = nullptr;
    std::int64_t until = noTime;
    for (const PhaseState &phase : m_state.phases) {
        if (phase.isRunning) {
            running << shortText(phase.name, 40);
            until = until == noTime ? phase.to : std::min(until, phase.to == noTime ? until : phase.to);
        } else if (!next) {
            next = &phase;
        }
    }
    if (!running.isEmpty() && until != noTime)
        return tr("Phase %1, until %2").arg(running.join(u", "_s), dtg(fromMicros(until)));
    if (!running.isEmpty())
        return tr("Phase %1").arg(running.join(u", "_s));
    return next ? tr("No phase runs; %1 from %2").arg(shortText(next->name, 40), dtg(fromMicros(next->from)))
                : tr("All phases are over");
}

QFont MissionTile::sized(double factor, bool bold) const
{
    QFont f = font();
    f.setPointSizeF(std::max(1.0, f.pointSizeF()) * m_scale * factor);
    f.setBold(bold);
    return f;
}

QSize MissionTile::sizeHint() const { return {int(leastWidth * m_scale), heightOf(m_state, font(), m_scale)}; }

int MissionTile::heightOf(const MissionState &state, const QFont &font, double scale)
{
    QFont sized = font;
    sized.setPointSizeF(std::max(1.0, font.pointSizeF()) * scale);
    const double line = QFontMetricsF(sized).lineSpacing();
    const double lines = 8.6 + (state.hasPhases ? 1 : 0) + (threatened(state) ? 1.2 : 0);
    return int(std::ceil(line * lines + 26 * scale));
}

void MissionTile::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    QRectF inner = paintFrame(p);
    paintHead(p, inner);
    inner.setTop(inner.top() + paintThreat(p, inner) + 3 * m_scale);
    paintFoot(p, inner);
    QString why = whyText(m_state);
    if (const QString head = Theme::word(m_state.health) + u". "_s; why.startsWith(head))
        why = why.mid(head.size()); // the word stands above already, in large
    p.setPen(Theme::instance().color(Role::TextMuted));
    if (inner.height() >= QFontMetricsF(p.font()).lineSpacing())
        paintLines(p, inner, why.isEmpty() ? m_state.area : why, 24);
}

/// Returns what it leaves for words.
QRectF MissionTile::paintFrame(QPainter &p) const
{
    const Theme &theme = Theme::instance();
    const bool isWell = m_state.health == Health::Nominal;
    const QColor color = theme.health(m_state.health);
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    p.setBrush(theme.color(isWell && !underMouse() ? Role::Panel : Role::PanelRaised));
    p.setPen(QPen(isWell ? theme.color(Role::Line) : color, isWell ? 1 : 2));
    p.drawRoundedRect(box, 4, 4);
    // Thicker the worse it is, so that colour is not alone.
    const double bar = m_scale * (4 + 2.5 * (4 - std::min(4, worseFirst(m_state.health))));
    p.fillRect(QRectF(box.left() + 1, box.top() + 1, bar, box.height() - 2), color);
    if (m_isSelected || hasFocus()) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(theme.color(Role::Accent), 2, hasFocus() ? Qt::SolidLine : Qt::DotLine));
        p.drawRoundedRect(box.adjusted(3, 3, -3, -3), 3, 3);
    }
    const double pad = padOf();
    return box.adjusted(bar + pad, pad * 0.8, -pad, -pad * 0.6);
}

/// Name, state, trend and phase, one line each, taken from the top of `inner`.
void MissionTile::paintHead(QPainter &p, QRectF &inner) const
{
    const Theme &theme = Theme::instance();
    const bool isWell = m_state.health == Health::Nominal, isWorse = m_state.trend == Trend::Worse;
    const auto line = [&](const QString &text, const QColor &color, double indent = 0) {
        const QFontMetricsF metrics(p.font());
        const QRectF place(inner.left() + indent, inner.top(), inner.width() - indent, metrics.lineSpacing());
        p.setPen(color);
        p.drawText(place, Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, place.width()));
        inner.setTop(place.bottom());
    };
    p.setFont(sized(1.12, true));
    line(m_state.name, theme.color(Role::Text));
    inner.setTop(inner.top() + 2 * m_scale);

    p.setFont(sized(1.45, !isWell));
    const QFontMetricsF large(p.font());
    const double side = large.ascent();
    const QColor color = theme.health(m_state.health);
    paintShape(p, Theme::healthShape(m_state.health), color,
               QRectF(inner.left(), inner.top() + (large.lineSpacing() - side) / 2, side, side));
    line(stateText(), isWell ? theme.color(Role::TextMuted) : color, side + padOf() * 0.8);

    p.setFont(sized(1, isWorse));
    line(trendText(), theme.color(isWorse ? Role::Text : Role::TextMuted));
    p.setFont(sized(1));
    if (const QString phase = phaseText(); !phase.isEmpty())
        line(phase, theme.color(Role::TextMuted));
}

/// At the bottom what is lost and what is not known; between, as much of the reason as there is room for.
void MissionTile::paintFoot(QPainter &p, QRectF &inner) const
{
    p.setFont(sized(1));
    p.setPen(Theme::instance().color(Role::Text));
    const QFontMetricsF metrics(p.font());
    for (const QString &text : {unknownText(), thinText()}) {
        if (text.isEmpty())
            continue;
        const QRectF line(inner.left(), inner.bottom() - metrics.lineSpacing(), inner.width(), metrics.lineSpacing());
        p.drawText(line, Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, inner.width()));
        inner.setBottom(line.top());
    }
}

/// What a phase to come is up against is the next loudest after the state of now. Returns the height used.
double MissionTile::paintThreat(QPainter &p, const QRectF &inner) const
{
    const PhaseState *phase = threatened(m_state);
    if (!phase)
        return 0;
    const QColor color = Theme::instance().health(phase->health);
    p.setFont(sized(1, true));
    const QFontMetricsF metrics(p.font());
    const double side = metrics.ascent() * 0.85, height = metrics.lineSpacing() * 1.2;
    paintShape(p, Theme::healthShape(phase->health), color,
               QRectF(inner.left(), inner.top() + (height - side) / 2, side, side));
    const double left = side + 6 * m_scale;
    p.setPen(color);
    p.drawText(QRectF(inner.left() + left, inner.top(), inner.width() - left, height), Qt::AlignVCenter,
               metrics.elidedText(threatText(m_state), Qt::ElideRight, inner.width() - left));
    return height;
}

void MissionTile::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT pressed();
}

void MissionTile::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT pressed();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT moveWanted(event->key());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MissionTile::focusInEvent(QFocusEvent *) { update(); }
void MissionTile::focusOutEvent(QFocusEvent *) { update(); }

bool MissionTile::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QWidget::event(event);
}

// -------------------------------------------------------------- MissionTiles

MissionTiles::MissionTiles(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_scroll(new QScrollArea)
    , m_ground(new QWidget)
{
    setObjectName(u"missionTiles"_s);
    setAccessibleName(tr("Missions"));
    m_pool.setMaxThreadCount(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_ground);
    m_empty = new EmptyState(m_scroll->viewport());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    scope->turns().follow(this, [this] { work(); });
    connect(scope, &PictureScope::selectionChanged, this, &MissionTiles::takeSelection);
    work();
}

MissionTiles::~MissionTiles() { m_stop.request_stop(); }

void MissionTiles::work()
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_pool.start([this, snapshot = m_scope->snapshot(), stop = m_stop.get_token()] {
        const auto states = std::make_shared<const std::vector<MissionState>>(missionStates(*snapshot, m_memory, stop));
        if (stop.stop_requested())
            return;
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, snapshot, states] {
                m_scope->turns().soon(this, [this, snapshot, states] { take(snapshot, states); });
            },
            Qt::QueuedConnection);
    });
}

void MissionTiles::take(const picture::SnapshotPtr &snapshot, const States &states)
{
    m_running = false;
    m_shown = snapshot;
    m_states = states;
    while (m_tiles.size() > m_states->size()) {
        delete m_tiles.back();
        m_tiles.pop_back();
    }
    while (m_tiles.size() < m_states->size()) {
        auto *tile = new MissionTile(m_ground);
        connect(tile, &MissionTile::pressed, this, [this, tile] { drill(*tile); });
        connect(tile, &MissionTile::moveWanted, this, [this, tile](int key) { step(tile, key); });
        tile->show();
        m_tiles.push_back(tile);
    }
    if (m_states->empty())
        m_empty->setMessage(tr("No mission is known"), tr("Import an inventory with missions and what they need."));
    else
        m_empty->setMessage({});
    place();
    takeSelection();
    Q_EMIT settled();
    if (std::exchange(m_again, false) || m_shown != m_scope->snapshot())
        work();
}

void MissionTiles::setFilling(bool fills)
{
    m_fills = fills;
    m_scroll->setVerticalScrollBarPolicy(fills ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    place();
}

void MissionTiles::place()
{
    const int count = int(m_tiles.size());
    const QSize room = m_scroll->viewport()->size();
    if (count == 0 || room.isEmpty()) {
        m_ground->resize(room);
        return;
    }
    double scale = 1;
    int columns = std::max(1, (room.width() - gap) / (leastWidth + gap));
    columns = std::min(columns, count);
    int high = 0; // all as high as the fullest
    for (const MissionState &state : *m_states)
        high = std::max(high, MissionTile::heightOf(state, font(), 1));
    int wide = (room.width() - gap) / columns - gap;
    if (m_fills) {
        // As many columns as let the tiles be largest.
        double best = 0;
        for (int tried = 1; tried <= count; ++tried) {
            const int rows = (count + tried - 1) / tried;
            const double w = double(room.width() - gap) / tried - gap, h = double(room.height() - gap) / rows - gap;
            const double s = std::min({w / leastWidth, h / high, mostScale});
            if (s > best + 1e-6) {
                best = s;
                columns = tried;
            }
        }
        scale = std::max(0.8, best);
        const int rows = (count + columns - 1) / columns;
        wide = (room.width() - gap) / columns - gap;
        high = std::max(int(high * scale), std::min(int(high * scale * 1.5), (room.height() - gap) / rows - gap));
    }
    m_columns = columns;
    for (int i = 0; i < count; ++i) {
        m_tiles[Index(i)]->setState(m_shown, (*m_states)[Index(i)], scale);
        m_tiles[Index(i)]->setGeometry(gap + (i % columns) * (wide + gap), gap + (i / columns) * (high + gap), wide,
                                       high);
    }
    m_ground->resize(room.width(), gap + (count + columns - 1) / columns * (high + gap));
}

/// To the cause: the worst incident of the first reason, where all is well of the phase that is threatened, else what
/// is not seen, else the mission itself. The mission stays selected beside it, so that the graph draws the way.
void MissionTiles::drill(const MissionTile &tile)
{
    const picture::Snapshot &s = *m_shown;
    const MissionState &state = tile.state();
    PictureScope::Selection selection;
    const PhaseState *threat = threatened(state);
    const std::vector<impact::Reason> &reasons = state.reasons.empty() && threat ? threat->reasons : state.reasons;
    if (!reasons.empty()) {
        const impact::Reason &first = reasons.front();
        if (!first.incidents.empty())
            selection.push_back({ObjectRef::Kind::Incident, s.incidents[Index(first.incidents.front())].id});
        selection.push_back({ObjectRef::Kind::Asset, s.assets[Index(first.root)].id});
    }
    const ObjectRef mission{ObjectRef::Kind::Asset, state.id};
    if (!std::ranges::contains(selection, mission))
        selection.push_back(mission);
    m_scope->setSelection(std::move(selection));
    Q_EMIT causeRequested();
}

void MissionTiles::takeSelection()
{
    for (MissionTile *tile : m_tiles)
        tile->setSelected(m_scope->isSelected({ObjectRef::Kind::Asset, tile->state().id}));
}

void MissionTiles::step(const MissionTile *from, int key)
{
    const auto at = std::ranges::find(m_tiles, from) - m_tiles.begin();
    const auto to = at
        + (key == Qt::Key_Left        ? -1
               : key == Qt::Key_Right ? 1
               : key == Qt::Key_Up    ? -m_columns
                                      : m_columns);
    if (to < 0 || to >= std::ssize(m_tiles))
        return;
    m_tiles[Index(to)]->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(m_tiles[Index(to)]);
}

void MissionTiles::resizeEvent(QResizeEvent *) { place(); }

void MissionTiles::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

} // namespace watchfloor::widgets
