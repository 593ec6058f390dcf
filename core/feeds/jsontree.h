// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsondom.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// JSON in the shape of XML, as RFC 8727 writes IODEF: scalars are attributes and children alike, lists are children of
/// one name; `value` and `id` are an object's text. Asked in the words of XmlElement. Children come in the order of
/// their names. Lies behind one another in a JsonTree, so that there is nothing to allocate for each.
class JsonNode
{
public:
    std::string_view name;
    std::string_view text; ///< trimmed

    /// Of a scalar child; empty where there is none.
    [[nodiscard]] std::string_view attribute(std::string_view key) const;
    [[nodiscard]] const JsonNode *child(std::string_view key) const;
    [[nodiscard]] std::string_view childText(std::string_view key) const;
    template <typename Take> void eachChild(const Take &take) const
    {
        for (std::size_t at = 1; at < m_size; at += (this + at)->m_size)
            take(*(this + at));
    }
    /// This node and all below it.
    template <typename Take> void visit(const Take &take) const
    {
        for (std::size_t at = 0; at < m_size; ++at)
            take(*(this + at));
    }

private:
    friend class JsonTree;
    std::size_t m_size = 1; ///< with all below
    bool m_scalar = true;
};

/// The nodes of one object.
class JsonTree
{
public:
    /// Valid until the next call, and as long as the document.
    [[nodiscard]] const JsonNode &read(std::string_view name, dom::element object);

private:
    struct Member
    {
        std::uint64_t front; ///< the first bytes of the key, so that most keys differ in a register
        std::string_view key;
        dom::element value;
    };
    static bool before(const Member &a, const Member &b);
    void add(std::string_view name, dom::element value);
    void addObject(std::string_view name, dom::object object);

    std::vector<JsonNode> m_nodes;
    std::vector<Member> m_members; ///< of the objects that are open
    std::deque<std::string> m_texts; ///< of numbers
};

} // namespace watchfloor::feeds
