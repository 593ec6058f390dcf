// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/ticket.h"

#include "base/address.h"
#include "base/hash.h"
#include "model/category.h"
#include "model/severity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

/// A ticket's number is the ticket's, whatever kind of file tells of it.
constexpr std::string_view idSpace = "soc-csv";

/// Names under which ticket systems export what we want, for documents without a profile.
constexpr std::array guesses = std::to_array<Columns::Field>({
    {"id", "ticket_id ticket incident_id incident_number case_id case number alert_id reference ticketnr"},
    {"title", "summary subject short_description incident_name alert_name headline titel titre"},
    {"description", "details detail notes long_description comment"},
    {"from",
     "first_seen start_time started_at start occurred_at occurred detection_time detected_at detected event_time "
     "begin first_activity first_activity_time"},
    {"to", "last_seen end_time ended_at end resolved_at until last_activity last_activity_time"},
    {"reported",
     "created_at created created_time created_date_time opened_at opened open_time report_time reported_at date "
     "timestamp datetime time"},
    {"modified", "updated_at updated last_modified last_updated last_modified_time last_update_time"},
    {"severity", "priority urgency severity_level impact criticality"},
    {"category", "type classification incident_type class"},
    {"affects", "affected_hosts affected_assets affected_systems assets asset hosts host hostname affected"},
    {"addresses", "ip ips ip_address ip_addresses indicator_ips source_ip"},
    {"countries", "country country_code"},
    {"sectors", "sector industry"},
    {"city", "town location"},
    {"lat", "latitude"},
    {"lon", "longitude lng"},
    {"precision", "geo_precision location_precision"},
    {"marking", "tlp sharing tlp_label"},
    {"status", "state"},
    {"confidence", "certainty"},
    {"actor", "threat_actor attributed_to"},
});

const std::string *find(const MappingProfile::Words &words, const std::string &text)
{
    const auto found = words.find(lower(text));
    return found == words.end() ? nullptr : &found->second;
}

/// Words of STIX 2.1 Appendix A (None/Low/Med/High), or 0-100.
std::optional<int> confidenceFrom(const std::string &text)
{
    const std::string word = lower(text);
    for (const auto &[name, value] : {std::pair{"low", 15}, std::pair{"medium", 50}, std::pair{"high", 85}}) {
        if (word == name)
            return value;
    }
    const auto value = number(text.ends_with('%') ? text.substr(0, text.size() - 1) : text);
    return value && *value >= 0 && *value <= 100 ? std::optional(int(std::lround(*value))) : std::nullopt;
}

} // namespace

std::vector<std::pair<std::string_view, int>> columnsByName(const std::vector<std::string> &header)
{
    const Columns columns(header, guesses);
    std::vector<std::pair<std::string_view, int>> found;
    for (const Columns::Field &field : guesses) {
        if (columns.has(field.name))
            found.emplace_back(field.name, columns.indexOf(field.name));
    }
    return found;
}

std::shared_ptr<const MappingProfile> guessedProfile(const std::vector<std::string> &header)
{
    const Columns columns(header, guesses);
    if (!columns.has("title") || columns.count({"from", "reported"}) == 0
        || columns.count({"id", "severity", "category", "status"}) < 2)
        return nullptr;
    auto profile = std::make_shared<MappingProfile>();
    profile->name = "by column names";
    for (const auto &[field, column] : columnsByName(header))
        profile->columns[std::string(field)] = {header[std::size_t(column)]};
    profile->timeFormats
        = {"iso", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm"};
    return profile;
}

void addToCell(std::string &cell, std::string_view text, std::string_view between)
{
    if (!text.empty())
        cell.append(cell.empty() ? "" : between).append(text);
}

std::string cellOnOneLine(std::string_view cell)
{
    std::string line;
    while (!cell.empty()) {
        const std::string_view text = cell.substr(0, cell.find('\n'));
        addToCell(line, text, ", ");
        cell.remove_prefix(std::min(text.size() + 1, cell.size()));
    }
    return line;
}

Ticket::Ticket(const MappingProfile &profile, const ParseContext &context, HasField has, const CellOf &cell)
    : m_profile(profile)
    , m_context(context)
    , m_has(std::move(has))
    , m_cell([&profile, cell](std::string_view field) -> std::string {
        std::string out = cell(field);
        const auto constant = out.empty() ? profile.constants.find(field) : profile.constants.end();
        return constant == profile.constants.end() ? out : constant->second;
    })
{
}

std::expected<std::optional<Timestamp>, Rejection> Ticket::time(std::string_view field, std::string &note) const
{
    // Several of them stand in one cell where several columns or the entries of a list are mapped to one field: what a
    // span begins with is the earliest, what it ends with the latest.
    const bool latest = field == "to" || field == "modified";
    std::optional<Timestamp> chosen;
    for (const std::string &text : parts(m_cell(field), "\n")) {
        const auto read
            = readTime(text, m_profile.timeFormats, m_profile.zone, m_profile.zoneGiven, m_context.received);
        if (!read)
            return badCell(std::string(field), excerpt(text) + " is not a time as the profile writes it");
        // A ticket may speak of what is to come, within reason; a clock without a battery may not.
        if (!isPlausible(read->at, m_context.received, std::chrono::hours{24 * 366})) {
            note = std::string(field) + " " + excerpt(text) + " cannot be true, left out";
            continue;
        }
        if (!read->note.empty())
            note = read->note;
        const Timestamp at = read->at - m_context.source.clockOffset;
        if (!chosen || (latest ? at > *chosen : at < *chosen))
            chosen = at;
    }
    return chosen;
}

Cell Ticket::times(Claim &claim, QJsonObject &body) const
{
    std::string note;
    const auto from = time("from", note);
    if (!from)
        return std::unexpected(from.error());
    const auto to = time("to", note);
    if (!to)
        return std::unexpected(to.error());
    std::string ignored;
    const auto reported = time("reported", ignored);
    if (!reported)
        return std::unexpected(reported.error());
    const auto modified = time("modified", ignored);
    if (!modified)
        return std::unexpected(modified.error());
    claim.happenedFrom = *from;
    claim.happenedTo = *to;
    if (!m_has("from") && *reported) {
        claim.happenedFrom = *reported;
        note = "the time of the report: this export has no other";
    }
    if (claim.happenedFrom && claim.happenedTo && *claim.happenedTo < *claim.happenedFrom)
        return badCell("to", "ends before it begins");
    claim.version = *modified ? *modified : *reported;
    if (*reported)
        put(body, "reported"_L1, iso8601(**reported));
    put(body, "time_note"_L1, note);
    return {};
}

Cell Ticket::place(QJsonObject &body) const
{
    put(body, "city"_L1, m_cell("city"));
    const std::string lat = m_cell("lat");
    const std::string lon = m_cell("lon");
    if (lat.empty() && lon.empty())
        return {};
    const auto north = latitude(lat);
    if (!north)
        return badCell("lat", excerpt(lat) + " is not a latitude from -90 to 90");
    const auto east = longitude(lon);
    if (!east)
        return badCell("lon", excerpt(lon) + " is not a longitude from -180 to 180");
    const std::string text = m_cell("precision");
    const std::string *word = find(m_profile.precision, text);
    // A point whose worth nobody states is no better than its city.
    const auto precision = text.empty() ? std::optional<std::string>("city") : precisionFrom(word ? *word : text);
    if (!precision)
        return badCell("precision", excerpt(text) + " is none of site, city, country");
    body.insert("lat"_L1, *north);
    body.insert("lon"_L1, *east);
    put(body, "precision"_L1, *precision);
    return {};
}

/// What the SOC makes of it: severity, category, status, confidence.
void Ticket::judgement(Claim &claim, QJsonObject &body) const
{
    if (const std::string text = m_cell("severity"); !text.empty()) {
        const std::string *word = find(m_profile.severity, text);
        const int level = word ? int(std::lround(number(*word).value_or(-1))) : severityFromWord(text);
        if (level >= 0)
            body.insert("severity"_L1, level);
        put(body, "severity_text"_L1, text);
    }
    if (const std::string text = m_cell("category"); !text.empty()) {
        const std::string *word = find(m_profile.category, text);
        if (const auto category = categoryFromName(word ? *word : text))
            put(body, "category"_L1, std::string(name(*category)));
        put(body, "category_text"_L1, text);
    }
    if (const std::string text = m_cell("status"); !text.empty()) {
        const std::string *word = find(m_profile.status, text);
        put(body, "status"_L1, word ? *word : lower(text));
    }
    if (const std::string text = m_cell("confidence"); !text.empty()) {
        const std::string *word = find(m_profile.confidence, text);
        if (const auto level = confidenceFrom(word ? *word : text)) {
            claim.confidence = static_cast<std::int8_t>(*level);
            body.insert("confidence"_L1, *level);
        }
    }
    put(body, "actor"_L1, m_cell("actor"));
}

Cell Ticket::lists(QJsonObject &body) const
{
    const std::string anywhere = m_profile.listSeparators + " \t\n";
    std::vector<std::string> addresses;
    for (const std::string &text : parts(m_cell("addresses"), anywhere)) {
        auto address = canonicalAddress(text);
        if (!address)
            return badCell("addresses", excerpt(text) + " is not an IP address");
        addresses.push_back(std::move(*address));
    }
    put(body, "addresses"_L1, addresses);
    put(body, "affects"_L1, parts(m_cell("affects"), m_profile.listSeparators));
    put(body, "sectors"_L1, parts(m_cell("sectors"), m_profile.listSeparators));
    std::vector<std::string> countries;
    for (const std::string &text : parts(m_cell("countries"), m_profile.listSeparators)) {
        const std::string *word = find(m_profile.countries, text);
        countries.push_back(word ? *word : QString::fromStdString(text).toUpper().toStdString());
    }
    put(body, "countries"_L1, countries);
    return {};
}

std::string Ticket::marking() const
{
    const std::string text = m_cell("marking");
    if (text.empty())
        return m_profile.defaultMarking;
    const std::string *word = find(m_profile.marking, text);
    return markingFrom(word ? *word : text);
}

std::expected<Claim, Rejection> Ticket::claim() const
{
    Claim claim;
    claim.type = "incident";
    claim.title = m_cell("title");
    claim.description = m_cell("description");
    if (claim.title.empty())
        claim.title = claim.description.substr(0, claim.description.find('\n'));
    if (claim.title.empty())
        return badCell("title", "neither title nor description");
    std::string key = m_cell("id");
    if (key.empty() && m_has("id"))
        return badCell("id", "empty");

    QJsonObject body;
    if (const Cell read = times(claim, body); !read)
        return std::unexpected(read.error());
    if (key.empty())
        key = claim.title + '\n' + (claim.happenedFrom ? iso8601(*claim.happenedFrom) : std::string());
    put(body, "key"_L1, key);
    put(body, "title"_L1, claim.title);
    put(body, "description"_L1, claim.description);
    if (claim.happenedFrom)
        put(body, "from"_L1, iso8601(*claim.happenedFrom));
    if (claim.happenedTo)
        put(body, "to"_L1, iso8601(*claim.happenedTo));
    if (const Cell read = place(body); !read)
        return std::unexpected(read.error());
    if (const Cell read = lists(body); !read)
        return std::unexpected(read.error());
    judgement(claim, body);
    claim.marking = marking();
    claim.subject = derivedId("incident", m_context.source.slug, idSpace, key);
    claim.body = canonicalJson(body);
    return claim;
}

} // namespace watchfloor::feeds
