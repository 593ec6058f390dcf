// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/secrets.h"

#include "base/descriptor.h"
#include "base/displaytext.h"
#include "transport/netguard.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

constexpr int lockPatience = 5'000; // milliseconds
constexpr std::int64_t mostBytes = 1 << 20;

QString lastError() { return QString::fromLocal8Bit(std::strerror(errno)); }

/// What is wrong with the file's owner or mode, judged on what was opened and not on a name that may change.
std::optional<QString> fault(int fd)
{
    struct stat info = {};
    if (::fstat(fd, &info) != 0)
        return lastError();
    if (!S_ISREG(info.st_mode))
        return u"it is no regular file"_s;
    if (info.st_uid != ::geteuid())
        return u"it belongs to somebody else"_s;
    if ((info.st_mode & 077) != 0)
        return u"others may read it; make it private with: chmod 600"_s;
    return std::nullopt;
}

} // namespace

QString secretsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/watchfloor/secrets.json"_s;
}

QString secretName(std::string_view slug, const QString &location, std::string_view part)
{
    const QString name = QString::fromUtf8(slug.data(), qsizetype(slug.size()));
    if (!part.empty())
        return name + u'/' + QString::fromUtf8(part.data(), qsizetype(part.size()));
    const QString host = plainHost(QUrl(location, QUrl::StrictMode));
    return host.isEmpty() ? name : QString(name + u'@' + host);
}

FileSecrets::FileSecrets(QString path)
    : m_path(std::move(path))
{
}

Result<FileSecrets::Entries> FileSecrets::load() const
{
    const Descriptor file(::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (file.get() < 0 && errno == ENOENT)
        return Entries{};
    const QString name = u"the file of secrets "_s + visibleText(m_path);
    if (file.get() < 0)
        return fail(ErrorCode::Io, name + u" cannot be read: "_s + lastError());
    if (const auto wrong = fault(file.get()))
        return fail(ErrorCode::Io, name + u" is not used: "_s + *wrong);
    QFile reader;
    if (!reader.open(file.get(), QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
        return fail(ErrorCode::Io, name + u" cannot be read: "_s + reader.errorString());
    const QByteArray bytes = reader.read(mostBytes);
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return fail(ErrorCode::Malformed, name + u" is damaged: "_s + problem.errorString());
    Entries entries;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        entries.insert(it.key(), QByteArray::fromBase64(it.value().toString().toLatin1()));
    return entries;
}

Result<> FileSecrets::save(const Entries &entries) const
{
    QJsonObject object;
    for (auto it = entries.begin(); it != entries.end(); ++it)
        object.insert(it.key(), QString::fromLatin1(it.value().toBase64()));
    const QByteArray bytes = QJsonDocument(object).toJson();

    // Born private: a mode set afterwards would leave a moment in which others could open it.
    const QByteArray path = QFile::encodeName(m_path);
    const QByteArray fresh = path + ".new";
    ::unlink(fresh.constData());
    const Descriptor file(::open(fresh.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const auto failed = [this, &fresh] {
        const QString reason = lastError();
        ::unlink(fresh.constData());
        return fail(ErrorCode::Io,
                    u"the file of secrets "_s + visibleText(m_path) + u" cannot be written: "_s + reason);
    };
    if (file.get() < 0)
        return failed();
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(file.get(), bytes.constData() + done, std::size_t(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return failed();
        done += wrote;
    }
    if (::fsync(file.get()) != 0 || ::rename(fresh.constData(), path.constData()) != 0)
        return failed();
    return {};
}

Result<> FileSecrets::change(const std::function<void(Entries &)> &edit)
{
    const QString folder = QFileInfo(m_path).path();
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder))
            return fail(ErrorCode::Io, u"cannot make the folder "_s + visibleText(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(lockPatience))
        return fail(ErrorCode::Busy, u"another program is changing "_s + visibleText(m_path));
    auto entries = load();
    if (!entries)
        return std::unexpected(entries.error());
    edit(*entries);
    return save(*entries);
}

Result<QByteArray> FileSecrets::read(const QString &name)
{
    const auto entries = load();
    if (!entries)
        return std::unexpected(entries.error());
    const auto found = entries->find(name);
    if (found == entries->end())
        return fail(ErrorCode::NotFound, u"no secret is kept under the name "_s + visibleText(name));
    return *found;
}

Result<> FileSecrets::write(const QString &name, const QByteArray &value)
{
    return change([&](Entries &entries) { entries.insert(name, value); });
}

Result<> FileSecrets::remove(const QString &name)
{
    if (const auto entries = load(); entries && !entries->contains(name))
        return {};
    return change([&](Entries &entries) { entries.remove(name); });
}

// ---------------------------------------------------------------- one before the other

LayeredSecrets::LayeredSecrets(std::unique_ptr<Secrets> first, std::unique_ptr<Secrets> second)
    : m_first(std::move(first))
    , m_second(std::move(second))
{
}

Result<QByteArray> LayeredSecrets::read(const QString &name)
{
    auto found = m_first->read(name);
    if (found)
        return found;
    auto other = m_second->read(name);
    // Where neither has it, a keyring that could not be asked is the reason to give.
    if (!other && other.error().code == ErrorCode::NotFound)
        return found;
    return other;
}

Result<> LayeredSecrets::write(const QString &name, const QByteArray &value)
{
    if (m_first->write(name, value)) {
        // An older value in the file would come back when the keyring is away.
        return m_second->remove(name);
    }
    return m_second->write(name, value);
}

Result<> LayeredSecrets::remove(const QString &name)
{
    const auto first = m_first->remove(name);
    const auto second = m_second->remove(name);
    return first ? second : first;
}

QString LayeredSecrets::place() const { return m_first->place() + u", or "_s + m_second->place(); }

} // namespace watchfloor::transport
