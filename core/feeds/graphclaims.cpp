// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/graphclaims.h"

#include "base/hash.h"
#include "feeds/needcells.h"

#include <QJsonObject>

#include <algorithm>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

/// Lines of a larger network keep their ends but not their path.
constexpr std::size_t mostPlaces = 500'000;
constexpr std::size_t longestName = 400;

} // namespace

std::string_view GraphElement::text(std::initializer_list<std::string_view> names) const
{
    for (const std::string_view name : names) {
        const auto found = attributes.find(name);
        if (found != attributes.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

std::string_view assetKindFrom(std::string_view word)
{
    static constexpr auto kinds = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"service", "service"},
        {"application", "application app software database library framework container platform"},
        {"host", "host server router switch firewall gateway computer device vm workstation"},
        {"network", "network lan wan vlan subnet pop exchange ixp data_center_exchange"},
        {"site",
         "site building facility landing_point landing_station port airport data_center data_centre headquarters"},
        {"power", "power substation plant generator transformer line minor_line tower bus converter electricity"},
        {"satellite", "satellite ground_station teleport earth_station"},
        {"cable", "cable submarine_cable submarine fibre fiber communication telecom link"},
    });
    const std::string wanted = columnKey(word);
    if (wanted.empty())
        return {};
    for (const auto &[kind, words] : kinds) {
        if (std::ranges::contains(parts(words, " "), wanted))
            return kind;
    }
    return {};
}

std::string claimsIdentity(const std::vector<Claim> &claims)
{
    if (claims.empty())
        return {};
    if (claims.size() == 1)
        return rowIdentity(claims.front());
    Sha256Stream all;
    for (const Claim &claim : claims)
        all.add(rowIdentity(claim) + '\n');
    return claims.front().subject + '@' + toHex(bytesOf(all.peek())).substr(0, 24);
}

GraphClaims::GraphClaims(std::string_view formatId, std::string graph, bool directed)
    : m_format(formatId)
    , m_graph(std::move(graph))
    , m_directed(directed)
{
}

void GraphClaims::read(const GraphElement &element, const ParseContext &context, Items &out)
{
    if (add(element, context, out))
        out.naturalKey = claimsIdentity(out.claims);
}

bool GraphClaims::add(const GraphElement &element, const ParseContext &context, Items &out)
{
    if (element.edge)
        edge(element, context, out);
    else
        node(element, context, out);
    return !out.rejected;
}

Claim GraphClaims::claim(std::string_view type, const std::string &key, const QJsonObject &body,
                         const std::string &title, const ParseContext &context) const
{
    Claim claim;
    claim.subject = derivedId(type, context.source.slug, m_format, key);
    claim.type = type;
    claim.title = title;
    claim.body = canonicalJson(body);
    return claim;
}

void GraphClaims::node(const GraphElement &element, const ParseContext &context, Items &out)
{
    const auto reject = [&](std::string_view field, const std::string &reason) {
        out.rejected = Rejection{std::string(field) + ": " + reason, std::string(field)};
    };
    if (element.id.empty() || element.id.size() > longestName)
        return reject("id", element.id.empty() ? "missing" : "too long");
    std::string name(element.text({"label", "name", "nodelabel"}));
    if (name.empty())
        name = element.id;

    QJsonObject body;
    put(body, "key"_L1, key(element.id));
    put(body, "name"_L1, name);
    const std::string_view kind = assetKindFrom(element.text({"kind", "type"}));
    put(body, "kind"_L1, std::string(kind.empty() ? "network" : kind));
    put(body, "owner"_L1, std::string(element.text({"owner", "operator", "network"})));
    put(body, "country"_L1, std::string(element.text({"country"})));
    if (!element.parent.empty())
        put(body, "site"_L1, key(element.parent));
    const std::string_view lat = element.text({"latitude", "lat"});
    const std::string_view lon = element.text({"longitude", "lon", "lng"});
    if (!lat.empty() || !lon.empty()) {
        const auto north = latitude(lat);
        const auto east = longitude(lon);
        if (!north)
            return reject("latitude", excerpt(lat) + " is not a latitude from -90 to 90");
        if (!east)
            return reject("longitude", excerpt(lon) + " is not a longitude from -180 to 180");
        body.insert("lat"_L1, *north);
        body.insert("lon"_L1, *east);
        // Research networks give a point of presence its town's place.
        put(body, "precision"_L1, std::string("city"));
        if (m_places.size() < mostPlaces)
            m_places.insert_or_assign(element.id, Place{*north, *east});
    }
    out.claims.push_back(claim("asset", key(element.id), body, name, context));
    if (element.parent.empty())
        return;
    const std::string inner = key(element.id), outer = key(element.parent);
    QJsonObject needs;
    put(needs, "dependant"_L1, inner);
    put(needs, "provider"_L1, outer);
    put(needs, "kind"_L1, std::string("part of"));
    put(needs, "need"_L1, std::string("all"));
    out.claims.push_back(
        claim("dependency", inner + '\x1F' + outer + '\x1F' + "part of", needs, inner + " → " + outer, context));
}

void GraphClaims::edge(const GraphElement &element, const ParseContext &context, Items &out)
{
    for (const auto &[field, id] :
         {std::pair<std::string_view, const std::string &>{"source", element.source}, {"target", element.target}}) {
        if (id.empty() || id.size() > longestName) {
            out.rejected
                = Rejection{std::string(field) + (id.empty() ? ": missing" : ": too long"), std::string(field)};
            return;
        }
    }
    const std::string from = key(element.source);
    const std::string to = key(element.target);
    const std::string_view label = element.text({"label", "linklabel", "name", "edgelabel"});
    if (element.directed.value_or(m_directed)) {
        if (from == to) {
            out.rejected = Rejection{"target: depends on itself", "target"};
            return;
        }
        QJsonObject body;
        put(body, "dependant"_L1, from);
        put(body, "provider"_L1, to);
        put(body, "kind"_L1, std::string(label));
        // Graphs carry numbers of any meaning, weights and strengths among them: ours are those of an edge that says
        // so.
        const bool saysTerms = !element.text({"need", "hold_up_s", "time_to_impact_s", "recovery_s"}).empty();
        const auto said = [&](std::string_view name) { return saysTerms ? trim(element.text({name})) : std::string(); };
        if (const Cell read = putNeed(body, said, std::string(label)); !read) {
            out.rejected = read.error();
            return;
        }
        out.claims.push_back(
            claim("dependency", from + '\x1F' + to + '\x1F' + std::string(label), body, from + " → " + to, context));
        return;
    }
    // Parallel lines are several lines; their order in the document numbers them.
    const auto [low, high] = std::minmax(element.source, element.target);
    std::string name = element.source + "-" + element.target;
    std::string own = element.id.empty() ? low + "--" + high : element.id;
    int &count = m_pairs.size() < mostPlaces || m_pairs.contains(own) ? m_pairs[own] : m_pairs[std::string()];
    if (++count > 1)
        own += '#' + std::to_string(count);
    own = key("link " + own);
    if (!label.empty())
        name += " (" + std::string(label) + ')';

    QJsonObject body;
    put(body, "key"_L1, own);
    put(body, "name"_L1, m_graph + ' ' + name);
    const std::string_view kind = assetKindFrom(element.text({"kind", "type", "linktype"}));
    put(body, "kind"_L1, std::string(kind.empty() ? "cable" : kind));
    put(body, "description"_L1, std::string(element.text({"linknote", "description", "linkspeed"})));
    const auto a = m_places.find(element.source);
    const auto b = m_places.find(element.target);
    if (a != m_places.end() && b != m_places.end() && element.source != element.target)
        body.insert("path"_L1,
                    QJsonArray{QJsonArray{a->second.longitude, a->second.latitude},
                               QJsonArray{b->second.longitude, b->second.latitude}});
    out.claims.push_back(claim("asset", own, body, m_graph + ' ' + name, context));
    for (const std::string &end : {from, to}) {
        QJsonObject needs;
        put(needs, "dependant"_L1, end);
        put(needs, "provider"_L1, own);
        put(needs, "kind"_L1, std::string("link"));
        put(needs, "group"_L1, std::string("links"));
        put(needs, "need"_L1, std::string("any"));
        out.claims.push_back(
            claim("dependency", end + '\x1F' + own + '\x1F' + "link", needs, end + " → " + own, context));
        if (from == to)
            break;
    }
}

} // namespace watchfloor::feeds
