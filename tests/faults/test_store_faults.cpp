// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/bytesource.h"
#include "ingest/ingest.h"
#include "ingest/zip.h"
#include "store/file.h"
#include "storefixture.h"

#include <QFile>

#include <sqlcipher/sqlite3.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

namespace {

/// SQLite's file layer with writes and reads that fail on demand.
std::atomic<int> writeFault = SQLITE_OK, readFault = SQLITE_OK;
std::function<void()> opening; ///< the next store that is opened is not open yet; called with it
sqlite3_io_methods faultyDatabase, faultyWal; // they lock differently
int (*realWrite)(sqlite3_file *, const void *, int, sqlite3_int64) = nullptr;
int (*realRead)(sqlite3_file *, void *, int, sqlite3_int64) = nullptr;
std::function<void()> tornRead; ///< the next page comes half written; called with it
sqlite3_vfs faultyVfs;
sqlite3_vfs *realVfs = nullptr;

int faultyWrite(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    const int fault = writeFault;
    return fault != SQLITE_OK ? fault : realWrite(file, bytes, count, offset);
}

int faultyRead(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    if (const int fault = readFault; fault != SQLITE_OK)
        return fault;
    const int code = realRead(file, bytes, count, offset);
    if (tornRead && offset > 0 && count > 4096) {
        std::memset(bytes, 'x', 4096);
        std::exchange(tornRead, {})();
    }
    return code;
}

int faultyOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    if (opening && (flags & SQLITE_OPEN_MAIN_DB))
        std::exchange(opening, {})();
    const int code = realVfs->xOpen(realVfs, name, file, flags, outFlags);
    if (code == SQLITE_OK && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) {
        sqlite3_io_methods &methods = flags & SQLITE_OPEN_WAL ? faultyWal : faultyDatabase;
        methods = *file->pMethods;
        realWrite = methods.xWrite;
        methods.xWrite = faultyWrite;
        realRead = methods.xRead;
        methods.xRead = faultyRead;
        file->pMethods = &methods;
    }
    return code;
}

void sql(const QString &path, const char *statements)
{
    sqlite3 *db = nullptr;
    char *message = nullptr;
    if (sqlite3_open(qPrintable(path), &db) != SQLITE_OK || sqlite3_exec(db, statements, nullptr, nullptr, &message))
        qFatal("%s: %s", statements, message ? message : sqlite3_errmsg(db));
    sqlite3_close(db);
}

std::string checksOf(const std::vector<Finding> &findings)
{
    std::string names;
    for (const Finding &finding : findings)
        names += finding.check + " ";
    return names;
}

/// Another process that opens a store when it is asked to, begins an import and stays there.
class Importer
{
public:
    Importer(Fixture &f, const std::string &file, const std::string &path = "/feeds/eve.json")
    {
        if (pipe(m_told) != 0 || pipe(m_asked) != 0)
            qFatal("no pipes");
        m_process = fork();
        if (m_process != 0) {
            close(m_asked[0]);
            close(m_told[1]);
            return;
        }
        close(m_asked[1]);
        char byte = 0;
        if (read(m_asked[0], &byte, 1) != 1)
            _exit(1);
        f.open();
        (void)f.begin(file, path);
        if (write(m_told[1], &byte, 1) == 1)
            (void)read(m_asked[0], &byte, 1); // until the other end is closed
        f.close();
        _exit(0);
    }
    void importSomething() const
    {
        char byte = 0;
        if (write(m_asked[1], &byte, 1) != 1 || read(m_told[0], &byte, 1) != 1)
            qFatal("the other process is gone");
    }
    void end() const
    {
        close(m_asked[1]);
        waitpid(m_process, nullptr, 0);
        close(m_told[0]);
    }

private:
    int m_told[2], m_asked[2];
    pid_t m_process = -1;
};

} // namespace

/// Full disks, damage, tampering, two writers, hostile words.
class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        realVfs = sqlite3_vfs_find(nullptr);
        faultyVfs = *realVfs;
        faultyVfs.zName = "faulty";
        faultyVfs.xOpen = faultyOpen;
        sqlite3_vfs_register(&faultyVfs, 1);
    }
    void cleanup()
    {
        writeFault = readFault = SQLITE_OK;
        opening = {};
    }

    void aFailedWriteCommitsNothingAndTheWriterGoesOn_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("code");
        QTest::newRow("disk full") << SQLITE_FULL << int(ErrorCode::DiskFull);
        QTest::newRow("write error") << SQLITE_IOERR_WRITE << int(ErrorCode::Io);
    }

    void aFailedWriteCommitsNothingAndTheWriterGoesOn()
    {
        QFETCH(const int, fault);
        QFETCH(const int, code);
        const Fixture f;
        f.read("a\n", "/1");
        Import import = f.begin("b\nc\n", "/2");
        const auto batch = [&] {
            BatchMaker maker(import);
            maker.add(0, "b").observations = {observation("new text b")};
            maker.add(2, "c").observations = {observation("new text c")};
            return maker.take();
        };
        writeFault = fault;
        const auto failed = f.writer->commit(batch()).get();
        QVERIFY(!failed);
        QCOMPARE(int(failed.error().code), code);
        writeFault = SQLITE_OK;
        QCOMPARE(f.visible(), std::vector<std::string>{"a"});
        QCOMPARE(need(imports(*f.reader())).front().cursor, 0); // as before
        // What follows in the same read would leave a hole: it is refused for the same reason, and a new read goes on.
        const auto later = f.writer->commit(batch()).get();
        QVERIFY(!later);
        QCOMPARE(int(later.error().code), code);
        need(f.writer->endImport(import.id, "the write failed").get());
        import = f.begin("b\nc\n", "/2");
        QCOMPARE(need(f.writer->commit(batch()).get()).accepted, 2);
        QCOMPARE(f.visible(), (std::vector<std::string>{"a", "new text b", "new text c"}));
        QCOMPARE(need(search(*f.reader(), "new text")).size(), 2u); // not indexed twice, not lost
        QVERIFY(need(verify(*f.store)).empty());
    }

    void aKeyThatIsNotChangedSaysWhyAndTheStoreStaysUsable()
    {
        Fixture f;
        f.read("a\n");
        writeFault = SQLITE_FULL;
        QCOMPARE(f.writer->changeKey("new").get().error().code, ErrorCode::DiskFull); // not: open elsewhere
        writeFault = SQLITE_OK;
        QVERIFY(!f.store->info().encrypted);
        QCOMPARE(f.read("a\nb\n").accepted, 1);
    }

    void aStoreThatCannotBeOpenedAgainAfterItsKeyWasNotChangedIsOpenedLater()
    {
        Fixture f;
        f.read("a\n");
        auto reader = f.reader();
        need(totals(*reader));
        opening = [] { readFault = SQLITE_IOERR_READ; };
        QCOMPARE(f.writer->changeKey("new").get().error().code, ErrorCode::Busy); // the reader is the reason
        QVERIFY(readFault != SQLITE_OK);
        QCOMPARE(f.writer->appendLog({"a", "b", {}, {}}).get().error().code, ErrorCode::Io);
        readFault = SQLITE_OK;
        QCOMPARE(f.read("a\nb\n").accepted, 1);
        reader.reset();
        need(f.writer->changeKey("new").get());
        QVERIFY(f.store->info().encrypted);
        QVERIFY(need(verify(*f.store)).empty());
    }

    void aStoreThatCannotBeReadIsNotSaidToHaveAnotherKey_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("plain") << u""_s;
        QTest::newRow("encrypted") << u"key"_s;
    }

    void aStoreThatCannotBeReadIsNotSaidToHaveAnotherKey()
    {
        QFETCH(const QString, key);
        const Fixture f(key.toStdString());
        f.read("a\n");
        const OpenOptions options{OpenOptions::Mode::ReadWrite, key.toStdString(), Context::Real};
        readFault = SQLITE_IOERR_READ;
        const auto failed = Store::open(f.path, options);
        readFault = SQLITE_OK;
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
        need(Store::open(f.path, options));
    }

    void aFlippedByteInARawBlockIsFound()
    {
        Fixture f;
        f.read("a\nb\nc\n");
        f.close();
        sql(f.path, "UPDATE record SET hash = zeroblob(32) WHERE id = 2");
        f.open();
        QCOMPARE(checksOf(need(verify(*f.store))), "record-hash ");
        QCOMPARE(rawBytes(*f.reader(), 2).error().code, ErrorCode::Corrupt);
        QCOMPARE(need(rawBytes(*f.reader(), 3)), "c");
        f.close();
        sql(f.path, "UPDATE raw_block SET data = CAST(substr(data, 1, length(data) - 3) || x'ffffff' AS BLOB)");
        f.open();
        QVERIFY(checksOf(need(verify(*f.store))).find("record-hash") != std::string::npos);
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("check");
        const auto row = [](const char *name, const QString &statement, const QString &check) {
            QTest::newRow(name) << statement << check;
        };
        row("entry changed", u"UPDATE watch_log SET detail = 'other' WHERE sequence = 2"_s, u"watch-log"_s);
        row("actor changed", u"UPDATE watch_log SET actor = 'other' WHERE sequence = 1"_s, u"watch-log"_s);
        row("entry removed", u"DELETE FROM watch_log WHERE sequence = 2"_s, u"watch-log"_s);
        row("tail cut", u"DELETE FROM watch_log WHERE sequence = 4"_s, u"watch-log"_s);
        row("two swapped",
            u"UPDATE watch_log SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END "
            "WHERE sequence IN (2, 3); UPDATE watch_log SET sequence = -sequence WHERE sequence < 0"_s,
            u"watch-log"_s);
        row("time changed", u"UPDATE watch_log SET at = at + 1 WHERE sequence = 3"_s, u"watch-log"_s);
        row("claim changed", u"UPDATE claim SET body = '{\"x\":1}'"_s, u"claim-hash"_s);
        row("record removed", u"DELETE FROM record WHERE id = 1"_s, u"counts"_s);
        row("observation removed", u"DELETE FROM observation WHERE id = 256"_s, u"counts"_s);
        row("text removed", u"DELETE FROM text WHERE value = 'alert'"_s, u"foreign-key"_s);
    }

    void tamperingIsFound()
    {
        QFETCH(const QString, statement);
        QFETCH(const QString, check);
        Fixture f;
        f.read("a\nb\n");
        BatchMaker batch(f.begin("claims"));
        batch.add(0, "claims").claims = {claim("asset--1", "gateway")};
        need(f.writer->commit(batch.take()).get());
        for (const char *action : {"one", "two", "three", "four"})
            need(f.writer->appendLog({"officer", action, "x", "detail"}).get());
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        sql(f.path, qPrintable(statement));
        f.open();
        const std::string found = checksOf(need(verify(*f.store)));
        QVERIFY2(found.find(check.toStdString()) != std::string::npos, found.c_str());
    }

    void aDamagedIndexIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char *name, const QString &statement) { QTest::newRow(name) << statement; };
        row("block removed", u"DELETE FROM posting WHERE run = 3"_s);
        row("run removed", u"DELETE FROM posting WHERE run = 3; DELETE FROM posting_run WHERE id = 3"_s);
        row("block moved", u"UPDATE posting SET first_text = first_text + 1 WHERE run = 2"_s);
        row("base moved", u"UPDATE posting SET base = base + 256 WHERE run = 1"_s);
        row("an entry changed",
            u"UPDATE posting SET data = CAST(substr(data, 1, length(data) - 1) || "
            "CASE WHEN substr(data, -1) = x'04' THEN x'08' ELSE x'04' END AS BLOB) WHERE run = 1"_s);
        row("never ending number", u"UPDATE posting SET data = x'ffffffffffffffffffffff' WHERE run = 1"_s);
        row("observation says otherwise", u"UPDATE observation SET signature = source_address WHERE id = 256"_s);
        row("two observations swapped",
            u"UPDATE observation SET signature = CASE id WHEN 256 THEN "
            "(SELECT id FROM text WHERE value = 'beta') ELSE "
            "(SELECT id FROM text WHERE value = 'alpha') END WHERE id IN (256, 512)"_s);
        row("names not indexed", u"INSERT INTO text_index(text_index) VALUES ('delete-all')"_s);
        row("titles not indexed", u"INSERT INTO claim_index(claim_index) VALUES ('delete-all')"_s);
        row("title indexed under another word",
            u"UPDATE claim SET title = 'portal', hash = hash WHERE title = 'gateway'"_s);
    }

    void aDamagedIndexIsFound()
    {
        QFETCH(const QString, statement);
        Fixture f;
        f.read("alpha\nbeta\n", "/1");
        f.read("gamma\n", "/2");
        f.read("delta 1\n", "/3");
        BatchMaker batch(f.begin("claims"));
        batch.add(0, "claims").claims = {claim("asset--1", "gateway")};
        need(f.writer->commit(batch.take()).get());
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        sql(f.path, qPrintable(statement));
        f.open();
        const std::string found = checksOf(need(verify(*f.store)));
        QVERIFY2(found.find("index") != std::string::npos || found.find("integrity") != std::string::npos,
                 found.c_str());
    }

    void verifyCanBeCancelled()
    {
        const Fixture f;
        f.read("a\n");
        QCOMPARE(verify(*f.store, [](double) { return false; }).error().code, ErrorCode::Cancelled);
    }

    void twoWritersShareOneDictionary()
    {
        const Fixture f;
        const auto other = need(Store::open(f.path, {}));
        Writer *second = need(other->writer());
        const Import a = f.begin("file a", "/a");
        const Import b = need(second->beginImport({f.sourceId, "/b", "f", {}, "file b"}).get());
        const auto add = [&](Writer *writer, const Import &import, int number) {
            BatchMaker batch(import);
            const std::string name = "shared name " + std::to_string(number % 7);
            batch.add(number * 10, "r" + std::to_string(number)).observations = {observation(name)};
            return need(writer->commit(batch.take()).get());
        };
        std::thread one([&] {
            for (int i = 0; i < 100; ++i)
                add(f.writer, a, i);
        });
        for (int i = 0; i < 100; ++i)
            add(second, b, i);
        one.join();
        QCOMPARE(f.visible().size(), 200u);
        QCOMPARE(need(search(*f.reader(), "shared name 3", 1000)).size(), 28u);
        QCOMPARE(need(totals(*f.reader())).records, 200);
        QVERIFY(need(verify(*f.store)).empty());
    }

    void aKilledProcessLosesNothingItAcknowledged()
    {
        Fixture f;
        f.read("a\n");
        f.close();
        int pipes[2];
        QCOMPARE(pipe(pipes), 0);
        const pid_t child = fork();
        if (child == 0) {
            f.open();
            const Import import = f.begin("first\nsecond\n", "/2");
            for (int i = 0;; ++i) {
                BatchMaker batch(import);
                batch.add(i * 10, "r" + std::to_string(i)).observations = {observation("r" + std::to_string(i))};
                need(f.writer->commit(batch.take()).get());
                if (write(pipes[1], &i, sizeof i) != sizeof i)
                    _exit(1);
            }
        }
        close(pipes[1]);
        int last = -1;
        for (int i = 0; i < 40; ++i)
            QCOMPARE(read(pipes[0], &last, sizeof last), ssize_t(sizeof last));
        kill(child, SIGKILL);
        while (read(pipes[0], &last, sizeof last) == ssize_t(sizeof last)) { }
        close(pipes[0]);
        waitpid(child, nullptr, 0);
        f.open();
        const QString said = QString::fromStdString(f.store->info().recovered);
        QVERIFY2(said.contains("write-ahead log"_L1) && said.contains("One import was cut off"_L1), qPrintable(said));
        QVERIFY(f.visible().size() >= std::size_t(last + 2)); // "a", r0 .. r<last>, and perhaps one more
        QVERIFY(!need(imports(*f.reader())).front().ended);
        QVERIFY(need(verify(*f.store)).empty());
        f.open();
        QCOMPARE(f.store->info().recovered, ""); // said once
    }

    void aStoreThatAnotherProcessHasOpenIsNotTakenForACrashedOne()
    {
        Fixture f;
        f.close();
        Importer other(f, "first\nsecond\n");
        other.importSomething();
        f.open();
        const std::string said = f.store->info().recovered;
        const auto running = need(imports(*f.reader()));
        other.end();
        QCOMPARE(said, "");
        QCOMPARE(running.front().error, "");
    }

    /// Between the look at who has the store and the note of what was cut off, another process begins an import.
    void anImportThatBeginsWhileTheStoreIsOpenedIsNotCutOff()
    {
        Fixture f;
        (void)f.begin("first\n", "/1"); // its process is gone in a moment
        f.close();
        Importer other(f, "second\n", "/2");
        opening = [&] { other.importSomething(); };
        f.open();
        const auto running = need(imports(*f.reader()));
        other.end();
        QCOMPARE(running.size(), 2u);
        QVERIFY(running.back().error.starts_with("cut off")); // by the first that opened it
        QCOMPARE(running.front().error, "");
    }

    void anImportIsCutOffThoughTheClockWasSetBack()
    {
        Fixture f;
        (void)f.begin("first\n", "/1");
        f.close();
        Clock::freeze(Clock::now() - std::chrono::hours(1));
        f.open();
        Clock::freeze(std::nullopt);
        QVERIFY(need(imports(*f.reader())).front().error.starts_with("cut off"));
    }

    void aStoreThatIsOpenIsNotReadAsAFeed()
    {
        const Fixture f;
        f.read("a\n");
        // Closing any descriptor of it would drop the locks that SQLite holds: another process tells.
        const auto isHeld = [&] {
            const pid_t child = fork();
            if (child == 0) {
                const auto facts = lookAt(f.path);
                _exit(facts && facts->heldByOthers ? 0 : 1);
            }
            int status = 0;
            waitpid(child, &status, 0);
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        };
        const auto reader = f.reader();
        QVERIFY(isHeld());
        const QString link = f.folder.filePath(u"innocent.json"_s);
        QVERIFY(QFile::link(f.path + u"-shm"_s, link));
        for (const QString &path : QStringList{f.path, f.path + u"-wal"_s, f.path + u"-shm"_s, link}) {
            QVERIFY(!ingest::isZip(path) && isHeld());
            const auto opened = ingest::openFile(path);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::Usage);
            QVERIFY(isHeld());
        }
        QFile feed(f.folder.filePath(u"feed.log"_s));
        QVERIFY(feed.open(QIODevice::WriteOnly));
        QFile::remove(link);
        const auto plan = need(ingest::planOf({f.folder.path()}, {}));
        QCOMPARE(plan.files.size(), 1u);
        QCOMPARE(plan.files.front().path, feed.fileName());
        QVERIFY(isHeld());
    }

    void aStoreThatChangesWhileItIsJudgedIsLookedAtAgain()
    {
        Fixture f;
        f.read("a\n");
        f.close();
        tornRead = [] { };
        const auto damaged = Store::open(f.path, {});
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().code, ErrorCode::Corrupt);
        tornRead = [&] {
            const timespec then[2]{{1, 0}, {1, 0}};
            if (utimensat(AT_FDCWD, qPrintable(f.path), then, 0) != 0)
                qFatal("no time");
        };
        f.open();
        QVERIFY(!tornRead);
        QCOMPARE(f.visible(), std::vector<std::string>{"a"});
    }

    void aStoreIsNeverCalledDamagedWhileOthersComeAndGo()
    {
        Fixture f;
        std::string many;
        for (int i = 0; i < 3000; ++i)
            many += "signature number " + std::to_string(i) + "\n";
        f.read(many);
        f.close();
        int pipes[2];
        QCOMPARE(pipe(pipes), 0);
        const pid_t child = fork();
        if (child == 0) {
            for (int i = 0;; ++i) { // each time the log is made, written back and removed
                f.open();
                f.read(many, "/" + std::to_string(i));
                f.close();
                if (write(pipes[1], &i, sizeof i) != sizeof i)
                    _exit(1);
            }
        }
        close(pipes[1]);
        int last = -1;
        QCOMPARE(read(pipes[0], &last, sizeof last), ssize_t(sizeof last)); // it comes and goes, and goes on
        QString fault;
        for (int i = 0; i < 200 && fault.isEmpty(); ++i) {
            if (const auto opened = Store::open(f.path, {OpenOptions::Mode::ReadOnly, {}, Context::Real}); !opened)
                fault = opened.error().detail;
        }
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        while (read(pipes[0], &last, sizeof last) == ssize_t(sizeof last)) { }
        close(pipes[0]);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL); // not by a refusal of its own
        QVERIFY(last > 0);
        f.open();
        QVERIFY(need(verify(*f.store)).empty());
    }

    void hostileWordsAreWordsOnly_data()
    {
        QTest::addColumn<QByteArray>("words");
        for (const char *words :
             {"\"", "\"\"", "' OR 1=1 --", "a AND", "NEAR(a b)", "title:x", "-x", "*", "^a", "a\"b", "(((", "{a b}:c",
              "\xff\xfe", "+", "NOT", "\"unclosed phrase", "%_", ";DROP TABLE text"})
            QTest::newRow(words) << QByteArray(words);
        QTest::newRow("NUL") << QByteArray("a\0b\"", 4);
        QTest::newRow("long") << QByteArray(100'000, 'a');
        QTest::newRow("many") << QByteArray("a ").repeated(500);
    }

    void hostileWordsAreWordsOnly()
    {
        QFETCH(const QByteArray, words);
        const Fixture f;
        f.read("alpha\n");
        const auto hits = search(*f.reader(), words.toStdString());
        QVERIFY2(hits, hits ? "" : qPrintable(hits.error().detail));
        QCOMPARE(need(search(*f.reader(), "alp")).size(), 1u);
    }

    void wordsArePrefixesInAnyOrderAndQuotesAPhrase()
    {
        const Fixture f;
        BatchMaker batch(f.begin("x"));
        batch.add(0, "x").claims = {claim("incident--1", "Satellite link lost in Évreux"),
                                    claim("incident--2", "Link to the satellite is back")};
        batch.add(2, "y").observations = {observation("ET SCAN SSH from evil.example")};
        need(f.writer->commit(batch.take()).get());
        const auto count = [&](const char *words) { return need(search(*f.reader(), words)).size(); };
        QCOMPARE(count("link sat"), 2u);
        QCOMPARE(count("\"satellite link\""), 1u);
        QCOMPARE(count("evreux"), 1u);
        QCOMPARE(count("evil.exam"), 1u);
        QCOMPARE(count("198.51.100.9"), 1u);
        QCOMPARE(count("incident--2"), 1u);
        QCOMPARE(count("nothing"), 0u);
        QCOMPARE(count(""), 0u);
    }

    void wordsAreFoundAcrossTheFieldsOfOneThing()
    {
        const Fixture f;
        BatchMaker batch(f.begin("x"));
        Observation scan = observation("ET SCAN SSH");
        scan.name = "evil.example";
        scan.asset = "Toulon gateway";
        Observation other = observation("ET SCAN SSH");
        other.name = "good.example";
        Claim told = claim("incident--1", "Harbour cranes stand still");
        told.description = "Reported by the port";
        batch.add(0, "a").observations = {scan};
        batch.add(2, "b").observations = {other};
        batch.add(4, "c").claims = {told};
        batch.add(6, "d").claims
            = {claim("incident--1", "Ransomware at the terminal"), claim("incident--2", "Ransomware in a school")};
        need(f.writer->commit(batch.take()).get());
        std::int64_t withdrawn = 0;
        f.read("ssh toulon\n", "/2", &withdrawn);
        need(f.writer->withdrawImport(withdrawn, "p").get());

        const auto found = [&](const char *words) {
            std::vector<std::string> names;
            for (const Hit &hit : need(search(*f.reader(), words)))
                names.push_back(hit.kind == Hit::Kind::Claim ? hit.subject : hit.title + "/" + hit.snippet);
            return names;
        };
        using Names = std::vector<std::string>;
        const Names first{"ET SCAN SSH/ET SCAN SSH · evil.example"};
        QCOMPARE(found("ssh evil.exam"), first);
        QCOMPARE(found("evil.exam ssh"), first);
        QCOMPARE(found("\"scan ssh\" toulon"), Names{"ET SCAN SSH/ET SCAN SSH · Toulon gateway"});
        QCOMPARE(found("ssh 192.0.2.7 good"), Names{"ET SCAN SSH/ET SCAN SSH · good.example · 192.0.2.7"});
        QCOMPARE(found("ssh evil good"), Names{}); // of two observations
        QCOMPARE(found("ransomware port"), Names{"incident--1"}); // of two sources' claims, in title and description
        QCOMPARE(found("ransomware cranes terminal"), Names{"incident--1"});
        QCOMPARE(found("cranes school"), Names{}); // of two incidents
    }

    void aQuestionCanBeCancelled()
    {
        const Fixture f;
        f.read("a\nb\nc\n");
        const auto reader = f.reader();
        const auto stopped = observations(*reader, 0, {}, [&](const ObservationColumns &) {
            reader->cancel();
            return true;
        });
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(need(totals(*reader)).records, 3); // and the next one answers
    }

    void aReaderSeesThatOthersCommitted()
    {
        const Fixture f;
        const auto reader = f.reader();
        const auto before = need(reader->version());
        QCOMPARE(need(reader->version()), before);
        f.read("a\n");
        QVERIFY(need(reader->version()) != before);
    }

    void aRecordOutsideItsBlockIsRefused()
    {
        const Fixture f;
        BatchMaker maker(f.begin("x"));
        maker.add(0, "x").length = 99;
        QCOMPARE(f.writer->commit(maker.take()).get().error().code, ErrorCode::Usage);
        QCOMPARE(need(totals(*f.reader())).records, 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "test_store_faults.moc"
