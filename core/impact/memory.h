// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "impact/impact.h"
#include "impact/wiring.h"

#include <memory>
#include <utility>
#include <vector>

namespace watchfloor::impact {

/// What is kept from one picture to the next, since who needs whom changes seldom: the network laid out, and what each
/// mission needs. A picture with the same dependencies then costs what its bad assets touch. One thread at a time.
class Memory
{
public:
    Memory();
    ~Memory();
    /// A copy shares what never changes.
    Memory(const Memory &other);
    Memory &operator=(const Memory &other);
    Memory(Memory &&) noexcept;
    Memory &operator=(Memory &&) noexcept;

    /// What whoever made a picture knows of it, to spare going through all of it.
    struct Hint
    {
        std::uint64_t structure = 0; ///< pictures of one number have the same dependencies and missions; 0: not known
        /// Assets whose health is not as if nothing were wrong; null: perhaps any. Then those of this picture.
        std::vector<std::int32_t> *touched = nullptr;
    };
    /// The same as impact::apply().
    void apply(picture::Snapshot &s) { apply(s, Hint{}); }
    void apply(picture::Snapshot &s, const Hint &hint);

    /// The same as propagate(s, ownHealth(s)). A picture that was laid out is taken as it is.
    [[nodiscard]] Impact impactOf(const picture::Snapshot &s);
    /// What missions of `s` would be worth with other own values and nothing unseen, in the phases of `when`. After
    /// impactOf(s), which it follows.
    [[nodiscard]] std::vector<double> missionsWith(const picture::Snapshot &s, Timestamp when,
                                                   const std::vector<std::pair<std::int32_t, double>> &own);
    /// Of the latest picture.
    [[nodiscard]] const Network &network() const;
    /// That mission (a row of the latest picture) needs that asset.
    [[nodiscard]] bool needs(std::size_t mission, std::int32_t asset) const;

private:
    struct Work;
    void prepare(const picture::Snapshot &s, std::uint64_t structure, std::int64_t turn);
    void compare(const picture::Snapshot &s);
    void take(std::shared_ptr<const Wiring> structure);

    std::shared_ptr<const Wiring> m_structure;
    std::unique_ptr<Work> m_work;
    std::uint64_t m_number = 0; ///< of the structure, where it has one
    std::int64_t m_turn = noTime; ///< and in which phases missions were
    std::vector<Need> m_needs; ///< where it has none, to compare with
};

} // namespace watchfloor::impact
