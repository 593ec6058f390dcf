// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timestamp.h"
#include "feeds/csv.h"

#include <QTimeZone>

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::feeds {

/// How one SOC's export says what we want to know. Read from a small JSON file,
/// described in resources/profiles/README.md.
struct MappingProfile
{
    std::string name;
    std::string description;
    std::vector<std::string> match; ///< columns that together give the export away; empty: never by detection
    CsvHints csv;
    bool json = false; ///< of exports as JSON: columns are members by their paths, `alerts.severity`
    std::string list; ///< of such: the member whose list holds the tickets; empty: one value after another
    /// Field of an incident -> the columns it is read from, in order of preference (texts are joined).
    std::map<std::string, std::vector<std::string>, std::less<>> columns;
    std::vector<std::string> timeFormats; ///< tried in order; empty: ISO 8601
    QTimeZone zone = QTimeZone::utc(); ///< of times without an offset
    bool zoneGiven = false;
    using Words = std::map<std::string, std::string, std::less<>>; ///< lower-case word -> our value
    Words severity, category, status, precision, marking, confidence, countries;
    std::string defaultMarking; ///< of rows whose marking is empty; empty: the source's
    std::string listSeparators = ";,|\n";
    Words constants; ///< field -> text for every row
};

/// The fields a profile may map columns to.
[[nodiscard]] std::span<const std::string_view> profileFields();

/// Reads a profile; an error names the key at fault.
[[nodiscard]] Result<MappingProfile> readProfile(std::string_view json);

/// The profiles that come with the program, in name order.
[[nodiscard]] std::span<const std::shared_ptr<const MappingProfile>> shippedProfiles();

/// The shipped profile whose columns are all in `header`, the one with most of them first; or null. Those for JSON are
/// found by paths alone, those for tables by columns alone.
[[nodiscard]] std::shared_ptr<const MappingProfile> matchingProfile(const std::vector<std::string> &header,
                                                                    bool json = false);

/// A time as an export writes it.
struct ReadTime
{
    Timestamp at;
    std::string note; ///< what had to be assumed, in words; empty: nothing
};

/// Reads `text` by one of `formats`: `iso`, `epoch-s`, `epoch-ms`, `epoch-us`, `dtg`, or a pattern of
/// yyyy yy MMMM MMM MM M dd d HH H hh h mm m ss s f (fraction) AP t (offset) and literal text ('quoted' letters).
/// A wall-clock time that the zone's clocks show twice is the first of the two; one that they skip
/// is read as if they had not been changed yet. Both say so in the note.
[[nodiscard]] std::optional<ReadTime> readTime(std::string_view text, std::span<const std::string> formats,
                                               const QTimeZone &zone, bool zoneGiven, Timestamp reference);

} // namespace watchfloor::feeds
