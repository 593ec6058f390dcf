// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/checkpoint.h"

#include <QString>

#include <mutex>
#include <optional>

namespace watchfloor::desktop {

/// Who sits at this desktop, for one store. Any thread.
class Seat
{
public:
    enum class State : std::uint8_t {
        Unknown, ///< the store's accounts have not been read yet
        Free, ///< it has none: whoever uses the machine acts under their own name
        Empty, ///< it has some, and nobody has sat down: nothing is done under any name
        Taken,
    };
    [[nodiscard]] State state() const;
    /// Whom the watch log names; empty: nobody may act.
    [[nodiscard]] QString name() const;
    [[nodiscard]] std::optional<floor::Officer> officer() const; ///< of a seat that is taken

    void setFree();
    void sit(floor::Officer officer);
    void leave(); ///< the key is wiped

    [[nodiscard]] static QString userName(); ///< as the machine knows them

private:
    mutable std::mutex m_mutex;
    State m_state = State::Unknown;
    std::optional<floor::Officer> m_officer;
};

} // namespace watchfloor::desktop
