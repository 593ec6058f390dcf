// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "correlation.h"
#include "fusion/lock.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"links", nullptr, "why each was made: rule, value, time"},
    {"excluded", nullptr, "values that the rules leave alone, and why"},
    {"dry-run", nullptr, "write nothing"},
};

std::vector<std::string> rulesOf(const fusion::MachineIncident &incident)
{
    std::set<std::string> rules;
    for (const fusion::IncidentLink &link : incident.links)
        rules.insert(std::string(name(link.rule)));
    return {rules.begin(), rules.end()};
}

Json jsonOf(const fusion::MachineIncident &incident, bool withLinks)
{
    Json json;
    json.add("incident", incident.id)
        .add("reports", incident.reports)
        .add("traces", std::int64_t(incident.traces.size()))
        .add("observations", incident.observations)
        .add("sources", incident.sources)
        .add("originators", std::int64_t(incident.originators))
        .add("from", timeOf(incident.from))
        .add("to", timeOf(incident.to))
        .add("rules", rulesOf(incident));
    std::vector<Json> related;
    for (const fusion::Relation &relation : incident.related)
        related.push_back(
            Json().add("other", relation.other).add("rule", name(relation.rule)).add("value", relation.value));
    json.add("related", related);
    if (!withLinks)
        return json;
    std::vector<Json> links;
    for (const fusion::IncidentLink &link : incident.links) {
        links.push_back(Json()
                            .add("a", link.a)
                            .add("b", link.b)
                            .add("rule", name(link.rule))
                            .add("value", fusion::shownValue(link.rule, link.value))
                            .add("from", timeOf(link.from))
                            .add("to", timeOf(link.to)));
    }
    return json.add("links", links);
}

void printExclusions(const Session &session, const fusion::Correlator &correlator)
{
    Table table({u"value"_s, u"why"_s, u"would join"_s});
    for (const fusion::Exclusion &one : correlator.exclusions()) {
        if (session.json)
            print(Json().add("excluded", one.value).add("why", one.why).add("count", one.count));
        else
            table.row({text(one.value), text(one.why), one.count > 0 ? QString::number(one.count) : QString()});
    }
    if (!session.json && !table.isEmpty())
        table.print();
}

void printIncidents(const Session &session, const fusion::Correlator &correlator, bool withLinks)
{
    Table table({u"incident"_s, u"reports"_s, u"observations"_s, u"voices"_s, u"from"_s, u"to"_s, u"rules"_s});
    Table links({u"rule"_s, u"value"_s, u"between"_s, u"and"_s, u"from"_s, u"to"_s});
    for (const std::string &id : correlator.incidents()) {
        const fusion::MachineIncident incident = correlator.incident(id);
        if (session.json) {
            print(jsonOf(incident, withLinks));
            continue;
        }
        QStringList rules;
        for (const std::string &rule : rulesOf(incident))
            rules += text(rule);
        table.row({text(id), QString::number(incident.reports.size()), QString::number(incident.observations),
                   QString::number(incident.originators), timeText(timeOf(incident.from)),
                   timeText(timeOf(incident.to)), rules.join(u", "_s)});
        for (const fusion::IncidentLink &link : incident.links)
            links.row({text(name(link.rule)), text(fusion::shownValue(link.rule, link.value)), text(link.a),
                       text(link.b), timeText(timeOf(link.from)), timeText(timeOf(link.to))});
    }
    if (session.json)
        return;
    table.print();
    if (withLinks)
        links.print();
}

Exit run(const Session &session, const Arguments &arguments)
{
    const bool isDry = arguments.has("dry-run");
    const auto store = session.open(isDry ? store::OpenOptions::Mode::ReadOnly : store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    std::optional<Descriptor> lock;
    if (!isDry) {
        auto locked = fusion::correlatorLock((*store)->info().path);
        if (!locked)
            return failed(locked.error());
        lock = std::move(*locked);
    }
    fusion::Recorder recorder(*store);
    const auto recorded = isDry ? recorder.rehearse() : recorder.run();
    if (!recorded)
        return failed(recorded.error());
    printIncidents(session, recorder.correlator(), arguments.has("links"));
    if (arguments.has("excluded"))
        printExclusions(session, recorder.correlator());
    if (session.json) {
        print(Json().add("total", ctl::jsonOf(*recorded)));
    } else {
        say(u"%1 incidents; %2 claims written, %3 withdrawn"_s.arg(recorded->incidents)
                .arg(recorded->written)
                .arg(recorded->withdrawn));
    }
    return Exit::Done;
}

} // namespace

const Command correlateCommand{
    "correlate",
    "[--links] [--excluded] [--dry-run]",
    "Join what speaks of one incident, by rules that say why, and write it down as the machine's own\n"
    "claims. What was joined before and no longer holds is taken back. Running it again changes\n"
    "nothing unless something came, went, or was rejected.",
    options,
    0,
    0,
    true,
    run};

} // namespace watchfloor::ctl
