// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

/// Three domains, one clock: what happened together in different domains.
namespace watchfloor::picture {

/// One thing that may coincide with others.
struct DomainEvent
{
    Domain domain = Domain::Cyberspace;
    std::int64_t from = noTime, to = noTime; ///< without a beginning it coincides with nothing
    double latitude = 0, longitude = 0;
    bool isPlaced = false; ///< a country's label point is no place
    std::vector<std::int32_t> missions;
    // what it is, for who shows it
    std::int32_t incident = -1; ///< row of the snapshot
    std::int32_t observation = -1; ///< row of the snapshot
};

struct CoincidenceQuery
{
    double hours = 6; ///< between the end of one and the beginning of the other, at most
    double km = 50;
    std::size_t limit = 1000;
};

struct Coincidence
{
    std::int32_t a = -1, b = -1; ///< indexes of events, a's domain before b's
    double km = -1; ///< between them; -1: not both placed
    std::int64_t gap = 0; ///< microseconds; 0: at the same time
    bool isNear = false;
    std::int32_t mission = -1; ///< the first that both concern; -1: none
    bool operator==(const Coincidence &) const = default;
};

struct Coincidences
{
    std::vector<Coincidence> found; ///< nearest in time first, of those what is near in place
    bool isCut = false; ///< there are more than the limit
};

/// Pairs of events of two domains that are at most so many hours apart, and so many kilometres or of one mission.
/// Places and missions have an index by time, so that the cost follows what is found.
[[nodiscard]] Coincidences coincidences(std::span<const DomainEvent> events, const CoincidenceQuery &query);

/// What of a snapshot passes the filter: incidents that are not dismissed, and observations of other domains than
/// cyberspace, whose events are too many to be told one by one.
[[nodiscard]] std::vector<DomainEvent> domainEvents(const Snapshot &s, const Filter &f);

/// Along the surface of a sphere.
[[nodiscard]] double distanceKm(double latitudeA, double longitudeA, double latitudeB, double longitudeB);

} // namespace watchfloor::picture
