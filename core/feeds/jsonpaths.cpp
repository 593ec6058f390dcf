// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonpaths.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace watchfloor::feeds {

JsonPaths::JsonPaths(std::initializer_list<std::string_view> paths, std::string_view envelope)
    : JsonPaths(std::span(paths.begin(), paths.size()), envelope)
{
}

JsonPaths::JsonPaths(std::span<const std::string_view> paths, std::string_view envelope)
    : m_paths(paths.begin(), paths.end())
    , m_slots(slotCount)
{
    for (std::size_t number = 0; number < m_paths.size(); ++number)
        add(m_paths[number], static_cast<int>(number));
    if (!envelope.empty())
        add(0, envelope, 0);
    assert(m_numbers.size() <= mostNodes);
}

void JsonPaths::add(std::string_view path, int number)
{
    int node = 0;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        const std::string_view key = path.substr(0, dot);
        int next = step(node, key);
        if (next == none) {
            if (m_numbers.size() == mostNodes)
                return;
            next = static_cast<int>(m_numbers.size());
            m_numbers.push_back(none);
            add(node, key, next);
        }
        node = next;
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    m_numbers[static_cast<std::size_t>(node)] = number;
}

std::size_t JsonPaths::hash(int node, std::string_view key)
{
    // Whole words, which overlap where the key is short: copying a number of bytes that is not known costs more.
    std::uint64_t front = 0, back = 0;
    const std::size_t size = key.size();
    if (size >= 8) {
        std::memcpy(&front, key.data(), 8);
        std::memcpy(&back, key.data() + (size - 8), 8);
    } else if (size >= 4) {
        std::memcpy(&front, key.data(), 4);
        std::memcpy(&back, key.data() + (size - 4), 4);
    } else if (size > 0) {
        const auto at = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(key[i])}; };
        front = at(0) | at(size / 2) << 8 | at(size - 1) << 16;
    }
    std::uint64_t mixed = (front ^ (back * 0x9E3779B97F4A7C15)) + key.size() * 0x100 + static_cast<std::uint64_t>(node);
    mixed *= 0xD6E8FEB86659FD93;
    return static_cast<std::size_t>(mixed >> 40) % slotCount;
}

void JsonPaths::add(int node, std::string_view key, int child)
{
    std::size_t at = hash(node, key);
    while (m_slots[at].parent != none)
        at = (at + 1) % slotCount;
    m_slots[at] = {key, static_cast<std::int16_t>(node), static_cast<std::int16_t>(child)};
}

int JsonPaths::step(int node, std::string_view key) const
{
    for (std::size_t at = hash(node, key); m_slots[at].parent != none; at = (at + 1) % slotCount) {
        if (m_slots[at].parent == node && m_slots[at].key == key)
            return m_slots[at].node;
    }
    return none;
}

int JsonPaths::child(int node, std::string_view key) const
{
    if (const int direct = step(node, key); direct != none)
        return direct;
    std::size_t dot = key.find('.');
    while (dot != std::string_view::npos) {
        node = step(node, key.substr(0, dot));
        if (node == none)
            return none;
        key.remove_prefix(dot + 1);
        dot = key.find('.');
        if (dot == std::string_view::npos)
            return step(node, key);
    }
    return none;
}

PathRecord::PathRecord(const JsonPaths &paths)
    : m_paths(paths)
    , m_first(paths.size(), 0)
{
}

bool PathRecord::read(std::string_view record)
{
    m_values.clear();
    std::ranges::fill(m_first, 0u);
    m_seen.reset();
    m_fault = {};
    auto root = m_dom.read(record);
    if (!root) {
        m_problem = std::move(root.error());
        return false;
    }
    dom::object whole;
    if (root->get(whole) != simdjson::SUCCESS) {
        m_problem = {"not a JSON object", {}};
        return false;
    }
    if (object(whole, 0, false))
        return true;
    m_problem = rejection(m_fault);
    return false;
}

std::string_view PathRecord::firstText(std::initializer_list<int> paths) const
{
    for (const int path : paths) {
        if (const std::string_view found = text(path); !found.empty())
            return found;
    }
    return {};
}

bool PathRecord::object(dom::object object, int node, bool inList)
{
    Seen here;
    for (const dom::key_value_pair member : object) {
        const int child = m_paths.child(node, member.key);
        if (child == JsonPaths::none)
            continue;
        const auto index = static_cast<std::size_t>(child);
        // Two dotted keys may share their first steps, two equal keys may not stand side by side.
        if (here.test(index)) {
            m_fault = {std::string(cutText(member.key, 80)), "appears twice"};
            return false;
        }
        here.set(index);
        if (!value(member.value, child, inList)) {
            prefixField(m_fault, member.key);
            return false;
        }
    }
    return true;
}

bool PathRecord::value(dom::element value, int node, bool inList)
{
    switch (value.type()) {
    case dom::element_type::OBJECT:
        return object(value.get_object().value_unsafe(), node, inList);
    case dom::element_type::ARRAY:
        return eachElement(value, m_fault, [&](dom::element element) { return this->value(element, node, true); });
    case dom::element_type::NULL_VALUE:
        return true;
    default:
        break;
    }
    const int number = m_paths.number(node);
    if (number == JsonPaths::none)
        return true;
    const auto at = static_cast<std::size_t>(node);
    if (!inList && m_seen.test(at)) {
        m_fault.reason = "appears twice, dotted and nested";
        return false;
    }
    if (!inList)
        m_seen.set(at);
    m_values.emplace_back(number, value);
    std::uint32_t &first = m_first[static_cast<std::size_t>(number)];
    if (first == 0)
        first = static_cast<std::uint32_t>(m_values.size());
    return true;
}

} // namespace watchfloor::feeds
