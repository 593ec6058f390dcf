// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/hash.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonobject.h"
#include "feeds/jsontree.h"
#include "feeds/xmlframer.h"
#include "feeds/xmltree.h"
#include "model/severity.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "iodef";
constexpr std::size_t longestTitle = 160;

/// RFC 7970, 3.3.1. A word that nobody agreed on withholds.
std::string markingOf(std::string_view restriction)
{
    static constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"public", "TLP:CLEAR"},
        {"white", "TLP:CLEAR"},
        {"clear", "TLP:CLEAR"},
        {"green", "TLP:GREEN"},
        {"partner", "TLP:AMBER"},
        {"amber", "TLP:AMBER"},
        {"need-to-know", "TLP:AMBER+STRICT"},
        {"private", "TLP:RED"},
        {"red", "TLP:RED"},
    });
    const auto found = std::ranges::find(words, restriction, &std::pair<std::string_view, std::string_view>::first);
    return found == words.end() ? "UNMARKED" : std::string(found->second);
}

/// `Impact@type` of version 1 and `SystemImpact@type` of version 2.
std::optional<Category> categoryOf(std::string_view type, bool failed)
{
    static constexpr auto types = std::to_array<std::pair<std::string_view, Category>>({
        {"admin", Category::PrivilegedAccountCompromise},
        {"user", Category::UnprivilegedAccountCompromise},
        {"dos", Category::Dos},
        {"file", Category::UnauthorisedInformationModification},
        {"info-leak", Category::DataLeak},
        {"misconfiguration", Category::Misconfiguration},
        {"recon", Category::Scanner},
        {"social-engineering", Category::SocialEngineering},
        {"extortion", Category::Other},
        {"policy", Category::Other},
        {"takeover-account", Category::UnprivilegedAccountCompromise},
        {"takeover-service", Category::ApplicationCompromise},
        {"takeover-system", Category::SystemCompromise},
        {"cps-manipulation", Category::Sabotage},
        {"cps-damage", Category::Sabotage},
        {"availability-data", Category::Outage},
        {"availability-account", Category::Outage},
        {"availability-service", Category::Dos},
        {"availability-system", Category::Dos},
        {"damaged-system", Category::Sabotage},
        {"damaged-data", Category::DataLoss},
        {"breach-proprietary", Category::DataLeak},
        {"breach-privacy", Category::DataLeak},
        {"breach-credential", Category::DataLeak},
        {"breach-configuration", Category::InformationDisclosure},
        {"integrity-data", Category::UnauthorisedInformationModification},
        {"integrity-configuration", Category::UnauthorisedInformationModification},
        {"integrity-hardware", Category::Sabotage},
        {"traffic-redirection", Category::Sniffing},
        {"monitoring-traffic", Category::Sniffing},
        {"monitoring-host", Category::InfectedSystem},
    });
    const auto found = std::ranges::find(types, type, &std::pair<std::string_view, Category>::first);
    if (found == types.end())
        return std::nullopt;
    const bool taken = found->second == Category::PrivilegedAccountCompromise
        || found->second == Category::UnprivilegedAccountCompromise || found->second == Category::SystemCompromise;
    return failed && taken ? Category::Exploit : found->second;
}

std::optional<std::string> addressOrNetwork(std::string_view text)
{
    const auto slash = text.find('/');
    auto base = canonicalAddress(text.substr(0, slash));
    if (!base || slash == std::string_view::npos)
        return base;
    const auto length = number(text.substr(slash + 1));
    const int longest = base->contains(':') ? 128 : 32;
    if (!length || *length < 0 || *length > longest)
        return std::nullopt;
    return *base + '/' + std::to_string(static_cast<int>(*length));
}

/// One Incident element, of XML or of JSON in that shape, on its way to a claim.
template <typename Element> class IncidentReader
{
public:
    IncidentReader(const Element &incident, const ParseContext &context)
        : m_incident(incident)
        , m_context(context)
    {
    }

    std::expected<Claim, Rejection> read()
    {
        const Element *id = m_incident.child("IncidentID");
        if (!id || id->text.empty())
            return bad("IncidentID", "missing");
        const std::string issuer(id->attribute("name"));
        const std::string key = (issuer.empty() ? issuer : issuer + '#') + std::string(id->text);

        // Version 2 asks for GenerationTime, version 1 for ReportTime.
        const std::string_view written
            = m_incident.childText("GenerationTime").empty() ? "ReportTime" : "GenerationTime";
        if (m_incident.childText(written).empty())
            return bad("GenerationTime", "missing");
        if (!stamp(m_incident, written, m_claim.version) || !happened())
            return std::unexpected(m_rejection);

        JsonBody body;
        body.text("key", key);
        const std::string description(m_incident.childText("Description"));
        std::string title(description.substr(0, description.find('\n')));
        if (title.empty())
            title = "Incident " + std::string(id->text) + (issuer.empty() ? "" : " of " + issuer);
        if (title.size() > longestTitle)
            title = excerpt(title);
        body.text("title", title);
        body.text("description", description);
        body.text("status", m_incident.attribute("status"));
        systems(body);
        assessment(body);
        body.text("actor", actor());

        m_claim.subject = derivedId("incident", m_context.source.slug, formatId, key);
        m_claim.type = "incident";
        m_claim.title = title;
        m_claim.description = description;
        m_claim.body = body.take();
        m_claim.marking = marking();
        return std::move(m_claim);
    }

private:
    std::unexpected<Rejection> bad(std::string field, const std::string &reason)
    {
        return std::unexpected(Rejection{field + ": " + reason, std::move(field)});
    }

    /// False: the text is no time.
    bool stamp(const Element &of, std::string_view field, std::optional<Timestamp> &at)
    {
        const std::string_view text = of.childText(field);
        if (text.empty())
            return true;
        const auto read = parseIso8601(text);
        if (!read) {
            m_rejection = Rejection{std::string(field) + ": " + excerpt(text) + " is not a time", std::string(field)};
            return false;
        }
        if (isPlausible(read->at, m_context.received))
            at = read->at;
        return true;
    }

    /// The incident's own times, else the earliest and latest of its events.
    bool happened()
    {
        if (!span(m_incident))
            return false;
        if (m_claim.happenedFrom || m_claim.happenedTo)
            return true;
        bool fine = true;
        m_incident.eachChild([&](const Element &event) { fine = fine && (event.name != "EventData" || span(event)); });
        return fine;
    }

    bool span(const Element &of)
    {
        std::optional<Timestamp> detected, start, end;
        if (!stamp(of, "DetectTime", detected) || !stamp(of, "StartTime", start) || !stamp(of, "EndTime", end))
            return false;
        if (start && end && *end < *start) {
            m_rejection = Rejection{"EndTime: before StartTime", "EndTime"};
            return false;
        }
        const auto first = start ? start : detected;
        if (first && (!m_claim.happenedFrom || *first < *m_claim.happenedFrom))
            m_claim.happenedFrom = first;
        if (end && (!m_claim.happenedTo || *end > *m_claim.happenedTo))
            m_claim.happenedTo = end;
        if (m_claim.happenedFrom && m_claim.happenedTo && *m_claim.happenedTo < *m_claim.happenedFrom)
            m_claim.happenedTo.reset();
        return true;
    }

    void systems(JsonBody &body) const
    {
        std::vector<std::string> all, targets;
        m_incident.visit([&](const Element &system) {
            if (system.name != "System")
                return;
            const bool target = system.attribute("category") == "target";
            system.visit([&](const Element &e) {
                std::optional<std::string> found;
                if (e.name == "Address") {
                    found = addressOrNetwork(e.text);
                    if (found && !std::ranges::contains(all, *found))
                        all.push_back(*found);
                } else if (e.name == "NodeName" || (e.name == "Name" && !e.text.empty())) {
                    found = canonicalHost(e.text);
                }
                if (found && target && !std::ranges::contains(targets, *found))
                    targets.push_back(std::move(*found));
            });
        });
        body.texts("addresses", all);
        body.texts("affects", targets);
    }

    /// The worst that any assessment says.
    void assessment(JsonBody &body)
    {
        int severity = -1;
        std::optional<Category> category;
        m_incident.visit([&](const Element &e) {
            if (e.name == "Confidence")
                confidence(e);
            if (e.name != "Impact" && e.name != "SystemImpact" && e.name != "BusinessImpact" && e.name != "TimeImpact"
                && e.name != "IncidentCategory")
                return;
            const bool failed = e.attribute("completion") == "failed";
            if (const auto read = categoryOf(e.attribute("type"), failed); read && !category)
                category = read;
            severity = std::max(severity, severityFromWord(e.attribute("severity")));
        });
        if (severity >= 0)
            body.number("severity", severity);
        if (category)
            body.text("category", name(*category));
        if (m_claim.confidence >= 0)
            body.number("confidence", m_claim.confidence);
    }

    void confidence(const Element &e)
    {
        const std::string_view rating = e.attribute("rating");
        const auto value = number(e.text);
        const int read = rating == "low"                                   ? 15
            : rating == "medium"                                           ? 50
            : rating == "high"                                             ? 85
            : rating == "numeric" && value && *value >= 0 && *value <= 100 ? static_cast<int>(*value)
                                                                           : -1;
        if (m_claim.confidence < 0)
            m_claim.confidence = static_cast<std::int8_t>(read);
    }

    [[nodiscard]] std::string actor() const
    {
        std::string found;
        m_incident.visit([&](const Element &e) {
            if (found.empty() && e.name == "ThreatActorID")
                found = e.text;
        });
        return found;
    }

    /// Inherited downward, so the strictest of all inside holds for the whole. Without a word the
    /// standard means private.
    [[nodiscard]] std::string marking() const
    {
        const std::string_view own = m_incident.attribute("restriction");
        bool asAgreed = own == "default";
        std::optional<Marking> strictest;
        m_incident.visit([&](const Element &e) {
            std::string_view word = e.attribute("restriction");
            if (&e == &m_incident && word.empty())
                word = "private";
            if (word.empty() || word == "default")
                return;
            const auto read = parseMarking(markingOf(word));
            const Marking label = read ? *read : Marking::mostRestrictive();
            strictest = strictest ? join(*strictest, label) : label;
        });
        if (!strictest)
            return asAgreed ? std::string() : toString(Marking::mostRestrictive());
        // What was agreed is the source's default: it joins with what stands here.
        if (asAgreed && !m_context.source.defaultMarking.empty()) {
            const auto agreed = parseMarking(m_context.source.defaultMarking);
            strictest = join(*strictest, agreed ? *agreed : Marking::mostRestrictive());
        } else if (asAgreed) {
            strictest = Marking::mostRestrictive();
        }
        return toString(*strictest);
    }

    const Element &m_incident;
    const ParseContext &m_context;
    Claim m_claim;
    Rejection m_rejection;
};

template <typename Element> void addIncident(const Element &incident, const ParseContext &context, Items &out)
{
    auto claim = IncidentReader<Element>(incident, context).read();
    if (!claim) {
        out.rejected = std::move(claim.error());
        return;
    }
    out.naturalKey += (out.naturalKey.empty() ? "" : " ") + rowIdentity(*claim);
    out.claims.push_back(std::move(*claim));
}

class IodefXmlParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        const auto incident = readXml(record.bytes);
        if (!incident)
            out.rejected = incident.error();
        else
            addIncident(*incident, context, out);
    }
};

/// RFC 8727: a document is one record, however many incidents it holds.
class IodefJsonParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        const auto object = m_reader.read(record);
        if (!object) {
            out.rejected = object.error();
            return;
        }
        dom::array incidents;
        if (object->at_key("Incident").get(incidents) != simdjson::SUCCESS || incidents.size() == 0) {
            out.rejected = Rejection{"Incident: missing", "Incident"};
            return;
        }
        for (const dom::element incident : incidents) {
            if (!out.rejected)
                addIncident(m_tree.read("Incident", incident), context, out);
        }
        if (incidents.size() > 8)
            out.naturalKey = toHex(bytesOf(sha256(out.naturalKey)));
    }

private:
    ObjectReader m_reader;
    JsonTree m_tree;
};

} // namespace

const Format &iodefFormat()
{
    static const Format format{
        "iodef",
        "IODEF v1 and v2 (XML)",
        [](std::string_view head, bool) -> Detection {
            if (head.contains("urn:ietf:params:xml:ns:iodef-2.0") && head.contains("IODEF-Document"))
                return {95, "an IODEF-Document of version 2"};
            if (head.contains("urn:ietf:params:xml:ns:iodef-1.0") && head.contains("IODEF-Document"))
                return {95, "an IODEF-Document of version 1"};
            if (head.contains("<IODEF-Document"))
                return {80, "an IODEF-Document without its namespace"};
            return {};
        },
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<XmlFramer>(std::vector<std::string_view>{"Incident"});
        },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<IodefXmlParser>(); },
    };
    return format;
}

const Format &iodefJsonFormat()
{
    static const Format format{
        "iodef-json",
        "IODEF v2 (JSON)",
        [](std::string_view head, bool) -> Detection {
            for (const auto &record : glimpseJson(head).records) {
                if (record.has("Incident") && record.has("version"))
                    return {90, "an object with version and Incident, as RFC 8727 writes IODEF"};
            }
            return {};
        },
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<IodefJsonParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
