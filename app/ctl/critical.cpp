// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/critical.h"

#include "assetname.h"
#include "commands.h"
#include "impact/availability.h"
#include "impact/impact.h"
#include "impact/shared.h"
#include "impact/structure.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"top", "N", "so many of each ranking; 20 where it is not given"},
    {"only", "RANKING", "single-point, cut-set, shared, owner, nation, articulation or betweenness alone"},
    {"availability", "PERCENT", "how often missions work if each thing that needs nothing works so often by itself"},
    {"known-at", "TIME", "as this store knew it then"},
};

const picture::AssetRow &assetAt(const picture::Snapshot &snapshot, std::int32_t index)
{
    return snapshot.assets[std::size_t(index)];
}

std::vector<std::string> idsOf(const picture::Snapshot &snapshot, std::span<const std::int32_t> assets)
{
    std::vector<std::string> ids;
    for (const auto i : assets)
        ids.push_back(assetAt(snapshot, i).id);
    return ids;
}

/// Missions named on the command line, else all that there are; of a picture without any, what nobody needs.
Result<std::vector<std::int32_t>> heads(const picture::Snapshot &snapshot, const impact::Network &network,
                                        const QStringList &wanted)
{
    std::vector<std::int32_t> found;
    for (const QString &name : wanted) {
        const auto index = assetCalled(snapshot, name);
        if (!index)
            return std::unexpected(index.error());
        found.push_back(*index);
    }
    if (!wanted.isEmpty())
        return found;
    for (const auto &mission : snapshot.missions) {
        if (mission.asset >= 0)
            found.push_back(mission.asset);
    }
    for (std::size_t i = 0; snapshot.missions.empty() && i < network.size(); ++i) {
        if (network.dependants(i).empty() && !network.goals(i).empty())
            found.push_back(std::int32_t(i));
    }
    return found;
}

void printPoint(const Session &session, const picture::Snapshot &snapshot, const impact::SinglePoint &point)
{
    const auto &asset = assetAt(snapshot, point.node);
    if (session.json) {
        std::vector<Json> missions;
        for (const auto &[mission, left] : point.missions)
            missions.push_back(Json().add("id", assetAt(snapshot, mission).id).add("value", left, 3));
        print(Json()
                  .add("ranking", "single-point")
                  .add("id", asset.id)
                  .add("name", asset.name)
                  .add("kind", name(asset.kind))
                  .add("lost", point.lost, 3)
                  .add("missions", missions)
                  .add("model", impact::modelOf(snapshot)));
        return;
    }
    QStringList felt;
    for (const auto &[mission, left] : point.missions)
        felt += u"%1 %2 %"_s.arg(assetAt(snapshot, mission).name, QString::number(qRound(left * 100)));
    say(u"    %1 %2: leaves %3"_s.arg(text(name(asset.kind)), asset.name, felt.join(u", "_s)));
}

void printPoints(const Session &session, const picture::Snapshot &snapshot,
                 const std::vector<impact::SinglePoint> &points, std::size_t top)
{
    if (!session.json)
        say(u"what has no alternative: %1"_s.arg(points.size()));
    for (const auto &point : std::span(points).first(std::min(top, points.size())))
        printPoint(session, snapshot, point);
}

void printCuts(const Session &session, const picture::Snapshot &snapshot, std::int32_t mission,
               const impact::CutSets &cuts, std::size_t top)
{
    if (!session.json)
        say(u"smallest groups that fail %1 together%2"_s.arg(
            assetAt(snapshot, mission).name, cuts.isWhole ? QString() : u" (there are more than were looked at)"_s));
    for (const auto &set : std::span(cuts.sets).first(std::min(top, cuts.sets.size()))) {
        if (session.json) {
            print(Json()
                      .add("ranking", "cut-set")
                      .add("mission", assetAt(snapshot, mission).id)
                      .add("assets", idsOf(snapshot, set))
                      .add("complete", cuts.isWhole));
            continue;
        }
        QStringList names;
        for (const auto i : set)
            names += assetAt(snapshot, i).name;
        say(u"    "_s + names.join(u" + "_s));
    }
}

void printBetweenness(const Session &session, const picture::Snapshot &snapshot, const impact::Betweenness &between,
                      std::size_t top)
{
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < between.values.size(); ++i) {
        if (between.values[i] > 0)
            order.push_back(std::int32_t(i));
    }
    std::ranges::stable_sort(order, std::greater{}, [&](std::int32_t i) { return between.values[std::size_t(i)]; });
    if (!session.json)
        say(between.error > 0
                ? u"on most chains (from %1 nodes; off by at most %2 % of the greatest possible)"_s.arg(between.sources)
                      .arg(between.error * 100, 0, 'f', 1)
                : u"on most chains"_s);
    for (const auto i : std::span(order).first(std::min(top, order.size()))) {
        const double value = between.values[std::size_t(i)];
        if (session.json)
            print(Json()
                      .add("ranking", "betweenness")
                      .add("id", assetAt(snapshot, i).id)
                      .add("name", assetAt(snapshot, i).name)
                      .add("value", value, 3)
                      .add("sources", std::int64_t(between.sources))
                      .add("error", between.error, 4));
        else
            say(u"    %1 %2"_s.arg(value, 0, 'f', 0).arg(assetAt(snapshot, i).name));
    }
}

/// What holds sites and lines together; whom they serve is left aside.
void printArticulation(const Session &session, const picture::Snapshot &snapshot, const impact::Network &network,
                       std::size_t top)
{
    auto points = impact::articulationPoints(network, infrastructure(snapshot));
    std::ranges::stable_sort(points, std::greater{}, &impact::Articulation::cutOff);
    if (!session.json)
        say(u"networks fall apart without one of: %1"_s.arg(points.size()));
    for (const auto &point : std::span(points).first(std::min(top, points.size()))) {
        const auto &asset = assetAt(snapshot, point.node);
        if (session.json)
            print(Json()
                      .add("ranking", "articulation")
                      .add("id", asset.id)
                      .add("name", asset.name)
                      .add("cut_off", std::int64_t(point.cutOff)));
        else
            say(u"    %1 %2: cuts off %3"_s.arg(text(name(asset.kind)), asset.name).arg(point.cutOff));
    }
}

/// Independently, each as often as is said: what nothing else makes up for is what counts.
void printAvailability(const Session &session, const picture::Snapshot &snapshot, const impact::Network &network,
                       std::span<const std::int32_t> missions, double share)
{
    std::vector<double> each(network.size(), 1);
    for (std::size_t i = 0; i < network.size(); ++i) {
        if (network.goals(i).empty())
            each[i] = share;
    }
    for (const auto mission : missions) {
        const auto found = impact::availability(network, mission, each);
        const auto &asset = assetAt(snapshot, mission);
        if (session.json) {
            Json line;
            line.add("ranking", "availability").add("mission", asset.id);
            found ? line.add("value", *found, 6) : line.null("value");
            print(line);
        } else {
            say(u"    %1: %2"_s.arg(asset.name,
                                    found ? u"%1 %"_s.arg(*found * 100, 0, 'f', 4)
                                          : u"cannot be told, something below it has degrees or is too large"_s));
        }
    }
}

/// Redundancy that is none.
void printShared(const Session &session, const picture::Snapshot &snapshot,
                 const std::vector<impact::SharedProvider> &shared, std::size_t top)
{
    if (!session.json)
        say(u"what alternatives share, so that they are none: %1"_s.arg(shared.size()));
    for (const auto &one : std::span(shared).first(std::min(top, shared.size()))) {
        if (session.json) {
            print(Json()
                      .add("ranking", "shared")
                      .add("id", assetAt(snapshot, one.node).id)
                      .add("dependant", assetAt(snapshot, one.dependant).id)
                      .add("alternatives", idsOf(snapshot, one.alternatives))
                      .add("of", std::int64_t(one.of))
                      .add("needed", std::int64_t(one.needed))
                      .add("value", one.left, 3));
            continue;
        }
        QStringList names;
        for (const auto i : one.alternatives)
            names += assetAt(snapshot, i).name;
        say(u"    %1: under %2 of %3 alternatives of %4 (%5)"_s.arg(
            assetAt(snapshot, one.node).name, QString::number(names.size()), QString::number(one.of),
            assetAt(snapshot, one.dependant).name, names.join(u", "_s)));
    }
}

/// What one holder's failure would leave.
void printHolders(const Session &session, const picture::Snapshot &snapshot, const impact::Concentrations &found,
                  const QString &ranking, std::size_t top)
{
    if (!session.json)
        say(u"by %1 (concentration %2, of %3 things nobody is named)"_s.arg(
            ranking, QString::number(found.index, 'f', 2), QString::number(found.unnamed)));
    for (const auto &one : std::span(found.all).first(std::min(top, found.all.size()))) {
        if (session.json) {
            std::vector<Json> missions;
            for (const auto &[mission, left] : one.missions)
                missions.push_back(Json().add("id", assetAt(snapshot, mission).id).add("value", left, 3));
            print(Json()
                      .add("ranking", ranking.toStdString())
                      .add("name", one.name)
                      .add("assets", std::int64_t(one.nodes.size()))
                      .add("share", one.share, 3)
                      .add("index", found.index, 3)
                      .add("missions", missions));
            continue;
        }
        QStringList felt;
        for (const auto &[mission, left] : one.missions)
            felt += u"%1 %2 %"_s.arg(assetAt(snapshot, mission).name, QString::number(qRound(left * 100)));
        say(u"    %1: %2 things, %3 %; without them %4"_s.arg(
            one.name, QString::number(one.nodes.size()), QString::number(qRound(one.share * 100)),
            felt.isEmpty() ? u"no mission loses anything"_s : felt.join(u", "_s)));
    }
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto top = arguments.number("top", 1, 100'000);
    if (!top)
        return failed(top.error());
    bool isNumber = true;
    const double share = arguments.has("availability") ? arguments.value("availability").toDouble(&isNumber) / 100 : 1;
    if (!isNumber || !(share >= 0 && share <= 1))
        return failed({ErrorCode::Usage, u"--availability is a percentage from 0 to 100"_s});
    const QStringList rankings{u"single-point"_s, u"cut-set"_s,      u"shared"_s,     u"owner"_s,
                               u"nation"_s,       u"articulation"_s, u"betweenness"_s};
    if (arguments.has("only") && !rankings.contains(arguments.value("only")))
        return failed({ErrorCode::Usage, u"--only is one of %1"_s.arg(rankings.join(u", "_s))});
    const std::size_t most = std::size_t(top->value_or(20));
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const auto &snapshot = *open->snapshot;
    const impact::Network network = impact::networkOf(snapshot, impact::Phases::ToCome);
    const auto missions = heads(snapshot, network, arguments.positional());
    if (!missions)
        return failed(missions.error());
    if (missions->empty()) {
        if (!session.json)
            say(u"nothing here needs anything"_s);
        return Exit::Done;
    }
    const QString only = arguments.value("only");
    const auto isWanted = [&](const QString &ranking) { return only.isEmpty() || only == ranking; };
    if (!session.json)
        say(u"model: %1"_s.arg(text(impact::modelOf(snapshot))));
    if (isWanted(u"single-point"_s))
        printPoints(session, snapshot, impact::singlePoints(network, *missions), most);
    const auto first = std::span(*missions).first(std::min(most, missions->size()));
    for (const auto mission : isWanted(u"cut-set"_s) ? first : first.first(0))
        printCuts(session, snapshot, mission, impact::minimalCutSets(network, mission), most);
    if (arguments.has("availability")) {
        if (!session.json)
            say(u"available, if each by itself is %1 % of the time"_s.arg(share * 100));
        printAvailability(session, snapshot, network, first, share);
    }
    if (isWanted(u"shared"_s))
        printShared(session, snapshot, impact::sharedProviders(network, *missions), most);
    for (const auto &[holder, ranking] :
         {std::pair(impact::Holder::Owner, u"owner"_s), {impact::Holder::Nation, u"nation"_s}}) {
        if (isWanted(ranking))
            printHolders(session, snapshot, impact::concentrations(snapshot, network, *missions, holder), ranking,
                         most);
    }
    if (isWanted(u"articulation"_s))
        printArticulation(session, snapshot, network, most);
    if (isWanted(u"betweenness"_s))
        printBetweenness(session, snapshot, impact::betweenness(network), most);
    return Exit::Done;
}

} // namespace

const Command criticalCommand{
    "critical",
    "[--top N] [--only RANKING] [--availability PERCENT] [--known-at T] [MISSION...]",
    "What missions cannot do without: single points of failure with what each leaves of every mission (an\n"
    "alternative that holds is counted), the smallest groups of up to three that fail a mission together,\n"
    "sites and lines without which a network falls apart with how many they cut off, and what lies on most chains\n"
    "of dependencies; what alternatives share, and how much one owner or nation holds. Incidents are left aside: this "
    "is about the structure.\n"
    "Of missions, tasks of every phase that is not over count.",
    options,
    0,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
