// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/pathparser.h"

#include "base/address.h"
#include "base/hash.h"
#include "feeds/eveaddress.h"
#include "feeds/markingjoin.h"

#include <algorithm>
#include <cmath>

namespace watchfloor::feeds {

namespace {

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string quoted(std::string_view text) { return '"' + std::string(cutText(text, 60)) + '"'; }

} // namespace

std::string lowerAscii(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string attackId(std::string_view text)
{
    const bool fine = text.size() >= 5 && text[0] == 'T' && allDigits(text.substr(1, 4))
        && (text.size() == 5 || (text.size() == 9 && text[5] == '.' && allDigits(text.substr(6))));
    return fine ? std::string(text) : std::string();
}

std::string cveId(std::string_view text)
{
    const bool fine = text.size() >= 13 && text.size() <= 28 && (text.starts_with("CVE-") || text.starts_with("cve-"))
        && allDigits(text.substr(4, 4)) && text[8] == '-' && allDigits(text.substr(9));
    return fine ? "CVE-" + std::string(text.substr(4)) : std::string();
}

std::optional<Timestamp> epochTime(std::int64_t number)
{
    const std::int64_t size = number < 0 ? -(number + 1) : number;
    constexpr std::int64_t limit = 100'000'000'000; // as seconds the year 5138, as milliseconds 1973
    if (size < limit)
        return fromMicros(number * 1'000'000);
    if (size < limit * 1'000)
        return fromMicros(number * 1'000);
    if (size < limit * 1'000'000)
        return fromMicros(number);
    return fromMicros(number / 1'000);
}

std::optional<Timestamp> epochTime(double number)
{
    if (!std::isfinite(number) || std::abs(number) > 9e18)
        return std::nullopt;
    if (std::abs(number) < 1e11)
        return fromMicros(std::llround(number * 1e6));
    return epochTime(static_cast<std::int64_t>(std::llround(number)));
}

PathParser::PathParser(const JsonPaths &paths)
    : m_event(paths)
{
}

bool PathParser::problem(int path, std::string reason)
{
    m_problem = rejection({std::string(m_event.name(path)), std::move(reason)});
    return false;
}

void PathParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty()) {
        out.rejected = Rejection{record.fault, {}};
        return;
    }
    if (!m_event.read(record.bytes)) {
        out.rejected = m_event.problem();
        return;
    }
    Observation &observation = out.observations.emplace_back();
    bool keep = true;
    if (!observe(context, observation, keep)) {
        out.observations.clear();
        out.rejected = std::move(m_problem);
        return;
    }
    if (!keep)
        out.observations.clear();
    // One id with other content is kept beside the first: an update, or a contradiction.
    if (const std::string id = identity(); !id.empty())
        out.naturalKey = id + '|' + toHex(bytesOf(sha256(record.bytes)).substr(0, 16));
}

bool PathParser::stamp(int path, const ParseContext &context, std::optional<Timestamp> &at, bool &offsetKnown)
{
    if (!m_event.has(path))
        return true;
    const dom::element value = m_event[path];
    std::optional<Timestamp> read;
    bool known = true;
    if (value.is_string()) {
        const std::string_view text = stringOf(value);
        if (text.empty() || text == "ts-error" || text.starts_with("0000-"))
            return true;
        if (const auto iso = parseIso8601(text)) {
            read = iso->at;
            known = iso->offsetKnown;
        } else if (const auto number = realNumber(value)) {
            read = epochTime(*number);
        }
        if (!read)
            return problem(path, quoted(text) + " is not a time");
    } else if (std::int64_t whole = 0; value.get(whole) == simdjson::SUCCESS) {
        read = epochTime(whole);
    } else if (double real = 0; value.get(real) == simdjson::SUCCESS) {
        read = epochTime(real);
        if (!read)
            return problem(path, "is not a time");
    } else {
        return problem(path, "must be a time");
    }
    offsetKnown = known;
    const Timestamp corrected = *read - context.source.clockOffset;
    if (isPlausible(corrected, context.received))
        at = corrected;
    return true;
}

bool PathParser::endpoint(int ip, int port, Endpoint &to, std::string &name)
{
    if (m_event.has(ip)) {
        if (!m_event[ip].is_string())
            return problem(ip, "must be a string");
        std::string_view text = stringOf(m_event[ip]);
        text = text.substr(0, text.find('%')); // a zone means something on that host alone
        if (auto address = eveAddress(text)) {
            to.address = std::move(*address);
        } else if (!text.empty() && text != "-") {
            // Cloud logs name the service that called instead of its address.
            const auto host = canonicalHost(text);
            if (!host || host->find_first_not_of("0123456789.:") == std::string::npos)
                return problem(ip, quoted(text) + " is not an address");
            if (name.empty())
                name = *host;
        }
    }
    if (!m_event.has(port))
        return true;
    if (m_event[port].is_string() && stringOf(m_event[port]).empty())
        return true;
    const auto number = wholeNumber(m_event[port]);
    if (!number || *number < -1 || *number > 65535)
        return problem(port, std::string(cutText(scalarText(m_event[port]), 40)) + " is not a port from 0 to 65535");
    to.port = static_cast<int>(*number);
    return true;
}

std::string PathParser::marking(std::initializer_list<int> paths, const ParseContext &context) const
{
    MarkingJoin join;
    for (const auto &[path, value] : m_event.values()) {
        if (std::ranges::find(paths, path) != paths.end())
            join.tlp(stringOf(value));
    }
    return join.result(context.source);
}

std::vector<std::string> PathParser::ids(std::initializer_list<int> paths,
                                         std::string (*normalise)(std::string_view)) const
{
    std::vector<std::string> found;
    for (const auto &[path, value] : m_event.values()) {
        if (std::ranges::find(paths, path) == paths.end())
            continue;
        std::string id = normalise(stringOf(value));
        if (!id.empty() && std::ranges::find(found, id) == found.end())
            found.push_back(std::move(id));
    }
    return found;
}

} // namespace watchfloor::feeds
