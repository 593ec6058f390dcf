// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"
#include "picturetext.h"
#include "randompicture.h"
#include "release/filter.h"

#include <QTest>

using namespace watchfloor;
using namespace watchfloor::picture;
using namespace watchfloor::test;

namespace {

constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();

std::vector<release::Audience> audiences()
{
    return {{Tlp::Clear, EuLevel::Unclassified, {}}, {Tlp::Green, EuLevel::Unclassified, {}},
            {Tlp::Amber, EuLevel::Restricted, {}},   {Tlp::Clear, EuLevel::Unclassified, {"DEU", "FRA"}},
            {Tlp::Red, EuLevel::Secret, {"DEU"}},    {Tlp::Red, EuLevel::TopSecret, {"ITA"}}};
}

OperationRow sampleOperation(Random &random, const Snapshot &s, const std::string &id)
{
    const auto some = [&](std::size_t size) { return static_cast<std::int32_t>(pick(random, static_cast<int>(size))); };
    OperationRow row;
    row.id = id;
    row.title = QString::fromStdString("Title of " + id);
    row.side = static_cast<OperationSide>(pick(random, fusion::operationSideCount));
    row.kind = static_cast<OperationKind>(pick(random, fusion::operationKindCount));
    row.state = static_cast<OperationState>(pick(random, fusion::operationStateCount));
    row.marking = static_cast<std::uint16_t>(some(s.markings.size()));
    row.addresses = {"192.0.2." + std::to_string(pick(random, 9))};
    for (int n = pick(random, 4); n > 0; --n) {
        if (const std::int32_t asset = some(s.assets.size()); !std::ranges::contains(row.assets, asset))
            row.assets.push_back(asset);
    }
    row.x = row.y = nowhere;
    if (!row.assets.empty() && chance(random, 50)) {
        row.placedBy = row.assets.front();
        const AssetRow &lender = s.assets[static_cast<std::size_t>(row.placedBy)];
        row.x = lender.x;
        row.y = lender.y;
        row.precision = lender.precision;
    }
    row.sources = {static_cast<std::uint16_t>(some(s.sources.size()))};
    return row;
}

void addExplanations(Random &random, const Snapshot &s, OperationsBoard &board)
{
    const auto explain = [&](std::vector<Explanation> &into) {
        const auto index = static_cast<std::int32_t>(pick(random, static_cast<int>(board.rows.size())));
        const OperationRow &row = board.rows[static_cast<std::size_t>(index)];
        if (row.assets.empty() || chance(random, 50)) {
            into.push_back({index, ExplainedBy::Address, row.addresses, 1});
            return;
        }
        Explanation one{index, ExplainedBy::Target, {}, static_cast<std::int32_t>(row.assets.size())};
        for (const std::int32_t asset : row.assets)
            one.values.push_back(s.assets[static_cast<std::size_t>(asset)].id);
        into.push_back(std::move(one));
    };
    for (const IncidentRow &incident : s.incidents) {
        if (chance(random, 40))
            explain(board.incidents[incident.id]);
    }
    for (const std::int64_t id : s.observations.id) {
        if (chance(random, 10))
            explain(board.observations[id]);
    }
}

/// Some by themselves, some that are one by their name.
void addOperations(Random &random, Snapshot &s)
{
    auto board = std::make_shared<OperationsBoard>(), parts = std::make_shared<OperationsBoard>();
    for (int i = 0; i < 6; ++i)
        board->rows.push_back(sampleOperation(random, s, "operation--a" + std::to_string(i)));
    for (int i = 0; i < 3; ++i) {
        const std::string id = "operation--b" + std::to_string(i);
        const OperationRow one = sampleOperation(random, s, id), other = sampleOperation(random, s, id + "-also");
        OperationRow whole = one;
        whole.parts = {one.id, other.id};
        whole.sameNames = {"name" + std::to_string(i)};
        for (const std::int32_t asset : other.assets) {
            if (!std::ranges::contains(whole.assets, asset))
                whole.assets.push_back(asset);
        }
        const Marking joined = join(s.markings[one.marking], s.markings[other.marking]);
        const auto known = std::ranges::find(s.markings, joined);
        whole.marking = static_cast<std::uint16_t>(known - s.markings.begin());
        if (known == s.markings.end())
            s.markings.push_back(joined);
        for (const OperationRow *part : {&one, &other}) {
            board->whole.emplace(part->id, static_cast<std::int32_t>(board->rows.size()));
            parts->rows.push_back(*part);
        }
        board->rows.push_back(std::move(whole));
    }
    addExplanations(random, s, *board);
    addExplanations(random, s, *parts);
    board->parts = std::move(parts);
    s.operations = std::move(board);
}

Snapshot samplePicture(Random &random)
{
    Snapshot s = randomPicture(random, {.observations = 60, .incidents = 15, .assets = 14, .dependencies = 25});
    for (DependencyRow &d : s.dependencies) {
        d.marking = static_cast<std::uint16_t>(pick(random, static_cast<int>(s.markings.size())));
        d.source = 0;
    }
    for (AssetRow &a : s.assets)
        a.parts = 7;
    // Some stand where their asset does, because nobody said otherwise.
    Columns &o = s.observations;
    o.placedByAsset.assign(o.size(), 0);
    for (std::size_t i = 0; i < o.size(); ++i) {
        if (o.asset[i] < 0 || !chance(random, 50))
            continue;
        const AssetRow &asset = s.assets[static_cast<std::size_t>(o.asset[i])];
        o.x[i] = asset.x;
        o.y[i] = asset.y;
        o.precision[i] = static_cast<std::uint8_t>(asset.precision);
        o.placedByAsset[i] = asset.precision != Precision::None;
    }
    for (IncidentRow &r : s.incidents) {
        if (!r.assets.empty() && chance(random, 50)) {
            const auto lender = r.assets[static_cast<std::size_t>(pick(random, static_cast<int>(r.assets.size())))];
            const AssetRow &asset = s.assets[static_cast<std::size_t>(lender)];
            if (asset.precision == Precision::None)
                continue;
            r.placedBy = lender;
            r.x = asset.x;
            r.y = asset.y;
            r.precision = asset.precision;
        }
    }
    addOperations(random, s);
    finishPlaces(s);
    impact::apply(s);
    return s;
}

/// The board as it would be had the withheld operations never been.
template <typename MayGo> OperationsBoard operationsThatMayGo(const OperationsBoard &board, MayGo mayGo)
{
    OperationsBoard bare;
    const auto isShown = [&](const OperationsBoard &from, const OperationRow &row) {
        const bool isPart = &from == board.parts.get();
        return mayGo(row.marking)
            && (!isPart || !mayGo(board.rows[static_cast<std::size_t>(board.whole.at(row.id))].marking));
    };
    std::map<std::string, std::int32_t> places;
    for (const OperationsBoard *from : {&board, board.parts.get()}) {
        for (const OperationRow &row : from->rows) {
            if (isShown(*from, row))
                bare.rows.push_back(row);
        }
    }
    std::ranges::sort(bare.rows, {}, &OperationRow::id);
    for (std::size_t i = 0; i < bare.rows.size(); ++i) {
        places.emplace(bare.rows[i].id, i);
        for (const std::string &part : bare.rows[i].parts)
            bare.whole.emplace(part, i);
    }
    for (const OperationsBoard *from : {&board, board.parts.get()}) {
        const auto keep = [&](const auto &all, auto &into) {
            for (const auto &[id, explanations] : all) {
                for (Explanation one : explanations) {
                    const OperationRow &row = from->rows[static_cast<std::size_t>(one.operation)];
                    if (!isShown(*from, row))
                        continue;
                    one.operation = places.at(row.id);
                    into[id].push_back(std::move(one));
                }
            }
        };
        keep(from->incidents, bare.incidents);
        keep(from->observations, bare.observations);
    }
    return bare;
}

template <typename MayGo> void dropObservations(Snapshot &s, MayGo mayGo)
{
    Columns kept;
    const Columns &o = s.observations;
    for (std::size_t i = 0; i < o.size(); ++i) {
        if (!mayGo(o.marking[i]))
            continue;
        kept.time.push_back(o.time[i]);
        kept.severity.push_back(o.severity[i]);
        kept.category.push_back(o.category[i]);
        kept.domain.push_back(o.domain[i]);
        kept.source.push_back(o.source[i]);
        kept.x.push_back(o.x[i]);
        kept.y.push_back(o.y[i]);
        kept.precision.push_back(o.precision[i]);
        kept.asset.push_back(o.asset[i]);
        kept.marking.push_back(o.marking[i]);
        kept.id.push_back(o.id[i]);
        kept.placedByAsset.push_back(o.placedByAsset[i]);
    }
    s.observations = std::move(kept);
}

/// The picture as it would be had the withheld things never been: rows taken out one by one, plainly.
Snapshot without(Snapshot s, const release::Audience &audience)
{
    const auto mayGo = [&](std::uint16_t marking) { return release::decide(s.markings[marking], audience).releasable; };
    std::set<std::string> lostPlace;
    OperationsBoard board = operationsThatMayGo(*s.operations, mayGo);
    std::set<std::string> lostAssets;
    for (std::int32_t asset = static_cast<std::int32_t>(s.assets.size()) - 1; asset >= 0; --asset) {
        if (mayGo(s.assets[static_cast<std::size_t>(asset)].marking))
            continue;
        const auto renumber = [&](std::int32_t &index) {
            index = index == asset ? -1 : index > asset ? index - 1 : index;
        };
        for (IncidentRow &r : s.incidents) {
            if (r.placedBy == asset) {
                r.x = r.y = nowhere;
                r.precision = Precision::None;
                lostPlace.insert(r.id);
            }
            renumber(r.placedBy);
            std::erase(r.assets, asset);
            std::ranges::for_each(r.assets, renumber);
        }
        for (OperationRow &r : board.rows) {
            if (r.placedBy == asset) {
                r.x = r.y = nowhere;
                r.precision = Precision::None;
            }
            renumber(r.placedBy);
            std::erase(r.assets, asset);
            std::ranges::for_each(r.assets, renumber);
        }
        lostAssets.insert(s.assets[static_cast<std::size_t>(asset)].id);
        Columns &o = s.observations;
        for (std::size_t i = 0; i < o.size(); ++i) {
            if (o.asset[i] == asset && o.placedByAsset[i] != 0) {
                o.x[i] = o.y[i] = nowhere;
                o.precision[i] = 0;
                o.placedByAsset[i] = 0;
            }
            renumber(o.asset[i]);
        }
        std::erase_if(s.dependencies,
                      [&](const DependencyRow &d) { return d.dependant == asset || d.provider == asset; });
        for (DependencyRow &d : s.dependencies) {
            renumber(d.dependant);
            renumber(d.provider);
        }
        std::erase_if(s.missions, [&](const MissionRow &m) { return m.asset == asset; });
        for (MissionRow &m : s.missions) {
            renumber(m.asset);
            for (PhaseRow &phase : m.phases) {
                std::erase(phase.tasks, asset);
                std::ranges::for_each(phase.tasks, renumber);
            }
        }
        std::erase_if(s.held, [&](const HeldHealth &h) { return h.asset == asset; });
        for (HeldHealth &h : s.held)
            renumber(h.asset);
        s.assets.erase(s.assets.begin() + asset);
    }
    for (AssetRow &a : s.assets)
        a.mission = -1;
    for (std::size_t m = 0; m < s.missions.size(); ++m)
        s.assets[static_cast<std::size_t>(s.missions[m].asset)].mission = static_cast<std::int32_t>(m);
    std::erase_if(s.dependencies, [&](const DependencyRow &d) { return !mayGo(d.marking); });
    std::erase_if(s.incidents, [&](const IncidentRow &r) { return !mayGo(r.marking); });
    std::erase_if(s.held, [&](const HeldHealth &h) { return !mayGo(h.marking); });
    // An incident whose lender went stands where its next asset does, as any picture would have it.
    for (IncidentRow &r : s.incidents) {
        const auto next = std::ranges::find_if(r.assets, [&](std::int32_t i) {
            const Precision precision = s.assets[static_cast<std::size_t>(i)].precision;
            return precision == Precision::Site || precision == Precision::City;
        });
        if (!lostPlace.contains(r.id) || next == r.assets.end())
            continue;
        const AssetRow &asset = s.assets[static_cast<std::size_t>(*next)];
        r.placedBy = *next;
        r.x = asset.x;
        r.y = asset.y;
        r.precision = asset.precision;
    }
    dropObservations(s, mayGo);
    const auto forget = [&](auto &all) {
        for (auto &[id, explanations] : all) {
            for (Explanation &one : explanations)
                std::erase_if(one.values, [&](const std::string &value) { return lostAssets.contains(value); });
            std::erase_if(explanations, [](const Explanation &one) { return one.values.empty(); });
        }
    };
    forget(board.incidents);
    forget(board.observations);
    s.operations = std::make_shared<const OperationsBoard>(std::move(board));
    s.assetById.clear();
    s.incidentById.clear();
    for (std::size_t i = 0; i < s.assets.size(); ++i)
        s.assetById.emplace(s.assets[i].id, i);
    for (std::size_t i = 0; i < s.incidents.size(); ++i)
        s.incidentById.emplace(s.incidents[i].id, i);
    finishPlaces(s);
    impact::apply(s);
    return s;
}

} // namespace

class ReleaseFilterProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResultIsTheSameWhetherOrNotWithheldThingsExist()
    {
        Random random(21);
        for (int round = 0; round < 200; ++round) {
            const Snapshot s = samplePicture(random);
            for (const release::Audience &audience : audiences()) {
                const auto whole = release::filtered(s, audience);
                const auto bare = release::filtered(without(s, audience), audience);
                QCOMPARE(QString::fromStdString(textOf(*whole)), QString::fromStdString(textOf(*bare)));
                QCOMPARE(whole->markings, bare->markings);
                QCOMPARE(whole->places, bare->places);
            }
        }
    }

    void nothingWithheldIsLeftAndNothingElseIsGone()
    {
        Random random(22);
        for (int round = 0; round < 200; ++round) {
            const Snapshot s = samplePicture(random);
            for (const release::Audience &audience : audiences()) {
                release::Withheld withheld;
                const auto f = release::filtered(s, audience, &withheld);
                const auto mayGo = [&](const Snapshot &of, std::uint16_t marking) {
                    return release::decide(of.markings[marking], audience).releasable;
                };
                std::size_t incidents = 0;
                for (const IncidentRow &r : s.incidents) {
                    incidents += mayGo(s, r.marking);
                    QCOMPARE(f->incidentById.contains(r.id), mayGo(s, r.marking));
                }
                QCOMPARE(f->incidents.size(), incidents);
                QCOMPARE(withheld.incidents, s.incidents.size() - incidents);
                QCOMPARE(withheld.assets, s.assets.size() - f->assets.size());
                QCOMPARE(withheld.observations, s.observations.size() - f->observations.size());
                QCOMPARE(withheld.missions, s.missions.size() - f->missions.size());
                QCOMPARE(withheld.sources, s.sources.size() - f->sources.size());
                for (const IncidentRow &r : f->incidents)
                    QVERIFY(mayGo(*f, r.marking));
                std::size_t held = 0;
                for (const HeldHealth &r : s.held)
                    held += mayGo(s, r.marking) && mayGo(s, s.assets[static_cast<std::size_t>(r.asset)].marking);
                QCOMPARE(f->held.size(), held);
                for (const HeldHealth &r : f->held)
                    QVERIFY(mayGo(*f, r.marking) && r.by.empty() && !r.why.empty());
                for (const AssetRow &r : f->assets)
                    QVERIFY(mayGo(*f, r.marking));
                // What may not be seen whole is shown in the parts that may.
                for (const OperationRow &r : operationsOf(s).rows) {
                    const OperationRow *shown = operationById(*f, r.id);
                    if (mayGo(s, r.marking))
                        QVERIFY(shown && shown->parts == r.parts);
                    else if (r.parts.empty())
                        QVERIFY(!shown);
                }
                for (const OperationRow &part : operationsOf(s).parts->rows)
                    QCOMPARE(operationById(*f, part.id) != nullptr, mayGo(s, part.marking));
                for (const OperationRow &r : operationsOf(*f).rows)
                    QVERIFY(mayGo(*f, r.marking));
                for (const std::uint16_t marking : f->observations.marking)
                    QVERIFY(mayGo(*f, marking));
                for (std::size_t i = 1; i < f->markings.size(); ++i)
                    QVERIFY(release::decide(f->markings[i], audience).releasable);
                checkIndexes(*f);
                const Counts counts = count(*f, {});
                QVERIFY(release::decide(counts.marking, audience).releasable || f->observations.size() + incidents > 0);
            }
        }
    }

    void anUnmarkedThingGoesToNobody()
    {
        Snapshot s;
        s.markings = {Marking::mostRestrictive()};
        s.incidents.emplace_back().id = "incident--1";
        const auto f = release::filtered(s, {Tlp::Red, EuLevel::TopSecret, {"DEU"}});
        QVERIFY(f->incidents.empty());
        QVERIFY(f->incidentById.empty());
    }

private:
    static void checkIndexes(const Snapshot &s)
    {
        const auto inside
            = [](std::int32_t i, std::size_t size) { return i >= -1 && i < static_cast<std::int32_t>(size); };
        const auto is = [&](std::int32_t i, std::size_t size) { return i >= 0 && inside(i, size); };
        for (const IncidentRow &r : s.incidents) {
            QVERIFY(inside(r.placedBy, s.assets.size()));
            for (const auto i : r.assets)
                QVERIFY(is(i, s.assets.size()));
            for (const auto i : r.missions)
                QVERIFY(is(i, s.missions.size()));
            for (const auto i : r.sources)
                QVERIFY(is(i, s.sources.size()));
        }
        const OperationsBoard &board = operationsOf(s);
        QVERIFY(!board.parts); // they would tell of what is withheld
        QVERIFY(std::ranges::is_sorted(board.rows, {}, &OperationRow::id));
        for (const OperationRow &r : board.rows) {
            QVERIFY(inside(r.placedBy, s.assets.size()));
            for (const auto i : r.assets)
                QVERIFY(is(i, s.assets.size()));
            for (const auto i : r.sources)
                QVERIFY(is(i, s.sources.size()));
        }
        for (const auto &[id, explanations] : board.incidents) {
            QVERIFY(s.incidentById.contains(id));
            for (const Explanation &one : explanations)
                QVERIFY(is(one.operation, board.rows.size()) && !one.values.empty());
        }
        for (const AssetRow &r : s.assets)
            QVERIFY(inside(r.mission, s.missions.size()) && r.parts == 0);
        for (const DependencyRow &r : s.dependencies) {
            QVERIFY(is(r.dependant, s.assets.size()) && is(r.provider, s.assets.size()));
            QCOMPARE(r.source, DependencyRow::nobody);
        }
        for (const HeldHealth &r : s.held)
            QVERIFY(is(r.asset, s.assets.size()));
        for (const MissionRow &r : s.missions) {
            QVERIFY(is(r.asset, s.assets.size()));
            for (const auto i : r.incidents)
                QVERIFY(is(i, s.incidents.size()));
        }
        const Columns &o = s.observations;
        for (std::size_t i = 0; i < o.size(); ++i) {
            QVERIFY(inside(o.asset[i], s.assets.size()));
            QVERIFY(inside(o.place[i], s.places.size()));
            QVERIFY(is(o.source[i], s.sources.size()));
        }
    }
};

QTEST_GUILESS_MAIN(ReleaseFilterProperties)
#include "test_release_filter.moc"
