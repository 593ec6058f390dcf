// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/graphpainter.h"

#include "graph/graphscene.h"

#include <QCoreApplication>
#include <QPainter>

namespace watchfloor::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Graph)
};

/// More boxes than this cannot be read on a page.
constexpr std::ptrdiff_t mostOnPaper = 60;

/// Missions and what they need, layer by layer, while it fits on a page.
GraphModel::Set topLayers(const GraphModel &model)
{
    const auto &assets = model.snapshot().assets;
    GraphModel::Set shown(assets.size(), false);
    std::vector<std::int32_t> layer;
    for (std::size_t i = 0; i < assets.size(); ++i)
        if (assets[i].kind == picture::AssetKind::Mission)
            layer.push_back(std::int32_t(i));
    if (layer.empty())
        return model.everything(int(mostOnPaper));
    for (std::ptrdiff_t total = 0; !layer.empty() && (total += std::ssize(layer)) <= mostOnPaper;) {
        std::vector<std::int32_t> next;
        for (const std::int32_t asset : layer)
            shown[std::size_t(asset)] = true;
        for (const std::int32_t asset : layer)
            for (const std::int32_t row : model.needs(asset))
                if (const std::int32_t to = model.provider(row);
                    !shown[std::size_t(to)] && !std::ranges::contains(next, to))
                    next.push_back(to);
        layer = std::move(next);
    }
    return shown;
}

/// Where the whole is too much for a page: missions that are hurt, the chains below them, and the causes.
GraphModel::Set onlyChains(const GraphModel &model, const GraphModel::Set &threatened)
{
    GraphModel::Set shown(threatened.size(), false);
    const auto &s = model.snapshot();
    for (std::size_t i = 0; i < s.dependencies.size(); ++i)
        if (model.bearing(std::int32_t(i)) == GraphModel::Bearing::Failing)
            shown[std::size_t(s.dependencies[i].dependant)] = shown[std::size_t(s.dependencies[i].provider)] = true;
    for (std::size_t i = 0; i < s.assets.size(); ++i)
        if (threatened[i] && s.assets[i].kind == picture::AssetKind::Mission)
            shown[i] = true;
    return shown;
}

struct PaperGraph
{
    /// To be drawn in `room`.
    PaperGraph(const picture::Snapshot &snapshot, GraphMetrics metrics, const QSizeF &room)
        : model(snapshot)
        , shown(model.threatened())
        , title(Words::tr("What threatens the missions"))
    {
        if (shown.empty()) {
            shown = topLayers(model);
            title = Words::tr("Nothing is known to threaten a mission");
        } else if (std::ranges::count(shown, true) > mostOnPaper) {
            shown = onlyChains(model, shown);
        }
        metrics.target = room;
        scene = makeGraphScene(model, shown, metrics);
    }

    /// What is left of `rect` for the drawing between title and legend.
    static QRectF room(const QRectF &rect, const GraphMetrics &metrics, double legend)
    {
        return rect.adjusted(12, metrics.line + 14, -12, -legend - 6);
    }
    [[nodiscard]] double scaleIn(const QRectF &room) const
    {
        return std::min(room.width() / scene->bounds.width(), room.height() / scene->bounds.height());
    }
    [[nodiscard]] bool isDrawable() const { return scene && !scene->bounds.isEmpty(); }

    GraphModel model;
    GraphModel::Set shown;
    QString title;
    std::optional<GraphScene> scene;
};

} // namespace

double graphScale(const picture::Snapshot &snapshot, const QFont &font, const QSizeF &size)
{
    const GraphMetrics metrics(font);
    const QRectF rect(QPointF(), size);
    const double legend = paintGraphLegend(nullptr, rect, metrics, Theme(Theme::Scheme::Light));
    const QRectF room = PaperGraph::room(rect, metrics, legend);
    const PaperGraph graph(snapshot, metrics, room.size());
    return graph.isDrawable() ? graph.scaleIn(room) : 1;
}

void paintGraph(QPainter &p, const QRectF &rect, const picture::Snapshot &snapshot, const picture::Filter &,
                Theme::Scheme scheme)
{
    const Theme theme(scheme);
    const GraphMetrics metrics(p.font());
    p.save();
    p.setClipRect(rect, Qt::IntersectClip);
    p.fillRect(rect, theme.color(Theme::Role::Window));
    if (snapshot.assets.empty()) {
        p.setPen(theme.color(Theme::Role::TextMuted));
        p.drawText(rect, Qt::AlignCenter, Words::tr("No assets in this picture."));
        p.restore();
        return;
    }
    const double legend = paintGraphLegend(nullptr, rect, metrics, theme);
    const QRectF free = PaperGraph::room(rect, metrics, legend);
    const PaperGraph graph(snapshot, metrics, free.size());
    paintGraphLegend(&p, QRectF(rect.left(), rect.bottom() - legend, rect.width(), legend), metrics, theme);
    p.setPen(theme.color(Theme::Role::Text));
    p.drawText(QRectF(rect.left() + 8, rect.top() + 2, rect.width() - 16, metrics.line + 8),
               Qt::AlignLeft | Qt::AlignVCenter,
               Words::tr("%1: %2 of %3 assets")
                   .arg(graph.title)
                   .arg(std::ranges::count(graph.shown, true))
                   .arg(snapshot.assets.size()));
    if (graph.isDrawable() && free.isValid()) {
        GraphLook look;
        look.snapshot = &snapshot;
        look.zoom = std::min(graph.scaleIn(free), 1.2);
        look.origin = free.center() - graph.scene->bounds.center() * look.zoom;
        look.visible = rect;
        paintGraphScene(p, *graph.scene, look, metrics, theme);
    }
    p.restore();
}

} // namespace watchfloor::widgets
