// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/address.h"
#include "base/displaytext.h"
#include "feeds/canonicaljson.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"

#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

/// What holds for every input of the JSON readers. Each function takes one input whole, so
/// that libFuzzer and the replay of the corpora run the same checks.
namespace watchfloor::feeds::fuzz {

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

struct Piece
{
    std::string bytes;
    std::int64_t offset, line;
    std::string fault;
    bool operator==(const Piece &) const = default;
};

/// Feeds `text` in chunks whose sizes come from `sizes`, or whole where that is empty.
inline std::vector<Piece> pieces(Framer &framer, std::string_view text, std::string_view sizes)
{
    std::vector<Piece> out;
    const RecordSink sink
        = [&](const RawRecord &r) { out.push_back({std::string(r.bytes), r.offset, r.line, r.fault}); };
    for (std::size_t i = 0; !text.empty(); ++i) {
        const std::size_t size
            = sizes.empty() ? text.size() : 1 + static_cast<unsigned char>(sizes[i % sizes.size()]) % 97;
        framer.feed(text.substr(0, size), sink);
        text.remove_prefix(std::min(size, text.size()));
    }
    framer.finish(sink);
    return out;
}

/// First byte: options; next four: chunk sizes; the rest: the document.
inline void jsonFramer(std::string_view input)
{
    if (input.size() < 5)
        return;
    const auto options = static_cast<unsigned char>(input[0]);
    const std::string_view sizes = input.substr(1, 4);
    const std::string_view text = input.substr(5);
    const auto cut = (options & 1) != 0 ? JsonFramer::Cut::Bundles : JsonFramer::Cut::Values;
    JsonFramer::Limits limits;
    if ((options & 2) != 0)
        limits = {static_cast<std::size_t>(16 + options), 16, 6};
    JsonFramer whole(cut, limits);
    JsonFramer chunked(cut, limits);
    const auto expected = pieces(whole, text, {});
    require(pieces(chunked, text, sizes) == expected, "the same records whatever the chunks");
    require(!expected.empty() || text.find_first_not_of(" \t\r\n[]") != std::string_view::npos || text.contains('['),
            "a document without a record says that it is empty");
    if ((options & 3) != 0)
        return;
    std::string left(text);
    std::int64_t end = 0;
    for (const Piece &piece : expected) {
        require(piece.offset >= end || piece.bytes.size() <= 1, "records in order, none twice");
        const auto at = static_cast<std::size_t>(piece.offset);
        require(text.substr(at, piece.bytes.size()) == piece.bytes, "a record's bytes stand at its offset");
        require(piece.line == 1 + std::count(text.begin(), text.begin() + piece.offset, '\n'),
                "a record's line is right");
        left.replace(at, piece.bytes.size(), piece.bytes.size(), ' ');
        end = std::max(end, piece.offset + static_cast<std::int64_t>(piece.bytes.size()));
    }
    for (std::size_t at = 0; (at = left.find("@cee:", at)) != std::string::npos;)
        left.replace(at, 5, 5, ' ');
    if (left.starts_with("\xEF\xBB\xBF"))
        left.replace(0, 3, 3, ' ');
    require(left.find_first_not_of(" \t\r\n[],") == std::string::npos, "every byte is in a record");
}

struct Totals
{
    std::int64_t records = 0, accepted = 0, quarantined = 0;
    bool operator==(const Totals &) const = default;
};

/// Reads a document through a format, checking each record's outcome.
template <typename Check>
Totals readAll(const Format &format, std::string_view text, std::string_view sizes, const Check &check)
{
    const auto framer = format.framer({});
    const auto parser = format.parser({});
    ParseContext context;
    context.source.slug = "fuzz";
    context.received = fromMicros(1790000000000000);
    Totals totals;
    Items items;
    for (const Piece &piece : pieces(*framer, text, sizes)) {
        ++totals.records;
        const RawRecord record{piece.bytes, piece.offset, piece.line, piece.fault};
        parser->parse(record, context, items);
        require(piece.fault.empty() || items.rejected, "a record whose framing failed is quarantined");
        if (items.rejected) {
            ++totals.quarantined;
            require(!items.rejected->reason.empty() && isUtf8(items.rejected->reason), "a rejection says why, in text");
            continue;
        }
        ++totals.accepted;
        check(items);
    }
    return totals;
}

inline void suricata(std::string_view input)
{
    if (input.size() < 4)
        return;
    const auto check = [](const Items &items) {
        require(items.claims.empty() && items.observations.size() <= 1, "one event, one observation at most");
        for (const Observation &o : items.observations) {
            for (const Endpoint *end : {&o.source, &o.destination}) {
                require(end->port >= -1 && end->port <= 65535, "ports are ports");
                require(end->address.empty() || canonicalAddress(end->address) == end->address,
                        "addresses are canonical");
            }
            require(o.severity <= 100, "severity is 0-100");
            require(!o.happenedFrom || *o.happenedFrom > fromMicros(631152000000000), "nothing lies in 1970");
            for (const std::string *text : {&o.kind, &o.signature, &o.name, &o.protocol, &o.flowId, &o.communityId})
                require(isUtf8(*text), "text is UTF-8");
        }
    };
    const Format &format = suricataEveFormat();
    const auto whole = readAll(format, input.substr(4), {}, check);
    require(readAll(format, input.substr(4), input.substr(0, 4), check) == whole, "the same whatever the chunks");
}

inline void stix(std::string_view input)
{
    if (input.size() < 4)
        return;
    const auto check = [](const Items &items) {
        require(items.observations.empty() && items.claims.size() <= 1, "one object, one claim at most");
        for (const Claim &c : items.claims) {
            require(c.subject.starts_with(c.type + "--"), "an id begins with its type");
            require(!items.naturalKey.empty(), "an object has an identity");
            require(canonicalJson(c.body) == c.body, "a body is canonical");
            require(QJsonDocument::fromJson(QByteArray::fromStdString(c.body)).isObject(), "others can read a body");
            require(c.confidence >= -1 && c.confidence <= 100, "confidence is 0-100 or not stated");
            require(c.marking.empty() || parseMarking(c.marking).has_value(), "markings can be read");
            require(isUtf8(c.title) && isUtf8(c.description), "text is UTF-8");
            require(!c.happenedFrom || !c.happenedTo || *c.happenedFrom <= *c.happenedTo,
                    "nothing ends before it starts");
        }
    };
    const Format &format = stixFormat();
    const auto whole = readAll(format, input.substr(4), {}, check);
    require(readAll(format, input.substr(4), input.substr(0, 4), check) == whole, "the same whatever the chunks");
}

inline void canonical(std::string_view input)
{
    const auto text = canonicalJson(input);
    if (!text) {
        require(!text.error().reason.empty(), "a refusal says why");
        return;
    }
    require(canonicalJson(*text) == *text, "canonical text is canonical");
    if (!text->starts_with('{') && !text->starts_with('['))
        return;
    const auto before = QJsonDocument::fromJson(QByteArray(input.data(), static_cast<qsizetype>(input.size())));
    const auto after = QJsonDocument::fromJson(QByteArray::fromStdString(*text));
    require(!after.isNull() && before == after, "another reader sees the same value");
}

inline void detection(std::string_view input)
{
    for (const bool whole : {false, true}) {
        const Detected found = detect(input, whole);
        require(!found.reason.empty(), "a verdict has a reason");
    }
}

} // namespace watchfloor::feeds::fuzz
