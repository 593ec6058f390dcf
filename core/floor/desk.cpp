// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/desk.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "floor/parting.h"
#include "picture/operations.h"

#include <QUuid>

#include <algorithm>
#include <ranges>
#include <tuple>

namespace watchfloor::floor {

namespace {

using namespace Qt::StringLiterals;
using picture::IncidentRow;
using picture::IncidentState;
using Why = Refused::Why;

std::unexpected<Refused> refuse(Why why, ErrorCode code, QString detail, std::string about = {})
{
    return std::unexpected(Refused{why, {code, std::move(detail)}, std::move(about)});
}

std::unexpected<Refused> failed(Error error)
{
    const Why why = error.code == ErrorCode::Busy ? Why::Overtaken : Why::Failed;
    return std::unexpected(Refused{why, std::move(error), {}});
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

std::string joined(const std::vector<std::string> &texts, std::string_view with)
{
    std::string all;
    for (const std::string &one : texts) {
        if (!all.empty())
            all += with;
        all += one;
    }
    return all;
}

std::string json(const Claim &claim)
{
    feeds::JsonBody body;
    body.text("subject", claim.subject);
    body.text("type", claim.type);
    body.text("marking", claim.marking);
    if (claim.revoked)
        body.flag("revoked", true);
    body.raw("body", claim.body);
    return body.take();
}

/// The same to those who read it: when it was said does not matter.
bool saysTheSame(const Claim *a, const Claim *b)
{
    const bool isNoneA = !a || a->revoked, isNoneB = !b || b->revoked;
    return isNoneA || isNoneB ? isNoneA == isNoneB : a->body == b->body;
}

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

} // namespace

/// One deed on its way into the store.
struct Deciding
{
    Action action = Action::Note;
    std::string by, why;
    std::int64_t at = toMicros(Clock::now());
    std::string target; ///< of undo and redo
    Timestamp basis{};
    std::int64_t floor = 0;
    std::vector<std::string> incidents;
    std::vector<Claim> claims;
    std::string detail; ///< for the log
    Outcome outcome;

    Claim &add(std::string subject, std::string type, std::string body, const std::string &marking)
    {
        Claim &claim = claims.emplace_back();
        claim.subject = std::move(subject);
        claim.type = std::move(type);
        claim.body = std::move(body);
        claim.marking = marking;
        return claim;
    }
    void tell(const std::string &what)
    {
        if (what.empty())
            return;
        detail += (detail.empty() ? "" : "; ") + what;
    }
};

namespace {

std::string markingOf(const picture::Snapshot &picture, const IncidentRow &row)
{
    return toString(picture.markings[row.marking]);
}

} // namespace

Desk::Desk(std::shared_ptr<store::Store> store)
    : m_store(std::move(store))
{
}

Result<store::Reader *> Desk::reader()
{
    if (!m_reader) {
        auto opened = m_store->reader();
        if (!opened)
            return std::unexpected(opened.error());
        m_reader = std::move(*opened);
    }
    return m_reader.get();
}

/// The source that people speak as; made when the first of them does.
Result<std::string> Desk::tokenHolder()
{
    return reader().and_then([](store::Reader *from) -> Result<std::string> {
        const auto sources = store::sources(*from);
        if (!sources)
            return std::unexpected(sources.error());
        return floor::tokenHolder(*from, floorSourceId(*sources));
    });
}

Result<std::size_t> Desk::voices(const IncidentRow &row)
{
    return reader().and_then([&](store::Reader *from) { return voicesOf(*from, row); });
}

Answer<Outcome> Desk::write(Deciding &deciding)
{
    const auto writer = m_store->writer();
    if (!writer)
        return failed(writer.error());
    Outcome &outcome = deciding.outcome;
    outcome.decision = "decision--" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    outcome.action = deciding.action;
    std::vector<std::string> claims;
    for (const Claim &claim : deciding.claims)
        claims.push_back(json(claim));
    feeds::JsonBody words;
    words.text("decision", outcome.decision);
    words.text("action", name(deciding.action));
    words.text("by", deciding.by);
    words.text("at", iso8601(fromMicros(deciding.at)));
    words.text("why", deciding.why);
    words.text("target", deciding.target);
    words.text("basis", iso8601(deciding.basis));
    words.texts("incidents", deciding.incidents);
    words.list("claims", claims);

    store::Decision decision;
    decision.sourceId = deciding.floor;
    decision.words = words.take();
    decision.claims = std::move(deciding.claims);
    deciding.tell(deciding.why);
    decision.entry
        = {deciding.by, std::string(name(deciding.action)), joined(deciding.incidents, " "), deciding.detail};
    decision.basis = deciding.basis;
    const auto decided = (*writer)->decide(std::move(decision)).get();
    if (!decided)
        return failed(decided.error());
    outcome.knownAt = decided->knownAt;
    return outcome;
}

// ---------------------------------------------------------------- what people decide

namespace {

using Rows = std::vector<const IncidentRow *>;

Answer<Rows> rowsOf(const Request &request, const picture::Snapshot &picture)
{
    if (request.by.empty())
        return refuse(Why::Nobody, ErrorCode::Usage, u"who decides? name yourself with --as NAME"_s);
    if (picture.replay)
        return refuse(Why::Replay, ErrorCode::Usage, u"decisions are made on the picture of now"_s);
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

} // namespace

namespace {

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
        return refuse(Why::Step, ErrorCode::Unsupported, u"%1 holds the token already"_s.arg(text(next)), next);
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
    const Step &step = *stepOf(deciding.action);
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
    const auto rows = rowsOf(request, picture);
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->empty() && request.action != Action::Token)
        return refuse(Why::Unknown, ErrorCode::Usage, u"which incident?"_s);
    Deciding deciding;
    deciding.action = request.action;
    deciding.by = request.by;
    deciding.why = request.why;
    deciding.basis = picture.knownAt;
    // A clock that steps back does not put this before what it is decided on.
    deciding.at = std::max(deciding.at, toMicros(picture.knownAt) + 1);
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
    const auto from = reader();
    if (!from)
        return failed(from.error());
    const auto floor = ensureFloor(*m_store, **from);
    if (!floor)
        return failed(floor.error());
    deciding.floor = *floor;
    if (const auto done = follow(deciding, {request, picture, *rows, **from}); !done)
        return std::unexpected(done.error());
    return write(deciding);
}

// ---------------------------------------------------------------- operations

fusion::Operation present(const picture::Snapshot &, const picture::OperationRow &row)
{
    fusion::Operation o;
    o.name = row.title.toStdString();
    o.description = row.description.toStdString();
    o.side = row.side;
    o.kind = row.kind;
    o.state = row.said;
    o.from = row.from;
    o.to = row.to;
    o.warningHours = row.warningHours;
    o.threshold = row.threshold;
    o.targets = row.targets;
    o.addresses = row.addresses;
    if (row.precision != Precision::None && row.placedBy < 0)
        std::tie(o.latitude, o.longitude) = picture::unproject({row.x, row.y});
    o.radiusKm = row.radiusKm;
    o.confidence = row.confidence;
    for (const picture::WarningRow &item : row.items)
        o.items.push_back({item.key, item.text.toStdString(), item.state, item.by, item.at});
    return o;
}

namespace {

/// What the floor itself holds of an operation: who ticks an item says nothing of what the sources say.
Result<fusion::Operation> ofFloor(store::Reader &reader, std::int64_t floor, const std::string &id)
{
    const auto claims = store::claimsAbout(reader, id);
    if (!claims)
        return std::unexpected(claims.error());
    const store::StoredClaim *newest = nullptr;
    for (const store::StoredClaim &claim : *claims) {
        if (claim.sourceId == floor && !claim.value.revoked && (!newest || claim.recordId > newest->recordId))
            newest = &claim;
    }
    return newest ? fusion::operationFrom(newest->value.body, newest->value.type).value_or(fusion::Operation())
                  : fusion::Operation();
}

} // namespace

Answer<Outcome> Desk::plan(const OperationRequest &request, const picture::Snapshot &picture)
{
    if (request.by.empty())
        return refuse(Why::Nobody, ErrorCode::Usage, u"who decides? name yourself with --as NAME"_s);
    if (picture.replay)
        return refuse(Why::Replay, ErrorCode::Usage, u"decisions are made on the picture of now"_s);
    const picture::OperationRow *row = request.id.empty() ? nullptr : picture::operationById(picture, request.id);
    if (!request.id.empty() && !row)
        return refuse(Why::Unknown, ErrorCode::NotFound, u"no operation is called %1"_s.arg(text(request.id)),
                      request.id);
    fusion::Operation operation = request.operation;
    if (operation.name.empty())
        return refuse(Why::Window, ErrorCode::Usage, u"an operation needs a name"_s);
    if (operation.from != noTime && operation.to != noTime && operation.to <= operation.from)
        return refuse(Why::Window, ErrorCode::Usage, u"an operation ends after it begins"_s);
    if (!request.marking.empty() && !parseMarking(request.marking))
        return refuse(Why::Window, ErrorCode::Usage, u"\"%1\" is no marking"_s.arg(text(request.marking)));
    Deciding deciding;
    deciding.action = Action::Operation;
    deciding.by = request.by;
    deciding.why = request.why;
    deciding.basis = picture.knownAt;
    deciding.at = std::max(deciding.at, toMicros(picture.knownAt) + 1);
    operation.by = request.by;
    operation.why = request.why;
    operation.at = deciding.at;
    for (fusion::WarningItem &item : operation.items) {
        if (item.key.empty())
            item.key = item.text;
        if (item.key == request.tick) {
            item.by = request.by;
            item.at = deciding.at;
            deciding.tell(item.text + ": " + std::string(name(item.state)));
        }
    }
    const std::string id
        = row ? row->id : "operation--" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    deciding.incidents = {id};
    deciding.outcome.changes.push_back({id, text(operation.name), {}, {}});
    if (request.tick.empty())
        deciding.tell(operation.name);
    const auto from = reader();
    if (!from)
        return failed(from.error());
    const auto floor = ensureFloor(*m_store, **from);
    if (!floor)
        return failed(floor.error());
    deciding.floor = *floor;
    if (row && !request.tick.empty()) {
        auto own = ofFloor(**from, *floor, id);
        if (!own)
            return failed(own.error());
        own->items = std::move(operation.items);
        std::tie(own->by, own->why, own->at) = std::tie(operation.by, operation.why, operation.at);
        operation = std::move(*own);
    }
    std::string marking = request.marking;
    if (marking.empty())
        marking = row ? toString(picture.markings[row->marking]) : "TLP:AMBER";
    Claim &claim = deciding.add(id, "operation", bodyOf(operation), marking);
    claim.title = operation.name;
    claim.description = operation.description;
    claim.confidence = static_cast<std::int8_t>(operation.confidence);
    return write(deciding);
}

// ---------------------------------------------------------------- undo and redo

Answer<Outcome> Desk::undo(const std::string &deed, const std::string &by) { return turn(deed, by, Action::Undo); }
Answer<Outcome> Desk::redo(const std::string &deed, const std::string &by) { return turn(deed, by, Action::Redo); }

Answer<Outcome> Desk::turn(const std::string &id, const std::string &by, Action action)
{
    if (by.empty())
        return refuse(Why::Nobody, ErrorCode::Usage, u"who decides? name yourself with --as NAME"_s);
    const auto from = reader();
    if (!from)
        return failed(from.error());
    const auto basis = store::newestKnown(**from);
    if (!basis)
        return failed(basis.error());
    const auto deeds = journal(**from);
    if (!deeds)
        return failed(deeds.error());
    const Undoable next = undoable(*deeds, by);
    const Deed *deed = action == Action::Undo ? next.undo : next.redo;
    if (!id.empty()) {
        const auto found = std::ranges::find(*deeds, id, &Deed::id);
        deed = found == deeds->end() ? nullptr : &*found;
    }
    if (!deed || deed->action == Action::Undo || deed->action == Action::Redo)
        return refuse(Why::Nothing, ErrorCode::NotFound,
                      u"%1 has done nothing here that could be %2"_s.arg(
                          text(by), action == Action::Undo ? u"undone"_s : u"done again"_s));

    const auto floor = ensureFloor(*m_store, **from);
    if (!floor)
        return failed(floor.error());
    Deciding deciding;
    deciding.action = action;
    deciding.by = by;
    deciding.target = deed->id;
    deciding.basis = *basis;
    deciding.floor = *floor;
    deciding.incidents = deed->incidents;
    deciding.outcome.of = deed->action;
    deciding.tell(std::string(name(deed->action)) + " of " + iso8601(fromMicros(deed->at)) + " by " + deed->by);
    for (const std::string &subject : deed->subjects) {
        const auto claims = store::claimsAbout(**from, subject, {}, true);
        if (!claims)
            return failed(claims.error());
        const Claim *before = nullptr, *done = nullptr, *newest = nullptr;
        for (const store::StoredClaim &claim : *claims) {
            if (claim.sourceId != *floor)
                continue;
            if (claim.recordId < deed->recordId)
                before = &claim.value;
            if (claim.recordId == deed->recordId)
                done = &claim.value;
            newest = &claim.value;
        }
        const Claim *holds = action == Action::Undo ? done : before, *wanted = action == Action::Undo ? before : done;
        if (!done || !saysTheSame(newest, holds))
            return refuse(Why::Overtaken, ErrorCode::Busy,
                          u"somebody decided about this since: that would have to be undone first"_s);
        Claim claim = wanted ? *wanted : *done;
        if (!wanted)
            claim.revoked = true;
        deciding.outcome.mustCorrelate |= claim.type == "fusion-rejection";
        deciding.claims.push_back(std::move(claim));
    }
    return write(deciding);
}

} // namespace watchfloor::floor
