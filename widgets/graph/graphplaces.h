// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDataStream>
#include <QIODevice>
#include <QPointF>

#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace watchfloor::widgets {

/// Where a person, or the drawing that they changed, put the boxes. What is written down of it names nothing of a
/// store: keys are hashes with that store's salt.
struct GraphPlaces
{
    using Key = quint64;

    double least = 0; ///< of a box's height, as GraphMetrics has it
    QByteArray salt;
    std::unordered_map<Key, QPointF> centres;

    [[nodiscard]] static Key keyOf(const QByteArray &salt, std::string_view id);
    [[nodiscard]] std::optional<QPointF> of(std::string_view id) const;
};

/// By drawing: which part of the graph, about which asset.
using GraphDrawings = std::map<GraphPlaces::Key, GraphPlaces>;
[[nodiscard]] QByteArray toBytes(const GraphDrawings &drawings);
/// What cannot be read is left out.
[[nodiscard]] GraphDrawings drawingsFrom(const QByteArray &bytes, const QByteArray &salt);

} // namespace watchfloor::widgets
