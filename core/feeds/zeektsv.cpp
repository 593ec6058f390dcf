// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/displaytext.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/jsonread.h"
#include "feeds/lineframer.h"
#include "feeds/zeekrow.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <deque>

namespace watchfloor::feeds {

namespace {

/// What `#types` says of a column, as far as it can be checked.
enum class ColumnKind : std::uint8_t { Text, Real, Count, Integer, Bool, Port, Address, Subnet };

struct Column
{
    std::string name;
    int field = -1; ///< ZeekField, or -1
    ColumnKind kind = ColumnKind::Text;
    bool list = false;
};

std::optional<unsigned char> hexByte(std::string_view text)
{
    unsigned value = 0;
    if (text.size() < 2)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 2, value, 16);
    if (error != std::errc() || end != text.data() + 2)
        return std::nullopt;
    return static_cast<unsigned char>(value);
}

/// `\x09` or a plain character.
std::optional<char> separatorFrom(std::string_view text)
{
    if (text.starts_with("\\x") && text.size() == 4) {
        if (const auto byte = hexByte(text.substr(2)))
            return static_cast<char>(*byte);
    }
    return text.size() == 1 ? std::optional(text[0]) : std::nullopt;
}

/// Bytes behind `\xHH` and `\\`. Where the outcome is no clean text, the escapes are the better reading.
std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        if (text[i + 1] == '\\') {
            out += '\\';
            ++i;
        } else if (const auto byte = text[i + 1] == 'x' ? hexByte(text.substr(i + 2)) : std::nullopt) {
            out += static_cast<char>(*byte);
            i += 3;
        } else {
            out += '\\';
        }
    }
    const bool clean = isUtf8(out) && !std::ranges::contains(out, '\0');
    return clean ? out : std::string(text);
}

template <typename Number> bool isNumber(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if constexpr (std::is_floating_point_v<Number>) {
        if (!std::isfinite(value))
            return false;
    }
    return error == std::errc() && end == text.data() + text.size();
}

bool isSubnet(std::string_view text)
{
    const auto slash = text.rfind('/');
    return slash != std::string_view::npos && canonicalAddress(text.substr(0, slash))
        && isNumber<std::uint8_t>(text.substr(slash + 1));
}

/// Empty where the text is of the kind.
std::string_view whyNot(ColumnKind kind, std::string_view text)
{
    switch (kind) {
    case ColumnKind::Text:
        return {};
    case ColumnKind::Real:
        return isNumber<double>(text) ? "" : " is not a number";
    case ColumnKind::Count:
        return isNumber<std::uint64_t>(text) ? "" : " is not a count";
    case ColumnKind::Integer:
        return isNumber<std::int64_t>(text) ? "" : " is not a whole number";
    case ColumnKind::Bool:
        return text == "T" || text == "F" ? "" : " is neither T nor F";
    case ColumnKind::Port:
        return isNumber<std::uint16_t>(text) ? "" : " is not a port";
    case ColumnKind::Address:
        return canonicalAddress(text) ? "" : " is not an address";
    case ColumnKind::Subnet:
        return isSubnet(text) ? "" : " is not a network";
    }
    return {};
}

Column columnOf(std::string_view name, std::string_view type)
{
    Column column;
    column.name = name;
    column.field = zeekKeys.find(name);
    for (const std::string_view list : {"set[", "vector["}) {
        if (type.starts_with(list) && type.ends_with(']')) {
            column.list = true;
            type = type.substr(list.size(), type.size() - list.size() - 1);
            break;
        }
    }
    static constexpr auto kinds = std::to_array<std::pair<std::string_view, ColumnKind>>({
        {"time", ColumnKind::Real},
        {"interval", ColumnKind::Real},
        {"double", ColumnKind::Real},
        {"count", ColumnKind::Count},
        {"int", ColumnKind::Integer},
        {"bool", ColumnKind::Bool},
        {"port", ColumnKind::Port},
        {"addr", ColumnKind::Address},
        {"subnet", ColumnKind::Subnet},
    });
    const auto known = std::ranges::find(kinds, type, &std::pair<std::string_view, ColumnKind>::first);
    if (known != kinds.end())
        column.kind = known->second;
    return column;
}

class ZeekTsvParser final : public Parser
{
public:
    /// The header is read from the document's head too, so that a row can be read again alone.
    explicit ZeekTsvParser(std::string_view head)
    {
        if (head.starts_with("\xEF\xBB\xBF"))
            head.remove_prefix(3);
        while (head.starts_with('#')) {
            const auto end = head.find('\n');
            if (end == std::string_view::npos)
                return;
            std::string_view line = head.substr(0, end);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (firstInvalidUtf8(line) == std::string_view::npos)
                (void)directive(line);
            head.remove_prefix(end + 1);
        }
        if (head.starts_with("ts\t")
            && firstInvalidUtf8(head.substr(0, head.find_first_of("\r\n"))) == std::string_view::npos)
            plainHeader(head.substr(0, head.find_first_of("\r\n")));
    }

    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        const auto reject = [&](std::string reason, std::string field) {
            out.rejected = Rejection{std::move(reason), std::move(field)};
        };
        if (!record.fault.empty())
            return reject(record.fault, {});
        if (const auto bad = firstInvalidUtf8(record.bytes); bad != std::string_view::npos)
            return reject("invalid UTF-8 at byte " + std::to_string(bad), {});
        if (record.bytes.starts_with('#')) {
            if (std::string problem = directive(record.bytes); !problem.empty())
                reject(std::move(problem), "#");
            return;
        }
        if (record.line == 1 && record.bytes.starts_with("ts\t"))
            return plainHeader(record.bytes);
        if (m_columns.empty())
            return reject("a row before any #fields line", {});
        if (!m_headerProblem.empty())
            return reject(m_headerProblem, "#types");
        if (split(record.bytes, out))
            observeZeek(m_row, context, out);
    }

private:
    /// What is wrong with it, or nothing.
    std::string directive(std::string_view line)
    {
        constexpr std::string_view separator = "#separator ";
        if (line.starts_with(separator)) {
            // A header of its own: logs that were joined repeat theirs, and need not agree.
            *this = ZeekTsvParser(std::string_view());
            const auto given = separatorFrom(line.substr(separator.size()));
            if (!given)
                return "#separator: neither one character nor \\xHH";
            m_separator = *given;
            return {};
        }
        const auto end = std::min(line.find(m_separator), line.size());
        const std::string_view name = line.substr(0, end);
        const std::string_view value = line.substr(std::min(end + 1, line.size()));
        if (name == "#set_separator") {
            const auto given = separatorFrom(value);
            if (!given)
                return "#set_separator: neither one character nor \\xHH";
            m_setSeparator = *given;
        } else if (name == "#empty_field") {
            m_empty = value;
        } else if (name == "#unset_field") {
            m_unset = value;
        } else if (name == "#path") {
            m_path = value;
        } else if (name == "#fields") {
            m_names = cells(value);
            m_types.clear();
            settle();
        } else if (name == "#types") {
            m_types = cells(value);
            settle();
        }
        return {};
    }

    void plainHeader(std::string_view line)
    {
        m_separator = '\t';
        m_names = cells(line);
        m_types.clear();
        settle();
    }

    [[nodiscard]] std::vector<std::string> cells(std::string_view line) const
    {
        std::vector<std::string> out;
        for (;;) {
            const auto end = std::min(line.find(m_separator), line.size());
            out.emplace_back(line.substr(0, end));
            if (end == line.size())
                return out;
            line.remove_prefix(end + 1);
        }
    }

    void settle()
    {
        m_columns.clear();
        m_headerProblem.clear();
        if (!m_types.empty() && m_types.size() != m_names.size())
            m_headerProblem = "#types names " + std::to_string(m_types.size()) + " columns, #fields "
                + std::to_string(m_names.size());
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            Column column = columnOf(m_names[i], i < m_types.size() ? std::string_view(m_types[i]) : "string");
            if (column.field >= 0) {
                const std::uint64_t bit = std::uint64_t{1} << column.field;
                if ((seen & bit) != 0)
                    m_headerProblem = "#fields names " + column.name + " twice";
                seen |= bit;
            }
            m_columns.push_back(std::move(column));
        }
    }

    /// Fills m_row, looking at every cell.
    bool split(std::string_view line, Items &out)
    {
        m_row.fill({});
        m_held.clear();
        m_row[static_cast<std::size_t>(ZeekField::Path)] = m_path;
        std::size_t index = 0;
        for (bool more = true; more; ++index) {
            const auto end = std::min(line.find(m_separator), line.size());
            const std::string_view text = line.substr(0, end);
            more = end < line.size();
            line.remove_prefix(std::min(end + 1, line.size()));
            if (index < m_columns.size() && !cell(m_columns[index], text, out))
                return false;
        }
        if (index != m_columns.size()) {
            out.rejected = Rejection{
                std::to_string(index) + " columns where #fields names " + std::to_string(m_columns.size()), {}};
            return false;
        }
        return true;
    }

    bool cell(const Column &column, std::string_view text, Items &out)
    {
        if (text == m_unset || text == m_empty)
            return true;
        std::string_view first = text;
        if (column.list) {
            first = text.substr(0, text.find(m_setSeparator));
            for (std::string_view rest = text; !rest.empty();) {
                const auto end = std::min(rest.find(m_setSeparator), rest.size());
                if (!fits(column, rest.substr(0, end), out))
                    return false;
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        } else if (!fits(column, text, out)) {
            return false;
        }
        if (column.field < 0)
            return true;
        if (first.find('\\') != std::string_view::npos)
            first = m_held.emplace_back(unescaped(first));
        m_row[static_cast<std::size_t>(column.field)] = first;
        return true;
    }

    bool fits(const Column &column, std::string_view text, Items &out) const
    {
        if (column.kind == ColumnKind::Text || text == m_unset)
            return true;
        const std::string_view why = whyNot(column.kind, text);
        if (why.empty())
            return true;
        out.rejected = Rejection{column.name + ": " + excerpt(text) + std::string(why), column.name};
        return false;
    }

    char m_separator = '\t';
    char m_setSeparator = ',';
    std::string m_empty = "(empty)";
    std::string m_unset = "-";
    std::string m_path;
    std::vector<std::string> m_names, m_types;
    std::vector<Column> m_columns;
    std::string m_headerProblem;
    ZeekRow m_row;
    std::deque<std::string> m_held; ///< unescaped texts that m_row points to
};

Detection detectZeekTsv(std::string_view head, bool)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    if (head.starts_with("#separator "))
        return {100, "a #separator line, as Zeek logs begin"};
    if (head.starts_with("ts\tuid\tid.orig_h\t"))
        return {90, "a header of ts, uid and id.orig_h between tabs, as Zeek writes"};
    // The start of a log may be lost, but a later one's header is not to be mistaken.
    if (head.contains("\n#separator \\x") && head.contains("\n#fields\t"))
        return {85, "a Zeek header further down"};
    return {};
}

} // namespace

const Format &zeekTsvFormat()
{
    static const Format format{
        "zeek-tsv",
        "Zeek log (TSV)",
        detectZeekTsv,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<LineFramer>(); },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<ZeekTsvParser>(options.head);
        },
    };
    return format;
}

} // namespace watchfloor::feeds
