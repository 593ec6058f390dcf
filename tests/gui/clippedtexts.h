// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds text that does not fit where it stands, in anything a window shows.
#pragma once

#include "common/labels.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

namespace watchfloor::desktop {

class ClippedTexts
{
public:
    static QStringList of(const QWidget &window)
    {
        ClippedTexts search;
        for (const QWidget *widget : window.findChildren<QWidget *>())
            if (!widget->visibleRegion().isEmpty())
                search.look(widget);
        return search.m_found;
    }

private:
    void look(const QWidget *widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            lookAt(label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            lookAt(button);
        else if (const auto *elided = qobject_cast<const widgets::ElidedLabel *>(widget)) {
            if (elided->isElided() && elided->toolTip().isEmpty())
                m_found << QString(u"elided without a tooltip: '%1'").arg(elided->text());
        } else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            lookAt(header);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            lookAt(tabs);
        else if (const auto *combo = qobject_cast<const QComboBox *>(widget))
            lookAt(combo);
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            lookAt(edit);
        else if (const auto *menus = qobject_cast<const QMenuBar *>(widget))
            lookAt(menus);
        else
            lookAtPainted(widget);
    }

    void add(const char *what, const QString &text, QSize need, QSize has)
    {
        if (need.width() > has.width() || need.height() > has.height())
            m_found << QString(u"%1 '%2' needs %3x%4, has %5x%6")
                           .arg(QLatin1StringView(what), text)
                           .arg(need.width())
                           .arg(need.height())
                           .arg(has.width())
                           .arg(has.height());
    }

    /// A parent that is too small cuts what has its full size. What scrolls can be brought into sight.
    void lookAtParents(const char *what, const QString &text, const QWidget *widget)
    {
        for (const QWidget *w = widget->parentWidget(); w; w = w->parentWidget())
            if (qobject_cast<const QAbstractScrollArea *>(w))
                return;
        const QRect cut = widget->visibleRegion().boundingRect();
        if (cut.width() < widget->width() - 1 || cut.height() < widget->height() - 1)
            m_found << QString(u"%1 '%2' is cut to %3x%4 of %5x%6")
                           .arg(QLatin1StringView(what), text)
                           .arg(cut.width())
                           .arg(cut.height())
                           .arg(widget->width())
                           .arg(widget->height());
    }

    void lookAt(const QLabel *label)
    {
        if (label->text().isEmpty())
            return;
        const QSize need = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        add("label", label->text(), need, label->size() + QSize(1, 1));
        lookAtParents("label", label->text(), label);
    }

    void lookAt(const QAbstractButton *button)
    {
        // A text over the side of its button, or higher than it; how roomy a button is is its own affair.
        const auto *tool = qobject_cast<const QToolButton *>(button);
        if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
            return;
        const bool elides = !tool && !qobject_cast<const QPushButton *>(button) && !button->toolTip().isEmpty();
        const QString text = elides ? QString() : QString(button->text()).remove(u'&');
        if (!text.isEmpty()) {
            const int icon = button->icon().isNull() ? 0 : button->iconSize().width();
            add("button", text, {button->fontMetrics().horizontalAdvance(text) + icon, button->fontMetrics().height()},
                button->size());
        }
        lookAtParents("button", button->text(), button);
    }

    void lookAt(const QHeaderView *header)
    {
        if (header->orientation() != Qt::Horizontal || !header->model())
            return;
        for (int column = 0; column < header->count(); ++column) {
            if (header->isSectionHidden(column))
                continue;
            const QString text = header->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            const bool sorted = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
            const int arrow = sorted ? header->style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, header) : 0;
            add("header", text, {header->fontMetrics().horizontalAdvance(text) + arrow, header->fontMetrics().height()},
                {header->sectionSize(column), header->height()});
        }
    }

    void lookAt(const QTabBar *tabs)
    {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (!tabs->isTabVisible(tab))
                continue;
            const QString text = QString(tabs->tabText(tab)).remove(u'&');
            add("tab", text, {tabs->fontMetrics().horizontalAdvance(text), tabs->fontMetrics().height()},
                tabs->tabRect(tab).size());
            // With arrows to scroll it, what is beyond the edge can be reached.
            if (!tabs->usesScrollButtons() && !tabs->rect().contains(tabs->tabRect(tab)))
                m_found << QString(u"tab '%1' lies outside its bar").arg(text);
        }
    }

    void lookAt(const QComboBox *combo)
    {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        option.editable = combo->isEditable();
        const QRect field
            = combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        const QString text = combo->currentText();
        if (!combo->isEditable()) // the line edit in it is looked at for itself
            add("choice", text, {combo->fontMetrics().horizontalAdvance(text), combo->fontMetrics().height()},
                field.size());
    }

    void lookAt(const QLineEdit *edit)
    {
        const QString text = edit->text().isEmpty() ? edit->placeholderText() : edit->text();
        if (edit->text().isEmpty() || edit->isReadOnly()) // what one types scrolls
            add("field", text, {edit->fontMetrics().horizontalAdvance(text), edit->fontMetrics().height()},
                edit->contentsRect().size());
    }

    void lookAt(const QMenuBar *menus)
    {
        for (const QAction *action : menus->actions())
            if (!menus->rect().contains(menus->actionGeometry(const_cast<QAction *>(action))))
                m_found << QString(u"menu '%1' lies outside its bar").arg(action->text());
    }

    /// What paints its own text says by its minimum how much room that takes.
    void lookAtPainted(const QWidget *widget)
    {
        if (widget->layout() || widget->objectName().startsWith(QLatin1StringView("qt_")))
            return;
        const QSize least = widget->minimumSizeHint();
        if (least.isValid())
            add(widget->metaObject()->className(), widget->objectName(), least, widget->size());
    }

    QStringList m_found;
};

} // namespace watchfloor::desktop
