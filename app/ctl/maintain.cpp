// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "watch/verify.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

Exit runVerify(const Session &session, const Arguments &)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadOnly);
    if (!store)
        return failed(store.error());
    const auto findings = watch::verify(**store);
    if (!findings)
        return failed(findings.error());
    for (const auto &finding : *findings) {
        if (session.json)
            print(Json().add("check", finding.check).add("detail", finding.detail));
        else
            say(u"%1: %2"_s.arg(text(finding.check), text(finding.detail)));
    }
    if (findings->empty() && !session.json)
        say(u"sound: the file, every record's bytes, the indexes, the watch log and what was signed"_s);
    return findings->empty() ? Exit::Done : Exit::Failed;
}

Exit runBackup(const Session &session, const Arguments &arguments)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadOnly);
    if (!store)
        return failed(store.error());
    const QString target = arguments.positional().first();
    const auto done = store::backup(**store, target);
    if (!done)
        return failed(done.error());
    if (session.json)
        print(Json().add("store", (*store)->info().path).add("backup", target));
    else
        say(u"backup written to %1"_s.arg(target));
    return Exit::Done;
}

Exit runMigrate(const Session &session, const Arguments &)
{
    // Opening for writing takes the steps that are missing, each in a transaction of its own.
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto &info = (*store)->info();
    if (info.readOnly)
        return failed({ErrorCode::ReadOnly, u"%1 cannot be written"_s.arg(info.path)});
    if (session.json)
        print(Json().add("store", info.path).add("schema", info.schema));
    else
        say(u"%1 has schema %2"_s.arg(info.path).arg(info.schema));
    return Exit::Done;
}

} // namespace

const Command verifyCommand{
    "verify",
    "",
    "Check the file, every record's bytes against its SHA-256, the watch log's chain and every signature.",
    {},
    0,
    0,
    true,
    runVerify};
const Command backupCommand{
    "backup", "FILE",   "Copy the store while it is in use, with the same key. Never overwrites.", {}, 1, 1,
    true,     runBackup};
const Command migrateCommand{"migrate", "",        "Bring a store of an older version to this one's schema.", {}, 0, 0,
                             true,      runMigrate};

} // namespace watchfloor::ctl
