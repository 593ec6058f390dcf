// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/canonicaljson.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonobject.h"
#include "model/severity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostComponents = 50'000;
constexpr std::size_t mostVulnerabilities = 10'000;
constexpr std::size_t longestText = 2000;
constexpr int deepestNesting = 16; ///< of components inside components

std::string text(const QJsonObject &object, QLatin1StringView key)
{
    return std::string(cutText(trim(object.value(key).toString().toStdString()), longestText));
}

/// One piece of software, in the words that vulnerability claims use for products.
struct Piece
{
    std::string name, vendor, version, purl, cpe;

    [[nodiscard]] QJsonObject json() const
    {
        QJsonObject out;
        put(out, "name"_L1, name);
        put(out, "vendor"_L1, vendor);
        put(out, "version"_L1, version);
        put(out, "purl"_L1, purl);
        put(out, "cpe"_L1, cpe);
        return out;
    }
    /// What it is called wherever it is listed.
    [[nodiscard]] std::string key() const
    {
        if (!purl.empty())
            return purl;
        return (vendor.empty() ? "" : vendor + '/') + name + (version.empty() ? "" : '@' + version);
    }
};

/// A whole document on its way to claims: the software it describes is an asset with its components, and what it
/// says of vulnerabilities is claimed of those.
class Bill
{
public:
    Bill(std::string_view formatId, const ParseContext &context, Items &out)
        : m_format(formatId)
        , m_context(context)
        , m_out(out)
    {
    }

protected:
    bool reject(std::string_view field, const std::string &reason)
    {
        m_out.claims.clear();
        m_out.rejected = Rejection{field.empty() ? reason : std::string(field) + ": " + reason, std::string(field)};
        return false;
    }

    bool version(std::string_view field, const std::string &stamp)
    {
        if (stamp.empty())
            return true;
        const auto read = parseIso8601(stamp);
        if (!read)
            return reject(field, excerpt(stamp) + " is not a time");
        if (isPlausible(read->at, m_context.received))
            m_version = read->at;
        return true;
    }

    [[nodiscard]] Claim claim(std::string_view type, const std::string &key) const
    {
        Claim made;
        made.subject = derivedId(type, m_context.source.slug, m_format, key);
        made.type = type;
        made.version = m_version;
        made.marking = m_marking;
        return made;
    }

    void addAsset(const Piece &root, std::string_view kind, const std::string &description,
                  const QJsonArray &components)
    {
        QJsonObject body;
        put(body, "key"_L1, root.key());
        put(body, "name"_L1, root.name);
        put(body, "kind"_L1, std::string(kind));
        put(body, "owner"_L1, root.vendor);
        put(body, "version"_L1, root.version);
        put(body, "purl"_L1, root.purl);
        put(body, "cpe"_L1, root.cpe);
        put(body, "description"_L1, description);
        if (!components.isEmpty())
            body.insert("components"_L1, components);
        Claim made = claim("asset", root.key());
        made.title = root.name + (root.version.empty() ? "" : ' ' + root.version);
        made.description = description;
        made.body = canonicalJson(body);
        m_out.claims.push_back(std::move(made));
    }

    const std::string m_format;
    const ParseContext &m_context;
    Items &m_out;
    std::optional<Timestamp> m_version;
    std::string m_marking;
};

class CycloneDx : Bill
{
public:
    using Bill::Bill;

    bool read(const QJsonObject &document)
    {
        const QJsonObject metadata = document.value("metadata"_L1).toObject();
        if (!version("metadata.timestamp", text(metadata, "timestamp"_L1)))
            return false;
        // 1.7: who may see it.
        std::string tlp = text(metadata.value("distributionConstraints"_L1).toObject(), "tlp"_L1);
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
            m_root.name = text(document, "serialNumber"_L1);
            if (m_root.name.empty())
                m_root.name = "software bill of materials " + bodyName(components);
        }
        if (!m_root.name.empty()) {
            const std::string_view kind = assetKindFrom(text(described, "type"_L1));
            addAsset(m_root, kind.empty() ? "application" : kind, text(described, "description"_L1), components);
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
        piece.name = text(from, "name"_L1);
        if (piece.name.empty())
            return reject(field + ".name", "missing");
        piece.vendor = text(from, "group"_L1);
        for (const auto owner : {"manufacturer"_L1, "supplier"_L1}) {
            if (piece.vendor.empty())
                piece.vendor = text(from.value(owner).toObject(), "name"_L1);
        }
        piece.version = text(from, "version"_L1);
        piece.purl = text(from, "purl"_L1);
        piece.cpe = text(from, "cpe"_L1);
        if (const std::string ref = text(from, "bom-ref"_L1); !ref.empty())
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
            if (!component(value.toObject(), here, piece))
                return false;
            if (static_cast<std::size_t>(to.size()) == mostComponents)
                return reject("components", "more than " + std::to_string(mostComponents));
            to.append(piece.json());
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
        const std::string state = text(vulnerability.value("analysis"_L1).toObject(), "state"_L1);
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
        const std::string id = text(from, "id"_L1);
        if (id.empty())
            return reject(here + ".id", "missing");
        QJsonObject body;
        put(body, "key"_L1, id);
        if (id.starts_with("CVE-"))
            put(body, "cve"_L1, id);
        put(body, "title"_L1, id);
        const std::string description = text(from, "description"_L1);
        put(body, "description"_L1, description);
        double worst = -1;
        int severity = -1;
        std::string vector;
        for (const auto rating : from.value("ratings"_L1).toArray()) {
            const QJsonObject given = rating.toObject();
            severity = std::max(severity, severityFromWord(text(given, "severity"_L1)));
            // OWASP's scale ends elsewhere.
            const double score = given.value("score"_L1).toDouble(-1);
            if (text(given, "method"_L1).starts_with("CVSS") && score >= 0 && score <= 10 && score > worst) {
                worst = score;
                vector = text(given, "vector"_L1);
            }
        }
        if (worst >= 0) {
            body.insert("score"_L1, worst);
            put(body, "vector"_L1, vector);
            severity = std::max(severity, static_cast<int>(std::lround(worst * 10)));
        }
        if (severity >= 0)
            body.insert("severity"_L1, severity);

        QJsonArray products;
        const std::string state = status(from);
        std::string refs;
        for (const auto affected : from.value("affects"_L1).toArray()) {
            const std::string ref = text(affected.toObject(), "ref"_L1);
            refs += '\x1F' + ref;
            // `urn:cdx:serial/version#ref` points into another document.
            const auto known = m_byRef.find(ref.substr(ref.find('#') + 1));
            QJsonObject product = known == m_byRef.end() ? Piece{ref, {}, {}, {}, {}}.json() : known->second.json();
            put(product, "status"_L1, state);
            products.append(product);
        }
        if (products.isEmpty() && !m_root.name.empty()) {
            QJsonObject product = m_root.json();
            put(product, "status"_L1, state);
            products.append(product);
        }
        if (!products.isEmpty())
            body.insert("products"_L1, products);
        Claim made = claim("vulnerability", id + '\x1F' + m_root.key() + refs);
        made.title = id;
        made.description = description;
        made.body = canonicalJson(body);
        m_out.claims.push_back(std::move(made));
        return true;
    }

    Piece m_root;
    std::unordered_map<std::string, Piece> m_byRef;
};

class Spdx : Bill
{
public:
    using Bill::Bill;

    bool read(const QJsonObject &document)
    {
        if (!version("creationInfo.created", text(document.value("creationInfo"_L1).toObject(), "created"_L1)))
            return false;
        const std::string described = describedBy(document);
        Piece root;
        QJsonArray components;
        int index = 0;
        for (const auto value : document.value("packages"_L1).toArray()) {
            const QJsonObject package = value.toObject();
            const std::string here = "packages[" + std::to_string(index++) + ']';
            Piece piece;
            piece.name = text(package, "name"_L1);
            if (piece.name.empty())
                return reject(here + ".name", "missing");
            piece.version = text(package, "versionInfo"_L1);
            piece.vendor = party(text(package, "supplier"_L1));
            references(package.value("externalRefs"_L1).toArray(), piece);
            if (!described.empty() && text(package, "SPDXID"_L1) == described && root.name.empty()) {
                root = piece;
                continue;
            }
            if (static_cast<std::size_t>(components.size()) == mostComponents)
                return reject("packages", "more than " + std::to_string(mostComponents));
            components.append(piece.json());
        }
        if (root.name.empty())
            root.name = text(document, "name"_L1);
        if (root.name.empty())
            return reject("name", "missing");
        addAsset(root, "application", text(document, "comment"_L1), components);
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
            if (text(relation, "relationshipType"_L1) == "DESCRIBES"
                && text(relation, "spdxElementId"_L1) == "SPDXRef-DOCUMENT")
                return text(relation, "relatedSpdxElement"_L1);
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
            const std::string type = text(reference, "referenceType"_L1);
            if (type == "purl" && piece.purl.empty())
                piece.purl = text(reference, "referenceLocator"_L1);
            else if (type.starts_with("cpe2") && piece.cpe.empty())
                piece.cpe = text(reference, "referenceLocator"_L1);
        }
    }
};

template <typename Kind> class BillParser final : public Parser
{
public:
    explicit BillParser(std::string_view formatId)
        : m_format(formatId)
    {
    }

    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        const auto object = objectOf(record);
        if (!object) {
            out.rejected = object.error();
            return;
        }
        if (Kind(m_format, context, out).read(*object))
            out.naturalKey = claimsIdentity(out.claims);
    }

private:
    const std::string_view m_format;
};

std::unique_ptr<Framer> makeFramer(const FormatOptions &) { return std::make_unique<JsonFramer>(); }

} // namespace

const Format &cycloneDxFormat()
{
    static const Format format{
        "cyclonedx",
        "CycloneDX (JSON)",
        [](std::string_view head, bool) -> Detection {
            for (const auto &record : glimpseJson(head).records) {
                if (record.text("bomFormat") == "CycloneDX")
                    return {100, "an object whose bomFormat is CycloneDX"};
            }
            return {};
        },
        makeFramer,
        [](const FormatOptions &) -> std::unique_ptr<Parser> {
            return std::make_unique<BillParser<CycloneDx>>("cyclonedx");
        },
    };
    return format;
}

const Format &spdxFormat()
{
    static const Format format{
        "spdx",
        "SPDX 2 (JSON)",
        [](std::string_view head, bool) -> Detection {
            for (const auto &record : glimpseJson(head).records) {
                const auto version = record.text("spdxVersion");
                if (version && version->starts_with("SPDX-2"))
                    return {100, "an object whose spdxVersion is " + std::string(cutText(*version, 20))};
            }
            return {};
        },
        makeFramer,
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<BillParser<Spdx>>("spdx"); },
    };
    return format;
}

} // namespace watchfloor::feeds
