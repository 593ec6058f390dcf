// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "correlation.h"

#include "fusion/lock.h"

#include <future>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

std::optional<fusion::Recorded> correlateAfter(const Arguments &arguments, const std::shared_ptr<store::Store> &store,
                                               const std::function<bool()> &isInterrupted)
{
    if (arguments.has("no-correlate"))
        return {};
    const auto lock = fusion::correlatorLock(store->info().path);
    if (!lock) {
        if (lock.error().code != ErrorCode::Busy)
            warn(lock.error().detail);
        return {};
    }
    std::stop_source stop;
    auto run = std::async(std::launch::async, [&] { return fusion::Recorder(store).run(stop.get_token()); });
    constexpr std::chrono::milliseconds look{50};
    while (run.wait_for(look) != std::future_status::ready) {
        if (isInterrupted && isInterrupted())
            stop.request_stop();
    }
    const auto recorded = run.get();
    if (recorded)
        return *recorded;
    warn(u"what came is stored, but not correlated: %1"_s.arg(recorded.error().detail));
    return {};
}

void correlateDecided(const std::shared_ptr<store::Store> &store)
{
    const auto lock = fusion::correlatorLock(store->info().path);
    if (!lock)
        return; // another process does
    if (const auto done = fusion::Recorder(store).run(); !done)
        warn(done.error().detail);
}

Json jsonOf(const fusion::Recorded &recorded)
{
    Json json;
    json.add("incidents", recorded.incidents).add("written", recorded.written).add("withdrawn", recorded.withdrawn);
    return json;
}

void sayCorrelated(const std::optional<fusion::Recorded> &recorded)
{
    if (recorded && recorded->written + recorded->withdrawn > 0)
        say(u"correlated: %1 incidents stand; %2 claims written, %3 taken back"_s.arg(recorded->incidents)
                .arg(recorded->written)
                .arg(recorded->withdrawn));
}

} // namespace watchfloor::ctl
