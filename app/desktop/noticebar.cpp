// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/noticebar.h"

#include "common/icon.h"
#include "common/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    hide();
}

void NoticeBar::post(const QString &id, Kind kind, const QString &text, const QString &button,
                     std::function<void()> pressed)
{
    dismiss(id);
    auto *row = new QFrame;
    row->setObjectName(id);
    row->setProperty("notice", true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 5, 8, 5);
    layout->setSpacing(10);
    auto *icon = new QLabel;
    icon->setPixmap(widgets::themedIcon(kind == Kind::Warning ? u"warning"_s : u"info"_s)
                        .pixmap(QSize(16, 16), devicePixelRatioF()));
    layout->addWidget(icon);
    QLabel *label = widgets::plainLabel(text);
    label->setObjectName(u"noticeText"_s);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(label, 1);
    if (!button.isEmpty()) {
        auto *push = new QPushButton(button);
        connect(push, &QPushButton::clicked, this, [pressed = std::move(pressed)] {
            if (pressed)
                pressed();
        });
        layout->addWidget(push);
    }
    auto *close = new QToolButton;
    close->setProperty("flat", true);
    close->setIcon(widgets::themedIcon(u"close"_s));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, [this, id] { dismiss(id); });
    layout->addWidget(close);
    m_layout->addWidget(row);
    updateVisibility();
}

void NoticeBar::dismiss(const QString &id)
{
    for (QFrame *row : findChildren<QFrame *>(id, Qt::FindDirectChildrenOnly)) {
        m_layout->removeWidget(row);
        row->setObjectName({});
        row->hide();
        row->deleteLater();
    }
    updateVisibility();
}

QStringList NoticeBar::texts() const
{
    QStringList out;
    for (const QLabel *label : findChildren<QLabel *>(u"noticeText"_s))
        if (!label->parentWidget()->objectName().isEmpty())
            out << label->text();
    return out;
}

void NoticeBar::updateVisibility() { setVisible(m_layout->count() > 0); }

} // namespace watchfloor::desktop
