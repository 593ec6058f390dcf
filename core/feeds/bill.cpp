// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bill.h"

#include "base/hash.h"
#include "feeds/csvcells.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonmembers.h"

#include <algorithm>
#include <cmath>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t longestText = 2000;

} // namespace

void Piece::appendTo(std::string &out, std::string_view status) const
{
    out += '{';
    appendMember(out, "cpe", cpe);
    appendMember(out, "name", name);
    appendMember(out, "purl", purl);
    appendMember(out, "status", status);
    appendMember(out, "vendor", vendor);
    appendMember(out, "version", version);
    out += '}';
}

std::string Piece::key() const
{
    if (!purl.empty())
        return std::string(purl);
    std::string key(vendor);
    if (!vendor.empty())
        key += '/';
    key += name;
    if (!version.empty())
        key.append(1, '@').append(version);
    return key;
}

void Pieces::add(const Piece &piece, std::string_view status)
{
    m_json += m_size++ == 0 ? '[' : ',';
    piece.appendTo(m_json, status);
}

std::string_view billText(std::string_view text) { return cutText(trimmed(text), longestText); }

Bill::Bill(std::string_view format, const ParseContext &context, Items &out)
    : m_format(format)
    , m_context(context)
    , m_out(out)
{
}

void Bill::Weakness::rate(double cvss, std::string_view cvssVector)
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

bool Bill::version(std::string_view field, std::string_view stamp)
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

bool Bill::addComponent(Pieces &to, const Piece &piece, std::string_view list)
{
    if (to.size() == mostComponents)
        return reject(list, "more than " + std::to_string(mostComponents));
    to.add(piece);
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

void Bill::addAsset(const Piece &root, std::string_view kind, std::string_view description, const Pieces &components)
{
    const std::string key = root.key();
    JsonBody body;
    body.text("key", key);
    body.text("name", root.name);
    body.text("kind", kind);
    body.text("owner", root.vendor);
    body.text("version", root.version);
    body.text("purl", root.purl);
    body.text("cpe", root.cpe);
    body.text("description", description);
    if (!components.empty())
        body.raw("components", components.json());
    m_needs.writeTo(body, components.size());
    Claim made = claim("asset", key);
    made.title = root.name;
    if (!root.version.empty())
        made.title.append(1, ' ').append(root.version);
    made.description = description;
    made.body = body.take();
    m_out.claims.push_back(std::move(made));
}

void Bill::addVulnerability(const Weakness &weakness)
{
    JsonBody body;
    body.text("key", weakness.id);
    if (weakness.id.starts_with("CVE-"))
        body.text("cve", weakness.id);
    body.text("title", weakness.id);
    body.text("description", weakness.description);
    body.text("remediation", weakness.remedy);
    int severity = weakness.severity;
    if (weakness.score >= 0) {
        std::string score;
        appendNumber(score, weakness.score);
        body.raw("score", score);
        body.text("vector", weakness.vector);
        severity = std::max(severity, static_cast<int>(std::lround(weakness.score * 10)));
    }
    if (severity >= 0)
        body.number("severity", severity);
    if (!weakness.products.empty())
        body.raw("products", weakness.products.json());
    Claim made = claim("vulnerability", weakness.id + '\x1F' + weakness.identity);
    made.title = weakness.id;
    made.description = weakness.description;
    made.body = body.take();
    m_out.claims.push_back(std::move(made));
}

void BillParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    const auto object = m_reader.read(record);
    if (!object) {
        out.rejected = object.error();
        return;
    }
    if (m_read(*object, context, out))
        out.naturalKey = claimsIdentity(out.claims);
}

} // namespace watchfloor::feeds
