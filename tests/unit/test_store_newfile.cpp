// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/newfile.h"
#include "storefixture.h"

#include <QElapsedTimer>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

namespace {

constexpr int soon = 10'000; // milliseconds; who waits for another process waits thirty seconds

/// What `what` says in another process.
bool elsewhere(const std::function<bool()> &what)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(what() ? 0 : 1);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool canBeLocked(const QString &path)
{
    return elsewhere([&] {
        const int descriptor = open(qPrintable(path), O_RDWR | O_CLOEXEC);
        return descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    });
}

/// Another process that makes a store, for as long as this lives.
class Maker
{
public:
    explicit Maker(const QString &target)
    {
        int told[2], asked[2];
        if (pipe(told) != 0 || pipe(asked) != 0)
            qFatal("no pipe");
        m_child = fork();
        char byte = 0;
        if (m_child == 0) {
            close(asked[1]);
            const int lock = open(qPrintable(target + u".being-made-lock"_s), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
            if (flock(lock, LOCK_EX | LOCK_NB) == 0 && write(told[1], &byte, 1) == 1)
                (void)read(asked[0], &byte, 1); // until the other end is closed
            _exit(0);
        }
        close(told[1]);
        close(asked[0]);
        if (read(told[0], &byte, 1) != 1)
            qFatal("not locked");
        close(told[0]);
        m_asked = asked[1];
    }
    ~Maker()
    {
        close(m_asked);
        waitpid(m_child, nullptr, 0);
    }
    Maker(const Maker &) = delete;
    Maker &operator=(const Maker &) = delete;

private:
    pid_t m_child = 0;
    int m_asked = -1;
};

} // namespace

/// Stores, copies and stores under a new key get their name when they are whole: who else may be at it, and what of the
/// old file stays.
class TestStoreNewFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Network file systems turn a flock into the locks that SQLite takes on the same file.
    void noLockButSqlitesIsOnTheFileThatIsMade()
    {
        const Fixture f;
        f.read("a\n");
        const QString target = f.folder.filePath(u"copy.watchfloor"_s);
        const QString lock = target + u".being-made-lock"_s;
        bool isFree = false, isGuarded = false;
        need(backup(*f.store, target, [&](double part) {
            if (part < 1) {
                isFree = canBeLocked(target + u".being-made"_s);
                isGuarded = QFile::exists(lock) && !canBeLocked(lock);
            }
            return true;
        }));
        QVERIFY(isFree && isGuarded);
        QVERIFY(QFile::exists(target) && !QFile::exists(lock));
    }

    void whatThisProcessMakesAlreadyIsRefusedAtOnce()
    {
        const Fixture f;
        f.read("a\n");
        const QString target = f.folder.filePath(u"copy.watchfloor"_s);
        QElapsedTimer timer;
        timer.start();
        bool asked = false;
        need(backup(*f.store, target, [&](double) {
            if (std::exchange(asked, true))
                return true;
            const auto made = Store::open(target, {OpenOptions::Mode::Create, {}, Context::Real});
            const auto copied = backup(*f.store, target);
            return !made && made.error().code == ErrorCode::Busy && !copied && copied.error().code == ErrorCode::Busy;
        }));
        QVERIFY(timer.elapsed() < soon);
        QVERIFY(need(verify(*need(Store::open(target, {})))).empty());
    }

    void aCopyDoesNotWaitForAnotherProcess()
    {
        const Fixture f;
        f.read("a\n");
        const QString target = f.folder.filePath(u"copy.watchfloor"_s);
        QElapsedTimer timer;
        timer.start();
        {
            const Maker maker(target);
            QCOMPARE(backup(*f.store, target).error().code, ErrorCode::Busy);
        }
        QVERIFY(timer.elapsed() < soon);
        need(backup(*f.store, target)); // it was killed, and left its lock
        QVERIFY(!QFile::exists(target + u".being-made-lock"_s));
    }

    void aKeyIsNotChangedWhileAnotherProcessWritesTheStoreAnew()
    {
        Fixture f;
        f.read("a\n");
        QElapsedTimer timer;
        timer.start();
        {
            const Maker maker(f.path);
            QCOMPARE(f.writer->changeKey("new").get().error().code, ErrorCode::Busy);
        }
        QVERIFY(timer.elapsed() < soon);
        QVERIFY(!f.store->info().encrypted);
        QCOMPARE(f.read("a\nb\n").accepted, 1);
    }

    void whoWaitsForAStoreKeepsNobodyWaitingAndTakesWhatCame()
    {
        const Fixture f;
        f.read("a\n");
        const QString target = f.folder.filePath(u"new.watchfloor"_s);
        std::future<Result<std::shared_ptr<Store>>> made;
        {
            const Maker maker(target);
            made = std::async(std::launch::async,
                              [&] { return Store::open(target, {OpenOptions::Mode::Create, {}, Context::Real}); });
            QElapsedTimer timer;
            timer.start();
            while (made.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout && timer.elapsed() < 300)
                QCOMPARE(need(totals(*f.reader())).records, 1);
            QVERIFY(timer.elapsed() < soon);
            QVERIFY(made.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
            writeTo(target, "what came");
        }
        QCOMPARE(made.get().error().code, ErrorCode::Io);
        QCOMPARE(contentOf(target), "what came");
    }

    void whereNoLockCanBeTheReasonIsSaidAtOnce()
    {
        const Fixture f;
        const QString target = f.folder.filePath(u"new.watchfloor"_s);
        QVERIFY(QDir().mkdir(target + u".being-made-lock"_s));
        QElapsedTimer timer;
        timer.start();
        const auto made = Store::open(target, {OpenOptions::Mode::Create, {}, Context::Real});
        QCOMPARE(made.error().code, ErrorCode::Io);
        QVERIFY2(made.error().detail.contains("being-made-lock"_L1), qPrintable(made.error().detail));
        QVERIFY(timer.elapsed() < soon);
    }

    void aLogThatIsLeftIsToldUnderTheNameOfWhatWasToBe()
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(u"new.watchfloor"_s);
        const auto kept = attempt([&] {
            NewFile file(target, NewFile::Over::Nothing);
            writeTo(file.path() + u"-wal"_s, std::string(100, 'x'));
            file.keep();
        });
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::Io);
        QVERIFY2(kept.error().detail.startsWith(target + u" could not be made"_s), qPrintable(kept.error().detail));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void whoMayOpenAStoreMayOpenItUnderItsNewKey()
    {
        Fixture f;
        f.read("a\n");
        QCOMPARE(chmod(qPrintable(f.path), 0660), 0);
        if (geteuid() == 0)
            QCOMPARE(chown(qPrintable(f.path), 4711, 4712), 0);
        struct stat before{}, after{};
        QCOMPARE(stat(qPrintable(f.path), &before), 0);
        need(f.writer->changeKey("new").get());
        QCOMPARE(stat(qPrintable(f.path), &after), 0);
        QVERIFY(before.st_ino != after.st_ino);
        QCOMPARE(after.st_mode & 0777, 0660U);
        QCOMPARE(after.st_uid, before.st_uid);
        QCOMPARE(after.st_gid, before.st_gid);
    }

    /// Only root can give a file away.
    void aStoreOfSomebodyElseKeepsItsKeyWhereItWouldChangeHands()
    {
        if (geteuid() != 0)
            QSKIP("needs two users");
        Fixture f;
        f.read("a\n");
        f.close();
        QCOMPARE(chmod(qPrintable(f.path), 0666), 0);
        QCOMPARE(chmod(qPrintable(f.folder.path()), 0777), 0);
        QVERIFY(elsewhere([&] {
            if (setgid(4712) != 0 || setuid(4711) != 0)
                return false;
            const auto store = Store::open(f.path, {});
            const auto changed = need((*store)->writer())->changeKey("new").get();
            return !changed && changed.error().code == ErrorCode::Io && !(*store)->info().encrypted;
        }));
        f.open();
        QCOMPARE(f.visible(), std::vector<std::string>{"a"});
    }

    /// A folder that may be written and not read cannot be flushed: what has its name by then is there.
    void whatCannotBeFlushedAfterItHasItsNameIsDone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"s.watchfloor"_s);
        QVERIFY(geteuid() != 0 || chown(qPrintable(folder.path()), 4711, 4712) == 0);
        QCOMPARE(chmod(qPrintable(folder.path()), 0300), 0);
        const bool done = elsewhere([&] {
            if (geteuid() == 0 && (setgid(4712) != 0 || setuid(4711) != 0))
                return false;
            const auto store = Store::open(path, {OpenOptions::Mode::Create, {}, Context::Real});
            if (!store || !need((*store)->writer())->changeKey("new").get())
                return false;
            return (*store)->info().encrypted && need(log(*need((*store)->reader()))).size() == 1;
        });
        QCOMPARE(chmod(qPrintable(folder.path()), 0700), 0);
        QVERIFY(done);
        QVERIFY(need(Store::open(path, {OpenOptions::Mode::ReadOnly, "new", {}}))->info().encrypted);
    }
};

QTEST_GUILESS_MAIN(TestStoreNewFile)
#include "test_store_newfile.moc"
