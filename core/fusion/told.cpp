// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/told.h"

#include "base/address.h"
#include "base/ascii.h"
#include "feeds/jsonfields.h"
#include "fusion/names.h"
#include "fusion/operation.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace watchfloor::fusion {

namespace {

using feeds::text;
using feeds::texts;

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

void append(std::vector<std::string> &to, std::vector<std::string> from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void addValue(Told &told, std::string_view value)
{
    if (std::string canonical = canonicalValue(value); !canonical.empty())
        told.values.push_back(std::move(canonical));
}

/// The quoted constants of a STIX pattern's equalities. A pattern that needs more than one of them at once is used as
/// if any would do: a sighting is a hint, and the pattern is shown with it.
void readPattern(Told &told, std::string_view pattern)
{
    for (std::size_t at = pattern.find("= '"); at != std::string_view::npos; at = pattern.find("= '", at)) {
        const bool negated = at > 0 && (pattern[at - 1] == '!' || pattern[at - 1] == '>' || pattern[at - 1] == '<');
        at += 3;
        const std::size_t end = pattern.find('\'', at);
        if (end == std::string_view::npos)
            return;
        if (!negated)
            addValue(told, pattern.substr(at, end - at));
        at = end + 1;
    }
}

void readReferences(Told &told, const Object &body)
{
    simdjson::dom::array references;
    if (body["external_references"].get(references) != simdjson::SUCCESS)
        return;
    for (const Element one : references) {
        Object reference;
        if (one.get(reference) != simdjson::SUCCESS)
            continue;
        std::string by = asciiLower(text(reference, "source_name")), id = text(reference, "external_id");
        if (id.empty())
            continue;
        if (by == "cve")
            told.cves.push_back(asciiUpper(id));
        else if (by.starts_with("mitre") || by == "capec" || by == "cwe")
            told.attack.push_back(id);
        else
            told.references.push_back({std::move(by), std::move(id)});
    }
}

void readReport(Told &told, const Claim &claim, const Object &body)
{
    const auto time = [&](std::string_view key) {
        const auto read = parseIso8601(text(body, key));
        return read ? toMicros(read->at) : noTime;
    };
    if (told.from == noTime && told.to == noTime) {
        told.from = time("first_seen");
        told.to = time("last_seen");
    }
    told.category = categoryFromName(text(body, "category"));
    append(told.targets, texts(body, "affects"));
    for (const std::string_view key : {"addresses", "domains", "hashes"}) {
        for (const std::string &value : texts(body, key))
            addValue(told, value);
    }
    append(told.actors, texts(body, "actors"));
    if (told.actors.empty())
        append(told.actors, texts(body, "actor"));
    append(told.attack, texts(body, "attack"));
    append(told.cves, texts(body, "cves"));
    append(told.objects, texts(body, "object_refs"));
    if (told.creator.empty())
        told.creator = text(body, "creator");
    told.mentions = caseNumbers(claim.title + ' ' + claim.description);
    if (claim.description.size() >= 60)
        told.text = plainName(claim.description);
}

void readNames(Told &told, const Object &body, const Claim &claim)
{
    if (told.name.empty())
        told.name = claim.title;
    if (!told.name.empty())
        told.names.push_back(told.name);
    append(told.names, texts(body, "aliases"));
    append(told.names, texts(body, "x_mitre_aliases"));
}

void readAsset(Told &told, const Object &body)
{
    for (const std::string_view key : {"addresses", "hosts"}) {
        for (const std::string &value : texts(body, key)) {
            if (std::string canonical = canonicalValue(value); !canonical.empty())
                told.locators.push_back(std::move(canonical));
        }
    }
    constexpr auto adversary = std::to_array<std::string_view>(
        {"amplification", "anonymization", "botnet", "command-and-control", "exfiltration", "hosting-malware",
         "hosting-target-lists", "phishing", "reconnaissance", "staging"});
    told.isAdversary = std::ranges::any_of(texts(body, "infrastructure_types"), [&](const std::string &type) {
        return std::ranges::contains(adversary, type);
    });
}

void readIndicator(Told &told, const Object &body)
{
    readPattern(told, text(body, "pattern"));
    addValue(told, text(body, "value"));
    for (const std::string &part : texts(body, "parts"))
        addValue(told, part);
    if (std::string event = text(body, "event"); !event.empty())
        told.event = std::move(event);
    if (std::string cve = text(body, "cve"); !cve.empty())
        told.cves.push_back(asciiUpper(cve));
}

/// Tests, maintenance and the like are one unit's own: that two bear one name says nothing.
void readOperation(Told &told, const Claim &claim)
{
    const auto operation = operationFrom(claim.body, claim.type);
    if (!operation)
        return;
    const bool isFriendly = operation->side == OperationSide::Friendly;
    if (operation->kind == OperationKind::Exercise || (operation->kind == OperationKind::Campaign && !isFriendly))
        told.operation = name(*operation->kind);
    if (operation->from != noTime)
        told.from = operation->from;
    if (operation->to != noTime)
        told.to = operation->to;
}

bool readBody(Told &told, const Claim &claim, const Object &body)
{
    constexpr auto values
        = std::to_array<std::string_view>({"ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr"});
    const std::string &type = claim.type;
    if (type == "incident" || type == "report") {
        readReport(told, claim, body);
    } else if (type == "asset" || type == "infrastructure") {
        readNames(told, body, claim);
        readAsset(told, body);
    } else if (type == "identity" || type == "threat-actor" || type == "intrusion-set" || type == "campaign"
               || type == "malware" || type == "attack-pattern" || type == "tool") {
        readNames(told, body, claim);
        if (type == "campaign")
            readOperation(told, claim);
    } else if (type == "operation") {
        readNames(told, body, claim);
        readOperation(told, claim);
    } else if (type == "vulnerability") {
        for (std::string cve : {text(body, "cve"), told.name}) {
            if (cve = asciiUpper(cve); cve.starts_with("CVE-"))
                told.cves.push_back(std::move(cve));
        }
    } else if (type == "indicator" || type == "observable") {
        readIndicator(told, body);
        // What its source does not want to be searched for is context.
        bool isForDetection = type == "indicator";
        const auto said = body["to_ids"].get(isForDetection);
        told.isForDetection = type == "indicator" && (said != simdjson::SUCCESS || isForDetection);
    } else if (type == "relationship") {
        told.linkKind = asciiLower(text(body, "relationship_type"));
        told.linkSource = text(body, "source_ref");
        told.linkTarget = text(body, "target_ref");
    } else if (type == "fusion-rejection") {
        told.rule = text(body, "rule");
        told.value = text(body, "value");
        told.member = text(body, "member");
    } else if (std::ranges::contains(values, type)) {
        addValue(told, text(body, "value"));
    } else {
        return false;
    }
    return true;
}

template <typename T> void sortUnique(std::vector<T> &all)
{
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
}

} // namespace

std::string canonicalValue(std::string_view text)
{
    if (auto address = canonicalAddress(text))
        return *address;
    if (auto host = canonicalHost(text))
        return *host;
    return text.size() >= 6 ? asciiLower(text) : std::string();
}

std::optional<Told> toldBy(const std::string &source, const Claim &claim, const std::string &hash)
{
    thread_local simdjson::dom::parser parser;
    Object body;
    if (parser.parse(claim.body.data(), claim.body.size()).get(body) != simdjson::SUCCESS)
        return {};
    Told told;
    told.source = source;
    told.subject = claim.subject;
    told.type = claim.type;
    told.hash = hash;
    told.version = toMicros(claim.version);
    told.from = toMicros(claim.happenedFrom);
    told.to = toMicros(claim.happenedTo);
    told.marking = claim.marking;
    told.revoked = claim.revoked;
    told.name = text(body, "name");
    told.key = text(body, "key");
    told.creator = text(body, "created_by_ref");
    readReferences(told, body);
    if (!readBody(told, claim, body))
        return {};
    sortUnique(told.values);
    sortUnique(told.cves);
    return told;
}

} // namespace watchfloor::fusion
