// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/alarmservice.h"

#include "common/words.h"
#include "desktop/background.h"
#include "watch/alarmdesk.h"
#include "watch/alarmpanel.h"

namespace watchfloor::desktop {

using namespace std::chrono_literals;

namespace {
constexpr auto lookEvery = 5s; ///< feeds fall silent and shelvings end without anything coming in
} // namespace

AlarmService::AlarmService(widgets::PictureScope *scope, widgets::AlarmPanel *panel, QObject *parent)
    : QObject(parent)
    , m_scope(scope)
    , m_panel(panel)
{
    scope->turns().follow(this, [this] { look(); });
    connect(&m_timer, &QTimer::timeout, this, &AlarmService::look);
    connect(panel, &widgets::AlarmPanel::actsRequested, this, &AlarmService::act);
}

void AlarmService::setSession(const std::shared_ptr<Session> &session)
{
    m_session = session;
    m_book = {};
    m_panel->setAlarms({}, {});
    if (session)
        m_timer.start(lookEvery);
    else
        m_timer.stop();
}

void AlarmService::look()
{
    const picture::SnapshotPtr snapshot = m_scope->snapshot();
    if (!m_session || snapshot->generation == 0)
        return;
    m_panel->setEditable(!snapshot->replay && !m_session->info().readOnly);
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    std::vector<std::string> keys;
    for (const watch::Condition &condition : watch::conditions(*snapshot, m_scope->now()))
        keys.push_back(condition.key);
    const store::KnownAt knownAt = snapshot->replay ? store::KnownAt(snapshot->knownAt) : store::KnownAt();
    inBackground(
        this,
        [store = m_session->store(), keys = std::move(keys), knownAt]() -> Result<std::vector<watch::AlarmAct>> {
            return store->reader().and_then(
                [&](const std::unique_ptr<store::Reader> &reader) { return watch::alarmActs(*reader, keys, knownAt); });
        },
        [this, session = m_session](Result<std::vector<watch::AlarmAct>> acts) {
            m_reading = false;
            if (session != m_session)
                return look();
            if (!acts)
                Q_EMIT failed(tr("Alarms: %1").arg(widgets::sentence(acts.error())));
            else
                m_scope->turns().soon(this, [this, found = *acts] { take(found); });
            if (std::exchange(m_again, false))
                look();
        });
}

void AlarmService::take(const std::vector<watch::AlarmAct> &acts)
{
    const picture::SnapshotPtr snapshot = m_scope->snapshot();
    const Timestamp now = m_scope->now();
    watch::AlarmBook past;
    watch::AlarmBook &book = snapshot->replay ? past : m_book;
    for (const watch::AlarmAct &one : acts)
        book.act(one);
    book.see(watch::conditions(*snapshot, now), now);
    m_panel->setAlarms(book.groups(), book.figures());
    Q_EMIT figuresChanged(book.figures());
}

void AlarmService::act(std::vector<watch::AlarmAct> acts)
{
    const picture::SnapshotPtr snapshot = m_scope->snapshot();
    if (!m_session || snapshot->replay)
        return;
    const auto conditions = watch::conditions(*snapshot, m_scope->now());
    std::vector<watch::MarkedAct> marked;
    for (watch::AlarmAct &one : acts) {
        one.at = toMicros(m_scope->now());
        one.by = Session::actor().toStdString();
        const auto about = std::ranges::find(conditions, one.key, &watch::Condition::key);
        const bool isMarked = about != conditions.end() && about->marking < snapshot->markings.size();
        marked.push_back({one, isMarked ? toString(snapshot->markings[about->marking]) : std::string()});
    }
    inBackground(
        this, [store = m_session->store(), marked = std::move(marked)] { return watch::record(*store, marked); },
        [this](const Result<> &written) {
            if (!written)
                Q_EMIT failed(tr("The alarm was not answered: %1").arg(widgets::sentence(written.error())));
            look();
        });
}

} // namespace watchfloor::desktop
