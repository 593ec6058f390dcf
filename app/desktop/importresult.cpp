// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/importresult.h"

#include "common/labels.h"
#include "common/rowstable.h"
#include "common/words.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

#include <numeric>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::countCell;

ImportResult::ImportResult(const std::vector<ingest::FileOutcome> &outcomes, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"importResult"_s);
    setWindowTitle(tr("Import result"));
    resize(960, 420);
    auto *table
        = new widgets::RowsTable({tr("File"), tr("Records"), tr("Accepted"), tr("Duplicates"), tr("Quarantined"),
                                  tr("Observations"), tr("Claims"), tr("Format"), tr("Seconds"), tr("Outcome")},
                                 tr("Files read"));
    table->setColumnCharacters({34, 10, 10, 11, 12, 13, 9, 16, 9, 40});
    std::vector<widgets::Row> rows;
    std::int64_t quarantined = 0;
    for (const ingest::FileOutcome &o : outcomes) {
        const QString path = widgets::safe(o.file);
        quarantined += o.quarantined;
        rows.push_back({QString::number(o.importId),
                        {{QFileInfo(path).fileName(), {}, 0, {}, path},
                         countCell(o.records),
                         countCell(o.accepted),
                         countCell(o.duplicates),
                         countCell(o.quarantined),
                         countCell(o.observations),
                         countCell(o.claims),
                         {widgets::safe(o.format), {}, 0, {}, widgets::safe(o.formatReason)},
                         {QString::number(o.seconds, 'f', 2), o.seconds},
                         {o.error ? widgets::sentence(*o.error) : tr("whole")}}});
    }
    table->setRows(std::move(rows));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *quarantine = buttons->addButton(tr("Show quarantined records"), QDialogButtonBox::ActionRole);
    quarantine->setEnabled(quarantined > 0);
    connect(quarantine, &QPushButton::clicked, this, [this, table] {
        Q_EMIT quarantineRequested(table->currentId().toLongLong());
        close();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    QLabel *hint = widgets::mutedLabel(
        tr("Edit > Undo takes the whole import back. Quarantined records keep their bytes and can be looked at."));
    hint->setWordWrap(true);
    layout->addWidget(table, 1);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    table->setFocus();
}

} // namespace watchfloor::desktop
