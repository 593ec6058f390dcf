// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../floorfixture.h"
#include "picture/fold.h"
#include "picture/said.h"

#include <random>

using namespace watchfloor;
using namespace watchfloor::floor;
using namespace watchfloor::test;
using picture::IncidentState;
using picture::Said;

namespace {

using Random = std::mt19937;

int below(Random &random, int n) { return std::uniform_int_distribution(0, n - 1)(random); }

/// Claims as they would lie in a store, folded without one.
struct World
{
    std::vector<Source> sources;
    std::vector<store::StoredClaim> claims;

    World()
    {
        for (const char *slug : {"cert-a", "cert-b", "floor", "mallory"}) {
            Source s = store::testing::source(slug);
            s.id = static_cast<std::int64_t>(sources.size()) + 1;
            s.kind = s.slug == "floor" ? SourceKind::Floor : SourceKind::Csirt;
            s.reliability = "BCAE"[s.id - 1];
            sources.push_back(s);
        }
    }
    void say(std::int64_t source, Claim claim, int version)
    {
        store::StoredClaim stored;
        stored.id = static_cast<std::int64_t>(claims.size()) + 1;
        stored.sourceId = source;
        stored.knownAt = fromMicros(1'800'000'000'000'000 + stored.id);
        claim.version = fromMicros(version);
        stored.hash
            = toHex(bytesOf(sha256(sources[static_cast<std::size_t>(source) - 1].slug + claim.subject + claim.body)));
        stored.value = std::move(claim);
        claims.push_back(std::move(stored));
    }
    /// The first `known` of the claims; all where it is nothing.
    [[nodiscard]] picture::Snapshot folded(Random *order = nullptr, std::optional<std::size_t> known = {}) const
    {
        std::vector<Said> said;
        for (const auto &claim : std::span(claims).first(known.value_or(claims.size()))) {
            if (auto one = picture::saidBy(claim))
                said.push_back(std::move(*one));
        }
        if (order)
            std::ranges::shuffle(said, *order);
        picture::Markings markings;
        auto tables = picture::fold(said, sources, markings);
        picture::Snapshot s;
        s.incidents = std::move(tables.incidents);
        s.incidentById = std::move(tables.incidentById);
        s.markings = markings.labels();
        for (const Source &source : sources)
            s.sources.push_back({source, {}});
        return s;
    }
};

std::string idOf(int n) { return "incident--" + std::to_string(n); }

Claim mergeOf(const std::string &a, const std::string &b)
{
    Claim c;
    c.type = "same-as";
    c.subject = fusion::mergeSubject(a, b);
    c.body = bodyOf(fusion::Merge{std::min(a, b), std::max(a, b), "anna", {}});
    c.marking = "TLP:GREEN";
    return c;
}
Claim mergeOf(int a, int b) { return mergeOf(idOf(a), idOf(b)); }

Claim decisionOn(std::vector<std::string> of, fusion::Standing standing, int severity, int at)
{
    fusion::Recognition r;
    std::ranges::sort(of);
    r.of = std::move(of);
    r.standing = standing;
    r.assessment = fusion::Assessment{};
    r.assessment->severity = severity;
    r.by = "anna";
    r.at = 1'800'000'000'000'000 + at;
    Claim c;
    c.type = "recognition";
    c.subject = fusion::recognitionSubject(r.of);
    c.body = bodyOf(r);
    c.marking = "TLP:GREEN";
    return c;
}

World randomWorld(Random &random, int incidents)
{
    World world;
    int version = 0;
    for (int n = 0; n < incidents; ++n) {
        for (std::int64_t source = 1; source <= 2; ++source) {
            if (source == 1 || below(random, 3) == 0)
                world.say(source, report(idOf(n), below(random, 101)), ++version);
        }
    }
    for (int n = below(random, 5); n > 0; --n) {
        const std::int64_t who = below(random, 6) == 0 ? 4 : 3;
        const int a = below(random, incidents), b = below(random, incidents);
        if (below(random, 2) == 0 && a != b) {
            Claim merge = mergeOf(a, b);
            merge.revoked = below(random, 4) == 0;
            world.say(who, merge, ++version);
            continue;
        }
        Claim decision
            = decisionOn(a == b ? std::vector{idOf(a)} : std::vector{idOf(a), idOf(b)},
                         static_cast<fusion::Standing>(below(random, 6)), below(random, 101), below(random, 8));
        decision.revoked = below(random, 5) == 0;
        world.say(who, decision, ++version);
    }
    return world;
}

/// Which incidents are one, by brute force: of each pair the floor's newest word.
std::vector<int> groups(const World &world, int incidents)
{
    std::map<std::string, const store::StoredClaim *> newest;
    for (const auto &claim : world.claims) {
        if (claim.sourceId == 3 && claim.value.type == "same-as") {
            const auto *&held = newest[claim.value.subject];
            if (!held || held->value.version < claim.value.version)
                held = &claim;
        }
    }
    std::vector<int> group(static_cast<std::size_t>(incidents));
    for (int n = 0; n < incidents; ++n)
        group[static_cast<std::size_t>(n)] = n;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto &[subject, claim] : newest) {
            const auto merge = fusion::mergeFrom(claim->value.body);
            if (claim->value.revoked || !merge)
                continue;
            int &a = group[std::stoul(merge->a.substr(10))], &b = group[std::stoul(merge->b.substr(10))];
            const int least = std::min(a, b);
            changed = changed || a != least || b != least;
            a = b = least;
        }
    }
    return group;
}

} // namespace

/// What people decide, in ten thousand worlds.
class TestDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Clock::freeze(std::nullopt); }

    /// Any order of arrival gives one picture; a merge that is revoked was never there; what people hold for one is
    /// what they said, whatever others say in their name.
    void worldsFold()
    {
        Random random(4);
        for (int i = 0; i < 10'000; ++i) {
            const int incidents = 2 + below(random, 4);
            World world = randomWorld(random, incidents);
            const picture::Snapshot before = world.folded();
            const std::string text = incidentsText(before);
            QCOMPARE(incidentsText(world.folded(&random)), text);

            const auto group = groups(world, incidents);
            for (int a = 0; a < incidents; ++a) {
                for (int b = 0; b < incidents; ++b) {
                    const bool isOne = before.incidentById.at(idOf(a)) == before.incidentById.at(idOf(b));
                    QCOMPARE(isOne, group[static_cast<std::size_t>(a)] == group[static_cast<std::size_t>(b)]);
                }
            }

            const int a = below(random, incidents), b = (a + 1) % incidents;
            if (group[static_cast<std::size_t>(a)] == group[static_cast<std::size_t>(b)])
                continue;
            Claim merge = mergeOf(a, b);
            world.say(3, merge, 1000);
            QVERIFY(incidentsText(world.folded()) != text);
            // Something is decided of the whole, and goes with it.
            const picture::Snapshot whole = world.folded();
            const auto &row = whole.incidents[static_cast<std::size_t>(whole.incidentById.at(idOf(a)))];
            if (below(random, 2) == 0)
                world.say(3, decisionOn(row.standsFor, fusion::Standing::Dismissed, 1, 1001), 1001);
            merge.revoked = true;
            world.say(3, merge, 1002);
            QCOMPARE(incidentsText(world.folded()), text);
            QCOMPARE(incidentsText(world.folded(&random)), text);
        }
    }

    /// Deeds, undone and done again as the desk does it: what was held before is said once more. The model is a list of
    /// pictures; and what was known after any step stays as it was seen then.
    void deedsAreUndoneAndKnownAt()
    {
        Random random(11);
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(replayDeeds(random));
    }

    /// A night's decisions in real stores. The model is a list of pictures: a deed adds one, undo goes one back, redo
    /// one forth; and what was known at any instant stays as it was seen then.
    void nightsAreReplayed()
    {
        constexpr int nights = 10, deeds = 120;
        Random random(7);
        for (int night = 0; night < nights; ++night)
            QVERIFY(replayNight(random, deeds));
    }

private:
    struct Done
    {
        std::vector<Claim> said, before;
    };

    static std::string textOf(const World &world) { return incidentsText(world.folded()); }

    /// A decision on what the picture shows now; nothing where this one makes no sense.
    static std::vector<Claim> deedOn(Random &random, const World &world, int at)
    {
        const picture::Snapshot s = world.folded();
        const auto &row = s.incidents[static_cast<std::size_t>(below(random, static_cast<int>(s.incidents.size())))];
        const auto &other = s.incidents[static_cast<std::size_t>(below(random, static_cast<int>(s.incidents.size())))];
        const auto newest = [&](const std::string &subject) {
            const auto found = std::find_if(world.claims.rbegin(), world.claims.rend(), [&](const auto &claim) {
                return claim.sourceId == 3 && claim.value.subject == subject;
            });
            return found->value;
        };
        std::vector<Claim> claims;
        switch (below(random, 4)) {
        case 0:
            if (&row != &other)
                claims.push_back(mergeOf(row.standsFor.front(), other.standsFor.front()));
            break;
        case 1:
            for (const std::string &subject : row.merges) {
                claims.push_back(newest(subject));
                claims.back().revoked = true;
            }
            break;
        default:
            claims.push_back(
                decisionOn(row.standsFor, static_cast<fusion::Standing>(below(random, 6)), below(random, 101), at));
        }
        return claims;
    }

    static Done doneIn(World &world, std::vector<Claim> claims, int &version)
    {
        Done done;
        for (const Claim &claim : claims) {
            const auto held = std::find_if(world.claims.rbegin(), world.claims.rend(), [&](const auto &one) {
                return one.sourceId == 3 && one.value.subject == claim.subject;
            });
            Claim before = held == world.claims.rend() ? claim : held->value;
            before.revoked = held == world.claims.rend() || before.revoked;
            done.before.push_back(std::move(before));
            world.say(3, claim, ++version);
        }
        done.said = std::move(claims);
        return done;
    }

    static bool replayDeeds(Random &random)
    {
        World world;
        int version = 0;
        for (int n = 0; n < 4; ++n)
            world.say(1 + below(random, 2), report(idOf(n), below(random, 101)), ++version);
        std::vector<std::string> line{textOf(world)}; // the deeds that stand
        std::vector<Done> deeds;
        std::size_t here = 0;
        std::vector<std::pair<std::size_t, std::string>> seen;
        for (int step = 1; step <= 10; ++step) {
            const int what = below(random, 5);
            if (what == 0 && here > 0) {
                for (const Claim &claim : deeds[--here].before)
                    world.say(3, claim, ++version);
            } else if (what == 1 && here < deeds.size()) {
                for (const Claim &claim : deeds[here++].said)
                    world.say(3, claim, ++version);
            } else if (auto claims = deedOn(random, world, 100 + step); !claims.empty()) {
                deeds.resize(here);
                line.resize(here + 1);
                deeds.push_back(doneIn(world, std::move(claims), version));
                line.push_back(textOf(world));
                ++here;
            }
            if (textOf(world) != line[here])
                return failure("undone or done again", step);
            seen.emplace_back(world.claims.size(), line[here]);
        }
        for (const auto &[known, text] : seen) {
            if (incidentsText(world.folded(&random, known)) != text)
                return failure("known after", static_cast<int>(known));
        }
        return true;
    }

    bool replayNight(Random &random, int deeds)
    {
        constexpr int incidents = 6;
        FloorStore floor;
        std::int64_t clock = 1'800'000'000'000'000;
        Clock::freeze(fromMicros(clock));
        const auto a = floor.source("cert-a"), b = floor.source("cert-b", 'C');
        for (int n = 0; n < incidents; ++n)
            floor.tell(n % 2 ? a : b, {report(idOf(n), 10 + 12 * n)});

        std::vector<std::string> line{incidentsText(*floor.picture())}; // the deeds that stand
        std::size_t here = 0;
        std::vector<std::pair<Timestamp, std::string>> seen; // every picture there was
        auto s = floor.picture();
        for (int i = 0; i < deeds; ++i) {
            clock += 1'000'000LL * (60 + below(random, 600));
            Clock::freeze(fromMicros(clock));
            s = floor.picture();
            const int what = below(random, 10);
            if (what == 0) {
                const bool can = here > 0;
                const auto done = floor.desk->undo({}, "anna");
                if (can != done.has_value() || (can && incidentsText(*floor.picture()) != line[--here]))
                    return failure("undo", i);
            } else if (what == 1) {
                const bool can = here + 1 < line.size();
                const auto done = floor.desk->redo({}, "anna");
                if (can != done.has_value() || (can && incidentsText(*floor.picture()) != line[++here]))
                    return failure("redo", i);
            } else if (const auto done = somethingDone(random, floor, *s)) {
                line.resize(here + 1);
                line.push_back(incidentsText(*floor.picture()));
                ++here;
                for (const Change &change : done->changes) {
                    const auto now = floor.picture();
                    if (done->action <= Action::Reopen
                        && now->incidents[static_cast<std::size_t>(now->incidentById.at(change.id))].state
                            != change.after)
                        return failure("state", i);
                }
            }
            s = floor.picture();
            seen.emplace_back(s->knownAt, incidentsText(*s));
        }
        for (int i = 0; i < 40; ++i) {
            const auto &[at, text] = seen[static_cast<std::size_t>(below(random, deeds))];
            if (incidentsText(*floor.picture(at)) != text)
                return failure("known at", i);
        }
        return store::testing::need(store::verify(*floor.store)).empty();
    }

    static bool failure(const char *what, int step)
    {
        qWarning("%s, at step %d", what, step);
        return false;
    }

    static std::optional<watchfloor::floor::Outcome> somethingDone(Random &random, FloorStore &floor,
                                                                   const picture::Snapshot &s)
    {
        Request request;
        request.by = "anna";
        request.why = "why " + std::to_string(below(random, 1000));
        request.action = static_cast<Action>(below(random, static_cast<int>(Action::Note)));
        for (int n = 1 + below(random, request.action == Action::Merge ? 3 : 2); n > 0; --n)
            request.ids.push_back(idOf(below(random, 6)));
        // Long enough for the night: what lapses is tested elsewhere, at the instant.
        request.until = Clock::now() + std::chrono::days{30};
        auto done = floor.desk->decide(request, s);
        return done ? std::optional(std::move(*done)) : std::nullopt;
    }
};

QTEST_GUILESS_MAIN(TestDecisions)
#include "test_decisions.moc"
