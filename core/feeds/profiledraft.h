// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"
#include "feeds/profile.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Making a mapping profile by looking at an export: what its first rows suggest, what a profile makes of them, and the
/// profile as the file that `--profile` reads.
namespace watchfloor::feeds {

/// The first rows of a document as `hints` and its own looks cut them. Of JSON the columns are the paths of what stands
/// in its first objects.
struct TableSample
{
    bool json = false;
    std::string list; ///< of JSON: the member whose list holds the rows
    CsvDialect dialect;
    std::vector<std::vector<std::string>> rows; ///< cells in UTF-8, as many as the header has; unreadable rows left out
    std::vector<std::string> problems; ///< why rows are unreadable, each reason once
    [[nodiscard]] int column(std::string_view name) const; ///< -1: none is called so
    /// The different texts of a column with how often each occurs, the most frequent first; empty cells left out.
    [[nodiscard]] std::vector<std::pair<std::string, int>> words(int column, std::size_t most = 50) const;
};
[[nodiscard]] TableSample sampleTable(std::string_view head, const CsvHints &hints = {});

/// The formats, of those that exports use, that read two thirds of `texts` or more to a plausible time, those that read
/// most of them first. Where day and month could be either, both orders are in it, the day first.
[[nodiscard]] std::vector<std::string> fittingTimeFormats(const std::vector<std::string> &texts, Timestamp reference);

/// A first profile: columns by name, then by what stands in them; time format and words by the rows.
[[nodiscard]] MappingProfile guessProfile(const TableSample &sample, Timestamp reference);
/// What a person should look at before a profile is used for such an export.
[[nodiscard]] std::vector<std::string> notesOn(const TableSample &sample, const MappingProfile &profile,
                                               Timestamp reference);
/// What stands in the columns that `field` is read from.
[[nodiscard]] std::vector<std::string> textsOf(const TableSample &sample, const MappingProfile &profile,
                                               std::string_view field);
/// In all of its time columns.
[[nodiscard]] std::vector<std::string> timesOf(const TableSample &sample, const MappingProfile &profile);

/// What a profile makes of a document's first rows.
struct PreviewRow
{
    std::int64_t line = 0;
    Items items;
};
[[nodiscard]] std::vector<PreviewRow> previewProfile(std::string_view head, const MappingProfile &profile,
                                                     const ParseContext &context, std::size_t most = 50);

/// The profile's file; readProfile() reads it back to the same profile.
[[nodiscard]] std::string profileJson(const MappingProfile &profile);

} // namespace watchfloor::feeds
