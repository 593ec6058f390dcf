// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "replay/replayclock.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace watchfloor::widgets {

class RowsTable;
struct Row;

/// What changed between two instants: the one that is chosen here, and the one that the window shows (now, or that of
/// a replay, which may run).
class ComparePanel : public QWidget
{
    Q_OBJECT
public:
    ComparePanel(PictureScope *scope, ReplayClock *clock, QWidget *parent = nullptr);
    [[nodiscard]] RowsTable *table() const { return m_table; }
    /// When the officer sat down: "since I began".
    void setBegan(Timestamp began) { m_began = began; }
    /// The picture of that instant is being made; nothing: no more.
    void setReading(std::optional<Timestamp> at);

Q_SIGNALS:
    void beforeWanted(watchfloor::store::KnownAt at); ///< nothing: compare no more

private:
    void want(Timestamp at);
    void wantSpan(std::chrono::microseconds span);
    void takeFrom();
    void takeTo();
    void take();
    void takeClock();
    void updateEmpty();
    [[nodiscard]] std::vector<Row> rows() const;

    PictureScope *m_scope;
    ReplayClock *m_clock;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QPushButton *m_stop;
    QLabel *m_problem;
    RowsTable *m_table;
    Timestamp m_began{};
    std::optional<Timestamp> m_reading;
    bool m_stale = true;
    bool m_filling = false;

protected:
    void showEvent(QShowEvent *event) override;
};

} // namespace watchfloor::widgets
