// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/envelope.h"

#include <algorithm>

namespace watchfloor::transport {

namespace {

constexpr std::size_t deepest = 16; ///< nothing below is of interest here
constexpr std::size_t mostKept = 1000; ///< members; nobody's envelope has more
constexpr std::size_t longestLook = std::size_t(4) << 20;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The escapes that appear in what servers name; others stay as they are written.
std::string unquoted(const std::string &token)
{
    if (token.size() < 2 || token.front() != '"')
        return token;
    std::string out;
    for (std::size_t i = 1; i + 1 < token.size(); ++i) {
        if (token[i] == '\\' && i + 2 < token.size() && std::string_view("\"\\/").contains(token[i + 1]))
            ++i;
        out += token[i];
    }
    return out;
}

} // namespace

void EnvelopeScan::add(std::string_view bytes)
{
    m_bytes += std::int64_t(bytes.size());
    std::size_t listFrom = 0; // where what is inside a list begins in these bytes
    bool inList = m_stack.size() > 1 || m_stack == "[";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const bool kept = m_level == Level::Outer || m_level == Level::InnerMembers;
        if (m_inString) {
            if (kept && m_token.size() < longestKept)
                m_token += c;
            if (m_escape) {
                m_escape = false;
            } else if (c == '\\') {
                m_escape = true;
            } else if (c == '"') {
                m_inString = false;
                if (kept && m_keyNext) {
                    m_key = unquoted(m_token);
                    m_token.clear();
                }
            }
            continue;
        }
        if (isSpace(c))
            continue;
        if (m_level == Level::List && c != ',' && c != ']')
            element();
        if (c == '{' || c == '[' || c == '}' || c == ']') {
            bracket(c);
            const bool nowInList = m_stack.size() > 1 || m_stack == "[";
            if (inList && !nowInList)
                m_hash.add(bytes.substr(listFrom, i - listFrom));
            if (!inList && nowInList)
                listFrom = i + 1;
            inList = nowInList;
        } else if (c == '"') {
            m_inString = true;
            if (kept)
                m_token = '"';
        } else if (c == ',') {
            if (kept)
                endScalar();
            m_elementOpen = m_elementOpen && m_level != Level::List;
        } else if (c == ':') {
            m_keyNext = m_keyNext && !kept;
        } else if (kept && m_token.size() < longestKept) {
            m_token += c;
        }
    }
    if (inList)
        m_hash.add(bytes.substr(listFrom));
}

void EnvelopeScan::element()
{
    if (!m_elementOpen)
        ++m_lists[m_stack.size() == 1 ? std::string() : m_outerKey];
    m_elementOpen = true;
}

void EnvelopeScan::bracket(char c)
{
    if (c == '{' || c == '[') {
        if (m_first == 0)
            m_first = c;
        if (m_level == Level::Outer)
            m_outerKey = m_key;
        if (m_level == Level::Outer && c == '{' && m_objects.size() < mostKept)
            m_objects.insert(m_key);
        m_token.clear();
        if (m_stack.size() < deepest)
            m_stack += c;
        else
            ++m_deeper;
        settleLevel();
        m_keyNext = m_level == Level::Outer || m_level == Level::InnerMembers;
        if (m_level == Level::List && m_lists.size() < mostKept) {
            m_lists[m_stack.size() == 1 ? std::string() : m_outerKey];
            m_elementOpen = false;
        }
        return;
    }
    if (m_deeper > 0) {
        --m_deeper;
        return;
    }
    if (m_stack.empty())
        return;
    if (m_level == Level::Outer || m_level == Level::InnerMembers)
        endScalar();
    m_stack.pop_back();
    m_whole = m_whole || m_stack.empty();
    settleLevel();
    m_keyNext = false;
}

void EnvelopeScan::settleLevel()
{
    if (m_stack == "{")
        m_level = Level::Outer;
    else if (m_stack == "[" || m_stack == "{[")
        m_level = Level::List;
    else if (m_inner && (m_stack == "{[{{" || m_stack == "[{{"))
        m_level = Level::InnerMembers;
    else
        m_level = Level::None;
}

void EnvelopeScan::endScalar()
{
    if (!m_token.empty() && !m_keyNext && !m_whole) {
        if (m_level == Level::Outer) {
            if (m_scalars.size() < mostKept)
                m_scalars.try_emplace(m_key, unquoted(m_token));
        } else {
            m_inner(m_key, unquoted(m_token));
        }
    }
    m_token.clear();
    m_keyNext = true;
}

std::string EnvelopeScan::scalar(const std::string &key) const
{
    const auto found = m_scalars.find(key);
    return found == m_scalars.end() || found->second == "null" ? std::string() : found->second;
}

std::int64_t EnvelopeScan::elements(const std::string &key) const
{
    const auto found = m_lists.find(key);
    return found == m_lists.end() ? 0 : found->second;
}

ScannedSource::ScannedSource(std::unique_ptr<ingest::ByteSource> inner, EnvelopeScan &scan)
    : m_inner(std::move(inner))
    , m_scan(scan)
{
}

Result<std::string_view> ScannedSource::look(const std::function<bool(const EnvelopeScan &)> &enough)
{
    while (!m_ended && !m_failed && !enough(m_scan) && m_ahead.size() < longestLook) {
        const auto chunk = m_inner->next();
        if (!chunk) {
            // The whole records before a cut are as good as any.
            m_failed = chunk.error();
            if (m_ahead.empty())
                return std::unexpected(*m_failed);
            break;
        }
        m_ended = chunk->state == ingest::Chunk::State::End;
        m_scan.add(chunk->bytes);
        m_ahead.append(chunk->bytes);
    }
    return std::string_view(m_ahead);
}

Result<ingest::Chunk> ScannedSource::next()
{
    using State = ingest::Chunk::State;
    if (m_given < m_ahead.size()) {
        const auto bytes = std::string_view(m_ahead).substr(m_given, chunkBytes);
        m_given += bytes.size();
        return ingest::Chunk{State::Data, bytes};
    }
    m_ahead = {};
    m_given = 0;
    if (m_failed)
        return std::unexpected(*m_failed);
    if (m_ended)
        return ingest::Chunk{State::End, {}};
    auto chunk = m_inner->next();
    if (chunk)
        m_scan.add(chunk->bytes);
    return chunk;
}

} // namespace watchfloor::transport
