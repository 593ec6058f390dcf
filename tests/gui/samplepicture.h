// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/impact.h"
#include "picture/snapshot.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

/// A picture made by hand for the view tests: a mission with tasks, services, hosts, networks, sites, power, a
/// satellite link and cables; some days of events with a burst; incidents that hurt some of it. Same seed, same
/// picture.
namespace watchfloor::test {

using namespace Qt::StringLiterals;

inline constexpr std::int64_t sampleStart = 1'790'553'600'000'000; // 2026-09-28T00:00:00Z
inline constexpr std::int64_t sampleHour = 3'600'000'000;

struct PictureMaker
{
    picture::Snapshot s;
    std::mt19937 random{7};

    int number(int below) { return int(random() % unsigned(below)); }

    std::int32_t asset(const char *id, const QString &name, picture::AssetKind kind)
    {
        picture::AssetRow row;
        row.id = id;
        row.name = name;
        row.kind = kind;
        row.nation = "SVN";
        row.x = row.y = std::numeric_limits<float>::quiet_NaN();
        const auto index = std::int32_t(s.assets.size());
        s.assetById.emplace(row.id, index);
        s.assets.push_back(std::move(row));
        return index;
    }

    void needs(std::int32_t dependant, std::int32_t provider, const char *kind,
               picture::DependencyRow::Group group = picture::DependencyRow::Group::All, int groupId = 0, int k = 1)
    {
        picture::DependencyRow row;
        row.dependant = dependant;
        row.provider = provider;
        row.kind = kind;
        row.group = group;
        row.groupId = std::uint16_t(groupId);
        row.k = std::uint8_t(k);
        s.dependencies.push_back(row);
    }

    std::int32_t incident(const char *id, const QString &title, int severity, std::int64_t from, std::int64_t to,
                          std::vector<std::int32_t> assets = {},
                          picture::IncidentState state = picture::IncidentState::Reported)
    {
        picture::IncidentRow row;
        row.id = id;
        row.title = title;
        row.severity = std::uint8_t(severity);
        row.from = from;
        row.to = to;
        row.state = state;
        row.assets = std::move(assets);
        row.x = row.y = std::numeric_limits<float>::quiet_NaN();
        const auto index = std::int32_t(s.incidents.size());
        s.incidentById.emplace(row.id, index);
        s.incidents.push_back(std::move(row));
        return index;
    }

    void observations(std::vector<std::pair<std::int64_t, int>> events)
    {
        std::ranges::sort(events);
        picture::Columns &o = s.observations;
        std::int64_t id = 0;
        for (const auto &[time, severity] : events) {
            o.time.push_back(time);
            o.severity.push_back(std::uint8_t(severity));
            o.category.push_back(0);
            o.domain.push_back(0);
            o.source.push_back(0);
            o.x.push_back(std::numeric_limits<float>::quiet_NaN());
            o.y.push_back(std::numeric_limits<float>::quiet_NaN());
            o.precision.push_back(0);
            o.asset.push_back(-1);
            o.marking.push_back(0);
            o.id.push_back(++id);
        }
    }

    picture::SnapshotPtr done(std::int64_t generation = 1)
    {
        picture::SourceRow source;
        source.source.id = 1;
        source.source.slug = "sensor-a";
        s.sources = {source};
        s.markings.resize(1);
        s.generation = generation;
        s.knownAt = fromMicros(sampleStart + 72 * sampleHour);
        return std::make_shared<const picture::Snapshot>(s);
    }
};

/// `count` events over three days, day and night, with one burst and a few without a time.
inline std::vector<std::pair<std::int64_t, int>> sampleEvents(PictureMaker &make, int count)
{
    std::vector<std::pair<std::int64_t, int>> events;
    for (int i = 0; i < count; ++i) {
        const bool burst = make.number(100) < 18;
        const double at = burst ? 31.5 + make.number(1500) / 1000.0 : make.number(72000) / 1000.0;
        const double hourOfDay = std::fmod(at, 24);
        if (!burst && make.number(100) > 45 + 50 * std::sin((hourOfDay - 7) / 24 * 6.283))
            continue;
        const int dice = make.number(1000);
        const int severity = dice < 560 ? 10 : dice < 830 ? 30 : dice < 950 ? 50 : dice < (burst ? 980 : 994) ? 70 : 90;
        events.emplace_back(sampleStart + std::int64_t(at * double(sampleHour)), severity);
    }
    for (int i = 0; i < 37; ++i)
        events.emplace_back(noTime, 30);
    return events;
}

/// One mission and some of what carries it: about 165 assets, with alternatives, a k-of-n group and a loop.
inline void sampleAssets(PictureMaker &make)
{
    using enum picture::AssetKind;
    using Group = picture::DependencyRow::Group;
    const auto named = [&](const std::string &id, const QString &name, picture::AssetKind kind) {
        return make.asset(id.c_str(), name, kind);
    };
    const auto mission = named("mission--1", u"EUFOR ADRIATIC"_s, Mission);
    const auto second = named("mission--2", u"EUTM Training Support"_s, Mission);
    std::vector<std::int32_t> tasks, services, hosts, networks, sites, power;
    for (const QString &name : {u"Command and control"_s, u"Medical evacuation"_s, u"Force protection"_s,
                                u"Logistics"_s, u"Strategic communication"_s})
        tasks.push_back(named("task--" + std::to_string(tasks.size()), name, Task));
    for (const auto task : tasks)
        make.needs(mission, task, "task");
    make.needs(second, tasks[3], "task");
    const QStringList serviceNames{u"Mail gateway"_s,
                                   u"Chat"_s,
                                   u"Recognised picture feed"_s,
                                   u"Patient tracking"_s,
                                   u"Fuel ordering"_s,
                                   u"Voice"_s,
                                   u"Directory"_s,
                                   u"Public web site"_s,
                                   u"Time service"_s,
                                   u"Name service"_s,
                                   u"Video conference"_s,
                                   u"Ticket system"_s};
    for (const QString &name : serviceNames)
        services.push_back(named("service--" + std::to_string(services.size()), name, Service));
    for (std::size_t i = 0; i < services.size(); ++i)
        make.needs(tasks[i % tasks.size()], services[i], "service");
    make.needs(tasks[0], services[6], "service");
    make.needs(services[6], services[9], "name service");
    make.needs(services[9], services[6], "sign-on"); // a loop, as real ones have
    for (int i = 0; i < 10; ++i)
        sites.push_back(named("site--" + std::to_string(i), u"Site %1"_s.arg(QChar(u'A' + i)), Site));
    for (int i = 0; i < 12; ++i) {
        networks.push_back(named("network--" + std::to_string(i), u"Segment %1"_s.arg(i + 1), Network));
        make.needs(networks.back(), sites[std::size_t(i) % sites.size()], "housed at");
    }
    for (int i = 0; i < 100; ++i) {
        hosts.push_back(
            named("host--" + std::to_string(i), u"srv-%1.mission.example"_s.arg(i, 3, 10, QChar(u'0')), Host));
        make.needs(hosts.back(), networks[std::size_t(i) % networks.size()], "network");
    }
    for (std::size_t i = 0; i < services.size(); ++i)
        for (int n = 0; n < 8; ++n) {
            const auto host = hosts[(i * 8 + std::size_t(n)) % hosts.size()];
            if (i % 3 == 0)
                make.needs(services[i], host, "hosts", Group::Any, 1);
            else if (i % 3 == 1 && n < 3)
                make.needs(services[i], host, "hosts", Group::KofN, 1, 2);
            else
                make.needs(services[i], host, "hosts");
        }
    for (int i = 0; i < 8; ++i) {
        power.push_back(named("power--" + std::to_string(i), u"Substation %1"_s.arg(i + 1), Power));
        make.needs(sites[std::size_t(i)], power.back(), "power", Group::Any, 1);
    }
    const auto generator = named("power--g", u"Generator set, Site A"_s, Power);
    make.needs(sites[0], generator, "power", Group::Any, 1);
    const auto link = named("satellite--1", u"SATCOM transponder 7"_s, Satellite);
    const auto cable = named("cable--1", u"Adriatic cable, eastern landing"_s, Cable);
    const auto fibre = named("cable--2", u"Terrestrial fibre ring"_s, Cable);
    for (const auto network : {networks[0], networks[1], networks[2]}) {
        make.needs(network, link, "link", Group::Any, 2);
        make.needs(network, cable, "link", Group::Any, 2);
        make.needs(network, fibre, "link", Group::Any, 2);
    }
    for (int i = 0; i < 12; ++i)
        named("other--" + std::to_string(i), u"Uncounted device %1"_s.arg(i + 1), Other);

    const std::int64_t at = sampleStart + 31 * sampleHour;
    make.incident("incident--wiper", u"Wiper on the patient tracking servers"_s, 92, at, noTime,
                  {hosts[26], hosts[27]});
    make.incident("incident--cable", u"Cable fault at the eastern landing"_s, 75, at, noTime, {cable});
    make.incident("incident--mail", u"Phishing through the mail gateway"_s, 65, at, noTime, {services[0]});
    make.incident("incident--power", u"Substation under maintenance"_s, 45, at, noTime, {power[4]});
    impact::apply(make.s);
}

} // namespace watchfloor::test
