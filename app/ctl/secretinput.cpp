// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretinput.h"

#include <QFile>

#include <array>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr int mostBytes = 64 << 10;

/// Keeps a terminal from showing what is typed.
class Unseen
{
public:
    explicit Unseen(const char *what)
        : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        std::fprintf(stderr, "%s: ", what);
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

std::string withoutEnd(std::string line)
{
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.pop_back();
    return line;
}

} // namespace

Result<std::string> typedSecret(const char *what)
{
    const Unseen unseen(what);
    std::string line(mostBytes, '\0');
    if (!std::fgets(line.data(), mostBytes, stdin))
        return fail(ErrorCode::Usage, u"a %1 is wanted on standard input"_s.arg(QLatin1StringView(what)));
    line.resize(line.find('\0'));
    line = withoutEnd(std::move(line));
    if (line.empty())
        return fail(ErrorCode::Usage, u"a %1 is wanted on standard input"_s.arg(QLatin1StringView(what)));
    return line;
}

Result<std::string> password(const Arguments &arguments, const char *option, const char *what)
{
    if (!arguments.has(option))
        return typedSecret(what);
    QFile file(arguments.value(option));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    std::string line = withoutEnd(file.readLine(mostBytes).toStdString());
    if (line.empty())
        return fail(ErrorCode::Usage, u"%1: its first line is empty"_s.arg(file.fileName()));
    return line;
}

} // namespace watchfloor::ctl
