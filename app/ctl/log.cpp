// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "floor/checkpoint.h"
#include "secretinput.h"
#include "watch/handover.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"password-file", "FILE",
     "checkpoint: the password is this file's first line; else it is read from standard input"},
};

Exit check(const Session &session)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto found = floor::checkLog(*open->reader);
    if (!found)
        return failed(found.error());
    const auto handovers = watch::checkHandovers(*open->reader);
    if (!handovers)
        return failed(handovers.error());
    for (const std::string &fault : *handovers) {
        if (session.json)
            print(Json().add("check", "handover").add("detail", fault));
        else
            say(text(fault));
    }
    for (const store::LogFault &fault : found->faults) {
        if (session.json)
            print(Json().add("check", "watch-log").add("entry", fault.sequence).add("detail", fault.detail));
        else
            say(text(fault.detail));
    }
    const bool isSound = found->faults.empty() && handovers->empty();
    if (isSound && !session.json)
        say(found->checkpoints == 0
                ? u"the watch log's chain is whole; nobody has signed it"_s
                : u"the watch log's chain is whole; %1 checkpoints are signed, the last up to entry %2 of %3"_s
                      .arg(found->checkpoints)
                      .arg(found->vouchedFor)
                      .arg(found->entries));
    return isSound ? Exit::Done : Exit::Failed;
}

Exit sign(const Session &session, const Arguments &arguments)
{
    if (session.actor == "system")
        return failed({ErrorCode::Usage, u"who signs? name yourself with --as NAME"_s});
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto secret = password(arguments, "password-file", "password");
    if (!secret)
        return failed(secret.error());
    const auto officer = (*store)->reader().and_then(
        [&](const std::unique_ptr<store::Reader> &reader) { return floor::officer(*reader, session.actor, *secret); });
    if (!officer)
        return failed(officer.error());
    const auto done = floor::checkpoint(**store, *officer, floor::Occasion::Wish);
    if (!done)
        return failed(done.error());
    const auto head = (*store)->reader().and_then(
        [](const std::unique_ptr<store::Reader> &reader) { return store::logHead(*reader); });
    if (!head)
        return failed(head.error());
    if (session.json)
        print(Json()
                  .add("entry", head->sequence)
                  .add("sha256", head->hash)
                  .add("by", officer->account.name)
                  .add("key", officer->account.publicKey));
    else
        say(u"entry %1, %2: keep this line elsewhere too"_s.arg(head->sequence).arg(text(head->hash)));
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QString word = arguments.positional().value(0);
    if (word == "checkpoint"_L1)
        return sign(session, arguments);
    if (word == "verify"_L1)
        return check(session);
    if (!word.isEmpty())
        return failed({ErrorCode::Usage, u"usage: log [verify|checkpoint]"_s});
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
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

const Command logCommand{"log",
                         "[verify | checkpoint]",
                         "What people did: the hash-chained watch log.\n"
                         "verify walks its chain, checks every signature and names the first entry that is wrong;\n"
                         "checkpoint signs it as it stands, with the key of --as NAME.",
                         options,
                         0,
                         1,
                         true,
                         run};

} // namespace watchfloor::ctl
