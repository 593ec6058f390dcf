// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/markingjoin.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

std::string upperAscii(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

Marking of(Tlp tlp)
{
    Marking marking;
    marking.tlp = tlp;
    marking.known = true;
    return marking;
}

} // namespace

void MarkingJoin::join(const Marking &marking)
{
    m_marking = m_marking ? watchfloor::join(*m_marking, marking) : marking;
}

void MarkingJoin::tlp(std::string_view label)
{
    std::string word = upperAscii(label);
    if (word.starts_with("TLP:"))
        word.erase(0, 4);
    if (word.empty())
        return;
    if (word == "WHITE" || word == "CLEAR")
        join(of(Tlp::Clear));
    else if (word == "GREEN")
        join(of(Tlp::Green));
    else if (word == "AMBER")
        join(of(Tlp::Amber));
    else if (word == "AMBER+STRICT")
        join(of(Tlp::AmberStrict));
    else if (word == "RED")
        join(of(Tlp::Red));
    else
        unknown();
}

void MarkingJoin::pap(std::string_view label)
{
    std::string word = upperAscii(label);
    if (word.starts_with("PAP:"))
        word.erase(0, 4);
    const Pap pap = word == "CLEAR" || word == "WHITE" ? Pap::Clear
        : word == "GREEN"                              ? Pap::Green
        : word == "AMBER"                              ? Pap::Amber
                                                       : Pap::Red;
    m_pap = std::max(m_pap, pap);
}

void MarkingJoin::atLeast(Tlp tlp) { m_floor = std::max(m_floor.value_or(tlp), tlp); }

void MarkingJoin::unknown() { join(Marking::mostRestrictive()); }

void MarkingJoin::label(std::string_view marking)
{
    if (!marking.empty())
        join(parseMarking(marking).value_or(Marking::mostRestrictive()));
}

std::string MarkingJoin::result(const Source &source) const
{
    if (!m_marking && !m_floor && m_pap == Pap::Clear)
        return {};
    // What raises a label needs one to raise: the source's own, and without that nobody knows how far it may go.
    Marking all = m_marking ? *m_marking : parseMarking(source.defaultMarking).value_or(Marking::mostRestrictive());
    if (m_floor)
        all = watchfloor::join(all, of(*m_floor));
    if (all.known)
        all.pap = std::max(all.pap, m_pap);
    return toString(all);
}

} // namespace watchfloor::feeds
