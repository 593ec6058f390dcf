// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace watchfloor {

/// As people type one: a number of seconds, or a number with s, m, h or d behind it, as in 2.5h. Nothing for anything
/// else, and for more than ten years, which is a slip of the keyboard.
[[nodiscard]] std::optional<std::chrono::microseconds> timeSpanFrom(const QString &words);

} // namespace watchfloor
