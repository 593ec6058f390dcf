// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/importjob.h"
#include "desktop/profiledialog.h"
#include "desktop/session.h"

#include <QPointer>
#include <QWidget>

#include <chrono>

class QLabel;
class QProgressBar;
class QPushButton;

namespace watchfloor::desktop {

/// From files to what became of them: plans off the interface's thread, asks whose they are, shows bytes,
/// records and rate while they are read, and at the end one line a file. Lives as a panel of the window.
class ImportFlow : public QWidget
{
    Q_OBJECT
public:
    explicit ImportFlow(QWidget *parent = nullptr);
    ~ImportFlow() override;

    void setSession(const std::shared_ptr<Session> &session);
    void setKnownSources(std::vector<Source> sources) { m_known = std::move(sources); }
    /// Files or folders.
    void import(const QStringList &paths);
    [[nodiscard]] bool isRunning() const { return m_job || m_planning; }
    void cancel();

Q_SIGNALS:
    void finished(const QString &summary, bool quarantined, bool failedSome);
    void failed(const QString &sentence);
    void runningChanged();
    void quarantineRequested(qint64 importId);

private:
    void planned(const Result<ingest::Plan> &plan, const std::vector<SavedProfile> &profiles);
    void start(ingest::Plan plan);
    void showProgress(int file, const QString &path, const ingest::Progress &progress);
    void takeOutcome(const ingest::FileOutcome &outcome);
    void finish();

    std::shared_ptr<Session> m_session;
    std::vector<Source> m_known;
    std::unique_ptr<ImportJob> m_job;
    std::vector<ingest::FileOutcome> m_outcomes;
    std::chrono::steady_clock::time_point m_began;
    std::int64_t m_bytesBefore = 0, m_recordsBefore = 0;
    bool m_planning = false;
    QLabel *m_what;
    QLabel *m_rate;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace watchfloor::desktop
