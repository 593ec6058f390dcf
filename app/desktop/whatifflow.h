// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/keptwhatifs.h"
#include "graph/components.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <stop_token>

class QMenu;

namespace watchfloor::widgets {
class WhatIfPanel;
}

namespace watchfloor::desktop {

class Actions;

/// The what-if of one window: what is supposed, the picture that would be, and which of the two the views see. It is
/// kept in memory alone and knows no store.
class WhatIfFlow : public QObject
{
    Q_OBJECT
public:
    WhatIfFlow(QWidget *window, widgets::PictureScope *scope, widgets::WhatIfPanel *panel, Actions *actions);
    ~WhatIfFlow() override;

    void fill(QMenu *menu) const; ///< all commands
    void fillObject(QMenu *menu) const; ///< those that speak of what is selected
    /// A new picture of what is so; the views see it, or what would be of it.
    void setPresent(const picture::SnapshotPtr &present);
    void forget(); ///< another store
    /// The views show what would be. Stays so where every step was taken back, until somebody leaves: who undoes one
    /// step too many must not undo a decision.
    [[nodiscard]] bool isActive() const { return m_isActive; }
    [[nodiscard]] bool isSettled() const { return !m_isWorking && !m_isShowing; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }
    [[nodiscard]] const widgets::Suppositions &steps() const { return m_steps; }
    [[nodiscard]] const std::shared_ptr<const widgets::Scenario> &scenario() const { return m_scenario; }

    void suppose(widgets::Supposition step);
    void supposeSelected(widgets::Fate fate);
    /// By ids: the one does not get the other any more.
    void supposeLink(const std::string &dependant, const std::string &provider);
    /// All that have it fail.
    void supposeProduct(const QString &product, const std::vector<std::string> &assets, const Marking &marking);
    void takeArea(const std::vector<QPointF> &area);
    void remove(int step);
    void clear();
    /// What assets are made of, asked for on the pool; `source` is called on the window's thread and gives the
    /// question.
    using PartsOf = widgets::PartsOf;
    void setPartsSource(std::function<PartsOf()> source) { m_partsSource = std::move(source); }

    /// Under names, side by side.
    [[nodiscard]] KeptWhatIfs *kept() const { return m_kept; }
    void leave(); ///< the views see what is so; the steps stay
    void resume();
    void showWave(std::size_t wave);
    [[nodiscard]] std::size_t wave() const { return m_wave; }

Q_SIGNALS:
    void changed(); ///< steps, whether it is active, what is worked out
    void areaWanted();
    void refused(const QString &sentence);
    void told(const QString &text); ///< for the strip; empty: no what-if

private:
    class Step;
    void supposeLink();
    void supposeOwner();
    [[nodiscard]] std::vector<std::int32_t> selectedAssets() const;
    void setSteps(const widgets::Suppositions &steps);
    void push(const QString &text, widgets::Suppositions steps);
    void defineActions();
    void work();
    void take(const std::shared_ptr<const widgets::Scenario> &scenario);
    void show();
    void compare(bool compares);
    void choose();
    void updateEnabled();
    void tell();

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    widgets::WhatIfPanel *m_panel;
    Actions *m_actions;
    QUndoStack m_undo;
    widgets::Suppositions m_steps;
    KeptWhatIfs *m_kept;
    std::function<PartsOf()> m_partsSource;
    std::shared_ptr<const widgets::Scenario> m_scenario; ///< of m_steps; null: being worked out
    picture::SnapshotPtr m_present;
    bool m_isActive = false;
    bool m_isComparing = false;
    bool m_isWorking = false;
    bool m_isShowing = false; ///< the picture of a wave is being made
    bool m_again = false; ///< a newer picture waits for the answer that is worked on
    std::size_t m_wave = 0;
    bool m_isWhole = true; ///< all waves are shown, however many there will be
    quint64 m_asked = 0, m_askedWave = 0;
    std::stop_source m_stop;
};

} // namespace watchfloor::desktop
