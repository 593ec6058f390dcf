// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"limit", "N", "at most so many hits (default 200)"},
};

Exit run(const Session &session, const Arguments &arguments)
{
    const auto limit = arguments.number("limit", 1, 1'000'000);
    if (!limit)
        return failed(limit.error());
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto hits
        = store::search(*open->reader, arguments.positional().join(u' ').toStdString(), limit->value_or(200));
    if (!hits)
        return failed(hits.error());
    Table table({u"happened"_s, u"kind"_s, u"source"_s, u"title"_s, u"id"_s});
    for (const auto &hit : *hits) {
        const bool claim = hit.kind == store::Hit::Kind::Claim;
        const std::string id = claim ? hit.subject : std::to_string(hit.id);
        if (session.json)
            print(Json()
                      .add("kind", claim ? "claim" : "observation")
                      .add("id", id)
                      .add("title", hit.title)
                      .add("snippet", hit.snippet)
                      .add("happened", timeOf(hit.happened))
                      .add("source", slugOf(open->sources, hit.sourceId)));
        else
            table.row({timeText(timeOf(hit.happened)), claim ? u"claim"_s : u"observation"_s,
                       text(slugOf(open->sources, hit.sourceId)), text(hit.title), text(id)});
    }
    if (!session.json)
        table.print();
    return Exit::Done;
}

} // namespace

const Command searchCommand{
    "search",
    "[--limit N] TEXT",
    "Find words in titles, descriptions and signatures; each word is the start of one, quotes make a phrase.",
    options,
    1,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
