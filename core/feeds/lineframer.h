// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

namespace watchfloor::feeds {

/// Cuts text into its lines. Blank lines and a byte order mark are punctuation; a line over the
/// limit is one faulty record that keeps its start.
class LineFramer final : public Framer
{
public:
    explicit LineFramer(std::size_t limit = maxRecordBytes);
    void feed(std::string_view chunk, const RecordSink &sink) override;
    void finish(const RecordSink &sink) override;

private:
    void endLine(std::size_t end, const RecordSink &sink);

    const std::size_t m_limit;
    std::string m_buffer;
    std::int64_t m_base = 0; ///< offset of m_buffer's first byte
    std::size_t m_start = 0, m_scan = 0;
    std::int64_t m_line = 1;
    std::string m_kept; ///< the start of an over-long line
    std::int64_t m_keptOffset = 0;
    bool m_skipping = false;
    bool m_begun = false;
};

} // namespace watchfloor::feeds
