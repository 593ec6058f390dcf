// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "brief/brief.h"

#include "commands.h"
#include "pictureargs.h"
#include "release/filter.h"

#ifdef WATCHFLOOR_WITH_PRINT
#include "print/briefprinter.h"

#include <QGuiApplication>
#endif

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"audience", "A", "who will read it: TLP:x, EU:level, REL:code,code joined by +"},
    {"mission", "M", "what affects this one: its id or name"},
    {"from", "TIME", "the period's beginning"},
    {"to", "TIME", "the period's end"},
    {"known-at", "TIME", "as this store knew it then"},
    {"at", "TIME", "the instant it speaks of, where that is not the picture's own"},
    {"o", "FILE", "where to write it: FILE.pdf or FILE.html"},
};

Result<brief::Request> requestOf(const Arguments &arguments, const picture::Snapshot &snapshot)
{
    const auto audience = release::parseAudience(arguments.value("audience").toStdString());
    const auto from = arguments.time("from"), to = arguments.time("to"), at = arguments.time("at");
    for (const auto *time : {&from, &to, &at})
        if (!*time)
            return std::unexpected(time->error());
    if (!audience)
        return std::unexpected(audience.error());
    brief::Request request;
    request.audience = *audience;
    request.mission = arguments.value("mission").toStdString();
    if (*from)
        request.window.from = toMicros(**from);
    if (*to)
        request.window.to = toMicros(**to);
    request.asOf = at->value_or(snapshot.judgedAt); // phases and feeds are judged when it is written
    return request;
}

Result<> write(const brief::Document &document, const QString &path)
{
    if (!path.endsWith(".pdf"_L1, Qt::CaseInsensitive) && !path.endsWith(".html"_L1, Qt::CaseInsensitive))
        return fail(ErrorCode::Usage, u"-o takes a name that ends in .pdf or .html"_s);
#ifdef WATCHFLOOR_WITH_PRINT
    // The pictures are painted without a screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char name[] = "watchfloorctl";
    char *argv[] = {name, nullptr};
    const QGuiApplication gui(argc, argv);
    return path.endsWith(".pdf"_L1, Qt::CaseInsensitive) ? widgets::printBrief(document, path)
                                                         : widgets::writeBriefHtml(document, path);
#else
    Q_UNUSED(document)
    return fail(ErrorCode::Unsupported, u"this watchfloorctl was built without the print part"_s);
#endif
}

/// What was withheld is told to the store's watch log and to nobody else.
void account(const Session &session, store::Store &store, const brief::Request &request,
             const release::Withheld &withheld, const QString &path)
{
    const auto detail = u"for %1 to %2; withheld: %3 observations, %4 incidents, %5 assets, %6 missions"_s
                            .arg(QString::fromStdString(release::toString(request.audience)), path)
                            .arg(withheld.observations)
                            .arg(withheld.incidents)
                            .arg(withheld.assets)
                            .arg(withheld.missions);
    const auto writer = store.writer();
    const auto logged = writer
        ? (*writer)->appendLog({session.actor, "brief", request.mission, detail.toStdString()}).get()
        : Result<>(std::unexpected(writer.error()));
    if (!logged)
        warn(u"the watch log does not have this brief: %1"_s.arg(logged.error().detail));
}

Exit run(const Session &session, const Arguments &arguments)
{
    if (!arguments.has("audience") || !arguments.has("o"))
        return failed({ErrorCode::Usage, u"brief needs --audience A and -o FILE"_s});
    auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    // The picture is all that is needed from here; a reader left open would keep the log entry from settling in the
    // file.
    open->reader.reset();
    open->store.reset();
    const auto request = requestOf(arguments, *open->snapshot);
    if (!request)
        return failed(request.error());
    const auto document = brief::compose(*open->snapshot, *request);
    if (!document)
        return failed(document.error());
    const QString path = arguments.value("o");
    if (const auto written = write(*document, path); !written)
        return failed(written.error());
    release::Withheld withheld;
    (void)release::filtered(*open->snapshot, request->audience, &withheld);
    // The reader's connection is closed first: the last one out tidies the write-ahead log, and only a writer can.
    open->reader.reset();
    open->store.reset();
    if (const auto store = session.open(store::OpenOptions::Mode::ReadWrite))
        account(session, **store, *request, withheld, path);
    else
        warn(u"the watch log does not have this brief: %1"_s.arg(store.error().detail));
    if (session.json)
        print(Json().add("file", path.toStdString()).add("marking", toString(document->marking)));
    else
        say(u"%1: %2"_s.arg(path, document->banner));
    return Exit::Done;
}

} // namespace

const Command briefCommand{"brief",
                           "--audience A [--mission M] [--from T] [--to T] [--known-at T] [--at T] -o FILE.pdf|.html",
                           "A briefing for a named audience: what they may see of the picture, marked on every page.",
                           options,
                           0,
                           0,
                           true,
                           run};

} // namespace watchfloor::ctl
