// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// MapView's mouse, touchpad and keyboard. Dragging and pinching stay with Qt Location's MapView.
#include "base/displaytext.h"
#include "common/operationwords.h"
#include "common/words.h"
#include "map/areadrawer.h"
#include "map/mapoverlays.h"
#include "map/mapview.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QQuickWidget>
#include <QRubberBand>
#include <QTouchEvent>
#include <QWheelEvent>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

using Line = MapHoverPanel::Line;

QString precisionText(Precision precision)
{
    switch (precision) {
    case Precision::None:
        return MapView::tr("no place");
    case Precision::Site:
        return MapView::tr("placed at the site");
    case Precision::City:
        return MapView::tr("placed at the city, not the site");
    case Precision::Country:
        return MapView::tr("somewhere in the country");
    }
    return {};
}

QString timeText(std::int64_t from, std::int64_t to)
{
    if (from == noTime)
        return MapView::tr("undated");
    const QString first = iso8601Text(fromMicros(from));
    return to == noTime || to == from ? first : first + u" – "_s + iso8601Text(fromMicros(to));
}

std::vector<Line> incidentLines(const picture::IncidentRow &incident)
{
    const SeverityBand band = severityBand(incident.severity);
    std::vector<Line> lines;
    lines.push_back({shortText(visibleText(incident.title), 120), Line::Title, static_cast<int>(band)});
    lines.push_back({Theme::word(band) + u" · "_s + Theme::word(incident.state), Line::Plain});
    lines.push_back({timeText(incident.from, incident.to), Line::Plain});
    lines.push_back({precisionText(incident.precision), Line::Muted});
    QString sources = MapView::tr("sources: %1").arg(incident.sources.size());
    if (incident.contradicted)
        sources += u" · "_s + MapView::tr("sources disagree");
    lines.push_back({sources, Line::Muted});
    return lines;
}

std::vector<Line> clusterLines(const picture::Snapshot &snapshot, const picture::Cluster &cluster)
{
    std::vector<std::int32_t> rows = cluster.incidentRows;
    std::ranges::stable_sort(rows, std::ranges::greater{}, [&](std::int32_t row) {
        return snapshot.incidents[static_cast<std::size_t>(row)].severity;
    });
    const SeverityBand overall = severityBand(cluster.severity);
    const SeverityBand band
        = rows.empty() ? overall : severityBand(snapshot.incidents[static_cast<std::size_t>(rows.front())].severity);
    QString observations = MapView::tr("Observations: %1").arg(QLocale().toString(cluster.observations));
    if (overall > band)
        observations += u" · "_s + MapView::tr("up to %1").arg(Theme::word(overall));
    if (rows.size() == 1) {
        auto lines = incidentLines(snapshot.incidents[static_cast<std::size_t>(rows.front())]);
        if (cluster.observations > 0)
            lines.push_back({observations, Line::Muted});
        return lines;
    }
    std::vector<Line> lines;
    if (rows.empty()) {
        lines.push_back({observations, Line::Title, static_cast<int>(band)});
    } else {
        lines.push_back({MapView::tr("Incidents: %1").arg(QLocale().toString(cluster.incidents)), Line::Title,
                         static_cast<int>(band)});
    }
    lines.push_back({MapView::tr("worst: %1").arg(Theme::word(band)), Line::Plain});
    if (!rows.empty() && cluster.observations > 0)
        lines.push_back({observations, Line::Muted});
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
        const auto &incident = snapshot.incidents[static_cast<std::size_t>(rows[i])];
        lines.push_back({shortText(visibleText(incident.title), 90), Line::Plain,
                         static_cast<int>(severityBand(incident.severity))});
    }
    if (rows.size() > most)
        lines.push_back({MapView::tr("and %1 more").arg(rows.size() - most), Line::Muted});
    if (cluster.precision != Precision::Site)
        lines.push_back({MapView::tr("at worst %1").arg(precisionText(cluster.precision)), Line::Muted});
    return lines;
}

std::vector<Line> assetLines(const picture::Snapshot &snapshot, std::int32_t row)
{
    const picture::AssetRow &asset = snapshot.assets[static_cast<std::size_t>(row)];
    std::vector<Line> lines{{shortText(visibleText(asset.name), 120), Line::Title},
                            {Theme::word(asset.health), Line::Plain}};
    if (const picture::HeldHealth *held = picture::heldHealth(snapshot, row))
        lines.push_back({heldText(*held), Line::Plain});
    if (!asset.owner.isEmpty() || !asset.sector.isEmpty()) {
        QStringList parts{visibleText(asset.owner), visibleText(asset.sector)};
        parts.removeAll(QString());
        lines.push_back({parts.join(u" · "_s), Line::Muted});
    }
    if (asset.path.empty())
        lines.push_back({precisionText(asset.precision), Line::Muted});
    return lines;
}

} // namespace

MapView::Hit MapView::hitAt(QPointF p) const
{
    // Topmost first: the last painted.
    Hit nearest;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = m_shown.clusters.size(); i-- > 0;) {
        const picture::Cluster &cluster = m_shown.clusters[i];
        const QPointF at = placeOf(cluster);
        const double distance = QLineF(at, p).length();
        if (distance < best
            && markTarget(markStyle(cluster, *m_shown.question.snapshot, m_frame)).translated(at).contains(p)) {
            best = distance;
            nearest = {Hit::Mark, static_cast<std::int32_t>(i)};
        }
    }
    // The plate beside a mark is the asset's that lies under it.
    for (std::size_t i = m_heldSpots.size(); i-- > 0;) {
        const double distance = QLineF(m_heldSpots[i].at, p).length();
        if (distance <= heldSpotRadius + 1 && distance < best) {
            best = distance;
            nearest = {Hit::Asset, m_heldSpots[i].asset};
        }
    }
    if (nearest.kind != Hit::None)
        return nearest;
    for (std::size_t i = m_assets.size(); i-- > 0;) {
        if (std::abs(m_assets[i].at.x() - p.x()) <= 9 && std::abs(m_assets[i].at.y() - p.y()) <= 9)
            return {Hit::Asset, m_assets[i].row};
    }
    best = 6;
    for (const Stroke &line : m_lines) {
        if (const double distance = distanceTo(line, p); distance < best) {
            best = distance;
            nearest = {Hit::Asset, line.asset};
        }
    }
    return nearest;
}

PictureScope::Selection MapView::refsOf(const Hit &hit) const
{
    using Kind = picture::ObjectRef::Kind;
    PictureScope::Selection refs;
    if (hit.kind == Hit::Asset)
        return {{Kind::Asset, m_arranged->assets[static_cast<std::size_t>(hit.index)].id}};
    if (hit.kind != Hit::Mark)
        return refs;
    const picture::Cluster &cluster = m_shown.clusters[static_cast<std::size_t>(hit.index)];
    const picture::Snapshot &snapshot = *m_shown.question.snapshot;
    std::vector<std::int32_t> rows = cluster.incidentRows;
    std::ranges::stable_sort(rows, std::ranges::greater{}, [&](std::int32_t row) {
        return snapshot.incidents[static_cast<std::size_t>(row)].severity;
    });
    for (const std::int32_t row : rows)
        refs.push_back({Kind::Incident, snapshot.incidents[static_cast<std::size_t>(row)].id});
    if (refs.empty()) {
        constexpr int most = 200;
        for (const std::int32_t row : picture::observationsNear(snapshot, m_shown.question.filter,
                                                                {cluster.x, cluster.y}, m_shown.question.radius, most))
            refs.push_back(
                {Kind::Observation, std::to_string(snapshot.observations.id[static_cast<std::size_t>(row)])});
    }
    return refs;
}

void MapView::hover(QPointF p)
{
    m_cursor = p;
    const auto [latitude, longitude] = [&] {
        const QPointF unit = m_frame.toUnit(p);
        return picture::unproject({static_cast<float>(unit.x()), static_cast<float>(unit.y())});
    }();
    m_footer->setPlace(coordinateText(latitude, longitude));
    const Hit hit = hitAt(p);
    m_quick->setCursor(hit.kind == Hit::None ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hit == m_hover && hit.kind == Hit::None)
        return;
    const bool isNew = hit != m_hover;
    m_hover = hit;
    showPanel(hit, p);
    if (!isNew)
        return;
    picture::ObjectRef ref;
    if (hit.kind == Hit::Asset) {
        ref = refsOf(hit).front();
    } else if (hit.kind == Hit::Mark) {
        const auto &cluster = m_shown.clusters[static_cast<std::size_t>(hit.index)];
        if (cluster.incidentRows.size() == 1)
            ref = refsOf(hit).front();
    }
    m_scope->setHovered(ref);
    arrange();
}

void MapView::showPanel(const Hit &hit, QPointF beside)
{
    std::vector<Line> lines;
    if (hit.kind == Hit::Mark)
        lines = clusterLines(*m_shown.question.snapshot, m_shown.clusters[static_cast<std::size_t>(hit.index)]);
    else if (hit.kind == Hit::Asset)
        lines = assetLines(*m_arranged, hit.index);
    m_panel->showLines(std::move(lines), beside, rect());
}

void MapView::click(QPointF p, Qt::KeyboardModifiers modifiers)
{
    setFocus(Qt::MouseFocusReason);
    const Hit hit = hitAt(p);
    const bool toggles = modifiers & Qt::ControlModifier;
    if (hit.kind == Hit::None) {
        if (!toggles)
            m_scope->clearSelection();
        return;
    }
    PictureScope::Selection refs = refsOf(hit);
    if (!toggles) {
        m_scope->setSelection(std::move(refs));
        return;
    }
    // One change for the whole mark, not one for each of its incidents.
    PictureScope::Selection selection = m_scope->selection();
    const bool all = std::ranges::all_of(refs, [this](const auto &ref) { return m_scope->isSelected(ref); });
    std::erase_if(selection, [&](const auto &ref) { return std::ranges::find(refs, ref) != refs.end(); });
    if (!all)
        selection.insert(selection.begin(), refs.begin(), refs.end());
    m_scope->setSelection(std::move(selection));
}

void MapView::doubleClick(QPointF p)
{
    const Hit hit = hitAt(p);
    if (hit.kind == Hit::None) {
        zoomBy(1, p);
        return;
    }
    m_scope->setSelection(refsOf(hit));
    zoomToSelection();
}

void MapView::setArea(const QRectF &pixels)
{
    const auto unit = [&](QPointF p) { return m_frame.toUnit(p); };
    const QPointF a = unit(pixels.topLeft()), b = unit(pixels.bottomRight());
    picture::Filter filter = m_scope->filter();
    filter.area = picture::MapRect{static_cast<float>(a.x()), static_cast<float>(std::max(0.0, a.y())),
                                   static_cast<float>(b.x()), static_cast<float>(std::min(1.0, b.y()))};
    m_scope->setFilter(filter);
}

void MapView::selectUnderMenu(QPointF p)
{
    // A menu on a mark speaks of that mark.
    const PictureScope::Selection refs = refsOf(hitAt(p));
    if (!refs.empty() && std::ranges::none_of(refs, [this](const auto &ref) { return m_scope->isSelected(ref); }))
        m_scope->setSelection(refs);
}

void MapView::showMenu(QPoint p)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPointF unit = m_frame.toUnit(p);
    const auto [latitude, longitude] = picture::unproject({static_cast<float>(unit.x()), static_cast<float>(unit.y())});
    const auto add = [&](const char *name, const QString &text, auto &&action) {
        QAction *item = menu->addAction(text);
        item->setObjectName(QString::fromLatin1(name));
        connect(item, &QAction::triggered, this, std::forward<decltype(action)>(action));
        return item;
    };
    add("zoomHere", tr("Zoom in here"), [this, p] { zoomBy(2, p); });
    add("zoomToSelection", tr("Zoom to selection\tZ"), [this] {
        zoomToSelection();
    })->setEnabled(!m_scope->selection().empty());
    add("fitAll", tr("Show everything\tHome"), [this] { fitAll(); });
    menu->addSeparator();
    add("onlyThisArea", tr("Only this area"), [this] { setArea(m_frame.rect()); });
    add("clearArea", tr("Everywhere"), [this] {
        picture::Filter filter = m_scope->filter();
        filter.area.reset();
        m_scope->setFilter(filter);
    })->setEnabled(m_scope->filter().area.has_value());
    menu->addSeparator();
    for (const Domain domain : {Domain::Electromagnetic, Domain::Cognitive}) {
        QAction *layer
            = add(domain == Domain::Electromagnetic ? "layerElectromagnetic" : "layerCognitive",
                  tr("Areas: %1").arg(word(domain)), [this, domain] { setLayerShown(domain, !isLayerShown(domain)); });
        layer->setCheckable(true);
        layer->setChecked(isLayerShown(domain));
    }
    menu->addSeparator();
    add("copyCoordinates", tr("Copy coordinates"), [latitude, longitude] {
        QApplication::clipboard()->setText(u"%1, %2"_s.arg(latitude, 0, 'f', 5).arg(longitude, 0, 'f', 5));
    });
    if (m_fillMenu) {
        menu->addSeparator();
        m_fillMenu(menu);
    }
    menu->popup(mapToGlobal(p));
}

void MapView::drawArea()
{
    m_flight.stop();
    m_panel->hide();
    m_drawer->begin();
}

bool MapView::isDrawing() const { return m_drawer->isDrawing(); }

void MapView::setSupposedAreas(std::vector<std::vector<QPointF>> areas) { m_drawer->setAreas(std::move(areas)); }

bool MapView::wheel(QWheelEvent &event)
{
    const bool isTouchpad = event.device() && event.device()->type() == QInputDevice::DeviceType::TouchPad;
    if (isTouchpad && !(event.modifiers() & Qt::ControlModifier)) {
        // Two fingers pan; pinching, or Ctrl, zooms.
        const QPointF by = event.pixelDelta().isNull() ? QPointF(event.angleDelta()) / 4 : QPointF(event.pixelDelta());
        ViewFrame frame = m_frame;
        frame.x -= by.x() / frame.world;
        frame.y -= by.y() / frame.world;
        m_placed = true;
        m_flight.stop();
        applyFrame(frame);
    } else if (const int turn = event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x();
               turn != 0) {
        zoomBy(turn / 120.0 * 0.5, event.position());
    }
    event.accept();
    return true;
}

bool MapView::mouse(QEvent *event)
{
    auto *e = static_cast<QMouseEvent *>(event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_flight.stop();
        if (e->button() == Qt::RightButton) {
            selectUnderMenu(e->position());
            showMenu(e->position().toPoint());
            return true;
        }
        if (e->button() != Qt::LeftButton)
            return true;
        setFocus(Qt::MouseFocusReason);
        m_pressedAt = e->position();
        m_dragging = false;
        m_banding = e->modifiers() & Qt::ShiftModifier;
        m_panel->hide();
        return m_banding;
    case QEvent::MouseMove:
        if (!m_pressedAt) {
            hover(e->position());
            return false;
        }
        if ((e->position() - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
            m_dragging = true;
        if (m_banding) {
            m_band->setGeometry(QRectF(*m_pressedAt, e->position()).normalized().toRect());
            m_band->show();
        } else if (m_dragging) {
            m_placed = true;
            m_quick->setCursor(Qt::ClosedHandCursor);
        }
        return m_banding;
    case QEvent::MouseButtonRelease: {
        if (e->button() != Qt::LeftButton || !m_pressedAt)
            return false;
        const QPointF from = *std::exchange(m_pressedAt, std::nullopt);
        m_quick->setCursor(Qt::ArrowCursor);
        const bool wasBanding = std::exchange(m_banding, false);
        m_band->hide();
        if (wasBanding && m_dragging)
            setArea(QRectF(from, e->position()).normalized());
        else if (!m_dragging)
            click(e->position(), e->modifiers());
        return wasBanding;
    }
    case QEvent::MouseButtonDblClick:
        if (e->button() == Qt::LeftButton)
            doubleClick(e->position());
        return true;
    default:
        return false;
    }
}

void MapView::touch(QEvent *event)
{
    // Pan and pinch are Qt Location's; a tap is a click.
    const auto &touch = *static_cast<QTouchEvent *>(event);
    const bool isOne = touch.points().size() == 1;
    if (event->type() == QEvent::TouchBegin && isOne) {
        m_touchedAt = touch.points().front().position();
    } else if (!isOne || event->type() == QEvent::TouchCancel
               || (m_touchedAt
                   && (touch.points().front().position() - *m_touchedAt).manhattanLength()
                       > 2 * QApplication::startDragDistance())) {
        m_touchedAt.reset();
        m_placed = true;
    } else if (event->type() == QEvent::TouchEnd && m_touchedAt) {
        click(*std::exchange(m_touchedAt, std::nullopt), Qt::NoModifier);
    }
}

bool MapView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_quick || !m_map)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
        return mouse(event);
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        touch(event);
        return false;
    case QEvent::Leave:
        m_cursor.reset();
        m_footer->setPlace({});
        m_panel->hide();
        if (m_hover.kind != Hit::None) {
            m_hover = {};
            m_scope->setHovered({});
            arrange();
        }
        return false;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const auto pan = [this](double dx, double dy) {
        ViewFrame frame = m_frame;
        frame.x += dx * frame.size.width() / frame.world;
        frame.y += dy * frame.size.height() / frame.world;
        m_placed = true;
        m_flight.stop();
        applyFrame(frame);
    };
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.5 : 0.15;
    const QPointF middle = m_frame.rect().center();
    switch (event->key()) {
    case Qt::Key_Left:
        pan(-step, 0);
        return;
    case Qt::Key_Right:
        pan(step, 0);
        return;
    case Qt::Key_Up:
        pan(0, -step);
        return;
    case Qt::Key_Down:
        pan(0, step);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(0.5, middle);
        return;
    case Qt::Key_Minus:
        zoomBy(-0.5, middle);
        return;
    case Qt::Key_Home:
        fitAll();
        return;
    case Qt::Key_Space:
        if (m_focus < 0)
            break;
        m_scope->setSelection(refsOf({Hit::Mark, m_focus}));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focus >= 0)
            m_scope->setSelection(refsOf({Hit::Mark, m_focus}));
        zoomToSelection();
        return;
    case Qt::Key_Z:
        if (event->modifiers() != Qt::NoModifier)
            break;
        zoomToSelection();
        return;
    case Qt::Key_Escape:
        if (m_focus < 0 && m_scope->selection().empty())
            break;
        m_focus = -1;
        m_panel->hide();
        m_scope->clearSelection();
        arrange();
        return;
    case Qt::Key_Menu:
        showMenu(middle.toPoint());
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

bool MapView::focusNextPrevChild(bool next)
{
    if (!hasFocus())
        return QWidget::focusNextPrevChild(next);
    focusMark(next ? 1 : -1);
    // Past the last mark the focus goes on: the map is no trap.
    return m_focus >= 0 || QWidget::focusNextPrevChild(next);
}

void MapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (m_focus < 0)
        return;
    m_focus = -1;
    m_panel->hide();
    arrange();
}

void MapView::focusMark(int step)
{
    // Worst first: painted last.
    std::vector<int> inSight;
    for (std::size_t i = m_shown.clusters.size(); i-- > 0;) {
        if (m_frame.rect().contains(placeOf(m_shown.clusters[i])))
            inSight.push_back(static_cast<int>(i));
    }
    const auto found = std::ranges::find(inSight, m_focus);
    const auto count = static_cast<std::ptrdiff_t>(inSight.size());
    const std::ptrdiff_t at = found == inSight.end() ? (step > 0 ? 0 : count - 1) : found - inSight.begin() + step;
    m_focus = at >= 0 && at < count ? inSight[static_cast<std::size_t>(at)] : -1;
    if (m_focus >= 0) {
        const auto &cluster = m_shown.clusters[static_cast<std::size_t>(m_focus)];
        showPanel({Hit::Mark, m_focus}, placeOf(cluster));
        setAccessibleDescription(m_panel->text());
    } else {
        m_panel->hide();
        setAccessibleDescription({});
    }
    arrange();
}

} // namespace watchfloor::widgets
