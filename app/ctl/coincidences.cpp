// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/coincidences.h"

#include "commands.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"hours", "N", "at most so many between them; 6 where not given"},
    {"km", "R", "at most so many between them, or the same mission; 50 where not given"},
    {"from", "TIME", "only what happened from here ..."},
    {"to", "TIME", "... to here"},
    {"known-at", "TIME", "as this store knew it then"},
};

Result<double> positive(const Arguments &arguments, const char *option, double usual, double most)
{
    if (!arguments.has(option))
        return usual;
    bool isNumber = false;
    const double value = arguments.value(option).toDouble(&isNumber);
    if (!isNumber || !(value >= 0 && value <= most))
        return fail(ErrorCode::Usage,
                    u"--%1: \"%2\" is no number from 0 to %3"_s.arg(QLatin1StringView(option), arguments.value(option))
                        .arg(most));
    return value;
}

Json eventJson(const picture::Snapshot &s, const picture::DomainEvent &e)
{
    Json json;
    if (e.incident >= 0) {
        const picture::IncidentRow &row = s.incidents[static_cast<std::size_t>(e.incident)];
        json.add("id", row.id).add("title", row.title).add("marking", toString(s.markings[row.marking]));
    } else {
        const auto i = static_cast<std::size_t>(e.observation);
        json.add("id", std::to_string(s.observations.id[i]))
            .add("title", "observation")
            .add("marking", toString(s.markings[s.observations.marking[i]]));
    }
    json.add("domain", name(e.domain)).add("from", timeOf(e.from)).add("to", timeOf(e.to));
    return json;
}

QString titleOf(const picture::Snapshot &s, const picture::DomainEvent &e)
{
    if (e.incident >= 0)
        return s.incidents[static_cast<std::size_t>(e.incident)].title;
    return u"observation %1"_s.arg(s.observations.id[static_cast<std::size_t>(e.observation)]);
}

Exit run(const Session &session, const Arguments &arguments)
{
    picture::CoincidenceQuery query;
    const auto hours = positive(arguments, "hours", query.hours, 24 * 366);
    const auto km = positive(arguments, "km", query.km, 20'038);
    const auto from = arguments.time("from"), to = arguments.time("to");
    for (const Error *error : {hours ? nullptr : &hours.error(), km ? nullptr : &km.error(),
                               from ? nullptr : &from.error(), to ? nullptr : &to.error()}) {
        if (error)
            return failed(*error);
    }
    query.hours = *hours;
    query.km = *km;
    picture::Filter filter;
    if (*from)
        filter.window.from = toMicros(**from);
    if (*to)
        filter.window.to = toMicros(**to);
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const picture::Snapshot &s = *open->snapshot;
    const auto events = domainEvents(s, filter);
    const picture::Coincidences all = coincidences(events, query);
    Table table({u"hours"_s, u"km"_s, u"domains"_s, u"one"_s, u"other"_s, u"mission"_s});
    for (const picture::Coincidence &c : all.found) {
        const auto &a = events[static_cast<std::size_t>(c.a)], &b = events[static_cast<std::size_t>(c.b)];
        const double apart = double(c.gap) / 3.6e9;
        if (session.json) {
            Json json;
            json.add("context", contextName(s.context)).add("hours", apart, 3);
            if (c.km < 0)
                json.null("km");
            else
                json.add("km", c.km, 1);
            json.add("near", c.isNear);
            if (c.mission < 0)
                json.null("mission");
            else
                json.add("mission", s.missions[static_cast<std::size_t>(c.mission)].id);
            print(json.add("events", std::vector<Json>{eventJson(s, a), eventJson(s, b)}));
            continue;
        }
        table.row({QString::number(apart, 'f', 1), c.km < 0 ? QString() : QString::number(c.km, 'f', 1),
                   u"%1 + %2"_s.arg(text(name(a.domain)), text(name(b.domain))), titleOf(s, a), titleOf(s, b),
                   c.mission < 0 ? QString() : s.missions[static_cast<std::size_t>(c.mission)].name});
    }
    if (!session.json) {
        table.print();
        warn(u"%1 coincidences within %2 h and %3 km or one mission, as known at %4"_s.arg(all.found.size())
                 .arg(query.hours)
                 .arg(query.km)
                 .arg(iso8601Text(s.knownAt)));
    }
    if (all.isCut)
        warn(u"there are more: take fewer hours, fewer kilometres or a shorter time"_s);
    return Exit::Done;
}

} // namespace

const Command coincidencesCommand{
    "coincidences",
    "[--hours N] [--km R] [--from T --to T] [--known-at T]",
    "What happened together in two of the three domains (cyberspace, electromagnetic, cognitive): within so many\n"
    "hours, and so many kilometres or on one mission. Nearest in time first.",
    options,
    0,
    0,
    true,
    run};

} // namespace watchfloor::ctl
