// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/steps.h"
#include "fusion/floorsource.h"
#include "store/reader.h"

namespace watchfloor::floor {

/// One thing that a person did, as its record in the store tells it.
struct Deed
{
    std::int64_t recordId = 0;
    std::string id; ///< decision--...
    Action action = Action::Note;
    std::string by, why;
    std::int64_t at = noTime;
    std::vector<std::string> incidents;
    std::vector<std::string> subjects; ///< of its claims
    std::string marking; ///< of its claims, joined; empty: it has none
    std::string target; ///< of undo and redo: the deed that it takes back or does again
};

/// All deeds of a store, oldest first.
[[nodiscard]] Result<std::vector<Deed>> journal(store::Reader &reader);

/// What a person may take back next, and do again next: the newest of `by` that stands, and the newest that `by` took
/// back without having done anything else since. Empty `by`: whoever did it.
struct Undoable
{
    const Deed *undo = nullptr, *redo = nullptr;
};
[[nodiscard]] Undoable undoable(std::span<const Deed> deeds, const std::string &by);

using fusion::ensureFloor;
using fusion::floorSourceId;

/// Who holds the picture-manager token; empty: nobody.
[[nodiscard]] Result<std::string> tokenHolder(store::Reader &reader, std::int64_t floorSource);
[[nodiscard]] std::string tokenSubject();

/// What people wrote about an incident; oldest first. `standsFor`: as IncidentRow has it.
struct Note
{
    std::string subject, by, text;
    std::int64_t at = noTime;
};
[[nodiscard]] Result<std::vector<Note>> notes(store::Reader &reader, const std::vector<std::string> &standsFor,
                                              store::KnownAt knownAt = {});
/// A number that no note about `about` has, not even one that was taken back.
[[nodiscard]] Result<int> nextNote(store::Reader &reader, const std::string &about);

} // namespace watchfloor::floor
