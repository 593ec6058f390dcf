// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

#include <vector>

namespace watchfloor::feeds {

/// Cuts XML into elements of given local names, wherever the outermost of them stand, so that a document
/// of any length is never held whole. What surrounds them (declaration, root, comments) is punctuation.
/// A DOCTYPE is refused together with everything behind it: nothing is ever expanded or fetched. A document
/// with none of the elements is one faulty record.
class XmlFramer final : public Framer
{
public:
    static constexpr int maxDepth = 64;

    explicit XmlFramer(std::vector<std::string_view> elements, std::size_t limit = maxRecordBytes);
    void feed(std::string_view chunk, const RecordSink &sink) override;
    void finish(const RecordSink &sink) override;

private:
    enum class Step : std::uint8_t { Again, MoreNeeded };
    [[nodiscard]] Step step(bool last, const RecordSink &sink);
    [[nodiscard]] Step readTag(const RecordSink &sink);
    [[nodiscard]] Step skipPast(std::size_t from, std::string_view end);
    [[nodiscard]] bool isWanted(std::string_view name) const;
    void refuse(std::string reason);
    void advance(std::size_t to);
    void emit(const RecordSink &sink);
    void compact();

    const std::vector<std::string_view> m_elements;
    const std::size_t m_limit;
    std::string m_buffer;
    std::size_t m_pos = 0; ///< of what is read next
    std::size_t m_scanned = 0; ///< of it, how far its end has been looked for
    std::int64_t m_base = 0, m_line = 1;
    int m_depth = 0;

    bool m_begun = false;
    bool m_inRecord = false;
    int m_recordDepth = 0; ///< depth outside of it
    std::size_t m_start = 0;
    std::int64_t m_recordOffset = 0, m_recordLine = 0;
    std::string m_kept; ///< the start of a record that is too long or refused
    bool m_long = false;
    std::string m_fault;
    bool m_refused = false; ///< everything from here on is one record
    bool m_anyRecord = false;
    std::string m_head; ///< of the document, for one without records
};

} // namespace watchfloor::feeds
