// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace watchfloor::widgets {

/// An instant to come, typed as ISO 8601 or as a date-time group; what was understood stands below.
class UntilField : public QWidget
{
    Q_OBJECT
public:
    explicit UntilField(Timestamp begin, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<Timestamp> until() const; ///< nothing: it is no time
    [[nodiscard]] bool isAhead() const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void read();

    QLineEdit *m_edit;
    QLabel *m_read;
};

} // namespace watchfloor::widgets
