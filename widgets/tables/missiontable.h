// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"

#include <QWidget>

namespace watchfloor::widgets {

class RowsTable;

/// The missions, worst first, each with the reason it is not well; below them every asset by state.
class MissionTable : public QWidget
{
    Q_OBJECT
public:
    explicit MissionTable(PictureScope *scope, QWidget *parent = nullptr);

Q_SIGNALS:
    void inspectRequested();
    void menuRequested(const QPoint &globalPosition); ///< of the selected mission or asset

private:
    void update();
    void takeSelection();
    void choose(const QString &id);

    PictureScope *m_scope;
    RowsTable *m_missions;
    RowsTable *m_assets;
    bool m_taking = false;
};

} // namespace watchfloor::widgets
