// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl.h"

#include <QDir>
#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

/// Programs of others that packaging/peers unpacked, run from where they lie as the current user.
namespace watchfloor::test {

/// The folder of an unpacked peer.
inline QString peerFolder(const QString &name)
{
    return qEnvironmentVariable("WATCHFLOOR_PEERS", QDir::homePath() + QStringLiteral("/peers")) + u'/' + name;
}

/// In a test or its initTestCase(): without the peer there is nothing to test, and on CI that is a failure.
#define NEEDS_PEER(name, program)                                                                                      \
    do {                                                                                                               \
        if (!QFile::exists(peerFolder(QStringLiteral(name)) + QStringLiteral(program))) {                              \
            if (qEnvironmentVariable("CI") == QStringLiteral("true"))                                                  \
                QFAIL(name " is missing: packaging/peers " name);                                                      \
            QSKIP(name " is not here: packaging/peers " name);                                                         \
        }                                                                                                              \
    } while (false)

/// A port of this machine that nobody has right now.
inline quint16 freePort()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        qFatal("no port: %s", qPrintable(probe.errorString()));
    return probe.serverPort();
}

/// One such program, with a folder of its own for what it writes.
class Peer
{
public:
    /// `program` and `libraries` below the peer's folder.
    Peer(const QString &name, const QString &program, const QStringList &libraries)
        : m_root(peerFolder(name))
        , m_program(m_root + program)
    {
        QStringList paths;
        for (const QString &library : libraries)
            paths += m_root + library;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_LIBRARY_PATH"), paths.join(u':'));
        environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setWorkingDirectory(m_folder.path());
    }
    ~Peer() { kill(); }
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }
    void start(const QStringList &arguments)
    {
        m_process.start(m_program, arguments);
        if (!m_process.waitForStarted())
            qFatal("%s: %s", qPrintable(m_program), qPrintable(m_process.errorString()));
    }
    /// Until it ends by itself.
    [[nodiscard]] bool finished()
    {
        return m_process.waitForFinished(120'000) && m_process.exitStatus() == QProcess::NormalExit
            && m_process.exitCode() == 0;
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    void terminate()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    void signal(int number) const { ::kill(pid_t(m_process.processId()), number); }
    /// Everything it has said so far.
    [[nodiscard]] QByteArray said() { return m_said += m_process.readAll(); }

private:
    QString m_root, m_program;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
};

} // namespace watchfloor::test
