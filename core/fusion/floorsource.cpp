// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/floorsource.h"

#include "fusion/recognition.h"
#include "store/reader.h"

#include <algorithm>

namespace watchfloor::fusion {

std::int64_t floorSourceId(const std::vector<Source> &sources)
{
    const auto found = std::ranges::find(sources, floorSource, &Source::slug);
    return found == sources.end() ? 0 : found->id;
}

Result<std::int64_t> ensureFloor(store::Store &store, store::Reader &reader)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    if (const std::int64_t known = floorSourceId(*sources); known != 0)
        return known;
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    Source self;
    self.slug = floorSource;
    self.name = "Watch floor";
    self.kind = SourceKind::Floor;
    self.reliability = 'A';
    self.defaultMarking = "TLP:RED"; // each decision bears the marking of what it is about
    return (*writer)->putSource(self).get();
}

} // namespace watchfloor::fusion
