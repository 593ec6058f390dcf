// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/rejection.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "store/reader.h"

#include <zstd.h>

#include <algorithm>

namespace watchfloor::fusion {

namespace {

constexpr std::string_view floorSlug = "floor";

/// The source of what people decide, made known first where it is not.
Result<std::int64_t> floorId(store::Store &store, store::Writer &writer)
{
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto sources = store::sources(**reader);
    if (!sources)
        return std::unexpected(sources.error());
    const auto known
        = std::ranges::find(*sources, floorSlug, [](const Source &s) -> std::string_view { return s.slug; });
    if (known != sources->end())
        return known->id;
    Source self;
    self.slug = floorSlug;
    self.name = "Watch floor";
    self.kind = SourceKind::Floor;
    self.reliability = 'A';
    self.defaultMarking = "TLP:RED"; // each decision bears the marking of what it is about
    return writer.putSource(self).get();
}

Claim claimOf(const RejectionWish &wish)
{
    const Rejection &what = wish.what;
    feeds::JsonBody body;
    body.text("rule", what.rule);
    body.text("value", what.value);
    body.text("member", what.member);
    body.text("by", wish.by);
    body.text("why", wish.why);
    Claim claim;
    // One subject for one link, whoever decides about it: its last word counts.
    claim.subject
        = derivedId("fusion-rejection", floorSlug, "decision", what.rule + '\n' + what.value + '\n' + what.member);
    claim.type = "fusion-rejection";
    claim.marking = wish.marking;
    claim.version = Clock::now();
    claim.revoked = wish.isBack;
    claim.body = body.take();
    return claim;
}

store::Batch batchOf(const store::Import &import, Claim claim)
{
    store::RecordItem item;
    item.hash = sha256(claim.body);
    item.length = static_cast<std::uint32_t>(claim.body.size());
    item.naturalKey = claim.subject + '|' + std::to_string(toMicros(claim.version));
    store::Batch batch;
    batch.import = import;
    std::string room(ZSTD_compressBound(claim.body.size()), '\0');
    room.resize(ZSTD_compress(room.data(), room.size(), claim.body.data(), claim.body.size(), 3));
    batch.blocks = {{std::move(room), item.length}};
    batch.cursor = static_cast<std::int64_t>(claim.body.size());
    item.claims.push_back(std::move(claim));
    batch.records.push_back(std::move(item));
    return batch;
}

} // namespace

Result<> reject(store::Store &store, const RejectionWish &wish)
{
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    const auto source = floorId(store, **writer);
    if (!source)
        return std::unexpected(source.error());
    store::ImportSpec spec;
    spec.sourceId = *source;
    spec.path = "floor";
    spec.format = "decision";
    spec.live = true;
    const auto import = (*writer)->beginImport(std::move(spec)).get();
    if (!import)
        return std::unexpected(import.error());
    Claim claim = claimOf(wish);
    const std::string subject = claim.subject;
    const auto done = (*writer)->commit(batchOf(*import, std::move(claim))).get();
    if (!done)
        return std::unexpected(done.error());
    if (auto ended = (*writer)->endImport(import->id, {}).get(); !ended)
        return ended;
    const Rejection &what = wish.what;
    return (*writer)
        ->appendLog({wish.by, wish.isBack ? "link-accepted" : "link-rejected", subject,
                     what.rule + ": " + what.value + (what.member.empty() ? "" : " of " + what.member)
                         + (wish.why.empty() ? "" : "; " + wish.why)})
        .get();
}

} // namespace watchfloor::fusion
