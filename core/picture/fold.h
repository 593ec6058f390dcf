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
    /// Who is meant by a name, who calls it so, and what kind of name it is.
    struct Entry
    {
        std::int32_t asset;
        std::uint16_t source;
        std::uint8_t weight;
        auto operator<=>(const Entry &) const = default;
    };
    void add(const std::string &name, Entry entry);
    void remove(const std::string &name, Entry entry); ///< as it was added
    /// `name` as any source may write it; -1: nobody's. What `source` itself calls so comes first, then keys
    /// before names before addresses, then the order of assets.
    [[nodiscard]] std::int32_t find(const std::string &name, std::uint16_t source) const;
    /// The same, and it is remembered that somebody rests on the answer.
    [[nodiscard]] std::int32_t refer(const std::string &name, std::uint16_t source);
    [[nodiscard]] bool isReferredTo(const std::string &name) const; ///< in lower case; by any spelling
    /// Whom each of so many sources means by it.
    [[nodiscard]] std::vector<std::int32_t> meanings(const std::string &name, std::size_t sources) const;
    /// The names under which find() looks for one: in lower case, and as an address or host is usually written.
    [[nodiscard]] static std::vector<std::string> spellings(const std::string &name);
    /// Weight of addresses and host names.
    static constexpr int addressWeight = 3;
    /// Names that are somebody's address.
    [[nodiscard]] std::vector<std::string> addresses() const;
    [[nodiscard]] bool hasAddress(const std::string &name) const; ///< one of addresses()
    bool operator==(const AssetIndex &) const = default;

private:
    /// Sorted entries; none of a name that is only referred to.
    struct Meaning
    {
        std::vector<Entry> entries;
        bool isReferredTo = false;
        bool operator==(const Meaning &) const = default;
    };
    [[nodiscard]] const Meaning *meaningOf(const std::string &name) const; ///< null: nobody's

    std::unordered_map<std::string, Meaning> m_meanings;
};

/// The tables of a picture that come from claims, and what is needed to hang observations on them.
struct Folded
{
    std::vector<IncidentRow> incidents;
    std::vector<IncidentRow> reports; ///< see Snapshot::reports
    std::vector<AssetRow> assets;
    std::vector<DependencyRow> dependencies;
    std::vector<ReplacedNeed> replacedNeeds;
    std::vector<MissionRow> missions;
    std::vector<WatchRow> watches;
    std::vector<HeldHealth> held;
    std::vector<VulnerabilityRow> vulnerabilities;
    std::vector<fusion::ProductMatch> matches;
    std::array<fusion::RuleUse, fusion::matchRuleCount> matchRules;
    std::unordered_map<std::string, std::int32_t> incidentById, assetById, vulnerabilityById;
    std::shared_ptr<const OperationsBoard> operations; ///< states and observations are not told yet; null: none
    std::uint32_t unresolved = 0;
    AssetIndex index;
};

/// What of a structure is another than before: of everything else the rows are the same.
struct StructureChange
{
    std::vector<std::int32_t> assets; ///< ascending
    std::vector<std::int32_t> dependants; ///< whose needs are others, ascending
    bool areMissions = false, areWatches = false, areVulnerabilities = false;
    bool isRenumbered = false; ///< labels have other numbers in all rows

    /// Whom somebody means by it is another now.
    struct Renamed
    {
        std::string name; ///< in lower case
        bool isAddress = false; ///< it was somebody's address, or is
    };
    std::vector<Renamed> names;

    [[nodiscard]] bool isNothing() const
    {
        return assets.empty() && dependants.empty() && names.empty() && !areVulnerabilities && !isRenumbered;
    }
};

/// Folds claims into what is displayed. The result depends on what was said and by whom, never on the order
/// in which it came: for each property the most reliable source that states it, then its newest version,
/// then the latest happened, then the claim's hash (README.md). `sources` in the order of the snapshot's.
[[nodiscard]] Folded fold(std::span<const Said> claims, std::span<const Source> sources, Markings &markings);

/// Where no source gave an incident a point finer than a country: the first affected asset that has one lends
/// it, else the first country's label point stands for it.
void placeByOthers(IncidentRow &incident, std::span<const AssetRow> assets);

} // namespace watchfloor::picture
