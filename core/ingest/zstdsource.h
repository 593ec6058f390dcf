// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/bytesource.h"

#include <string>

namespace watchfloor::ingest {

inline constexpr std::string_view zstdMagic = "\x28\xb5\x2f\xfd";

/// Opens zstd, frame after frame, in place. `first` is what has been read of `stored` already.
/// Windows over 128 MiB and what swells like a bomb are errors.
[[nodiscard]] std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> stored, std::string first);

/// What is said, as an error, of data that swell beyond maxRatio past a first `allowance`.
[[nodiscard]] Result<> checkRatio(std::int64_t produced, std::int64_t consumed, std::int64_t allowance = 64 << 20);

} // namespace watchfloor::ingest
