// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/choice.h"

#include "base/displaytext.h"
#include "feeds/profile.h"
#include "feeds/socjson.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

constexpr std::string_view profiledTable = "soc-csv";
constexpr std::string_view profiledJson = "soc-json";

/// The document's first bytes as UTF-8, which is what detectors read. A guess is enough: parsers decode for themselves.
std::string utf8Head(std::string_view head)
{
    const auto start = QByteArrayView(head.data(), qsizetype(std::min<std::size_t>(head.size(), 4)));
    if (const auto unicode = QStringConverter::encodingForData(start); unicode && *unicode != QStringConverter::Utf8)
        return QString(QStringDecoder(*unicode).decode(QByteArrayView(head.data(), qsizetype(head.size()))))
            .toStdString();
    // The head may end inside a character of up to four bytes.
    for (std::size_t cut = 0; cut < 4 && cut <= head.size(); ++cut) {
        if (isUtf8(head.substr(0, head.size() - cut)))
            return std::string(head.substr(0, head.size() - cut));
    }
    return QString::fromLatin1(head.data(), qsizetype(head.size())).toStdString();
}

/// Who gives a mapping profile means a table, whatever other table it looks like. What is surely none stays what
/// it is, because a profile may be given for a whole folder.
bool mayBeTable(const feeds::Format *detected, std::string_view text)
{
    if (detected)
        return detected->id.ends_with("-csv");
    const auto first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string_view::npos && std::string_view("{[<").find(text[first]) == std::string_view::npos
        && text.find('\0') == std::string_view::npos;
}

/// A profile for JSON is meant for what nothing else reads, and for what has every member that it was made for.
bool mayBeTickets(const feeds::Format *detected, std::string_view text, const feeds::MappingProfile &profile)
{
    if (!feeds::beginsAsJson(text))
        return false;
    if (!detected || detected->id == profiledJson)
        return true;
    const auto header = feeds::jsonTable(text, 8).header;
    return !profile.match.empty() && std::ranges::all_of(profile.match, [&](const std::string &path) {
        return std::ranges::contains(header, path);
    });
}

} // namespace

Result<Choice> chooseFormat(std::string_view head, bool whole, const std::string &asked,
                            const feeds::MappingProfile *profile)
{
    if (!asked.empty() && asked != "auto") {
        const feeds::Format *format = feeds::formatById(asked);
        if (!format)
            return fail(ErrorCode::Usage, u"no format is called %1"_s.arg(visibleText(asked)));
        return Choice{format, "as asked"};
    }
    const std::string text = utf8Head(head);
    auto detected = feeds::detect(text, whole);
    if (profile && (profile->json ? mayBeTickets(detected.format, text, *profile) : mayBeTable(detected.format, text)))
        return Choice{feeds::formatById(profile->json ? profiledJson : profiledTable),
                      "the mapping profile " + profile->name + " was given for it"};
    return Choice{detected.format, std::move(detected.reason)};
}

bool isBlank(std::string_view bytes)
{
    return bytes.find_first_not_of(std::string_view(" \t\r\n\xef\xbb\xbf")) == std::string_view::npos;
}

} // namespace watchfloor::ingest
