// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "model/category.h"
#include "model/marking.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The values that travel from a feed into the store. Text is UTF-8 bytes as the source
/// wrote them; nothing here is shown to a person without visibleText().
namespace watchfloor {

enum class SourceKind : std::uint8_t { Sensor, MilCert, Csirt, Soc, Partner, Floor };
[[nodiscard]] std::string_view name(SourceKind k); // sensor, milcert, csirt, soc, partner, floor
[[nodiscard]] std::optional<SourceKind> sourceKindFromName(std::string_view text);

/// Its data is as old as its newest event; of the others, as old as its arrival.
[[nodiscard]] constexpr bool isStream(SourceKind k) { return k == SourceKind::Sensor || k == SourceKind::Soc; }

/// A feed and its owner.
struct Source
{
    std::int64_t id = 0; ///< the store's; 0: not stored yet
    std::string slug; ///< [a-z0-9-]+, unique
    std::string name;
    SourceKind kind = SourceKind::Partner;
    std::string nation; ///< ISO 3166-1 alpha-3, EUR for EU bodies, or empty
    char reliability = 'F'; ///< Admiralty A-F (AJP-2.1)
    std::string defaultMarking; ///< as parseMarking reads it; empty: most restrictive
    std::chrono::microseconds clockOffset{0}; ///< declared: source clock minus UTC
    std::chrono::seconds cadence{0}; ///< expected longest gap between data; 0: unknown

    bool operator==(const Source &) const = default;
};

/// Where in the world, with how honest a point (drawn as site, city or country).
enum class Precision : std::uint8_t { None, Site, City, Country };
[[nodiscard]] std::string_view name(Precision p); // none, site, city, country
struct Position
{
    double latitude = 0; ///< degrees, WGS 84
    double longitude = 0;
    Precision precision = Precision::Site;
    bool operator==(const Position &) const = default;
};

/// The three domains of one clock (issue: three domains, one clock).
enum class Domain : std::uint8_t { Cyberspace, Electromagnetic, Cognitive };
[[nodiscard]] std::string_view name(Domain d);

struct Endpoint
{
    std::string address; ///< canonicalAddress, or empty
    int port = -1;
    bool operator==(const Endpoint &) const = default;
};

/// One sensor-level event: typed columns because there are millions.
struct Observation
{
    std::string kind; ///< the source's event type: alert, dns, flow ...
    std::optional<Timestamp> happenedFrom; ///< nothing: undated
    std::optional<Timestamp> happenedTo;
    bool offsetKnown = true;
    Category category = Category::Undetermined;
    std::uint8_t severity = 0; ///< 0-100, see model/severity.h
    std::int8_t confidence = -1; ///< 0-100; -1: not stated, which is not 0
    Domain domain = Domain::Cyberspace;
    Endpoint source; ///< who started it
    Endpoint destination;
    std::string protocol; ///< lower case: tcp, udp, dns ...
    std::string signatureId; ///< gid:sid:rev, or the vendor's rule id
    std::string signature; ///< rule or detection name
    std::string name; ///< host, domain, SNI, file name: what it was about
    std::string asset; ///< inventory key or host name as the source names it
    std::string flowId; ///< unique only within (source, time)
    std::string communityId;
    std::vector<std::string> attackIds; ///< T1059.001
    std::vector<std::string> cveIds; ///< CVE-2026-0001
    std::optional<Position> position;
    std::string marking; ///< as parseMarking reads it; empty: the source's default
};

/// A source says something of an object. Never overwritten: a later version is one more claim.
struct Claim
{
    std::string subject; ///< object id: a STIX id as given, or derivedId()
    std::string type; ///< STIX type, or asset, dependency, mission, incident ... (core/model/README.md)
    std::string body; ///< canonical JSON of the whole object as the source gave it
    std::string title; ///< name or title, for search and lists; may be empty
    std::string description;
    std::optional<Timestamp> happenedFrom;
    std::optional<Timestamp> happenedTo;
    std::optional<Timestamp> version; ///< the source's own `modified`
    bool revoked = false;
    std::int8_t confidence = -1; ///< 0-100, STIX 2.1 Appendix A; -1: not stated
    std::uint8_t credibility = 6; ///< Admiralty 1-6; 6: cannot be judged
    std::string marking; ///< empty: the source's default; unreadable ones arrive as "UNMARKED"
};

/// Why a record is quarantined, in words a person can act on.
struct Rejection
{
    std::string reason; ///< "timestamp: month 13 at byte 42"
    std::string field; ///< the field or column at fault, or empty
};

enum class Outcome : std::uint8_t { Accepted, Duplicate, Quarantined };
[[nodiscard]] std::string_view name(Outcome o);

} // namespace watchfloor
