// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/undoturns.h"

#include <algorithm>

namespace watchfloor::desktop {

void UndoTurns::follow(QUndoStack *stack)
{
    forget(stack);
    m_steps[stack];
    note(stack, stack->index());
    connect(stack, &QUndoStack::indexChanged, this, [this, stack](int index) {
        note(stack, index);
        Q_EMIT changed();
    });
}

void UndoTurns::forget(QUndoStack *stack)
{
    if (m_steps.erase(stack) > 0)
        disconnect(stack, nullptr, this, nullptr);
}

void UndoTurns::note(QUndoStack *stack, int index)
{
    Steps &steps = m_steps[stack];
    const auto count = static_cast<std::size_t>(std::max({index, steps.index, 1}));
    steps.done.resize(std::max(count, steps.done.size()), 0);
    steps.undone.resize(std::max(count, steps.undone.size()), 0);
    // A step that was made one with the last leaves the index as it is.
    for (int step = index == steps.index ? index - 1 : steps.index; step >= 0 && step < index; ++step)
        steps.done[static_cast<std::size_t>(step)] = ++m_now;
    for (int step = steps.index - 1; step >= index; --step)
        steps.undone[static_cast<std::size_t>(step)] = ++m_now;
    steps.index = index;
}

quint64 UndoTurns::when(QUndoStack *stack, std::vector<quint64> Steps::*times, int step) const
{
    const auto found = m_steps.find(stack);
    const auto at = static_cast<std::size_t>(step);
    return found != m_steps.end() && at < (found->second.*times).size() ? (found->second.*times)[at] : 0;
}

QUndoStack *UndoTurns::toUndo(std::initializer_list<QUndoStack *> of) const
{
    QUndoStack *last = nullptr;
    for (QUndoStack *stack : of) {
        if (stack && stack->canUndo()
            && (!last || when(stack, &Steps::done, stack->index() - 1) > when(last, &Steps::done, last->index() - 1)))
            last = stack;
    }
    return last;
}

QUndoStack *UndoTurns::toRedo(std::initializer_list<QUndoStack *> of) const
{
    QUndoStack *last = nullptr;
    for (QUndoStack *stack : of) {
        if (stack && stack->canRedo()
            && (!last || when(stack, &Steps::undone, stack->index()) > when(last, &Steps::undone, last->index())))
            last = stack;
    }
    return last;
}

} // namespace watchfloor::desktop
