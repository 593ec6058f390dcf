// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

#include <optional>
#include <utility>

namespace watchfloor::feeds {

/// Cuts JSON text into records: one value a line, values one after another (over as many
/// lines as they like), or the elements of a top-level array; with Cut::Bundles also the
/// elements of an object's "objects" array, so that a STIX bundle of any length is never held
/// whole; the other cuts do the same for what MISP exports, CISA's catalogue and GeoJSON collections hold. It
/// counts brackets and follows strings; whether a record is good JSON is the parser's to say. What is broken costs its
/// own line where there is one record a line, and runs to the next line that starts like a record elsewhere.
class JsonFramer final : public Framer
{
public:
    enum class Cut : std::uint8_t { Values, Bundles, Responses, Vulnerabilities, Features, Named };
    struct Limits
    {
        std::size_t record = maxRecordBytes;
        std::size_t kept = 64u << 10; ///< of a record beyond `record`
        int depth = maxJsonDepth; ///< 64 at most
    };

    explicit JsonFramer(Cut cut = Cut::Values);
    JsonFramer(Cut cut, Limits limits);
    /// Cuts the list under this member of the outermost object, as a mapping profile names it; empty: Cut::Values.
    explicit JsonFramer(const std::string &list);

    void feed(std::string_view chunk, const RecordSink &sink) override;
    void finish(const RecordSink &sink) override;

private:
    enum class State : std::uint8_t {
        Head, ///< nothing read yet: a byte order mark?
        Foreign, ///< not UTF-8: everything is one record
        Between, ///< before a record
        Container, ///< inside an object or array that is a record
        Scalar, ///< inside a record of an array that is neither
        After, ///< behind a top-level record, whose line may hold more
        Line, ///< a record that ends with its line
        Resync, ///< a broken record that ends where a line starts like a record
    };
    enum class LevelKind : std::uint8_t { Top, Array, Objects };
    struct Level
    {
        LevelKind kind = LevelKind::Top;
        int column = 0; ///< of the first byte of records that start their line
        bool columnKnown = true;
        bool lineRecords = false; ///< a record was seen that is exactly one line
        bool valueSeen = false; ///< a comma or the end comes next
        bool commaSeen = false; ///< a value must come next
        std::int64_t count = 0;
        std::int64_t offset = 0, line = 0; ///< of the bracket
        std::int64_t commaOffset = 0, commaLine = 0;
    };

    void run(bool final, const RecordSink &sink);
    [[nodiscard]] bool step(bool final, const RecordSink &sink);
    [[nodiscard]] bool readHead(bool final);
    [[nodiscard]] bool readBetween(bool final, const RecordSink &sink);
    void readTop(char c);
    void readElement(char c, const RecordSink &sink);
    [[nodiscard]] bool readContainer(const RecordSink &sink);
    [[nodiscard]] bool readScalar(const RecordSink &sink);
    [[nodiscard]] bool readAfter(bool final, const RecordSink &sink);
    [[nodiscard]] bool readLine(const RecordSink &sink);
    [[nodiscard]] bool readResync(bool final, const RecordSink &sink);

    void begin(State state, std::size_t at);
    [[nodiscard]] bool openBracket(std::size_t at, const RecordSink &sink);
    [[nodiscard]] bool closeBracket(std::size_t at, const RecordSink &sink);
    void containerEnds(std::size_t end, const RecordSink &sink);
    [[nodiscard]] bool isOneLine(std::size_t end) const;
    void cutBefore(std::size_t lineStart, const RecordSink &sink);
    void brokenString(std::size_t at, const RecordSink &sink);
    void pushLevel(LevelKind kind, std::size_t at);
    void enterObjects(std::size_t at);
    void leaveObjects(std::size_t at);
    [[nodiscard]] bool isObjectsKey(std::size_t at) const;
    [[nodiscard]] std::optional<std::size_t> newRecordLine(std::size_t at) const;
    [[nodiscard]] bool cannotFollow(std::size_t at) const;
    enum class Answer : std::uint8_t { No, Yes, MoreNeeded };
    [[nodiscard]] Answer lineStartsRecord(std::size_t lineStart, bool final) const;

    void emit(std::size_t end, const RecordSink &sink);
    void emitFault(std::string_view bytes, std::int64_t offset, std::int64_t line, std::string fault,
                   const RecordSink &sink);
    void fault(std::string reason);
    void compact();
    [[nodiscard]] std::int64_t lineAt(std::size_t index);
    [[nodiscard]] std::int64_t offsetAt(std::size_t index) const { return m_base + static_cast<std::int64_t>(index); }
    [[nodiscard]] std::int64_t recordLength(std::size_t end) const { return offsetAt(end) - m_recordOffset; }
    [[nodiscard]] std::string atByte(std::size_t index) const;

    const Cut m_cut;
    const Limits m_limits;
    const std::string m_listKey; ///< with its quotes

    std::string m_buffer; ///< what is not done with yet, behind a little of what is
    std::int64_t m_base = 0; ///< offset of m_buffer's first byte
    std::size_t m_pos = 0;
    std::size_t m_lineCounted = 0; ///< m_line is the line of this byte of m_buffer
    std::int64_t m_line = 1;

    State m_state = State::Head;
    std::vector<Level> m_levels{Level{}};
    bool m_anything = false; ///< a record was passed on
    std::optional<std::pair<std::int64_t, std::int64_t>> m_emptyArray; ///< offset and line of the first top-level [
    bool m_faultToEnd = false; ///< the last record emitted was broken

    bool m_open = false; ///< a record has begun
    std::size_t m_start = 0;
    std::size_t m_end = 0; ///< in After: behind the record
    std::int64_t m_recordOffset = 0, m_recordLine = 0;
    std::string m_fault;
    bool m_long = false; ///< over the limit: m_kept has its start, the rest is dropped
    std::string m_kept;

    int m_depth = 0;
    std::uint64_t m_objectAt = 0; ///< bit d: the bracket at depth d is {
    bool m_inString = false;
    bool m_escape = false;
    bool m_cutRefused = false; ///< this record has an "objects" list but is no bundle

    bool m_inEnvelope = false; ///< the open record is what follows a bundle's objects
    std::string m_envelope; ///< the bundle without its objects, cut at m_limits.kept
    std::int64_t m_envelopeOffset = 0, m_envelopeLine = 0, m_envelopeCount = 0;
};

} // namespace watchfloor::feeds
