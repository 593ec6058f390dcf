// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedspanel.h"

#include "common/labels.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "feeds/feedwords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

Row rowOf(const picture::SourceRow &row, Timestamp now)
{
    const Source &s = row.source;
    const store::FeedState &state = row.state;
    const picture::FeedHealth health = picture::feedHealth(row, now);
    const std::int64_t last = picture::dataTime(row);
    const std::int64_t lastHappened = toMicros(state.lastHappened);
    const Marking marking = parseMarking(s.defaultMarking).value_or(Marking::mostRestrictive());
    const auto lag = state.lag ? state.lag->median.count() : -1;
    const QString drift = driftText(row);
    return {
        QString::number(s.id),
        {{Theme::word(health), static_cast<int>(health), FeedHealthRole, static_cast<int>(health), {}},
         {safe(s.slug)},
         {ageSince(last, now), static_cast<qlonglong>(last), 0, {}, stampText(last)},
         {cadenceText(row), static_cast<qlonglong>(picture::cadenceOf(row).length.count())},
         {rateText(row), static_cast<qlonglong>(state.recentRecords), 0, {}, {}, state.recentRecords == 0},
         {lagText(row), static_cast<qlonglong>(lag), 0, {}, {}, !state.lag},
         {drift.isEmpty() ? u"—"_s : drift,
          static_cast<qlonglong>(state.clockDrift.value_or(std::chrono::seconds{0}).count()),
          0,
          {},
          proposalText(row),
          drift.isEmpty()},
         {errorsText(row), static_cast<qlonglong>(state.recentQuarantined), 0, {}, {}, state.recentQuarantined == 0},
         {stampText(lastHappened), static_cast<qlonglong>(lastHappened)},
         {word(s.kind)},
         {safe(s.nation)},
         {QChar::fromLatin1(s.reliability)},
         countCell(state.records),
         countCell(state.quarantined),
         countCell(state.observations),
         countCell(state.claims),
         {bannerText(marking),
          {},
          MarkingRole,
          QVariant::fromValue(marking),
          s.defaultMarking.empty() ? FeedsPanel::tr("No default marking: counts as the most restrictive") : QString()},
         {safe(s.name)}}};
}

} // namespace

FeedsPanel::FeedsPanel(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_table(new RowsTable({tr("Health"), tr("Source"), tr("Last data"), tr("Cadence"), tr("Rate"), tr("Lag"),
                             tr("Clock"), tr("Unreadable"), tr("Newest event"), tr("Kind"), tr("Nation"),
                             tr("Reliability"), tr("Records"), tr("Quarantined"), tr("Observations"), tr("Claims"),
                             tr("Default marking"), tr("Name")},
                            tr("Feeds")))
    , m_proposal(new QWidget)
    , m_words(plainLabel())
    , m_accept(new QPushButton(tr("Correct from now on")))
{
    m_table->setColumnCharacters({11, 18, 10, 17, 9, 22, 15, 18, 22, 9, 8, 11, 10, 12, 13, 9, 24, 30});
    m_table->setEmptyMessage(tr("No sources yet"), tr("They appear with the first import."));
    m_words->setWordWrap(true);
    m_words->setObjectName(u"clockProposal"_s);
    m_accept->setObjectName(u"acceptClock"_s);
    m_accept->setToolTip(
        tr("Declares this clock offset for the source. It stands in the watch log and can be undone."));
    auto *bar = new QHBoxLayout(m_proposal);
    bar->setContentsMargins(8, 6, 8, 6);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_proposal);
    scope->turns().follow(this, [this] { update(); });
    connect(&m_timer, &QTimer::timeout, this, &FeedsPanel::update);
    connect(m_table, &RowsTable::activatedId, this,
            [this](const QString &id) { Q_EMIT onlySourceRequested(id.toLongLong()); });
    connect(m_table, &RowsTable::currentIdChanged, this, &FeedsPanel::updateProposal);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        const picture::SourceRow *row = proposed();
        if (!row || !m_editable)
            return;
        m_accept->setEnabled(false); // until the picture shows what came of it
        Q_EMIT clockCorrectionAccepted(QString::fromStdString(row->source.slug), proposedOffset(*row).count());
    });
    m_timer.start(std::chrono::seconds(5));
    update();
}

void FeedsPanel::selectSource(std::int64_t sourceId)
{
    m_table->selectId(QString::number(sourceId));
    m_table->setFocus();
}

void FeedsPanel::setEditable(bool editable)
{
    m_editable = editable;
    updateProposal();
}

void FeedsPanel::update()
{
    const Timestamp now = m_scope->now();
    std::vector<Row> rows;
    for (const picture::SourceRow &row : m_scope->snapshot()->sources)
        rows.push_back(rowOf(row, now));
    m_table->setRows(std::move(rows));
    updateProposal();
}

/// Of the source that is chosen, else of the first that has one.
const picture::SourceRow *FeedsPanel::proposed() const
{
    const auto &sources = m_scope->snapshot()->sources;
    const auto drifts = [](const picture::SourceRow &row) { return row.state.clockDrift.has_value(); };
    const std::int64_t chosen = m_table->currentId().toLongLong();
    for (const picture::SourceRow &row : sources) {
        if (row.source.id == chosen && drifts(row))
            return &row;
    }
    const auto first = std::ranges::find_if(sources, drifts);
    return first == sources.end() ? nullptr : &*first;
}

void FeedsPanel::updateProposal()
{
    const picture::SourceRow *row = proposed();
    m_proposal->setVisible(row != nullptr);
    m_words->setText(row ? proposalText(*row) : QString());
    m_accept->setEnabled(row && m_editable);
}

} // namespace watchfloor::widgets
