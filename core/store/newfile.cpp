// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/newfile.h"

#include "store/connection.h"
#include "store/file.h"

#include <QFileInfo>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr std::chrono::seconds patience{30}; // as long as SQLite waits for its locks
constexpr std::chrono::milliseconds askAgain{20};
constexpr qint64 walHeader = 32; // a log of no more bytes holds no change

QString pathBeside(const QString &target) { return target + ".being-made"_L1; }

[[noreturn]] void raiseErrno(const QString &path, int error)
{
    raise(error == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
          u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

void removeSideFiles(const QString &path)
{
    for (const auto suffix : {"-journal"_L1, "-wal"_L1, "-shm"_L1})
        ::unlink(nativePath(path + suffix).c_str());
}

/// What a file is called may be another by the time it is locked.
bool isNamed(int descriptor, const QString &path)
{
    struct stat own{}, named{};
    return ::fstat(descriptor, &own) == 0 && ::stat(nativePath(path).c_str(), &named) == 0 && own.st_dev == named.st_dev
        && own.st_ino == named.st_ino;
}

/// Empty, and under no other name: one that was linked to its place when its process was killed is a store.
bool isFresh(int descriptor)
{
    struct stat own{};
    return ::fstat(descriptor, &own) == 0 && own.st_size == 0 && own.st_nlink == 1;
}

bool hasOtherNames(const QString &path)
{
    struct stat facts{};
    return ::stat(nativePath(path).c_str(), &facts) == 0 && facts.st_nlink > 1;
}

} // namespace

NewFile::NewFile(const QString &target, Over over)
    : m_target(target)
    , m_path(pathBeside(target))
    , m_over(over)
{
    refuseWhereTaken();
    take();
}

NewFile::~NewFile()
{
    if (m_descriptor < 0)
        return;
    removeSideFiles(m_path);
    ::unlink(nativePath(m_path).c_str());
    ::close(m_descriptor);
}

void NewFile::refuseWhereTaken() const
{
    if (m_over == Over::Anything)
        return;
    const QFileInfo found(m_target);
    const bool isThere = found.exists() || found.isSymLink();
    if (isThere && (m_over == Over::Nothing || !found.isFile() || found.size() > 0))
        raise(ErrorCode::Io, u"%1 exists already"_s.arg(m_target));
    // The log of a store that was moved away may hold changes that are nowhere else; to a new one it would be damage.
    // A journal beside an empty file is what was left of making it.
    const auto refuse = [](const QString &path, qint64 empty) {
        if (QFileInfo(path).size() > empty)
            raise(ErrorCode::Io,
                  u"%1 belongs to a store that is not here any more: put it beside that one, or remove it"_s.arg(path));
    };
    refuse(m_target + "-wal"_L1, walHeader);
    if (!isThere)
        refuse(m_target + "-journal"_L1, 0);
}

void NewFile::take()
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!tryToTake()) {
        if (std::chrono::steady_clock::now() > deadline)
            raise(ErrorCode::Busy, u"%1 is being made by another process"_s.arg(m_target));
        std::this_thread::sleep_for(askAgain);
    }
}

bool NewFile::tryToTake()
{
    const auto guard = FileUse::lock();
    const std::string name = nativePath(m_path);
    if (FileUse::isOpen(m_path)) { // here: a descriptor beside SQLite's would cost it its locks
        if (hasOtherNames(m_path))
            ::unlink(name.c_str());
        return false;
    }
    const int descriptor = ::open(name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        raiseErrno(m_path, errno);
    // flock's lock, unlike SQLite's on the same file, stays when SQLite closes it.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && isNamed(descriptor, m_path)) {
        removeSideFiles(m_path);
        if (isFresh(descriptor) && ::fchmod(descriptor, 0600) == 0) {
            m_descriptor = descriptor;
            return true;
        }
        ::unlink(name.c_str());
    }
    ::close(descriptor);
    return false;
}

void NewFile::keep()
{
    // A log that could not be written back at the end would be left behind.
    if (QFileInfo(m_path + "-wal"_L1).size() > 0 || QFileInfo(m_path + "-journal"_L1).size() > 0)
        raise(ErrorCode::Io, u"%1 could not be finished"_s.arg(m_path));
    if (::fsync(m_descriptor) != 0)
        raiseErrno(m_path, errno);
    // Nobody of this process opens it under its name before the last descriptor beside SQLite is closed.
    const auto guard = FileUse::lock();
    refuseWhereTaken();
    if (m_over != Over::Anything)
        removeSideFiles(m_target);
    if (m_over == Over::Anything || QFileInfo::exists(m_target)) {
        if (std::rename(nativePath(m_path).c_str(), nativePath(m_target).c_str()) != 0)
            raiseErrno(m_target, errno);
    } else {
        renameNew(m_path, m_target);
    }
    ::close(m_descriptor);
    m_descriptor = -1;
    syncPath(QFileInfo(m_target).absolutePath());
}

void NewFile::removeLeftovers(const QString &target)
{
    const auto guard = FileUse::lock();
    const QString path = pathBeside(target);
    if (!QFileInfo::exists(path) || FileUse::isOpen(path))
        return;
    const int descriptor = ::open(nativePath(path).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && isNamed(descriptor, path)) {
        removeSideFiles(path);
        ::unlink(nativePath(path).c_str());
    }
    ::close(descriptor);
}

} // namespace watchfloor::store
