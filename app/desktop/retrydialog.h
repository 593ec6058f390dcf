// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/profiledialog.h"

#include <QDialog>

class QComboBox;

namespace watchfloor::ingest {
struct RetryOptions;
}

namespace watchfloor::desktop {

/// How quarantined records are to be read again: as before, by their content, or by a mapping that has been mended.
class RetryDialog : public QDialog
{
    Q_OBJECT
public:
    RetryDialog(int records, std::vector<SavedProfile> profiles, QWidget *parent = nullptr);

    /// Fills in format and profile.
    void apply(ingest::RetryOptions &options) const;

private:
    std::vector<SavedProfile> m_profiles;
    QComboBox *m_how;
};

} // namespace watchfloor::desktop
