// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/billneeds.h"
#include "feeds/jsonobject.h"
#include "feeds/parser.h"

/// Bills of materials: what software consists of, and what its maker says of the vulnerabilities in it.
namespace watchfloor::feeds {

/// One piece of software, in the words that vulnerability claims use for products. Views into the document.
struct Piece
{
    std::string_view name, vendor, version, purl, cpe;

    /// As a JSON object, at the end of `out`; `status`: what is said of it as a product, where anything is.
    void appendTo(std::string &out, std::string_view status = {}) const;
    /// What it is called wherever it is listed.
    [[nodiscard]] std::string key() const;
};

/// A list of such objects, as JSON.
class Pieces
{
public:
    void add(const Piece &piece, std::string_view status = {});
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::string json() const { return m_size == 0 ? "[]" : m_json + ']'; }

private:
    std::string m_json;
    std::size_t m_size = 0;
};

/// A text member, trimmed and cut; empty where it is missing or no text.
[[nodiscard]] std::string_view billText(std::string_view text);
[[nodiscard]] inline std::string_view billText(dom::element value) { return billText(stringOf(value)); }
template <std::size_t N> [[nodiscard]] std::string_view billText(const JsonFields<N> &fields, int key)
{
    return fields.has(key) ? billText(fields[key]) : std::string_view();
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
        Pieces products;
        std::string identity; ///< what tells two statements on one id apart
        void rate(double cvss, std::string_view cvssVector);
    };

    bool reject(std::string_view field, const std::string &reason);
    [[nodiscard]] bool version(std::string_view field, std::string_view stamp);
    [[nodiscard]] bool addComponent(Pieces &to, const Piece &piece, std::string_view list);
    /// With what was told to `m_needs` of the components.
    void addAsset(const Piece &root, std::string_view kind, std::string_view description, const Pieces &components);
    /// What the next component of `list` goes by in `m_needs`.
    [[nodiscard]] static BillNeeds::Number nextNumber(const Pieces &list)
    {
        return static_cast<BillNeeds::Number>(list.size() + 1);
    }
    /// The need, or the part, that a relationship of SPDX tells; `isElement` of what is named but no component.
    template <typename IsElement>
    void relate(SpdxNeed kind, std::string_view from, std::string_view to, IsElement isElement);
    void addVulnerability(const Weakness &weakness);
    [[nodiscard]] Claim claim(std::string_view type, const std::string &key) const;

    const std::string m_format;
    const ParseContext &m_context;
    Items &m_out;
    std::optional<Timestamp> m_version;
    std::string m_marking;
    BillNeeds m_needs;
};

template <typename IsElement>
void Bill::relate(SpdxNeed kind, std::string_view from, std::string_view to, IsElement isElement)
{
    if (kind == SpdxNeed::NeededBy || kind == SpdxNeed::HeldBy)
        std::swap(from, to);
    if (kind == SpdxNeed::Holds || kind == SpdxNeed::HeldBy)
        m_needs.addInside(from, to);
    else if (kind != SpdxNeed::None && !isElement(from) && !isElement(to))
        m_needs.add(from, to);
}

/// Reads a record that is a whole JSON document.
class BillParser : public Parser
{
public:
    using Read = bool (*)(dom::object, const ParseContext &, Items &);
    explicit BillParser(Read read)
        : m_read(read)
    {
    }
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override;

private:
    const Read m_read;
    ObjectReader m_reader;
};

} // namespace watchfloor::feeds
