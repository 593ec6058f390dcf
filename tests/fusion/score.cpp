// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// score [--seeds FIRST-LAST] [--observations N] [--noise SHARE] [--shuffles N] [--exercise] [--wrong] [--check]
//
// Writes a month for each seed, reads it into a store as any user would, correlates, and prints how many pairs were
// joined rightly. --check: exit code 1 where the worst is below 0.95 precision or 0.90 recall, or shuffling changed
// anything.
#include "fusion/intake.h"
#include "ingest/ingest.h"
#include "scoring.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

using namespace watchfloor;
using namespace watchfloor::fusion;
using namespace watchfloor::fusion::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr double leastPrecision = 0.95, leastRecall = 0.90;

struct Options
{
    int first = 1, last = 0;
    QString observations = u"12000"_s, noise = u"0.05"_s;
    int shuffles = 0;
    bool exercise = false, wrong = false, check = false;
};

[[noreturn]] void stop(const QString &why)
{
    std::fprintf(stderr, "score: %s\n", qPrintable(why));
    std::exit(2);
}

/// What a month holds, read back from the store.
struct Items
{
    std::vector<Told> told;
    std::vector<std::pair<std::string, Observation>> observations;
    std::vector<std::pair<std::string, std::string>> reportKeys; ///< by report of `reports`: source, number
    std::vector<std::string> reports;
};

void run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        stop(program + u" failed"_s);
}

std::shared_ptr<store::Store> ingested(const QString &folder, const QString &path)
{
    auto plan = ingest::planOf({folder}, {});
    store::OpenOptions options;
    options.mode = store::OpenOptions::Mode::Create;
    options.context = store::Context::Exercise;
    auto opened = store::Store::open(path, options);
    if (!plan || !opened || !ingest::prepare(**opened, *plan))
        stop(u"the feeds cannot be planned or the store not made"_s);
    for (const auto &file : plan->files) {
        const auto outcome = ingest::ingestFile(**opened, file.path, file.options);
        if (outcome.error || outcome.accepted == 0)
            stop(file.path + u": "_s + (outcome.error ? outcome.error->detail : u"nothing was read"_s));
    }
    return *opened;
}

Items itemsOf(store::Reader &reader)
{
    Items items;
    std::map<std::int64_t, std::string> slugs;
    const auto sources = store::sources(reader);
    if (!sources)
        stop(sources.error().detail);
    for (const Source &source : *sources)
        slugs[source.id] = source.slug;
    std::set<std::pair<std::string, std::string>> known;
    (void)store::claims(reader, 0, {}, [&](const store::StoredClaim &claim) {
        if (auto told = toldBy(slugs[claim.sourceId], claim.value, claim.hash)) {
            const bool isReport = told->type == "incident" || told->type == "report";
            const std::string number = !told->key.empty() ? told->key
                : told->references.empty()                ? std::string()
                                                          : told->references.front().id;
            if (isReport && known.insert({told->source, told->subject}).second) {
                items.reports.push_back(told->subject);
                items.reportKeys.emplace_back(told->source, number);
            }
            items.told.push_back(std::move(*told));
        }
        return true;
    });
    (void)store::wholeObservations(reader, 0, {}, [&](std::int64_t, std::int64_t source, const Observation &value) {
        items.observations.emplace_back(slugs[source], value);
        return true;
    });
    return items;
}

struct Scores
{
    Pairs all, reports;
};

Scores scoresOf(const Items &items, const Correlator &correlator, const Truth &truth, bool showWrong)
{
    std::vector<std::pair<std::string, std::string>> all, reports;
    std::map<std::string, std::map<std::string, int>> mixed;
    std::map<std::string, std::string> truthOf; // of a report or trace
    const auto find = [](const auto &map, const auto &key) {
        const auto found = map.find(key);
        return found == map.end() ? std::string() : found->second;
    };
    for (std::size_t i = 0; i < items.reports.size(); ++i) {
        const std::string is = find(truth.reports, items.reportKeys[i]);
        const std::string was = correlator.incidentOf(items.reports[i]);
        all.emplace_back(is, was);
        reports.emplace_back(is, was);
        truthOf[items.reports[i]] = is.empty() ? "nothing" : is;
        ++mixed[was.empty() ? "(none)" : was]
               [is.empty() ? "- " + items.reportKeys[i].first + ' ' + items.reportKeys[i].second : is + " report"];
    }
    for (const auto &[source, o] : items.observations) {
        const std::string is = find(truth.observations, std::pair(source, o.flowId));
        const std::string was = correlator.incidentOf(Correlator::traceOf(source, o));
        all.emplace_back(is, was);
        truthOf[Correlator::traceOf(source, o)] = is.empty() ? "nothing" : is;
        if (!is.empty() || !was.empty())
            ++mixed[was.empty() ? "(none)" : was]
                   [is.empty() ? "- " + source + ' ' + o.signature + ' ' + o.name : is + ' ' + source];
    }
    for (const auto &[made, parts] : mixed) {
        if (!showWrong)
            break;
        std::printf("%s\n", made.c_str());
        for (const auto &[is, count] : parts)
            std::printf("    %5d %s\n", count, is.c_str());
        std::set<std::string> rules;
        for (const auto &link : correlator.incident(made).links) {
            const bool isWrong = !link.b.empty() && truthOf[link.a] != truthOf[link.b];
            rules.insert(std::string(name(link.rule)) + ": " + link.value.substr(0, 80)
                         + (isWrong ? "   WRONG: " + truthOf[link.a] + ' ' + link.a + " with " + truthOf[link.b] + ' '
                                    + link.b + ' ' + iso8601(fromMicros(link.from)) + ' ' + iso8601(fromMicros(link.to))
                                    : std::string()));
        }
        for (const auto &rule : rules)
            std::printf("          %s\n", rule.c_str());
    }
    return {compare(all), compare(reports)};
}

/// In another order and other portions.
std::string shuffled(Items items, unsigned seed)
{
    std::mt19937 random(seed);
    std::ranges::shuffle(items.told, random);
    std::ranges::shuffle(items.observations, random);
    Correlator correlator;
    std::size_t told = 0, seen = 0;
    while (told < items.told.size() || seen < items.observations.size()) {
        const std::size_t moreTold = random() % (items.told.size() / 6 + 2),
                          moreSeen = random() % (items.observations.size() / 6 + 2);
        told = std::min(items.told.size(), told + moreTold);
        if (moreTold > 0)
            correlator.setClaims(std::span(items.told).first(told));
        for (std::size_t i = 0; i < moreSeen && seen < items.observations.size(); ++i, ++seen)
            correlator.add(items.observations[seen].first, items.observations[seen].second);
        correlator.update();
    }
    return textOf(correlator);
}

struct Worst
{
    double precision = 1, recall = 1;
    int differing = 0;
};

void score(const QString &what, const QString &folder, const QString &truthPath, const Options &options, Worst &worst)
{
    QTemporaryDir place;
    const auto store = ingested(folder, place.filePath(u"month.watchfloor"_s));
    auto reader = store->reader();
    if (!reader)
        stop(reader.error().detail);
    const auto started = std::chrono::steady_clock::now();
    Intake intake;
    if (const auto read = intake.read(**reader); !read)
        stop(read.error().detail);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    const Items items = itemsOf(**reader);
    const Scores scores = scoresOf(items, intake.correlator(), readTruth(truthPath), options.wrong);
    const std::string first = textOf(intake.correlator());
    int differing = 0;
    for (int i = 0; i < options.shuffles; ++i)
        differing += shuffled(items, static_cast<unsigned>(i + 1)) == first ? 0 : 1;
    std::printf(
        "%-10s precision %.4f recall %.4f   reports alone %.4f %.4f   %4zu incidents, %zu reports, %zu observations, "
        "%.2f s",
        qPrintable(what), scores.all.precision(), scores.all.recall(), scores.reports.precision(),
        scores.reports.recall(), intake.correlator().incidents().size(), items.reports.size(),
        items.observations.size(), took.count());
    if (options.shuffles > 0)
        std::printf("   %d of %d orders differ", differing, options.shuffles);
    std::printf("\n");
    std::fflush(stdout);
    worst.precision = std::min(worst.precision, scores.all.precision());
    worst.recall = std::min(worst.recall, scores.all.recall());
    worst.differing += differing;
}

Options optionsFrom(const QStringList &arguments)
{
    Options options;
    for (int i = 1; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        const auto value = [&] { return ++i < arguments.size() ? arguments.at(i) : QString(); };
        if (word == "--seeds"_L1) {
            const QStringList range = value().split(u'-');
            options.first = range.front().toInt();
            options.last = range.back().toInt();
        } else if (word == "--observations"_L1) {
            options.observations = value();
        } else if (word == "--noise"_L1) {
            options.noise = value();
        } else if (word == "--shuffles"_L1) {
            options.shuffles = value().toInt();
        } else if (word == "--exercise"_L1) {
            options.exercise = true;
        } else if (word == "--wrong"_L1) {
            options.wrong = true;
        } else if (word == "--check"_L1) {
            options.check = true;
        } else {
            stop(u"what is "_s + word + u'?');
        }
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Options options = optionsFrom(QCoreApplication::arguments());
    const QString source = QStringLiteral(WATCHFLOOR_SOURCE_DIR);
    Worst worst;
    if (options.exercise) {
        const QString folder = source + u"/resources/exercise"_s;
        score(u"exercise"_s, folder, folder + u"/truth.json"_s, options, worst);
    }
    for (int seed = options.first; seed <= options.last; ++seed) {
        QTemporaryDir place;
        const QString folder = place.filePath(u"feeds"_s), truth = place.filePath(u"truth.json"_s);
        run(u"python3"_s,
            {source + u"/tests/fusion/generate.py"_s, u"--seed"_s, QString::number(seed), u"--out"_s, folder,
             u"--truth"_s, truth, u"--observations"_s, options.observations, u"--noise"_s, options.noise});
        score(u"seed %1"_s.arg(seed), folder, truth, options, worst);
    }
    std::printf("worst      precision %.4f (at least %.2f) recall %.4f (at least %.2f)\n", worst.precision,
                leastPrecision, worst.recall, leastRecall);
    const bool isGood = worst.precision >= leastPrecision && worst.recall >= leastRecall && worst.differing == 0;
    return options.check && !isGood ? 1 : 0;
}
