// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/importflow.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/words.h"
#include "desktop/background.h"
#include "desktop/importdialog.h"
#include "desktop/importresult.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

ImportFlow::ImportFlow(QWidget *parent)
    : QWidget(parent)
    , m_what(widgets::plainLabel())
    , m_rate(widgets::mutedLabel())
    , m_bar(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(u"importProgress"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 10, 4);
    layout->setSpacing(12);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(260);
    m_bar->setRange(0, 1000);
    m_bar->setAccessibleName(tr("Import progress"));
    layout->addWidget(m_what);
    layout->addWidget(m_bar);
    layout->addWidget(m_rate, 1);
    layout->addWidget(m_cancel);
    m_cancel->setToolTip(tr("Stop reading. What was read so far stays; it can be undone."));
    connect(m_cancel, &QPushButton::clicked, this, &ImportFlow::cancel);
    hide();
}

ImportFlow::~ImportFlow() = default;

void ImportFlow::setSession(const std::shared_ptr<Session> &session)
{
    m_job.reset();
    m_session = session;
    hide();
}

void ImportFlow::import(const QStringList &paths)
{
    if (!m_session || paths.isEmpty())
        return;
    if (isRunning()) {
        Q_EMIT failed(tr("An import is under way. Wait for it or cancel it."));
        return;
    }
    if (m_session->info().readOnly) {
        Q_EMIT failed(tr("The store is read-only: nothing can be imported into it."));
        return;
    }
    if (!m_session->isDecidable()) {
        Q_EMIT failed(tr("Nobody sits here: sign in first, so that the watch log can name who imported."));
        return;
    }
    m_planning = true;
    Q_EMIT runningChanged();
    ingest::FileOptions defaults;
    defaults.actor = m_session->actor().toStdString();
    inBackground(
        this, [paths, defaults] { return std::pair(ingest::planOf(paths, defaults), savedProfiles()); },
        [this](const std::pair<Result<ingest::Plan>, std::vector<SavedProfile>> &found) {
            planned(found.first, found.second);
        });
}

void ImportFlow::planned(const Result<ingest::Plan> &plan, const std::vector<SavedProfile> &profiles)
{
    m_planning = false;
    Q_EMIT runningChanged();
    if (!plan) {
        Q_EMIT failed(tr("The files cannot be read. %1").arg(widgets::sentence(plan.error())));
        return;
    }
    auto *dialog = new ImportDialog(*plan, m_known, profiles, m_session ? m_session->store() : nullptr, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { start(dialog->plan()); });
    dialog->open();
}

void ImportFlow::start(ingest::Plan plan)
{
    if (!m_session || m_job)
        return;
    m_outcomes.clear();
    m_bytesBefore = m_recordsBefore = 0;
    m_began = std::chrono::steady_clock::now();
    m_job = std::make_unique<ImportJob>(m_session->store(), std::move(plan));
    connect(m_job.get(), &ImportJob::progress, this, &ImportFlow::showProgress);
    connect(m_job.get(), &ImportJob::fileDone, this,
            [this](int, const ingest::FileOutcome &outcome) { takeOutcome(outcome); });
    connect(m_job.get(), &ImportJob::failed, this, [this](const Error &error) {
        Q_EMIT failed(tr("Nothing was imported. %1").arg(widgets::sentence(error)));
    });
    connect(m_job.get(), &ImportJob::finished, this, &ImportFlow::finish);
    m_cancel->setEnabled(true);
    m_bar->setValue(0);
    show();
    m_job->start();
    Q_EMIT runningChanged();
}

void ImportFlow::cancel()
{
    if (m_job)
        m_job->cancel();
    m_cancel->setEnabled(false);
}

void ImportFlow::showProgress(int file, const QString &path, const ingest::Progress &p)
{
    if (!m_job)
        return;
    m_what->setText(tr("Reading %1 (%2 of %3)")
                        .arg(shortText(widgets::safe(QFileInfo(path).fileName().toStdString()), 48))
                        .arg(file + 1)
                        .arg(m_job->files()));
    const double within = p.totalBytes > 0 ? static_cast<double>(p.bytes) / static_cast<double>(p.totalBytes) : 0;
    m_bar->setValue(static_cast<int>(1000 * (file + within) / std::max(1, m_job->files())));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
    const std::int64_t records = m_recordsBefore + p.records;
    const std::int64_t bytes = m_bytesBefore + p.bytes;
    m_rate->setText(seconds < 0.2 ? tr("%1 records").arg(widgets::countText(records))
                                  : tr("%1 records · %2 · %3 records/s")
                                        .arg(widgets::countText(records), widgets::bytesText(bytes),
                                             widgets::countText(
                                                 static_cast<std::int64_t>(static_cast<double>(records) / seconds))));
}

void ImportFlow::takeOutcome(const ingest::FileOutcome &outcome)
{
    m_bytesBefore += outcome.bytes;
    m_recordsBefore += outcome.records;
    m_outcomes.push_back(outcome);
}

void ImportFlow::finish()
{
    m_job.release()->deleteLater();
    hide();
    Q_EMIT runningChanged();
    std::vector<std::int64_t> imports;
    std::int64_t accepted = 0, duplicates = 0, quarantined = 0;
    int failures = 0;
    for (const ingest::FileOutcome &o : m_outcomes) {
        if (o.importId != 0)
            imports.push_back(o.importId);
        accepted += o.accepted;
        duplicates += o.duplicates;
        quarantined += o.quarantined;
        failures += o.error ? 1 : 0;
    }
    if (m_outcomes.empty())
        return;
    if (!imports.empty() && accepted + quarantined > 0)
        m_session->pushImports(tr("import of %n file(s)", nullptr, static_cast<int>(m_outcomes.size())),
                               std::move(imports), true);
    Q_EMIT finished(tr("Imported %1: %2 records accepted, %3 duplicates, %4 quarantined.")
                        .arg(tr("%n file(s)", nullptr, static_cast<int>(m_outcomes.size())),
                             widgets::countText(accepted), widgets::countText(duplicates),
                             widgets::countText(quarantined)),
                    quarantined > 0, failures > 0);
    auto *result = new ImportResult(m_outcomes, window());
    result->setAttribute(Qt::WA_DeleteOnClose);
    connect(result, &ImportResult::quarantineRequested, this, &ImportFlow::quarantineRequested);
    result->show();
}

} // namespace watchfloor::desktop
