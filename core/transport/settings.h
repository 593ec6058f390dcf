// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <chrono>
#include <span>
#include <string>
#include <string_view>

namespace watchfloor::transport {

/// How the data of one source come by themselves. Secrets are no part of it: they are kept elsewhere, by source.
struct Settings
{
    std::string kind; ///< Kind::id: folder, syslog, eve-socket, taxii, misp, https
    QString location; ///< a folder, a socket, a URL, or the addresses to listen on; each kind checks its own
    std::string format = "auto"; ///< feeds::Format::id, or auto: by content, or what the kind is for
    QString profile; ///< mapping profile: the name of one that comes with the program, or a file
    std::chrono::seconds interval{0}; ///< between looks; 0: as the kind does
    bool allowPrivate = false; ///< private and loopback addresses may be asked
    QString ca; ///< PEM: whom to trust; for a server: whose clients to let in, and no others
    QString certificate, key; ///< PEM: ours
    QString user; ///< name only

    bool operator==(const Settings &) const = default;
};

/// The names under which people and JSON know the settings, in the order they are shown.
[[nodiscard]] std::span<const std::string_view> settingNames();
/// One setting from what a person wrote; the error says what was expected.
[[nodiscard]] Result<> set(Settings &settings, std::string_view name, const QString &value);
/// As set() takes it; empty where it is not given.
[[nodiscard]] QString valueOf(const Settings &settings, std::string_view name);

/// Everything that can be known without asking anybody: the kind exists, takes this location, the files can be read.
[[nodiscard]] Result<> check(const Settings &settings);

[[nodiscard]] std::string toJson(const Settings &settings); ///< without the kind; only what is given
[[nodiscard]] Result<Settings> fromJson(const std::string &kind, const std::string &json);

/// Whether what was read so far says nothing about what will be read now.
[[nodiscard]] bool readsFromElsewhere(const Settings &before, const Settings &now);

} // namespace watchfloor::transport
