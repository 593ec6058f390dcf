// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonobject.h"
#include "feeds/parser.h"

#include <QJsonArray>

/// Bills of materials: what software consists of, and what its maker says of the vulnerabilities in it.
namespace watchfloor::feeds {

/// One piece of software, in the words that vulnerability claims use for products.
struct Piece
{
    std::string name, vendor, version, purl, cpe;

    [[nodiscard]] QJsonObject json() const;
    /// What it is called wherever it is listed.
    [[nodiscard]] std::string key() const;
};

/// A text member, trimmed and cut; empty where it is missing or no text.
[[nodiscard]] std::string billText(const QJsonValue &value);
[[nodiscard]] inline std::string billText(const QJsonObject &object, QLatin1StringView key)
{
    return billText(object.value(key));
}

/// A whole document on its way to claims: the software it describes is an asset with its components, and what it
/// says of vulnerabilities is claimed of those.
class Bill
{
public:
    static constexpr std::size_t mostComponents = 50'000;
    static constexpr std::size_t mostVulnerabilities = 10'000;

    /// `format` goes into the ids that are derived, so the forms of one format share it.
    Bill(std::string_view format, const ParseContext &context, Items &out);

protected:
    /// What is said of one weakness, wherever a format keeps it.
    struct Weakness
    {
        std::string id, description, vector;
        double score = -1; ///< CVSS; -1: none given
        int severity = -1; ///< -1: none given
        std::string remedy;
        QJsonArray products;
        std::string identity; ///< what tells two statements on one id apart
        void rate(double cvss, const std::string &cvssVector);
    };

    bool reject(std::string_view field, const std::string &reason);
    [[nodiscard]] bool version(std::string_view field, const std::string &stamp);
    [[nodiscard]] bool addComponent(QJsonArray &to, const Piece &piece, std::string_view list);
    void addAsset(const Piece &root, std::string_view kind, const std::string &description,
                  const QJsonArray &components);
    void addVulnerability(const Weakness &weakness);
    [[nodiscard]] Claim claim(std::string_view type, const std::string &key) const;

    const std::string m_format;
    const ParseContext &m_context;
    Items &m_out;
    std::optional<Timestamp> m_version;
    std::string m_marking;
};

/// Reads a record that is a whole JSON document by `Kind(format, context, out).read(object)`.
class BillParser : public Parser
{
public:
    using Read = bool (*)(const QJsonObject &, const ParseContext &, Items &);
    explicit BillParser(Read read)
        : m_read(read)
    {
    }
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    const Read m_read;
};

} // namespace watchfloor::feeds
