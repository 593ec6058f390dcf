// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace watchfloor::fusion {

/// Sets of texts that grow together; a set goes by its smallest member, so that the order of joining does not matter.
class TextSets
{
public:
    [[nodiscard]] const std::string &smallestOf(const std::string &text)
    {
        const auto [it, isNew] = m_parent.try_emplace(text, text);
        if (isNew || it->second == text)
            return it->first;
        it->second = smallestOf(it->second);
        return it->second;
    }
    void join(const std::string &a, const std::string &b)
    {
        const std::string x = smallestOf(a), y = smallestOf(b);
        if (x < y)
            m_parent[y] = x;
        else if (y < x)
            m_parent[x] = y;
    }

private:
    std::map<std::string, std::string> m_parent;
};

} // namespace watchfloor::fusion
