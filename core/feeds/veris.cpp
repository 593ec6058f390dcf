// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/formats.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/pathparser.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace watchfloor::feeds {

namespace {

enum Path : int {
    IncidentId,
    SecurityIncident,
    Summary,
    Confidence,
    SourceId,
    Reference,
    Year,
    Month,
    Day,
    ClockTime,
    VictimId,
    VictimCountry,
    Industry,
    VictimState,
    Malware,
    Hacking,
    HackingVector,
    Social,
    Misuse,
    Physical,
    Error_,
    Environmental,
    External,
    ExternalCountry,
    ExternalMotive,
    ExternalName,
    Internal,
    Partner_,
    AssetVariety,
    Disclosure,
    IntegrityVariety,
    AvailabilityVariety,
    Rating,
    Created,
    Modified,
    MasterId,
};

const JsonPaths &paths()
{
    static const JsonPaths all({"incident_id",
                                "security_incident",
                                "summary",
                                "confidence",
                                "source_id",
                                "reference",
                                "timeline.incident.year",
                                "timeline.incident.month",
                                "timeline.incident.day",
                                "timeline.incident.time",
                                "victim.victim_id",
                                "victim.country",
                                "victim.industry",
                                "victim.state",
                                "action.malware.variety",
                                "action.hacking.variety",
                                "action.hacking.vector",
                                "action.social.variety",
                                "action.misuse.variety",
                                "action.physical.variety",
                                "action.error.variety",
                                "action.environmental.variety",
                                "actor.external.variety",
                                "actor.external.country",
                                "actor.external.motive",
                                "actor.external.name",
                                "actor.internal.variety",
                                "actor.partner.motive",
                                "asset.assets.variety",
                                "attribute.confidentiality.data_disclosure",
                                "attribute.integrity.variety",
                                "attribute.availability.variety",
                                "impact.overall_rating",
                                "plus.created",
                                "plus.modified",
                                "plus.master_id"});
    return all;
}

struct Meaning
{
    Path path;
    std::string_view variety; ///< empty: any of the action
    Category category;
};
// What was done, into RSIT; the first that fits counts, so the most telling stand first.
constexpr auto meanings = std::to_array<Meaning>({
    {Malware, "Ransomware", Category::UnauthorisedInformationModification},
    {Hacking, "DoS", Category::Dos},
    {Malware, "DoS", Category::Dos},
    {Hacking, "Brute force", Category::BruteForce},
    {Hacking, "SQLi", Category::ApplicationCompromise},
    {Hacking, "Use of stolen creds", Category::UnprivilegedAccountCompromise},
    {Malware, "C2", Category::InfectedSystem},
    {Malware, "", Category::InfectedSystem},
    {Social, "Phishing", Category::Phishing},
    {Social, "", Category::SocialEngineering},
    {Hacking, "", Category::SystemCompromise},
    {Misuse, "", Category::UnauthorisedUseOfResources},
    {Physical, "Theft", Category::Burglary},
    {Physical, "", Category::Sabotage},
    {Error_, "Loss", Category::DataLoss},
    {Error_, "Misdelivery", Category::DataLeak},
    {Error_, "Publishing error", Category::DataLeak},
    {Error_, "", Category::Misconfiguration},
    {Environmental, "", Category::Outage},
});

/// impact.overall_rating; Unknown says nothing.
int severityFromRating(std::string_view rating)
{
    constexpr auto ladder
        = std::to_array<std::string_view>({"insignificant", "distracting", "painful", "damaging", "catastrophic"});
    const auto found = std::ranges::find(ladder, lowerAscii(rating));
    return found == ladder.end() ? -1 : 10 + 20 * static_cast<int>(found - ladder.begin());
}

bool says(std::string_view word)
{
    const std::string lower = lowerAscii(word);
    return !lower.empty() && lower != "unknown" && lower != "other" && lower != "na";
}

class VerisParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] bool read(const ParseContext &context, Items &out);
    [[nodiscard]] bool readTimes(const ParseContext &context, Claim &claim);
    [[nodiscard]] bool readPart(Path path, int low, int high, std::optional<int> &number);
    [[nodiscard]] std::vector<std::string> words(std::initializer_list<Path> from) const;
    [[nodiscard]] std::optional<Category> category() const;
    [[nodiscard]] bool problem(Path path, std::string reason);

    PathRecord m_incident{paths()};
    JsonBody m_body;
    Rejection m_problem;
};

bool VerisParser::problem(Path path, std::string reason)
{
    m_problem = rejection({std::string(m_incident.name(path)), std::move(reason)});
    return false;
}

void VerisParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty())
        out.rejected = Rejection{record.fault, {}};
    else if (!m_incident.read(record.bytes))
        out.rejected = m_incident.problem();
    else if (!read(context, out)) {
        out.clear();
        out.rejected = std::move(m_problem);
    }
}

std::vector<std::string> VerisParser::words(std::initializer_list<Path> from) const
{
    std::vector<std::string> found;
    for (const auto &[path, value] : m_incident.values()) {
        if (std::ranges::find(from, path) == from.end())
            continue;
        const std::string_view word = stringOf(value);
        if (says(word) && std::ranges::find(found, word) == found.end())
            found.emplace_back(word);
    }
    return found;
}

std::optional<Category> VerisParser::category() const
{
    for (const Meaning &meaning : meanings) {
        const auto fits = [&](const auto &entry) {
            return entry.first == meaning.path
                && (meaning.variety.empty() || stringOf(entry.second) == meaning.variety);
        };
        if (std::ranges::any_of(m_incident.values(), fits))
            return meaning.category;
    }
    return std::nullopt;
}

bool VerisParser::readPart(Path path, int low, int high, std::optional<int> &number)
{
    if (!m_incident.has(path))
        return true;
    const auto read = wholeNumber(m_incident[path]);
    if (read && *read == 0)
        return true; // how old versions write "not known"
    if (!read || *read < low || *read > high)
        return problem(path,
                       std::string(cutText(scalarText(m_incident[path]), 40)) + " is not from " + std::to_string(low)
                           + " to " + std::to_string(high));
    number = static_cast<int>(*read);
    return true;
}

/// A year or a month alone is the whole of it: nobody knows when in it.
bool VerisParser::readTimes(const ParseContext &context, Claim &claim)
{
    using namespace std::chrono;
    std::optional<int> y, m, d;
    if (!readPart(Year, 1900, 2200, y) || !readPart(Month, 1, 12, m) || !readPart(Day, 1, 31, d))
        return false;
    if (y) {
        const year_month_day first{year{*y}, month{static_cast<unsigned>(m.value_or(1))},
                                   day{static_cast<unsigned>(m && d ? *d : 1)}};
        if (!first.ok())
            return problem(Day, std::to_string(*d) + " is no day of that month");
        const Timestamp from = sys_days{first};
        const year_month_day last = m ? year_month_day{first.year() / first.month() / std::chrono::last}
                                      : year_month_day{first.year() / December / 31};
        const Timestamp to = sys_days{last} + hours{24} - seconds{1};
        if (isPlausible(from, context.received)) {
            claim.happenedFrom = from;
            if (!m || !d)
                claim.happenedTo = std::min(to, std::max(from, context.received));
        }
    }
    for (const Path path : {Modified, Created}) {
        JsonProblem why;
        std::optional<Timestamp> at;
        if (!readTime(m_incident.text(path), context.received, at, why))
            return problem(path, why.reason);
        if (!claim.version)
            claim.version = at;
    }
    return true;
}

bool VerisParser::read(const ParseContext &context, Items &out)
{
    const PathRecord &i = m_incident;
    const std::string id = i.has(IncidentId) ? scalarText(i[IncidentId]) : std::string();
    if (id.empty())
        return problem(IncidentId, "missing");
    const std::string determination = lowerAscii(i.text(SecurityIncident));
    if (determination.empty())
        return problem(SecurityIncident, "missing");
    Claim claim;
    claim.type = "incident";
    claim.subject = derivedId("incident", context.source.slug, "veris", id);
    if (!readTimes(context, claim))
        return false;
    const std::string confidence = lowerAscii(i.text(Confidence));
    // STIX 2.1, appendix A.
    claim.confidence = static_cast<std::int8_t>(confidence == "none"         ? 0
                                                    : confidence == "low"    ? 15
                                                    : confidence == "medium" ? 50
                                                    : confidence == "high"   ? 85
                                                                             : -1);
    const std::vector<std::string> actions = words({Malware, Hacking, Social, Misuse, Physical, Error_, Environmental});
    const std::vector<std::string> actors = words({ExternalName, External, Internal});
    const std::string victim(i.text(VictimId));
    claim.description = i.text(Summary);
    std::string title = says(victim) ? victim : std::string();
    for (const std::string &action : actions | std::views::take(3))
        title += (title.empty() ? "" : title == victim ? ": " : ", ") + action;
    if (title.empty())
        title = claim.description.empty() ? "incident " + id : claim.description;
    claim.title = titleFrom(title);

    JsonBody &body = m_body;
    body.text("key", id);
    body.text("title", claim.title);
    body.text("description", claim.description);
    body.text("status", determination == "false positive" ? "false-positive" : determination);
    if (const auto what = category())
        body.text("category", name(*what));
    if (const int severity = severityFromRating(i.text(Rating)); severity >= 0)
        body.number("severity", severity);
    if (claim.happenedFrom)
        body.text("from", iso8601(*claim.happenedFrom));
    if (claim.happenedTo)
        body.text("to", iso8601(*claim.happenedTo));
    if (claim.confidence >= 0)
        body.number("confidence", claim.confidence);
    body.texts("countries", words({VictimCountry}));
    body.texts("affects", says(victim) ? std::vector{victim} : std::vector<std::string>());
    body.text("industry", i.has(Industry) ? scalarText(i[Industry]) : std::string()); // NAICS code
    body.texts("actions", actions);
    body.text("actor", actors.empty() ? std::string() : actors.front());
    body.texts("actors", actors);
    body.texts("actor_countries", words({ExternalCountry}));
    body.texts("motives", words({ExternalMotive, Partner_}));
    body.texts("assets", words({AssetVariety}));
    body.text("data_disclosure", i.text(Disclosure));
    body.texts("integrity", words({IntegrityVariety}));
    body.texts("availability", words({AvailabilityVariety}));
    body.text("reference", i.text(Reference));
    body.text("collection", i.text(SourceId));
    claim.body = body.take();
    out.naturalKey = "veris|" + id;
    out.claims.push_back(std::move(claim));
    return true;
}

Detection detectVeris(std::string_view head, bool)
{
    for (const auto &record : glimpseJson(head).records) {
        const bool as = record.has("action") || record.has("actor") || record.has("attribute") || record.has("victim");
        if (record.has("security_incident") && record.has("incident_id") && as)
            return {95, "incidents with security_incident and VERIS' actors, actions and attributes"};
    }
    return {};
}

} // namespace

const Format &verisFormat()
{
    static const Format format{
        "veris",
        "VERIS incidents",
        detectVeris,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<VerisParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
