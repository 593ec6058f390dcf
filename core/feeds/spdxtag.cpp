// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bill.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"
#include "feeds/jsonread.h"

#include <algorithm>
#include <unordered_set>

namespace watchfloor::feeds {

namespace {

/// Of all forms of SPDX: they are about the same assets.
constexpr std::string_view assetSpace = "spdx";
constexpr std::size_t keptOfOverlong = 64u << 10;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// A document is one record.
class WholeFramer final : public Framer
{
public:
    void feed(std::string_view chunk, const RecordSink &) override
    {
        if (m_long)
            return;
        m_long = m_text.size() + chunk.size() > maxRecordBytes;
        m_text.append(chunk, 0, m_long ? keptOfOverlong : chunk.size());
        if (m_long)
            m_text.resize(std::min(m_text.size(), keptOfOverlong));
    }
    void finish(const RecordSink &sink) override
    {
        if (m_long)
            sink({m_text, 0, 1, "longer than " + std::to_string(maxRecordBytes >> 20) + " MiB"});
        else if (!m_text.empty())
            sink({m_text, 0, 1, {}});
    }

private:
    std::string m_text;
    bool m_long = false;
};

/// `Organization: Acme (mail)` -> `Acme (mail)`
std::string_view party(std::string_view supplier)
{
    const auto colon = supplier.find(": ");
    return supplier == "NOASSERTION"      ? std::string_view()
        : colon == std::string_view::npos ? supplier
                                          : supplier.substr(colon + 2);
}

/// The word in front, which is taken away together with the blanks behind it.
std::string_view takeWord(std::string_view &text)
{
    const std::string_view word = text.substr(0, text.find_first_of(" \t"));
    text = trimmed(text.substr(word.size()));
    return word;
}

/// Edition 2 as lines of `Tag: value`. A package's tags stand behind its PackageName.
class TagReader : Bill
{
public:
    TagReader(const ParseContext &context, Items &out)
        : Bill(assetSpace, context, out)
    {
    }

    bool read(std::string_view text)
    {
        if (text.starts_with(byteOrderMark))
            text.remove_prefix(byteOrderMark.size());
        m_text = text;
        for (m_line = 1; !text.empty(); ++m_line) {
            const std::string_view line = cutLine(text);
            if (const std::string_view plain = trimmed(line); !plain.empty() && plain.front() != '#') {
                if (!readLine(plain, text))
                    return false;
            }
        }
        return finish();
    }

private:
    enum class In : std::uint8_t { Document, Package, Other };

    static std::string_view cutLine(std::string_view &text)
    {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        return line;
    }

    bool bad(std::string_view tag, const std::string &reason)
    {
        return reject(tag, reason + ", line " + std::to_string(m_line));
    }

    bool readLine(std::string_view line, std::string_view &rest)
    {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return bad({}, excerpt(line) + " is no tag with a value");
        const std::string_view tag = trimmed(line.substr(0, colon));
        std::string_view value = trimmed(line.substr(colon + 1));
        std::size_t lines = 0;
        if (constexpr std::string_view open = "<text>", close = "</text>"; value.starts_with(open)) {
            const auto from = static_cast<std::size_t>(value.data() - m_text.data()) + open.size();
            const auto end = m_text.find(close, from);
            if (end == std::string_view::npos)
                return bad(tag, "a <text> that does not end");
            value = trimmed(m_text.substr(from, end - from));
            while (!rest.empty() && rest.data() < m_text.data() + end + close.size()) {
                cutLine(rest);
                ++lines;
            }
        }
        const bool fine = readTag(tag, value);
        m_line += lines;
        return fine;
    }

    bool once(std::string_view tag, std::string_view &to, std::string_view value)
    {
        if (!to.empty())
            return bad(tag, "appears twice");
        to = billText(value);
        return true;
    }

    bool readTag(std::string_view tag, std::string_view value)
    {
        if (tag == "SPDXVersion")
            return value.starts_with("SPDX-2.") || value.starts_with("SPDX-1.")
                || bad(tag, excerpt(value) + " is not read in this form");
        if (tag == "DocumentName")
            return once(tag, m_name, value);
        if (tag == "DocumentComment")
            return once(tag, m_comment, value);
        if (tag == "Created")
            return version(tag, value);
        if (tag == "PackageName")
            return package(value);
        if (tag == "FileName" || tag == "SnippetSPDXID" || tag == "LicenseID") {
            m_in = In::Other;
            if (tag == "SnippetSPDXID")
                m_others.insert(value);
            return true;
        }
        if (tag == "SPDXID" && m_in == In::Other)
            m_others.insert(value);
        if (tag == "Relationship")
            relationship(value);
        return m_in != In::Package || ofPackage(tag, value);
    }

    bool package(std::string_view name)
    {
        if (name.empty())
            return bad("PackageName", "missing");
        if (m_packages.size() > mostComponents)
            return bad("PackageName", "more than " + std::to_string(mostComponents));
        m_in = In::Package;
        m_packages.emplace_back().piece.name = billText(name);
        return true;
    }

    bool ofPackage(std::string_view tag, std::string_view value)
    {
        Package &last = m_packages.back();
        if (tag == "SPDXID")
            return once(tag, last.id, value);
        if (tag == "PackageVersion")
            return once(tag, last.piece.version, value);
        if (tag == "PackageSupplier")
            return once(tag, last.piece.vendor, party(value));
        if (tag != "ExternalRef")
            return true;
        takeWord(value); // its category, which the type implies
        const std::string_view type = takeWord(value);
        if (type == "purl" && last.piece.purl.empty())
            last.piece.purl = billText(value);
        else if (type.starts_with("cpe2") && last.piece.cpe.empty())
            last.piece.cpe = billText(value);
        return true;
    }

    /// The first that the document describes is what it is about.
    void relationship(std::string_view value)
    {
        const std::string_view from = takeWord(value);
        const std::string_view type = takeWord(value);
        const std::string_view to = takeWord(value);
        if (m_described.empty() && type == "DESCRIBES" && from == theDocument)
            m_described = to;
        else if (m_described.empty() && type == "DESCRIBED_BY" && to == theDocument)
            m_described = from;
        if (const SpdxNeed kind = spdxNeedOf(type); kind != SpdxNeed::None)
            m_relations.push_back({kind, from, to});
    }

    bool finish()
    {
        Piece root;
        Pieces components;
        for (const Package &package : m_packages) {
            const bool isRoot = root.name.empty() && !m_described.empty() && package.id == m_described;
            m_needs.name(package.id, isRoot ? BillNeeds::theAsset : nextNumber(components));
            if (isRoot)
                root = package.piece;
            else if (!addComponent(components, package.piece, "PackageName"))
                return false;
        }
        if (root.name.empty())
            root.name = m_name;
        if (root.name.empty())
            return reject("DocumentName", "missing");
        m_needs.name(theDocument, BillNeeds::theAsset);
        const auto isOther = [this](std::string_view id) { return isSpdxNothing(id) || m_others.contains(id); };
        for (const auto &[kind, from, to] : m_relations)
            relate(kind, from, to, isOther);
        addAsset(root, "application", m_comment, components);
        return true;
    }

    struct Package
    {
        Piece piece;
        std::string_view id;
    };

    struct Relation
    {
        SpdxNeed kind;
        std::string_view from, to;
    };

    static constexpr std::string_view theDocument = "SPDXRef-DOCUMENT";
    std::string_view m_text;
    std::vector<Package> m_packages;
    std::vector<Relation> m_relations; ///< that tell who needs whom
    std::unordered_set<std::string_view> m_others; ///< files and their parts
    std::string_view m_name, m_comment, m_described;
    std::size_t m_line = 1;
    In m_in = In::Document;
};

class SpdxTagParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
        } else if (const auto at = firstInvalidUtf8(record.bytes); at != std::string_view::npos) {
            out.rejected = Rejection{describe(simdjson::UTF8_ERROR, record.bytes), {}};
        } else if (TagReader(context, out).read(record.bytes)) {
            out.naturalKey = claimsIdentity(out.claims);
        }
    }
};

Detection detectSpdxTag(std::string_view head, bool)
{
    constexpr std::string_view tag = "SPDXVersion:";
    for (std::size_t at = 0; (at = head.find(tag, at)) != std::string_view::npos; at += tag.size()) {
        const std::string_view before = head.substr(0, at);
        const bool begins = before.empty() || before.ends_with('\n') || before == byteOrderMark;
        const std::string_view value = trimmed(head.substr(at + tag.size(), 40));
        if (begins && value.starts_with("SPDX-"))
            return {100, "a line that says SPDXVersion: " + std::string(value.substr(0, value.find_first_of("\r\n")))};
    }
    return {};
}

} // namespace

const Format &spdxTagFormat()
{
    static const Format format{
        "spdx-tag",
        "SPDX 2 (tag-value)",
        detectSpdxTag,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<WholeFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<SpdxTagParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
