// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/importjob.h"

#include <chrono>

namespace watchfloor::desktop {

ImportJob::ImportJob(std::shared_ptr<store::Store> store, ingest::Plan plan, Mode mode)
    : m_store(std::move(store))
    , m_plan(std::move(plan))
    , m_mode(mode)
{
}

ImportJob::~ImportJob() = default; // the thread is asked to stop and joined

void ImportJob::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void ImportJob::cancel() { m_thread.request_stop(); }

Result<ImportJob::Read> ImportJob::reading(const std::stop_token &stop) const
{
    if (m_mode == Mode::Try) {
        auto made = ingest::Rehearsal::on(m_store.get());
        if (!made)
            return std::unexpected(made.error());
        if (const Result<> admitted = (*made)->admit(m_plan); !admitted)
            return std::unexpected(admitted.error());
        return [rehearsal = std::shared_ptr(std::move(*made)), stop](const ingest::PlannedFile &file,
                                                                     const Progressed &progressed) {
            return rehearsal->read(file.path, file.options, progressed, stop);
        };
    }
    if (const Result<> ready = ingest::prepare(*m_store, m_plan); !ready)
        return std::unexpected(ready.error());
    return [this, stop](const ingest::PlannedFile &file, const Progressed &progressed) {
        return ingest::ingestFile(*m_store, file.path, file.options, progressed, stop);
    };
}

void ImportJob::run(const std::stop_token &stop)
{
    const Result<Read> read = reading(stop);
    if (!read) {
        Q_EMIT failed(read.error());
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
        Q_EMIT fileDone(file, (*read)(planned, tell));
        ++file;
    }
    Q_EMIT finished();
}

} // namespace watchfloor::desktop
