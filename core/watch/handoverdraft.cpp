// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/handoverdraft.h"

#include "fusion/floorsource.h"
#include "fusion/recognition.h"
#include "store/reader.h"
#include "watch/handoverjson.h"

namespace watchfloor::watch {

namespace {

std::string draftSubject() { return derivedId("handover-draft", fusion::floorSource, "decision", "handover"); }

} // namespace

Result<HandoverDraft> keptDraft(store::Reader &reader)
{
    const auto claims = store::claimsAbout(reader, draftSubject());
    if (!claims)
        return std::unexpected(claims.error());
    const auto newest = std::ranges::max_element(
        *claims, {}, [](const store::StoredClaim &claim) { return std::pair(claim.value.version, claim.id); });
    if (newest == claims->end() || newest->value.revoked)
        return HandoverDraft();
    return draftFrom(newest->value.body);
}

Result<> keepDraft(store::Store &store, const HandoverDraft &draft, const std::string &by)
{
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto kept = keptDraft(**reader);
    if (!kept)
        return std::unexpected(kept.error());
    if (*kept == draft)
        return {};
    const auto floor = fusion::ensureFloor(store, **reader);
    if (!floor)
        return std::unexpected(floor.error());
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    store::Decision decision;
    decision.sourceId = *floor;
    decision.words = bodyOf(draft, by);
    Claim &claim = decision.claims.emplace_back();
    claim.subject = draftSubject();
    claim.type = "handover-draft";
    claim.marking = "TLP:RED"; // it may speak of anything
    claim.body = decision.words;
    claim.revoked = draft == HandoverDraft();
    decision.entry = {by, claim.revoked ? "handover-draft-gone" : "handover-draft", claim.subject,
                      std::to_string(draft.ticks.size()) + " ticked"};
    return (*writer)->decide(std::move(decision)).get().transform([](const store::Decided &) { });
}

} // namespace watchfloor::watch
