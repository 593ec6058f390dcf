// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/types.h"
#include "store/gaps.h"

#include <QString>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace watchfloor::store {

class Reader;
class Writer;

/// Real and exercise never mix: the context is in the file.
enum class Context : std::uint8_t { Real, Exercise };

struct OpenOptions
{
    enum class Mode { Create, ReadWrite, ReadOnly } mode = Mode::ReadWrite;
    std::string key; ///< passphrase; empty: a plain SQLite file
    Context context = Context::Real; ///< for Create only
};

struct StoreInfo
{
    QString path;
    QString storeId; ///< UUID given at creation
    Context context = Context::Real;
    int schema = 0;
    bool encrypted = false;
    bool readOnly = false; ///< asked for, or the medium leaves no choice
    std::string recovered; ///< what SQLite rolled back or replayed after a crash, in a sentence; empty: clean
};

/// One `*.watchfloor` file. Thread-safe; keep it in a shared_ptr.
///
/// Opening never modifies a file that is not ours, is corrupt or is newer: it says so and leaves it. One exception:
/// what may be an encrypted store, with a key and SQLite's journal of a cut-off change beside it, has that taken back
/// first.
class Store
{
public:
    [[nodiscard]] static Result<std::shared_ptr<Store>> open(const QString &path, const OpenOptions &options);
    ~Store(); ///< ends the writer thread after what is queued

    /// As of now; a reference stays valid and unchanged while the store lives. Any thread.
    [[nodiscard]] const StoreInfo &info() const;
    /// A new read-only connection, for one thread at a time.
    [[nodiscard]] Result<std::unique_ptr<Reader>> reader() const;
    /// The one writer of this process; its own thread. Error ReadOnly where the store cannot be written.
    /// Several processes may hold the same file: SQLite serialises their transactions.
    [[nodiscard]] Result<Writer *> writer();

    /// Called on the writer thread after each commit; returns a handle for unsubscribe().
    using Listener = std::function<void(const struct ChangeSet &)>;
    int subscribe(Listener listener);
    void unsubscribe(int handle);

    struct Impl;

private:
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Whether this process has a file open as a store, or as what SQLite keeps beside one. Nobody else may open it here:
/// closing it would drop the store's locks, and another process could write at the same time.
[[nodiscard]] bool isOpenHere(const QString &path);
/// Whether a file is called as stores are, or as what lies beside them. No feed is.
[[nodiscard]] bool isStoreName(QStringView name);

// ---------------------------------------------------------------- writing

/// What a commit added; ids are the store's row ids, ascending.
struct ChangeSet
{
    Timestamp knownAt{}; ///< of everything in this commit; strictly increasing per store
    std::int64_t lastObservation = 0;
    std::int64_t lastClaim = 0;
    bool sourcesChanged = false;
    bool withdrawn = false; ///< an import was withdrawn or restored: rebuild
};

/// An import is one act of reading one file (or one run of a transport).
struct ImportSpec
{
    std::int64_t sourceId = 0;
    std::string path; ///< canonical path, URL or peer
    std::string format; ///< feeds::Format::id
    std::string profile; ///< mapping profile name, or empty
    /// The first bytes of the (uncompressed) origin and their number: tells a file that grew, moved
    /// or was rotated (same origin) from another file under the same name.
    std::string head; ///< up to 64 KiB
    std::int64_t originId = 0; ///< of bytes whose origin is known for sure; 0: known by path and head
    /// A connection, or another stream that comes once: an origin of its own, however much it begins like an earlier
    /// one, and none that a later file could be taken for.
    bool live = false;
    /// The import whose quarantined records are read again: this one is part of it, and goes where it goes. 0: none.
    std::int64_t retryOf = 0;
};

struct Import
{
    std::int64_t id = 0;
    std::int64_t originId = 0;
};

/// A run of raw bytes compressed together (zstd), about 256 KiB before.
struct RawBlock
{
    std::string compressed;
    std::uint32_t size = 0; ///< uncompressed
};

struct RecordItem
{
    std::int64_t offset = 0; ///< in the origin
    std::int64_t line = 0;
    std::array<unsigned char, 32> hash{}; ///< SHA-256 of the record's bytes
    int block = 0; ///< index into Batch::blocks
    std::uint32_t blockOffset = 0;
    std::uint32_t length = 0;
    std::string naturalKey; ///< see feeds::Items
    std::optional<Rejection> rejected;
    std::vector<Observation> observations;
    std::vector<Claim> claims;
    std::int64_t replaces = 0; ///< a quarantined record whose bytes these are, read again; 0: none
};

/// How far a transport has come: a text that only it reads, one for each of its parts (a folder's file, a server's
/// collection; most have one part, without a name).
struct CursorChange
{
    std::string part;
    std::string cursor; ///< empty: forgotten

    bool operator==(const CursorChange &) const = default;
};

/// Records, what was derived from them and the cursors: committed in one transaction, or not at all. When a batch of an
/// import fails, so do all after it: a later cursor never stands for records that were lost before it.
struct Batch
{
    Import import;
    std::vector<RawBlock> blocks;
    std::vector<RecordItem> records; ///< may be empty, for the cursors alone
    std::int64_t cursor = 0; ///< bytes of the origin consumed when this batch is committed
    std::vector<CursorChange> transportCursors = {}; ///< of the import's source
};

/// How a source's data come by themselves: settings of the transport of this kind, as JSON without secrets.
struct TransportConfig
{
    std::int64_t sourceId = 0;
    std::string kind;
    std::string settings;
    bool paused = false;

    bool operator==(const TransportConfig &) const = default;
};

struct BatchOutcome
{
    std::int64_t accepted = 0;
    std::int64_t duplicates = 0;
    std::int64_t quarantined = 0;
    std::int64_t observations = 0;
    std::int64_t claims = 0;
};

struct LogEntry
{
    std::string actor; ///< account name, or "system"
    std::string action; ///< import, withdraw, brief, source-changed ...
    std::string object; ///< id, or empty
    std::string detail; ///< plain text
};

/// What a person decided: the words of it, what follows from it, and the log's entry, in one transaction.
struct Decision
{
    std::int64_t sourceId = 0; ///< the floor's
    std::string words; ///< the raw record
    std::vector<Claim> claims; ///< their version becomes the known-at of the commit, so that the last word is the last
    LogEntry entry;
    /// The instant of the picture that the person looked at: where the source has spoken of one of the claims'
    /// subjects since, somebody else was first, and the decision is refused with Busy.
    std::optional<Timestamp> basis;
};

struct Decided
{
    std::int64_t recordId = 0;
    Timestamp knownAt{};
};

/// Commands to the writer thread. Each is one transaction; futures complete after its commit.
/// All functions may be called from any thread.
class Writer
{
public:
    virtual ~Writer() = default;
    /// Inserts or updates by slug; gives the id. Nothing is written where nothing changes.
    /// With an actor, a change stands in the watch log too.
    virtual std::future<Result<std::int64_t>> putSource(Source source, std::string actor = {}) = 0;
    /// One transport a source. `anew`: the cursors are forgotten, because it reads from elsewhere now. With an actor,
    /// a change stands in the watch log too.
    virtual std::future<Result<>> putTransport(TransportConfig config, bool anew, std::string actor = {}) = 0;
    /// What came by it stays.
    virtual std::future<Result<>> removeTransport(std::int64_t sourceId, std::string actor) = 0;
    virtual std::future<Result<>> pauseTransport(std::int64_t sourceId, bool paused, std::string actor) = 0;
    virtual std::future<Result<Import>> beginImport(ImportSpec spec) = 0;
    /// At most a few batches wait; a further call blocks, which is the back-pressure on feeds.
    virtual std::future<Result<BatchOutcome>> commit(Batch batch) = 0;
    /// Cursors alone, where nothing came with them.
    virtual std::future<Result<>> putCursors(std::int64_t sourceId, std::vector<CursorChange> cursors) = 0;
    /// What was lost, and cursors with it: a gap that begins where the cursor ends is there once.
    virtual std::future<Result<>> putGaps(std::int64_t sourceId, std::vector<Gap> gaps,
                                          std::vector<CursorChange> cursors)
        = 0;
    /// Marks the import as ended; `error` is empty for a whole read.
    virtual std::future<Result<>> endImport(std::int64_t importId, std::string error) = 0;
    /// Takes back everything the import brought, and what was read again of its quarantine: claims and observations
    /// are withdrawn at a known time. Gives the imports that went, itself first.
    virtual std::future<Result<std::vector<std::int64_t>>> withdrawImport(std::int64_t importId, std::string actor) = 0;
    /// Undo of withdrawImport: what went with it comes back with it. Refused for a retry of what is withdrawn.
    virtual std::future<Result<std::vector<std::int64_t>>> restoreImport(std::int64_t importId, std::string actor) = 0;
    /// All of it or nothing; on the disk when the future is done.
    virtual std::future<Result<Decided>> decide(Decision decision) = 0;
    /// Appends to the hash-chained watch log (synchronous=FULL).
    virtual std::future<Result<>> appendLog(LogEntry entry) = 0;
    /// Encrypts, re-keys or (empty) decrypts the file in place; needs no other open connection.
    virtual std::future<Result<>> changeKey(std::string newKey) = 0;
};

// ---------------------------------------------------------------- maintenance

/// One finding of verify(); none: the store is sound.
struct Finding
{
    std::string check; ///< integrity, record-hash, watch-log, foreign-key ...
    std::string detail;
};
/// SQLite integrity, every record's bytes against its SHA-256, the indexes against the tables they are made from,
/// the watch log's chain.
/// `progress` gets 0-1 and returns false to cancel.
[[nodiscard]] Result<std::vector<Finding>> verify(Store &store, const std::function<bool(double)> &progress = {});
/// SQLite's online backup into `target`, encrypted with the same key; never overwrites.
[[nodiscard]] Result<> backup(Store &store, const QString &target, const std::function<bool(double)> &progress = {});

} // namespace watchfloor::store
