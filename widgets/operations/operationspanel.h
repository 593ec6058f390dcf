// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "picture/operations.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QHBoxLayout;
class QPainter;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace watchfloor::widgets {

/// One operation on the board: side as word and shape, window, targets and how many warnings were seen. A line is
/// shaped when its words change, and broken anew when the width does.
class OperationCard : public QWidget
{
    Q_OBJECT
public:
    explicit OperationCard(const std::string &id, QWidget *parent = nullptr);
    ~OperationCard() override;
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
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QString text;
        bool isStrong = false, isMuted = false;
        bool operator==(const Line &) const = default;
    };
    struct Laid;
    [[nodiscard]] std::vector<Line> linesOf(const picture::Snapshot &s, const picture::OperationRow &row,
                                            Timestamp now) const;
    void takeLines(std::vector<Line> lines);
    void shape();
    [[nodiscard]] int left(std::size_t line) const; ///< the first one stands beside its side's shape
    [[nodiscard]] int heightOf(std::size_t line, int width) const; ///< of the words, in a card of that width
    void paintSide(QPainter &painter) const;

    std::string m_id;
    picture::OperationState m_state = picture::OperationState::Planned;
    picture::OperationSide m_side = picture::OperationSide::Unknown;
    std::vector<Line> m_lines;
    std::vector<std::unique_ptr<Laid>> m_laid; ///< of each line
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
    QTimer m_minutes;
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
    struct Listed
    {
        std::string id;
        bool isEditable = false;
        QString title;
        std::vector<std::string> parts;
        std::vector<picture::WarningRow> items;
        int threshold = 0;
        bool operator==(const Listed &) const = default;
    } m_shown; ///< all that is in it
    QWidget *m_empty;
};

} // namespace watchfloor::widgets
