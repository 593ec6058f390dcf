// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace watchfloor::feeds {

/// What stands at the field that a rejection names, for the person who has to mend it: at its path in a JSON record, in
/// its element or attribute in XML, else what the reason itself quotes. At most 200 bytes, as they came; empty where
/// nothing stands there or it cannot be told.
[[nodiscard]] std::string faultValue(std::string_view record, std::string_view field, std::string_view reason);

/// What the reason says beside the field: `from: "soon" is not a time` -> `"soon" is not a time`.
[[nodiscard]] std::string_view faultRule(std::string_view field, std::string_view reason);

} // namespace watchfloor::feeds
