// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsontree.h"

#include "feeds/jsonobject.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace watchfloor::feeds {

namespace {

/// By UTF-16, in which what lies beyond the first plane comes before its last block. Which of two addresses is named
/// first depends on this order, and what is stored was written in it.
bool before(std::string_view a, std::string_view b)
{
    const auto [left, right] = std::ranges::mismatch(a, b);
    if (left == a.end() || right == b.end())
        return a.size() < b.size();
    const auto x = static_cast<unsigned char>(*left), y = static_cast<unsigned char>(*right);
    constexpr unsigned char lastBlock = 0xEE, beyond = 0xF0;
    if (x >= lastBlock && y >= lastBlock && (x >= beyond) != (y >= beyond))
        return x >= beyond;
    return x < y;
}

std::uint64_t frontOf(std::string_view key)
{
    std::uint64_t front = 0;
    if (key.size() >= sizeof front) {
        std::memcpy(&front, key.data(), sizeof front);
        return std::endian::native == std::endian::little ? std::byteswap(front) : front;
    }
    for (std::size_t i = 0; i < 8; ++i)
        front = front << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
    return front;
}

} // namespace

bool JsonTree::before(const Member &a, const Member &b)
{
    constexpr std::uint64_t beyondAscii = 0x8080808080808080;
    if (a.front != b.front && ((a.front | b.front) & beyondAscii) == 0)
        return a.front < b.front;
    return feeds::before(a.key, b.key);
}

std::string_view JsonNode::attribute(std::string_view key) const
{
    for (std::size_t at = 1; at < m_size; at += (this + at)->m_size) {
        const JsonNode &node = *(this + at);
        if (node.m_scalar && node.name == key)
            return node.text;
    }
    return {};
}

const JsonNode *JsonNode::child(std::string_view key) const
{
    for (std::size_t at = 1; at < m_size; at += (this + at)->m_size) {
        if ((this + at)->name == key)
            return this + at;
    }
    return nullptr;
}

std::string_view JsonNode::childText(std::string_view key) const
{
    const JsonNode *found = child(key);
    return found ? found->text : std::string_view();
}

const JsonNode &JsonTree::read(std::string_view name, dom::element object)
{
    m_nodes.clear();
    m_members.clear();
    m_texts.clear();
    dom::object whole;
    if (object.get(whole) == simdjson::SUCCESS) {
        addObject(name, whole);
    } else {
        m_nodes.emplace_back().name = name;
        m_nodes.back().m_scalar = false;
    }
    return m_nodes.front();
}

void JsonTree::addObject(std::string_view name, dom::object object)
{
    const std::size_t at = m_nodes.size();
    m_nodes.emplace_back().name = name;
    m_nodes.back().m_scalar = false;
    const std::size_t first = m_members.size();
    for (const dom::key_value_pair member : object)
        m_members.push_back({frontOf(member.key), member.key, member.value});
    const std::size_t end = m_members.size();
    const auto begin = m_members.begin() + static_cast<std::ptrdiff_t>(first);
    if (!std::is_sorted(begin, m_members.end(), &JsonTree::before))
        std::sort(begin, m_members.end(), &JsonTree::before);
    std::size_t id = 0, value = 0; // the first of each; no child is the node itself
    for (std::size_t i = first; i < end; ++i) {
        const Member member = m_members[i];
        const std::size_t child = m_nodes.size();
        add(member.key, member.value);
        if (m_nodes.size() > child && member.key == "value")
            value = child;
        else if (m_nodes.size() > child && member.key == "id")
            id = child;
    }
    m_members.resize(first);
    m_nodes[at].m_size = m_nodes.size() - at;
    if (value != 0)
        m_nodes[at].text = m_nodes[value].text;
    if (id != 0 && m_nodes[at].text.empty())
        m_nodes[at].text = m_nodes[id].text;
}

void JsonTree::add(std::string_view name, dom::element value)
{
    dom::object object;
    if (dom::array list; value.get(list) == simdjson::SUCCESS) {
        for (const dom::element element : list)
            add(name, element);
        return;
    }
    if (value.get(object) == simdjson::SUCCESS) {
        addObject(name, object);
        return;
    }
    JsonNode leaf;
    leaf.name = name;
    leaf.text = value.is_string() ? trimmedText(value)
        : value.is_null()         ? std::string_view()
                                  : std::string_view(m_texts.emplace_back(textOfScalar(value)));
    m_nodes.push_back(leaf);
}

} // namespace watchfloor::feeds
