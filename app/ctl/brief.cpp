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
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"audience", "A", "who will read it: TLP:AMBER+EU:RESTRICTED+REL:DEU,FRA or part of that"},
    {"mission", "M", "one mission, by id or name (default: all)"},
    {"known-at", "TIME", "the picture as this store knew it then"},
    {"from", "TIME", "what changed from here (default: the picture's last 24 hours) ..."},
    {"to", "TIME", "... to here"},
    {"o", "FILE", "where to write it: .pdf or .html"},
};

Result<picture::TimeWindow> windowOf(const Arguments &arguments, const picture::Snapshot &snapshot)
{
    const auto from = arguments.time("from");
    const auto to = arguments.time("to");
    if (!from || !to)
        return std::unexpected(from ? to.error() : from.error());
    picture::TimeWindow window;
    const auto extent = picture::extent(snapshot);
    const auto newest = std::min(toMicros(snapshot.knownAt), extent ? extent->to : toMicros(snapshot.knownAt));
    window.to = *to ? toMicros(**to) : newest;
    window.from = *from ? toMicros(**from) : window.to - std::chrono::microseconds(std::chrono::hours(24)).count();
    if (window.from >= window.to)
        return fail(ErrorCode::Usage, u"--from lies behind --to"_s);
    return window;
}

Result<> writeHtml(const brief::Document &document, const QString &path)
{
#ifdef WATCHFLOOR_WITH_PRINT
    return widgets::writeBriefHtml(document, path);
#else
    QSaveFile file(path);
    const QByteArray html = brief::toHtml(document, {}).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(html) != html.size() || !file.commit())
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
#endif
}

Result<> write(const brief::Document &document, const QString &path)
{
#ifdef WATCHFLOOR_WITH_PRINT
    // Painting needs a platform, no display: this command alone takes the one without.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static char name[] = "watchfloorctl";
    static char *words[] = {name, nullptr};
    static int count = 1;
    const QGuiApplication application(count, words);
    if (path.endsWith(".pdf"_L1, Qt::CaseInsensitive))
        return widgets::printBrief(document, path);
#else
    if (path.endsWith(".pdf"_L1, Qt::CaseInsensitive))
        return fail(ErrorCode::Unsupported, u"this build writes no PDF; take .html"_s);
#endif
    return writeHtml(document, path);
}

/// What was withheld is noted in the store, never beside the document.
Result<> account(const Session &session, const picture::Snapshot &snapshot, const release::Audience &audience,
                 const QString &path)
{
    release::Withheld withheld;
    (void)release::filtered(snapshot, audience, &withheld);
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return std::unexpected(store.error());
    if ((*store)->info().readOnly)
        return {};
    const auto writer = (*store)->writer();
    if (!writer)
        return std::unexpected(writer.error());
    const QString detail = u"for %1 into %2; withheld: %3 incidents, %4 observations, %5 assets, %6 missions"_s
                               .arg(text(release::toString(audience)), path)
                               .arg(withheld.incidents)
                               .arg(withheld.observations)
                               .arg(withheld.assets)
                               .arg(withheld.missions);
    return (*writer)->appendLog({session.actor, "brief", {}, detail.toStdString()}).get();
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QString path = arguments.value("o");
    if (!arguments.has("audience") || path.isEmpty())
        return failed({ErrorCode::Usage, u"brief needs --audience A and -o FILE"_s});
    if (!path.endsWith(".pdf"_L1, Qt::CaseInsensitive) && !path.endsWith(".html"_L1, Qt::CaseInsensitive))
        return failed({ErrorCode::Usage, u"-o %1: the name ends in .pdf or .html"_s.arg(path)});
    const auto audience = release::parseAudience(arguments.value("audience").toStdString());
    if (!audience)
        return failed({ErrorCode::Usage, audience.error().detail});
    const auto knownAt = arguments.time("known-at");
    if (!knownAt)
        return failed(knownAt.error());
    auto open = openPicture(session, *knownAt);
    if (!open)
        return failed(open.error());
    // The picture is all that is needed from here; a reader left open would keep the log entry from settling in the
    // file.
    open->reader.reset();
    open->store.reset();
    const auto window = windowOf(arguments, *open->snapshot);
    if (!window)
        return failed(window.error());

    brief::Request request;
    request.audience = *audience;
    request.mission = arguments.value("mission").toStdString();
    request.window = *window;
    request.asOf = open->snapshot->knownAt;
    const auto document = brief::compose(*open->snapshot, request);
    if (!document)
        return failed(document.error());
    if (const auto done = write(*document, path); !done)
        return failed(done.error());
    if (const auto noted = account(session, *open->snapshot, *audience, path); !noted)
        return failed(noted.error());
    if (session.json)
        print(Json()
                  .add("file", path)
                  .add("marking", toString(document->marking))
                  .add("as_known_at", document->asKnownAt));
    else
        say(u"%1: %2"_s.arg(path, document->banner));
    return Exit::Done;
}

} // namespace

const Command briefCommand{"brief",
                           "--audience A [--mission M] [--known-at T] [--from T --to T] -o FILE.pdf|.html",
                           "A briefing of the picture for one audience; what is marked above it is left out.\n"
                           "Fails only when nothing remains.",
                           options,
                           0,
                           0,
                           true,
                           run};

} // namespace watchfloor::ctl
