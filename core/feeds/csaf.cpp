// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/csafproducts.h"
#include "feeds/formats.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonkeys.h"
#include "feeds/markingjoin.h"
#include "feeds/pathparser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace watchfloor::feeds {

namespace {

/// The groups of product_status, and which of them contradict one another (CSAF 2.0, 6.1.6): the same product cannot be
/// in two classes.
enum class Verdict : std::uint8_t { None, Affected, NotAffected, Fixed, Investigated, Unknown };
struct Group
{
    std::string_view name;
    Verdict verdict;
};
constexpr auto groups = std::to_array<Group>({
    {"first_affected", Verdict::Affected},
    {"known_affected", Verdict::Affected},
    {"last_affected", Verdict::Affected},
    {"known_not_affected", Verdict::NotAffected},
    {"first_fixed", Verdict::Fixed},
    {"fixed", Verdict::Fixed},
    {"under_investigation", Verdict::Investigated},
    {"unknown", Verdict::Unknown},
    {"recommended", Verdict::None},
});
constexpr JsonKeys groupKeys([] {
    std::array<std::string_view, groups.size()> names;
    for (std::size_t i = 0; i < groups.size(); ++i)
        names[i] = groups[i].name;
    return names;
}());

/// A short document can name one long product in a million places: what it says would not fit anywhere.
constexpr std::size_t mostOutput = 64u << 20;
constexpr std::size_t longestText = 4000;
constexpr std::size_t mostTexts = 20;

/// What the document says of itself.
struct Advisory
{
    std::string_view id, version, status, title, publisher, publisherSpace, category, csafVersion, url;
    std::string_view tlp, group;
    std::optional<Timestamp> released, current;
    std::string marking;
    bool hasDistribution = false;
};

struct Vulnerability
{
    std::string_view cve, title, discovered, released;
    std::string description, exploit;
    std::vector<std::string> ids, cwes, references, remediations;
    std::vector<std::pair<std::string_view, std::size_t>> products; ///< id and group
    double score = -1;
    std::string_view vector;
    std::optional<Timestamp> exploited;
    bool isExploited = false;
};

class CsafParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] bool read(dom::element root, Items &out);
    [[nodiscard]] bool readDocument(dom::element value);
    [[nodiscard]] bool readTracking(dom::element value);
    [[nodiscard]] bool readDistribution(dom::element value);
    [[nodiscard]] bool readVulnerability(dom::element value, Items &out);
    [[nodiscard]] bool readStatus(dom::element value, Vulnerability &v);
    [[nodiscard]] bool readScore(dom::element value, Vulnerability &v);
    [[nodiscard]] bool readThreat(dom::element value, Vulnerability &v);
    [[nodiscard]] bool readExploitation(dom::element value, Vulnerability &v);
    [[nodiscard]] bool claim(Vulnerability &v, Items &out);
    [[nodiscard]] std::string products(const Vulnerability &v) const; ///< as JSON; empty: none
    template <typename Take> [[nodiscard]] bool object(dom::element value, const auto &keys, const Take &take);
    [[nodiscard]] bool text(dom::element value, std::string_view &text);
    [[nodiscard]] bool when(std::string_view text, std::string_view field, std::optional<Timestamp> &at);
    [[nodiscard]] bool fail(std::string_view field, std::string reason);

    JsonDom m_dom;
    JsonProblem m_problem;
    const ParseContext *m_context = nullptr;
    Advisory m_advisory;
    CsafProducts m_products;
    JsonBody m_body;
    std::size_t m_output = 0;
};

bool CsafParser::fail(std::string_view field, std::string reason)
{
    m_problem = {std::string(field), std::move(reason)};
    return false;
}

void CsafParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty()) {
        out.rejected = Rejection{record.fault, {}};
        return;
    }
    auto root = m_dom.read(record.bytes);
    if (!root) {
        out.rejected = std::move(root.error());
        return;
    }
    m_problem = {};
    m_context = &context;
    m_advisory = {};
    m_products.clear();
    m_output = 0;
    if (!read(*root, out)) {
        out.clear();
        out.rejected = rejection(m_problem);
    }
}

template <typename Take> bool CsafParser::object(dom::element value, const auto &keys, const Take &take)
{
    dom::object found;
    if (value.get(found) == simdjson::SUCCESS)
        return eachMember(found, keys, m_problem, take);
    return fail({}, "must be an object");
}

bool CsafParser::text(dom::element value, std::string_view &text)
{
    return value.get(text) == simdjson::SUCCESS || fail({}, "must be a string");
}

bool CsafParser::when(std::string_view text, std::string_view field, std::optional<Timestamp> &at)
{
    if (readTime(text, m_context->received, at, m_problem))
        return true;
    m_problem.field = field;
    return false;
}

bool CsafParser::read(dom::element root, Items &out)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"document", "product_tree", "vulnerabilities"}));
    std::array<std::optional<dom::element>, 3> parts;
    const bool fine = object(root, keys, [&](int key, dom::element value) {
        parts[static_cast<std::size_t>(key)] = value;
        return true;
    });
    if (!fine)
        return false;
    if (!parts[0])
        return fail("document", "missing");
    if (!readDocument(*parts[0])) {
        prefixField(m_problem, "document");
        return false;
    }
    if (parts[1] && !m_products.read(*parts[1], m_problem)) {
        prefixField(m_problem, "product_tree");
        return false;
    }
    if (parts[2] && !eachElement(*parts[2], m_problem, [&](dom::element one) { return readVulnerability(one, out); })) {
        prefixField(m_problem, "vulnerabilities");
        return false;
    }
    out.naturalKey = "csaf|" + std::string(m_advisory.publisherSpace) + '|' + std::string(m_advisory.id) + '|'
        + std::string(m_advisory.version);
    return true;
}

bool CsafParser::readDocument(dom::element value)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>(
        {"category", "csaf_version", "title", "tracking", "publisher", "distribution"}));
    static constexpr JsonKeys publisherKeys(std::to_array<std::string_view>({"name", "namespace"}));
    const bool fine = object(value, keys, [&](int key, dom::element member) {
        switch (key) {
        case 0:
            return text(member, m_advisory.category);
        case 1:
            return text(member, m_advisory.csafVersion);
        case 2:
            return text(member, m_advisory.title);
        case 3:
            return readTracking(member);
        case 4:
            return object(member, publisherKeys, [&](int which, dom::element one) {
                return text(one, which == 0 ? m_advisory.publisher : m_advisory.publisherSpace);
            });
        default:
            m_advisory.hasDistribution = true;
            return readDistribution(member);
        }
    });
    if (!fine)
        return false;
    for (const auto &[name, found] : {std::pair<std::string_view, std::string_view>{"category", m_advisory.category},
                                      {"csaf_version", m_advisory.csafVersion},
                                      {"title", m_advisory.title},
                                      {"tracking.id", m_advisory.id},
                                      {"tracking.version", m_advisory.version},
                                      {"publisher.name", m_advisory.publisher}}) {
        if (found.empty())
            return fail(name, "missing");
    }
    if (!m_advisory.csafVersion.starts_with("2."))
        return fail("csaf_version",
                    "is \"" + std::string(cutText(m_advisory.csafVersion, 20)) + "\"; Watchfloor reads 2.0 and 2.1");
    MarkingJoin marking;
    marking.tlp(m_advisory.tlp);
    if (m_advisory.csafVersion != "2.0" && m_advisory.tlp.empty())
        marking.unknown(); // 2.1 demands a label
    // The largest UUID stands for everybody; any other is a group of organisations that no label of ours can say.
    if (!m_advisory.group.empty() && lowerAscii(m_advisory.group) != "ffffffff-ffff-ffff-ffff-ffffffffffff")
        marking.unknown();
    m_advisory.marking = marking.result(m_context->source);
    return true;
}

bool CsafParser::readTracking(dom::element value)
{
    static constexpr JsonKeys keys(
        std::to_array<std::string_view>({"id", "version", "status", "initial_release_date", "current_release_date"}));
    std::string_view initial, current;
    const bool fine = object(value, keys, [&](int key, dom::element member) {
        std::array<std::string_view *, 5> places{&m_advisory.id, &m_advisory.version, &m_advisory.status, &initial,
                                                 &current};
        return text(member, *places[static_cast<std::size_t>(key)]);
    });
    return fine && when(initial, "initial_release_date", m_advisory.released)
        && when(current, "current_release_date", m_advisory.current);
}

bool CsafParser::readDistribution(dom::element value)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"tlp", "sharing_group"}));
    static constexpr JsonKeys tlpKeys(std::to_array<std::string_view>({"label"}));
    static constexpr JsonKeys groupIdKeys(std::to_array<std::string_view>({"id"}));
    return object(value, keys, [&](int key, dom::element member) {
        if (key == 0)
            return object(member, tlpKeys, [&](int, dom::element label) { return text(label, m_advisory.tlp); });
        return object(member, groupIdKeys, [&](int, dom::element id) { return text(id, m_advisory.group); });
    });
}

bool CsafParser::readVulnerability(dom::element value, Items &out)
{
    enum : int {
        Cve,
        Title,
        Discovered,
        Disclosed,
        Released,
        Notes,
        Ids,
        Cwe,
        Cwes,
        Status,
        Scores,
        Metrics,
        Threats,
        Exploitations,
        Remediations,
        References
    };
    static constexpr JsonKeys keys(
        std::to_array<std::string_view>({"cve", "title", "discovery_date", "disclosure_date", "release_date", "notes",
                                         "ids", "cwe", "cwes", "product_status", "scores", "metrics", "threats",
                                         "first_known_exploitation_dates", "remediations", "references"}));
    static constexpr JsonKeys noteKeys(std::to_array<std::string_view>({"category", "text"}));
    static constexpr JsonKeys idKeys(std::to_array<std::string_view>({"text", "id"}));
    static constexpr JsonKeys remedyKeys(std::to_array<std::string_view>({"category", "details", "url"}));
    Vulnerability v;
    const auto keep = [](std::vector<std::string> &list, std::string_view text) {
        if (list.size() < mostTexts && !text.empty() && std::ranges::find(list, text) == list.end())
            list.emplace_back(cutText(text, longestText));
    };
    const bool fine = object(value, keys, [&](int key, dom::element member) {
        switch (key) {
        case Cve:
            return text(member, v.cve);
        case Title:
            return text(member, v.title);
        case Discovered:
            return text(member, v.discovered);
        case Disclosed:
        case Released:
            return text(member, v.released);
        case Notes:
            return eachElement(member, m_problem, [&](dom::element note) {
                std::string_view category, words;
                if (!object(note, noteKeys,
                            [&](int which, dom::element one) { return text(one, which == 0 ? category : words); }))
                    return false;
                if (v.description.empty() || category == "summary"
                    || (category == "description" && v.description.empty()))
                    v.description = cutText(words, longestText);
                return true;
            });
        case Ids:
        case Cwe:
        case Cwes:
            return eachElement(member, m_problem, [&](dom::element id) {
                return object(id, idKeys, [&](int which, dom::element one) {
                    if ((key == Ids) == (which == 0))
                        keep(key == Ids ? v.ids : v.cwes, stringOf(one));
                    return true;
                });
            });
        case Status:
            return readStatus(member, v);
        case Scores:
        case Metrics:
            return eachElement(member, m_problem, [&](dom::element one) { return readScore(one, v); });
        case Threats:
            return eachElement(member, m_problem, [&](dom::element one) { return readThreat(one, v); });
        case Exploitations:
            return eachElement(member, m_problem, [&](dom::element one) { return readExploitation(one, v); });
        case Remediations:
        default:
            return eachElement(member, m_problem, [&](dom::element one) {
                std::string_view category, details, url;
                const bool read = object(one, remedyKeys, [&](int which, dom::element part) {
                    return text(part, which == 0 ? category : which == 1 ? details : url);
                });
                if (read && key == Remediations)
                    keep(v.remediations, std::string(category) + ": " + std::string(cutText(details, longestText)));
                else if (read)
                    keep(v.references, url);
                return read;
            });
        }
    });
    return fine && claim(v, out);
}

bool CsafParser::readStatus(dom::element value, Vulnerability &v)
{
    std::unordered_map<std::string_view, Verdict> verdicts;
    return object(value, groupKeys, [&](int key, dom::element list) {
        const auto group = static_cast<std::size_t>(key);
        return eachElement(list, m_problem, [&](dom::element one) {
            std::string_view id;
            if (!text(one, id))
                return false;
            v.products.emplace_back(id, group);
            const Verdict verdict = groups[group].verdict;
            if (verdict == Verdict::None)
                return true;
            const auto [at, added] = verdicts.try_emplace(id, verdict);
            return added || at->second == verdict
                || fail({}, '"' + std::string(cutText(id, 60)) + "\" also stands in a group that contradicts this one");
        });
    });
}

/// CSAF 2.0 has the vectors beside the products, 2.1 inside `content`. The highest score is the vulnerability's.
bool CsafParser::readScore(dom::element value, Vulnerability &v)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"content", "cvss_v2", "cvss_v3", "cvss_v4"}));
    static constexpr JsonKeys scoreKeys(std::to_array<std::string_view>({"baseScore", "vectorString"}));
    return object(value, keys, [&](int key, dom::element member) {
        if (key == 0)
            return readScore(member, v);
        double score = -1;
        std::string_view vector;
        const bool fine = object(member, scoreKeys, [&](int which, dom::element one) {
            if (which == 1)
                return text(one, vector);
            const auto number = realNumber(one);
            if (!number || *number < 0 || *number > 10)
                return fail({}, "must be a number from 0 to 10");
            score = *number;
            return true;
        });
        if (fine && score > v.score) {
            v.score = score;
            v.vector = vector;
        }
        return fine;
    });
}

bool CsafParser::readThreat(dom::element value, Vulnerability &v)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"category", "details"}));
    std::string_view category, details;
    if (!object(value, keys, [&](int key, dom::element one) { return text(one, key == 0 ? category : details); }))
        return false;
    if (category == "exploit_status" && v.exploit.empty()) {
        v.exploit = cutText(details, longestText);
        // Free text, of which one spelling is common (Microsoft's).
        v.isExploited = v.isExploited || lowerAscii(details).find("exploited:yes") != std::string::npos;
    }
    return true;
}

bool CsafParser::readExploitation(dom::element value, Vulnerability &v)
{
    static constexpr JsonKeys keys(std::to_array<std::string_view>({"exploitation_date"}));
    return object(value, keys, [&](int, dom::element one) {
        std::string_view date;
        std::optional<Timestamp> at;
        if (!text(one, date) || !readTime(date, m_context->received, at, m_problem))
            return false;
        v.isExploited = true;
        if (at && (!v.exploited || *at < *v.exploited))
            v.exploited = at;
        return true;
    });
}

std::string CsafParser::products(const Vulnerability &v) const
{
    std::string list;
    for (const auto &[id, group] : v.products) {
        list += list.empty() ? "[{" : ",{";
        const auto *known = m_products.find(id);
        if (known) {
            appendMember(list, "cpe", cutText(known->cpe, longestText));
            appendMember(list, "name", cutText(known->name, longestText));
            appendMember(list, "product", cutText(known->product, longestText));
            appendMember(list, "purl", cutText(known->purl, longestText));
        } else {
            // A VEX document may use ids that another one defines.
            appendMember(list, "name", cutText(id, longestText));
        }
        appendMember(list, "status", groups[group].name);
        if (known) {
            appendMember(list, "vendor", cutText(known->vendor, longestText));
            appendMember(list, "version", cutText(known->version, longestText));
        }
        list += '}';
    }
    if (!list.empty())
        list += ']';
    return list;
}

bool CsafParser::claim(Vulnerability &v, Items &out)
{
    const Advisory &a = m_advisory;
    std::string key(v.cve);
    if (!key.empty() && cveId(key).empty())
        return fail("cve", '"' + std::string(cutText(key, 60)) + "\" is not a CVE number");
    if (!key.empty())
        key = cveId(key);
    if (key.empty())
        key = !v.ids.empty() ? v.ids.front() : std::string(cutText(v.title, longestText));
    if (key.empty())
        key = '#' + std::to_string(out.claims.size() + 1);
    // What is written out can be far longer than the document; it is counted before it is made.
    std::size_t size = v.description.size() + 1000;
    for (const auto &[id, group] : v.products) {
        const auto *known = m_products.find(id);
        size += 100
            + (known ? known->name.size() + known->vendor.size() + known->product.size() + known->version.size()
                       + known->cpe.size() + known->purl.size()
                     : id.size());
    }
    m_output += size;
    if (m_output > mostOutput)
        return fail({}, "names so many products so often that it would fill more than 64 MiB");

    Claim claim;
    claim.type = "vulnerability";
    claim.subject = derivedId("vulnerability", m_context->source.slug, "csaf",
                              std::string(a.publisherSpace) + '\n' + std::string(a.id) + '\n' + key);
    std::optional<Timestamp> discovered, released;
    if (!when(v.discovered, "discovery_date", discovered) || !when(v.released, "release_date", released))
        return false;
    claim.happenedFrom = v.exploited ? v.exploited : released ? released : a.released ? a.released : discovered;
    claim.version = a.current;
    claim.marking = a.marking;
    // A document that was never final says nothing yet, and one that was withdrawn has no vulnerabilities left.
    const std::string_view title = v.title.empty() ? a.title : v.title;
    claim.title = titleFrom(title.starts_with(key) ? std::string(title) : key + ": " + std::string(title));
    claim.description = v.description;
    JsonBody &body = m_body;
    body.text("key", key);
    if (!v.cve.empty())
        body.text("cve", key);
    body.text("title", claim.title);
    body.text("description", v.description);
    body.texts("ids", v.ids);
    body.texts("cwes", v.cwes);
    if (v.score >= 0) {
        body.real("score", v.score);
        body.number("severity", std::lround(v.score * 10));
        body.text("vector", cutText(v.vector, 400));
    }
    body.raw("products", products(v));
    if (v.isExploited)
        body.flag("exploited", true);
    if (v.exploited)
        body.text("exploited_since", iso8601(*v.exploited));
    body.text("exploit_status", v.exploit);
    body.texts("remediations", v.remediations);
    body.texts("references", v.references);
    body.text("advisory", cutText(a.id, longestText));
    body.text("advisory_title", cutText(a.title, longestText));
    body.text("advisory_status", cutText(a.status, 40));
    body.text("publisher", cutText(a.publisher, longestText));
    claim.body = body.take();
    out.claims.push_back(std::move(claim));
    return true;
}

Detection detectCsaf(std::string_view head, bool)
{
    for (const auto &record : glimpseJson(head).records) {
        if (!record.has("document"))
            continue;
        if (head.find("\"csaf_version\"") != std::string_view::npos)
            return {100, "a document with csaf_version"};
        if (record.has("product_tree") || record.has("vulnerabilities")
            || head.find("\"csaf_") != std::string_view::npos)
            return {90, "a document with a CSAF profile or product tree"};
    }
    return {};
}

} // namespace

const Format &csafFormat()
{
    static const Format format{
        "csaf",
        "CSAF 2.0 and 2.1 advisories",
        detectCsaf,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<CsafParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
