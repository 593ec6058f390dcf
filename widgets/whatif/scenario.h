// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/impact.h"
#include "picture/parts.h"

#include <QPointF>
#include <QStringList>

#include <optional>
#include <stop_token>

/// What would be if something were otherwise. Pure functions over a snapshot, any thread; nothing here knows a store.
namespace watchfloor::widgets {

enum class Fate : std::uint8_t { Fails, Impaired, Works };

/// One thing that is supposed. Names assets by id, so that it holds for the next picture, too.
struct Supposition
{
    QString title; ///< "Power station fails"; safe to show as plain text
    std::vector<std::string> assets;
    Fate fate = Fate::Fails;
    std::vector<QPointF> area; ///< unit Mercator; where it was drawn on the map
    /// Dependencies: who needs, and what is needed. Both stay as they are; the one does not get the other any more.
    std::vector<std::pair<std::string, std::string>> links = {};
    /// Of what the title names beside the assets: a product, a vulnerability.
    std::optional<Marking> marking = {};
    bool operator==(const Supposition &) const = default;
};
using Suppositions = std::vector<Supposition>;

/// What becomes of a phase that is to come.
struct PhaseEffect
{
    QString title; ///< name and time
    picture::Health before = picture::Health::Nominal, after = picture::Health::Nominal;
    double valueBefore = 1, valueAfter = 1;
    QString why; ///< a sentence, of after
};

/// What becomes of a mission.
struct MissionEffect
{
    std::string id; ///< of its node
    QString name;
    picture::Health before = picture::Health::Nominal, after = picture::Health::Nominal;
    double valueBefore = 1, valueAfter = 1;
    std::size_t thinner = 0; ///< so many more of what it needs have lost an alternative
    QString why; ///< a sentence, of after
    std::vector<PhaseEffect> phases = {}; ///< to come, that change

    [[nodiscard]] bool isChange() const
    {
        return before != after || valueBefore != valueAfter || thinner > 0 || !phases.empty();
    }
};

struct StepEffect
{
    std::vector<MissionEffect> missions; ///< that change with this step, worst first
    std::size_t nodes = 0; ///< whose value changes
    std::size_t missing = 0; ///< assets that the picture does not know any more
};

/// What to bring back next.
struct Restoring
{
    std::vector<std::int32_t> assets; ///< more than one: only together do they help
    double before = 0, after = 0; ///< mean value of the missions, as if all their phases that are not over ran
    QStringList missions; ///< that get better
};

struct Scenario
{
    /// With a node on each link that is supposed to be hurt, well in `present`.
    picture::SnapshotPtr present, supposed;
    std::vector<StepEffect> steps; ///< each after those before it
    std::vector<MissionEffect> missions; ///< all steps together: every mission, worst first
    /// Nodes and the values they get, one wave of dependencies after the other; what was supposed comes first.
    std::vector<std::vector<std::pair<std::int32_t, double>>> waves;
    std::vector<Restoring> recovery; ///< of all that is hurt, supposed or not: greatest gain first
};

/// Nothing when stopped. Each supposition becomes an incident of the picture's copy, so that every view says what it
/// would of a real one.
[[nodiscard]] std::optional<Scenario> makeScenario(const picture::SnapshotPtr &present,
                                                   const Suppositions &suppositions, const std::stop_token &stop = {});
/// The supposed picture as it is when so many waves have come.
[[nodiscard]] picture::SnapshotPtr pictureAfter(const Scenario &scenario, std::size_t waves);

/// The order in which to bring back what has failed (own values below 1), so that missions get most first.
[[nodiscard]] std::vector<Restoring> recoveryOrder(const impact::Network &network, const std::vector<double> &own,
                                                   const std::vector<std::int32_t> &missions, std::size_t most = 12,
                                                   const std::stop_token &stop = {});

/// Assets whose place, or whose line, lies in a polygon of unit Mercator. Those whose country alone is known are not:
/// nobody knows whether they stand there.
[[nodiscard]] std::vector<std::int32_t> assetsIn(const picture::Snapshot &s, const std::vector<QPointF> &area);

/// Things that fail together.
struct Choice
{
    enum class Kind : std::uint8_t { Asset, Owner, Vulnerability, Supplier, Product, Link };
    Kind kind = Kind::Asset;
    QString text; ///< safe to show as plain text
    std::vector<std::int32_t> assets; ///< of a link: who needs, what is needed
    std::optional<Marking> marking = {}; ///< of what it is called by, where that is no asset
};
/// Owners and vulnerabilities (every asset with the product) with more than one asset or one, and assets by name.
[[nodiscard]] std::vector<Choice> choicesOf(const picture::Snapshot &s);
/// Suppliers and products, each with all assets that have a part of theirs.
[[nodiscard]] std::vector<Choice> choicesOf(const std::vector<picture::Part> &parts);
/// The dependency of the one on the other; nothing: it does not need it.
[[nodiscard]] std::optional<Choice> linkChoice(const picture::Snapshot &s, std::int32_t dependant,
                                               std::int32_t provider);
[[nodiscard]] QString titleOf(const Choice &choice, Fate fate);
[[nodiscard]] Supposition suppose(const picture::Snapshot &s, const Choice &choice, Fate fate);
[[nodiscard]] Supposition suppose(const picture::Snapshot &s, const std::vector<std::int32_t> &assets,
                                  const QString &title, Fate fate);

inline constexpr std::string_view supposedPrefix = "what-if:"; ///< of the ids of supposed incidents

} // namespace watchfloor::widgets
