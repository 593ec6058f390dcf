// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/canonicaljson.h"

#include "feeds/jsonmembers.h"
#include "feeds/jsonread.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <span>

namespace watchfloor::feeds {

namespace {

constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Where the next quote, backslash or control character stands, or the end: eight bytes at a time, because strings are
/// most of what feeds consist of.
std::size_t plainUntil(std::string_view text, std::size_t at)
{
    constexpr std::uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    const auto zeros = [](std::uint64_t word) { return (word - ones) & ~word & highs; };
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t found
            = zeros(word ^ (ones * '"')) | zeros(word ^ (ones * '\\')) | ((word - ones * 0x20) & ~word & highs);
        if (found != 0)
            break; // its place is found byte by byte: a borrow may mark a byte behind the first one too
    }
    while (at < text.size() && text[at] != '"' && text[at] != '\\' && static_cast<unsigned char>(text[at]) >= 0x20)
        ++at;
    return at;
}

/// Where one member stands in the output.
struct Member
{
    std::size_t key, keyEnd, end;
};

class Canonicaliser
{
public:
    Canonicaliser(std::string_view text, int maxDepth)
        : m_in(text)
        , m_maxDepth(maxDepth)
    {
        m_out.reserve(text.size());
    }

    std::expected<std::string, Rejection> run()
    {
        if (const std::size_t bad = firstInvalidUtf8(m_in); bad != std::string_view::npos) {
            m_pos = bad;
            static_cast<void>(refuse("not valid UTF-8"));
        } else if (value(0)) {
            skipSpace();
            if (m_pos == m_in.size())
                return std::move(m_out);
            static_cast<void>(refuse("text behind the value"));
        }
        return std::unexpected(std::move(m_problem));
    }

private:
    [[nodiscard]] bool refuse(std::string_view reason)
    {
        std::string field;
        for (const auto &[from, length] : m_path)
            field
                += (field.empty() ? "" : ".") + std::string(cutText(std::string_view(m_out).substr(from, length), 80));
        m_problem = {(field.empty() ? std::string() : field + ": ") + std::string(reason) + " at byte "
                         + std::to_string(m_pos) + " of the record",
                     field};
        return false;
    }
    [[nodiscard]] char peek() const { return m_pos < m_in.size() ? m_in[m_pos] : '\0'; }
    [[nodiscard]] bool atEnd() const { return m_pos >= m_in.size(); }
    void skipSpace()
    {
        while (m_pos < m_in.size() && isSpace(m_in[m_pos]))
            ++m_pos;
    }

    [[nodiscard]] bool value(int depth)
    {
        skipSpace();
        if (atEnd())
            return refuse("a value is missing");
        const char c = peek();
        if (c == '{' || c == '[') {
            if (depth == m_maxDepth)
                return refuse("nested deeper than " + std::to_string(m_maxDepth));
            return c == '{' ? object(depth + 1) : array(depth + 1);
        }
        if (c == '"')
            return string();
        if (c == '-' || isDigit(c))
            return number();
        return literal();
    }

    [[nodiscard]] bool object(int depth)
    {
        ++m_pos;
        const std::size_t start = m_out.size();
        m_out += '{';
        const std::size_t first = m_members.size();
        skipSpace();
        if (peek() == '}' && !atEnd()) {
            ++m_pos;
            m_out += '}';
            return true;
        }
        for (;;) {
            skipSpace();
            if (peek() != '"')
                return refuse("a key is missing");
            Member member{m_out.size(), 0, 0};
            if (!string())
                return false;
            member.keyEnd = m_out.size();
            m_path.emplace_back(member.key + 1, member.keyEnd - member.key - 2);
            skipSpace();
            if (peek() != ':')
                return refuse("':' is missing");
            ++m_pos;
            m_out += ':';
            if (!value(depth))
                return false;
            m_path.pop_back();
            member.end = m_out.size();
            m_members.push_back(member);
            skipSpace();
            const char c = peek();
            if (c != ',' && c != '}')
                return refuse("',' or '}' is missing");
            ++m_pos;
            if (c == '}')
                break;
            m_out += ',';
        }
        const bool fine = sortMembers(start, std::span(m_members).subspan(first));
        m_members.resize(first);
        return fine;
    }

    [[nodiscard]] std::string_view keyOf(const Member &member) const
    {
        return std::string_view(m_out).substr(member.key, member.keyEnd - member.key);
    }

    /// Most producers write some fixed order, so often there is nothing to move.
    [[nodiscard]] bool sortMembers(std::size_t start, std::span<Member> members)
    {
        const auto less = [this](const Member &a, const Member &b) { return keyOf(a) < keyOf(b); };
        const bool inOrder = std::ranges::is_sorted(members, less);
        if (!inOrder)
            std::ranges::sort(members, less);
        for (std::size_t i = 1; i < members.size(); ++i) {
            if (keyOf(members[i - 1]) == keyOf(members[i])) {
                m_path.emplace_back(members[i].key + 1, members[i].keyEnd - members[i].key - 2);
                return refuse("appears twice in the object that ends");
            }
        }
        if (!inOrder) {
            m_ordered = "{";
            for (const Member &member : members)
                m_ordered.append(m_ordered.size() > 1 ? "," : "").append(m_out, member.key, member.end - member.key);
            m_out.resize(start);
            m_out += m_ordered;
        }
        m_out += '}';
        return true;
    }

    [[nodiscard]] bool array(int depth)
    {
        ++m_pos;
        m_out += '[';
        skipSpace();
        if (peek() == ']' && !atEnd()) {
            ++m_pos;
            m_out += ']';
            return true;
        }
        for (;;) {
            if (!value(depth))
                return false;
            skipSpace();
            const char c = peek();
            if (c != ',' && c != ']')
                return refuse("',' or ']' is missing");
            ++m_pos;
            m_out += c;
            if (c == ']')
                return true;
        }
    }

    [[nodiscard]] bool string()
    {
        ++m_pos;
        m_out += '"';
        for (;;) {
            const std::size_t from = m_pos;
            m_pos = plainUntil(m_in, m_pos);
            m_out.append(m_in, from, m_pos - from);
            if (atEnd())
                return refuse("a string does not end");
            if (m_in[m_pos] == '"') {
                ++m_pos;
                m_out += '"';
                return true;
            }
            if (m_in[m_pos] != '\\')
                return refuse("control character inside a string");
            if (!escape())
                return false;
        }
    }

    [[nodiscard]] bool escape()
    {
        ++m_pos;
        const char c = peek();
        ++m_pos;
        switch (c) {
        case '"':
            m_out += "\\\"";
            return true;
        case '\\':
            m_out += "\\\\";
            return true;
        case '/':
            m_out += '/';
            return true;
        case 'b':
            m_out += "\\b";
            return true;
        case 'f':
            m_out += "\\f";
            return true;
        case 'n':
            m_out += "\\n";
            return true;
        case 'r':
            m_out += "\\r";
            return true;
        case 't':
            m_out += "\\t";
            return true;
        case 'u':
            return unicode();
        default:
            --m_pos;
            return refuse("bad escape");
        }
    }

    [[nodiscard]] std::optional<unsigned> hex4()
    {
        if (m_in.size() - m_pos < 4)
            return std::nullopt;
        unsigned code = 0;
        const char *first = m_in.data() + m_pos;
        const auto read = std::from_chars(first, first + 4, code, 16);
        if (read.ptr != first + 4)
            return std::nullopt;
        m_pos += 4;
        return code;
    }

    [[nodiscard]] bool unicode()
    {
        const auto first = hex4();
        if (!first)
            return refuse("bad escape");
        unsigned code = *first;
        if (code >= 0xDC00 && code <= 0xDFFF)
            return refuse("lone surrogate");
        if (code >= 0xD800 && code <= 0xDBFF) {
            if (!m_in.substr(m_pos).starts_with("\\u"))
                return refuse("lone surrogate");
            m_pos += 2;
            const auto second = hex4();
            if (!second || *second < 0xDC00 || *second > 0xDFFF)
                return refuse("lone surrogate");
            code = 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00);
        }
        append(code);
        return true;
    }

    void append(unsigned code)
    {
        switch (code) {
        case '"':
            m_out += "\\\"";
            return;
        case '\\':
            m_out += "\\\\";
            return;
        case '\b':
            m_out += "\\b";
            return;
        case '\f':
            m_out += "\\f";
            return;
        case '\n':
            m_out += "\\n";
            return;
        case '\r':
            m_out += "\\r";
            return;
        case '\t':
            m_out += "\\t";
            return;
        default:
            break;
        }
        const auto byte = [this](unsigned bits) { m_out += static_cast<char>(bits); };
        if (code < 0x20) {
            constexpr char digits[] = "0123456789abcdef";
            m_out += "\\u00";
            m_out += digits[code >> 4];
            m_out += digits[code & 15];
        } else if (code < 0x80) {
            byte(code);
        } else if (code < 0x800) {
            byte(0xC0 | code >> 6);
            byte(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            byte(0xE0 | code >> 12);
            byte(0x80 | (code >> 6 & 0x3F));
            byte(0x80 | (code & 0x3F));
        } else {
            byte(0xF0 | code >> 18);
            byte(0x80 | (code >> 12 & 0x3F));
            byte(0x80 | (code >> 6 & 0x3F));
            byte(0x80 | (code & 0x3F));
        }
    }

    [[nodiscard]] bool digits()
    {
        if (!isDigit(peek()))
            return refuse("a digit is missing");
        while (isDigit(peek()))
            ++m_pos;
        return true;
    }

    [[nodiscard]] bool number()
    {
        const std::size_t from = m_pos;
        if (peek() == '-')
            ++m_pos;
        const bool zero = peek() == '0';
        const std::size_t leading = m_pos;
        if (!digits())
            return false;
        if (zero && m_pos - leading > 1)
            return refuse("a number starts with 0");
        bool exponent = false;
        if (peek() == '.') {
            ++m_pos;
            if (!digits())
                return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            exponent = true;
            ++m_pos;
            if (peek() == '+' || peek() == '-')
                ++m_pos;
            if (!digits())
                return false;
        }
        const std::string_view token = m_in.substr(from, m_pos - from);
        if (exponent || token.size() > 300) { // others are in range whatever they say
            double held = 0;
            if (std::from_chars(token.data(), token.data() + token.size(), held).ec != std::errc())
                return refuse("number out of range");
        }
        m_out += token;
        return true;
    }

    [[nodiscard]] bool literal()
    {
        for (const std::string_view word : {"true", "false", "null"}) {
            if (m_in.substr(m_pos).starts_with(word)) {
                m_pos += word.size();
                m_out += word;
                return true;
            }
        }
        return refuse("not a JSON value");
    }

    std::string_view m_in;
    int m_maxDepth;
    std::size_t m_pos = 0;
    std::string m_out;
    std::vector<std::pair<std::size_t, std::size_t>> m_path; ///< place and length in m_out of the keys above
    std::vector<Member> m_members; ///< of all objects that are open
    std::string m_ordered;
    Rejection m_problem;
};

} // namespace

std::expected<std::string, Rejection> canonicalJson(std::string_view text, int maxDepth)
{
    return Canonicaliser(text, maxDepth).run();
}

} // namespace watchfloor::feeds
