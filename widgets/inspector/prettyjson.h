// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace watchfloor::widgets {

/// JSON with line breaks and indents added between its tokens. No token is touched: numbers, escapes and
/// duplicate keys stand as the source wrote them. What is not JSON comes out with its bytes unchanged.
[[nodiscard]] std::string prettyJson(std::string_view json);

} // namespace watchfloor::widgets
