// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide about incidents, and who may: grades, standing, merge, split, notes, the token.
#include "feeds/jsonbody.h"
#include "floor/deciding.h"
#include "floor/parting.h"

#include <algorithm>
#include <ranges>

namespace watchfloor::floor {

using namespace Qt::StringLiterals;
using picture::IncidentRow;
using picture::IncidentState;
using Why = Refused::Why;

namespace {

std::string gradingText(const fusion::Assessment &a)
{
    std::string all = gradeText(a);
    if (a.likelihood != fusion::Likelihood::Unstated)
        all += ", " + std::string(name(a.likelihood));
    if (a.confidence != fusion::Confidence::Unstated)
        all += ", confidence " + std::string(name(a.confidence));
    if (a.category)
        all += ", " + std::string(watchfloor::name(*a.category));
    if (a.severity >= 0)
        all += ", severity " + std::to_string(a.severity);
    return all;
}

/// Graded before, it is assessed again; else it stands as the machine left it.
fusion::Standing reopened(const fusion::Recognition &r)
{
    return r.assessment ? fusion::Standing::Assessed : fusion::Standing::Open;
}

IncidentState stateOf(fusion::Standing standing, const IncidentRow &row)
{
    switch (standing) {
    case fusion::Standing::Open:
        break;
    case fusion::Standing::Assessed:
        return IncidentState::Assessed;
    case fusion::Standing::Recognised:
        return IncidentState::Recognised;
    case fusion::Standing::Disputed:
        return IncidentState::Disputed;
    case fusion::Standing::Dismissed:
        return IncidentState::Dismissed;
    case fusion::Standing::Closed:
        return IncidentState::Closed;
    }
    const bool isJoined = row.sources.size() > 1 || !row.members.empty() || !row.parts.empty();
    return isJoined ? IncidentState::Correlated : IncidentState::Reported;
}

std::string markingOf(const picture::Snapshot &picture, const IncidentRow &row)
{
    return toString(picture.markings[row.marking]);
}

using Rows = std::vector<const IncidentRow *>;

Answer<Rows> rowsOf(const Request &request, const picture::Snapshot &picture, const store::StoreInfo &into)
{
    if (auto may = mayDecide(request.by, picture, into); !may)
        return std::unexpected(may.error());
    Rows rows;
    for (const std::string &id : request.ids) {
        const auto found = picture.incidentById.find(id);
        if (found == picture.incidentById.end())
            return refuse(Why::Unknown, ErrorCode::NotFound, u"no incident is called %1"_s.arg(text(id)), id);
        const IncidentRow *row = &picture.incidents[static_cast<std::size_t>(found->second)];
        if (!std::ranges::contains(rows, row))
            rows.push_back(row);
    }
    return rows;
}

/// What is held of it now, for the next decision to change.
fusion::Recognition heldOf(const IncidentRow &row)
{
    fusion::Recognition held = row.recognition ? *row.recognition : fusion::Recognition();
    held.of = row.standsFor;
    return held;
}

} // namespace

fusion::Assessment present(const picture::Snapshot &picture, const IncidentRow &row)
{
    if (row.recognition && row.recognition->assessment)
        return *row.recognition->assessment;
    fusion::Assessment a;
    constexpr std::string_view order = "ABCFDE";
    std::size_t best = order.size();
    for (const std::uint16_t source : row.sources)
        best = std::min(best, order.find(picture.sources[source].source.reliability));
    if (best < order.size())
        a.reliability = order[best];
    a.category = row.category;
    a.severity = row.severity;
    a.sectors = row.sectors;
    a.confidence = fusion::confidenceFromPercent(row.confidence);
    return a;
}

namespace {

/// Who acts, and the instant.
struct Now
{
    std::string by, why;
    std::int64_t at;
};

void assess(fusion::Recognition &held, const fusion::Assessment &assessment, const Now &now)
{
    held.assessment = assessment;
    held.assessment->by = now.by;
    held.assessment->at = now.at;
    if (!now.why.empty())
        held.assessment->reasoning = now.why;
    held.recognisedBy.clear();
    held.recognisedAt = noTime;
    held.until = noTime;
}

void recognise(fusion::Recognition &held, const std::optional<Timestamp> &until, const Now &now)
{
    held.recognisedBy = now.by;
    held.recognisedAt = now.at;
    held.until = until ? toMicros(*until) : toMicros(fromMicros(now.at) + usualRecognition);
}

std::string tokenBody(const std::string &holder, const Now &now)
{
    feeds::JsonBody body;
    body.text("holder", holder);
    body.text("by", now.by);
    body.text("why", now.why);
    body.text("at", iso8601(fromMicros(now.at)));
    return body.take();
}

std::string noteBody(const IncidentRow &row, const Now &now)
{
    feeds::JsonBody body;
    body.texts("object_refs", row.standsFor);
    body.text("content", now.why);
    body.text("by", now.by);
    body.text("at", iso8601(fromMicros(now.at)));
    return body.take();
}

/// What a request is decided on.
struct Occasion
{
    const Request &request;
    const picture::Snapshot &picture;
    const Rows &rows;
    store::Reader &reader;
};

/// Who recognises must hold the token; nobody's is taken. Moving it is a decision too.
Answer<void> moveToken(Deciding &deciding, const Occasion &on)
{
    const Request &request = on.request;
    const auto holder = floor::tokenHolder(on.reader, deciding.floor);
    if (!holder)
        return failed(holder.error());
    const bool isHeldByOther = !holder->empty() && *holder != request.by;
    const bool isMoved = deciding.action == Action::Token;
    if (isHeldByOther && !isMoved)
        return refuse(
            Why::Token, ErrorCode::Busy,
            u"%1 is the picture manager on watch: only they recognise; \"decide token\" moves it"_s.arg(text(*holder)),
            *holder);
    if (isHeldByOther && request.why.empty())
        return refuse(Why::Reason, ErrorCode::Usage,
                      u"%1 holds the token: taking it from somebody needs a reason, --why TEXT"_s.arg(text(*holder)));
    const std::string next = isMoved && !request.to.empty() ? request.to : request.by;
    if (*holder == next && isMoved)
        return refuse(Why::Held, ErrorCode::Unsupported, u"%1 holds the token already"_s.arg(text(next)), next);
    if (*holder == next)
        return {};
    deciding.add(tokenSubject(), "picture-manager", tokenBody(next, {deciding.by, deciding.why, deciding.at}),
                 "TLP:RED");
    deciding.outcome.tookToken = true;
    deciding.tell("the picture-manager token: " + (holder->empty() ? "nobody" : *holder) + " -> " + next);
    return {};
}

Answer<fusion::Assessment> gradeOf(const Occasion &on, const IncidentRow &row)
{
    const auto grade = on.request.assessment.value_or(present(on.picture, row));
    if (grade.credibility != 1)
        return grade;
    const auto heard = voicesOf(on.reader, row);
    if (!heard)
        return failed(heard.error());
    if (*heard < 2)
        return refuse(Why::Voices, ErrorCode::Unsupported,
                      u"%1: credibility 1 needs two independent originators, and %2 speaks of it; the same report "
                      u"through two feeds is one"_s.arg(text(row.id))
                          .arg(*heard),
                      row.id);
    return grade;
}

/// How one incident stands afterwards.
Answer<void> takeStep(Deciding &deciding, const Occasion &on, const Step &step, std::size_t index)
{
    const IncidentRow &row = *on.rows[index];
    const Now now{deciding.by, deciding.why, deciding.at};
    if (!step.from.test(static_cast<std::size_t>(row.state)))
        return refuse(Why::Step, ErrorCode::Unsupported,
                      u"%1 is %2: %3 does not follow from there"_s.arg(text(row.id), text(name(row.state)),
                                                                       text(name(deciding.action))),
                      row.id);
    fusion::Recognition held = heldOf(row);
    held.standing = step.to;
    std::string what;
    if (deciding.action == Action::Assess) {
        const auto grade = gradeOf(on, row);
        if (!grade)
            return std::unexpected(grade.error());
        assess(held, *grade, now);
        what = gradingText(*held.assessment);
    } else if (deciding.action == Action::Recognise) {
        recognise(held, on.request.until, now);
        what = "until " + iso8601(fromMicros(held.until));
    } else if (deciding.action == Action::Reopen) {
        held.standing = reopened(held);
    }
    held.by = now.by;
    held.why = now.why;
    held.at = now.at;
    Claim &claim
        = deciding.add(fusion::recognitionSubject(held.of), "recognition", bodyOf(held), markingOf(on.picture, row));
    if (held.assessment) {
        claim.confidence = fusion::percentOf(held.assessment->confidence);
        claim.credibility = held.assessment->credibility;
    }
    Change &change = deciding.outcome.changes[index];
    change.after = stateOf(held.standing, row);
    if (index == 0)
        deciding.tell(what);
    deciding.tell((on.rows.size() > 1 ? row.id + " " : std::string()) + std::string(name(change.before)) + " -> "
                  + std::string(name(change.after)));
    return {};
}

Answer<void> stand(Deciding &deciding, const Occasion &on)
{
    const Step *known = stepOf(deciding.action);
    if (!known)
        return refuse(Why::Step, ErrorCode::Usage,
                      u"%1 is nothing that is decided of incidents"_s.arg(text(name(deciding.action))));
    const Step &step = *known;
    if (step.needsReason && deciding.why.empty())
        return refuse(Why::Reason, ErrorCode::Usage,
                      u"%1 needs a reason: --why TEXT"_s.arg(text(name(deciding.action))));
    const auto &until = on.request.until;
    if (deciding.action == Action::Recognise && until && toMicros(*until) <= deciding.at)
        return refuse(Why::Past, ErrorCode::Usage, u"%1 has gone by"_s.arg(iso8601Text(*until)));
    for (std::size_t i = 0; i < on.rows.size(); ++i) {
        if (auto done = takeStep(deciding, on, step, i); !done)
            return done;
    }
    return {};
}

Answer<void> merge(Deciding &deciding, const Occasion &on)
{
    if (on.rows.size() < 2)
        return refuse(Why::TooFew, ErrorCode::Usage, u"a merge needs two incidents that are not one already"_s);
    const IncidentRow &first = *on.rows.front();
    for (const IncidentRow *row : on.rows | std::views::drop(1)) {
        const std::string &a = first.standsFor.front(), &b = row->standsFor.front();
        const Marking marking = join(on.picture.markings[first.marking], on.picture.markings[row->marking]);
        deciding.add(fusion::mergeSubject(a, b), "same-as",
                     bodyOf(fusion::Merge{std::min(a, b), std::max(a, b), deciding.by, deciding.why}),
                     toString(marking));
    }
    return {};
}

Answer<void> split(Deciding &deciding, const Occasion &on)
{
    auto parted = part(on.reader, on.picture, on.request);
    if (!parted)
        return failed(parted.error());
    if (parted->claims.empty())
        return refuse(Why::Whole, ErrorCode::Unsupported,
                      u"%1 is one report: there is nothing to split"_s.arg(text(on.rows.front()->id)),
                      on.rows.front()->id);
    deciding.claims = std::move(parted->claims);
    deciding.outcome.mustCorrelate = parted->mustCorrelate;
    deciding.tell(parted->detail);
    return {};
}

Answer<void> note(Deciding &deciding, const Occasion &on)
{
    if (deciding.why.empty())
        return refuse(Why::Reason, ErrorCode::Usage, u"a note needs its text: --why TEXT"_s);
    for (const IncidentRow *row : on.rows) {
        const std::string &about = row->standsFor.front();
        const auto number = nextNote(on.reader, about);
        if (!number)
            return failed(number.error());
        Claim &claim
            = deciding.add(fusion::noteSubject(about, *number), "note",
                           noteBody(*row, {deciding.by, deciding.why, deciding.at}), markingOf(on.picture, *row));
        claim.title = "Note by " + deciding.by;
        claim.description = deciding.why;
    }
    return {};
}

Answer<void> follow(Deciding &deciding, const Occasion &on)
{
    switch (deciding.action) {
    case Action::Recognise:
        return moveToken(deciding, on).and_then([&] { return stand(deciding, on); });
    case Action::Token:
        return moveToken(deciding, on);
    case Action::Merge:
        return merge(deciding, on);
    case Action::Split:
        return split(deciding, on);
    case Action::Note:
        return note(deciding, on);
    default:
        return stand(deciding, on);
    }
}

} // namespace

Answer<Outcome> Desk::decide(const Request &request, const picture::Snapshot &picture)
{
    const auto rows = rowsOf(request, picture, m_store->info());
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->empty() && request.action != Action::Token)
        return refuse(Why::Unknown, ErrorCode::Usage, u"which incident?"_s);
    Deciding deciding = begun(request.action, request.by, request.why, picture);
    deciding.basis = std::max(picture.knownAt, request.seen.value_or(picture.knownAt));
    for (const IncidentRow *row : *rows) {
        deciding.at = std::max(deciding.at, row->recognition ? row->recognition->at + 1 : noTime);
        deciding.incidents.push_back(row->id);
        deciding.outcome.changes.push_back({row->id, row->title, row->state, row->state});
    }
    if (request.action == Action::Promote) {
        // All of them take the same step, or none does.
        const auto step = stepUp(rows->front()->state);
        if (!step)
            return refuse(Why::Step, ErrorCode::Unsupported,
                          u"%1 is %2: there is no step up from there"_s.arg(text(rows->front()->id),
                                                                            text(name(rows->front()->state))),
                          rows->front()->id);
        deciding.action = *step;
    }
    const auto from = sitDown(deciding);
    if (!from)
        return std::unexpected(from.error());
    if (const auto done = follow(deciding, {request, picture, *rows, **from}); !done)
        return std::unexpected(done.error());
    return write(deciding);
}

} // namespace watchfloor::floor
