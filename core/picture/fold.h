// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/said.h"

#include <span>

namespace watchfloor::picture {

/// Distinct labels and their indexes; index 0 is the most restrictive, and stands for all that can not be read.
class Markings
{
public:
    Markings();
    [[nodiscard]] std::uint16_t of(const Marking &marking);
    /// `text` as a source gave it; empty: `fallback`, the source's default, and where that is empty too, index 0.
    [[nodiscard]] std::uint16_t of(const std::string &text, const std::string &fallback);
    [[nodiscard]] std::uint16_t joined(std::uint16_t a, std::uint16_t b);
    [[nodiscard]] const std::vector<Marking> &labels() const { return m_labels; }

private:
    std::vector<Marking> m_labels;
    std::map<Marking, std::uint16_t> m_known;
    std::unordered_map<std::string, std::uint16_t> m_read;
};

/// What sources call the assets by.
class AssetIndex
{
public:
    void add(std::int32_t asset, std::uint16_t source, int weight, const std::string &name);
    /// `name` as any source may write it; -1: nobody's. What `source` itself calls so comes first, then keys
    /// before names before addresses, then the order of assets.
    [[nodiscard]] std::int32_t find(const std::string &name, std::uint16_t source) const;
    /// Weight of addresses and host names.
    static constexpr int addressWeight = 3;
    /// Names that are somebody's address.
    [[nodiscard]] std::vector<std::string> addresses() const;
    [[nodiscard]] bool hasAddress(const std::string &name) const; ///< one of addresses()
    bool operator==(const AssetIndex &) const = default;

private:
    struct Entry
    {
        std::int32_t asset;
        std::uint16_t source;
        std::uint8_t weight;
        bool operator==(const Entry &) const = default;
    };
    std::unordered_map<std::string, std::vector<Entry>> m_entries;
};

/// The tables of a picture that come from claims, and what is needed to hang observations on them.
struct Folded
{
    std::vector<IncidentRow> incidents;
    std::vector<IncidentRow> reports; ///< see Snapshot::reports
    std::vector<AssetRow> assets;
    std::vector<DependencyRow> dependencies;
    std::vector<MissionRow> missions;
    std::vector<WatchRow> watches;
    std::vector<VulnerabilityRow> vulnerabilities;
    std::vector<fusion::ProductMatch> matches;
    std::array<fusion::RuleUse, fusion::matchRuleCount> matchRules;
    std::unordered_map<std::string, std::int32_t> incidentById, assetById, vulnerabilityById;
    std::shared_ptr<const OperationsBoard> operations; ///< states and observations are not told yet; null: none
    std::uint32_t unresolved = 0;
    AssetIndex index;
};

/// Folds claims into what is displayed. The result depends on what was said and by whom, never on the order
/// in which it came: for each property the most reliable source that states it, then its newest version,
/// then the latest happened, then the claim's hash (README.md). `sources` in the order of the snapshot's.
[[nodiscard]] Folded fold(std::span<const Said> claims, std::span<const Source> sources, Markings &markings);

/// Where no source gave an incident a point finer than a country: the first affected asset that has one lends
/// it, else the first country's label point stands for it.
void placeByOthers(IncidentRow &incident, std::span<const AssetRow> assets);

} // namespace watchfloor::picture
