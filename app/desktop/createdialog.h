// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QDialog>

class QLineEdit;
class QRadioButton;

namespace watchfloor::desktop {

/// What a new store is for, and whether it is encrypted. Real and exercise never mix, so this cannot change later.
class CreateDialog : public QDialog
{
    Q_OBJECT
public:
    explicit CreateDialog(QWidget *parent = nullptr);
    [[nodiscard]] store::Context context() const;
    [[nodiscard]] QString key() const { return m_acceptedKey; }

private:
    QRadioButton *m_real;
    QRadioButton *m_exercise;
    QLineEdit *m_key;
    QLineEdit *m_again;
    QString m_acceptedKey;
};

} // namespace watchfloor::desktop
