// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/actions.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace watchfloor::desktop {

/// Ctrl+K: every command and every object by a few letters, keyboard alone.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(Actions *actions, widgets::PictureScope *scope, QWidget *parent);
    void setReader(picture::DetailReader *reader);
    void open() override;
    void setText(const QString &text);
    [[nodiscard]] QStringList shownTexts() const;

Q_SIGNALS:
    void objectChosen(const watchfloor::picture::ObjectRef &ref);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Choice
    {
        QString text, hint;
        QString icon;
        int severity = -1;
        QAction *action = nullptr;
        picture::ObjectRef ref = {};
    };

    void fill();
    void addHits(const QString &words, const std::vector<store::Hit> &hits);
    void add(Choice choice);
    void choose(QListWidgetItem *item);

    Actions *m_actions;
    widgets::PictureScope *m_scope;
    QPointer<picture::DetailReader> m_reader;
    QLineEdit *m_text;
    QListWidget *m_list;
    std::vector<Choice> m_choices;
    QTimer m_typing;
};

} // namespace watchfloor::desktop
