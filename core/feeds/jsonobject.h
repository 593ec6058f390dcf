// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"

#include <QJsonObject>

#include <expected>

namespace watchfloor::feeds {

/// The object that a record holds, for formats of few and large documents (bills of materials, reports): everything
/// that canonicalJson refuses is refused here as well. Error: the framing's own fault, the path and byte of what is
/// wrong, or that the record is no object.
[[nodiscard]] std::expected<QJsonObject, Rejection> objectOf(const RawRecord &record);

} // namespace watchfloor::feeds
