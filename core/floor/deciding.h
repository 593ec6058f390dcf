// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Within floor: what each kind of deed is made of on its way into the store.

#include "floor/desk.h"
#include "picture/snapshot.h"

namespace watchfloor::floor {

[[nodiscard]] std::unexpected<Refused> refuse(Refused::Why why, ErrorCode code, QString detail, std::string about = {});
/// What the store said; Busy is somebody who was first.
[[nodiscard]] std::unexpected<Refused> failed(Error error);
[[nodiscard]] QString text(std::string_view utf8);

/// Refused where nobody is named, or the picture is a past one, or one of an exercise for a store of real data, or the
/// other way round.
[[nodiscard]] Answer<void> mayDecide(const std::string &by, const picture::Snapshot &picture,
                                     const store::StoreInfo &into);

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

/// A deed on what `picture` shows; a clock that steps back does not put it before that.
[[nodiscard]] Deciding begun(Action action, const std::string &by, const std::string &why,
                             const picture::Snapshot &picture);

} // namespace watchfloor::floor
