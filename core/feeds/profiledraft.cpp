// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profiledraft.h"

#include "base/address.h"
#include "feeds/formats.h"
#include "feeds/socjson.h"
#include "feeds/ticket.h"
#include "model/category.h"
#include "model/severity.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <map>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t sampledRows = 200;
/// A head shorter than this is all of its document; the last row of a longer one may be cut.
constexpr std::size_t wholeHead = 64u << 10;

/// As ticket systems write times, day before month.
constexpr auto timeFormats = std::to_array<std::string_view>({
    "iso",
    "dd.MM.yyyy HH:mm:ss",
    "dd.MM.yyyy HH:mm",
    "dd.MM.yyyy",
    "dd-MM-yyyy HH:mm:ss",
    "dd-MM-yyyy HH:mm",
    "dd/MM/yyyy HH:mm:ss",
    "dd/MM/yyyy HH:mm",
    "dd/MM/yyyy",
    "d/M/yyyy H:mm:ss",
    "d/M/yyyy H:mm",
    "d/M/yyyy h:mm:ss AP",
    "d/M/yyyy h:mm AP",
    "MM/dd/yyyy HH:mm:ss",
    "MM/dd/yyyy HH:mm",
    "MM/dd/yyyy",
    "M/d/yyyy H:mm:ss",
    "M/d/yyyy H:mm",
    "M/d/yyyy h:mm:ss AP",
    "M/d/yyyy h:mm AP",
    "yyyy/MM/dd HH:mm:ss",
    "yyyy/MM/dd HH:mm",
    "dd.MM.yy HH:mm",
    "dd MMM yyyy HH:mm:ss",
    "dd MMM yyyy HH:mm",
    "d MMMM yyyy HH:mm",
    "MMM d, yyyy h:mm:ss AP",
    "MMM d, yyyy h:mm AP",
    "MMM d yyyy HH:mm:ss",
    "yyyyMMddHHmmss",
    "epoch-s",
    "epoch-ms",
    "epoch-us",
    "dtg",
});

std::vector<std::string> cellsOf(const TableSample &sample, int column)
{
    std::vector<std::string> texts;
    for (const auto &row : sample.rows) {
        if (sample.json) // the entries of a list stand in one cell
            std::ranges::move(parts(row[std::size_t(column)], "\n"), std::back_inserter(texts));
        else if (std::string text = trim(row[std::size_t(column)]); !text.empty())
            texts.push_back(std::move(text));
    }
    return texts;
}

/// `incidentId` -> `incident_Id`, as tables would call it.
std::string parted(const std::string &member)
{
    std::string out;
    for (const char c : member) {
        if (c >= 'A' && c <= 'Z' && !out.empty() && out.back() >= 'a' && out.back() <= 'z')
            out += '_';
        out += c;
    }
    return out;
}

template <typename Holds> bool mostly(const std::vector<std::string> &texts, Holds holds)
{
    return !texts.empty() && std::ranges::count_if(texts, holds) * 10 >= std::ssize(texts) * 8;
}

/// Fields that a column's own texts give away.
std::string_view fieldByContent(const std::vector<std::string> &texts)
{
    if (mostly(texts, [](const std::string &text) { return severityFromWord(text) >= 0; }))
        return "severity";
    if (mostly(texts, [](const std::string &text) { return lower(text).starts_with("tlp"); }))
        return "marking";
    if (mostly(texts, [](const std::string &text) {
            const auto each = parts(text, ";,| \t\n");
            return !each.empty()
                && std::ranges::all_of(each, [](const auto &a) { return canonicalAddress(a).has_value(); });
        }))
        return "addresses";
    return {};
}

/// What the text of a cell says of an incident when no column is called a title: long and hardly ever the same.
int titleByContent(const TableSample &sample, const std::vector<bool> &taken)
{
    int best = -1;
    std::size_t longest = 12;
    for (int column = 0; column < int(sample.dialect.header.size()); ++column) {
        const auto texts = cellsOf(sample, column);
        if (taken[std::size_t(column)] || texts.empty())
            continue;
        std::size_t length = 0;
        for (const std::string &text : texts)
            length += std::min<std::size_t>(text.size(), 120);
        length /= texts.size();
        if (sample.words(column, texts.size()).size() * 2 > texts.size() && length > longest) {
            longest = length;
            best = column;
        }
    }
    return best;
}

QJsonObject wordsObject(const MappingProfile::Words &words, bool numbers)
{
    QJsonObject object;
    for (const auto &[word, value] : words) {
        const auto level = numbers ? number(value) : std::nullopt;
        object.insert(QString::fromStdString(word),
                      level ? QJsonValue(*level) : QJsonValue(QString::fromStdString(value)));
    }
    return object;
}

std::string encodingName(const TextEncoding &encoding)
{
    switch (encoding.kind) {
    case TextEncoding::Kind::Utf8:
        return "UTF-8";
    case TextEncoding::Kind::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Kind::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Kind::Windows1252:
        return "windows-1252";
    case TextEncoding::Kind::Named:
        break;
    }
    return encoding.name;
}

/// Fills a profile from a sample, what is surest first.
class Guesser
{
public:
    Guesser(const TableSample &sample, Timestamp reference)
        : m_sample(sample)
        , m_reference(reference)
        , m_taken(sample.dialect.header.size(), false)
    {
    }

    MappingProfile run()
    {
        byName();
        byTimes();
        byContent();
        words();
        return std::move(m_profile);
    }

private:
    void map(std::string_view field, int column)
    {
        m_taken[std::size_t(column)] = true;
        m_profile.columns[std::string(field)] = {m_sample.dialect.header[std::size_t(column)]};
    }
    [[nodiscard]] bool has(std::string_view field) const { return m_profile.columns.contains(field); }

    /// Members of JSON also by the last step of their path, where nothing else is called so.
    void byName()
    {
        for (const auto &[field, column] : columnsByName(m_sample.dialect.header))
            map(field, column);
        if (!m_sample.json)
            return;
        std::vector<std::string> leaves;
        for (const std::string &path : m_sample.dialect.header)
            leaves.push_back(parted(path.substr(path.rfind('.') + 1)));
        for (const auto &[field, column] : columnsByName(leaves)) {
            if (!has(field) && !m_taken[std::size_t(column)]
                && std::ranges::count(leaves, leaves[std::size_t(column)]) == 1)
                map(field, column);
        }
    }

    /// The format that reads the time columns, and columns in which times stand.
    void byTimes()
    {
        for (int column = 0; column < int(m_taken.size()); ++column) {
            if (m_taken[std::size_t(column)] || (has("from") && has("reported")))
                continue;
            const auto cells = cellsOf(m_sample, column);
            // A bare number may be anything; only a column of a time's name is read as an epoch.
            if (cells.empty() || mostly(cells, [](const std::string &text) { return number(text).has_value(); })
                || fittingTimeFormats(cells, m_reference).empty())
                continue;
            map(has("from") ? "reported" : "from", column);
        }
        const auto fitting = fittingTimeFormats(timesOf(m_sample, m_profile), m_reference);
        if (!fitting.empty())
            m_profile.timeFormats = {fitting.front()};
    }

    void byContent()
    {
        for (int column = 0; column < int(m_taken.size()); ++column) {
            if (m_taken[std::size_t(column)])
                continue;
            const auto field = fieldByContent(cellsOf(m_sample, column));
            if (!field.empty() && !has(field))
                map(field, column);
        }
        if (has("title") || has("description"))
            return;
        if (const int column = titleByContent(m_sample, m_taken); column >= 0)
            map("title", column);
    }

    void words()
    {
        for (const std::string &text : textsOf(m_sample, m_profile, "severity")) {
            if (const int level = severityFromWord(text); level >= 0)
                m_profile.severity.insert_or_assign(lower(text), std::to_string(level));
        }
        for (const std::string &text : textsOf(m_sample, m_profile, "category")) {
            if (const auto category = categoryFromName(text))
                m_profile.category.insert_or_assign(lower(text), std::string(name(*category)));
        }
    }

    const TableSample &m_sample;
    const Timestamp m_reference;
    std::vector<bool> m_taken;
    MappingProfile m_profile;
};

std::optional<ReadTime> readBy(std::string_view format, const std::string &text, Timestamp reference)
{
    const std::array one{std::string(format)};
    auto read = readTime(text, one, QTimeZone::utc(), true, reference);
    if (read && !isPlausible(read->at, reference, std::chrono::hours{24 * 366}))
        return std::nullopt;
    return read;
}

/// Whether the day and the month of every time could be exchanged.
bool isAmbiguous(std::string_view format, const std::vector<std::string> &fitting)
{
    if (format.find("yyyy") == format.npos || format.starts_with("yyyy") || format.find("MMM") != format.npos)
        return false;
    std::string other(format);
    for (char &c : other)
        c = c == 'd' ? 'M' : c == 'M' ? 'd' : c;
    return std::ranges::contains(fitting, other);
}

} // namespace

int TableSample::column(std::string_view name) const
{
    if (json) {
        const auto exact = std::ranges::find(dialect.header, name);
        return exact == dialect.header.end() ? -1 : int(exact - dialect.header.begin());
    }
    const std::string wanted = columnKey(name);
    for (std::size_t i = 0; i < dialect.header.size(); ++i) {
        if (columnKey(dialect.header[i]) == wanted)
            return int(i);
    }
    return -1;
}

std::vector<std::pair<std::string, int>> TableSample::words(int column, std::size_t most) const
{
    std::map<std::string, int> counted;
    if (column >= 0 && std::size_t(column) < dialect.header.size()) {
        for (std::string &text : cellsOf(*this, column))
            ++counted[std::move(text)];
    }
    std::vector<std::pair<std::string, int>> found(counted.begin(), counted.end());
    std::ranges::stable_sort(found, std::greater(), &std::pair<std::string, int>::second);
    found.resize(std::min(found.size(), most));
    return found;
}

TableSample sampleTable(std::string_view head, const CsvHints &hints)
{
    TableSample sample;
    if (!hints.delimiter && beginsAsJson(head)) {
        JsonTable table = jsonTable(head, sampledRows);
        sample.json = true;
        sample.list = std::move(table.list);
        sample.dialect.header = std::move(table.header);
        sample.rows = std::move(table.rows);
        sample.problems = std::move(table.problems);
        return sample;
    }
    sample.dialect = settleDialect(head, hints);
    if (!sample.dialect.problem.empty()) {
        sample.problems.push_back(sample.dialect.problem);
        return sample;
    }
    CsvRows rows(sample.dialect);
    CsvFramer framer(sample.dialect);
    const RecordSink sink = [&](const RawRecord &record) {
        if (sample.rows.size() >= sampledRows)
            return;
        std::optional<Rejection> rejected;
        if (const auto *cells = rows.read(record, rejected))
            sample.rows.push_back(*cells);
        else if (rejected && !std::ranges::contains(sample.problems, rejected->reason))
            sample.problems.push_back(rejected->reason);
    };
    framer.feed(head, sink);
    if (head.size() < wholeHead)
        framer.finish(sink);
    return sample;
}

std::vector<std::string> fittingTimeFormats(const std::vector<std::string> &texts, Timestamp reference)
{
    std::vector<std::pair<std::ptrdiff_t, std::string>> fitting;
    for (const std::string_view format : timeFormats) {
        const auto read = std::ranges::count_if(
            texts, [&](const std::string &text) { return readBy(format, text, reference).has_value(); });
        if (read > 0 && read * 3 >= std::ssize(texts) * 2)
            fitting.emplace_back(read, format);
    }
    std::ranges::stable_sort(fitting, std::greater(), &std::pair<std::ptrdiff_t, std::string>::first);
    std::vector<std::string> formats;
    for (auto &[read, format] : fitting)
        formats.push_back(std::move(format));
    return formats;
}

MappingProfile guessProfile(const TableSample &sample, Timestamp reference)
{
    MappingProfile profile = Guesser(sample, reference).run();
    profile.json = sample.json;
    profile.list = sample.list;
    return profile;
}

std::vector<std::string> textsOf(const TableSample &sample, const MappingProfile &profile, std::string_view field)
{
    std::vector<std::string> texts;
    const auto found = profile.columns.find(field);
    if (found == profile.columns.end())
        return texts;
    for (const std::string &name : found->second) {
        if (const int column = sample.column(name); column >= 0)
            std::ranges::move(cellsOf(sample, column), std::back_inserter(texts));
    }
    return texts;
}

std::vector<std::string> timesOf(const TableSample &sample, const MappingProfile &profile)
{
    std::vector<std::string> texts;
    for (const char *field : {"from", "to", "reported", "modified"})
        std::ranges::move(textsOf(sample, profile, field), std::back_inserter(texts));
    return texts;
}

std::vector<std::string> notesOn(const TableSample &sample, const MappingProfile &profile, Timestamp reference)
{
    std::vector<std::string> said;
    const auto has = [&](std::string_view field) { return profile.columns.contains(field); };
    if (!has("title") && !has("description"))
        said.emplace_back("No column is a title: choose one.");
    if (!has("id"))
        said.emplace_back("No column identifies a ticket: title and time will.");
    const auto times = timesOf(sample, profile);
    if (times.empty())
        said.emplace_back("No column is a time: its incidents will be undated.");
    const std::string format = profile.timeFormats.empty() ? "iso" : profile.timeFormats.front();
    const auto unread
        = std::ranges::find_if(times, [&](const std::string &text) { return !readBy(format, text, reference); });
    if (unread != times.end())
        said.push_back("Not every time is written like that, such as " + excerpt(*unread) + '.');
    if (isAmbiguous(format, fittingTimeFormats(times, reference)))
        said.emplace_back("Day and month could be either way round: check the time format.");
    const bool offsets = !format.starts_with("epoch") && format != "dtg" && format.find('t') == format.npos
        && !std::ranges::all_of(times, [&](const std::string &text) {
               const auto read = format == "iso" ? parseIso8601(text) : std::nullopt;
               return read && read->offsetKnown;
           });
    if (!times.empty() && !profile.zoneGiven && offsets)
        said.emplace_back("Its times name no offset from UTC: choose the zone that its clocks show.");
    for (const std::string &text : textsOf(sample, profile, "severity")) {
        if (severityFromWord(text) < 0 && !profile.severity.contains(lower(text))) {
            said.push_back("Words of severity that only you can weigh, such as " + excerpt(text) + '.');
            break;
        }
    }
    return said;
}

std::vector<PreviewRow> previewProfile(std::string_view head, const MappingProfile &profile,
                                       const ParseContext &context, std::size_t most)
{
    std::vector<PreviewRow> rows;
    const FormatOptions options{std::make_shared<const MappingProfile>(profile), std::string(head)};
    const Format &format = profile.json ? socJsonFormat() : socCsvFormat();
    const auto parser = format.parser(options);
    const auto framer = format.framer(options);
    const RecordSink sink = [&](const RawRecord &record) {
        if (rows.size() >= most)
            return;
        PreviewRow row;
        row.line = record.line;
        if (record.fault.empty())
            parser->parse(record, context, row.items);
        else
            row.items.rejected = Rejection{record.fault, {}};
        rows.push_back(std::move(row));
    };
    framer->feed(head, sink);
    if (head.size() < wholeHead)
        framer->finish(sink);
    return rows;
}

std::string profileJson(const MappingProfile &profile)
{
    QJsonObject json;
    put(json, "name"_L1, profile.name);
    put(json, "description"_L1, profile.description);
    put(json, "match"_L1, profile.match);
    if (profile.json)
        put(json, "format"_L1, std::string("json"));
    put(json, "list"_L1, profile.list);
    const auto character = [&](QLatin1StringView key, std::optional<char> c) {
        if (c)
            put(json, key, *c == '\t' ? std::string("\\t") : std::string(1, *c));
    };
    character("delimiter"_L1, profile.csv.delimiter);
    character("quote"_L1, profile.csv.quote);
    if (profile.csv.encoding)
        put(json, "encoding"_L1, encodingName(*profile.csv.encoding));
    if (profile.listSeparators != MappingProfile{}.listSeparators)
        put(json, "lists"_L1, profile.listSeparators);
    QJsonObject columns;
    for (const auto &[field, names] : profile.columns)
        columns.insert(QString::fromStdString(field),
                       names.size() == 1 ? QJsonValue(QString::fromStdString(names.front()))
                                         : QJsonValue(jsonList(names)));
    json.insert("columns"_L1, columns);
    QJsonObject time;
    put(time, "formats"_L1, profile.timeFormats);
    if (profile.zoneGiven)
        time.insert("zone"_L1, QString::fromUtf8(profile.zone.id()));
    if (!time.isEmpty())
        json.insert("time"_L1, time);
    const auto words = [&](QLatin1StringView key, const MappingProfile::Words &map, bool numbers = false) {
        if (!map.empty())
            json.insert(key, wordsObject(map, numbers));
    };
    words("severity"_L1, profile.severity, true);
    words("category"_L1, profile.category);
    words("status"_L1, profile.status);
    words("precision"_L1, profile.precision);
    words("confidence"_L1, profile.confidence, true);
    words("countries"_L1, profile.countries);
    words("constants"_L1, profile.constants);
    QJsonObject marking;
    if (!profile.marking.empty())
        marking.insert("words"_L1, wordsObject(profile.marking, false));
    put(marking, "default"_L1, profile.defaultMarking);
    if (!marking.isEmpty())
        json.insert("marking"_L1, marking);
    return QJsonDocument(json).toJson(QJsonDocument::Indented).toStdString();
}

} // namespace watchfloor::feeds
