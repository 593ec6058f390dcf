// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csv.h"

#include <QString>

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

namespace {

constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};
/// A header that fills the head is not one.
constexpr std::size_t headerLimit = 60u << 10;

struct SampleRow
{
    std::string bytes;
    std::int64_t offset, line, lineEnds;
    std::vector<std::string> cells;
    bool good;
};

std::string trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

/// The document's first rows, read as `dialect` says.
std::vector<SampleRow> sample(std::string_view head, CsvDialect dialect)
{
    constexpr std::size_t enough = 50;
    std::vector<SampleRow> rows;
    dialect.bodyOffset = byteOrderMarkLength(head);
    CsvFramer framer(dialect);
    const RecordSink keep = [&](const RawRecord &r) {
        if (r.fault != noRowsFault)
            rows.push_back({std::string(r.bytes), r.offset, r.line, 0, {}, r.fault.empty()});
    };
    constexpr std::size_t chunk = 4096;
    std::size_t at = 0;
    for (; at < head.size() && rows.size() < enough; at += chunk)
        framer.feed(head.substr(at, chunk), keep);
    if (at >= head.size())
        framer.finish(keep);
    for (SampleRow &row : rows) {
        row.lineEnds = std::ranges::count(row.bytes, dialect.lineEnd);
        const auto text = toUtf8(row.bytes, dialect.encoding);
        row.good = row.good && text && splitRow(*text, dialect.delimiter, dialect.quote, row.cells).empty();
    }
    return rows;
}

/// How well a delimiter explains the rows: the share of rows as wide as the header, then the width.
int fitness(const std::vector<SampleRow> &rows)
{
    if (rows.empty() || !rows.front().good || rows.front().cells.size() < 2)
        return 0;
    const std::size_t width = rows.front().cells.size();
    const auto same
        = std::ranges::count_if(rows, [&](const SampleRow &r) { return r.good && r.cells.size() == width; });
    return int(same * 1000 / std::ssize(rows)) + int(std::min<std::size_t>(width, 200));
}

/// `sep=;`, the line by which Excel is told.
std::optional<char> separatorLine(const SampleRow &row)
{
    std::string text;
    std::ranges::copy_if(row.bytes, std::back_inserter(text), [](char c) { return c != '\0' && c != '"'; });
    if (text.size() == 5 && columnKey(text.substr(0, 3)) == "sep" && text[3] == '=')
        return text[4];
    return std::nullopt;
}

/// Whether the header's cells stand in single quotes, all of them.
bool isSingleQuoted(const SampleRow &header)
{
    return !header.cells.empty() && std::ranges::all_of(header.cells, [](const std::string &cell) {
        return cell.size() >= 2 && cell.front() == '\'' && cell.back() == '\'';
    });
}

} // namespace

CsvDialect settleDialect(std::string_view head, const CsvHints &hints)
{
    CsvDialect dialect;
    const bool marked = byteOrderMarkLength(head) > 0;
    // A byte order mark is in the document, a hint is somebody's belief.
    dialect.encoding = marked || !hints.encoding ? detectEncoding(head) : *hints.encoding;
    dialect.quote = hints.quote.value_or('"');
    if (head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos)
        dialect.lineEnd = '\r';

    std::vector<SampleRow> rows;
    int best = -1;
    for (const char candidate : delimiters) {
        CsvDialect attempt = dialect;
        attempt.delimiter = hints.delimiter.value_or(candidate);
        auto found = sample(head, attempt);
        const auto separator = found.empty() ? std::nullopt : separatorLine(found.front());
        if (separator) {
            attempt.delimiter = hints.delimiter.value_or(*separator);
            found = sample(head, attempt);
            found.erase(found.begin());
        }
        if (const int fit = fitness(found); fit > best) {
            best = fit;
            rows = std::move(found);
            dialect.delimiter = attempt.delimiter;
        }
        if (hints.delimiter || separator)
            break; // a document that says its separator has no second opinion
    }
    if (!hints.quote && !rows.empty() && isSingleQuoted(rows.front())) {
        const std::int64_t top = rows.front().offset;
        dialect.quote = '\'';
        rows = sample(head, dialect);
        std::erase_if(rows, [top](const SampleRow &row) { return row.offset < top; });
    }

    if (rows.empty()) {
        dialect.problem = "no header row";
        return dialect;
    }
    const SampleRow &header = rows.front();
    if (header.bytes.size() > headerLimit)
        dialect.problem = "the header row is longer than " + std::to_string(headerLimit >> 10) + " KiB";
    else if (!header.good)
        dialect.problem = "the header row cannot be read";
    dialect.rawHeader = header.bytes;
    dialect.bodyOffset = static_cast<std::size_t>(header.offset) + header.bytes.size();
    dialect.bodyLine = header.line + header.lineEnds;
    for (const std::string &cell : header.cells)
        dialect.header.push_back(trimmed(cell));
    while (dialect.header.size() > 1 && dialect.header.back().empty())
        dialect.header.pop_back(); // a delimiter at the end of every line
    return dialect;
}

std::string splitRow(std::string_view row, char delimiter, char quote, std::vector<std::string> &cells)
{
    cells.clear();
    std::size_t i = 0;
    for (;;) {
        std::string cell;
        if (i < row.size() && row[i] == quote) {
            ++i;
            for (;;) {
                const std::size_t end = row.find(quote, i);
                if (end == std::string_view::npos)
                    return "a quote that is never closed";
                cell += row.substr(i, end - i);
                i = end + 1;
                if (i >= row.size() || row[i] != quote)
                    break;
                cell += quote;
                ++i;
            }
            while (i < row.size() && row[i] != delimiter && (row[i] == ' ' || row[i] == '\t' || row[i] == '\r'))
                ++i;
            if (i < row.size() && row[i] != delimiter)
                return "a quote in the middle of a quoted cell";
        } else {
            const std::size_t end = std::min(row.find(delimiter, i), row.size());
            cell = row.substr(i, end - i);
            i = end;
        }
        cells.push_back(std::move(cell));
        if (i >= row.size())
            return {};
        ++i;
    }
}

CsvRows::CsvRows(CsvDialect dialect)
    : m_dialect(std::move(dialect))
{
}

const std::vector<std::string> *CsvRows::read(const RawRecord &record, std::optional<Rejection> &rejected)
{
    const auto reject = [&](std::string reason) {
        rejected = Rejection{std::move(reason), {}};
        return nullptr;
    };
    if (!record.fault.empty())
        return reject(record.fault);
    if (!m_dialect.problem.empty())
        return reject(m_dialect.problem);
    const auto text = toUtf8(record.bytes, m_dialect.encoding);
    if (!text)
        return reject(text.error());
    if (const auto nul = text->find('\0'); nul != std::string::npos)
        return reject("NUL byte at " + std::to_string(nul));
    if (std::string problem = splitRow(*text, m_dialect.delimiter, m_dialect.quote, m_cells); !problem.empty())
        return reject(std::move(problem));
    const std::size_t width = m_dialect.header.size();
    while (m_cells.size() > width && m_cells.back().empty())
        m_cells.pop_back();
    if (m_cells.size() != width)
        return reject(std::to_string(m_cells.size()) + " columns, the header has " + std::to_string(width));
    return &m_cells;
}

std::string columnKey(std::string_view name)
{
    QString out;
    for (const QChar c : QString::fromUtf8(name.data(), qsizetype(name.size())).toLower()) {
        if (c.isLetterOrNumber())
            out += c;
        else if (!out.isEmpty() && !out.endsWith(u'_'))
            out += u'_';
    }
    if (out.endsWith(u'_'))
        out.chop(1);
    return out.toStdString();
}

} // namespace watchfloor::feeds
