// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"

#include "feeds/jsonglimpse.h"

#include <ranges>

namespace watchfloor::feeds {

namespace {

/// What an unread document looks like, so that the officer knows what to ask for.
std::string whyUnsupported(std::string_view head)
{
    if (head.starts_with("PK\x03\x04"))
        return "a zip archive that holds an office document, or is damaged or empty";
    if (head.find('\0') != std::string_view::npos)
        return "binary data, which no format that Watchfloor reads is";
    const JsonGlimpse glimpse = glimpseJson(head);
    if (!glimpse.records.empty() && !glimpse.records.front().keys.empty()) {
        std::string keys;
        for (const std::string &key : glimpse.records.front().keys | std::views::take(4))
            keys += (keys.empty() ? "" : ", ") + std::string(cutText(key, 40));
        return "JSON, but of no format that Watchfloor reads without a mapping profile: its first object begins with "
            + keys;
    }
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && head[first] == '['
        && head.find_first_not_of(" \t\r\n[],", first) == std::string_view::npos)
        return "no records: an array with nothing in it";
    if (first != std::string_view::npos && head[first] == '<')
        return "XML or HTML, which Watchfloor does not read";
    return "no format that Watchfloor reads fits its content";
}

} // namespace

std::span<const Format> formats()
{
    // In order of precedence among equal scores.
    static const std::vector<Format> all{
        stixFormat(),      suricataEveFormat(), mispFormat(),    csafFormat(),      kevFormat(),
        verisFormat(),     ocsfFormat(),        wazuhFormat(),   ecsFormat(),       inventoryCsvFormat(),
        socCsvFormat(),    socJsonFormat(),     zeekTsvFormat(), zeekJsonFormat(),  cefFormat(),
        leefFormat(),      syslogFormat(),      iodefFormat(),   iodefJsonFormat(), idmefFormat(),
        idmefJsonFormat(), graphmlFormat(),     gmlFormat(),     cycloneDxFormat(), cycloneDxXmlFormat(),
        spdxFormat(),      spdxTagFormat(),     geoJsonFormat(), gridCsvFormat(),
    };
    return all;
}

const Format *formatById(std::string_view id)
{
    for (const Format &format : formats()) {
        if (format.id == id)
            return &format;
    }
    return nullptr;
}

void Items::clear()
{
    observations.clear();
    claims.clear();
    rejected.reset();
    naturalKey.clear();
}

Detected detect(std::string_view head, bool whole)
{
    if (head.empty())
        return {nullptr, "empty"};
    const Format *best = nullptr;
    Detection bestDetection{detectionThreshold - 1, {}};
    for (const Format &format : formats()) {
        Detection detection = format.detect(head, whole);
        if (detection.score > bestDetection.score) {
            bestDetection = std::move(detection);
            best = &format;
        }
    }
    return {best, best ? std::move(bestDetection.reason) : whyUnsupported(head)};
}

} // namespace watchfloor::feeds
