// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eventformat.h"

#include "base/address.h"
#include "feeds/csvcells.h"
#include "feeds/feedtime.h"
#include "feeds/profile.h"
#include "model/severity.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t mostAttributes = 1024;

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
        || c == '-' || c == '[' || c == ']';
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Attributes by name; a name that comes twice with two values is remembered as such.
class Attributes
{
public:
    void add(std::string_view key, std::string value)
    {
        const auto [at, fresh] = m_values.try_emplace(std::string(key), std::move(value));
        if (!fresh && at->second != value)
            m_twice.emplace_back(key);
    }
    [[nodiscard]] std::string_view text(std::string_view key) const
    {
        const auto found = m_values.find(key);
        return found == m_values.end() ? std::string_view() : std::string_view(found->second);
    }
    [[nodiscard]] std::string_view first(std::initializer_list<std::string_view> keys) const
    {
        for (const std::string_view key : keys) {
            if (const auto found = text(key); !found.empty())
                return found;
        }
        return {};
    }
    [[nodiscard]] bool isTwice(std::string_view key) const { return std::ranges::contains(m_twice, key); }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] const auto &all() const { return m_values; }

private:
    std::map<std::string, std::string, std::less<>> m_values;
    std::vector<std::string> m_twice;
};

/// What both formats share once their attributes are known.
class EventReader
{
public:
    EventReader(const ParseContext &context, Observation &observation, std::optional<Rejection> &rejected)
        : m_context(context)
        , m_out(observation)
        , m_rejected(rejected)
    {
    }

    bool reject(std::string_view field, const std::string &reason)
    {
        m_rejected = Rejection{std::string(field) + ": " + reason, std::string(field)};
        return false;
    }

    /// Who could have written an attribute twice is whoever wrote a part of the text: neither is believed.
    bool once(std::initializer_list<std::string_view> keys)
    {
        for (const std::string_view key : keys) {
            if (m_attributes.isTwice(key))
                return reject(key, "appears twice with two values");
        }
        return true;
    }

    bool address(std::initializer_list<std::string_view> keys, Endpoint &to)
    {
        for (const std::string_view key : keys) {
            const std::string_view text = m_attributes.text(key);
            if (text.empty() || text == "N/A" || text == "-")
                continue;
            auto canonical = canonicalAddress(text);
            if (!canonical)
                return reject(key, excerpt(text) + " is not an address");
            to.address = std::move(*canonical);
            return true;
        }
        return true;
    }

    bool port(std::initializer_list<std::string_view> keys, Endpoint &to)
    {
        for (const std::string_view key : keys) {
            const std::string_view text = m_attributes.text(key);
            if (text.empty())
                continue;
            int value = -1;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 65535)
                return reject(key, excerpt(text) + " is not a port");
            to.port = value;
            return true;
        }
        return true;
    }

    /// Epoch milliseconds, month first, or ISO 8601; implausible ones leave the event undated.
    bool time(std::string_view key, std::optional<Timestamp> &at, const std::vector<std::string> &formats = {})
    {
        const std::string_view text = m_attributes.text(key);
        if (text.empty())
            return true;
        std::optional<SourceTime> read;
        if (!formats.empty()) {
            if (const auto made = readTime(text, formats, QTimeZone::utc(), false, m_context.received))
                read = SourceTime{made->at, made->note.empty()};
        }
        if (!read && std::ranges::all_of(text, isDigit)) {
            if (const auto epoch = epochTime(text, EpochUnit::BySize))
                read = SourceTime{*epoch, true};
        }
        if (!read) {
            std::string_view rest = text;
            read = takeMonthTime(rest, m_context.received);
            // A named zone other than UTC says nothing that can be relied on: CST is three of them.
            if (read && !rest.empty())
                read->offsetKnown = false;
        }
        if (!read)
            read = parseIso8601(text);
        if (!read)
            return reject(key, excerpt(text) + " is not a time");
        const Timestamp corrected = read->at - m_context.source.clockOffset;
        at.reset();
        if (isPlausible(corrected, m_context.received))
            at = corrected;
        m_out.offsetKnown = read->offsetKnown;
        return true;
    }

    void identifiers()
    {
        collect(m_out.signature);
        for (const auto &[key, value] : m_attributes.all())
            collect(value);
    }

    [[nodiscard]] std::optional<Category> category(std::string_view text) const
    {
        return text.empty() ? std::nullopt : categoryFromName(text);
    }

    Attributes m_attributes;
    const ParseContext &m_context;
    Observation &m_out;
    std::optional<Rejection> &m_rejected;

private:
    /// `CVE-2026-0001` anywhere, `T1059.001` as a word.
    void collect(std::string_view text)
    {
        const auto digitsAt = [&](std::size_t at) {
            std::size_t n = 0;
            while (at + n < text.size() && isDigit(text[at + n]))
                ++n;
            return n;
        };
        const auto add = [](std::vector<std::string> &list, std::string id) {
            if (list.size() < 16 && !std::ranges::contains(list, id))
                list.push_back(std::move(id));
        };
        for (std::size_t at = 0; (at = text.find("CVE-", at)) != std::string_view::npos; at += 4) {
            const std::size_t number = digitsAt(at + 9);
            if (digitsAt(at + 4) == 4 && at + 8 < text.size() && text[at + 8] == '-' && number >= 4 && number <= 12)
                add(m_out.cveIds, std::string(text.substr(at, 9 + number)));
        }
        for (std::size_t at = 0; (at = text.find('T', at)) != std::string_view::npos; ++at) {
            const bool begins = at == 0 || !isKeyCharacter(text[at - 1]);
            if (!begins || digitsAt(at + 1) != 4)
                continue;
            std::size_t end = at + 5;
            if (end < text.size() && text[end] == '.' && digitsAt(end + 1) == 3)
                end += 4;
            if (end == text.size() || !isKeyCharacter(text[end]))
                add(m_out.attackIds, std::string(text.substr(at, end - at)));
        }
    }
};

/// `\|` and `\\` of a header, `\=`, `\\`, `\n`, `\r` of the extension; any other backslash stands for itself.
std::string unescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        switch (text[i + 1]) {
        case '\\':
        case '=':
        case '|':
            out += text[++i];
            break;
        case 'n':
            out += '\n';
            ++i;
            break;
        case 'r':
            out += '\r';
            ++i;
            break;
        default:
            out += '\\';
        }
    }
    return out;
}

/// The next header field, which ends at a pipe that is not escaped.
std::optional<std::string_view> takeField(std::string_view &text, bool escapes)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (escapes && text[i] == '\\') {
            ++i;
        } else if (text[i] == '|') {
            const std::string_view field = text.substr(0, i);
            text.remove_prefix(i + 1);
            return field;
        }
    }
    return std::nullopt;
}

/// Values hold blanks and, from careless writers, bare equals signs: a key is a word directly before `=` and
/// behind a blank, so `request=http://x/?a=b` stays whole.
bool readExtension(std::string_view text, EventReader &reader)
{
    struct Key
    {
        std::size_t begin, equals;
    };
    std::vector<Key> keys;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
            continue;
        }
        if (text[i] != '=')
            continue;
        std::size_t begin = i;
        while (begin > 0 && isKeyCharacter(text[begin - 1]))
            --begin;
        const bool placed = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\t';
        if (begin == i || !placed)
            continue;
        if (keys.size() == mostAttributes)
            return reader.reject("extension", "more than " + std::to_string(mostAttributes) + " keys");
        keys.push_back({begin, i});
    }
    if (keys.empty() && text.find_first_not_of(" \t") != std::string_view::npos)
        return reader.reject("extension", excerpt(text) + " holds no key=value");
    if (!keys.empty() && text.substr(0, keys.front().begin).find_first_not_of(" \t") != std::string_view::npos)
        return reader.reject("extension", "text before the first key; an unescaped | in the header?");
    for (std::size_t k = 0; k < keys.size(); ++k) {
        const std::size_t from = keys[k].equals + 1;
        std::size_t to = k + 1 < keys.size() ? keys[k + 1].begin : text.size();
        while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
            --to;
        reader.m_attributes.add(text.substr(keys[k].begin, keys[k].equals - keys[k].begin),
                                unescaped(text.substr(from, to - from)));
    }
    return true;
}

/// The host of a URL, or nothing.
std::string_view hostOf(std::string_view url)
{
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto at = url.rfind('@'); at != std::string_view::npos)
        url.remove_prefix(at + 1);
    return url.substr(0, url.find(':'));
}

/// The `label` of a custom IPv6 address says whose it is.
void customAddresses(EventReader &reader)
{
    for (const std::string_view slot : {"c6a1", "c6a2", "c6a3", "c6a4"}) {
        const std::string label = lower(reader.m_attributes.text(std::string(slot) + "Label"));
        const auto canonical = canonicalAddress(reader.m_attributes.text(slot));
        if (!canonical)
            continue;
        if (label.starts_with("source") && reader.m_out.source.address.empty())
            reader.m_out.source.address = *canonical;
        else if (label.starts_with("destination") && reader.m_out.destination.address.empty())
            reader.m_out.destination.address = *canonical;
    }
}

/// Java's SimpleDateFormat in the words of our patterns.
std::string patternFromJava(std::string_view java)
{
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < java.size();) {
        const char c = java[i];
        std::size_t run = 1;
        while (i + run < java.size() && java[i + run] == c)
            ++run;
        if (c == '\'')
            quoted ^= run % 2 != 0;
        if (!quoted && c == 'S')
            out += 'f';
        else if (!quoted && c == 'a')
            out += "AP";
        else if (!quoted && (c == 'Z' || c == 'X' || c == 'z'))
            out += 't';
        else
            out.append(run, c);
        i += run;
    }
    return out;
}

/// `^`, `x5E`, `0x5E`, `\x5e`; nothing where the field is none.
std::optional<char> delimiterFrom(std::string_view text)
{
    if (text.empty())
        return '\t';
    if (text.size() == 1)
        return text[0];
    for (const std::string_view prefix : {"\\x", "0x", "x", "\\0x"}) {
        if (!text.starts_with(prefix))
            continue;
        const std::string_view digits = text.substr(prefix.size());
        unsigned value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error == std::errc() && end == digits.data() + digits.size() && value > 0 && value < 0x80)
            return static_cast<char>(value);
    }
    if (text == "\\t")
        return '\t';
    return std::nullopt;
}

std::size_t findMark(std::string_view message, std::string_view mark)
{
    for (std::size_t at = 0; (at = message.find(mark, at)) != std::string_view::npos; ++at) {
        const bool begins = at == 0 || message[at - 1] == ' ' || message[at - 1] == ':' || message[at - 1] == ']';
        if (begins && at + mark.size() < message.size() && isDigit(message[at + mark.size()]))
            return at;
    }
    return std::string_view::npos;
}

} // namespace

std::size_t findCef(std::string_view message) { return findMark(message, "CEF:"); }
std::size_t findLeef(std::string_view message) { return findMark(message, "LEEF:"); }

int severityFromCef(std::string_view text)
{
    static constexpr auto scale = std::to_array<int>({5, 22, 28, 35, 42, 50, 58, 65, 75, 85, 95});
    const std::string plain = lower(trim(text));
    if (plain.empty() || plain == "unknown")
        return 0;
    if (const auto value = number(plain))
        return *value >= 0 && *value <= 10 ? scale[static_cast<std::size_t>(*value)] : -1;
    if (plain == "very-high" || plain == "very high")
        return 90;
    return severityFromWord(plain);
}

bool readCef(std::string_view text, const ParseContext &context, Observation &o, std::optional<Rejection> &rejected)
{
    EventReader reader(context, o, rejected);
    static constexpr auto names = std::to_array<std::string_view>(
        {"version", "vendor", "product", "device version", "signature id", "name", "severity"});
    std::array<std::string_view, names.size()> fields;
    text.remove_prefix(std::min(text.size(), std::string_view("CEF:").size()));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto field = takeField(text, true);
        // Some writers leave out the last pipe where there is no extension.
        if (!field && i + 1 == fields.size()) {
            field = text;
            text = {};
        }
        if (!field)
            return reader.reject(names[i], "the CEF header ends before it");
        fields[i] = *field;
    }
    if (fields[0] != "0" && fields[0] != "1" && !fields[0].starts_with("0.") && !fields[0].starts_with("1."))
        return reader.reject("version", excerpt(fields[0]) + " is no version of CEF");
    const int severity = severityFromCef(unescaped(fields[6]));
    if (severity < 0)
        return reader.reject(
            "severity", excerpt(fields[6]) + " is neither 0 to 10 nor a word for it; an unescaped | in the header?");
    if (!readExtension(text, reader))
        return false;
    if (!reader.once({"src", "dst", "spt", "dpt", "proto", "rt", "start", "end", "dvchost"}))
        return false;

    const Attributes &a = reader.m_attributes;
    o.kind = "cef";
    o.signatureId = unescaped(fields[4]);
    o.signature = unescaped(fields[5]);
    o.severity = static_cast<std::uint8_t>(severity);
    o.category = reader.category(a.text("cat")).value_or(Category::Undetermined);
    if (!reader.address({"src"}, o.source) || !reader.address({"dst"}, o.destination) || !reader.port({"spt"}, o.source)
        || !reader.port({"dpt"}, o.destination))
        return false;
    customAddresses(reader);
    if (!reader.time("rt", o.happenedFrom) || !reader.time("start", o.happenedFrom)
        || !reader.time("end", o.happenedTo))
        return false;
    if (o.happenedTo && (!o.happenedFrom || *o.happenedTo < *o.happenedFrom))
        o.happenedTo.reset();
    o.protocol = lower(a.first({"app", "proto"}));
    o.flowId = a.text("externalId");
    if (const auto device = a.first({"dvchost", "dvc"}); !device.empty())
        o.asset = device;
    const auto request = hostOf(a.text("request"));
    const auto named = a.first({"dhost", "destinationDnsDomain", "fname", "filePath", "shost"});
    o.name = request.empty() ? named : request;
    reader.identifiers();
    return true;
}

bool readLeef(std::string_view text, const ParseContext &context, Observation &o, std::optional<Rejection> &rejected)
{
    EventReader reader(context, o, rejected);
    static constexpr auto names
        = std::to_array<std::string_view>({"version", "vendor", "product", "product version", "event id"});
    std::array<std::string_view, names.size()> fields;
    text.remove_prefix(std::min(text.size(), std::string_view("LEEF:").size()));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto field = takeField(text, false);
        if (!field && i + 1 == fields.size()) {
            field = text;
            text = {};
        }
        if (!field)
            return reader.reject(names[i], "the LEEF header ends before it");
        fields[i] = *field;
    }
    char delimiter = '\t';
    if (fields[0].starts_with('2')) {
        std::string_view rest = text;
        const auto given = takeField(rest, false);
        // Some writers of 2.0 leave the field out; what stands there then is the first attribute.
        if (const auto known = given ? delimiterFrom(*given) : std::nullopt) {
            delimiter = *known;
            text = rest;
        } else if (given && !given->contains('=')) {
            return reader.reject("delimiter", excerpt(*given) + " is neither one character nor its hexadecimal code");
        }
    } else if (!fields[0].starts_with('1')) {
        return reader.reject("version", excerpt(fields[0]) + " is no version of LEEF");
    }
    while (!text.empty()) {
        const auto end = std::min(text.find(delimiter), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = pair.find('=');
        const std::string key = trim(pair.substr(0, equals));
        if (key.empty() && equals == std::string_view::npos)
            continue;
        if (equals == std::string_view::npos || key.empty())
            return reader.reject("attributes", excerpt(pair) + " is no key=value");
        if (reader.m_attributes.size() == mostAttributes)
            return reader.reject("attributes", "more than " + std::to_string(mostAttributes) + " of them");
        reader.m_attributes.add(key, trim(pair.substr(equals + 1)));
    }
    if (!reader.once({"src", "dst", "srcPort", "dstPort", "proto", "devTime", "sev"}))
        return false;

    const Attributes &a = reader.m_attributes;
    const int severity = severityFromCef(a.text("sev"));
    if (severity < 0)
        return reader.reject("sev", excerpt(a.text("sev")) + " is neither 0 to 10 nor a word for it");
    o.kind = "leef";
    o.signatureId = fields[4];
    o.signature = a.first({"name", "msg", "cat"});
    if (o.signature.empty())
        o.signature = std::string(fields[2]) + ' ' + std::string(fields[4]);
    o.severity = static_cast<std::uint8_t>(severity);
    o.category = reader.category(a.text("cat")).value_or(Category::Undetermined);
    if (!reader.address({"src"}, o.source) || !reader.address({"dst"}, o.destination)
        || !reader.port({"srcPort"}, o.source) || !reader.port({"dstPort"}, o.destination))
        return false;
    std::vector<std::string> formats;
    if (const auto java = a.text("devTimeFormat"); !java.empty())
        formats.push_back(patternFromJava(java));
    if (!reader.time("devTime", o.happenedFrom, formats))
        return false;
    o.protocol = lower(a.text("proto"));
    if (const auto device = a.first({"identHostName", "devName"}); !device.empty())
        o.asset = device;
    const auto request = hostOf(a.text("url"));
    o.name = request.empty() ? a.first({"resource", "domain", "fileName", "dstHostName"}) : request;
    reader.identifiers();
    return true;
}

} // namespace watchfloor::feeds
