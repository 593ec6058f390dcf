// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"

#include <QString>

class QWidget;

namespace watchfloor::widgets {

class PictureScope;

/// Whatever is copied in this window, its panels and its dialogs is of this picture.
void copiesAreOf(QWidget *window, PictureScope *scope);

/// Whatever is copied in this dialog is supposed, though the picture of its window may be of what is so.
void copiesAreSupposed(QWidget *dialog);

/// The first line of what is copied: EXERCISE, WHAT-IF, the marking of what follows, the instant of a replay.
[[nodiscard]] QString copyBanner(const PictureScope &scope, const Marking &high);
/// The same for whoever does not know the picture; where no window says which, the marking alone.
[[nodiscard]] QString copyBanner(const QWidget *from, const Marking &high);

} // namespace watchfloor::widgets
