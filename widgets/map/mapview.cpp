// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapview.h"

#include "common/heldmark.h"
#include "map/areadrawer.h"
#include "map/content.h"
#include "map/maplabels.h"
#include "map/mapoverlays.h"

#include <QDataStream>
#include <QGeoCoordinate>
#include <QIODevice>
#include <QLabel>
#include <QLocale>
#include <QQmlEngine>
#include <QQmlError>
#include <QQuickItem>
#include <QQuickWidget>
#include <QRubberBand>
#include <QSGRendererInterface>
#include <QStyle>

#include <numbers>
#include <unordered_set>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr double closest = 14; ///< zoom: beyond it the base map has nothing more to show
constexpr std::uint32_t stateVersion = 1;

void registerItems()
{
    static const bool once = [] {
        qmlRegisterType<BaseMapItem>("Watchfloor.Map", 1, 0, "BaseMapItem");
        qmlRegisterType<GlyphLayerItem>("Watchfloor.Map", 1, 0, "GlyphLayerItem");
        qmlRegisterType<StrokeLayerItem>("Watchfloor.Map", 1, 0, "StrokeLayerItem");
        return true;
    }();
    Q_UNUSED(once)
}

bool isPlaced(float x, Precision precision) { return !std::isnan(x) && precision != Precision::None; }

} // namespace

MapView::MapView(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_quick(new QQuickWidget(this))
    , m_footer(new MapFooter(this))
    , m_legend(new MapLegend(this))
    , m_panel(new MapHoverPanel(this))
    , m_note(new QLabel(this))
    , m_band(new QRubberBand(QRubberBand::Rectangle, this))
    , m_drawer(new AreaDrawer(this))
{
    setObjectName(u"mapView"_s);
    // A window of its own inside the other: else each label that changes anywhere would have all of the window put
    // together by OpenGL again, which without a graphics card takes half a frame.
    QCoreApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
    setAttribute(Qt::WA_DontCreateNativeAncestors);
    setAttribute(Qt::WA_NativeWindow);
    setAccessibleName(tr("Map"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(u"mapNote"_s);
    m_note->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_note->setAlignment(Qt::AlignCenter);
    // The far and middle levels are needed at once, the near one soon: none of them is decoded on this thread.
    QThreadPool::globalInstance()->start([] {
        for (const auto level : {Basemap::Level::Far, Basemap::Level::Mid, Basemap::Level::Near})
            (void)Basemap::layer(level);
    });
    loadScene();

    m_rest.setSingleShot(true);
    m_rest.setInterval(120);
    connect(&m_rest, &QTimer::timeout, this, &MapView::askForMarks);
    connect(&m_clusterer, &Clusterer::answered, this, [this](const Clusterer::Answer &answer) {
        // Twice as long in a replay: the scene is drawn before the window is.
        m_scope->turns().soon(this, [this, answer] { answered(answer); }, 2);
    });
    m_flight.setDuration(260);
    m_flight.setStartValue(0.0);
    m_flight.setEndValue(1.0);
    m_flight.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_flight, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        const double t = value.toDouble();
        ViewFrame frame = m_flightTo;
        const double dx = std::remainder(m_flightTo.x - m_flightFrom.x, 1.0);
        frame.world = std::exp(std::lerp(std::log(m_flightFrom.world), std::log(m_flightTo.world), t));
        // Moves at the pace of the zoom, so that what grows stays in sight.
        const double ratio = m_flightTo.world / m_flightFrom.world;
        const double s = std::abs(ratio - 1) < 1e-3 ? t : (1 - std::pow(ratio, -t)) / (1 - 1 / ratio);
        frame.x = m_flightFrom.x + dx * s;
        frame.y = std::lerp(m_flightFrom.y, m_flightTo.y, s);
        applyFrame(frame);
    });
    connect(m_legend, &MapLegend::resized, this, &MapView::placeOverlays);
    connect(m_drawer, &AreaDrawer::drawn, this, &MapView::areaDrawn);
    connect(&Theme::instance(), &Theme::changed, this, &MapView::applyTheme);
    connectScope();
    applyTheme();
    updateNote();
}

MapView::~MapView() { m_quick->removeEventFilter(this); }

void MapView::loadScene()
{
    registerItems();
    m_quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_quick->setFocusPolicy(Qt::NoFocus);
    m_quick->setMouseTracking(true);
    m_quick->setAttribute(Qt::WA_AcceptTouchEvents);
    m_quick->installEventFilter(this);
    m_quick->setAccessibleName(tr("Map"));
    watchScene();
    m_quick->setSource(QUrl(u"qrc:/watchfloor/qml/map.qml"_s));
    QQuickItem *root = m_quick->rootObject();
    if (!root) {
        QStringList reasons;
        const QList<QQmlError> errors = m_quick->errors();
        for (const QQmlError &error : errors)
            reasons << error.toString();
        setFailure(reasons.join(u"; "_s));
        qWarning("map: %s", qUtf8Printable(reasons.join(u"; "_s)));
        return;
    }
    m_map = root->property("map").value<QObject *>();
    m_base = root->findChild<BaseMapItem *>(u"base"_s);
    m_labelLayer = root->findChild<GlyphLayerItem *>(u"labels"_s);
    m_assetLayer = root->findChild<GlyphLayerItem *>(u"assets"_s);
    m_markLayer = root->findChild<GlyphLayerItem *>(u"marks"_s);
    m_lineLayer = root->findChild<StrokeLayerItem *>(u"lines"_s);
    connect(root, SIGNAL(viewMoved()), this, SLOT(viewMoved()));
}

/// Where there is no OpenGL, Qt may say so, may never begin to draw, or may draw with its software renderer, which
/// knows pictures (marks, names) but no triangles (land, lines). Each must reach the person.
void MapView::watchScene()
{
    connect(m_quick, &QQuickWidget::sceneGraphError, this,
            [this](QQuickWindow::SceneGraphError, const QString &message) { setFailure(message); });
    const auto begun = [this] {
        m_sceneLimit.stop();
        m_isRendererKnown = true;
        const bool software
            = m_quick->quickWindow()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
        setFailure(software ? tr("this display offers no OpenGL") : QString(), software);
        checkSettled();
    };
    connect(m_quick->quickWindow(), &QQuickWindow::sceneGraphInitialized, this, begun);
    m_sceneLimit.setInterval(std::chrono::milliseconds(200));
    // The software renderer begins without that signal, so it is asked; after five seconds nothing more will come.
    connect(&m_sceneLimit, &QTimer::timeout, this, [this, begun, asked = 0]() mutable {
        if (m_quick->quickWindow()->isSceneGraphInitialized())
            begun();
        else if (isVisible() && ++asked >= 25)
            setFailure(tr("this display offers no OpenGL"));
    });
}

void MapView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_failure.isEmpty() && !m_isRendererKnown)
        m_sceneLimit.start();
}

void MapView::setFailure(const QString &failure, bool marksRemain)
{
    if (failure == m_failure && marksRemain == m_marksRemain)
        return;
    m_failure = failure;
    m_marksRemain = failure.isEmpty() || marksRemain;
    for (QWidget *overlay : std::initializer_list<QWidget *>{m_footer, m_legend})
        overlay->setVisible(m_marksRemain);
    applyTheme();
    updateNote();
    checkSettled();
}

QString MapView::noteText() const { return m_note->text(); }

void MapView::connectScope()
{
    const auto changed = [this] {
        m_stale = true;
        arrange(); // asset rows are the new snapshot's from here on
        updateNote();
        askForMarks();
    };
    m_scope->turns().follow(this, [this, changed] {
        if (!m_scope->turns().isPaced() || !m_frame.isValid())
            return changed();
        // The marks come in a moment; all layers change with them, so that the map is drawn once.
        m_stale = true;
        updateNote();
        askForMarks();
    });
    connect(m_scope, &PictureScope::filterChanged, this, changed);
    connect(m_scope, &PictureScope::selectionChanged, this, [this] {
        noteSelection();
        arrange();
    });
    connect(m_scope, &PictureScope::hoveredChanged, this, &MapView::arrange);
    connect(m_scope, &PictureScope::comparisonChanged, this, &MapView::arrange);
    connect(m_scope, &PictureScope::revealRequested, this, &MapView::zoomToSelection);
}

void MapView::applyTheme()
{
    const MapColors colors = MapColors::of(Theme::instance());
    m_quick->setClearColor(colors.water);
    if (m_base)
        m_base->setColors({colors.land, colors.border, colors.coast, colors.grid});
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText,
                     Theme::instance().color(m_failure.isEmpty() ? Theme::Role::TextMuted : Theme::Role::Text));
    m_note->setPalette(palette);
    for (QWidget *overlay :
         {static_cast<QWidget *>(m_footer), static_cast<QWidget *>(m_legend), static_cast<QWidget *>(m_panel)})
        overlay->update();
    m_legend->resize(m_legend->sizeHint());
    placeOverlays();
    tint();
    arrange();
}

// --- where the map is -----------------------------------------------------

ViewFrame MapView::readFrame() const
{
    ViewFrame frame;
    if (!m_map)
        return frame;
    const auto centre = m_map->property("center").value<QGeoCoordinate>();
    if (!centre.isValid())
        return frame;
    const double latitude = centre.latitude() * std::numbers::pi / 180;
    frame.x = (centre.longitude() + 180) / 360;
    frame.y = 0.5 - std::asinh(std::tan(latitude)) / (2 * std::numbers::pi);
    frame.world = 256 * std::exp2(m_map->property("zoomLevel").toDouble());
    frame.size = {m_map->property("width").toDouble(), m_map->property("height").toDouble()};
    return frame;
}

void MapView::applyFrame(const ViewFrame &wanted)
{
    if (!m_map || !readFrame().isValid()) {
        m_wanted = wanted;
        return;
    }
    const double latitude = std::atan(std::sinh((0.5 - wanted.y) * 2 * std::numbers::pi)) * 180 / std::numbers::pi;
    double longitude = (wanted.x - std::floor(wanted.x)) * 360 - 180;
    if (longitude >= 180)
        longitude -= 360;
    // The zoom decides how far towards the poles the middle may go.
    m_map->setProperty("zoomLevel", wanted.zoom());
    m_map->setProperty("center", QVariant::fromValue(QGeoCoordinate(latitude, longitude)));
}

void MapView::moveTo(const ViewFrame &wanted, bool smoothly)
{
    m_placed = true;
    m_flight.stop();
    if (!smoothly || !isVisible() || !m_frame.isValid()) {
        applyFrame(wanted);
        return;
    }
    m_flightFrom = m_frame;
    m_flightTo = wanted;
    m_flight.start();
}

void MapView::viewMoved()
{
    const ViewFrame frame = readFrame();
    if (!frame.isValid())
        return;
    if (m_wanted) {
        const ViewFrame wanted = *std::exchange(m_wanted, std::nullopt);
        applyFrame(wanted);
        return viewMoved();
    }
    if (frame == m_frame)
        return;
    m_frame = frame;
    m_base->setFrame(frame);
    m_footer->setFrame(frame);
    m_drawer->setFrame(frame);
    m_rest.start();
    arrange();
}

void MapView::setFrame(double latitude, double longitude, double zoom)
{
    const picture::MapPoint p = picture::project(latitude, longitude);
    ViewFrame frame;
    frame.x = static_cast<double>(p.x);
    frame.y = static_cast<double>(p.y);
    frame.world = 256 * std::exp2(zoom);
    frame.size = m_frame.size;
    moveTo(frame, false);
}

QRectF MapView::selectionBounds() const
{
    const picture::Snapshot &snapshot = *m_scope->snapshot();
    std::vector<QPointF> points;
    for (const auto &ref : m_scope->selection()) {
        if (const auto row = m_scope->incidentRow(ref); row >= 0) {
            const auto &incident = snapshot.incidents[static_cast<std::size_t>(row)];
            if (isPlaced(incident.x, incident.precision))
                points.emplace_back(incident.x, incident.y);
        } else if (const auto assetRow = m_scope->assetRow(ref); assetRow >= 0) {
            const auto &asset = snapshot.assets[static_cast<std::size_t>(assetRow)];
            if (isPlaced(asset.x, asset.precision))
                points.emplace_back(asset.x, asset.y);
            for (const auto &p : asset.path)
                points.emplace_back(p.x, p.y);
        }
    }
    const auto observations = selectedObservationPlaces();
    points.insert(points.end(), observations.begin(), observations.end());
    return boundsOf(points);
}

void MapView::fitAll()
{
    const QRectF bounds = placedBounds(*m_scope->snapshot(), m_scope->filter());
    if (!bounds.isNull())
        moveTo(fitFrame(bounds, m_frame.isValid() ? m_frame.size : QSizeF(size()), 70, 9), true);
}

void MapView::zoomToSelection()
{
    const QRectF bounds = selectionBounds();
    if (!bounds.isNull())
        moveTo(fitFrame(bounds, m_frame.isValid() ? m_frame.size : QSizeF(size()), 110, selectionZoom()), true);
}

/// How close is honest: "somewhere in the country" is not looked at street by street.
double MapView::selectionZoom() const
{
    double zoom = 5.4;
    for (const auto &ref : m_scope->selection()) {
        const auto row = m_scope->incidentRow(ref);
        const auto precision
            = row < 0 ? Precision::Site : m_scope->snapshot()->incidents[static_cast<std::size_t>(row)].precision;
        zoom = std::max(zoom, precision == Precision::Site ? 9.0 : precision == Precision::City ? 7.6 : 5.4);
    }
    return zoom;
}

void MapView::zoomBy(double levels, QPointF about)
{
    if (!m_frame.isValid())
        return;
    m_flight.stop();
    m_placed = true;
    ViewFrame frame = m_frame;
    const double lowest = std::max(frame.size.width(), frame.size.height());
    frame.world = std::clamp(m_frame.world * std::exp2(levels), lowest, 256 * std::exp2(closest));
    // The place under `about` stays under it.
    const QPointF away = about - m_frame.rect().center();
    frame.x = m_frame.x + away.x() / m_frame.world - away.x() / frame.world;
    frame.y = m_frame.y + away.y() / m_frame.world - away.y() / frame.world;
    applyFrame(frame);
}

// --- what lies on it --------------------------------------------------------

void MapView::askForMarks()
{
    if (!m_frame.isValid())
        return;
    m_rest.stop();
    if (!m_placed) {
        // The first content decides where a view starts that nobody has moved.
        const QRectF bounds = placedBounds(*m_scope->snapshot(), m_scope->filter());
        m_placed = !bounds.isNull();
        applyFrame(fitFrame(m_placed ? bounds : defaultBounds(), m_frame.size, 70, 7));
        m_rest.stop();
    }
    Clusterer::Question question{m_scope->snapshot(), m_scope->filter(), m_frame.mapRect(0.5),
                                 static_cast<float>(markSpacing / m_frame.world)};
    m_stale = false;
    m_clusterer.ask(std::move(question));
}

void MapView::answered(const Clusterer::Answer &answer)
{
    // Hover and keyboard focus stay where they are, on whatever mark is there now.
    const std::optional<QPointF> focused = m_focus >= 0 && static_cast<std::size_t>(m_focus) < m_shown.clusters.size()
        ? std::optional(placeOf(m_shown.clusters[static_cast<std::size_t>(m_focus)]))
        : std::nullopt;
    m_shown = answer;
    sortForPainting(m_shown.clusters);
    noteSelection();
    tint();
    m_focus = -1;
    m_hover = {Hit::None, -2}; // equal to no hit: hover() takes back what is no longer there
    if (focused) {
        const Hit hit = hitAt(*focused);
        m_focus = hit.kind == Hit::Mark ? hit.index : -1;
    }
    if (m_cursor && !m_pressedAt)
        hover(*m_cursor);
    else
        m_panel->hide();
    if (m_focus >= 0 && m_panel->isHidden())
        showPanel({Hit::Mark, m_focus}, placeOf(m_shown.clusters[static_cast<std::size_t>(m_focus)]));
    arrange();
    checkSettled();
}

void MapView::tint()
{
    if (m_base && m_shown.question.snapshot)
        m_base->setTints(countryTints(*m_shown.question.snapshot, m_shown.clusters, MapColors::of(Theme::instance())));
}

bool MapView::isSettled() const
{
    if (!m_marksRemain)
        return true; // it says so, and nothing more will come
    return m_isRendererKnown && m_frame.isValid() && !m_stale && !m_rest.isActive() && !m_clusterer.isBusy()
        && m_flight.state() != QAbstractAnimation::Running && m_shown.question.snapshot == m_scope->snapshot();
}

void MapView::checkSettled()
{
    if (isSettled())
        Q_EMIT settled();
}

QPointF MapView::placeOf(const picture::Cluster &cluster) const
{
    const QPointF unit = markPlace(cluster, *m_shown.question.snapshot);
    return m_frame.toScreen(unit.x(), unit.y());
}

std::vector<QPointF> MapView::selectedObservationPlaces() const
{
    std::unordered_set<std::int64_t> ids;
    for (const auto &ref : m_scope->selection()) {
        if (ref.kind == picture::ObjectRef::Kind::Observation)
            ids.insert(std::atoll(ref.id.c_str()));
    }
    std::vector<QPointF> places;
    const picture::Columns &columns = m_scope->snapshot()->observations;
    for (std::size_t i = 0; !ids.empty() && i < columns.size(); ++i) {
        if (!std::isnan(columns.x[i]) && ids.contains(columns.id[i]))
            places.emplace_back(columns.x[i], columns.y[i]);
    }
    return places;
}

void MapView::noteSelection()
{
    m_selectedMarks.assign(m_shown.clusters.size(), false);
    if (m_scope->selection().empty() || !m_shown.question.snapshot)
        return;
    const auto &rowOf = m_shown.question.snapshot->incidentById;
    std::unordered_set<std::int32_t> rows;
    for (const auto &ref : m_scope->selection()) {
        if (const auto found = rowOf.find(ref.id);
            ref.kind == picture::ObjectRef::Kind::Incident && found != rowOf.end())
            rows.insert(found->second);
    }
    for (std::size_t i = 0; i < m_shown.clusters.size(); ++i)
        m_selectedMarks[i]
            = std::ranges::any_of(m_shown.clusters[i].incidentRows, [&](auto row) { return rows.contains(row); });
    // An observation belongs to the nearest mark that has any.
    for (const QPointF &place : selectedObservationPlaces()) {
        std::size_t nearest = m_shown.clusters.size();
        double best = 1.5 * static_cast<double>(m_shown.question.radius);
        for (std::size_t i = 0; i < m_shown.clusters.size(); ++i) {
            const picture::Cluster &cluster = m_shown.clusters[i];
            const double distance = std::hypot(std::remainder(static_cast<double>(cluster.x) - place.x(), 1.0),
                                               static_cast<double>(cluster.y) - place.y());
            if (cluster.observations > 0 && distance < best) {
                best = distance;
                nearest = i;
            }
        }
        if (nearest < m_selectedMarks.size())
            m_selectedMarks[nearest] = true;
    }
}

void MapView::arrange()
{
    if (!m_frame.isValid() || !m_markLayer)
        return;
    m_arranged = m_scope->snapshot();
    m_blind = placeBlindSpots(*m_scope->snapshot(), m_frame, MapColors::of(Theme::instance()));
    m_assets = placeAssets(*m_scope->snapshot(), m_frame);
    m_lines = placeLines(*m_scope->snapshot(), m_frame, MapColors::of(Theme::instance()));
    std::vector<QRectF> taken;
    arrangeMarks(taken);
    for (const QWidget *overlay : {static_cast<const QWidget *>(m_note), static_cast<const QWidget *>(m_footer),
                                   static_cast<const QWidget *>(m_legend)})
        taken.emplace_back(overlay->geometry());
    m_areas = placeDomainAreas(*m_scope->snapshot(), m_scope->filter(), m_frame, MapColors::of(Theme::instance()),
                               m_layers, taken);
    arrangeAssets();
    for (const DomainAreas::Name &name : m_areas.names)
        taken.push_back(name.bounds.translated(name.at));
    for (const BlindSpots::Name &name : m_blind.names)
        taken.push_back(name.bounds.translated(name.at));
    arrangeNames(taken);
}

/// None before the first clusters are there.
std::vector<PlacedMark> MapView::placedMarks() const
{
    if (!m_shown.question.snapshot)
        return {};
    return placeMarks(m_shown.clusters, *m_shown.question.snapshot, m_frame);
}

void MapView::arrangeMarks(std::vector<QRectF> &taken)
{
    const MapColors colors = MapColors::of(Theme::instance());
    const QString look = QString::number(static_cast<int>(Theme::instance().scheme())) + font().key();
    const QRectF sight = m_frame.rect();
    const auto hoveredRow = m_scope->incidentRow(m_scope->hovered());
    std::vector<Glyph> glyphs;
    const auto marks = placedMarks();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const picture::Cluster &cluster = m_shown.clusters[i];
        auto [at, style] = marks[i];
        const QRectF bounds = markBounds(style);
        if (!sight.intersects(bounds.translated(at)))
            continue;
        style.selected = m_selectedMarks[i];
        if (m_scope->before() && m_shown.question.snapshot == m_scope->snapshot()) {
            for (const std::int32_t row : cluster.incidentRows) {
                const picture::Change change = m_scope->change(row);
                if (style.change == picture::Change::None || (change != picture::Change::None && change < style.change))
                    style.change = change;
            }
        }
        const auto index = static_cast<std::int32_t>(i);
        style.lit = m_hover == Hit{Hit::Mark, index} || m_focus == index
            || (hoveredRow >= 0 && std::ranges::find(cluster.incidentRows, hoveredRow) != cluster.incidentRows.end());
        taken.push_back(markCore(style).translated(at));
        glyphs.push_back({style.key(), at, bounds, [style, colors](QPainter &p) { paintMark(p, {}, style, colors); }});
    }
    m_heldSpots = placeHeldSpots(*m_scope->snapshot(), m_assets, m_lines, marks);
    for (const HeldSpot &spot : m_heldSpots) {
        taken.push_back(heldSpotBounds().translated(spot.at));
        glyphs.push_back({u"held"_s, spot.at, heldSpotBounds(),
                          [](QPainter &p) { paintHeldMark(p, {}, heldSpotRadius, Theme::instance()); }});
    }
    // Above everything: a line across it must not make it another name.
    for (const BlindSpots::Name &name : m_blind.names)
        glyphs.push_back(
            {name.key(), name.at, name.bounds, [name, colors](QPainter &p) { paintBlindName(p, {}, name, colors); }});
    m_markLayer->setGlyphs(std::move(glyphs), look);
}

void MapView::arrangeAssets()
{
    const MapColors colors = MapColors::of(Theme::instance());
    const picture::Snapshot &snapshot = *m_scope->snapshot();
    const auto isSelected = [&](std::int32_t row) {
        return m_scope->isSelected(
            {picture::ObjectRef::Kind::Asset, snapshot.assets[static_cast<std::size_t>(row)].id});
    };
    const auto hovered = m_scope->assetRow(m_scope->hovered());
    std::vector<Glyph> glyphs;
    for (PlacedAsset &asset : m_assets) {
        asset.style.selected = isSelected(asset.row);
        asset.style.lit = hovered == asset.row;
        AssetStyle style = asset.style;
        style.held = false; // above the marks
        glyphs.push_back({style.key(), asset.at, QRectF(-14, -14, 28, 28),
                          [style, colors](QPainter &p) { paintAsset(p, {}, style, colors); }});
    }
    const QString look = QString::number(static_cast<int>(Theme::instance().scheme())) + font().key();
    m_assetLayer->setGlyphs(std::move(glyphs), look);

    std::vector<Stroke> strokes = m_blind.strokes;
    strokes.insert(strokes.end(), m_areas.strokes.begin(), m_areas.strokes.end());
    for (const Stroke &line : m_lines) {
        Stroke under = line;
        under.dash = under.gap = 0;
        const bool selected = isSelected(line.asset), lit = line.asset == hovered;
        under.width = line.width + (selected || lit ? 5 : 2.4);
        under.color = selected ? colors.accent : lit ? colors.text : mixed(colors.land, colors.water, 0.5);
        strokes.push_back(under);
    }
    strokes.insert(strokes.end(), m_lines.begin(), m_lines.end());
    if (const auto &area = m_scope->filter().area) {
        const double across = static_cast<double>(area->right - area->left) + (area->left > area->right ? 1 : 0);
        const double height = static_cast<double>(area->bottom - area->top) * m_frame.world,
                     width = across * m_frame.world;
        // The copy of the world whose middle of the area is nearest.
        const QPointF middle
            = m_frame.toScreen(static_cast<double>(area->left) + across / 2, static_cast<double>(area->top));
        const QPointF topLeft = middle - QPointF(width / 2, 0);
        Stroke edge;
        edge.color = colors.accent;
        edge.width = 1.4;
        edge.dash = 6;
        edge.gap = 4;
        // Clamped: a far-away edge must not become a million dashes.
        const QRectF box
            = QRectF(topLeft, QSizeF(width, height)).intersected(m_frame.rect().adjusted(-20, -20, 20, 20));
        if (!box.isEmpty()) {
            edge.points = {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()};
            strokes.push_back(edge);
        }
    }
    m_lineLayer->setStrokes(std::move(strokes));
}

void MapView::setLayerShown(Domain domain, bool shown)
{
    m_layers[static_cast<std::size_t>(domain)] = shown;
    arrange();
}

void MapView::arrangeNames(const std::vector<QRectF> &taken)
{
    const MapColors colors = MapColors::of(Theme::instance());
    const QString look = QString::number(static_cast<int>(Theme::instance().scheme())) + font().key();
    std::vector<QRectF> full = taken;
    for (const PlacedAsset &asset : m_assets)
        full.emplace_back(asset.at.x() - 6, asset.at.y() - 6, 12, 12);
    for (const QWidget *overlay : {static_cast<QWidget *>(m_footer), static_cast<QWidget *>(m_legend)})
        full.emplace_back(overlay->geometry());
    std::vector<Glyph> glyphs;
    m_names.clear();
    for (const MapLabel &label : placeLabels(m_frame, full)) {
        m_names << label.text;
        glyphs.push_back(
            {label.key(), label.at, label.bounds, [label, colors](QPainter &p) { paintLabel(p, {}, label, colors); }});
    }
    for (const BlindSpots::Name &name : m_blind.names)
        m_names << name.text;
    for (const DomainAreas::Name &name : m_areas.names)
        glyphs.push_back({name.key(), name.at, name.bounds,
                          [name, colors](QPainter &painter) { paintDomainName(painter, {}, name, colors); }});
    m_labelLayer->setGlyphs(std::move(glyphs), look);
}

void MapView::updateNote()
{
    QStringList lines;
    if (!m_failure.isEmpty())
        lines << (m_marksRemain ? tr("Coasts, borders and lines are missing: %1. Marks and names are in their places.")
                                : tr("The map cannot be drawn here: %1. Everything else works; a briefing shows the "
                                     "map all the same."))
                     .arg(m_failure);
    const picture::Counts &counts = m_scope->counts();
    const bool isEmpty = counts.incidents + counts.observations <= counts.unplaced;
    const QString unplaced = QLocale().toString(counts.unplaced);
    if (m_map && isEmpty)
        lines << (counts.unplaced > 0 ? tr("No placed items in this window. Without a place: %1").arg(unplaced)
                                      : tr("No items in this window"));
    else if (m_map && counts.unplaced > 0)
        lines << tr("Without a place: %1").arg(unplaced);
    m_note->setText(lines.join(u'\n'));
    placeOverlays();
}

std::vector<DrawnMark> MapView::drawnMarks() const
{
    std::vector<DrawnMark> drawn;
    if (!m_marksRemain)
        return drawn;
    const auto marks = placedMarks();
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (const auto &[at, style] = marks[i]; m_frame.rect().intersects(markBounds(style).translated(at)))
            drawn.push_back({markTarget(style).translated(at).toRect(), m_shown.clusters[i]});
    return drawn;
}

QImage MapView::grabImage()
{
    m_panel->hide();
    return grab().toImage();
}

// --- the widget -------------------------------------------------------------

void MapView::resizeEvent(QResizeEvent *)
{
    m_quick->setGeometry(rect());
    m_drawer->setGeometry(rect());
    placeOverlays();
}

void MapView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyTheme();
}

void MapView::placeOverlays()
{
    constexpr int margin = 10;
    m_footer->move(margin, height() - m_footer->height() - 4);
    const int right = std::max(margin, width() - m_legend->width() - margin);
    m_legend->move(right, std::max(margin, height() - m_legend->height() - margin));
    const bool failed = !m_failure.isEmpty();
    m_note->setWordWrap(failed);
    if (failed) {
        // Instead of the map, so where one looks for it.
        const int wide = std::clamp(width() - 2 * margin, 100, 460);
        m_note->resize(wide, m_note->heightForWidth(wide));
        m_note->move((width() - wide) / 2,
                     m_marksRemain ? margin : std::max(margin, (height() - m_note->height()) / 2));
    } else {
        m_note->adjustSize();
        m_note->move(std::max(margin, width() - m_note->width() - margin), margin);
    }
    m_note->setVisible(!m_note->text().isEmpty());
}

QByteArray MapView::saveState() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_8);
    const ViewFrame frame = m_wanted.value_or(m_frame);
    out << stateVersion << m_placed << frame.x << frame.y << frame.world << m_legend->isOpen();
    return bytes;
}

bool MapView::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_8);
    std::uint32_t version = 0;
    bool placed = false, legend = false;
    ViewFrame frame;
    in >> version >> placed >> frame.x >> frame.y >> frame.world >> legend;
    const auto isSane = [](double v, double low, double high) { return v >= low && v <= high; };
    if (in.status() != QDataStream::Ok || version != stateVersion || !isSane(frame.x, -1, 2) || !isSane(frame.y, 0, 1)
        || !isSane(frame.world, 1, 256 * std::exp2(closest)))
        return false;
    m_legend->setOpen(legend);
    if (placed)
        moveTo(frame, false);
    return true;
}

QString MapView::hoverText() const { return m_panel->isHidden() ? QString() : m_panel->text(); }

} // namespace watchfloor::widgets
