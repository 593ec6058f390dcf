// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/xmlframer.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t kept = 64u << 10;
constexpr std::size_t longestTag = 256u << 10;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view space = " \t\r\n";

/// `idmef:Alert` -> `Alert`
std::string_view localName(std::string_view tag)
{
    tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
    const auto colon = tag.find(':');
    return colon == std::string_view::npos ? tag : tag.substr(colon + 1);
}

} // namespace

XmlFramer::XmlFramer(std::vector<std::string_view> elements, std::size_t limit)
    : m_elements(std::move(elements))
    , m_limit(limit)
{
}

void XmlFramer::feed(std::string_view chunk, const RecordSink &sink)
{
    if (m_head.size() < kept)
        m_head.append(chunk.substr(0, kept - m_head.size()));
    m_buffer.append(chunk);
    while (step(false, sink) == Step::Again) { }
    compact();
}

void XmlFramer::finish(const RecordSink &sink)
{
    while (step(true, sink) == Step::Again) { }
    if (m_refused || m_inRecord) {
        if (m_fault.empty())
            m_fault = "the document ends inside this element";
        advance(m_buffer.size());
        emit(sink);
        return;
    }
    const bool rest = m_pos < m_buffer.size();
    if (m_anyRecord && m_depth == 0 && !rest)
        return;
    if (m_head.find_first_not_of(space) == std::string::npos)
        return;
    if (!m_anyRecord) {
        std::string names;
        for (const std::string_view name : m_elements)
            names += (names.empty() ? "" : ", ") + std::string(name);
        sink({m_head, 0, 1, m_depth > 0 || rest ? "the document ends early" : "nothing in it is one of " + names});
        return;
    }
    const std::string_view left = std::string_view(m_buffer).substr(m_pos);
    sink({left, m_base + static_cast<std::int64_t>(m_pos), m_line, "the document ends early"});
}

bool XmlFramer::isWanted(std::string_view name) const { return std::ranges::contains(m_elements, name); }

void XmlFramer::refuse(std::string reason)
{
    m_fault = std::move(reason);
    m_refused = true;
    if (!m_inRecord) {
        m_inRecord = true;
        m_long = false;
        m_kept.clear();
        m_start = m_pos;
        m_recordOffset = m_base + static_cast<std::int64_t>(m_pos);
        m_recordLine = m_line;
    }
    advance(m_buffer.size());
}

/// Goes on to m_buffer[to]; of a record that has become too long only the start is kept.
void XmlFramer::advance(std::size_t to)
{
    m_line += std::count(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_pos),
                         m_buffer.begin() + static_cast<std::ptrdiff_t>(to), '\n');
    m_pos = m_scanned = to;
    if (!m_inRecord)
        return;
    if (!m_long && m_pos - m_start > (m_refused ? kept : m_limit)) {
        m_long = true;
        m_kept = m_buffer.substr(m_start, std::min(kept, m_limit));
        if (m_fault.empty())
            m_fault = "larger than " + std::to_string(m_limit >> 20) + " MiB; its start is kept";
    }
    if (m_long)
        m_start = m_pos;
}

XmlFramer::Step XmlFramer::skipPast(std::size_t from, std::string_view end)
{
    const auto found = m_buffer.find(end, std::max(m_pos + from, m_scanned));
    if (found != std::string::npos) {
        advance(found + end.size());
        return Step::Again;
    }
    // What cannot hold the end's first byte need not be looked at or kept again.
    const std::size_t safe = m_buffer.size() < end.size() ? 0 : m_buffer.size() - (end.size() - 1);
    m_scanned = std::max({m_scanned, m_pos + from, safe});
    if (m_buffer.size() - m_pos > m_limit) {
        m_fault = "a comment or section longer than " + std::to_string(m_limit >> 20) + " MiB";
        refuse(m_fault);
        return Step::Again;
    }
    return Step::MoreNeeded;
}

XmlFramer::Step XmlFramer::step(bool last, const RecordSink &sink)
{
    if (m_refused) {
        advance(m_buffer.size());
        return Step::MoreNeeded;
    }
    if (!m_begun) {
        if (m_buffer.size() < byteOrderMark.size() && !last)
            return Step::MoreNeeded;
        m_begun = true;
        if (m_buffer.starts_with(byteOrderMark))
            m_pos = m_scanned = byteOrderMark.size();
        if (m_buffer.starts_with("\xFF\xFE") || m_buffer.starts_with("\xFE\xFF")) {
            refuse("UTF-16; XML is read as UTF-8");
            return Step::Again;
        }
    }
    if (m_pos == m_buffer.size())
        return Step::MoreNeeded;
    const std::string_view rest = std::string_view(m_buffer).substr(m_pos);
    if (rest.front() != '<') {
        const auto tag = std::min(rest.find('<'), rest.size());
        if (m_depth == 0 && rest.substr(0, tag).find_first_not_of(space) != std::string_view::npos) {
            refuse("text outside of the document's root");
            return Step::Again;
        }
        advance(m_pos + tag);
        return Step::Again;
    }
    // The longest opening that has to be told apart.
    constexpr std::string_view section = "<![CDATA[";
    if (rest.size() < section.size() && !last && rest.find('>') == std::string_view::npos)
        return Step::MoreNeeded;
    if (rest.starts_with("<!--"))
        return skipPast(4, "-->");
    if (rest.starts_with("<?"))
        return skipPast(2, "?>");
    if (rest.starts_with(section))
        return skipPast(section.size(), "]]>");
    if (rest.starts_with("<!")) {
        refuse("a DOCTYPE, which may define entities, is refused");
        return Step::Again;
    }
    return readTag(sink);
}

XmlFramer::Step XmlFramer::readTag(const RecordSink &sink)
{
    char quote = 0;
    std::size_t end = m_pos + 1;
    for (; end < m_buffer.size(); ++end) {
        const char c = m_buffer[end];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            break;
        } else if (c == '<') {
            refuse("a < inside a tag");
            return Step::Again;
        }
        if (end - m_pos > longestTag) {
            refuse("a tag longer than " + std::to_string(longestTag >> 10) + " KiB");
            return Step::Again;
        }
    }
    if (end == m_buffer.size())
        return Step::MoreNeeded;
    const std::string_view tag = std::string_view(m_buffer).substr(m_pos + 1, end - m_pos - 1);
    const bool closing = tag.starts_with('/');
    const bool empty = !closing && tag.ends_with('/');
    if (closing) {
        if (m_depth == 0) {
            refuse("a closing tag that nothing opened");
            return Step::Again;
        }
        --m_depth;
    } else {
        if (!m_inRecord && isWanted(localName(tag))) {
            m_inRecord = true;
            m_long = false;
            m_fault.clear();
            m_recordDepth = m_depth;
            m_start = m_pos;
            m_recordOffset = m_base + static_cast<std::int64_t>(m_pos);
            m_recordLine = m_line;
        }
        if (!empty && ++m_depth > maxDepth) {
            refuse("nested deeper than " + std::to_string(maxDepth));
            return Step::Again;
        }
    }
    advance(end + 1);
    if (m_inRecord && m_depth == m_recordDepth && (closing || empty))
        emit(sink);
    return Step::Again;
}

void XmlFramer::emit(const RecordSink &sink)
{
    const std::string_view bytes
        = m_long ? std::string_view(m_kept) : std::string_view(m_buffer).substr(m_start, m_pos - m_start);
    sink({bytes, m_recordOffset, m_recordLine, m_fault});
    m_anyRecord = true;
    m_inRecord = m_long = false;
    m_fault.clear();
    m_kept.clear();
}

void XmlFramer::compact()
{
    const std::size_t done = m_inRecord ? m_start : m_pos;
    m_buffer.erase(0, done);
    m_base += static_cast<std::int64_t>(done);
    m_pos -= done;
    m_scanned -= std::min(m_scanned, done);
    m_start -= std::min(m_start, done);
}

} // namespace watchfloor::feeds
