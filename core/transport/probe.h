// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/types.h"
#include "transport/secrets.h"
#include "transport/settings.h"

#include <memory>
#include <stop_token>

namespace watchfloor::transport {

/// Asks what the settings name, once, without bringing anything into a store: the answer, or what is wrong, in a
/// sentence for a person. Waits for the peer: not for the UI thread. `secrets` may be null.
[[nodiscard]] Result<QString> probe(const Source &source, const Settings &settings, std::shared_ptr<Secrets> secrets,
                                    std::stop_token stop = {});

} // namespace watchfloor::transport
