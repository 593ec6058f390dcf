// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/checkpoint.h"
#include "picture/snapshot.h"

#include <expected>

/// How a watch changes hands (domain.md 6.3): what happened since the last one is worked out, the incoming officer
/// takes each item, both sign, and the picture-manager token moves at that instant.
namespace watchfloor::watch {

/// One line of the sheet.
struct HandoverItem
{
    enum class Kind : std::uint8_t {
        // To be carried: the incoming officer ticks each of these.
        Disputed,
        Lapsing, ///< a recognition that ends in the coming watch, or has
        Worse,
        NewIncident,
        Recognised, ///< still open, and unchanged
        Shelved, ///< an alarm out of sight
        Held, ///< an asset whose health stands by somebody's word
        Feed, ///< late, silent or unreadable
        Report, ///< a reporting clock that runs out in the coming watch, or has
        Phase, ///< a mission's, that begins in the coming watch and would be worse than the mission is now
        // To be known.
        Open, ///< unchanged, and nobody recognised it
        Better,
        Closed,
        Decision,
        Operation, ///< ongoing or imminent, of either side; exercises among them
    } kind = Kind::NewIncident;
    std::string key; ///< for the tick
    std::string id; ///< of the incident or asset; slug of the feed
    std::string title; ///< as its source wrote it; of a decision its action
    std::string state; ///< a name: of the incident's state, the asset's or feed's health, the clock's stage
    std::string by, why; ///< why: of an operation its side and kind, of a phase what lets it down
    std::int64_t at = noTime; ///< until when; of a decision when; of what is imminent, and of a phase, from when
    int level = -1; ///< severity
    std::string marking;

    bool operator==(const HandoverItem &) const = default;
};
inline constexpr int handoverKindCount = 15;
[[nodiscard]] std::string_view name(HandoverItem::Kind k);
[[nodiscard]] constexpr bool isCarried(HandoverItem::Kind k) { return k < HandoverItem::Kind::Open; }

/// A watch is as long as an unbounded recognition.
inline constexpr std::chrono::hours watchLength{12};

/// What there is to hand over, as worked out at an instant.
struct Handover
{
    int number = 0;
    std::int64_t since = noTime; ///< the picture that the last accepted one was made on; noTime: this is the first
    std::int64_t knownAt = noTime; ///< of the picture that this one is made on
    std::string outgoing;
    std::string tokenHolder;
    std::string marking; ///< the high-water mark of its items
    store::Context context = store::Context::Real;
    store::LogHead log; ///< of the watch log, as it was then
    std::vector<HandoverItem> items; ///< by kind, worst first

    bool operator==(const Handover &) const = default;
};
/// `now`: the picture on screen. Reads the picture of the last handover too. Blocks on the store.
[[nodiscard]] Result<Handover> handoverNow(store::Store &store, const picture::Snapshot &now,
                                           const std::string &outgoing);

struct HandoverDraft;
struct Tick
{
    std::string key;
    std::string remark;
    std::string stands = {}; ///< standsAs() of the item when it was taken; empty: nobody says
    bool operator==(const Tick &) const = default;
};
/// What of an item must be as it was for a tick of before to hold: an incident that got worse is taken anew.
[[nodiscard]] std::string standsAs(const HandoverItem &item);
[[nodiscard]] bool isTaken(const HandoverDraft &draft, const HandoverItem &item);
/// What the two officers wrote on it; kept until it is accepted or thrown away.
struct HandoverDraft
{
    std::vector<Tick> ticks; ///< of the items that were taken
    std::string notes; ///< of the outgoing officer, for the next watch
    std::vector<Tick> left = {}; ///< of the others those that bear a remark already
    bool operator==(const HandoverDraft &) const = default;
};

struct HandoverSignature
{
    std::string by, key, signature; ///< hex
    bool operator==(const HandoverSignature &) const = default;
};

/// A handover that both signed.
struct AcceptedHandover
{
    Handover handover;
    HandoverDraft draft;
    std::string incoming;
    std::int64_t at = noTime; ///< when it was signed
    std::string statement; ///< canonical JSON of all the above: what was signed
    HandoverSignature outgoingSignature, incomingSignature;
    std::string sheetHash; ///< SHA-256 of the printed sheet in hex; empty: none was printed
    bool isSound = true; ///< both signatures hold, by keys that the accounts had
};

/// Why a watch did not change hands. Nothing was written then, and the token is where it was.
struct HandoverRefused
{
    enum class Why : std::uint8_t {
        Failed,
        SamePerson, ///< one signs for both
        Nobody, ///< the outgoing officer has no account
        NotHolder, ///< somebody else is the picture manager: they hand over
        NotTaken, ///< an item was not ticked
        Overtaken, ///< somebody handed over, or moved the token, since the sheet was worked out
    } why = Why::Failed;
    Error error;
    std::string about; ///< the holder, the title of the item
};

/// Makes the sheet's file when both have signed, before anything is written; gives its SHA-256 in hex.
using PrintSheet = std::function<Result<std::string>(const AcceptedHandover &)>;
/// One transaction: the handover with both signatures, its entry in the watch log, the token, the checkpoint by the
/// incoming officer. Blocks on the store.
[[nodiscard]] std::expected<AcceptedHandover, HandoverRefused>
accept(store::Store &store, const Handover &handover, const HandoverDraft &draft, const floor::Officer &outgoing,
       const floor::Officer &incoming, const PrintSheet &print = {});

/// The newest that was accepted; nothing: there is none.
[[nodiscard]] Result<std::optional<AcceptedHandover>> lastHandover(store::Reader &reader, store::KnownAt knownAt = {});
[[nodiscard]] Result<std::optional<AcceptedHandover>> handoverNumber(store::Reader &reader, int number);
/// Every handover that is not as its signatures and the watch log have it, in words; empty: all are.
[[nodiscard]] Result<std::vector<std::string>> checkHandovers(store::Reader &reader);

} // namespace watchfloor::watch
