// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/canonicaljson.h"
#include "feeds/canonicalread.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonkeys.h"
#include "feeds/jsonmembers.h"
#include "feeds/stixmarking.h"
#include "feeds/stixtitle.h"

#include <algorithm>
#include <charconv>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view tlp2Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/// Members that are read beside the text ones that StixTexts names.
enum Key : int { Revoked, Confidence, ObjectMarkings, GranularMarkings, Definition, Extensions, Objects };
constexpr JsonKeys otherKeys(std::to_array<std::string_view>(
    {"revoked", "confidence", "object_marking_refs", "granular_markings", "definition", "extensions", "objects"}));

/// Which members say when an object of a type was true in the world. `created` is not among
/// them: it is when the object was written.
struct TimeMembers
{
    std::string_view type;
    StixText from, to;
};
constexpr auto timeMembers = std::to_array<TimeMembers>({
    {"campaign", StixText::FirstSeen, StixText::LastSeen},
    {"email-message", StixText::Date, StixText::None},
    // Not in STIX 2.1 itself: top-level properties that producers add by extension.
    {"incident", StixText::FirstSeen, StixText::LastSeen},
    {"indicator", StixText::ValidFrom, StixText::ValidUntil},
    {"infrastructure", StixText::FirstSeen, StixText::LastSeen},
    {"intrusion-set", StixText::FirstSeen, StixText::LastSeen},
    {"malware", StixText::FirstSeen, StixText::LastSeen},
    {"malware-analysis", StixText::AnalysisStarted, StixText::AnalysisEnded},
    {"network-traffic", StixText::Start, StixText::End},
    {"observed-data", StixText::FirstObserved, StixText::LastObserved},
    {"process", StixText::CreatedTime, StixText::None},
    {"relationship", StixText::StartTime, StixText::StopTime},
    {"report", StixText::Published, StixText::None},
    {"sighting", StixText::FirstSeen, StixText::LastSeen},
    {"threat-actor", StixText::FirstSeen, StixText::LastSeen},
});

/// `indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f`
bool isIdOf(std::string_view id, std::string_view type)
{
    return !type.empty() && id.size() == type.size() + 38 && id.starts_with(type) && id.substr(type.size(), 2) == "--"
        && isUuid(id.substr(type.size() + 2));
}

class StixParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] bool readObject(const ParseContext &context, Items &out);
    [[nodiscard]] bool readMembers();
    [[nodiscard]] bool readMember(int key, std::string_view value);
    [[nodiscard]] bool readReferences(std::string_view value);
    [[nodiscard]] bool readGranular(std::string_view value);
    [[nodiscard]] bool readDefinition(std::string_view value);
    [[nodiscard]] bool readExtensions(std::string_view value);
    [[nodiscard]] bool readTlp2(std::string_view extension);
    [[nodiscard]] bool checkIdentity();
    [[nodiscard]] bool readTimes(const ParseContext &context, Claim &claim);
    [[nodiscard]] bool time(StixText member, std::optional<Timestamp> &at);
    [[nodiscard]] std::string marking() const;
    [[nodiscard]] bool problem(std::string_view field, std::string reason);

    StixMarkings m_markings; ///< what this document has defined so far

    std::string m_body; ///< canonical
    std::vector<CanonicalMember> m_members; ///< of m_body
    std::string m_unescaped; ///< the texts of m_body that have escapes
    StixTexts m_texts;
    std::vector<std::string_view> m_references;
    StixMarkingDefinition m_definition;
    std::int64_t m_confidence = -1;
    bool m_revoked = false;
    bool m_hasObjects = false, m_objectsEmpty = false;
    Rejection m_problem;
};

bool StixParser::problem(std::string_view field, std::string reason)
{
    const std::string where = field.empty() ? std::string() : std::string(field) + ": ";
    m_problem = {where + reason, std::string(field)};
    return false;
}

void StixParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty()) {
        out.rejected = Rejection{record.fault, {}};
        return;
    }
    auto canonical = canonicalObject(record.bytes, m_members);
    if (!canonical) {
        out.rejected = std::move(canonical.error());
        return;
    }
    m_body = std::move(*canonical);
    if (!readObject(context, out)) {
        out.clear();
        out.rejected = std::move(m_problem);
    }
}

bool StixParser::readObject(const ParseContext &context, Items &out)
{
    m_texts = {};
    m_references.clear();
    m_definition = {};
    m_confidence = -1;
    m_revoked = m_hasObjects = m_objectsEmpty = false;
    m_problem = {};
    if (!readMembers())
        return false;
    const std::string_view type = m_texts[StixText::Type];
    if (type == "bundle" || (type.empty() && m_hasObjects)) {
        // The framer takes the objects out; what arrives here has none to take, or lies inside another bundle.
        return m_hasObjects && !m_objectsEmpty
            ? problem("objects", "a bundle inside a bundle, which STIX does not allow")
            : problem({}, "no records: a bundle without objects");
    }
    if (!checkIdentity())
        return false;

    Claim claim;
    claim.subject = m_texts[StixText::Id];
    claim.type = type;
    if (!readTimes(context, claim))
        return false;
    if (type == "marking-definition") {
        m_definition.id = m_texts[StixText::Id];
        m_definition.name = m_texts[StixText::Name];
        m_definition.definitionType = m_texts[StixText::DefinitionType];
        if (auto forged = m_markings.define(m_definition))
            return problem("id", std::move(*forged));
    }
    claim.title = stixTitle(m_texts, m_definition.tlp.empty() ? m_definition.tlp2 : m_definition.tlp);
    claim.description = stixDescription(m_texts);
    claim.revoked = m_revoked;
    claim.confidence = static_cast<std::int8_t>(m_confidence);
    claim.marking = marking();
    const std::string_view version
        = m_texts[StixText::Modified].empty() ? m_texts[StixText::Created] : m_texts[StixText::Modified];
    // One id and version with other bytes is a contradiction to keep, not a duplicate.
    out.naturalKey = claim.subject + '|' + std::string(version) + '|' + toHex(bytesOf(sha256(m_body)).substr(0, 16));
    claim.body = std::move(m_body);
    out.claims.push_back(std::move(claim));
    return true;
}

bool StixParser::readMembers()
{
    m_unescaped.clear();
    m_unescaped.reserve(m_body.size());
    const std::string_view body = m_body;
    for (const CanonicalMember &member : m_members) {
        const std::string_view key = body.substr(member.key, member.keySize);
        const std::string_view value = body.substr(member.value, member.valueSize);
        if (const StixText text = stixText(key); text != StixText::None) {
            if (isText(value)) {
                m_texts.at(text) = textOf(value, m_unescaped);
                m_texts.present(text);
            } else if (isStixCommon(text)) {
                return problem(key, "must be a string");
            }
        } else if (const int number = otherKeys.find(key); number != otherKeys.none && !readMember(number, value)) {
            return false;
        }
    }
    return true;
}

bool StixParser::readMember(int key, std::string_view value)
{
    switch (key) {
    case Revoked:
        m_revoked = value == "true";
        return m_revoked || value == "false" || problem("revoked", "must be true or false");
    case Confidence: {
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), m_confidence);
        return (error == std::errc() && end == value.data() + value.size() && m_confidence >= 0 && m_confidence <= 100)
            || problem("confidence", "must be a whole number from 0 to 100");
    }
    case ObjectMarkings:
        return readReferences(value);
    case GranularMarkings:
        return readGranular(value);
    case Definition:
        return readDefinition(value);
    case Extensions:
        return readExtensions(value);
    default:
        m_hasObjects = isList(value);
        m_objectsEmpty = value == "[]";
        return true;
    }
}

bool StixParser::readReferences(std::string_view value)
{
    if (!isList(value))
        return problem("object_marking_refs", "must be a list");
    return eachElement(value, [this](std::string_view reference) {
        if (!isText(reference))
            return problem("object_marking_refs", "must be a list of ids");
        m_references.push_back(textOf(reference, m_unescaped));
        return true;
    });
}

/// A part's marking raises the whole object's: more than the originator asked for, never less.
bool StixParser::readGranular(std::string_view value)
{
    if (!isList(value))
        return problem("granular_markings", "must be a list");
    return eachElement(value, [this](std::string_view part) {
        if (!isObject(part))
            return problem("granular_markings", "must be a list of objects");
        return eachMember(part, [this](std::string_view key, std::string_view reference) {
            if (key != "marking_ref")
                return true;
            if (!isText(reference))
                return problem("granular_markings", "marking_ref must be an id");
            m_references.push_back(textOf(reference, m_unescaped));
            return true;
        });
    });
}

bool StixParser::readDefinition(std::string_view value)
{
    if (!isObject(value))
        return true;
    return eachMember(value, [this](std::string_view key, std::string_view held) {
        std::string_view *text = key == "tlp" ? &m_definition.tlp
            : key == "statement"              ? &m_texts.at(StixText::Statement)
                                              : nullptr;
        if (text && !isText(held))
            return problem("definition", std::string(key) + " must be a string");
        if (text)
            *text = textOf(held, m_unescaped);
        return true;
    });
}

bool StixParser::readExtensions(std::string_view value)
{
    if (!isObject(value))
        return true;
    return eachMember(value, [this](std::string_view key, std::string_view extension) {
        return key != tlp2Extension || !isObject(extension) || readTlp2(extension);
    });
}

bool StixParser::readTlp2(std::string_view extension)
{
    return eachMember(extension, [this](std::string_view key, std::string_view tlp) {
        if (key != "tlp_2_0")
            return true;
        if (!isText(tlp))
            return problem(key, "must be a string");
        m_definition.tlp2 = textOf(tlp, m_unescaped);
        return true;
    });
}

bool StixParser::checkIdentity()
{
    const std::string_view type = m_texts[StixText::Type];
    const std::string_view id = m_texts[StixText::Id];
    if (type.empty())
        return problem("type", "missing");
    if (id.empty())
        return problem("id", "missing");
    if (!isIdOf(id, type))
        return problem("id",
                       '"' + std::string(cutText(id, 80)) + "\" is not " + std::string(cutText(type, 80))
                           + "-- and a UUID, as this type must have");
    return true;
}

bool StixParser::readTimes(const ParseContext &context, Claim &claim)
{
    std::optional<Timestamp> created;
    if (!time(StixText::Created, created) || !time(StixText::Modified, claim.version))
        return false;
    if (!claim.version)
        claim.version = created;
    const auto found = std::ranges::find(timeMembers, std::string_view(claim.type), &TimeMembers::type);
    if (found == timeMembers.end())
        return true;
    if (!time(found->from, claim.happenedFrom) || !time(found->to, claim.happenedTo))
        return false;
    // A validity may end years ahead; only what lies before any record, or begins in the future, is no date.
    if (claim.happenedFrom && !isPlausible(*claim.happenedFrom, context.received))
        claim.happenedFrom.reset();
    if (claim.happenedTo && !isPlausible(*claim.happenedTo, context.received, std::chrono::hours{24 * 365 * 50}))
        claim.happenedTo.reset();
    if (claim.happenedFrom && claim.happenedTo && *claim.happenedTo < *claim.happenedFrom)
        return problem(stixName(found->to), "lies before " + std::string(stixName(found->from)));
    return true;
}

bool StixParser::time(StixText member, std::optional<Timestamp> &at)
{
    const std::string_view text = m_texts[member];
    if (text.empty())
        return !m_texts.has(member) || problem(stixName(member), "is empty");
    const auto read = parseIso8601(text);
    if (!read) {
        if (text.starts_with("0000-"))
            return true;
        return problem(stixName(member), '"' + std::string(cutText(text, 60)) + "\" is not a time");
    }
    at = read->at;
    return true;
}

std::string StixParser::marking() const
{
    std::optional<Marking> all;
    for (const std::string_view reference : m_references) {
        if (const auto one = m_markings.resolve(reference))
            all = all ? join(*all, *one) : *one;
    }
    return all ? toString(*all) : std::string();
}

Detection detectStix(std::string_view head, bool)
{
    for (const auto &record : glimpseJson(head).records) {
        const auto type = record.text("type");
        const auto id = record.text("id");
        if (type == "bundle" && ((id && id->starts_with("bundle--")) || record.has("objects")))
            return {100, record.text("spec_version") == "2.0" ? "STIX 2.0 bundle" : "STIX bundle"};
        if (type && id && isIdOf(*id, *type))
            return {95, "STIX objects: a type, and an id of that type and a UUID"};
    }
    for (const auto &record : glimpseJson(head, JsonFramer::Cut::Bundles).records) {
        const auto type = record.text("type");
        const auto id = record.text("id");
        if (type && id && isIdOf(*id, *type))
            return {90, "a list of STIX objects"};
    }
    return {};
}

} // namespace

const Format &stixFormat()
{
    static const Format format{
        "stix",
        "STIX 2.0 and 2.1",
        detectStix,
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<JsonFramer>(JsonFramer::Cut::Bundles);
        },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<StixParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
