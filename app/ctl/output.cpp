// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "base/displaytext.h"

#include <cmath>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

/// What a terminal may obey or hide: C0 and C1 controls, bidi controls, zero-width characters, separators, the BOM.
bool isUnsafe(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || c == 0x180e
        || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb);
}

std::string escaped(const QString &text, bool quoted)
{
    QString result;
    result.reserve(text.size() + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool paired = QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (quoted && (c == u'"' || c == u'\\')) {
            result += u'\\';
            result += QChar(c);
        } else if (paired) {
            // Tag characters (U+E0000 and on) are invisible too.
            const bool tag = c == 0xdb40;
            for (const char16_t half : {c, text[++i].unicode()})
                result += tag ? u"\\u%1"_s.arg(uint(half), 4, 16, QChar(u'0')) : QString(QChar(half));
        } else if (isUnsafe(c) || QChar::isSurrogate(c)) {
            result += u"\\u%1"_s.arg(uint(c), 4, 16, QChar(u'0'));
        } else {
            result += QChar(c);
        }
    }
    return result.toStdString();
}

std::string quoted(const QString &text) { return '"' + escaped(text, true) + '"'; }

bool isOfExercise = false, isBegun = false;

void write(FILE *stream, const QString &text)
{
    if (stream == stdout && isOfExercise && !std::exchange(isBegun, true))
        std::fputs("EXERCISE\n", stdout);
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
}

} // namespace

Json &Json::raw(const char *key, const std::string &json)
{
    if (!m_members.empty())
        m_members += ',';
    m_saysContext = m_saysContext || std::string_view(key) == "context";
    m_members.append(1, '"').append(key).append("\":").append(json);
    return *this;
}

Json &Json::add(const char *key, const QString &text) { return raw(key, quoted(text)); }

Json &Json::add(const char *key, std::string_view utf8) { return raw(key, quoted(ctl::text(utf8))); }

Json &Json::add(const char *key, std::int64_t number) { return raw(key, std::to_string(number)); }

Json &Json::add(const char *key, double number, int digits)
{
    return std::isfinite(number) ? raw(key, QString::number(number, 'f', digits).toStdString()) : null(key);
}

Json &Json::add(const char *key, bool value) { return raw(key, value ? "true" : "false"); }

Json &Json::add(const char *key, std::optional<Timestamp> time)
{
    return time ? raw(key, '"' + iso8601(*time) + '"') : null(key);
}

Json &Json::add(const char *key, const std::vector<std::string> &texts)
{
    std::string list;
    for (const auto &one : texts)
        list += (list.empty() ? "" : ",") + quoted(ctl::text(one));
    return raw(key, "[" + list + "]");
}

Json &Json::add(const char *key, const std::vector<Json> &objects)
{
    std::string list;
    for (const auto &one : objects)
        list += (list.empty() ? "" : ",") + one.text();
    return raw(key, "[" + list + "]");
}

Json &Json::document(const char *key, const std::string &json)
{
    // Outside of strings such characters are not JSON, so that escaping them all is right; line breaks are the
    // exception.
    QString document = ctl::text(json);
    document.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
    return json.empty() ? null(key) : raw(key, escaped(document, false));
}

void Table::row(const QStringList &cells)
{
    QStringList visible;
    for (const QString &cell : cells)
        visible += visibleText(cell);
    m_rows.push_back(std::move(visible));
}

void Table::print() const
{
    std::vector<qsizetype> widths;
    for (const QString &head : m_heads)
        widths.push_back(head.size());
    for (const auto &cells : m_rows) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], cells[i].size());
    }
    const auto line = [&](const QStringList &cells) {
        QString out;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const bool last = i + 1 == cells.size();
            out += last ? cells[i] : cells[i].leftJustified(widths[std::size_t(i)] + 2);
        }
        while (out.endsWith(u' '))
            out.chop(1);
        write(stdout, out);
    };
    line(m_heads);
    for (const auto &cells : m_rows)
        line(cells);
}

void markOutputAsExercise() { isOfExercise = true; }

void say(const QString &text) { write(stdout, visibleText(text, true)); }

void warn(const QString &text)
{
    std::fflush(stdout);
    write(stderr, u"watchfloorctl: "_s + visibleText(text, true));
}

void print(const Json &object)
{
    const bool isTold = !isOfExercise || object.saysContext();
    const std::string line = (isTold ? object : Json(object).add("context", "exercise")).text() + '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
}

QString timeText(std::optional<Timestamp> time) { return time ? iso8601Text(*time) : QString(); }

std::optional<Timestamp> timeOf(std::int64_t micros)
{
    return micros == noTime ? std::nullopt : std::optional(fromMicros(micros));
}

} // namespace watchfloor::ctl
