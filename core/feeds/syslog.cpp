// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "feeds/csvcells.h"
#include "feeds/csvtext.h"
#include "feeds/eventformat.h"
#include "feeds/feedtime.h"
#include "feeds/formats.h"
#include "feeds/jsonmembers.h"
#include "feeds/syslogframer.h"

#include <algorithm>
#include <charconv>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t longestSignature = 400;
constexpr int noPriority = -1;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// How loud the sender was, which is about its own state and not about danger (RFC 5424, 6.2.1).
std::uint8_t severityFromPriority(int priority)
{
    static constexpr auto scale = std::to_array<std::uint8_t>({50, 50, 50, 30, 20, 10, 5, 0});
    return priority < 0 ? std::uint8_t{0} : scale[static_cast<std::size_t>(priority % 8)];
}

/// What the header of one message says.
struct Header
{
    int priority = noPriority;
    bool stamped = false; ///< a time stands there, or the nil value
    bool modern = false; ///< RFC 5424
    std::optional<SourceTime> time;
    bool zoneUnknown = false; ///< the sender says that it does not know its zone
    std::string_view host, app, messageId, message;
};

struct Problem
{
    std::string field, reason;
};
using Read = std::expected<void, Problem>;
std::unexpected<Problem> bad(std::string field, std::string reason)
{
    return std::unexpected(Problem{std::move(field), std::move(reason)});
}

/// `<34>`; absent is fine, wrong is not.
Read takePriority(std::string_view &text, Header &header)
{
    if (!text.starts_with('<'))
        return {};
    const auto end = text.find('>');
    if (end == std::string_view::npos || end < 2 || end > 4 || !std::ranges::all_of(text.substr(1, end - 1), isDigit))
        return bad("PRI", excerpt(text, 8) + " is no <priority>");
    int value = 0;
    std::from_chars(text.data() + 1, text.data() + end, value);
    if (value > 191)
        return bad("PRI", std::to_string(value) + " is more than 191");
    header.priority = value;
    text.remove_prefix(end + 1);
    return {};
}

std::string_view takeToken(std::string_view &text)
{
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view token = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return token;
}

/// `[id name="value" ...][...]`; in values `"`, `\` and `]` are escaped. RFC 5424's own examples have a blank
/// behind an equals sign, so that is let pass.
Read takeStructuredData(std::string_view &text, Header &header)
{
    if (text == "-" || text.starts_with("- ")) {
        text.remove_prefix(1);
        return {};
    }
    if (!text.starts_with('['))
        return bad("STRUCTURED-DATA", excerpt(text) + " is neither - nor [");
    while (text.starts_with('[')) {
        bool quoted = false;
        std::size_t at = 1;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (quoted && c == '\\')
                ++at;
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == ']')
                break;
        }
        if (at >= text.size())
            return bad("STRUCTURED-DATA", "an element that is never closed");
        const std::string_view element = text.substr(0, at);
        // 7.1: the sender's clock has no zone that can be relied on.
        if (element.starts_with("[timeQuality ") && element.contains("tzKnown=\"0\""))
            header.zoneUnknown = true;
        text.remove_prefix(at + 1);
    }
    if (!text.empty() && text.front() != ' ')
        return bad("STRUCTURED-DATA", excerpt(text) + " touches it");
    return {};
}

/// Behind `<PRI>1 `.
Read readModern(std::string_view text, Header &header)
{
    header.modern = header.stamped = true;
    const std::string_view stamp = takeToken(text);
    if (stamp != "-") {
        // The standard wants T and an offset; what lacks only the offset is still a time.
        header.time = stamp.contains('T') ? parseIso8601(stamp) : std::nullopt;
        if (!header.time)
            return bad("TIMESTAMP", excerpt(stamp) + " is not a time");
    }
    static constexpr auto fields = std::to_array<std::pair<std::string_view, std::size_t>>(
        {{"HOSTNAME", 255}, {"APP-NAME", 48}, {"PROCID", 128}, {"MSGID", 32}});
    std::array<std::string_view, fields.size()> values;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        values[i] = takeToken(text);
        if (values[i].empty())
            return bad(std::string(fields[i].first), "missing");
        if (values[i].size() > fields[i].second)
            return bad(std::string(fields[i].first), "longer than " + std::to_string(fields[i].second) + " characters");
        if (values[i] == "-")
            values[i] = {};
    }
    header.host = values[0];
    header.app = values[1];
    header.messageId = values[3];
    if (text.empty())
        return bad("STRUCTURED-DATA", "missing");
    if (const Read done = takeStructuredData(text, header); !done)
        return done;
    if (!text.empty())
        text.remove_prefix(1);
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    header.message = text;
    return {};
}

/// What stands behind the priority: RFC 5424's version, or the 0 that some devices write for it.
bool isModern(std::string_view text)
{
    return text.starts_with("1 ") || (text.starts_with("0 ") && text.size() > 12 && text[6] == '-' && text[12] == 'T');
}

bool isEvent(std::string_view text) { return text.starts_with("CEF:") || text.starts_with("LEEF:"); }

/// `sshd[123]: `, `vsftpd(pam_unix)[15522]: `, `%ASA-6-302013: `; anything else is no tag and stays in the message.
void takeTag(std::string_view &text, Header &header)
{
    const auto name = std::min(text.find_first_of(":[( "), text.size());
    std::size_t at = name;
    if (text.substr(at).starts_with(" ["))
        ++at;
    for (const auto &[open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
        if (at < text.size() && text[at] == open) {
            at = text.find(close, at);
            if (at == std::string_view::npos)
                return;
            ++at;
        }
    }
    if (at >= text.size() || text[at] != ':' || name == 0)
        return;
    header.app = text.substr(0, name);
    text.remove_prefix(at + 1);
    if (text.starts_with(' '))
        text.remove_prefix(1);
}

/// Behind `<PRI>` or at the start of a line: the many shapes that RFC 3164 describes.
Read readBsd(std::string_view text, Timestamp received, Header &header)
{
    std::string_view rest = text;
    header.time = takeMonthTime(rest, received);
    if (!header.time && text.size() > 18 && isDigit(text[0]) && text[4] == '-' && text[10] == 'T') {
        // What rsyslog and systemd write to files.
        header.time = parseIso8601(takeToken(rest));
        if (!header.time)
            return bad("TIMESTAMP", excerpt(text.substr(0, text.find(' '))) + " is not a time");
    }
    header.stamped = header.time.has_value();
    if (!header.stamped) {
        if (header.priority == noPriority)
            return bad({}, "no syslog message: it begins with neither <priority> nor a time");
        header.message = text; // a relay takes it as it is (4.3.3)
        return {};
    }
    if (rest.starts_with(':')) // Cisco
        rest.remove_prefix(1);
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    std::string_view behind = rest;
    const std::string_view first = takeToken(behind);
    // Without a host the tag comes at once.
    const bool hostless = first.ends_with(':') || first.contains('[') || behind.starts_with('[') || isEvent(first);
    if (!hostless) {
        header.host = first;
        rest = behind;
    }
    if (!isEvent(rest))
        takeTag(rest, header);
    header.message = rest;
    return {};
}

class SyslogParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        std::string_view text = record.bytes;
        if (!isUtf8(text)) {
            // Old devices write Latin letters in one byte; the record keeps its own bytes.
            m_text = toUtf8(text, {TextEncoding::Kind::Windows1252, {}}).value_or(std::string());
            text = m_text;
        }
        Observation &o = out.observations.emplace_back();
        const bool bare = text.starts_with("CEF:") || text.starts_with("LEEF:");
        if (!bare) {
            Header header;
            if (const Read read = readHeader(text, context.received, header); !read) {
                const Problem &p = read.error();
                out.rejected = Rejection{p.field.empty() ? p.reason : p.field + ": " + p.reason, p.field};
                out.observations.clear();
                return;
            }
            describe(header, context, o);
            text = header.message;
        }
        bool fine = true;
        if (const auto cef = findCef(text); cef != std::string_view::npos)
            fine = readCef(text.substr(cef), context, o, out.rejected);
        else if (const auto leef = findLeef(text); leef != std::string_view::npos)
            fine = readLeef(text.substr(leef), context, o, out.rejected);
        else if (bare)
            out.rejected = Rejection{"version: no digits behind the format's name", "version"};
        if (!fine || out.rejected)
            out.observations.clear();
    }

private:
    static Read readHeader(std::string_view text, Timestamp received, Header &header)
    {
        if (const Read done = takePriority(text, header); !done)
            return done;
        if (header.priority != noPriority && isModern(text))
            return readModern(text.substr(2), header);
        return readBsd(text, received, header);
    }

    static void describe(const Header &header, const ParseContext &context, Observation &o)
    {
        o.kind = "syslog";
        o.severity = severityFromPriority(header.priority);
        o.asset = header.host;
        o.name = header.app;
        o.signatureId = header.messageId;
        o.signature = cutText(header.message, longestSignature);
        if (!header.time)
            return;
        o.offsetKnown = header.time->offsetKnown && !header.zoneUnknown;
        const Timestamp corrected = header.time->at - context.source.clockOffset;
        if (isPlausible(corrected, context.received))
            o.happenedFrom = corrected;
    }

    std::string m_text;
};

enum class LineKind : std::uint8_t { Other, Bsd, Modern, Cef, Leef };

/// A look at one line, for detection. The clock is nobody's: any stamp will do.
LineKind kindOf(std::string_view line)
{
    const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 0 && digits <= 10 && line.substr(digits).starts_with(" <"))
        line.remove_prefix(digits + 1);
    if (findCef(line) != 0 && findLeef(line) != 0) {
        Header header;
        std::string_view rest = line;
        if (!takePriority(rest, header))
            return LineKind::Other;
        if (header.priority != noPriority && isModern(rest))
            return findCef(line) != line.npos ? LineKind::Cef
                : findLeef(line) != line.npos ? LineKind::Leef
                                              : LineKind::Modern;
        const Timestamp reference = fromMicros(1'790'000'000'000'000);
        if (!readBsd(rest, reference, header))
            return LineKind::Other;
    }
    if (findCef(line) != line.npos)
        return LineKind::Cef;
    if (findLeef(line) != line.npos)
        return LineKind::Leef;
    return LineKind::Bsd;
}

struct Census
{
    int lines = 0;
    std::array<int, 5> kinds{};
    [[nodiscard]] int of(LineKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

Census censusOf(std::string_view head, bool whole)
{
    Census census;
    if (head.starts_with(byteOrderMark))
        head.remove_prefix(byteOrderMark.size());
    while (!head.empty() && census.lines < 200) {
        const auto end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        const bool cut = end == head.size() && !whole && census.lines > 0;
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        // Comments stand in test logs and in nothing else.
        if (cut || line.find_first_not_of(" \t") == std::string_view::npos || line.starts_with('#'))
            continue;
        ++census.lines;
        ++census.kinds[static_cast<std::size_t>(kindOf(line))];
    }
    return census;
}

Detection judge(std::string_view head, bool whole, LineKind wanted)
{
    if (head.find('\0') != std::string_view::npos)
        return {};
    const Census census = censusOf(head, whole);
    const int all
        = census.of(LineKind::Bsd) + census.of(LineKind::Modern) + census.of(LineKind::Cef) + census.of(LineKind::Leef);
    if (all == 0 || 2 * all < census.lines)
        return {};
    const int cef = census.of(LineKind::Cef);
    const int leef = census.of(LineKind::Leef);
    const LineKind most = 2 * cef >= all ? LineKind::Cef : 2 * leef >= all ? LineKind::Leef : LineKind::Bsd;
    if (most != wanted)
        return {};
    const int score = 10 * all >= 9 * census.lines ? 90 : 60;
    const std::string share = std::to_string(all) + " of the first " + std::to_string(census.lines) + " lines";
    switch (wanted) {
    case LineKind::Cef:
        return {score, share + " carry CEF events"};
    case LineKind::Leef:
        return {score, share + " carry LEEF events"};
    default:
        break;
    }
    const bool modern = census.of(LineKind::Modern) > census.of(LineKind::Bsd);
    return {score, share + (modern ? " begin as RFC 5424 says" : " begin with a priority or a time as RFC 3164 says")};
}

std::unique_ptr<Framer> makeFramer(const FormatOptions &) { return std::make_unique<SyslogFramer>(); }
std::unique_ptr<Parser> makeParser(const FormatOptions &) { return std::make_unique<SyslogParser>(); }

} // namespace

const Format &syslogFormat()
{
    static const Format format{
        "syslog",
        "Syslog (RFC 5424, RFC 3164)",
        [](std::string_view head, bool whole) { return judge(head, whole, LineKind::Bsd); },
        makeFramer,
        makeParser,
    };
    return format;
}

const Format &cefFormat()
{
    static const Format format{
        "cef",      "ArcSight CEF", [](std::string_view head, bool whole) { return judge(head, whole, LineKind::Cef); },
        makeFramer, makeParser,
    };
    return format;
}

const Format &leefFormat()
{
    static const Format format{
        "leef",     "IBM LEEF", [](std::string_view head, bool whole) { return judge(head, whole, LineKind::Leef); },
        makeFramer, makeParser,
    };
    return format;
}

} // namespace watchfloor::feeds
