// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"
#include "model/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace watchfloor::feeds {

/// Labels that stand on one thing in the words of a feed, joined into one.
class MarkingJoin
{
public:
    /// `AMBER`, `TLP:amber+strict`, `white`; empty says nothing, any other word is the most restrictive.
    void tlp(std::string_view label);
    /// `RED`, `PAP:AMBER`, `white`; what is none of them counts as RED.
    void pap(std::string_view label);
    /// An audience narrower than a label says, such as a list of organisations: raises what is there or, where nothing
    /// is, what the source stands for.
    void atLeast(Tlp tlp);
    /// Something that nobody here can read.
    void unknown();
    /// All that another thing carries, as parseMarking reads it.
    void label(std::string_view marking);

    /// For Claim::marking and Observation::marking: empty where nothing was said, so that the source's default holds.
    [[nodiscard]] std::string result(const Source &source) const;

private:
    void join(const Marking &marking);
    std::optional<Marking> m_marking;
    Pap m_pap = Pap::Clear;
    std::optional<Tlp> m_floor;
};

} // namespace watchfloor::feeds
