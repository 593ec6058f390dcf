// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/contextmark.h"

#include "feeds/jsonglimpse.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace watchfloor::ingest {

using namespace Qt::StringLiterals;
using store::Context;

namespace {

std::optional<Context> contextFromName(std::string_view name)
{
    return name == "exercise" ? std::optional(Context::Exercise)
        : name == "real"      ? std::optional(Context::Real)
                              : std::nullopt;
}

/// The word alone on its line, or before what else a banner says: a column of that name is none.
bool isBanner(std::string_view text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    std::string_view rest = text.substr(word.size());
    rest = rest.substr(0, rest.find('\n'));
    // As a spreadsheet writes it: cells that are empty, and the middle dot in its own code page.
    const bool isAlone = rest.find_first_not_of(" \t\r\",;") == std::string_view::npos;
    return isAlone || rest.starts_with(" \u00B7 ") || rest.starts_with(" \xB7 ") || rest.starts_with(": ");
}

} // namespace

std::optional<Context> contextOf(std::string_view head)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (head.starts_with(byteOrderMark))
        head.remove_prefix(byteOrderMark.size());
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    head.remove_prefix(begin);
    // As the interface writes it above what is copied, in each of its languages.
    for (const std::string_view word : {"EXERCISE", "\u00DCBUNG",
                                        "\xDC"
                                        "BUNG",
                                        "EXERCICE"}) {
        if (isBanner(head.substr(head.front() == '"' ? 1 : 0), word))
            return Context::Exercise;
    }
    if (head.front() != '{' && head.front() != '[')
        return {};
    for (const auto cut : {feeds::JsonFramer::Cut::Values, feeds::JsonFramer::Cut::Bundles}) {
        for (const auto &record : feeds::glimpseJson(head, cut).records) {
            for (const std::string_view key : {"x_watchfloor_context", "context"}) {
                if (const auto value = record.text(key)) {
                    if (const auto context = contextFromName(*value))
                        return context;
                }
            }
        }
    }
    return {};
}

std::optional<Context> contextAbove(const QString &path)
{
    constexpr int levels = 3;
    const QString file = QFileInfo(path).absoluteFilePath();
    QDir folder = QFileInfo(path).absoluteDir();
    for (int level = 0; level < levels; ++level) {
        QFile description(folder.filePath(u"feeds.json"_s));
        if (description.exists() && description.open(QIODevice::ReadOnly)) {
            const QJsonObject object = QJsonDocument::fromJson(description.read(4 << 20)).object();
            for (const auto listed : object.value("files"_L1).toArray()) {
                const QString one = listed.toObject().value("path"_L1).toString();
                if (!one.isEmpty() && QDir::cleanPath(folder.absoluteFilePath(one)) == QDir::cleanPath(file))
                    return contextFromName(object.value("context"_L1).toString().toStdString());
            }
        }
        if (!folder.cdUp())
            break;
    }
    return {};
}

Result<> refuseOther(const store::StoreInfo &into, Context context, const QString &what)
{
    if (context == into.context)
        return {};
    return fail(
        ErrorCode::Usage,
        context == Context::Exercise
            ? u"%1 is of an exercise, and %2 holds real data: take a store of its own for it"_s.arg(what, into.path)
            : u"%1 is real, and %2 holds an exercise: take a store of its own for it"_s.arg(what, into.path));
}

} // namespace watchfloor::ingest
