// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/inventory.h"

#include "base/address.h"
#include "base/hash.h"
#include "feeds/formats.h"
#include "feeds/needcells.h"
#include "model/needterms.h"
#include "model/severity.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view formatId = "inventory-csv";

constexpr std::array assetFields = std::to_array<Columns::Field>({
    {"key", "id asset_id asset_key asset_tag identifier uid"},
    {"name", "asset_name asset label display_name title"},
    {"kind", "type asset_type asset_kind class category"},
    {"owner", "operator organisation organization responsible"},
    {"sector", "nis2_sector industry"},
    {"nation", "owner_nation"},
    {"addresses", "address ip ips ip_address ip_addresses ipv4 ipv6"},
    {"hosts", "host hostname hostnames host_name fqdn dns_name"},
    {"lat", "latitude y"},
    {"lon", "lng long longitude x"},
    {"precision", "location_precision geo_precision"},
    {"city", "town place"},
    {"country", "country_code"},
    {"site", "located_at location parent_site"},
    {"path", "geometry wkt route linestring"},
    {"criticality", "importance priority business_criticality"},
    {"watched_by", "monitored_by sensor sensors monitoring"},
    {"vendor", "manufacturer software_vendor"},
    {"product", "software product_name"},
    {"version", "software_version product_version"},
    {"cpe", "cpes cpe23"},
    {"purl", "purls package_url"},
    {"description", "comment comments notes"},
    {"marking", "tlp classification"},
    {"modified", "updated last_modified updated_at"},
});

constexpr std::array dependencyFields = std::to_array<Columns::Field>({
    {"dependant", "dependent from consumer needs_from child"},
    {"provider", "depends_on to supplier needs requires parent"},
    {"kind", "type relation dependency_type"},
    {"group", "group_id redundancy_group"},
    {"need", "mode logic rule"},
    {"k", "quorum minimum min"},
    {"strength", "degree alpha"},
    {"criticality", "beta"},
    {"weight", "share"},
    {"hold_up_s", "hold_up holdup autonomy battery"},
    {"time_to_impact_s", "time_to_impact delay"},
    {"recovery_s", "recovery recovery_time rto"},
    {"marking", "tlp classification"},
    {"modified", "updated last_modified updated_at"},
});

constexpr std::array missionFields = std::to_array<Columns::Field>({
    {"mission", "mission_key mission_id operation"},
    {"name", "mission_name title"},
    {"area", "area_of_operations theatre theater"},
    {"countries", "country host_countries"},
    {"audience", "releasability releasable_to"},
    {"from", "start begin start_date"},
    {"to", "end end_date until"},
    {"task", "task_key task_id"},
    {"task_name", "task_title"},
    {"phase", "phase_key phase_id"},
    {"phase_name", "phase_title"},
    {"phase_from", "phase_start phase_begin"},
    {"phase_to", "phase_end phase_until"},
    {"needs", "assets requires depends_on"},
    {"description", "comment comments notes mandate"},
    {"marking", "tlp classification"},
    {"modified", "updated last_modified updated_at"},
});

std::span<const Columns::Field> fieldsOf(InventoryTable table)
{
    switch (table) {
    case InventoryTable::Dependencies:
        return dependencyFields;
    case InventoryTable::Missions:
        return missionFields;
    case InventoryTable::None:
    case InventoryTable::Assets:
        break;
    }
    return assetFields;
}

/// Kind as the model names it, by the words inventories use for it.
std::optional<std::string_view> assetKind(std::string_view text)
{
    static constexpr auto kinds = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"service", "service business_service it_service"},
        {"application", "application app software database platform"},
        {"host",
         "host server workstation client computer vm virtual_machine device router switch firewall appliance "
         "gateway endpoint"},
        {"network", "network lan wan vlan subnet segment"},
        {"site",
         "site building facility location base headquarters data_centre data_center datacenter port depot "
         "landing_station"},
        {"power", "power electricity grid generator substation ups power_line"},
        {"satellite", "satellite satcom ground_station teleport vsat"},
        {"cable", "cable submarine_cable fibre fiber line"},
        {"other", "other unknown"},
    });
    const std::string key = columnKey(text);
    for (const auto &[kind, words] : kinds) {
        if (std::ranges::contains(parts(words, " "), key))
            return kind;
    }
    return std::nullopt;
}

/// 0-100, or a word.
std::optional<int> criticalityFrom(std::string_view text)
{
    const int word = severityFromWord(text);
    if (word >= 0)
        return word;
    const auto value = number(text);
    return value && *value >= 0 && *value <= 100 ? std::optional(int(std::lround(*value))) : std::nullopt;
}

/// An address, or a network as `address/length`.
std::optional<std::string> addressOrNetwork(std::string_view text)
{
    const auto slash = text.find('/');
    const auto base = canonicalAddress(text.substr(0, slash));
    if (!base || slash == std::string_view::npos)
        return base;
    const auto length = number(text.substr(slash + 1));
    const int longest = base->find(':') == std::string::npos ? 32 : 128;
    if (!length || *length < 0 || *length > longest || *length != std::floor(*length))
        return std::nullopt;
    return *base + '/' + std::to_string(int(*length));
}

std::expected<std::optional<Timestamp>, Rejection> timeOf(std::string_view field, const std::string &text)
{
    if (text.empty())
        return std::nullopt;
    const auto read = parseIso8601(text);
    if (!read)
        return badCell(std::string(field), excerpt(text) + " is not an ISO 8601 time");
    return read->at;
}

struct Window
{
    std::optional<Timestamp> from, to;
};

std::expected<Window, Rejection> windowOf(std::string_view first, const std::string &from, std::string_view last,
                                          const std::string &to)
{
    const auto begin = timeOf(first, from);
    if (!begin)
        return std::unexpected(begin.error());
    const auto end = timeOf(last, to);
    if (!end)
        return std::unexpected(end.error());
    if (*begin && *end && **end < **begin)
        return badCell(std::string(last), "ends before it begins");
    return Window{*begin, *end};
}

void putWindow(QJsonObject &body, const Window &window)
{
    if (window.from)
        put(body, "from"_L1, iso8601(*window.from));
    if (window.to)
        put(body, "to"_L1, iso8601(*window.to));
}

} // namespace

InventoryTable inventoryTableOf(const std::vector<std::string> &header)
{
    const Columns dependency(header, dependencyFields);
    const Columns mission(header, missionFields);
    const Columns asset(header, assetFields);
    if (dependency.count({"dependant", "provider"}) == 2
        && dependency.count({"kind", "group", "need", "k", "strength", "criticality", "weight", "hold_up_s",
                             "time_to_impact_s", "recovery_s"})
            > 0)
        return InventoryTable::Dependencies;
    if (mission.has("mission")
        && mission.count({"task", "task_name", "needs", "area", "audience", "phase", "phase_name"}) > 0)
        return InventoryTable::Missions;
    // A ticket has an id, a type and hosts too; what it has beside them gives it away.
    static constexpr auto ticket = std::to_array<Columns::Field>({
        {"severity", "severity_level urgency impact"},
        {"time", "timestamp datetime first_seen last_seen created_at opened detected start_time"},
    });
    if (Columns(header, ticket).count({"severity", "time"}) > 0)
        return InventoryTable::None;
    const bool named = asset.has("key") || asset.has("name");
    const int more
        = asset.count({"addresses", "hosts", "lat", "lon", "owner", "sector", "nation", "site", "path", "criticality"});
    return named && ((asset.has("kind") && more >= 2) || more >= 4) ? InventoryTable::Assets : InventoryTable::None;
}

InventoryParser::InventoryParser(CsvDialect dialect)
    : m_rows(std::move(dialect))
    , m_table(inventoryTableOf(m_rows.dialect().header))
    , m_columns(m_rows.dialect().header, fieldsOf(m_table))
{
}

std::string InventoryParser::id(std::string_view type, std::string_view key) const
{
    return derivedId(type, m_context->source.slug, formatId, key);
}

void InventoryParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    m_cells = m_rows.read(record, out.rejected);
    m_context = &context;
    if (m_cells == nullptr)
        return;
    Made claim = badCell({}, "the header is none of an inventory: assets, dependencies or missions");
    switch (m_table) {
    case InventoryTable::Assets:
        claim = asset();
        break;
    case InventoryTable::Dependencies:
        claim = dependency();
        break;
    case InventoryTable::Missions:
        claim = mission();
        break;
    case InventoryTable::None:
        break;
    }
    if (claim) {
        const auto version = timeOf("modified", cell("modified"));
        if (!version)
            claim = std::unexpected(version.error());
        else
            claim->version = *version;
    }
    if (!claim) {
        out.rejected = claim.error();
        return;
    }
    if (const std::string marking = cell("marking"); !marking.empty())
        claim->marking = markingFrom(marking);
    out.naturalKey = rowIdentity(*claim);
    out.claims.push_back(std::move(*claim));
}

Cell InventoryParser::place(QJsonObject &body) const
{
    const std::string lat = cell("lat");
    const std::string lon = cell("lon");
    const std::string precision = cell("precision");
    if (!lat.empty() || !lon.empty()) {
        const auto north = latitude(lat);
        if (!north)
            return badCell("lat", excerpt(lat) + " is not a latitude from -90 to 90");
        const auto east = longitude(lon);
        if (!east)
            return badCell("lon", excerpt(lon) + " is not a longitude from -180 to 180");
        body.insert("lat"_L1, *north);
        body.insert("lon"_L1, *east);
        const auto known = precision.empty() ? std::optional<std::string>("site") : precisionFrom(precision);
        if (!known)
            return badCell("precision", excerpt(precision) + " is none of site, city, country");
        put(body, "precision"_L1, *known);
    }
    if (const std::string path = cell("path"); !path.empty()) {
        const auto points = pathFrom(path);
        if (!points)
            return badCell("path", excerpt(path) + " is no line of two or more \"longitude latitude\" points");
        body.insert("path"_L1, *points);
    }
    put(body, "city"_L1, cell("city"));
    put(body, "country"_L1, cell("country"));
    put(body, "site"_L1, cell("site"));
    return {};
}

Cell InventoryParser::addresses(QJsonObject &body) const
{
    std::vector<std::string> found;
    for (const std::string &text : parts(cell("addresses"), ";,| \t\n")) {
        auto address = addressOrNetwork(text);
        if (!address)
            return badCell("addresses", excerpt(text) + " is not an IP address");
        found.push_back(std::move(*address));
    }
    put(body, "addresses"_L1, found);
    found.clear();
    for (const std::string &text : parts(cell("hosts"), ";,| \t\n")) {
        auto host = canonicalHost(text);
        if (!host)
            return badCell("hosts", excerpt(text) + " is not a host name");
        found.push_back(std::move(*host));
    }
    put(body, "hosts"_L1, found);
    return {};
}

/// What runs on it, in the words of a bill of materials.
void InventoryParser::software(QJsonObject &body) const
{
    QJsonArray components;
    QJsonObject product;
    put(product, "name"_L1, cell("product"));
    put(product, "vendor"_L1, cell("vendor"));
    put(product, "version"_L1, cell("version"));
    if (product.contains("name"_L1))
        components.append(product);
    for (const auto key : {"cpe"_L1, "purl"_L1}) {
        for (const std::string &name : parts(cell(std::string_view(key)), ";| \n")) {
            QJsonObject component;
            put(component, key, name);
            components.append(component);
        }
    }
    if (!components.isEmpty())
        body.insert("components"_L1, components);
}

InventoryParser::Made InventoryParser::asset() const
{
    std::string key = cell("key");
    std::string name = cell("name");
    if (key.empty() && name.empty())
        return badCell("key", "neither key nor name");
    if (key.empty())
        key = name;
    if (name.empty())
        name = key;

    QJsonObject body;
    put(body, "key"_L1, key);
    put(body, "name"_L1, name);
    const std::string kindText = cell("kind");
    const auto kind = kindText.empty() ? std::optional<std::string_view>("other") : assetKind(kindText);
    if (!kind)
        return badCell("kind", "unknown kind " + excerpt(kindText));
    put(body, "kind"_L1, std::string(*kind));
    put(body, "owner"_L1, cell("owner"));
    put(body, "sector"_L1, cell("sector"));
    put(body, "nation"_L1, cell("nation"));
    if (const Cell read = addresses(body); !read)
        return std::unexpected(read.error());
    if (const Cell read = place(body); !read)
        return std::unexpected(read.error());
    if (const std::string text = cell("criticality"); !text.empty()) {
        const auto value = criticalityFrom(text);
        if (!value)
            return badCell("criticality", excerpt(text) + " is neither 0 to 100 nor a word for it");
        body.insert("criticality"_L1, *value);
    }
    software(body);
    put(body, "watched_by"_L1, parts(cell("watched_by")));
    put(body, "description"_L1, cell("description"));

    Claim claim;
    claim.subject = id("asset", key);
    claim.type = "asset";
    claim.title = name;
    claim.description = cell("description");
    claim.body = canonicalJson(body);
    return claim;
}

InventoryParser::Made InventoryParser::dependency() const
{
    const std::string dependant = cell("dependant");
    const std::string provider = cell("provider");
    const std::string kind = cell("kind");
    if (dependant.empty())
        return badCell("dependant", "empty");
    if (provider.empty())
        return badCell("provider", "empty");
    if (lower(dependant) == lower(provider))
        return badCell("provider", excerpt(provider) + " depends on itself");

    QJsonObject body;
    put(body, "dependant"_L1, dependant);
    put(body, "provider"_L1, provider);
    put(body, "kind"_L1, kind);
    // Before there were weighted needs, a column of weights told strengths; where the need is another one it still
    // does.
    const bool isWeighted = needRuleFrom(lower(cell("need"))) == NeedRule::Weighted;
    const auto said = [&](std::string_view key) {
        std::string text = key == "weight" && !isWeighted ? std::string() : cell(key);
        return key == "strength" && text.empty() && !isWeighted ? cell("weight") : text;
    };
    if (const Cell read = putNeed(body, said, kind); !read)
        return std::unexpected(read.error());

    Claim claim;
    claim.subject = id("dependency", dependant + '\x1F' + provider + '\x1F' + kind);
    claim.type = "dependency";
    claim.title = dependant + " → " + provider;
    claim.body = canonicalJson(body);
    return claim;
}

/// The keys of the phases that the row tells of; what they are called and when they are, of one alone.
std::expected<std::vector<std::string>, Rejection> InventoryParser::putPhase(QJsonObject &body) const
{
    const std::vector<std::string> keys = parts(cell("phase"));
    if (keys.size() > 1) {
        for (const std::string_view column : {"phase_name", "phase_from", "phase_to"}) {
            if (!cell(column).empty())
                return badCell(std::string(column), "of which of several phases it is, nobody can tell");
        }
        return keys;
    }
    std::string key = keys.empty() ? std::string() : keys.front();
    std::string name = cell("phase_name");
    const auto window = windowOf("phase_from", cell("phase_from"), "phase_to", cell("phase_to"));
    if (!window)
        return std::unexpected(window.error());
    if (key.empty())
        key = name;
    if (name.empty())
        name = key;
    if (key.empty()) {
        if (window->from || window->to)
            return badCell("phase", "times of a phase, but neither its key nor its name");
        return keys;
    }
    if (window->from && window->from == window->to)
        return badCell("phase_to", "ends when it begins");
    QJsonObject phase;
    put(phase, "key"_L1, key);
    put(phase, "name"_L1, name);
    putWindow(phase, *window);
    body.insert("phases"_L1, QJsonArray{phase});
    return std::vector{key};
}

InventoryParser::Made InventoryParser::mission() const
{
    std::string key = cell("mission");
    std::string name = cell("name");
    if (key.empty() && name.empty())
        return badCell("mission", "neither key nor name");
    if (key.empty())
        key = name;
    if (name.empty())
        name = key;

    const auto window = windowOf("from", cell("from"), "to", cell("to"));
    if (!window)
        return std::unexpected(window.error());

    QJsonObject body;
    put(body, "key"_L1, key);
    put(body, "name"_L1, name);
    put(body, "area"_L1, cell("area"));
    put(body, "countries"_L1, parts(cell("countries")));
    put(body, "audience"_L1, cell("audience"));
    putWindow(body, *window);
    put(body, "description"_L1, cell("description"));
    const auto phases = putPhase(body);
    if (!phases)
        return std::unexpected(phases.error());

    std::string task = cell("task");
    std::string taskName = cell("task_name");
    const std::vector<std::string> needs = parts(cell("needs"));
    if (!task.empty() || !taskName.empty() || !needs.empty()) {
        // Needs without a task are the mission's own: one task of its name.
        if (taskName.empty())
            taskName = task.empty() ? name : task;
        if (task.empty())
            task = taskName == name ? key : taskName;
        QJsonObject entry;
        put(entry, "key"_L1, task);
        put(entry, "name"_L1, taskName);
        put(entry, "needs"_L1, needs);
        put(entry, "phases"_L1, *phases);
        body.insert("tasks"_L1, QJsonArray{entry});
    }

    Claim claim;
    claim.subject = id("mission", key);
    claim.type = "mission";
    claim.title = name;
    claim.description = cell("description");
    claim.happenedFrom = window->from;
    claim.happenedTo = window->to;
    claim.body = canonicalJson(body);
    return claim;
}

const Format &inventoryCsvFormat()
{
    static const Format format{
        formatId,
        "Inventory CSV: assets, dependencies, missions",
        [](std::string_view head, bool) -> Detection {
            switch (inventoryTableOf(settleDialect(head).header)) {
            case InventoryTable::Assets:
                return {85, "a table of assets"};
            case InventoryTable::Dependencies:
                return {90, "a table of dependencies"};
            case InventoryTable::Missions:
                return {90, "a table of missions and tasks"};
            case InventoryTable::None:
                break;
            }
            return {};
        },
        [](const FormatOptions &options) -> std::unique_ptr<Framer> {
            return std::make_unique<CsvFramer>(settleDialect(options.head));
        },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<InventoryParser>(settleDialect(options.head));
        },
    };
    return format;
}

} // namespace watchfloor::feeds
