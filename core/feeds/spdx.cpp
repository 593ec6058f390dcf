// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bill.h"
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "model/severity.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "spdx";

/// `Organization: Acme (mail)` -> `Acme (mail)`
std::string_view spdxParty(std::string_view supplier)
{
    const auto colon = supplier.find(": ");
    return supplier == "NOASSERTION" ? std::string_view()
        : colon == std::string::npos ? supplier
                                     : supplier.substr(colon + 2);
}

/// Editions 2.x: one object with lists of packages and relationships.
class Spdx2 : Bill
{
public:
    Spdx2(const ParseContext &context, Items &out)
        : Bill(formatId, context, out)
    {
    }

    bool read(dom::object whole)
    {
        enum : int { Creation, Packages, Describes, Relationships, Name, Comment, Files, Snippets };
        static constexpr JsonKeys keys(
            std::to_array<std::string_view>({"creationInfo", "packages", "documentDescribes", "relationships", "name",
                                             "comment", "files", "snippets"}));
        static constexpr JsonKeys packageKeys(
            std::to_array<std::string_view>({"SPDXID", "name", "versionInfo", "supplier", "externalRefs"}));
        const JsonFields document(keys, whole);
        const auto created = document.has(Creation) ? memberOf(document[Creation], "created") : std::nullopt;
        if (!version("creationInfo.created", created ? billText(*created) : ""))
            return false;
        const std::vector<dom::element> relationships = document.list(Relationships);
        const std::string_view described
            = document.first(Describes) ? stringOf(*document.first(Describes)) : describedBy(relationships);
        Piece root;
        Pieces components;
        int index = -1;
        for (const dom::element value : document.list(Packages)) {
            const JsonFields package(packageKeys, value);
            ++index;
            Piece piece;
            piece.name = billText(package, 1);
            if (piece.name.empty())
                return reject("packages[" + std::to_string(index) + "].name", "missing");
            piece.version = billText(package, 2);
            piece.vendor = spdxParty(billText(package, 3));
            references(package.list(4), piece);
            const std::string_view id = billText(package, 0);
            if (!described.empty() && id == described && root.name.empty()) {
                root = piece;
                m_needs.name(id, BillNeeds::theAsset);
                continue;
            }
            m_needs.name(id, nextNumber(components));
            if (!addComponent(components, piece, "packages"))
                return false;
        }
        if (root.name.empty())
            root.name = billText(document, Name);
        if (root.name.empty())
            return reject("name", "missing");
        m_needs.name(theDocument, BillNeeds::theAsset);
        for (const int list : {Files, Snippets}) {
            for (const dom::element value : document.list(list))
                m_others.insert(billText(JsonFields(packageKeys, value), 0));
        }
        relateAll(relationships);
        addAsset(root, "application", billText(document, Comment), components);
        return true;
    }

private:
    static constexpr std::string_view theDocument = "SPDXRef-DOCUMENT";
    static constexpr JsonKeys relationKeys{
        std::to_array<std::string_view>({"relationshipType", "spdxElementId", "relatedSpdxElement"})};

    static std::string_view describedBy(const std::vector<dom::element> &relationships)
    {
        for (const dom::element value : relationships) {
            const JsonFields relation(relationKeys, value);
            if (billText(relation, 0) == "DESCRIBES" && billText(relation, 1) == theDocument)
                return billText(relation, 2);
        }
        return {};
    }

    void relateAll(const std::vector<dom::element> &relationships)
    {
        const auto isOther = [this](std::string_view id) { return isSpdxNothing(id) || m_others.contains(id); };
        for (const dom::element value : relationships) {
            const JsonFields relation(relationKeys, value);
            relate(spdxNeedOf(billText(relation, 0)), billText(relation, 1), billText(relation, 2), isOther);
        }
    }

    static void references(const std::vector<dom::element> &all, Piece &piece)
    {
        static constexpr JsonKeys keys(std::to_array<std::string_view>({"referenceType", "referenceLocator"}));
        for (const dom::element value : all) {
            const JsonFields reference(keys, value);
            const std::string_view type = billText(reference, 0);
            if (type == "purl" && piece.purl.empty())
                piece.purl = billText(reference, 1);
            else if (type.starts_with("cpe2") && piece.cpe.empty())
                piece.cpe = billText(reference, 1);
        }
    }

    std::unordered_set<std::string_view> m_others; ///< files and their parts
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

    bool read(dom::object document)
    {
        dom::element graph;
        dom::array list;
        if (document.at_key("@graph").get(graph) != simdjson::SUCCESS) {
            if (!element(document, "@graph[0]"))
                return false;
        } else if (graph.get(list) != simdjson::SUCCESS) {
            return reject("@graph", "is not a list");
        } else if (!gather(list)) {
            return false;
        }
        const std::string_view root = described();
        Piece asset;
        if (const auto found = m_packages.find(root); found != m_packages.end())
            asset = found->second;
        else
            asset.name = m_documentName;
        if (asset.name.empty())
            return reject("@graph", "neither a document with a name nor a package that it is about");
        Pieces components;
        m_needs.name(m_document, BillNeeds::theAsset);
        for (const std::string_view id : m_order) {
            m_needs.name(id, id == root ? BillNeeds::theAsset : nextNumber(components));
            if (id != root && !addComponent(components, m_packages.at(id), "@graph"))
                return false;
        }
        relateAll();
        addAsset(asset, "application", m_comment, components);
        return vulnerabilities();
    }

private:
    static std::string_view textOf(dom::object element, std::string_view name)
    {
        dom::element value;
        return element.at_key(name).get(value) == simdjson::SUCCESS ? billText(value) : std::string_view();
    }
    /// What some producers write with the name of its profile in front and others without.
    static std::optional<dom::element> member(dom::object element, std::string_view full)
    {
        dom::element value;
        if (element.at_key(full).get(value) == simdjson::SUCCESS
            || element.at_key(plainType(full)).get(value) == simdjson::SUCCESS)
            return value;
        return std::nullopt;
    }
    static std::string_view profiled(dom::object element, std::string_view full)
    {
        const auto value = member(element, full);
        return value ? billText(*value) : std::string_view();
    }
    static std::string_view idOf(dom::object element)
    {
        const std::string_view id = textOf(element, "spdxId");
        return id.empty() ? textOf(element, "@id") : id;
    }
    static std::string_view typeOf(dom::object element)
    {
        const std::string_view type = textOf(element, "type");
        return plainType(type.empty() ? textOf(element, "@type") : type);
    }
    /// One id or a list of them.
    static std::vector<std::string_view> ids(dom::object element, std::string_view name)
    {
        std::vector<std::string_view> found;
        dom::element value;
        if (element.at_key(name).get(value) != simdjson::SUCCESS)
            return found;
        for (const dom::element one : value.is_array() ? elementsOf(value) : std::vector{value}) {
            dom::object whole;
            const std::string_view id = one.get(whole) == simdjson::SUCCESS ? idOf(whole) : stringOf(one);
            if (!id.empty())
                found.push_back(id);
        }
        return found;
    }

    bool gather(dom::array graph)
    {
        for (const dom::element value : graph) {
            dom::object element;
            if (value.get(element) != simdjson::SUCCESS)
                continue;
            const std::string_view type = typeOf(element);
            if (type == "Organization" || type == "Person" || type == "Agent")
                m_names.insert_or_assign(idOf(element), textOf(element, "name"));
        }
        std::size_t index = 0;
        for (const dom::element value : graph) {
            const std::string here = "@graph[" + std::to_string(index++) + ']';
            dom::object one;
            if (value.get(one) != simdjson::SUCCESS)
                return reject(here, "is not an object");
            if (!element(one, here))
                return false;
        }
        return true;
    }

    bool element(dom::object element, const std::string &here)
    {
        const std::string_view type = typeOf(element);
        if (type == "CreationInfo")
            return version(here + ".created", textOf(element, "created"));
        if (type == "Package" || type == "AIPackage" || type == "DatasetPackage")
            return package(element, here);
        if (type == "SpdxDocument" || type == "Bom" || type == "Sbom") {
            const bool whole = type == "SpdxDocument";
            m_roots.insert_or_assign(idOf(element), ids(element, "rootElement"));
            if (whole || m_document.empty())
                m_document = idOf(element);
            if (const std::string_view name = textOf(element, "name");
                !name.empty() && (whole || m_documentName.empty()))
                m_documentName = name;
            if (whole)
                m_comment = textOf(element, "comment");
        } else if (type == "Vulnerability") {
            if (m_weaknesses.size() == mostVulnerabilities)
                return reject(here, "more than " + std::to_string(mostVulnerabilities) + " vulnerabilities");
            Weakness &weakness = m_weaknesses[idOf(element)];
            weakness.id = identifier(element, {"cve"});
            if (weakness.id.empty())
                weakness.id = textOf(element, "name");
            if (weakness.id.empty())
                return reject(here + ".name", "missing");
            weakness.description = textOf(element, "description");
            if (weakness.description.empty())
                weakness.description = textOf(element, "summary");
        } else if (type.ends_with("VulnAssessmentRelationship")) {
            m_assessments.push_back(element);
        } else if (type == "Relationship" || type == "LifecycleScopedRelationship") {
            m_relations.push_back(element);
        } else if (type == "File" || type == "Snippet") {
            m_others.insert(idOf(element));
        }
        return true;
    }

    bool package(dom::object element, const std::string &here)
    {
        Piece piece;
        piece.name = textOf(element, "name");
        if (piece.name.empty())
            return reject(here + ".name", "missing");
        const std::string_view id = idOf(element);
        if (id.empty())
            return reject(here + ".spdxId", "missing");
        piece.version = profiled(element, "software_packageVersion");
        piece.purl = profiled(element, "software_packageUrl");
        if (piece.purl.empty())
            piece.purl = identifier(element, {"packageUrl", "purl"});
        piece.cpe = identifier(element, {"cpe23", "cpe22"});
        for (const std::string_view supplier : ids(element, "suppliedBy")) {
            const auto known = m_names.find(supplier);
            if (piece.vendor.empty() && known != m_names.end())
                piece.vendor = known->second;
        }
        if (m_packages.insert_or_assign(id, piece).second)
            m_order.push_back(id);
        return true;
    }

    static std::string_view identifier(dom::object element, std::initializer_list<std::string_view> types)
    {
        static constexpr JsonKeys keys(std::to_array<std::string_view>({"externalIdentifierType", "identifier"}));
        dom::element list;
        if (element.at_key("externalIdentifier").get(list) != simdjson::SUCCESS)
            return {};
        for (const dom::element value : elementsOf(list)) {
            const JsonFields one(keys, value);
            if (std::ranges::contains(types, billText(one, 0)))
                return billText(one, 1);
        }
        return {};
    }

    /// The one package that the document is about, by way of the bill of materials that it may name as its root.
    /// Empty: none, or several, which are then parts of what the document names.
    [[nodiscard]] std::string_view described() const
    {
        std::string_view at = m_document;
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

    /// Edition 3 has elements for "there is none" and "nobody says", which go by an IRI or its last word.
    static bool isNothing(std::string_view id)
    {
        const std::string_view word = id.substr(id.find_last_of("/#:") + 1);
        return isSpdxNothing(id) || word == "NoneElement" || word == "NoAssertionElement";
    }

    /// What is needed to build, test or design it alone does not run.
    void relateAll()
    {
        const auto isOther = [this](std::string_view id) { return isNothing(id) || m_others.contains(id); };
        for (const dom::object relation : m_relations) {
            const SpdxNeed kind = spdxNeedOf(textOf(relation, "relationshipType"));
            const std::string_view scope = textOf(relation, "scope");
            if (kind == SpdxNeed::None || !(scope.empty() || scope == "runtime" || scope == "other"))
                continue;
            // A relationship is of one element: with a list of those a short document would name pairs without end.
            const auto from = ids(relation, "from");
            if (from.empty())
                continue;
            for (const std::string_view to : ids(relation, "to"))
                relate(kind, from.front(), to, isOther);
        }
    }

    [[nodiscard]] Piece product(std::string_view id) const
    {
        const auto known = m_packages.find(id);
        return known == m_packages.end() ? Piece{id, {}, {}, {}, {}} : known->second;
    }

    static std::string_view statusOf(std::string_view type)
    {
        static constexpr auto states = std::to_array<std::pair<std::string_view, std::string_view>>({
            {"VexAffectedVulnAssessmentRelationship", "known_affected"},
            {"VexFixedVulnAssessmentRelationship", "fixed"},
            {"VexNotAffectedVulnAssessmentRelationship", "known_not_affected"},
            {"VexUnderInvestigationVulnAssessmentRelationship", "under_investigation"},
        });
        const auto found = std::ranges::find(states, type, &std::pair<std::string_view, std::string_view>::first);
        return found == states.end() ? std::string_view() : found->second;
    }

    /// A score, which some producers write in quotes; -1: none.
    static double scoreOf(dom::element score)
    {
        if (!score.is_string())
            return doubleOf(score).value_or(-1);
        const std::string_view text = stringOf(score);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toDouble();
    }

    void assess(dom::object assessment)
    {
        const auto of = ids(assessment, "from");
        const auto found = of.empty() ? m_weaknesses.end() : m_weaknesses.find(of.front());
        if (found == m_weaknesses.end())
            return;
        Weakness &weakness = found->second;
        const std::string_view type = typeOf(assessment);
        if (type.starts_with("Cvss")) {
            const auto score = member(assessment, "security_score");
            weakness.rate(score ? scoreOf(*score) : -1, profiled(assessment, "security_vectorString"));
            weakness.severity
                = std::max(weakness.severity, severityFromWord(profiled(assessment, "security_severity")));
            return;
        }
        const std::string_view status = statusOf(type);
        if (status.empty()) // EPSS, SSVC, a catalogue of what is exploited: no statement about products
            return;
        if (weakness.remedy.empty())
            weakness.remedy = profiled(assessment, "security_actionStatement");
        for (const std::string_view id : ids(assessment, "to"))
            weakness.products.add(product(id), status);
    }

    bool vulnerabilities()
    {
        for (const dom::object assessment : m_assessments)
            assess(assessment);
        for (auto &[id, weakness] : m_weaknesses) {
            weakness.identity = m_document;
            weakness.identity.append(1, '\x1F').append(id);
            addVulnerability(weakness);
        }
        return true;
    }

    std::map<std::string_view, Weakness> m_weaknesses; ///< by IRI
    std::unordered_map<std::string_view, Piece> m_packages;
    std::vector<std::string_view> m_order; ///< of packages, as they stand
    std::unordered_map<std::string_view, std::string_view> m_names; ///< of organisations and people
    std::unordered_map<std::string_view, std::vector<std::string_view>>
        m_roots; ///< of documents and bills of materials
    std::vector<dom::object> m_assessments, m_relations;
    std::unordered_set<std::string_view> m_others; ///< files and their parts
    std::string_view m_document, m_documentName, m_comment;
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
            return std::make_unique<BillParser>([](dom::object document, const ParseContext &context, Items &out) {
                return document.at_key("@context").error() == simdjson::SUCCESS ? Spdx3(context, out).read(document)
                                                                                : Spdx2(context, out).read(document);
            });
        },
    };
    return format;
}

} // namespace watchfloor::feeds
