// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/datagrams.h"

#include "base/displaytext.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

constexpr std::size_t longest = 256 << 10; ///< UDP ends at 64 KiB, local datagrams by the sender's buffer
constexpr int atOnce = 512; ///< messages, before the loop has its turn again
constexpr int roomWanted = 16 << 20; ///< in the kernel, for bursts

QString systemError() { return QString::fromLocal8Bit(std::strerror(errno)); }

void prepare(int fd)
{
    const int room = roomWanted, one = 1;
    // More than the system's limit needs a privilege; else as much as it gives.
    if (::setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room) != 0)
        ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    ::setsockopt(fd, SOL_SOCKET, SO_RXQ_OVFL, &one, sizeof one);
}

/// The address as the kernel wants it.
socklen_t fill(sockaddr_storage &storage, const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        four.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&storage, &four, sizeof four);
        return sizeof four;
    }
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(port);
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&six.sin6_addr, &bytes, sizeof bytes);
    }
    std::memcpy(&storage, &six, sizeof six);
    return sizeof six;
}

QHostAddress senderOf(const sockaddr_storage &storage)
{
    if (storage.ss_family != AF_INET && storage.ss_family != AF_INET6)
        return {};
    const QHostAddress address(reinterpret_cast<const sockaddr *>(&storage));
    bool four = false;
    const quint32 v4 = address.toIPv4Address(&four);
    return four ? QHostAddress(v4) : address;
}

/// The kernel's count of what it dropped so far, where it came along.
void takeDropped(msghdr &header, std::uint32_t &dropped)
{
    for (cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_RXQ_OVFL)
            std::memcpy(&dropped, CMSG_DATA(c), sizeof dropped);
    }
}

} // namespace

Timestamp emptySince(qintptr fd)
{
    int waiting = 0;
    return ::ioctl(int(fd), FIONREAD, &waiting) == 0 && waiting == 0 ? Clock::now() : Timestamp{};
}

Datagrams::Datagrams(int fd, QString path)
    : m_fd(fd)
    , m_path(std::move(path))
    , m_notifier(fd, QSocketNotifier::Read)
    , m_buffer(std::make_unique<char[]>(longest))
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
}

Datagrams::~Datagrams()
{
    m_notifier.setEnabled(false);
    ::close(m_fd);
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Result<std::unique_ptr<Datagrams>> Datagrams::udp(const QHostAddress &address, quint16 port)
{
    const bool four = address.protocol() == QAbstractSocket::IPv4Protocol;
    int fd = ::socket(four ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    QHostAddress at = address;
    if (fd < 0 && !four && address == QHostAddress(QHostAddress::Any)) {
        at = QHostAddress::AnyIPv4; // a machine without IPv6
        fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    }
    if (fd < 0)
        return fail(ErrorCode::Io, systemError());
    const int only = address == QHostAddress(QHostAddress::Any) ? 0 : 1;
    if (at.protocol() != QAbstractSocket::IPv4Protocol)
        ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
    prepare(fd);
    sockaddr_storage storage{};
    const socklen_t size = fill(storage, at, port);
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&storage), size) != 0) {
        auto error = fail(ErrorCode::Io, systemError());
        ::close(fd);
        return error;
    }
    return std::unique_ptr<Datagrams>(new Datagrams(fd, {}));
}

Result<std::unique_ptr<Datagrams>> Datagrams::local(const QString &path)
{
    sockaddr_un address{};
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= qsizetype(sizeof address.sun_path))
        return fail(ErrorCode::Usage, u"the path is longer than sockets may have"_s);
    if (const auto clear = clearSocketFile(path); !clear)
        return std::unexpected(clear.error());
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return fail(ErrorCode::Io, systemError());
    prepare(fd);
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::chmod(name.constData(), 0660) != 0) {
        auto error = fail(ErrorCode::Io, systemError());
        ::close(fd);
        return error;
    }
    return std::unique_ptr<Datagrams>(new Datagrams(fd, path));
}

quint16 Datagrams::port() const
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(m_fd, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    if (storage.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in &>(storage).sin_port);
    return storage.ss_family == AF_INET6 ? ntohs(reinterpret_cast<const sockaddr_in6 &>(storage).sin6_port)
                                         : quint16(0);
}

Timestamp Datagrams::look() { return m_drained = std::max(m_drained, emptySince(m_fd)); }

void Datagrams::read()
{
    for (int n = 0; n < atOnce; ++n) {
        sockaddr_storage sender{};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(std::uint32_t))> control{};
        iovec vector{m_buffer.get(), longest};
        msghdr header{};
        header.msg_name = &sender;
        header.msg_namelen = sizeof sender;
        header.msg_iov = &vector;
        header.msg_iovlen = 1;
        header.msg_control = control.data();
        header.msg_controllen = control.size();
        const ssize_t got = ::recvmsg(m_fd, &header, 0);
        if (got < 0) {
            m_drained = Clock::now();
            return;
        }
        const std::uint32_t before = m_dropped;
        takeDropped(header, m_dropped);
        if (m_dropped != before && m_loss)
            m_loss(std::int64_t(m_dropped - before)); // the kernel's count starts again at 2^32
        if (m_message)
            m_message(senderOf(sender), {m_buffer.get(), std::size_t(got)});
    }
}

Result<> clearSocketFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status{};
    if (::lstat(name.constData(), &status) != 0)
        return {};
    if (!S_ISSOCK(status.st_mode))
        return fail(ErrorCode::Usage, u"%1 is there already, and is no socket"_s.arg(visibleText(path)));
    for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (name.size() >= qsizetype(sizeof address.sun_path))
            break;
        std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
        const int fd = ::socket(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const bool served = fd >= 0 && ::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        if (fd >= 0)
            ::close(fd);
        if (served)
            return fail(ErrorCode::Busy, u"another program serves %1 already"_s.arg(visibleText(path)));
    }
    QFile::remove(path); // left behind by one that was killed
    return {};
}

} // namespace watchfloor::transport
