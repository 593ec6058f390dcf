// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timestamp.h"
#include "common/theme.h"

#include <QSize>
#include <QStringList>

#include <array>

namespace watchfloor::desktop {

enum class Workspace : std::uint8_t { Watch, Brief, Analyse };
inline constexpr std::array workspaces{Workspace::Watch, Workspace::Brief, Workspace::Analyse};
[[nodiscard]] QString name(Workspace w); ///< stored and typed: watch, brief, analyse
[[nodiscard]] QString title(Workspace w); ///< translated

struct Screenshot
{
    QString view; ///< window, map, timeline, graph
    QString file;
};

/// `watchfloor [FILE] [OPTIONS]`, design.md 9.
struct CommandLine
{
    QString store;
    std::optional<Workspace> workspace;
    std::optional<Timestamp> at; ///< the clock of the whole display stands here
    std::optional<Timestamp> knownAt;
    std::vector<Screenshot> screenshots;
    std::optional<widgets::Theme::Scheme> scheme;
    std::optional<QSize> size;
    QString select; ///< id or title of what is selected at the start
    bool help = false, version = false;
};

[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace watchfloor::desktop
