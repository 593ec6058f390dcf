// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profiledraft.h"

#include "base/address.h"
#include "feeds/soccsv.h"
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
        if (std::string text = trim(row[std::size_t(column)]); !text.empty())
            texts.push_back(std::move(text));
    }
    return texts;
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

    ProfileGuess run()
    {
        byName();
        byTimes();
        byContent();
        words();
        notes();
        return std::move(m_guess);
    }

private:
    void map(std::string_view field, int column)
    {
        m_taken[std::size_t(column)] = true;
        m_guess.profile.columns[std::string(field)] = {m_sample.dialect.header[std::size_t(column)]};
    }
    [[nodiscard]] bool has(std::string_view field) const { return m_guess.profile.columns.contains(field); }
    [[nodiscard]] std::vector<std::string> textsOf(std::string_view field) const
    {
        const auto found = m_guess.profile.columns.find(field);
        return found == m_guess.profile.columns.end() ? std::vector<std::string>()
                                                      : cellsOf(m_sample, m_sample.column(found->second.front()));
    }

    void byName()
    {
        for (const auto &[field, column] : columnsByName(m_sample.dialect.header))
            map(field, column);
    }

    /// The format that reads every time column, and columns that nothing but times stand in.
    void byTimes()
    {
        std::vector<std::string> texts;
        for (const char *field : {"from", "to", "reported", "modified"}) {
            for (std::string &text : textsOf(field))
                texts.push_back(std::move(text));
        }
        for (int column = 0; column < int(m_taken.size()); ++column) {
            if (m_taken[std::size_t(column)] || (has("from") && has("reported")))
                continue;
            const auto cells = cellsOf(m_sample, column);
            // A bare number may be anything; only a column of a time's name is read as an epoch.
            if (cells.empty() || mostly(cells, [](const std::string &text) { return number(text).has_value(); })
                || fittingTimeFormats(cells, m_reference).empty())
                continue;
            map(has("from") ? "reported" : "from", column);
            texts.insert(texts.end(), cells.begin(), cells.end());
        }
        auto fitting = fittingTimeFormats(texts, m_reference);
        m_ambiguous = fitting.size() > 1 && fitting[0].find("dd") < fitting[0].find("MM")
            && std::ranges::any_of(
                          fitting, [](const std::string &f) { return f.starts_with('M') && f.find('/') != f.npos; });
        if (!fitting.empty())
            m_guess.profile.timeFormats = {fitting.front()};
        else if (!texts.empty())
            m_guess.notes.push_back("No one format reads all of its times, such as " + excerpt(texts.front()) + ".");
        m_offsets = !fitting.empty() && fitting.front() == "iso" && std::ranges::all_of(texts, [](const auto &text) {
            const auto read = parseIso8601(text);
            return read && read->offsetKnown;
        });
        m_times = !texts.empty();
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
        for (const std::string &text : textsOf("severity")) {
            if (const int level = severityFromWord(text); level >= 0)
                m_guess.profile.severity.insert_or_assign(lower(text), std::to_string(level));
            else if (!m_guess.profile.severity.contains(lower(text)))
                m_unknownSeverity.push_back(text);
        }
        for (const std::string &text : textsOf("category")) {
            if (const auto category = categoryFromName(text))
                m_guess.profile.category.insert_or_assign(lower(text), std::string(name(*category)));
        }
    }

    void notes()
    {
        auto &said = m_guess.notes;
        if (!has("title") && !has("description"))
            said.emplace_back("No column looks like a title: choose one.");
        if (!m_times)
            said.emplace_back("No column looks like a time: its incidents will be undated.");
        if (m_ambiguous)
            said.emplace_back("Day and month could be either way round: check the time format.");
        if (m_times && !m_offsets)
            said.emplace_back("Its times name no offset from UTC: choose the zone that its clocks show.");
        if (!m_unknownSeverity.empty())
            said.push_back("Words of severity that only you can weigh, such as " + excerpt(m_unknownSeverity.front())
                           + '.');
        if (!has("id"))
            said.emplace_back("No column identifies a ticket: title and time will.");
    }

    const TableSample &m_sample;
    const Timestamp m_reference;
    std::vector<bool> m_taken;
    std::vector<std::string> m_unknownSeverity;
    bool m_ambiguous = false, m_offsets = false, m_times = false;
    ProfileGuess m_guess;
};

} // namespace

int TableSample::column(std::string_view name) const
{
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
    std::vector<std::string> fitting;
    if (texts.empty())
        return fitting;
    for (const std::string_view format : timeFormats) {
        const std::array one{std::string(format)};
        if (std::ranges::all_of(texts, [&](const std::string &text) {
                const auto read = readTime(text, one, QTimeZone::utc(), true, reference);
                return read && isPlausible(read->at, reference, std::chrono::hours{24 * 366});
            }))
            fitting.emplace_back(format);
    }
    return fitting;
}

ProfileGuess guessProfile(const TableSample &sample, Timestamp reference) { return Guesser(sample, reference).run(); }

std::vector<PreviewRow> previewProfile(std::string_view head, const MappingProfile &profile,
                                       const ParseContext &context, std::size_t most)
{
    std::vector<PreviewRow> rows;
    const CsvDialect dialect = settleDialect(head, profile.csv);
    SocCsvParser parser(dialect, std::make_shared<const MappingProfile>(profile));
    CsvFramer framer(dialect);
    const RecordSink sink = [&](const RawRecord &record) {
        if (rows.size() >= most)
            return;
        PreviewRow row;
        row.line = record.line;
        if (record.fault.empty())
            parser.parse(record, context, row.items);
        else
            row.items.rejected = Rejection{record.fault, {}};
        rows.push_back(std::move(row));
    };
    framer.feed(head, sink);
    if (head.size() < wholeHead)
        framer.finish(sink);
    return rows;
}

std::string profileJson(const MappingProfile &profile)
{
    QJsonObject json;
    put(json, "name"_L1, profile.name);
    put(json, "description"_L1, profile.description);
    put(json, "match"_L1, profile.match);
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
