// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/welcome.h"

#include "common/labels.h"
#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/settings.h"

#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

Welcome::Welcome(Actions *actions, QWidget *parent)
    : QWidget(parent)
    , m_recent(new QVBoxLayout)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    auto *mark = new QLabel;
    mark->setPixmap(QIcon(u":/watchfloor/icons/watchfloor.svg"_s).pixmap(QSize(72, 72), devicePixelRatioF()));
    QLabel *name = widgets::plainLabel(u"Watchfloor"_s);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.9);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    column->addWidget(mark);
    column->addWidget(name);
    column->addWidget(
        widgets::mutedLabel(tr("Every source claims; the floor recognises. Open a store, or begin one.")));
    column->addSpacing(8);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (const auto &id : {u"file.open"_s, u"file.new"_s}) {
        auto *button = new QToolButton;
        button->setDefaultAction(actions->at(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setMinimumHeight(34);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    column->addLayout(buttons);
    column->addSpacing(12);
    m_recent->setSpacing(2);
    column->addLayout(m_recent);

    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    refresh();
}

void Welcome::refresh()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const QStringList recent = settings::recentStores();
    if (recent.isEmpty())
        return;
    m_recent->addWidget(widgets::sectionLabel(tr("Recent stores")));
    for (const QString &path : recent) {
        auto *button = new QPushButton(QFileInfo(path).fileName());
        button->setFlat(true);
        button->setToolTip(widgets::toolTipOf(path));
        button->setStyleSheet(u"text-align: left;"_s);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT storeChosen(path); });
        m_recent->addWidget(button);
    }
}

} // namespace watchfloor::desktop
