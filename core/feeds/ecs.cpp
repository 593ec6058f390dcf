// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/pathparser.h"
#include "model/severity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace watchfloor::feeds {

namespace {

enum Path : int {
    At,
    EventKind,
    EventCategory,
    EventAction,
    EventDataset,
    EventOutcome,
    EventId,
    EventStart,
    EventEnd,
    EventRisk,
    AlertUuid,
    AlertRule,
    AlertRuleUuid,
    AlertSeverity,
    AlertRisk,
    AlertReason,
    SignalRule,
    SignalRuleId,
    SignalSeverity,
    RuleId,
    RuleName,
    RuleCategory,
    Technique,
    SubTechnique,
    AlertTechnique,
    AlertSubTechnique,
    IndicatorTlp,
    IndicatorTlpOld,
    VulnerabilityId,
    VulnerabilitySeverity,
    SourceIp,
    SourcePort,
    SourceDomain,
    DestinationIp,
    DestinationPort,
    DestinationDomain,
    ClientIp,
    ClientPort,
    ServerIp,
    ServerPort,
    Transport,
    Protocol,
    CommunityId,
    DnsQuestion,
    UrlDomain,
    Sni,
    FileName,
    ProcessName,
    HostName,
    HostHostname,
    AgentName,
    Message,
};

const JsonPaths &paths()
{
    static const JsonPaths all({"@timestamp",
                                "event.kind",
                                "event.category",
                                "event.action",
                                "event.dataset",
                                "event.outcome",
                                "event.id",
                                "event.start",
                                "event.end",
                                "event.risk_score",
                                "kibana.alert.uuid",
                                "kibana.alert.rule.name",
                                "kibana.alert.rule.uuid",
                                "kibana.alert.severity",
                                "kibana.alert.risk_score",
                                "kibana.alert.reason",
                                "signal.rule.name",
                                "signal.rule.id",
                                "signal.rule.severity",
                                "rule.id",
                                "rule.name",
                                "rule.category",
                                "threat.technique.id",
                                "threat.technique.subtechnique.id",
                                "kibana.alert.rule.threat.technique.id",
                                "kibana.alert.rule.threat.technique.subtechnique.id",
                                "threat.indicator.marking.tlp",
                                "threat.indicator.marking.tlp.version",
                                "vulnerability.id",
                                "vulnerability.severity",
                                "source.ip",
                                "source.port",
                                "source.domain",
                                "destination.ip",
                                "destination.port",
                                "destination.domain",
                                "client.ip",
                                "client.port",
                                "server.ip",
                                "server.port",
                                "network.transport",
                                "network.protocol",
                                "network.community_id",
                                "dns.question.name",
                                "url.domain",
                                "tls.client.server_name",
                                "file.name",
                                "process.name",
                                "host.name",
                                "host.hostname",
                                "agent.name",
                                "message"},
                               "_source");
    return all;
}

/// Field sets of ECS, one of which every event of it has beside its time.
constexpr auto fieldSets = std::to_array<std::string_view>(
    {"agent",  "client", "cloud",  "container", "data_stream", "destination", "dns",      "ecs",          "event",
     "file",   "host",   "http",   "kibana",    "log",         "network",     "observer", "process",      "rule",
     "server", "signal", "source", "threat",    "tls",         "url",         "user",     "vulnerability"});

/// An alert that does not say how bad it is counts as low, as one without priority does.
constexpr int unstatedAlert = 30;

Category categoryFromEcs(std::string_view word)
{
    if (word == "malware")
        return Category::InfectedSystem;
    if (word == "intrusion_detection" || word == "threat")
        return Category::IdsAlert;
    if (word == "vulnerability")
        return Category::VulnerableSystem;
    return Category::Undetermined;
}

class EcsParser final : public PathParser
{
public:
    EcsParser()
        : PathParser(paths())
    {
    }

private:
    [[nodiscard]] bool observe(const ParseContext &context, Observation &o, bool &keep) override;
    [[nodiscard]] std::string identity() const override;
    [[nodiscard]] bool readTimes(const ParseContext &context, Observation &o);
    [[nodiscard]] bool readSeverity(Observation &o, bool alert);
    [[nodiscard]] bool score(int path, int &severity);
};

bool EcsParser::observe(const ParseContext &context, Observation &o, bool &keep)
{
    const PathRecord &e = event();
    const std::string_view kind = e.text(EventKind);
    const bool alert = kind == "alert" || kind == "signal" || e.has(AlertRule) || e.has(SignalRule);
    if (!readTimes(context, o) || !readSeverity(o, alert))
        return false;
    if (!endpoint(SourceIp, SourcePort, o.source, o.name)
        || !endpoint(DestinationIp, DestinationPort, o.destination, o.name))
        return false;
    if (o.source.address.empty() && o.destination.address.empty()
        && (!endpoint(ClientIp, ClientPort, o.source, o.name)
            || !endpoint(ServerIp, ServerPort, o.destination, o.name)))
        return false;
    o.kind = alert ? "alert" : lowerAscii(cutText(e.firstText({EventCategory, EventDataset, EventKind}), 60));
    if (o.kind.empty())
        o.kind = "event";
    if (alert) {
        for (const auto &[path, value] : e.values()) {
            if (path == EventCategory && o.category == Category::Undetermined)
                o.category = categoryFromEcs(stringOf(value));
        }
        if (o.category == Category::Undetermined)
            o.category = Category::IdsAlert;
    }
    o.protocol = lowerAscii(e.firstText({Protocol, Transport}));
    o.communityId = e.text(CommunityId);
    o.signature = titleFrom(e.firstText({AlertRule, SignalRule, RuleName}));
    if (alert && o.signature.empty())
        o.signature = titleFrom(e.firstText({AlertReason, Message, EventAction}));
    o.signatureId = e.firstText({AlertRuleUuid, SignalRuleId, RuleId});
    const std::string_view name
        = e.firstText({DnsQuestion, UrlDomain, Sni, DestinationDomain, FileName, ProcessName, SourceDomain});
    if (!name.empty())
        o.name = name;
    o.asset = e.firstText({HostName, HostHostname, AgentName});
    o.attackIds = ids({Technique, SubTechnique, AlertTechnique, AlertSubTechnique}, attackId);
    o.cveIds = ids({VulnerabilityId}, cveId);
    if (!o.cveIds.empty() && o.category == Category::Undetermined)
        o.category = Category::VulnerableSystem;
    o.marking = marking({IndicatorTlp, IndicatorTlpOld}, context);
    const bool measured = kind == "metric" || kind == "state" || kind == "pipeline_error";
    keep = alert || !o.source.address.empty() || !o.destination.address.empty() || (!measured && !o.asset.empty());
    return true;
}

bool EcsParser::readTimes(const ParseContext &context, Observation &o)
{
    if (!event().has(At))
        return problem(At, "missing");
    std::optional<Timestamp> logged, from, to;
    bool known = true, fromKnown = true, toKnown = true;
    if (!stamp(At, context, logged, known) || !stamp(EventStart, context, from, fromKnown)
        || !stamp(EventEnd, context, to, toKnown))
        return false;
    o.happenedFrom = from ? from : logged;
    o.offsetKnown = from ? fromKnown : known;
    if (to && o.happenedFrom && *to > *o.happenedFrom)
        o.happenedTo = to;
    return true;
}

/// event.severity is a number on its source's own scale, which only the source knows: not read.
bool EcsParser::readSeverity(Observation &o, bool alert)
{
    const PathRecord &e = event();
    int severity = severityFromWord(e.firstText({AlertSeverity, SignalSeverity}));
    if (severity < 0 && !score(AlertRisk, severity))
        return false;
    if (severity < 0 && !score(EventRisk, severity))
        return false;
    if (severity < 0 && e.has(VulnerabilitySeverity))
        severity = severityFromWord(e.text(VulnerabilitySeverity));
    if (severity < 0)
        severity = alert ? unstatedAlert : 0;
    o.severity = static_cast<std::uint8_t>(severity);
    return true;
}

bool EcsParser::score(int path, int &severity)
{
    if (!event().has(path))
        return true;
    const auto number = realNumber(event()[path]);
    if (!number || *number < 0)
        return problem(path, "must be a number from 0");
    // Above 100 it is a scale that nobody else knows.
    if (*number <= 100)
        severity = static_cast<int>(std::lround(*number));
    return true;
}

std::string EcsParser::identity() const
{
    const std::string_view id = event().firstText({AlertUuid, EventId});
    return id.empty() ? std::string() : "ecs|" + std::string(id);
}

bool isEcs(const JsonGlimpse::Record &record)
{
    if (!record.has("@timestamp"))
        return false;
    return std::ranges::any_of(record.keys, [](std::string_view key) {
        return std::ranges::binary_search(fieldSets, key.substr(0, key.find('.')));
    });
}

Detection detectEcs(std::string_view head, bool)
{
    const JsonGlimpse glimpse = glimpseJson(head);
    int events = 0;
    bool exported = false;
    for (const auto &record : glimpse.records) {
        if (isEcs(record))
            ++events;
        exported = exported || (record.has("_index") && record.has("_source"));
    }
    if (events == 0 && exported && head.find("\"@timestamp\"") != std::string_view::npos)
        return {80, "documents of an Elasticsearch index with @timestamp"};
    if (events == 0)
        return {};
    const bool most = 2 * events >= static_cast<int>(glimpse.records.size());
    return {most ? 85 : 55, "objects with @timestamp and field sets of the Elastic Common Schema"};
}

} // namespace

const Format &ecsFormat()
{
    static const Format format{
        "ecs",
        "Elastic Common Schema events",
        detectEcs,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<EcsParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
