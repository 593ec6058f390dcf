// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "fusion/record.h"
#include "usage.h"

#include <QTemporaryDir>

#include <zstd.h>

#include <random>

/// What one more batch of 1,000 observations costs the correlator in a store of 100,000 and in one of 1,000,000: with
/// the same reports, the same clients and servers, and the same share of alerts, only ten times as long.
namespace watchfloor::bench {

namespace {

constexpr std::int64_t minute = 60'000'000, hour = 60 * minute;
constexpr std::int64_t start = 1'780'000'000'000'000;
constexpr std::int64_t perHour = 400;
constexpr std::size_t portion = 10'000;
constexpr int rounds = 9;

template <typename T> T need(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "correlate: %s\n", qPrintable(result.error().detail));
        std::exit(2);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class Filler
{
public:
    explicit Filler(const QString &path)
    {
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        m_store = need(store::Store::open(path, options));
        Source source;
        source.slug = "sensor";
        source.name = "Sensor";
        source.kind = SourceKind::Sensor;
        source.defaultMarking = "TLP:GREEN";
        m_sensor = begin(source);
        source.slug = "cert";
        source.kind = SourceKind::MilCert;
        m_cert = begin(source);
    }
    [[nodiscard]] std::shared_ptr<store::Store> store() const { return m_store; }

    void observe(std::size_t count)
    {
        for (std::size_t done = 0; done < count;) {
            std::vector<store::RecordItem> records;
            for (; done < count && records.size() < portion; ++done) {
                store::RecordItem item;
                item.observations.push_back(next());
                records.push_back(std::move(item));
            }
            commit(m_sensor, std::move(records), m_observed);
        }
    }

    void report(int count)
    {
        std::vector<store::RecordItem> records;
        for (int i = 0; i < count; ++i) {
            Claim claim;
            claim.subject = derivedId("incident", "cert", "bench", std::to_string(i));
            claim.type = "incident";
            claim.title = "Report " + std::to_string(i);
            claim.happenedFrom = fromMicros(start + i * 6 * hour);
            claim.body = "{\"addresses\":[\"" + foreign(i % 60)
                + "\"],\"category\":\"malicious-code/c2-server\",\"key\":\"R-" + std::to_string(10'000 + i) + "\"}";
            store::RecordItem item;
            item.claims.push_back(std::move(claim));
            records.push_back(std::move(item));
        }
        commit(m_cert, std::move(records), m_reported);
    }

private:
    store::Import begin(const Source &source)
    {
        store::Writer *writer = need(m_store->writer());
        store::ImportSpec spec;
        spec.sourceId = need(writer->putSource(source).get());
        spec.path = source.slug;
        spec.live = true;
        return need(writer->beginImport(spec).get());
    }

    static std::string foreign(int i)
    {
        return "198.51." + std::to_string(100 + i / 250) + '.' + std::to_string(1 + i % 250);
    }

    Observation next()
    {
        const auto below = [&](unsigned n) { return static_cast<int>(m_random() % n); };
        Observation o;
        o.happenedFrom = fromMicros(start + m_observed++ * hour / perHour);
        o.source.address = "10.0." + std::to_string(below(4)) + '.' + std::to_string(1 + below(60));
        if (below(100) < 5) {
            o.kind = "alert";
            o.signatureId = "1:" + std::to_string(below(40)) + ":1";
            o.severity = 60;
            o.category = below(2) ? Category::C2Server : Category::Exploit;
            o.destination.address = foreign(below(400));
        } else {
            o.kind = "tls";
            o.name = "site" + std::to_string(below(300)) + ".example.org";
            o.destination.address = "203.0.113." + std::to_string(1 + below(250));
        }
        return o;
    }

    void commit(const store::Import &import, std::vector<store::RecordItem> records, std::int64_t number)
    {
        const std::string bytes = "bench";
        std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
        compressed.resize(ZSTD_compress(compressed.data(), compressed.size(), bytes.data(), bytes.size(), 1));
        store::Batch batch;
        batch.import = import;
        batch.blocks = {{compressed, static_cast<std::uint32_t>(bytes.size())}};
        for (store::RecordItem &item : records) {
            item.naturalKey = std::to_string(m_key++);
            item.offset = m_key;
            item.hash = sha256(item.naturalKey);
            item.length = static_cast<std::uint32_t>(bytes.size());
        }
        batch.records = std::move(records);
        batch.cursor = number;
        (void)need(need(m_store->writer())->commit(std::move(batch)).get());
    }

    std::shared_ptr<store::Store> m_store;
    store::Import m_sensor, m_cert;
    std::mt19937 m_random{20260928};
    std::int64_t m_observed = 0, m_reported = 0, m_key = 0;
};

/// One store, filled and correlated, to which batches are added.
struct Side
{
    QTemporaryDir place;
    Filler filler;
    fusion::Recorder recorder;
    std::vector<double> times;
    std::int64_t written = 0;

    explicit Side(std::size_t observations)
        : filler(place.filePath(QStringLiteral("bench.watchfloor")))
        , recorder(filler.store())
    {
        filler.report(500); // six hours apart: some speak of the hours of the batches in both
        filler.observe(observations);
        const Stopwatch first;
        const auto recorded = need(recorder.run());
        std::printf("%8zu observations: all at once %.2f s, %lld incidents, %.0f MiB\n", observations, first.seconds(),
                    static_cast<long long>(recorded.incidents), peakMemory());
        std::fflush(stdout);
    }
    /// Read, joined and written down.
    void more()
    {
        filler.observe(1000);
        const Stopwatch one;
        written += need(recorder.run()).written;
        times.push_back(one.seconds());
    }
};

} // namespace

} // namespace watchfloor::bench

int main()
{
    using namespace watchfloor::bench;
    constexpr double target = 1.5;
    Side small(100'000), large(1'000'000);
    // In turns, so that what else this machine does meets both.
    for (int i = 0; i < rounds; ++i) {
        small.more();
        large.more();
    }
    for (const Side *side : {&small, &large}) {
        std::printf("one more batch of 1,000: median %.1f ms, worst %.1f ms, %lld claims written\n",
                    quantile(side->times, 0.5) * 1e3, *std::ranges::max_element(side->times) * 1e3,
                    static_cast<long long>(side->written));
    }
    const double ratio = quantile(large.times, 0.5) / quantile(small.times, 0.5);
    std::printf("ratio %.2f (at most %.1f)\n", ratio, target);
    return ratio <= target ? 0 : 1;
}
