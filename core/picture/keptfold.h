// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/fold.h"

#include <deque>
#include <optional>

namespace watchfloor::picture {

namespace folding {
class Folder;
}

/// A fold that stays while claims come and go: of what there is and who needs whom only that is folded again which they
/// bear on, what happens is folded anew for itself. The result is the same as fold() of all claims, the numbers of
/// labels included. One thread at a time. A copy has the result, and folds everything when it next must.
class KeptFold
{
public:
    KeptFold();
    ~KeptFold();
    KeptFold(const KeptFold &other);
    KeptFold &operator=(const KeptFold &other);

    /// One more claim; it must stay where it is until it is removed.
    void add(const Said &said);
    /// Before it goes.
    void remove(const Said &said);
    /// Everything anew: sources were judged anew, or labels that only rows brought are nobody's.
    void forget();
    [[nodiscard]] bool isStale() const { return m_isStale; }

    using Names = std::vector<StructureChange::Renamed>;
    /// `claims`: all of them. The names by which somebody means another asset now; nothing: any may be.
    [[nodiscard]] std::optional<Names> update(const std::deque<Said> &claims, std::span<const Source> sources);

    [[nodiscard]] const Folded &result() const { return m_result; }
    [[nodiscard]] const Markings &markings() const { return m_markings; } ///< that claims brought
    /// Another number: other assets, dependencies, missions or watches. Never 0 after an update.
    [[nodiscard]] std::uint64_t structure() const { return m_structure; }
    /// Another number: other dependencies, or other nodes.
    [[nodiscard]] std::uint64_t needs() const { return m_needs; }
    /// What is another than in that structure; nothing: perhaps everything.
    [[nodiscard]] std::optional<StructureChange> since(std::uint64_t structure) const;

private:
    void foldAll(const std::deque<Said> &claims, std::span<const Source> sources);
    void note(StructureChange change);

    /// A structure, and what was another in it than in the one before.
    struct Step
    {
        std::uint64_t structure;
        StructureChange change;
    };
    Folded m_result;
    Markings m_markings, m_structureMarkings; ///< of all; as they were before what happens was folded
    std::unique_ptr<folding::Folder> m_folder; ///< null: everything has to be folded
    std::uint64_t m_structure = 0, m_needs = 0;
    std::deque<Step> m_steps; ///< the last few
    bool m_isStale = true;
};

} // namespace watchfloor::picture
