// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/bill.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/xmlframer.h"
#include "feeds/xmltree.h"
#include "model/severity.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <unordered_map>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

/// Both forms of one bill are about the same assets.
constexpr std::string_view formatId = "cyclonedx";
constexpr int deepestNesting = 16; ///< of components inside components
constexpr std::size_t mostXmlElements = 1'000'000;

/// Where in the document something stands, in words only where they are needed.
struct Place
{
    const Place *above;
    std::string_view name;
    std::ptrdiff_t index = -1; ///< in a list; -1: no list

    [[nodiscard]] std::string text(std::string_view member = {}) const
    {
        std::string out = above ? above->text(name) : std::string(name);
        if (index >= 0)
            out += '[' + std::to_string(index) + ']';
        return member.empty() ? out : out + '.' + std::string(member);
    }
};

class CycloneDx : Bill
{
public:
    CycloneDx(const ParseContext &context, Items &out)
        : Bill(formatId, context, out)
    {
    }

    bool read(dom::object whole)
    {
        static constexpr JsonKeys documentKeys(std::to_array<std::string_view>(
            {"metadata", "components", "vulnerabilities", "serialNumber", "dependencies"}));
        static constexpr JsonKeys metadataKeys(
            std::to_array<std::string_view>({"timestamp", "distributionConstraints", "component"}));
        const JsonFields document(documentKeys, whole);
        const auto metadata = document.below(0, metadataKeys);
        if (!version("metadata.timestamp", billText(metadata, 0)))
            return false;
        // 1.7: who may see it.
        const auto constraint = metadata.has(1) ? memberOf(metadata[1], "tlp") : std::nullopt;
        std::string tlp(constraint ? billText(*constraint) : "");
        if (const auto strict = tlp.find("_AND_"); strict != std::string::npos)
            tlp.replace(strict, 5, "+");
        if (!tlp.empty())
            m_marking = markingFrom(tlp);

        m_needs.setSerial(billText(document, 3));
        dom::object root;
        const bool isDescribed = metadata.has(2) && metadata[2].get(root) == simdjson::SUCCESS && root.size() > 0;
        const Fields described = isDescribed ? Fields(componentKeys, root) : Fields();
        Pieces components;
        if (isDescribed && !component(described, {nullptr, "metadata.component"}, BillNeeds::theAsset, m_root))
            return false;
        if ((document.has(1) && !list(document[1], {nullptr, "components"}, components, 0, {}))
            || (described.has(Components)
                && !list(described[Components], {nullptr, "metadata.component.components"}, components, 0,
                         BillNeeds::theAsset)))
            return false;
        if (document.has(4))
            dependencies(document[4]);
        if (!isDescribed && !components.empty()) {
            m_root.name = billText(document, 3);
            if (m_root.name.empty()) {
                m_madeName = "software bill of materials " + bodyName(components);
                m_root.name = m_madeName;
            }
        }
        if (!m_root.name.empty()) {
            const std::string_view kind = assetKindFrom(billText(described, Type));
            addAsset(m_root, kind.empty() ? "application" : kind, billText(described, Description), components);
        }
        return !document.has(2) || vulnerabilities(document[2]);
    }

private:
    enum Component : int {
        Name,
        Group,
        Manufacturer,
        Supplier,
        Version,
        Purl,
        Cpe,
        Ref,
        Components,
        Type,
        Description
    };
    static constexpr JsonKeys componentKeys{
        std::to_array<std::string_view>({"name", "group", "manufacturer", "supplier", "version", "purl", "cpe",
                                         "bom-ref", "components", "type", "description"})};
    using Fields = JsonFields<11>;

    static std::string bodyName(const Pieces &components)
    {
        return toHex(bytesOf(sha256(components.json()))).substr(0, 12);
    }

    bool component(const Fields &from, const Place &place, BillNeeds::Number number, Piece &piece)
    {
        piece.name = billText(from, Name);
        if (piece.name.empty())
            return reject(place.text("name"), "missing");
        piece.vendor = billText(from, Group);
        for (const int owner : {Manufacturer, Supplier}) {
            if (!piece.vendor.empty() || !from.has(owner))
                continue;
            if (const auto name = memberOf(from[owner], "name"))
                piece.vendor = billText(*name);
        }
        piece.version = billText(from, Version);
        piece.purl = billText(from, Purl);
        piece.cpe = billText(from, Cpe);
        if (const std::string_view ref = billText(from, Ref); !ref.empty()) {
            m_refs.emplace_back(ref, piece);
            m_needs.name(ref, number);
        }
        return true;
    }

    /// Components inside components are listed flat: what is inside is there.
    bool list(dom::element from, Place place, Pieces &to, int depth, std::optional<BillNeeds::Number> inside)
    {
        dom::array all;
        if (from.get(all) != simdjson::SUCCESS)
            return reject(place.text(), "is not a list");
        if (depth > deepestNesting)
            return reject(place.text(), "components nested deeper than " + std::to_string(deepestNesting));
        for (const dom::element value : all) {
            ++place.index;
            dom::object object;
            if (value.get(object) != simdjson::SUCCESS)
                return reject(place.text(), "is not an object");
            const Fields fields(componentKeys, object);
            Piece piece;
            const BillNeeds::Number number = nextNumber(to);
            if (!component(fields, place, number, piece) || !addComponent(to, piece, "components"))
                return false;
            if (inside)
                m_needs.addInside(*inside, number);
            if (fields.has(Components) && !list(fields[Components], {&place, "components"}, to, depth + 1, number))
                return false;
        }
        return true;
    }

    /// An entry without `dependsOn` says that it needs nothing; none at all, that nobody knows. What is no list is no
    /// reason to do without the rest of the bill.
    void dependencies(dom::element from)
    {
        dom::array all;
        if (from.get(all) != simdjson::SUCCESS)
            return m_needs.addUnresolved();
        static constexpr JsonKeys keys(std::to_array<std::string_view>({"ref", "dependsOn"}));
        for (const dom::element value : all) {
            const JsonFields entry(keys, value);
            const std::string_view ref = billText(entry, 0);
            const std::vector<dom::element> needs = entry.list(1);
            if (needs.empty() && !m_needs.numberOf(ref))
                m_needs.addUnresolved();
            for (const dom::element need : needs)
                m_needs.add(ref, billText(need));
        }
    }

    static std::string_view status(dom::element analysis)
    {
        static constexpr auto states = std::to_array<std::pair<std::string_view, std::string_view>>({
            {"exploitable", "known_affected"},
            {"in_triage", "under_investigation"},
            {"resolved", "fixed"},
            {"resolved_with_pedigree", "fixed"},
            {"not_affected", "known_not_affected"},
            {"false_positive", "known_not_affected"},
        });
        const auto state = memberOf(analysis, "state");
        const auto known = std::ranges::find(states, state ? billText(*state) : std::string_view(),
                                             &std::pair<std::string_view, std::string_view>::first);
        return known == states.end() ? std::string_view() : known->second;
    }

    bool vulnerabilities(dom::element list)
    {
        const std::vector<dom::element> all = elementsOf(list);
        if (all.size() > mostVulnerabilities)
            return reject("vulnerabilities", "more than " + std::to_string(mostVulnerabilities));
        for (auto &[ref, piece] : m_refs)
            m_byRef.insert_or_assign(ref, piece);
        Place place{nullptr, "vulnerabilities"};
        for (const dom::element value : all) {
            ++place.index;
            if (!vulnerability(value, place))
                return false;
        }
        return true;
    }

    bool vulnerability(dom::element value, const Place &place)
    {
        enum : int { Id, Words, Ratings, Analysis, Affects };
        static constexpr JsonKeys keys(
            std::to_array<std::string_view>({"id", "description", "ratings", "analysis", "affects"}));
        static constexpr JsonKeys ratingKeys(
            std::to_array<std::string_view>({"severity", "method", "score", "vector"}));
        const JsonFields from(keys, value);
        Weakness weakness;
        weakness.id = billText(from, Id);
        if (weakness.id.empty())
            return reject(place.text("id"), "missing");
        weakness.description = billText(from, Words);
        for (const dom::element rating : from.list(Ratings)) {
            const JsonFields given(ratingKeys, rating);
            weakness.severity = std::max(weakness.severity, severityFromWord(billText(given, 0)));
            // OWASP's scale ends elsewhere.
            if (billText(given, 1).starts_with("CVSS"))
                weakness.rate(given.has(2) ? doubleOf(given[2]).value_or(-1) : -1, billText(given, 3));
        }
        const std::string_view state = from.has(Analysis) ? status(from[Analysis]) : std::string_view();
        weakness.identity = m_root.key();
        for (const dom::element affected : from.list(Affects)) {
            const auto member = memberOf(affected, "ref");
            const std::string_view ref = member ? billText(*member) : std::string_view();
            weakness.identity.append(1, '\x1F').append(ref);
            auto known = m_byRef.find(ref);
            if (known == m_byRef.end())
                known = m_byRef.find(m_needs.here(ref));
            weakness.products.add(known == m_byRef.end() ? Piece{ref, {}, {}, {}, {}} : known->second, state);
        }
        if (weakness.products.empty() && !m_root.name.empty())
            weakness.products.add(m_root, state);
        addVulnerability(weakness);
        return true;
    }

    Piece m_root;
    std::string m_madeName; ///< of a bill without a name
    std::vector<std::pair<std::string_view, Piece>> m_refs; ///< in the order of the document
    std::unordered_map<std::string_view, Piece> m_byRef; ///< for vulnerabilities alone
};

/// The XML form in the members of the JSON form. Lists stand in elements of their own; a document before 1.4 keeps
/// vulnerabilities by way of an extension, which may stand inside the component that they are of.
class FromXml
{
public:
    QJsonObject document(const XmlElement &bom)
    {
        QJsonObject out = object(bom);
        if (!m_inside.isEmpty()) {
            QJsonArray all = out.value("vulnerabilities"_L1).toArray();
            for (const auto inner : m_inside)
                all.append(inner);
            out.insert("vulnerabilities"_L1, all);
        }
        return out;
    }

private:
    static QLatin1StringView entryOf(std::string_view container)
    {
        static constexpr auto lists = std::to_array<std::pair<std::string_view, std::string_view>>({
            {"components", "component"},
            {"vulnerabilities", "vulnerability"},
            {"ratings", "rating"},
            {"affects", "target"},
            {"dependencies", "dependency"},
        });
        const auto found = std::ranges::find(lists, container, &std::pair<std::string_view, std::string_view>::first);
        return found == lists.end() ? QLatin1StringView() : QLatin1StringView(found->second);
    }

    QJsonArray list(const XmlElement &container, QLatin1StringView entry)
    {
        QJsonArray out;
        for (const XmlElement &child : container.children) {
            if (QLatin1StringView(child.name) == entry)
                out.append(object(child));
        }
        return out;
    }

    QJsonObject object(const XmlElement &element)
    {
        QJsonObject out;
        if (element.name == "dependency") {
            QJsonArray needs;
            for (const XmlElement &child : element.children) {
                if (child.name == "dependency")
                    needs.append(QString::fromStdString(std::string(child.attribute("ref"))));
            }
            return {{"ref"_L1, QString::fromStdString(std::string(element.attribute("ref")))}, {"dependsOn"_L1, needs}};
        }
        for (const XmlElement &child : element.children) {
            const QString key = QString::fromStdString(child.name);
            if (out.contains(key))
                continue;
            if (const auto entry = entryOf(child.name); !entry.isEmpty()) {
                if (element.name == "component" && child.name == "vulnerabilities")
                    keep(list(child, entry), element);
                else
                    out.insert(key, list(child, entry));
            } else if (child.name == "score") {
                const std::string_view base = child.childText("base");
                out.insert(key, number(base.empty() ? child.text : base).value_or(-1));
            } else if (child.children.empty()) {
                out.insert(key, QString::fromStdString(child.text));
            } else {
                out.insert(key, object(child));
            }
        }
        for (const auto &[key, value] : element.attributes) {
            if (!out.contains(QString::fromStdString(key)))
                out.insert(QString::fromStdString(key), QString::fromStdString(value));
        }
        if (element.name == "vulnerability" && !out.contains("affects"_L1) && out.contains("ref"_L1))
            out.insert("affects"_L1, QJsonArray{QJsonObject{{"ref"_L1, out.value("ref"_L1)}}});
        return out;
    }

    void keep(const QJsonArray &vulnerabilities, const XmlElement &component)
    {
        for (const auto value : vulnerabilities) {
            QJsonObject one = value.toObject();
            const std::string ref(component.attribute("bom-ref"));
            if (!one.contains("affects"_L1) && !ref.empty())
                one.insert("affects"_L1, QJsonArray{QJsonObject{{"ref"_L1, QString::fromStdString(ref)}}});
            m_inside.append(one);
        }
    }

    QJsonArray m_inside;
};

class CycloneDxXmlParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        const auto bom = readXml(record.bytes, mostXmlElements);
        if (!bom) {
            out.rejected = bom.error();
            return;
        }
        const std::string json = canonicalJson(FromXml().document(*bom));
        dom::element root;
        dom::object document;
        if (const auto code = m_dom.parse(json, root); code || root.get(document))
            out.rejected = Rejection{"XML: " + describe(code, json), {}};
        else if (CycloneDx(context, out).read(document))
            out.naturalKey = claimsIdentity(out.claims);
    }

private:
    JsonDom m_dom{3 * std::size_t{XmlFramer::maxDepth}}; ///< an element may become an object and a list in it
};

/// The version that the namespace names: `http://cyclonedx.org/schema/bom/1.4`.
Detection detectXml(std::string_view head, bool)
{
    constexpr std::string_view space = "http://cyclonedx.org/schema/bom/";
    const auto at = head.find(space);
    if (at == std::string_view::npos)
        return {};
    const auto number = head.substr(at + space.size(), 8);
    const auto version = number.substr(0, number.find_first_not_of("0123456789."));
    // Another document may speak of the namespace; this one's first element is a bom.
    std::string_view rest = head;
    for (;;) {
        const auto tag = rest.find('<');
        if (tag == std::string_view::npos)
            return {};
        rest = rest.substr(tag);
        const bool comment = rest.starts_with("<!--");
        if (!comment && !rest.starts_with("<?"))
            break;
        const auto end = rest.find(comment ? "-->" : "?>");
        if (end == std::string_view::npos)
            return {};
        rest = rest.substr(end + 2);
    }
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n>"));
    if (name != "<bom" && !name.ends_with(":bom"))
        return {};
    return {100, "a bom element in the namespace of CycloneDX " + std::string(version)};
}

} // namespace

const Format &cycloneDxFormat()
{
    static const Format format{
        formatId,
        "CycloneDX (JSON)",
        [](std::string_view head, bool) -> Detection {
            for (const auto &record : glimpseJson(head).records) {
                if (record.text("bomFormat") == "CycloneDX")
                    return {100, "an object whose bomFormat is CycloneDX"};
            }
            return {};
        },
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> {
            return std::make_unique<BillParser>([](dom::object document, const ParseContext &context, Items &out) {
                return CycloneDx(context, out).read(document);
            });
        },
    };
    return format;
}

const Format &cycloneDxXmlFormat()
{
    static const Format format{
        "cyclonedx-xml",
        "CycloneDX (XML)",
        detectXml,
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<XmlFramer>(std::vector<std::string_view>{"bom"});
        },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<CycloneDxXmlParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
