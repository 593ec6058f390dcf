// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// Writes the body of a claim: canonical JSON (members in byte order of their keys, no white space, fewest escapes).
/// What is empty is left out. Keys are ours, so each is written once and needs no escapes. Used again, it keeps its
/// memory.
class JsonBody
{
public:
    void text(std::string_view key, std::string_view value);
    void texts(std::string_view key, const std::vector<std::string> &values);
    void number(std::string_view key, std::int64_t value);
    void real(std::string_view key, double value);
    void flag(std::string_view key, bool value);
    /// Canonical JSON that is there already: an object, or a list of them.
    void raw(std::string_view key, std::string_view json);
    void list(std::string_view key, const std::vector<std::string> &jsons);

    [[nodiscard]] bool empty() const { return m_members.empty(); }
    [[nodiscard]] std::string take(); ///< the object; empty afterwards
    void takeTo(std::string &out); ///< the object, behind what stands in `out`

private:
    struct Member
    {
        std::string_view key; ///< a literal
        std::size_t from = 0, end = 0; ///< in m_text, with the brace or comma before it
    };
    std::string &member(std::string_view key);

    std::vector<Member> m_members;
    std::string m_text; ///< the object in the order in which it was written, not closed yet
    bool m_ordered = true; ///< which was the order of the keys
};

/// `text` in quotes, with the fewest escapes. It must be UTF-8.
void appendQuoted(std::string &out, std::string_view text);
/// A member of an object that is written in the order of its keys, a comma before it where it is not the first; nothing
/// for an empty text. The key needs no escapes.
void appendMember(std::string &object, std::string_view key, std::string_view text);
/// As Qt writes a number into JSON, which what is stored was written with.
void appendNumber(std::string &out, double value);

} // namespace watchfloor::feeds
