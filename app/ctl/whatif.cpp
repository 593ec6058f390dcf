// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "commands.h"
#include "impact/impact.h"
#include "impact/solver.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"all", nullptr, "every asset that would change, not missions alone"},
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

void printChange(const Session &session, const picture::AssetRow &asset, double before, double after)
{
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
                  .add("model", impact::modelName));
    else
        say(u"    %1 %2: %3 % %4 -> %5 % %6"_s.arg(text(name(asset.kind)), asset.name)
                .arg(qRound(before * 100))
                .arg(text(health(before)))
                .arg(qRound(after * 100))
                .arg(text(health(after))));
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const auto &snapshot = *open->snapshot;
    std::vector<std::pair<std::int32_t, double>> supposed;
    for (const QString &word : arguments.positional()) {
        const auto one = supposition(snapshot, word);
        if (!one)
            return failed(one.error());
        supposed.push_back(*one);
    }
    const impact::Network network = impact::networkOf(snapshot);
    impact::Solver solver(network, impact::ownHealth(snapshot));
    const auto changes = solver.set(supposed);
    if (!session.json)
        say(u"WHAT IF - nothing of this is in the picture\nmodel: %1"_s.arg(text(impact::modelName)));
    for (const auto &change : changes) {
        const auto &asset = snapshot.assets[std::size_t(change.node)];
        if (!arguments.has("all") && asset.kind != picture::AssetKind::Mission)
            continue;
        printChange(session, asset, change.before, solver.values()[std::size_t(change.node)]);
    }
    if (!session.json)
        say(u"%1 missions changed; %2 nodes in all"_s
                .arg(std::ranges::count_if(changes,
                                           [&](const auto &c) {
                                               return snapshot.assets[std::size_t(c.node)].kind
                                                   == picture::AssetKind::Mission;
                                           }))
                .arg(changes.size()));
    return Exit::Done;
}

} // namespace

const Command whatifCommand{
    "whatif",
    "[--all] [--known-at T] ID[=VALUE]...",
    "What would become of missions if these were worth VALUE, from 0 (failed, where none is given) to 1 (good).\n"
    "Touches nothing: the store and the picture stay as they are.",
    options,
    1,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
