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
    m_shown = {};
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
    inBackground(
        this,
        [store = m_session->store(), look = Look{snapshot, m_scope->now(), {}, {}}]() mutable -> Result<Look> {
            return read(look, *store).transform([&] { return std::move(look); });
        },
        [this, session = m_session](const Result<Look> &found) {
            m_reading = false;
            if (session != m_session)
                return look();
            if (found)
                m_scope->turns().soon(this, [this, session, found = *found] {
                    if (session == m_session)
                        take(found);
                });
            else
                Q_EMIT failed(tr("Alarms: %1").arg(widgets::sentence(found.error())));
            if (std::exchange(m_again, false))
                look();
        });
}

Result<> AlarmService::read(Look &look, const store::Store &store)
{
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const picture::Snapshot &s = *look.snapshot;
    const store::KnownAt knownAt = s.replay ? store::KnownAt(s.knownAt) : store::KnownAt();
    const auto reportings = watch::reportings(**reader, knownAt);
    if (!reportings)
        return std::unexpected(reportings.error());
    look.conditions = watch::conditions(s, look.now);
    std::ranges::move(watch::reportConditions(s, *reportings, look.now), std::back_inserter(look.conditions));
    std::ranges::sort(look.conditions, {}, &watch::Condition::key);
    std::vector<std::string> keys;
    for (const watch::Condition &condition : look.conditions)
        keys.push_back(condition.key);
    auto acts = watch::alarmActs(**reader, keys, knownAt);
    if (!acts)
        return std::unexpected(acts.error());
    look.acts = std::move(*acts);
    return {};
}

void AlarmService::take(const Look &look)
{
    // Of the present, while a replay was begun: the next look is at that.
    if (look.snapshot->replay != m_scope->present()->replay)
        return;
    watch::AlarmBook past;
    watch::AlarmBook &book = look.snapshot->replay ? past : m_book;
    for (const watch::AlarmAct &one : look.acts)
        book.act(one);
    book.see(look.conditions, look.now);
    m_shown = look;
    m_panel->setAlarms(book.groups(), book.figures());
    Q_EMIT figuresChanged(book.figures());
}

void AlarmService::act(std::vector<watch::AlarmAct> acts)
{
    if (!m_session || !m_shown.snapshot || m_scope->present()->replay)
        return;
    const auto &asked = m_shown.conditions;
    const auto &markings = m_shown.snapshot->markings;
    std::vector<watch::MarkedAct> marked;
    for (watch::AlarmAct &one : acts) {
        one.at = toMicros(m_scope->now());
        one.by = m_session->actor().toStdString();
        const auto about = std::ranges::find(asked, one.key, &watch::Condition::key);
        const bool isMarked = about != asked.end() && about->marking < markings.size();
        marked.push_back({one, isMarked ? toString(markings[about->marking]) : std::string()});
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
