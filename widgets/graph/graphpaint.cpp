// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "common/changebadge.h"
#include "common/heldmark.h"
#include "common/words.h"
#include "graph/graphscene.h"
#include "graph/kindglyph.h"
#include "graph/mixedcolor.h"
#include "timeline/timelinescene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::AssetKind;
using picture::Health;
using Index = std::size_t;
using Bearing = GraphModel::Bearing;
using Role = Theme::Role;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Graph)
};

constexpr double leastText = 9.5; ///< device pixels; below that a name is not drawn at all
constexpr double readableZoom = 0.5; ///< joints and handles are drawn from here on
constexpr double dimmedOpacity = 0.28; ///< still seen as a box, no longer read

QColor withAlpha(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

bool at(const std::vector<bool> &flags, Index i) { return i < flags.size() && flags[i]; }

double pixelSize(const QFont &font) { return QFontMetricsF(font).ascent() * 1.05; }

QFont sized(QFont font, double pixels)
{
    font.setPixelSize(std::max(1, qRound(pixels)));
    return font;
}

/// A name on as many lines as there is room for, the last with an ellipsis where even that is not enough.
QStringList wrapped(const QString &name, const QFont &font, double width, int most)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(name, font);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == most) {
            lines << QFontMetricsF(font).elidedText(name.mid(line.textStart()).trimmed(), Qt::ElideRight, width);
            break;
        }
        lines << name.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

class Painting
{
public:
    Painting(QPainter &p, const GraphScene &scene, const GraphLook &look, const GraphMetrics &metrics,
             const Theme &theme)
        : m_p(p)
        , m_scene(scene)
        , m_look(look)
        , m_metrics(metrics)
        , m_theme(theme)
        , m_text(std::max(pixelSize(metrics.font) * look.zoom, leastText))
        , m_font(sized(metrics.font, m_text))
        , m_nameMetrics(m_font)
    {
    }

    void run()
    {
        m_p.setRenderHint(QPainter::Antialiasing, true);
        paintEdges();
        for (const GraphScene::Joint &joint : m_scene.joints)
            paintJoint(joint);
        for (Index i = 0; i < m_scene.nodes.size(); ++i) {
            m_p.setOpacity(isDimmed(m_scene.nodes[i]) && m_look.hoveredNode != int(i) ? dimmedOpacity : 1);
            paintNode(i);
        }
        m_p.setOpacity(1);
        if (m_look.zoom >= readableZoom)
            for (const GraphScene::Node &node : m_scene.nodes)
                for (const bool needs : {true, false})
                    paintHandle(node, needs);
        paintFarLabels();
    }

private:
    void paintEdges();
    void paintEdge(const GraphScene::Edge &edge, const QColor &color, double width, Qt::PenStyle style, bool rough);
    void paintArrow(const GraphScene::Edge &edge, const QColor &color);
    void paintJoint(const GraphScene::Joint &joint);
    void paintNode(Index index);
    void paintInside(const GraphScene::Node &node, const picture::AssetRow &asset, const QRectF &box);
    void paintChange(const GraphScene::Node &node, const QRectF &box);
    void paintHandle(const GraphScene::Node &node, bool needs);
    void paintFarLabels();
    [[nodiscard]] QColor bearingColor(const GraphScene::Edge &edge) const;
    [[nodiscard]] bool isLoud(const GraphScene::Edge &edge) const;
    [[nodiscard]] const GraphMarks::Mark *mark(const GraphScene::Node &node) const;
    [[nodiscard]] QColor colorOf(std::uint8_t severity) const { return m_theme.severity(severityBand(severity)); }
    [[nodiscard]] bool isFar(const QRectF &box) const { return box.height() < leastText * 1.15; }
    /// What is selected or hovered is asked for, whatever the filter says.
    [[nodiscard]] bool isDimmed(const GraphScene::Node &node) const
    {
        const auto i = Index(node.asset);
        return at(m_look.dimmed, i) && !at(m_look.selected, i) && !at(m_look.related, i);
    }
    [[nodiscard]] bool isDimmed(const GraphScene::Edge &edge) const
    {
        return isDimmed(m_scene.nodes[Index(edge.from)]) || isDimmed(m_scene.nodes[Index(edge.to)]);
    }
    [[nodiscard]] const picture::AssetRow &asset(const GraphScene::Node &node) const
    {
        return m_look.snapshot->assets[Index(node.asset)];
    }
    void paintHatching(const QRectF &box, double radius, const QColor &color);
    [[nodiscard]] QString secondLine(const picture::AssetRow &asset, bool byHand) const;
    [[nodiscard]] bool isHeld(const GraphScene::Node &node) const
    {
        return picture::heldHealth(*m_look.snapshot, node.asset) != nullptr;
    }

    QPainter &m_p;
    const GraphScene &m_scene;
    const GraphLook &m_look;
    const GraphMetrics &m_metrics;
    const Theme &m_theme;
    double m_text;
    QFont m_font;
    QFontMetricsF m_nameMetrics;
};

QColor Painting::bearingColor(const GraphScene::Edge &edge) const
{
    const std::uint8_t severity = m_look.marks ? m_look.marks->ofNeed(edge.dependency) : 0;
    return severity > 0 ? colorOf(severity) : m_theme.health(asset(m_scene.nodes[Index(edge.to)]).health);
}

bool Painting::isLoud(const GraphScene::Edge &edge) const
{
    return edge.bearing == Bearing::Failing || (m_look.marks && m_look.marks->ofNeed(edge.dependency) > 0);
}

const GraphMarks::Mark *Painting::mark(const GraphScene::Node &node) const
{
    return m_look.marks ? m_look.marks->of(node.asset) : nullptr;
}

void Painting::paintEdge(const GraphScene::Edge &edge, const QColor &color, double width, Qt::PenStyle style,
                         bool rough)
{
    QPen pen(color, width, style, Qt::FlatCap);
    pen.setCosmetic(true);
    if (style == Qt::CustomDashLine)
        pen.setDashPattern({5 / width, 3.5 / width});
    m_p.setPen(pen);
    if (rough)
        m_p.drawPolyline(edge.rough);
    else
        m_p.drawPath(edge.path);
}

void Painting::paintArrow(const GraphScene::Edge &edge, const QColor &color)
{
    const QPointF tip = edge.path.pointAtPercent(1);
    const double way = edge.backward ? 1 : -1, size = 6;
    m_p.setPen(Qt::NoPen);
    m_p.setBrush(color);
    m_p.drawPolygon(QPolygonF({tip, tip + QPointF(way * size, size * 0.6), tip + QPointF(way * size, -size * 0.6)}));
    m_p.setBrush(Qt::NoBrush);
}

/// What is well first and faint, then the way of the selection, then what fails: the loudest is never covered.
void Painting::paintEdges()
{
    const QRectF visible(m_look.toWorld(m_look.visible.topLeft()), m_look.visible.size() / m_look.zoom);
    m_p.save();
    m_p.translate(m_look.origin);
    m_p.scale(m_look.zoom, m_look.zoom);
    m_p.setBrush(Qt::NoBrush);
    const bool many = m_scene.edges.size() > 800 && m_look.zoom < 0.5;
    if (many)
        m_p.setRenderHint(QPainter::Antialiasing, false);
    const double thin = m_look.zoom < 0.35 ? 1 : 1.2;
    for (int pass = 0; pass < 3; ++pass)
        for (Index e = 0; e < m_scene.edges.size(); ++e) {
            const GraphScene::Edge &edge = m_scene.edges[e];
            if (!edge.box.intersects(visible))
                continue;
            const bool way = at(m_look.onWay, e), loud = isLoud(edge);
            if (pass != (loud ? 2 : way || edge.bearing == Bearing::RedundancyLost ? 1 : 0))
                continue;
            const Qt::PenStyle style = edge.bearing == Bearing::Resting ? Qt::DotLine
                : edge.dashed                                           ? Qt::CustomDashLine
                                                                        : Qt::SolidLine;
            QColor color = m_theme.color(Role::Border);
            double width = thin;
            if (loud) {
                color = bearingColor(edge);
                width = m_look.zoom < 0.35 ? 1.8 : way ? 3.4 : 2.6;
            } else if (edge.bearing == Bearing::RedundancyLost) {
                color = bearingColor(edge);
                width = 1.4;
            } else if (way) {
                color = m_theme.color(Role::Accent);
                width = 1.8;
            } else if (!m_look.onWay.empty()) {
                color = withAlpha(color, 110);
            }
            m_p.setOpacity(isDimmed(edge) ? dimmedOpacity : 1);
            paintEdge(edge, color, width, style, many && !loud);
            if (edge.backward || (loud && m_look.zoom >= readableZoom))
                paintArrow(edge, color);
        }
    m_p.restore();
    m_p.setRenderHint(QPainter::Antialiasing, true);
}

void Painting::paintJoint(const GraphScene::Joint &joint)
{
    const QRectF box = m_look.toDevice(joint.rect);
    if (!box.intersects(m_look.visible))
        return;
    const QColor line = !GraphModel::isHurt(joint.bearing)
        ? m_theme.color(Role::Border)
        : m_theme.health(asset(m_scene.nodes[Index(joint.node)]).health == Health::Nominal
                             ? Health::Degraded
                             : asset(m_scene.nodes[Index(joint.node)]).health);
    const QRectF node = m_look.toDevice(m_scene.nodes[Index(joint.node)].rect);
    m_p.setOpacity(isDimmed(m_scene.nodes[Index(joint.node)]) ? dimmedOpacity : 1);
    // Too far out to read, the joint is the short line that its alternatives part from.
    const bool readable = m_look.zoom >= readableZoom;
    m_p.setPen(QPen(line, joint.bearing == Bearing::Failing ? 2.4 : 1.2));
    m_p.drawLine(QPointF(node.right(),
                         std::clamp(box.center().y(), node.top() + 3, std::max(node.top() + 3, node.bottom() - 3))),
                 QPointF(readable ? box.left() : box.right(), box.center().y()));
    if (!readable)
        return;
    m_p.setPen(QPen(line, 1.2));
    m_p.setBrush(m_theme.color(Role::Window));
    m_p.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    m_p.setFont(sized(m_metrics.font, std::max(m_text * 0.85, 8.0)));
    m_p.setPen(m_theme.color(Role::Text));
    m_p.drawText(box, Qt::AlignCenter, joint.text);
}

QString Painting::secondLine(const picture::AssetRow &row, bool byHand) const
{
    const QString health = Theme::word(row.health);
    if (byHand)
        return Words::tr("%1 · by hand").arg(health);
    if (row.health == Health::Unknown)
        return health + u' ' + unseenText(row.unknownSince);
    if (isBad(row.ownHealth))
        return row.unseen ? Words::tr("%1 · cause · unseen").arg(health) : Words::tr("%1 · cause").arg(health);
    return health + u" · " + word(row.kind);
}

/// Nobody sees it: as on the map and the timeline.
void Painting::paintHatching(const QRectF &box, double radius, const QColor &color)
{
    constexpr double spacing = 7;
    m_p.save();
    QPainterPath edge;
    edge.addRoundedRect(box, radius, radius);
    m_p.setClipPath(edge, Qt::IntersectClip);
    m_p.setPen(QPen(color, 1));
    for (double x = box.left() - box.height() + spacing; x < box.right(); x += spacing)
        m_p.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    m_p.restore();
}

void Painting::paintNode(Index index)
{
    const GraphScene::Node &node = m_scene.nodes[index];
    const QRectF box = m_look.toDevice(node.rect);
    if (!box.adjusted(-6, -6, 6, 6).intersects(m_look.visible))
        return;
    const picture::AssetRow &row = asset(node);
    const GraphMarks::Mark *marked = mark(node);
    const bool well = row.health == Health::Nominal && !marked;
    const bool selected = at(m_look.selected, Index(node.asset)), hovered = m_look.hoveredNode == int(index);
    const QColor health = marked ? colorOf(marked->severity) : m_theme.health(row.health);
    const double radius = std::min(5.0, box.height() / 4);

    if (isFar(box)) {
        const QColor fill = well ? mixed(m_theme.color(Role::Border), m_theme.color(Role::Panel), 0.75) : health;
        m_p.setPen(selected ? QPen(m_theme.color(Role::Accent), 2) : Qt::NoPen);
        m_p.setBrush(fill);
        m_p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        if (row.unseen)
            paintHatching(box.adjusted(0.5, 0.5, -0.5, -0.5), 0, m_theme.color(Role::Panel));
        paintChange(node, box);
        return;
    }
    const QColor panel = m_theme.color(Role::Panel);
    const QColor fill = selected ? m_theme.color(Role::Selection)
        : hovered                ? m_theme.color(Role::PanelRaised)
        : well                   ? panel
                                 : mixed(health, panel, 0.15);
    const QColor border = well ? m_theme.color(row.kind == AssetKind::Mission ? Role::Border : Role::Line) : health;
    m_p.setPen(QPen(border, 1, row.health == Health::Unknown ? Qt::DashLine : Qt::SolidLine));
    m_p.setBrush(fill);
    m_p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (row.unseen)
        paintHatching(box.adjusted(1, 1, -1, -1), radius, withAlpha(m_theme.health(Health::Unknown), 110));
    paintInside(node, row, box);
    if (isHeld(node))
        paintHeldMark(m_p, box.bottomRight() + QPointF(-2, -1), std::clamp(m_text * 0.5, 5.0, 9.0), m_theme);
    if (selected || at(m_look.related, Index(node.asset))) {
        m_p.setBrush(Qt::NoBrush);
        m_p.setPen(QPen(m_theme.color(Role::Accent), selected ? 2.2 : 1.4, selected ? Qt::SolidLine : Qt::DotLine));
        m_p.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2, radius + 2);
    }
    paintChange(node, box);
}

void Painting::paintChange(const GraphScene::Node &node, const QRectF &box)
{
    const auto row = Index(node.asset);
    if (row < m_look.changes.size())
        ChangeBadge::paint(m_p, box.topLeft() + QPointF(3, 1), 13, m_look.changes[row], m_theme, m_font);
}

void Painting::paintInside(const GraphScene::Node &node, const picture::AssetRow &row, const QRectF &box)
{
    const double bar = std::max(3.0, 9 * std::min(1.0, m_look.zoom));
    const QRectF edge = QRectF(box.left(), box.top(), bar, box.height()).adjusted(1.5, 2, 0, -2);
    const GraphMarks::Mark *marked = mark(node);
    if (marked)
        m_p.fillRect(edge, colorOf(marked->severity));
    else
        paintHealthBar(m_p, edge, row.health, m_theme);
    const bool well = row.health == Health::Nominal && !marked, byHand = isHeld(node);
    const bool quiet = well && !byHand && row.kind != AssetKind::Mission && !at(m_look.selected, Index(node.asset));
    const double glyph = std::clamp(m_text * 0.6, 4.0, 12.0);
    double left = box.left() + bar + 4;
    // Far out, the width is the name's: no glyph, and the severity on the corner.
    const bool roomForGlyph = box.width() > m_text * 11;
    if (roomForGlyph && !m_look.marks) {
        paintKindGlyph(m_p, row.kind, QPointF(left + glyph, box.center().y()), glyph,
                       m_theme.color(quiet ? Role::TextMuted : Role::Text));
        left += 2 * glyph + 5;
    }
    double right = box.right() - 5;
    if (row.worstSeverity > 0) {
        const double radius = std::clamp(m_text * 0.42, 3.5, 8.0);
        const QPointF centre = !roomForGlyph ? box.topRight() + QPointF(-radius * 0.5, radius * 0.3)
                                             : QPointF(right - radius, box.center().y());
        paintSeverityShape(m_p, m_theme, severityBand(row.worstSeverity), centre, radius, true);
        right -= roomForGlyph ? 2 * radius + 4 : 0;
    }
    const QRectF text(left, box.top(), std::max(0.0, right - left), box.height());
    // Lines of one name stand closer than lines of a text.
    const double line = m_nameMetrics.height(), tight = line * 0.9;
    const int room = std::max(1, int((box.height() - 2) / tight));
    const bool says = !well || byHand || row.kind == AssetKind::Mission;
    const QString whole = visibleText(row.name);
    QStringList lines = wrapped(whole, m_font, text.width(), 4);
    // The colour and the bar say how it is too; its name nothing else does.
    const bool hasSecond = says && lines.size() < room;
    if (lines.size() > room)
        lines = wrapped(whole, m_font, text.width(), room);
    double top = box.center().y() - tight * double(lines.size() + hasSecond) / 2 - (line - tight) / 2;
    m_p.setFont(m_font);
    m_p.setPen(m_theme.color(quiet ? Role::TextMuted : Role::Text));
    for (const QString &part : lines) {
        m_p.drawText(QRectF(text.left(), top, text.width() + 4, line), Qt::AlignLeft | Qt::AlignVCenter, part);
        top += tight;
    }
    if (!hasSecond)
        return;
    const QFont small = sized(m_metrics.font, std::max(m_text * 0.86, leastText));
    m_p.setFont(small);
    const QFontMetricsF metrics(small);
    if (marked) {
        m_p.setPen(m_theme.color(Role::Text));
        m_p.drawText(QRectF(text.left(), top, text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(marked->words, Qt::ElideRight, text.width()));
        return;
    }
    m_p.setPen(well ? m_theme.color(Role::TextMuted) : m_theme.health(row.health));
    const QString second = secondLine(row, byHand);
    m_p.drawText(QRectF(text.left(), top, text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                 metrics.horizontalAdvance(second) <= text.width()
                     ? second
                     : metrics.elidedText(Theme::word(row.health), Qt::ElideRight, text.width()));
}

void Painting::paintHandle(const GraphScene::Node &node, bool needs)
{
    const QRectF box = expandHandle(node, needs, m_look);
    if (box.isNull() || !box.intersects(m_look.visible))
        return;
    m_p.setPen(QPen(m_theme.color(Role::Border), 1));
    m_p.setBrush(m_theme.color(Role::PanelRaised));
    m_p.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    m_p.setFont(sized(m_metrics.font, 9.5));
    m_p.setPen(m_theme.color(Role::Text));
    m_p.drawText(box, Qt::AlignCenter, u"+%1"_s.arg(needs ? node.hiddenNeeds : node.hiddenNeededBy));
}

/// Far out only what matters has a name: causes, missions, the selection. None over another.
void Painting::paintFarLabels()
{
    std::vector<QRectF> taken;
    const QFont font = sized(m_metrics.font, 11);
    const QFontMetricsF metrics(font);
    m_p.setFont(font);
    for (int pass = 0; pass < 3; ++pass)
        for (const GraphScene::Node &node : m_scene.nodes) {
            const QRectF box = m_look.toDevice(node.rect);
            if (!isFar(box) || !box.intersects(m_look.visible))
                continue;
            const picture::AssetRow &row = asset(node);
            const int level = at(m_look.selected, Index(node.asset)) ? 0
                : row.kind == AssetKind::Mission                     ? 1
                : isBad(row.ownHealth) || mark(node)                 ? 2
                                                                     : 3;
            if (level != pass)
                continue;
            const QString name = metrics.elidedText(visibleText(row.name), Qt::ElideRight, 170);
            const QSizeF size(metrics.horizontalAdvance(name) + 6, metrics.height());
            QRectF label(QPointF(box.left(), box.top() - size.height() - 1), size);
            const auto isFree
                = [&] { return std::ranges::none_of(taken, [&](const QRectF &r) { return r.intersects(label); }); };
            if (!isFree())
                label.moveTop(box.bottom() + 1);
            if (!isFree())
                continue;
            taken.push_back(label);
            m_p.setPen(Qt::NoPen);
            m_p.setBrush(withAlpha(m_theme.color(Role::Window), 215));
            m_p.drawRect(label);
            m_p.setPen(m_theme.color(Role::Text));
            m_p.drawText(label, Qt::AlignCenter, name);
        }
}

} // namespace

void paintHealthBar(QPainter &p, const QRectF &rect, Health health, const Theme &theme)
{
    const QColor color = theme.health(health);
    // Parts of the bar and its thickness: one thin line when well, solid and thick when failed.
    int parts = 1;
    double share = 0.35;
    switch (health) {
    case Health::Nominal:
        break;
    case Health::Degraded:
        parts = 3, share = 0.6;
        break;
    case Health::Impaired:
        parts = 2, share = 0.8;
        break;
    case Health::Failed:
        share = 1;
        break;
    case Health::Unknown:
        parts = 5, share = 0.45;
        break;
    }
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    const double gap = parts > 1 ? 2 : 0;
    const double height = (rect.height() - gap * (parts - 1)) / parts;
    for (int i = 0; i < parts; ++i)
        p.drawRoundedRect(QRectF(rect.left(), rect.top() + i * (height + gap), rect.width() * share, height), 1, 1);
}

QRectF expandHandle(const GraphScene::Node &node, bool needsSide, const GraphLook &look)
{
    const int hidden = needsSide ? node.hiddenNeeds : node.hiddenNeededBy;
    if (hidden == 0 || look.zoom < readableZoom)
        return {};
    const QRectF box = look.toDevice(node.rect);
    const double width = 16 + 6 * double(QString::number(hidden).size()), height = 14;
    // At the corner, clear of the line that leaves the middle and of the text.
    const double top = box.bottom() - 8;
    return needsSide ? QRectF(box.right() - 8, top, width, height) : QRectF(box.left() + 8 - width, top, width, height);
}

void paintGraphScene(QPainter &p, const GraphScene &scene, const GraphLook &look, const GraphMetrics &metrics,
                     const Theme &theme)
{
    p.save();
    Painting(p, scene, look, metrics, theme).run();
    p.restore();
}

double paintGraphLegend(QPainter *p, const QRectF &rect, const GraphMetrics &metrics, const Theme &theme, Legend of)
{
    const QFont font = sized(metrics.font, std::max(pixelSize(metrics.font) * 0.9, 9.5));
    const QFontMetricsF text(font);
    const double row = text.height() + 6, mark = 26;
    double x = rect.left() + 8, y = rect.top() + 3;
    const auto item = [&](double width, const QString &word, const auto &draw) {
        const double whole = width + 5 + text.horizontalAdvance(word) + 16;
        if (x + whole > rect.right() && x > rect.left() + 8) {
            x = rect.left() + 8;
            y += row;
        }
        if (p) {
            draw(QRectF(x, y, width, text.height()));
            p->setFont(font);
            p->setPen(theme.color(Role::TextMuted));
            p->drawText(QRectF(x + width + 5, y, whole, text.height()), Qt::AlignLeft | Qt::AlignVCenter, word);
        }
        x += whole;
    };
    if (p) {
        p->save();
        p->setRenderHint(QPainter::Antialiasing, true);
    }
    for (const Health health : {Health::Failed, Health::Impaired, Health::Degraded, Health::Unknown, Health::Nominal}) {
        if (of == Legend::Components)
            break; // nobody says of those how they are
        item(of == Legend::Dots ? 12 : 9, Theme::word(health), [&](const QRectF &at) {
            if (of == Legend::Boxes)
                return paintHealthBar(*p, at.adjusted(0, 1, 0, -1), health, theme);
            p->setPen(Qt::NoPen);
            p->setBrush(theme.health(health));
            p->drawPath(QTransform(5.5, 0, 0, 5.5, at.center().x(), at.center().y()).map(Theme::healthShape(health)));
        });
    }
    const auto line
        = [&](const QRectF &at, const QColor &color, double width, bool dashed, Qt::PenStyle plain = Qt::SolidLine) {
              QPen pen(color, width, dashed ? Qt::CustomDashLine : plain, Qt::FlatCap);
              if (dashed)
                  pen.setDashPattern({5 / width, 3.5 / width});
              p->setPen(pen);
              p->drawLine(QPointF(at.left(), at.center().y()), QPointF(at.right(), at.center().y()));
          };
    if (of != Legend::Components)
        item(12, Words::tr("set by hand"), [&](const QRectF &at) { paintHeldMark(*p, at.center(), 6, theme); });
    const auto pill = [&](const QRectF &at, const QString &word) {
        p->setPen(QPen(theme.color(Role::Border), 1));
        p->setBrush(theme.color(Role::Window));
        p->drawRoundedRect(at.adjusted(0, 1, 0, -1), at.height() / 2, at.height() / 2);
        p->setFont(sized(metrics.font, 9.5));
        p->setPen(theme.color(Role::Text));
        p->drawText(at, Qt::AlignCenter, word);
    };
    if (of == Legend::Components) {
        const QColor worst = theme.severity(SeverityBand::Critical);
        item(9, Words::tr("vulnerable, in its severity's colour"),
             [&](const QRectF &at) { p->fillRect(at.adjusted(0, 1, 0, -1), worst); });
        for (const SeverityBand band :
             {SeverityBand::Critical, SeverityBand::High, SeverityBand::Medium, SeverityBand::Low})
            item(12, Theme::word(band).toLower(),
                 [&](const QRectF &at) { paintSeverityShape(*p, theme, band, at.center(), 5.5, true); });
        item(mark, Words::tr("brings in what is vulnerable"), [&](const QRectF &at) { line(at, worst, 3, false); });
        item(mark, Words::tr("needs, to the right"),
             [&](const QRectF &at) { line(at, theme.color(Role::Border), 1.4, false); });
        item(mark, Words::tr("listed, and no chain of needs leads there"),
             [&](const QRectF &at) { line(at, theme.color(Role::Border), 1.4, true); });
        item(mark, Words::tr("hidden neighbours"), [&](const QRectF &at) { pill(at, u"+3"_s); });
        if (p)
            p->restore();
        return y + row - rect.top();
    }
    if (of == Legend::Dots) {
        item(mark, Words::tr("line"), [&](const QRectF &at) { line(at, theme.color(Role::Border), 1.4, false); });
        item(mark, Words::tr("alternative lost"),
             [&](const QRectF &at) { line(at, theme.health(Health::Failed), 1.3, false); });
        item(mark, Words::tr("failing chain"),
             [&](const QRectF &at) { line(at, theme.health(Health::Failed), 3, false); });
        item(mark, Words::tr("way between two"),
             [&](const QRectF &at) { line(at, theme.color(Role::Accent), 3, false); });
        item(mark, Words::tr("group, with its number"), [&](const QRectF &at) { pill(at, u"12"_s); });
        if (p)
            p->restore();
        return y + row - rect.top();
    }
    item(mark, Words::tr("needs, to the right"),
         [&](const QRectF &at) { line(at, theme.color(Role::Border), 1.4, false); });
    item(mark, Words::tr("one is enough"), [&](const QRectF &at) { line(at, theme.color(Role::Border), 1.4, true); });
    item(mark, Words::tr("rests in this phase"),
         [&](const QRectF &at) { line(at, theme.color(Role::Border), 1.4, false, Qt::DotLine); });
    item(mark, Words::tr("two of three needed"), [&](const QRectF &at) { pill(at, u"2/3"_s); });
    item(mark, Words::tr("failing chain"), [&](const QRectF &at) { line(at, theme.health(Health::Failed), 3, false); });
    item(mark, Words::tr("alternative lost"),
         [&](const QRectF &at) { line(at, theme.health(Health::Failed), 1.4, true); });
    item(mark, Words::tr("hidden neighbours"), [&](const QRectF &at) { pill(at, u"+3"_s); });
    if (p)
        p->restore();
    return y + row - rect.top();
}

} // namespace watchfloor::widgets
