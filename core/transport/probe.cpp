// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/probe.h"

#include "transport/transport.h"

namespace watchfloor::transport {

Result<QString> probe(const Source &source, const Settings &settings, std::shared_ptr<Secrets> secrets,
                      std::stop_token stop)
{
    if (const auto sound = check(settings); !sound)
        return std::unexpected(sound.error());
    Session session(nullptr, source, settings, true);
    session.setSecrets(std::move(secrets));
    session.begin(stop);
    try {
        return kindById(settings.kind)->make()->probe(session, stop);
    } catch (const std::exception &e) {
        return fail(ErrorCode::Io, QString::fromUtf8(e.what()));
    }
}

} // namespace watchfloor::transport
