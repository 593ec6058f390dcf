// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bill.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "model/severity.h"

#include <algorithm>
#include <unordered_map>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view formatId = "spdx";

/// Editions 2.x: one object with lists of packages and relationships.
class Spdx2 : Bill
{
public:
    Spdx2(const ParseContext &context, Items &out)
        : Bill(formatId, context, out)
    {
    }

    bool read(const QJsonObject &document)
    {
        if (!version("creationInfo.created", billText(document.value("creationInfo"_L1).toObject(), "created"_L1)))
            return false;
        const std::string described = describedBy(document);
        Piece root;
        QJsonArray components;
        int index = 0;
        for (const auto value : document.value("packages"_L1).toArray()) {
            const QJsonObject package = value.toObject();
            const std::string here = "packages[" + std::to_string(index++) + ']';
            Piece piece;
            piece.name = billText(package, "name"_L1);
            if (piece.name.empty())
                return reject(here + ".name", "missing");
            piece.version = billText(package, "versionInfo"_L1);
            piece.vendor = party(billText(package, "supplier"_L1));
            references(package.value("externalRefs"_L1).toArray(), piece);
            if (!described.empty() && billText(package, "SPDXID"_L1) == described && root.name.empty()) {
                root = piece;
                continue;
            }
            if (!addComponent(components, piece, "packages"))
                return false;
        }
        if (root.name.empty())
            root.name = billText(document, "name"_L1);
        if (root.name.empty())
            return reject("name", "missing");
        addAsset(root, "application", billText(document, "comment"_L1), components);
        return true;
    }

private:
    static std::string describedBy(const QJsonObject &document)
    {
        const QJsonArray listed = document.value("documentDescribes"_L1).toArray();
        if (!listed.isEmpty())
            return listed[0].toString().toStdString();
        for (const auto value : document.value("relationships"_L1).toArray()) {
            const QJsonObject relation = value.toObject();
            if (billText(relation, "relationshipType"_L1) == "DESCRIBES"
                && billText(relation, "spdxElementId"_L1) == "SPDXRef-DOCUMENT")
                return billText(relation, "relatedSpdxElement"_L1);
        }
        return {};
    }

    /// `Organization: Acme (mail)` -> `Acme (mail)`
    static std::string party(const std::string &supplier)
    {
        const auto colon = supplier.find(": ");
        return supplier == "NOASSERTION" ? std::string()
            : colon == std::string::npos ? supplier
                                         : supplier.substr(colon + 2);
    }

    static void references(const QJsonArray &all, Piece &piece)
    {
        for (const auto value : all) {
            const QJsonObject reference = value.toObject();
            const std::string type = billText(reference, "referenceType"_L1);
            if (type == "purl" && piece.purl.empty())
                piece.purl = billText(reference, "referenceLocator"_L1);
            else if (type.starts_with("cpe2") && piece.cpe.empty())
                piece.cpe = billText(reference, "referenceLocator"_L1);
        }
    }
};

/// `software_Package` -> `Package`: the profile's name in front is left out by some writers.
std::string_view plainType(std::string_view type)
{
    const auto bar = type.find('_');
    return bar == std::string_view::npos ? type : type.substr(bar + 1);
}

/// Edition 3: a graph of elements by their IRIs, serialised as JSON-LD in the one shape that its schema allows.
class Spdx3 : Bill
{
public:
    Spdx3(const ParseContext &context, Items &out)
        : Bill(formatId, context, out)
    {
    }

    bool read(const QJsonObject &document)
    {
        const QJsonValue graph = document.value("@graph"_L1);
        if (!graph.isUndefined() && !graph.isArray())
            return reject("@graph", "is not a list");
        if (!gather(graph.isArray() ? graph.toArray() : QJsonArray{document}))
            return false;
        const std::string root = described();
        Piece asset;
        if (const auto found = m_packages.find(root); found != m_packages.end())
            asset = found->second;
        else
            asset.name = m_documentName;
        if (asset.name.empty())
            return reject("@graph", "neither a document with a name nor a package that it is about");
        QJsonArray components;
        for (const std::string &id : m_order) {
            if (id != root && !addComponent(components, m_packages.at(id), "@graph"))
                return false;
        }
        addAsset(asset, "application", m_comment, components);
        return vulnerabilities();
    }

private:
    /// What some producers write with the name of its profile in front and others without.
    static QJsonValue member(const QJsonObject &element, QLatin1StringView name, QLatin1StringView profile)
    {
        const QJsonValue full = element.value(QString(profile).append(name));
        return full.isUndefined() ? element.value(name) : full;
    }
    static std::string textOf(const QJsonObject &element, QLatin1StringView name, QLatin1StringView profile)
    {
        return billText(member(element, name, profile));
    }
    static std::string idOf(const QJsonObject &element)
    {
        const std::string id = billText(element, "spdxId"_L1);
        return id.empty() ? billText(element, "@id"_L1) : id;
    }
    static std::string typeOf(const QJsonObject &element)
    {
        const std::string type = billText(element, "type"_L1);
        return std::string(plainType(type.empty() ? billText(element, "@type"_L1) : type));
    }
    /// One id or a list of them.
    static std::vector<std::string> ids(const QJsonValue &value)
    {
        std::vector<std::string> found;
        for (const auto one : value.isArray() ? value.toArray() : QJsonArray{value}) {
            if (const QString id = one.isObject() ? QString::fromStdString(idOf(one.toObject())) : one.toString();
                !id.isEmpty())
                found.push_back(id.toStdString());
        }
        return found;
    }

    bool gather(const QJsonArray &graph)
    {
        for (const auto value : graph) {
            const QJsonObject element = value.toObject();
            const std::string type = typeOf(element);
            if (type == "Organization" || type == "Person" || type == "Agent")
                m_names.insert_or_assign(idOf(element), billText(element, "name"_L1));
        }
        qsizetype index = 0;
        for (const auto value : graph) {
            const std::string here = "@graph[" + std::to_string(index++) + ']';
            if (!value.isObject())
                return reject(here, "is not an object");
            if (!element(value.toObject(), here))
                return false;
        }
        return true;
    }

    bool element(const QJsonObject &element, const std::string &here)
    {
        const std::string type = typeOf(element);
        if (type == "CreationInfo")
            return version(here + ".created", billText(element, "created"_L1));
        if (type == "Package" || type == "AIPackage" || type == "DatasetPackage")
            return package(element, here);
        if (type == "SpdxDocument" || type == "Bom" || type == "Sbom") {
            const bool whole = type == "SpdxDocument";
            m_roots.insert_or_assign(idOf(element), ids(element.value("rootElement"_L1)));
            if (whole || m_document.empty())
                m_document = idOf(element);
            if (const std::string name = billText(element, "name"_L1);
                !name.empty() && (whole || m_documentName.empty()))
                m_documentName = name;
            if (whole)
                m_comment = billText(element, "comment"_L1);
        } else if (type == "Vulnerability") {
            if (m_weaknesses.size() == mostVulnerabilities)
                return reject(here, "more than " + std::to_string(mostVulnerabilities) + " vulnerabilities");
            Weakness &weakness = m_weaknesses[idOf(element)];
            weakness.id = identifier(element, {"cve"});
            if (weakness.id.empty())
                weakness.id = billText(element, "name"_L1);
            if (weakness.id.empty())
                return reject(here + ".name", "missing");
            weakness.description = billText(element, "description"_L1);
            if (weakness.description.empty())
                weakness.description = billText(element, "summary"_L1);
        } else if (type.ends_with("VulnAssessmentRelationship")) {
            m_assessments.push_back(element);
        }
        return true;
    }

    bool package(const QJsonObject &element, const std::string &here)
    {
        Piece piece;
        piece.name = billText(element, "name"_L1);
        if (piece.name.empty())
            return reject(here + ".name", "missing");
        const std::string id = idOf(element);
        if (id.empty())
            return reject(here + ".spdxId", "missing");
        piece.version = textOf(element, "packageVersion"_L1, "software_"_L1);
        piece.purl = textOf(element, "packageUrl"_L1, "software_"_L1);
        if (piece.purl.empty())
            piece.purl = identifier(element, {"packageUrl", "purl"});
        piece.cpe = identifier(element, {"cpe23", "cpe22"});
        for (const std::string &supplier : ids(element.value("suppliedBy"_L1))) {
            const auto known = m_names.find(supplier);
            if (piece.vendor.empty() && known != m_names.end())
                piece.vendor = known->second;
        }
        if (m_packages.insert_or_assign(id, std::move(piece)).second)
            m_order.push_back(id);
        return true;
    }

    static std::string identifier(const QJsonObject &element, std::initializer_list<std::string_view> types)
    {
        for (const auto value : element.value("externalIdentifier"_L1).toArray()) {
            const QJsonObject one = value.toObject();
            const std::string type = billText(one, "externalIdentifierType"_L1);
            if (std::ranges::contains(types, type))
                return billText(one, "identifier"_L1);
        }
        return {};
    }

    /// The one package that the document is about, by way of the bill of materials that it may name as its root.
    /// Empty: none, or several, which are then parts of what the document names.
    [[nodiscard]] std::string described() const
    {
        std::string at = m_document;
        for (int step = 0; step < 4; ++step) {
            const auto roots = m_roots.find(at);
            if (roots == m_roots.end() || roots->second.size() != 1)
                return {};
            at = roots->second.front();
            if (m_packages.contains(at))
                return at;
        }
        return {};
    }

    [[nodiscard]] QJsonObject product(const std::string &id) const
    {
        const auto known = m_packages.find(id);
        return known == m_packages.end() ? Piece{id, {}, {}, {}, {}}.json() : known->second.json();
    }

    static QLatin1StringView statusOf(std::string_view type)
    {
        static constexpr auto states = std::to_array<std::pair<std::string_view, QLatin1StringView>>({
            {"VexAffectedVulnAssessmentRelationship", "known_affected"_L1},
            {"VexFixedVulnAssessmentRelationship", "fixed"_L1},
            {"VexNotAffectedVulnAssessmentRelationship", "known_not_affected"_L1},
            {"VexUnderInvestigationVulnAssessmentRelationship", "under_investigation"_L1},
        });
        const auto found = std::ranges::find(states, type, &std::pair<std::string_view, QLatin1StringView>::first);
        return found == states.end() ? QLatin1StringView() : found->second;
    }

    void assess(const QJsonObject &assessment)
    {
        const auto of = ids(assessment.value("from"_L1));
        const auto found = of.empty() ? m_weaknesses.end() : m_weaknesses.find(of.front());
        if (found == m_weaknesses.end())
            return;
        Weakness &weakness = found->second;
        const std::string type = typeOf(assessment);
        if (type.starts_with("Cvss")) {
            const QJsonValue score = member(assessment, "score"_L1, "security_"_L1);
            weakness.rate(score.isString() ? score.toString().toDouble() : score.toDouble(-1),
                          textOf(assessment, "vectorString"_L1, "security_"_L1));
            weakness.severity
                = std::max(weakness.severity, severityFromWord(textOf(assessment, "severity"_L1, "security_"_L1)));
            return;
        }
        const auto status = statusOf(type);
        if (status.isEmpty()) // EPSS, SSVC, a catalogue of what is exploited: no statement about products
            return;
        if (weakness.remedy.empty())
            weakness.remedy = textOf(assessment, "actionStatement"_L1, "security_"_L1);
        for (const std::string &id : ids(assessment.value("to"_L1))) {
            QJsonObject affected = product(id);
            affected.insert("status"_L1, status);
            weakness.products.append(affected);
        }
    }

    bool vulnerabilities()
    {
        for (const QJsonObject &assessment : m_assessments)
            assess(assessment);
        for (auto &[id, weakness] : m_weaknesses) {
            weakness.identity = m_document + '\x1F' + id;
            addVulnerability(weakness);
        }
        return true;
    }

    std::map<std::string, Weakness> m_weaknesses; ///< by IRI
    std::unordered_map<std::string, Piece> m_packages;
    std::vector<std::string> m_order; ///< of packages, as they stand
    std::unordered_map<std::string, std::string> m_names; ///< of organisations and people
    std::unordered_map<std::string, std::vector<std::string>> m_roots; ///< of documents and bills of materials
    std::vector<QJsonObject> m_assessments;
    std::string m_document, m_documentName, m_comment;
};

Detection detectSpdx(std::string_view head, bool)
{
    for (const auto &record : glimpseJson(head).records) {
        const auto version = record.text("spdxVersion");
        if (version && version->starts_with("SPDX-2"))
            return {100, "an object whose spdxVersion is " + std::string(cutText(*version, 20))};
        // JSON-LD, whose context may also be one of a list.
        if (record.has("@context") && head.contains("//spdx.org/rdf/3."))
            return {100, "JSON-LD in the context of SPDX 3"};
    }
    return {};
}

} // namespace

const Format &spdxFormat()
{
    static const Format format{
        formatId,
        "SPDX 2 and 3 (JSON)",
        detectSpdx,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> {
            return std::make_unique<BillParser>(
                [](const QJsonObject &document, const ParseContext &context, Items &out) {
                    return document.contains("@context"_L1) ? Spdx3(context, out).read(document)
                                                            : Spdx2(context, out).read(document);
                });
        },
    };
    return format;
}

} // namespace watchfloor::feeds
