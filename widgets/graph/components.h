// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/networkscene.h"
#include "picture/parts.h"

#include <QString>

#include <functional>

/// What one asset is made of, as a drawing: the asset in the middle, its components in rings around it. Claims keep
/// which components a bill names, not which of them needs which. Pure, any thread.
namespace watchfloor::widgets {

/// The question for what assets are made of; it reads the store, so it is asked on a thread.
using PartsOf = std::function<std::vector<picture::Part>(const picture::SnapshotPtr &)>;

struct Components
{
    struct Component
    {
        fusion::Product product;
        QString name; ///< with its version, safe to show as plain text
        std::vector<std::string> assets; ///< ids of all that have it in that version
        Marking marking = Marking::mostRestrictive(); ///< of all who name it
    };
    std::string asset; ///< id
    QString name; ///< of the asset, safe to show
    std::vector<Component> components; ///< by name; node i + 1 of the scene
    /// A picture of these alone: its first asset is the one in the middle.
    picture::SnapshotPtr picture;
    std::shared_ptr<const GraphModel> model;
    std::shared_ptr<const NetworkScene> scene;
};
[[nodiscard]] std::shared_ptr<const Components> componentsOf(const picture::SnapshotPtr &snapshot, std::int32_t asset,
                                                             const std::vector<picture::Part> &parts);

} // namespace watchfloor::widgets
