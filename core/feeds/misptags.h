// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/markingjoin.h"
#include "model/category.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// What the tags on one MISP event, attribute or object say, by taxonomies and galaxies that mean something here.
struct MispTags
{
    MarkingJoin marking; ///< tlp, PAP
    std::vector<std::string> names; ///< all of them, as written
    std::vector<std::string> attackIds; ///< ATT&CK techniques named by a galaxy
    std::vector<std::string> actors;
    std::vector<std::string> countries; ///< where the targets are
    std::vector<std::string> sectors;
    std::optional<Category> category; ///< RSIT; Test where it is an exercise
    int severity = -1; ///< priority-level, nis2
    std::uint8_t credibility = 6;

    void add(std::string_view tag);
    /// A galaxy cluster's own words, which say the same as its tag.
    void addCluster(std::string_view type, std::string_view value);
};

} // namespace watchfloor::feeds
