// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/logpanel.h"

#include "common/rowstable.h"
#include "common/words.h"

#include <QVBoxLayout>

#include <ranges>

namespace watchfloor::widgets {

LogPanel::LogPanel(QWidget *parent)
    : QWidget(parent)
    , m_table(new RowsTable({tr("No."), tr("When"), tr("Who"), tr("What"), tr("Object"), tr("Detail"), tr("Hash")},
                            tr("Watch log")))
{
    m_table->setColumnCharacters({6, 23, 14, 16, 26, 60, 20});
    m_table->setEmptyMessage(tr("The watch log is empty"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
}

void LogPanel::setEntries(const std::vector<store::StoredLogEntry> &entries)
{
    m_table->setEmptyMessage(tr("The watch log is empty"));
    std::vector<Row> rows;
    for (const store::StoredLogEntry &e : entries | std::views::reverse) {
        rows.push_back({QString::number(e.sequence),
                        {{QString::number(e.sequence), static_cast<qlonglong>(e.sequence), 0, {}, {}, true},
                         {stampText(toMicros(e.at)), static_cast<qlonglong>(toMicros(e.at))},
                         {safe(e.entry.actor)},
                         {safe(e.entry.action)},
                         {safe(e.entry.object), {}, 0, {}, {}, true},
                         {safe(e.entry.detail)},
                         {safe(e.hash), {}, 0, {}, tr("SHA-256 over this entry and the one before"), true}}});
    }
    m_table->setRows(std::move(rows));
}

void LogPanel::setError(const QString &sentence)
{
    m_table->setRows({});
    m_table->setEmptyMessage(tr("The watch log could not be read"), sentence);
}

} // namespace watchfloor::widgets
