// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <string_view>

namespace watchfloor::transport {

/// RELP, rsyslog's protocol with acknowledgements: `TXNR COMMAND LENGTH[ DATA]\n` (rsyslog.com/doc/relp.html). Bytes
/// in, frames out.
class RelpFramer
{
public:
    struct Frame
    {
        std::int64_t transaction = 0;
        std::string_view command; ///< open, syslog, close
        std::string_view data;
    };
    using Sink = std::function<void(const Frame &frame)>;

    explicit RelpFramer(std::int64_t limit = 1 << 20)
        : m_limit(limit)
    {
    }
    /// An error is final: what follows cannot be told apart any more.
    [[nodiscard]] Result<> feed(std::string_view bytes, const Sink &sink);
    [[nodiscard]] bool isInFrame() const { return !m_buffer.isEmpty(); }

private:
    const std::int64_t m_limit; ///< of the data; an announced length is never allocated
    QByteArray m_buffer;
};

/// What answers a transaction.
[[nodiscard]] QByteArray relpAnswer(std::int64_t transaction, std::string_view words = "200 OK");
/// What answers "open".
[[nodiscard]] QByteArray relpOffers(std::int64_t transaction);
/// What says that no more will be taken.
[[nodiscard]] QByteArray relpGoodbye();

} // namespace watchfloor::transport
