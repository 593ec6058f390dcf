// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brief/brief.h"
#include "common/picturescope.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace watchfloor::widgets {
class MarkingChip;
}

namespace watchfloor::desktop {

/// A briefing of the picture on screen: for whom, of which mission, over which time; what will be in it; and
/// the file. Composed and printed off the interface's thread from the snapshot that was on screen.
class BriefPanel : public QWidget
{
    Q_OBJECT
public:
    explicit BriefPanel(widgets::PictureScope *scope, QWidget *parent = nullptr);

    void save(); ///< asks for a file
    void saveTo(const QString &path); ///< .html is HTML, anything else PDF
    [[nodiscard]] QString outline() const;
    /// False: nobody sits here who would answer for what leaves the program, so nothing is written.
    void setAnsweredFor(bool isAnswered);

Q_SIGNALS:
    void saved(const QString &path, const QString &audience);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Preview
    {
        Result<brief::Document> document;
        std::uint32_t incidents = 0; ///< of the period on screen, withheld ones included
    };

    [[nodiscard]] Result<brief::Request> request() const;
    void fillMissions();
    void preview();
    void showPreview(const Preview &preview);
    void updateSave();

    widgets::PictureScope *m_scope;
    QComboBox *m_audience;
    QComboBox *m_mission;
    QComboBox *m_span;
    widgets::MarkingChip *m_marking;
    QLabel *m_share; ///< how much of the picture the reader gets
    QLabel *m_problem;
    QPlainTextEdit *m_outline;
    QPushButton *m_save;
    QTimer m_delay;
    QTimer m_clock; ///< "the last 24 hours" move on
    int m_asked = 0; ///< of the newest preview
    bool m_isAnswered = true, m_isSound = false, m_isWriting = false;
};

} // namespace watchfloor::desktop
