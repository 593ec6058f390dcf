// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/commandline.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

struct Cli
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::CommandLine)
};

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Cli::tr("The recognised cyber picture of a watch floor."));
    parser.addPositionalArgument(u"FILE"_s, Cli::tr("The store to open."), u"[FILE]"_s);
    parser.addOptions({
        {u"workspace"_s, Cli::tr("Begin in this workspace: watch, brief or analyse."), u"NAME"_s},
        {u"at"_s, Cli::tr("The clock of the display stands at this time (ISO 8601)."), u"TIME"_s},
        {u"known-at"_s, Cli::tr("Show the picture as it was known at this time (ISO 8601)."), u"TIME"_s},
        {u"screenshot"_s, Cli::tr("Write a picture of window, map, timeline or graph when all is drawn, and exit."),
         u"VIEW=FILE.png"_s},
        {u"theme"_s, Cli::tr("dark or light."), u"NAME"_s},
        {u"size"_s, Cli::tr("Size of the window, such as 1920x1200."), u"WxH"_s},
        {u"select"_s, Cli::tr("Select this incident or asset (id, or the beginning of its title)."), u"OBJECT"_s},
        {{u"h"_s, u"help"_s}, Cli::tr("Show this help.")},
        {{u"v"_s, u"version"_s}, Cli::tr("Show the version.")},
    });
}

Result<Timestamp> timeOf(const QCommandLineParser &parser, const QString &option)
{
    const auto time = parseIso8601(parser.value(option).toStdString());
    if (!time)
        return fail(ErrorCode::Usage, Cli::tr("--%1: not a time: %2").arg(option, parser.value(option)));
    return time->at;
}

} // namespace

QString name(Workspace w)
{
    switch (w) {
    case Workspace::Watch:
        return u"watch"_s;
    case Workspace::Brief:
        return u"brief"_s;
    case Workspace::Analyse:
        return u"analyse"_s;
    }
    return {};
}

QString title(Workspace w)
{
    switch (w) {
    case Workspace::Watch:
        return Cli::tr("Watch");
    case Workspace::Brief:
        return Cli::tr("Brief");
    case Workspace::Analyse:
        return Cli::tr("Analyse");
    }
    return {};
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return fail(ErrorCode::Usage, parser.errorText());
    CommandLine out;
    out.help = parser.isSet(u"help"_s);
    out.version = parser.isSet(u"version"_s);
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return fail(ErrorCode::Usage, Cli::tr("one store at a time"));
    out.store = files.value(0);
    if (parser.isSet(u"workspace"_s)) {
        const auto found
            = std::ranges::find(workspaces, parser.value(u"workspace"_s), [](Workspace w) { return name(w); });
        if (found == workspaces.end())
            return fail(ErrorCode::Usage, Cli::tr("--workspace: watch, brief or analyse"));
        out.workspace = *found;
    }
    if (parser.isSet(u"at"_s)) {
        const auto time = timeOf(parser, u"at"_s);
        if (!time)
            return std::unexpected(time.error());
        out.at = *time;
    }
    if (parser.isSet(u"known-at"_s)) {
        const auto time = timeOf(parser, u"known-at"_s);
        if (!time)
            return std::unexpected(time.error());
        out.knownAt = *time;
    }
    for (const QString &shot : parser.values(u"screenshot"_s)) {
        const qsizetype equals = shot.indexOf(u'=');
        const Screenshot s{shot.left(equals), shot.mid(equals + 1)};
        const bool known = s.view == u"window" || s.view == u"map" || s.view == u"timeline" || s.view == u"graph";
        if (equals <= 0 || !known || s.file.isEmpty())
            return fail(ErrorCode::Usage, Cli::tr("--screenshot: window, map, timeline or graph, then =FILE.png"));
        out.screenshots.push_back(s);
    }
    if (parser.isSet(u"theme"_s)) {
        const QString theme = parser.value(u"theme"_s);
        if (theme != u"dark" && theme != u"light")
            return fail(ErrorCode::Usage, Cli::tr("--theme: dark or light"));
        out.scheme = theme == u"light" ? widgets::Theme::Scheme::Light : widgets::Theme::Scheme::Dark;
    }
    if (parser.isSet(u"size"_s)) {
        static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const auto match = form.match(parser.value(u"size"_s));
        if (!match.hasMatch())
            return fail(ErrorCode::Usage, Cli::tr("--size: such as 1920x1200"));
        out.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    out.select = parser.value(u"select"_s);
    return out;
}

QString helpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace watchfloor::desktop
