// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"
#include "graph/networkscene.h"
#include "picture/composition.h"
#include "picture/parts.h"

#include <QString>

#include <functional>

/// What one asset is made of, as a drawing: in layers, by who needs whom; where no bill says so, the asset in the
/// middle and its components in rings around it. Pure, any thread.
namespace watchfloor::widgets {

/// The question for what assets are made of; it reads the store, so it is asked on a thread.
using PartsOf = std::function<std::vector<picture::Part>(const picture::SnapshotPtr &)>;
/// The same for one asset, with who needs whom.
using CompositionOf = std::function<picture::Composition(const picture::SnapshotPtr &, std::int32_t asset)>;
struct ComponentsSource
{
    PartsOf parts;
    CompositionOf composition;
};

/// Nodes: 0 is the asset, i + 1 component i; by the same numbers the rows of `picture`.
struct Components
{
    using Node = picture::Composition::Node;

    struct Component
    {
        fusion::Product product;
        QString name; ///< with its version, safe to show as plain text
        std::vector<std::string> assets; ///< ids of all that have it in that version
        Marking marking = Marking::mostRestrictive(); ///< of all who name it
        QStringList weaknesses; ///< `CVE-2026-0001 · critical`, worst first
    };
    Components(const picture::SnapshotPtr &snapshot, picture::Composition composition,
               const std::vector<picture::Part> &parts);

    [[nodiscard]] bool isLayered() const { return made.tellsNeeds(); }
    [[nodiscard]] const QString &nameOf(Node node) const;
    /// The shortest way by which the asset has it, in names: `shop → a 1 → b 2`.
    [[nodiscard]] QString chainText(Node node) const;
    /// That it, or where its chain begins, is only listed; empty: somebody is said to need it.
    [[nodiscard]] QString listedText(Node node) const;
    /// Of it, of all that its chain leads through, and of who says so.
    [[nodiscard]] Marking chainMarking(Node node) const;
    /// From a bill's list alone: row of the picture's dependencies.
    [[nodiscard]] bool isListing(std::int32_t dependency) const { return std::size_t(dependency) >= made.needs.size(); }

    std::string asset; ///< id
    QString name; ///< of the asset, safe to show
    std::vector<Component> components; ///< by name
    picture::Composition made;
    picture::Chains chains;
    std::vector<Node> vulnerable; ///< worst first
    std::shared_ptr<GraphMarks> marks; ///< what is vulnerable, and the chains that lead there
    /// A picture of these alone: its first asset is the one in the middle.
    picture::SnapshotPtr picture;
    std::shared_ptr<const GraphModel> model;
    std::shared_ptr<const NetworkScene> scene; ///< the rings; null where there are layers

private:
    void nameAll(const picture::Snapshot &s, const std::vector<picture::Part> &parts);
    void findVulnerable(const picture::Snapshot &s);
};

/// In layers, all boxes as high as a long name needs; nothing when stopped.
[[nodiscard]] std::optional<GraphScene> layComponents(const Components &components, const GraphModel::Set &shown,
                                                      GraphMetrics metrics, const GraphScene *before = nullptr,
                                                      const std::stop_token &stop = {});

} // namespace watchfloor::widgets
