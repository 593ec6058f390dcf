// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "fusion/told.h"
#include "model/category.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What people make of an incident: the words in which they grade it, and the claims in which it stands.
namespace watchfloor::fusion {

/// The source of what people decide. A claim of this kind from any other source is hearsay, and decides nothing.
inline constexpr std::string_view floorSource = "floor";

/// How probable the event is: words of estimative probability as STIX 2.1 has them in its Appendix A. How well
/// founded the judgement is, is another question: Confidence. The two are never made into one.
enum class Likelihood : std::uint8_t {
    Unstated,
    Impossible,
    HighlyUnlikely,
    Unlikely,
    Even,
    Likely,
    HighlyLikely,
    Certain
};
inline constexpr int likelihoodCount = 8;
[[nodiscard]] std::string_view name(Likelihood l); ///< unstated: empty
[[nodiscard]] std::optional<Likelihood> likelihoodFromName(std::string_view text);

enum class Confidence : std::uint8_t { Unstated, None, Low, Medium, High };
inline constexpr int confidenceCount = 5;
[[nodiscard]] std::string_view name(Confidence c); ///< unstated: empty
[[nodiscard]] std::optional<Confidence> confidenceFromName(std::string_view text);
/// STIX 2.1 Appendix A, None/Low/Med/High; -1: unstated, which is not 0.
[[nodiscard]] std::int8_t percentOf(Confidence c);
[[nodiscard]] Confidence confidenceFromPercent(int percent);

/// An analyst's grading.
struct Assessment
{
    char reliability = 'F'; ///< Admiralty A-F; F: cannot be judged, which is no middle
    std::uint8_t credibility = 6; ///< Admiralty 1-6; 6: cannot be judged
    Likelihood likelihood = Likelihood::Unstated;
    Confidence confidence = Confidence::Unstated;
    std::optional<Category> category;
    int severity = -1; ///< 0-100; -1: as the sources say
    std::vector<std::string> sectors; ///< empty: as the sources say
    std::string reasoning;
    std::string dissent; ///< who sees it otherwise, and why
    std::string by;
    std::int64_t at = noTime;
    bool operator==(const Assessment &) const = default;
};
[[nodiscard]] std::string gradeText(const Assessment &a); ///< B2

/// What people hold of an incident. Open: they say that it is not over, and no more. It lapses by itself, see until.
enum class Standing : std::uint8_t { Open, Assessed, Recognised, Disputed, Dismissed, Closed };
[[nodiscard]] std::string_view name(Standing s);
[[nodiscard]] std::optional<Standing> standingFromName(std::string_view text);

/// The whole of what people hold of one incident: each decision states it anew, so that the newest claim is all there
/// is to know, and undoing is saying again what was held before.
struct Recognition
{
    /// What it is about: reports, or incidents of sensors alone; ascending. It holds for an incident that has all of
    /// them, so what was decided of a whole that was split holds for none of its parts.
    std::vector<std::string> of;
    Standing standing = Standing::Open;
    std::optional<Assessment> assessment;
    std::string by, why; ///< of the latest decision
    std::int64_t at = noTime;
    std::string recognisedBy;
    std::int64_t recognisedAt = noTime;
    std::int64_t until = noTime; ///< recognised until then
    bool operator==(const Recognition &) const = default;
};
[[nodiscard]] std::string bodyOf(const Recognition &recognition); ///< canonical JSON
[[nodiscard]] std::optional<Recognition> recognitionFrom(std::string_view body);
/// One subject for all that is decided about the same.
[[nodiscard]] std::string recognitionSubject(const std::vector<std::string> &of);

/// A person's word that two incidents are one.
struct Merge
{
    std::string a, b; ///< a < b
    std::string by, why;
    bool operator==(const Merge &) const = default;
};
[[nodiscard]] std::string bodyOf(const Merge &merge);
[[nodiscard]] std::optional<Merge> mergeFrom(std::string_view body); ///< nothing: not a person's
[[nodiscard]] std::string mergeSubject(const std::string &a, const std::string &b);

/// Of the n-th note about something, from 1: they are numbered so that they are found again without a search.
[[nodiscard]] std::string noteSubject(const std::string &about, int number);

/// Independent originators among reports of one thing and sensors that saw it, by slug. `names`: of sources by slug,
/// and of those whom reports name by id. Feeds that pass on one originator's report are one voice, and so are reports
/// in the same words.
[[nodiscard]] std::size_t independentVoices(std::span<const Told> reports, const std::set<std::string> &sensors,
                                            const std::map<std::string, std::string> &names);

} // namespace watchfloor::fusion
