// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>

#include <map>
#include <vector>

namespace watchfloor::desktop {

/// Several undo stacks as one: decisions, what is supposed and how a desk likes its drawings are different things, but
/// a person takes back what was done last, whichever it was. One window's.
class UndoTurns : public QObject
{
    Q_OBJECT
public:
    explicit UndoTurns(QObject *parent)
        : QObject(parent)
    {
    }
    void follow(QUndoStack *stack);
    void forget(QUndoStack *stack);

    /// Of those, the one whose last step was done last, or taken back last; null: nothing is to undo, or to redo.
    [[nodiscard]] QUndoStack *toUndo(std::initializer_list<QUndoStack *> of) const;
    [[nodiscard]] QUndoStack *toRedo(std::initializer_list<QUndoStack *> of) const;

Q_SIGNALS:
    void changed();

private:
    struct Steps
    {
        int index = 0;
        std::vector<quint64> done, undone; ///< when, by step
    };
    void note(QUndoStack *stack, int index);
    [[nodiscard]] quint64 when(QUndoStack *stack, std::vector<quint64> Steps::*times, int step) const;

    std::map<QUndoStack *, Steps> m_steps;
    quint64 m_now = 0;
};

} // namespace watchfloor::desktop
