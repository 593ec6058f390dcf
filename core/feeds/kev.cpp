// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/formats.h"
#include "feeds/jsonbody.h"
#include "feeds/jsondom.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonkeys.h"
#include "feeds/pathparser.h"

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

namespace {

enum Key : int { CveId, Vendor, Product, Name, Added, Description, Action, Due, Ransomware, Notes, Cwes };
constexpr JsonKeys keys(std::to_array<std::string_view>({"cveID", "vendorProject", "product", "vulnerabilityName",
                                                         "dateAdded", "shortDescription", "requiredAction", "dueDate",
                                                         "knownRansomwareCampaignUse", "notes", "cwes"}));

/// Of products and of the entry itself; what an attacker writes here must not make a body of megabytes.
constexpr std::size_t mostCwes = 100;

/// When the catalogue was published, from its head: the entries do not say. Nothing for entries without a catalogue.
std::optional<Timestamp> releaseOf(std::string_view head)
{
    // It stands before the entries, so mostly a look at the first of them is enough.
    constexpr std::size_t usual = 2048;
    if (head.size() > usual) {
        if (const auto early = releaseOf(head.substr(0, usual)))
            return early;
    }
    for (const auto &record : glimpseJson(head).records) {
        for (const std::string_view key : {"dateReleased", "catalogVersion"}) {
            const auto said = record.text(key);
            if (!said)
                continue;
            std::string stamp(*said);
            std::ranges::replace(stamp, '.', key == "catalogVersion" ? '-' : '.');
            if (const auto read = parseIso8601(stamp))
                return read->at;
        }
        break;
    }
    return {};
}

class KevParser final : public Parser
{
public:
    explicit KevParser(std::optional<Timestamp> release)
        : m_release(release)
    {
    }
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    [[nodiscard]] bool read(dom::element root, const ParseContext &context, Items &out);
    [[nodiscard]] bool missing(Key key);

    JsonDom m_dom;
    JsonProblem m_problem;
    std::array<std::string_view, 10> m_texts;
    std::vector<std::string> m_cwes;
    JsonBody m_body;
    std::string m_name, m_product;
    const std::optional<Timestamp> m_release;
};

void KevParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
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
    if (!read(*root, context, out)) {
        out.clear();
        out.rejected = rejection(m_problem);
    }
}

bool KevParser::missing(Key key)
{
    m_problem = {std::string(keys[key]), "missing"};
    return false;
}

bool KevParser::read(dom::element root, const ParseContext &context, Items &out)
{
    dom::object entry;
    if (root.get(entry) != simdjson::SUCCESS) {
        m_problem.reason = "not a JSON object";
        return false;
    }
    m_texts.fill({});
    m_cwes.clear();
    const bool fine = eachMember(entry, keys, m_problem, [this](int key, dom::element value) {
        if (key == Cwes)
            return eachElement(value, m_problem, [this](dom::element one) {
                if (m_cwes.size() < mostCwes && !stringOf(one).empty())
                    m_cwes.emplace_back(cutText(stringOf(one), 40));
                return true;
            });
        if (!value.is_string() && !value.is_null()) {
            m_problem.reason = "must be a string";
            return false;
        }
        m_texts[static_cast<std::size_t>(key)] = stringOf(value);
        return true;
    });
    if (!fine)
        return false;
    if (m_texts[CveId].empty()) {
        dom::array none;
        if (entry["vulnerabilities"].get(none) != simdjson::SUCCESS || none.size() != 0)
            return missing(CveId);
        m_problem.reason = "no records: a catalogue without entries";
        return false;
    }
    const std::string cve = cveId(m_texts[CveId]);
    if (cve.empty()) {
        m_problem
            = {std::string(keys[CveId]), '"' + std::string(cutText(m_texts[CveId], 60)) + "\" is not a CVE number"};
        return false;
    }
    Claim claim;
    if (m_texts[Added].empty())
        return missing(Added);
    if (!readTime(m_texts[Added], context.received, claim.happenedFrom, m_problem)) {
        m_problem.field = keys[Added];
        return false;
    }
    std::optional<Timestamp> due;
    if (!readTime(m_texts[Due], context.received, due, m_problem, std::chrono::hours{24 * 3660})) {
        m_problem.field = keys[Due];
        return false;
    }

    claim.type = "vulnerability";
    // Of two versions of an entry the one of the later catalogue counts, in whatever order they were read.
    if (m_release && isPlausible(*m_release, context.received))
        claim.version = m_release;
    claim.subject = derivedId("vulnerability", context.source.slug, "kev", cve);
    claim.title = titleFrom(m_texts[Name].empty() ? std::string_view(cve) : m_texts[Name]);
    claim.description = m_texts[Description];
    m_name = m_texts[Vendor];
    m_name.append(m_name.empty() || m_texts[Product].empty() ? "" : " ").append(m_texts[Product]);
    m_product = "[{";
    appendMember(m_product, "name", m_name);
    appendMember(m_product, "product", m_texts[Product]);
    appendMember(m_product, "status", "known_affected");
    appendMember(m_product, "vendor", m_texts[Vendor]);
    m_product += "}]";
    JsonBody &body = m_body;
    // In the order in which they end up.
    body.text("cve", cve);
    body.texts("cwes", m_cwes);
    body.text("description", claim.description);
    if (due)
        body.text("due", iso8601(*due));
    body.flag("exploited", true);
    if (claim.happenedFrom)
        body.text("exploited_since", iso8601(*claim.happenedFrom));
    body.text("key", cve);
    body.text("notes", m_texts[Notes]);
    body.raw("products", m_product);
    if (lowerAscii(m_texts[Ransomware]) == "known")
        body.flag("ransomware", true);
    body.text("remediation", m_texts[Action]);
    body.text("title", claim.title);
    claim.body = body.take();
    out.naturalKey = "kev|" + cve;
    out.claims.push_back(std::move(claim));
    return true;
}

Detection detectKev(std::string_view head, bool)
{
    for (const auto &record : glimpseJson(head).records) {
        if (record.has("catalogVersion") && record.has("vulnerabilities"))
            return {100, "a catalogue with catalogVersion and vulnerabilities, as CISA publishes it"};
        if (record.has("cveID") && record.has("dateAdded"))
            return {95, "entries with cveID and dateAdded, as CISA's catalogue has them"};
        break;
    }
    return {};
}

} // namespace

const Format &kevFormat()
{
    static const Format format{
        "cisa-kev",
        "CISA known exploited vulnerabilities",
        detectKev,
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<JsonFramer>(JsonFramer::Cut::Vulnerabilities);
        },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<KevParser>(releaseOf(options.head));
        },
    };
    return format;
}

} // namespace watchfloor::feeds
