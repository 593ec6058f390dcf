// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/seat.h"

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

Seat::State Seat::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

QString Seat::name() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_state == State::Taken)
        return QString::fromStdString(m_officer->account.name);
    return m_state == State::Free ? userName() : QString();
}

std::optional<floor::Officer> Seat::officer() const
{
    const std::scoped_lock lock(m_mutex);
    return m_officer;
}

void Seat::setFree()
{
    const std::scoped_lock lock(m_mutex);
    m_state = State::Free;
    m_officer.reset();
}

void Seat::sit(floor::Officer officer)
{
    const std::scoped_lock lock(m_mutex);
    m_state = State::Taken;
    m_officer = std::move(officer);
}

void Seat::leave()
{
    const std::scoped_lock lock(m_mutex);
    m_state = State::Empty;
    m_officer.reset();
}

QString Seat::userName()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? u"desktop"_s : user;
}

} // namespace watchfloor::desktop
