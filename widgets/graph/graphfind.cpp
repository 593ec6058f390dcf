// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding an asset of the graph by name.
#include "base/displaytext.h"
#include "common/words.h"
#include "graph/graphcanvas.h"
#include "graph/graphview.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;
using Index = std::size_t;

namespace {
constexpr int mostFound = 12;
} // namespace

void GraphView::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void GraphView::find(const QString &text)
{
    m_found->clear();
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        m_found->hide();
        return;
    }
    struct Hit
    {
        int rank;
        QString name;
        std::int32_t asset;
    };
    std::vector<Hit> hits;
    for (Index i = 0; i < m_snapshot->assets.size(); ++i) {
        const picture::AssetRow &row = m_snapshot->assets[i];
        const QString name = visibleText(row.name), all = name + u' ' + QString::fromStdString(row.id);
        if (!std::ranges::all_of(words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
            continue;
        const int rank = (name.startsWith(words.front(), Qt::CaseInsensitive) ? 0 : 2) + (isBad(row.health) ? 0 : 1);
        hits.push_back({rank, name, std::int32_t(i)});
    }
    std::ranges::sort(hits, {}, [](const Hit &hit) { return std::tie(hit.rank, hit.name, hit.asset); });
    for (Index i = 0; i < std::min<Index>(hits.size(), mostFound); ++i) {
        const picture::AssetRow &row = m_snapshot->assets[Index(hits[i].asset)];
        auto *item = new QListWidgetItem(shortText(hits[i].name, 60) + u"  ·  " + word(row.kind) + u", "
                                         + Theme::word(row.health));
        item->setData(Qt::UserRole, QByteArray::fromStdString(row.id));
        m_found->addItem(item);
    }
    if (hits.size() > mostFound || hits.empty()) {
        auto *more = new QListWidgetItem(hits.empty() ? tr("No asset of that name")
                                                      : tr("and %1 more").arg(hits.size() - mostFound));
        more->setFlags(Qt::NoItemFlags);
        m_found->addItem(more);
    }
    if (!hits.empty())
        m_found->setCurrentRow(0);
    placeFound();
    m_found->show();
    m_found->raise();
}

void GraphView::placeFound()
{
    const int width = std::min(this->width() - 16, std::max(m_find->width(), fontMetrics().averageCharWidth() * 52));
    const int height = m_found->count() * std::max(m_found->sizeHintForRow(0), fontMetrics().height() + 4) + 6;
    const QPoint corner = m_find->mapTo(this, QPoint(m_find->width() - width, m_find->height() + 2));
    m_found->setGeometry(std::max(8, corner.x()), corner.y(), width, std::min(height, this->height() - corner.y() - 8));
}

void GraphView::takeFound(int row)
{
    const QListWidgetItem *item = m_found->item(row);
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const std::int32_t asset = rowOf(item->data(Qt::UserRole).toByteArray().toStdString());
    m_found->hide();
    setFocus(Qt::OtherFocusReason);
    if (asset < 0)
        return;
    selectRef({ObjectRef::Kind::Asset, m_snapshot->assets[Index(asset)].id}, Qt::NoModifier);
    bringUp(asset);
}

bool GraphView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_find)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut)
        m_found->hide();
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        m_found->setCurrentRow(std::min(m_found->currentRow() + 1, m_found->count() - 1));
        return true;
    case Qt::Key_Up:
        m_found->setCurrentRow(std::max(m_found->currentRow() - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeFound(m_found->currentRow());
        return true;
    case Qt::Key_Escape:
        m_find->clear();
        setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

} // namespace watchfloor::widgets
