// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/folder.h"

namespace watchfloor::picture::folding {

namespace {

/// Nobody graded it: it stands where an ungraded incident does, at the foot of medium.
constexpr std::uint8_t ungraded = 40;

bool isAny(const Claims &claims, bool Said::*flag)
{
    return std::ranges::any_of(claims, [&](const Said *said) { return said->*flag; });
}

} // namespace

/// What runs where, by everyone's words: an inventory and a bill of materials add up.
std::vector<fusion::Installed> Folder::installed()
{
    std::vector<fusion::Installed> all;
    const auto add = [&](std::int32_t asset, const Claims &claims) {
        for (const Said *said : claims) {
            for (const fusion::Product &product : said->products)
                all.push_back({asset, markingOf(*said), product});
        }
    };
    for (std::size_t i = 0; i < m_claimsOf.size(); ++i)
        add(static_cast<std::int32_t>(i), m_claimsOf[i]);
    for (const Alias &alias : m_aliases)
        add(alias.asset, *alias.claims);
    return all;
}

void Folder::addVulnerabilities()
{
    m_out.vulnerabilities.clear();
    m_out.matches.clear();
    m_out.matchRules = {};
    m_out.vulnerabilityById.clear();
    const std::vector<fusion::Installed> here = installed();
    if (here.empty())
        return;
    struct Candidate
    {
        VulnerabilityRow row;
        const Claims *claims;
    };
    std::vector<Candidate> candidates;
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject != Subject::Vulnerability)
            continue;
        VulnerabilityRow row;
        row.id = id;
        row.cve = firstText(claims, &Said::cve);
        const Said *severity = first(claims, [](const Said &s) { return s.severity >= 0; });
        row.severity = severity ? static_cast<std::uint8_t>(severity->severity) : ungraded;
        row.exploited = isAny(claims, &Said::exploited);
        row.ransomware = isAny(claims, &Said::ransomware);
        candidates.push_back({std::move(row), &claims});
    }
    // Where a budget ends, what is used in attacks and what is worst has gone first.
    std::ranges::sort(candidates, {}, [](const Candidate &c) {
        return std::tuple(!c.row.exploited, -int{c.row.severity}, std::string_view(c.row.id));
    });
    std::vector<fusion::Affected> affected;
    std::vector<std::string> cves;
    for (const Candidate &c : candidates) {
        const auto index = static_cast<std::int32_t>(cves.size());
        cves.push_back(c.row.cve);
        for (const Said *said : *c.claims) {
            for (const fusion::Product &product : said->products)
                affected.push_back({index, product});
        }
    }
    fusion::ProductMatches found = fusion::matchProducts(here, affected, cves);

    m_out.matchRules = found.rules;
    std::int32_t before = -1;
    for (fusion::ProductMatch &match : found.matches) {
        if (std::exchange(before, match.vulnerability) != match.vulnerability) {
            auto &[row, claims] = candidates[at(match.vulnerability)];
            row.title = shown(firstText(*claims, &Said::title));
            if (row.title.isEmpty())
                row.title = shown(row.cve.empty() ? row.id : row.cve);
            for (const Said *said : *claims) {
                row.sources.push_back(sourceOf(*said));
                if (said->due != noTime && (row.due == noTime || said->due < row.due))
                    row.due = said->due;
            }
            std::ranges::sort(row.sources);
            row.leftOut = found.leftOut[at(match.vulnerability)];
            row.marking = joinedMarking(*claims);
            m_out.vulnerabilityById.emplace(row.id, static_cast<std::int32_t>(m_out.vulnerabilities.size()));
            m_out.vulnerabilities.push_back(std::move(row));
        }
        match.vulnerability = static_cast<std::int32_t>(m_out.vulnerabilities.size()) - 1;
        m_out.matches.push_back(std::move(match));
    }
}

} // namespace watchfloor::picture::folding
