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

#include <QJsonDocument>

#include <algorithm>
#include <unordered_map>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

/// Both forms of one bill are about the same assets.
constexpr std::string_view formatId = "cyclonedx";
constexpr int deepestNesting = 16; ///< of components inside components
constexpr std::size_t mostXmlElements = 1'000'000;

class CycloneDx : Bill
{
public:
    CycloneDx(const ParseContext &context, Items &out)
        : Bill(formatId, context, out)
    {
    }

    bool read(const QJsonObject &document)
    {
        const QJsonObject metadata = document.value("metadata"_L1).toObject();
        if (!version("metadata.timestamp", billText(metadata, "timestamp"_L1)))
            return false;
        // 1.7: who may see it.
        std::string tlp = billText(metadata.value("distributionConstraints"_L1).toObject(), "tlp"_L1);
        if (const auto strict = tlp.find("_AND_"); strict != std::string::npos)
            tlp.replace(strict, 5, "+");
        if (!tlp.empty())
            m_marking = markingFrom(tlp);

        const QJsonObject described = metadata.value("component"_L1).toObject();
        QJsonArray components;
        if (!described.isEmpty() && !component(described, "metadata.component", m_root))
            return false;
        if (!list(document.value("components"_L1), "components", components, 0)
            || !list(described.value("components"_L1), "metadata.component.components", components, 0))
            return false;
        if (described.isEmpty() && !components.isEmpty()) {
            m_root.name = billText(document, "serialNumber"_L1);
            if (m_root.name.empty())
                m_root.name = "software bill of materials " + bodyName(components);
        }
        if (!m_root.name.empty()) {
            const std::string_view kind = assetKindFrom(billText(described, "type"_L1));
            addAsset(m_root, kind.empty() ? "application" : kind, billText(described, "description"_L1), components);
        }
        return vulnerabilities(document.value("vulnerabilities"_L1).toArray());
    }

private:
    static std::string bodyName(const QJsonArray &components)
    {
        return toHex(bytesOf(sha256(QJsonDocument(components).toJson(QJsonDocument::Compact).toStdString())))
            .substr(0, 12);
    }

    bool component(const QJsonObject &from, const std::string &field, Piece &piece)
    {
        piece.name = billText(from, "name"_L1);
        if (piece.name.empty())
            return reject(field + ".name", "missing");
        piece.vendor = billText(from, "group"_L1);
        for (const auto owner : {"manufacturer"_L1, "supplier"_L1}) {
            if (piece.vendor.empty())
                piece.vendor = billText(from.value(owner).toObject(), "name"_L1);
        }
        piece.version = billText(from, "version"_L1);
        piece.purl = billText(from, "purl"_L1);
        piece.cpe = billText(from, "cpe"_L1);
        if (const std::string ref = billText(from, "bom-ref"_L1); !ref.empty())
            m_byRef.insert_or_assign(ref, piece);
        return true;
    }

    /// Components inside components are listed flat: what is inside is there.
    bool list(const QJsonValue &from, const std::string &field, QJsonArray &to, int depth)
    {
        if (!from.isUndefined() && !from.isArray())
            return reject(field, "is not a list");
        if (depth > deepestNesting)
            return reject(field, "components nested deeper than " + std::to_string(deepestNesting));
        int index = 0;
        for (const auto value : from.toArray()) {
            const std::string here = field + '[' + std::to_string(index++) + ']';
            Piece piece;
            if (!value.isObject())
                return reject(here, "is not an object");
            if (!component(value.toObject(), here, piece) || !addComponent(to, piece, "components"))
                return false;
            if (!list(value.toObject().value("components"_L1), here + ".components", to, depth + 1))
                return false;
        }
        return true;
    }

    static std::string status(const QJsonObject &vulnerability)
    {
        static constexpr auto states = std::to_array<std::pair<std::string_view, std::string_view>>({
            {"exploitable", "known_affected"},
            {"in_triage", "under_investigation"},
            {"resolved", "fixed"},
            {"resolved_with_pedigree", "fixed"},
            {"not_affected", "known_not_affected"},
            {"false_positive", "known_not_affected"},
        });
        const std::string state = billText(vulnerability.value("analysis"_L1).toObject(), "state"_L1);
        const auto known = std::ranges::find(states, state, &std::pair<std::string_view, std::string_view>::first);
        return known == states.end() ? std::string() : std::string(known->second);
    }

    bool vulnerabilities(const QJsonArray &all)
    {
        if (static_cast<std::size_t>(all.size()) > mostVulnerabilities)
            return reject("vulnerabilities", "more than " + std::to_string(mostVulnerabilities));
        int index = 0;
        for (const auto value : all) {
            const std::string here = "vulnerabilities[" + std::to_string(index++) + ']';
            if (!vulnerability(value.toObject(), here))
                return false;
        }
        return true;
    }

    bool vulnerability(const QJsonObject &from, const std::string &here)
    {
        Weakness weakness;
        weakness.id = billText(from, "id"_L1);
        if (weakness.id.empty())
            return reject(here + ".id", "missing");
        weakness.description = billText(from, "description"_L1);
        for (const auto rating : from.value("ratings"_L1).toArray()) {
            const QJsonObject given = rating.toObject();
            weakness.severity = std::max(weakness.severity, severityFromWord(billText(given, "severity"_L1)));
            // OWASP's scale ends elsewhere.
            if (billText(given, "method"_L1).starts_with("CVSS"))
                weakness.rate(given.value("score"_L1).toDouble(-1), billText(given, "vector"_L1));
        }
        const std::string state = status(from);
        weakness.identity = m_root.key();
        for (const auto affected : from.value("affects"_L1).toArray()) {
            const std::string ref = billText(affected.toObject(), "ref"_L1);
            weakness.identity += '\x1F' + ref;
            // `urn:cdx:serial/version#ref` points into another document.
            const auto known = m_byRef.find(ref.substr(ref.find('#') + 1));
            QJsonObject product = known == m_byRef.end() ? Piece{ref, {}, {}, {}, {}}.json() : known->second.json();
            put(product, "status"_L1, state);
            weakness.products.append(product);
        }
        if (weakness.products.isEmpty() && !m_root.name.empty()) {
            QJsonObject product = m_root.json();
            put(product, "status"_L1, state);
            weakness.products.append(product);
        }
        addVulnerability(weakness);
        return true;
    }

    Piece m_root;
    std::unordered_map<std::string, Piece> m_byRef;
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
        if (!bom)
            out.rejected = bom.error();
        else if (CycloneDx(context, out).read(FromXml().document(*bom)))
            out.naturalKey = claimsIdentity(out.claims);
    }
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
            return std::make_unique<BillParser>([](const QJsonObject &document, const ParseContext &context,
                                                   Items &out) { return CycloneDx(context, out).read(document); });
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
