// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

namespace watchfloor::store {

/// Counts and figures of all feeds, kept between reads: each takes only the batches after the last one. What it says
/// is the same as if it had read everything at once. Known-ats must not go back. One thread at a time.
class FeedTally
{
public:
    FeedTally();
    ~FeedTally();
    FeedTally(FeedTally &&) noexcept;
    FeedTally &operator=(FeedTally &&) noexcept;

    [[nodiscard]] Result<std::vector<FeedState>> read(Reader &reader, KnownAt knownAt = {});

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchfloor::store
