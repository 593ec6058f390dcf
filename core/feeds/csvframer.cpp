// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csv.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t keptOfOverlong = 64u << 10;

} // namespace

CsvFramer::CsvFramer(CsvDialect dialect)
    : m_dialect(std::move(dialect))
    , m_skip(m_dialect.bodyOffset)
    , m_base(static_cast<std::int64_t>(m_dialect.bodyOffset))
    , m_line(m_dialect.bodyLine)
{
}

void CsvFramer::feed(std::string_view chunk, const RecordSink &sink)
{
    const std::size_t header = std::min(m_skip, chunk.size());
    m_skip -= header;
    m_buffer.append(chunk.substr(header));
    run(sink, false);
}

void CsvFramer::finish(const RecordSink &sink)
{
    run(sink, true);
    if (!m_any) {
        const std::string_view fault = m_dialect.problem.empty() ? noRowsFault : std::string_view(m_dialect.problem);
        sink({m_dialect.rawHeader, 0, 1, std::string(fault)});
    }
}

void CsvFramer::run(const RecordSink &sink, bool last)
{
    switch (m_dialect.encoding.kind) {
    case TextEncoding::Kind::Utf16Le:
        scan<2, false>(sink, last);
        break;
    case TextEncoding::Kind::Utf16Be:
        scan<2, true>(sink, last);
        break;
    default:
        scan<1, false>(sink, last);
    }
    // Once a call, so that a chunk of short rows is not moved row by row.
    m_buffer.erase(0, m_rowStart);
    m_base += static_cast<std::int64_t>(m_rowStart);
    m_scan -= m_rowStart;
    m_quoteStart -= std::min(m_quoteStart, m_rowStart);
    if (m_firstLineEnd)
        *m_firstLineEnd -= m_rowStart;
    m_rowStart = 0;
}

template <int width, bool bigEndian> void CsvFramer::scan(const RecordSink &sink, bool last)
{
    constexpr auto step = static_cast<std::size_t>(width);
    const auto unit = [this](std::size_t i) -> unsigned {
        const auto a = static_cast<unsigned char>(m_buffer[i]);
        if constexpr (width == 1)
            return a;
        const auto b = static_cast<unsigned char>(m_buffer[i + 1]);
        return bigEndian ? a * 256u + b : b * 256u + a;
    };
    const auto delimiter = static_cast<unsigned char>(m_dialect.delimiter);
    const auto quote = static_cast<unsigned char>(m_dialect.quote);
    const auto lineEnd = static_cast<unsigned char>(m_dialect.lineEnd);

    for (;;) {
        while (m_scan + step <= m_buffer.size()) {
            const unsigned c = unit(m_scan);
            if (c == lineEnd && m_at != At::Quoted) {
                const std::size_t end = m_scan;
                m_scan += step;
                endRow(end, sink);
                continue;
            }
            if (m_scan - m_rowStart > maxRecordBytes) {
                skipRow();
                continue;
            }
            switch (m_at) {
            case At::CellStart:
                m_quoteStart = m_scan;
                m_at = c == quote ? At::Quoted : c == delimiter ? At::CellStart : At::Plain;
                break;
            case At::Plain:
                if (c == delimiter)
                    m_at = At::CellStart;
                break;
            case At::Quoted:
                if (c == quote)
                    m_at = At::AfterQuote;
                if (c == lineEnd) {
                    ++m_lineEnds;
                    if (!m_firstLineEnd)
                        m_firstLineEnd = m_scan;
                }
                if (m_scan - m_quoteStart > maxQuotedBytes) {
                    breakRow("a quote that is never closed", sink);
                    continue;
                }
                break;
            case At::AfterQuote:
                if (c == quote && unit(m_scan - step) == quote) {
                    m_at = At::Quoted;
                } else if (c == delimiter) {
                    m_at = At::CellStart;
                } else if (c != ' ' && c != '\t' && c != '\r') {
                    breakRow("a quote in the middle of a quoted cell", sink);
                    continue;
                }
                break;
            case At::Broken:
                break;
            case At::Skipping:
                m_rowStart = m_scan + step;
                break;
            }
            m_scan += step;
        }
        if (!last || (m_rowStart >= m_buffer.size() && m_at != At::Skipping))
            return;
        if (m_at == At::Quoted && m_firstLineEnd) {
            breakRow("a quote that is never closed", sink); // and the lines after it are rows again
            continue;
        }
        if (m_at == At::Quoted)
            m_fault = "a quote that is never closed";
        const std::size_t end = m_buffer.size();
        m_scan = end;
        endRow(end, sink);
        return;
    }
}

void CsvFramer::startRow(std::size_t at)
{
    m_rowStart = m_scan = m_quoteStart = at;
    m_line += 1 + m_lineEnds;
    m_lineEnds = 0;
    m_firstLineEnd.reset();
    m_fault.clear();
    m_at = At::CellStart;
}

void CsvFramer::endRow(std::size_t end, const RecordSink &sink)
{
    const std::size_t next = m_scan;
    if (m_at == At::Skipping) {
        sink({m_kept, m_keptOffset, m_line, m_fault});
        m_any = true;
        m_kept.clear();
        startRow(next);
        return;
    }
    std::string_view row = std::string_view(m_buffer).substr(m_rowStart, end - m_rowStart);
    switch (m_dialect.encoding.kind) {
    case TextEncoding::Kind::Utf16Le:
        if (row.ends_with(std::string_view("\r\0", 2)))
            row.remove_suffix(2);
        break;
    case TextEncoding::Kind::Utf16Be:
        if (row.ends_with(std::string_view("\0\r", 2)))
            row.remove_suffix(2);
        break;
    default:
        while (row.ends_with('\r'))
            row.remove_suffix(1);
    }
    if (!isBlank(row)) {
        sink({row, m_base + static_cast<std::int64_t>(m_rowStart), m_line, m_fault});
        m_any = true;
    }
    startRow(next);
}

void CsvFramer::breakRow(std::string_view reason, const RecordSink &sink)
{
    m_fault = reason;
    if (!m_firstLineEnd) {
        m_at = At::Broken; // until its line ends
        return;
    }
    const std::size_t end = *m_firstLineEnd;
    m_lineEnds = 0; // those of the lines that are read again
    m_scan = end + (isUtf16() ? 2u : 1u);
    m_at = At::Broken;
    endRow(end, sink);
}

void CsvFramer::skipRow()
{
    if (m_at != At::Skipping) {
        m_kept.assign(m_buffer, m_rowStart, keptOfOverlong);
        m_keptOffset = m_base + static_cast<std::int64_t>(m_rowStart);
        m_fault = "longer than " + std::to_string(maxRecordBytes >> 20) + " MiB";
        m_at = At::Skipping;
        m_firstLineEnd.reset();
    }
    m_rowStart = m_scan;
}

bool CsvFramer::isBlank(std::string_view row) const
{
    const auto blank = [this](char c) { return c == m_dialect.delimiter || c == ' ' || c == '\t' || c == '\r'; };
    if (isUtf16()) {
        const auto text = toUtf8(row, m_dialect.encoding);
        return text && std::ranges::all_of(*text, blank);
    }
    return std::ranges::all_of(row, blank);
}

bool CsvFramer::isUtf16() const
{
    return m_dialect.encoding.kind == TextEncoding::Kind::Utf16Le
        || m_dialect.encoding.kind == TextEncoding::Kind::Utf16Be;
}

} // namespace watchfloor::feeds
