// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ingest.h"

#include <QObject>

#include <thread>

namespace watchfloor::desktop {

/// Reads the files of a plan one after another on a thread of its own. Progress and outcomes arrive on the
/// receiver's thread. Destroying it cancels and waits for the batch under way.
class ImportJob : public QObject
{
    Q_OBJECT
public:
    ImportJob(std::shared_ptr<store::Store> store, ingest::Plan plan, QObject *parent = nullptr);
    ~ImportJob() override;
    void start();
    void cancel();
    [[nodiscard]] int files() const { return static_cast<int>(m_plan.files.size()); }

Q_SIGNALS:
    void progress(int file, const QString &path, watchfloor::ingest::Progress progress);
    void fileDone(int file, watchfloor::ingest::FileOutcome outcome);
    void failed(watchfloor::Error error); ///< before any file: a source could not be stored
    void finished();

private:
    void run(const std::stop_token &stop);

    std::shared_ptr<store::Store> m_store;
    ingest::Plan m_plan;
    std::jthread m_thread;
};

} // namespace watchfloor::desktop
