// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/file.h"

#include <QString>

namespace watchfloor::store {

/// Keeps other processes, and others in this one, from making the same file: a flock on a file of its own beside it.
/// On a file that SQLite opens it would be in SQLite's way, since network file systems turn it into the locks that
/// SQLite takes itself, or keep every other descriptor from writing.
class MakersLock
{
public:
    enum class Taken { Yes, Elsewhere, Here };
    explicit MakersLock(const QString &target);
    ~MakersLock(); ///< removes its file
    MakersLock(const MakersLock &) = delete;
    MakersLock &operator=(const MakersLock &) = delete;

    /// Does not wait. Throws Failure where there can be no lock.
    [[nodiscard]] Taken take();
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    void hold(int descriptor);

    const QString m_path;
    int m_descriptor = -1;
    FileUse::Identity m_file;
};

/// A store that takes its name when it is whole, so that a process that is killed while it makes one leaves no half of
/// one. Until then it lies beside it as `NAME.being-made`, which one at a time may write; what a killed process left
/// there is removed by the next that comes by. Throws Failure. Any thread.
class NewFile
{
public:
    enum class Over {
        Nothing, ///< the name must be free
        Empty, ///< or belong to an empty file; where another process makes it, that is waited for
        Anything, ///< who may open the new file, is who might open the old one
    };
    NewFile(const QString &target, Over over);
    ~NewFile(); ///< removes what was not kept
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    /// An empty file that only its owner may read.
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Flushes it and gives it its name. Every connection to it must be closed. Once it has its name nothing throws.
    void keep();

    /// What a killed process left beside `target`, unless somebody is at it.
    static void removeLeftovers(const QString &target);

private:
    void refuseWhereTaken() const;
    void refuseWhereUnfinished() const;
    void take();
    void makeEmpty() const;
    void finish() const;
    void rename() const;

    const QString m_target, m_path;
    const Over m_over;
    MakersLock m_lock;
    bool m_kept = false;
};

} // namespace watchfloor::store
