// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"
#include "picture/composition.h"

/// What an asset is made of, as commands tell it.
namespace watchfloor::ctl {

/// The components that are called so, by name, name@version, package URL or CPE.
[[nodiscard]] std::vector<picture::Composition::Node> componentsCalled(const picture::Composition &made,
                                                                       const QString &wanted);
[[nodiscard]] Json componentJson(const picture::Snapshot &s, const picture::Composition &made,
                                 const picture::Chains &chains, picture::Composition::Node node);
void printComponent(const picture::Snapshot &s, const picture::Composition &made, const picture::Chains &chains,
                    picture::Composition::Node node);
/// `shop -> a@1 -> b@2`
[[nodiscard]] QString chainText(const picture::Snapshot &s, const picture::Composition &made,
                                const picture::Chains &chains, picture::Composition::Node node);

} // namespace watchfloor::ctl
