// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/newfile.h"

#include "base/displaytext.h"
#include "store/connection.h"

#include <QFileInfo>
#include <QStorageInfo>

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

constexpr std::chrono::seconds patience{30}; // a new store takes a second or less
constexpr std::chrono::milliseconds askAgain{20};
constexpr mode_t permissions = 0777;

void removeSideFiles(const QString &path)
{
    for (const auto suffix : sideFiles)
        ::unlink(nativePath(path + suffix).c_str());
}

void removeWithSideFiles(const QString &path)
{
    removeSideFiles(path);
    ::unlink(nativePath(path).c_str());
}

/// What a file is called may be another by the time it is locked.
bool isNamed(int descriptor, const QString &path)
{
    struct stat own{}, named{};
    return ::fstat(descriptor, &own) == 0 && ::stat(nativePath(path).c_str(), &named) == 0 && own.st_dev == named.st_dev
        && own.st_ino == named.st_ino;
}

/// One that was linked to its place when its process was killed is a store, which may be open under its own name.
bool hasOtherNames(const QString &path)
{
    struct stat facts{};
    return ::stat(nativePath(path).c_str(), &facts) == 0 && facts.st_nlink > 1;
}

/// Who may open a store stays as it was: it may be shared through its group.
void giveAccessOf(const QString &target, int descriptor)
{
    struct stat old{}, own{};
    if (::stat(nativePath(target).c_str(), &old) != 0 || ::fstat(descriptor, &own) != 0)
        raiseErrno(target, errno);
    const bool isOthers = old.st_uid != own.st_uid || old.st_gid != own.st_gid;
    const bool isKept = (!isOthers || ::fchown(descriptor, old.st_uid, old.st_gid) == 0)
        && (((old.st_mode ^ own.st_mode) & permissions) == 0 || ::fchmod(descriptor, old.st_mode & permissions) == 0);
    if (!isKept)
        raise(ErrorCode::Io,
              u"%1 has to be written anew and would change hands (%2): let its owner do it"_s.arg(
                  target, QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace

// ---------------------------------------------------------------- MakersLock

MakersLock::MakersLock(const QString &target)
    : m_path(target + beingMadeLock)
{
}

MakersLock::~MakersLock()
{
    if (m_descriptor < 0)
        return;
    const auto guard = FileUse::lock();
    ::unlink(nativePath(m_path).c_str()); // while it is held: who waits for it finds that it lost its name
    ::close(m_descriptor);
    FileUse::add(m_file, -1);
}

MakersLock::Taken MakersLock::take()
{
    const auto guard = FileUse::lock();
    if (FileUse::isOpen(m_path)) // where flock is emulated, a second descriptor of one process would get it as well
        return Taken::Here;
    for (;;) {
        const int descriptor
            = ::open(nativePath(m_path).c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (descriptor < 0)
            raiseErrno(m_path, errno);
        const int error = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
        if (error == 0 && isNamed(descriptor, m_path)) {
            hold(descriptor);
            return Taken::Yes;
        }
        ::close(descriptor);
        if (error == EWOULDBLOCK)
            return Taken::Elsewhere;
        if (error != 0 && error != EINTR)
            raiseErrno(m_path, error);
    }
}

void MakersLock::hold(int descriptor)
{
    m_descriptor = descriptor;
    m_file = FileUse::identity(m_path).value_or(m_file);
    FileUse::add(m_file, 1);
}

// ---------------------------------------------------------------- NewFile

NewFile::NewFile(const QString &target, Over over)
    : m_target(target)
    , m_path(target + beingMade)
    , m_over(over)
    , m_lock(target)
{
    refuseWhereTaken();
    take();
    refuseWhereTaken(); // whoever made it first was waited for
    makeEmpty();
}

NewFile::~NewFile()
{
    if (!m_kept)
        removeWithSideFiles(m_path);
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
    const auto refuse = [](const QString &path, std::int64_t empty) {
        if (QFileInfo(path).size() > empty)
            raise(ErrorCode::Io,
                  u"%1 belongs to a store that is not here any more: put it beside that one, or remove it"_s.arg(path));
    };
    refuse(m_target + "-wal"_L1, walHeaderBytes);
    if (!isThere)
        refuse(m_target + "-journal"_L1, 0);
}

/// Waits only for a store that is about to be there: a copy may take hours, and who changes a key or makes a copy has
/// a transaction open meanwhile. No lock of this process is held while it waits.
void NewFile::take()
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const MakersLock::Taken taken = m_lock.take();
        if (taken == MakersLock::Taken::Yes)
            return;
        if (taken == MakersLock::Taken::Here)
            raise(ErrorCode::Busy, u"%1 is being made already"_s.arg(m_target));
        if (m_over != Over::Empty || std::chrono::steady_clock::now() > deadline)
            raise(ErrorCode::Busy, u"%1 is being made by another process"_s.arg(m_target));
        std::this_thread::sleep_for(askAgain);
    }
}

void NewFile::makeEmpty() const
{
    const auto guard = FileUse::lock();
    if (FileUse::isOpen(m_path) && !hasOtherNames(m_path))
        raise(ErrorCode::Busy, u"%1 is open"_s.arg(m_path));
    removeWithSideFiles(m_path);
    const int descriptor
        = ::open(nativePath(m_path).c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        raiseErrno(m_path, errno);
    ::close(descriptor);
}

/// A log that could not be written back at the end would be left behind.
void NewFile::refuseWhereUnfinished() const
{
    for (const auto suffix : {"-wal"_L1, "-journal"_L1}) {
        const QFileInfo log(m_path + suffix);
        if (log.size() == 0)
            continue;
        const qint64 room = QStorageInfo(log.absolutePath()).bytesAvailable();
        raise(room >= 0 && room < log.size() ? ErrorCode::DiskFull : ErrorCode::Io,
              u"%1 could not be made: its log could not be written back; free space and try again"_s.arg(m_target));
    }
}

/// Everything that may fail, before it has its name.
void NewFile::finish() const
{
    const int descriptor = ::open(nativePath(m_path).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        raiseErrno(m_path, errno);
    try {
        if (m_over == Over::Anything)
            giveAccessOf(m_target, descriptor);
        if (::fsync(descriptor) != 0)
            raiseErrno(m_path, errno);
    } catch (...) {
        ::close(descriptor);
        throw;
    }
    ::close(descriptor);
}

void NewFile::rename() const
{
    if (m_over == Over::Anything || QFileInfo::exists(m_target)) {
        if (std::rename(nativePath(m_path).c_str(), nativePath(m_target).c_str()) != 0)
            raiseErrno(m_target, errno);
    } else {
        renameNew(m_path, m_target);
    }
}

void NewFile::keep()
{
    refuseWhereUnfinished();
    finish();
    // Nobody of this process opens it under its name meanwhile.
    const auto guard = FileUse::lock();
    refuseWhereTaken();
    // The old file's journal keeps pages of it until its connection ends, perhaps in plain text: who is killed before
    // that would leave it beside the new one.
    if (m_over == Over::Anything)
        ::unlink(nativePath(m_target + "-journal"_L1).c_str());
    else
        removeSideFiles(m_target);
    rename();
    m_kept = true;
    try {
        syncPath(QFileInfo(m_target).absolutePath());
    } catch (const Failure &failure) {
        // It is done and can be opened; what may be lost with the power is its name.
        qWarning("%s", qUtf8Printable(visibleText(failure.error.detail)));
    }
}

void NewFile::removeLeftovers(const QString &target)
{
    const auto guard = FileUse::lock();
    const QString path = target + beingMade;
    MakersLock lock(target);
    if ((!QFileInfo::exists(path) && !QFileInfo::exists(lock.path())) || FileUse::isOpen(path))
        return;
    try {
        if (lock.take() == MakersLock::Taken::Yes)
            removeWithSideFiles(path);
    } catch (const Failure &) {
        // A leftover is in nobody's way.
    }
}

} // namespace watchfloor::store
