// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/formats.h"
#include "feeds/inventory.h"
#include "feeds/profiledraft.h"
#include "feeds/soccsv.h"

#include <cstdlib>

/// What must hold of any bytes read as CSV; a broken promise aborts. The fuzzer and the corpus test share it.
namespace watchfloor::feeds::fuzz {

struct Framed
{
    std::string bytes, fault;
    std::int64_t offset, line;
    bool operator==(const Framed &) const = default;
};

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

inline std::vector<Framed> frame(std::string_view document, const CsvDialect &dialect, std::size_t chunk)
{
    std::vector<Framed> rows;
    CsvFramer framer(dialect);
    const RecordSink keep
        = [&](const RawRecord &r) { rows.push_back({std::string(r.bytes), r.fault, r.offset, r.line}); };
    for (std::size_t at = 0; at < document.size(); at += std::min(chunk, document.size() - at))
        framer.feed(document.substr(at, chunk), keep);
    framer.finish(keep);
    return rows;
}

/// Rows come in order, none twice, each where it says it stands, whatever the chunks.
inline void checkFraming(std::string_view document, const CsvDialect &dialect, std::size_t chunk)
{
    const auto rows = frame(document, dialect, chunk);
    require(rows == frame(document, dialect, document.size() + 1));
    require(!rows.empty());
    std::int64_t end = 0;
    for (const Framed &row : rows) {
        if (row.fault.starts_with("no ") || row.fault.starts_with("the header"))
            continue;
        require(row.offset >= end && row.line >= 1);
        require(document.substr(std::size_t(row.offset), row.bytes.size()) == row.bytes);
        end = row.offset + std::int64_t(row.bytes.size());
    }
}

inline void parseAll(const Format &format, std::string_view document, std::shared_ptr<const MappingProfile> profile)
{
    const FormatOptions options{std::move(profile), std::string(document.substr(0, 64u << 10))};
    const auto framer = format.framer(options);
    const auto parser = format.parser(options);
    ParseContext context;
    context.source.slug = "fuzz";
    context.received = fromMicros(1'790'000'000'000'000);
    Items items;
    const RecordSink sink = [&](const RawRecord &record) {
        parser->parse(record, context, items);
        require(items.rejected || items.claims.size() == 1);
        if (items.rejected)
            return;
        const Claim &claim = items.claims.front();
        require(!claim.body.empty() && !claim.subject.empty());
        require(!claim.happenedFrom || isPlausible(*claim.happenedFrom, context.received, std::chrono::hours{24 * 367})
                || claim.type == "mission");
    };
    framer->feed(document, sink);
    framer->finish(sink);
}

/// The first byte chooses the chunk size and whether a profile comes before the document.
inline void csv(std::string_view input)
{
    if (input.size() < 2)
        return;
    const auto choice = static_cast<unsigned char>(input.front());
    const std::size_t chunk = 1u + choice % 31u;
    const bool withProfile = (choice & 0x80) != 0;
    std::string_view document = input.substr(1);

    // A profile of the fuzzer's own, up to a NUL byte, then the document that it is for.
    std::shared_ptr<const MappingProfile> profile;
    if (withProfile) {
        const auto end = std::min(document.find('\0'), document.size());
        if (auto read = readProfile(document.substr(0, end)))
            profile = std::make_shared<const MappingProfile>(std::move(*read));
        document.remove_prefix(std::min(end + 1, document.size()));
    }
    (void)inventoryCsvFormat().detect(document, true);
    (void)socCsvFormat().detect(document, true);
    const auto head = document.substr(0, 64u << 10);
    checkFraming(document, settleDialect(head, profile ? profile->csv : CsvHints{}), chunk);
    parseAll(inventoryCsvFormat(), document, nullptr);
    parseAll(socCsvFormat(), document, profile);
    parseAll(socJsonFormat(), document, profile);
    const TableSample sample = sampleTable(document);
    for (const auto &row : sample.rows)
        require(row.size() == sample.dialect.header.size());
}

} // namespace watchfloor::feeds::fuzz
