// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "keychain/keychainsecrets.h"
#include "secretinput.h"
#include "transport/settings.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"part", "NAME", "passphrase: that of the client certificate's key; else what the server asks for"},
    {"remove", nullptr, "forget it"},
};

/// The name it is kept under, which depends on where the source's transport leads.
Result<QString> nameFor(const Session &session, const QString &slug, const QString &part)
{
    const auto open = openReader(session);
    if (!open)
        return std::unexpected(open.error());
    const auto source = sourceBySlug(*open->reader, slug);
    if (!source)
        return std::unexpected(source.error());
    const auto all = store::transports(*open->reader);
    if (!all)
        return std::unexpected(all.error());
    for (const auto &config : *all) {
        if (config.sourceId != source->id)
            continue;
        const auto settings = transport::fromJson(config.kind, config.settings);
        if (!settings)
            return std::unexpected(settings.error());
        return transport::secretName(source->slug, settings->location, part.toStdString());
    }
    return fail(
        ErrorCode::Usage,
        u"%1 has no transport yet; its location says whom the secret is for: source set %1 transport.kind=..."_s.arg(
            slug));
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto name = nameFor(session, arguments.positional().first(), arguments.value("part"));
    if (!name)
        return failed(name.error());
    int argc = 1;
    char program[] = "watchfloorctl", *argv[] = {program, nullptr};
    const QCoreApplication application(argc, argv); // the keyring is asked over D-Bus
    const auto secrets = userSecrets();
    if (arguments.has("remove")) {
        const auto done = secrets->remove(*name);
        return done ? Exit::Done : failed(done.error());
    }
    const auto secret = typedSecret("secret");
    if (!secret)
        return failed(secret.error());
    if (const auto done = secrets->write(*name, QByteArray::fromStdString(*secret)); !done)
        return failed(done.error());
    if (session.json)
        print(Json().add("name", *name).add("place", secrets->place()));
    else
        say(u"kept as %1 in %2"_s.arg(*name, secrets->place()));
    return Exit::Done;
}

} // namespace

const Command secretCommand{"secret",
                            "[--part NAME] [--remove] SOURCE",
                            "Keep the password, key or token that a source's server asks for.\n"
                            "It is read from standard input, kept in the keyring or, where none runs, in a file that\n"
                            "you alone may read, and sent to the host of the source's location and to no other.",
                            options,
                            1,
                            1,
                            true,
                            run};

} // namespace watchfloor::ctl
