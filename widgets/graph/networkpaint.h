// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "graph/networkscene.h"

class QPainter;

/// How a network looks at any zoom: thousands of dots from afar, names and words on lines near by. Any thread.
namespace watchfloor::widgets {

/// What is marked in a network, by asset; each may be empty.
struct NetworkMarks
{
    std::vector<bool> selected, related, dimmed;
    std::vector<picture::Change> changes;
    NetworkWay way; ///< between two selected ones
    [[nodiscard]] static bool has(const std::vector<bool> &flags, std::int32_t asset)
    {
        return asset >= 0 && std::size_t(asset) < flags.size() && flags[std::size_t(asset)];
    }
};

struct NetworkLook : PlaneLook
{
    QSizeF size; ///< of the device
    QRectF seen; ///< of it, what the window shows: no label is cut at its edge; null: all
    [[nodiscard]] double radiusOf(const NetworkScene::Node &node) const; ///< device pixels
};

/// What is hurt is drawn on top and never smaller than can be told by its shape. Returns early when stopped.
void paintNetwork(QPainter &p, const NetworkScene &scene, const picture::Snapshot &snapshot, const NetworkLook &look,
                  const NetworkMarks &marks, const QFont &font, const Theme &theme, const std::stop_token &stop = {});

/// "Energy", or what stands for nothing said.
[[nodiscard]] QString groupTitle(const NetworkScene &scene, const NetworkScene::Group &group);
/// "1,204 assets, 3 hurt"
[[nodiscard]] QString groupState(const NetworkScene::Group &group);

} // namespace watchfloor::widgets
