// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "keychain/keychainsecrets.h"
#include "transport/settings.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"part", "NAME", "passphrase: that of the client certificate's key; else what the server asks for"},
    {"remove", nullptr, "forget it"},
};

constexpr qint64 mostBytes = 64 << 10;

/// Keeps a terminal from showing what is typed.
class Unseen
{
public:
    Unseen()
        : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        std::fputs("secret: ", stderr);
    }
    ~Unseen()
    {
        if (!m_isTerminal)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputs("\n", stderr);
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;

private:
    termios m_before = {};
    bool m_isTerminal;
};

/// The first line of standard input: on the command line everybody on the machine could read it.
Result<QByteArray> typed()
{
    const Unseen unseen;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"standard input: "_s + input.errorString());
    QByteArray line = input.readLine(mostBytes);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(ErrorCode::Usage, u"a secret is wanted on standard input"_s);
    return line;
}

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
    const auto secret = typed();
    if (!secret)
        return failed(secret.error());
    if (const auto done = secrets->write(*name, *secret); !done)
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
