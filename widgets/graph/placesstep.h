// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace watchfloor::widgets {

/// Where something stood before a person moved it, and where it stands since.
class PlacesStep : public QUndoCommand
{
public:
    /// Steps of one `run` (-1: of none) that follow each other are one: a key that is held down moves once.
    PlacesStep(const QString &text, int run, std::function<void()> before, std::function<void()> after)
        : QUndoCommand(text)
        , m_run(run)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_before(); }
    void redo() override { m_after(); }
    [[nodiscard]] int id() const override { return m_run; }
    bool mergeWith(const QUndoCommand *next) override
    {
        m_after = static_cast<const PlacesStep *>(next)->m_after;
        return true;
    }

private:
    int m_run;
    std::function<void()> m_before, m_after;
};

/// Which way an arrow key points on the screen, one unit far.
[[nodiscard]] inline QPointF wayOf(int key)
{
    return {key == Qt::Key_Left        ? -1.0
                : key == Qt::Key_Right ? 1.0
                                       : 0.0,
            key == Qt::Key_Up         ? -1.0
                : key == Qt::Key_Down ? 1.0
                                      : 0.0};
}

} // namespace watchfloor::widgets
