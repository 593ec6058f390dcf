// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace watchfloor::desktop {

class MainWindow;

/// What the machine does not join on in this window's store, as known at the instant that it shows.
void showLimits(MainWindow *window);

} // namespace watchfloor::desktop
