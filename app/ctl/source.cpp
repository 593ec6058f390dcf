// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timespan.h"
#include "commands.h"
#include "feedfigures.h"
#include "model/marking.h"
#include "transports.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

void printSource(const Session &session, const Source &source, const std::optional<KnownTransport> &transport,
                 const picture::SourceRow *feed = nullptr)
{
    if (session.json) {
        Json json;
        json.add("slug", source.slug)
            .add("name", source.name)
            .add("kind", name(source.kind))
            .add("nation", source.nation)
            .add("reliability", std::string(1, source.reliability))
            .add("default_marking", source.defaultMarking)
            .add("clock_offset_seconds", std::chrono::duration<double>(source.clockOffset).count(), 6)
            .add("cadence_seconds", std::int64_t(source.cadence.count()));
        if (transport)
            addTransport(json, *transport);
        if (feed)
            addFigures(json, *feed, Clock::now());
        print(json);
        return;
    }
    say(u"slug          "_s + text(source.slug));
    say(u"name          "_s + text(source.name));
    say(u"kind          "_s + text(name(source.kind)));
    say(u"nation        "_s + text(source.nation));
    say(u"reliability   "_s + QLatin1Char(source.reliability));
    say(u"marking       "_s
        + (source.defaultMarking.empty() ? u"none: withheld from every audience"_s : text(source.defaultMarking)));
    say(u"clock_offset  "_s + spanText(source.clockOffset));
    say(u"cadence       "_s + (source.cadence.count() ? spanText(source.cadence) : u"not declared"_s));
    if (transport)
        sayTransport(*transport);
    if (feed)
        sayFigures(*feed, Clock::now());
}

/// A source and its transport; one that cannot be read any more is told, and does not hide the source.
Exit printSource(const Session &session, store::Reader &reader, const Source &source,
                 const picture::SourceRow *feed = nullptr)
{
    const auto transport = transportOf(reader, source.id);
    if (!transport)
        warn(transport.error().detail);
    printSource(session, source, transport ? *transport : std::nullopt, feed);
    return Exit::Done;
}

Exit list(const Session &session)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    Table table({u"source"_s, u"kind"_s, u"nation"_s, u"reliability"_s, u"marking"_s, u"cadence"_s, u"name"_s});
    for (const auto &source : open->sources) {
        if (session.json)
            (void)printSource(session, *open->reader, source);
        else
            table.row({text(source.slug), text(name(source.kind)), text(source.nation),
                       QString(QLatin1Char(source.reliability)),
                       source.defaultMarking.empty() ? u"none"_s : text(source.defaultMarking),
                       source.cadence.count() ? spanText(source.cadence) : QString(), text(source.name)});
    }
    if (!session.json)
        table.print();
    return Exit::Done;
}

Exit show(const Session &session, const QString &slug)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto source = sourceBySlug(*open->reader, slug);
    if (!source)
        return failed(source.error());
    const auto feeds = feedRows(*open->reader);
    if (!feeds)
        return failed(feeds.error());
    const auto feed
        = std::ranges::find(*feeds, source->id, [](const picture::SourceRow &row) { return row.source.id; });
    return printSource(session, *open->reader, *source, feed == feeds->end() ? nullptr : &*feed);
}

Result<> setOne(Source &source, const QString &key, const QString &value)
{
    const auto wrong
        = [&](const QString &wanted) { return fail(ErrorCode::Usage, u"%1=%2: %3"_s.arg(key, value, wanted)); };
    if (key == "name"_L1) {
        source.name = value.toStdString();
    } else if (key == "kind"_L1) {
        const auto kind = sourceKindFromName(value.toStdString());
        if (!kind)
            return wrong(u"a kind is sensor, milcert, csirt, soc, partner or floor"_s);
        source.kind = *kind;
    } else if (key == "nation"_L1) {
        const QString nation = value.toUpper();
        if (!nation.isEmpty()
            && (nation.size() != 3 || !std::ranges::all_of(nation, [](QChar c) { return c >= u'A' && c <= u'Z'; })))
            return wrong(u"a nation is three letters, as in DEU; EUR for EU bodies"_s);
        source.nation = nation.toStdString();
    } else if (key == "reliability"_L1) {
        const QString grade = value.toUpper();
        if (grade.size() != 1 || grade[0] < u'A' || grade[0] > u'F')
            return wrong(u"reliability is a letter from A to F"_s);
        source.reliability = grade[0].toLatin1();
    } else if (key == "marking"_L1 || key == "default_marking"_L1) {
        const auto marking = value.isEmpty() ? Result<Marking>(Marking{}) : parseMarking(value.toStdString());
        if (!marking)
            return wrong(u"a marking reads like TLP:AMBER+REL:DEU,FRA; "_s + marking.error().detail);
        source.defaultMarking = value.isEmpty() ? std::string() : toString(*marking);
    } else if (key == "clock_offset"_L1 || key == "cadence"_L1) {
        const auto span = timeSpanFrom(value);
        if (!span || (key == "cadence"_L1 && span->count() < 0) || std::chrono::abs(*span) > std::chrono::days(366))
            return wrong(u"a time span is seconds, or a number with s, m, h or d"_s);
        if (key == "cadence"_L1)
            source.cadence = std::chrono::duration_cast<std::chrono::seconds>(*span);
        else
            source.clockOffset = *span;
    } else {
        return fail(
            ErrorCode::Usage,
            u"a source has name, kind, nation, reliability, marking, clock_offset and cadence, not %1"_s.arg(key));
    }
    return {};
}

Exit set(const Session &session, const QString &slug, const QStringList &changes)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto reader = (*store)->reader();
    if (!reader)
        return failed(reader.error());
    auto source = sourceBySlug(**reader, slug);
    if (!source && source.error().code == ErrorCode::NotFound) {
        source = Source{};
        source->slug = slug.toStdString();
        source->name = source->slug;
    }
    if (!source)
        return failed(source.error());
    TransportChanges transport;
    for (const QString &change : changes) {
        const qsizetype equals = change.indexOf(u'=');
        if (equals <= 0)
            return failed({ErrorCode::Usage, u"%1 is not KEY=VALUE"_s.arg(change)});
        const QString key = change.first(equals), value = change.sliced(equals + 1);
        const auto taken = transport.take(key, value);
        if (!taken)
            return failed(taken.error());
        if (*taken)
            continue;
        if (const auto done = setOne(*source, key, value); !done)
            return failed(done.error());
    }
    if (const auto sound = transport.check(**reader, source->id); !sound)
        return failed(sound.error());
    const auto writer = (*store)->writer();
    if (!writer)
        return failed(writer.error());
    const auto id = (*writer)->putSource(*source, session.actor).get();
    if (!id)
        return failed(id.error());
    source->id = *id;
    if (const auto applied = transport.apply(**store, *id, session.actor); !applied)
        return failed(applied.error());
    return printSource(session, **reader, *source);
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QStringList &words = arguments.positional();
    if (words[0] == "list"_L1 && words.size() == 1)
        return list(session);
    if (words[0] == "show"_L1 && words.size() == 2)
        return show(session, words[1]);
    if (words[0] == "set"_L1 && words.size() >= 3)
        return set(session, words[1], words.sliced(2));
    return failed({ErrorCode::Usage, u"usage: source list | source show S | source set S KEY=VALUE..."_s});
}

} // namespace

const Command sourceCommand{"source",
                            "list | show S | set S KEY=VALUE...",
                            "The feeds and their owners: list them, show one, change or add one.\n"
                            "Keys: name, kind, nation, reliability (A-F), marking, clock_offset, cadence (15m, 6h).\n"
                            "How its data come by themselves: transport.kind (folder, syslog, eve-socket, ...),\n"
                            "transport.location, .format, .profile, .interval, .allow_private, .ca, .certificate,\n"
                            ".key, .user; transport=none removes it, and what came by it stays.",
                            {},
                            1,
                            -1,
                            true,
                            run};

} // namespace watchfloor::ctl
