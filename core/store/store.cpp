// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "store/file.h"
#include "store/newfile.h"
#include "store/reader.h"
#include "store/schema.h"
#include "store/storeimpl.h"

#include <QFileInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

/// Small stores are checked whole when they are opened; large ones by verify().
constexpr std::int64_t quickCheckBytes = 16 << 20;

class StoreReader final : public Reader
{
public:
    StoreReader(const QString &path, const Access &access)
        : m_connection(path, access)
    {
    }
    void cancel() override { m_connection.cancel(); }
    Result<std::int64_t> version() override
    {
        return attempt([this] {
            return m_connection.value("PRAGMA data_version") + m_connection.value("SELECT known_at FROM store");
        });
    }
    Connection &connection() override { return m_connection; }

private:
    Connection m_connection;
};

/// A store of ours, whole as far as a quick look tells, and no newer than we are. Throws Failure.
void inspect(Connection &db, const QString &path, std::int64_t size, bool mayBeEncrypted)
{
    // With a wrong key this fails; the pragmas below would only say 0.
    (void)db.value("SELECT count(*) FROM sqlite_schema");
    if (db.value("PRAGMA application_id") != applicationId)
        raise(ErrorCode::NotAStore,
              mayBeEncrypted ? u"%1 is an encrypted database of another program"_s.arg(path)
                             : u"%1 is a database of another program"_s.arg(path));
    if (const auto version = db.value("PRAGMA user_version"); version > schemaVersion())
        raise(ErrorCode::SchemaTooNew,
              u"%1 was written by a newer Watchfloor (schema %2, this one reads up to %3)"_s.arg(path).arg(version).arg(
                  schemaVersion()));
    if (db.value("SELECT count(*) FROM store") != 1)
        raise(ErrorCode::Corrupt, u"%1 does not say which store it is"_s.arg(path));
    // The two ends of the largest tables: a file that was cut off lacks its later pages.
    for (const std::string_view probe :
         {"SELECT count(*) FROM (SELECT * FROM record ORDER BY id DESC LIMIT 1)",
          "SELECT count(*) FROM (SELECT * FROM observation ORDER BY id DESC LIMIT 1)",
          "SELECT count(*) FROM (SELECT * FROM claim ORDER BY id DESC LIMIT 1)",
          "SELECT count(*) FROM (SELECT * FROM raw_block ORDER BY id DESC LIMIT 1)",
          "SELECT count(*) FROM (SELECT * FROM watch_log ORDER BY sequence DESC LIMIT 1)"})
        (void)db.value(probe);
    if (size <= quickCheckBytes) {
        if (const std::string found = db.pragma("PRAGMA quick_check(1)"); found != "ok")
            raise(ErrorCode::Corrupt, u"%1 is damaged: %2"_s.arg(path, QString::fromStdString(found)));
    }
}

/// What the first bytes tell. Throws Failure.
void refuseByHeader(const QString &path, const FileFacts &facts, bool keyGiven)
{
    if (facts.size == 0)
        raise(ErrorCode::NotAStore, u"%1 is empty"_s.arg(path));
    if (facts.plainHeader) {
        if (facts.applicationId != applicationId)
            raise(ErrorCode::NotAStore, u"%1 is a database of another program"_s.arg(path));
        if (keyGiven)
            raise(ErrorCode::WrongKey, u"%1 is not encrypted, but a key was given"_s.arg(path));
        if (facts.userVersion > schemaVersion())
            raise(ErrorCode::SchemaTooNew,
                  u"%1 was written by a newer Watchfloor (schema %2, this one reads up to %3)"_s.arg(path)
                      .arg(facts.userVersion)
                      .arg(schemaVersion()));
    } else if (!facts.looksEncrypted) {
        raise(ErrorCode::NotAStore, u"%1 is not a Watchfloor store"_s.arg(path));
    } else if (!keyGiven) {
        raise(ErrorCode::WrongKey, u"%1 is encrypted (or not a Watchfloor store): a key is needed"_s.arg(path));
    }
}

/// Everything that may refuse a file happens here, on connections that change nothing.
void refuseUnlessStore(const QString &path, const FileFacts &facts, const std::string &key, bool keyGiven)
{
    refuseByHeader(path, facts, keyGiven);
    // With a log or a journal beside it the file alone may be out of date or half written, and SQLite must look at
    // both.
    const bool alone = facts.walFrames == 0 && !facts.hotJournal && !facts.heldByOthers;
    try {
        Connection db(path, {alone ? Access::Mode::Frozen : Access::Mode::Read, key});
        inspect(db, path, facts.size, !facts.plainHeader);
    } catch (Failure &failure) {
        if (failure.error.code == ErrorCode::NotAStore && !key.empty() && failure.error.detail.startsWith("SQLite:"_L1))
            raise(ErrorCode::WrongKey, u"the key does not open %1"_s.arg(path));
        if (failure.error.code == ErrorCode::NotAStore && failure.error.detail.startsWith("SQLite:"_L1))
            raise(ErrorCode::Corrupt, u"%1 is damaged: %2"_s.arg(path, failure.error.detail));
        if (failure.error.code == ErrorCode::Sql)
            raise(ErrorCode::Corrupt, u"%1 lacks what a store has: %2"_s.arg(path, failure.error.detail));
        throw;
    }
}

bool isWritable(const QString &path)
{
    return ::access(nativePath(path).c_str(), W_OK) == 0
        && ::access(nativePath(QFileInfo(path).absolutePath()).c_str(), W_OK | X_OK) == 0;
}

/// Imports of a process that is gone: noted once, and said once. What began between `looked`, when nobody else had the
/// store, and now is of one that came since, and goes on; what begins later than now is of before a clock was set back.
QString cutOffImports(Connection &db, std::int64_t looked)
{
    Transaction transaction(db, Transaction::Kind::Write);
    db.execute("UPDATE import SET error = 'cut off: the program ended before the import did' "
               "WHERE ended IS NULL AND error = '' AND NOT started BETWEEN ? AND ?",
               looked, toMicros(Clock::now()));
    const int count = db.changes();
    transaction.commit();
    return count == 0 ? QString()
        : count == 1  ? u"One import was cut off; reading it again goes on where it stopped."_s
                      : u"%1 imports were cut off; reading them again goes on where they stopped."_s.arg(count);
}

void readFacts(StoreInfo &info, Connection &db)
{
    const Query q = db.query("SELECT uuid, context FROM store");
    q->step();
    info.storeId = QString::fromUtf8(q->text(0));
    info.context = static_cast<Context>(q->integer(1));
    info.schema = static_cast<int>(db.value("PRAGMA user_version"));
}

struct Opening
{
    const QString &path;
    const OpenOptions &options;
    Store::Impl &impl;
    bool tookBack = false; ///< a change that was not whole
    std::int64_t looked = noTime; ///< when it was first asked who has the file

    /// No lock is held over all of it: where another process makes the store, that is waited for.
    void create()
    {
        NewFile file(path, NewFile::Over::Empty);
        if (!options.key.empty())
            impl.key = rawKey(options.key, newSalt());
        impl.info.encrypted = !impl.key.empty();
        impl.info.context = options.context;
        {
            Connection db(file.path(), {Access::Mode::ReadWrite, impl.key});
            createSchema(db, options.context);
            readFacts(impl.info, db);
        }
        file.keep();
    }

    void openExisting()
    {
        const auto lock = FileUse::lock();
        looked = toMicros(Clock::now());
        // A file that this process has open already was looked at then, and must not be opened beside SQLite now.
        const bool known = FileUse::isOpen(path);
        const FileFacts facts = known ? factsOfOpenFile() : admitted();
        impl.info.encrypted = !impl.key.empty();
        const bool crashed = !known && !facts.heldByOthers;
        if (options.mode == OpenOptions::Mode::ReadOnly || !isWritable(path))
            openReadOnly(facts, known, crashed);
        else
            openReadWrite(facts, crashed);
    }

    FileFacts look()
    {
        auto found = lookAt(path);
        if (!found)
            throw Failure{std::move(found.error())};
        return std::move(*found);
    }

    /// Without locks a file that somebody writes to may seem damaged: where it changed meanwhile it is looked at again.
    FileFacts admitted()
    {
        constexpr int lastTry = 5;
        for (int tried = 1;; ++tried) {
            const FileFacts facts = settled();
            try {
                if (!options.key.empty() && !facts.plainHeader)
                    impl.key = rawKey(options.key, facts.salt);
                refuseUnlessStore(path, facts, impl.key, !options.key.empty());
                return facts;
            } catch (const Failure &) {
                if (tried == lastTry || look() == facts)
                    throw;
            }
        }
    }

    /// After a process was killed in the middle of a change to the file itself, the journal beside it has the pages
    /// that were there before. Until they are back there is nothing to judge, and nobody may read it.
    FileFacts settled()
    {
        FileFacts facts = look();
        if (!facts.hotJournal || facts.heldByOthers)
            return facts;
        refuseByHeader(path, facts, !options.key.empty());
        if (!isWritable(path))
            raise(ErrorCode::ReadOnly,
                  u"%1 was left in the middle of a change: open it once where it can be written"_s.arg(path));
        if (facts.strangeJournal)
            raise(ErrorCode::Io,
                  u"%1-journal is none of SQLite's, which would remove it all the same: put it elsewhere"_s.arg(path));
        QString reason;
        try {
            // The first read takes it back; a journal is put back as it is, whatever the key.
            Connection db(path, {Access::Mode::ReadWrite, {}});
            (void)db.value("SELECT count(*) FROM sqlite_schema");
        } catch (const Failure &failure) {
            reason = failure.error.detail; // without the key it cannot be read in any case
        }
        facts = look();
        if (facts.hotJournal && !facts.heldByOthers)
            raise(ErrorCode::Io,
                  u"%1 was left in the middle of a change that cannot be taken back: %2"_s.arg(path, reason));
        tookBack = true;
        return facts;
    }

    /// Through SQLite alone: its own reads do not disturb the locks that are held.
    FileFacts factsOfOpenFile()
    {
        FileFacts facts;
        facts.size = QFileInfo(path).size();
        facts.plainHeader = options.key.empty();
        if (!options.key.empty()) {
            // The salt is in the file; SQLCipher tells it after the passphrase has opened it.
            try {
                Connection db(path, {Access::Mode::Read, options.key});
                (void)db.value("SELECT count(*) FROM sqlite_schema");
                facts.salt
                    = QByteArray::fromHex(QByteArray::fromStdString(db.pragma("PRAGMA cipher_salt"))).toStdString();
            } catch (const Failure &failure) {
                if (failure.error.code == ErrorCode::NotAStore)
                    raise(ErrorCode::WrongKey, u"the key does not open %1"_s.arg(path));
                throw;
            }
            impl.key = rawKey(options.key, facts.salt);
        } else {
            try {
                Connection db(path, {Access::Mode::Read, {}});
                inspect(db, path, quickCheckBytes + 1, false);
            } catch (const Failure &failure) {
                if (failure.error.code == ErrorCode::NotAStore && failure.error.detail.startsWith("SQLite:"_L1))
                    raise(ErrorCode::WrongKey, u"%1 is encrypted: a key is needed"_s.arg(path));
                throw;
            }
        }
        return facts;
    }

    void openReadOnly(const FileFacts &facts, bool known, bool crashed)
    {
        impl.info.readOnly = true;
        try {
            Connection db(path, {Access::Mode::Read, impl.key});
            readFacts(impl.info, db);
        } catch (const Failure &failure) {
            // Where somebody is at it, or its log could be read, what the file holds alone is not the truth.
            if (failure.error.code == ErrorCode::Busy || known || facts.heldByOthers
                || (facts.walFrames > 0 && isWritable(path)))
                throw;
            openFrozen(facts);
            return;
        }
        QString found = whatWasTakenBack();
        if (crashed && facts.walFrames > 0)
            found += u"%1 pages of an interrupted session were found in the write-ahead log and are shown."_s.arg(
                facts.walFrames);
        impl.info.recovered = found.trimmed().toStdString();
    }

    /// No -shm can be made beside it: the file is read as if nobody could ever change it.
    void openFrozen(const FileFacts &facts)
    {
        impl.frozen = true;
        Connection db(path, {Access::Mode::Frozen, impl.key});
        readFacts(impl.info, db);
        if (facts.walFrames == 0)
            return;
        // Some of the log's pages may have come into the file already.
        if (const std::string found = db.pragma("PRAGMA quick_check(1)"); found != "ok")
            raise(
                ErrorCode::ReadOnly,
                u"%1 cannot be read without the write-ahead log beside it: copy both to a writable place"_s.arg(path));
        impl.info.recovered = "The newest changes lie in a write-ahead log that cannot be read on this medium; "
                              "copy the store with its -wal file to a writable place to see them.";
    }

    [[nodiscard]] QString whatWasTakenBack() const
    {
        return tookBack ? u"The last session ended in the middle of a change, which was taken back. "_s : QString();
    }

    void openReadWrite(const FileFacts &facts, bool crashed)
    {
        NewFile::removeLeftovers(path);
        Connection db(path, {Access::Mode::ReadWrite, impl.key});
        // First: a migration that is cut off is then left in the log, and the file as it was.
        db.script("PRAGMA journal_mode=WAL");
        migrate(db, schemaSteps());
        readFacts(impl.info, db);
        if (!crashed)
            return;
        QString found = whatWasTakenBack();
        if (facts.walFrames > 0)
            found += u"The last session did not end cleanly: %1 pages were recovered from its write-ahead log."_s.arg(
                facts.walFrames);
        if (const QString imports = cutOffImports(db, looked); !imports.isEmpty())
            found += u' ' + imports;
        impl.info.recovered = found.simplified().toStdString();
    }
};

} // namespace

Result<std::shared_ptr<Store>> Store::open(const QString &path, const OpenOptions &options)
{
    return attempt([&] {
        auto impl = std::make_unique<Impl>();
        impl->info.path = withoutLinks(path);
        Opening opening{.path = impl->info.path, .options = options, .impl = *impl};
        if (options.mode == OpenOptions::Mode::Create)
            opening.create();
        else
            opening.openExisting();
        return std::shared_ptr<Store>(new Store(std::move(impl)));
    });
}

Store::Store(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
    m_impl->published = &m_impl->info;
}

Store::~Store() = default;

const StoreInfo &Store::info() const { return *m_impl->published.load(std::memory_order_acquire); }

// ---------------------------------------------------------------- connections

Access Store::Impl::readAccess() const
{
    const std::scoped_lock lock(mutex);
    return {frozen ? Access::Mode::Frozen : Access::Mode::Read, key};
}

/// After the file was rewritten. What info() gave stays as it was: another thread may be reading it.
void Store::Impl::changeKey(const std::string &rawKey)
{
    const std::scoped_lock lock(mutex);
    key = rawKey;
    StoreInfo changed = infos.back();
    changed.encrypted = !rawKey.empty();
    published.store(&infos.emplace_back(std::move(changed)), std::memory_order_release);
}

Result<std::unique_ptr<Reader>> Store::reader() const
{
    return attempt([this] {
        auto reader = std::make_unique<StoreReader>(m_impl->info.path, m_impl->readAccess());
        // A key that was changed by another process shows here, not in the first question.
        (void)reader->connection().value("SELECT known_at FROM store");
        return std::unique_ptr<Reader>(std::move(reader));
    });
}

Result<Writer *> Store::writer()
{
    return attempt([this]() -> Writer * {
        if (m_impl->info.readOnly)
            raise(ErrorCode::ReadOnly, u"%1 is open for reading only"_s.arg(m_impl->info.path));
        const std::scoped_lock lock(m_impl->mutex);
        if (!m_impl->writer) {
            m_impl->writer = std::make_unique<WriterThread>(
                m_impl->info.path, Access{Access::Mode::ReadWrite, m_impl->key},
                [impl = m_impl.get()](const ChangeSet &changes) { impl->notify(changes); },
                [impl = m_impl.get()](const std::string &key) { impl->changeKey(key); });
        }
        return m_impl->writer.get();
    });
}

int Store::subscribe(Listener listener)
{
    const std::scoped_lock lock(m_impl->listenerMutex);
    m_impl->listeners.emplace(m_impl->nextListener, std::move(listener));
    return m_impl->nextListener++;
}

void Store::unsubscribe(int handle)
{
    const std::scoped_lock lock(m_impl->listenerMutex);
    m_impl->listeners.erase(handle);
}

void Store::Impl::notify(const ChangeSet &changes)
{
    const std::scoped_lock lock(listenerMutex);
    const auto called = listeners; // a listener may unsubscribe itself
    for (const auto &[handle, listener] : called)
        listener(changes);
}

} // namespace watchfloor::store
