// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impact/impact.h"

#include "assetname.h"
#include "commands.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"known-at", "TIME", "as this store knew it then"},
};

void printAsset(const Session &session, const picture::Snapshot &snapshot, const impact::Impact &impact,
                std::int32_t index)
{
    const auto &asset = snapshot.assets[std::size_t(index)];
    const auto reasons = impact::reasons(snapshot, impact, index);
    if (!session.json) {
        const int high = qRound(double(impact.value[std::size_t(index)]) * 100);
        const int low = qRound(double(impact.low[std::size_t(index)]) * 100);
        say(u"%1 %2: %3, %4 %%5%6"_s.arg(
            text(name(asset.kind)), asset.name, text(name(asset.health)),
            low < high ? u"%1 to %2"_s.arg(low).arg(high) : QString::number(high),
            impact.redundancyLost[std::size_t(index)] ? u", an alternative is lost"_s : QString(),
            !asset.uncertain                   ? QString()
                : asset.unknownSince == noTime ? u", never seen"_s
                                               : u", unseen since "_s + timeText(timeOf(asset.unknownSince))));
        for (const auto &reason : reasons)
            say(u"    "_s + pathText(snapshot, reason.path) + (reason.unseen ? u" (unseen)"_s : QString()));
        return;
    }
    std::vector<Json> list;
    for (const auto &reason : reasons) {
        std::vector<std::string> path, incidents;
        for (const auto i : reason.path)
            path.push_back(snapshot.assets[std::size_t(i)].id);
        for (const auto i : reason.incidents)
            incidents.push_back(snapshot.incidents[std::size_t(i)].id);
        list.push_back(Json().add("path", path).add("incidents", incidents).add("unseen", reason.unseen));
    }
    print(Json()
              .add("id", asset.id)
              .add("name", asset.name)
              .add("kind", name(asset.kind))
              .add("health", name(asset.health))
              .add("value", double(impact.value[std::size_t(index)]), 3)
              .add("value_low", double(impact.low[std::size_t(index)]), 3)
              .add("unknown_since", timeOf(asset.unknownSince))
              .add("redundancy_lost", bool(impact.redundancyLost[std::size_t(index)]))
              .add("model", impact::modelName)
              .add("reasons", list));
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const auto &snapshot = *open->snapshot;
    const auto impact = impact::propagate(snapshot, impact::ownHealth(snapshot));

    std::vector<std::int32_t> shown;
    for (const QString &wanted : arguments.positional()) {
        const auto index = assetCalled(snapshot, wanted);
        if (!index)
            return failed(index.error());
        shown.push_back(*index);
    }
    if (arguments.positional().isEmpty()) {
        for (std::size_t i = 0; i < snapshot.assets.size(); ++i) {
            if (snapshot.assets[i].health != picture::Health::Nominal || snapshot.assets[i].uncertain
                || impact.redundancyLost[i])
                shown.push_back(std::int32_t(i));
        }
        std::ranges::stable_sort(shown, {}, [&](std::int32_t i) {
            return std::pair(impact.value[std::size_t(i)], snapshot.assets[std::size_t(i)].kind);
        });
    }
    if (!session.json)
        say(u"model: %1"_s.arg(text(impact::modelName)));
    for (const auto index : shown)
        printAsset(session, snapshot, impact, index);
    if (shown.empty() && !session.json)
        say(u"nothing is impaired"_s);
    return Exit::Done;
}

} // namespace

const Command impactCommand{
    "impact",
    "[--known-at T] [ID...]",
    "Missions, services and assets impaired now, how far, and the chain of dependencies to the cause.\n"
    "With ids or names: those alone.",
    options,
    0,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
