// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/formats.h"
#include "feeds/jsonframer.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <zlib.h>

/// What the tests of feeds share: files whole, records cut in chunks of any size, documents read through a format.
namespace watchfloor::feeds::testing {

struct Cut
{
    std::string bytes;
    std::int64_t offset = 0;
    std::int64_t line = 0;
    std::string fault;
    bool operator==(const Cut &) const = default;
};

inline std::vector<Cut> cut(Framer &framer, std::string_view text, std::size_t chunk)
{
    std::vector<Cut> out;
    const RecordSink sink
        = [&](const RawRecord &r) { out.push_back({std::string(r.bytes), r.offset, r.line, r.fault}); };
    for (; !text.empty(); text.remove_prefix(std::min(chunk, text.size())))
        framer.feed(text.substr(0, chunk), sink);
    framer.finish(sink);
    return out;
}

inline std::vector<Cut> cutJson(std::string_view text, JsonFramer::Cut how = JsonFramer::Cut::Values,
                                std::size_t chunk = 1u << 20)
{
    JsonFramer framer(how);
    return cut(framer, text, chunk);
}

struct Reading
{
    std::int64_t records = 0, accepted = 0, quarantined = 0;
    std::vector<Observation> observations;
    std::vector<Claim> claims;
    std::vector<std::string> keys;
    std::vector<Rejection> rejections;
};

inline ParseContext contextAt(Timestamp received = fromMicros(1790000000000000))
{
    ParseContext context;
    context.source.slug = "test";
    context.received = received;
    return context;
}

inline Reading read(const Format &format, std::string_view text, const ParseContext &context = contextAt(),
                    std::size_t chunk = 1u << 20)
{
    const FormatOptions options{nullptr, std::string(text.substr(0, 65536))};
    const auto framer = format.framer(options);
    const auto parser = format.parser(options);
    Reading out;
    Items items;
    const RecordSink sink = [&](const RawRecord &record) {
        ++out.records;
        parser->parse(record, context, items);
        if (items.rejected) {
            ++out.quarantined;
            out.rejections.push_back(*items.rejected);
            return;
        }
        ++out.accepted;
        out.keys.push_back(items.naturalKey);
        for (Observation &o : items.observations)
            out.observations.push_back(std::move(o));
        for (Claim &c : items.claims)
            out.claims.push_back(std::move(c));
    };
    for (; !text.empty(); text.remove_prefix(std::min(chunk, text.size())))
        framer->feed(text.substr(0, chunk), sink);
    framer->finish(sink);
    return out;
}

inline QString dataPath(const QString &name) { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/") + name; }

/// The whole file, gzip opened.
inline std::string wholeFile(const QString &path)
{
    std::string out;
    const gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!file)
        return out;
    std::string buffer(1u << 20, '\0');
    for (int n = 0; (n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;)
        out.append(buffer, 0, static_cast<std::size_t>(n));
    gzclose(file);
    return out;
}

} // namespace watchfloor::feeds::testing

/// Real data is not in the repository: its absence is a failure only where CI promises it.
#define NEEDS_DATA(folder)                                                                                             \
    do {                                                                                                               \
        if (!QDir(watchfloor::feeds::testing::dataPath(folder)).exists()) {                                            \
            if (qEnvironmentVariable("CI") == u"true")                                                                 \
                QFAIL("../shared/data is missing");                                                                    \
            QSKIP("../shared/data is not here");                                                                       \
        }                                                                                                              \
    } while (false)
