// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dock.h"

#include "common/icon.h"
#include "common/labels.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

QToolButton *flatButton(const QString &icon, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setProperty("flat", true);
    button->setIcon(widgets::themedIcon(icon));
    button->setIconSize(QSize(14, 14));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

constexpr QSize modest(320, 140); ///< small enough for any place
constexpr QSize least(240, 140); ///< of what is larger

/// As large as its content where there is room; three stand side by side in a small window.
class Fitted : public QScrollArea
{
public:
    explicit Fitted(QWidget *content)
    {
        setFrameShape(NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setWidgetResizable(true);
        setWidget(content);
        content->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
    }
    [[nodiscard]] QSize sizeHint() const override { return widget()->sizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return widget()->minimumSizeHint().expandedTo(widget()->minimumSize()).boundedTo(least);
    }
};

bool isLarge(const QWidget *content)
{
    const QSize needed = content->minimumSizeHint().expandedTo(content->minimumSize());
    return needed.width() > modest.width() || needed.height() > modest.height();
}

} // namespace

Dock::Dock(const QString &id, const QString &title, const QString &icon, QWidget *content, QWidget *parent)
    : QDockWidget(title, parent)
    , m_content(content)
{
    setObjectName(id);
    setWindowIcon(widgets::themedIcon(icon));
    // A native window, as the map is, is not scrolled.
    if (isLarge(content) && !content->testAttribute(Qt::WA_NativeWindow)
        && !qobject_cast<QAbstractScrollArea *>(content))
        setWidget(new Fitted(content));
    else
        setWidget(content);
    toggleViewAction()->setIcon(widgets::themedIcon(icon));

    auto *bar = new QFrame;
    bar->setProperty("bar", true);
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins(10, 3, 4, 3);
    m_bar->setSpacing(2);
    QLabel *name = widgets::sectionLabel(title);
    m_bar->addWidget(name);
    m_supposed = widgets::plainLabel(tr("WHAT-IF: nothing of this is real"));
    m_supposed->hide();
    m_bar->addSpacing(8);
    m_bar->addWidget(m_supposed);
    m_bar->addStretch(1);
    QToolButton *floating = flatButton(u"float"_s, tr("Own window or back (%1)").arg(title));
    QToolButton *close = flatButton(u"close"_s, tr("Hide (%1)").arg(title));
    connect(floating, &QToolButton::clicked, this, [this] { setFloating(!isFloating()); });
    connect(close, &QToolButton::clicked, this, &QDockWidget::close);
    m_bar->addWidget(floating);
    m_bar->addWidget(close);
    setTitleBarWidget(bar);
}

void Dock::setSupposed(bool supposed)
{
    using widgets::Theme;
    const Theme &theme = Theme::instance();
    m_supposed->setStyleSheet(u"background: %1; color: %2; padding: 0 6px; font-weight: bold;"_s.arg(
        theme.color(Theme::Role::WhatIf).name(), theme.color(Theme::Role::WhatIfText).name()));
    m_supposed->setVisible(supposed);
}

void Dock::addTitleAction(QAction *action)
{
    auto *button = new QToolButton;
    button->setProperty("flat", true);
    button->setDefaultAction(action);
    button->setIconSize(QSize(14, 14));
    m_bar->insertWidget(m_bar->count() - 2, button);
}

} // namespace watchfloor::desktop
