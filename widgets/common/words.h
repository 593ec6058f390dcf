// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timestamp.h"
#include "model/types.h"
#include "picture/snapshot.h"

#include <QString>

/// How this program says things: times, ages, counts, grades. Everything from a feed comes out visible.
namespace watchfloor::widgets {

/// `2026-11-22 04:48:19Z`, fraction left out; a dash where no time is known.
[[nodiscard]] QString stampText(std::int64_t micros);
[[nodiscard]] QString stampText(const std::optional<Timestamp> &t);
/// `12 s`, `4 min`, `3 h`, `2 d`: one unit, rounded down.
[[nodiscard]] QString ageText(std::chrono::microseconds age);
[[nodiscard]] QString ageSince(std::int64_t micros, Timestamp now);
/// A span in words a person plans by: `90 min`, `3 d`.
[[nodiscard]] QString windowText(std::int64_t from, std::int64_t to);
/// The same of a time that may be open: `from 300600ZSEP26`, `until 301800ZSEP26`, `at all times`.
[[nodiscard]] QString openWindowText(std::int64_t from, std::int64_t to);
/// A phase and when it is: `Convoy, until 301800ZSEP26`.
[[nodiscard]] QString phaseTitle(const picture::PhaseRow &phase);
/// `since 301500ZSEP26`, of what nobody sees; noTime: `never seen`.
[[nodiscard]] QString unseenText(std::int64_t since);
/// `set to failed by anna until 301800ZSEP26: “told by telephone”; incidents say nominal`.
[[nodiscard]] QString heldText(const picture::HeldHealth &held);
[[nodiscard]] QString countText(std::int64_t n);
[[nodiscard]] QString bytesText(std::int64_t bytes);
/// Admiralty grade: source reliability and the claim's credibility, never averaged: `B2`.
[[nodiscard]] QString gradeText(char reliability, int credibility);
[[nodiscard]] QString confidenceText(int confidence);

[[nodiscard]] QString word(SourceKind kind);
[[nodiscard]] QString word(picture::AssetKind kind);
[[nodiscard]] QString word(Precision precision);
[[nodiscard]] QString word(Outcome outcome);
/// `Phishing`, `C2 server`; the class in categoryText's tooltip.
[[nodiscard]] QString categoryText(Category category);

/// UTF-8 from a feed as a label may show it.
[[nodiscard]] QString safe(std::string_view utf8);
/// A tooltip decides by itself whether its text is markup; this makes it show exactly `plain`.
[[nodiscard]] QString toolTipOf(const QString &plain);
/// An error as a person can act on it.
[[nodiscard]] QString sentence(const Error &error);

} // namespace watchfloor::widgets
