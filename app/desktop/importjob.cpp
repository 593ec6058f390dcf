// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/importjob.h"

#include <chrono>

namespace watchfloor::desktop {

ImportJob::ImportJob(std::shared_ptr<store::Store> store, ingest::Plan plan, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_plan(std::move(plan))
{
}

ImportJob::~ImportJob() = default; // the thread is asked to stop and joined

void ImportJob::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void ImportJob::cancel() { m_thread.request_stop(); }

void ImportJob::run(const std::stop_token &stop)
{
    if (const Result<> ready = ingest::prepare(*m_store, m_plan); !ready) {
        Q_EMIT failed(ready.error());
        Q_EMIT finished();
        return;
    }
    int file = 0;
    for (const ingest::PlannedFile &planned : m_plan.files) {
        if (stop.stop_requested())
            break;
        // A signal an interface can show: ten a second, not one a record.
        auto told = std::chrono::steady_clock::time_point{};
        const auto tell = [&](const ingest::Progress &p) {
            const auto now = std::chrono::steady_clock::now();
            if (now - told < std::chrono::milliseconds(100))
                return;
            told = now;
            Q_EMIT progress(file, planned.path, p);
        };
        Q_EMIT progress(file, planned.path, {});
        Q_EMIT fileDone(file, ingest::ingestFile(*m_store, planned.path, planned.options, tell, stop));
        ++file;
    }
    Q_EMIT finished();
}

} // namespace watchfloor::desktop
