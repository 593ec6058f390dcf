// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option globalOptions[] = {
    {"store", "FILE", "the store to work on"},
    {"key-file", "FILE", "its passphrase is this file's first line"},
    {"json", nullptr, "one JSON object a line on standard output"},
    {"as", "NAME", "who acts, for the watch log"},
    {"help", nullptr, "what a command does and takes"},
    {"h", nullptr, nullptr},
    {"version", nullptr, nullptr},
};

void listOptions(std::span<const Option> options)
{
    for (const Option &option : options) {
        if (!option.help)
            continue;
        QString name = (std::strlen(option.name) == 1 ? u"-"_s : u"--"_s) + QLatin1StringView(option.name);
        if (option.value)
            name += u' ' + QLatin1StringView(option.value);
        std::printf("  %-22s %s\n", qPrintable(name), option.help);
    }
}

void usage(const Command &command)
{
    std::printf("usage: watchfloorctl%s [--json] %s %s\n\n%s\n",
                command.needsStore ? " --store FILE [--key-file F]" : "", command.name, command.synopsis,
                command.summary);
    if (!command.options.empty()) {
        std::printf("\n");
        listOptions(command.options);
    }
}

void usage()
{
    std::printf("usage: watchfloorctl --store FILE [--key-file F] [--json] [--as NAME] COMMAND ...\n\n");
    listOptions(globalOptions);
    std::printf("\ncommands (watchfloorctl COMMAND --help tells more):\n");
    for (const Command *command : commands()) {
        const QString summary = QString::fromUtf8(command->summary).section(u'\n', 0, 0);
        std::printf("  %-12s %s\n", command->name, qPrintable(summary));
    }
    std::printf("\nexit codes: 0 done, 1 failed, 2 wrong usage, 3 done with quarantined records\n");
}

/// The first word that is neither an option nor the value of one.
qsizetype commandPosition(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!word.startsWith(u'-'))
            return i;
        if (word == "--store"_L1 || word == "--key-file"_L1 || word == "--as"_L1)
            ++i;
    }
    return -1;
}

Exit misused(const QString &why, const Command *command = nullptr)
{
    warn(why);
    if (command)
        std::fprintf(stderr, "usage: watchfloorctl --store FILE %s %s\n", command->name, command->synopsis);
    else
        std::fprintf(stderr, "watchfloorctl --help lists the commands\n");
    return Exit::Usage;
}

Exit run(QStringList words)
{
    const qsizetype position = commandPosition(words);
    if (position < 0) {
        const auto arguments = Arguments::parse(words, globalOptions);
        if (!arguments)
            return misused(arguments.error().detail);
        if (arguments->has("version")) {
            std::printf("watchfloorctl %s\n", WATCHFLOOR_VERSION);
            return Exit::Done;
        }
        if (arguments->has("help") || arguments->has("h")) {
            usage();
            return Exit::Done;
        }
        return misused(u"no command given"_s);
    }
    const QString name = words.takeAt(position);
    const Command *command = nullptr;
    for (const Command *known : commands()) {
        if (name == QLatin1StringView(known->name))
            command = known;
    }
    if (!command && name == "help"_L1) {
        usage();
        return Exit::Done;
    }
    if (!command)
        return misused(u"no command is called %1"_s.arg(name));

    // Global options may follow the command too: people put them where they think of them.
    std::vector<Option> options(command->options.begin(), command->options.end());
    options.insert(options.end(), std::begin(globalOptions), std::end(globalOptions));
    const auto arguments = Arguments::parse(words, options);
    if (!arguments)
        return misused(arguments.error().detail, command);
    if (arguments->has("help") || arguments->has("h")) {
        usage(*command);
        return Exit::Done;
    }
    const auto given = arguments->positional().size();
    if (given < command->least || (command->most >= 0 && given > command->most))
        return misused(given < command->least ? u"%1 needs more than that"_s.arg(name)
                                              : u"%1: too many arguments"_s.arg(name),
                       command);

    Session session;
    session.storePath = arguments->value("store");
    session.keyFile = arguments->value("key-file");
    session.json = arguments->has("json");
    if (arguments->has("as"))
        session.actor = arguments->value("as").toStdString();
    if (command->needsStore && session.storePath.isEmpty())
        return misused(u"which store? name it with --store FILE"_s, command);
    return command->run(session, *arguments);
}

} // namespace

} // namespace watchfloor::ctl

int main(int argc, char **argv)
{
    // Command arguments are read before Qt takes what it thinks are its own.
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
    // What these commands write is nobody else's business.
    ::umask(0077);
    // A limit on file sizes is then a failed write, told like a full disk, and no sudden death.
    std::signal(SIGXFSZ, SIG_IGN);
    const auto exit = watchfloor::ctl::run(words);
    // A full disk under standard output is a failure like any other.
    if (std::fflush(stdout) != 0 && exit == watchfloor::ctl::Exit::Done)
        return int(watchfloor::ctl::Exit::Failed);
    return int(exit);
}
