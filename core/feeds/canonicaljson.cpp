// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/canonicaljson.h"

#include "feeds/jsonmembers.h"
#include "feeds/jsonplain.h"
#include "feeds/jsonread.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace watchfloor::feeds {

namespace {

constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Where one member stands in the output.
struct Member
{
    std::size_t key, keyEnd, end;
    std::uint64_t front; ///< the first bytes of the key and its closing quote, so that most keys differ in a register
};

/// Reads eight bytes, whatever the size: there is room behind every key. `size` is at least 1.
std::uint64_t frontOf(const char *key, std::size_t size)
{
    std::uint64_t front = 0;
    std::memcpy(&front, key, sizeof front);
    if constexpr (std::endian::native == std::endian::little)
        front = std::byteswap(front);
    return size < sizeof front ? front & ~(~std::uint64_t{0} >> 8 * size) : front;
}

/// Canonical text is never longer than the text that it comes from, so it is written without looking at the room left.
/// Used again for each record: the buffers stay.
class Canonicaliser
{
public:
    /// `rootMembers`, where given, gets the members of the object that the text is.
    std::expected<std::string, Rejection> run(std::string_view text, int maxDepth,
                                              std::vector<CanonicalMember> *rootMembers = nullptr)
    {
        begin(text, maxDepth);
        m_rootMembers = rootMembers;
        if (const std::size_t bad = firstInvalidUtf8(m_in); bad != std::string_view::npos) {
            m_pos = bad;
            static_cast<void>(refuse("not valid UTF-8"));
        } else if (value(0)) {
            skipSpace();
            if (m_pos == m_in.size())
                return m_rootOrdered ? std::move(m_ordered) : std::string(m_buffer.get(), m_size);
            static_cast<void>(refuse("text behind the value"));
        }
        return std::unexpected(std::move(m_problem));
    }
    /// Gives back what a large record took.
    void trim()
    {
        if (m_room > mostKept) {
            m_buffer.reset();
            m_room = 0;
        }
        if (m_ordered.capacity() > mostKept)
            m_ordered = std::string();
    }

private:
    static constexpr std::size_t mostKept = 1u << 20;

    void begin(std::string_view text, int maxDepth)
    {
        m_in = text;
        m_maxDepth = maxDepth;
        m_pos = m_size = 0;
        m_rootOrdered = false;
        m_path.clear();
        m_members.clear();
        m_ordered.clear();
        m_problem = {};
        if (m_room < text.size() + 2 * plainStride) {
            m_room = text.size() + text.size() / 2 + 4096;
            m_buffer = std::make_unique_for_overwrite<char[]>(m_room);
        }
    }
    void put(char c) { m_buffer[m_size++] = c; }
    void put(std::string_view text)
    {
        std::memcpy(m_buffer.get() + m_size, text.data(), text.size());
        m_size += text.size();
    }
    [[nodiscard]] std::string_view written(std::size_t from, std::size_t length) const
    {
        return {m_buffer.get() + from, length};
    }

    [[nodiscard]] bool refuse(std::string_view reason)
    {
        std::string field;
        for (const auto &[from, length] : m_path)
            field += (field.empty() ? "" : ".") + std::string(cutText(written(from, length), 80));
        m_problem = {(field.empty() ? std::string() : field + ": ") + std::string(reason) + " at byte "
                         + std::to_string(m_pos) + " of the record",
                     field};
        return false;
    }
    [[nodiscard]] char peek() const { return m_pos < m_in.size() ? m_in[m_pos] : '\0'; }
    [[nodiscard]] bool atEnd() const { return m_pos >= m_in.size(); }
    void skipSpace()
    {
        constexpr std::uint64_t blanks = 0x2020202020202020;
        if (m_pos < m_in.size() && static_cast<unsigned char>(m_in[m_pos]) > ' ')
            return;
        while (m_pos < m_in.size() && isSpace(m_in[m_pos])) {
            ++m_pos;
            // Indentation.
            for (std::uint64_t word = 0; m_pos + 8 <= m_in.size(); m_pos += 8) {
                std::memcpy(&word, m_in.data() + m_pos, 8);
                if (word != blanks)
                    break;
            }
        }
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
        const std::size_t start = m_size;
        put('{');
        const std::size_t first = m_members.size();
        skipSpace();
        if (peek() == '}' && !atEnd()) {
            ++m_pos;
            put('}');
            return true;
        }
        for (;;) {
            skipSpace();
            if (peek() != '"')
                return refuse("a key is missing");
            Member member{m_size, 0, 0, 0};
            if (!string())
                return false;
            member.keyEnd = m_size;
            member.front = frontOf(m_buffer.get() + member.key + 1, member.keyEnd - member.key - 1);
            m_path.emplace_back(member.key + 1, member.keyEnd - member.key - 2);
            skipSpace();
            if (peek() != ':')
                return refuse("':' is missing");
            ++m_pos;
            put(':');
            if (!value(depth))
                return false;
            m_path.pop_back();
            member.end = m_size;
            m_members.push_back(member);
            skipSpace();
            const char c = peek();
            if (c != ',' && c != '}')
                return refuse("',' or '}' is missing");
            ++m_pos;
            if (c == '}')
                break;
            put(',');
        }
        const bool fine = sortMembers(start, std::span(m_members).subspan(first));
        m_members.resize(first);
        return fine;
    }

    [[nodiscard]] std::string_view keyOf(const Member &member) const
    {
        return written(member.key, member.keyEnd - member.key);
    }

    /// Most producers write some fixed order, so often there is nothing to move.
    [[nodiscard]] bool sortMembers(std::size_t start, std::span<Member> members)
    {
        const auto less = [this](const Member &a, const Member &b) {
            return a.front != b.front ? a.front < b.front : keyOf(a) < keyOf(b);
        };
        const bool inOrder = std::ranges::is_sorted(members, less);
        if (!inOrder)
            std::ranges::sort(members, less);
        for (std::size_t i = 1; i < members.size(); ++i) {
            if (members[i - 1].front == members[i].front && keyOf(members[i - 1]) == keyOf(members[i])) {
                m_path.emplace_back(members[i].key + 1, members[i].keyEnd - members[i].key - 2);
                return refuse("appears twice in the object that ends");
            }
        }
        if (start == 0 && m_rootMembers)
            tellRoot(members);
        if (!inOrder) {
            m_rootOrdered = start == 0;
            m_ordered.clear();
            m_ordered.reserve(m_size - start + 1);
            m_ordered = "{";
            for (const Member &member : members) {
                if (m_ordered.size() > 1)
                    m_ordered += ',';
                m_ordered.append(written(member.key, member.end - member.key));
            }
            if (m_rootOrdered) {
                m_ordered += '}';
                return true;
            }
            m_size = start;
            put(m_ordered);
        }
        put('}');
        return true;
    }

    /// Where the root's members will stand, brace and commas counted.
    void tellRoot(std::span<const Member> members) const
    {
        std::size_t at = 1;
        for (const Member &member : members) {
            const std::size_t keySize = member.keyEnd - member.key, size = member.end - member.key;
            m_rootMembers->push_back({at + 1, keySize - 2, at + keySize + 1, size - keySize - 1});
            at += size + 1;
        }
    }

    [[nodiscard]] bool array(int depth)
    {
        ++m_pos;
        put('[');
        skipSpace();
        if (peek() == ']' && !atEnd()) {
            ++m_pos;
            put(']');
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
            put(c);
            if (c == ']')
                return true;
        }
    }

    [[nodiscard]] bool string()
    {
        ++m_pos;
        put('"');
        for (;;) {
            copyPlain();
            if (atEnd())
                return refuse("a string does not end");
            if (m_in[m_pos] == '"') {
                ++m_pos;
                put('"');
                return true;
            }
            if (m_in[m_pos] != '\\')
                return refuse("control character inside a string");
            if (!escape())
                return false;
        }
    }

    /// Up to the next quote, backslash or control character.
    void copyPlain()
    {
        while (m_pos + plainStride <= m_in.size()) {
            const char *from = m_in.data() + m_pos;
            std::memcpy(m_buffer.get() + m_size, from, plainStride);
            const std::size_t plain = plainOf16(from);
            m_pos += plain;
            m_size += plain;
            if (plain < plainStride)
                return;
        }
        const std::size_t end = plainUntil(m_in, m_pos);
        put(m_in.substr(m_pos, end - m_pos));
        m_pos = end;
    }

    [[nodiscard]] bool escape()
    {
        ++m_pos;
        const char c = peek();
        ++m_pos;
        switch (c) {
        case '"':
            put("\\\"");
            return true;
        case '\\':
            put("\\\\");
            return true;
        case '/':
            put('/');
            return true;
        case 'b':
            put("\\b");
            return true;
        case 'f':
            put("\\f");
            return true;
        case 'n':
            put("\\n");
            return true;
        case 'r':
            put("\\r");
            return true;
        case 't':
            put("\\t");
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
            put("\\\"");
            return;
        case '\\':
            put("\\\\");
            return;
        case '\b':
            put("\\b");
            return;
        case '\f':
            put("\\f");
            return;
        case '\n':
            put("\\n");
            return;
        case '\r':
            put("\\r");
            return;
        case '\t':
            put("\\t");
            return;
        default:
            break;
        }
        const auto byte = [this](unsigned bits) { put(static_cast<char>(bits)); };
        if (code < 0x20) {
            constexpr char digits[] = "0123456789abcdef";
            put(std::string_view("\\u00"));
            put(digits[code >> 4]);
            put(digits[code & 15]);
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
        put(token);
        return true;
    }

    [[nodiscard]] bool literal()
    {
        for (const std::string_view word : {"true", "false", "null"}) {
            if (m_in.substr(m_pos).starts_with(word)) {
                m_pos += word.size();
                put(word);
                return true;
            }
        }
        return refuse("not a JSON value");
    }

    std::string_view m_in;
    int m_maxDepth = 0;
    std::size_t m_pos = 0;
    std::unique_ptr<char[]> m_buffer; ///< what is written
    std::size_t m_room = 0, m_size = 0;
    std::vector<std::pair<std::size_t, std::size_t>> m_path; ///< place and length in m_buffer of the keys above
    std::vector<Member> m_members; ///< of all objects that are open
    std::string m_ordered;
    bool m_rootOrdered = false; ///< m_ordered is the whole
    std::vector<CanonicalMember> *m_rootMembers = nullptr;
    Rejection m_problem;
};

} // namespace

namespace {

std::expected<std::string, Rejection> canonicalised(std::string_view text, int maxDepth,
                                                    std::vector<CanonicalMember> *rootMembers)
{
    thread_local Canonicaliser canonicaliser;
    auto canonical = canonicaliser.run(text, maxDepth, rootMembers);
    canonicaliser.trim();
    return canonical;
}

} // namespace

std::expected<std::string, Rejection> canonicalJson(std::string_view text, int maxDepth)
{
    return canonicalised(text, maxDepth, nullptr);
}

std::expected<std::string, Rejection> canonicalObject(std::string_view text, std::vector<CanonicalMember> &members)
{
    members.clear();
    auto canonical = canonicalised(text, maxJsonDepth, &members);
    if (canonical && !canonical->starts_with('{'))
        return std::unexpected(Rejection{"not a JSON object", {}});
    return canonical;
}

} // namespace watchfloor::feeds
