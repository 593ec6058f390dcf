// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "commands.h"
#include "components.h"
#include "impact/impact.h"
#include "impact/solver.h"
#include "impact/structure.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"all", nullptr, "every asset that would change, not missions alone, and every one that is cut off"},
    {"component", "NAME", "every asset whose bill of materials has NAME, NAME@VERSION or a package URL fails too"},
    {"known-at", "TIME", "as this store knew it then"},
};

/// `ID=VALUE`; the id or name may itself hold `=`. Without a value: 0, it fails.
Result<std::pair<std::int32_t, double>> supposition(const picture::Snapshot &snapshot, const QString &word)
{
    const auto equals = word.lastIndexOf(u'=');
    bool isNumber = equals >= 0;
    const double value = isNumber ? QStringView(word).mid(equals + 1).toDouble(&isNumber) : 0;
    const auto index = assetCalled(snapshot, isNumber ? word.left(equals) : word);
    if (!index)
        return std::unexpected(index.error());
    if (!(value >= 0 && value <= 1))
        return fail(ErrorCode::Usage, u"%1: a value is from 0 (failed) to 1 (good)"_s.arg(word));
    return std::pair(*index, value);
}

void printChange(const Session &session, const picture::Snapshot &snapshot, std::int32_t index, double before,
                 double after)
{
    const auto &asset = snapshot.assets[std::size_t(index)];
    const auto health = [](double value) { return name(impact::healthOf(value)); };
    if (session.json)
        print(Json()
                  .add("id", asset.id)
                  .add("name", asset.name)
                  .add("kind", name(asset.kind))
                  .add("before", before, 3)
                  .add("after", after, 3)
                  .add("health_before", health(before))
                  .add("health_after", health(after))
                  .add("supposed", true)
                  .add("model", impact::modelOf(snapshot)));
    else
        // All at once: a name may hold a place marker itself.
        say(u"    %1 %2: %3 % %4 -> %5 % %6"_s.arg(text(name(asset.kind)), asset.name,
                                                   QString::number(qRound(before * 100)), text(health(before)),
                                                   QString::number(qRound(after * 100)), text(health(after))));
}

void printCutOff(const Session &session, const picture::Snapshot &snapshot, const std::vector<std::int32_t> &assets,
                 bool all)
{
    if (session.json) {
        std::vector<std::string> ids;
        for (const auto i : assets)
            ids.push_back(snapshot.assets[std::size_t(i)].id);
        Json line;
        line.add("cut_off", std::int64_t(assets.size()));
        if (all)
            line.add("assets", ids);
        print(line.add("supposed", true));
        return;
    }
    if (assets.empty())
        return;
    say(u"no longer joined to the rest of their network: %1"_s.arg(assets.size()));
    for (const auto i : std::span(assets).first(all ? assets.size() : 0))
        say(u"    "_s + snapshot.assets[std::size_t(i)].name);
}

/// What is supposed of whom; the same asset named twice: what is said last.
Result<std::vector<std::pair<std::int32_t, double>>> suppositions(const OpenPicture &open, const Arguments &arguments,
                                                                  store::KnownAt knownAt)
{
    std::vector<std::pair<std::int32_t, double>> supposed;
    if (arguments.has("component")) {
        const auto assets = assetsWith(*open.reader, *open.snapshot, knownAt, arguments.value("component"));
        if (!assets)
            return std::unexpected(assets.error());
        for (const auto asset : *assets)
            supposed.emplace_back(asset, 0);
    }
    for (const QString &word : arguments.positional()) {
        const auto one = supposition(*open.snapshot, word);
        if (!one)
            return std::unexpected(one.error());
        supposed.push_back(*one);
    }
    if (supposed.empty())
        return fail(ErrorCode::Usage, u"nothing is supposed: name an asset or a --component"_s);
    return supposed;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const auto &snapshot = *open->snapshot;
    const auto knownAt = arguments.time("known-at");
    const auto supposed = suppositions(*open, arguments, knownAt.value_or(std::nullopt));
    if (!supposed)
        return failed(supposed.error());
    const impact::Network network = impact::networkOf(snapshot);
    impact::Solver solver(network, impact::ownHealth(snapshot));
    const auto changes = solver.set(*supposed);
    if (!session.json)
        say(u"WHAT IF - nothing of this is in the picture\nmodel: %1"_s.arg(text(impact::modelOf(snapshot))));
    for (const auto &change : changes) {
        const auto &asset = snapshot.assets[std::size_t(change.node)];
        if (!arguments.has("all") && asset.kind != picture::AssetKind::Mission)
            continue;
        printChange(session, snapshot, change.node, change.before, solver.values()[std::size_t(change.node)]);
    }
    if (!session.json)
        say(u"%1 missions changed; %2 nodes in all"_s
                .arg(std::ranges::count_if(changes,
                                           [&](const auto &c) {
                                               return snapshot.assets[std::size_t(c.node)].kind
                                                   == picture::AssetKind::Mission;
                                           }))
                .arg(changes.size()));
    std::vector<std::int32_t> gone;
    for (const auto &[asset, value] : *supposed) {
        if (value <= 0)
            gone.push_back(asset);
    }
    printCutOff(session, snapshot, impact::cutOff(network, gone, infrastructure(snapshot)), arguments.has("all"));
    return Exit::Done;
}

} // namespace

const Command whatifCommand{
    "whatif",
    "[--all] [--component NAME] [--known-at T] [ID[=VALUE]...]",
    "What would become of missions if these were worth VALUE, from 0 (failed, where none is given) to 1 (good),\n"
    "and how many sites and lines would no longer be joined to the rest of their network.\n"
    "Touches nothing: the store and the picture stay as they are.",
    options,
    0,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
