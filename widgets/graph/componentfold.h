// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/components.h"

namespace watchfloor::widgets {

/// Which of the components of an asset are drawn, and which wait behind those until somebody asks. Pure.
class ComponentFold
{
public:
    using Node = Components::Node;
    static constexpr std::size_t mostAtOnce = 24; ///< that one step opens
    static constexpr std::size_t most = 2000;

    explicit ComponentFold(std::shared_ptr<const Components> components);

    [[nodiscard]] const GraphModel::Set &shown() const { return m_shown; }
    [[nodiscard]] std::size_t count() const { return m_count - 1; } ///< components that are shown
    void everything();
    /// What matters: what is vulnerable with the chains that bring it in, then what the asset needs itself, then what
    /// that needs, so many steps far and so many of each.
    void matters(int steps, int rows);
    /// The next of its neighbours that are hidden, what leads to something vulnerable first.
    void open(Node node, bool needs, bool neededBy);
    void close(Node node); ///< what is drawn and reached through it alone goes
    void bring(Node node); ///< with its chain, of which both ends where it is longer than what may be drawn

private:
    void add(Node node);
    void fill(int steps, std::size_t rows);
    [[nodiscard]] GraphModel::Set reached(Node from, Node closed) const;

    std::shared_ptr<const Components> m_components;
    GraphModel::Set m_shown;
    std::size_t m_count = 0;
};

/// As much of what matters as can be read in `room`, laid out; nothing when stopped.
struct LaidMatters
{
    ComponentFold fold;
    GraphScene scene;
};
[[nodiscard]] std::optional<LaidMatters> layMatters(const std::shared_ptr<const Components> &components,
                                                    const GraphMetrics &metrics, QSizeF room,
                                                    const std::stop_token &stop = {});

} // namespace watchfloor::widgets
