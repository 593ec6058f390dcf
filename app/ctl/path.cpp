// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "commands.h"
#include "components.h"
#include "impact/critical.h"
#include "impact/impact.h"
#include "impact/structure.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"known-at", "TIME", "as this store knew it then"},
};

std::vector<std::string> idsOf(const picture::Snapshot &snapshot, const std::vector<std::int32_t> &assets)
{
    std::vector<std::string> ids;
    for (const auto i : assets)
        ids.push_back(snapshot.assets[std::size_t(i)].id);
    return ids;
}

/// What every chain from one to the other leads through, themselves among it; in the order of a chain.
std::vector<std::int32_t> onEveryChain(const impact::Network &network, std::int32_t from, std::int32_t to)
{
    const auto dominators = impact::dominators(network, from);
    std::vector<std::int32_t> found;
    for (auto node = to; node >= 0; node = dominators[std::size_t(node)])
        found.push_back(node);
    std::ranges::reverse(found);
    return found;
}

/// By which chain the asset has each of its components that are called so.
Exit toComponents(const Session &session, const picture::Snapshot &snapshot, const picture::Composition &made,
                  const std::vector<picture::Composition::Node> &called)
{
    const picture::Chains chains(made);
    for (const auto node : called) {
        if (session.json)
            print(componentJson(snapshot, made, chains, node));
        else
            printComponent(snapshot, made, chains, node);
    }
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto knownAt = arguments.time("known-at");
    if (!knownAt)
        return failed(knownAt.error());
    const auto open = openPicture(session, *knownAt);
    if (!open)
        return failed(open.error());
    const auto &snapshot = *open->snapshot;
    const auto from = assetCalled(snapshot, arguments.positional().at(0));
    const auto to = assetCalled(snapshot, arguments.positional().at(1));
    if (from && !to) {
        const auto made = picture::compositionOf(*open->reader, snapshot, *from, *knownAt);
        if (!made)
            return failed(made.error());
        if (const auto called = componentsCalled(*made, arguments.positional().at(1)); !called.empty())
            return toComponents(session, snapshot, *made, called);
    }
    if (!from || !to)
        return failed(from ? to.error() : from.error());
    const impact::Network network = impact::networkOf(snapshot);
    const auto shortest = impact::shortestPath(network, *from, *to);
    const auto between = impact::allBetween(network, *from, *to);
    const auto every = shortest.empty() ? shortest : onEveryChain(network, *from, *to);
    if (session.json) {
        print(Json()
                  .add("from", snapshot.assets[std::size_t(*from)].id)
                  .add("to", snapshot.assets[std::size_t(*to)].id)
                  .add("depends", !shortest.empty())
                  .add("path", idsOf(snapshot, shortest))
                  .add("on_every_chain", idsOf(snapshot, every))
                  .add("between", idsOf(snapshot, between)));
    } else if (shortest.empty()) {
        say(u"%1 does not depend on %2"_s.arg(snapshot.assets[std::size_t(*from)].name,
                                              snapshot.assets[std::size_t(*to)].name));
    } else {
        say(pathText(snapshot, shortest));
        say(u"every chain leads through: "_s + pathText(snapshot, every));
        say(u"on any chain between them: %1"_s.arg(between.size()));
        for (const auto i : between)
            say(u"    "_s + snapshot.assets[std::size_t(i)].name);
    }
    return Exit::Done;
}

} // namespace

const Command pathCommand{
    "path",
    "[--known-at T] FROM TO",
    "The shortest chain of dependencies by which FROM needs TO, what every such chain leads through, and everything\n"
    "that lies on any. TO may be a component of FROM by its name, NAME@VERSION, package URL or CPE: then the shortest "
    "chain\n"
    "by which bills of materials bring it in, how many components need it, and what is vulnerable in it.",
    options,
    2,
    2,
    true,
    run};

} // namespace watchfloor::ctl
