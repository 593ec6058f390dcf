// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemap.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <map>
#include <mutex>

void watchfloorBasemapResources()
{
    // The resources are in a static library: something has to ask for them. Outside any namespace, as Q_INIT_RESOURCE
    // wants.
    Q_INIT_RESOURCE(watchfloor);
}

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr double unitsPerWorld = 1 << 20;

/// The files are our own, so that a fault is a bug of the build, not input; reading still stays in bounds.
class Unpacker
{
public:
    explicit Unpacker(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    std::uint32_t number()
    {
        std::uint32_t value = 0;
        for (int shift = 0; m_at < m_bytes.size() && shift < 32; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(m_bytes[m_at++]);
            value |= static_cast<std::uint32_t>(byte & 127) << shift;
            if (byte < 128)
                break;
        }
        return value;
    }
    std::int32_t difference()
    {
        const std::uint32_t v = number();
        return v & 1 ? -static_cast<std::int32_t>(v / 2) - 1 : static_cast<std::int32_t>(v / 2);
    }
    void points(std::vector<std::pair<std::int32_t, std::int32_t>> &into)
    {
        std::int32_t x = 0, y = 0;
        for (std::uint32_t n = number(); n > 0 && m_at < m_bytes.size(); --n) {
            x += difference();
            y += difference();
            into.emplace_back(x, y);
        }
    }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_bytes.size(); }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

using Whole = std::vector<std::pair<std::int32_t, std::int32_t>>;

template <typename Part> void place(Part &part, const Whole &points)
{
    if (points.empty())
        return;
    auto [left, top] = points.front();
    auto [right, bottom] = points.front();
    for (const auto &[x, y] : points) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    part.bounds = QRectF(left / unitsPerWorld, top / unitsPerWorld, (right - left) / unitsPerWorld,
                         (bottom - top) / unitsPerWorld);
    const std::int32_t middleX = left + (right - left) / 2, middleY = top + (bottom - top) / 2;
    part.originX = middleX / unitsPerWorld;
    part.originY = middleY / unitsPerWorld;
    part.points.reserve(points.size());
    for (const auto &[x, y] : points)
        part.points.push_back(
            {static_cast<float>((x - middleX) / unitsPerWorld), static_cast<float>((y - middleY) / unitsPerWorld)});
}

QByteArray resource(const QString &name)
{
    watchfloorBasemapResources();
    QFile file(u":/watchfloor/basemap/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Basemap::Area readArea(Unpacker &in)
{
    Basemap::Area area;
    area.country = static_cast<int>(in.number()) - 1;
    Whole points;
    for (std::uint32_t polygons = in.number(); polygons > 0 && !in.isAtEnd(); --polygons) {
        const auto first = static_cast<std::uint32_t>(points.size());
        for (std::uint32_t rings = in.number(); rings > 0 && !in.isAtEnd(); --rings) {
            area.ringStarts.push_back(static_cast<std::uint32_t>(points.size()));
            in.points(points);
        }
        std::int32_t index = 0;
        for (std::uint32_t n = in.number(); n > 0 && !in.isAtEnd(); --n) {
            index += in.difference();
            area.triangles.push_back(first + static_cast<std::uint32_t>(index));
        }
    }
    area.ringStarts.push_back(static_cast<std::uint32_t>(points.size()));
    place(area, points);
    return area;
}

/// Lines are gathered by where their middle lies, so that what is out of sight costs nothing.
void readLines(Unpacker &in, bool isBorder, int cellsAcross, std::vector<Basemap::Lines> &into)
{
    struct Group
    {
        Whole points;
        std::vector<std::uint32_t> starts;
    };
    std::map<std::pair<int, int>, Group> groups;
    for (std::uint32_t n = in.number(); n > 0 && !in.isAtEnd(); --n) {
        Whole line;
        in.points(line);
        if (line.size() < 2)
            continue;
        const auto [x, y] = line[line.size() / 2];
        const auto cell = [&](std::int32_t v) { return static_cast<int>(std::floor(v / unitsPerWorld * cellsAcross)); };
        Group &group = groups[{cell(x), cell(y)}];
        group.starts.push_back(static_cast<std::uint32_t>(group.points.size()));
        group.points.insert(group.points.end(), line.begin(), line.end());
    }
    for (auto &[cell, group] : groups) {
        Basemap::Lines lines;
        lines.isBorder = isBorder;
        group.starts.push_back(static_cast<std::uint32_t>(group.points.size()));
        lines.starts = std::move(group.starts);
        place(lines, group.points);
        into.push_back(std::move(lines));
    }
}

Basemap::Layer readLayer(const QString &name, int cellsAcross)
{
    Unpacker in(qUncompress(resource(name)));
    Basemap::Layer layer;
    for (std::uint32_t n = in.number(); n > 0 && !in.isAtEnd(); --n)
        layer.areas.push_back(readArea(in));
    readLines(in, false, cellsAcross, layer.lines);
    readLines(in, true, cellsAcross, layer.lines);
    return layer;
}

struct Places
{
    std::vector<Basemap::Country> countries;
    std::vector<Basemap::City> cities;
    std::map<std::string, int, std::less<>> byIso;
};

const Places &places()
{
    static const Places all = [] {
        Places p;
        const QJsonObject document = QJsonDocument::fromJson(resource(u"places.json"_s)).object();
        for (const QJsonValue &value : document["countries"_L1].toArray()) {
            p.countries.push_back({value["name"_L1].toString(),
                                   value["iso"_L1].toString().toStdString(),
                                   {value["x"_L1].toDouble(), value["y"_L1].toDouble()},
                                   value["room"_L1].toDouble(),
                                   value["width"_L1].toDouble()});
            if (!p.countries.back().iso.empty())
                p.byIso.try_emplace(p.countries.back().iso, static_cast<int>(p.countries.size()) - 1);
        }
        for (const QJsonValue &value : document["cities"_L1].toArray())
            p.cities.push_back({value["name"_L1].toString(),
                                {value["x"_L1].toDouble(), value["y"_L1].toDouble()},
                                value["rank"_L1].toInt()});
        return p;
    }();
    return all;
}

} // namespace

const Basemap::Layer &Basemap::layer(Level level)
{
    switch (level) {
    case Level::Far: {
        static const Layer far = readLayer(u"far.bin"_s, 2);
        return far;
    }
    case Level::Mid: {
        static const Layer mid = readLayer(u"mid.bin"_s, 16);
        return mid;
    }
    case Level::Near:
        break;
    }
    static const Layer near = readLayer(u"near.bin"_s, 64);
    return near;
}

const std::vector<Basemap::Country> &Basemap::countries() { return places().countries; }

const std::vector<Basemap::City> &Basemap::cities() { return places().cities; }

int Basemap::countryIndex(std::string_view iso)
{
    const auto found = places().byIso.find(iso);
    return found == places().byIso.end() ? -1 : found->second;
}

Basemap::Level Basemap::levelFor(double zoom)
{
    return zoom < 3.2 ? Level::Far : zoom < 5.6 ? Level::Mid : Level::Near;
}

} // namespace watchfloor::widgets
