// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"

#include <simdjson.h>

#include <cstdio>
#include <ctime>
#include <map>
#include <zlib.h>

/// Reads the files named on the command line through the parser that their content asks for, beside simdjson's
/// On-Demand reading every value of the same records. Processor time, so that a busy machine does not matter much.
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

/// Megabytes of one second of processor time.
template <typename Pass> double speed(const Corpus &corpus, const Pass &pass)
{
    constexpr std::size_t enough = 50'000'000;
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

} // namespace

int main(int count, char **arguments)
{
    std::map<std::string_view, Corpus> corpora;
    for (int i = 1; i < count; ++i) {
        std::string text = wholeFile(arguments[i]);
        const Detected found = detect(std::string_view(text).substr(0, 65536), text.size() <= 65536);
        if (!found.format)
            continue;
        Corpus &corpus = corpora[found.format->id];
        corpus.format = found.format;
        corpus.bytes += text.size();
        corpus.documents.push_back(std::move(text));
    }
    std::printf("%-16s %8s %10s %10s %10s %8s\n", "format", "MB", "read MB/s", "framed", "simdjson", "times");
    for (const auto &[id, corpus] : corpora) {
        ParseContext context;
        context.source.slug = "bench";
        context.received = fromMicros(1'790'000'000'000'000);
        std::size_t items = 0, touched = 0;
        Items out;
        const double ours = speed(corpus, [&](const std::string &document) {
            const FormatOptions options{nullptr, document.substr(0, 65536)};
            const auto framer = corpus.format->framer(options);
            const auto parser = corpus.format->parser(options);
            const RecordSink sink = [&](const RawRecord &record) {
                parser->parse(record, context, out);
                items += out.claims.size() + out.observations.size() + 1;
            };
            framer->feed(document, sink);
            framer->finish(sink);
        });
        const double framing = speed(corpus, [&](const std::string &document) {
            const auto framer = corpus.format->framer({nullptr, document.substr(0, 65536)});
            const RecordSink sink = [&](const RawRecord &record) { items += record.bytes.size() & 1; };
            framer->feed(document, sink);
            framer->finish(sink);
        });
        ondemand::parser json;
        std::string padded;
        const double plain = speed(corpus, [&](const std::string &document) {
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
        });
        std::printf("%-16s %8.1f %10.0f %10.0f %10.0f %8.1f\n", std::string(id).c_str(),
                    static_cast<double>(corpus.bytes) / 1e6, ours, framing, touched > 0 ? plain : 0.0,
                    touched > 0 ? plain / ours : 0.0);
        if (items == 0)
            return 1;
    }
    return 0;
}
