// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "picture/operations.h"

#include <QWidget>

class QHBoxLayout;
class QPainter;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace watchfloor::widgets {

/// One operation on the board: side as word and shape, window, targets and how many warnings were seen.
class OperationCard : public QWidget
{
    Q_OBJECT
public:
    explicit OperationCard(const std::string &id, QWidget *parent = nullptr);
    void show(const picture::Snapshot &s, const picture::OperationRow &row, Timestamp now);
    void setSelected(bool selected);
    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] bool isSelected() const { return m_selected; }
    [[nodiscard]] QString text() const; ///< all that is painted, for tests and screen readers
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void clicked();
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Line
    {
        QString text;
        bool isStrong, isMuted;
    };
    [[nodiscard]] std::vector<Line> lines() const;
    [[nodiscard]] QFont fontOf(const Line &line) const;
    [[nodiscard]] int paintLines(QPainter *painter, int width) const; ///< gives the height

    std::string m_id;
    picture::OperationState m_state = picture::OperationState::Planned;
    picture::OperationSide m_side = picture::OperationSide::Unknown;
    QString m_head, m_title, m_window, m_when, m_targets, m_warnings, m_same, m_marking;
    bool m_selected = false;
};

/// The operations board: a column a state, imminent first and loudest; the checklist of the selected one beside it.
class OperationsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit OperationsPanel(PictureScope *scope, QWidget *parent = nullptr);

    /// Whether a person may say something of operations here.
    void setDecidable(bool decidable);
    [[nodiscard]] std::vector<OperationCard *> cards() const;
    [[nodiscard]] OperationCard *card(const std::string &id) const;
    [[nodiscard]] std::string current() const; ///< id of the selected operation; empty: none

Q_SIGNALS:
    void addRequested();
    void editRequested(const QString &id);
    void tickRequested(const QString &id, const QString &item, watchfloor::fusion::WarningState state);
    void apartRequested(const QString &id); ///< what bears one name is not one operation
    void inspectRequested();

private:
    void update();
    void takeSelection();
    void rebuildChecklist();
    void addSame(QVBoxLayout *layout, const picture::OperationRow &row);
    void choose(const std::string &id);

    PictureScope *m_scope;
    bool m_decidable = false;
    struct Column
    {
        QWidget *head;
        QVBoxLayout *cards;
        QWidget *empty;
    };
    std::vector<Column> m_columns;
    QScrollArea *m_checklist;
    QPushButton *m_add, *m_edit;
    std::string m_listed; ///< what the checklist shows
    QWidget *m_empty;
};

} // namespace watchfloor::widgets
