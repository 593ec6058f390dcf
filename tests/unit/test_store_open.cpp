// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include <QDir>
#include <QFile>

#include <sqlcipher/sqlite3.h>

#include <atomic>
#include <set>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

namespace {

/// Every table and index as it was declared.
std::set<std::string> schemaOf(const QString &path)
{
    std::set<std::string> all;
    sqlite3 *db = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(qPrintable(path), &db, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(db, "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema", -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW)
        all.insert(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return all;
}

/// Past our own interface, as a person with a database tool would.
void sql(const QString &path, const char *statements)
{
    sqlite3 *db = nullptr;
    char *message = nullptr;
    if (sqlite3_open(qPrintable(path), &db) != SQLITE_OK || sqlite3_exec(db, statements, nullptr, nullptr, &message))
        qFatal("%s: %s", statements, message ? message : sqlite3_errmsg(db));
    sqlite3_close(db);
}

void execute(sqlite3 *db, const char *statements)
{
    char *message = nullptr;
    if (sqlite3_exec(db, statements, nullptr, nullptr, &message))
        qFatal("%s: %s", statements, message);
}

/// As a process leaves a store when it is killed while it writes to the file itself: most of a transaction is in the
/// file, and what was there before in the journal.
void cutOffInTheMiddleOfAChange(const QString &path, const char *key, const QString &copy)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(qPrintable(path), &db) != SQLITE_OK)
        qFatal("cannot open");
    if (*key)
        execute(db, qPrintable(u"PRAGMA key='%1'; PRAGMA cipher_page_size=8192"_s.arg(QLatin1StringView(key))));
    // With so small a cache pages are written before the end.
    execute(db,
            "PRAGMA journal_mode=DELETE; PRAGMA cache_size=2; BEGIN; "
            "DROP TABLE gap; DROP TABLE origin_head; DROP TABLE transport; DROP TABLE transport_cursor; "
            "CREATE TABLE more(x); INSERT INTO more WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < 200) SELECT randomblob(4000) FROM n; UPDATE record SET hash = zeroblob(32); "
            "UPDATE text SET value = value || 'x'; UPDATE store SET uuid = 'nobody'; PRAGMA user_version = 77");
    if (!QFile::copy(path, copy) || !QFile::copy(path + u"-journal"_s, copy + u"-journal"_s))
        qFatal("cannot copy");
    execute(db, "ROLLBACK");
    sqlite3_close(db);
}

ErrorCode refusal(const QString &path, const std::string &key = {},
                  OpenOptions::Mode mode = OpenOptions::Mode::ReadWrite)
{
    const auto opened = Store::open(path, {mode, key, Context::Real});
    if (opened)
        qFatal("%s was opened", qPrintable(path));
    if (opened.error().detail.isEmpty())
        qFatal("refused without a word");
    return opened.error().code;
}

} // namespace

/// Opening: what is refused stays as it was, to the byte, and nothing is left beside it.
class TestStoreOpen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedFilesStayAsTheyWere_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << u"empty"_s << int(ErrorCode::NotAStore);
        QTest::newRow("text") << u"text"_s << int(ErrorCode::NotAStore);
        QTest::newRow("text in whole pages") << u"pages"_s << int(ErrorCode::NotAStore);
        QTest::newRow("random bytes") << u"random"_s << int(ErrorCode::WrongKey);
        QTest::newRow("another program's database") << u"foreign"_s << int(ErrorCode::NotAStore);
        QTest::newRow("newer schema") << u"newer"_s << int(ErrorCode::SchemaTooNew);
        QTest::newRow("cut off") << u"cut"_s << int(ErrorCode::Corrupt);
        QTest::newRow("pages overwritten") << u"overwritten"_s << int(ErrorCode::Corrupt);
        QTest::newRow("a table dropped") << u"dropped"_s << int(ErrorCode::Corrupt);
        QTest::newRow("encrypted, no key") << u"encrypted"_s << int(ErrorCode::WrongKey);
        QTest::newRow("a folder") << u"folder"_s << int(ErrorCode::NotAStore);
        QTest::newRow("nothing there") << u"missing"_s << int(ErrorCode::NotFound);
    }

    void refusedFilesStayAsTheyWere()
    {
        QFETCH(const QString, what);
        QFETCH(const int, code);
        Fixture f(what == "encrypted"_L1 ? "key" : "");
        f.read("a\nb\nc\n");
        f.close();
        prepare(what, f.path);
        const std::string before = contentOf(f.path);
        const auto beside = QDir(f.folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        QCOMPARE(int(refusal(f.path)), code);
        QCOMPARE(int(refusal(f.path, {}, OpenOptions::Mode::ReadOnly)), code);
        QVERIFY(contentOf(f.path) == before);
        QCOMPARE(QDir(f.folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), beside);
    }

    void anExistingFileIsNeverCreatedOver()
    {
        Fixture f;
        f.close();
        const std::string before = contentOf(f.path);
        QCOMPARE(refusal(f.path, {}, OpenOptions::Mode::Create), ErrorCode::Io);
        QVERIFY(contentOf(f.path) == before);
    }

    void anEncryptedStoreOpensWithItsKeyOnly()
    {
        Fixture f("correct horse");
        f.read("secret line\n");
        QVERIFY(f.store->info().encrypted);
        f.close();
        QVERIFY(!contentOf(f.path).starts_with("SQLite"));
        QVERIFY(contentOf(f.path).find("secret line") == std::string::npos);
        const std::string before = contentOf(f.path);
        QCOMPARE(refusal(f.path, "wrong horse"), ErrorCode::WrongKey);
        QCOMPARE(refusal(f.path), ErrorCode::WrongKey);
        QVERIFY(contentOf(f.path) == before);
        f.open(OpenOptions::Mode::ReadWrite, "correct horse");
        QCOMPARE(f.visible(), std::vector<std::string>{"secret line"});
        // A second one in this process, while the first is open.
        QCOMPARE(refusal(f.path, "wrong horse"), ErrorCode::WrongKey);
        QCOMPARE(refusal(f.path), ErrorCode::WrongKey);
        const auto second = need(Store::open(f.path, {OpenOptions::Mode::ReadWrite, "correct horse", Context::Real}));
        QCOMPARE(second->info().storeId, f.store->info().storeId);
        QVERIFY(need(verify(*f.store)).empty());
    }

    void aChangeThatWasCutOffIsTakenBackBeforeTheStoreIsJudged_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("mode");
        for (const auto *key : {"", "key"}) {
            for (const auto mode : {OpenOptions::Mode::ReadWrite, OpenOptions::Mode::ReadOnly})
                QTest::addRow("%s, %s", *key ? "encrypted" : "plain",
                              mode == OpenOptions::Mode::ReadOnly ? "to be read" : "to be written")
                    << QString::fromLatin1(key) << int(mode);
        }
    }

    void aChangeThatWasCutOffIsTakenBackBeforeTheStoreIsJudged()
    {
        QFETCH(const QString, key);
        QFETCH(const int, mode);
        Fixture f(key.toStdString());
        f.read("a\nb\n");
        const QString id = f.store->info().storeId;
        f.close();
        const QString copy = f.folder.filePath(u"copy.watchfloor"_s);
        cutOffInTheMiddleOfAChange(f.path, key.toLatin1().constData(), copy);
        f.path = copy;
        f.open(OpenOptions::Mode(mode), key.toStdString());
        QVERIFY(f.store->info().recovered.contains("was taken back"));
        QCOMPARE(f.store->info().storeId, id);
        QCOMPARE(f.store->info().schema, 6);
        QCOMPARE(f.visible(), (std::vector<std::string>{"a", "b"}));
        QVERIFY(need(verify(*f.store)).empty());
        QVERIFY(!QFile::exists(copy + u"-journal"_s));
        f.open(OpenOptions::Mode(mode), key.toStdString());
        QCOMPARE(f.store->info().recovered, ""); // said once
    }

    void aJournalDoesNotMakeAnothersFileOurs()
    {
        Fixture f;
        f.close();
        QFile::remove(f.path);
        sql(f.path, "CREATE TABLE t(x); INSERT INTO t VALUES (1)");
        const std::string before = contentOf(f.path);
        writeTo(f.path + u"-journal"_s, contentOf(f.path));
        QCOMPARE(refusal(f.path), ErrorCode::NotAStore);
        QVERIFY(contentOf(f.path) == before && contentOf(f.path + u"-journal"_s) == before);
    }

    /// SQLite removes what begins like no journal of its own, before it says what it thinks of the store.
    void whatIsNoJournalIsNotRemoved_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("key");
        QTest::newRow("beside a store") << u""_s << u""_s;
        QTest::newRow("beside an encrypted one") << u"encrypted"_s << u"key"_s;
        QTest::newRow("beside what may be one") << u"random"_s << u"key"_s;
    }

    void whatIsNoJournalIsNotRemoved()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, key);
        Fixture f(what == "encrypted"_L1 ? "key" : "");
        f.read("a\nb\nc\n");
        f.close();
        prepare(what, f.path);
        const std::string before = contentOf(f.path), notes = "notes of the watch, in a file of an unlucky name";
        writeTo(f.path + u"-journal"_s, notes);
        for (const auto mode : {OpenOptions::Mode::ReadWrite, OpenOptions::Mode::ReadOnly}) {
            QCOMPARE(refusal(f.path, key.toStdString(), mode), ErrorCode::Io);
            QVERIFY(contentOf(f.path) == before && contentOf(f.path + u"-journal"_s) == notes);
        }
    }

    void aPageThatIsOnItsWayIntoTheFileIsNoDamage_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("the log has the page") << true;
        QTest::newRow("it does not") << false;
    }

    void aPageThatIsOnItsWayIntoTheFileIsNoDamage()
    {
        QFETCH(const bool, known);
        Fixture f("key");
        f.read("a\nb\n");
        f.close(); // all in the file
        f.open(OpenOptions::Mode::ReadWrite, "key");
        f.read("a\nb\nc\n"); // the same pages in the log
        const QString copy = f.folder.filePath(u"copy.watchfloor"_s);
        std::string bytes = contentOf(f.path);
        const std::string wal = contentOf(f.path + u"-wal"_s);
        // The store's row is in every commit's pages; what is in none was read from the schema alone.
        std::set<unsigned> logged;
        for (std::size_t at = 32; at + 24 + 8192 <= wal.size(); at += 24 + 8192)
            logged.insert(unsigned(static_cast<unsigned char>(wal[at + 2])) << 8
                          | static_cast<unsigned char>(wal[at + 3]));
        unsigned page = 2;
        while (logged.contains(page) != known)
            ++page;
        for (std::size_t at = (page - 1) * 8192UL + 4096; at < page * 8192UL; ++at)
            bytes[at] = char(~bytes[at]);
        if (known) // and the file's growth was cut off, too
            bytes += std::string(4096, 'x');
        writeTo(copy, bytes);
        writeTo(copy + u"-wal"_s, wal);
        f.path = copy;
        if (!known) {
            QCOMPARE(refusal(copy, "key"), ErrorCode::Corrupt);
            return;
        }
        f.open(OpenOptions::Mode::ReadOnly, "key");
        QVERIFY(need(verify(*f.store)).empty());
        QCOMPARE(f.visible().size(), 3u);
        f.open(OpenOptions::Mode::ReadWrite, "key");
        f.close(); // the log is written back
        f.open(OpenOptions::Mode::ReadWrite, "key");
        QVERIFY(need(verify(*f.store)).empty());
    }

    void whatAKilledProcessLeftOfANewStoreIsRemoved()
    {
        Fixture f;
        f.read("a\n");
        f.close();
        for (const auto *name :
             {".being-made", ".being-made-journal", ".being-made-wal", ".being-made-shm", ".being-made-lock"})
            writeTo(f.path + QString::fromLatin1(name), "half of a store");
        f.open();
        QCOMPARE(f.visible().size(), 1u);
        f.close();
        QCOMPARE(QDir(f.folder.path()).entryList(QDir::Files).size(), 1);

        const QString other = f.folder.filePath(u"other.watchfloor"_s);
        writeTo(other, {}); // by an older Watchfloor, which made it in its place
        writeTo(other + u"-journal"_s, "half of a journal");
        writeTo(other + u".being-made"_s, contentOf(f.path));
        writeTo(other + u".being-made-wal"_s, "half of a log");
        const auto made = need(Store::open(other, {OpenOptions::Mode::Create, {}, Context::Real}));
        QVERIFY(need(verify(*made)).empty());
        QCOMPARE(need(totals(*need(made->reader()))).records, 0);
        QVERIFY(!QFile::exists(other + u".being-made"_s) && !QFile::exists(other + u"-journal"_s));
    }

    void aStoreWhoseMakingWasCutOffAfterItHadItsNameIsNotTakenForALeftover()
    {
        Fixture f;
        f.read("a\n");
        f.close();
        // Where names cannot be exchanged in one step, the file has both for a moment.
        QCOMPARE(link(qPrintable(f.path), qPrintable(f.path + u".being-made"_s)), 0);
        const QString moved = f.folder.filePath(u"moved.watchfloor"_s);
        QVERIFY(QFile::rename(f.path, moved));
        f.open(OpenOptions::Mode::Create);
        QVERIFY(!QFile::exists(f.path + u".being-made"_s));
        f.path = moved;
        f.open();
        QCOMPARE(f.visible(), std::vector<std::string>{"a"});
    }

    void theLogOfAStoreThatIsGoneIsNeitherTakenOverNorLost()
    {
        Fixture f;
        f.read("a\n");
        const std::string wal = contentOf(f.path + u"-wal"_s);
        QVERIFY(wal.size() > 8192);
        const QString free = f.folder.filePath(u"free.watchfloor"_s);
        for (const auto *suffix : {"-wal", "-journal"}) {
            const QString log = free + QString::fromLatin1(suffix);
            writeTo(log, wal);
            QCOMPARE(refusal(free, {}, OpenOptions::Mode::Create), ErrorCode::Io);
            QCOMPARE(backup(*f.store, free).error().code, ErrorCode::Io);
            QVERIFY(!QFile::exists(free) && contentOf(log) == wal);
            QFile::remove(log);
        }
        writeTo(free + u"-wal"_s, {}); // of a process that only read
        need(backup(*f.store, free));
        QVERIFY(need(verify(*need(Store::open(free, {})))).empty());
    }

    void aLinkStandsForItsStore()
    {
        Fixture f;
        const QString target = f.folder.filePath(u"target.watchfloor"_s);
        const QString link = f.folder.filePath(u"link.watchfloor"_s);
        QVERIFY(QFile::link(target, link));
        f.path = link;
        f.open(OpenOptions::Mode::Create);
        f.sourceId = need(f.writer->putSource(source("sensor-1")).get());
        f.read("a\n");
        QVERIFY(QFile::exists(target + u"-wal"_s) && !QFile::exists(link + u"-wal"_s));
        QCOMPARE(need(Store::open(target, {}))->info().path, f.store->info().path);
        need(f.writer->changeKey("new").get());
        f.close();
        QCOMPARE(QFile::symLinkTarget(link), target);
        QVERIFY(!contentOf(target).starts_with("SQLite"));
        f.open(OpenOptions::Mode::ReadWrite, "new");
        QCOMPARE(f.visible().size(), 1u);
    }

    void aPlainStoreRefusesAKey()
    {
        Fixture f;
        f.close();
        QCOMPARE(refusal(f.path, "key"), ErrorCode::WrongKey);
    }

    void theContextIsInTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.watchfloor"_s);
        need(Store::open(path, {OpenOptions::Mode::Create, {}, Context::Exercise}));
        QCOMPARE(need(Store::open(path, {}))->info().context, Context::Exercise);
    }

    void readOnlyReadsAndDoesNotWrite()
    {
        Fixture f;
        f.read("a\n");
        f.close();
        const std::string before = contentOf(f.path);
        f.open(OpenOptions::Mode::ReadOnly);
        QVERIFY(f.store->info().readOnly);
        QCOMPARE(f.visible(), std::vector<std::string>{"a"});
        QCOMPARE(f.store->writer().error().code, ErrorCode::ReadOnly);
        f.close();
        QVERIFY(contentOf(f.path) == before);
    }

    void aReadOnlyMediumIsOpenedForReading()
    {
        Fixture f;
        f.read("a\n");
        f.close();
        if (geteuid() == 0)
            QSKIP("root may write anywhere");
        chmod(qPrintable(f.path), 0400);
        chmod(qPrintable(f.folder.path()), 0500);
        const auto opened = Store::open(f.path, {});
        chmod(qPrintable(f.folder.path()), 0700);
        QVERIFY(opened);
        QVERIFY((*opened)->info().readOnly);
        QVERIFY(need(totals(*need((*opened)->reader()))).records == 1);
    }

    void theKeyCanBeChanged_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("plain to encrypted") << u""_s << u"new"_s;
        QTest::newRow("another key") << u"old"_s << u"new"_s;
        QTest::newRow("decrypted") << u"old"_s << u""_s;
    }

    void theKeyCanBeChanged()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        Fixture f(from.toStdString());
        f.read("alpha beta\nb\n");
        BatchMaker batch(f.begin("claims"));
        batch.add(0, "claims").claims = {claim("asset--1", "gamma gateway")};
        need(f.writer->commit(batch.take()).get());
        const QString id = f.store->info().storeId;
        need(f.writer->changeKey(to.toStdString()).get());
        QCOMPARE(f.store->info().encrypted, !to.isEmpty());
        // Goes on under the new key, in this process and the next.
        QCOMPARE(f.read("alpha beta\nb\nc\n").accepted, 1);
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        QCOMPARE(refusal(f.path, from.toStdString()), ErrorCode::WrongKey);
        QCOMPARE(contentOf(f.path).starts_with("SQLite format 3"), to.isEmpty());
        f.open(OpenOptions::Mode::ReadWrite, to.toStdString());
        QCOMPARE(f.store->info().storeId, id);
        QCOMPARE(f.visible().size(), 3u);
        QCOMPARE(need(search(*f.reader(), "alpha")).size(), 1u);
        QCOMPARE(need(search(*f.reader(), "gamma")).size(), 1u);
        QCOMPARE(need(log(*f.reader())).back().entry.action, "key-changed");
        f.close();
        QCOMPARE(QDir(f.folder.path()).entryList(QDir::Files).size(), 1);
    }

    void aStoreOfTheFirstSchemaIsMigratedWhenItIsWritten()
    {
        Fixture f;
        f.read("a\nb\n");
        f.close();
        sql(f.path,
            "DROP TABLE said_again; DROP TABLE retry; DROP TABLE gap; DROP TABLE origin_head; DROP TABLE transport; "
            "DROP TABLE "
            "transport_cursor; "
            "PRAGMA user_version=1");
        const std::string before = contentOf(f.path);
        f.open(OpenOptions::Mode::ReadOnly);
        QCOMPARE(f.store->info().schema, 1);
        QCOMPARE(f.visible().size(), 2u);
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        QVERIFY(contentOf(f.path) == before);

        f.open();
        QCOMPARE(f.store->info().schema, 6);
        QVERIFY(!need(originHead(*f.reader(), 1))); // nobody kept it then
        QCOMPARE(f.read("a\nb\nc\n").accepted, 1);
        QCOMPARE(need(originHead(*f.reader(), 1)), "a\nb\nc\n");
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        const Fixture fresh;
        QCOMPARE(schemaOf(f.path), schemaOf(fresh.path));
    }

    void aStoreOfTheSecondSchemaGetsTransports()
    {
        Fixture f;
        f.read("a\nb\n");
        f.close();
        sql(f.path,
            "DROP TABLE said_again; DROP TABLE retry; DROP TABLE gap; DROP TABLE transport; DROP TABLE "
            "transport_cursor; PRAGMA "
            "user_version=2");
        f.open(OpenOptions::Mode::ReadOnly);
        QCOMPARE(f.store->info().schema, 2);
        QVERIFY(need(transports(*f.reader())).empty());
        QVERIFY(need(transportCursors(*f.reader(), f.sourceId)).empty());
        f.close();

        f.open();
        QCOMPARE(f.store->info().schema, 6);
        QCOMPARE(f.visible().size(), 2u);
        need(f.writer->putTransport({f.sourceId, "folder", "{}", false}, false).get());
        QCOMPARE(need(transports(*f.reader())).size(), 1u);
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        const Fixture fresh;
        QCOMPARE(schemaOf(f.path), schemaOf(fresh.path));
    }

    void aStoreOfTheThirdSchemaGetsGaps()
    {
        Fixture f;
        f.read("a\nb\n");
        f.close();
        sql(f.path, "DROP TABLE said_again; DROP TABLE retry; DROP TABLE gap; PRAGMA user_version=3");
        f.open(OpenOptions::Mode::ReadOnly);
        QCOMPARE(f.store->info().schema, 3);
        QVERIFY(need(gaps(*f.reader())).empty());
        f.close();

        f.open();
        QCOMPARE(f.store->info().schema, 6);
        QCOMPARE(f.visible().size(), 2u);
        const Gap gap{f.sourceId, fromMicros(1'000'000), fromMicros(61'000'000), 7, GapReason::Overrun};
        need(f.writer->putGaps(f.sourceId, {gap}, {{"", "here"}}).get());
        const auto stored = need(gaps(*f.reader()));
        QCOMPARE(stored.size(), 1u);
        QVERIFY(stored.front().value == gap);
        QCOMPARE(need(transportCursors(*f.reader(), f.sourceId)), (std::vector<CursorChange>{{"", "here"}}));
        QVERIFY(need(gaps(*f.reader(), 0, stored.front().knownAt - std::chrono::microseconds(1))).empty());
        QVERIFY(need(gaps(*f.reader(), stored.front().id)).empty());
        QVERIFY(!f.writer->putGaps(999, {gap}, {}).get());
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        const Fixture fresh;
        QCOMPARE(schemaOf(f.path), schemaOf(fresh.path));
    }

    /// Which import read which again stood in the log alone; one that was cut off said nothing.
    void aStoreOfTheFourthSchemaLearnsItsRetriesFromTheLog()
    {
        Fixture f;
        std::int64_t first = 0, other = 0;
        f.read("a\nb\n", "/feeds/of import 1 left quarantine", &first);
        f.read("x\n", "/other", &other);
        const auto again = [&f](std::int64_t origin, const std::string &signature) {
            ImportSpec spec;
            spec.sourceId = f.sourceId;
            spec.path = "/again";
            spec.format = "suricata-eve";
            spec.originId = origin;
            const Import import = need(f.writer->beginImport(spec).get());
            BatchMaker batch(import);
            batch.add(100 * import.id, signature).observations = {observation(signature)};
            need(f.writer->commit(batch.take()).get());
            return import.id;
        };
        const std::int64_t told = again(1, "told"), cut = again(1, "cut off"), elsewhere = again(2, "elsewhere");
        const auto log = [&f](std::int64_t import, const std::string &detail) {
            need(f.writer->appendLog({"olga", "retry", std::to_string(import), detail}).get());
        };
        const std::string ofFirst = "/feeds/of import 9: 1 of import " + std::to_string(first) + " left quarantine";
        log(told, ofFirst);
        log(elsewhere, ofFirst); // of another origin: this cannot be
        f.close();
        sql(f.path, "DROP TABLE said_again; DROP TABLE retry; PRAGMA user_version=4");
        f.open(OpenOptions::Mode::ReadOnly);
        QCOMPARE(f.store->info().schema, 4);
        QCOMPARE(f.visible().size(), 6u);
        f.close();

        f.open();
        QCOMPARE(f.store->info().schema, 6);
        QCOMPARE(need(f.writer->withdrawImport(first, "olga").get()), (std::vector{first, told}));
        QCOMPARE(f.visible(), (std::vector<std::string>{"x", "cut off", "elsewhere"}));
        QCOMPARE(need(f.writer->restoreImport(first, "olga").get()), (std::vector{first, told}));
        QCOMPARE(f.visible().size(), 6u);
        QCOMPARE(need(f.writer->withdrawImport(cut, "olga").get()), std::vector{cut});
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        const Fixture fresh;
        QCOMPARE(schemaOf(f.path), schemaOf(fresh.path));
    }

    void aStoreOfTheFifthSchemaHearsWhatIsSaidAgain()
    {
        Fixture f;
        const auto say = [&f](const std::string &words, std::int64_t version) {
            BatchMaker batch(f.begin({}, "/kev" + std::to_string(version)));
            RecordItem &item = batch.add(0, words);
            item.naturalKey = "kev|1";
            item.claims = {claim("incident--1", words, '"' + words + '"')};
            item.claims.front().version = fromMicros(version);
            return need(f.writer->commit(batch.take()).get());
        };
        say("old", 1);
        say("new", 2);
        const auto newest = [&f] {
            const auto said = need(claimsAbout(*f.reader(), "incident--1"));
            return std::ranges::max_element(said, {}, [](const StoredClaim &c) { return c.value.version; })
                ->value.title;
        };
        f.close();
        sql(f.path, "DROP TABLE said_again; PRAGMA user_version=5");
        f.open(OpenOptions::Mode::ReadOnly);
        QCOMPARE(f.store->info().schema, 5);
        QCOMPARE(newest(), "new");
        f.close();

        f.open();
        QCOMPARE(f.store->info().schema, 6);
        QCOMPARE(say("old", 3).duplicates, 1);
        QCOMPARE(newest(), "old");
        QVERIFY(need(verify(*f.store)).empty());
        f.close();
        const Fixture fresh;
        QCOMPARE(schemaOf(f.path), schemaOf(fresh.path));
    }

    void whatIsKnownOfTheStoreMayBeReadWhileItsKeyChanges()
    {
        Fixture f;
        f.read("a\n");
        const StoreInfo &before = f.store->info();
        std::atomic<bool> done = false;
        std::jthread reader([&] {
            while (!done) {
                const StoreInfo &info = f.store->info();
                if (info.path != f.store->info().path || info.storeId.size() != 36)
                    qFatal("torn");
            }
        });
        need(f.writer->changeKey("one").get());
        QVERIFY(f.store->info().encrypted);
        need(f.writer->changeKey("").get());
        done = true;
        QVERIFY(!f.store->info().encrypted);
        QVERIFY(!before.encrypted && before.storeId == f.store->info().storeId);
    }

    void theKeyIsNotChangedUnderAnotherReader()
    {
        Fixture f;
        f.read("a\n");
        auto reader = f.reader();
        need(totals(*reader));
        QCOMPARE(f.writer->changeKey("new").get().error().code, ErrorCode::Busy);
        QCOMPARE(f.read("a\nb\n").accepted, 1); // and the store stays usable
        reader.reset();
        need(f.writer->changeKey("new").get());
        QVERIFY(f.store->info().encrypted);
    }

    void aBackupIsTheStoreAtOneInstant_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("plain") << u""_s;
        QTest::newRow("encrypted") << u"key"_s;
    }

    void aBackupIsTheStoreAtOneInstant()
    {
        QFETCH(const QString, key);
        Fixture f(key.toStdString());
        f.read("a\nb\n");
        const QString target = f.folder.filePath(u"copy.watchfloor"_s);
        need(backup(*f.store, target));
        f.read("a\nb\nc\n");
        QCOMPARE(backup(*f.store, target).error().code, ErrorCode::Io); // never over an existing file
        QCOMPARE(backup(*f.store, f.folder.filePath(u"other"_s), [](double) { return false; }).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(f.folder.filePath(u"other"_s)));
        const auto copy = need(Store::open(target, {OpenOptions::Mode::ReadWrite, key.toStdString(), Context::Real}));
        QCOMPARE(need(totals(*need(copy->reader()))).records, 2);
        QVERIFY(need(verify(*copy)).empty());
        QCOMPARE(QFile::permissions(target) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

private:
    void prepare(const QString &what, const QString &path)
    {
        std::string bytes = contentOf(path);
        if (what == "empty"_L1)
            writeTo(path, {});
        else if (what == "text"_L1)
            writeTo(path, "not a store");
        else if (what == "pages"_L1)
            writeTo(path, std::string(16384, 'x'));
        else if (what == "random"_L1) {
            for (std::size_t i = 0, x = 1; i < bytes.size(); ++i)
                bytes[i] = char((x = x * 6364136223846793005U + 1442695040888963407U) >> 56);
            writeTo(path, bytes);
        } else if (what == "foreign"_L1) {
            QFile::remove(path);
            sql(path, "CREATE TABLE t(x); INSERT INTO t VALUES (1)");
        } else if (what == "newer"_L1)
            sql(path, "PRAGMA user_version=99");
        else if (what == "cut"_L1)
            writeTo(path, bytes.substr(0, bytes.size() / 2));
        else if (what == "overwritten"_L1)
            writeTo(path, bytes.replace(8192, 8192 * 12, std::string(8192 * 12, 'z')));
        else if (what == "dropped"_L1)
            sql(path, "DROP TABLE observation");
        else if (what == "folder"_L1) {
            QFile::remove(path);
            QDir().mkpath(path);
        } else if (what == "missing"_L1)
            QFile::remove(path);
    }
};

QTEST_GUILESS_MAIN(TestStoreOpen)
#include "test_store_open.moc"
