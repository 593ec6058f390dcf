// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/lineframer.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t keptOfOverlong = 64u << 10;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace

LineFramer::LineFramer(std::size_t limit)
    : m_limit(limit)
{
}

void LineFramer::feed(std::string_view chunk, const RecordSink &sink)
{
    m_buffer.append(chunk);
    if (!m_begun) {
        if (m_buffer.size() < byteOrderMark.size())
            return;
        m_begun = true;
        if (m_buffer.starts_with(byteOrderMark))
            m_start = m_scan = byteOrderMark.size();
    }
    for (;;) {
        const auto end = m_buffer.find('\n', m_scan);
        if (end == std::string::npos)
            break;
        endLine(end, sink);
        m_start = m_scan = end + 1;
        ++m_line;
    }
    m_scan = m_buffer.size();
    if (m_skipping) {
        m_start = m_scan;
    } else if (m_scan - m_start > m_limit) {
        m_skipping = true;
        m_kept = m_buffer.substr(m_start, std::min(keptOfOverlong, m_limit));
        m_keptOffset = m_base + static_cast<std::int64_t>(m_start);
        m_start = m_scan;
    }
    m_buffer.erase(0, m_start);
    m_base += static_cast<std::int64_t>(m_start);
    m_scan -= m_start;
    m_start = 0;
}

void LineFramer::finish(const RecordSink &sink)
{
    m_begun = true;
    if (m_buffer.size() > m_start || m_skipping)
        endLine(m_buffer.size(), sink);
    m_start = m_scan = m_buffer.size();
}

void LineFramer::endLine(std::size_t end, const RecordSink &sink)
{
    std::string_view line = std::string_view(m_buffer).substr(m_start, end - m_start);
    const bool tooLong = m_skipping || line.size() > m_limit;
    if (tooLong) {
        RawRecord record;
        record.bytes = m_skipping ? std::string_view(m_kept) : line.substr(0, std::min(keptOfOverlong, m_limit));
        record.offset = m_skipping ? m_keptOffset : m_base + static_cast<std::int64_t>(m_start);
        record.line = m_line;
        record.fault = "a line longer than " + std::to_string(m_limit) + " bytes; its start is kept";
        m_skipping = false;
        sink(record);
        return;
    }
    while (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    if (line.find_first_not_of(" \t\r\v\f") == std::string_view::npos)
        return;
    sink({line, m_base + static_cast<std::int64_t>(m_start), m_line, {}});
}

} // namespace watchfloor::feeds
