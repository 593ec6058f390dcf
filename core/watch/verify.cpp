// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/verify.h"

#include "floor/checkpoint.h"
#include "watch/handover.h"

#include <algorithm>

namespace watchfloor::watch {

Result<std::vector<store::Finding>> verify(store::Store &store, const std::function<bool(double)> &progress)
{
    auto findings = store::verify(store, progress);
    if (!findings)
        return findings;
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    // Where the chain itself is broken, signatures over it say nothing more.
    if (std::ranges::none_of(*findings, [](const store::Finding &f) { return f.check == "watch-log"; })) {
        const auto log = floor::checkLog(**reader);
        if (!log)
            return std::unexpected(log.error());
        for (const store::LogFault &fault : log->faults)
            findings->push_back({"signature", fault.detail});
    }
    const auto handovers = checkHandovers(**reader);
    if (!handovers)
        return std::unexpected(handovers.error());
    for (const std::string &fault : *handovers)
        findings->push_back({"handover", fault});
    return findings;
}

} // namespace watchfloor::watch
