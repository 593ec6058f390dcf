// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "contents.h"

#include <QElapsedTimer>
#include <QTest>

#include <sqlcipher/sqlite3.h>

#include <array>
#include <csignal>
#include <latch>
#include <random>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

constexpr char passphrase[] = "correct horse";
constexpr qint64 kernelPage = 4096; // what a write that is cut off is cut into

/// A call that changes what lies under the store's name, counted from 1.
struct Call
{
    int number = 0;
    bool torn = false; ///< killed in the middle of it, not before it
};

struct Traced
{
    bool killed = false;
    int exit = -1;
    QByteArray errors;
};

/// Runs a program with killpoint.c before it.
Traced trace(const QString &program, const QStringList &arguments, const QString &store, const Call &last,
             const QString &log = {})
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(WATCHFLOOR_KILLPOINT));
    environment.insert(u"ASAN_OPTIONS"_s, environment.value(u"ASAN_OPTIONS"_s) + u":verify_asan_link_order=0"_s);
    environment.insert(u"KILLPOINT_PREFIX"_s, store);
    environment.insert(u"KILLPOINT_AT"_s, QString::number(last.number));
    environment.insert(u"KILLPOINT_TORN"_s, QString::number(last.torn));
    environment.insert(u"KILLPOINT_LOG"_s, log);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        qFatal("%s does not end", qPrintable(program));
    const bool killed = process.exitStatus() == QProcess::CrashExit && process.exitCode() == SIGKILL;
    return {killed, process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardError()};
}

/// Every place where a run may be killed that leaves the files in another state.
std::vector<Call> callsOf(const QByteArray &log)
{
    std::vector<Call> calls;
    for (const QByteArray &line : log.trimmed().split('\n')) {
        const auto words = line.split(' ');
        calls.push_back({words.front().toInt(), false});
        if (words.back().toLongLong() > kernelPage)
            calls.push_back({words.front().toInt(), true});
    }
    return calls;
}

void removeStore(const QString &path)
{
    const QFileInfo store(path);
    for (const QString &name : store.dir().entryList({store.fileName() + u'*'}, QDir::Files))
        store.dir().remove(name);
}

QStringList besides(const QString &path)
{
    const QFileInfo store(path);
    return store.dir().entryList({store.fileName() + u"?*"_s}, QDir::Files);
}

/// What is wrong with a store that must be sound and hold `expected`; empty: nothing.
QString fault(const QString &path, const Contents &expected, const std::string &key = {})
{
    auto opened = store::Store::open(path, {store::OpenOptions::Mode::ReadOnly, key, store::Context::Real});
    if (!opened)
        return opened.error().detail;
    const auto findings = store::verify(**opened);
    if (!findings)
        return findings.error().detail;
    if (!findings->empty())
        return QString::fromStdString(findings->front().check + ": " + findings->front().detail);
    const auto reader = (*opened)->reader();
    const auto contents = contentsOf(**reader);
    if (!contents)
        return contents.error().detail;
    return *contents == expected ? QString() : u"it holds %1 records"_s.arg(contents->records.size());
}

/// The same through the program itself.
QString refusalOf(const QStringList &arguments, const std::set<int> &accepted)
{
    const CtlRun run = ctl(arguments);
    return accepted.contains(run.exit) ? QString()
                                       : arguments.join(u' ') + u": "_s + QString::fromUtf8(run.all()).trimmed();
}

/// Reads a store again and again while somebody else writes to it. What it reads while nobody commits must be one of
/// the states that the store goes through. It has read once when it is made.
class Onlooker
{
public:
    Onlooker(const QString &path, std::vector<Contents> states)
        : m_states(std::move(states))
        , m_thread([this, path](const std::stop_token &stop) {
            look(path, stop);
            begun();
        })
    {
        m_begun.wait();
    }
    QString stop()
    {
        m_thread.request_stop();
        m_thread.join();
        return m_fault;
    }

private:
    void look(const QString &path, const std::stop_token &stop)
    {
        auto opened = store::Store::open(path, {store::OpenOptions::Mode::ReadOnly, {}, store::Context::Real});
        if (!opened) {
            m_fault = opened.error().detail;
            return;
        }
        const auto reader = (*opened)->reader();
        if (!reader) {
            m_fault = reader.error().detail;
            return;
        }
        while (m_fault.isEmpty() && !stop.stop_requested()) {
            m_fault = faultOf(**reader);
            begun();
        }
    }
    void begun()
    {
        if (!std::exchange(m_hasBegun, true))
            m_begun.count_down();
    }
    QString faultOf(store::Reader &reader) const
    {
        const auto before = reader.version();
        const auto contents = contentsOf(reader);
        const auto after = reader.version();
        if (!before || !contents || !after)
            return !before ? before.error().detail : !contents ? contents.error().detail : after.error().detail;
        // Its three questions see three instants where somebody commits between them.
        if (*before != *after || std::ranges::contains(m_states, *contents))
            return {};
        return u"it holds %1 records, %2 observations and %3 claims"_s.arg(contents->records.size())
            .arg(contents->observations.size())
            .arg(contents->claims.size());
    }

    const std::vector<Contents> m_states;
    QString m_fault;
    bool m_hasBegun = false;
    std::latch m_begun{1};
    std::jthread m_thread;
};

} // namespace

/// kill -9 before, and in the middle of, every single call that changes a store's files. Unlike random kills these
/// reach the moments that last some microseconds. WATCHFLOOR_KILLPOINTS=all tries them all where otherwise some are
/// left out.
class TestKillPoints : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store = m_folder.filePath(u"s.watchfloor"_s);
    QString m_keyFile = m_folder.filePath(u"key"_s);
    QString m_log = m_folder.filePath(u"calls"_s);
    Contents m_first, m_both; ///< after the first file, and after both

    [[nodiscard]] QString feed(int number) const { return m_folder.filePath(u"feed%1"_s.arg(number)); }

    [[nodiscard]] QStringList with(const QStringList &command, bool encrypted = false) const
    {
        return QStringList{u"--store"_s, m_store}
        + (encrypted ? QStringList{u"--key-file"_s, m_keyFile} : QStringList()) + command;
    }
    [[nodiscard]] QStringList ingest(int number, bool encrypted = false) const
    {
        return with({u"ingest"_s, u"--no-correlate"_s, u"--source"_s, u"sensor"_s, feed(number)}, encrypted);
    }
    [[nodiscard]] bool isThere() const { return QFile::exists(m_store); }

    /// Kills `arguments` at its calls, one after the other, each time on what `prepare` made; `judge` says what is
    /// wrong with what is left.
    void sweep(const QString &program, const QStringList &arguments, const std::function<void()> &prepare,
               const std::function<QString()> &judge, int step)
    {
        QElapsedTimer timer;
        timer.start();
        QFile::remove(m_log);
        removeStore(m_store);
        prepare();
        const Traced whole = trace(program, arguments, m_store, {}, m_log);
        QVERIFY2(whole.exit == 0, whole.errors.constData());
        const auto calls = callsOf(fileBytes(m_log));
        QVERIFY(calls.size() > 20); // else the program no longer writes through the functions that are watched
        int kills = 0, tries = 0;
        // Those that are left out differ from run to run.
        for (std::size_t i = std::random_device()() % std::size_t(step); i < calls.size(); i += std::size_t(step)) {
            removeStore(m_store);
            prepare();
            ++tries;
            const Traced run = trace(program, arguments, m_store, calls[i]);
            if (!run.killed && run.exit == 0)
                continue; // the threads took turns otherwise, and one call was saved
            const QString at = u"killed %1 call %2 of %3: "_s.arg(calls[i].torn ? u"in"_s : u"before"_s)
                                   .arg(calls[i].number)
                                   .arg(calls.back().number);
            QVERIFY2(run.killed, qPrintable(at + QString::fromUtf8(run.errors)));
            ++kills;
            const QString found = judge();
            QVERIFY2(found.isEmpty(), qPrintable(at + found));
        }
        QVERIFY2(kills * 10 >= tries * 9, qPrintable(u"%1 kills in %2 runs"_s.arg(kills).arg(tries)));
        qInfo("%d kills at %zu points, %lld ms", kills, calls.size(), timer.elapsed());
    }
    static int stepOf(int usual) { return qEnvironmentVariable("WATCHFLOOR_KILLPOINTS") == u"all"_s ? 1 : usual; }

    void makeStore(bool encrypted = false)
    {
        const CtlRun run = ctl(ingest(1, encrypted));
        if (run.exit != 0)
            qFatal("%s", run.all().constData());
    }

    /// A store that is being made is not there, or whole; started again, the ingest ends as if nothing had been.
    QString judgeMade(bool encrypted)
    {
        const std::string key = encrypted ? passphrase : "";
        if (isThere()) {
            const auto contents = contentsOf(m_store, key);
            if (!contents)
                return contents.error().detail;
        } else if (QFile::exists(m_store + u"-wal"_s) || QFile::exists(m_store + u"-journal"_s)) {
            return u"a log without a store"_s;
        }
        if (QString refused = refusalOf(ingest(1, encrypted), {0}); !refused.isEmpty())
            return refused;
        const QStringList left = besides(m_store);
        return left.isEmpty() ? fault(m_store, m_first, key) : u"left behind: "_s + left.join(u' ');
    }

    /// Read by the program and by the library before anybody wrote to it again.
    QString judgeRead()
    {
        for (const auto *command : {"status", "verify"}) {
            if (QString refused = refusalOf(with({QString::fromLatin1(command)}), {0}); !refused.isEmpty())
                return refused;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray eve;
        for (int n = 0; n < 40; ++n)
            eve += eveAlert(n) + '\n';
        QVERIFY(writeFile(feed(1), eve));
        QVERIFY(writeFile(feed(2), stixBundle(20)));
        QVERIFY(writeFile(m_keyFile, passphrase));
        makeStore();
        const auto first = contentsOf(m_store);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        m_first = *first;
        QCOMPARE(m_first.observations.size(), 40u);
        QCOMPARE(ctl(ingest(2)).exit, 0);
        m_both = *contentsOf(m_store);
        QCOMPARE(m_both.claims.size(), 20u);
        removeStore(m_store);
    }
    void cleanup() { removeStore(m_store); }

    void aStoreIsMadeWholeOrNotAtAll()
    {
        sweep(ctlProgram(), ingest(1), [] {}, [this] { return judgeMade(false); }, stepOf(3));
    }

    void anEncryptedStoreIsMadeWholeOrNotAtAll()
    {
        // A quarter of a second goes into each key.
        sweep(ctlProgram(), ingest(1, true), [] {}, [this] { return judgeMade(true); }, stepOf(11));
    }

    void aFilledStoreStaysSoundWhileOthersRead()
    {
        makeStore();
        const QByteArray bytes = fileBytes(m_store);
        std::unique_ptr<Onlooker> onlooker;
        const auto prepare = [&] {
            onlooker.reset();
            if (!writeFile(m_store, bytes))
                qFatal("no store");
            onlooker = std::make_unique<Onlooker>(m_store, std::vector{m_first, m_both});
        };
        const auto judge = [&] {
            // While the onlooker has it open, then as the next process finds it.
            QString found = judgeRead();
            if (found.isEmpty())
                found = onlooker->stop();
            if (found.isEmpty())
                found = refusalOf(ingest(2), {0});
            return found.isEmpty() ? fault(m_store, m_both) : found;
        };
        sweep(ctlProgram(), ingest(2), prepare, judge, stepOf(3));
    }

    void oneStoreIsMadeByManyAtOnce()
    {
        for (int round = 0; round < 5; ++round) {
            removeStore(m_store);
            std::array<QProcess, 4> makers, onlookers;
            for (auto &maker : makers)
                maker.start(ctlProgram(), ingest(1));
            for (auto &onlooker : onlookers)
                onlooker.start(ctlProgram(), with({u"verify"_s}));
            const auto isRunning = [](const QProcess &process) { return process.state() != QProcess::NotRunning; };
            // Verified again and again, while the store is made, filled, and closed by one after the other.
            while (std::ranges::any_of(makers, isRunning)) {
                for (auto &maker : makers)
                    maker.waitForFinished(1);
                for (auto &onlooker : onlookers) {
                    if (!onlooker.waitForFinished(1))
                        continue;
                    const QByteArray said = onlooker.readAllStandardOutput() + onlooker.readAllStandardError();
                    QVERIFY2(onlooker.exitCode() == 0 || said.contains("no such file"), said.constData());
                    onlooker.start(ctlProgram(), with({u"verify"_s}));
                }
            }
            for (auto &maker : makers)
                QVERIFY2(maker.exitCode() == 0, maker.readAllStandardError().constData());
            for (auto &onlooker : onlookers)
                onlooker.waitForFinished();
            const QString found = fault(m_store, m_first);
            QVERIFY2(found.isEmpty(), qPrintable(found));
        }
    }

    void anOldStoreIsMigratedStepByStep()
    {
        makeStore();
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(qPrintable(m_store), &db), SQLITE_OK);
        // As another tool may leave it, too: not in WAL mode.
        QCOMPARE(sqlite3_exec(db,
                              "PRAGMA journal_mode=DELETE; DROP TABLE said_again; DROP TABLE retry; DROP TABLE gap; "
                              "DROP TABLE origin_head; "
                              "DROP TABLE transport; DROP TABLE transport_cursor; PRAGMA user_version=1",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(db);
        const QByteArray bytes = fileBytes(m_store);
        const auto judge = [&] {
            QString found = judgeRead();
            if (found.isEmpty())
                found = fault(m_store, m_first);
            if (found.isEmpty())
                found = refusalOf(with({u"migrate"_s}), {0});
            if (found.isEmpty())
                found = refusalOf(ingest(2), {0});
            return found.isEmpty() ? fault(m_store, m_both) : found;
        };
        sweep(ctlProgram(), with({u"migrate"_s}), [&] { writeFile(m_store, bytes); }, judge, stepOf(2));
    }

    void aCopyIsWholeOrNotThere()
    {
        makeStore();
        const QByteArray bytes = fileBytes(m_store);
        const QString copy = m_store + u"-copy"_s; // under the same name, so that its calls count too
        const auto judge = [&] {
            if (QFile::exists(copy)) {
                if (QString found = fault(copy, m_first); !found.isEmpty())
                    return found;
                QFile::remove(copy);
            }
            if (QString refused = refusalOf(with({u"backup"_s, copy}), {0}); !refused.isEmpty())
                return refused;
            if (QString found = fault(copy, m_first); !found.isEmpty())
                return found;
            return fault(m_store, m_first);
        };
        sweep(ctlProgram(), with({u"backup"_s, copy}), [&] { writeFile(m_store, bytes); }, judge, stepOf(3));
    }

    void theKeyIsTheOldOrTheNewOne()
    {
        makeStore();
        const QByteArray bytes = fileBytes(m_store);
        const auto judge = [&] {
            const auto opened = store::Store::open(m_store, {});
            const bool changed = !opened && opened.error().code == ErrorCode::WrongKey;
            if (!opened && !changed)
                return opened.error().detail;
            if (changed) {
                const auto again = store::Store::open(m_store, {store::OpenOptions::Mode::ReadWrite, passphrase, {}});
                if (!again)
                    return again.error().detail;
            }
            // Nobody's plain text stays beside an encrypted store. Beside one that is plain still, the journal may stay
            // that was wiped: there is nothing in it that the store does not say.
            QStringList left = besides(m_store);
            if (!changed)
                left.removeAll(QFileInfo(m_store).fileName() + u"-journal"_s);
            if (!left.isEmpty())
                return QString(u"left behind: "_s + left.join(u' '));
            return fault(m_store, m_first, changed ? passphrase : "");
        };
        sweep(
            QCoreApplication::applicationFilePath(), {u"--change-key"_s, m_store}, [&] { writeFile(m_store, bytes); },
            judge, stepOf(9));
    }
};

/// As a program of its own, to be killed: watchfloorctl has no command for it.
static int changeKey(const QString &path)
{
    const auto store = store::Store::open(path, {});
    const auto writer = store ? (*store)->writer() : std::unexpected(store.error());
    return writer && (*writer)->changeKey(passphrase).get() ? 0 : 1;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (const QStringList words = application.arguments(); words.size() == 3 && words[1] == u"--change-key"_s)
        return changeKey(words[2]);
    TestKillPoints test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_killpoints.moc"
