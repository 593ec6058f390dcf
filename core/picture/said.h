// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/operation.h"
#include "fusion/productmatch.h"
#include "fusion/recognition.h"
#include "model/category.h"
#include "model/types.h"
#include "picture/snapshot.h"
#include "store/reader.h"

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What one claim says, as far as a picture needs it: read once from its body, kept while the claim is known.
namespace watchfloor::picture {

enum class Subject : std::uint8_t {
    Incident, ///< incident, report
    Asset, ///< asset, infrastructure
    Dependency,
    Mission,
    Identity,
    Location,
    Relationship,
    Vulnerability,
    Observable, ///< an address or host name that infrastructure consists of
    Merge, ///< a person's word that two incidents are one
    Recognition, ///< what people hold of an incident
    Membership, ///< the machine's word that a report is part of an incident
    Operation, ///< operation, STIX campaign
    SameOperation, ///< the machine's word that two of these are one
    Health, ///< what people hold of an asset's health
};

/// What a source says of where something is.
struct Whereabouts
{
    double latitude = std::numeric_limits<double>::quiet_NaN();
    double longitude = std::numeric_limits<double>::quiet_NaN();
    std::optional<Precision> precision; ///< as said
    std::string country; ///< alpha-3, or empty
    std::string city;
    std::string site; ///< reference
    std::vector<MapPoint> path;
    [[nodiscard]] bool hasPoint() const;
};

struct Task
{
    std::string key, name;
    std::vector<std::string> needs;
    std::vector<std::string> phases; ///< keys of those in which it is needed; empty: always
};

/// A time of a mission in which it needs some of its tasks.
struct Phase
{
    std::string key, name;
    std::int64_t from = noTime, to = noTime; ///< noTime: open
};

/// What others may call an object by.
struct Name
{
    enum class Kind : std::uint8_t { Key, Name, Address } kind = Kind::Name; ///< in order of weight
    std::string text;
};

struct Said
{
    // of the claim
    std::int64_t claimId = 0;
    std::int64_t sourceId = 0;
    std::int64_t known = 0;
    std::int64_t version = noTime, from = noTime, to = noTime;
    bool revoked = false;
    std::int8_t confidence = -1;
    std::string hash;
    std::string marking; ///< as the claim has it
    Subject subject = Subject::Incident;
    std::string id;
    std::string title, description;

    // of its body
    Whereabouts where;
    std::vector<Name> names;
    std::vector<std::string> refs; ///< affects, addresses of an incident; what a report refers to; of a dependency
                                   ///< that people speak of: another provider in its group
    std::vector<std::string> countries; ///< alpha-3
    std::vector<std::string> sectors;
    std::string kind; ///< of an asset, a dependency, or a relationship
    std::string owner, nation;
    std::vector<std::string> watchedBy; ///< feeds, by slug or name, in lower case
    std::string area, audience; ///< mission
    std::string dependant, provider; ///< of a dependency; source_ref and target_ref of a relationship;
                                     ///< member and incident of a membership; both sides of a merge
    std::string asset; ///< whose health people speak of, by its id
    std::shared_ptr<const HeldHealth> held; ///< without its asset and marking
    std::shared_ptr<const fusion::Recognition> recognition;
    std::shared_ptr<const fusion::Operation> operation;
    std::optional<Domain> domain; ///< of an incident
    std::shared_ptr<const Effect> effect;
    std::string group;
    NeedTerms terms; ///< of a dependency, or a relationship that says more than its kind
    std::map<std::string, Task> tasks; ///< mission, by key
    std::map<std::string, Phase> phases; ///< likewise
    int severity = -1;
    int criticality = -1;
    std::optional<Category> category;
    std::optional<IncidentState> state; ///< open (reported), closed or dismissed, where said
    /// What an asset consists of; what a vulnerability affects.
    std::vector<fusion::Product> products;
    std::string cve; ///< upper case
    bool exploited = false, ransomware = false;
    std::int64_t due = noTime; ///< to be mended by then
    bool isMachine = false; ///< an incident that correlation made of its members
    bool isRemoved = false; ///< of a dependency, by people alone: there is none
    bool isAdversary = false; ///< infrastructure of the other side: no node of ours
};

/// Nothing for claims that no picture shows (malware, indicators, links among them ...).
[[nodiscard]] std::optional<Said> saidBy(const store::StoredClaim &claim);

} // namespace watchfloor::picture
