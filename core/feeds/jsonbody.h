// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace watchfloor::feeds {

/// Writes the body of a claim: canonical JSON (members in byte order of their keys, no white space, fewest escapes).
/// What is empty is left out. Keys are ours, so each is written once.
class JsonBody
{
public:
    void text(std::string_view key, std::string_view value);
    void texts(std::string_view key, const std::vector<std::string> &values);
    void number(std::string_view key, std::int64_t value);
    void real(std::string_view key, double value);
    void flag(std::string_view key, bool value);
    /// Canonical JSON that is there already: an object, or a list of them.
    void raw(std::string_view key, std::string json);
    void list(std::string_view key, const std::vector<std::string> &jsons);

    [[nodiscard]] bool empty() const { return m_members.empty(); }
    [[nodiscard]] std::string take(); ///< the object; empty afterwards

private:
    std::vector<std::pair<std::string_view, std::string>> m_members; ///< keys are literals
};

/// `text` in quotes, with the fewest escapes. It must be UTF-8.
void appendQuoted(std::string &out, std::string_view text);

} // namespace watchfloor::feeds
