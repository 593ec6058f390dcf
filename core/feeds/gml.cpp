// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "base/hash.h"
#include "feeds/csvcells.h"
#include "feeds/csvtext.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "gml";
constexpr std::size_t kept = 64u << 10;
constexpr int maxDepth = 64;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Cuts `graph [ node [ ... ] edge [ ... ] ]` into its nodes and edges. Brackets in strings are text. What else
/// stands in the graph is its head, read by the parser.
class GmlFramer final : public Framer
{
public:
    void feed(std::string_view chunk, const RecordSink &sink) override
    {
        if (m_head.size() < kept)
            m_head.append(chunk.substr(0, kept - m_head.size()));
        for (const char c : chunk) {
            take(c, sink);
            ++m_offset;
            m_line += c == '\n';
        }
    }

    void finish(const RecordSink &sink) override
    {
        if (m_refused || m_inRecord) {
            if (m_fault.empty())
                m_fault = "the document ends inside this element";
            emit(sink);
        } else if (m_records == 0) {
            if (m_head.find_first_not_of(" \t\r\n") != std::string::npos)
                sink({m_head, 0, 1, m_depth > 0 ? "the document ends early" : "no node and no edge in a graph"});
        } else if (m_depth > 0) {
            sink({"graph", m_offset, m_line, "the document ends early"});
        }
    }

private:
    enum class In : std::uint8_t { Between, Word, String, Comment };

    void take(char c, const RecordSink &sink)
    {
        if (m_inRecord && m_record.size() <= maxRecordBytes)
            m_record += c;
        if (m_refused)
            return;
        if (!m_inRecord && m_pending.size() < kept)
            m_pending += c;
        switch (m_in) {
        case In::String:
            if (c == '"')
                m_in = In::Between;
            return;
        case In::Comment:
            if (c == '\n')
                m_in = In::Between;
            return;
        case In::Word:
            if (!isSpace(c) && c != '[' && c != ']' && c != '"') {
                if (m_word.size() < 16)
                    m_word += c;
                return;
            }
            m_in = In::Between;
            break;
        case In::Between:
            break;
        }
        if (isSpace(c))
            return;
        if (c == '"') {
            m_in = In::String;
            m_word.clear();
        } else if (c == '#') {
            m_in = In::Comment;
        } else if (c == '[') {
            open();
        } else if (c == ']') {
            close(sink);
        } else {
            m_in = In::Word;
            m_word.assign(1, c);
            m_pending = m_word;
            m_wordOffset = m_offset;
            m_wordLine = m_line;
        }
    }

    void open()
    {
        const bool wanted = m_word == "node" || m_word == "edge";
        if (m_depth == 1 && !m_inRecord && wanted) {
            m_inRecord = true;
            m_record = m_pending;
            m_recordOffset = m_wordOffset;
            m_recordLine = m_wordLine;
        }
        m_word.clear();
        if (++m_depth > maxDepth)
            refuse("nested deeper than " + std::to_string(maxDepth));
    }

    void close(const RecordSink &sink)
    {
        m_word.clear();
        if (m_depth == 0)
            return refuse("a ] that nothing opened");
        if (--m_depth == 1 && m_inRecord)
            emit(sink);
    }

    void refuse(std::string reason)
    {
        m_refused = true;
        m_fault = std::move(reason);
        if (!m_inRecord) {
            m_inRecord = true;
            m_record.clear();
            m_recordOffset = m_offset;
            m_recordLine = m_line;
        }
    }

    void emit(const RecordSink &sink)
    {
        if (m_record.size() > maxRecordBytes && m_fault.empty())
            m_fault = "larger than " + std::to_string(maxRecordBytes >> 20) + " MiB; its start is kept";
        if (!m_fault.empty() && m_record.size() > kept)
            m_record.resize(kept);
        ++m_records;
        sink({m_record, m_recordOffset, m_recordLine, m_fault});
        m_inRecord = false;
        m_fault.clear();
        m_record.clear();
    }

    In m_in = In::Between;
    std::string m_word, m_record, m_fault, m_head;
    std::string m_pending; ///< from the last word on: it may turn out to begin a record
    std::int64_t m_offset = 0, m_line = 1, m_wordOffset = 0, m_wordLine = 1, m_recordOffset = 0, m_recordLine = 1;
    std::int64_t m_records = 0;
    int m_depth = 0;
    bool m_inRecord = false, m_refused = false;
};

/// Key-value pairs of one list, nested lists passed over.
class GmlReader
{
public:
    explicit GmlReader(std::string_view text)
        : m_text(text)
    {
    }

    /// Calls `take(key, value, isList)` for the pairs of the list that comes next; false: not well formed.
    template <typename Take> bool list(const Take &take)
    {
        int depth = 0;
        std::string key;
        for (;;) {
            const std::string_view token = next();
            if (token.empty())
                return depth == 0 && key.empty();
            if (token == "]") {
                if (--depth < 0)
                    return true;
                continue;
            }
            if (depth > 0) {
                depth += token == "[";
                continue;
            }
            if (key.empty()) {
                if (token == "[" || token.front() == '"')
                    return false;
                key = token;
                continue;
            }
            if (token == "[")
                ++depth;
            take(key, token, token == "[");
            key.clear();
        }
    }

    std::string_view next()
    {
        for (;;) {
            const auto at = m_text.find_first_not_of(" \t\r\n");
            if (at == std::string_view::npos)
                return {};
            m_text.remove_prefix(at);
            if (m_text.front() != '#')
                break;
            m_text.remove_prefix(std::min(m_text.find('\n'), m_text.size()));
        }
        std::size_t length = 1;
        if (m_text.front() == '"') {
            const auto end = m_text.find('"', 1);
            length = end == std::string_view::npos ? m_text.size() : end + 1;
        } else if (m_text.front() != '[' && m_text.front() != ']') {
            length = std::min(m_text.find_first_of(" \t\r\n[]\""), m_text.size());
        }
        const std::string_view token = m_text.substr(0, length);
        m_text.remove_prefix(length);
        return token;
    }

private:
    std::string_view m_text;
};

/// A string's content with its few entities, or a number as it stands.
std::string valueOf(std::string_view token)
{
    if (!token.starts_with('"'))
        return std::string(token);
    token.remove_prefix(1);
    if (token.ends_with('"'))
        token.remove_suffix(1);
    std::string out;
    static constexpr auto entities = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"&quot;", "\""}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&apos;", "'"}});
    while (!token.empty()) {
        const auto known = std::ranges::find_if(entities, [&](const auto &e) { return token.starts_with(e.first); });
        if (known != entities.end()) {
            out += known->second;
            token.remove_prefix(known->first.size());
        } else {
            out += token.front();
            token.remove_prefix(1);
        }
    }
    return trim(out);
}

class GmlParser final : public Parser
{
public:
    explicit GmlParser(std::string_view head)
        : m_claims(formatId, nameOf(head), flag(head, "directed") == "1")
    {
    }

    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        std::string text(record.bytes);
        if (!isUtf8(text)) // GML itself says Latin 1
            text = toUtf8(text, {TextEncoding::Kind::Windows1252, {}}).value_or(std::string());
        GmlReader reader(text);
        GraphElement element;
        element.edge = reader.next() == "edge";
        std::string twice;
        const bool opened = reader.next() == "[";
        const bool fine = opened && reader.list([&](const std::string &key, std::string_view token, bool isList) {
            if (isList)
                return;
            const std::string value = valueOf(token);
            std::string *const own = key == "id" ? &element.id
                : key == "source"                ? &element.source
                : key == "target"                ? &element.target
                                                 : nullptr;
            if (!own)
                element.attributes.try_emplace(lower(key), value);
            else if (!own->empty())
                twice = key;
            else
                *own = value;
        });
        if (!fine)
            out.rejected = Rejection{"not a list of keys and values", {}};
        else if (!twice.empty())
            out.rejected = Rejection{twice + ": appears twice", twice};
        else
            m_claims.read(element, context, out);
    }

private:
    /// A value of the graph itself.
    static std::string flag(std::string_view head, std::string_view wanted)
    {
        const auto graph = head.find("graph");
        if (graph == std::string_view::npos)
            return {};
        GmlReader reader(head.substr(graph + 5));
        std::string found;
        if (reader.next() == "[")
            (void)reader.list([&](const std::string &key, std::string_view token, bool isList) {
                if (!isList && found.empty() && lower(key) == wanted)
                    found = valueOf(token);
            });
        return found;
    }

    static std::string nameOf(std::string_view head)
    {
        std::string utf8(head);
        if (!isUtf8(utf8))
            utf8 = toUtf8(utf8, {TextEncoding::Kind::Windows1252, {}}).value_or(std::string());
        for (const std::string_view key : {"label", "name", "network"}) {
            const std::string found = flag(utf8, key);
            if (!found.empty() && found.size() < 200)
                return found;
        }
        return "graph " + toHex(bytesOf(sha256(head))).substr(0, 12);
    }

    GraphClaims m_claims;
};

Detection detectGml(std::string_view head, bool)
{
    GmlReader reader(head);
    for (int tokens = 0; tokens < 40; ++tokens) {
        const std::string_view token = reader.next();
        if (token.empty() || token == "[" || token == "]")
            return {};
        if (token != "graph")
            continue;
        if (reader.next() != "[")
            return {};
        // Prose has brackets too, but no values behind its words.
        const std::string_view key = reader.next();
        const std::string_view value = reader.next();
        const bool isValue = !value.empty() && std::string_view("[\"+-.0123456789").contains(value.front());
        if (key.empty() || key == "[" || key == "]" || key.front() == '"' || !isValue)
            return {};
        return {90, "graph [ with keys and values, as GML writes"};
    }
    return {};
}

} // namespace

const Format &gmlFormat()
{
    static const Format format{
        formatId,
        "GML (graph)",
        detectGml,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<GmlFramer>(); },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<GmlParser>(options.head);
        },
    };
    return format;
}

} // namespace watchfloor::feeds
