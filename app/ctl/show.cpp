// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "commands.h"
#include "components.h"
#include "floor/journal.h"
#include "links.h"
#include "model/marking.h"
#include "operationjson.h"
#include "pictureargs.h"

#include <map>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"known-at", "TIME", "as this store knew it then"},
    {"raw", nullptr, "the raw records too"},
};

/// Raw text a terminal can bear; the whole of it is in the store.
constexpr qsizetype rawShown = 64 << 10;

struct Shown
{
    std::vector<store::StoredClaim> claims;
    std::optional<store::StoredObservation> observation;
    std::vector<store::StoredRecord> records;
    std::vector<std::string> raw; ///< of each record, where asked for
    std::vector<Source> sources;
    Links links;
    picture::SnapshotPtr picture; ///< for what only the whole tells: who explains it
    std::vector<picture::Explanation> explained;
    std::vector<floor::Deed> decisions; ///< about it, or what it is part of
    std::vector<fusion::ProductMatch> matches; ///< of an asset, or of a vulnerability
    std::optional<picture::Composition> made; ///< of an asset on which something is vulnerable
};

Result<> addRecord(Shown &shown, store::Reader &reader, std::int64_t id, bool withRaw)
{
    if (std::ranges::any_of(shown.records, [&](const auto &r) { return r.id == id; }))
        return {};
    auto record = store::record(reader, id);
    if (!record)
        return std::unexpected(record.error());
    shown.records.push_back(std::move(*record));
    if (!withRaw)
        return {};
    auto bytes = store::rawBytes(reader, id);
    if (!bytes)
        return std::unexpected(bytes.error());
    shown.raw.push_back(std::move(*bytes));
    return {};
}

Result<Shown> find(store::Reader &reader, const QString &id, store::KnownAt knownAt, bool withRaw)
{
    Shown shown;
    auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    shown.sources = std::move(*sources);
    auto claims = store::claimsAbout(reader, id.toStdString(), knownAt, !knownAt);
    if (!claims)
        return std::unexpected(claims.error());
    shown.claims = std::move(*claims);
    bool number = false;
    const std::int64_t observation = id.toLongLong(&number);
    if (shown.claims.empty() && number) {
        auto found = store::observationsByIds(reader, std::span(&observation, 1));
        if (!found)
            return std::unexpected(found.error());
        if (!found->empty() && (!knownAt || found->front().knownAt <= *knownAt))
            shown.observation = std::move(found->front());
    }
    if (shown.claims.empty() && !shown.observation)
        return fail(ErrorCode::NotFound, u"the store knows nothing of %1"_s.arg(id));
    for (const auto &claim : shown.claims) {
        if (const auto added = addRecord(shown, reader, claim.recordId, withRaw); !added)
            return std::unexpected(added.error());
    }
    if (!shown.claims.empty()) {
        auto links = linksOf(reader, shown.sources, id.toStdString(), knownAt);
        if (!links)
            return std::unexpected(links.error());
        shown.links = std::move(*links);
    }
    if (shown.observation) {
        if (const auto added = addRecord(shown, reader, shown.observation->recordId, withRaw); !added)
            return std::unexpected(added.error());
    }
    return shown;
}

Json claimJson(const Shown &shown, const store::StoredClaim &claim)
{
    Json json;
    json.add("claim", claim.id)
        .add("source", slugOf(shown.sources, claim.sourceId))
        .add("type", claim.value.type)
        .add("title", claim.value.title)
        .add("happened_from", claim.value.happenedFrom)
        .add("happened_to", claim.value.happenedTo)
        .add("version", claim.value.version)
        .add("known_at", std::optional(claim.knownAt))
        .add("withdrawn_at", claim.withdrawnAt)
        .add("revoked", claim.value.revoked)
        .add("credibility", int(claim.value.credibility))
        .add("marking", claim.value.marking)
        .add("record", claim.recordId)
        .document("body", claim.value.body);
    return json;
}

Json observationJson(const Shown &shown)
{
    const auto &o = shown.observation->value;
    Json json;
    json.add("observation", shown.observation->id)
        .add("source", slugOf(shown.sources, shown.observation->sourceId))
        .add("kind", o.kind)
        .add("happened_from", o.happenedFrom)
        .add("happened_to", o.happenedTo)
        .add("known_at", std::optional(shown.observation->knownAt))
        .add("category", name(o.category))
        .add("severity", int(o.severity))
        .add("source_address", o.source.address)
        .add("source_port", o.source.port)
        .add("destination_address", o.destination.address)
        .add("destination_port", o.destination.port)
        .add("protocol", o.protocol)
        .add("signature_id", o.signatureId)
        .add("signature", o.signature)
        .add("name", o.name)
        .add("asset", o.asset)
        .add("attack_ids", o.attackIds)
        .add("cve_ids", o.cveIds)
        .add("marking", o.marking)
        .add("record", shown.observation->recordId);
    return json;
}

/// The components that each vulnerability is about.
std::map<std::int32_t, std::vector<picture::Composition::Node>> weakNodes(const picture::Composition &made)
{
    std::map<std::int32_t, std::vector<picture::Composition::Node>> nodes;
    for (std::size_t node = 1; node < made.nodes(); ++node) {
        for (const std::int32_t vulnerability : made.weaknesses[node])
            nodes[vulnerability].push_back(picture::Composition::Node(node));
    }
    return nodes;
}

Json matchJson(const picture::Snapshot &s, const fusion::ProductMatch &match)
{
    const picture::VulnerabilityRow &row = s.vulnerabilities[static_cast<std::size_t>(match.vulnerability)];
    const picture::AssetRow &asset = s.assets[static_cast<std::size_t>(match.asset)];
    return Json()
        .add("vulnerability", row.id)
        .add("cve", row.cve)
        .add("title", row.title)
        .add("severity", int(row.severity))
        .add("exploited", row.exploited)
        .add("due", timeOf(row.due))
        .add("asset", asset.id)
        .add("asset_name", asset.name)
        .add("rule", name(match.rule))
        .add("value", match.value);
}

/// Each vulnerable component once, and why it is there.
std::vector<Json> weakComponents(const Shown &shown)
{
    std::vector<Json> components;
    if (!shown.made)
        return components;
    const picture::Chains chains(*shown.made);
    for (std::size_t node = 1; node < shown.made->nodes(); ++node) {
        if (!shown.made->weaknesses[node].empty())
            components.push_back(componentJson(*shown.picture, *shown.made, chains, picture::Composition::Node(node)));
    }
    return components;
}

QString matchText(const picture::Snapshot &s, const fusion::ProductMatch &match, bool ofAsset)
{
    const picture::VulnerabilityRow &row = s.vulnerabilities[static_cast<std::size_t>(match.vulnerability)];
    const QString other = ofAsset ? (row.cve.empty() ? visibleText(row.title) : text(row.cve))
                                  : s.assets[static_cast<std::size_t>(match.asset)].name;
    // All at once: what a source says may hold a %1 itself.
    return u"  vulnerable: %1, severity %2%3; by %4: %5"_s.arg(other, QString::number(row.severity),
                                                               row.exploited ? u", exploited elsewhere"_s : QString(),
                                                               text(name(match.rule)), text(match.value));
}

void printMatches(const Shown &shown, bool ofAsset)
{
    auto nodes
        = shown.made ? weakNodes(*shown.made) : std::map<std::int32_t, std::vector<picture::Composition::Node>>();
    const auto chains = shown.made ? std::optional<picture::Chains>(*shown.made) : std::nullopt;
    for (const fusion::ProductMatch &match : shown.matches) {
        say(matchText(*shown.picture, match, ofAsset));
        for (const auto node : nodes[match.vulnerability])
            say(u"    by "_s + chainText(*shown.picture, *shown.made, *chains, node));
    }
}

const picture::HeldHealth *heldOf(const picture::Snapshot &s, const QString &id)
{
    const auto asset = s.assetById.find(id.toStdString());
    return asset == s.assetById.end() ? nullptr : picture::heldHealth(s, asset->second);
}

void printJson(const QString &id, const Shown &shown)
{
    Json json;
    json.add("id", id);
    std::vector<Json> claims, records;
    for (const auto &claim : shown.claims)
        claims.push_back(claimJson(shown, claim));
    for (std::size_t i = 0; i < shown.records.size(); ++i) {
        const auto &record = shown.records[i];
        Json one;
        one.add("record", record.id)
            .add("file", record.origin)
            .add("offset", record.offset)
            .add("line", record.line)
            .add("sha256", record.hash)
            .add("received", std::optional(record.received));
        if (i < shown.raw.size())
            one.add("raw", shown.raw[i]);
        records.push_back(std::move(one));
    }
    json.add("claims", claims);
    if (shown.observation)
        json.add("observation", observationJson(shown));
    json.add("records", records);
    addLinks(json, shown.links);
    json.add("context", contextName(shown.picture->context));
    if (!shown.explained.empty())
        json.add("explained_by", explainedJson(*shown.picture, shown.explained));
    std::vector<Json> decisions, matches;
    for (const floor::Deed &deed : shown.decisions)
        decisions.push_back(Json()
                                .add("decision", deed.id)
                                .add("action", name(deed.action))
                                .add("at", timeOf(deed.at))
                                .add("by", deed.by)
                                .add("why", deed.why)
                                .add("ids", deed.incidents));
    for (const fusion::ProductMatch &match : shown.matches)
        matches.push_back(matchJson(*shown.picture, match));
    if (!decisions.empty())
        json.add("decisions", decisions);
    if (!matches.empty())
        json.add("vulnerability_matches", matches);
    if (const auto components = weakComponents(shown); !components.empty())
        json.add("vulnerable_components", components);
    if (const picture::OperationRow *row = operationById(*shown.picture, id.toStdString()))
        json.add("operation", operationJson(*shown.picture, *row));
    if (const picture::HeldHealth *held = heldOf(*shown.picture, id))
        json.add("held", heldJson(*held));
    print(json);
}

void printObservation(const Shown &shown)
{
    const auto &o = shown.observation->value;
    const auto line = [](const QString &label, const QString &value) {
        if (!value.isEmpty())
            say(u"  "_s + label.leftJustified(14) + value);
    };
    const auto end = [](const Endpoint &e) {
        return e.port < 0 ? text(e.address) : u"%1 port %2"_s.arg(text(e.address)).arg(e.port);
    };
    say(u"observation %1, %2"_s.arg(shown.observation->id).arg(text(o.kind)));
    line(u"source"_s, text(slugOf(shown.sources, shown.observation->sourceId)));
    line(u"happened"_s, o.happenedFrom ? timeText(o.happenedFrom) : u"undated"_s);
    line(u"known"_s, iso8601Text(shown.observation->knownAt));
    line(u"category"_s, text(name(o.category)));
    line(u"severity"_s, QString::number(o.severity));
    line(u"from"_s, end(o.source));
    line(u"to"_s, end(o.destination));
    line(u"protocol"_s, text(o.protocol));
    line(u"signature"_s, text(o.signature));
    line(u"name"_s, text(o.name));
    line(u"asset"_s, text(o.asset));
    line(u"marking"_s, o.marking.empty() ? u"the source's"_s : text(o.marking));
}

void printText(const QString &id, const Shown &shown)
{
    if (shown.observation)
        printObservation(shown);
    if (!shown.claims.empty())
        say(u"%1, %2 claims"_s.arg(id).arg(shown.claims.size()));
    for (const auto &claim : shown.claims) {
        const auto &value = claim.value;
        say({});
        say(u"  %1 says (%2): %3"_s.arg(text(slugOf(shown.sources, claim.sourceId)), text(value.type),
                                        text(value.title)));
        say(u"    happened  %1"_s.arg(value.happenedFrom ? timeText(value.happenedFrom) : u"undated"_s));
        say(u"    known     %1%2"_s.arg(iso8601Text(claim.knownAt),
                                        claim.withdrawnAt ? u", withdrawn "_s + iso8601Text(*claim.withdrawnAt)
                                                          : QString()));
        say(u"    marking   %1"_s.arg(value.marking.empty() ? u"the source's"_s : text(value.marking)));
        if (value.revoked)
            say(u"    revoked by its source"_s);
        if (!value.description.empty())
            say(u"    "_s + shortText(text(value.description).simplified(), 400));
    }
    for (const picture::Explanation &one : shown.explained)
        say(u"  "_s + explainedText(*shown.picture, one));
    if (const picture::HeldHealth *held = heldOf(*shown.picture, id))
        say(u"  "_s + heldText(*held));
    for (const floor::Deed &deed : shown.decisions)
        say(u"  decided %1 by %2: %3%4"_s.arg(timeText(timeOf(deed.at)), text(deed.by), text(name(deed.action)),
                                              deed.why.empty() ? QString() : u"; "_s + text(deed.why)));
    printMatches(shown, shown.picture->assetById.contains(id.toStdString()));
    printLinks(shown.links);
    for (std::size_t i = 0; i < shown.records.size(); ++i) {
        const auto &record = shown.records[i];
        say({});
        say(u"  record %1: %2, line %3, byte %4"_s.arg(record.id)
                .arg(text(record.origin))
                .arg(record.line)
                .arg(record.offset));
        say(u"    SHA-256 "_s + text(record.hash));
        if (i < shown.raw.size())
            say(visibleText(std::string_view(shown.raw[i]).substr(0, rawShown), true));
    }
}

/// Which friendly operations explain it: that lies between things, so it takes a picture.
Result<> explain(Shown &shown, const OpenReader &open, const QString &id, store::KnownAt knownAt)
{
    auto picture = picture::build(*open.store, *open.reader, knownAt);
    if (!picture)
        return std::unexpected(picture.error());
    shown.picture = std::move(*picture);
    const picture::Snapshot &s = *shown.picture;
    const auto incident = s.incidentById.find(id.toStdString());
    const auto some = shown.observation ? explanationsOf(s, shown.observation->id)
        : incident == s.incidentById.end()
        ? std::span<const picture::Explanation>()
        : explanationsOf(s, s.incidents[static_cast<std::size_t>(incident->second)].id);
    shown.explained.assign(some.begin(), some.end());
    return {};
}

/// What people decided about it, by whichever of its names, and what is vulnerable there.
Result<> addDecisions(Shown &shown, const OpenReader &open, const std::string &id, store::KnownAt knownAt)
{
    const picture::Snapshot &s = *shown.picture;
    std::vector<std::string> names{id};
    if (const auto row = s.incidentById.find(id); row != s.incidentById.end()) {
        const picture::IncidentRow &incident = s.incidents[static_cast<std::size_t>(row->second)];
        names.push_back(incident.id);
        for (const auto *more : {&incident.members, &incident.parts, &incident.standsFor})
            names.insert(names.end(), more->begin(), more->end());
    }
    if (const picture::OperationRow *row = operationById(s, id))
        names.insert(names.end(), row->parts.begin(), row->parts.end());
    auto deeds = floor::journal(*open.reader);
    if (!deeds)
        return std::unexpected(deeds.error());
    for (floor::Deed &deed : *deeds) {
        const bool isAbout = std::ranges::any_of(
            deed.incidents, [&](const std::string &one) { return std::ranges::contains(names, one); });
        if (isAbout && (!knownAt || deed.at <= toMicros(*knownAt)))
            shown.decisions.push_back(std::move(deed));
    }
    const auto asset = s.assetById.find(id);
    const auto vulnerability = s.vulnerabilityById.find(id);
    for (const fusion::ProductMatch &match : s.matches) {
        if ((asset != s.assetById.end() && match.asset == asset->second)
            || (vulnerability != s.vulnerabilityById.end() && match.vulnerability == vulnerability->second))
            shown.matches.push_back(match);
    }
    if (asset == s.assetById.end() || shown.matches.empty())
        return {};
    auto made = picture::compositionOf(*open.reader, s, asset->second, knownAt);
    if (!made)
        return std::unexpected(made.error());
    shown.made = std::move(*made);
    return {};
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto knownAt = arguments.time("known-at");
    if (!knownAt)
        return failed(knownAt.error());
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const QString id = arguments.positional().first();
    auto shown = find(*open->reader, id, *knownAt, arguments.has("raw"));
    if (!shown)
        return failed(shown.error());
    if (const auto explained = explain(*shown, *open, id, *knownAt); !explained)
        return failed(explained.error());
    if (const auto added = addDecisions(*shown, *open, id.toStdString(), *knownAt); !added)
        return failed(added.error());
    if (session.json)
        printJson(id, *shown);
    else
        printText(id, *shown);
    return Exit::Done;
}

} // namespace

const Command showCommand{
    "show",
    "[--known-at T] [--raw] ID",
    "One object: what each source claims of it, when it happened and when it was known, why it is one\n"
    "incident with others (rule, value, time), what people decided about it, and its records; of an asset what is\n"
    "vulnerable there and by which chain of components, of a vulnerability where.\n"
    "A number is an observation.",
    options,
    1,
    1,
    true,
    run};

} // namespace watchfloor::ctl
