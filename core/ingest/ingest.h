// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"
#include "store/store.h"

#include <QString>

#include <stop_token>

namespace watchfloor::ingest {

struct FileOptions
{
    std::string source; ///< slug; created as kind partner where it does not exist yet
    std::string format = "auto"; ///< feeds::Format::id
    std::shared_ptr<const feeds::MappingProfile> profile;
    bool dryRun = false;
    std::string actor = "system";
};

struct Progress
{
    std::int64_t bytes = 0, totalBytes = 0; ///< of the file as stored (compressed bytes for .gz)
    std::int64_t records = 0;
};

/// records = accepted + duplicates + quarantined, always.
struct FileOutcome
{
    std::string file;
    std::string format;
    std::string formatReason;
    std::int64_t importId = 0; ///< 0 for a dry run
    std::int64_t records = 0, accepted = 0, duplicates = 0, quarantined = 0, observations = 0, claims = 0, bytes = 0;
    double seconds = 0;
    std::optional<Error> error; ///< the read stopped here; what was committed before stays
};

/// Reads one file into the store on the calling thread (parser) and the store's writer thread,
/// holding a few batches at most however large the file is. gzip is read in place.
/// Returns after the last commit. Cancelled, failed or killed: what was committed stays, a second
/// read finds it as duplicates and goes on.
[[nodiscard]] FileOutcome ingestFile(store::Store &store, const QString &path, const FileOptions &options,
                                     const std::function<void(const Progress &)> &progress = {},
                                     std::stop_token stop = {});

/// A folder of feeds described by its `feeds.json` (see resources/exercise/README.md): sources, files, profiles.
/// Other folders: every file in it, recursively, in name order.
struct PlannedFile
{
    QString path;
    FileOptions options;
};
struct Plan
{
    std::vector<Source> sources;
    std::vector<PlannedFile> files;
};
[[nodiscard]] Result<Plan> planOf(const QStringList &paths, const FileOptions &defaults);

} // namespace watchfloor::ingest
