// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

Exit check(const Session &session, store::Store &store)
{
    // The chain is one of the checks that verify makes.
    const auto findings = store::verify(store);
    if (!findings)
        return failed(findings.error());
    bool sound = true;
    for (const auto &finding : *findings) {
        if (finding.check != "watch-log")
            continue;
        sound = false;
        if (session.json)
            print(Json().add("check", finding.check).add("detail", finding.detail));
        else
            say(text(finding.detail));
    }
    if (sound && !session.json)
        say(u"the watch log's chain is whole"_s);
    return sound ? Exit::Done : Exit::Failed;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const bool verifying = !arguments.positional().isEmpty();
    if (verifying && arguments.positional().first() != "verify"_L1)
        return failed({ErrorCode::Usage, u"usage: log [verify]"_s});
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    if (verifying)
        return check(session, *open->store);
    Table table({u"entry"_s, u"at"_s, u"who"_s, u"action"_s, u"object"_s, u"detail"_s});
    std::int64_t after = 0;
    for (;;) {
        const auto page = store::log(*open->reader, after, 1000);
        if (!page)
            return failed(page.error());
        for (const auto &entry : *page) {
            after = entry.sequence;
            if (session.json)
                print(Json()
                          .add("entry", entry.sequence)
                          .add("at", std::optional(entry.at))
                          .add("actor", entry.entry.actor)
                          .add("action", entry.entry.action)
                          .add("object", entry.entry.object)
                          .add("detail", entry.entry.detail)
                          .add("sha256", entry.hash));
            else
                table.row({QString::number(entry.sequence), iso8601Text(entry.at), text(entry.entry.actor),
                           text(entry.entry.action), text(entry.entry.object), text(entry.entry.detail)});
        }
        if (page->size() < 1000)
            break;
    }
    if (!session.json)
        table.print();
    return Exit::Done;
}

} // namespace

const Command logCommand{
    "log", "[verify]", "What people did: the hash-chained watch log, or a check of its chain.", {}, 0, 1, true, run};

} // namespace watchfloor::ctl
