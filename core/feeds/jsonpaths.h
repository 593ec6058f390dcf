// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsondom.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// The members that a parser wants, by their paths: `finding_info.title`. Lists are no step of a path, and a dotted
/// key is the same as nested ones, as Elastic has it. A path's number is its place in the list.
class JsonPaths
{
public:
    static constexpr int none = -1;
    static constexpr std::size_t mostNodes = 256;

    /// `envelope`: a member whose object is read as if it were the record (`_source`).
    explicit JsonPaths(std::initializer_list<std::string_view> paths, std::string_view envelope = {});
    /// The texts are not copied. More steps than mostNodes allows: the paths behind are left out.
    explicit JsonPaths(std::span<const std::string_view> paths, std::string_view envelope = {});

    [[nodiscard]] int child(int node, std::string_view key) const; ///< a dotted key takes several steps
    [[nodiscard]] int number(int node) const { return m_numbers[static_cast<std::size_t>(node)]; }
    [[nodiscard]] std::string_view operator[](int number) const { return m_paths[static_cast<std::size_t>(number)]; }
    [[nodiscard]] std::size_t size() const { return m_paths.size(); }

private:
    struct Slot
    {
        std::string_view key;
        std::int16_t parent = none;
        std::int16_t node = none;
    };
    static constexpr std::size_t slotCount = 2048;
    [[nodiscard]] static std::size_t hash(int node, std::string_view key);
    [[nodiscard]] int step(int node, std::string_view key) const;
    void add(std::string_view path, int number);
    void add(int node, std::string_view key, int child);

    std::vector<std::string_view> m_paths;
    std::vector<int> m_numbers{none}; ///< of each node; the first node is the root
    std::vector<Slot> m_slots;
};

/// What one record says at those paths: the values that stand there, in the order in which they stand.
class PathRecord
{
public:
    explicit PathRecord(const JsonPaths &paths);
    /// False where the record is no JSON object or a wanted member stands twice in one place; see problem().
    [[nodiscard]] bool read(std::string_view record);
    [[nodiscard]] const Rejection &problem() const { return m_problem; }

    [[nodiscard]] bool has(int path) const { return m_first[static_cast<std::size_t>(path)] != 0; }
    /// The first value; only where has().
    [[nodiscard]] dom::element operator[](int path) const
    {
        return m_values[m_first[static_cast<std::size_t>(path)] - 1].second;
    }
    /// The first value where it is a string; else empty.
    [[nodiscard]] std::string_view text(int path) const { return has(path) ? stringOf((*this)[path]) : ""; }
    /// The first of these that is a string and not empty.
    [[nodiscard]] std::string_view firstText(std::initializer_list<int> paths) const;
    [[nodiscard]] std::span<const std::pair<int, dom::element>> values() const { return m_values; }
    [[nodiscard]] std::string_view name(int path) const { return m_paths[path]; }

private:
    using Seen = std::bitset<JsonPaths::mostNodes>;
    [[nodiscard]] bool object(dom::object object, int node, bool inList);
    [[nodiscard]] bool value(dom::element value, int node, bool inList);

    const JsonPaths &m_paths;
    JsonDom m_dom;
    std::vector<std::pair<int, dom::element>> m_values;
    std::vector<std::uint32_t> m_first; ///< 1 + index of a path's first value; 0: none
    Seen m_seen; ///< values outside lists
    JsonProblem m_fault;
    Rejection m_problem;
};

} // namespace watchfloor::feeds
