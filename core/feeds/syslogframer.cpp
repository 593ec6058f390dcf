// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/syslogframer.h"

#include <algorithm>
#include <charconv>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t kept = 64u << 10;
constexpr std::size_t mostDigits = 10;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace

SyslogFramer::SyslogFramer(std::size_t limit)
    : m_limit(limit)
{
}

void SyslogFramer::feed(std::string_view chunk, const RecordSink &sink)
{
    m_buffer.append(chunk);
    while (step(false, sink) == Step::Again) { }
    m_buffer.erase(0, m_pos);
    m_base += static_cast<std::int64_t>(m_pos);
    m_scanned -= std::min(m_scanned, m_pos);
    m_pos = 0;
}

void SyslogFramer::finish(const RecordSink &sink)
{
    while (step(true, sink) == Step::Again) { }
}

SyslogFramer::Step SyslogFramer::step(bool last, const RecordSink &sink)
{
    if (!m_begun) {
        if (m_buffer.size() < byteOrderMark.size() && !last)
            return Step::MoreNeeded;
        m_begun = true;
        if (m_buffer.starts_with(byteOrderMark))
            m_pos = byteOrderMark.size();
    }
    if (m_skipping)
        return readLine(last, sink);
    const std::string_view rest = std::string_view(m_buffer).substr(m_pos);
    if (rest.empty())
        return Step::MoreNeeded;
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > mostDigits || rest.front() == '0')
        return readLine(last, sink);
    if (rest.size() < digits + 2 && !last)
        return Step::MoreNeeded;
    if (!rest.substr(digits).starts_with(" <"))
        return readLine(last, sink);
    return readCounted(last, digits, sink);
}

SyslogFramer::Step SyslogFramer::readCounted(bool last, std::size_t digits, const RecordSink &sink)
{
    std::uint64_t length = 0;
    std::from_chars(m_buffer.data() + m_pos, m_buffer.data() + m_pos + digits, length);
    if (length > m_limit) {
        // Where the message ends nobody knows now; it may as well be a line.
        pass(digits,
             "a message of " + std::to_string(length) + " octets is announced, " + std::to_string(m_limit)
                 + " are the most",
             sink);
        drop(1);
        return Step::Again;
    }
    const std::size_t begin = digits + 1;
    const std::size_t there = m_buffer.size() - m_pos - begin;
    if (there < length) {
        if (!last)
            return Step::MoreNeeded;
        drop(begin);
        pass(there, "the stream ends after " + std::to_string(there) + " of " + std::to_string(length) + " octets",
             sink);
        return Step::Again;
    }
    drop(begin);
    pass(length, {}, sink);
    return Step::Again;
}

SyslogFramer::Step SyslogFramer::readLine(bool last, const RecordSink &sink)
{
    const auto end = m_buffer.find('\n', std::max(m_pos, m_scanned));
    if (end == std::string::npos && !last) {
        m_scanned = m_buffer.size();
        if (m_skipping) {
            drop(m_buffer.size() - m_pos);
        } else if (m_buffer.size() - m_pos > m_limit) {
            m_skipping = true;
            const std::size_t length = m_buffer.size() - m_pos;
            pass(std::min(length, kept), "a line longer than " + std::to_string(m_limit) + " bytes; its start is kept",
                 sink);
            drop(m_buffer.size() - m_pos);
        }
        return Step::MoreNeeded;
    }
    const std::size_t stop = end == std::string::npos ? m_buffer.size() : end;
    const std::size_t length = stop - m_pos;
    if (m_skipping) {
        m_skipping = false;
        drop(length);
    } else if (length > m_limit) {
        pass(std::min(length, kept), "a line longer than " + std::to_string(m_limit) + " bytes; its start is kept",
             sink);
        drop(stop - m_pos);
    } else {
        pass(length, {}, sink);
    }
    if (end == std::string::npos)
        return Step::MoreNeeded;
    drop(1);
    return Step::Again;
}

/// Hands on the next bytes, without white space at their end; blank ones are punctuation.
void SyslogFramer::pass(std::size_t length, std::string fault, const RecordSink &sink)
{
    std::string_view bytes = std::string_view(m_buffer).substr(m_pos, length);
    // Some senders end messages with NUL, as RFC 6587 3.4.2 warns.
    while (!bytes.empty() && (bytes.back() == '\r' || bytes.back() == '\n' || bytes.back() == '\0'))
        bytes.remove_suffix(1);
    if (!fault.empty() || bytes.find_first_not_of(" \t\r\n\v\f") != std::string_view::npos)
        sink({bytes, m_base + static_cast<std::int64_t>(m_pos), m_line, std::move(fault)});
    drop(length);
}

void SyslogFramer::drop(std::size_t length)
{
    const auto from = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_pos);
    m_line += std::count(from, from + static_cast<std::ptrdiff_t>(length), '\n');
    m_pos += length;
}

} // namespace watchfloor::feeds
