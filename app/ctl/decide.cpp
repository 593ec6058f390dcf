// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"
#include "base/ascii.h"
#include "base/timespan.h"
#include "commands.h"
#include "correlation.h"
#include "floor/desk.h"
#include "model/severity.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"why", "TEXT", "the reason; of an assessment its reasoning, of a note its text"},
    {"reliability", "A-F", "assess: of the source; F cannot be judged"},
    {"credibility", "1-6", "assess: of the information; 6 cannot be judged, 1 needs two independent originators"},
    {"likelihood", "WORD", "assess: impossible, highly-unlikely, unlikely, even, likely, highly-likely, certain"},
    {"confidence", "WORD", "assess: in the judgement; none, low, medium, high"},
    {"category", "CLASS/TYPE", "assess: as in malicious-code/c2-server (RSIT)"},
    {"severity", "N", "assess: 0 to 100, or a word such as high"},
    {"sector", "NAME,NAME", "assess: sectors concerned (NIS2)"},
    {"dissent", "TEXT", "assess: who sees it otherwise, and why"},
    {"until", "TIME", "recognise, health: when it lapses; 12 hours from now where not given; of health also 6h, 90m"},
    {"value", "HEALTH", "health: nominal, degraded, impaired, failed"},
    {"withdraw", nullptr, "health: what incidents and feeds say of it counts again"},
};

using floor::Action;

Exit refused(const floor::Refused &refused) { return failed(refused.error); }

Result<int> severityFrom(const QString &words)
{
    bool isNumber = false;
    const int number = words.toInt(&isNumber);
    const int severity = isNumber ? number : severityFromWord(asciiLower(words.toStdString()));
    if (severity < 0 || severity > 100)
        return fail(ErrorCode::Usage,
                    u"--severity: \"%1\" is no number from 0 to 100 and no word for one"_s.arg(words));
    return severity;
}

/// What is given takes the place of what stands.
Result<> readGrade(fusion::Assessment &a, const Arguments &arguments)
{
    const auto wrong = [&](const char *option, const QString &wanted) {
        return fail(ErrorCode::Usage,
                    u"--%1: \"%2\" is not one of %3"_s.arg(QLatin1StringView(option), arguments.value(option), wanted));
    };
    if (arguments.has("reliability")) {
        const QString letter = arguments.value("reliability").toUpper();
        if (letter.size() != 1 || letter[0] < u'A' || letter[0] > u'F')
            return wrong("reliability", u"A to F"_s);
        a.reliability = letter[0].toLatin1();
    }
    const auto credibility = arguments.number("credibility", 1, 6);
    if (!credibility)
        return std::unexpected(credibility.error());
    if (*credibility)
        a.credibility = static_cast<std::uint8_t>(**credibility);
    if (arguments.has("likelihood")) {
        const auto word = fusion::likelihoodFromName(arguments.value("likelihood").toStdString());
        if (!word)
            return wrong("likelihood",
                         u"impossible, highly-unlikely, unlikely, even, likely, highly-likely, certain"_s);
        a.likelihood = *word;
    }
    if (arguments.has("confidence")) {
        const auto word = fusion::confidenceFromName(arguments.value("confidence").toStdString());
        if (!word)
            return wrong("confidence", u"none, low, medium, high"_s);
        a.confidence = *word;
    }
    return {};
}

Result<> readAssessment(fusion::Assessment &a, const Arguments &arguments)
{
    if (const auto done = readGrade(a, arguments); !done)
        return done;
    if (arguments.has("category")) {
        a.category = categoryFromName(arguments.value("category").toStdString());
        if (!a.category)
            return fail(ErrorCode::Usage,
                        u"--category: \"%1\" is no class and type of RSIT"_s.arg(arguments.value("category")));
    }
    if (arguments.has("severity")) {
        const auto severity = severityFrom(arguments.value("severity"));
        if (!severity)
            return std::unexpected(severity.error());
        a.severity = *severity;
    }
    if (arguments.has("sector")) {
        a.sectors.clear();
        for (const QString &sector : arguments.value("sector").split(u',', Qt::SkipEmptyParts))
            a.sectors.push_back(sector.trimmed().toStdString());
    }
    if (arguments.has("dissent"))
        a.dissent = arguments.value("dissent").toStdString();
    return {};
}

bool gradesAnything(const Arguments &arguments)
{
    return std::ranges::any_of(std::to_array({"reliability", "credibility", "likelihood", "confidence", "category",
                                              "severity", "sector", "dissent"}),
                               [&](const char *option) { return arguments.has(option); });
}

void tell(const Session &session, const floor::Outcome &outcome)
{
    if (session.json && outcome.changes.empty())
        print(Json()
                  .add("decision", outcome.decision)
                  .add("action", name(outcome.action))
                  .add("of", outcome.action == Action::Undo || outcome.action == Action::Redo ? name(outcome.of) : "")
                  .add("known_at", std::optional(outcome.knownAt)));
    for (const floor::Change &change : outcome.changes) {
        if (session.json)
            print(Json()
                      .add("decision", outcome.decision)
                      .add("action", name(outcome.action))
                      .add("id", change.id)
                      .add("before", name(change.before))
                      .add("after", name(change.after))
                      .add("known_at", std::optional(outcome.knownAt)));
        else
            say(change.before == change.after
                    ? u"%1  %2"_s.arg(text(name(outcome.action)), change.title)
                    : u"%1  %2: %3 -> %4"_s.arg(text(name(outcome.action)), change.title, text(name(change.before)),
                                                text(name(change.after))));
    }
    if (outcome.action == Action::Undo || outcome.action == Action::Redo) {
        if (!session.json)
            say(u"%1: %2"_s.arg(text(name(outcome.action)), text(name(outcome.of))));
    }
    if (outcome.tookToken && outcome.action == Action::Recognise)
        warn(u"nobody held the picture-manager token: it is yours now"_s);
}

Exit turn(const Session &session, Action action, const QStringList &words)
{
    if (words.size() > 1)
        return failed({ErrorCode::Usage, u"usage: decide %1 [DECISION]"_s.arg(text(name(action)))});
    const auto store = session.open(store::OpenOptions::Mode::ReadWrite);
    if (!store)
        return failed(store.error());
    floor::Desk desk(*store);
    const std::string deed = words.isEmpty() ? std::string() : words.first().toStdString();
    const std::string by = session.actor == "system" ? std::string() : session.actor;
    const auto done = action == Action::Undo ? desk.undo(deed, by) : desk.redo(deed, by);
    if (!done)
        return refused(done.error());
    if (done->mustCorrelate)
        correlateDecided(*store);
    tell(session, *done);
    return Exit::Done;
}

/// As a time, or so long from now.
Result<std::optional<Timestamp>> untilOf(const Arguments &arguments)
{
    const QString text = arguments.value("until").trimmed();
    const auto span = timeSpanFrom(text);
    if (span && text.back().isLetter()) // 1800 alone may be meant as a time
        return Clock::now() + *span;
    return arguments.time("until");
}

Exit setHealth(const Session &session, const QStringList &words, const Arguments &arguments)
{
    const bool isWithdrawal = arguments.has("withdraw");
    if (words.size() != 1 || isWithdrawal == arguments.has("value"))
        return failed({ErrorCode::Usage,
                       u"usage: decide health ASSET --value HEALTH --why TEXT [--until TIME], or "
                       u"decide health ASSET --withdraw"_s});
    floor::HealthRequest request;
    request.isWithdrawal = isWithdrawal;
    request.by = session.actor == "system" ? std::string() : session.actor;
    request.why = arguments.value("why").toStdString();
    if (!isWithdrawal) {
        const auto health = picture::healthFromName(arguments.value("value").toStdString());
        if (!health || *health == picture::Health::Unknown)
            return failed(
                {ErrorCode::Usage,
                 u"--value: \"%1\" is not one of nominal, degraded, impaired, failed"_s.arg(arguments.value("value"))});
        request.health = *health;
    }
    const auto until = untilOf(arguments);
    if (!until)
        return failed(until.error());
    request.until = *until;
    const auto open = openToDecide(session);
    if (!open)
        return failed(open.error());
    const auto asset = assetCalled(*open->snapshot, words.first());
    if (!asset)
        return failed(asset.error());
    request.asset = open->snapshot->assets[static_cast<std::size_t>(*asset)].id;
    const auto done = floor::Desk(open->store).setHealth(request, *open->snapshot);
    if (!done)
        return refused(done.error());
    tell(session, *done);
    return Exit::Done;
}

Exit tellHolder(const Session &session)
{
    const auto store = session.open(store::OpenOptions::Mode::ReadOnly);
    if (!store)
        return failed(store.error());
    const auto holder = floor::Desk(*store).tokenHolder();
    if (!holder)
        return failed(holder.error());
    if (session.json)
        print(holder->empty() ? Json().null("picture_manager") : Json().add("picture_manager", *holder));
    else
        say(holder->empty() ? u"nobody holds the picture-manager token"_s
                            : u"%1 is the picture manager"_s.arg(text(*holder)));
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QStringList &words = arguments.positional();
    const auto action = floor::actionFromName(words.first().toStdString());
    if (!action)
        return failed({ErrorCode::Usage, u"%1 is nothing that can be decided"_s.arg(words.first())});
    if (*action == Action::Undo || *action == Action::Redo)
        return turn(session, *action, words.sliced(1));
    if (*action == Action::Health)
        return setHealth(session, words.sliced(1), arguments);
    if (*action == Action::Token && words.size() == 1)
        return tellHolder(session);

    floor::Request request;
    request.action = *action;
    request.by = session.actor == "system" ? std::string() : session.actor;
    request.why = arguments.value("why").toStdString();
    if (*action == Action::Token)
        request.to = words[1].toStdString();
    else
        for (const QString &id : words.sliced(1))
            request.ids.push_back(id.toStdString());
    const auto until = arguments.time("until");
    if (!until)
        return failed(until.error());
    request.until = *until;

    const auto open = openToDecide(session);
    if (!open)
        return failed(open.error());
    const auto &store = open->store;
    const picture::SnapshotPtr &snapshot = open->snapshot;
    if (gradesAnything(arguments)) {
        const auto found
            = request.ids.empty() ? snapshot->incidentById.end() : snapshot->incidentById.find(request.ids.front());
        if (found != snapshot->incidentById.end())
            request.assessment
                = floor::present(*snapshot, snapshot->incidents[static_cast<std::size_t>(found->second)]);
        if (request.ids.size() > 1)
            return failed({ErrorCode::Usage, u"incidents are graded one at a time"_s});
        if (request.assessment) {
            if (const auto read = readAssessment(*request.assessment, arguments); !read)
                return failed(read.error());
        }
    }
    floor::Desk desk(store);
    const auto done = desk.decide(request, *snapshot);
    if (!done)
        return refused(done.error());
    if (done->mustCorrelate)
        correlateDecided(store);
    tell(session, *done);
    return Exit::Done;
}

} // namespace

const Command decideCommand{
    "decide",
    "promote|assess|recognise|dispute|dismiss|close|reopen|merge|split|note ID... [--why TEXT]\n"
    "       decide health ASSET --value HEALTH --why TEXT [--until T] | health ASSET --withdraw [--why TEXT]\n"
    "       decide token [NAME] | undo [DECISION] | redo [DECISION]",
    "What people make of incidents, and how healthy they know an asset to be; needs --as NAME.\n"
    "promote takes the next step up: what is not graded is assessed, what is assessed is recognised, until\n"
    "--until. dispute, dismiss and reopen need --why. merge makes one of all that are named; split takes an\n"
    "incident apart again, or a part or report out of it. undo takes back the last decision of NAME, and redo\n"
    "does it again; nothing is deleted. Who recognises first takes the picture-manager token; token shows\n"
    "who holds it or hands it to NAME. health says how an asset is by itself, whatever incidents and feeds say of\n"
    "it, until it ends or is withdrawn.",
    options,
    1,
    -1,
    true,
    run};

} // namespace watchfloor::ctl
