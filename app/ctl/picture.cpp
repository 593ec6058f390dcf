// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "fusion/recognition.h"
#include "model/severity.h"
#include "operationjson.h"
#include "picture/effect.h"
#include "pictureargs.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

Result<OpenPicture> openPicture(const Session &session, store::KnownAt knownAt)
{
    auto open = openReader(session);
    if (!open)
        return std::unexpected(open.error());
    auto snapshot = picture::build(*open->store, *open->reader, knownAt);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    return OpenPicture{std::move(open->store), std::move(open->reader), std::move(*snapshot)};
}

Result<OpenPicture> openToDecide(const Session &session)
{
    auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return std::unexpected(store.error());
    auto reader = (*store)->reader();
    if (!reader)
        return std::unexpected(reader.error());
    auto snapshot = picture::build(**store, **reader);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    return OpenPicture{std::move(*store), std::move(*reader), std::move(*snapshot)};
}

Result<OpenPicture> openPicture(const Session &session, const Arguments &arguments)
{
    return arguments.time("known-at").and_then([&](store::KnownAt at) { return openPicture(session, at); });
}

namespace {

/// What people hold of it.
Json recognitionJson(const fusion::Recognition &r)
{
    Json json;
    json.add("by", r.by).add("at", timeOf(r.at)).add("why", r.why);
    if (const auto &a = r.assessment) {
        json.add("grade", gradeText(*a))
            .add("reliability", std::string_view(&a->reliability, 1))
            .add("credibility", int(a->credibility))
            .add("likelihood", name(a->likelihood))
            .add("confidence", name(a->confidence))
            .add("reasoning", a->reasoning)
            .add("dissent", a->dissent)
            .add("assessed_by", a->by)
            .add("assessed_at", timeOf(a->at));
    }
    if (r.until != noTime)
        json.add("recognised_by", r.recognisedBy)
            .add("recognised_at", timeOf(r.recognisedAt))
            .add("until", timeOf(r.until));
    return json;
}

} // namespace

Json incidentJson(const picture::Snapshot &snapshot, const picture::IncidentRow &incident)
{
    std::vector<std::string> assets, missions, sources;
    for (const auto i : incident.assets)
        assets.push_back(snapshot.assets[std::size_t(i)].id);
    for (const auto i : incident.missions)
        missions.push_back(snapshot.missions[std::size_t(i)].id);
    for (const auto i : incident.sources)
        sources.push_back(snapshot.sources[i].source.slug);
    Json json;
    json.add("id", incident.id)
        .add("context", contextName(snapshot.context))
        .add("title", incident.title)
        .add("state", name(incident.state))
        .add("severity", int(incident.severity))
        .add("band", name(severityBand(incident.severity)))
        .add("category", name(incident.category));
    if (incident.confidence < 0)
        json.null("confidence");
    else
        json.add("confidence", int(incident.confidence));
    json.add("from", timeOf(incident.from))
        .add("to", timeOf(incident.to))
        .add("known", timeOf(incident.known))
        .add("updated", timeOf(incident.updated));
    if (std::isnan(incident.x)) {
        json.null("latitude").null("longitude");
    } else {
        const auto [latitude, longitude] = picture::unproject({incident.x, incident.y});
        json.add("latitude", latitude, 4).add("longitude", longitude, 4);
    }
    json.add("precision", name(incident.precision))
        .add("countries", incident.countries)
        .add("sectors", incident.sectors)
        .add("assets", assets)
        .add("missions", missions)
        .add("sources", sources)
        .add("contradicted", incident.contradicted)
        .add("marking", toString(snapshot.markings[incident.marking]));
    json.add("domain", name(incident.domain));
    if (const auto &effect = incident.effect) {
        std::vector<std::string> channels;
        for (const QString &channel : effect->channels)
            channels.push_back(channel.toStdString());
        json.add("effect",
                 Json()
                     .add("radius_km", effect->radiusKm, 1)
                     .add("band", effect->band)
                     .add("narrative", effect->narrative)
                     .add("channels", channels));
    }
    if (const auto explained = explanationsOf(snapshot, incident.id); !explained.empty())
        json.add("explained_by", explainedJson(snapshot, explained));
    if (!incident.members.empty())
        json.add("members", incident.members);
    if (!incident.parts.empty())
        json.add("merged", incident.parts);
    if (incident.recognition)
        json.add("recognition", recognitionJson(*incident.recognition));
    return json;
}

Json heldJson(const picture::HeldHealth &held)
{
    return Json()
        .add("health", name(held.health))
        .add("since", timeOf(held.since))
        .add("until", timeOf(held.until))
        .add("by", held.by)
        .add("why", held.why)
        .add("otherwise", name(held.otherwise))
        .add("contradicted", picture::isContradicted(held));
}

QString heldText(const picture::HeldHealth &held)
{
    return u"held for %1 by %2 until %3: %4; incidents and feeds say %5"_s.arg(
        text(name(held.health)), text(held.by), timeText(timeOf(held.until)), text(held.why),
        text(name(held.otherwise)));
}

QString pathText(const picture::Snapshot &snapshot, const std::vector<std::int32_t> &assets)
{
    QStringList names;
    for (const auto i : assets)
        names += snapshot.assets[std::size_t(i)].name;
    return names.join(u" < "_s);
}

namespace {

constexpr Option options[] = {
    {"at", "TIME", "what had happened by then"},
    {"known-at", "TIME", "as this store knew it then"},
    {"from", "TIME", "what touches the time from here ..."},
    {"to", "TIME", "... to here"},
    {"bbox", "W,S,E,N", "degrees; W may exceed E across 180"},
    {"state", "S", "reported, correlated, assessed, recognised, lapsed, disputed, dismissed, closed"},
    {"min-severity", "N", "0 to 100"},
};

Result<picture::MapRect> areaFrom(const QString &words)
{
    const QStringList parts = words.split(u',');
    double values[4] = {};
    bool ok = parts.size() == 4;
    for (qsizetype i = 0; ok && i < 4; ++i)
        values[i] = parts[i].toDouble(&ok);
    const auto [west, south, east, north] = values;
    if (!ok || std::abs(west) > 180 || std::abs(east) > 180 || std::abs(south) > 90 || std::abs(north) > 90
        || south > north)
        return fail(ErrorCode::Usage, u"--bbox: \"%1\" is not west,south,east,north in degrees"_s.arg(words));
    const auto topLeft = picture::project(std::min(north, 85.05), west);
    const auto bottomRight = picture::project(std::max(south, -85.05), east);
    return picture::MapRect{topLeft.x, topLeft.y, bottomRight.x, bottomRight.y};
}

Result<> hideOtherStates(picture::Filter &filter, const QString &wanted)
{
    bool found = false;
    for (int i = 0; i <= int(picture::IncidentState::Closed); ++i) {
        const auto state = picture::IncidentState(i);
        if (wanted == text(name(state)))
            found = true;
        else
            filter.hiddenStates.insert(state);
    }
    return found ? Result<>() : fail(ErrorCode::Usage, u"--state: no state is called %1"_s.arg(wanted));
}

Result<picture::Filter> filterFrom(const Arguments &arguments)
{
    picture::Filter filter;
    for (const char *option : {"at", "from", "to"}) {
        const auto time = arguments.time(option);
        if (!time)
            return std::unexpected(time.error());
        if (!*time)
            continue;
        if (option == std::string_view("from"))
            filter.window.from = toMicros(**time);
        else // a window's end is not part of it; "by then" includes then
            filter.window.to
                = std::min(filter.window.to, toMicros(**time) + (option == std::string_view("at") ? 1 : 0));
    }
    if (arguments.has("bbox")) {
        const auto area = areaFrom(arguments.value("bbox"));
        if (!area)
            return std::unexpected(area.error());
        filter.area = *area;
    }
    if (arguments.has("state")) {
        if (const auto done = hideOtherStates(filter, arguments.value("state")); !done)
            return std::unexpected(done.error());
    }
    const auto severity = arguments.number("min-severity", 0, 100);
    if (!severity)
        return std::unexpected(severity.error());
    filter.minSeverity = int(severity->value_or(0));
    return filter;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto filter = filterFrom(arguments);
    if (!filter)
        return failed(filter.error());
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const auto &snapshot = *open->snapshot;

    std::vector<const picture::IncidentRow *> shown;
    for (const auto &incident : snapshot.incidents) {
        if (passes(snapshot, *filter, incident))
            shown.push_back(&incident);
    }
    std::ranges::stable_sort(shown, [](const auto *a, const auto *b) {
        // The worst first, then the latest; what has no date stands last.
        return std::tie(b->severity, b->from, a->id) < std::tie(a->severity, a->from, b->id);
    });
    Table table({u"severity"_s, u"state"_s, u"domain"_s, u"from"_s, u"title"_s, u"explained by"_s, u"sources"_s,
                 u"marking"_s, u"id"_s});
    for (const auto *incident : shown) {
        if (session.json) {
            print(incidentJson(snapshot, *incident));
            continue;
        }
        QStringList sources;
        for (const auto i : incident->sources)
            sources += text(snapshot.sources[i].source.slug);
        QStringList operations;
        for (const auto &one : explanationsOf(snapshot, incident->id)) {
            const QString &title = operationsOf(snapshot).rows[std::size_t(one.operation)].title;
            if (!operations.contains(title))
                operations += title;
        }
        table.row({u"%1 %2"_s.arg(incident->severity).arg(text(name(severityBand(incident->severity)))),
                   text(name(incident->state)), text(name(incident->domain)), timeText(timeOf(incident->from)),
                   incident->title, operations.join(u", "_s), sources.join(u", "_s),
                   text(toString(snapshot.markings[incident->marking])), text(incident->id)});
    }
    if (!session.json) {
        table.print();
        warn(u"%4%1 of %2 incidents, as known at %3"_s.arg(shown.size())
                 .arg(snapshot.incidents.size())
                 .arg(iso8601Text(snapshot.knownAt),
                      snapshot.context == store::Context::Exercise ? u"EXERCISE: "_s : QString()));
    }
    return Exit::Done;
}

} // namespace

const Command pictureCommand{
    "picture",
    "[--at T] [--known-at T] [--from T --to T] [--bbox W,S,E,N] [--state S] [--min-severity N]",
    "The incidents of the picture, worst first.\n"
    "Times are ISO 8601 (2026-09-30T14:00:00Z) or date-time groups (301400ZSEP26).",
    options,
    0,
    0,
    true,
    run};

} // namespace watchfloor::ctl
