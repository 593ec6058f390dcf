// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/tabletext.h"

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

QString withoutFormula(const QString &text)
{
    static const QString dangerous = u"=+-@\t\r\n"_s + QChar(0);
    return !text.isEmpty() && dangerous.contains(text.front()) ? QString(u'\'' + text) : text;
}

} // namespace

QString csvField(const QString &text)
{
    QString field = withoutFormula(text);
    const bool quote = field.contains(u',') || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r')
        || field.contains(u';') || field.startsWith(u'\'');
    if (!quote)
        return field;
    field.replace(u"\""_s, u"\"\""_s);
    return QString(u'"' + field + u'"');
}

QString TableText::csv() const
{
    QString out = csvField(banner) + u"\r\n"_s;
    const auto line = [&out](const QStringList &fields) {
        QStringList safeFields;
        for (const QString &f : fields)
            safeFields << csvField(f);
        out += safeFields.join(u',') + u"\r\n"_s;
    };
    line(columns);
    for (const QStringList &row : rows)
        line(row);
    return out;
}

QString TableText::tabbed() const
{
    QString out = banner + u'\n';
    const auto line = [&out](const QStringList &fields) {
        QStringList safeFields;
        for (QString f : fields) {
            f.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
            safeFields << withoutFormula(f);
        }
        out += safeFields.join(u'\t') + u'\n';
    };
    line(columns);
    for (const QStringList &row : rows)
        line(row);
    return out;
}

} // namespace watchfloor::widgets
