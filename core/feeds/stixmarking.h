// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace watchfloor::feeds {

/// What a marking-definition object says, as far as labels go.
struct StixMarkingDefinition
{
    std::string_view id;
    std::string_view name;
    std::string_view definitionType; ///< statement, tlp ...
    std::string_view tlp; ///< definition.tlp, as TLP 1 writes it
    std::string_view tlp2; ///< tlp_2_0 of the TLP 2.0 extension
};

/// Turns marking references of one document into labels. The nine TLP definitions and
/// the statement that all of ATT&CK carries are known by id; others count once the
/// document has defined them. What is not known is the most restrictive.
class StixMarkings
{
public:
    /// Remembers a definition; the reason where it contradicts an id that is fixed.
    [[nodiscard]] std::optional<std::string> define(const StixMarkingDefinition &definition);

    /// The label of one reference; nothing for a statement, which adds no label of ours.
    [[nodiscard]] std::optional<Marking> resolve(std::string_view reference) const;

private:
    std::unordered_map<std::string, std::optional<Marking>> m_defined;
};

} // namespace watchfloor::feeds
