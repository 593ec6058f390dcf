// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest.h"

#include "baseline.h"
#include "evegenerator.h"
#include "store/reader.h"
#include "usage.h"

#include <QFileInfo>

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <thread>

/// One step of the ingest benchmark a process, so that each has a peak memory of its own. See run.
namespace watchfloor::bench {

namespace {

int generate(const char *path, std::int64_t events)
{
    const std::string partial = std::string(path) + ".partial";
    FILE *out = std::fopen(partial.c_str(), "wb");
    if (!out)
        return 1;
    generateEve(out, events, 20260930);
    return std::fclose(out) == 0 && std::rename(partial.c_str(), path) == 0 ? 0 : 1;
}

/// Asks what a watch floor asks, all the time, and notes how long an answer took.
struct Questions
{
    std::vector<double> seconds;
    std::int64_t lastCount = 0;
    std::string error;
    std::mutex pause;
    std::condition_variable_any rest;

    void ask(store::Store &store, std::stop_token stop)
    {
        auto reader = store.reader();
        if (!reader) {
            error = reader.error().detail.toStdString();
            return;
        }
        std::int64_t newest = 0;
        while (!stop.stop_requested()) {
            const Stopwatch watch;
            const auto totals = store::totals(**reader);
            const auto hits = store::search(**reader, "suspicious request", 20);
            const auto fresh = store::observations(**reader, newest, {}, [&, n = 0](const auto &o) mutable {
                newest = o.id;
                return ++n < 20'000;
            });
            if (!totals || !hits || !fresh) {
                error = (!totals ? totals.error() : !hits ? hits.error() : fresh.error()).detail.toStdString();
                return;
            }
            lastCount = totals->observations;
            seconds.push_back(watch.seconds());
            std::unique_lock lock(pause);
            rest.wait_for(lock, stop, std::chrono::milliseconds(200), [] { return false; });
        }
    }
};

int ours(const char *eve, const char *path, bool asked)
{
    const Stopwatch watch;
    ingest::FileOutcome outcome;
    Questions questions;
    {
        auto store = store::Store::open(QString::fromLocal8Bit(path),
                                        {store::OpenOptions::Mode::Create, {}, store::Context::Real});
        if (!store) {
            std::fprintf(stderr, "%s\n", qPrintable(store.error().detail));
            return 1;
        }
        std::jthread asker;
        if (asked)
            asker = std::jthread([&](std::stop_token stop) { questions.ask(**store, stop); });
        ingest::FileOptions options;
        options.source = "bench";
        outcome = ingest::ingestFile(**store, QString::fromLocal8Bit(eve), options);
        asker.request_stop();
    }
    const double seconds = watch.seconds();
    if (outcome.error || outcome.quarantined > 0 || !questions.error.empty()) {
        std::fprintf(stderr, "%s %s, %lld quarantined\n", outcome.error ? qPrintable(outcome.error->detail) : "",
                     questions.error.c_str(), (long long)outcome.quarantined);
        return 1;
    }
    std::printf(
        "seconds %.2f records %lld observations %lld memory %.0f questions %zu median %.1f worst %.1f file %.0f\n",
        seconds, (long long)outcome.accepted, (long long)outcome.observations, peakMemory(), questions.seconds.size(),
        quantile(questions.seconds, 0.5) * 1e3, quantile(questions.seconds, 1) * 1e3,
        double(QFileInfo(QString::fromLocal8Bit(path)).size()) / (1 << 20));
    return 0;
}

int baseline(const char *eve, const char *path)
{
    const double seconds = runBaseline(eve, path);
    std::printf("seconds %.2f file %.0f\n", seconds,
                double(QFileInfo(QString::fromLocal8Bit(path)).size()) / (1 << 20));
    return 0;
}

} // namespace

} // namespace watchfloor::bench

int main(int argc, char **argv)
{
    using namespace watchfloor::bench;
    const std::string_view step = argc > 1 ? argv[1] : "";
    if (step == "generate" && argc == 4)
        return generate(argv[2], std::atoll(argv[3]));
    if ((step == "watchfloor" || step == "alone") && argc == 4)
        return ours(argv[2], argv[3], step == "watchfloor");
    if (step == "baseline" && argc == 4)
        return baseline(argv[2], argv[3]);
    std::fprintf(stderr,
                 "usage: bench-ingest generate FILE EVENTS | watchfloor|alone EVE STORE | baseline EVE DATABASE\n");
    return 2;
}
