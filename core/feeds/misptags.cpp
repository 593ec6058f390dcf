// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/misptags.h"

#include "feeds/jsonmembers.h"
#include "feeds/pathparser.h"
#include "model/severity.h"

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

namespace {

/// `namespace:predicate="value"`, the value without its quotes.
struct Parts
{
    std::string_view space, predicate, value;
};

Parts partsOf(std::string_view tag)
{
    Parts parts;
    const auto colon = tag.find(':');
    if (colon == std::string_view::npos)
        return parts;
    parts.space = tag.substr(0, colon);
    parts.predicate = tag.substr(colon + 1);
    if (const auto equals = parts.predicate.find('='); equals != std::string_view::npos) {
        parts.value = parts.predicate.substr(equals + 1);
        parts.predicate = parts.predicate.substr(0, equals);
    }
    if (parts.value.starts_with('"'))
        parts.value.remove_prefix(1);
    if (parts.value.ends_with('"'))
        parts.value.remove_suffix(1);
    return parts;
}

void addOnce(std::vector<std::string> &list, std::string_view text)
{
    if (!text.empty() && std::ranges::find(list, text) == list.end())
        list.emplace_back(text);
}

int severityFromPriority(std::string_view level)
{
    if (level.starts_with("baseline"))
        return 10;
    return level == "severe" ? 90 : severityFromWord(level);
}

/// The impact colours of the NIS Cooperation Group's taxonomy.
int severityFromNis(std::string_view colour)
{
    return colour == "red" ? 90 : colour == "yellow" ? 70 : colour == "green" ? 30 : colour == "white" ? 0 : -1;
}

} // namespace

void MispTags::add(std::string_view tag)
{
    addOnce(names, tag);
    const Parts parts = partsOf(tag);
    const std::string space = lowerAscii(parts.space);
    if (space == "tlp") {
        // ex:chr and unclear name no audience, and neither does what is new: nobody may see it but who decides.
        if (parts.predicate.empty())
            marking.unknown();
        else
            marking.tlp(parts.predicate);
    } else if (space == "pap") {
        marking.pap(parts.predicate);
    } else if (space == "exercise" || (space == "rsit" && parts.predicate == "test")
               || (space == "nis2" && parts.predicate == "test")) {
        category = Category::Test;
    } else if (space == "rsit" && category != Category::Test) {
        const std::string name
            = std::string(parts.predicate) + (parts.value.empty() ? "" : "/") + std::string(parts.value);
        if (const auto read = categoryFromName(name); read && !category)
            category = read;
    } else if (space == "admiralty-scale" && parts.predicate == "information-credibility") {
        if (parts.value.size() == 1 && parts.value[0] >= '1' && parts.value[0] <= '6')
            credibility = static_cast<std::uint8_t>(parts.value[0] - '0');
    } else if (space == "priority-level") {
        severity = std::max(severity, severityFromPriority(parts.predicate));
    } else if (space == "nis2" && parts.predicate == "impact-severity") {
        severity = std::max(severity, severityFromNis(parts.value));
    } else if (space == "misp-galaxy") {
        addCluster(parts.predicate, parts.value);
    }
}

void MispTags::addCluster(std::string_view type, std::string_view value)
{
    if (type.find("attack-pattern") != std::string_view::npos) {
        const auto dash = value.rfind(" - ");
        if (dash != std::string_view::npos)
            addOnce(attackIds, attackId(value.substr(dash + 3)));
    } else if (type == "threat-actor" || type.ends_with("intrusion-set")) {
        addOnce(actors, value);
    } else if (type == "target-information") {
        addOnce(countries, value);
    } else if (type == "sector") {
        addOnce(sectors, value);
    }
}

} // namespace watchfloor::feeds
