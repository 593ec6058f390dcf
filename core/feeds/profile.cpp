// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profile.h"

#include "feeds/csvcells.h"
#include "feeds/jsonpaths.h"
#include "model/category.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

using namespace Qt::StringLiterals;

namespace {

constexpr auto fieldNames = std::to_array<std::string_view>({
    "id",       "title",    "description", "from",      "to",        "reported",   "modified",
    "severity", "category", "affects",     "addresses", "countries", "sectors",    "city",
    "lat",      "lon",      "precision",   "marking",   "status",    "confidence", "actor",
});

std::unexpected<Error> bad(const QString &key, const QString &what)
{
    return fail(ErrorCode::Malformed, u"profile: \"%1\" %2"_s.arg(key, what));
}

/// Reads the keys of one object and complains about those that nobody asked for.
class Keys
{
public:
    Keys(QJsonObject object, QString prefix)
        : m_object(std::move(object))
        , m_prefix(std::move(prefix))
    {
    }

    [[nodiscard]] QString path(const QString &key) const { return m_prefix + key; }

    Result<std::string> text(const QString &key)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return std::string();
        if (!value.isString())
            return bad(path(key), u"must be a text"_s);
        return value.toString().toStdString();
    }

    /// A text counts as a list of one.
    Result<std::vector<std::string>> texts(const QString &key)
    {
        const QJsonValue value = take(key);
        std::vector<std::string> out;
        if (value.isUndefined())
            return out;
        const QJsonArray list = value.isString() ? QJsonArray{value} : value.toArray();
        for (const auto &entry : list) {
            if (!entry.isString() || entry.toString().trimmed().isEmpty())
                return bad(path(key), u"must be a text or a list of texts"_s);
            out.push_back(entry.toString().toStdString());
        }
        if (out.empty())
            return bad(path(key), u"must be a text or a list of texts"_s);
        return out;
    }

    Result<MappingProfile::Words> words(const QString &key)
    {
        const QJsonValue value = take(key);
        MappingProfile::Words out;
        if (value.isUndefined())
            return out;
        if (!value.isObject())
            return bad(path(key), u"must be an object of words"_s);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it->isString() && !it->isDouble())
                return bad(path(key) + u'.' + it.key(), u"must be a text or a number"_s);
            const QString text = it->isString() ? it->toString() : QString::number(it->toDouble());
            out.insert_or_assign(lower(trim(it.key().toStdString())), text.toStdString());
        }
        return out;
    }

    Result<Keys> object(const QString &key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isObject())
            return bad(path(key), u"must be an object"_s);
        return Keys(value.toObject(), path(key) + u'.');
    }

    Result<> nothingElse() const
    {
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (!m_known.contains(it.key()))
                return bad(path(it.key()), u"is not a key of a profile"_s);
        }
        return {};
    }

private:
    QJsonValue take(const QString &key)
    {
        m_known << key;
        return m_object.value(key);
    }

    QJsonObject m_object;
    QString m_prefix;
    QStringList m_known;
};

Result<std::optional<char>> oneCharacter(Keys &keys, const QString &key)
{
    auto text = keys.text(key);
    if (!text)
        return std::unexpected(text.error());
    if (text->empty())
        return std::nullopt;
    const char c = *text == "\\t" ? '\t' : text->front();
    if ((text->size() != 1 && *text != "\\t") || static_cast<unsigned char>(c) >= 0x80 || c == '\n' || c == '\r')
        return bad(keys.path(key), u"must be one ASCII character"_s);
    return c;
}

Result<> readCsv(Keys &keys, MappingProfile &profile)
{
    auto delimiter = oneCharacter(keys, u"delimiter"_s);
    if (!delimiter)
        return std::unexpected(delimiter.error());
    auto quote = oneCharacter(keys, u"quote"_s);
    if (!quote)
        return std::unexpected(quote.error());
    auto encoding = keys.text(u"encoding"_s);
    if (!encoding)
        return std::unexpected(encoding.error());
    profile.csv = {*delimiter, *quote, std::nullopt};
    if (!encoding->empty()) {
        profile.csv.encoding = encodingFromName(*encoding);
        if (!profile.csv.encoding)
            return bad(u"encoding"_s, u"names no encoding known here"_s);
    }
    return {};
}

Result<> readForm(Keys &keys, MappingProfile &profile)
{
    auto format = keys.text(u"format"_s);
    if (!format)
        return std::unexpected(format.error());
    profile.json = *format == "json";
    if (!format->empty() && !profile.json && *format != "csv")
        return bad(u"format"_s, u"is neither csv nor json"_s);
    auto list = keys.text(u"list"_s);
    if (!list)
        return std::unexpected(list.error());
    if (!list->empty() && (!profile.json || list->find('"') != std::string::npos))
        return bad(u"list"_s, u"names a member of a JSON document"_s);
    profile.list = std::move(*list);
    return {};
}

Result<> readColumns(Keys &keys, MappingProfile &profile)
{
    auto columns = keys.object(u"columns"_s);
    if (!columns)
        return std::unexpected(columns.error());
    for (const std::string_view field : fieldNames) {
        auto names = columns->texts(QString::fromUtf8(field));
        if (!names)
            return std::unexpected(names.error());
        if (!names->empty())
            profile.columns.emplace(field, std::move(*names));
    }
    if (const auto known = columns->nothingElse(); !known)
        return known;
    if (!profile.columns.contains("title") && !profile.columns.contains("description"))
        return bad(u"columns.title"_s, u"is missing: a ticket needs a title or a description"_s);
    std::size_t steps = 0;
    for (const auto &[field, names] : profile.columns) {
        for (const std::string &name : names)
            steps += static_cast<std::size_t>(1 + std::ranges::count(name, '.'));
    }
    if (profile.json && steps >= JsonPaths::mostNodes)
        return bad(u"columns"_s, u"names more members than anybody reads"_s);
    return {};
}

Result<> readTime(Keys &keys, MappingProfile &profile)
{
    auto time = keys.object(u"time"_s);
    if (!time)
        return std::unexpected(time.error());
    auto formats = time->texts(u"formats"_s);
    if (!formats)
        return std::unexpected(formats.error());
    profile.timeFormats = std::move(*formats);
    auto zone = time->text(u"zone"_s);
    if (!zone)
        return std::unexpected(zone.error());
    if (!zone->empty()) {
        profile.zone = QTimeZone(QByteArray(zone->data(), qsizetype(zone->size())));
        if (!profile.zone.isValid()) // "+02:00" without its UTC
            profile.zone = QTimeZone(QByteArray("UTC") + QByteArray(zone->data(), qsizetype(zone->size())));
        if (!profile.zone.isValid())
            return bad(u"time.zone"_s, u"is neither an IANA zone nor an offset such as +02:00"_s);
        profile.zoneGiven = true;
    }
    return time->nothingElse();
}

/// Words whose values have to be ours: one check each.
Result<> checkWords(const MappingProfile &profile)
{
    for (const auto &[word, value] : profile.severity) {
        const auto level = number(value);
        if (!level || *level < 0 || *level > 100)
            return bad(u"severity."_s + QString::fromStdString(word), u"must be a number from 0 to 100"_s);
    }
    for (const auto &[word, value] : profile.confidence) {
        const auto level = number(value);
        if (!level || *level < 0 || *level > 100)
            return bad(u"confidence."_s + QString::fromStdString(word), u"must be a number from 0 to 100"_s);
    }
    for (const auto &[word, value] : profile.category) {
        if (!categoryFromName(value))
            return bad(u"category."_s + QString::fromStdString(word), u"is not an RSIT class/type"_s);
    }
    for (const auto &[word, value] : profile.precision) {
        if (!precisionFrom(value))
            return bad(u"precision."_s + QString::fromStdString(word), u"is none of site, city, country"_s);
    }
    for (const auto &[word, value] : profile.marking) {
        if (!parseMarking(value))
            return bad(u"marking.words."_s + QString::fromStdString(word), u"is not a marking"_s);
    }
    for (const auto &[field, value] : profile.constants) {
        if (!std::ranges::contains(fieldNames, field))
            return bad(u"constants."_s + QString::fromStdString(field), u"is not a field of an incident"_s);
    }
    if (!profile.defaultMarking.empty() && !parseMarking(profile.defaultMarking))
        return bad(u"marking.default"_s, u"is not a marking"_s);
    return {};
}

Result<> readWords(Keys &keys, MappingProfile &profile)
{
    const std::array<std::pair<QString, MappingProfile::Words *>, 7> maps{{
        {u"severity"_s, &profile.severity},
        {u"category"_s, &profile.category},
        {u"status"_s, &profile.status},
        {u"precision"_s, &profile.precision},
        {u"confidence"_s, &profile.confidence},
        {u"countries"_s, &profile.countries},
        {u"constants"_s, &profile.constants},
    }};
    for (const auto &[key, target] : maps) {
        auto words = keys.words(key);
        if (!words)
            return std::unexpected(words.error());
        *target = std::move(*words);
    }
    auto marking = keys.object(u"marking"_s);
    if (!marking)
        return std::unexpected(marking.error());
    auto labels = marking->words(u"words"_s);
    if (!labels)
        return std::unexpected(labels.error());
    profile.marking = std::move(*labels);
    auto standard = marking->text(u"default"_s);
    if (!standard)
        return std::unexpected(standard.error());
    profile.defaultMarking = std::move(*standard);
    if (const auto known = marking->nothingElse(); !known)
        return known;
    return checkWords(profile);
}

} // namespace

std::span<const std::string_view> profileFields() { return fieldNames; }

Result<MappingProfile> readProfile(std::string_view json)
{
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::Malformed,
                    u"profile: not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(ErrorCode::Malformed, u"profile: not a JSON object"_s);
    Keys keys(document.object(), {});
    MappingProfile profile;
    auto name = keys.text(u"name"_s);
    if (!name)
        return std::unexpected(name.error());
    if (name->empty())
        return bad(u"name"_s, u"is missing"_s);
    profile.name = std::move(*name);
    auto description = keys.text(u"description"_s);
    if (!description)
        return std::unexpected(description.error());
    profile.description = std::move(*description);
    auto match = keys.texts(u"match"_s);
    if (!match)
        return std::unexpected(match.error());
    profile.match = std::move(*match);
    auto separators = keys.text(u"lists"_s);
    if (!separators)
        return std::unexpected(separators.error());
    if (!separators->empty())
        profile.listSeparators = std::move(*separators);
    for (const auto read : {&readForm, &readCsv, &readColumns, &readTime, &readWords}) {
        if (const auto done = read(keys, profile); !done)
            return std::unexpected(done.error());
    }
    if (const auto known = keys.nothingElse(); !known)
        return std::unexpected(known.error());
    return profile;
}

std::span<const std::shared_ptr<const MappingProfile>> shippedProfiles()
{
    static const auto all = [] {
        std::vector<std::shared_ptr<const MappingProfile>> out;
        const QDir folder(u":/watchfloor/profiles"_s);
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            auto profile = readProfile({bytes.constData(), std::size_t(bytes.size())});
            if (profile) // a test reads each of them and fails where one is wrong
                out.push_back(std::make_shared<const MappingProfile>(std::move(*profile)));
        }
        return out;
    }();
    return all;
}

std::shared_ptr<const MappingProfile> matchingProfile(const std::vector<std::string> &header, bool json)
{
    std::vector<std::string> keys;
    std::ranges::transform(header, std::back_inserter(keys), columnKey);
    std::shared_ptr<const MappingProfile> best;
    for (const auto &profile : shippedProfiles()) {
        const bool fits = profile->json == json && !profile->match.empty()
            && std::ranges::all_of(profile->match, [&](const std::string &name) {
                              return std::ranges::contains(keys, columnKey(name));
                          });
        if (fits && (!best || profile->match.size() > best->match.size()))
            best = profile;
    }
    return best;
}

} // namespace watchfloor::feeds
