// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/session.h"
#include "transport/settings.h"

#include <memory>
#include <span>
#include <stop_token>

namespace watchfloor::transport {

/// Brings the data of one source into the store. Made, run and destroyed on a thread of its own.
class Transport
{
public:
    virtual ~Transport() = default;
    /// One life. A listener or watcher returns when it is stopped; what asks a server returns after one round and is
    /// run again after the interval. An error is told to people as it stands, and the next try comes after a back-off.
    /// Returns within a second of a stop, with or without an error. With session.isOnce(): what is there now, no more.
    virtual Result<> run(Session &session, std::stop_token stop) = 0;
    /// Whether data could be had, by asking the peer once; nothing comes into the store, which need not be there. What
    /// was found is a sentence for a person. May be called instead of run(), not beside it.
    virtual Result<QString> probe(Session &session, std::stop_token stop) = 0;
};

/// One kind of transport. A new one is a file with its function, and a line in kinds.cpp.
struct Kind
{
    std::string_view id; ///< kept in stores, so it never changes
    std::string_view title; ///< "Watched folder"
    std::string_view wanted; ///< what a location is, for a person who gave none
    bool listens; ///< waits for peers: with --once there is nothing to do
    std::chrono::seconds interval; ///< between rounds where the settings name none; 0: run() returns only when stopped
    Result<> (*check)(const Settings &settings); ///< without asking anybody
    std::unique_ptr<Transport> (*make)();
};

[[nodiscard]] std::span<const Kind *const> kinds();
[[nodiscard]] const Kind *kindById(std::string_view id);

} // namespace watchfloor::transport
