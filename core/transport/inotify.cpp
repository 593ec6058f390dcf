// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/inotify.h"

#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace watchfloor::transport {

namespace {
constexpr std::uint32_t wanted = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
    | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW;
} // namespace

Inotify::Inotify()
    : m_fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
}

Inotify::~Inotify()
{
    if (m_fd >= 0)
        ::close(m_fd);
    if (m_wake >= 0)
        ::close(m_wake);
}

bool Inotify::watch(const std::string &folder)
{
    if (m_fd < 0)
        return false;
    const int id = ::inotify_add_watch(m_fd, folder.c_str(), wanted);
    if (id < 0)
        return errno == ENOENT || errno == ENOTDIR; // gone again
    m_folders[id] = folder;
    return true;
}

std::vector<Inotify::Event> Inotify::wait(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::vector<Event> events;
    const std::stop_callback wake(stop, [this] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto n = ::write(m_wake, &one, sizeof one);
    });
    pollfd both[] = {{m_wake, POLLIN, 0}, {m_fd, POLLIN, 0}};
    if (::poll(both, m_fd >= 0 ? 2 : 1, int(time.count())) > 0 && (both[1].revents & POLLIN))
        read(events);
    return events;
}

void Inotify::read(std::vector<Event> &events)
{
    alignas(inotify_event) char buffer[64 << 10];
    for (;;) {
        const ssize_t n = ::read(m_fd, buffer, sizeof buffer);
        if (n <= 0)
            return;
        for (ssize_t at = 0; at < n;) {
            inotify_event event;
            std::memcpy(&event, buffer + at, sizeof event);
            const char *name = buffer + at + sizeof event;
            at += ssize_t(sizeof event + event.len);
            if (event.mask & (IN_Q_OVERFLOW | IN_IGNORED)) {
                if (event.mask & IN_IGNORED)
                    m_folders.erase(event.wd);
                events.push_back({{}, false, true});
                continue;
            }
            const auto folder = m_folders.find(event.wd);
            if (folder == m_folders.end())
                continue;
            Event said;
            said.path = event.len ? folder->second + '/' + name : folder->second;
            said.finished = event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO);
            said.structure = event.mask & ~std::uint32_t(IN_MODIFY | IN_CLOSE_WRITE);
            events.push_back(std::move(said));
        }
    }
}

} // namespace watchfloor::transport
