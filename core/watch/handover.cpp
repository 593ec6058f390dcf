// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/handover.h"

#include "floor/journal.h"
#include "impact/phases.h"
#include "picture/operations.h"
#include "picture/query.h"
#include "watch/alarmdesk.h"
#include "watch/handoverjson.h"
#include "watch/reporting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::watch {

namespace {

using Kind = HandoverItem::Kind;
using Why = HandoverRefused::Why;
using picture::IncidentRow;
using picture::IncidentState;

constexpr std::string_view claimType = "handover";

std::string subjectOf(int number)
{
    return derivedId("handover", fusion::floorSource, "decision", std::to_string(number));
}

std::string textOf(const QString &text) { return text.toStdString(); }

/// Works out one sheet.
class Sheet
{
public:
    Sheet(store::Store &store, store::Reader &reader, const picture::Snapshot &now)
        : m_store(store)
        , m_reader(reader)
        , m_now(now)
        , m_at(std::max(Clock::now(), now.knownAt))
    {
    }

    Result<Handover> make(const std::string &outgoing)
    {
        m_out.outgoing = outgoing;
        m_out.context = m_store.info().context;
        m_out.knownAt = toMicros(m_now.knownAt);
        const auto done = begin()
                              .and_then([this] { return incidents(); })
                              .and_then([this] { return alarms(); })
                              .and_then([this] { return reports(); })
                              .and_then([this] { return decisions(); });
        if (!done)
            return std::unexpected(done.error());
        held();
        feeds();
        phases();
        operations();
        std::ranges::stable_sort(m_out.items, {}, [](const HandoverItem &i) { return std::pair(i.kind, -i.level); });
        // It names people, and what the watch does not see.
        Marking high{Tlp::AmberStrict, EuLevel::Unclassified, Pap::Clear, {}, true};
        for (const HandoverItem &item : m_out.items) {
            if (!item.marking.empty() || item.kind != Kind::Feed) // of a feed only its name stands there
                high = join(high, parseMarking(item.marking).value_or(Marking::mostRestrictive()));
        }
        m_out.marking = toString(high);
        return std::move(m_out);
    }

private:
    HandoverItem &add(Kind kind, const std::string &id)
    {
        HandoverItem &item = m_out.items.emplace_back();
        item.kind = kind;
        item.id = id;
        item.key = std::string(name(kind)) + ':' + id;
        return item;
    }

    Result<> begin()
    {
        const auto sources = store::sources(m_reader);
        if (!sources)
            return std::unexpected(sources.error());
        const auto holder = floor::tokenHolder(m_reader, floor::floorSourceId(*sources));
        const auto last = lastHandover(m_reader);
        const auto head = store::logHead(m_reader);
        if (!holder || !last || !head)
            return std::unexpected(!holder ? holder.error() : !last ? last.error() : head.error());
        m_out.tokenHolder = *holder;
        m_out.log = *head;
        m_out.number = *last ? (*last)->handover.number + 1 : 1;
        m_out.since = *last ? (*last)->handover.knownAt : noTime;
        return {};
    }

    Result<> incidents()
    {
        static const picture::Snapshot nothing;
        picture::SnapshotPtr then;
        if (m_out.since != noTime) {
            auto built = picture::build(m_store, m_reader, fromMicros(m_out.since));
            if (!built)
                return std::unexpected(built.error());
            then = std::move(*built);
        }
        const picture::Diff diff = picture::diff(then ? *then : nothing, m_now);
        const auto changes = picture::changesByRow(m_now, diff);
        for (std::size_t i = 0; i < m_now.incidents.size(); ++i) {
            const IncidentRow &row = m_now.incidents[i];
            const auto kind = kindOf(row, i < changes.size() ? changes[i] : picture::Change::None);
            if (!kind)
                continue;
            HandoverItem &item = add(*kind, row.id);
            item.title = textOf(row.title);
            item.state = name(row.state);
            item.level = row.severity;
            item.marking = toString(m_now.markings[row.marking]);
            if (row.recognition) {
                item.by = row.recognition->by;
                item.why = row.recognition->why;
                if (row.recognition->standing == fusion::Standing::Recognised)
                    item.at = row.recognition->until;
            }
        }
        return {};
    }

    /// Each incident stands once, under what matters most of it.
    [[nodiscard]] std::optional<Kind> kindOf(const IncidentRow &row, picture::Change change) const
    {
        using picture::Change;
        if (!picture::isOpen(row.state)) {
            const bool isOverSince = change == Change::Closed || change == Change::Added;
            return isOverSince ? std::optional(Kind::Closed) : std::nullopt;
        }
        if (row.state == IncidentState::Disputed || change == Change::Contradicted)
            return Kind::Disputed;
        if (row.state == IncidentState::Lapsed || endsSoon(row))
            return Kind::Lapsing;
        if (change == Change::Worse)
            return Kind::Worse;
        if (change == Change::Added)
            return Kind::NewIncident;
        if (row.state == IncidentState::Recognised)
            return Kind::Recognised;
        return change == Change::Better ? Kind::Better : Kind::Open;
    }

    [[nodiscard]] bool endsSoon(const IncidentRow &row) const
    {
        return row.state == IncidentState::Recognised && row.recognition->until != noTime
            && fromMicros(row.recognition->until) <= m_at + watchLength;
    }

    Result<> alarms()
    {
        const auto declared = reportings(m_reader);
        if (!declared)
            return std::unexpected(declared.error());
        m_reportings = *declared;
        auto asked = conditions(m_now, m_at);
        std::ranges::move(reportConditions(m_now, m_reportings, m_at), std::back_inserter(asked));
        std::ranges::sort(asked, {}, &Condition::key);
        std::vector<std::string> keys;
        for (const Condition &condition : asked)
            keys.push_back(condition.key);
        const auto acts = alarmActs(m_reader, keys);
        if (!acts)
            return std::unexpected(acts.error());
        AlarmBook book;
        for (const AlarmAct &act : *acts)
            book.act(act);
        book.see(asked, m_at);
        for (const Alarm &alarm : book.shelved()) {
            HandoverItem &item = add(Kind::Shelved, alarm.condition.key);
            item.title = textOf(alarm.condition.subject);
            item.level = alarm.condition.level;
            item.by = alarm.shelved->by;
            item.why = alarm.shelved->why;
            item.at = alarm.shelved->until;
            item.marking = alarm.condition.kind == Condition::Kind::Feed
                ? toString(Marking{Tlp::AmberStrict, EuLevel::Unclassified, Pap::Clear, {}, true})
                : toString(m_now.markings[alarm.condition.marking]);
        }
        return {};
    }

    void held()
    {
        for (const picture::HeldHealth &row : m_now.held) {
            if (!picture::isInForce(row, m_at))
                continue;
            const picture::AssetRow &asset = m_now.assets[static_cast<std::size_t>(row.asset)];
            HandoverItem &item = add(Kind::Held, asset.id);
            item.title = textOf(asset.name);
            item.state = name(row.health);
            item.by = row.by;
            item.why = row.why;
            item.at = row.until;
            item.marking = toString(m_now.markings[row.marking]);
        }
    }

    Result<> reports()
    {
        for (const RunningClock &one : runningClocks(m_now, m_reportings, m_at)) {
            if (fromMicros(one.clock.due) > m_at + watchLength)
                continue;
            const std::string stage(name(one.clock.stage));
            HandoverItem &item = add(Kind::Report, std::to_string(one.reporting->number) + ':' + stage);
            item.state = stage;
            item.at = one.clock.due;
            item.by = one.reporting->by;
            item.why = one.reporting->note;
            item.title = one.reporting->of.front();
            item.level = one.clock.state == ReportingClock::State::Overdue ? 80 : 60;
            if (one.incident >= 0) {
                const IncidentRow &row = m_now.incidents[static_cast<std::size_t>(one.incident)];
                item.title = textOf(row.title);
                item.marking = toString(m_now.markings[row.marking]);
            }
        }
        return {};
    }

    void feeds()
    {
        for (const picture::SourceRow &row : m_now.sources) {
            const picture::FeedHealth health = picture::feedHealth(row, m_at);
            if (health == picture::FeedHealth::Live || health == picture::FeedHealth::Never)
                continue;
            HandoverItem &item = add(Kind::Feed, row.source.slug);
            item.title = row.source.name.empty() ? row.source.slug : row.source.name;
            item.state = name(health);
            item.at = picture::dataTime(row);
        }
    }

    /// What is well now and will not be before the watch is over.
    void phases()
    {
        if (std::ranges::all_of(m_now.missions, [](const auto &mission) { return mission.phases.empty(); }))
            return;
        const impact::Impact impact = impact::propagate(m_now, impact::ownHealth(m_now));
        for (const picture::MissionRow &mission : m_now.missions) {
            for (const impact::PhaseImpact &one : impact::phaseImpacts(m_now, impact, mission)) {
                const picture::PhaseRow &phase = mission.phases[one.phase];
                if (one.isRunning || fromMicros(phase.from) > m_at + watchLength
                    || levelOf(one.health) <= levelOf(mission.health))
                    continue;
                HandoverItem &item = add(Kind::Phase, mission.id);
                item.key += ':' + iso8601(fromMicros(phase.from)) + ':' + textOf(phase.name);
                item.title = textOf(mission.name) + ": " + textOf(phase.name);
                item.state = name(one.health);
                item.level = levelOf(one.health);
                item.at = phase.from;
                because(item, impact, mission, one.weakest);
            }
        }
    }

    /// By which of its tasks a mission is let down, and by what in the end: who reads the one reads the other.
    void because(HandoverItem &item, const impact::Impact &impact, const picture::MissionRow &mission,
                 std::int32_t weakest) const
    {
        std::vector<std::uint16_t> markings{mission.marking};
        const auto asset = [this](std::int32_t index) -> const picture::AssetRow & {
            return m_now.assets[static_cast<std::size_t>(index)];
        };
        if (weakest >= 0) {
            item.why = textOf(asset(weakest).name);
            markings.push_back(asset(weakest).marking);
            for (const impact::Reason &reason : impact::reasons(m_now, impact, weakest, 1)) {
                if (reason.root != weakest)
                    item.why += ", " + textOf(asset(reason.root).name);
                markings.push_back(asset(reason.root).marking);
                if (const auto *word = reason.held ? picture::heldHealth(m_now, reason.root) : nullptr) {
                    item.why += ": " + word->why;
                    markings.push_back(word->marking);
                } else if (!reason.incidents.empty()) {
                    const IncidentRow &worst = m_now.incidents[static_cast<std::size_t>(reason.incidents.front())];
                    item.why += ": " + textOf(worst.title);
                    markings.push_back(worst.marking);
                }
            }
        }
        Marking all{Tlp::Clear, EuLevel::Unclassified, Pap::Clear, {}, true};
        for (const std::uint16_t marking : markings)
            all = join(all, m_now.markings[marking]);
        item.marking = toString(all);
    }

    void operations()
    {
        const picture::OperationsBoard &board = operationsOf(m_now);
        for (const std::int32_t index : boardOrder(board)) {
            const picture::OperationRow &row = board.rows[static_cast<std::size_t>(index)];
            const picture::OperationState state = stateAt(row, m_at);
            const bool isImminent = state == picture::OperationState::Imminent;
            if (!isImminent && state != picture::OperationState::Ongoing)
                continue;
            HandoverItem &item = add(Kind::Operation, row.id);
            item.title = textOf(row.title);
            item.state = name(state);
            item.why = std::string(name(row.side)) + ' ' + std::string(name(row.kind));
            item.at = isImminent ? row.from : row.to;
            item.marking = toString(m_now.markings[row.marking]);
        }
    }

    Result<> decisions()
    {
        const auto deeds = floor::journal(m_reader);
        if (!deeds)
            return std::unexpected(deeds.error());
        for (const floor::Deed &deed : *deeds) {
            if (deed.at <= m_out.since || (m_out.since == noTime && deed.at == noTime))
                continue;
            HandoverItem &item = add(Kind::Decision, deed.id);
            item.state = name(deed.action);
            item.by = deed.by;
            item.why = deed.why;
            item.at = deed.at;
            about(item, deed);
        }
        return {};
    }

    /// Title and marking of what was decided about; of what the picture does not show the strictest, for the reasons
    /// that people gave may speak of anything.
    void about(HandoverItem &item, const floor::Deed &deed) const
    {
        Marking all{Tlp::Clear, EuLevel::Unclassified, Pap::Clear, {}, true};
        const picture::OperationsBoard &operations = picture::operationsOf(m_now);
        const auto show = [&](const QString &title, std::uint16_t marking) {
            if (item.title.empty())
                item.title = textOf(title);
            all = join(all, parseMarking(toString(m_now.markings[marking])).value_or(Marking::mostRestrictive()));
        };
        for (const std::string &id : deed.incidents) {
            const auto asset = m_now.assetById.find(id);
            const auto incident = m_now.incidentById.find(id);
            const auto operation = std::ranges::find(operations.rows, id, &picture::OperationRow::id);
            if (incident != m_now.incidentById.end()) {
                const IncidentRow &row = m_now.incidents[static_cast<std::size_t>(incident->second)];
                show(row.title, row.marking);
            } else if (operation != operations.rows.end()) {
                show(operation->title, operation->marking);
            } else if (asset != m_now.assetById.end()) {
                const picture::AssetRow &row = m_now.assets[static_cast<std::size_t>(asset->second)];
                const std::string other = item.title.empty() ? std::string() : item.title + " \u2192 ";
                show(row.name, row.marking);
                if (!other.empty())
                    item.title = other + textOf(row.name);
                // What was said of their need may be marked higher than both.
                all = join(all, parseMarking(deed.marking).value_or(Marking::mostRestrictive()));
            } else {
                all = Marking::mostRestrictive();
            }
        }
        const bool isUnknown = deed.incidents.empty() && !item.why.empty();
        item.marking = toString(isUnknown ? Marking::mostRestrictive() : all);
    }

    store::Store &m_store;
    store::Reader &m_reader;
    const picture::Snapshot &m_now;
    const Timestamp m_at;
    std::vector<Reporting> m_reportings;
    Handover m_out;
};

std::unexpected<HandoverRefused> refuse(Why why, ErrorCode code, QString detail, std::string about = {})
{
    return std::unexpected(HandoverRefused{why, {code, std::move(detail)}, std::move(about)});
}

std::unexpected<HandoverRefused> failed(Error error)
{
    const Why why = error.code == ErrorCode::Busy ? Why::Overtaken : Why::Failed;
    return std::unexpected(HandoverRefused{why, std::move(error), {}});
}

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

/// Whether these two may sign this.
std::expected<void, HandoverRefused> mayChangeHands(const Handover &h, const HandoverDraft &draft,
                                                    const floor::Officer &outgoing, const floor::Officer &incoming,
                                                    const std::string &holder)
{
    if (outgoing.account.name == incoming.account.name || outgoing.account.publicKey == incoming.account.publicKey)
        return refuse(Why::SamePerson, ErrorCode::Usage, u"two officers sign a handover: nobody signs for both"_s);
    if (outgoing.account.name != h.outgoing)
        return refuse(Why::Nobody, ErrorCode::Usage,
                      u"%1 hands over, and %2 signs"_s.arg(text(h.outgoing), text(outgoing.account.name)), h.outgoing);
    if (!holder.empty() && holder != h.outgoing)
        return refuse(Why::NotHolder, ErrorCode::Busy,
                      u"%1 holds the picture-manager token: they hand over the watch"_s.arg(text(holder)), holder);
    for (const HandoverItem &item : h.items) {
        if (isCarried(item.kind) && !isTaken(draft, item))
            return refuse(Why::NotTaken, ErrorCode::Usage,
                          u"%1 was not taken: %2"_s.arg(text(item.key), text(item.title)), item.title);
    }
    return {};
}

Claim tokenClaim(const AcceptedHandover &a)
{
    feeds::JsonBody body;
    body.text("holder", a.incoming);
    body.text("by", a.handover.outgoing);
    body.text("why", "handover " + std::to_string(a.handover.number));
    body.text("at", iso8601(fromMicros(a.at)));
    Claim claim;
    claim.subject = floor::tokenSubject();
    claim.type = "picture-manager";
    claim.body = body.take();
    claim.marking = "TLP:RED";
    return claim;
}

store::Decision decisionOf(const AcceptedHandover &a, std::int64_t floor)
{
    const Handover &h = a.handover;
    store::Decision decision;
    decision.sourceId = floor;
    Claim &claim = decision.claims.emplace_back();
    claim.subject = subjectOf(h.number);
    claim.type = claimType;
    claim.body = bodyOf(a);
    claim.marking = "TLP:RED";
    decision.claims.push_back(tokenClaim(a));
    feeds::JsonBody words;
    words.text("action", "handover");
    words.text("from", h.outgoing);
    words.text("to", a.incoming);
    words.number("number", h.number);
    words.text("at", iso8601(fromMicros(a.at)));
    decision.words = words.take();
    feeds::JsonBody detail;
    detail.text("from", h.outgoing);
    detail.text("to", a.incoming);
    detail.text("sheet", a.sheetHash);
    detail.text("statement", toHex(bytesOf(sha256(a.statement))));
    detail.number("number", h.number);
    detail.number("taken", std::ssize(a.draft.ticks));
    decision.entry = {a.incoming, "handover", subjectOf(h.number), detail.take()};
    decision.basis = fromMicros(h.knownAt);
    return decision;
}

} // namespace

std::string standsAs(const HandoverItem &item)
{
    // A feed's newest data moves all the time.
    const std::string until = item.kind == Kind::Feed || item.at == noTime ? "" : iso8601(fromMicros(item.at));
    return item.state + ' ' + std::to_string(item.level) + ' ' + until;
}

bool isTaken(const HandoverDraft &draft, const HandoverItem &item)
{
    const auto tick = std::ranges::find(draft.ticks, item.key, &Tick::key);
    return tick != draft.ticks.end() && (tick->stands.empty() || tick->stands == standsAs(item));
}

Result<Handover> handoverNow(store::Store &store, const picture::Snapshot &now, const std::string &outgoing)
{
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    if (now.replay)
        return fail(ErrorCode::Usage, u"a watch is handed over on the picture of now"_s);
    return Sheet(store, **reader, now).make(outgoing);
}

std::expected<AcceptedHandover, HandoverRefused> accept(store::Store &store, const Handover &handover,
                                                        const HandoverDraft &draft, const floor::Officer &outgoing,
                                                        const floor::Officer &incoming, const PrintSheet &print)
{
    const auto reader = store.reader();
    if (!reader)
        return failed(reader.error());
    const auto floor = floor::ensureFloor(store, **reader);
    if (!floor)
        return failed(floor.error());
    const auto holder = floor::tokenHolder(**reader, *floor);
    if (!holder)
        return failed(holder.error());
    if (const auto may = mayChangeHands(handover, draft, outgoing, incoming, *holder); !may)
        return std::unexpected(may.error());
    for (const floor::Officer *officer : {&outgoing, &incoming}) {
        if (const auto current = floor::isCurrent(**reader, *officer); !current)
            return failed(current.error());
    }

    AcceptedHandover a;
    a.handover = handover;
    a.draft = draft;
    a.incoming = incoming.account.name;
    a.at = std::max(toMicros(Clock::now()), handover.knownAt + 1);
    a.statement = statementOf(a);
    for (const auto &[officer, to] : {std::pair(&outgoing, &a.outgoingSignature), {&incoming, &a.incomingSignature}}) {
        const auto signature = officer->signer->sign(signedText(a.statement));
        if (!signature)
            return failed(signature.error());
        *to = {officer->account.name, officer->signer->publicKey(), *signature};
    }
    if (print) {
        const auto hash = print(a);
        if (!hash)
            return failed(hash.error());
        a.sheetHash = *hash;
    }
    const auto writer = store.writer();
    if (!writer)
        return failed(writer.error());
    const auto done
        = store::decideSealed(**writer, decisionOf(a, *floor), floor::sealBy(incoming, floor::Occasion::Handover))
              .get();
    if (!done)
        return failed(done.error());
    return a;
}

Result<std::optional<AcceptedHandover>> handoverNumber(store::Reader &reader, int number)
{
    const auto sources = store::sources(reader);
    const auto claims = store::claimsAbout(reader, subjectOf(number));
    if (!sources || !claims)
        return std::unexpected(!sources ? sources.error() : claims.error());
    const std::int64_t floor = floor::floorSourceId(*sources);
    for (const store::StoredClaim &claim : *claims) {
        if (floor == 0 || claim.sourceId != floor)
            continue;
        auto read = acceptedFrom(claim.value.body);
        if (!read)
            return fail(ErrorCode::Corrupt, u"handover %1 cannot be read"_s.arg(number));
        const auto keys = floor::keysEver(reader);
        if (!keys)
            return std::unexpected(keys.error());
        read->isSound = isSound(*read, *keys);
        return std::optional(std::move(*read));
    }
    return std::optional<AcceptedHandover>();
}

namespace {

Result<bool> exists(store::Reader &reader, int number, std::int64_t floor, store::KnownAt knownAt)
{
    return store::claimsAbout(reader, subjectOf(number), knownAt).transform([floor](const auto &claims) {
        return std::ranges::contains(claims, floor, &store::StoredClaim::sourceId);
    });
}

} // namespace

/// Their numbers have no gaps, so that the last is found by halves: a year of watches is a thousand of them.
Result<std::optional<AcceptedHandover>> lastHandover(store::Reader &reader, store::KnownAt knownAt)
{
    const auto sources = store::sources(reader, knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    const std::int64_t floor = floor::floorSourceId(*sources);
    int there = 0, missing = 1;
    while (floor != 0) {
        const auto found = exists(reader, missing, floor, knownAt);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            break;
        there = missing;
        missing *= 2;
    }
    while (missing - there > 1) {
        const int middle = there + (missing - there) / 2;
        const auto found = exists(reader, middle, floor, knownAt);
        if (!found)
            return std::unexpected(found.error());
        (*found ? there : missing) = middle;
    }
    return there == 0 ? Result<std::optional<AcceptedHandover>>(std::nullopt) : handoverNumber(reader, there);
}

} // namespace watchfloor::watch
