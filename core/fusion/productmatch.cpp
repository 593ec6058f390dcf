// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/productmatch.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace watchfloor::fusion {

namespace {

int hexDigit(char c)
{
    c = asciiLower(c);
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(16 * hexDigit(text[i + 1]) + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// Vendors and products as people write them: letters and digits alone, in lower case; other alphabets as they are.
std::string plain(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const char l = asciiLower(c);
        if ((l >= 'a' && l <= 'z') || (l >= '0' && l <= '9') || static_cast<unsigned char>(l) >= 0x80)
            out += l;
    }
    return out;
}

/// Company forms say nothing of who somebody is.
std::string plainVendor(std::string_view text)
{
    constexpr auto forms = std::to_array<std::string_view>(
        {"inc", "incorporated", "corp", "corporation", "ltd", "limited", "gmbh", "ag", "sa", "llc", "co"});
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" ,.", at), text.size());
        const std::string word = plain(text.substr(at, end - at));
        if (out.empty() || !std::ranges::contains(forms, word))
            out += word;
        at = end + 1;
    }
    return out;
}

std::string productKey(const Product &product)
{
    const std::string vendor = plainVendor(product.vendor), name = plain(product.name);
    return vendor.empty() || name.empty() ? std::string() : vendor + '\n' + name;
}

/// Fields of a CPE 2.3 name; `\:` is no separator.
std::vector<std::string> cpeFields(std::string_view text)
{
    std::vector<std::string> fields(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            fields.back() += text[++i];
        else if (text[i] == ':')
            fields.emplace_back();
        else
            fields.back() += text[i];
    }
    return fields;
}

/// What one rule looks at.
struct Key
{
    std::string base, version;
};

Key keyOf(MatchRule rule, const Product &product)
{
    switch (rule) {
    case MatchRule::Purl: {
        auto [base, version] = purlParts(product.purl);
        return {std::move(base), version.empty() ? product.version : version};
    }
    case MatchRule::Cpe: {
        auto [base, version] = cpeParts(product.cpe);
        const bool isOpen = version.empty() || version == "*" || version == "-";
        return {std::move(base), isOpen ? product.version : version};
    }
    case MatchRule::Product:
        return {productKey(product), product.version};
    case MatchRule::Cve:
        break;
    }
    return {};
}

std::string shownName(MatchRule rule, const Product &product, const Key &key)
{
    const std::string version = key.version.empty() ? std::string() : ' ' + key.version;
    switch (rule) {
    case MatchRule::Purl:
        return key.base + (key.version.empty() ? std::string() : '@' + key.version);
    case MatchRule::Cpe:
        return "cpe " + key.base + version;
    case MatchRule::Product:
    case MatchRule::Cve:
        break;
    }
    return product.vendor + ' ' + product.name + version;
}

std::string valueOf(MatchRule rule, const Installed &here, const Key &key, Covers covers, const std::string &range)
{
    const std::string shown = shownName(rule, here.product, key);
    switch (covers) {
    case Covers::InRange:
        return shown + " in " + range;
    case Covers::Any:
        return shown + ", every version";
    case Covers::Unclear:
        return shown + ", versions in words: " + range;
    case Covers::Exactly:
    case Covers::No:
        break;
    }
    return shown;
}

/// A match before it is put in words.
struct Candidate
{
    MatchRule rule;
    Covers covers;
    const Installed *here;
    const Key *key;
    std::string range;

    /// How much it says: the strongest rule, then the surest version; what is left decides nothing but which words.
    [[nodiscard]] auto strength() const
    {
        return std::tie(rule, covers, key->base, key->version, range, here->product.vendor, here->product.name);
    }
};

class Matcher
{
public:
    Matcher(std::span<const Installed> installed, std::span<const Affected> affected, std::span<const std::string> cves)
        : m_cves(cves)
        , m_affected(cves.size())
    {
        for (const Affected &one : affected)
            m_affected[static_cast<std::size_t>(one.vulnerability)].push_back(&one.product);
        for (const MatchRule rule : {MatchRule::Purl, MatchRule::Cpe, MatchRule::Product}) {
            for (const Installed &one : installed) {
                Key key = keyOf(rule, one.product);
                if (std::string base = key.base; !base.empty())
                    index(rule)[std::move(base)].emplace_back(&one, std::move(key));
            }
        }
        m_out.leftOut.assign(cves.size(), 0);
    }

    ProductMatches run()
    {
        for (std::size_t i = 0; i < m_affected.size(); ++i)
            match(static_cast<std::int32_t>(i));
        matchByCve();
        std::ranges::sort(m_out.matches, {}, [](const ProductMatch &m) { return std::pair(m.vulnerability, m.asset); });
        return std::move(m_out);
    }

private:
    using Index = std::unordered_map<std::string, std::vector<std::pair<const Installed *, Key>>>;
    [[nodiscard]] Index &index(MatchRule rule) { return m_index[static_cast<std::size_t>(rule)]; }

    void match(std::int32_t vulnerability)
    {
        std::map<std::int32_t, Candidate> best; // by asset
        for (const MatchRule rule : {MatchRule::Purl, MatchRule::Cpe, MatchRule::Product}) {
            if (index(rule).empty())
                continue;
            for (const Product *product : m_affected[static_cast<std::size_t>(vulnerability)]) {
                const Key wanted = keyOf(rule, *product);
                const auto found = wanted.base.empty() ? index(rule).end() : index(rule).find(wanted.base);
                if (found == index(rule).end())
                    continue;
                for (const auto &[here, key] : found->second) {
                    const Covers covers = fusion::covers(wanted.version, key.version);
                    if (covers == Covers::No)
                        continue;
                    Candidate candidate{rule, covers, here, &key, wanted.version};
                    const auto [at, isNew] = best.try_emplace(here->asset, candidate);
                    if (!isNew && candidate.strength() < at->second.strength())
                        at->second = std::move(candidate);
                }
            }
        }
        std::array<std::uint32_t, matchRuleCount> ofOne{};
        for (const auto &[asset, c] : best) {
            if (!spend(vulnerability, c.rule, ofOne))
                continue;
            m_out.matches.push_back({vulnerability, asset, c.rule, c.covers,
                                     valueOf(c.rule, *c.here, *c.key, c.covers, c.range), c.here->marking});
        }
    }

    /// What is said elsewhere of a CVE that was found here: that it is exploited, by when it must be mended.
    void matchByCve()
    {
        std::unordered_map<std::string_view, std::vector<std::int32_t>> sameCve;
        for (std::size_t i = 0; i < m_cves.size(); ++i) {
            if (!m_cves[i].empty())
                sameCve[m_cves[i]].push_back(static_cast<std::int32_t>(i));
        }
        std::map<std::pair<std::int32_t, std::int32_t>, const ProductMatch *> more; // by vulnerability and asset
        std::set<std::pair<std::int32_t, std::int32_t>> known;
        const std::vector<ProductMatch> found = m_out.matches;
        for (const ProductMatch &match : found)
            known.emplace(match.vulnerability, match.asset);
        for (const ProductMatch &match : found) {
            const std::string &cve = m_cves[static_cast<std::size_t>(match.vulnerability)];
            if (cve.empty())
                continue;
            for (const std::int32_t other : sameCve[cve]) {
                if (!known.contains({other, match.asset}))
                    more.try_emplace({other, match.asset}, &match);
            }
        }
        std::array<std::uint32_t, matchRuleCount> ofOne{};
        std::int32_t current = -1;
        for (const auto &[key, match] : more) {
            if (std::exchange(current, key.first) != key.first)
                ofOne.fill(0);
            if (spend(key.first, MatchRule::Cve, ofOne))
                m_out.matches.push_back({key.first, key.second, MatchRule::Cve, match->covers,
                                         m_cves[static_cast<std::size_t>(key.first)] + ": " + match->value,
                                         match->marking});
        }
    }

    bool spend(std::int32_t vulnerability, MatchRule rule, std::array<std::uint32_t, matchRuleCount> &ofOne)
    {
        const auto r = static_cast<std::size_t>(rule);
        ++m_out.rules[r].found;
        if (m_out.rules[r].kept == ruleBudget || ofOne[r] == vulnerabilityBudget) {
            ++m_out.leftOut[static_cast<std::size_t>(vulnerability)];
            return false;
        }
        ++m_out.rules[r].kept;
        ++ofOne[r];
        return true;
    }

    std::span<const std::string> m_cves;
    std::vector<std::vector<const Product *>> m_affected; ///< by vulnerability
    std::array<Index, matchRuleCount> m_index;
    ProductMatches m_out;
};

} // namespace

std::string_view name(MatchRule r)
{
    switch (r) {
    case MatchRule::Purl:
        return "purl";
    case MatchRule::Cpe:
        return "cpe";
    case MatchRule::Product:
        return "product";
    case MatchRule::Cve:
        return "cve";
    }
    return {};
}

PurlParts purlParts(std::string_view purl)
{
    constexpr std::string_view scheme = "pkg:";
    if (asciiLower(purl.substr(0, scheme.size())) != scheme)
        return {};
    purl = purl.substr(0, purl.find('#'));
    purl = purl.substr(0, purl.find('?'));
    purl.remove_prefix(scheme.size());
    while (!purl.empty() && purl.front() == '/')
        purl.remove_prefix(1);
    const auto at = purl.rfind('@');
    // The @ of an npm scope that is not escaped stands before the last slash.
    const bool hasVersion = at != std::string_view::npos && purl.find('/', at) == std::string_view::npos && at > 0;
    const std::string_view path = hasVersion ? purl.substr(0, at) : purl;
    if (path.find('/') == std::string_view::npos || path.back() == '/')
        return {};
    return {std::string(scheme) + asciiLower(unescaped(path)),
            hasVersion ? unescaped(purl.substr(at + 1)) : std::string()};
}

CpeParts cpeParts(std::string_view cpe)
{
    std::vector<std::string> fields;
    const std::string head = asciiLower(cpe.substr(0, 8));
    if (head.starts_with("cpe:2.3:")) {
        fields = cpeFields(cpe.substr(8));
    } else if (head.starts_with("cpe:/")) {
        fields = cpeFields(unescaped(cpe.substr(5)));
    } else {
        return {};
    }
    if (fields.size() < 3)
        return {};
    for (std::size_t i = 0; i < 3; ++i) {
        if (fields[i].empty() || fields[i] == "*" || fields[i] == "-")
            return {};
    }
    std::string version = fields.size() > 3 ? fields[3] : std::string();
    // The update belongs to the version: 12.2 update sp1.
    if (fields.size() > 4 && !fields[4].empty() && fields[4] != "*" && fields[4] != "-" && version != "*")
        version += '-' + fields[4];
    return {asciiLower(fields[0]) + ':' + asciiLower(fields[1]) + ':' + asciiLower(fields[2]), version};
}

ProductMatches matchProducts(std::span<const Installed> installed, std::span<const Affected> affected,
                             std::span<const std::string> cves)
{
    return Matcher(installed, affected, cves).run();
}

} // namespace watchfloor::fusion
