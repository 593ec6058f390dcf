// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonobject.h"
#include "feeds/xmlframer.h"
#include "feeds/xmltree.h"
#include "model/severity.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace watchfloor::feeds {

namespace {

/// IDMEF v2 severity and v1 impact words; what judges nothing is a plain alert.
constexpr std::uint8_t unjudged = 30;

int portFrom(std::string_view text)
{
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 65535 ? value : -1;
}

/// What both versions share.
class AlertReader
{
public:
    AlertReader(const ParseContext &context, Items &out)
        : m_context(context)
        , m_out(out)
    {
    }

protected:
    bool reject(std::string_view field, const std::string &reason)
    {
        m_out.rejected = Rejection{std::string(field) + ": " + reason, std::string(field)};
        return false;
    }

    bool time(std::string_view field, std::string_view text, std::optional<Timestamp> &at, bool &offsetKnown)
    {
        if (text.empty())
            return true;
        const auto read = parseIso8601(text);
        if (!read)
            return reject(field, excerpt(text) + " is not a time");
        const Timestamp corrected = read->at - m_context.source.clockOffset;
        if (isPlausible(corrected, m_context.received)) {
            at = corrected;
            offsetKnown = read->offsetKnown;
        }
        return true;
    }

    /// An address that stands where one is expected must be one; a name there is kept as the name.
    bool address(std::string_view side, std::string_view member, std::string_view text, Endpoint &to)
    {
        if (text.empty() || !to.address.empty())
            return true;
        auto canonical = canonicalAddress(text);
        if (!canonical)
            return reject(std::string(side).append(member), excerpt(text) + " is not an address");
        to.address = std::move(*canonical);
        return true;
    }

    void cve(Observation &o, std::string_view text) const
    {
        const bool fine = text.starts_with("CVE-") && text.size() >= 13 && text.size() <= 24;
        if (fine && !std::ranges::contains(o.cveIds, text))
            o.cveIds.emplace_back(text);
    }

    const ParseContext &m_context;
    Items &m_out;
};

/// RFC 4765.
class XmlAlert : AlertReader
{
public:
    using AlertReader::AlertReader;

    void read(const XmlElement &alert)
    {
        Observation o;
        o.kind = "alert";
        o.category = Category::IdsAlert;
        o.severity = unjudged;
        const XmlElement *classification = alert.child("Classification");
        if (!classification || classification->attribute("text").empty()) {
            (void)reject("Classification", "missing");
            return;
        }
        o.signature = classification->attribute("text");
        o.signatureId = classification->attribute("ident");
        classification->visit([&](const XmlElement &e) {
            if (e.name == "name")
                cve(o, e.text);
        });
        std::optional<Timestamp> created, detected;
        bool known = true;
        if (alert.childText("CreateTime").empty()) {
            (void)reject("CreateTime", "missing");
            return;
        }
        if (!time("CreateTime", alert.childText("CreateTime"), created, known)
            || !time("DetectTime", alert.childText("DetectTime"), detected, known))
            return;
        o.happenedFrom = detected ? detected : created;
        o.offsetKnown = known;
        if (!side(alert, "Source", o.source, o) || !side(alert, "Target", o.destination, o))
            return;
        assessment(alert, o);
        analyzer(alert, o);
        m_out.observations.push_back(std::move(o));
    }

private:
    bool side(const XmlElement &alert, std::string_view which, Endpoint &to, Observation &o)
    {
        const XmlElement *end = alert.child(which);
        if (!end)
            return true;
        bool fine = true;
        end->visit([&](const XmlElement &e) {
            if (!fine)
                return;
            const std::string_view category = e.attribute("category");
            if (e.name == "Address" && (category == "ipv4-addr" || category == "ipv6-addr"))
                fine = address(which, " address", e.childText("address"), to);
            else if (e.name == "Service" && to.port < 0)
                to.port = portFrom(e.childText("port"));
            else if (e.name == "Node" && which == "Target" && o.name.empty())
                o.name = e.childText("name");
        });
        if (fine && o.protocol.empty()) {
            if (const XmlElement *service = end->child("Service"))
                o.protocol = lower(service->childText(service->childText("protocol").empty() ? "name" : "protocol"));
        }
        return fine;
    }

    void assessment(const XmlElement &alert, Observation &o) const
    {
        const XmlElement *made = alert.child("Assessment");
        if (!made)
            return;
        if (const XmlElement *impact = made->child("Impact")) {
            const int severity = severityFromWord(impact->attribute("severity"));
            if (severity >= 0)
                o.severity = static_cast<std::uint8_t>(severity);
            const std::string_view type = impact->attribute("type");
            o.category = type == "recon" ? Category::Scanner
                : type == "dos"          ? Category::Dos
                : type == "admin"        ? Category::PrivilegedAccountCompromise
                : type == "user"         ? Category::UnprivilegedAccountCompromise
                                         : Category::IdsAlert;
            const bool taken = type == "admin" || type == "user";
            if (taken && impact->attribute("completion") != "succeeded")
                o.category = Category::Exploit;
        }
        if (const XmlElement *confidence = made->child("Confidence")) {
            const std::string_view rating = confidence->attribute("rating");
            const auto value = number(confidence->text);
            if (rating == "low" || rating == "medium" || rating == "high")
                o.confidence = rating == "low" ? 15 : rating == "medium" ? 50 : 85;
            else if (rating == "numeric" && value && *value >= 0 && *value <= 1) // RFC 4765, 4.2.6.3
                o.confidence = static_cast<std::int8_t>(std::lround(*value * 100));
        }
    }

    void analyzer(const XmlElement &alert, Observation &o)
    {
        const XmlElement *made = alert.child("Analyzer");
        const std::string_view id = made ? made->attribute("analyzerid") : std::string_view();
        if (made) {
            const XmlElement *node = made->child("Node");
            o.asset = node && !node->childText("name").empty() ? node->childText("name") : id;
        }
        const std::string_view message = alert.attribute("messageid");
        // "0" is what the standard has analyzers write that count nothing.
        if (!message.empty() && message != "0" && !id.empty())
            m_out.naturalKey = "idmef:" + std::string(id) + ':' + std::string(message)
                + (o.happenedFrom ? ':' + std::to_string(toMicros(*o.happenedFrom)) : std::string());
    }
};

/// `Recon.Scanning`, `Attempt.Login` ...: the eCSIRT-like list of IDMEF v2.
std::optional<Category> categoryOf(std::string_view text)
{
    static constexpr auto names = std::to_array<std::pair<std::string_view, Category>>({
        {"Abusive.Spam", Category::Spam},
        {"Abusive.Harassment", Category::HarmfulSpeech},
        {"Abusive", Category::Spam},
        {"Malicious.Distribution", Category::MalwareDistribution},
        {"Malicious.Configuration", Category::MalwareConfiguration},
        {"Malicious.C2", Category::C2Server},
        {"Malicious", Category::InfectedSystem},
        {"Recon.Scanning", Category::Scanner},
        {"Recon.Sniffing", Category::Sniffing},
        {"Recon.SocialEngineering", Category::SocialEngineering},
        {"Recon", Category::Scanner},
        {"Attempt.Login", Category::BruteForce},
        {"Attempt.Exploit", Category::Exploit},
        {"Attempt", Category::IdsAlert},
        {"Intrusion.AdminCompromise", Category::PrivilegedAccountCompromise},
        {"Intrusion.UserCompromise", Category::UnprivilegedAccountCompromise},
        {"Intrusion.AppCompromise", Category::ApplicationCompromise},
        {"Intrusion.SysCompromise", Category::SystemCompromise},
        {"Intrusion.Burglary", Category::Burglary},
        {"Intrusion", Category::SystemCompromise},
        {"Availability.DDoS", Category::Ddos},
        {"Availability.DoS", Category::Dos},
        {"Availability.Misconf", Category::Misconfiguration},
        {"Availability.Sabotage", Category::Sabotage},
        {"Availability.Theft", Category::Sabotage},
        {"Availability", Category::Outage},
        {"Information.UnauthorizedAccess", Category::UnauthorisedInformationAccess},
        {"Information.UnauthorizedModification", Category::UnauthorisedInformationModification},
        {"Information.DataLoss", Category::DataLoss},
        {"Information.DataLeak", Category::DataLeak},
        {"Information", Category::DataLeak},
        {"Fraud.Phishing", Category::Phishing},
        {"Fraud.Masquerade", Category::Masquerade},
        {"Fraud.Copyright", Category::Copyright},
        {"Fraud", Category::UnauthorisedUseOfResources},
        {"Vulnerable.Crypto", Category::WeakCrypto},
        {"Vulnerable.DDoS", Category::DdosAmplifier},
        {"Vulnerable.Disclosure", Category::InformationDisclosure},
        {"Vulnerable", Category::VulnerableSystem},
        {"Other.Test", Category::Test},
        {"Other", Category::Other},
    });
    for (const auto &[name, category] : names) {
        if (text == name || (text.starts_with(name) && text[name.size()] == '.'))
            return category;
    }
    return std::nullopt;
}

class JsonAlert : AlertReader
{
public:
    using AlertReader::AlertReader;

    void read(dom::object whole)
    {
        static constexpr JsonKeys keys(
            std::to_array<std::string_view>({"ID", "CreateTime", "Version", "Analyzer", "StartTime", "EndTime",
                                             "Category", "Description", "Priority", "Confidence", "Source", "Target"}));
        static constexpr JsonKeys analyzerKeys(std::to_array<std::string_view>({"Hostname", "Name", "IP"}));
        const JsonFields message(keys, whole);
        const std::string_view id = message.text(Id);
        const std::string_view created = message.text(CreateTime);
        if (!message.text(Version).starts_with("2.")) {
            (void)reject("Version", "is not 2");
            return;
        }
        if (id.empty() || created.empty() || !message.has(Analyzer) || !message[Analyzer].is_object()) {
            (void)reject(id.empty() ? "ID" : created.empty() ? "CreateTime" : "Analyzer", "missing");
            return;
        }
        Observation &o = m_out.observations.emplace_back();
        if (!times(message, o) || !side("Source", message.first(Source), o.source, o)
            || !side("Target", message.first(Target), o.destination, o)) {
            m_out.observations.clear();
            return;
        }
        const std::string_view category = message.first(Categories) ? stringOf(*message.first(Categories)) : "";
        o.kind = "alert";
        o.category = categoryOf(category).value_or(Category::Undetermined);
        o.signatureId = category;
        o.signature = message.text(Description);
        if (o.signature.empty())
            o.signature = category.empty() ? "alert" : category;
        const int severity = severityFromWord(message.text(Priority));
        o.severity = severity >= 0 ? static_cast<std::uint8_t>(severity) : unjudged;
        if (const auto confidence = message.has(Confidence) ? doubleOf(message[Confidence]) : std::nullopt;
            confidence && *confidence >= 0 && *confidence <= 1)
            o.confidence = static_cast<std::int8_t>(std::lround(*confidence * 100));
        const JsonFields analyzer(analyzerKeys, message[Analyzer]);
        for (const int key : {0, 1, 2}) {
            if (o.asset.empty())
                o.asset = analyzer.text(key);
        }
        m_out.naturalKey.append("idmef:").append(id);
    }

private:
    enum : int {
        Id,
        CreateTime,
        Version,
        Analyzer,
        StartTime,
        EndTime,
        Categories,
        Description,
        Priority,
        Confidence,
        Source,
        Target
    };

    bool times(const JsonFields<12> &message, Observation &o)
    {
        std::optional<Timestamp> at, start, end;
        bool known = true;
        if (!time("CreateTime", message.text(CreateTime), at, known)
            || !time("StartTime", message.text(StartTime), start, known)
            || !time("EndTime", message.text(EndTime), end, known))
            return false;
        o.happenedFrom = start ? start : at;
        o.offsetKnown = known;
        if (start && end && *end >= *start)
            o.happenedTo = end;
        return true;
    }

    /// The first of the ends that a message names on one side, where it names any.
    bool side(std::string_view which, std::optional<dom::element> named, Endpoint &to, Observation &o)
    {
        static constexpr JsonKeys keys(
            std::to_array<std::string_view>({"IP", "Port", "Hostname", "Protocol", "GeoLocation"}));
        if (!named)
            return true;
        const JsonFields end(keys, *named);
        if (!address(which, ".IP", end.text(0), to))
            return false;
        if (end.has(1)) {
            const std::int64_t number = integerOf(end.first(1).value_or(end[1])).value_or(-1);
            if (number < 0 || number > 65535)
                return reject(std::string(which).append(".Port"),
                              "not a port, which is a whole number from 0 to 65535");
            to.port = static_cast<int>(number);
        }
        if (o.name.empty() && which == "Target")
            o.name = end.text(2);
        if (const auto protocol = end.first(3); protocol && o.protocol.empty())
            o.protocol = lower(stringOf(*protocol));
        const std::string_view place = end.text(4);
        if (place.empty() || o.position)
            return true;
        const auto comma = place.find(',');
        const auto north = latitude(place.substr(0, comma));
        const auto east = comma == std::string_view::npos
            ? std::nullopt
            : longitude(place.substr(comma + 1, place.find(',', comma + 1) - comma - 1));
        if (!north || !east)
            return reject(std::string(which).append(".GeoLocation"),
                          excerpt(place) + " is not \"latitude, longitude\"");
        o.position = Position{*north, *east, Precision::Site};
        return true;
    }
};

class IdmefXmlParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        const auto element = readXml(record.bytes);
        if (!element)
            out.rejected = element.error();
        else if (element->name == "Alert")
            XmlAlert(context, out).read(*element);
    }
};

class IdmefJsonParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (const auto object = m_reader.read(record))
            JsonAlert(context, out).read(*object);
        else
            out.rejected = object.error();
    }

private:
    ObjectReader m_reader;
};

} // namespace

const Format &idmefFormat()
{
    static const Format format{
        "idmef",
        "IDMEF v1 (XML)",
        [](std::string_view head, bool) -> Detection {
            if (head.contains("IDMEF-Message") && head.contains("http://iana.org/idmef"))
                return {95, "an IDMEF-Message with its namespace"};
            if (head.contains("<IDMEF-Message"))
                return {80, "an IDMEF-Message without its namespace"};
            return {};
        },
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<XmlFramer>(std::vector<std::string_view>{"Alert", "Heartbeat"});
        },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<IdmefXmlParser>(); },
    };
    return format;
}

const Format &idmefJsonFormat()
{
    static const Format format{
        "idmef-json",
        "IDMEF v2 (JSON)",
        [](std::string_view head, bool) -> Detection {
            for (const auto &record : glimpseJson(head).records) {
                const auto version = record.text("Version");
                if (version && version->starts_with("2.") && record.has("CreateTime") && record.has("Analyzer"))
                    return {95, "an object with Version 2, CreateTime and Analyzer, as IDMEF v2 has"};
            }
            return {};
        },
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<IdmefJsonParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
