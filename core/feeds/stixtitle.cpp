// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/stixtitle.h"

#include "feeds/jsonkeys.h"
#include "feeds/jsonmembers.h"

namespace watchfloor::feeds {

namespace {

constexpr JsonKeys names(std::to_array<std::string_view>({
    "type",
    "id",
    "created",
    "modified",
    "first_observed",
    "last_observed",
    "first_seen",
    "last_seen",
    "valid_from",
    "valid_until",
    "start_time",
    "stop_time",
    "published",
    "start",
    "end",
    "date",
    "created_time",
    "analysis_started",
    "analysis_ended",
    "name",
    "value",
    "description",
    "pattern",
    "content",
    "abstract",
    "opinion",
    "explanation",
    "source_ref",
    "relationship_type",
    "target_ref",
    "sighting_of_ref",
    "object_ref",
    "path",
    "path_enc",
    "subject",
    "command_line",
    "display_name",
    "account_login",
    "user_id",
    "url",
    "mime_type",
    "product",
    "result",
    "definition_type",
    "statement",
    "key",
    "lang",
}));

constexpr std::size_t longestTitle = 300;

/// `malware--31b940d4`: enough to tell objects apart in a list.
std::string shortReference(std::string_view id)
{
    const auto hyphens = id.find("--");
    return std::string(cutText(id, hyphens == std::string_view::npos ? 40 : hyphens + 10));
}

/// The first line, cut between characters.
std::string firstLine(std::string_view text)
{
    text = text.substr(0, text.find_first_of("\r\n"));
    const std::string_view cut = cutText(text, longestTitle);
    return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

} // namespace

StixText stixText(std::string_view key)
{
    const int number = names.find(key);
    return number == names.none ? StixText::None : static_cast<StixText>(number);
}

std::string_view stixName(StixText text) { return text == StixText::None ? "" : names[static_cast<int>(text)]; }

std::string stixTitle(const StixTexts &texts, std::string_view tlp)
{
    using enum StixText;
    const std::string_view type = texts[Type];
    if (type == "relationship")
        return shortReference(texts[SourceRef]) + ' ' + firstLine(texts[RelationshipType]) + ' '
            + shortReference(texts[TargetRef]);
    if (type == "sighting")
        return "sighting of " + shortReference(texts[SightingOfRef]);
    if (type == "language-content")
        return "translation of " + shortReference(texts[ObjectRef]);
    if (type == "opinion" && !texts[Opinion].empty())
        return firstLine(texts[Opinion]);
    // In this order an object's own words come before technical values.
    for (const StixText candidate :
         {Name, Value, Abstract, Content, Pattern, DisplayName, AccountLogin, UserId, Path, RegistryKey, Subject,
          CommandLine, Url, Product, Statement, MimeType, Description}) {
        if (!texts[candidate].empty())
            return firstLine(texts[candidate]);
    }
    return tlp.empty() ? std::string() : "TLP:" + std::string(tlp);
}

std::string stixDescription(const StixTexts &texts)
{
    using enum StixText;
    for (const StixText candidate : {Description, Content, Explanation, Statement}) {
        if (!texts[candidate].empty())
            return std::string(texts[candidate]);
    }
    return {};
}

} // namespace watchfloor::feeds
