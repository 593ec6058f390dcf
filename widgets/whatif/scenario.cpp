// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whatif/scenario.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "impact/critical.h"
#include "impact/links.h"
#include "impact/solver.h"
#include "inspector/facts.h"
#include "picture/query.h"
#include "tiles/missionstate.h"

#include <QCoreApplication>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Health;
using picture::Snapshot;
using Index = std::size_t;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WhatIf)
};

QPolygonF polygonOf(const std::vector<QPointF> &area) { return QPolygonF(QList<QPointF>(area.begin(), area.end())); }

/// Everything but the observations: they are many, and no mission hangs on them.
Snapshot withoutObservations(const Snapshot &s)
{
    Snapshot copy;
    copy.generation = s.generation;
    copy.knownAt = s.knownAt;
    copy.replay = s.replay;
    copy.judgedAt = s.judgedAt;
    copy.context = s.context;
    copy.incidents = s.incidents;
    copy.reports = s.reports;
    copy.assets = s.assets;
    copy.dependencies = s.dependencies;
    copy.missions = s.missions;
    copy.sources = s.sources;
    copy.gaps = s.gaps;
    copy.watches = s.watches;
    copy.held = s.held;
    copy.vulnerabilities = s.vulnerabilities;
    copy.matches = s.matches;
    copy.matchRules = s.matchRules;
    copy.operations = s.operations;
    copy.markings = s.markings;
    copy.incidentById = s.incidentById;
    copy.vulnerabilityById = s.vulnerabilityById;
    copy.assetById = s.assetById;
    copy.unresolved = s.unresolved;
    return copy;
}

std::vector<std::int32_t> rowsOf(const Snapshot &s, const Supposition &supposition, std::size_t &missing)
{
    std::vector<std::int32_t> rows;
    const auto add = [&](const std::string &id) {
        if (const auto found = s.assetById.find(id); found != s.assetById.end())
            rows.push_back(found->second);
        else
            ++missing;
    };
    std::ranges::for_each(supposition.assets, add);
    for (const auto &[dependant, provider] : supposition.links)
        add(impact::linkId(dependant, provider));
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

std::uint16_t markingOf(Snapshot &s, const std::vector<std::int32_t> &assets, std::optional<Marking> high)
{
    for (const std::int32_t asset : assets) {
        const Marking &one = s.markings[s.assets[Index(asset)].marking];
        high = high ? join(*high, one) : one;
    }
    const auto found = high ? std::ranges::find(s.markings, *high) : s.markings.begin();
    if (found != s.markings.end())
        return std::uint16_t(found - s.markings.begin());
    s.markings.push_back(*high);
    return std::uint16_t(s.markings.size() - 1);
}

void place(picture::IncidentRow &row, const Snapshot &s, const Supposition &supposition)
{
    row.x = row.y = std::numeric_limits<float>::quiet_NaN();
    if (!supposition.area.empty()) {
        const QPointF middle = polygonOf(supposition.area).boundingRect().center();
        row.x = float(middle.x() - std::floor(middle.x()));
        row.y = float(middle.y());
        row.precision = Precision::City;
    } else if (row.assets.size() == 1) {
        const picture::AssetRow &asset = s.assets[Index(row.assets.front())];
        row.x = asset.x;
        row.y = asset.y;
        row.precision = asset.precision;
        row.placedBy = row.assets.front();
    }
}

/// What is supposed goes before what people hold, unless that is as bad already.
void letGo(Snapshot &s, const std::vector<std::int32_t> &rows, double value)
{
    std::erase_if(s.held, [&](const picture::HeldHealth &held) {
        return std::ranges::binary_search(rows, held.asset) && impact::valueOfHealth(held.health) > value;
    });
}

/// What is supposed to work has no incident any more; what is supposed to be hurt has one more.
void add(Snapshot &s, const Supposition &supposition, std::size_t number, std::size_t &missing)
{
    auto rows = rowsOf(s, supposition, missing);
    if (supposition.fate == Fate::Works) {
        for (picture::IncidentRow &incident : s.incidents) {
            if (picture::isOpen(incident.state))
                std::erase_if(incident.assets, [&](std::int32_t a) { return std::ranges::binary_search(rows, a); });
        }
        letGo(s, rows, -1);
        return;
    }
    picture::IncidentRow row;
    row.id = std::string(supposedPrefix) + std::to_string(number + 1);
    row.title = Words::tr("WHAT-IF · %1").arg(supposition.title);
    row.description = Words::tr("Supposed here and nowhere else. No source says so.");
    row.severity = supposition.fate == Fate::Fails ? 100 : 75;
    row.known = row.updated = toMicros(s.knownAt);
    row.from = row.to = toMicros(s.replay ? s.knownAt : Clock::now());
    letGo(s, rows, impact::valueOfSeverity(row.severity));
    row.assets = std::move(rows);
    row.marking = markingOf(s, row.assets, supposition.marking);
    place(row, s, supposition);
    s.incidentById[row.id] = std::int32_t(s.incidents.size());
    s.incidents.push_back(std::move(row));
}

/// The picture with a node on each link that is spoken of.
picture::SnapshotPtr withLinks(const picture::SnapshotPtr &present, const Suppositions &suppositions)
{
    std::shared_ptr<Snapshot> split;
    for (const Supposition &supposition : suppositions) {
        for (const auto &[dependant, provider] : supposition.links) {
            const auto from = present->assetById.find(dependant), to = present->assetById.find(provider);
            if (from == present->assetById.end() || to == present->assetById.end())
                continue;
            if (!split)
                split = std::make_shared<Snapshot>(*present);
            impact::splitLink(*split, from->second, to->second);
        }
    }
    if (!split)
        return present;
    impact::apply(*split);
    return split;
}

struct Standing
{
    std::vector<MissionState> missions;
    std::vector<double> values;
};

Standing standingOf(const Snapshot &s, const impact::Network &network, const std::stop_token &stop)
{
    return {missionStates(s, stop), impact::Solver(network, impact::ownHealth(s)).values()};
}

/// Why a phase is not well. States tell it of those alone that would be worse than their mission is now, and of few.
class PhaseReasons
{
public:
    explicit PhaseReasons(const Snapshot &s)
        : m_s(s)
    {
    }
    [[nodiscard]] QString operator()(const PhaseState &phase)
    {
        if (!phase.why.isEmpty() || phase.weakest < 0)
            return phase.why;
        if (!m_impact)
            m_impact = impact::propagate(m_s, impact::ownHealth(m_s));
        return phaseWhy(m_s, phase, impact::reasons(m_s, *m_impact, phase.weakest, mostReasons));
    }

private:
    const Snapshot &m_s;
    std::optional<impact::Impact> m_impact;
};

/// Phases of one mission in two pictures: the same ones.
std::vector<PhaseEffect> phaseEffects(const std::vector<PhaseState> &before, const std::vector<PhaseState> &after,
                                      PhaseReasons &why)
{
    std::vector<PhaseEffect> all;
    for (Index i = 0; i < std::min(before.size(), after.size()); ++i) {
        const PhaseState &was = before[i], &is = after[i];
        if (is.isRunning || (was.health == is.health && was.value == is.value))
            continue; // of one that runs the mission itself tells
        all.push_back({u"%1, %2"_s.arg(shortText(is.name, 60), openWindowText(is.from, is.to)), was.health, is.health,
                       was.value, is.value, why(is)});
    }
    return all;
}

/// `s`: the picture of after.
std::vector<MissionEffect> effects(const Standing &before, const Standing &after, const Snapshot &s)
{
    PhaseReasons why(s);
    std::unordered_map<std::string_view, const MissionState *> was;
    for (const MissionState &state : before.missions)
        was.emplace(state.id, &state);
    std::vector<MissionEffect> all;
    for (const MissionState &state : after.missions) { // worst first
        const auto found = was.find(state.id);
        if (found == was.end())
            continue;
        const MissionState &old = *found->second;
        MissionEffect effect;
        effect.id = state.id;
        effect.name = state.name;
        effect.before = old.health;
        effect.after = state.health;
        effect.valueBefore = old.value;
        effect.valueAfter = state.value;
        const std::unordered_set<std::int32_t> oldThin(old.thin.begin(), old.thin.end());
        effect.thinner
            = Index(std::ranges::count_if(state.thin, [&](std::int32_t asset) { return !oldThin.contains(asset); }));
        effect.why = state.why;
        effect.phases = phaseEffects(old.phases, state.phases, why);
        all.push_back(std::move(effect));
    }
    return all;
}

std::vector<std::vector<std::pair<std::int32_t, double>>>
wavesOf(const impact::Network &network, std::vector<double> values, const std::vector<double> &own,
        const std::vector<double> &wasOwn, const std::vector<double> &settled)
{
    std::vector<std::vector<std::pair<std::int32_t, double>>> waves;
    std::vector<std::int32_t> next;
    for (Index i = 0; i < own.size(); ++i) {
        if (own[i] != wasOwn[i])
            next.push_back(std::int32_t(i));
    }
    // In a cycle values may creep: no wave but the last tells that.
    for (std::size_t rounds = 0; !next.empty() && rounds < 64; ++rounds) {
        std::vector<std::pair<std::int32_t, double>> wave;
        for (const std::int32_t node : next) {
            double value = own[Index(node)];
            for (const impact::Goal &goal : network.goals(Index(node)))
                value = std::min(value, network.valueOf(values, goal));
            if (std::abs(value - values[Index(node)]) > 1e-9)
                wave.emplace_back(node, value);
        }
        next.clear();
        for (const auto &[node, value] : wave)
            values[Index(node)] = value;
        for (const auto &[node, value] : wave) {
            for (const std::int32_t above : network.dependants(Index(node)))
                next.push_back(above);
        }
        std::ranges::sort(next);
        const auto repeated = std::ranges::unique(next);
        next.erase(repeated.begin(), repeated.end());
        if (!wave.empty())
            waves.push_back(std::move(wave));
    }
    std::vector<std::pair<std::int32_t, double>> rest;
    for (Index i = 0; i < values.size(); ++i) {
        if (std::abs(values[i] - settled[i]) > 1e-9)
            rest.emplace_back(std::int32_t(i), settled[i]);
    }
    if (!rest.empty())
        waves.push_back(std::move(rest));
    return waves;
}

/// Missions are told by their nodes, sums by their values.
class Recovery
{
public:
    Recovery(const impact::Network &network, const std::vector<double> &own, const std::vector<std::int32_t> &missions)
        : m_network(network)
        , m_solver(network, own)
        , m_missions(missions)
    {
        for (const std::int32_t node : impact::below(network, missions)) {
            if (own[Index(node)] < 1)
                m_hurt.push_back(node);
        }
        // The worst are looked at; what is left out may be brought back later.
        constexpr std::size_t most = 400;
        std::ranges::stable_sort(m_hurt, {}, [&](std::int32_t node) { return own[Index(node)]; });
        m_hurt.resize(std::min(m_hurt.size(), most));
    }

    [[nodiscard]] double sum() const
    {
        double total = 0;
        for (const std::int32_t mission : m_missions)
            total += m_solver.values()[Index(mission)];
        return total;
    }
    [[nodiscard]] const std::vector<double> &values() const { return m_solver.values(); }

    /// Brings back what gains most for each piece; empty: nothing helps any more.
    std::vector<std::int32_t> next(const std::stop_token &stop)
    {
        const double now = sum();
        std::vector<std::int32_t> best;
        double bestGain = 1e-9;
        for (const std::int32_t node : m_hurt) {
            if (stop.stop_requested())
                return {};
            const double gain = gainOf({node}, now);
            if (gain > bestGain) {
                bestGain = gain;
                best = {node};
            }
        }
        if (best.empty()) {
            for (const std::int32_t mission : m_missions) {
                const auto together = neededBy(mission, stop);
                const double gain = together.empty() ? 0 : gainOf(together, now) / double(together.size());
                if (gain > bestGain) {
                    bestGain = gain;
                    best = together;
                }
            }
        }
        for (const std::int32_t node : best)
            m_solver.set(node, 1);
        std::erase_if(m_hurt, [&](std::int32_t node) { return std::ranges::contains(best, node); });
        return best;
    }

private:
    double gainOf(const std::vector<std::int32_t> &nodes, double now)
    {
        std::vector<std::pair<std::int32_t, double>> whole, was;
        for (const std::int32_t node : nodes) {
            whole.emplace_back(node, 1);
            was.emplace_back(node, m_solver.own()[Index(node)]);
        }
        m_solver.set(whole);
        const double gain = sum() - now;
        m_solver.set(was);
        return gain;
    }

    /// A smallest group below a mission that brings back all that its hurt can: none of it can be spared.
    std::vector<std::int32_t> neededBy(std::int32_t mission, const std::stop_token &stop)
    {
        if (m_solver.values()[Index(mission)] >= 1)
            return {};
        const std::int32_t start[] = {mission};
        const auto below = impact::below(m_network, start);
        std::vector<std::pair<std::int32_t, double>> was;
        for (const std::int32_t node : m_hurt) {
            if (std::ranges::binary_search(below, node))
                was.emplace_back(node, m_solver.own()[Index(node)]);
        }
        constexpr std::size_t most = 64;
        if (was.size() > most)
            return {};
        const double before = m_solver.values()[Index(mission)];
        for (const auto &[node, own] : was)
            m_solver.set(node, 1);
        const double reached = m_solver.values()[Index(mission)];
        std::vector<std::int32_t> needed;
        for (const auto &[node, own] : was) {
            if (stop.stop_requested())
                break;
            m_solver.set(node, own);
            if (m_solver.values()[Index(mission)] < reached - 1e-9) {
                m_solver.set(node, 1);
                needed.push_back(node);
            }
        }
        m_solver.set(was);
        return reached > before + 1e-9 ? needed : std::vector<std::int32_t>();
    }

    const impact::Network &m_network;
    impact::Solver m_solver;
    std::vector<std::int32_t> m_missions, m_hurt;
};

} // namespace

std::vector<Restoring> recoveryOrder(const impact::Network &network, const std::vector<double> &own,
                                     const std::vector<std::int32_t> &missions, std::size_t most,
                                     const std::stop_token &stop)
{
    std::vector<Restoring> order;
    if (missions.empty())
        return order;
    Recovery recovery(network, own, missions);
    const double count = double(missions.size());
    while (order.size() < most && !stop.stop_requested()) {
        Restoring step;
        step.before = recovery.sum() / count;
        step.assets = recovery.next(stop);
        if (step.assets.empty())
            break;
        step.after = recovery.sum() / count;
        order.push_back(std::move(step));
    }
    return order;
}

std::optional<Scenario> makeScenario(const picture::SnapshotPtr &real, const Suppositions &suppositions,
                                     const std::stop_token &stop)
{
    const picture::SnapshotPtr present = withLinks(real, suppositions);
    Scenario scenario;
    scenario.present = present;
    Snapshot s = withoutObservations(*present);
    const impact::Network network = impact::networkOf(s);
    const std::vector<double> ownBefore = impact::ownHealth(s);
    const Standing first = standingOf(s, network, stop);
    Standing last = first;
    for (Index i = 0; i < suppositions.size(); ++i) {
        if (stop.stop_requested())
            return {};
        StepEffect step;
        add(s, suppositions[i], i, step.missing);
        impact::apply(s);
        Standing now = standingOf(s, network, stop);
        step.missions = effects(last, now, s);
        std::erase_if(step.missions, [](const MissionEffect &effect) { return !effect.isChange(); });
        for (Index node = 0; node < now.values.size(); ++node)
            step.nodes += now.values[node] != last.values[node];
        scenario.steps.push_back(std::move(step));
        last = std::move(now);
    }
    scenario.missions = effects(first, last, s);
    const std::vector<double> own = impact::ownHealth(s);
    scenario.waves = wavesOf(network, first.values, own, ownBefore, last.values);
    std::vector<std::int32_t> missions;
    for (const MissionState &state : last.missions)
        missions.push_back(state.asset);
    // Whatever fails that is not needed yet is mended before it is.
    const impact::Network ahead = impact::networkOf(s, impact::Phases::ToCome);
    scenario.recovery = recoveryOrder(ahead, own, missions, 12, stop);
    impact::Solver mending(ahead, own);
    for (Restoring &step : scenario.recovery) {
        const std::vector<double> before = mending.values();
        for (const std::int32_t asset : step.assets)
            mending.set(asset, 1);
        for (const MissionState &state : last.missions) {
            if (mending.values()[Index(state.asset)] > before[Index(state.asset)] + 1e-9)
                step.missions.push_back(state.name);
        }
    }
    if (stop.stop_requested())
        return {};
    s.observations = present->observations;
    s.places = present->places;
    scenario.supposed = std::make_shared<const Snapshot>(std::move(s));
    return scenario;
}

picture::SnapshotPtr pictureAfter(const Scenario &scenario, std::size_t waves)
{
    if (!scenario.supposed || waves >= scenario.waves.size())
        return scenario.supposed;
    const impact::Network network = impact::networkOf(*scenario.present);
    const impact::Solver before(network, impact::ownHealth(*scenario.present));
    std::vector<double> values = before.values();
    for (Index i = 0; i < waves; ++i) {
        for (const auto &[node, value] : scenario.waves[i])
            values[Index(node)] = value;
    }
    std::vector<double> settled = values;
    for (Index i = waves; i < scenario.waves.size(); ++i) {
        for (const auto &[node, value] : scenario.waves[i])
            settled[Index(node)] = value;
    }
    auto copy = std::make_shared<Snapshot>(*scenario.supposed);
    for (Index i = 0; i < copy->assets.size(); ++i) {
        if (values[i] == settled[i])
            continue; // as it will be
        copy->assets[i].health
            = values[i] == before.values()[i] ? scenario.present->assets[i].health : impact::healthOf(values[i]);
    }
    for (picture::MissionRow &mission : copy->missions) {
        if (mission.asset >= 0)
            mission.health = copy->assets[Index(mission.asset)].health;
    }
    return copy;
}

std::vector<std::int32_t> assetsIn(const Snapshot &s, const std::vector<QPointF> &area)
{
    std::vector<std::int32_t> found;
    if (area.size() < 3)
        return found;
    const QPolygonF polygon = polygonOf(area);
    const QRectF box = polygon.boundingRect();
    // The drawing may reach over 180°: then a place is tried one world further on, too.
    const auto holds = [&](double x, double y) {
        for (const double turn : {0.0, 1.0, -1.0}) {
            if (box.contains(x + turn, y) && polygon.containsPoint({x + turn, y}, Qt::OddEvenFill))
                return true;
        }
        return false;
    };
    const auto crosses = [&](const picture::MapPoint &a, const picture::MapPoint &b) {
        constexpr int pieces = 16; // a cable's corners may both lie outside of what it runs through
        for (int i = 0; i <= pieces; ++i) {
            const double t = double(i) / pieces;
            if (holds(std::lerp(double(a.x), double(b.x), t), std::lerp(double(a.y), double(b.y), t)))
                return true;
        }
        return false;
    };
    for (Index i = 0; i < s.assets.size(); ++i) {
        const picture::AssetRow &asset = s.assets[i];
        bool isIn = (asset.precision == Precision::Site || asset.precision == Precision::City) && !std::isnan(asset.x)
            && holds(double(asset.x), double(asset.y));
        for (Index p = 1; !isIn && p < asset.path.size(); ++p)
            isIn = std::abs(asset.path[p].x - asset.path[p - 1].x) < 0.5F && crosses(asset.path[p - 1], asset.path[p]);
        if (isIn)
            found.push_back(std::int32_t(i));
    }
    return found;
}

std::vector<Choice> choicesOf(const Snapshot &s)
{
    std::vector<Choice> choices;
    std::map<QString, std::vector<std::int32_t>> owners;
    for (Index i = 0; i < s.assets.size(); ++i) {
        if (!s.assets[i].owner.isEmpty())
            owners[s.assets[i].owner].push_back(std::int32_t(i));
    }
    for (auto &[owner, assets] : owners)
        choices.push_back({Choice::Kind::Owner, shortText(visibleText(owner), 80), std::move(assets)});
    std::vector<std::vector<std::int32_t>> touched(s.vulnerabilities.size());
    for (const fusion::ProductMatch &match : s.matches)
        touched[Index(match.vulnerability)].push_back(match.asset);
    for (Index i = 0; i < touched.size(); ++i) {
        const picture::VulnerabilityRow &row = s.vulnerabilities[i];
        const QString cve = visibleText(QString::fromStdString(row.cve)), title = visibleText(row.title);
        if (!touched[i].empty())
            choices.push_back({Choice::Kind::Vulnerability,
                               shortText(cve.isEmpty() || title.contains(cve) ? title : cve + u" "_s + title, 80),
                               std::move(touched[i]), s.markings[row.marking]});
    }
    std::vector<Choice> assets;
    for (Index i = 0; i < s.assets.size(); ++i)
        assets.push_back({Choice::Kind::Asset, shortText(visibleText(s.assets[i].name), 80), {std::int32_t(i)}});
    std::ranges::sort(assets, {}, &Choice::text);
    std::ranges::move(assets, std::back_inserter(choices));
    // Of more they are chosen in the graph.
    constexpr Index mostLinks = 20'000;
    if (s.dependencies.size() <= mostLinks) {
        std::vector<Choice> links;
        for (const picture::DependencyRow &d : s.dependencies) {
            const auto name = [&](std::int32_t i) { return shortText(visibleText(s.assets[Index(i)].name), 40); };
            links.push_back(
                {Choice::Kind::Link, name(d.dependant) + u" → "_s + name(d.provider), {d.dependant, d.provider}});
        }
        std::ranges::sort(links, {}, &Choice::text);
        std::ranges::move(links, std::back_inserter(choices));
    }
    return choices;
}

std::vector<Choice> choicesOf(const std::vector<picture::Part> &parts)
{
    std::map<QString, Choice> suppliers, products;
    const auto word = [](const std::string &text) { return visibleText(QString::fromStdString(text)); };
    const auto add = [](Choice &choice, const picture::Part &part) {
        choice.assets.push_back(part.asset);
        choice.marking = choice.marking ? join(*choice.marking, part.marking) : part.marking;
    };
    for (const picture::Part &part : parts) {
        const QString name = word(part.product.name.empty() ? part.product.purl : part.product.name);
        if (!part.product.vendor.empty())
            add(suppliers[word(part.product.vendor)], part);
        if (name.isEmpty())
            continue;
        add(products[name], part);
        if (!part.product.version.empty())
            add(products[name + u'@' + word(part.product.version)], part);
    }
    std::vector<Choice> choices;
    for (auto *all : {&suppliers, &products}) {
        for (auto &[name, choice] : *all) {
            std::ranges::sort(choice.assets);
            const auto repeated = std::ranges::unique(choice.assets);
            choice.assets.erase(repeated.begin(), repeated.end());
            choice.kind = all == &suppliers ? Choice::Kind::Supplier : Choice::Kind::Product;
            choice.text = shortText(name, 80);
            choices.push_back(std::move(choice));
        }
    }
    return choices;
}

std::optional<Choice> linkChoice(const Snapshot &s, std::int32_t dependant, std::int32_t provider)
{
    const bool isThere = std::ranges::any_of(s.dependencies, [&](const picture::DependencyRow &d) {
        return d.dependant == dependant && d.provider == provider;
    });
    if (!isThere)
        return {};
    const auto name = [&](std::int32_t asset) { return shortText(visibleText(s.assets[Index(asset)].name), 40); };
    return Choice{Choice::Kind::Link, name(dependant) + u" → "_s + name(provider), {dependant, provider}};
}

Supposition suppose(const Snapshot &s, const Choice &choice, Fate fate)
{
    if (choice.kind != Choice::Kind::Link) {
        Supposition supposition = suppose(s, choice.assets, titleOf(choice, fate), fate);
        supposition.marking = choice.marking;
        return supposition;
    }
    Supposition supposition = suppose(s, {}, titleOf(choice, fate), fate);
    supposition.links.emplace_back(s.assets[Index(choice.assets[0])].id, s.assets[Index(choice.assets[1])].id);
    return supposition;
}

QString titleOf(const Choice &choice, Fate fate)
{
    switch (choice.kind) {
    case Choice::Kind::Asset:
        break;
    case Choice::Kind::Link:
        return fate == Fate::Fails   ? Words::tr("The link %1 fails").arg(choice.text)
            : fate == Fate::Impaired ? Words::tr("The link %1 is impaired").arg(choice.text)
                                     : Words::tr("The link %1 works").arg(choice.text);
    case Choice::Kind::Supplier:
        return fate == Fate::Fails   ? Words::tr("All with a part by %1 fails").arg(choice.text)
            : fate == Fate::Impaired ? Words::tr("All with a part by %1 is impaired").arg(choice.text)
                                     : Words::tr("All with a part by %1 works").arg(choice.text);
    case Choice::Kind::Owner:
        return fate == Fate::Fails   ? Words::tr("All that %1 owns fails").arg(choice.text)
            : fate == Fate::Impaired ? Words::tr("All that %1 owns is impaired").arg(choice.text)
                                     : Words::tr("All that %1 owns works").arg(choice.text);
    case Choice::Kind::Product:
    case Choice::Kind::Vulnerability:
        return fate == Fate::Fails   ? Words::tr("All with %1 fails").arg(choice.text)
            : fate == Fate::Impaired ? Words::tr("All with %1 is impaired").arg(choice.text)
                                     : Words::tr("All with %1 works").arg(choice.text);
    }
    return fate == Fate::Fails   ? Words::tr("%1 fails").arg(choice.text)
        : fate == Fate::Impaired ? Words::tr("%1 is impaired").arg(choice.text)
                                 : Words::tr("%1 works").arg(choice.text);
}

Supposition suppose(const Snapshot &s, const std::vector<std::int32_t> &assets, const QString &title, Fate fate)
{
    Supposition supposition;
    supposition.title = title;
    supposition.fate = fate;
    for (const std::int32_t asset : assets)
        supposition.assets.push_back(s.assets[Index(asset)].id);
    return supposition;
}

} // namespace watchfloor::widgets
