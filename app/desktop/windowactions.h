// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;

namespace watchfloor::desktop {

class FilterBar;
class MainWindow;
class StoreFlow;

/// Defines every command of a window that needs no dock, in the order of its menus.
void defineActions(MainWindow *window, StoreFlow *stores);
/// The menus, from the list of actions; docks and views must have been added to it.
[[nodiscard]] QMenuBar *buildMenus(MainWindow *window, StoreFlow *stores);

} // namespace watchfloor::desktop
