// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/parser.h"
#include "ingest/bytesource.h"
#include "store/store.h"

#include <QString>

#include <stop_token>

namespace watchfloor::store {
class KnownRecords;
}

namespace watchfloor::ingest {

struct FileOptions
{
    std::string source; ///< slug; created as kind partner where it does not exist yet. Empty: "imported"
    std::string format = "auto"; ///< feeds::Format::id
    std::shared_ptr<const feeds::MappingProfile> profile;
    bool dryRun = false;
    std::string actor = "system";
    bool live = false; ///< see store::ImportSpec::live
    bool byContent = false; ///< records without a key of their own are known by what they say: see ContentKeys
    /// Committed with the last of its records, where it was read to its end.
    std::vector<store::CursorChange> cursors = {};
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
    std::string format; ///< empty where nothing reads it, or where there was nothing to read: one quarantined record
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

struct Plan;

/// Reads files as ingestFile would, and stores nothing. What an earlier file brought counts as known to the next.
class Rehearsal
{
public:
    /// Null: for a store that holds nothing.
    [[nodiscard]] static Result<std::unique_ptr<Rehearsal>> on(store::Store *store);
    /// What would be made for these files where there is no store yet.
    [[nodiscard]] static std::unique_ptr<Rehearsal> onNew(const QString &path, const Plan &plan);
    /// Whether files of this plan belong into such a store.
    [[nodiscard]] Result<> admit(const Plan &plan) const;
    ~Rehearsal();
    Rehearsal(const Rehearsal &) = delete;
    Rehearsal &operator=(const Rehearsal &) = delete;

    [[nodiscard]] FileOutcome read(const QString &path, const FileOptions &options,
                                   const std::function<void(const Progress &)> &progress = {},
                                   std::stop_token stop = {});

private:
    explicit Rehearsal(std::unique_ptr<store::Reader> reader);
    std::optional<store::StoreInfo> m_into;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<store::KnownRecords> m_known;
};

/// Which quarantined records to read again from the bytes that the store keeps, and how.
struct RetryOptions
{
    std::vector<std::int64_t> records; ///< empty: all in quarantine
    std::optional<std::int64_t> sourceId = {}, importId = {}; ///< of these only
    std::string format; ///< empty: as before, or by content where nothing read it before
    std::shared_ptr<const feeds::MappingProfile> profile;
    std::string actor = "system";
};

/// What became of them; records = accepted + duplicates + quarantined.
struct RetryOutcome
{
    std::int64_t records = 0, accepted = 0, duplicates = 0, quarantined = 0, observations = 0, claims = 0;
    struct Left
    {
        std::int64_t record;
        std::string reason;
    };
    std::vector<Left> left; ///< still in quarantine
    std::vector<std::int64_t> imports; ///< that hold what was accepted; each can be withdrawn
    std::optional<Error> error; ///< ended here; what was committed before stays
};

/// Reads quarantined records again after a profile, a source or Watchfloor itself was put right. What can be read now
/// supersedes the reading that failed: that one leaves quarantine, and the past still shows it there. A document up
/// to 64 KiB is read as a whole, a record of a longer one by itself.
[[nodiscard]] RetryOutcome retry(store::Store &store, const RetryOptions &options, std::stop_token stop = {});

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

/// The first 64 KiB of a file as ingestFile would read it, inflated.
[[nodiscard]] Result<std::string> headOf(const QString &path);

/// A mapping profile from its file.
[[nodiscard]] Result<std::shared_ptr<const feeds::MappingProfile>> readProfile(const QString &path);

/// Whether a plan belongs into such a store: real and exercise never mix.
[[nodiscard]] Result<> admits(const store::StoreInfo &into, const Plan &plan);
/// Makes the plan's sources known to the store, where it admits the plan.
[[nodiscard]] Result<> prepare(store::Store &store, const Plan &plan);

} // namespace watchfloor::ingest
