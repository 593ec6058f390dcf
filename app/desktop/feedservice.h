// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/seat.h"
#include "model/types.h"
#include "store/store.h"
#include "transport/runner.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <mutex>
#include <stop_token>

namespace watchfloor::desktop {

/// The connections of one store: what is configured, and, while this program receives for the store, how each is doing.
/// Lives on the interface's thread; whatever asks the store or waits happens on the pool.
class FeedService : public QObject
{
    Q_OBJECT
public:
    FeedService(std::shared_ptr<store::Store> store, std::shared_ptr<Seat> seat);
    ~FeedService() override; ///< stops receiving, on a thread of the pool

    struct Line
    {
        Source source;
        transport::Settings settings;
        bool paused = false;
        transport::Status status; ///< state Stopped where nothing receives here
    };
    /// By slug. A connection whose settings cannot be read says so in its status.
    [[nodiscard]] std::vector<Line> lines() const;
    [[nodiscard]] const std::vector<Source> &sources() const { return m_sources; }

    [[nodiscard]] bool isReceiving() const { return m_receiving; }
    /// Remembered for this store.
    void setReceiving(bool receiving);
    /// Of a store that received when it was last open: begins again.
    void restore();
    /// Stops receiving and waits for it: before another key, which needs the file alone. restore() begins again.
    void release();

    void refresh();
    /// Asks what the settings name, as transport::probe does; nothing is stored. A secret that is not empty is used
    /// instead of the one that is kept. `done` is called while `context` is there; a stop ends the waiting.
    static void probe(QObject *context, const Source &source, const transport::Settings &settings,
                      const QString &secret, std::stop_token stop, std::function<void(const Result<QString> &)> done);
    /// Makes the source where it is new. A secret that is not empty replaces the one that is kept. `done` gets what was
    /// wrong, empty: nothing.
    void put(const Source &source, const transport::Settings &settings, const QString &secret,
             std::function<void(const QString &)> done);
    void remove(std::int64_t sourceId);
    void setPaused(std::int64_t sourceId, bool paused);
    void runNow(std::int64_t sourceId);

Q_SIGNALS:
    void changed();
    void failed(const QString &sentence);

private:
    struct Known
    {
        std::vector<Source> sources;
        std::vector<store::TransportConfig> configs;
    };
    void take(Known known);
    void start();
    void run(std::shared_ptr<transport::Secrets> secrets);
    [[nodiscard]] std::shared_ptr<transport::Runner> end();
    void reload();
    template <typename Work> void ask(Work work);

    /// What a transport's thread calls; closed before the service or its runner ends.
    struct Gate
    {
        std::mutex mutex;
        FeedService *service = nullptr;
    };

    const std::shared_ptr<store::Store> m_store;
    const std::shared_ptr<Seat> m_seat;
    std::shared_ptr<transport::Runner> m_runner;
    std::shared_ptr<Gate> m_gate;
    bool m_receiving = false; ///< wanted; the runner follows
    std::vector<Source> m_sources;
    std::vector<store::TransportConfig> m_configs;
    QTimer m_later; ///< many changes of status are one of the view
};

} // namespace watchfloor::desktop
