// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::fusion {

/// Letters and digits of a name, without case, accents' composition and compatibility forms: `Grey-Heron` is
/// `greyheron`.
[[nodiscard]] std::string plainName(std::string_view name);
/// The same for an organisation, without its legal form at the end: `Meridian Fuels N.V.` is `meridianfuels`.
[[nodiscard]] std::string plainOrganisation(std::string_view name);

/// The same for a campaign or an exercise, without the words that many bear: `Operation LOW TIDE` is `lowtide`. Empty
/// where nothing else is left of it: `phishing campaign 2026` names none.
[[nodiscard]] std::string plainOperation(std::string_view name);

/// One may be the other misspelt: both plain names of eight characters or more with the same first one and the
/// same digits, and a single letter added, left out, changed or swapped with its neighbour. APT28 is never APT29.
[[nodiscard]] bool mayBeMisspelt(std::string_view a, std::string_view b);
/// Names that may be each other misspelt share at least one of these.
[[nodiscard]] std::vector<std::string> misspellingKeys(std::string_view plain);

/// What looks like a case number in running text: letters and digits, at least two of the latter, six or more in all,
/// no CVE or ATT&CK id; in upper case, each once.
[[nodiscard]] std::vector<std::string> caseNumbers(std::string_view text);
/// True for `SC-2026-0911` and `AUR-77101`, which nobody else is likely to use; false for `1234`.
[[nodiscard]] bool isDistinctive(std::string_view caseNumber);

} // namespace watchfloor::fusion
