// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/canonicaljson.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonobject.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view formatId = "geojson";
constexpr qsizetype mostPoints = 20'000; ///< of one line
constexpr qsizetype mostLines = 500; ///< of one feature
constexpr std::size_t longestText = 2000;

/// Words that say in any producer's properties what a feature is, in order of preference.
constexpr auto kindKeys = std::to_array<std::string_view>({"kind", "asset_type", "type", "power", "telecom", "man_made",
                                                           "seamark:type", "category", "class", "communication"});

std::string scalar(const QJsonValue &value)
{
    if (value.isString())
        return std::string(cutText(trim(value.toString().toStdString()), longestText));
    if (value.isDouble() || value.isBool())
        return value.toVariant().toString().toStdString();
    return {};
}

std::string first(const QJsonObject &properties, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (std::string found = scalar(properties.value(key)); !found.empty())
            return found;
    }
    return {};
}

/// Why geometry cannot be used.
using Placed = std::expected<void, std::string>;

class FeatureReader
{
public:
    FeatureReader(const QJsonObject &feature, const ParseContext &context, Items &out)
        : m_feature(feature)
        , m_properties(feature.value("properties"_L1).toObject())
        , m_context(context)
        , m_out(out)
    {
    }

    void read()
    {
        const QJsonValue geometry = m_feature.value("geometry"_L1);
        if (geometry.isObject()) {
            if (const Placed placed = place(geometry.toObject()); !placed)
                return reject("geometry", placed.error());
        } else if (!geometry.isNull() && !geometry.isUndefined()) {
            return reject("geometry", "is no object");
        }
        std::string name
            = first(m_properties, {"name"_L1, "Name"_L1, "NAME"_L1, "name:en"_L1, "title"_L1, "label"_L1, "ref"_L1});
        std::string key = scalar(m_feature.value("id"_L1));
        if (key.empty())
            key = first(m_properties, {"id"_L1, "@id"_L1, "key"_L1, "ID"_L1, "osm_id"_L1, "feature_id"_L1});
        if (key.empty() && !name.empty())
            key = name;
        // What has neither is known by where it lies.
        if (key.empty() && geometry.isObject())
            key = "feature " + toHex(bytesOf(sha256(canonicalJson(geometry.toObject())))).substr(0, 16);
        if (key.empty())
            return reject("id", "neither id, nor name, nor geometry");
        if (name.empty())
            name = key;
        add(key, name, m_lines.empty() ? QJsonArray() : m_lines.front());
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

    Placed point(const QJsonValue &value, double &lat, double &lon) const
    {
        const QJsonArray pair = value.toArray();
        if (pair.size() < 2 || !pair[0].isDouble() || !pair[1].isDouble())
            return std::unexpected("a position is not [longitude, latitude]");
        lon = pair[0].toDouble();
        lat = pair[1].toDouble();
        if (std::abs(lat) > 90 || std::abs(lon) > 180)
            return std::unexpected("[" + std::to_string(lon) + ", " + std::to_string(lat)
                                   + "] is not on the globe; degrees of WGS 84, longitude first, are wanted");
        return {};
    }

    Placed line(const QJsonValue &value)
    {
        const QJsonArray points = value.toArray();
        if (points.size() < 2 || points.size() > mostPoints)
            return std::unexpected("a line has 2 to " + std::to_string(mostPoints) + " points, not "
                                   + std::to_string(points.size()));
        QJsonArray path;
        for (const auto each : points) {
            double lat = 0, lon = 0;
            if (const Placed placed = point(each, lat, lon); !placed)
                return placed;
            path.append(QJsonArray{lon, lat});
        }
        // Cables come in pieces that touch: together they are one line.
        if (!m_lines.empty() && m_lines.back().last() == path.first()) {
            path.removeFirst();
            for (const auto each : std::as_const(path))
                m_lines.back().append(each);
        } else {
            m_lines.push_back(path);
        }
        return {};
    }

    /// The middle of what a ring encloses, near enough for a mark on a map.
    Placed ring(const QJsonValue &value)
    {
        const QJsonArray points = value.toArray();
        if (points.size() < 4 || points.size() > 50 * mostPoints)
            return std::unexpected("a ring has four points or more");
        double north = -90, south = 90, west = 180, east = -180;
        for (const auto each : points) {
            double lat = 0, lon = 0;
            if (const Placed placed = point(each, lat, lon); !placed)
                return placed;
            north = std::max(north, lat);
            south = std::min(south, lat);
            east = std::max(east, lon);
            west = std::min(west, lon);
        }
        if (!m_position)
            m_position = Position{(north + south) / 2, (east + west) / 2, Precision::Site};
        return {};
    }

    Placed place(const QJsonObject &geometry)
    {
        const QString type = geometry.value("type"_L1).toString();
        const QJsonValue coordinates = geometry.value("coordinates"_L1);
        const QJsonArray list = coordinates.toArray();
        if (type == "Point"_L1)
            return at(coordinates);
        if (type == "MultiPoint"_L1)
            return list.isEmpty() ? Placed() : at(list.first());
        if (type == "LineString"_L1)
            return line(coordinates);
        if (type == "MultiLineString"_L1) {
            if (list.size() > mostLines)
                return std::unexpected("more than " + std::to_string(mostLines) + " lines");
            for (const auto each : list) {
                if (const Placed placed = line(each); !placed)
                    return placed;
            }
            return {};
        }
        if (type == "Polygon"_L1)
            return ring(list.first());
        if (type == "MultiPolygon"_L1)
            return ring(list.first().toArray().first());
        if (type == "GeometryCollection"_L1) {
            for (const auto each : geometry.value("geometries"_L1).toArray()) {
                if (each.toObject().value("type"_L1) == "GeometryCollection"_L1)
                    return std::unexpected("a collection inside a collection");
                if (const Placed placed = place(each.toObject()); !placed)
                    return placed;
            }
            return {};
        }
        return std::unexpected(excerpt(type.toStdString()) + " is no type of geometry");
    }

    Placed at(const QJsonValue &coordinates)
    {
        double lat = 0, lon = 0;
        const Placed placed = point(coordinates, lat, lon);
        if (placed && !m_position)
            m_position = Position{lat, lon, Precision::Site};
        return placed;
    }

    [[nodiscard]] std::string kind() const
    {
        for (const std::string_view key : kindKeys) {
            const QJsonValue value = m_properties.value(QLatin1StringView(key.data(), qsizetype(key.size())));
            std::string_view known = assetKindFrom(scalar(value));
            // `power=line` and `telecom=line` differ by their key.
            if (!known.empty() && key == "telecom")
                known = m_lines.empty() ? "site" : "cable";
            else if (known.empty() && !scalar(value).empty() && (key == "power" || key == "telecom"))
                known = key == "power" ? "power" : m_lines.empty() ? "site" : "cable";
            if (!known.empty())
                return std::string(known);
        }
        return m_lines.empty() ? "other" : "cable";
    }

    void add(const std::string &key, const std::string &name, const QJsonArray &path)
    {
        QJsonObject body;
        put(body, "key"_L1, key);
        put(body, "name"_L1, name);
        put(body, "kind"_L1, kind());
        put(body, "owner"_L1, first(m_properties, {"owner"_L1, "owners"_L1, "operator"_L1}));
        put(body, "sector"_L1, first(m_properties, {"sector"_L1}));
        put(body, "country"_L1, first(m_properties, {"country"_L1, "country_code"_L1, "addr:country"_L1}));
        put(body, "city"_L1, first(m_properties, {"city"_L1, "addr:city"_L1}));
        const std::string description = first(m_properties, {"description"_L1, "note"_L1, "notes"_L1});
        put(body, "description"_L1, description);
        if (m_position) {
            body.insert("lat"_L1, m_position->latitude);
            body.insert("lon"_L1, m_position->longitude);
            put(body, "precision"_L1, std::string("site"));
        }
        if (!path.isEmpty())
            body.insert("path"_L1, path);
        Claim claim;
        claim.subject = derivedId("asset", m_context.source.slug, formatId, key);
        claim.type = "asset";
        claim.title = name;
        claim.description = description;
        claim.body = canonicalJson(body);
        if (const std::string marking = first(m_properties, {"marking"_L1, "tlp"_L1}); !marking.empty())
            claim.marking = markingFrom(marking);
        m_out.claims.push_back(std::move(claim));
    }

    const QJsonObject &m_feature;
    const QJsonObject m_properties;
    const ParseContext &m_context;
    Items &m_out;
    std::optional<Position> m_position;
    std::vector<QJsonArray> m_lines;
};

class GeoJsonParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        const auto object = objectOf(record);
        if (!object) {
            out.rejected = object.error();
            return;
        }
        const QString type = object->value("type"_L1).toString();
        if (type == "FeatureCollection"_L1)
            out.rejected = Rejection{"features: a collection without any", "features"};
        else if (type != "Feature"_L1)
            out.rejected = Rejection{"type: " + excerpt(type.toStdString()) + " is not Feature", "type"};
        else
            FeatureReader(*object, context, out).read();
    }
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
