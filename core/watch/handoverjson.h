// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "watch/handover.h"

#include <map>
#include <set>

/// Handovers as canonical JSON, which is what is signed.
namespace watchfloor::watch {

[[nodiscard]] std::string statementOf(const AcceptedHandover &a);
/// The bytes under a signature: a handover's are none of another document's.
[[nodiscard]] std::string signedText(const std::string &statement);
/// The claim's body: the statement as it was signed, the signatures, the sheet's hash.
[[nodiscard]] std::string bodyOf(const AcceptedHandover &a);
[[nodiscard]] std::optional<AcceptedHandover> acceptedFrom(const std::string &body);
/// A draft alone.
[[nodiscard]] std::string bodyOf(const HandoverDraft &draft, const std::string &by);
[[nodiscard]] HandoverDraft draftFrom(const std::string &body);
/// Both signed what stands there, with keys that are theirs; and they are two.
[[nodiscard]] bool isSound(const AcceptedHandover &a, const std::map<std::string, std::set<std::string>> &keys);

} // namespace watchfloor::watch
