// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/kinds.h"

#include <array>

namespace watchfloor::transport {

std::span<const Kind *const> kinds()
{
    static const std::array all{
        &folderKind(), &syslogKind(), &eveSocketKind(), &taxiiKind(), &mispKind(), &httpsKind(),
    };
    return all;
}

const Kind *kindById(std::string_view id)
{
    for (const Kind *kind : kinds()) {
        if (kind->id == id)
            return kind;
    }
    return nullptr;
}

} // namespace watchfloor::transport
