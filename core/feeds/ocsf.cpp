// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
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
    ClassUid,
    ClassName,
    TypeUid,
    ActivityId,
    Time,
    TimeDt,
    StartTime,
    StartTimeDt,
    EndTime,
    EndTimeDt,
    FirstSeen,
    FirstSeenDt,
    LastSeen,
    LastSeenDt,
    OldFirstSeen,
    OldLastSeen,
    CreatedDt,
    SeverityId,
    SeverityWord,
    ConfidenceScore,
    ConfidenceId,
    FindingUid,
    FindingTitle,
    OldFindingUid,
    OldFindingTitle,
    AnalyticUid,
    AnalyticName,
    RuleUid,
    RuleName,
    FirewallRuleUid,
    FirewallRuleName,
    MalwareName,
    CveUid,
    FindingCveUid,
    TechniqueUid,
    SubTechniqueUid,
    FindingTechniqueUid,
    FindingSubTechniqueUid,
    SrcIp,
    SrcPort,
    SrcHost,
    DstIp,
    DstPort,
    DstHost,
    EvidenceSrcIp,
    EvidenceSrcPort,
    EvidenceDstIp,
    EvidenceDstPort,
    ProtocolName,
    AppProtocol,
    CommunityUid,
    ConnectionUid,
    QueryHost,
    UrlHost,
    Sni,
    FileName,
    DeviceHost,
    DeviceName,
    ResourceName,
    ResourceUid,
    OldResourceUid,
    MetadataUid,
    Tlp_,
    OsintTlp,
};

const JsonPaths &paths()
{
    static const JsonPaths all({"class_uid",
                                "class_name",
                                "type_uid",
                                "activity_id",
                                "time",
                                "time_dt",
                                "start_time",
                                "start_time_dt",
                                "end_time",
                                "end_time_dt",
                                "finding_info.first_seen_time",
                                "finding_info.first_seen_time_dt",
                                "finding_info.last_seen_time",
                                "finding_info.last_seen_time_dt",
                                "finding.first_seen_time",
                                "finding.last_seen_time",
                                "finding_info.created_time_dt",
                                "severity_id",
                                "severity",
                                "confidence_score",
                                "confidence_id",
                                "finding_info.uid",
                                "finding_info.title",
                                "finding.uid",
                                "finding.title",
                                "finding_info.analytic.uid",
                                "finding_info.analytic.name",
                                "rule.uid",
                                "rule.name",
                                "firewall_rule.uid",
                                "firewall_rule.name",
                                "malware.name",
                                "vulnerabilities.cve.uid",
                                "finding_info.vulnerabilities.cve.uid",
                                "attacks.technique.uid",
                                "attacks.sub_technique.uid",
                                "finding_info.attacks.technique.uid",
                                "finding_info.attacks.sub_technique.uid",
                                "src_endpoint.ip",
                                "src_endpoint.port",
                                "src_endpoint.hostname",
                                "dst_endpoint.ip",
                                "dst_endpoint.port",
                                "dst_endpoint.hostname",
                                "evidences.src_endpoint.ip",
                                "evidences.src_endpoint.port",
                                "evidences.dst_endpoint.ip",
                                "evidences.dst_endpoint.port",
                                "connection_info.protocol_name",
                                "app_protocol_name",
                                "connection_info.community_uid",
                                "connection_info.uid",
                                "query.hostname",
                                "http_request.url.hostname",
                                "tls.sni",
                                "file.name",
                                "device.hostname",
                                "device.name",
                                "resources.name",
                                "resources.uid",
                                "resource.uid",
                                "metadata.uid",
                                "tlp",
                                "osint.tlp"});
    return all;
}

struct Class
{
    int uid;
    std::string_view kind; ///< as the schema names it
    std::string_view protocol;
};
constexpr auto classes = std::to_array<Class>({
    {1001, "file_activity", ""},
    {1002, "kernel_extension_activity", ""},
    {1003, "kernel_activity", ""},
    {1004, "memory_activity", ""},
    {1005, "module_activity", ""},
    {1006, "scheduled_job_activity", ""},
    {1007, "process_activity", ""},
    {1008, "event_log_activity", ""},
    {2001, "security_finding", ""},
    {2002, "vulnerability_finding", ""},
    {2003, "compliance_finding", ""},
    {2004, "detection_finding", ""},
    {2005, "incident_finding", ""},
    {2006, "data_security_finding", ""},
    {2007, "application_security_posture_finding", ""},
    {2008, "iam_analysis_finding", ""},
    {3001, "account_change", ""},
    {3002, "authentication", ""},
    {3003, "authorize_session", ""},
    {3004, "entity_management", ""},
    {3005, "user_access", ""},
    {3006, "group_management", ""},
    {4001, "network_activity", ""},
    {4002, "http_activity", "http"},
    {4003, "dns_activity", "dns"},
    {4004, "dhcp_activity", "dhcp"},
    {4005, "rdp_activity", "rdp"},
    {4006, "smb_activity", "smb"},
    {4007, "ssh_activity", "ssh"},
    {4008, "ftp_activity", "ftp"},
    {4009, "email_activity", "smtp"},
    {4010, "network_file_activity", ""},
    {4011, "email_file_activity", "smtp"},
    {4012, "email_url_activity", "smtp"},
    {4013, "ntp_activity", "ntp"},
    {4014, "tunnel_activity", ""},
    {6001, "web_resources_activity", ""},
    {6002, "application_lifecycle", ""},
    {6003, "api_activity", ""},
    {6005, "datastore_activity", ""},
    {6007, "scan_activity", ""},
});
static_assert(std::ranges::is_sorted(classes, {}, &Class::uid));

/// severity_id; 99 (other) and 0 (unknown) say nothing.
constexpr int severityFromId(std::int64_t id)
{
    constexpr std::array levels{-1, 10, 30, 50, 70, 90, 95};
    return id >= 0 && id < static_cast<std::int64_t>(levels.size()) ? levels[static_cast<std::size_t>(id)] : -1;
}

/// A finding that does not say how bad it is counts as low, as an alert without priority does.
constexpr int unstatedFinding = 30;

class OcsfParser final : public PathParser
{
public:
    OcsfParser()
        : PathParser(paths())
    {
    }

private:
    [[nodiscard]] bool observe(const ParseContext &context, Observation &o, bool &keep) override;
    [[nodiscard]] std::string identity() const override;
    [[nodiscard]] bool readTimes(const ParseContext &context, Observation &o, bool finding);
    [[nodiscard]] bool readEndpoints(Observation &o);
    [[nodiscard]] bool readJudgement(Observation &o, std::int64_t classUid);
};

bool OcsfParser::observe(const ParseContext &context, Observation &o, bool &keep)
{
    const PathRecord &e = event();
    if (!e.has(ClassUid))
        return problem(ClassUid, "missing");
    const auto classUid = wholeNumber(e[ClassUid]);
    if (!classUid || *classUid < 0 || *classUid > 999'999)
        return problem(ClassUid, "must be the number of a class");
    const auto found = std::ranges::lower_bound(classes, *classUid, {}, &Class::uid);
    const bool known = found != classes.end() && found->uid == *classUid;
    const bool finding = *classUid / 1000 == 2;
    o.kind = known ? std::string(found->kind) : "class_" + std::to_string(*classUid);
    if (!readTimes(context, o, finding) || !readEndpoints(o) || !readJudgement(o, *classUid))
        return false;
    o.protocol = lowerAscii(e.firstText({AppProtocol}));
    if (o.protocol.empty() && known)
        o.protocol = found->protocol;
    if (o.protocol.empty())
        o.protocol = lowerAscii(e.text(ProtocolName));
    o.communityId = e.text(CommunityUid);
    o.flowId = e.has(ConnectionUid) ? scalarText(e[ConnectionUid]) : std::string();
    if (const std::string_view name = e.firstText({QueryHost, UrlHost, Sni, FileName, DstHost}); !name.empty())
        o.name = name;
    o.asset = e.firstText({DeviceHost, DeviceName, ResourceName, ResourceUid, OldResourceUid});
    o.marking = marking({Tlp_, OsintTlp}, context);
    keep = finding || !o.source.address.empty() || !o.destination.address.empty() || !o.asset.empty()
        || !o.attackIds.empty();
    return true;
}

/// A finding's own time is when it was written; what it found has a span of its own. The numbers come first: text
/// beside them is for people, and some producers write it without its offset.
bool OcsfParser::readTimes(const ParseContext &context, Observation &o, bool finding)
{
    const PathRecord &e = event();
    if (!e.has(Time) && !e.has(TimeDt))
        return problem(Time, "missing");
    std::optional<Timestamp> written, from, to;
    bool known = true;
    const auto either = [&](std::initializer_list<int> candidates, std::optional<Timestamp> &at) {
        for (const int path : candidates) {
            bool offset = true;
            std::optional<Timestamp> read;
            if (!stamp(path, context, read, offset))
                return false;
            if (read && !at) {
                at = read;
                known = known && offset;
            }
        }
        return true;
    };
    if (!either({Time, TimeDt}, written) || !either({StartTime, StartTimeDt}, from)
        || !either({EndTime, EndTimeDt}, to))
        return false;
    if (finding
        && (!either({FirstSeen, FirstSeenDt, OldFirstSeen}, from) || !either({LastSeen, LastSeenDt, OldLastSeen}, to)
            || !either({CreatedDt}, written)))
        return false;
    o.offsetKnown = known;
    o.happenedFrom = from ? from : written;
    if (to && o.happenedFrom && *to > *o.happenedFrom)
        o.happenedTo = to;
    return true;
}

bool OcsfParser::readEndpoints(Observation &o)
{
    std::string sourceName;
    if (!endpoint(SrcIp, SrcPort, o.source, sourceName) || !endpoint(DstIp, DstPort, o.destination, o.name))
        return false;
    if (o.source.address.empty() && o.destination.address.empty()
        && (!endpoint(EvidenceSrcIp, EvidenceSrcPort, o.source, sourceName)
            || !endpoint(EvidenceDstIp, EvidenceDstPort, o.destination, o.name)))
        return false;
    if (o.name.empty())
        o.name = sourceName;
    return true;
}

bool OcsfParser::readJudgement(Observation &o, std::int64_t classUid)
{
    const PathRecord &e = event();
    const bool finding = classUid / 1000 == 2;
    int severity = -1;
    if (e.has(SeverityId)) {
        const auto id = wholeNumber(e[SeverityId]);
        if (!id || *id < 0 || *id > 99)
            return problem(SeverityId, "must be a whole number from 0 to 99");
        severity = severityFromId(*id);
    }
    if (severity < 0)
        severity = severityFromWord(e.text(SeverityWord));
    if (severity < 0)
        severity = finding ? unstatedFinding : 0;
    o.severity = static_cast<std::uint8_t>(severity);
    if (e.has(ConfidenceScore)) {
        const auto score = wholeNumber(e[ConfidenceScore]);
        if (!score || *score < 0 || *score > 100)
            return problem(ConfidenceScore, "must be a whole number from 0 to 100");
        o.confidence = static_cast<std::int8_t>(*score);
    } else if (e.has(ConfidenceId)) {
        constexpr std::array<std::int8_t, 4> levels{-1, 15, 50, 85}; // STIX 2.1, appendix A
        const auto id = wholeNumber(e[ConfidenceId]).value_or(0);
        o.confidence = id >= 0 && id < 4 ? levels[static_cast<std::size_t>(id)] : std::int8_t{-1};
    }
    o.signature = titleFrom(e.firstText({FindingTitle, OldFindingTitle, AnalyticName, RuleName, FirewallRuleName}));
    o.signatureId = e.firstText({AnalyticUid, RuleUid, FirewallRuleUid});
    o.attackIds = ids({TechniqueUid, SubTechniqueUid, FindingTechniqueUid, FindingSubTechniqueUid}, attackId);
    o.cveIds = ids({CveUid, FindingCveUid}, cveId);
    if (e.has(MalwareName))
        o.category = Category::InfectedSystem;
    else if (classUid == 2002)
        o.category = Category::VulnerableSystem;
    else if (classUid == 2003 || classUid == 2007)
        o.category = Category::Misconfiguration;
    else if (classUid == 6007)
        o.category = Category::Scanner;
    else if (finding)
        o.category = o.cveIds.empty() ? Category::IdsAlert : Category::VulnerableSystem;
    return true;
}

std::string OcsfParser::identity() const
{
    const std::string_view id = event().firstText({MetadataUid, FindingUid, OldFindingUid});
    return id.empty() ? std::string() : "ocsf|" + std::string(id);
}

Detection detectOcsf(std::string_view head, bool)
{
    const JsonGlimpse glimpse = glimpseJson(head);
    int events = 0;
    for (const auto &record : glimpse.records) {
        const bool named = record.has("metadata") || record.has("category_uid") || record.has("type_uid");
        if (record.has("class_uid") && named && (record.has("time") || record.has("time_dt") || record.has("metadata")))
            ++events;
    }
    if (events == 0)
        return {};
    const bool most = 2 * events >= static_cast<int>(glimpse.records.size());
    return {most ? 94 : 60, "objects with class_uid and metadata or type_uid, as OCSF events have"};
}

} // namespace

const Format &ocsfFormat()
{
    static const Format format{
        "ocsf",
        "OCSF events",
        detectOcsf,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<OcsfParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
