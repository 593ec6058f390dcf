// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonframer.h"

#include "feeds/jsonblock.h"
#include "feeds/jsonmembers.h"

#include <algorithm>
#include <cassert>

namespace watchfloor::feeds {

namespace {

/// Work on slices that stay in the cache, however large a chunk is.
constexpr std::size_t sliceBytes = 256u << 10;
/// Kept before the current position; every look back stays well within it, so that
/// the records do not depend on how the stream was chunked.
constexpr std::size_t contextBytes = 192;
constexpr std::size_t lookBack = 100;
constexpr std::size_t widestColumn = 64;
/// White space behind a record that is waited for before the record is passed on.
constexpr std::size_t patience = 1024;

constexpr std::string_view syslogCookie = "@cee:";

/// The member whose list is cut into its elements.
constexpr std::string_view listKey(JsonFramer::Cut cut)
{
    return cut == JsonFramer::Cut::Responses      ? "\"response\""
        : cut == JsonFramer::Cut::Vulnerabilities ? "\"vulnerabilities\""
        : cut == JsonFramer::Cut::Features        ? "\"features\""
                                                  : "\"objects\"";
}

constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }
constexpr bool isOpen(char c) { return c == '{' || c == '['; }
constexpr bool startsScalar(char c)
{
    return c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

std::string quotedByte(char c)
{
    if (c > ' ' && c < 0x7F)
        return {'\'', c, '\''};
    constexpr char hex[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', hex[byte >> 4], hex[byte & 15]};
}

/// The "type" of an object whose text may end early; nothing where it is not there yet.
std::optional<std::string_view> typeMember(std::string_view object)
{
    for (const JsonMember &member : topMembers(object)) {
        if (member.key == "type" && member.isText)
            return member.value;
    }
    return std::nullopt;
}

} // namespace

JsonFramer::JsonFramer(Cut cut)
    : JsonFramer(cut, Limits{})
{
}

JsonFramer::JsonFramer(Cut cut, Limits limits)
    : m_cut(cut)
    , m_limits(limits)
    , m_listKey(listKey(cut))
{
}

JsonFramer::JsonFramer(const std::string &list)
    : m_cut(list.empty() ? Cut::Values : Cut::Named)
    , m_listKey('"' + list + '"')
{
}

void JsonFramer::feed(std::string_view chunk, const RecordSink &sink)
{
    while (!chunk.empty()) {
        const std::string_view slice = chunk.substr(0, sliceBytes);
        chunk.remove_prefix(slice.size());
        m_buffer.append(slice);
        run(false, sink);
        compact();
    }
}

void JsonFramer::finish(const RecordSink &sink)
{
    run(true, sink);
    const std::size_t end = m_buffer.size();
    if (m_open) {
        if (m_inString)
            fault("ends inside a string at " + atByte(end));
        else if (m_state == State::Container)
            fault((m_depth > m_limits.depth || (m_objectAt >> (m_depth - 1) & 1) != 0 ? "ends inside an object at "
                                                                                      : "ends inside an array at ")
                  + atByte(end));
        emit(end, sink);
    }
    if (m_levels.size() > 1 && !m_faultToEnd) {
        const Level level = m_levels.back();
        if (level.kind == LevelKind::Objects)
            emitFault(m_envelope, m_envelopeOffset, m_envelopeLine,
                      "the bundle ends inside its list of objects at " + atByte(end), sink);
        else
            emitFault("[", level.offset, level.line, "the array ends without ] at " + atByte(end), sink);
    }
    if (!m_anything && m_emptyArray)
        emitFault("[", m_emptyArray->first, m_emptyArray->second, "no records: an array with nothing in it", sink);
    else if (!m_anything)
        emitFault({}, 0, 1, "no records: empty", sink);
}

void JsonFramer::run(bool final, const RecordSink &sink)
{
    while (step(final, sink)) { }
}

bool JsonFramer::step(bool final, const RecordSink &sink)
{
    switch (m_state) {
    case State::Head:
        return readHead(final);
    case State::Foreign:
        m_pos = m_buffer.size();
        return false;
    case State::Between:
        return readBetween(final, sink);
    case State::Container:
        return readContainer(sink);
    case State::Scalar:
        return readScalar(sink);
    case State::After:
        return readAfter(final, sink);
    case State::Line:
        return readLine(sink);
    case State::Resync:
        return readResync(final, sink);
    }
    return false;
}

bool JsonFramer::readHead(bool final)
{
    if (m_buffer.size() < 3 && !final)
        return false;
    const std::string_view head = std::string_view(m_buffer).substr(0, 3);
    if (head == "\xEF\xBB\xBF") {
        m_pos = 3;
        m_state = State::Between;
        return true;
    }
    const bool marked = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    const bool wide
        = head.size() >= 2 && ((isOpen(head[0]) && head[1] == '\0') || (head[0] == '\0' && isOpen(head[1])));
    if (marked || wide) {
        begin(State::Foreign, 0);
        fault("not UTF-8 but UTF-16 or UTF-32, which JSON files may not be (RFC 8259, 8.1): convert it to UTF-8");
        return true;
    }
    m_state = State::Between;
    return true;
}

bool JsonFramer::readBetween(bool final, const RecordSink &sink)
{
    while (m_pos < m_buffer.size() && isSpace(m_buffer[m_pos]))
        ++m_pos;
    if (m_pos == m_buffer.size())
        return false;
    const char c = m_buffer[m_pos];
    if (c == '@') {
        const std::string_view here = std::string_view(m_buffer).substr(m_pos, syslogCookie.size());
        if (here == syslogCookie) {
            m_pos += syslogCookie.size();
            return true;
        }
        if (!final && syslogCookie.starts_with(here))
            return false;
    }
    if (m_levels.back().kind == LevelKind::Top)
        readTop(c);
    else
        readElement(c, sink);
    return true;
}

void JsonFramer::readTop(char c)
{
    if (c == '{') {
        begin(State::Container, m_pos);
    } else if (c == '[') {
        m_faultToEnd = false;
        pushLevel(LevelKind::Array, m_pos);
        if (!m_emptyArray)
            m_emptyArray = {m_levels.back().offset, m_levels.back().line};
        ++m_pos;
    } else {
        begin(State::Line, m_pos);
        if (!startsScalar(c))
            fault("unexpected " + quotedByte(c) + " at " + atByte(m_pos));
    }
}

void JsonFramer::readElement(char c, const RecordSink &sink)
{
    Level &level = m_levels.back();
    if (c == ',') {
        if (!level.valueSeen)
            emitFault(",", offsetAt(m_pos), lineAt(m_pos), "no value before the ',' at " + atByte(m_pos), sink);
        level.valueSeen = false;
        level.commaSeen = true;
        level.commaOffset = offsetAt(m_pos);
        level.commaLine = lineAt(m_pos);
        ++m_pos;
        return;
    }
    if (c == ']') {
        if (level.commaSeen && !level.valueSeen)
            emitFault(",", level.commaOffset, level.commaLine,
                      "no value behind the last ',' of the array at byte " + std::to_string(level.commaOffset), sink);
        m_faultToEnd = false;
        if (level.kind == LevelKind::Objects) {
            leaveObjects(m_pos);
        } else {
            m_levels.pop_back();
            ++m_pos;
        }
        return;
    }
    const bool apart = !level.valueSeen;
    if (!level.columnKnown) {
        std::size_t i = m_pos;
        while (i > 0 && m_pos - i < widestColumn && isBlank(m_buffer[i - 1]))
            --i;
        if (i > 0 && m_buffer[i - 1] == '\n') {
            level.columnKnown = true;
            level.column = static_cast<int>(m_pos - i);
        }
    }
    begin(isOpen(c) ? State::Container : State::Scalar, m_pos);
    if (!apart)
        fault("no ',' between this value and the one before, at " + atByte(m_pos));
}

bool JsonFramer::readContainer(const RecordSink &sink)
{
    while (m_pos < m_buffer.size()) {
        const char *at = m_buffer.data() + m_pos;
        const std::size_t size = std::min<std::size_t>(64, m_buffer.size() - m_pos);
        const JsonBlock block = size == 64 ? classify64(at) : classifyTail(at, size);
        const std::uint64_t escaped
            = block.backslashes != 0 || m_escape ? escapedBytes(block.backslashes, m_escape) : 0;
        const std::uint64_t inside
            = prefixParity(block.quotes & ~escaped) ^ (m_inString ? ~std::uint64_t{0} : std::uint64_t{0});
        const std::uint64_t broken = block.newlines & inside;
        std::uint64_t events = (block.opens | block.closes) & ~inside;
        if (broken != 0)
            events &= (broken & -broken) - 1;
        for (; events != 0; events &= events - 1) {
            const std::size_t index = m_pos + static_cast<std::size_t>(std::countr_zero(events));
            if (isOpen(m_buffer[index]) ? openBracket(index, sink) : closeBracket(index, sink))
                return true;
        }
        if (broken != 0) {
            brokenString(m_pos + static_cast<std::size_t>(std::countr_zero(broken)), sink);
            return true;
        }
        const std::uint64_t last = std::uint64_t{1} << (size - 1);
        m_inString = (inside & last) != 0;
        m_escape = (block.backslashes & ~escaped & last) != 0;
        m_pos += size;
    }
    return false;
}

/// True where the record was cut here and the scan starts anew.
bool JsonFramer::openBracket(std::size_t at, const RecordSink &sink)
{
    const char c = m_buffer[at];
    if (m_depth > 0 && c == '{') {
        if (const auto lineStart = newRecordLine(at)) {
            cutBefore(*lineStart, sink);
            return true;
        }
    }
    if (m_depth == 1 && c == '[' && isObjectsKey(at)) {
        const std::string_view prefix = std::string_view(m_buffer).substr(m_start, at - m_start);
        if (m_inEnvelope || m_cut != Cut::Bundles || typeMember(prefix).value_or("bundle") == "bundle") {
            enterObjects(at);
            return true;
        }
        m_cutRefused = true;
    }
    if (m_depth < 64) {
        const std::uint64_t bit = std::uint64_t{1} << m_depth;
        m_objectAt = c == '{' ? m_objectAt | bit : m_objectAt & ~bit;
    }
    if (++m_depth == m_limits.depth + 1)
        fault("nested deeper than " + std::to_string(m_limits.depth) + " at " + atByte(at));
    return false;
}

bool JsonFramer::closeBracket(std::size_t at, const RecordSink &sink)
{
    --m_depth;
    if (m_depth < 64) {
        const bool object = (m_objectAt >> m_depth & 1) != 0;
        if (object != (m_buffer[at] == '}'))
            fault(std::string(object ? "an object ends with ']' at " : "an array ends with '}' at ") + atByte(at));
    }
    if (m_depth > 0)
        return false;
    containerEnds(at + 1, sink);
    return true;
}

void JsonFramer::containerEnds(std::size_t end, const RecordSink &sink)
{
    m_inString = m_escape = false;
    m_pos = end;
    Level &level = m_levels.back();
    if (m_inEnvelope) {
        if (m_envelopeCount == 0 || !m_fault.empty())
            emit(end, sink);
        m_open = m_inEnvelope = false;
        level.valueSeen = true;
        m_state = State::Between;
    } else if (level.kind == LevelKind::Top) {
        m_end = end;
        m_state = State::After;
    } else {
        level.lineRecords = level.lineRecords || (level.columnKnown && isOneLine(end));
        emit(end, sink);
    }
}

/// The open record, which ends here, is good so far and lies on one line.
bool JsonFramer::isOneLine(std::size_t end) const
{
    return m_fault.empty() && recordLength(end) <= static_cast<std::int64_t>(m_limits.record)
        && std::string_view(m_buffer).substr(m_start, end - m_start).find('\n') == std::string_view::npos;
}

/// The record is broken: a line that starts the next one lies inside its brackets.
void JsonFramer::cutBefore(std::size_t lineStart, const RecordSink &sink)
{
    fault("not closed before the next record starts at " + atByte(lineStart));
    m_inString = m_escape = false;
    emit(lineStart, sink);
    m_levels.back().valueSeen = false;
    m_levels.back().commaSeen = false;
    m_pos = lineStart;
}

/// JSON strings hold no raw line breaks, so the line is broken and the next one may be good.
void JsonFramer::brokenString(std::size_t at, const RecordSink &sink)
{
    fault("line break inside a string at " + atByte(at));
    m_inString = m_escape = false;
    m_pos = at;
    const Level &level = m_levels.back();
    if (level.kind == LevelKind::Top && level.lineRecords && !m_inEnvelope)
        emit(at, sink);
    else
        m_state = State::Resync;
}

bool JsonFramer::readScalar(const RecordSink &sink)
{
    for (; m_pos < m_buffer.size(); ++m_pos) {
        const char c = m_buffer[m_pos];
        if (m_inString) {
            if (c == '\n') {
                brokenString(m_pos, sink);
                return true;
            }
            if (m_escape)
                m_escape = false;
            else if (c == '\\')
                m_escape = true;
            else if (c == '"')
                m_inString = false;
        } else if (c == '"') {
            m_inString = true;
        } else if (c == ',' || c == ']' || isOpen(c)) {
            emit(m_pos, sink);
            return true;
        }
    }
    return false;
}

bool JsonFramer::readAfter(bool final, const RecordSink &sink)
{
    while (m_pos < m_buffer.size() && m_pos - m_end < patience && (isBlank(m_buffer[m_pos]) || m_buffer[m_pos] == '\r'))
        ++m_pos;
    if (m_pos == m_buffer.size() && !final && m_pos - m_end < patience)
        return false;
    const bool patient = m_pos - m_end < patience;
    const char c = !patient ? ' ' : m_pos < m_buffer.size() ? m_buffer[m_pos] : '\n';
    if (patient && c != '\n' && !isOpen(c)) {
        fault("unexpected " + quotedByte(c) + " behind the value, at " + atByte(m_pos));
        m_state = State::Line;
        return true;
    }
    Level &level = m_levels.back();
    level.lineRecords = level.lineRecords || (c == '\n' && isOneLine(m_end));
    emit(m_end, sink);
    return true;
}

bool JsonFramer::readLine(const RecordSink &sink)
{
    const std::size_t newline = m_buffer.find('\n', m_pos);
    if (newline == std::string::npos) {
        m_pos = m_buffer.size();
        return false;
    }
    m_pos = newline;
    if (m_fault.empty() || m_levels.back().lineRecords)
        emit(newline, sink);
    else
        m_state = State::Resync;
    return true;
}

bool JsonFramer::readResync(bool final, const RecordSink &sink)
{
    const std::size_t newline = m_buffer.find('\n', m_pos);
    if (newline == std::string::npos) {
        m_pos = m_buffer.size();
        return false;
    }
    m_pos = newline;
    switch (lineStartsRecord(newline + 1, final)) {
    case Answer::MoreNeeded:
        return false;
    case Answer::No:
        ++m_pos;
        return true;
    case Answer::Yes:
        break;
    }
    emit(newline, sink);
    m_levels.back().valueSeen = false;
    m_levels.back().commaSeen = false;
    return true;
}

JsonFramer::Answer JsonFramer::lineStartsRecord(std::size_t lineStart, bool final) const
{
    const Level &level = m_levels.back();
    const std::string_view line = std::string_view(m_buffer).substr(lineStart);
    if (level.kind == LevelKind::Top) {
        if (line.empty())
            return final ? Answer::No : Answer::MoreNeeded;
        if (isOpen(line[0]) || line.starts_with(syslogCookie))
            return Answer::Yes;
        return !final && syslogCookie.starts_with(line) ? Answer::MoreNeeded : Answer::No;
    }
    const std::size_t column = level.columnKnown ? static_cast<std::size_t>(level.column) : 0;
    for (std::size_t i = 0; i <= column; ++i) {
        if (i == line.size())
            return final ? Answer::No : Answer::MoreNeeded;
        if (i < column ? !isBlank(line[i]) : line[i] != '{')
            return Answer::No;
    }
    return Answer::Yes;
}

/// Where `{` at `at` starts its line as records here do, though the record before is still
/// open: the start of that line. Pretty-printed JSON may have such lines inside a record, so
/// it also takes one record a line so far, or a `{` where JSON allows none.
std::optional<std::size_t> JsonFramer::newRecordLine(std::size_t at) const
{
    const Level &level = m_levels.back();
    const std::size_t floor = m_long ? 0 : m_start;
    std::size_t i = at;
    while (i > floor && at - i < lookBack && isBlank(m_buffer[i - 1]))
        --i;
    std::size_t column = at - i;
    if (level.kind == LevelKind::Top && i >= floor + syslogCookie.size()
        && std::string_view(m_buffer).substr(i - syslogCookie.size(), syslogCookie.size()) == syslogCookie) {
        i -= syslogCookie.size();
        column = 0;
    }
    if (i <= floor || m_buffer[i - 1] != '\n' || !level.columnKnown || column != static_cast<std::size_t>(level.column))
        return std::nullopt;
    if (level.lineRecords || cannotFollow(i - 1))
        return i;
    return std::nullopt;
}

bool JsonFramer::cannotFollow(std::size_t at) const
{
    std::size_t i = at;
    while (i > 0 && at - i < lookBack / 2 && isSpace(m_buffer[i - 1]))
        --i;
    if (i == 0 || isSpace(m_buffer[i - 1]))
        return false;
    const char before = m_buffer[i - 1];
    if (before == ':' || before == '[')
        return false;
    const bool inObject = m_depth <= 64 && (m_objectAt >> (m_depth - 1) & 1) != 0;
    return before != ',' || inObject;
}

bool JsonFramer::isObjectsKey(std::size_t at) const
{
    if (m_cut == Cut::Values || m_cutRefused || m_levels.back().kind == LevelKind::Objects || m_long
        || (m_objectAt & 1) == 0 || recordLength(at) > static_cast<std::int64_t>(m_limits.record))
        return false;
    std::size_t i = at;
    const auto skipBack = [&] {
        while (i > m_start && at - i < lookBack && isSpace(m_buffer[i - 1]))
            --i;
    };
    skipBack();
    if (i <= m_start || m_buffer[i - 1] != ':')
        return false;
    --i;
    skipBack();
    const std::string_view key = m_listKey;
    if (i < m_start + key.size() || std::string_view(m_buffer).substr(i - key.size(), key.size()) != key)
        return false;
    i -= key.size();
    skipBack();
    return i > m_start && (m_buffer[i - 1] == '{' || m_buffer[i - 1] == ',');
}

void JsonFramer::pushLevel(LevelKind kind, std::size_t at)
{
    Level level;
    level.kind = kind;
    level.columnKnown = false;
    level.offset = offsetAt(at);
    level.line = lineAt(at);
    m_levels.push_back(level);
}

void JsonFramer::enterObjects(std::size_t at)
{
    if (!m_inEnvelope) {
        m_envelope.clear();
        m_envelopeOffset = m_recordOffset;
        m_envelopeLine = m_recordLine;
        m_envelopeCount = 0;
    }
    const std::size_t room = m_limits.kept - std::min(m_envelope.size(), m_limits.kept);
    m_envelope.append(m_buffer, m_start, std::min(at + 1 - m_start, room));
    m_open = m_inEnvelope = false;
    m_inString = m_escape = false;
    m_faultToEnd = false;
    pushLevel(LevelKind::Objects, at);
    m_pos = at + 1;
    m_state = State::Between;
}

void JsonFramer::leaveObjects(std::size_t at)
{
    m_envelopeCount += m_levels.back().count;
    m_levels.pop_back();
    begin(State::Container, at);
    m_inEnvelope = true;
    m_depth = 1;
    m_objectAt = 1;
    m_pos = at + 1;
}

void JsonFramer::begin(State state, std::size_t at)
{
    m_state = state;
    m_open = true;
    m_start = at;
    m_recordOffset = offsetAt(at);
    m_recordLine = lineAt(at);
    m_fault.clear();
    m_long = m_inEnvelope = m_cutRefused = false;
    m_inString = m_escape = false;
    m_depth = 0;
    m_objectAt = 0;
}

/// Passes on the open record, which ends before m_buffer[end].
void JsonFramer::emit(std::size_t end, const RecordSink &sink)
{
    RawRecord record;
    record.offset = m_recordOffset;
    record.line = m_recordLine;
    if (recordLength(end) > static_cast<std::int64_t>(m_limits.record)) {
        record.fault = "larger than " + std::to_string(m_limits.record >> 20) + " MiB; its start is kept";
        record.bytes = m_long ? std::string_view(m_kept) : std::string_view(m_buffer).substr(m_start, m_limits.kept);
    } else {
        while (end > m_start + 1 && isSpace(m_buffer[end - 1]))
            --end;
        record.fault = m_fault;
        record.bytes = std::string_view(m_buffer).substr(m_start, end - m_start);
    }
    std::string whole;
    if (m_inEnvelope) {
        whole = m_envelope.append(record.bytes);
        record.offset = m_envelopeOffset;
        record.line = m_envelopeLine;
        if (whole.size() > m_limits.kept) {
            whole.resize(m_limits.kept);
            if (record.fault.empty())
                record.fault = "the bundle's own properties take more than 64 KiB";
        }
        record.bytes = whole;
    }
    Level &level = m_levels.back();
    ++level.count;
    level.valueSeen = true;
    m_anything = true;
    m_faultToEnd = !record.fault.empty();
    sink(record);
    m_open = m_long = m_inEnvelope = false;
    m_inString = m_escape = false;
    m_fault.clear();
    m_kept = {};
    m_state = State::Between;
}

void JsonFramer::emitFault(std::string_view bytes, std::int64_t offset, std::int64_t line, std::string reason,
                           const RecordSink &sink)
{
    m_anything = true;
    m_faultToEnd = true;
    sink(RawRecord{bytes, offset, line, std::move(reason)});
}

/// The first thing wrong is the one to report.
void JsonFramer::fault(std::string reason)
{
    if (m_fault.empty())
        m_fault = std::move(reason);
}

void JsonFramer::compact()
{
    const std::size_t reached = m_state == State::After ? m_end : m_pos;
    if (m_open && !m_long && recordLength(reached) > static_cast<std::int64_t>(m_limits.record)) {
        m_kept = m_buffer.substr(m_start, m_limits.kept);
        m_long = true;
    }
    const std::size_t needed = m_open && !m_long ? m_start : reached;
    if (needed <= contextBytes)
        return;
    const std::size_t drop = needed - contextBytes;
    if (drop < sliceBytes && drop < m_buffer.size() / 2)
        return;
    static_cast<void>(lineAt(drop));
    m_buffer.erase(0, drop);
    if (m_buffer.capacity() > 8 * sliceBytes && m_buffer.size() < sliceBytes)
        m_buffer.shrink_to_fit();
    m_base += static_cast<std::int64_t>(drop);
    m_pos -= drop;
    m_end -= std::min(m_end, drop);
    m_start -= std::min(m_start, drop);
    m_lineCounted -= drop;
}

std::int64_t JsonFramer::lineAt(std::size_t index)
{
    // Lines are long: leaping from break to break beats counting bytes.
    const char *const end = m_buffer.data() + index;
    for (const char *at = m_buffer.data() + m_lineCounted; at < end; ++at) {
        at = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        if (!at)
            break;
        ++m_line;
    }
    m_lineCounted = std::max(m_lineCounted, index);
    return m_line;
}

std::string JsonFramer::atByte(std::size_t index) const { return "byte " + std::to_string(offsetAt(index)); }

} // namespace watchfloor::feeds
