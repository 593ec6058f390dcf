// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replayflow.h"

#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/background.h"

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

ReplayFlow::ReplayFlow(widgets::PictureScope *scope, QObject *parent)
    : QObject(parent)
    , m_scope(scope)
{
    connect(scope, &widgets::PictureScope::snapshotChanged, this, &ReplayFlow::takeSnapshot);
}

void ReplayFlow::defineActions(Actions &a, const QString &group)
{
    m_actions = &a;
    a.add(u"replay.play"_s, group, tr("Pla&y or pause the replay"), {QKeySequence(u"F8"_s)}, {},
          [this] { m_clock.toggle(); });
    a.add(u"replay.previous"_s, group, tr("To the change &before"), {QKeySequence(u"F7"_s)}, {},
          [this] { m_clock.step(-1); });
    a.add(u"replay.next"_s, group, tr("To the ne&xt change"), {QKeySequence(u"F9"_s)}, {}, [this] { m_clock.step(1); });
    a.add(u"replay.slower"_s, group, tr("Replay slower"), {QKeySequence(u"Shift+F7"_s)}, {},
          [this] { m_clock.changeSpeed(-1); });
    a.add(u"replay.faster"_s, group, tr("Replay faster"), {QKeySequence(u"Shift+F9"_s)}, {},
          [this] { m_clock.changeSpeed(1); });
    const auto enable = [this] {
        m_actions->at(u"replay.play"_s)->setEnabled(!m_clock.history().empty());
        m_actions->at(u"replay.previous"_s)->setEnabled(m_clock.canStep(-1));
        m_actions->at(u"replay.next"_s)->setEnabled(m_clock.canStep(1));
        for (const auto &id : {u"replay.slower"_s, u"replay.faster"_s})
            m_actions->at(id)->setEnabled(m_clock.at().has_value());
    };
    connect(&m_clock, &widgets::ReplayClock::changed, this, enable);
    enable();
}

void ReplayFlow::setSession(const std::shared_ptr<Session> &session)
{
    const bool isAnother = m_session != nullptr; // the first one is shown as the command line asked for
    m_session = session;
    compareWith({});
    if (isAnother)
        m_clock.setAt({});
    m_clock.setHistory({});
    if (session)
        readHistory();
}

void ReplayFlow::takeSnapshot()
{
    // In a replay nothing new is shown; what came meanwhile stands in the history when it ends.
    if (m_session && !m_scope->snapshot()->replay)
        readHistory();
}

void ReplayFlow::readHistory()
{
    if (m_reading)
        return;
    m_reading = true;
    const std::int64_t after = m_clock.history().empty() ? 0 : m_clock.history().back().at;
    using History = Result<std::vector<store::KnownChange>>;
    inBackground(
        this,
        [store = m_session->store(), after]() -> History {
            auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return store::knownHistory(**reader, after);
        },
        [this, session = std::weak_ptr<Session>(m_session), after](const History &more) {
            m_reading = false;
            if (session.lock() != m_session) {
                if (m_session)
                    readHistory(); // of the store that is open now
                return;
            }
            if (!more) {
                Q_EMIT failed(
                    tr("What the store learned when could not be read. %1").arg(widgets::sentence(more.error())));
                return;
            }
            auto history = m_clock.history();
            if (!history.empty() && history.back().at != after)
                return;
            history.insert(history.end(), more->begin(), more->end());
            m_clock.setHistory(std::move(history));
        });
}

void ReplayFlow::compareWith(store::KnownAt at)
{
    const int asked = ++m_asked;
    Q_EMIT comparing(at);
    if (!at || !m_session) {
        m_scope->setBefore(nullptr);
        return;
    }
    using Made = Result<picture::SnapshotPtr>;
    inBackground(
        this,
        [store = m_session->store(), at]() -> Made {
            auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return picture::build(*store, **reader, at);
        },
        [this, asked](const Made &made) {
            if (asked != m_asked)
                return;
            Q_EMIT comparing({});
            if (made)
                m_scope->setBefore(*made);
            else
                Q_EMIT failed(
                    tr("The picture to compare with could not be made. %1").arg(widgets::sentence(made.error())));
        });
}

} // namespace watchfloor::desktop
