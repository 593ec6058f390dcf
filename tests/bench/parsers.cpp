// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <zlib.h>

/// Reads the files named on the command line through the parser that their content asks for, beside simdjson's
/// On-Demand reading every value of the same records. Processor time, so that a busy machine does not matter much; the
/// three sides take turns, and the medians of the rounds count.
///
/// With `--items` first: prints what each record of those files gave, so that two builds can be compared.
using namespace watchfloor;
using namespace watchfloor::feeds;

namespace {

namespace ondemand = simdjson::ondemand;

std::string wholeFile(const char *path)
{
    std::string out, buffer(1u << 20, '\0');
    if (const gzFile file = gzopen(path, "rb")) {
        for (int n = 0; (n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;)
            out.append(buffer, 0, static_cast<std::size_t>(n));
        gzclose(file);
    }
    return out;
}

/// Touches every value, as little as one can and still have read them.
std::size_t touch(ondemand::value value)
{
    std::size_t seen = 1;
    switch (value.type().value_unsafe()) {
    case ondemand::json_type::object:
        for (auto field : value.get_object()) {
            ondemand::value inner;
            if (field.value().get(inner) == simdjson::SUCCESS)
                seen += touch(inner);
        }
        break;
    case ondemand::json_type::array:
        for (auto element : value.get_array()) {
            ondemand::value inner;
            if (element.get(inner) == simdjson::SUCCESS)
                seen += touch(inner);
        }
        break;
    case ondemand::json_type::string:
        seen += value.get_string().error() == simdjson::SUCCESS ? 1 : 0;
        break;
    case ondemand::json_type::number:
        seen += value.get_number().error() == simdjson::SUCCESS ? 1 : 0;
        break;
    default:
        break;
    }
    return seen;
}

struct Corpus
{
    const Format *format = nullptr;
    std::vector<std::string> documents;
    std::size_t bytes = 0;
};

constexpr std::size_t rounds = 7;
constexpr std::size_t enough = 20'000'000; ///< bytes of one round

/// Megabytes of one second of processor time.
template <typename Pass> double speed(const Corpus &corpus, const Pass &pass)
{
    std::size_t read = 0;
    const std::clock_t start = std::clock();
    while (read < enough) {
        for (const std::string &document : corpus.documents)
            pass(document);
        read += corpus.bytes;
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    return static_cast<double>(read) / 1e6 / std::max(seconds, 1e-6);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

ParseContext benchContext()
{
    ParseContext context;
    context.source.slug = "bench";
    context.received = fromMicros(1'790'000'000'000'000);
    return context;
}

std::string shown(const std::optional<Timestamp> &time) { return time ? iso8601(*time) : std::string("-"); }

void print(const Claim &c)
{
    std::printf("  claim %s %s [%s] [%s] %s %s %s %d %d %d %s\n    %s\n", c.subject.c_str(), c.type.c_str(),
                c.title.c_str(), c.description.c_str(), shown(c.happenedFrom).c_str(), shown(c.happenedTo).c_str(),
                shown(c.version).c_str(), c.revoked, c.confidence, c.credibility, c.marking.c_str(), c.body.c_str());
}

void print(const Observation &o)
{
    std::printf("  seen %s %s %s %d %s %d %d %s:%d %s:%d %s [%s] [%s] [%s] [%s] %s %s %s", o.kind.c_str(),
                shown(o.happenedFrom).c_str(), shown(o.happenedTo).c_str(), o.offsetKnown,
                std::string(name(o.category)).c_str(), o.severity, o.confidence, o.source.address.c_str(),
                o.source.port, o.destination.address.c_str(), o.destination.port, o.protocol.c_str(),
                o.signatureId.c_str(), o.signature.c_str(), o.name.c_str(), o.asset.c_str(), o.flowId.c_str(),
                o.communityId.c_str(), o.marking.c_str());
    for (const auto *ids : {&o.attackIds, &o.cveIds}) {
        for (const std::string &id : *ids)
            std::printf(" %s", id.c_str());
    }
    if (o.position)
        std::printf(" %.17g,%.17g", o.position->latitude, o.position->longitude);
    std::printf("\n");
}

void printItems(const Format &format, const std::string &document)
{
    const ParseContext context = benchContext();
    const FormatOptions options{nullptr, document.substr(0, 65536)};
    const auto framer = format.framer(options);
    const auto parser = format.parser(options);
    Items out;
    const RecordSink sink = [&](const RawRecord &record) {
        parser->parse(record, context, out);
        std::printf(" %lld+%zu %s%s%s\n", static_cast<long long>(record.offset), record.bytes.size(),
                    out.naturalKey.c_str(), out.rejected ? " REJECTED " : "",
                    out.rejected ? (out.rejected->reason + " | " + out.rejected->field).c_str() : "");
        if (out.rejected)
            return;
        for (const Claim &claim : out.claims)
            print(claim);
        for (const Observation &observation : out.observations)
            print(observation);
    };
    framer->feed(document, sink);
    framer->finish(sink);
}

void measure(std::string_view id, const Corpus &corpus)
{
    const ParseContext context = benchContext();
    std::size_t items = 0, touched = 0;
    Items out;
    const auto read = [&](const std::string &document) {
        const FormatOptions options{nullptr, document.substr(0, 65536)};
        const auto framer = corpus.format->framer(options);
        const auto parser = corpus.format->parser(options);
        const RecordSink sink = [&](const RawRecord &record) {
            parser->parse(record, context, out);
            items += out.claims.size() + out.observations.size() + 1;
        };
        framer->feed(document, sink);
        framer->finish(sink);
    };
    const auto frame = [&](const std::string &document) {
        const auto framer = corpus.format->framer({nullptr, document.substr(0, 65536)});
        const RecordSink sink = [&](const RawRecord &record) { items += record.bytes.size() & 1; };
        framer->feed(document, sink);
        framer->finish(sink);
    };
    ondemand::parser json;
    std::string padded;
    const auto plain = [&](const std::string &document) {
        const auto framer = corpus.format->framer({nullptr, document.substr(0, 65536)});
        const RecordSink sink = [&](const RawRecord &record) {
            padded.assign(record.bytes);
            padded.resize(record.bytes.size() + simdjson::SIMDJSON_PADDING);
            ondemand::document whole;
            ondemand::value root;
            if (json.iterate(padded.data(), record.bytes.size(), padded.size()).get(whole) == simdjson::SUCCESS
                && whole.get_value().get(root) == simdjson::SUCCESS)
                touched += touch(root);
        };
        framer->feed(document, sink);
        framer->finish(sink);
    };
    std::vector<double> ours, framed, theirs, times;
    for (std::size_t round = 0; round < rounds; ++round) {
        ours.push_back(speed(corpus, read));
        theirs.push_back(speed(corpus, plain));
        framed.push_back(speed(corpus, frame));
        times.push_back(theirs.back() / ours.back());
    }
    std::printf("%-16s %8.3f %10.0f %10.0f %10.0f %8.1f\n", std::string(id).c_str(),
                static_cast<double>(corpus.bytes) / 1e6, median(ours), median(framed), touched > 0 ? median(theirs) : 0,
                touched > 0 ? median(times) : 0);
    std::fflush(stdout);
}

} // namespace

int main(int count, char **arguments)
{
    const bool itemsOnly = count > 1 && std::string_view(arguments[1]) == "--items";
    std::map<std::string_view, Corpus> corpora;
    for (int i = itemsOnly ? 2 : 1; i < count; ++i) {
        std::string text = wholeFile(arguments[i]);
        const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
        if (itemsOnly)
            std::printf("%s: %s\n", arguments[i], found.format ? std::string(found.format->id).c_str() : "-");
        if (!found.format)
            continue;
        if (itemsOnly) {
            printItems(*found.format, text);
            continue;
        }
        Corpus &corpus = corpora[found.format->id];
        corpus.format = found.format;
        corpus.bytes += text.size();
        corpus.documents.push_back(std::move(text));
    }
    if (!itemsOnly)
        std::printf("%-16s %8s %10s %10s %10s %8s\n", "format", "MB", "read MB/s", "framed", "simdjson", "times");
    for (const auto &[id, corpus] : corpora)
        measure(id, corpus);
    return 0;
}
