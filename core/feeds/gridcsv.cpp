// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Power grids as GridKit and PyPSA export them: one network in several tables, buses.csv, lines.csv, links.csv,
// transformers.csv, converters.csv and generators.csv, cells in single quotes. Each table is a document of its own;
// what joins them is the bus's number, so the tables of one network belong to one source.
#include "base/hash.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"

#include <array>
#include <cmath>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view formatId = "grid-csv";

enum class Table : std::uint8_t { None, Bus, Line, Link, Transformer, Converter, Generator };

struct TableFacts
{
    Table table;
    std::string_view id; ///< the column that gives the table away
    std::string_view key, word;
};
constexpr auto tables = std::to_array<TableFacts>({
    {Table::Line, "line_id", "line", "Line"},
    {Table::Link, "link_id", "link", "DC link"},
    {Table::Transformer, "transformer_id", "transformer", "Transformer"},
    {Table::Converter, "converter_id", "converter", "Converter"},
    {Table::Generator, "generator_id", "generator", "Generator"},
    {Table::Bus, "bus_id", "bus", "Bus"},
});

constexpr auto fields = std::to_array<Columns::Field>({
    {"line_id", ""},
    {"link_id", ""},
    {"transformer_id", ""},
    {"converter_id", ""},
    {"generator_id", ""},
    {"bus_id", ""},
    {"bus0", ""},
    {"bus1", ""},
    {"x", ""},
    {"y", ""},
    {"voltage", ""},
    {"symbol", ""},
    {"technology", ""},
    {"capacity", ""},
    {"length", ""},
    {"under_construction", ""},
    {"tags", ""},
    {"geometry", ""},
});

CsvDialect dialectOf(std::string_view head)
{
    CsvHints hints;
    hints.quote = '\'';
    return settleDialect(head, hints);
}

const TableFacts *tableOf(const std::vector<std::string> &header)
{
    const Columns columns(header, fields);
    for (const TableFacts &facts : tables) {
        if (!columns.has(facts.id))
            continue;
        if (facts.table == Table::Bus)
            return columns.count({"x", "y", "voltage"}) == 3 ? &facts : nullptr;
        if (facts.table == Table::Generator)
            return columns.count({"bus_id", "technology"}) == 2 ? &facts : nullptr;
        return columns.count({"bus0", "bus1"}) == 2 ? &facts : nullptr;
    }
    return nullptr;
}

/// A value of `"key"=>"value", …`, as PostgreSQL writes its hstore; `None` and blank are none.
std::string tag(std::string_view tags, std::string_view key)
{
    const std::string wanted = '"' + std::string(key) + "\"=>\"";
    auto at = tags.find(wanted);
    if (at == std::string_view::npos)
        return {};
    std::string value;
    for (at += wanted.size(); at < tags.size() && tags[at] != '"'; ++at) {
        if (tags[at] == '\\' && at + 1 < tags.size())
            ++at;
        value += tags[at];
    }
    value = trim(value);
    return value == "None" ? std::string() : value;
}

bool isTrue(std::string_view text)
{
    const std::string word = lower(text);
    return word == "t" || word == "true" || word == "1";
}

class GridParser final : public Parser
{
public:
    explicit GridParser(CsvDialect dialect)
        : m_rows(std::move(dialect))
        , m_columns(m_rows.dialect().header, fields)
        , m_table(tableOf(m_rows.dialect().header))
    {
    }

    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        m_cells = m_rows.read(record, out.rejected);
        if (m_cells == nullptr)
            return;
        m_context = &context;
        Cell read
            = badCell({}, "the header is none of a grid: buses, lines, links, transformers, converters, generators");
        if (m_table)
            read = m_table->table == Table::Bus ? bus(out) : branch(out);
        if (!read) {
            out.claims.clear();
            out.rejected = read.error();
            return;
        }
        out.naturalKey = claimsIdentity(out.claims);
    }

private:
    [[nodiscard]] std::string cell(std::string_view field) const { return m_columns.text(*m_cells, field); }
    [[nodiscard]] static std::string keyOf(std::string_view kind, const std::string &id)
    {
        return "grid/" + std::string(kind) + ' ' + id;
    }

    [[nodiscard]] std::string voltage() const
    {
        const auto value = number(cell("voltage"));
        return value && *value > 0 ? canonicalNumber(*value) + " kV" : std::string();
    }
    static std::string canonicalNumber(double value) { return QString::number(value, 'g', 10).toStdString(); }

    [[nodiscard]] Claim claim(std::string_view type, const std::string &key, const QJsonObject &body,
                              const std::string &title) const
    {
        Claim made;
        made.subject = derivedId(type, m_context->source.slug, formatId, key);
        made.type = type;
        made.title = title;
        made.body = canonicalJson(body);
        return made;
    }

    /// What every element of the grid has.
    [[nodiscard]] QJsonObject body(const std::string &key, const std::string &name) const
    {
        QJsonObject made;
        const std::string tags = cell("tags");
        put(made, "key"_L1, key);
        put(made, "name"_L1, name);
        put(made, "kind"_L1, std::string("power"));
        put(made, "sector"_L1, std::string("energy"));
        put(made, "owner"_L1, tag(tags, "TSO"));
        put(made, "country"_L1, tag(tags, "country"));
        return made;
    }

    Cell bus(Items &out) const
    {
        const std::string id = cell("bus_id");
        if (id.empty())
            return badCell("bus_id", "empty");
        const auto east = longitude(cell("x"));
        if (!east)
            return badCell("x", excerpt(cell("x")) + " is not a longitude from -180 to 180");
        const auto north = latitude(cell("y"));
        if (!north)
            return badCell("y", excerpt(cell("y")) + " is not a latitude from -90 to 90");
        std::string name = tag(cell("tags"), "name");
        if (name.empty())
            name = (cell("symbol").empty() ? std::string("Bus") : cell("symbol")) + ' ' + id;
        if (const std::string kv = voltage(); !kv.empty())
            name += ", " + kv;
        QJsonObject made = body(keyOf("bus", id), name);
        made.insert("lat"_L1, *north);
        made.insert("lon"_L1, *east);
        // The maps behind these exports put clarity before accuracy, as their authors say.
        put(made, "precision"_L1, std::string("city"));
        if (isTrue(cell("under_construction")))
            put(made, "description"_L1, std::string("under construction"));
        out.claims.push_back(claim("asset", keyOf("bus", id), made, name));
        return {};
    }

    /// What joins two buses, or feeds one: an asset, and each bus needs one of those it has.
    Cell branch(Items &out) const
    {
        const std::string id = cell(m_table->id);
        if (id.empty())
            return badCell(std::string(m_table->id), "empty");
        std::vector<std::string> ends;
        for (const std::string_view field : m_table->table == Table::Generator
                 ? std::vector<std::string_view>{"bus_id"}
                 : std::vector<std::string_view>{"bus0", "bus1"}) {
            if (cell(field).empty())
                return badCell(std::string(field), "empty");
            ends.push_back(cell(field));
        }
        const std::string key = keyOf(m_table->key, id);
        std::string name = tag(cell("tags"), "name");
        if (name.empty())
            name = std::string(m_table->word) + ' ' + id + ", bus " + ends.front()
                + (ends.size() > 1 ? "–" + ends.back() : std::string());
        if (const std::string kv = voltage(); !kv.empty())
            name += ", " + kv;
        QJsonObject made = body(key, name);
        if (const Cell placed = place(made); !placed)
            return placed;
        const bool planned = isTrue(cell("under_construction"));
        put(made, "description"_L1, description(planned));
        out.claims.push_back(claim("asset", key, made, name));
        // Nobody is supplied by it yet, or by what leads back to where it begins.
        if (planned || (ends.size() > 1 && ends.front() == ends.back()))
            return {};
        for (const std::string &end : ends)
            out.claims.push_back(supply(keyOf("bus", end), key));
        return {};
    }

    Cell place(QJsonObject &made) const
    {
        const std::string geometry = cell("geometry");
        if (geometry.empty())
            return {};
        if (lower(geometry.substr(0, 5)) != "point") {
            const auto path = pathFrom(geometry);
            if (!path)
                return badCell("geometry",
                               excerpt(geometry) + " is no line of two or more \"longitude latitude\" points");
            made.insert("path"_L1, *path);
            return {};
        }
        const auto open = geometry.find('('), close = geometry.find(')');
        const std::string inside = open == std::string::npos || close == std::string::npos || close < open
            ? std::string()
            : trim(std::string_view(geometry).substr(open + 1, close - open - 1));
        const auto blank = inside.find(' ');
        const auto east = longitude(std::string_view(inside).substr(0, blank));
        const auto north = blank == std::string::npos ? std::nullopt : latitude(std::string_view(inside).substr(blank));
        if (!east || !north)
            return badCell("geometry", excerpt(geometry) + " is no \"longitude latitude\" point");
        made.insert("lon"_L1, *east);
        made.insert("lat"_L1, *north);
        put(made, "precision"_L1, std::string("city"));
        return {};
    }

    [[nodiscard]] std::string description(bool planned) const
    {
        std::string said;
        const auto add = [&](const std::string &text) { said += (said.empty() ? "" : ", ") + text; };
        if (planned)
            add("under construction");
        if (const std::string technology = cell("technology"); !technology.empty())
            add(technology);
        if (const auto capacity = number(cell("capacity")); capacity && *capacity > 0)
            add(canonicalNumber(*capacity) + " MW");
        if (const auto length = number(cell("length")); length && *length >= 50)
            add(canonicalNumber(std::round(*length / 100) / 10) + " km");
        return said;
    }

    [[nodiscard]] Claim supply(const std::string &dependant, const std::string &provider) const
    {
        QJsonObject needs;
        put(needs, "dependant"_L1, dependant);
        put(needs, "provider"_L1, provider);
        put(needs, "kind"_L1, std::string("power"));
        put(needs, "group"_L1, std::string("supply"));
        put(needs, "need"_L1, std::string("any"));
        return claim("dependency", dependant + '\x1F' + provider + '\x1F' + "power", needs,
                     dependant + " → " + provider);
    }

    CsvRows m_rows;
    Columns m_columns;
    const TableFacts *m_table;
    const std::vector<std::string> *m_cells = nullptr;
    const ParseContext *m_context = nullptr;
};

} // namespace

const Format &gridCsvFormat()
{
    static const Format format{
        formatId,
        "Power grid tables (GridKit, PyPSA) as CSV",
        [](std::string_view head, bool) -> Detection {
            const TableFacts *table = tableOf(dialectOf(head).header);
            if (!table)
                return {};
            return {95, "a table of a power grid, by its columns " + std::string(table->id) + " and of buses"};
        },
        [](const FormatOptions &options) -> std::unique_ptr<Framer> {
            return std::make_unique<CsvFramer>(dialectOf(options.head));
        },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<GridParser>(dialectOf(options.head));
        },
    };
    return format;
}

} // namespace watchfloor::feeds
