// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

Result<Arguments> Arguments::parse(const QStringList &words, std::span<const Option> known)
{
    Arguments result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == "--"_L1) {
            result.m_positional += words.sliced(i + 1);
            break;
        }
        // A lone dash and negative numbers are values.
        if (!word.startsWith(u'-') || word.size() < 2 || word[1].isDigit()) {
            result.m_positional += word;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString written = equals < 0 ? word : word.first(equals);
        const QString name = written.sliced(written.startsWith("--"_L1) ? 2 : 1);
        const auto option
            = std::ranges::find_if(known, [&](const Option &o) { return name == QLatin1StringView(o.name); });
        if (option == known.end() || (name.size() == 1) == written.startsWith("--"_L1))
            return fail(ErrorCode::Usage, u"unknown option %1"_s.arg(written));
        if (!option->value) {
            if (equals >= 0)
                return fail(ErrorCode::Usage, u"%1 takes no value"_s.arg(written));
            result.m_values.insert(name, QString());
        } else if (equals >= 0) {
            result.m_values.insert(name, word.sliced(equals + 1));
        } else if (i + 1 < words.size()) {
            result.m_values.insert(name, words[++i]);
        } else {
            return fail(ErrorCode::Usage, u"%1 needs a value: %2"_s.arg(written, QLatin1StringView(option->value)));
        }
    }
    return result;
}

Result<std::optional<Timestamp>> Arguments::time(const char *name) const
{
    if (!has(name))
        return std::nullopt;
    const std::string text = value(name).toStdString();
    if (const auto iso = parseIso8601(text))
        return iso->at;
    if (const auto group = parseDtg(text, Clock::now()))
        return *group;
    return fail(ErrorCode::Usage,
                u"--%1: \"%2\" is neither a time such as 2026-09-30T14:00:00Z nor a date-time group"_s.arg(
                    QLatin1StringView(name), value(name)));
}

Result<std::optional<std::int64_t>> Arguments::number(const char *name, std::int64_t least, std::int64_t most) const
{
    if (!has(name))
        return std::nullopt;
    bool ok = false;
    const qlonglong n = value(name).toLongLong(&ok);
    if (!ok || n < least || n > most)
        return fail(ErrorCode::Usage,
                    u"--%1: \"%2\" is not a whole number from %3 to %4"_s.arg(QLatin1StringView(name), value(name))
                        .arg(least)
                        .arg(most));
    return n;
}

} // namespace watchfloor::ctl
