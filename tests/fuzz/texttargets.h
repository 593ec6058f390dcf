// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/address.h"
#include "base/displaytext.h"
#include "feeds/formats.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>
#include <cstdlib>

/// What holds for every input of the readers of logs, XML, graphs and inventories. Each function takes one input
/// whole, so that libFuzzer and the replay of the corpora run the same checks.
namespace watchfloor::feeds::fuzz::text {

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

inline void checkObservation(const Observation &o)
{
    for (const Endpoint *end : {&o.source, &o.destination}) {
        require(end->port >= -1 && end->port <= 65535, "ports are ports");
        require(end->address.empty() || canonicalAddress(end->address) == end->address, "addresses are canonical");
    }
    require(o.severity <= 100 && o.confidence >= -1 && o.confidence <= 100, "severity and confidence are 0-100");
    require(!o.happenedFrom || *o.happenedFrom > fromMicros(631'152'000'000'000), "nothing lies in 1970");
    require(!o.happenedTo || (o.happenedFrom && *o.happenedFrom <= *o.happenedTo), "nothing ends before it starts");
    require(o.marking.empty() || parseMarking(o.marking).has_value(), "markings can be read");
    require(!o.position
                || (o.position->latitude >= -90 && o.position->latitude <= 90 && o.position->longitude >= -180
                    && o.position->longitude <= 180),
            "places are on the globe");
    for (const std::string *text :
         {&o.kind, &o.signature, &o.signatureId, &o.name, &o.asset, &o.protocol, &o.flowId, &o.communityId})
        require(isUtf8(*text), "text is UTF-8");
}

inline void checkClaim(const Claim &c)
{
    require(!c.subject.empty() && !c.type.empty(), "a claim has a subject and a type");
    const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(c.body));
    require(body.isObject(), "others can read a body");
    require(c.marking.empty() || parseMarking(c.marking).has_value(), "markings can be read");
    require(c.confidence >= -1 && c.confidence <= 100, "confidence is 0-100 or not stated");
    require(!c.happenedFrom || *c.happenedFrom > fromMicros(631'152'000'000'000), "nothing lies in 1970");
    require(!c.happenedFrom || !c.happenedTo || *c.happenedFrom <= *c.happenedTo, "nothing ends before it starts");
    require(isUtf8(c.title) && isUtf8(c.description), "text is UTF-8");
    const QJsonObject object = body.object();
    for (const auto &[key, limit] : {std::pair{QLatin1StringView("lat"), 90.0}, {QLatin1StringView("lon"), 180.0}})
        require(std::abs(object.value(key).toDouble()) <= limit, "places are on the globe");
}

struct Outcome
{
    std::int64_t records = 0, quarantined = 0, observations = 0, claims = 0;
    std::string keys;
    bool operator==(const Outcome &) const = default;
};

inline Outcome readAll(const Format &format, std::string_view text, std::string_view sizes)
{
    const FormatOptions options{nullptr, std::string(text.substr(0, 65536))};
    const auto framer = format.framer(options);
    const auto parser = format.parser(options);
    ParseContext context;
    context.source.slug = "fuzz";
    context.received = fromMicros(1'790'000'000'000'000);
    Outcome outcome;
    Items items;
    const RecordSink sink = [&](const RawRecord &record) {
        ++outcome.records;
        require(record.line >= 1 && record.offset >= 0, "a record says where it stands");
        parser->parse(record, context, items);
        require(record.fault.empty() || items.rejected, "a record whose framing failed is quarantined");
        if (items.rejected) {
            ++outcome.quarantined;
            require(!items.rejected->reason.empty() && isUtf8(items.rejected->reason), "a rejection says why, in text");
            return;
        }
        for (const Observation &o : items.observations)
            checkObservation(o);
        for (const Claim &c : items.claims)
            checkClaim(c);
        outcome.observations += static_cast<std::int64_t>(items.observations.size());
        outcome.claims += static_cast<std::int64_t>(items.claims.size());
        outcome.keys += items.naturalKey;
    };
    for (std::size_t i = 0; !text.empty(); ++i) {
        const std::size_t size
            = sizes.empty() ? text.size() : 1 + static_cast<unsigned char>(sizes[i % sizes.size()]) % 97;
        framer->feed(text.substr(0, size), sink);
        text.remove_prefix(std::min(size, text.size()));
    }
    framer->finish(sink);
    return outcome;
}

/// First byte: which format; next four: chunk sizes; the rest: the document.
inline void document(std::string_view input, std::initializer_list<const Format *> formats)
{
    if (input.size() < 5)
        return;
    const Format &format = **(formats.begin() + static_cast<unsigned char>(input[0]) % formats.size());
    const std::string_view text = input.substr(5);
    const Outcome whole = readAll(format, text, {});
    require(readAll(format, text, input.substr(1, 4)) == whole, "the same whatever the chunks");
    require(detect(text, true).reason.size() > 0, "a verdict has a reason");
}

inline void zeek(std::string_view input) { document(input, {&zeekTsvFormat(), &zeekJsonFormat()}); }
inline void syslog(std::string_view input) { document(input, {&syslogFormat()}); }
inline void iodef(std::string_view input)
{
    document(input, {&iodefFormat(), &iodefJsonFormat(), &idmefFormat(), &idmefJsonFormat()});
}

inline void graph(std::string_view input) { document(input, {&graphmlFormat(), &gmlFormat(), &geoJsonFormat()}); }
inline void sbom(std::string_view input)
{
    document(input, {&cycloneDxFormat(), &spdxFormat(), &cycloneDxXmlFormat(), &spdxTagFormat()});
}

} // namespace watchfloor::feeds::fuzz::text
