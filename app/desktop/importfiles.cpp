// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/importfiles.h"

#include "common/labels.h"
#include "common/rowstable.h"
#include "common/words.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::countCell;
using widgets::countText;

namespace {

constexpr int foundColumns = 2; ///< from here on: what a trial found

} // namespace

ImportFiles::ImportFiles(const ingest::Plan &plan, std::shared_ptr<store::Store> store, QWidget *parent)
    : QWidget(parent)
    , m_store(std::move(store))
    , m_table(new widgets::RowsTable({tr("File"), tr("From"), tr("Format"), tr("Records"), tr("New"), tr("Duplicates"),
                                      tr("Quarantined"), tr("Outcome")},
                                     tr("Files to read")))
    , m_said(widgets::mutedLabel())
{
    m_table->setObjectName(u"importFiles"_s);
    m_said->setObjectName(u"importTried"_s);
    m_table->setColumnCharacters({24, 12, 13, 8, 8, 11, 12, 16});
    for (const ingest::PlannedFile &file : plan.files)
        m_files.emplace_back(widgets::safe(file.path.toStdString()), widgets::safe(file.options.source));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_table, 1);
    m_said->setWordWrap(true);
    layout->addWidget(m_said);
    forget();
}

ImportFiles::~ImportFiles() = default; // the job is asked to stop and joined

void ImportFiles::tryOut(ingest::Plan plan)
{
    forget();
    m_job = std::make_unique<ImportJob>(m_store, std::move(plan), ImportJob::Mode::Try);
    connect(m_job.get(), &ImportJob::progress, this,
            [this](int file, const QString &, const ingest::Progress &progress) { showProgress(file, progress); });
    connect(m_job.get(), &ImportJob::fileDone, this, [this](int, const ingest::FileOutcome &outcome) {
        m_recordsBefore += outcome.records;
        m_outcomes.push_back(outcome);
    });
    connect(m_job.get(), &ImportJob::failed, this, [this](const Error &error) {
        m_failed = true;
        m_said->setText(widgets::sentence(error));
    });
    connect(m_job.get(), &ImportJob::finished, this, &ImportFiles::finish);
    m_said->setText(tr("Trying…"));
    m_said->show();
    m_job->start();
    Q_EMIT tryingChanged();
}

void ImportFiles::stop()
{
    if (m_job)
        m_job->cancel();
}

void ImportFiles::forget()
{
    m_job.reset();
    m_outcomes.clear();
    m_recordsBefore = 0;
    m_failed = false;
    m_said->hide();
    showFound();
}

void ImportFiles::showProgress(int file, const ingest::Progress &progress)
{
    m_said->setText(tr("Trying %1 of %2: %3 records")
                        .arg(QString::number(file + 1), QString::number(m_files.size()),
                             countText(m_recordsBefore + progress.records)));
}

void ImportFiles::finish()
{
    if (!m_job) // forgotten while this was on its way
        return;
    m_job.release()->deleteLater();
    std::int64_t accepted = 0, duplicates = 0, quarantined = 0;
    for (const ingest::FileOutcome &outcome : m_outcomes) {
        accepted += outcome.accepted;
        duplicates += outcome.duplicates;
        quarantined += outcome.quarantined;
    }
    if (!m_failed) {
        const QString counts = tr("%1 new records, %2 duplicates, %3 for quarantine")
                                   .arg(countText(accepted), countText(duplicates), countText(quarantined));
        m_said->setText(
            m_outcomes.size() < m_files.size()
                ? tr("Stopped after %n file(s): %1. Nothing was stored.", nullptr, static_cast<int>(m_outcomes.size()))
                      .arg(counts)
                : tr("An import now would bring %1. Nothing was stored.").arg(counts));
    }
    showFound();
    Q_EMIT tryingChanged();
}

void ImportFiles::showFound()
{
    std::vector<widgets::Row> rows;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const auto &[path, source] = m_files[i];
        widgets::Row row{QString::number(i), {{QFileInfo(path).fileName(), {}, 0, {}, path}, {source}}};
        if (i < m_outcomes.size()) {
            const ingest::FileOutcome &o = m_outcomes[i];
            row.cells.push_back({widgets::safe(o.format), {}, 0, {}, widgets::safe(o.formatReason)});
            for (const std::int64_t count : {o.records, o.accepted, o.duplicates, o.quarantined})
                row.cells.push_back(countCell(count));
            row.cells.push_back({o.error ? widgets::sentence(*o.error) : tr("whole")});
        }
        row.cells.resize(static_cast<std::size_t>(m_table->model()->columnCount()));
        rows.push_back(std::move(row));
    }
    const bool fromOne = std::ranges::all_of(m_files, [](const auto &file) { return file.second.isEmpty(); });
    m_table->setColumnHidden(1, fromOne);
    for (int column = foundColumns; column < m_table->model()->columnCount(); ++column)
        m_table->setColumnHidden(column, m_outcomes.empty());
    m_table->setRows(std::move(rows));
}

} // namespace watchfloor::desktop
