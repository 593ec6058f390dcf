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
    // What is supposed raises no alarm, and what is so goes on raising them meanwhile.
    connect(scope, &widgets::PictureScope::presentChanged, this, [this] {
        if (m_scope->isSupposed())
            look();
    });
    connect(&m_timer, &QTimer::timeout, this, &AlarmService::look);
    connect(panel, &widgets::AlarmPanel::actsRequested, this, &AlarmService::act);
}

void AlarmService::setSession(const std::shared_ptr<Session> &session)
{
    if (m_session)
        disconnect(m_session.get(), nullptr, this, nullptr);
    m_session = session;
    m_book = {};
    m_reportings.clear();
    m_panel->setAlarms({}, {});
    if (!session)
        return m_timer.stop();
    m_timer.start(lookEvery);
    connect(session.get(), &Session::seatChanged, this, &AlarmService::look);
}

void AlarmService::look()
{
    const picture::SnapshotPtr snapshot = m_scope->present();
    if (!m_session || snapshot->generation == 0)
        return;
    m_panel->setEditable(!snapshot->replay && m_session->isDecidable());
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    std::vector<std::string> keys;
    for (const watch::Condition &condition : watch::conditions(*snapshot, m_scope->now()))
        keys.push_back(condition.key);
    const Timestamp now = m_scope->now();
    const store::KnownAt knownAt = snapshot->replay ? store::KnownAt(snapshot->knownAt) : store::KnownAt();
    inBackground(
        this,
        [store = m_session->store(), keys = std::move(keys), knownAt, snapshot, now]() mutable -> Result<Read> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            auto reportings = watch::reportings(**reader, knownAt);
            if (!reportings)
                return std::unexpected(reportings.error());
            for (const watch::Condition &condition : watch::reportConditions(*snapshot, *reportings, now))
                keys.push_back(condition.key);
            auto acts = watch::alarmActs(**reader, keys, knownAt);
            if (!acts)
                return std::unexpected(acts.error());
            return Read{std::move(*acts), std::move(*reportings)};
        },
        [this, session = m_session](Result<Read> acts) {
            m_reading = false;
            if (session != m_session)
                return look();
            if (acts) {
                m_reportings = std::move(acts->reportings);
                m_scope->turns().soon(this, [this, found = acts->acts] { take(found); });
            } else {
                Q_EMIT failed(tr("Alarms: %1").arg(widgets::sentence(acts.error())));
            }
            if (std::exchange(m_again, false))
                look();
        });
}

/// Of the picture, and of the reporting clocks that run out.
std::vector<watch::Condition> AlarmService::conditions() const
{
    const picture::SnapshotPtr snapshot = m_scope->present();
    auto all = watch::conditions(*snapshot, m_scope->now());
    std::ranges::move(watch::reportConditions(*snapshot, m_reportings, m_scope->now()), std::back_inserter(all));
    std::ranges::sort(all, {}, &watch::Condition::key);
    return all;
}

void AlarmService::take(const std::vector<watch::AlarmAct> &acts)
{
    const picture::SnapshotPtr snapshot = m_scope->present();
    const Timestamp now = m_scope->now();
    watch::AlarmBook past;
    watch::AlarmBook &book = snapshot->replay ? past : m_book;
    for (const watch::AlarmAct &one : acts)
        book.act(one);
    book.see(conditions(), now);
    m_panel->setAlarms(book.groups(), book.figures());
    Q_EMIT figuresChanged(book.figures());
}

void AlarmService::act(std::vector<watch::AlarmAct> acts)
{
    const picture::SnapshotPtr snapshot = m_scope->present();
    if (!m_session || snapshot->replay)
        return;
    const auto asked = conditions();
    std::vector<watch::MarkedAct> marked;
    for (watch::AlarmAct &one : acts) {
        one.at = toMicros(m_scope->now());
        one.by = m_session->actor().toStdString();
        const auto about = std::ranges::find(asked, one.key, &watch::Condition::key);
        const bool isMarked = about != asked.end() && about->marking < snapshot->markings.size();
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
