// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ingest.h"

#include <QObject>

#include <functional>
#include <thread>

namespace watchfloor::desktop {

/// Reads the files of a plan, or tries to, one after another on a thread of its own. Progress and outcomes arrive on
/// the receiver's thread. Destroying it cancels and waits for the batch under way.
class ImportJob : public QObject
{
    Q_OBJECT
public:
    enum class Mode : std::uint8_t {
        Store,
        Try, ///< counts what would come of it; the store may be null
    };
    ImportJob(std::shared_ptr<store::Store> store, ingest::Plan plan, Mode mode = Mode::Store);
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
    using Progressed = std::function<void(const ingest::Progress &)>;
    using Read = std::function<ingest::FileOutcome(const ingest::PlannedFile &, const Progressed &)>;
    [[nodiscard]] Result<Read> reading(const std::stop_token &stop) const;
    void run(const std::stop_token &stop);

    std::shared_ptr<store::Store> m_store;
    ingest::Plan m_plan;
    Mode m_mode;
    std::jthread m_thread;
};

} // namespace watchfloor::desktop
