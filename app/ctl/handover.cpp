// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/handover.h"

#include "base/hash.h"
#include "brief/handoversheet.h"
#include "commands.h"
#include "pictureargs.h"
#include "secretinput.h"

#include <QFile>

#ifdef WATCHFLOOR_WITH_PRINT
#include "print/briefprinter.h"

#include <QGuiApplication>
#endif

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"last", nullptr, "show: the last one that was accepted"},
    {"number", "N", "show: the one that was accepted under this number"},
    {"to", "NAME", "accept: who takes over; --as names who hands over"},
    {"taken", "FILE", "accept: the keys of the items that were taken, one a line, a remark after a tab"},
    {"notes", "TEXT", "accept: for the next watch"},
    {"password-file", "FILE", "accept: of who hands over; else the first line of standard input"},
    {"to-password-file", "FILE", "accept: of who takes over; else the next line of standard input"},
    {"o", "FILE", "accept: the printed sheet, FILE.pdf; its SHA-256 is kept with the handover"},
};

void tellItem(const Session &session, const watch::HandoverItem &item, const watch::Tick *tick)
{
    if (!session.json)
        return;
    Json line;
    line.add("kind", name(item.kind))
        .add("key", item.key)
        .add("carried", isCarried(item.kind))
        .add("id", item.id)
        .add("title", item.title)
        .add("state", item.state)
        .add("by", item.by)
        .add("why", item.why)
        .add("at", timeOf(item.at));
    if (item.level >= 0)
        line.add("severity", item.level);
    line.add("marking", item.marking);
    if (tick)
        line.add("taken", true).add("remark", tick->remark);
    print(line);
}

void tell(const Session &session, const watch::Handover &h, const watch::HandoverDraft &draft)
{
    Table table({u"what"_s, u"key"_s, u"title"_s, u"state"_s, u"until, or since"_s, u"by"_s, u"why"_s});
    for (const watch::HandoverItem &item : h.items) {
        const auto tick = std::ranges::find(draft.ticks, item.key, &watch::Tick::key);
        tellItem(session, item, tick == draft.ticks.end() ? nullptr : &*tick);
        table.row({text(name(item.kind)), text(item.key), text(item.title), text(item.state), timeText(timeOf(item.at)),
                   text(item.by), text(item.why)});
    }
    if (!session.json)
        table.print();
}

Json headOf(const watch::Handover &h)
{
    Json head;
    head.add("handover", h.number)
        .add("since", timeOf(h.since))
        .add("known_at", timeOf(h.knownAt))
        .add("outgoing", h.outgoing)
        .add("picture_manager", h.tokenHolder)
        .add("marking", h.marking)
        .add("log_entry", h.log.sequence)
        .add("log_sha256", h.log.hash);
    return head;
}

Exit tellAccepted(const Session &session, const watch::AcceptedHandover &a)
{
    if (session.json) {
        Json head = headOf(a.handover);
        head.add("incoming", a.incoming)
            .add("signed_at", timeOf(a.at))
            .add("notes", a.draft.notes)
            .add("sheet_sha256", a.sheetHash)
            .add("sound", a.isSound);
        print(head);
    } else {
        say(u"handover %1: %2 to %3 at %4%5"_s.arg(a.handover.number)
                .arg(text(a.handover.outgoing), text(a.incoming), timeText(timeOf(a.at)),
                     a.isSound ? QString() : u"; the signatures do NOT hold"_s));
    }
    tell(session, a.handover, a.draft);
    return a.isSound ? Exit::Done : Exit::Failed;
}

Exit show(const Session &session, const Arguments &arguments)
{
    const auto number = arguments.number("number", 1, 1'000'000);
    if (!number)
        return failed(number.error());
    if (arguments.has("last") || *number) {
        const auto open = openReader(session);
        if (!open)
            return failed(open.error());
        const auto found
            = *number ? watch::handoverNumber(*open->reader, int(**number)) : watch::lastHandover(*open->reader);
        if (!found)
            return failed(found.error());
        if (!*found)
            return failed({ErrorCode::NotFound, u"there is no such handover"_s});
        return tellAccepted(session, **found);
    }
    const auto open = openPicture(session);
    if (!open)
        return failed(open.error());
    const std::string who = session.actor == "system" ? std::string() : session.actor;
    const auto h = watch::handoverNow(*open->store, *open->snapshot, who);
    if (!h)
        return failed(h.error());
    if (session.json)
        print(headOf(*h));
    else
        say(u"handover %1, since %2"_s.arg(h->number).arg(h->since == noTime ? u"the beginning"_s
                                                                             : timeText(timeOf(h->since))));
    tell(session, *h, {});
    return Exit::Done;
}

Result<watch::HandoverDraft> draftOf(const Arguments &arguments)
{
    watch::HandoverDraft draft;
    draft.notes = arguments.value("notes").toStdString();
    if (!arguments.has("taken"))
        return draft;
    QFile file(arguments.value("taken"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArray trimmed = line.trimmed();
        const auto tab = trimmed.indexOf('\t');
        if (!trimmed.isEmpty())
            draft.ticks.push_back({trimmed.first(tab < 0 ? trimmed.size() : tab).toStdString(),
                                   tab < 0 ? std::string() : trimmed.sliced(tab + 1).trimmed().toStdString()});
    }
    return draft;
}

/// The sheet's file; its SHA-256.
Result<std::string> printed(const watch::AcceptedHandover &accepted, const QString &path)
{
#ifdef WATCHFLOOR_WITH_PRINT
    // It is painted without a screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char program[] = "watchfloorctl", *argv[] = {program, nullptr};
    const QGuiApplication gui(argc, argv);
    if (const auto done = widgets::printBrief(brief::handoverSheet(accepted), path); !done)
        return std::unexpected(done.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    return toHex(bytesOf(sha256(file.readAll().toStdString())));
#else
    Q_UNUSED(accepted)
    return fail(ErrorCode::Unsupported, u"%1: this watchfloorctl was built without the print part"_s.arg(path));
#endif
}

Exit accept(const Session &session, const Arguments &arguments)
{
    if (session.actor == "system" || !arguments.has("to"))
        return failed({ErrorCode::Usage, u"who hands over, and to whom? --as NAME and --to NAME"_s});
    const QString sheet = arguments.value("o");
    if (!sheet.isEmpty() && !sheet.endsWith(".pdf"_L1, Qt::CaseInsensitive))
        return failed({ErrorCode::Usage, u"-o takes a name that ends in .pdf"_s});
    if (!sheet.isEmpty() && QFile::exists(sheet))
        return failed({ErrorCode::Usage, u"%1 is there already: a kept sheet is not written over"_s.arg(sheet)});
    const auto draft = draftOf(arguments);
    if (!draft)
        return failed(draft.error());
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto out = password(arguments, "password-file", "password of who hands over");
    if (!out)
        return failed(out.error());
    const auto in = password(arguments, "to-password-file", "password of who takes over");
    if (!in)
        return failed(in.error());
    const auto reader = (*store)->reader();
    if (!reader)
        return failed(reader.error());
    const auto outgoing = floor::officer(**reader, session.actor, *out);
    if (!outgoing)
        return failed(outgoing.error());
    const auto incoming = floor::officer(**reader, arguments.value("to").toStdString(), *in);
    if (!incoming)
        return failed(incoming.error());
    const auto snapshot = picture::build(**store, **reader);
    if (!snapshot)
        return failed(snapshot.error());
    const auto h = watch::handoverNow(**store, **snapshot, outgoing->account.name);
    if (!h)
        return failed(h.error());
    watch::PrintSheet print;
    if (!sheet.isEmpty())
        print = [&](const watch::AcceptedHandover &a) { return printed(a, sheet); };
    const auto done = watch::accept(**store, *h, *draft, *outgoing, *incoming, print);
    if (!done) {
        if (!sheet.isEmpty()) // which was not there before
            QFile::remove(sheet); // a sheet of a handover that did not happen
        return failed(done.error().error);
    }
    return tellAccepted(session, *done);
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QString &word = arguments.positional().first();
    if (word == "show"_L1)
        return show(session, arguments);
    if (word == "accept"_L1)
        return accept(session, arguments);
    return failed({ErrorCode::Usage, u"usage: handover show | accept"_s});
}

} // namespace

const Command handoverCommand{
    "handover",
    "show [--last | --number N] | accept --to NAME [--taken FILE] [--notes TEXT] [-o FILE.pdf]",
    "How the watch changes hands: what there is to hand over since the last time, or one that was accepted.\n"
    "accept takes the keys of all items that show calls carried, signs with both officers' keys and moves the\n"
    "picture-manager token, in one transaction.",
    options,
    1,
    1,
    true,
    run};

} // namespace watchfloor::ctl
