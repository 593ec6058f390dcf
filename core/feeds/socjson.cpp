// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/socjson.h"

#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/ticket.h"

#include <algorithm>
#include <unordered_map>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "soc-json";
constexpr std::size_t longestPath = 200;
constexpr std::size_t longestCell = 4000;
/// A head shorter than this is all of its document; the last row of a longer one may be cut.
constexpr std::size_t wholeHead = 64u << 10;

std::shared_ptr<const MappingProfile> profileFor(const FormatOptions &options)
{
    if (options.profile)
        return options.profile;
    return matchingProfile(jsonTable(options.head, 8).header, true);
}

std::vector<std::string_view> pathsOf(const MappingProfile *profile,
                                      std::map<std::string_view, std::vector<int>, std::less<>> &index)
{
    std::vector<std::string_view> paths;
    if (!profile)
        return paths;
    for (const auto &[field, names] : profile->columns) {
        for (const std::string &name : names) {
            const auto known = std::ranges::find(paths, std::string_view(name));
            index[field].push_back(static_cast<int>(known - paths.begin()));
            if (known == paths.end())
                paths.emplace_back(name);
        }
    }
    return paths;
}

/// Reads objects into rows, adding columns as they are met.
class TableMaker
{
public:
    explicit TableMaker(JsonTable &table)
        : m_table(table)
    {
    }

    void add(const RawRecord &record)
    {
        auto root = record.fault.empty() ? m_dom.read(record.bytes) : std::unexpected(Rejection{record.fault, {}});
        dom::object object;
        if (!root)
            return problem(root.error().reason);
        if (root->get(object) != simdjson::SUCCESS)
            return problem("not a JSON object");
        m_row.assign(m_table.header.size(), {});
        read(object, {});
        m_table.rows.push_back(m_row);
    }

    void finish()
    {
        for (auto &row : m_table.rows)
            row.resize(m_table.header.size());
    }

private:
    void problem(const std::string &reason)
    {
        if (!std::ranges::contains(m_table.problems, reason))
            m_table.problems.push_back(reason);
    }

    void read(dom::object object, const std::string &above)
    {
        for (const dom::key_value_pair member : object) {
            if (above.size() + member.key.size() < longestPath)
                value(member.value, above + (above.empty() ? "" : ".") + std::string(member.key));
        }
    }

    void value(dom::element value, const std::string &path)
    {
        if (dom::object object; value.get(object) == simdjson::SUCCESS)
            return read(object, path);
        if (dom::array list; value.get(list) == simdjson::SUCCESS) {
            for (const dom::element each : list)
                this->value(each, path);
            return;
        }
        auto [column, added] = m_columns.try_emplace(path, m_table.header.size());
        if (added) {
            if (m_table.header.size() == JsonTable::mostColumns) {
                m_columns.erase(column);
                return;
            }
            m_table.header.push_back(path);
        }
        m_row.resize(m_table.header.size());
        if (std::string &cell = m_row[column->second]; cell.size() < longestCell)
            addToCell(cell, trim(scalarText(value)));
    }

    JsonTable &m_table;
    JsonDom m_dom;
    std::vector<std::string> m_row;
    std::unordered_map<std::string, std::size_t> m_columns;
};

void frame(std::string_view head, const std::string &list, std::size_t rows, JsonTable &table)
{
    TableMaker maker(table);
    JsonFramer framer(list);
    const RecordSink sink = [&](const RawRecord &record) {
        if (table.rows.size() < rows)
            maker.add(record);
    };
    framer.feed(head, sink);
    if (head.size() < wholeHead)
        framer.finish(sink);
    maker.finish();
}

/// The first member of the outermost object that is a list of objects, as far as the head shows it.
std::string listOfObjects(std::string_view head)
{
    head.remove_prefix(std::min(head.find('{'), head.size()));
    for (const JsonMember &member : topMembers(head)) {
        const auto rest = head.substr(static_cast<std::size_t>(member.value.data() - head.data()));
        if (member.isText || !rest.starts_with('['))
            continue;
        const auto first = rest.find_first_not_of(" \t\r\n", 1);
        if (first != std::string_view::npos && rest[first] == '{')
            return std::string(member.key);
    }
    return {};
}

/// Beside the list of its tickets, an answer says little: where it comes from, how many there are, where more are.
bool isWrapper(const JsonTable &table, const std::string &list)
{
    return std::ranges::count_if(table.header, [&](const std::string &path) { return !path.starts_with(list + '.'); })
        <= 4;
}

} // namespace

bool beginsAsJson(std::string_view head)
{
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
}

JsonTable jsonTable(std::string_view head, std::size_t rows)
{
    JsonTable table;
    if (!beginsAsJson(head))
        return table;
    frame(head, {}, rows, table);
    // One object, whole or cut off: perhaps only what tickets are wrapped in.
    const std::string list = table.rows.size() <= 1 ? listOfObjects(head) : std::string();
    if (list.empty() || !isWrapper(table, list))
        return table;
    JsonTable inner;
    inner.list = list;
    frame(head, list, rows, inner);
    return inner.rows.empty() ? table : inner;
}

SocJsonParser::SocJsonParser(std::shared_ptr<const MappingProfile> profile)
    : m_profile(std::move(profile))
    , m_paths(pathsOf(m_profile.get(), m_index))
    , m_record(m_paths)
{
}

std::string SocJsonParser::cell(std::string_view field) const
{
    std::string out;
    const auto paths = m_index.find(field);
    if (paths == m_index.end())
        return out;
    for (const int path : paths->second) {
        for (const auto &[number, value] : m_record.values()) {
            if (number == path)
                addToCell(out, trim(scalarText(value)));
        }
    }
    // What is read as one text, not as a list, stands on one line.
    return field == "title" ? cellOnOneLine(out) : out;
}

void SocJsonParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    if (!record.fault.empty())
        out.rejected = Rejection{record.fault, {}};
    else if (!m_profile)
        out.rejected = Rejection{"this export needs a mapping profile", {}};
    else if (!m_record.read(record.bytes))
        out.rejected = m_record.problem();
    if (out.rejected)
        return;
    const auto has = [this](std::string_view field) { return m_index.contains(field); };
    auto claim = Ticket(*m_profile, context, has, [this](std::string_view field) { return cell(field); }).claim();
    if (!claim) {
        out.rejected = claim.error();
        return;
    }
    out.naturalKey = rowIdentity(*claim);
    out.claims.push_back(std::move(*claim));
}

const Format &socJsonFormat()
{
    static const Format format{
        formatId,
        "SOC tickets as JSON",
        [](std::string_view head, bool) -> Detection {
            if (!beginsAsJson(head))
                return {};
            if (const auto profile = matchingProfile(jsonTable(head, 8).header, true))
                return {95, "the members of the profile " + profile->name};
            return {};
        },
        [](const FormatOptions &options) -> std::unique_ptr<Framer> {
            const auto profile = profileFor(options);
            return std::make_unique<JsonFramer>(profile ? profile->list : std::string());
        },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<SocJsonParser>(profileFor(options));
        },
    };
    return format;
}

} // namespace watchfloor::feeds
