// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

namespace watchfloor::feeds {

/// Cuts syslog as files and TCP carry it (RFC 6587, RFC 5425): each message either a line, or
/// counted in octets (`83 <34>1 ...`), told apart by how the message begins. A count beyond the limit
/// is a faulty record and the stream goes on with the next line.
class SyslogFramer final : public Framer
{
public:
    explicit SyslogFramer(std::size_t limit = 1u << 20);
    void feed(std::string_view chunk, const RecordSink &sink) override;
    void finish(const RecordSink &sink) override;

private:
    enum class Step : std::uint8_t { Again, MoreNeeded };
    [[nodiscard]] Step step(bool last, const RecordSink &sink);
    [[nodiscard]] Step readLine(bool last, const RecordSink &sink);
    [[nodiscard]] Step readCounted(bool last, std::size_t digits, const RecordSink &sink);
    void pass(std::size_t length, std::string fault, const RecordSink &sink);
    void drop(std::size_t length);

    const std::size_t m_limit;
    std::string m_buffer;
    std::size_t m_pos = 0;
    std::size_t m_scanned = 0; ///< no line end before it
    std::int64_t m_base = 0; ///< offset of m_buffer's first byte
    std::int64_t m_line = 1;
    bool m_skipping = false; ///< the rest of an over-long line
    bool m_begun = false;
};

} // namespace watchfloor::feeds
