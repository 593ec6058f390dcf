// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "floor/deciding.h"
#include "floor/parting.h"

#include <QUuid>

#include <algorithm>

namespace watchfloor::floor {

using namespace Qt::StringLiterals;
using Why = Refused::Why;

namespace {

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

Result<std::string> Desk::tokenHolder()
{
    return reader().and_then([](store::Reader *from) -> Result<std::string> {
        const auto sources = store::sources(*from);
        if (!sources)
            return std::unexpected(sources.error());
        return floor::tokenHolder(*from, floorSourceId(*sources));
    });
}

Result<std::size_t> Desk::voices(const picture::IncidentRow &row)
{
    return reader().and_then([&](store::Reader *from) { return voicesOf(*from, row); });
}

/// Where the deed is written; the source that people speak as is made when the first of them does.
Answer<store::Reader *> Desk::sitDown(Deciding &deciding)
{
    const auto from = reader();
    if (!from)
        return failed(from.error());
    const auto floor = ensureFloor(*m_store, **from);
    if (!floor)
        return failed(floor.error());
    deciding.floor = *floor;
    return *from;
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
