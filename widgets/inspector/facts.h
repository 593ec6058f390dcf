// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/details.h"
#include "picture/snapshot.h"

#include <QStringList>

#include <functional>

namespace watchfloor::impact {
struct Impact;
struct Reason;
} // namespace watchfloor::impact

/// What the inspector says, as plain values: composed here, so that it can be tested without a window.
namespace watchfloor::widgets {

struct Fact
{
    QString label;
    QString value; ///< safe to show as plain text
    bool operator==(const Fact &) const = default;
};

/// Another object that a person may go to from here.
struct Reference
{
    picture::ObjectRef ref;
    QString text;
    int severity = -1; ///< 0-100 of an incident
    std::optional<picture::Health> health; ///< of an asset or mission
    QString relation; ///< "needs", "needed by", "incident" ...
    bool operator==(const Reference &) const = default;
};

struct Headline
{
    QString kind; ///< "Incident", "Service", "Observation"
    QString title;
    QString description;
    int severity = -1;
    std::optional<picture::IncidentState> state;
    std::optional<picture::Health> health;
    Marking marking = Marking::mostRestrictive();
    bool contradicted = false;
    QString sentence; ///< why a mission or asset is impaired
    std::vector<Fact> held; ///< what people decided about it
    std::vector<Fact> facts;
    std::vector<Reference> references;
    bool operator==(const Headline &) const = default;
};

/// From the picture: what it shows of `ref`. Nothing where the picture does not know it.
[[nodiscard]] std::optional<Headline> headlineOf(const picture::Snapshot &s, const picture::ObjectRef &ref);
/// From the details alone, for observations and objects that are no node of the picture.
[[nodiscard]] Headline headlineOf(const picture::Details &details);

/// One property that sources state differently.
struct Disagreement
{
    QString property;
    std::vector<std::pair<QString, QString>> values; ///< source slug, what it says
};
/// Compares the newest claim of each source, property by property.
[[nodiscard]] std::vector<Disagreement> disagreements(const picture::Details &details);

/// Why `asset` is not well, in a sentence a commander reads: "Impaired: needs A, which needs B, where incident C is
/// open."
[[nodiscard]] QString reasonSentence(const picture::Snapshot &s, std::int32_t asset);
/// The same for who has propagated that snapshot already.
[[nodiscard]] QString reasonSentence(const picture::Snapshot &s, const impact::Impact &impact, std::int32_t asset);
/// The same for who has looked for reasons already, at most so many.
inline constexpr int mostReasons = 200;
[[nodiscard]] QString reasonSentence(const picture::Snapshot &s, std::int32_t asset,
                                     const std::vector<impact::Reason> &reasons);

/// What is good only because a person says so, against open incidents, of what somebody needs.
[[nodiscard]] std::vector<const picture::HeldHealth *> vouchedFor(const picture::Snapshot &s,
                                                                  const std::function<bool(std::int32_t)> &isNeeded);
/// The same in a sentence; empty where there is none.
[[nodiscard]] QString vouchedSentence(const picture::Snapshot &s,
                                      const std::vector<const picture::HeldHealth *> &vouched);

/// By which components what is vulnerable comes into an asset: the vulnerability, and the chain to its component.
[[nodiscard]] std::vector<Fact> chainFacts(const picture::Details &details, const picture::Snapshot &s);

[[nodiscard]] QString spanText(std::int64_t from, std::int64_t to); ///< "undated" where there is no time

/// Facts of one stored claim or observation.
[[nodiscard]] std::vector<Fact> factsOf(const store::StoredClaim &claim);
[[nodiscard]] std::vector<Fact> factsOf(const store::StoredObservation &observation);

} // namespace watchfloor::widgets
