// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// One element of a record that fits in memory, names without their prefixes.
struct XmlElement
{
    std::string name;
    std::string text; ///< its own, without that of its children, trimmed
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlElement> children;

    [[nodiscard]] std::string_view attribute(std::string_view key) const; ///< trimmed; empty where missing
    [[nodiscard]] const XmlElement *child(std::string_view key) const;
    [[nodiscard]] std::string_view childText(std::string_view key) const;
    template <typename Take> void eachChild(const Take &take) const
    {
        for (const XmlElement &below : children)
            take(below);
    }
    /// This element and all below it.
    void visit(const std::function<void(const XmlElement &)> &each) const;
};

/// Reads one element. Refused with the line: what is no well-formed XML, an entity other than XML's own,
/// a DOCTYPE, nesting beyond 64, more than `most` elements.
[[nodiscard]] std::expected<XmlElement, Rejection> readXml(std::string_view text, std::size_t most = 100'000);

} // namespace watchfloor::feeds
