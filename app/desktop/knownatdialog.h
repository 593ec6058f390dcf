// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <QDialog>

class QLineEdit;

namespace watchfloor::desktop {

/// Asks for the instant whose picture is to be shown: ISO 8601 or a date-time group, UTC.
class KnownAtDialog : public QDialog
{
    Q_OBJECT
public:
    explicit KnownAtDialog(Timestamp suggested, QWidget *parent = nullptr);
    [[nodiscard]] std::optional<Timestamp> time() const;

private:
    QLineEdit *m_text;
};

} // namespace watchfloor::desktop
