// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/shared.h"

#include "impact/critical.h"
#include "impact/solver.h"

#include <map>

namespace watchfloor::impact {

namespace {

std::size_t at(std::int32_t node) { return static_cast<std::size_t>(node); }

bool isRedundant(const Network &network, const Goal &goal)
{
    return (goal.rule == Rule::Any || goal.rule == Rule::KofN) && goal.needed < network.providers(goal).size();
}

/// The nodes below so many alternatives of a goal that too few are left without them.
class SharedFinder
{
public:
    SharedFinder(const Network &network, Solver &solver)
        : m_network(network)
        , m_solver(solver)
        , m_under(network.size())
    {
    }

    void look(std::int32_t dependant, const Goal &goal, std::vector<SharedProvider> &found)
    {
        const auto alternatives = m_network.providers(goal);
        for (const Provider &alternative : alternatives)
            mark(alternative.node);
        for (const std::int32_t node : m_marked) {
            auto &leaning = m_under[at(node)];
            if (node != dependant && leaning.size() + goal.needed > alternatives.size()) {
                m_solver.set(node, 0);
                const double left = m_network.valueOf(m_solver.values(), goal);
                m_solver.set(node, 1);
                std::ranges::sort(leaning);
                leaning.erase(std::ranges::unique(leaning).begin(), leaning.end());
                if (left < 1)
                    found.push_back({node, dependant, leaning, alternatives.size(), goal.needed, left});
            }
            leaning.clear();
        }
        m_marked.clear();
    }

private:
    void mark(std::int32_t alternative)
    {
        const std::int32_t start[] = {alternative};
        for (const std::int32_t node : below(m_network, start)) {
            auto &leaning = m_under[at(node)];
            if (leaning.empty())
                m_marked.push_back(node);
            leaning.push_back(alternative); // twice where the goal names it twice
        }
    }

    const Network &m_network;
    Solver &m_solver;
    std::vector<std::vector<std::int32_t>> m_under; ///< by node: the alternatives above it, of the goal looked at
    std::vector<std::int32_t> m_marked;
};

QString holderOf(const picture::AssetRow &asset, Holder holder)
{
    return holder == Holder::Owner ? asset.owner : QString::fromStdString(asset.nation);
}

/// Fails all of it at once.
void judge(Concentration &one, Solver &solver, std::span<const std::int32_t> missions)
{
    std::vector<std::pair<std::int32_t, double>> failed, mended;
    for (const std::int32_t node : one.nodes) {
        failed.emplace_back(node, 0);
        mended.emplace_back(node, 1);
    }
    solver.set(failed);
    for (const std::int32_t mission : missions) {
        if (const double left = solver.values()[at(mission)]; left < 1) {
            one.missions.emplace_back(mission, left);
            one.lost += 1 - left;
        }
    }
    solver.set(mended);
    std::ranges::stable_sort(one.missions, {}, &std::pair<std::int32_t, double>::second);
}

} // namespace

std::vector<SharedProvider> sharedProviders(const Network &network, std::span<const std::int32_t> heads,
                                            const std::stop_token &stop)
{
    std::vector<SharedProvider> found;
    Solver solver(network, std::vector<double>(network.size(), 1));
    SharedFinder finder(network, solver);
    for (const std::int32_t node : below(network, heads)) {
        for (const Goal &goal : network.goals(at(node))) {
            if (stop.stop_requested())
                return found;
            if (isRedundant(network, goal))
                finder.look(node, goal, found);
        }
    }
    std::ranges::stable_sort(found, [&](const SharedProvider &a, const SharedProvider &b) {
        return a.left != b.left ? a.left < b.left : network.place(at(a.node)) > network.place(at(b.node));
    });
    return found;
}

Concentrations concentrations(const picture::Snapshot &s, const Network &network,
                              std::span<const std::int32_t> missions, Holder holder, const std::stop_token &stop)
{
    Concentrations result;
    std::map<QString, Concentration> byName;
    std::size_t named = 0;
    for (const std::int32_t node : below(network, missions)) {
        if (std::ranges::contains(missions, node))
            continue;
        const QString name = holderOf(s.assets[at(node)], holder);
        if (name.isEmpty()) {
            ++result.unnamed;
            continue;
        }
        ++named;
        byName[name].nodes.push_back(node);
    }
    Solver solver(network, std::vector<double>(network.size(), 1));
    for (auto &[name, one] : byName) {
        if (stop.stop_requested())
            break;
        one.name = name;
        one.share = double(one.nodes.size()) / double(named);
        result.index += one.share * one.share;
        judge(one, solver, missions);
        result.all.push_back(std::move(one));
    }
    std::ranges::stable_sort(result.all, [](const Concentration &a, const Concentration &b) {
        return a.lost != b.lost ? a.lost > b.lost : a.share > b.share;
    });
    return result;
}

} // namespace watchfloor::impact
