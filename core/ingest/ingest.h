// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"
#include "ingest/bytesource.h"
#include "store/store.h"

#include <QString>

#include <stop_token>

namespace watchfloor::ingest {

struct FileOptions
{
    std::string source; ///< slug; created as kind partner where it does not exist yet. Empty: "imported"
    std::string format = "auto"; ///< feeds::Format::id
    std::shared_ptr<const feeds::MappingProfile> profile;
    bool dryRun = false;
    std::string actor = "system";
};

struct Progress
{
    std::int64_t bytes = 0, totalBytes = 0; ///< of the file as stored (compressed bytes for .gz); total 0: nobody knows
    std::int64_t records = 0;
};

/// records = accepted + duplicates + quarantined, always. They count what was committed.
struct FileOutcome
{
    std::string file;
    std::string source; ///< slug
    std::string format; ///< empty where nothing reads it, or where there was nothing to read
    std::string formatReason;
    std::int64_t importId = 0; ///< 0 for a dry run
    std::int64_t records = 0, accepted = 0, duplicates = 0, quarantined = 0, observations = 0, claims = 0;
    std::int64_t bytes = 0; ///< read, after inflating
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

/// The same for bytes that come from elsewhere; `origin` names them.
[[nodiscard]] FileOutcome ingestBytes(store::Store &store, std::unique_ptr<ByteSource> bytes, const QString &origin,
                                      const FileOptions &options,
                                      const std::function<void(const Progress &)> &progress = {},
                                      std::stop_token stop = {});

/// A dry run that needs no store: frames, parses and counts. Nothing can be called a duplicate without a
/// store, so `duplicates` is 0 and `accepted` is what a store that never saw the file would accept.
[[nodiscard]] FileOutcome previewFile(const QString &path, const FileOptions &options,
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
    std::optional<store::Context> context; ///< what feeds.json says of itself
    std::vector<Source> sources;
    std::vector<PlannedFile> files;
};
[[nodiscard]] Result<Plan> planOf(const QStringList &paths, const FileOptions &defaults);

/// A mapping profile from its file.
[[nodiscard]] Result<std::shared_ptr<const feeds::MappingProfile>> readProfile(const QString &path);

/// Makes the plan's sources known to the store. Refuses a plan made for the other context: real and exercise never mix.
[[nodiscard]] Result<> prepare(store::Store &store, const Plan &plan);

} // namespace watchfloor::ingest
