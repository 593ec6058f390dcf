// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLayout>

namespace watchfloor::widgets {

/// Gives a dialog the height that its wrapped texts need now; it never shrinks under the reader's hand.
inline void growToFit(QDialog &dialog)
{
    QLayout *layout = dialog.layout();
    if (!layout || !dialog.isVisible())
        return;
    layout->activate();
    const int wanted
        = layout->hasHeightForWidth() ? layout->totalHeightForWidth(dialog.width()) : layout->totalSizeHint().height();
    if (wanted > dialog.height())
        dialog.resize(dialog.width(), wanted);
}

} // namespace watchfloor::widgets
