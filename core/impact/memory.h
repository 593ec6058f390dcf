// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/snapshot.h"

#include <memory>

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

    /// The same as impact::apply().
    void apply(picture::Snapshot &s);

private:
    struct Structure;
    struct Work;
    void prepare(const picture::Snapshot &s);

    std::shared_ptr<const Structure> m_structure;
    std::unique_ptr<Work> m_work;
};

} // namespace watchfloor::impact
