// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csvtext.h"

#include "base/displaytext.h"

#include <QString>
#include <QStringDecoder>

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace watchfloor::feeds {

namespace {

/// Windows-1252, 0x80-0x9F; bytes without a character keep their C1 control, as WHATWG has it.
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

std::string fromWindows1252(std::string_view bytes)
{
    QString out;
    out.reserve(qsizetype(bytes.size()));
    for (const char c : bytes) {
        const auto u = static_cast<unsigned char>(c);
        out += QChar(u >= 0x80 && u < 0xA0 ? windows1252[u - 0x80u] : char16_t(u));
    }
    return out.toStdString();
}

/// Where the first byte stands that is not UTF-8. The head may end inside a character: up to three bytes are forgiven.
std::optional<std::size_t> firstNonUtf8(std::string_view bytes)
{
    if (isUtf8(bytes))
        return std::nullopt;
    std::size_t good = 0, bad = bytes.size(); // the prefix of length good is UTF-8, or ends inside a character
    while (bad - good > 4) {
        std::size_t middle = good + (bad - good) / 2;
        while (middle > good && (static_cast<unsigned char>(bytes[middle]) & 0xC0) == 0x80)
            --middle;
        if (middle == good)
            break; // nothing but continuation bytes
        if (isUtf8(bytes.substr(good, middle - good)))
            good = middle;
        else
            bad = middle;
    }
    while (good < bytes.size()) {
        std::size_t length = 1;
        while (length <= 4 && good + length <= bytes.size() && !isUtf8(bytes.substr(good, length)))
            ++length;
        if (length > 4 || good + length > bytes.size())
            break;
        good += length;
    }
    return good;
}

bool isUtf8Head(std::string_view head)
{
    const auto bad = firstNonUtf8(head);
    return !bad || head.size() - *bad < 4;
}

std::expected<std::string, std::string> fromUtf16(std::string_view bytes, QStringConverter::Encoding encoding)
{
    if (bytes.size() % 2 != 0)
        return std::unexpected("half a UTF-16 character at the end");
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (decoder.hasError() || !text.isValidUtf16())
        return std::unexpected("not UTF-16");
    return text.toStdString();
}

} // namespace

std::optional<TextEncoding> encodingFromName(std::string_view name)
{
    std::string upper;
    for (const char c : name)
        upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    using Kind = TextEncoding::Kind;
    if (upper == "UTF-8" || upper == "UTF8" || upper == "ASCII" || upper == "US-ASCII")
        return TextEncoding{Kind::Utf8, {}};
    if (upper == "UTF-16LE" || upper == "UTF-16")
        return TextEncoding{Kind::Utf16Le, {}};
    if (upper == "UTF-16BE")
        return TextEncoding{Kind::Utf16Be, {}};
    if (upper == "WINDOWS-1252" || upper == "CP1252" || upper == "ISO-8859-1" || upper == "LATIN1")
        return TextEncoding{Kind::Windows1252, {}};
    if (upper.starts_with("UTF-32") || !QStringDecoder(upper.c_str()).isValid())
        return std::nullopt; // four bytes a character: nobody exports that
    return TextEncoding{Kind::Named, upper};
}

std::size_t byteOrderMarkLength(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        return 3;
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ? 2 : 0;
}

TextEncoding detectEncoding(std::string_view head)
{
    using Kind = TextEncoding::Kind;
    if (head.starts_with("\xFF\xFE"))
        return {Kind::Utf16Le, {}};
    if (head.starts_with("\xFE\xFF"))
        return {Kind::Utf16Be, {}};
    if (head.starts_with("\xEF\xBB\xBF") || isUtf8Head(head))
        return {Kind::Utf8, {}};
    if (std::ranges::count_if(head, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) < 16)
        return {Kind::Windows1252, {}};
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), head.data(), head.size());
    uchardet_data_end(detector.get());
    return encodingFromName(uchardet_get_charset(detector.get())).value_or(TextEncoding{Kind::Windows1252, {}});
}

std::expected<std::string, std::string> toUtf8(std::string_view bytes, const TextEncoding &encoding)
{
    switch (encoding.kind) {
    case TextEncoding::Kind::Utf8:
        if (const auto bad = firstNonUtf8(bytes))
            return std::unexpected("not UTF-8 at byte " + std::to_string(*bad));
        return std::string(bytes);
    case TextEncoding::Kind::Utf16Le:
        return fromUtf16(bytes, QStringConverter::Utf16LE);
    case TextEncoding::Kind::Utf16Be:
        return fromUtf16(bytes, QStringConverter::Utf16BE);
    case TextEncoding::Kind::Windows1252:
        return fromWindows1252(bytes);
    case TextEncoding::Kind::Named:
        break;
    }
    QStringDecoder decoder(encoding.name.c_str(), QStringConverter::Flag::Stateless);
    if (!decoder.isValid())
        return std::unexpected("no decoder for " + encoding.name);
    const QString text = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (decoder.hasError())
        return std::unexpected("not " + encoding.name);
    return text.toStdString();
}

} // namespace watchfloor::feeds
