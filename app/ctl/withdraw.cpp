// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "correlation.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"undo", nullptr, "bring a withdrawn import back"},
    noCorrelateOption,
};

Exit list(const Session &session)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto imports = store::imports(*open->reader);
    if (!imports)
        return failed(imports.error());
    Table table({u"import"_s, u"started"_s, u"source"_s, u"accepted"_s, u"duplicates"_s, u"quarantined"_s, u"state"_s,
                 u"file"_s});
    for (const auto &import : *imports) {
        const QString state = import.withdrawnAt ? u"withdrawn"_s
            : !import.ended                      ? u"cut off"_s
            : !import.error.empty()              ? text(import.error)
                                                 : u"whole"_s;
        if (session.json) {
            print(Json()
                      .add("import", import.id)
                      .add("file", import.path)
                      .add("source", slugOf(open->sources, import.sourceId))
                      .add("format", import.format)
                      .add("started", std::optional(import.started))
                      .add("ended", import.ended)
                      .add("withdrawn_at", import.withdrawnAt)
                      .add("error", import.error)
                      .add("accepted", import.counts.accepted)
                      .add("duplicates", import.counts.duplicates)
                      .add("quarantined", import.counts.quarantined)
                      .add("observations", import.counts.observations)
                      .add("claims", import.counts.claims)
                      .add("cursor", import.cursor));
            continue;
        }
        table.row({QString::number(import.id), timeText(import.started), text(slugOf(open->sources, import.sourceId)),
                   QString::number(import.counts.accepted), QString::number(import.counts.duplicates),
                   QString::number(import.counts.quarantined), state, text(import.path)});
    }
    if (!session.json)
        table.print();
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    if (arguments.positional().isEmpty() && arguments.has("undo"))
        return failed({ErrorCode::Usage, u"--undo needs the number of an import; withdraw alone lists them"_s});
    if (arguments.positional().isEmpty())
        return list(session);
    bool ok = false;
    const std::int64_t id = arguments.positional().first().toLongLong(&ok);
    if (!ok || id <= 0)
        return failed(
            {ErrorCode::Usage,
             u"%1 is not the number of an import; withdraw alone lists them"_s.arg(arguments.positional().first())});
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto writer = (*store)->writer();
    if (!writer)
        return failed(writer.error());
    const bool undo = arguments.has("undo");
    const auto done
        = undo ? (*writer)->restoreImport(id, session.actor).get() : (*writer)->withdrawImport(id, session.actor).get();
    if (!done)
        return failed(done.error());
    std::vector<std::string> retries; // as retry names imports
    for (const std::int64_t retry : *done | std::views::drop(1))
        retries.push_back(std::to_string(retry));
    const auto correlated = correlateAfter(arguments, *store);
    if (session.json) {
        Json json;
        json.add("import", id).add("withdrawn", !undo).add("retries", retries);
        if (correlated)
            json.add("correlated", jsonOf(*correlated));
        print(json);
    } else {
        say(undo ? u"import %1 is back"_s.arg(id) : u"import %1 is withdrawn; --undo brings it back"_s.arg(id));
        for (const std::string &retry : retries)
            say(u"and with it import %1, which reads its quarantine again"_s.arg(text(retry)));
        sayCorrelated(correlated);
    }
    return Exit::Done;
}

} // namespace

const Command withdrawCommand{"withdraw",
                              "[--undo] [--no-correlate] [IMPORT]",
                              "Take an import back, or list the imports.\n"
                              "Nothing is deleted: the picture as known before still shows what it brought.\n"
                              "What `retry` read again of its quarantine is part of it, and goes and comes with it.",
                              options,
                              0,
                              1,
                              true,
                              run};

} // namespace watchfloor::ctl
