// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace watchfloor::store {

/// A store that takes its name when it is whole, so that a process that is killed while it makes one leaves no half of
/// one. Until then it lies beside it as `NAME.being-made`, which one process at a time may write; what a killed one
/// left there is removed by the next that comes by. Throws Failure. Any thread.
class NewFile
{
public:
    enum class Over {
        Nothing, ///< the name must be free
        Empty, ///< or belong to an empty file
        Anything,
    };
    NewFile(const QString &target, Over over);
    ~NewFile(); ///< removes what was not kept
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    /// An empty file that only its owner may read.
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Flushes it and gives it its name. Every connection to it must be closed.
    void keep();

    /// What a killed process left beside `target`, unless somebody is at it.
    static void removeLeftovers(const QString &target);

private:
    void refuseWhereTaken() const;
    void take();
    [[nodiscard]] bool tryToTake();

    const QString m_target, m_path;
    const Over m_over;
    int m_descriptor = -1; ///< holds the lock that keeps others off
};

} // namespace watchfloor::store
