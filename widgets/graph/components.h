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
using PartsOf = std::function<Result<std::vector<picture::Part>>(const picture::SnapshotPtr &)>;
/// The same for one asset, with who needs whom.
using CompositionOf = std::function<Result<picture::Composition>(const picture::SnapshotPtr &, std::int32_t asset)>;
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
        Marking shown; ///< of it with all of these
    };
    Components(const picture::SnapshotPtr &snapshot, picture::Composition composition,
               const std::vector<picture::Part> &parts);

    [[nodiscard]] bool isLayered() const { return made.tellsNeeds(); }
    [[nodiscard]] const QString &nameOf(Node node) const;
    /// The shortest way by which the asset has it, in names: `shop → a 1 → b 2`; of a long one both ends.
    [[nodiscard]] QString chainText(Node node) const;
    /// That it, or where its chain begins, is only listed; empty: somebody is said to need it.
    [[nodiscard]] QString listedText(Node node) const;
    /// Of it with its weaknesses, of the asset and all that its chain leads through, and of who says so.
    [[nodiscard]] Marking chainMarking(Node node) const;
    /// Of what two names and the need between them tell.
    [[nodiscard]] Marking needMarking(Node dependant, Node provider) const;
    /// From a bill's list alone: row of the picture's dependencies.
    [[nodiscard]] bool isListing(std::int32_t dependency) const { return std::size_t(dependency) >= made.needs.size(); }

    std::string asset; ///< id
    QString name; ///< of the asset, safe to show
    Marking marking; ///< of that
    std::vector<Component> components; ///< by name
    picture::Composition made;
    picture::Chains chains;
    /// What leads to the worst, what somebody needs, what needs much; then by name.
    [[nodiscard]] std::tuple<int, bool, int, Node> rank(Node node) const;

    std::vector<Node> vulnerable; ///< worst first
    std::vector<Node> nearestFirst; ///< all components, of those as near by rank
    std::shared_ptr<GraphMarks> marks; ///< what is vulnerable, and the chains that lead there
    /// A picture of these alone: its first asset is the one in the middle.
    picture::SnapshotPtr picture;
    std::shared_ptr<const GraphModel> model;
    std::shared_ptr<const NetworkScene> scene; ///< the rings; null where there are layers

private:
    [[nodiscard]] Marking nameMarking(Node node) const;
    std::vector<Marking> m_ofChains; ///< by node
    void nameAll(const picture::Snapshot &s, const std::vector<picture::Part> &parts);
    void findVulnerable(const picture::Snapshot &s);
    void putInOrder();
    std::vector<std::uint8_t> m_worst; ///< by node: severity of what it is or leads to
};

/// As the store has it.
[[nodiscard]] Result<std::shared_ptr<const Components>>
readComponents(const ComponentsSource &source, const picture::SnapshotPtr &snapshot, std::int32_t asset);

/// In layers, all boxes as high as a long name needs; nothing when stopped.
[[nodiscard]] std::optional<GraphScene> layComponents(const Components &components, const GraphModel::Set &shown,
                                                      GraphMetrics metrics, const GraphScene *before = nullptr,
                                                      const std::stop_token &stop = {});

} // namespace watchfloor::widgets
