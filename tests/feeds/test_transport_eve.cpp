// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include <QLocalSocket>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

/// A connected socket of ours, as Suricata makes it; -1 where nobody listens.
int dial(const QString &path, int type)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toLocal8Bit();
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    const int fd = ::socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return fd;
    ::close(fd);
    return -1;
}

bool send(int fd, const QByteArray &bytes)
{
    return ::send(fd, bytes.constData(), std::size_t(bytes.size()), 0) == bytes.size();
}

} // namespace

class TestTransportEve : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsOfSeveralConnectionsAreCommittedAsTheyCome()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"eve.sock"_s);
        Feed feed(settingsOf("eve-socket", path));
        feed.start();
        TRY(feed.isLive());
        struct stat status{};
        QCOMPARE(::stat(path.toLocal8Bit().constData(), &status), 0);
        QCOMPARE(status.st_mode & 07, 0u); // not for everybody
        const int first = dial(path, SOCK_STREAM), second = dial(path, SOCK_STREAM);
        QVERIFY(first >= 0 && second >= 0);
        const QByteArray lines = eveLines(0, 20);
        QVERIFY(send(first, lines.first(300)));
        QVERIFY(send(second, eveLines(100, 105)));
        QVERIFY(send(first, lines.sliced(300)));
        TRY_COMPARE(feed.counters().accepted, 25);
        // Cut off in the middle of an event: what is there is kept, and told.
        QVERIFY(send(second, eveAlert(7).first(60)));
        ::close(second);
        TRY_COMPARE(feed.counters().quarantined, 1);
        QVERIFY(send(first, eveLines(20, 21)));
        TRY_COMPARE(feed.counters().accepted, 26);
        ::close(first);
        QCOMPARE(feed.totals().observations, 26);
        feed.stop();
        QVERIFY(!QFileInfo::exists(path));
    }

    void datagramsAreTakenToo()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"eve.sock"_s);
        Feed feed(settingsOf("eve-socket", u"dgram:"_s + path));
        feed.start();
        TRY(feed.isLive());
        const int fd = dial(path, SOCK_DGRAM);
        QVERIFY(fd >= 0);
        for (int n = 0; n < 10; ++n)
            QVERIFY(send(fd, eveLines(n, n + 1)));
        TRY_COMPARE(feed.counters().accepted, 10);
        ::close(fd);
    }

    void aSocketLeftBehindIsReplacedAndAnythingElseIsNot()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"eve.sock"_s);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = path.toLocal8Bit();
        std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
        const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        ::close(fd); // as a kill leaves it
        Feed feed(settingsOf("eve-socket", path));
        feed.start();
        TRY(feed.isLive());

        Feed second(settingsOf("eve-socket", path));
        second.start();
        TRY_COMPARE(second.status().state, transport::State::Failing);
        QVERIFY2(second.problems().contains(u"another program serves"_s), qPrintable(second.problems()));
        second.stop();
        QVERIFY(dial(path, SOCK_STREAM) >= 0);

        const QString file = dir.filePath(u"notes.txt"_s);
        QVERIFY(writeFile(file, "mine"));
        Feed third(settingsOf("eve-socket", file));
        third.start();
        TRY_COMPARE(third.status().state, transport::State::Failing);
        QCOMPARE(fileBytes(file), QByteArray("mine"));
    }
};

QTEST_GUILESS_MAIN(TestTransportEve)
#include "test_transport_eve.moc"
