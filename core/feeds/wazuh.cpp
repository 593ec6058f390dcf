// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eveaddress.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/pathparser.h"
#include "model/severity.h"

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

namespace {

enum Path : int {
    Timestamp_,
    At,
    RuleLevel,
    RuleId,
    RuleDescription,
    RuleGroups,
    MitreId,
    AgentId,
    AgentName,
    AgentIp,
    ManagerName,
    Id,
    Location,
    Predecoder,
    SrcIp,
    SrcPort,
    DstIp,
    DstPort,
    WinIp,
    WinPort,
    AwsIp,
    Protocol,
    Url,
    Cve,
    SyscheckPath,
};

const JsonPaths &paths()
{
    static const JsonPaths all({"timestamp",
                                "@timestamp",
                                "rule.level",
                                "rule.id",
                                "rule.description",
                                "rule.groups",
                                "rule.mitre.id",
                                "agent.id",
                                "agent.name",
                                "agent.ip",
                                "manager.name",
                                "id",
                                "location",
                                "predecoder.hostname",
                                "data.srcip",
                                "data.srcport",
                                "data.dstip",
                                "data.dstport",
                                "data.win.eventdata.ipAddress",
                                "data.win.eventdata.ipPort",
                                "data.aws.source_ip_address",
                                "data.protocol",
                                "data.url",
                                "data.vulnerability.cve",
                                "syscheck.path"},
                               "_source");
    return all;
}

/// Bands of Wazuh's own dashboards: up to 6 low, 7 to 11 medium, 12 to 14 high, above critical; what its manual calls
/// no attack at all (0 to 3) is information.
constexpr int severityFromLevel(std::int64_t level)
{
    return level <= 3 ? 10 : level <= 6 ? 30 : level <= 11 ? 50 : level <= 14 ? 70 : 90;
}

struct Group
{
    std::string_view name;
    Category category;
};
// Groups of the rules that Wazuh ships, the most telling first.
constexpr auto groups = std::to_array<Group>({
    {"rootcheck", Category::InfectedSystem},
    {"virus", Category::InfectedSystem},
    {"vulnerability-detector", Category::VulnerableSystem},
    {"authentication_failures", Category::BruteForce},
    {"sqlinjection", Category::Exploit},
    {"exploit_attempt", Category::Exploit},
    {"web_scan", Category::Scanner},
    {"recon", Category::Scanner},
    {"invalid_login", Category::BruteForce},
    {"attack", Category::IdsAlert},
    {"attacks", Category::IdsAlert},
    {"ids", Category::IdsAlert},
    {"sca", Category::Misconfiguration},
});

class WazuhParser final : public PathParser
{
public:
    WazuhParser()
        : PathParser(paths())
    {
    }

private:
    [[nodiscard]] bool observe(const ParseContext &context, Observation &o, bool &keep) override;
    [[nodiscard]] std::string identity() const override;
    void place(int ip, int port, Endpoint &to);
};

bool WazuhParser::observe(const ParseContext &context, Observation &o, bool &)
{
    const PathRecord &e = event();
    const int when = e.has(Timestamp_) ? Timestamp_ : At;
    if (!e.has(when))
        return problem(Timestamp_, "missing");
    if (!stamp(when, context, o.happenedFrom, o.offsetKnown))
        return false;
    if (!e.has(RuleLevel))
        return problem(RuleLevel, "missing");
    const auto level = wholeNumber(e[RuleLevel]);
    if (!level || *level < 0 || *level > 16)
        return problem(RuleLevel, "must be a whole number from 0 to 16");
    o.severity = static_cast<std::uint8_t>(severityFromLevel(*level));
    o.kind = "alert";
    o.signatureId = e.has(RuleId) ? scalarText(e[RuleId]) : std::string();
    o.signature = titleFrom(e.text(RuleDescription));
    // Agent 000 is the manager itself, which also speaks for devices that only send it their logs.
    const bool manager = e.text(AgentId) == "000";
    o.asset = manager && e.has(Predecoder) ? e.text(Predecoder) : e.firstText({AgentName, AgentId, ManagerName});
    place(SrcIp, SrcPort, o.source);
    if (o.source.address.empty())
        place(WinIp, WinPort, o.source);
    if (o.source.address.empty())
        place(AwsIp, -1, o.source);
    place(DstIp, DstPort, o.destination);
    // An attack seen in a host's own log was on that host.
    if (o.destination.address.empty() && !o.source.address.empty() && !manager)
        place(AgentIp, -1, o.destination);
    o.protocol = lowerAscii(cutText(e.text(Protocol), 40));
    o.name = e.firstText({Url, SyscheckPath});
    o.attackIds = ids({MitreId}, attackId);
    o.cveIds = ids({Cve}, cveId);
    for (const Group &group : groups) {
        const auto in
            = [&](const auto &entry) { return entry.first == RuleGroups && stringOf(entry.second) == group.name; };
        if (std::ranges::any_of(e.values(), in)) {
            o.category = group.category;
            break;
        }
    }
    return true;
}

/// Decoders fill `data` with whatever their pattern caught, so what is no address there is no fault of the alert.
void WazuhParser::place(int ip, int port, Endpoint &to)
{
    if (auto address = eveAddress(event().text(ip)))
        to.address = std::move(*address);
    else
        return;
    if (port < 0 || !event().has(port))
        return;
    const auto number = wholeNumber(event()[port]);
    if (number && *number >= 0 && *number <= 65535)
        to.port = static_cast<int>(*number);
}

std::string WazuhParser::identity() const
{
    const PathRecord &e = event();
    const std::string_view id = e.text(Id);
    return id.empty() ? std::string() : "wazuh|" + std::string(e.text(ManagerName)) + '|' + std::string(id);
}

Detection detectWazuh(std::string_view head, bool)
{
    const JsonGlimpse glimpse = glimpseJson(head);
    int alerts = 0;
    bool exported = false;
    for (const auto &record : glimpse.records) {
        const bool sender = record.has("agent") || record.has("manager");
        if (record.has("rule") && sender && record.has("timestamp"))
            ++alerts;
        exported
            = exported || (record.text("_index").value_or("").starts_with("wazuh-alerts") && record.has("_source"));
    }
    if (exported)
        return {92, "documents of a wazuh-alerts index"};
    if (alerts == 0)
        return {};
    const bool most = 2 * alerts >= static_cast<int>(glimpse.records.size());
    return {most ? 92 : 60, "objects with timestamp, rule and agent, as Wazuh writes alerts"};
}

} // namespace

const Format &wazuhFormat()
{
    static const Format format{
        "wazuh",
        "Wazuh alerts",
        detectWazuh,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<WazuhParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
