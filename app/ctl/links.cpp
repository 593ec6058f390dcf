// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "links.h"

#include "base/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

/// What the machine says of a subject now; nothing where it says nothing, or took it back.
Result<std::optional<Claim>> machineClaim(store::Reader &reader, const std::vector<Source> &sources,
                                          const std::string &subject, store::KnownAt knownAt)
{
    auto claims = store::claimsAbout(reader, subject, knownAt);
    if (!claims)
        return std::unexpected(claims.error());
    std::optional<Claim> newest;
    for (store::StoredClaim &claim : *claims) {
        if (slugOf(sources, claim.sourceId) == machineSource && (!newest || newest->version <= claim.value.version))
            newest = std::move(claim.value);
    }
    return newest && newest->revoked ? std::nullopt : newest;
}

QString nameOf(const fusion::MachineWord::Seen &seen)
{
    QStringList ends;
    for (const std::string &end : {seen.sourceAddress, seen.destinationAddress, seen.name, seen.asset}) {
        if (!end.empty())
            ends += text(end);
    }
    return u"%1 %2 %3"_s.arg(text(seen.source), text(seen.signature), ends.join(u", "_s)).simplified();
}

} // namespace

Result<Links> linksOf(store::Reader &reader, const std::vector<Source> &sources, const std::string &id,
                      store::KnownAt knownAt)
{
    Links found;
    found.incident = id;
    auto claim = machineClaim(reader, sources, id, knownAt);
    if (claim && !*claim) {
        const auto member = machineClaim(reader, sources, fusion::memberSubject(id), knownAt);
        if (!member)
            return std::unexpected(member.error());
        found.incident = *member ? fusion::incidentIn(**member) : std::string();
        if (!found.incident.empty())
            claim = machineClaim(reader, sources, found.incident, knownAt);
    }
    if (!claim)
        return std::unexpected(claim.error());
    if (!*claim)
        return Links();
    fusion::MachineWord word = fusion::machineWord(**claim);
    found.total = word.linksTotal;
    for (const auto &seen : word.traces)
        found.names[seen.id] = nameOf(seen);
    for (auto &link : word.links) {
        if (found.incident == id || link.a == id || link.b == id)
            found.links.push_back(std::move(link));
    }
    if (found.incident == id)
        found.related = std::move(word.related);
    for (const std::string &report : word.reports) {
        const auto about = store::claimsAbout(reader, report, knownAt);
        if (!about)
            return std::unexpected(about.error());
        for (const store::StoredClaim &one : *about) {
            if (!one.value.title.empty())
                found.names[report] = text(slugOf(sources, one.sourceId)) + u": "_s + text(one.value.title);
        }
    }
    return found;
}

namespace {

std::string nameIn(const Links &links, const std::string &id)
{
    const auto found = links.names.find(id);
    return found == links.names.end() ? std::string() : found->second.toStdString();
}

Json jsonOf(const Links &links, const fusion::MachineWord::Link &link)
{
    Json json;
    json.add("rule", link.rule).add("value", link.value);
    if (!link.a.empty())
        json.add("a", link.a).add("a_name", nameIn(links, link.a));
    json.add("b", link.b).add("b_name", nameIn(links, link.b)).add("from", link.from).add("to", link.to);
    return json;
}

QString shown(const Links &links, const std::string &id)
{
    const auto found = links.names.find(id);
    return id.empty() ? u"an indicator"_s : found == links.names.end() ? text(id) : found->second;
}

} // namespace

void addLinks(Json &json, const Links &links)
{
    if (links.incident.empty())
        return;
    std::vector<Json> all, related;
    for (const auto &link : links.links)
        all.push_back(jsonOf(links, link));
    for (const auto &link : links.related)
        related.push_back(Json().add("other", link.b).add("rule", link.rule).add("value", link.value));
    json.add("incident", links.incident).add("links", all).add("links_total", links.total).add("related", related);
}

void printLinks(const Links &links)
{
    if (links.incident.empty())
        return;
    say({});
    say(u"  why one incident (%1):"_s.arg(text(links.incident)));
    Table table({u"rule"_s, u"value"_s, u"from"_s, u"to"_s, u"between"_s, u"and"_s});
    for (const auto &link : links.links)
        table.row({text(link.rule), shortText(text(link.value), 60), timeText(link.from), timeText(link.to),
                   shortText(shown(links, link.a), 60), shortText(shown(links, link.b), 60)});
    if (!table.isEmpty())
        table.print();
    if (links.related.empty())
        return;
    say(u"  related, and not the same:"_s);
    Table related({u"rule"_s, u"value"_s, u"other"_s});
    for (const auto &link : links.related)
        related.row({text(link.rule), shortText(text(link.value), 60), text(link.b)});
    related.print();
}

} // namespace watchfloor::ctl
