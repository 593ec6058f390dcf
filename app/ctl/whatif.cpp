// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "base/ascii.h"
#include "commands.h"
#include "impact/impact.h"
#include "impact/links.h"
#include "impact/phases.h"
#include "impact/solver.h"
#include "impact/structure.h"
#include "picture/parts.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"all", nullptr, "every asset that would change, not missions alone, and every one that is cut off"},
    {"component", "NAME", "every asset that is or has NAME, NAME@VERSION, a package URL or a CPE fails too"},
    {"supplier", "NAME", "every asset with a part by NAME fails too"},
    {"owner", "NAME", "everything that NAME owns fails too"},
    {"vulnerability", "CVE", "every asset on which a vulnerability was found, by its CVE or id, fails too"},
    {"known-at", "TIME", "as this store knew it then"},
};

/// `DEPENDANT->PROVIDER`: the node of the link between them. Names may themselves hold an arrow.
Result<std::int32_t> linkCalled(picture::Snapshot &snapshot, const QString &word)
{
    for (auto arrow = word.indexOf(u"->"_s); arrow >= 0; arrow = word.indexOf(u"->"_s, arrow + 1)) {
        const auto dependant = assetCalled(snapshot, word.left(arrow).trimmed());
        const auto provider = assetCalled(snapshot, word.mid(arrow + 2).trimmed());
        if (!dependant || !provider)
            continue;
        const std::int32_t node = impact::splitLink(snapshot, *dependant, *provider);
        if (node >= 0)
            return node;
        return fail(ErrorCode::NotFound, u"%1: the one does not need the other"_s.arg(word));
    }
    return fail(ErrorCode::NotFound, u"no link is called %1"_s.arg(word));
}

/// `ID=VALUE` or `ID->ID=VALUE`; ids and names may themselves hold `=`. Without a value: 0, it fails.
Result<std::pair<std::int32_t, double>> supposition(picture::Snapshot &snapshot, const QString &word)
{
    const auto equals = word.lastIndexOf(u'=');
    bool isNumber = equals >= 0;
    const double value = isNumber ? QStringView(word).mid(equals + 1).toDouble(&isNumber) : 0;
    const QString what = isNumber ? word.left(equals) : word;
    auto index = assetCalled(snapshot, what);
    if (!index && what.contains("->"_L1))
        index = linkCalled(snapshot, what);
    if (!index)
        return std::unexpected(index.error());
    if (!(value >= 0 && value <= 1))
        return fail(ErrorCode::Usage, u"%1: a value is from 0 (failed) to 1 (good)"_s.arg(word));
    return std::pair(*index, value);
}

/// A phase of a mission that is to come, with what it would be worth before and after.
struct PhaseChange
{
    const picture::PhaseRow *phase;
    impact::PhaseImpact before, after;
};

std::vector<PhaseChange> phaseChanges(const picture::Snapshot &snapshot, std::int32_t index,
                                      const impact::Impact &before, const impact::Impact &after)
{
    std::vector<PhaseChange> changes;
    const auto mission = snapshot.assets[std::size_t(index)].mission;
    if (mission < 0)
        return changes;
    const auto &row = snapshot.missions[std::size_t(mission)];
    const auto was = impact::phaseImpacts(snapshot, before, row), is = impact::phaseImpacts(snapshot, after, row);
    for (std::size_t i = 0; i < is.size(); ++i) { // the same phases: which are over does not depend on what is supposed
        if (!is[i].isRunning && (was[i].value != is[i].value || was[i].low != is[i].low))
            changes.push_back({&row.phases[is[i].phase], was[i], is[i]});
    }
    return changes;
}

QString shareText(const impact::PhaseImpact &phase)
{
    const auto percent = [](double value) { return QString::number(qRound(value * 100)); };
    return phase.low < phase.value ? u"%1 to %2 %"_s.arg(percent(phase.low), percent(phase.value))
                                   : u"%1 %"_s.arg(percent(phase.value));
}

void printChange(const Session &session, const picture::Snapshot &snapshot, std::int32_t index, double before,
                 double after, const std::vector<PhaseChange> &phases)
{
    const auto &asset = snapshot.assets[std::size_t(index)];
    const auto health = [](double value) { return name(impact::healthOf(value)); };
    std::vector<Json> list;
    for (const auto &change : phases)
        list.push_back(Json()
                           .add("name", change.phase->name)
                           .add("from", timeOf(change.phase->from))
                           .add("to", timeOf(change.phase->to))
                           .add("before", change.before.value, 3)
                           .add("before_low", change.before.low, 3)
                           .add("after", change.after.value, 3)
                           .add("after_low", change.after.low, 3));
    if (session.json)
        print(Json()
                  .add("id", asset.id)
                  .add("name", asset.name)
                  .add("kind", name(asset.kind))
                  .add("before", before, 3)
                  .add("after", after, 3)
                  .add("health_before", health(before))
                  .add("health_after", health(after))
                  .add("phases", list)
                  .add("supposed", true)
                  .add("model", impact::modelOf(snapshot)));
    else
        // All at once: a name may hold a place marker itself.
        say(u"    %1 %2: %3 % %4 -> %5 % %6"_s.arg(text(name(asset.kind)), asset.name,
                                                   QString::number(qRound(before * 100)), text(health(before)),
                                                   QString::number(qRound(after * 100)), text(health(after))));
    for (const auto &change : session.json ? std::vector<PhaseChange>() : phases)
        say(u"        phase %1 from %2: %3 -> %4"_s.arg(change.phase->name, timeText(timeOf(change.phase->from)),
                                                        shareText(change.before), shareText(change.after)));
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

/// Every asset that an option speaks of.
Result<std::vector<std::int32_t>> assetsOf(const OpenPicture &open, const picture::Snapshot &snapshot,
                                           store::KnownAt knownAt, const char *option, const QString &value)
{
    const std::string_view kind = option;
    const std::string word = value.toStdString();
    std::vector<std::int32_t> found;
    if (kind == "owner") {
        for (std::size_t i = 0; i < snapshot.assets.size(); ++i) {
            if (snapshot.assets[i].owner.compare(value, Qt::CaseInsensitive) == 0)
                found.push_back(std::int32_t(i));
        }
    } else if (kind == "vulnerability") {
        for (const fusion::ProductMatch &match : snapshot.matches) {
            const auto &row = snapshot.vulnerabilities[std::size_t(match.vulnerability)];
            if ((row.id == word || asciiLower(row.cve) == asciiLower(word))
                && !std::ranges::contains(found, match.asset))
                found.push_back(match.asset);
        }
    } else {
        const auto parts = picture::partsOf(*open.reader, snapshot, knownAt);
        if (!parts)
            return std::unexpected(parts.error());
        found = picture::assetsWith(*parts, [&](const fusion::Product &product) {
            return kind == "component" ? picture::isCalled(product, word)
                                       : asciiLower(product.vendor) == asciiLower(word);
        });
    }
    if (found.empty())
        return fail(ErrorCode::NotFound, u"no asset has %1 %2"_s.arg(text(kind), value));
    return found;
}

/// What is supposed of whom; the same asset named twice: what is said last.
Result<std::vector<std::pair<std::int32_t, double>>> suppositions(const OpenPicture &open, picture::Snapshot &snapshot,
                                                                  const Arguments &arguments, store::KnownAt knownAt)
{
    std::vector<std::pair<std::int32_t, double>> supposed;
    for (const char *option : {"component", "supplier", "owner", "vulnerability"}) {
        if (!arguments.has(option))
            continue;
        const auto assets = assetsOf(open, snapshot, knownAt, option, arguments.value(option));
        if (!assets)
            return std::unexpected(assets.error());
        for (const auto asset : *assets)
            supposed.emplace_back(asset, 0);
    }
    for (const QString &word : arguments.positional()) {
        const auto one = supposition(snapshot, word);
        if (!one)
            return std::unexpected(one.error());
        supposed.push_back(*one);
    }
    if (supposed.empty())
        return fail(ErrorCode::Usage,
                    u"nothing is supposed: name an asset, a link, or a --component, --supplier, --owner or "
                    u"--vulnerability"_s);
    return supposed;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    picture::Snapshot snapshot = *open->snapshot; // links become nodes in this one
    const auto knownAt = arguments.time("known-at");
    const auto supposed = suppositions(*open, snapshot, arguments, knownAt.value_or(std::nullopt));
    if (!supposed)
        return failed(supposed.error());
    const impact::Network network = impact::networkOf(snapshot);
    impact::Solver solver(network, impact::ownHealth(snapshot));
    const impact::Impact before = impact::propagate(snapshot, solver.own());
    const auto changes = solver.set(*supposed);
    const impact::Impact after = impact::propagate(snapshot, solver.own());
    if (!session.json)
        say(u"WHAT IF - nothing of this is in the picture\nmodel: %1"_s.arg(text(impact::modelOf(snapshot))));
    for (const auto &change : changes) {
        const auto &asset = snapshot.assets[std::size_t(change.node)];
        if (!arguments.has("all") && asset.kind != picture::AssetKind::Mission)
            continue;
        printChange(session, snapshot, change.node, change.before, after.value[std::size_t(change.node)],
                    phaseChanges(snapshot, change.node, before, after));
    }
    // Of some only what is to come is worth less.
    std::size_t later = 0;
    for (const auto &mission : snapshot.missions) {
        if (mission.asset < 0 || std::ranges::contains(changes, mission.asset, &impact::Solver::Change::node))
            continue;
        const double value = before.value[std::size_t(mission.asset)];
        const auto phases = phaseChanges(snapshot, mission.asset, before, after);
        if (phases.empty())
            continue;
        ++later;
        printChange(session, snapshot, mission.asset, value, value, phases);
    }
    if (!session.json)
        say(u"%1 missions changed, %3 in a phase to come alone; %2 nodes in all"_s
                .arg(std::ranges::count_if(changes,
                                           [&](const auto &c) {
                                               return snapshot.assets[std::size_t(c.node)].kind
                                                   == picture::AssetKind::Mission;
                                           }))
                .arg(changes.size())
                .arg(later));
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
    "[--all] [--component NAME] [--supplier NAME] [--owner NAME] [--vulnerability CVE] [--known-at T] "
    "[ID[=VALUE] | ID->ID[=VALUE]]...",
    "What would become of missions if these were worth VALUE, from 0 (failed, where none is given) to 1 (good),\n"
    "ID->ID being the link by which the first needs the second,\n"
    "what phases of theirs would be worth that are to come,\n"
    "and how many sites and lines would no longer be joined to the rest of their network.\n"
    "Touches nothing: the store and the picture stay as they are.",
    options,
    0,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
