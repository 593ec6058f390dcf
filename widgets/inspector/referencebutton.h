// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/facts.h"

#include <QAbstractButton>

namespace watchfloor::widgets {

/// One line that leads to another object: its relation, its state as a shape, its name.
class ReferenceButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ReferenceButton(const Reference &reference, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Reference m_reference;
};

} // namespace watchfloor::widgets
