// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bill.h"

#include "base/hash.h"
#include "feeds/canonicaljson.h"
#include "feeds/csvcells.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonmembers.h"

#include <algorithm>
#include <cmath>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t longestText = 2000;

} // namespace

QJsonObject Piece::json() const
{
    QJsonObject out;
    put(out, "name"_L1, name);
    put(out, "vendor"_L1, vendor);
    put(out, "version"_L1, version);
    put(out, "purl"_L1, purl);
    put(out, "cpe"_L1, cpe);
    return out;
}

std::string Piece::key() const
{
    if (!purl.empty())
        return purl;
    return (vendor.empty() ? "" : vendor + '/') + name + (version.empty() ? "" : '@' + version);
}

std::string billText(const QJsonValue &value)
{
    return std::string(cutText(trim(value.toString().toStdString()), longestText));
}

Bill::Bill(std::string_view format, const ParseContext &context, Items &out)
    : m_format(format)
    , m_context(context)
    , m_out(out)
{
}

void Bill::Weakness::rate(double cvss, const std::string &cvssVector)
{
    if (cvss >= 0 && cvss <= 10 && cvss > score) { // never NaN
        score = cvss;
        vector = cvssVector;
    }
}

bool Bill::reject(std::string_view field, const std::string &reason)
{
    m_out.claims.clear();
    m_out.rejected = Rejection{field.empty() ? reason : std::string(field) + ": " + reason, std::string(field)};
    return false;
}

bool Bill::version(std::string_view field, const std::string &stamp)
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

bool Bill::addComponent(QJsonArray &to, const Piece &piece, std::string_view list)
{
    if (static_cast<std::size_t>(to.size()) == mostComponents)
        return reject(list, "more than " + std::to_string(mostComponents));
    to.append(piece.json());
    return true;
}

Claim Bill::claim(std::string_view type, const std::string &key) const
{
    Claim made;
    made.subject = derivedId(type, m_context.source.slug, m_format, key);
    made.type = type;
    made.version = m_version;
    made.marking = m_marking;
    return made;
}

void Bill::addAsset(const Piece &root, std::string_view kind, const std::string &description,
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

void Bill::addVulnerability(const Weakness &weakness)
{
    QJsonObject body;
    put(body, "key"_L1, weakness.id);
    if (weakness.id.starts_with("CVE-"))
        put(body, "cve"_L1, weakness.id);
    put(body, "title"_L1, weakness.id);
    put(body, "description"_L1, weakness.description);
    put(body, "remediation"_L1, weakness.remedy);
    int severity = weakness.severity;
    if (weakness.score >= 0) {
        body.insert("score"_L1, weakness.score);
        put(body, "vector"_L1, weakness.vector);
        severity = std::max(severity, static_cast<int>(std::lround(weakness.score * 10)));
    }
    if (severity >= 0)
        body.insert("severity"_L1, severity);
    if (!weakness.products.isEmpty())
        body.insert("products"_L1, weakness.products);
    Claim made = claim("vulnerability", weakness.id + '\x1F' + weakness.identity);
    made.title = weakness.id;
    made.description = weakness.description;
    made.body = canonicalJson(body);
    m_out.claims.push_back(std::move(made));
}

void BillParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    const auto object = objectOf(record);
    if (!object) {
        out.rejected = object.error();
        return;
    }
    if (m_read(*object, context, out))
        out.naturalKey = claimsIdentity(out.claims);
}

} // namespace watchfloor::feeds
