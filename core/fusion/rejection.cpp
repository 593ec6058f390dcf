// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/rejection.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "fusion/floorsource.h"
#include "fusion/recognition.h"
#include "store/reader.h"

namespace watchfloor::fusion {

namespace {

std::string actionOf(const RejectionWish &wish) { return wish.isBack ? "link-accepted" : "link-rejected"; }

std::string bodyOf(const RejectionWish &wish, bool isRecord)
{
    feeds::JsonBody body;
    if (isRecord)
        body.text("action", actionOf(wish));
    body.text("rule", wish.what.rule);
    body.text("value", wish.what.value);
    body.text("member", wish.what.member);
    body.text("by", wish.by);
    body.text("why", wish.why);
    return body.take();
}

Claim claimOf(const RejectionWish &wish)
{
    const Rejection &what = wish.what;
    Claim claim;
    // One subject for one link, whoever decides about it: its last word counts.
    claim.subject
        = derivedId("fusion-rejection", floorSource, "decision", what.rule + '\n' + what.value + '\n' + what.member);
    claim.type = "fusion-rejection";
    claim.marking = wish.marking;
    claim.revoked = wish.isBack;
    claim.body = bodyOf(wish, false);
    return claim;
}

} // namespace

Result<> reject(store::Store &store, const RejectionWish &wish)
{
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto floor = ensureFloor(store, **reader);
    if (!floor)
        return std::unexpected(floor.error());
    const Rejection &what = wish.what;
    store::Decision decision;
    decision.sourceId = *floor;
    decision.words = bodyOf(wish, true);
    decision.claims.push_back(claimOf(wish));
    decision.entry = {wish.by, actionOf(wish), decision.claims.front().subject,
                      what.rule + ": " + what.value + (what.member.empty() ? "" : " of " + what.member)
                          + (wish.why.empty() ? "" : "; " + wish.why)};
    return (*writer)->decide(std::move(decision)).get().transform([](const store::Decided &) { });
}

} // namespace watchfloor::fusion
