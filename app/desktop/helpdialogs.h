// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace watchfloor::desktop {

class Actions;

/// Every action and its keys, as the menus have them, and the keys of the views.
void showShortcuts(const Actions &actions, QWidget *window);
/// Version, licence, and the libraries with theirs.
void showAbout(QWidget *window);
/// Theme, size of text, what happens at start and at import.
void showSettings(QWidget *window);

} // namespace watchfloor::desktop
