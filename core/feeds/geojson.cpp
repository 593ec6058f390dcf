// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonobject.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "geojson";
constexpr std::size_t mostPoints = 20'000; ///< of one line
constexpr std::size_t mostLines = 500; ///< of one feature
constexpr std::size_t longestText = 2000;

/// Words that say in any producer's properties what a feature is, in order of preference.
constexpr auto kindKeys = std::to_array<std::string_view>({"kind", "asset_type", "type", "power", "telecom", "man_made",
                                                           "seamark:type", "category", "class", "communication"});

std::string scalar(std::optional<dom::element> value)
{
    if (!value)
        return {};
    if (value->is_string())
        return std::string(cutText(trimmedText(*value), longestText));
    return textOfScalar(*value);
}

/// Longitude, latitude.
using Point = std::pair<double, double>;
using Line = std::vector<Point>;

std::string pathJson(const Line &line)
{
    std::string json = "[";
    for (const auto &[lon, lat] : line) {
        json += json.size() > 1 ? ",[" : "[";
        appendNumber(json, lon);
        json += ',';
        appendNumber(json, lat);
        json += ']';
    }
    return json + ']';
}

/// In the spelling that ids of features without any were derived from.
std::string geometryText(dom::element geometry)
{
    const std::string text = simdjson::minify(geometry);
    return canonicalJson(
        QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).object());
}

/// Why geometry cannot be used.
using Placed = std::expected<void, std::string>;

class FeatureReader
{
public:
    FeatureReader(dom::object feature, const ParseContext &context, Items &out)
        : m_feature(feature)
        , m_context(context)
        , m_out(out)
    {
        dom::element properties;
        if (feature.at_key("properties").get(properties) == simdjson::SUCCESS)
            m_properties = properties;
    }

    void read()
    {
        const auto geometry = member("geometry");
        if (geometry && geometry->is_object()) {
            if (const Placed placed = place(*geometry); !placed)
                return reject("geometry", placed.error());
        } else if (geometry && !geometry->is_null()) {
            return reject("geometry", "is no object");
        }
        std::string name = first({"name", "Name", "NAME", "name:en", "title", "label", "ref"});
        std::string key = scalar(member("id"));
        if (key.empty())
            key = first({"id", "@id", "key", "ID", "osm_id", "feature_id"});
        if (key.empty() && !name.empty())
            key = name;
        // What has neither is known by where it lies.
        if (key.empty() && geometry && geometry->is_object())
            key = "feature " + toHex(bytesOf(sha256(geometryText(*geometry)))).substr(0, 16);
        if (key.empty())
            return reject("id", "neither id, nor name, nor geometry");
        if (name.empty())
            name = key;
        add(key, name, m_lines.empty() ? Line() : m_lines.front());
        for (std::size_t part = 1; part < m_lines.size(); ++part) {
            const std::string suffix = std::to_string(part + 1);
            add(key + '#' + suffix, name + " (part " + suffix + ')', m_lines[part]);
        }
        m_out.naturalKey = claimsIdentity(m_out.claims);
    }

private:
    void reject(const std::string &field, const std::string &reason)
    {
        m_out.claims.clear();
        m_out.rejected = Rejection{field + ": " + reason, field};
    }

    [[nodiscard]] std::optional<dom::element> member(std::string_view key) const
    {
        dom::element value;
        return m_feature.at_key(key).get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
    }
    [[nodiscard]] std::optional<dom::element> property(std::string_view key) const
    {
        return m_properties ? memberOf(*m_properties, key) : std::nullopt;
    }
    /// The first of these properties that says anything.
    [[nodiscard]] std::string first(std::initializer_list<std::string_view> keys) const
    {
        for (const std::string_view key : keys) {
            if (std::string found = scalar(property(key)); !found.empty())
                return found;
        }
        return {};
    }

    static std::optional<dom::element> firstOf(std::optional<dom::element> value)
    {
        dom::array list;
        if (!value || value->get(list) != simdjson::SUCCESS || !(list.begin() != list.end()))
            return std::nullopt;
        return *list.begin();
    }

    static Placed point(std::optional<dom::element> value, Point &at)
    {
        std::optional<double> lon, lat;
        if (dom::array pair; value && value->get(pair) == simdjson::SUCCESS && pair.size() >= 2) {
            auto each = pair.begin();
            lon = doubleOf(*each);
            lat = doubleOf(*++each);
        }
        if (!lon || !lat)
            return std::unexpected("a position is not [longitude, latitude]");
        if (std::abs(*lat) > 90 || std::abs(*lon) > 180)
            return std::unexpected("[" + std::to_string(*lon) + ", " + std::to_string(*lat)
                                   + "] is not on the globe; degrees of WGS 84, longitude first, are wanted");
        at = {*lon, *lat};
        return {};
    }

    Placed line(std::optional<dom::element> value)
    {
        const std::vector<dom::element> points = value ? elementsOf(*value) : std::vector<dom::element>();
        if (points.size() < 2 || points.size() > mostPoints)
            return std::unexpected("a line has 2 to " + std::to_string(mostPoints) + " points, not "
                                   + std::to_string(points.size()));
        Line path;
        path.reserve(points.size());
        for (const dom::element each : points) {
            if (const Placed placed = point(each, path.emplace_back()); !placed)
                return placed;
        }
        // Cables come in pieces that touch: together they are one line.
        if (!m_lines.empty() && m_lines.back().back() == path.front())
            m_lines.back().insert(m_lines.back().end(), path.begin() + 1, path.end());
        else
            m_lines.push_back(std::move(path));
        return {};
    }

    /// The middle of what a ring encloses, near enough for a mark on a map.
    Placed ring(std::optional<dom::element> value)
    {
        const std::vector<dom::element> points = value ? elementsOf(*value) : std::vector<dom::element>();
        if (points.size() < 4 || points.size() > 50 * mostPoints)
            return std::unexpected("a ring has four points or more");
        double north = -90, south = 90, west = 180, east = -180;
        for (const dom::element each : points) {
            Point corner;
            if (const Placed placed = point(each, corner); !placed)
                return placed;
            north = std::max(north, corner.second);
            south = std::min(south, corner.second);
            east = std::max(east, corner.first);
            west = std::min(west, corner.first);
        }
        if (!m_position)
            m_position = Position{(north + south) / 2, (east + west) / 2, Precision::Site};
        return {};
    }

    Placed place(dom::element geometry)
    {
        const auto named = memberOf(geometry, "type");
        const std::string_view type = named ? stringOf(*named) : std::string_view();
        const auto coordinates = memberOf(geometry, "coordinates");
        if (type == "Point")
            return at(coordinates);
        if (type == "MultiPoint")
            return firstOf(coordinates) ? at(firstOf(coordinates)) : Placed();
        if (type == "LineString")
            return line(coordinates);
        if (type == "MultiLineString") {
            const std::vector<dom::element> list = coordinates ? elementsOf(*coordinates) : std::vector<dom::element>();
            if (list.size() > mostLines)
                return std::unexpected("more than " + std::to_string(mostLines) + " lines");
            for (const dom::element each : list) {
                if (const Placed placed = line(each); !placed)
                    return placed;
            }
            return {};
        }
        if (type == "Polygon")
            return ring(firstOf(coordinates));
        if (type == "MultiPolygon")
            return ring(firstOf(firstOf(coordinates)));
        if (type == "GeometryCollection")
            return collection(memberOf(geometry, "geometries"));
        return std::unexpected(excerpt(type) + " is no type of geometry");
    }

    Placed collection(std::optional<dom::element> geometries)
    {
        for (const dom::element each : geometries ? elementsOf(*geometries) : std::vector<dom::element>()) {
            const auto type = memberOf(each, "type");
            if (type && stringOf(*type) == "GeometryCollection")
                return std::unexpected("a collection inside a collection");
            if (const Placed placed = place(each); !placed)
                return placed;
        }
        return {};
    }

    Placed at(std::optional<dom::element> coordinates)
    {
        Point where;
        const Placed placed = point(coordinates, where);
        if (placed && !m_position)
            m_position = Position{where.second, where.first, Precision::Site};
        return placed;
    }

    [[nodiscard]] std::string_view kind() const
    {
        for (const std::string_view key : kindKeys) {
            const std::string said = scalar(property(key));
            std::string_view known = assetKindFrom(said);
            // `power=line` and `telecom=line` differ by their key.
            if (!known.empty() && key == "telecom")
                known = m_lines.empty() ? "site" : "cable";
            else if (known.empty() && !said.empty() && (key == "power" || key == "telecom"))
                known = key == "power" ? "power" : m_lines.empty() ? "site" : "cable";
            if (!known.empty())
                return known;
        }
        return m_lines.empty() ? "other" : "cable";
    }

    void add(const std::string &key, const std::string &name, const Line &path)
    {
        JsonBody body;
        body.text("key", key);
        body.text("name", name);
        body.text("kind", kind());
        body.text("owner", first({"owner", "owners", "operator"}));
        body.text("sector", first({"sector"}));
        body.text("country", first({"country", "country_code", "addr:country"}));
        body.text("city", first({"city", "addr:city"}));
        const std::string description = first({"description", "note", "notes"});
        body.text("description", description);
        if (m_position) {
            std::string lat, lon;
            appendNumber(lat, m_position->latitude);
            appendNumber(lon, m_position->longitude);
            body.raw("lat", lat);
            body.raw("lon", lon);
            body.text("precision", "site");
        }
        if (!path.empty())
            body.raw("path", pathJson(path));
        Claim claim;
        claim.subject = derivedId("asset", m_context.source.slug, formatId, key);
        claim.type = "asset";
        claim.title = name;
        claim.description = description;
        claim.body = body.take();
        if (const std::string marking = first({"marking", "tlp"}); !marking.empty())
            claim.marking = markingFrom(marking);
        m_out.claims.push_back(std::move(claim));
    }

    const dom::object m_feature;
    std::optional<dom::element> m_properties;
    const ParseContext &m_context;
    Items &m_out;
    std::optional<Position> m_position;
    std::vector<Line> m_lines;
};

class GeoJsonParser final : public Parser
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
        dom::element named;
        const std::string_view type
            = object->at_key("type").get(named) == simdjson::SUCCESS ? stringOf(named) : std::string_view();
        if (type == "FeatureCollection")
            out.rejected = Rejection{"features: a collection without any", "features"};
        else if (type != "Feature")
            out.rejected = Rejection{"type: " + excerpt(type) + " is not Feature", "type"};
        else
            FeatureReader(*object, context, out).read();
    }

private:
    ObjectReader m_reader;
};

Detection detectGeoJson(std::string_view head, bool)
{
    for (const auto &record : glimpseJson(head).records) {
        const auto type = record.text("type");
        if (type == "FeatureCollection")
            return {95, "a FeatureCollection"};
        if (type == "Feature" && (record.has("geometry") || record.has("properties")))
            return {95, "features with geometry and properties"};
    }
    // A large collection whose type comes last: its first features show it.
    for (const auto &record : glimpseJson(head, JsonFramer::Cut::Features).records) {
        if (record.text("type") == "Feature" && record.has("geometry"))
            return {90, "a list of features with geometry"};
    }
    return {};
}

} // namespace

const Format &geoJsonFormat()
{
    static const Format format{
        formatId,
        "GeoJSON",
        detectGeoJson,
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<JsonFramer>(JsonFramer::Cut::Features);
        },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<GeoJsonParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
