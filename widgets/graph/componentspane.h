// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/components.h"
#include "graph/networkcanvas.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace watchfloor::widgets {

/// What an asset is made of, drawn in place of the graph until one goes back. A component can be found, and supposed
/// away with all that have it. GUI thread.
class ComponentsPane : public QWidget
{
    Q_OBJECT
public:
    explicit ComponentsPane(QWidget *parent = nullptr);

    void setComponents(std::shared_ptr<const Components> components);
    [[nodiscard]] const Components *components() const { return m_components.get(); }
    [[nodiscard]] NetworkCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] int current() const; ///< of the components; -1 none
    [[nodiscard]] QString textOfCurrent() const;

Q_SIGNALS:
    void left();
    /// That is to be supposed away.
    void productChosen(const QString &product, const std::vector<std::string> &assets, const Marking &marking);
    void copyWanted(const QString &text, const Marking &marking);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Canvas;
    void choose(int node);
    void find(const QString &text);
    void knockOut();
    void showMenu(int node, QPoint at);
    void say();

    std::shared_ptr<const Components> m_components;
    NetworkCanvas *m_canvas;
    QLabel *m_title, *m_chosen;
    QLineEdit *m_find;
    QToolButton *m_knockOut;
};

} // namespace watchfloor::widgets
