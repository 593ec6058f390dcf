// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace watchfloor::widgets {

/// Shape, colour and word of each severity in one line, worst first; the words go where there is no room.
class SeverityLegend : public QWidget
{
    Q_OBJECT
public:
    explicit SeverityLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace watchfloor::widgets
