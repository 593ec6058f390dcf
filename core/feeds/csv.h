// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csvtext.h"
#include "feeds/parser.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Comma-separated values as exports really write them: RFC 4180, and its neighbours with another
/// delimiter, quote or encoding.
namespace watchfloor::feeds {

/// What the framer says of a document without rows.
inline constexpr std::string_view noRowsFault = "no records: no rows below the header";

/// A quoted cell longer than this has lost its closing quote.
inline constexpr std::size_t maxQuotedBytes = 4u << 20;

/// What a profile or a user already knows of a document.
struct CsvHints
{
    std::optional<char> delimiter;
    std::optional<char> quote;
    std::optional<TextEncoding> encoding;
};

/// How one document is written, settled once from its first bytes.
struct CsvDialect
{
    char delimiter = ',';
    char quote = '"';
    char lineEnd = '\n'; ///< `\r` for documents that know no other
    TextEncoding encoding;
    std::vector<std::string> header; ///< column names, UTF-8, trimmed
    std::string rawHeader; ///< as read
    std::size_t bodyOffset = 0; ///< where the header row's bytes end
    std::int64_t bodyLine = 1; ///< the line that lies on
    std::string problem; ///< not empty: no header could be found, so no row can be read
};
[[nodiscard]] CsvDialect settleDialect(std::string_view head, const CsvHints &hints = {});

/// Cuts a document into its rows below the header. A quote that is never closed, or closed in the middle of a
/// cell, costs the line it stands on: the lines after it are read again as rows of their own.
/// Blank lines and lines of nothing but delimiters are punctuation, not rows. No row at all is one faulty record.
class CsvFramer final : public Framer
{
public:
    explicit CsvFramer(CsvDialect dialect);
    void feed(std::string_view chunk, const RecordSink &sink) override;
    void finish(const RecordSink &sink) override;

private:
    enum class At : std::uint8_t { CellStart, Plain, Quoted, AfterQuote, Broken, Skipping };

    template <int width, bool bigEndian> void scan(const RecordSink &sink, bool last);
    void run(const RecordSink &sink, bool last);
    void endRow(std::size_t end, const RecordSink &sink);
    void breakRow(std::string_view reason, const RecordSink &sink);
    void skipRow();
    void startRow(std::size_t at);
    [[nodiscard]] bool isBlank(std::string_view row) const;
    [[nodiscard]] bool isUtf16() const;

    CsvDialect m_dialect;
    std::string m_buffer;
    std::size_t m_skip; ///< bytes of the header still to pass over
    std::int64_t m_base; ///< offset of m_buffer's first byte in the origin
    std::size_t m_rowStart = 0, m_scan = 0, m_quoteStart = 0;
    std::optional<std::size_t> m_firstLineEnd; ///< of the row, where it holds line ends
    std::int64_t m_line; ///< of the row's first byte
    std::int64_t m_lineEnds = 0; ///< inside the row
    At m_at = At::CellStart;
    std::string m_fault;
    std::string m_kept; ///< the start of an over-long row
    std::int64_t m_keptOffset = 0;
    bool m_any = false;
};

/// Decodes a record and splits it into as many cells as the header has.
/// Nothing: `rejected` says why.
class CsvRows
{
public:
    explicit CsvRows(CsvDialect dialect);
    [[nodiscard]] const CsvDialect &dialect() const { return m_dialect; }
    [[nodiscard]] const std::vector<std::string> *read(const RawRecord &record, std::optional<Rejection> &rejected);

private:
    CsvDialect m_dialect;
    std::vector<std::string> m_cells;
};

/// Splits one row of UTF-8 text; the answer says what is wrong with it, or is empty.
[[nodiscard]] std::string splitRow(std::string_view row, char delimiter, char quote, std::vector<std::string> &cells);

/// `First Seen (UTC)` -> `first_seen_utc`: lower case, everything but letters and digits folded to `_`.
[[nodiscard]] std::string columnKey(std::string_view name);

} // namespace watchfloor::feeds
