// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "base/timespan.h"
#include "commands.h"
#include "floor/desk.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"known-at", "TIME", "list: as this store knew it then"},
    {"why", "TEXT", "the reason, for the watch log"},
    {"need", "RULE", "set: all (by itself), any, k, weighted or fdna; all where nothing stands"},
    {"enough", "N", "set: of rule k, how many of its group are enough"},
    {"beside", "ASSET", "set: another provider whose group it joins"},
    {"strength", "0-1", "set: how much of the provider's loss arrives"},
    {"criticality", "0-100", "set: fdna, what is kept above a failed provider"},
    {"weight", "N", "set: weighted, its share"},
    {"hold-up", "SPAN", "set: what a battery or a cache bridges, as in 2h"},
    {"time-to-impact", "SPAN", "set: from then until it is felt"},
    {"recovery", "SPAN", "set: from the provider's return until the dependant is back"},
    {"kind", "WORD", "set: power, network, hosts ..."},
};

const picture::AssetRow &assetAt(const picture::Snapshot &s, std::int32_t i) { return s.assets[std::size_t(i)]; }

Json dependencyJson(const picture::Snapshot &s, const picture::DependencyRow &d)
{
    const picture::AssetRow &dependant = assetAt(s, d.dependant), &provider = assetAt(s, d.provider);
    Json json;
    json.add("dependant", dependant.id)
        .add("dependant_name", dependant.name)
        .add("provider", provider.id)
        .add("provider_name", provider.name)
        .add("need", name(d.group))
        .add("group", int(d.groupId));
    if (d.group == NeedRule::KofN)
        json.add("k", int(d.k));
    return json.add("strength", double(d.strength), 3)
        .add("criticality", double(d.criticality), 3)
        .add("weight", double(d.weight), 3)
        .add("hold_up_s", int(d.holdUp))
        .add("time_to_impact_s", int(d.timeToImpact))
        .add("recovery_s", int(d.recovery))
        .add("kind", d.kind)
        .add("marking", toString(s.markings[d.marking]));
}

QString needText(const picture::DependencyRow &d)
{
    const QString rule = text(name(d.group));
    if (d.groupId == 0)
        return rule;
    return (d.group == NeedRule::KofN ? u"%1=%2"_s.arg(rule).arg(d.k) : rule) + u" (%1)"_s.arg(d.groupId);
}

QString spanText(std::int32_t seconds) { return seconds > 0 ? u"%1 s"_s.arg(seconds) : QString(); }

Exit list(const Session &session, const Arguments &arguments)
{
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const picture::Snapshot &s = *open->snapshot;
    std::int32_t of = -1;
    if (arguments.positional().size() == 2) {
        const auto asset = assetCalled(s, arguments.positional()[1]);
        if (!asset)
            return failed(asset.error());
        of = *asset;
    }
    Table table({u"dependant"_s, u"needs"_s, u"rule (group)"_s, u"strength"_s, u"bridged"_s, u"kind"_s, u"marking"_s});
    std::int64_t count = 0;
    for (const picture::DependencyRow &d : s.dependencies) {
        if (of >= 0 && d.dependant != of && d.provider != of)
            continue;
        ++count;
        if (session.json)
            print(dependencyJson(s, d));
        else
            table.row({assetAt(s, d.dependant).name, assetAt(s, d.provider).name, needText(d),
                       QString::number(double(d.strength)), spanText(d.holdUp), text(d.kind),
                       text(toString(s.markings[d.marking]))});
    }
    if (!session.json) {
        table.print();
        warn(u"%1 dependencies, as known at %2"_s.arg(count).arg(iso8601Text(s.knownAt)));
    }
    return Exit::Done;
}

NeedWords wordsOf(const NeedTerms &terms)
{
    NeedWords words;
    words.rule = name(terms.rule);
    words.k = terms.k;
    words.strength = terms.strength;
    words.criticality = terms.criticality;
    words.weight = terms.weight;
    words.holdUp = double(terms.holdUp.count());
    words.timeToImpact = double(terms.timeToImpact.count());
    words.recovery = double(terms.recovery.count());
    return words;
}

Result<> readReal(std::optional<double> &into, const Arguments &arguments, const char *option)
{
    if (!arguments.has(option))
        return {};
    bool isNumber = false;
    into = arguments.value(option).toDouble(&isNumber);
    if (!isNumber)
        return fail(ErrorCode::Usage,
                    u"--%1: \"%2\" is no number"_s.arg(QLatin1StringView(option), arguments.value(option)));
    return {};
}

Result<> readSpan(std::optional<double> &into, const Arguments &arguments, const char *option)
{
    if (!arguments.has(option))
        return {};
    const auto span = timeSpanFrom(arguments.value(option));
    if (!span)
        return fail(ErrorCode::Usage,
                    u"--%1: \"%2\" is no time span: seconds, or a number with s, m, h or d"_s.arg(
                        QLatin1StringView(option), arguments.value(option)));
    into = std::chrono::duration<double>(*span).count();
    return {};
}

/// What is given takes the place of what stands.
Result<NeedTerms> readTerms(NeedWords words, const Arguments &arguments)
{
    if (arguments.has("need"))
        words.rule = arguments.value("need").toStdString();
    const auto read = readReal(words.k, arguments, "enough")
                          .and_then([&] { return readReal(words.strength, arguments, "strength"); })
                          .and_then([&] { return readReal(words.criticality, arguments, "criticality"); })
                          .and_then([&] { return readReal(words.weight, arguments, "weight"); })
                          .and_then([&] { return readSpan(words.holdUp, arguments, "hold-up"); })
                          .and_then([&] { return readSpan(words.timeToImpact, arguments, "time-to-impact"); })
                          .and_then([&] { return readSpan(words.recovery, arguments, "recovery"); });
    if (!read)
        return std::unexpected(read.error());
    const auto terms = needTerms(words);
    if (!terms)
        return fail(ErrorCode::Usage, u"%1 %2"_s.arg(text(terms.error().key), text(terms.error().reason)));
    return *terms;
}

const picture::DependencyRow *standing(const picture::Snapshot &s, const floor::LinkRequest &request)
{
    const auto found = std::ranges::find_if(s.dependencies, [&](const picture::DependencyRow &d) {
        return assetAt(s, d.dependant).id == request.dependant && assetAt(s, d.provider).id == request.provider;
    });
    return found == s.dependencies.end() ? nullptr : &*found;
}

Result<> readLink(floor::LinkRequest &request, const picture::Snapshot &s, const Arguments &arguments)
{
    const picture::DependencyRow *before = standing(s, request);
    const auto terms = readTerms(wordsOf(before ? floor::present(*before) : NeedTerms()), arguments);
    if (!terms)
        return std::unexpected(terms.error());
    request.terms = *terms;
    request.kind = arguments.has("kind") ? arguments.value("kind").toStdString() : before ? before->kind : "";
    if (!arguments.has("beside"))
        return {};
    const auto beside = assetCalled(s, arguments.value("beside"));
    if (!beside)
        return std::unexpected(beside.error());
    request.beside = assetAt(s, *beside).id;
    return {};
}

Exit change(const Session &session, const Arguments &arguments, bool isRemoval)
{
    const auto open = openToDecide(session);
    if (!open)
        return failed(open.error());
    const picture::Snapshot &s = *open->snapshot;
    const auto dependant = assetCalled(s, arguments.positional()[1]);
    const auto provider = assetCalled(s, arguments.positional()[2]);
    if (!dependant || !provider)
        return failed(dependant ? provider.error() : dependant.error());
    floor::LinkRequest request;
    request.dependant = assetAt(s, *dependant).id;
    request.provider = assetAt(s, *provider).id;
    request.by = session.actor == "system" ? std::string() : session.actor;
    request.why = arguments.value("why").toStdString();
    request.isRemoval = isRemoval;
    if (isRemoval && !standing(s, request))
        return failed({ErrorCode::NotFound,
                       u"%1 does not need %2"_s.arg(assetAt(s, *dependant).name, assetAt(s, *provider).name)});
    if (!isRemoval) {
        if (const auto read = readLink(request, s, arguments); !read)
            return failed(read.error());
    }
    const auto done = floor::Desk(open->store).link(request, s);
    if (!done)
        return failed(done.error().error);
    if (session.json)
        print(Json()
                  .add("decision", done->decision)
                  .add("action", name(done->action))
                  .add("dependant", request.dependant)
                  .add("provider", request.provider)
                  .add("removed", isRemoval)
                  .add("known_at", std::optional(done->knownAt)));
    else
        say(u"%1: %2"_s.arg(done->changes.front().title, isRemoval ? u"removed"_s : text(name(request.terms.rule))));
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QStringList &words = arguments.positional();
    const QString &what = words.first();
    if (what == "list"_L1 && words.size() <= 2)
        return list(session, arguments);
    if ((what == "set"_L1 || what == "remove"_L1) && words.size() == 3)
        return change(session, arguments, what == "remove"_L1);
    return failed(
        {ErrorCode::Usage, u"usage: dependency list [ASSET] | set DEPENDANT PROVIDER | remove DEPENDANT PROVIDER"_s});
}

} // namespace

const Command dependencyCommand{
    "dependency",
    "list [ASSET] | set DEPENDANT PROVIDER [--need RULE] ... | remove DEPENDANT PROVIDER",
    "Who needs whom, and on which terms; to change it needs --as NAME.\n"
    "What is set goes before all that sources say of the two, and what is not given stays as it stands. remove says\n"
    "that there is no such need, whatever sources say. \"decide undo\" takes either back. Nothing is deleted.",
    options,
    1,
    3,
    true,
    run};

} // namespace watchfloor::ctl
