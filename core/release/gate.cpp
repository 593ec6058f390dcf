// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "release/gate.h"

#include <algorithm>

namespace watchfloor::release {

using namespace Qt::StringLiterals;

Result<Audience> parseAudience(std::string_view text)
{
    // An audience is written like a marking: the most it may see, and who reads it.
    const auto m = parseMarking(text);
    if (!m)
        return fail(ErrorCode::Usage, u"audience: %1"_s.arg(m.error().detail));
    if (!m->known)
        return fail(ErrorCode::Usage, u"audience: UNMARKED is nobody"_s);
    if (m->pap != Pap::Clear)
        return fail(ErrorCode::Usage, u"audience: PAP says what may be done, not who may read"_s);
    if (m->releasableTo && m->releasableTo->empty())
        return fail(ErrorCode::Usage, u"audience: REL names no nation"_s);
    Audience a;
    a.tlp = m->tlp;
    a.level = m->level;
    a.nations = m->releasableTo.value_or(std::set<std::string>{});
    return a;
}

std::string toString(const Audience &a)
{
    Marking m;
    m.known = true;
    m.tlp = a.tlp;
    m.level = a.level;
    if (!a.nations.empty())
        m.releasableTo = a.nations;
    return watchfloor::toString(m);
}

Verdict decide(const Marking &m, const Audience &a)
{
    if (!m.known)
        return {false, "unmarked"};
    if (m.tlp > a.tlp)
        return {false, "TLP above audience"};
    if (m.level > a.level)
        return {false, "EU level above audience"};
    if (m.releasableTo) {
        if (a.nations.empty())
            return {false, "releasable to named nations only"};
        if (!std::ranges::includes(*m.releasableTo, a.nations))
            return {false, "a nation of the audience is not on the REL list"};
    }
    return {true, "within audience"};
}

Marking lowest()
{
    Marking m;
    m.known = true;
    m.tlp = Tlp::Clear;
    return m;
}

} // namespace watchfloor::release
