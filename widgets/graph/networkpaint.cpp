// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networkpaint.h"

#include "base/displaytext.h"
#include "common/changebadge.h"
#include "common/heldmark.h"
#include "graph/kindglyph.h"
#include "graph/mixedcolor.h"
#include "timeline/timelinescene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Health;
using Index = std::size_t;
using Bearing = GraphModel::Bearing;
using Role = Theme::Role;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Network)
};

constexpr double dotBelow = 2.4; ///< device pixels of radius: from here on a circle
constexpr double glyphFrom = 9;
constexpr Index smoothLines = 2500; ///< on screen; more are drawn without smoothing
constexpr double loudCell = 9; ///< of what is hurt and lies closer than this, the worst stands for all
constexpr Index mostLabels = 160, mostConsidered = 1500;
constexpr double edgeWordsFrom = 1.3; ///< zoom

/// Where text is already: in cells, so that asking costs the same however much there is.
class Taken
{
public:
    explicit Taken(QSizeF size)
        : m_columns(int(size.width() / cell) + 2)
        , m_rows(int(size.height() / cell) + 2)
        , m_cells(Index(m_columns) * Index(m_rows), false)
    {
    }
    bool take(const QRectF &rect)
    {
        if (visit(rect, [](bool taken) { return taken; }, false))
            return false;
        visit(rect, [](bool) { return false; }, true);
        return true;
    }
    void block(const QRectF &rect)
    {
        visit(rect, [](bool) { return false; }, true);
    }

private:
    static constexpr double cell = 5;
    template <typename Stop> bool visit(const QRectF &rect, const Stop &stop, bool mark)
    {
        const int left = std::max(0, int(rect.left() / cell)),
                  right = std::min(m_columns - 1, int(rect.right() / cell));
        const int top = std::max(0, int(rect.top() / cell)), bottom = std::min(m_rows - 1, int(rect.bottom() / cell));
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x) {
                const Index i = Index(y) * Index(m_columns) + Index(x);
                if (stop(m_cells[i]))
                    return true;
                if (mark)
                    m_cells[i] = true;
            }
        return false;
    }
    int m_columns, m_rows;
    std::vector<bool> m_cells;
};

class Painting
{
public:
    Painting(QPainter &p, const NetworkScene &scene, const picture::Snapshot &snapshot, const NetworkLook &look,
             const NetworkMarks &marks, const QFont &font, const Theme &theme, const std::stop_token &stop)
        : m_p(p)
        , m_scene(scene)
        , m_s(snapshot)
        , m_look(look)
        , m_marks(marks)
        , m_font(font)
        , m_theme(theme)
        , m_stop(stop)
        , m_area(QPointF(), look.size)
        , m_seen(look.seen.isNull() ? m_area : look.seen)
        , m_taken(look.size)
    {
    }

    void run()
    {
        project();
        markNodes();
        markWay();
        paintLoose();
        paintEdges();
        if (m_stop.stop_requested())
            return;
        paintQuiet();
        if (m_stop.stop_requested())
            return;
        paintLoud();
        paintMarks();
        paintHeld();
        if (m_stop.stop_requested())
            return;
        paintLabels();
        paintEdgeWords();
    }

private:
    using Node = NetworkScene::Node;
    enum class Marked : std::uint8_t { No, Related, Selected };
    using Edge = NetworkScene::Edge;

    void project()
    {
        m_at.reserve(m_scene.nodes.size());
        const QRectF around = m_area.adjusted(-40, -40, 40, 40);
        for (Index i = 0; i < m_scene.nodes.size(); ++i) {
            m_at.push_back(m_look.toDevice(m_scene.places[i]));
            if (around.contains(m_at.back()))
                m_visible.push_back(i);
        }
    }
    [[nodiscard]] double radius(Index node) const { return m_look.radiusOf(m_scene.nodes[node]); }
    [[nodiscard]] bool isLoud(const Node &node) const { return isBad(node.health) || node.severity > 0; }
    [[nodiscard]] bool isDimmed(const Node &node) const
    {
        return !m_dimmed.empty() && m_dimmed[Index(&node - m_scene.nodes.data())];
    }

    /// A group is marked as what is folded into it.
    void markNodes()
    {
        m_marked.assign(m_scene.nodes.size(), Marked::No);
        m_isNamed.assign(m_scene.nodes.size(), false);
        const auto mark = [this](const std::vector<bool> &assets, Marked as) {
            for (Index i = 0; i < assets.size(); ++i)
                if (const int node = assets[i] ? m_scene.nodeOf(std::int32_t(i)) : -1; node >= 0)
                    m_marked[Index(node)] = as;
        };
        mark(m_marks.related, Marked::Related);
        mark(m_marks.selected, Marked::Selected);
        if (m_marks.dimmed.empty())
            return;
        const auto isDimmed = [this](std::int32_t asset) { return NetworkMarks::has(m_marks.dimmed, asset); };
        for (Index i = 0; i < m_scene.nodes.size(); ++i) {
            const Node &node = m_scene.nodes[i];
            m_dimmed.push_back(m_marked[i] == Marked::No
                               && (node.asset >= 0
                                       ? isDimmed(node.asset)
                                       : std::ranges::all_of(m_scene.groups[Index(node.group)].assets, isDimmed)));
        }
    }

    /// 1: on some chain between the two selected, 2: on the shortest.
    void markWay()
    {
        m_onWay.assign(m_scene.edges.size(), 0);
        const auto &shortest = m_marks.way.shortest;
        if (shortest.empty())
            return;
        std::vector<std::uint8_t> isOn(m_s.assets.size(), 0);
        for (Index i = 0; i < isOn.size() && i < m_marks.way.all.size(); ++i)
            isOn[i] = m_marks.way.all[i] ? 1 : 0;
        std::set<std::pair<int, int>> steps;
        for (Index i = 0; i < shortest.size(); ++i) {
            isOn[Index(shortest[i])] = 2;
            if (i > 0) {
                const int a = m_scene.nodeOf(shortest[i - 1]), b = m_scene.nodeOf(shortest[i]);
                steps.insert({std::min(a, b), std::max(a, b)});
            }
        }
        const auto level = [&](int node) {
            const auto asset = m_scene.nodes[Index(node)].asset;
            return asset >= 0 ? isOn[Index(asset)] : std::uint8_t(0);
        };
        for (Index e = 0; e < m_scene.edges.size(); ++e) {
            const Edge &edge = m_scene.edges[e];
            if (edge.asset >= 0)
                m_onWay[e] = isOn[Index(edge.asset)];
            else if (steps.contains({std::min(edge.from, edge.to), std::max(edge.from, edge.to)}))
                m_onWay[e] = 2;
            else if (level(edge.from) > 0 && level(edge.to) > 0 && m_marks.way.isChain)
                m_onWay[e] = 1;
        }
    }

    // ----------------------------------------------------------- edges

    struct Batch
    {
        QColor color;
        double width = 1;
        std::vector<QLineF> lines;
        bool isDashed = false;
    };
    void draw(const Batch &batch)
    {
        if (batch.lines.empty())
            return;
        QPen pen(batch.color, batch.width);
        pen.setCapStyle(Qt::FlatCap);
        if (batch.isDashed)
            pen.setDashPattern({4, 3});
        m_p.setPen(pen);
        m_p.drawLines(batch.lines.data(), int(batch.lines.size()));
    }

    void paintEdges()
    {
        const QColor window = m_theme.color(Role::Window);
        const bool hasWay = !m_marks.way.shortest.empty();
        const QColor line = m_theme.color(Role::Border);
        Batch quiet{mixed(line, window, hasWay ? 0.45 : 0.8), 1, {}}, dim{mixed(line, window, 0.25), 1, {}};
        Batch way{m_theme.color(Role::Accent), 2, {}}, shortest{m_theme.color(Role::Accent), 4, {}};
        Batch own{m_theme.color(Role::Accent), 1.6, {}}, unknown{m_theme.health(Health::Unknown), 1.6, {}, true};
        std::array<Batch, 10> hurt; // by health, then lost alternative or failing
        for (Index i = 0; i < hurt.size(); ++i)
            hurt[i] = {m_theme.health(Health(i / 2)), i % 2 ? 2.4 : 1.3, {}};
        m_shown.clear();
        for (Index e = 0; e < m_scene.edges.size(); ++e) {
            const Edge &edge = m_scene.edges[e];
            const QPointF a = m_at[Index(edge.from)], b = m_at[Index(edge.to)];
            if (std::max(a.x(), b.x()) < 0 || std::min(a.x(), b.x()) > m_area.right() || std::max(a.y(), b.y()) < 0
                || std::min(a.y(), b.y()) > m_area.bottom())
                continue;
            m_shown.push_back(e);
            const QLineF at(a, b);
            if (edge.isHurt()) {
                const bool fails = edge.asset >= 0 || edge.bearing == Bearing::Failing;
                hurt[Index(edge.health) * 2 + fails].lines.push_back(at);
            } else if (isSelected(edge)) {
                own.lines.push_back(at);
            } else if (edge.asset >= 0 && edge.health == Health::Unknown) {
                unknown.lines.push_back(at); // nobody sees it: never as well
            } else if (isDimmed(m_scene.nodes[Index(edge.from)]) || isDimmed(m_scene.nodes[Index(edge.to)])) {
                dim.lines.push_back(at);
            } else if (std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()) > 0.8) {
                quiet.lines.push_back(at);
            }
            if (m_onWay[e] > 0)
                (m_onWay[e] > 1 ? shortest : way).lines.push_back(at);
        }
        m_p.setRenderHint(QPainter::Antialiasing, m_shown.size() < smoothLines);
        draw(dim);
        draw(quiet);
        m_p.setRenderHint(QPainter::Antialiasing, true);
        draw(unknown);
        draw(own);
        draw(way);
        draw(shortest);
        for (const Batch &batch : hurt)
            draw(batch);
    }
    [[nodiscard]] bool isSelected(const Edge &edge) const
    {
        return edge.asset >= 0
            ? NetworkMarks::has(m_marks.selected, edge.asset) || NetworkMarks::has(m_marks.related, edge.asset)
            : NetworkMarks::has(m_marks.selected, m_scene.nodes[Index(edge.from)].asset)
                || NetworkMarks::has(m_marks.selected, m_scene.nodes[Index(edge.to)].asset);
    }

    /// What nothing joins stands in a block, which says so.
    void paintLoose()
    {
        const QRectF area = m_look.toDevice(m_scene.looseArea);
        if (m_scene.looseArea.isNull() || !area.adjusted(0, -40, 0, 0).intersects(m_area))
            return;
        m_p.setRenderHint(QPainter::Antialiasing, false);
        m_p.setPen(m_theme.color(Role::Line));
        m_p.setBrush(Qt::NoBrush);
        m_p.drawRect(area);
        QFont font = m_font;
        font.setPixelSize(std::max(11, QFontMetrics(m_font).ascent() - 1));
        const QFontMetricsF metrics(font);
        const QString text
            = metrics.elidedText(Words::tr("%Ln asset(s) that nothing joins", nullptr, int(m_scene.loose.size())),
                                 Qt::ElideRight, std::max(area.width(), 240.0));
        const QRectF box(area.left(), area.top() - metrics.height() - 2, metrics.horizontalAdvance(text) + 6,
                         metrics.height());
        m_p.setFont(font);
        m_p.setPen(m_theme.color(Role::TextMuted));
        m_p.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
        m_taken.block(box);
    }

    // ----------------------------------------------------------- nodes

    void paintQuiet()
    {
        const QColor window = m_theme.color(Role::Window);
        const QColor well = m_theme.health(Health::Nominal), unknown = m_theme.health(Health::Unknown);
        const std::array<QColor, 4> colors{well, unknown, mixed(well, window, 0.35), mixed(unknown, window, 0.35)};
        std::array<std::vector<QRect>, 4> dots;
        std::vector<Index> circles;
        for (const Index i : m_visible) {
            const Node &node = m_scene.nodes[i];
            if (isLoud(node))
                continue;
            const double r = radius(i);
            if (r >= dotBelow || node.asset < 0 || node.isMission) {
                circles.push_back(i);
                continue;
            }
            const int side = std::max(1, int(std::lround(2 * r)));
            dots[Index(node.health == Health::Unknown) + (isDimmed(node) ? 2 : 0)].emplace_back(
                int(m_at[i].x()) - side / 2, int(m_at[i].y()) - side / 2, side, side);
        }
        m_p.setRenderHint(QPainter::Antialiasing, false);
        m_p.setPen(Qt::NoPen);
        for (Index kind = 0; kind < dots.size(); ++kind) {
            m_p.setBrush(colors[kind]);
            if (!dots[kind].empty())
                m_p.drawRects(dots[kind].data(), int(dots[kind].size()));
        }
        m_p.setRenderHint(QPainter::Antialiasing, true);
        for (const Index i : circles)
            paintCircle(i);
    }

    /// Ready drawn, since a path for each of thousands takes a hundred times as long.
    const QImage &stamp(double r, const QColor &color)
    {
        const int size = std::max(1, int(std::lround(r * 4))); // quarters of a pixel are enough
        QImage &image = m_stamps[{size, color.rgba()}];
        if (image.isNull()) {
            const double ratio = m_p.device()->devicePixelRatioF(), radius = size / 4.0;
            const int side = int(std::ceil((2 * radius + 2) * ratio));
            image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::transparent);
            QPainter p(&image);
            p.setRenderHint(QPainter::Antialiasing, true);
            p.setPen(Qt::NoPen);
            p.setBrush(color);
            p.drawEllipse(QPointF(side / ratio / 2, side / ratio / 2), radius, radius);
        }
        return image;
    }

    /// A disc with the drawing of its kind where there is room; a group has its number.
    void paintCircle(Index i)
    {
        const Node &node = m_scene.nodes[i];
        const double r = radius(i);
        const QColor panel = m_theme.color(Role::PanelRaised), window = m_theme.color(Role::Window);
        const bool well = node.health == Health::Nominal, dimmed = isDimmed(node);
        const QColor health = m_theme.health(node.health);
        if (r < glyphFrom && node.asset >= 0) {
            const QColor fill = node.isMission ? m_theme.color(Role::Text) : health;
            const QImage &image = stamp(r, dimmed ? mixed(fill, window, 0.35) : fill);
            const QSizeF size = image.deviceIndependentSize();
            m_p.drawImage(QPoint(int(std::lround(m_at[i].x() - size.width() / 2)),
                                 int(std::lround(m_at[i].y() - size.height() / 2))),
                          image);
            return;
        }
        if (dimmed)
            m_p.setOpacity(0.35);
        m_p.setBrush(panel);
        QPen pen(well ? m_theme.color(Role::Border) : health, well ? 1.2 : 2);
        if (node.health == Health::Unknown)
            pen.setStyle(Qt::DashLine);
        m_p.setPen(pen);
        m_p.drawEllipse(m_at[i], r, r);
        if (node.asset < 0)
            paintCount(i, r);
        else
            paintKindGlyph(m_p, m_s.assets[Index(node.asset)].kind, m_at[i], r * 0.6,
                           m_theme.color(well && !node.isMission ? Role::TextMuted : Role::Text));
        m_p.setOpacity(1);
    }
    void paintCount(Index i, double r)
    {
        const auto count = m_scene.groups[Index(m_scene.nodes[i].group)].assets.size();
        const QString text = count < 10'000 ? QString::number(count) : QString::number(count / 1000) + u'k';
        QFont font = m_font;
        m_p.setPen(m_theme.color(Role::Text));
        // A short name has room inside, where no other name is in its way.
        const QString name = groupTitle(m_scene, m_scene.groups[Index(m_scene.nodes[i].group)]);
        font.setPixelSize(11);
        font.setBold(true);
        const QFontMetricsF metrics(font);
        m_isNamed[i] = metrics.horizontalAdvance(name) < 1.6 * r && 2 * metrics.height() < 1.8 * r;
        if (m_isNamed[i]) {
            m_p.setFont(font);
            m_p.drawText(QRectF(m_at[i] - QPointF(r, metrics.height()), QSizeF(2 * r, metrics.height())),
                         Qt::AlignCenter, name);
            font.setBold(false);
            m_p.setFont(font);
            m_p.drawText(QRectF(m_at[i] - QPointF(r, 0), QSizeF(2 * r, metrics.height())), Qt::AlignCenter, text);
            return;
        }
        font.setBold(false);
        font.setPixelSize(std::clamp(int(r * 1.5 / std::max(2.0, 0.62 * double(text.size()))), 8, 15));
        m_p.setFont(font);
        m_p.drawText(QRectF(m_at[i] - QPointF(r * 2, r), QSizeF(4 * r, 2 * r)), Qt::AlignCenter, text);
    }

    [[nodiscard]] static int loudness(const Node &node)
    {
        const int health = isBad(node.health) ? int(node.health) : 0; // Degraded, Impaired, Failed rise
        const int band = node.severity > 0 ? int(severityBand(node.severity)) + 1 : 0;
        return health * 8 + band;
    }

    /// What is hurt: on top, the worst last, and as large as its shape needs to be told from the others.
    void paintLoud()
    {
        std::vector<std::pair<int, Index>> loud;
        for (const Index i : m_visible)
            if (isLoud(m_scene.nodes[i]))
                loud.emplace_back(loudness(m_scene.nodes[i]), i);
        std::ranges::sort(loud, std::greater{});
        // Of many on one spot the worst is seen.
        const int columns = int(m_area.width() / loudCell) + 12;
        std::set<int> cells;
        std::vector<Index> drawn;
        for (const auto &[rank, i] : loud) {
            const int cell = (int(m_at[i].y() / loudCell) + 6) * columns + int(m_at[i].x() / loudCell) + 6;
            if (radius(i) < loudCell && !cells.insert(cell).second)
                continue;
            drawn.push_back(i);
        }
        for (auto i = drawn.rbegin(); i != drawn.rend(); ++i)
            paintHurt(*i);
    }
    void paintHurt(Index i)
    {
        const Node &node = m_scene.nodes[i];
        const double r = radius(i);
        if (isDimmed(node))
            m_p.setOpacity(0.5);
        double shape = node.health == Health::Failed ? 6.5 : node.health == Health::Impaired ? 6 : 5;
        QPointF at = m_at[i];
        if (r >= glyphFrom || node.asset < 0) { // the disc says what it is, the mark at its edge how it is
            m_p.setPen(QPen(m_theme.health(node.health), 2.4));
            m_p.setBrush(mixed(m_theme.health(node.health), m_theme.color(Role::PanelRaised), 0.18));
            m_p.drawEllipse(at, r, r);
            if (node.asset < 0)
                paintCount(i, r);
            else
                paintKindGlyph(m_p, m_s.assets[Index(node.asset)].kind, at, r * 0.6, m_theme.color(Role::Text));
            at += QPointF(r * 0.75, -r * 0.75);
            shape = std::max(shape, std::min(r * 0.45, 9.0));
        } else {
            shape = std::max(shape, r);
        }
        if (node.severity > 0) {
            paintSeverityShape(m_p, m_theme, severityBand(node.severity), at, shape, true);
        } else {
            QTransform scale = QTransform::fromTranslate(at.x(), at.y());
            scale.scale(shape, shape);
            m_p.setPen(QPen(m_theme.color(Role::Window), 1));
            m_p.setBrush(m_theme.health(node.health));
            m_p.drawPath(scale.map(Theme::healthShape(node.health)));
        }
        m_p.setOpacity(1);
        m_taken.block({at.x() - shape, at.y() - shape, 2 * shape, 2 * shape});
    }

    /// A person's word: on whoever it is about, also where it is good.
    void paintHeld()
    {
        for (const picture::HeldHealth &held : m_s.held) {
            const int node = m_scene.nodeOf(held.asset);
            if (node < 0 || !picture::isInForce(held, m_s.judgedAt) || m_scene.nodes[Index(node)].asset < 0
                || !std::ranges::contains(m_visible, Index(node)))
                continue;
            const double r = std::max(radius(Index(node)), 6.5),
                         beside = r * 0.7 + 4; // the shape of its health stays whole
            paintHeldMark(m_p, m_at[Index(node)] + QPointF(beside, beside), std::clamp(r * 0.5, 5.0, 9.0), m_theme);
        }
    }

    void paintMarks()
    {
        m_p.setBrush(Qt::NoBrush);
        for (const Index i : m_visible) {
            const Node &node = m_scene.nodes[i];
            if (m_marked[i] != Marked::No) {
                const bool selected = m_marked[i] == Marked::Selected;
                const double r = std::max(radius(i), isLoud(node) ? 7.0 : 3.0) + 3.5;
                m_p.setPen(
                    QPen(m_theme.color(Role::Accent), selected ? 2.4 : 1.5, selected ? Qt::SolidLine : Qt::DotLine));
                m_p.setBrush(Qt::NoBrush);
                m_p.drawEllipse(m_at[i], r, r);
            }
            if (node.asset >= 0 && Index(node.asset) < m_marks.changes.size())
                ChangeBadge::paint(m_p, m_at[i] + QPointF(-radius(i), -radius(i)), 13,
                                   m_marks.changes[Index(node.asset)], m_theme, m_font);
        }
    }

    // ------------------------------------------------------------- text

    /// In the window or beside it, not cut by its edge.
    [[nodiscard]] bool isWhole(const QRectF &box) const { return m_seen.contains(box) || !m_seen.intersects(box); }

    /// Who is named first; -1: nobody asks.
    [[nodiscard]] int rankOf(Index i) const
    {
        const Node &node = m_scene.nodes[i];
        if (NetworkMarks::has(m_marks.selected, node.asset))
            return 1000;
        if (node.isMission)
            return 900 + loudness(node);
        if (node.severity > 0 || node.health == Health::Failed || node.health == Health::Impaired)
            return 500 + loudness(node) * 4;
        if (node.asset < 0)
            return 450 + int(node.radius);
        if (isLoud(node))
            return 300;
        if (isDimmed(node))
            return -1;
        return std::min(200, node.links);
    }
    void paintLabels()
    {
        std::vector<std::pair<int, Index>> wanted;
        for (const Index i : m_visible)
            if (const int rank = rankOf(i); rank >= 0)
                wanted.emplace_back(rank, i);
        const auto first
            = [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; };
        // From afar a few hubs are landmarks; all of their names would be a grey carpet.
        const Index most = std::min<Index>(wanted.size(), mostConsidered);
        std::ranges::partial_sort(wanted, wanted.begin() + std::ptrdiff_t(most), first);
        wanted.resize(most);
        QFont font = m_font;
        font.setPixelSize(std::max(11, QFontMetrics(m_font).ascent() - 1));
        const QFontMetricsF metrics(font);
        const bool isNear = m_look.zoom > 0.85;
        for (const Index i : m_visible)
            if (const double r = radius(i); r >= glyphFrom)
                m_taken.block({m_at[i].x() - r, m_at[i].y() - r, 2 * r, 2 * r});
        Index labels = 0, landmarks = 0;
        for (const auto &[rank, i] : wanted) {
            if (labels == mostLabels)
                break;
            const Node &node = m_scene.nodes[i];
            const bool isQuiet = rank < 300;
            if (isQuiet && !isNear && landmarks >= 14)
                break;
            const bool isOfGroup = node.asset < 0;
            if (isOfGroup && m_isNamed[i] && !isLoud(node))
                continue;
            const QString name
                = metrics.elidedText(isOfGroup ? groupTitle(m_scene, m_scene.groups[Index(node.group)])
                                               : shortText(visibleText(m_s.assets[Index(node.asset)].name), 80),
                                     Qt::ElideRight, isOfGroup || rank >= 500 ? 210 : 150);
            const QString second
                = isOfGroup && isLoud(node) ? groupState(m_scene.groups[Index(node.group)]) : QString();
            const QSizeF size(std::max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(second)) + 6,
                              metrics.height() * (second.isEmpty() ? 1 : 2));
            const double r = std::max(radius(i), isLoud(node) ? 7.0 : 2.0) + 3;
            const QPointF at = m_at[i];
            for (const QRectF &box : {QRectF(QPointF(at.x() + r, at.y() - size.height() / 2), size),
                                      QRectF(QPointF(at.x() - size.width() / 2, at.y() + r), size),
                                      QRectF(QPointF(at.x() - size.width() / 2, at.y() - r - size.height()), size),
                                      QRectF(QPointF(at.x() - r - size.width(), at.y() - size.height() / 2), size)}) {
                if (!isWhole(box) || !m_taken.take(box))
                    continue;
                QColor back = m_theme.color(Role::Window);
                back.setAlpha(185);
                m_p.fillRect(box, back);
                m_p.setFont(font);
                m_p.setPen(m_theme.color(isQuiet && !node.isMission ? Role::TextMuted : Role::Text));
                m_p.drawText(box.adjusted(3, 0, 3, 0), Qt::AlignLeft | Qt::AlignTop, name);
                if (!second.isEmpty()) {
                    m_p.setPen(m_theme.health(node.health));
                    m_p.drawText(box.adjusted(3, 0, 3, 0), Qt::AlignLeft | Qt::AlignBottom, second);
                }
                ++labels;
                landmarks += isQuiet;
                break;
            }
        }
    }

    [[nodiscard]] QString wordsOf(const Edge &edge) const
    {
        if (edge.count > 1)
            return Words::tr("%n needs and lines", nullptr, edge.count);
        if (edge.asset >= 0)
            return shortText(visibleText(m_s.assets[Index(edge.asset)].name), 40);
        return shortText(visibleText(m_s.dependencies[Index(edge.dependency)].kind), 24);
    }
    void paintEdgeWords()
    {
        const bool isFew = m_shown.size() < 60;
        if (!isFew && m_look.zoom < edgeWordsFrom)
            return;
        QFont font = m_font;
        font.setPixelSize(10);
        const QFontMetricsF metrics(font);
        m_p.setFont(font);
        Index words = 0;
        for (const Index e : m_shown) {
            const Edge &edge = m_scene.edges[e];
            const QPointF a = m_at[Index(edge.from)], b = m_at[Index(edge.to)];
            const QString text = wordsOf(edge);
            const double room
                = std::hypot(a.x() - b.x(), a.y() - b.y()) - radius(Index(edge.from)) - radius(Index(edge.to));
            const double width = metrics.horizontalAdvance(text) + 4;
            if (text.isEmpty() || room < 34)
                continue;
            const QString shown = width < room || std::abs(a.y() - b.y()) > std::abs(a.x() - b.x())
                ? text
                : metrics.elidedText(text, Qt::ElideRight, room - 6);
            const QSizeF size(metrics.horizontalAdvance(shown) + 4, metrics.height());
            const QRectF box((a + b) / 2 - QPointF(size.width() / 2, size.height() / 2), size);
            if (!m_area.contains(box) || !isWhole(box) || !m_taken.take(box))
                continue;
            QColor back = m_theme.color(Role::Window);
            back.setAlpha(215);
            m_p.fillRect(box, back);
            m_p.setPen(edge.isHurt() ? m_theme.health(edge.health) : m_theme.color(Role::TextMuted));
            m_p.drawText(box, Qt::AlignCenter, shown);
            if (++words == mostLabels)
                break;
        }
    }

    QPainter &m_p;
    const NetworkScene &m_scene;
    const picture::Snapshot &m_s;
    const NetworkLook &m_look;
    const NetworkMarks &m_marks;
    const QFont &m_font;
    const Theme &m_theme;
    const std::stop_token &m_stop;
    const QRectF m_area, m_seen;
    Taken m_taken;
    std::map<std::pair<int, QRgb>, QImage> m_stamps;
    std::vector<QPointF> m_at; ///< by node
    std::vector<Index> m_visible, m_shown; ///< nodes, edges
    std::vector<std::uint8_t> m_onWay; ///< by edge
    std::vector<Marked> m_marked; ///< by node
    std::vector<bool> m_dimmed; ///< by node; empty: none
    std::vector<bool> m_isNamed; ///< by node: a group whose name stands in its disc
};

} // namespace

double NetworkLook::radiusOf(const NetworkScene::Node &node) const
{
    const double r = double(node.radius) * std::min(zoom, 3.0);
    return node.asset < 0 ? std::clamp(r, 9.0, 60.0) : std::clamp(r, node.isMission ? 4.0 : 0.8, 26.0);
}

void paintNetwork(QPainter &p, const NetworkScene &scene, const picture::Snapshot &snapshot, const NetworkLook &look,
                  const NetworkMarks &marks, const QFont &font, const Theme &theme, const std::stop_token &stop)
{
    Painting(p, scene, snapshot, look, marks, font, theme, stop).run();
}

QString groupTitle(const NetworkScene &scene, const NetworkScene::Group &group)
{
    if (!group.name.isEmpty())
        return shortText(visibleText(group.name), 60);
    switch (scene.fold) {
    case NetworkFold::Sector:
        return Words::tr("No sector known");
    case NetworkFold::Owner:
        return Words::tr("No owner known");
    case NetworkFold::Country:
        return Words::tr("No country known");
    case NetworkFold::Site:
        return Words::tr("No site known");
    case NetworkFold::Segment:
        return Words::tr("No network segment known");
    case NetworkFold::None:
        break;
    }
    return {};
}

QString groupState(const NetworkScene::Group &group)
{
    QString text = Words::tr("%n asset(s)", nullptr, int(group.assets.size()));
    if (group.bad > 0)
        text += u", "_s + Words::tr("%n hurt", nullptr, group.bad);
    if (group.unknown > 0)
        text += u", "_s + Words::tr("%n unknown", nullptr, group.unknown);
    return text;
}

} // namespace watchfloor::widgets
