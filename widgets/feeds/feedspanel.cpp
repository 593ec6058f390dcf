// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedspanel.h"

#include "common/roles.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "feeds/feedlights.h"

#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

FeedsPanel::FeedsPanel(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_table(new RowsTable({tr("Health"), tr("Source"), tr("Age of data"), tr("Newest event"), tr("Kind"),
                             tr("Nation"), tr("Reliability"), tr("Records"), tr("Quarantined"), tr("Observations"),
                             tr("Claims"), tr("Default marking"), tr("Name")},
                            tr("Feeds")))
{
    m_table->setColumnCharacters({12, 20, 12, 22, 10, 8, 11, 10, 12, 13, 9, 24, 30});
    m_table->setEmptyMessage(tr("No sources yet"), tr("They appear with the first import."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(scope, &PictureScope::snapshotChanged, this, &FeedsPanel::update);
    connect(&m_timer, &QTimer::timeout, this, &FeedsPanel::update);
    connect(m_table, &RowsTable::activatedId, this,
            [this](const QString &id) { Q_EMIT onlySourceRequested(id.toLongLong()); });
    m_timer.start(std::chrono::seconds(5));
    update();
}

void FeedsPanel::selectSource(std::int64_t sourceId)
{
    m_table->selectId(QString::number(sourceId));
    m_table->setFocus();
}

void FeedsPanel::update()
{
    const Timestamp now = m_scope->now();
    std::vector<Row> rows;
    for (const picture::SourceRow &row : m_scope->snapshot()->sources) {
        const Source &s = row.source;
        const picture::FeedHealth health = picture::feedHealth(row, now);
        const auto number
            = [](std::int64_t n) { return Cell{countText(n), static_cast<qlonglong>(n), 0, {}, {}, n == 0}; };
        const auto last = dataTime(row);
        const auto lastHappened = toMicros(row.state.lastHappened);
        const Marking marking = parseMarking(s.defaultMarking).value_or(Marking::mostRestrictive());
        rows.push_back(
            {QString::number(s.id),
             {{Theme::word(health), static_cast<int>(health), FeedHealthRole, static_cast<int>(health), {}},
              {safe(s.slug)},
              {ageSince(last, now), static_cast<qlonglong>(last), 0, {}, stampText(last)},
              {stampText(lastHappened), static_cast<qlonglong>(lastHappened)},
              {word(s.kind)},
              {safe(s.nation)},
              {QChar::fromLatin1(s.reliability)},
              number(row.state.records),
              number(row.state.quarantined),
              number(row.state.observations),
              number(row.state.claims),
              {bannerText(marking),
               {},
               MarkingRole,
               QVariant::fromValue(marking),
               s.defaultMarking.empty() ? tr("No default marking: counts as the most restrictive") : QString()},
              {safe(s.name)}}});
    }
    m_table->setRows(std::move(rows));
}

} // namespace watchfloor::widgets
