// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace watchfloor::feeds {

/// The text members of STIX objects that are looked at.
enum class StixText : std::uint8_t {
    // Common to all; where present they must be strings.
    Type,
    Id,
    Created,
    Modified,
    // Times, of some types each.
    FirstObserved,
    LastObserved,
    FirstSeen,
    LastSeen,
    ValidFrom,
    ValidUntil,
    StartTime,
    StopTime,
    Published,
    Start,
    End,
    Date,
    CreatedTime,
    AnalysisStarted,
    AnalysisEnded,
    // Words.
    Name,
    Value,
    Description,
    Pattern,
    Content,
    Abstract,
    Opinion,
    Explanation,
    SourceRef,
    RelationshipType,
    TargetRef,
    SightingOfRef,
    ObjectRef,
    Path,
    PathEncoding,
    Subject,
    CommandLine,
    DisplayName,
    AccountLogin,
    UserId,
    Url,
    MimeType,
    Product,
    Result,
    DefinitionType,
    Statement,
    RegistryKey,
    Language,
    None,
};
inline constexpr std::size_t stixTextCount = static_cast<std::size_t>(StixText::None);

[[nodiscard]] StixText stixText(std::string_view key);
[[nodiscard]] std::string_view stixName(StixText text);
/// The members that every object has and that must be strings.
[[nodiscard]] constexpr bool isStixCommon(StixText text) { return text <= StixText::Modified; }

/// The text members of one object; empty where it has none.
class StixTexts
{
public:
    [[nodiscard]] std::string_view operator[](StixText text) const
    {
        return text == StixText::None ? std::string_view() : m_texts[static_cast<std::size_t>(text)];
    }
    [[nodiscard]] std::string_view &at(StixText text) { return m_texts[static_cast<std::size_t>(text)]; }
    void present(StixText text) { m_present |= std::uint64_t{1} << static_cast<unsigned>(text); }
    [[nodiscard]] bool has(StixText text) const
    {
        return text != StixText::None && (m_present >> static_cast<unsigned>(text) & 1) != 0;
    }

private:
    std::array<std::string_view, stixTextCount> m_texts;
    std::uint64_t m_present = 0;
};

/// One line for lists and search: a name or value, or what a relationship says.
[[nodiscard]] std::string stixTitle(const StixTexts &texts, std::string_view tlp);
[[nodiscard]] std::string stixDescription(const StixTexts &texts);

} // namespace watchfloor::feeds
