// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

#include <memory>

namespace watchfloor::feeds {

/// The RSIT category of a rule's classification text (`alert.category`, from
/// classification.config). Nothing to say: Undetermined.
[[nodiscard]] Category categoryFromSuricata(std::string_view classification);

/// Reads one Suricata EVE event of any type. Those with endpoints, alerts and anomalies
/// become an observation; the others are accepted and kept as records.
[[nodiscard]] std::unique_ptr<Parser> makeSuricataParser();

} // namespace watchfloor::feeds
