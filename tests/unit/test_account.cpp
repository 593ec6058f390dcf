// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../floorfixture.h"
#include "floor/checkpoint.h"
#include "watch/verify.h"

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::floor;
using namespace watchfloor::test;

namespace {

const std::string password = "correct horse battery", other = "a wholly other one";

/// A connection beside the store's own, as somebody with the file and an editor has it.
class Intruder
{
public:
    explicit Intruder(const QString &path)
    {
        if (sqlite3_open(qPrintable(path), &m_db) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
        sqlite3_busy_timeout(m_db, 10'000);
        run("PRAGMA synchronous=OFF");
    }
    ~Intruder() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(Intruder)

    void run(const char *statement)
    {
        if (sqlite3_exec(m_db, statement, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s: %s", statement, sqlite3_errmsg(m_db));
    }

    struct Row
    {
        std::int64_t sequence = 0, at = 0;
        std::array<std::string, 6> columns; ///< actor, action, object, detail, previous, hash
    };
    std::vector<Row> rows()
    {
        std::vector<Row> all;
        sqlite3_stmt *q = nullptr;
        sqlite3_prepare_v2(m_db,
                           "SELECT sequence, at, actor, action, object, detail, previous, hash FROM watch_log "
                           "ORDER BY sequence",
                           -1, &q, nullptr);
        while (sqlite3_step(q) == SQLITE_ROW) {
            Row row{sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), {}};
            for (int c = 0; c < 6; ++c) {
                const auto *bytes = static_cast<const char *>(sqlite3_column_blob(q, c + 2));
                row.columns[std::size_t(c)].assign(bytes ? bytes : "", std::size_t(sqlite3_column_bytes(q, c + 2)));
            }
            all.push_back(std::move(row));
        }
        sqlite3_finalize(q);
        return all;
    }
    /// The row of that number becomes this one; false: SQLite does not take it.
    bool put(std::int64_t sequence, const Row &row)
    {
        sqlite3_stmt *q = nullptr;
        sqlite3_prepare_v2(m_db,
                           "UPDATE watch_log SET sequence=?, at=?, actor=?, action=?, object=?, detail=?, previous=?, "
                           "hash=? WHERE sequence=?",
                           -1, &q, nullptr);
        sqlite3_bind_int64(q, 1, row.sequence);
        sqlite3_bind_int64(q, 2, row.at);
        for (int c = 0; c < 6; ++c) {
            const std::string &bytes = row.columns[std::size_t(c)];
            if (c < 4)
                sqlite3_bind_text(q, c + 3, bytes.data(), int(bytes.size()), SQLITE_TRANSIENT);
            else
                sqlite3_bind_blob(q, c + 3, bytes.data(), int(bytes.size()), SQLITE_TRANSIENT);
        }
        sqlite3_bind_int64(q, 9, sequence);
        const bool done = sqlite3_step(q) == SQLITE_DONE;
        sqlite3_finalize(q);
        return done;
    }

private:
    sqlite3 *m_db = nullptr;
};

} // namespace

/// Who may sit down, and what they vouch for.
class TestAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Clock::freeze(fromMicros(1'800'000'000'000'000)); }
    void cleanup() { Clock::freeze(std::nullopt); }

    void aKeyOpensWithItsPasswordAlone()
    {
        QCOMPARE(makeKey("short").error().code, ErrorCode::Usage);
        const SealedKey key = need(makeKey(password)), second = need(makeKey(password));
        QVERIFY(key.publicKey != second.publicKey);
        QVERIFY(key.pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
        QCOMPARE(Signer::open(key.pem, other).error().code, ErrorCode::WrongKey);
        QCOMPARE(Signer::open(key.pem, {}).error().code, ErrorCode::WrongKey);
        QCOMPARE(Signer::open("nonsense", password).error().code, ErrorCode::WrongKey);
        const auto signer = need(Signer::open(key.pem, password));
        QCOMPARE(signer->publicKey(), key.publicKey);
        const std::string signature = need(signer->sign("a watch"));
        QVERIFY(isSignedBy(key.publicKey, "a watch", signature));
        QVERIFY(!isSignedBy(key.publicKey, "a watcx", signature));
        QVERIFY(!isSignedBy(second.publicKey, "a watch", signature));
        for (std::size_t i = 0; i < signature.size(); ++i) {
            std::string changed = signature;
            changed[i] = changed[i] == '0' ? '1' : '0';
            QVERIFY(!isSignedBy(key.publicKey, "a watch", changed));
        }
        QVERIFY(!isSignedBy(key.publicKey, "a watch", signature + "00"));
        QVERIFY(!isSignedBy(key.publicKey, "a watch", {}));
    }

    /// RFC 8032, 7.1, test 2: what others sign is read.
    void theStandardsOwnSignature()
    {
        QVERIFY(isSignedBy("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "\x72",
                           "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                           "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    void accountsAreMadeChangedAndRetired()
    {
        const FloorStore floor;
        const auto reader = floor.reader();
        QVERIFY(need(accounts(*reader)).empty());
        need(mayAct(*reader, "anybody")); // as long as nobody has an account
        const Account anna = need(addAccount(*floor.store, " Anna  Berg ", Role::WatchOfficer, password, "root"));
        QCOMPARE(anna.name, std::string("Anna Berg"));
        QCOMPARE(addAccount(*floor.store, "anna berg", Role::Analyst, password, "root").error().code, ErrorCode::Usage);
        QCOMPARE(addAccount(*floor.store, "  ", Role::Analyst, password, "root").error().code, ErrorCode::Usage);
        QCOMPARE(addAccount(*floor.store, "system", Role::Analyst, password, "root").error().code, ErrorCode::Usage);
        QCOMPARE(addAccount(*floor.store, "Ben", Role::Analyst, "short", "root").error().code, ErrorCode::Usage);
        QCOMPARE(makeKey(std::string(2000, 'x')).error().code, ErrorCode::Usage); // nobody could open it
        // From the first one on somebody vouches.
        QCOMPARE(addAccount(*floor.store, "Ben", Role::Analyst, other, "root").error().code, ErrorCode::Usage);
        Officer vouches = need(officer(*reader, "Anna Berg", password));
        need(addAccount(*floor.store, "Ben", Role::Analyst, other, {}, &vouches));
        const Timestamp two = need(store::newestKnown(*reader));
        QCOMPARE(need(accounts(*reader)).size(), 2u);
        need(mayAct(*reader, "Ben"));
        QCOMPARE(mayAct(*reader, "ben").error().code, ErrorCode::NotFound); // one name for one person
        QCOMPARE(mayAct(*reader, "carl").error().code, ErrorCode::NotFound);
        QCOMPARE(officer(*reader, "Ben", password).error().code, ErrorCode::WrongKey);
        QCOMPARE(need(officer(*reader, "ben", other)).account.name, std::string("Ben"));

        QCOMPARE(changePassword(*floor.store, "Ben", password, password).error().code, ErrorCode::WrongKey);
        const std::string before = need(officer(*reader, "Ben", other)).account.publicKey;
        QVERIFY(need(changePassword(*floor.store, "Ben", other, password)).publicKey != before);
        QCOMPARE(officer(*reader, "Ben", other).error().code, ErrorCode::WrongKey);
        const Officer ben = need(officer(*reader, "Ben", password));

        need(retireAccount(*floor.store, "Ben", vouches, "gone home"));
        QCOMPARE(retireAccount(*floor.store, "Anna Berg", vouches, "me too").error().code, ErrorCode::Unsupported);
        // Who has gone neither vouches nor signs, and is nobody else's name.
        QCOMPARE(retireAccount(*floor.store, "Anna Berg", ben, "revenge").error().code, ErrorCode::Busy);
        QCOMPARE(checkpoint(*floor.store, ben, Occasion::SignOff).error().code, ErrorCode::Busy);
        QCOMPARE(addAccount(*floor.store, "ben", Role::Analyst, other, {}, &vouches).error().code, ErrorCode::Usage);
        QCOMPARE(need(accounts(*reader)).size(), 1u);
        QCOMPARE(need(accounts(*reader, two)).size(), 2u); // as known then
        QCOMPARE(need(addAccount(*floor.store, "Carl", Role::Analyst, other, {}, &vouches)).number, 3);
        need(changePassword(*floor.store, "Anna Berg", password, other));
        QCOMPARE(checkpoint(*floor.store, vouches, Occasion::SignOff).error().code, ErrorCode::Busy);
        const LogCheck check = need(checkLog(*reader));
        QVERIFY(check.faults.empty());
        QVERIFY(need(store::verify(*floor.store)).empty());
    }

    /// Without accounts anybody would act, so that they are gone must be found.
    void accountsThatAreGoneAreFound()
    {
        FloorStore floor;
        need(addAccount(*floor.store, "Anna", Role::WatchOfficer, password, "root"));
        Intruder(floor.path).run("DELETE FROM claim WHERE type = 'account'");
        const LogCheck check = need(checkLog(*floor.reader()));
        QCOMPARE(check.faults.size(), 1u);
        QVERIFY2(check.faults.front().detail.contains("Anna"), check.faults.front().detail.c_str());
    }

    void whatAFeedSaysOfAccountsIsHearsay()
    {
        FloorStore floor;
        need(addAccount(*floor.store, "Anna", Role::WatchOfficer, password, "root"));
        const auto reader = floor.reader();
        const auto real = need(accounts(*reader)).front();
        Claim claim = need(store::claimsAbout(*reader, derivedId("account", "floor", "decision", "1"))).front().value;
        claim.body = R"({"name":"Mallory","public_key":"00","role":"commander"})";
        Claim next = claim;
        next.subject = derivedId("account", "floor", "decision", "2");
        floor.tell(floor.source("cert-a"), {claim, next});
        QCOMPARE(need(accounts(*reader)), std::vector{real});
    }

    void aCheckpointVouchesForWhatIsBeforeIt()
    {
        const FloorStore floor;
        need(addAccount(*floor.store, "Anna", Role::WatchOfficer, password, "root"));
        const auto reader = floor.reader();
        need(checkpoint(*floor.store, need(officer(*reader, "Anna", password)), Occasion::SignIn));
        need(floor.writer->appendLog({"Anna", "note", "x", "three"}).get());
        need(changePassword(*floor.store, "Anna", password, other));
        need(checkpoint(*floor.store, need(officer(*reader, "Anna", other)), Occasion::SignOff));
        const LogCheck check = need(checkLog(*reader));
        QVERIFY2(check.faults.empty(), check.faults.empty() ? "" : check.faults.front().detail.c_str());
        QCOMPARE(check.entries, 5);
        QCOMPARE(check.checkpoints, 2);
        QCOMPARE(check.vouchedFor, 4);
        QVERIFY(need(watch::verify(*floor.store)).empty());
    }

    /// Who holds the file can make the whole chain anew, but cannot sign it.
    void aChainMadeAnewIsFound()
    {
        FloorStore floor;
        need(addAccount(*floor.store, "Anna", Role::WatchOfficer, password, "root"));
        need(floor.writer->appendLog({"Anna", "note", "x", "the truth"}).get());
        need(checkpoint(*floor.store, need(officer(*floor.reader(), "Anna", password)), Occasion::Wish));
        const auto before = need(store::log(*floor.reader()));
        floor.desk.reset();
        floor.close();
        {
            Intruder intruder(floor.path);
            intruder.run("DELETE FROM watch_log");
            intruder.run("UPDATE store SET log_sequence = 0, log_hash = zeroblob(32)");
        }
        floor.open();
        for (store::StoredLogEntry entry : before) {
            if (entry.entry.detail == "the truth")
                entry.entry.detail = "something else";
            need(floor.writer->appendLog(entry.entry).get());
        }
        QVERIFY(!need(store::checkChain(*floor.reader()))); // the chain alone tells nothing
        const LogCheck check = need(checkLog(*floor.reader()));
        QCOMPARE(check.faults.size(), 1u);
        QVERIFY(check.faults.front().detail.find("are not those that Anna signed") != std::string::npos);
        QCOMPARE(check.faults.front().sequence, 1); // the first that no sound checkpoint covers
        const auto findings = need(watch::verify(*floor.store));
        QCOMPARE(findings.size(), 1u);
        QCOMPARE(findings.front().check, "signature");
    }

    void aCheckpointOfAnotherIsFound()
    {
        const FloorStore floor;
        const Account anna = need(addAccount(*floor.store, "Anna", Role::WatchOfficer, password, "root"));
        const auto reader = floor.reader();
        const Officer vouches = need(officer(*reader, "Anna", password));
        need(addAccount(*floor.store, "Ben", Role::WatchOfficer, other, {}, &vouches));
        Officer forger = need(officer(*reader, "Ben", other));
        forger.account = anna;
        QCOMPARE(checkpoint(*floor.store, forger, Occasion::Wish).error().code, ErrorCode::Busy);
        need(store::sealLog(*floor.writer, sealBy(forger, Occasion::Wish)).get());
        const LogCheck check = need(checkLog(*reader));
        QCOMPARE(check.faults.size(), 1u);
        QCOMPARE(check.faults.front().sequence, 4);
        QVERIFY(check.faults.front().detail.find("a key that is not Anna's") != std::string::npos);
    }

    /// Every byte of every column of every entry, two of its bits one after the other.
    void anyFlippedByteIsFound()
    {
        FloorStore floor;
        need(addAccount(*floor.store, "Anna", Role::WatchOfficer, password, "root"));
        const auto feed = floor.source("cert-a");
        floor.tell(feed, {report("incident--1", 70)});
        QVERIFY(floor.decide(Action::Assess, {"incident--1"}, "Anna", "two sensors").has_value());
        need(checkpoint(*floor.store, need(officer(*floor.reader(), "Anna", password)), Occasion::Wish));
        need(floor.writer->appendLog({"Anna", "note", "x", "what no checkpoint covers"}).get());
        const auto reader = floor.reader();
        QVERIFY(need(checkLog(*reader)).faults.empty());

        Intruder intruder(floor.path);
        int flips = 0;
        const auto verdict = [&](const Intruder::Row &whole, const Intruder::Row &row, const char *column) {
            if (!intruder.put(whole.sequence, row))
                return; // the number of another entry
            ++flips;
            const auto faults = need(checkLog(*reader)).faults;
            QVERIFY2(!faults.empty(), qPrintable(u"entry %1, %2"_s.arg(whole.sequence).arg(QLatin1StringView(column))));
            // A number that is none of the log's leaves a gap where it was; else it is the entry itself that is named.
            QVERIFY2(faults.front().sequence <= whole.sequence + 1, faults.front().detail.c_str());
            QVERIFY(intruder.put(row.sequence, whole));
        };
        for (const Intruder::Row &whole : intruder.rows()) {
            for (int bit = 0; bit < 63; bit += 7) {
                Intruder::Row row = whole;
                row.at ^= std::int64_t{1} << bit;
                verdict(whole, row, "at");
                row = whole;
                row.sequence ^= std::int64_t{1} << bit;
                verdict(whole, row, "sequence");
            }
            for (std::size_t c = 0; c < whole.columns.size(); ++c) {
                constexpr std::array names{"actor", "action", "object", "detail", "previous", "hash"};
                for (std::size_t i = 0; i < whole.columns[c].size(); ++i) {
                    for (const char flip : {'\x01', '\x20'}) {
                        Intruder::Row row = whole;
                        row.columns[c][i] = char(row.columns[c][i] ^ flip);
                        verdict(whole, row, names[c]);
                        if (QTest::currentTestFailed())
                            return;
                    }
                }
            }
        }
        QVERIFY(flips > 1500);
        QVERIFY(need(checkLog(*reader)).faults.empty());
        intruder.run("UPDATE store SET log_hash = zeroblob(32)");
        QCOMPARE(need(checkLog(*reader)).faults.size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestAccount)
#include "test_account.moc"
