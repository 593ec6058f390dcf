// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/lock.h"

#include "base/displaytext.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>

namespace watchfloor::fusion {

using namespace Qt::StringLiterals;

Result<Descriptor> correlatorLock(const QString &storePath)
{
    const QByteArray path = QFile::encodeName(storePath) + "-correlator";
    Descriptor file(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file)
        return fail(ErrorCode::Io,
                    visibleText(QFile::decodeName(path)) + u": "_s + QString::fromLocal8Bit(std::strerror(errno)));
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 20> holder{};
        const auto size = ::pread(file.get(), holder.data(), holder.size(), 0);
        return fail(ErrorCode::Busy,
                    u"process %1 correlates for this store"_s.arg(
                        QString::fromLatin1(holder.data(), std::max<ssize_t>(size, 0))));
    }
    const std::string process = std::to_string(::getpid());
    if (::ftruncate(file.get(), 0) != 0 || ::pwrite(file.get(), process.data(), process.size(), 0) < 0)
        return fail(ErrorCode::Io, QString::fromLocal8Bit(std::strerror(errno)));
    return file;
}

} // namespace watchfloor::fusion
