// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/suricata.h"

#include "base/ascii.h"
#include "feeds/eveaddress.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonkeys.h"
#include "feeds/jsonread.h"
#include "model/severity.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace watchfloor::feeds {

namespace {

namespace ondemand = simdjson::ondemand;

/// Protocol objects and the member that says what the event was about, in order of
/// preference where an alert carries several.
struct NamedObject
{
    std::string_view object;
    std::string_view name;
};
constexpr auto namedObjects = std::to_array<NamedObject>({
    {"dns", "rrname"},
    {"mdns", "rrname"},
    {"llmnr", "rrname"},
    {"tls", "sni"},
    {"quic", "sni"},
    {"http", "hostname"},
    {"fileinfo", "filename"},
    {"smb", "filename"},
    {"nfs", "filename"},
    {"ftp_data", "filename"},
    {"ftp", "command_data"},
    {"tftp", "file"},
    {"krb5", "sname"},
    {"smtp", "helo"},
    {"sip", "uri"},
    {"dhcp", "hostname"},
    {"rdp", "cookie"},
});
constexpr int firstNamed = 14;

enum Top : int {
    Timestamp_,
    EventType,
    FlowId,
    SrcIp,
    SrcPort,
    DestIp,
    DestPort,
    Proto,
    AppProto,
    CommunityId,
    Alert,
    Flow,
    Netflow,
    Anomaly
};
constexpr auto topNames = [] {
    std::array<std::string_view, firstNamed + namedObjects.size()> names{
        "timestamp", "event_type", "flow_id",      "src_ip", "src_port", "dest_ip", "dest_port",
        "proto",     "app_proto",  "community_id", "alert",  "flow",     "netflow", "anomaly"};
    for (std::size_t i = 0; i < namedObjects.size(); ++i)
        names[firstNamed + i] = namedObjects[i].object;
    return names;
}();
constexpr JsonKeys topKeys(topNames);

enum AlertKey : int { Gid, SignatureId, Rev, Signature, Category_, Severity, Metadata, AlertSource, AlertTarget };
constexpr JsonKeys alertKeys(std::to_array<std::string_view>({"gid", "signature_id", "rev", "signature", "category",
                                                              "severity", "metadata", "source", "target"}));

enum FlowKey : int { Start, End, FlowSrcIp, FlowSrcPort, FlowDestIp, FlowDestPort };
constexpr JsonKeys
    flowKeys(std::to_array<std::string_view>({"start", "end", "src_ip", "src_port", "dest_ip", "dest_port"}));

enum PeerKey : int { PeerIp, PeerPort };
constexpr JsonKeys peerKeys(std::to_array<std::string_view>({"ip", "port"}));

enum AnomalyKey : int { AnomalyEvent };
constexpr JsonKeys anomalyKeys(std::to_array<std::string_view>({"event"}));

/// Events that are about a connection or a packet rather than an application protocol.
constexpr auto transportEvents = std::to_array<std::string_view>(
    {"alert", "anomaly", "flow", "netflow", "fileinfo", "drop", "frame", "pkthdr", "verdict"});

/// An anomaly is the decoder's wonder, not a judgement of danger.
constexpr std::uint8_t anomalySeverity = 25;

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// `T1059`, `T1059.001`, also with the underscore that some rule sets write; else nothing.
std::string attackId(std::string_view text)
{
    std::string id(text);
    std::ranges::replace(id, '_', '.');
    const bool fine = id.size() >= 5 && id[0] == 'T' && allDigits(std::string_view(id).substr(1, 4))
        && (id.size() == 5 || (id.size() == 9 && id[5] == '.' && allDigits(std::string_view(id).substr(6))));
    return fine ? id : std::string();
}

/// `CVE-2021-44228` from that, `CVE_2021_44228` or `2021-44228`; else nothing.
std::string cveId(std::string_view text)
{
    std::string id(text);
    std::ranges::replace(id, '_', '-');
    std::string_view number = id;
    if (number.starts_with("CVE-") || number.starts_with("cve-"))
        number.remove_prefix(4);
    const bool fine = number.size() >= 9 && number.size() <= 24 && allDigits(number.substr(0, 4)) && number[4] == '-'
        && allDigits(number.substr(5));
    return fine ? "CVE-" + std::string(number) : std::string();
}

/// `gid:sid:rev`
std::string ruleId(std::int64_t gid, std::int64_t sid, std::int64_t rev)
{
    char text[64];
    char *at = text;
    for (const std::int64_t number : {gid, sid, rev}) {
        if (at != text)
            *at++ = ':';
        at = std::to_chars(at, text + sizeof text, number).ptr;
    }
    return std::string(text, at);
}

struct Peer
{
    std::string_view ip;
    int port = -1;
};

/// What one event says, as views into the parser's buffers.
struct Event
{
    std::string_view timestamp, type, proto, appProto, communityId, signature, classification, anomaly, start, end;
    std::string flowId;
    Peer source, destination, flowSource, flowDestination, attacker, target;
    std::array<std::string_view, namedObjects.size()> names;
    std::int64_t gid = 1, signatureId = -1, rev = 0, priority = 3;
    bool hasAlert = false;
    std::vector<std::string> attackIds, cveIds;
};

class SuricataParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] bool readEvent(std::string_view bytes);
    template <typename Keys, typename Member>
    [[nodiscard]] bool readObject(ondemand::value &value, const Keys &keys, const Member &member);
    template <typename Object, typename Keys, typename Member>
    [[nodiscard]] bool readMembers(Object &object, const Keys &keys, const Member &member);
    [[nodiscard]] bool readTop(int key, ondemand::value &value);
    [[nodiscard]] bool readAlert(ondemand::value &value);
    [[nodiscard]] bool readMetadata(ondemand::value &value);
    [[nodiscard]] bool readIds(ondemand::value &value, std::vector<std::string> &ids,
                               std::string (*normalise)(std::string_view));
    [[nodiscard]] bool readPeer(ondemand::value &value, Peer &peer);
    [[nodiscard]] bool readFlow(ondemand::value &value);
    [[nodiscard]] bool readAnomaly(ondemand::value &value);
    [[nodiscard]] bool readNamed(std::size_t which, ondemand::value &value);
    [[nodiscard]] bool readQueries(ondemand::value &value, std::string_view &name);
    [[nodiscard]] bool readName(ondemand::value &value, std::string_view &name);
    [[nodiscard]] bool readText(ondemand::value &value, std::string_view &text);
    [[nodiscard]] bool readInteger(ondemand::value &value, std::int64_t low, std::int64_t high, std::int64_t &number);
    [[nodiscard]] bool readPort(ondemand::value &value, int &port);
    [[nodiscard]] bool readFlowId(ondemand::value &value);

    [[nodiscard]] bool observe(const ParseContext &context, Observation &observation);
    [[nodiscard]] bool time(std::string_view text, std::string_view field, const ParseContext &context,
                            std::optional<Timestamp> &at, bool &offsetKnown);
    [[nodiscard]] bool endpoint(const Peer &peer, std::string_view field, Endpoint &to);
    [[nodiscard]] bool problem(std::string_view field, std::string reason);
    [[nodiscard]] bool problem(simdjson::error_code code);

    PaddedText m_text;
    ondemand::parser m_json;
    std::string_view m_bytes;
    bool m_escapes = false;
    Event m_event;
    JsonProblem m_problem;
};

bool SuricataParser::problem(std::string_view field, std::string reason)
{
    m_problem = {std::string(field), std::move(reason)};
    return false;
}

bool SuricataParser::problem(simdjson::error_code code) { return problem({}, describe(code, m_bytes)); }

void SuricataParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty()) {
        out.rejected = Rejection{record.fault, {}};
        return;
    }
    std::destroy_at(&m_event);
    std::construct_at(&m_event);
    m_problem = {};
    Observation &observation = out.observations.emplace_back();
    if (!readEvent(record.bytes) || !observe(context, observation)) {
        out.observations.clear();
        const std::string where = m_problem.field.empty() ? std::string() : m_problem.field + ": ";
        out.rejected = Rejection{where + m_problem.reason, m_problem.field};
        return;
    }
    const bool placed = !observation.source.address.empty() || !observation.destination.address.empty();
    if (!placed && !m_event.hasAlert && m_event.anomaly.empty())
        out.observations.clear();
}

bool SuricataParser::readEvent(std::string_view bytes)
{
    m_bytes = bytes;
    m_escapes = bytes.find('\\') != std::string_view::npos;
    ondemand::document document;
    if (const auto code = m_json.iterate(m_text.hold(bytes)).get(document))
        return problem(code);
    ondemand::object object;
    if (document.get_object().get(object))
        return problem({}, "not a JSON object");
    if (!readMembers(object, topKeys, [this](int key, ondemand::value &value) { return readTop(key, value); }))
        return false;
    if (!document.at_end())
        return problem({}, "text behind the object");
    if (m_event.timestamp.empty())
        return problem("timestamp", "missing");
    if (m_event.type.empty())
        return problem("event_type", "missing");
    return true;
}

template <typename Keys, typename Member>
bool SuricataParser::readObject(ondemand::value &value, const Keys &keys, const Member &member)
{
    ondemand::object object;
    if (value.get_object().get(object))
        return problem({}, "must be an object");
    return readMembers(object, keys, member);
}

template <typename Object, typename Keys, typename Member>
bool SuricataParser::readMembers(Object &object, const Keys &keys, const Member &member)
{
    std::uint64_t seen = 0;
    for (auto result : object) {
        ondemand::field field;
        if (const auto code = std::move(result).get(field))
            return problem(code);
        std::string_view key = field.escaped_key();
        if (m_escapes && key.find('\\') != std::string_view::npos) {
            if (const auto code = field.unescaped_key().get(key))
                return problem(code);
        }
        const int number = keys.find(key);
        if (number == Keys::none) {
            if (!checkValue(field.value(), 2, m_escapes, m_problem)) {
                prefixField(m_problem, key);
                return false;
            }
            continue;
        }
        const std::uint64_t bit = std::uint64_t{1} << number;
        if ((seen & bit) != 0)
            return problem(key, "appears twice");
        seen |= bit;
        if (!member(number, field.value())) {
            prefixField(m_problem, key);
            return false;
        }
    }
    return true;
}

bool SuricataParser::readTop(int key, ondemand::value &value)
{
    switch (key) {
    case Timestamp_:
        return readText(value, m_event.timestamp);
    case EventType:
        return readText(value, m_event.type);
    case FlowId:
        return readFlowId(value);
    case SrcIp:
        return readText(value, m_event.source.ip);
    case SrcPort:
        return readPort(value, m_event.source.port);
    case DestIp:
        return readText(value, m_event.destination.ip);
    case DestPort:
        return readPort(value, m_event.destination.port);
    case Proto:
        return readText(value, m_event.proto);
    case AppProto:
        return readText(value, m_event.appProto);
    case CommunityId:
        return readText(value, m_event.communityId);
    case Alert:
        return readAlert(value);
    case Flow:
    case Netflow:
        return readFlow(value);
    case Anomaly:
        return readAnomaly(value);
    default:
        return readNamed(static_cast<std::size_t>(key - firstNamed), value);
    }
}

bool SuricataParser::readAlert(ondemand::value &value)
{
    m_event.hasAlert = true;
    constexpr std::int64_t ids = 0xFFFFFFFF;
    return readObject(value, alertKeys, [this](int key, ondemand::value &member) {
        switch (key) {
        case Gid:
            return readInteger(member, 0, ids, m_event.gid);
        case SignatureId:
            return readInteger(member, 0, ids, m_event.signatureId);
        case Rev:
            return readInteger(member, 0, ids, m_event.rev);
        case Signature:
            return readText(member, m_event.signature);
        case Category_:
            return readText(member, m_event.classification);
        case Severity:
            return readInteger(member, 0, 255, m_event.priority);
        case Metadata:
            return readMetadata(member);
        case AlertSource:
            return readPeer(member, m_event.attacker);
        default:
            return readPeer(member, m_event.target);
        }
    });
}

/// Rule metadata is free: what is not understood is only checked.
bool SuricataParser::readMetadata(ondemand::value &value)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"mitre_technique_id", "cve"}));
    if (!tokenOf(value).starts_with('{'))
        return checkValue(value, 2, m_escapes, m_problem);
    return readObject(value, keys, [this](int key, ondemand::value &member) {
        return key == 0 ? readIds(member, m_event.attackIds, attackId) : readIds(member, m_event.cveIds, cveId);
    });
}

bool SuricataParser::readIds(ondemand::value &value, std::vector<std::string> &ids,
                             std::string (*normalise)(std::string_view))
{
    const auto add = [&](ondemand::value &one) {
        std::string_view text;
        if (!readName(one, text))
            return false;
        std::string id = normalise(text);
        if (!id.empty() && std::ranges::find(ids, id) == ids.end())
            ids.push_back(std::move(id));
        return true;
    };
    if (!tokenOf(value).starts_with('['))
        return add(value);
    ondemand::array list;
    if (const auto code = value.get_array().get(list))
        return problem(code);
    for (auto result : list) {
        ondemand::value one;
        if (const auto code = std::move(result).get(one))
            return problem(code);
        if (!add(one))
            return false;
    }
    return true;
}

bool SuricataParser::readPeer(ondemand::value &value, Peer &peer)
{
    return readObject(value, peerKeys, [&](int key, ondemand::value &member) {
        return key == PeerIp ? readText(member, peer.ip) : readPort(member, peer.port);
    });
}

bool SuricataParser::readFlow(ondemand::value &value)
{
    return readObject(value, flowKeys, [this](int key, ondemand::value &member) {
        switch (key) {
        case Start:
            return readText(member, m_event.start);
        case End:
            return readText(member, m_event.end);
        case FlowSrcIp:
            return readText(member, m_event.flowSource.ip);
        case FlowSrcPort:
            return readPort(member, m_event.flowSource.port);
        case FlowDestIp:
            return readText(member, m_event.flowDestination.ip);
        default:
            return readPort(member, m_event.flowDestination.port);
        }
    });
}

bool SuricataParser::readAnomaly(ondemand::value &value)
{
    return readObject(value, anomalyKeys,
                      [this](int, ondemand::value &member) { return readText(member, m_event.anomaly); });
}

bool SuricataParser::readNamed(std::size_t which, ondemand::value &value)
{
    if (!tokenOf(value).starts_with('{'))
        return checkValue(value, 2, m_escapes, m_problem);
    ondemand::object object;
    if (const auto code = value.get_object().get(object))
        return problem(code);
    const std::string_view wanted = namedObjects[which].name;
    std::string_view &name = m_event.names[which];
    bool seen = false;
    for (auto result : object) {
        ondemand::field field;
        if (const auto code = std::move(result).get(field))
            return problem(code);
        const std::string_view key = field.escaped_key();
        bool fine = true;
        if (key == wanted) {
            if (std::exchange(seen, true))
                return problem(key, "appears twice");
            fine = readName(field.value(), name);
        } else if (wanted == "rrname" && (key == "query" || key == "queries") && name.empty()) {
            fine = readQueries(field.value(), name);
        } else {
            fine = checkValue(field.value(), 3, m_escapes, m_problem);
        }
        if (!fine) {
            prefixField(m_problem, key);
            return false;
        }
    }
    return true;
}

/// Suricata 7's alerts and all of Suricata 8 list DNS questions; the first names the event.
bool SuricataParser::readQueries(ondemand::value &value, std::string_view &name)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"rrname"}));
    if (!tokenOf(value).starts_with('['))
        return checkValue(value, 3, m_escapes, m_problem);
    ondemand::array list;
    if (const auto code = value.get_array().get(list))
        return problem(code);
    for (auto result : list) {
        ondemand::value one;
        if (const auto code = std::move(result).get(one))
            return problem(code);
        if (!tokenOf(one).starts_with('{')) {
            if (!checkValue(one, 4, m_escapes, m_problem))
                return false;
            continue;
        }
        std::string_view found;
        if (!readObject(one, keys, [&](int, ondemand::value &member) { return readName(member, found); }))
            return false;
        if (name.empty())
            name = found;
    }
    return true;
}

/// Text where it is text; anything else is only checked.
bool SuricataParser::readName(ondemand::value &value, std::string_view &name)
{
    return tokenOf(value).starts_with('"') ? readText(value, name) : checkValue(value, 3, m_escapes, m_problem);
}

bool SuricataParser::readText(ondemand::value &value, std::string_view &text)
{
    const auto code = textOf(value, m_escapes, text);
    if (code == simdjson::SUCCESS)
        return true;
    return problem({}, code == simdjson::INCORRECT_TYPE ? "must be a string" : describe(code, m_bytes));
}

bool SuricataParser::readInteger(ondemand::value &value, std::int64_t low, std::int64_t high, std::int64_t &number)
{
    if (value.get_int64().get(number) == simdjson::SUCCESS && number >= low && number <= high)
        return true;
    const std::string_view token = tokenOf(value);
    return problem({},
                   std::string(cutText(token, 40)) + " is not a whole number between " + std::to_string(low) + " and "
                       + std::to_string(high));
}

bool SuricataParser::readPort(ondemand::value &value, int &port)
{
    std::int64_t number = 0;
    if (!readInteger(value, 0, 65535, number))
        return false;
    port = static_cast<int>(number);
    return true;
}

bool SuricataParser::readFlowId(ondemand::value &value)
{
    std::uint64_t number = 0;
    if (value.get_uint64().get(number) == simdjson::SUCCESS) {
        char digits[20];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        m_event.flowId.assign(digits, end);
        return true;
    }
    // Shippers turn it into text, for the sake of readers that know only doubles.
    std::string_view text;
    if (textOf(value, m_escapes, text) == simdjson::SUCCESS) {
        m_event.flowId = text;
        return true;
    }
    return problem({}, "must be a number below 2^64");
}

bool SuricataParser::observe(const ParseContext &context, Observation &o)
{
    const Event &e = m_event;
    if (!time(e.timestamp, "timestamp", context, o.happenedFrom, o.offsetKnown))
        return false;
    const bool flow = e.type == "flow" || e.type == "netflow";
    if (flow && !e.start.empty()) {
        // The stamp of a flow event is when it was logged.
        if (!time(e.start, e.type == "flow" ? "flow.start" : "netflow.start", context, o.happenedFrom, o.offsetKnown))
            return false;
        bool known = true;
        if (!e.end.empty() && !time(e.end, e.type == "flow" ? "flow.end" : "netflow.end", context, o.happenedTo, known))
            return false;
    }
    const bool byRule = !e.attacker.ip.empty() && !e.target.ip.empty();
    const bool byFlow = !byRule && !e.flowSource.ip.empty() && !e.flowDestination.ip.empty();
    if (!endpoint(e.source, "src_ip", o.source) || !endpoint(e.destination, "dest_ip", o.destination))
        return false;
    if (byRule
        && (!endpoint(e.attacker, "alert.source.ip", o.source)
            || !endpoint(e.target, "alert.target.ip", o.destination)))
        return false;
    if (byFlow
        && (!endpoint(e.flowSource, "flow.src_ip", o.source)
            || !endpoint(e.flowDestination, "flow.dest_ip", o.destination)))
        return false;

    o.kind = e.type;
    const bool transport = std::ranges::find(transportEvents, e.type) != transportEvents.end();
    if (!e.appProto.empty() && e.appProto != "failed" && e.appProto != "unknown")
        o.protocol = e.appProto;
    else if (!transport && e.type != "stats")
        o.protocol = e.type;
    else
        o.protocol = asciiLower(e.proto);
    o.communityId = e.communityId;
    o.flowId = e.flowId;
    for (std::size_t i = 0; i < namedObjects.size(); ++i) {
        if (!e.names[i].empty() && (o.name.empty() || namedObjects[i].object == e.type))
            o.name = e.names[i];
    }
    if (e.hasAlert) {
        o.signature = e.signature;
        if (e.signatureId >= 0)
            o.signatureId = ruleId(e.gid, e.signatureId, e.rev);
        o.category = categoryFromSuricata(e.classification);
        o.severity = static_cast<std::uint8_t>(severityFromSuricata(static_cast<int>(e.priority)));
        o.attackIds = std::move(m_event.attackIds);
        o.cveIds = std::move(m_event.cveIds);
    } else if (!e.anomaly.empty()) {
        o.signature = e.anomaly;
        o.severity = anomalySeverity;
    }
    return true;
}

/// Stamps that a sensor without a clock writes leave the event undated; what is no time at all is a bad record.
bool SuricataParser::time(std::string_view text, std::string_view field, const ParseContext &context,
                          std::optional<Timestamp> &at, bool &offsetKnown)
{
    if (text == "ts-error")
        return true;
    const auto read = parseIso8601(text);
    if (!read) {
        if (text.starts_with("0000-"))
            return true;
        return problem(field, '"' + std::string(cutText(text, 60)) + "\" is not a time");
    }
    offsetKnown = read->offsetKnown;
    const Timestamp corrected = read->at - context.source.clockOffset;
    if (isPlausible(corrected, context.received))
        at = corrected;
    return true;
}

bool SuricataParser::endpoint(const Peer &peer, std::string_view field, Endpoint &to)
{
    if (peer.ip.empty())
        return true;
    auto address = eveAddress(peer.ip);
    if (!address)
        return problem(field, '"' + std::string(cutText(peer.ip, 60)) + "\" is not an address");
    to.address = std::move(*address);
    to.port = peer.port;
    return true;
}

Detection detectSuricata(std::string_view head, bool)
{
    const JsonGlimpse glimpse = glimpseJson(head);
    int events = 0;
    for (const auto &record : glimpse.records) {
        if (record.text("timestamp") && record.text("event_type"))
            ++events;
    }
    if (events == 0)
        return {};
    const bool most = 2 * events >= static_cast<int>(glimpse.records.size());
    return {most ? 95 : 60, "objects with timestamp and event_type, as Suricata EVE writes them"};
}

} // namespace

std::unique_ptr<Parser> makeSuricataParser() { return std::make_unique<SuricataParser>(); }

const Format &suricataEveFormat()
{
    static const Format format{
        "suricata-eve",
        "Suricata EVE JSON",
        detectSuricata,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) { return makeSuricataParser(); },
    };
    return format;
}

} // namespace watchfloor::feeds
