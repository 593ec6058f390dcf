// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ingest.h"

#include <QDialog>

namespace watchfloor::desktop {

/// What became of each file: counts, the format and why, and the error where reading stopped.
class ImportResult : public QDialog
{
    Q_OBJECT
public:
    explicit ImportResult(const std::vector<ingest::FileOutcome> &outcomes, QWidget *parent = nullptr);

Q_SIGNALS:
    void quarantineRequested(qint64 importId);
};

} // namespace watchfloor::desktop
