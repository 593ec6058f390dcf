// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace watchfloor::desktop {

class Actions;

/// What a window without a store shows: how to begin, and the stores of before.
class Welcome : public QWidget
{
    Q_OBJECT
public:
    explicit Welcome(Actions *actions, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void storeChosen(const QString &path);

private:
    QVBoxLayout *m_recent;
};

} // namespace watchfloor::desktop
