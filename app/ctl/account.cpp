// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "floor/checkpoint.h"
#include "secretinput.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"role", "ROLE", "add: watch-officer (the default), analyst, commander, observer"},
    {"as-password-file", "FILE",
     "add, retire: the password of --as, who vouches for it; else the next line of standard input"},
    {"password-file", "FILE", "the password is this file's first line; else it is read from standard input"},
    {"new-password-file", "FILE", "password: the new one; else the next line of standard input"},
    {"why", "TEXT", "retire: the reason"},
};

void tell(const Session &session, const floor::Account &account)
{
    if (session.json)
        print(Json()
                  .add("name", account.name)
                  .add("role", name(account.role))
                  .add("key", account.publicKey)
                  .add("since", timeOf(account.since))
                  .add("made_by", account.by));
    else
        say(u"%1  %2  key %3"_s.arg(text(account.name), text(name(account.role)),
                                    text(floor::keyMark(account.publicKey))));
}

Exit list(const Session &session)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    const auto all = floor::accounts(*open->reader);
    if (!all)
        return failed(all.error());
    for (const floor::Account &account : *all)
        tell(session, account);
    if (all->empty() && !session.json)
        warn(u"there are no accounts: anybody acts under the name that they give"_s);
    return Exit::Done;
}

/// Who vouches for what is done to an account; nobody while there is none.
Result<std::optional<floor::Officer>> voucher(const Session &session, const Arguments &arguments, store::Store &store)
{
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto all = floor::accounts(**reader);
    if (!all)
        return std::unexpected(all.error());
    if (all->empty())
        return std::optional<floor::Officer>();
    if (session.actor == "system")
        return fail(ErrorCode::Usage, u"there are accounts here: --as NAME says who vouches for this"_s);
    const auto secret = password(arguments, "as-password-file", "password of who vouches");
    if (!secret)
        return std::unexpected(secret.error());
    return floor::officer(**reader, session.actor, *secret).transform([](floor::Officer officer) {
        return std::optional(std::move(officer));
    });
}

Exit add(const Session &session, const Arguments &arguments, const std::string &who)
{
    const auto role = arguments.has("role") ? floor::roleFromName(arguments.value("role").toStdString())
                                            : floor::Role::WatchOfficer;
    if (!role)
        return failed({ErrorCode::Usage,
                       u"--role: \"%1\" is not one of watch-officer, analyst, commander, observer"_s.arg(
                           arguments.value("role"))});
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto by = voucher(session, arguments, **store);
    if (!by)
        return failed(by.error());
    const auto secret = password(arguments, "password-file", "password");
    if (!secret)
        return failed(secret.error());
    const auto made = floor::addAccount(**store, who, *role, *secret, session.actor, *by ? &**by : nullptr);
    if (!made)
        return failed(made.error());
    tell(session, *made);
    return Exit::Done;
}

Exit change(const Session &session, const Arguments &arguments, const std::string &who)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto before = password(arguments, "password-file", "password");
    if (!before)
        return failed(before.error());
    const auto after = password(arguments, "new-password-file", "new password");
    if (!after)
        return failed(after.error());
    const auto changed = floor::changePassword(**store, who, *before, *after);
    if (!changed)
        return failed(changed.error());
    tell(session, *changed);
    return Exit::Done;
}

Exit retire(const Session &session, const Arguments &arguments, const std::string &who)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    const auto by = voucher(session, arguments, **store);
    if (!by)
        return failed(by.error());
    if (!*by)
        return failed({ErrorCode::NotFound, u"there are no accounts"_s});
    const auto done = floor::retireAccount(**store, who, **by, arguments.value("why").toStdString());
    return done ? Exit::Done : failed(done.error());
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QStringList &words = arguments.positional();
    if (words.first() == "list"_L1 && words.size() == 1)
        return list(session);
    if (words.size() == 2) {
        const std::string who = words[1].toStdString();
        if (words.first() == "add"_L1)
            return add(session, arguments, who);
        if (words.first() == "password"_L1)
            return change(session, arguments, who);
        if (words.first() == "retire"_L1)
            return retire(session, arguments, who);
    }
    return failed({ErrorCode::Usage, u"usage: account list | add NAME | password NAME | retire NAME"_s});
}

} // namespace

const Command accountCommand{
    "account",
    "list | add NAME [--role ROLE] | password NAME | retire NAME [--why TEXT]",
    "Who may sit at this store, each with a key that their password opens.\n"
    "Where there are accounts, --as takes no other name, and who has one vouches for a new one or for who leaves.\n"
    "A new password is a new key.",
    options,
    1,
    2,
    true,
    run};

} // namespace watchfloor::ctl
