// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/said.h"

#include "base/address.h"
#include "base/ascii.h"
#include "base/displaytext.h"
#include "feeds/jsonfields.h"
#include "fusion/sameoperation.h"
#include "model/severity.h"
#include "picture/countries.h"
#include "picture/effect.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace watchfloor::picture {

bool Whereabouts::hasPoint() const
{
    return std::abs(latitude) <= 90 && std::abs(longitude) <= 180; // false for NaN
}

namespace {

using feeds::text;
using feeds::texts;

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

/// A number, also where it stands in quotes; NaN for anything else.
double number(const Element &value)
{
    double result = std::numeric_limits<double>::quiet_NaN();
    if (value.get(result) == simdjson::SUCCESS)
        return result;
    std::string_view quoted;
    if (value.get(quoted) == simdjson::SUCCESS) {
        const auto [end, error] = std::from_chars(quoted.data(), quoted.data() + quoted.size(), result);
        if (error == std::errc() && end == quoted.data() + quoted.size())
            return result;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double number(const Object &body, std::string_view key)
{
    Element value;
    return body[key].get(value) == simdjson::SUCCESS ? number(value) : std::numeric_limits<double>::quiet_NaN();
}

int percent(double value)
{
    return std::isnan(value) ? -1 : static_cast<int>(std::lround(std::clamp(value, 0.0, 100.0)));
}

std::string countryCode(std::string_view said)
{
    const Country *country = countryOf(said);
    return country ? std::string(country->alpha3) : std::string();
}

std::optional<Precision> precisionOf(const Object &body)
{
    const std::string word = asciiLower(text(body, "precision"));
    if (word == "site")
        return Precision::Site;
    if (word == "city")
        return Precision::City;
    if (word == "country")
        return Precision::Country;
    // STIX gives metres.
    const double metres = number(body, "precision");
    if (std::isnan(metres))
        return {};
    return metres <= 2'000 ? Precision::Site : metres <= 50'000 ? Precision::City : Precision::Country;
}

Whereabouts whereabouts(const Object &body)
{
    Whereabouts where;
    const auto either = [&](std::string_view key, std::string_view other) {
        const double value = number(body, key);
        return std::isnan(value) ? number(body, other) : value;
    };
    where.latitude = either("lat", "latitude");
    where.longitude = either("lon", "longitude");
    where.precision = precisionOf(body);
    where.country = countryCode(text(body, "country"));
    where.city = text(body, "city");
    where.site = text(body, "site");
    simdjson::dom::array points;
    if (body["path"].get(points) == simdjson::SUCCESS) {
        for (const Element point : points) {
            simdjson::dom::array pair;
            if (point.get(pair) != simdjson::SUCCESS || pair.size() < 2)
                continue;
            const double longitude = number(pair.at(0).value_unsafe()), latitude = number(pair.at(1).value_unsafe());
            if (std::abs(longitude) <= 180 && std::abs(latitude) <= 90)
                where.path.push_back(project(latitude, longitude));
        }
    }
    return where;
}

void addName(Said &said, Name::Kind kind, std::string_view name)
{
    if (name.empty())
        return;
    if (kind == Name::Kind::Address) {
        if (const auto address = canonicalAddress(name))
            said.names.push_back({kind, *address});
        else if (const auto host = canonicalHost(name))
            said.names.push_back({kind, *host});
        return;
    }
    said.names.push_back({kind, asciiLower(name)});
}

void readNames(Said &said, const Object &body)
{
    addName(said, Name::Kind::Key, text(body, "key"));
    simdjson::dom::array references;
    if (body["external_references"].get(references) == simdjson::SUCCESS) {
        for (const Element reference : references) {
            Object object;
            if (reference.get(object) == simdjson::SUCCESS)
                addName(said, Name::Kind::Key, text(object, "external_id"));
        }
    }
    addName(said, Name::Kind::Name, text(body, "name"));
    for (const std::string &alias : texts(body, "aliases"))
        addName(said, Name::Kind::Name, alias);
    for (const std::string_view key : {"addresses", "hosts"}) {
        for (const std::string &address : texts(body, key))
            addName(said, Name::Kind::Address, address);
    }
}

std::optional<IncidentState> stateOf(const Object &body, const Object &core)
{
    std::string word = asciiLower(text(body, "status"));
    if (word.empty())
        word = asciiLower(text(core, "investigation_status"));
    std::ranges::replace(word, '_', '-');
    std::ranges::replace(word, ' ', '-');
    if (asciiLower(text(core, "determination")) == "false-positive")
        return IncidentState::Dismissed;
    constexpr auto dismissed = std::to_array<std::string_view>(
        {"false-positive", "false-alarm", "dismissed", "rejected", "not-an-incident", "duplicate", "invalid"});
    constexpr auto closed
        = std::to_array<std::string_view>({"closed", "resolved", "done", "completed", "solved", "remediated"});
    if (std::ranges::contains(dismissed, word))
        return IncidentState::Dismissed;
    if (std::ranges::contains(closed, word))
        return IncidentState::Closed;
    return word.empty() ? std::nullopt : std::optional(IncidentState::Reported);
}

/// STIX gives its incident no times; a top-level extension may (core/model/README.md).
void readTimes(Said &said, const Object &body)
{
    if (said.from != noTime || said.to != noTime)
        return;
    const auto time = [&](std::string_view key) {
        const auto read = parseIso8601(text(body, key));
        return read && isPlausible(read->at, fromMicros(said.known)) ? toMicros(read->at) : noTime;
    };
    said.from = time("first_seen");
    said.to = time("last_seen");
    if (said.to < said.from)
        said.to = noTime;
}

QString shownText(const std::string &untrusted) { return visibleText(std::string_view(untrusted)); }

/// A circle about the place of the thing, or a ring of points.
void readArea(Effect &effect, Whereabouts &where, const Object &body)
{
    double radius = number(body, "radius_km");
    Object circle;
    simdjson::dom::array ring;
    if (body["area"].get(circle) == simdjson::SUCCESS) {
        const Whereabouts centre = whereabouts(circle);
        if (!where.hasPoint() && centre.hasPoint()) {
            where.latitude = centre.latitude;
            where.longitude = centre.longitude;
        }
        radius = std::isnan(radius) ? number(circle, "radius_km") : radius;
    } else if (body["area"].get(ring) == simdjson::SUCCESS) {
        for (const Element point : ring) {
            simdjson::dom::array pair;
            if (point.get(pair) != simdjson::SUCCESS || pair.size() < 2)
                continue;
            const double longitude = number(pair.at(0).value_unsafe()), latitude = number(pair.at(1).value_unsafe());
            if (std::abs(longitude) <= 180 && std::abs(latitude) <= 90)
                effect.outline.push_back(project(latitude, longitude));
        }
        if (effect.outline.size() < 3)
            effect.outline.clear();
    }
    if (radius > 0)
        effect.radiusKm = static_cast<float>(std::min(radius, 20'000.0));
}

std::optional<Domain> domainFrom(const std::string &word)
{
    for (const Domain domain : {Domain::Cyberspace, Domain::Electromagnetic, Domain::Cognitive}) {
        if (word == name(domain))
            return domain;
    }
    return {};
}

/// The domain as said; where nobody says, a band is of the spectrum and a narrative of minds.
void readEffect(Said &said, const Object &body)
{
    Effect effect;
    readArea(effect, said.where, body);
    std::string band;
    for (const std::string &one : texts(body, "band"))
        band += (band.empty() ? "" : ", ") + one;
    effect.band = shownText(band);
    effect.narrative = shownText(text(body, "narrative"));
    for (const std::string &channel : texts(body, "channels"))
        effect.channels.push_back(shownText(channel));
    said.domain = domainFrom(asciiLower(text(body, "domain")));
    if (!said.domain && !effect.band.isEmpty())
        said.domain = Domain::Electromagnetic;
    if (!said.domain && !effect.narrative.isEmpty())
        said.domain = Domain::Cognitive;
    if (!effect.isEmpty())
        said.effect = std::make_shared<const Effect>(std::move(effect));
}

void readIncident(Said &said, const Object &body)
{
    readTimes(said, body);
    // The incident core extension of OASIS (cti-stix-common-objects).
    constexpr std::string_view coreExtension = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
    Object extensions, core;
    const bool hasCore = body["extensions"].get(extensions) == simdjson::SUCCESS
        && extensions[coreExtension].get(core) == simdjson::SUCCESS;
    if (!hasCore)
        core = {};
    said.subject = Subject::Incident;
    said.where = whereabouts(body);
    readEffect(said, body);
    if (!said.where.country.empty())
        said.countries.push_back(said.where.country);
    for (const std::string &country : texts(body, "countries")) {
        if (std::string code = countryCode(country); !code.empty() && !std::ranges::contains(said.countries, code))
            said.countries.push_back(std::move(code));
    }
    bool isMachine = false;
    said.isMachine = body["machine"].get(isMachine) == simdjson::SUCCESS && isMachine;
    said.sectors = texts(body, "sectors");
    said.severity = percent(number(body, "severity"));
    if (said.severity < 0)
        said.severity = severityFromWord(text(body, "severity"));
    if (said.severity < 0 && hasCore)
        said.severity = percent(number(core, "criticality"));
    said.category = categoryFromName(text(body, "category"));
    said.state = hasCore ? stateOf(body, core) : stateOf(body, body);
    for (const std::string_view key : {"affects", "addresses", "object_refs"}) {
        for (std::string &reference : texts(body, key))
            said.refs.push_back(std::move(reference));
    }
}

bool isAdversaryInfrastructure(const Object &body)
{
    constexpr auto adversary = std::to_array<std::string_view>(
        {"amplification", "anonymization", "botnet", "command-and-control", "exfiltration", "hosting-malware",
         "hosting-target-lists", "phishing", "reconnaissance", "staging"});
    return std::ranges::any_of(texts(body, "infrastructure_types"),
                               [&](const std::string &type) { return std::ranges::contains(adversary, type); });
}

std::string infrastructureKind(const Object &body)
{
    for (const std::string &type : texts(body, "infrastructure_types")) {
        if (type == "workstation")
            return "host";
        if (type == "routers-switches" || type == "firewall")
            return "network";
        if (type == "control-system" || type == "communications")
            return "service";
    }
    return text(body, "kind");
}

fusion::Product productOf(const Object &body)
{
    fusion::Product product{text(body, "vendor"), text(body, "product"), text(body, "version"), text(body, "purl"),
                            text(body, "cpe")};
    if (product.name.empty())
        product.name = text(body, "name");
    return product;
}

void readSoftware(Said &said, const Object &body)
{
    fusion::Product self = productOf(body);
    if (self.vendor.empty())
        self.vendor = text(body, "owner"); // of a bill of materials: who makes it
    if (!self.purl.empty() || !self.cpe.empty() || !self.version.empty())
        said.products.push_back(std::move(self));
    simdjson::dom::array components;
    if (body["components"].get(components) != simdjson::SUCCESS)
        return;
    for (const Element one : components) {
        Object component;
        if (one.get(component) == simdjson::SUCCESS)
            said.products.push_back(productOf(component));
    }
}

void readAsset(Said &said, const Object &body, bool isStix)
{
    said.subject = Subject::Asset;
    readNames(said, body);
    said.where = whereabouts(body);
    said.kind = isStix ? infrastructureKind(body) : text(body, "kind");
    said.isAdversary = isStix && isAdversaryInfrastructure(body);
    said.owner = text(body, "owner");
    said.sectors = texts(body, "sector");
    said.nation = text(body, "nation");
    said.criticality = percent(number(body, "criticality"));
    for (const std::string &feed : texts(body, "watched_by"))
        said.watchedBy.push_back(asciiLower(feed));
    readSoftware(said, body);
}

/// Advisories name products by the thousand; what is said of fixed and unaffected ones is of no use here.
bool isAffected(const std::string &status)
{
    return status.empty() || status == "known_affected" || status == "first_affected" || status == "last_affected";
}

void readVulnerability(Said &said, const Object &body)
{
    constexpr std::size_t mostProducts = 5000;
    said.subject = Subject::Vulnerability;
    said.severity = percent(number(body, "severity"));
    said.cve = text(body, "cve");
    if (said.cve.empty() && text(body, "name").starts_with("CVE-"))
        said.cve = text(body, "name");
    bool flag = false;
    said.exploited = body["exploited"].get(flag) == simdjson::SUCCESS && flag;
    said.ransomware = body["ransomware"].get(flag) == simdjson::SUCCESS && flag;
    if (const auto due = parseIso8601(text(body, "due")))
        said.due = toMicros(due->at);
    simdjson::dom::array products;
    if (body["products"].get(products) != simdjson::SUCCESS)
        return;
    for (const Element one : products) {
        Object product;
        if (one.get(product) == simdjson::SUCCESS && isAffected(text(product, "status"))
            && said.products.size() < mostProducts)
            said.products.push_back(productOf(product));
    }
}

NeedTerms termsOf(const Object &body)
{
    const auto said = [&](std::string_view key) {
        const double value = number(body, key);
        return std::isnan(value) ? std::nullopt : std::optional(value);
    };
    NeedWords words;
    words.rule = text(body, "need");
    if (!words.rule.empty()) // a quorum alone makes no group: claims were always read so
        words.k = said("k");
    words.strength = said("strength");
    words.criticality = said("criticality");
    words.weight = said("weight");
    words.holdUp = said("hold_up_s");
    words.timeToImpact = said("time_to_impact_s");
    words.recovery = said("recovery_s");
    return soundTerms(std::move(words));
}

void readDependency(Said &said, const Object &body)
{
    said.subject = Subject::Dependency;
    said.dependant = text(body, "dependant");
    said.provider = text(body, "provider");
    said.kind = text(body, "kind");
    said.group = text(body, "group");
    said.terms = termsOf(body);
    said.refs = texts(body, "beside");
    bool isRemoved = false;
    said.isRemoved = body["removed"].get(isRemoved) == simdjson::SUCCESS && isRemoved;
}

std::int64_t timeOf(const Object &object, std::string_view key)
{
    const auto time = parseIso8601(text(object, key));
    return time ? toMicros(time->at) : noTime;
}

template <typename Each> void forEachObject(const Object &body, std::string_view key, Each each)
{
    simdjson::dom::array all;
    if (body[key].get(all) != simdjson::SUCCESS)
        return;
    for (const Element one : all) {
        if (Object object; one.get(object) == simdjson::SUCCESS)
            each(object);
    }
}

void readMission(Said &said, const Object &body)
{
    said.subject = Subject::Mission;
    readNames(said, body);
    said.area = text(body, "area");
    said.audience = text(body, "audience");
    for (const std::string &country : texts(body, "countries")) {
        if (std::string code = countryCode(country); !code.empty())
            said.countries.push_back(std::move(code));
    }
    forEachObject(body, "tasks", [&](const Object &object) {
        Task task{text(object, "key"), text(object, "name"), texts(object, "needs"), texts(object, "phases")};
        if (task.key.empty())
            task.key = task.name;
        said.tasks.emplace(task.key, std::move(task));
    });
    forEachObject(body, "phases", [&](const Object &object) {
        Phase phase{text(object, "key"), text(object, "name"), timeOf(object, "from"), timeOf(object, "to")};
        if (phase.key.empty())
            phase.key = phase.name;
        if (phase.key.empty())
            return;
        // A time that can not be is none: the phase lasts always, lest it hide what is wrong.
        if (phase.from != noTime && phase.to != noTime && phase.to <= phase.from)
            phase.from = phase.to = noTime;
        said.phases.emplace(phase.key, std::move(phase));
    });
}

/// False where it says nothing that could be held until an instant, and takes nothing back either.
bool readHealth(Said &said, const Object &body)
{
    const auto health = healthFromName(text(body, "health"));
    HeldHealth held;
    held.since = timeOf(body, "at");
    held.until = timeOf(body, "until");
    held.by = text(body, "by");
    held.why = text(body, "why");
    said.subject = Subject::Health;
    said.asset = text(body, "asset");
    if (!health || *health == Health::Unknown || held.until == noTime || said.asset.empty())
        return said.revoked;
    held.health = *health;
    said.held = std::make_shared<const HeldHealth>(std::move(held));
    return true;
}

bool isOfThePicture(std::string_view id)
{
    const std::string_view type = id.substr(0, id.find("--"));
    constexpr auto types = std::to_array<std::string_view>({"infrastructure", "identity", "location", "incident",
                                                            "report", "asset", "mission", "ipv4-addr", "ipv6-addr",
                                                            "domain-name", "campaign", "operation"});
    return std::ranges::contains(types, type);
}

/// False for links of no interest: most of a threat library is such.
bool readRelationship(Said &said, const Object &body)
{
    said.subject = Subject::Relationship;
    said.kind = asciiLower(text(body, "relationship_type"));
    said.dependant = text(body, "source_ref");
    said.provider = text(body, "target_ref");
    said.group = text(body, "group");
    said.terms = termsOf(body);
    return isOfThePicture(said.dependant) && isOfThePicture(said.provider);
}

/// Of what the machine holds for one, operations are what a picture joins.
bool readSameAs(Said &said, const Claim &claim)
{
    thread_local simdjson::dom::parser parser;
    Object body;
    if (parser.parse(claim.body.data(), claim.body.size()).get(body) != simdjson::SUCCESS
        || text(body, "rule") != fusion::sameOperationRule)
        return false;
    said.subject = Subject::SameOperation;
    said.isMachine = true;
    said.dependant = text(body, "a");
    said.provider = text(body, "b");
    said.title = text(body, "value");
    return true;
}

/// False where the claim is no decision of people, and of no operations.
bool readDecision(Said &said, const Claim &claim)
{
    if (claim.type == "recognition") {
        auto recognition = fusion::recognitionFrom(claim.body);
        if (!recognition)
            return false;
        said.subject = Subject::Recognition;
        said.recognition = std::make_shared<const fusion::Recognition>(std::move(*recognition));
        return true;
    }
    auto merge = fusion::mergeFrom(claim.body);
    if (!merge)
        return readSameAs(said, claim);
    said.subject = Subject::Merge;
    said.dependant = std::move(merge->a);
    said.provider = std::move(merge->b);
    return true;
}

bool readBody(Said &said, const std::string &type, const Object &body)
{
    if (type == "incident" || type == "report") {
        readIncident(said, body);
    } else if (type == "asset" || type == "infrastructure") {
        readAsset(said, body, type == "infrastructure");
    } else if (type == "dependency") {
        readDependency(said, body);
    } else if (type == "mission") {
        readMission(said, body);
    } else if (type == "identity") {
        said.subject = Subject::Identity;
        readNames(said, body);
        said.sectors = texts(body, "sectors");
    } else if (type == "location") {
        said.subject = Subject::Location;
        said.where = whereabouts(body);
    } else if (type == "vulnerability") {
        readVulnerability(said, body);
    } else if (type == "relationship") {
        return readRelationship(said, body);
    } else if (type == "health") {
        return readHealth(said, body);
    } else if (type == "member-of") {
        said.subject = Subject::Membership;
        said.dependant = text(body, "member");
        said.provider = text(body, "incident");
    } else {
        said.subject = Subject::Observable;
        addName(said, Name::Kind::Address, text(body, "value"));
    }
    return true;
}

} // namespace

std::optional<Said> saidBy(const store::StoredClaim &claim)
{
    constexpr auto types = std::to_array<std::string_view>(
        {"incident", "report", "asset", "infrastructure", "dependency", "mission", "identity", "location",
         "relationship", "ipv4-addr", "ipv6-addr", "domain-name", "vulnerability", "member-of", "recognition",
         "same-as", "operation", "campaign", "health"});
    const Claim &value = claim.value;
    if (!std::ranges::contains(types, value.type))
        return {};
    Said said;
    said.claimId = claim.id;
    said.sourceId = claim.sourceId;
    said.known = toMicros(claim.knownAt);
    said.version = toMicros(value.version);
    said.from = toMicros(value.happenedFrom);
    said.to = toMicros(value.happenedTo);
    said.revoked = value.revoked;
    said.confidence = value.confidence;
    said.hash = claim.hash;
    said.marking = value.marking;
    said.id = value.subject;
    said.title = value.title;
    if (value.type != "vulnerability")
        said.description = value.description;

    if (value.type == "recognition" || value.type == "same-as")
        return readDecision(said, value) ? std::optional(std::move(said)) : std::nullopt;

    if (value.type == "operation" || value.type == "campaign") {
        auto operation = fusion::operationFrom(value.body, value.type);
        if (!operation)
            return {};
        said.subject = Subject::Operation;
        if (said.title.empty())
            said.title = operation->name;
        if (operation->confidence < 0)
            operation->confidence = value.confidence;
        said.operation = std::make_shared<const fusion::Operation>(std::move(*operation));
        return said;
    }

    thread_local simdjson::dom::parser parser;
    Object body;
    // The parsers let only sound bodies in; a claim of which nothing can be read still has its title and times.
    if (parser.parse(value.body.data(), value.body.size()).get(body) != simdjson::SUCCESS) {
        const bool isIncident = value.type == "incident" || value.type == "report";
        return isIncident ? std::optional(std::move(said)) : std::nullopt;
    }
    if (!readBody(said, value.type, body))
        return {};
    if (said.title.empty())
        said.title = text(body, "name");
    if (said.title.empty())
        said.title = text(body, "title");
    // A source may call a thing by its title alone.
    if (said.subject == Subject::Asset || said.subject == Subject::Mission || said.subject == Subject::Identity)
        addName(said, Name::Kind::Name, said.title);
    return said;
}

} // namespace watchfloor::picture
