// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonframer.h"
#include "feeds/jsonmembers.h"

#include <optional>

namespace watchfloor::feeds {

/// The first few JSON objects of a document, for detection.
struct JsonGlimpse
{
    struct Record
    {
        std::vector<std::pair<std::string, std::string>> texts; ///< members that are strings
        std::vector<std::string> keys; ///< all members
        [[nodiscard]] std::optional<std::string_view> text(std::string_view key) const;
        [[nodiscard]] bool has(std::string_view key) const;
    };
    std::vector<Record> records;
};

[[nodiscard]] JsonGlimpse glimpseJson(std::string_view head, JsonFramer::Cut cut = JsonFramer::Cut::Values);

} // namespace watchfloor::feeds
