// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include <QProcess>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

/// A folder that is watched, beside the store.
struct Watched
{
    QTemporaryDir dir;
    Feed feed{settingsOf("folder", dir.path())};

    explicit Watched(bool running = true)
    {
        if (running)
            feed.start();
    }
    [[nodiscard]] QString at(const QString &name) const { return dir.filePath(name); }
    /// As programs do it that know of watched folders: written elsewhere, then moved in.
    void moveIn(const QString &name, const QByteArray &bytes) const
    {
        const QString beside = feed.folder.filePath(u"outbox"_s);
        if (!writeFile(beside, bytes) || !QFile::rename(beside, at(name)))
            qFatal("cannot move in");
    }
    [[nodiscard]] std::int64_t accepted() const { return feed.counters().accepted; }
};

QByteArray gzip(const QByteArray &bytes)
{
    QByteArray packed(qsizetype(compressBound(uLong(bytes.size()))) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

class TestTransportFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesThatAreMovedInAndThatWereThereAreRead()
    {
        Watched w(false);
        QVERIFY(writeFile(w.at(u"before.json"_s), eveLines(0, 10)));
        w.feed.start();
        TRY_COMPARE(w.accepted(), 10);
        w.moveIn(u"after.json"_s, eveLines(10, 15));
        TRY_COMPARE(w.accepted(), 15);
        QVERIFY(QDir(w.dir.path()).mkpath(u"a/b"_s));
        w.moveIn(u"a/b/bundle.json"_s, stixBundle(3));
        TRY_COMPARE(w.accepted(), 18);
        QCOMPARE(w.feed.counters().duplicates, 0);
        QVERIFY(w.feed.isLive());
        QVERIFY2(w.feed.problems().isEmpty(), qPrintable(w.feed.problems()));
        QCOMPARE(w.feed.totals().accepted, 18);
    }

    void aFileThatGrowsIsFollowedAndAHalfLineWaitsForItsEnd()
    {
        Watched w;
        const QString path = w.at(u"eve.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto write = [&](const QByteArray &bytes) {
            file.write(bytes);
            file.flush();
        };
        write(eveLines(0, 5));
        TRY_COMPARE(w.accepted(), 5);
        const QByteArray line = eveAlert(5);
        write(line.first(40));
        write(line.sliced(40, 30));
        write(line.sliced(70) + '\n' + eveAlert(6).first(20));
        TRY_COMPARE(w.accepted(), 6);
        write(eveAlert(6).sliced(20) + '\n');
        TRY_COMPARE(w.accepted(), 7);
        QCOMPARE(w.feed.counters().records, 7);
        // Who closes the file says that its last line is one.
        write(eveAlert(7));
        file.close();
        TRY_COMPARE(w.accepted(), 8);
        append(path, "\n" + eveLines(8, 10));
        TRY_COMPARE(w.accepted(), 10);
        QCOMPARE(w.feed.counters().quarantined, 0);
        QCOMPARE(w.feed.imports().back().path, path.toStdString());
    }

    void aLineThatEndsLaterThanThoughtIsReadAgainAsAWhole()
    {
        Watched w;
        const QString path = w.at(u"eve.json"_s);
        const QByteArray line = eveAlert(1);
        QVERIFY(writeFile(path, eveLines(0, 1) + line.first(50)));
        TRY_COMPARE(w.feed.counters().quarantined, 1);
        append(path, line.sliced(50) + '\n' + eveLines(2, 4));
        TRY_COMPARE(w.accepted(), 4);
        QCOMPARE(w.feed.counters().quarantined, 1);
        QCOMPARE(w.feed.counters().duplicates, 0);
    }

    void rotationLosesAndDoublesNothing()
    {
        Watched w;
        const QString path = w.at(u"eve.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(eveLines(0, 20));
        file.flush();
        TRY_COMPARE(w.accepted(), 20);
        // logrotate renames, and the writer goes on in the old file until it is told.
        QVERIFY(QFile::rename(path, w.at(u"eve.json.1"_s)));
        file.write(eveLines(20, 25));
        file.flush();
        append(path, eveLines(100, 110));
        TRY_COMPARE(w.accepted(), 35);
        file.write(eveLines(25, 27));
        file.close();
        append(path, eveLines(110, 112));
        TRY_COMPARE(w.accepted(), 39);
        // And once more, in one go.
        QVERIFY(QFile::rename(w.at(u"eve.json.1"_s), w.at(u"eve.json.2"_s)));
        QVERIFY(QFile::rename(path, w.at(u"eve.json.1"_s)));
        QVERIFY(writeFile(path, eveLines(200, 205)));
        TRY_COMPARE(w.accepted(), 44);
        QCOMPARE(w.feed.counters().records, 44);
        w.feed.stop();
        w.feed.start();
        append(path, eveLines(205, 206));
        TRY_COMPARE(w.feed.counters().accepted, 1);
        QCOMPARE(w.feed.counters().records, 1);
    }

    void aFileThatIsTruncatedOrDeletedGoesOnWithItsNewContent()
    {
        Watched w;
        const QString path = w.at(u"eve.json"_s);
        append(path, eveLines(0, 10));
        TRY_COMPARE(w.accepted(), 10);
        // copytruncate: the copy holds what is known, the file begins anew.
        QVERIFY(QFile::copy(path, w.at(u"eve.json.1"_s)));
        TRY_COMPARE(w.feed.counters().duplicates, 10);
        QVERIFY(QFile::resize(path, 0));
        append(path, eveLines(50, 54));
        TRY_COMPARE(w.accepted(), 14);
        // Written over with something longer, in one moment.
        QVERIFY(writeFile(path, eveLines(300, 330)));
        TRY_COMPARE(w.accepted(), 44);
        QVERIFY(QFile::remove(path));
        append(path, eveLines(400, 402));
        TRY_COMPARE(w.accepted(), 46);
        QCOMPARE(w.feed.totals().accepted, 46);
        QCOMPARE(w.feed.totals().quarantined, 0);
    }

    void whatIsWrittenInPlaceIsReadWhenItIsWhole()
    {
        Watched w;
        TRY(w.feed.isLive()); // before that nobody knows who has the file open
        const QByteArray bundle = stixBundle(40);
        QFile file(w.at(u"bundle.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bundle.first(bundle.size() / 2));
        file.flush();
        // A file that came later shows that the first one was looked at and left alone.
        append(w.at(u"eve.json"_s), eveLines(0, 3));
        TRY_COMPARE(w.accepted(), 3);
        file.write(bundle.sliced(bundle.size() / 2));
        file.close();
        TRY_COMPARE(w.accepted(), 43);
        QCOMPARE(w.feed.counters().quarantined, 0);
        // The same content under its name again is known.
        QVERIFY(writeFile(w.at(u"bundle.json"_s), bundle));
        TRY_COMPARE(w.feed.counters().duplicates, 40);
    }

    void compressedFilesAreReadAndBrokenOnesAreToldOnce()
    {
        Watched w;
        w.moveIn(u"eve.json.gz"_s, gzip(eveLines(0, 30)));
        TRY_COMPARE(w.accepted(), 30);
        w.moveIn(u"broken.json.gz"_s, gzip(eveLines(40, 90)).first(200));
        TRY(w.feed.problems().contains(u"broken.json.gz"_s));
        w.moveIn(u"picture.json"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0", 10));
        TRY_COMPARE(w.feed.counters().quarantined, 1);
        TRY(w.feed.problems().contains(u"picture.json"_s));
        QVERIFY(w.feed.isLive());
    }

    void temporaryNamesAreLeftAloneAndLinksThatLeaveAreRefused()
    {
        Watched w;
        for (const auto &name : {u".hidden.json"_s, u"a.json.part"_s, u"b.tmp"_s, u"c.json~"_s})
            QVERIFY(writeFile(w.at(name), eveLines(0, 5)));
        QVERIFY(writeFile(w.feed.folder.filePath(u"secret.json"_s), eveLines(10, 15)));
        QCOMPARE(::symlink(w.feed.folder.filePath(u"secret.json"_s).toLocal8Bit().constData(),
                           w.at(u"link.json"_s).toLocal8Bit().constData()),
                 0);
        QCOMPARE(::symlink(w.feed.folder.path().toLocal8Bit().constData(), w.at(u"folder"_s).toLocal8Bit().constData()),
                 0);
        QCOMPARE(::mkfifo(w.at(u"pipe.json"_s).toLocal8Bit().constData(), 0600), 0);
        TRY(w.feed.problems().contains(u"link.json: is a link that leaves the folder"_s));
        append(w.at(u"eve.json"_s), eveLines(100, 101));
        QVERIFY(QFile::link(w.at(u"eve.json"_s), w.at(u"current.json"_s))); // inside: read once, under its own name
        TRY_COMPARE(w.accepted(), 1);
        QVERIFY(QFile::rename(w.at(u"a.json.part"_s), w.at(u"a.json"_s)));
        TRY_COMPARE(w.accepted(), 6);
        QCOMPARE(w.feed.counters().records, 6);
        QCOMPARE(w.feed.status().problems.size(), 2u);
    }

    void aFolderThatVanishesIsToldAndComesBackByItself()
    {
        QTemporaryDir parent;
        const QString path = parent.filePath(u"share"_s);
        QVERIFY(QDir().mkpath(path));
        Feed feed(settingsOf("folder", path));
        feed.start();
        append(path + u"/eve.json"_s, eveLines(0, 4));
        TRY_COMPARE(feed.counters().accepted, 4);
        QVERIFY(QFile::rename(path, parent.filePath(u"away"_s)));
        TRY_COMPARE(feed.status().state, transport::State::Failing);
        QVERIFY2(feed.status().activity.contains(u"is not there"_s), qPrintable(feed.status().activity));
        append(parent.filePath(u"away/eve.json"_s), eveLines(4, 6));
        QVERIFY(QFile::rename(parent.filePath(u"away"_s), path));
        TRY_COMPARE(feed.counters().accepted, 6);
        QVERIFY(feed.isLive());
        QCOMPARE(feed.counters().duplicates, 0);
    }

    void storesAreNoFeeds()
    {
        Watched w(false);
        const QByteArray bytes = fileBytes(w.feed.path);
        for (const auto &name : {u"s.watchfloor"_s, u"s.watchfloor-wal"_s, u"s.watchfloor.being-made"_s,
                                 u"s.watchfloor.being-made-lock"_s})
            QVERIFY(writeFile(w.at(name), bytes));
        // The one that is open, under a name that tells nothing: to read it would be to drop its locks.
        QCOMPARE(::link(qPrintable(w.feed.path), qPrintable(w.at(u"eve.json.1"_s))), 0);
        append(w.at(u"eve.json"_s), eveLines(0, 3));
        w.feed.start();
        TRY_COMPARE(w.accepted(), 3);
        TRY(w.feed.problems().contains("is the store that is open"_L1));
        QCOMPARE(w.feed.counters().records, 3);
        QVERIFY(!w.feed.problems().contains("s.watchfloor"_L1));
    }

    void anotherLifeGoesOnWhereTheLastOneEndedWithoutReadingAllAgain()
    {
        Watched w;
        append(w.at(u"eve.json"_s), eveLines(0, 2000));
        append(w.at(u"zeek.log"_s),
               "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n"
               "#path\tnotice\n#fields\tts\tuid\tid.orig_h\tnote\tmsg\n"
               "#types\ttime\tstring\taddr\tenum\tstring\n"
               "1700000000.000000\tC1\t192.0.2.1\tScan::Port_Scan\tone\n");
        QVERIFY(writeFile(w.at(u"bundle.json"_s), stixBundle(5)));
        TRY_COMPARE(w.accepted(), 2013); // with the eight lines of the log
        const auto first = w.feed.totals();
        w.feed.close();

        append(w.at(u"eve.json"_s), eveLines(2000, 2003));
        append(w.at(u"zeek.log"_s), "1700000001.000000\tC2\t192.0.2.1\tScan::Port_Scan\ttwo\n");
        QVERIFY(QFile::rename(w.at(u"eve.json"_s), w.at(u"eve.json.1"_s)));
        append(w.at(u"eve.json"_s), eveLines(5000, 5002));
        w.feed.open();
        w.feed.start();
        TRY_COMPARE(w.accepted(), 6);
        const auto counters = w.feed.counters();
        QCOMPARE(counters.records, 6);
        QVERIFY(counters.bytes < 20'000); // of half a megabyte
        QCOMPARE(w.feed.totals().accepted, first.accepted + 6);
        QCOMPARE(w.feed.totals().quarantined, 0);
    }

    void aKillAtAnyMomentLosesAndDoublesNothing()
    {
        Watched w(false);
        w.feed.close();
        constexpr int rounds = 5, lines = 4000;
        QFile file(w.at(u"eve.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int round = 0; round < rounds; ++round) {
            QProcess program;
            program.start(ctlProgram(), {u"--store"_s, w.feed.path, u"feeds"_s, u"run"_s});
            QVERIFY(program.waitForStarted());
            for (int n = 0; n < lines; ++n) {
                file.write(eveAlert(round * lines + n) + '\n');
                if (n % 40 == round)
                    file.flush();
            }
            file.flush();
            // Killed once it has got hold of some of them.
            const auto some = [&] {
                const auto store = store::Store::open(w.feed.path, {store::OpenOptions::Mode::ReadOnly, {}, {}});
                return store && sure(store::totals(*sure((*store)->reader()))).accepted > round * lines;
            };
            TRY(some());
            QCOMPARE(::kill(pid_t(program.processId()), SIGKILL), 0);
            program.waitForFinished();
        }
        file.close();
        const auto once = ctl({u"--store"_s, w.feed.path, u"--json"_s, u"feeds"_s, u"run"_s, u"--once"_s});
        QVERIFY2(once.exit == 0, once.all().constData());
        w.feed.open(store::OpenOptions::Mode::ReadOnly);
        QCOMPARE(w.feed.totals().accepted, rounds * lines);
        QCOMPARE(w.feed.totals().quarantined, 0);
        QCOMPARE(sure(store::verify(*w.feed.store)).size(), 0u);
    }
};

QTEST_GUILESS_MAIN(TestTransportFolder)
#include "test_transport_folder.moc"
