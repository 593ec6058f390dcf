// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace watchfloor::transport {

/// What the kernel says of some folders. Used by one thread.
class Inotify
{
public:
    struct Event
    {
        std::string path; ///< of the file, in the folder's words
        bool finished = false; ///< its writer closed it, or it was moved in: it is whole
        bool structure = false; ///< something came, went or was renamed: look at the folder
    };

    Inotify();
    ~Inotify();
    Inotify(const Inotify &) = delete;
    Inotify &operator=(const Inotify &) = delete;

    /// False where the kernel has no room for one more: then only looking helps.
    [[nodiscard]] bool watch(const std::string &folder);
    /// Sleeps until something happened, the time is over, or a stop. Events may be missing: look now and then.
    [[nodiscard]] std::vector<Event> wait(std::chrono::milliseconds time, const std::stop_token &stop);

private:
    void read(std::vector<Event> &events);

    int m_fd = -1;
    int m_wake = -1;
    std::map<int, std::string> m_folders;
};

} // namespace watchfloor::transport
