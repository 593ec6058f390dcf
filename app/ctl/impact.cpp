// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "commands.h"
#include "impact/outlook.h"
#include "picture/phases.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"known-at", "TIME", "as this store knew it then"},
};

std::vector<Json> reasonsJson(const picture::Snapshot &snapshot, const std::vector<impact::Reason> &reasons)
{
    std::vector<Json> list;
    for (const auto &reason : reasons) {
        std::vector<std::string> path, incidents;
        for (const auto i : reason.path)
            path.push_back(snapshot.assets[std::size_t(i)].id);
        for (const auto i : reason.incidents)
            incidents.push_back(snapshot.incidents[std::size_t(i)].id);
        list.push_back(
            Json().add("path", path).add("incidents", incidents).add("unseen", reason.unseen).add("held", reason.held));
    }
    return list;
}

/// Those that are over or too far ahead to be looked at too, by name and time.
std::vector<Json> phasesJson(const picture::Snapshot &snapshot, const impact::Outlook &outlook)
{
    std::vector<Json> phases;
    const auto &mission = snapshot.missions[std::size_t(snapshot.assets[std::size_t(outlook.asset)].mission)];
    for (std::size_t i = 0; i < mission.phases.size(); ++i) {
        const auto &row = mission.phases[i];
        const auto found = std::ranges::find(outlook.phases, i, &impact::PhaseOutlook::phase);
        const bool isTold = found != outlook.phases.end();
        std::vector<std::string> tasks;
        for (const auto task : row.tasks)
            tasks.push_back(snapshot.assets[std::size_t(task)].id);
        Json phase;
        phase.add("name", row.name)
            .add("from", timeOf(row.from))
            .add("to", timeOf(row.to))
            .add("state",
                 picture::isOver(row, snapshot.judgedAt)          ? "over"
                     : picture::isRunning(row, snapshot.judgedAt) ? "running"
                                                                  : "to come")
            .add("tasks", tasks);
        if (isTold)
            phase.add("at", std::optional(found->moment.at))
                .add("value", found->moment.value, 3)
                .add("value_low", found->moment.low, 3)
                .add("health", name(found->moment.health))
                .add("reasons", reasonsJson(snapshot, found->moment.reasons));
        phases.push_back(std::move(phase));
    }
    return phases;
}

/// What it comes to, and what of that is bridged until then.
void addOutlook(Json &line, const picture::Snapshot &snapshot, const impact::Outlook &outlook)
{
    std::vector<Json> moments;
    for (std::size_t i = 0; i < outlook.moments.size(); ++i) {
        const auto &moment = outlook.moments[i];
        moments.push_back(Json()
                              .add("hours", std::int64_t(impact::outlookHours[i].count()))
                              .add("at", std::optional(moment.at))
                              .add("value", moment.value, 3)
                              .add("value_low", moment.low, 3)
                              .add("health", name(moment.health))
                              .add("reasons", reasonsJson(snapshot, moment.reasons)));
    }
    std::vector<std::string> thin;
    for (const auto i : outlook.redundancyLost)
        thin.push_back(snapshot.assets[std::size_t(i)].id);
    line.add("outlook", moments)
        .add("redundancy_lost_in", thin)
        .add("needs", std::int64_t(outlook.needed))
        .add("unseen", std::int64_t(outlook.unseen))
        .add("unknown_share", outlook.unknownShare(), 3);
    if (const auto mission = snapshot.assets[std::size_t(outlook.asset)].mission;
        mission >= 0 && !snapshot.missions[std::size_t(mission)].phases.empty())
        line.add("phases", phasesJson(snapshot, outlook));
}

QString percent(double low, double high)
{
    const int from = qRound(low * 100), to = qRound(high * 100);
    return (from < to ? u"%1 to %2 %"_s.arg(from).arg(to) : u"%1 %"_s.arg(to));
}

void sayOutlook(const picture::Snapshot &snapshot, const impact::Outlook &outlook)
{
    QStringList moments;
    for (std::size_t i = 0; i < outlook.moments.size(); ++i) {
        const auto hours = impact::outlookHours[i].count();
        moments += (hours == 0 ? u"now "_s : u"+%1 h "_s.arg(hours))
            + percent(outlook.moments[i].low, outlook.moments[i].value);
    }
    say(u"    "_s + moments.join(u", "_s));
    QStringList thin;
    for (const auto i : outlook.redundancyLost)
        thin += snapshot.assets[std::size_t(i)].name;
    if (!thin.isEmpty())
        say(u"    still good, but without redundancy: "_s + thin.join(u", "_s));
    for (const auto &one : outlook.phases) {
        const auto &row
            = snapshot.missions[std::size_t(snapshot.assets[std::size_t(outlook.asset)].mission)].phases[one.phase];
        const QString when = !one.isRunning ? u"from "_s + timeText(timeOf(row.from))
            : row.to == noTime              ? u"runs"_s
                                            : u"runs until "_s + timeText(timeOf(row.to));
        say(u"    phase %1 (%2): %3, %4"_s.arg(row.name, when, text(name(one.moment.health)),
                                               percent(one.moment.low, one.moment.value)));
        for (const auto &reason : one.isRunning ? std::vector<impact::Reason>() : one.moment.reasons)
            say(u"        "_s + pathText(snapshot, reason.path));
    }
    if (outlook.unseen > 0)
        say(u"    unknown: %1 of the %2 that it needs"_s.arg(outlook.unseen).arg(outlook.needed));
}

void printAsset(const Session &session, const picture::Snapshot &snapshot, const impact::Impact &impact,
                std::int32_t index, const std::vector<impact::Outlook> &outlooks)
{
    const auto &asset = snapshot.assets[std::size_t(index)];
    const auto reasons = impact::reasons(snapshot, impact, index);
    const auto outlook = std::ranges::find(outlooks, index, &impact::Outlook::asset);
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
            say(u"    "_s + pathText(snapshot, reason.path)
                + (reason.held         ? u" (held by the watch floor)"_s
                       : reason.unseen ? u" (unseen)"_s
                                       : QString()));
        if (const auto *held = picture::heldHealth(snapshot, index))
            say(u"    "_s + heldText(*held));
        if (outlook != outlooks.end())
            sayOutlook(snapshot, *outlook);
        return;
    }
    Json line;
    line.add("id", asset.id)
        .add("name", asset.name)
        .add("kind", name(asset.kind))
        .add("health", name(asset.health))
        .add("value", double(impact.value[std::size_t(index)]), 3)
        .add("value_low", double(impact.low[std::size_t(index)]), 3)
        .add("unknown_since", timeOf(asset.unknownSince))
        .add("redundancy_lost", bool(impact.redundancyLost[std::size_t(index)]))
        .add("model", impact::modelOf(snapshot))
        .add("reasons", reasonsJson(snapshot, reasons));
    if (const auto *held = picture::heldHealth(snapshot, index))
        line.add("held", heldJson(*held));
    if (outlook != outlooks.end())
        addOutlook(line, snapshot, *outlook);
    print(line);
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
                || impact.redundancyLost[i] || picture::heldHealth(snapshot, std::int32_t(i))
                || snapshot.assets[i].kind == picture::AssetKind::Mission)
                shown.push_back(std::int32_t(i));
        }
        std::ranges::stable_sort(shown, {}, [&](std::int32_t i) {
            return std::pair(impact.value[std::size_t(i)], snapshot.assets[std::size_t(i)].kind);
        });
    }
    if (!session.json)
        say(u"model: %1"_s.arg(text(impact::modelOf(snapshot))));
    std::vector<std::int32_t> missions;
    std::ranges::copy_if(shown, std::back_inserter(missions), [&](std::int32_t i) {
        return snapshot.assets[std::size_t(i)].kind == picture::AssetKind::Mission;
    });
    const auto outlooks = impact::outlooks(snapshot, impact, missions);
    for (const auto index : shown)
        printAsset(session, snapshot, impact, index, outlooks);
    if (shown.empty() && !session.json)
        say(u"nothing is impaired"_s);
    return Exit::Done;
}

} // namespace

const Command impactCommand{
    "impact",
    "[--known-at T] [ID...]",
    "Every mission, and services and assets that are impaired or whose health people hold: how far that goes, and the\n"
    "chain of dependencies to the cause. Of missions also what they are worth now, in 1, 6 and 24 hours, since "
    "batteries and stocks bridge "
    "some\n"
    "losses for a time; where no redundancy is left; how much of what they need nobody sees; and of missions with\n"
    "phases, what each that is not over would be worth when it begins, if nothing is mended.\n"
    "With ids or names: those alone.",
    options,
    0,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
