// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/importspanel.h"

#include "common/labels.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "feeds/faultvalue.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

ImportsPanel::ImportsPanel(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_importTable(new RowsTable({tr("Read"), tr("Source"), tr("File"), tr("Format"), tr("Accepted"), tr("Duplicates"),
                                   tr("Quarantined"), tr("Outcome")},
                                  tr("Imports")))
    , m_quarantineTable(new RowsTable({tr("Record"), tr("Field"), tr("Value"), tr("Rule"), tr("Source"), tr("Byte")},
                                      tr("Quarantined records")))
    , m_quarantineTitle(sectionLabel(tr("Quarantined records")))
    , m_retry(new QPushButton(tr("Read again…")))
    , m_withdraw(new QPushButton(tr("Withdraw import")))
    , m_all(new QPushButton(tr("All imports")))
{
    m_importTable->setColumnCharacters({23, 18, 34, 16, 10, 11, 12, 30});
    m_importTable->setEmptyMessage(tr("Nothing was imported yet"),
                                   tr("Drop feed files on the window, or press Ctrl+I."));
    m_quarantineTable->setObjectName(u"quarantineTable"_s);
    m_quarantineTable->setColumnCharacters({32, 24, 26, 56, 18, 12});
    m_quarantineTable->setEmptyMessage(tr("No record is in quarantine"));

    auto *lower = new QWidget;
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 4, 0, 0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->addWidget(m_quarantineTitle, 1);
    bar->addWidget(m_all);
    bar->addWidget(m_retry);
    bar->addWidget(m_withdraw);
    lowerLayout->addLayout(bar);
    lowerLayout->addWidget(m_quarantineTable, 1);

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_importTable);
    splitter->addWidget(lower);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_withdraw->setToolTip(tr("Takes back what this import brought and what was read again of it; it can be restored"));
    m_retry->setObjectName(u"quarantineRetry"_s);
    m_retry->setToolTip(
        tr("Reads the selected records again from the bytes that were kept; without a selection all that are listed"));
    connect(m_retry, &QPushButton::clicked, this, &ImportsPanel::retry);
    m_all->setToolTip(tr("Quarantined records of every import"));
    connect(m_importTable, &RowsTable::currentIdChanged, this, [this](const QString &id) {
        updateButtons();
        if (m_reader)
            m_reader->requestQuarantine(id.toLongLong());
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_importTable->setCurrentIndex({});
        m_importTable->clearSelection();
    });
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        const auto id = m_importTable->currentId().toLongLong();
        const auto found = std::ranges::find(m_imports, id, &store::StoredImport::id);
        if (found == m_imports.end())
            return;
        if (found->withdrawnAt)
            Q_EMIT restoreRequested(id);
        else
            Q_EMIT withdrawRequested(id);
    });
    connect(m_quarantineTable, &RowsTable::activatedId, this, [this](const QString &id) {
        const auto found = std::ranges::find(m_records, id.toLongLong(),
                                             [](const picture::QuarantinedRecord &r) { return r.record.id; });
        if (found != m_records.end())
            Q_EMIT rawRequested(found->record.id, found->record.sourceId);
    });
    scope->turns().follow(this, [this] { refresh(); });
    updateButtons();
}

void ImportsPanel::setReader(picture::DetailReader *reader)
{
    if (m_reader)
        disconnect(m_reader, nullptr, this, nullptr);
    m_reader = reader;
    takeImports({});
    takeQuarantine({});
    m_hasRead = false;
    if (!reader)
        return;
    connect(reader, &picture::DetailReader::importsRead, this, &ImportsPanel::takeImports);
    connect(reader, &picture::DetailReader::quarantine, this, &ImportsPanel::takeQuarantine);
    refresh();
}

void ImportsPanel::refresh()
{
    if (!m_reader)
        return;
    if (m_scope->snapshot()->replay && m_hasRead) {
        showImports(); // the past is in what was read; it is only a question of how much of it was there
        showQuarantine();
        return;
    }
    m_reader->requestImports();
    m_reader->requestQuarantine(m_importTable->currentId().toLongLong());
}

QString ImportsPanel::slug(std::int64_t sourceId) const
{
    for (const picture::SourceRow &row : m_scope->snapshot()->sources) {
        if (row.source.id == sourceId)
            return safe(row.source.slug);
    }
    return QString::number(sourceId);
}

Timestamp ImportsPanel::shownInstant() const
{
    const picture::Snapshot &s = *m_scope->snapshot();
    return s.replay ? s.knownAt : Timestamp::max();
}

void ImportsPanel::takeImports(const std::vector<store::StoredImport> &imports)
{
    m_allImports = imports;
    std::ranges::sort(m_allImports, std::greater{}, &store::StoredImport::id);
    m_hasRead = true;
    m_isFresh = true;
    showImports();
}

void ImportsPanel::takeQuarantine(const std::vector<picture::QuarantinedRecord> &records)
{
    m_allRecords = records;
    m_isFreshQuarantine = true;
    showQuarantine();
}

/// Those of the instant that is shown.
void ImportsPanel::showImports()
{
    const Timestamp until = shownInstant();
    std::vector<store::StoredImport> imports;
    for (store::StoredImport import : m_allImports) {
        if (import.started > until)
            continue;
        if (import.withdrawnAt > until)
            import.withdrawnAt = {};
        if (import.ended > until)
            import.ended = {};
        imports.push_back(std::move(import));
    }
    const auto look = [](const store::StoredImport &i) { return std::tuple(i.id, i.withdrawnAt, i.ended); };
    if (!std::exchange(m_isFresh, false) && std::ranges::equal(imports, m_imports, {}, look, look))
        return;
    m_imports = std::move(imports);
    std::vector<Row> rows;
    for (const store::StoredImport &i : m_imports) {
        QString outcome = tr("whole");
        if (i.withdrawnAt)
            outcome = tr("withdrawn %1").arg(stampText(i.withdrawnAt));
        else if (!i.error.empty())
            outcome = safe(i.error);
        else if (!i.ended)
            outcome = tr("running, or cut off");
        const QString path = safe(i.path);
        rows.push_back({QString::number(i.id),
                        {{stampText(toMicros(i.started)), static_cast<qlonglong>(toMicros(i.started))},
                         {slug(i.sourceId)},
                         {QFileInfo(path).fileName(), {}, 0, {}, path},
                         {safe(i.format)},
                         countCell(i.counts.accepted),
                         countCell(i.counts.duplicates),
                         countCell(i.counts.quarantined),
                         {outcome, {}, 0, {}, {}, i.withdrawnAt.has_value()}}});
    }
    m_importTable->setRows(std::move(rows));
    updateButtons();
}

void ImportsPanel::showQuarantine()
{
    const Timestamp until = shownInstant();
    std::vector<picture::QuarantinedRecord> records;
    std::ranges::copy_if(m_allRecords, std::back_inserter(records),
                         [until](const picture::QuarantinedRecord &q) { return q.record.received <= until; });
    const auto id = [](const picture::QuarantinedRecord &q) { return q.record.id; };
    if (!std::exchange(m_isFreshQuarantine, false) && std::ranges::equal(records, m_records, {}, id, id))
        return;
    m_records = std::move(records);
    std::vector<Row> rows;
    for (const picture::QuarantinedRecord &q : m_records) {
        const store::StoredRecord &r = q.record;
        const QString path = safe(r.origin);
        const QString reason = safe(r.reason);
        const QString rule = safe(feeds::faultRule(r.field, r.reason));
        // In the order in which they stand in their files.
        const QString place = path + u'\n' + QString::number(r.offset).rightJustified(20, u'0');
        const auto orDash = [](const QString &text) {
            return text.isEmpty() ? Cell{u"—"_s, {}, 0, {}, {}, true} : Cell{text, {}, 0, {}, text};
        };
        rows.push_back({QString::number(r.id),
                        {{tr("%1, line %2").arg(QFileInfo(path).fileName(), countText(r.line)), place, 0, {}, path},
                         orDash(safe(r.field)),
                         orDash(safe(q.value)),
                         {rule, {}, 0, {}, reason},
                         {slug(r.sourceId)},
                         {countText(r.offset), static_cast<qlonglong>(r.offset)}}});
    }
    m_quarantineTitle->setText(rows.empty() ? tr("Quarantined records")
                                            : tr("Quarantined records: %1").arg(countText(std::ssize(rows))));
    m_quarantineTable->setRows(std::move(rows));
    updateButtons();
}

void ImportsPanel::retry()
{
    QList<qint64> records;
    for (const QString &id : m_quarantineTable->selectedIds())
        records << id.toLongLong();
    const auto count = records.isEmpty() ? static_cast<int>(m_records.size()) : static_cast<int>(records.size());
    Q_EMIT retryRequested(records, m_importTable->currentId().toLongLong(), count);
}

void ImportsPanel::updateButtons()
{
    const auto found = std::ranges::find(m_imports, m_importTable->currentId().toLongLong(), &store::StoredImport::id);
    m_withdraw->setEnabled(m_isEditable && found != m_imports.end());
    m_withdraw->setText(found != m_imports.end() && found->withdrawnAt ? tr("Restore import") : tr("Withdraw import"));
    m_all->setEnabled(found != m_imports.end());
    m_retry->setEnabled(m_isEditable && !m_records.empty());
}

void ImportsPanel::setEditable(bool editable)
{
    if (std::exchange(m_isEditable, editable) != editable)
        updateButtons();
}

} // namespace watchfloor::widgets
