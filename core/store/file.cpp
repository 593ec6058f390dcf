// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file.h"

#include "base/hash.h"
#include "store/connection.h"
#include "store/schema.h"

#include <QFile>
#include <QFileInfo>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

std::map<FileUse::Identity, int> &openFiles()
{
    static std::map<FileUse::Identity, int> files;
    return files;
}

std::int64_t bigEndian32(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int32_t>(value);
}

/// Whether SQLite has it open elsewhere: a connection in WAL mode keeps a lock on these bytes for as long as it lives,
/// any other while it reads or writes.
bool isHeldByOthers(int descriptor)
{
    constexpr off_t pendingByte = 0x40000000; // then the reserved one, then those that readers share
    constexpr off_t lockBytes = 512;
    struct flock probe{};
    probe.l_type = F_WRLCK;
    probe.l_whence = SEEK_SET;
    probe.l_start = pendingByte;
    probe.l_len = lockBytes;
    return ::fcntl(descriptor, F_GETLK, &probe) == 0 && probe.l_type != F_UNLCK;
}

/// A rollback journal whose header was not wiped: the pages it keeps have to be put back. SQLite goes by the first
/// byte, and removes what then turns out to be no journal.
void lookAtJournal(FileFacts &facts, const QString &journal)
{
    constexpr std::string_view magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    QFile file(journal);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    const std::string head = file.read(magic.size()).toStdString();
    facts.hotJournal = !head.empty() && head.front() != 0;
    facts.strangeJournal = facts.hotJournal && head != magic;
}

std::int64_t modifiedAt(int descriptor)
{
    struct stat facts{};
    return ::fstat(descriptor, &facts) == 0 ? facts.st_mtim.tv_sec * 1'000'000'000 + facts.st_mtim.tv_nsec : 0;
}

/// Ciphertext uses all byte values alike; text, JSON and most file formats do not.
bool looksRandom(std::string_view bytes)
{
    if (bytes.size() < 4096)
        return false;
    std::array<int, 256> counts{};
    for (const char c : bytes)
        ++counts[static_cast<unsigned char>(c)];
    const double expected = static_cast<double>(bytes.size()) / 256;
    double chiSquare = 0;
    for (const int count : counts)
        chiSquare += (count - expected) * (count - expected) / expected;
    return chiSquare < 400; // 255 degrees of freedom: random bytes stay below with p > 0.9999
}

} // namespace

std::unique_lock<std::recursive_mutex> FileUse::lock()
{
    static std::recursive_mutex mutex;
    return std::unique_lock(mutex);
}

std::optional<FileUse::Identity> FileUse::identity(const QString &path)
{
    struct stat facts{};
    if (::stat(nativePath(path).c_str(), &facts) != 0)
        return std::nullopt;
    return Identity{facts.st_dev, facts.st_ino};
}

void FileUse::add(const Identity &file, int count)
{
    const auto guard = lock();
    if ((openFiles()[file] += count) == 0)
        openFiles().erase(file);
}

bool FileUse::isOpen(const QString &path)
{
    const auto guard = lock();
    const auto file = identity(path);
    return file && openFiles().contains(*file);
}

bool isOpenHere(const QString &path)
{
    if (FileUse::isOpen(path))
        return true;
    const QString target = withoutLinks(path);
    return std::ranges::any_of(sideFiles, [&](QLatin1StringView suffix) {
        return target.endsWith(suffix) && FileUse::isOpen(target.chopped(suffix.size()));
    });
}

bool isStoreName(QStringView name)
{
    for (const QLatin1StringView suffix : sideFiles) {
        if (name.endsWith(suffix))
            name.chop(suffix.size());
    }
    for (const QLatin1StringView suffix : {beingMade, beingMadeLock}) {
        if (name.endsWith(suffix))
            name.chop(suffix.size());
    }
    return name.endsWith(".watchfloor"_L1);
}

Result<FileFacts> lookAt(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, u"%1: no such file"_s.arg(path));
    if (!info.isFile())
        return fail(ErrorCode::NotAStore, u"%1 is not a file"_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));

    FileFacts facts;
    facts.size = file.size();
    facts.modified = modifiedAt(file.handle());
    facts.heldByOthers = isHeldByOthers(file.handle());
    facts.head = file.read(pageSize).toStdString();
    const QFileInfo wal(path + "-wal"_L1);
    if (wal.size() > walHeaderBytes)
        facts.walFrames = (wal.size() - walHeaderBytes) / (pageSize + 24);
    if (facts.size > 0)
        lookAtJournal(facts, path + "-journal"_L1);
    const std::string_view bytes = facts.head;
    facts.salt = bytes.substr(0, 16);
    facts.plainHeader = bytes.size() >= 100 && bytes.substr(0, 16) == std::string_view("SQLite format 3\0", 16);
    if (facts.plainHeader) {
        facts.userVersion = bigEndian32(bytes, 60);
        facts.applicationId = bigEndian32(bytes, 68);
    } else {
        // A write that was cut off may have left part of a page at the end; what belongs there lies beside the file.
        const bool inPages = facts.size % pageSize == 0 || facts.hotJournal || facts.walFrames > 0;
        facts.looksEncrypted = inPages && looksRandom(bytes);
    }
    return facts;
}

std::string rawKey(std::string_view passphrase, std::string_view salt)
{
    // SQLCipher 4's own derivation, so that any SQLCipher tool opens the store with the passphrase.
    constexpr int rounds = 256000;
    std::array<unsigned char, 32> key{};
    if (PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()),
                          reinterpret_cast<const unsigned char *>(salt.data()), static_cast<int>(salt.size()), rounds,
                          EVP_sha512(), static_cast<int>(key.size()), key.data())
        != 1)
        raise(ErrorCode::Io, u"the key could not be derived"_s);
    return "x'" + toHex({reinterpret_cast<const char *>(key.data()), key.size()}) + toHex(salt) + "'";
}

std::string newSalt()
{
    std::string salt(16, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), static_cast<int>(salt.size())) != 1)
        raise(ErrorCode::Io, u"no random numbers"_s);
    return salt;
}

QString withoutLinks(const QString &path)
{
    constexpr int deepest = 40; // as the kernel follows them
    QString found = QFileInfo(path).absoluteFilePath();
    for (int depth = 0; depth < deepest && QFileInfo(found).isSymLink(); ++depth)
        found = QFileInfo(found).symLinkTarget();
    return found;
}

void raiseErrno(const QString &path, int error)
{
    raise(error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io,
          u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

void syncPath(const QString &path)
{
    const int descriptor = ::open(nativePath(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        raiseErrno(path, errno);
    const int result = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    // Some file systems cannot flush a folder; a file that cannot be flushed is an error.
    if (result != 0 && error != EINVAL)
        raiseErrno(path, error);
}

void renameNew(const QString &from, const QString &to)
{
    const std::string source = nativePath(from);
    const std::string target = nativePath(to);
    if (::renameat2(AT_FDCWD, source.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
        return;
    if ((errno == EINVAL || errno == ENOSYS) && ::link(source.c_str(), target.c_str()) == 0) {
        ::unlink(source.c_str());
        return;
    }
    raiseErrno(to, errno);
}

} // namespace watchfloor::store
