// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"

#include <simdjson.h>

namespace watchfloor {

using namespace Qt::StringLiterals;

namespace {

bool mustBeShown(char32_t c, bool multiline)
{
    if (c == U'\t' || c == U'\n')
        return !multiline;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) // C0, DEL, C1
        return true;
    switch (c) {
    case 0x061C: // Arabic letter mark
    case 0x00AD: // soft hyphen
    case 0xFEFF:
    case 0x180E:
    case 0xFFF9:
    case 0xFFFA:
    case 0xFFFB:
        return true;
    default:
        break;
    }
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)
        || (c >= 0xE0000 && c <= 0xE007F) || (c >= 0xD800 && c <= 0xDFFF);
}

} // namespace

QString visibleText(const QString &text, bool multiline)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (multiline && c == U'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            continue;
        if (mustBeShown(c, multiline))
            out += u"⟨U+"_s + QString::number(c, 16).toUpper().rightJustified(4, u'0') + u"⟩"_s;
        else
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

QString visibleText(std::string_view utf8, bool multiline)
{
    if (isUtf8(utf8))
        return visibleText(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())), multiline);
    // Bytes that are no text are shown as bytes, the rest as text.
    QString out;
    std::size_t start = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        std::size_t length = 1;
        while (length <= 4 && i + length <= utf8.size() && !isUtf8(utf8.substr(i, length)))
            ++length;
        if (length <= 4 && i + length <= utf8.size()) {
            i += length;
            continue;
        }
        out += visibleText(QString::fromUtf8(utf8.data() + start, static_cast<qsizetype>(i - start)), multiline);
        out += u"⟨0x"_s + QString::number(static_cast<unsigned char>(utf8[i]), 16).toUpper().rightJustified(2, u'0')
            + u"⟩"_s;
        start = ++i;
    }
    return out
        + visibleText(QString::fromUtf8(utf8.data() + start, static_cast<qsizetype>(utf8.size() - start)), multiline);
}

QString shortText(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    qsizetype cut = std::max<qsizetype>(0, limit - 1);
    if (cut > 0 && text[cut - 1].isHighSurrogate())
        --cut;
    return text.left(cut) + u'…';
}

bool isUtf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

} // namespace watchfloor
