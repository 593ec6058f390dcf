// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "replay/replayclock.h"

#include <QFrame>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace watchfloor::widgets {

class ElidedLabel;
class KnownTrack;
class ModeStrip;

/// ISO 8601 or a date-time group, or a time of day alone, which is its last occurrence before `before`. UTC.
[[nodiscard]] std::optional<Timestamp> instantFrom(const QString &words, Timestamp before);

/// Two clocks on one bar: the window of what happened, and when it was known. Above it, while they are so, the strips
/// that say REPLAY and COMPARE.
class ReplayBar : public QWidget
{
    Q_OBJECT
public:
    ReplayBar(PictureScope *scope, ReplayClock *clock, QWidget *parent = nullptr);
    [[nodiscard]] KnownTrack *track() const { return m_track; }
    [[nodiscard]] ModeStrip *replayStrip() const { return m_replay; }
    [[nodiscard]] ModeStrip *compareStrip() const { return m_compare; }
    /// Shows the controls, which rest while the picture is of now, and goes to the field for an instant.
    void open();
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void compareRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take();
    void takeSnapshot();
    void takeInstant();
    void close();
    [[nodiscard]] Timestamp reference() const;

    PictureScope *m_scope;
    ReplayClock *m_clock;
    ModeStrip *m_replay;
    ModeStrip *m_compare;
    QFrame *m_controls;
    ElidedLabel *m_happened;
    QToolButton *m_back;
    QToolButton *m_play;
    QToolButton *m_forward;
    QComboBox *m_speed;
    KnownTrack *m_track;
    QLineEdit *m_instant;
    QToolButton *m_now;
    QToolButton *m_close;
};

} // namespace watchfloor::widgets
