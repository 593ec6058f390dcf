// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "brief/brief.h"

#include <QStringList>

namespace watchfloor::brief {

using namespace Qt::StringLiterals;

namespace {

/// Print tones of the severity palette (widgets/common/theme.cpp, light): at least 4.5:1 on white.
QString severityColour(int severity)
{
    if (severity < 0)
        return u"#1a1d20"_s;
    static constexpr std::array<QStringView, severityBandCount> tones{u"#5f676f", u"#0b6fa8", u"#8a7a00", u"#a86400",
                                                                      u"#b03a00"};
    return tones[static_cast<std::size_t>(severityBand(severity))].toString();
}

constexpr auto style = R"(
@page { size: A4; margin: 22mm 16mm; }
body { font: 10.5pt/1.45 Inter, "Noto Sans", "DejaVu Sans", sans-serif; color: #1a1d20; max-width: 178mm; margin: 0 auto; padding: 14mm 0; }
.banner { background: #000; text-align: center; font-weight: 700; letter-spacing: .04em; padding: 2mm; position: fixed; left: 0; right: 0; }
.banner.top { top: 0 } .banner.bottom { bottom: 0 }
h1 { font-size: 20pt; margin: 6mm 0 1mm } h2 { font-size: 13pt; margin: 7mm 0 2mm; border-bottom: .3mm solid #c3c9ce }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt } th { text-align: left; color: #505860; font-weight: 600 }
th, td { padding: 1.2mm 2mm 1.2mm 0; border-bottom: .2mm solid #dde1e5; vertical-align: top }
figure { margin: 5mm 0 } img { width: 100%; border: .2mm solid #c3c9ce } figcaption { color: #505860; font-size: 9pt }
.exercise { color: #8a4b00; font-weight: 700 }
)"_L1;

QString table(const Block &block)
{
    QString out = u"<table><thead><tr>"_s;
    for (const QString &column : block.columns)
        out += u"<th>"_s + column.toHtmlEscaped() + u"</th>"_s;
    out += u"</tr></thead><tbody>"_s;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        out += u"<tr>"_s;
        const int severity = r < block.severities.size() ? block.severities[r] : -1;
        for (qsizetype c = 0; c < block.rows[r].size(); ++c) {
            out += severity >= 40 && c <= 1
                ? u"<td style=\"font-weight:600;color:"_s + severityColour(severity) + u"\">"_s
                : u"<td>"_s;
            out += block.rows[r][c].toHtmlEscaped() + u"</td>"_s;
        }
        out += u"</tr>"_s;
    }
    return out + u"</tbody></table>"_s;
}

QString figure(const Block &block, const QByteArray &png)
{
    QString out = u"<figure>"_s;
    if (!png.isEmpty())
        out += u"<img alt=\""_s + block.text.toHtmlEscaped() + u"\" src=\"data:image/png;base64,"_s
            + QString::fromLatin1(png.toBase64()) + u"\">"_s;
    return out + u"<figcaption>"_s + block.text.toHtmlEscaped() + u"</figcaption></figure>"_s;
}

QString blockHtml(const Block &block, const QByteArray &png)
{
    switch (block.kind) {
    case Block::Kind::Heading:
        return u"<h2>"_s + block.text.toHtmlEscaped() + u"</h2>"_s;
    case Block::Kind::Paragraph:
        return u"<p>"_s + block.text.toHtmlEscaped() + u"</p>"_s;
    case Block::Kind::Table:
        return table(block);
    case Block::Kind::Map:
    case Block::Kind::Timeline:
    case Block::Kind::Graph:
        return png.isEmpty() ? QString() : figure(block, png);
    }
    return {};
}

} // namespace

QString toHtml(const Document &document, const std::vector<QByteArray> &pictures)
{
    const QString banner = document.banner.toHtmlEscaped();
    static const QString colours[] = {u"#ffffff"_s, u"#33ff00"_s, u"#ffc000"_s, u"#ffc000"_s, u"#ff2b2b"_s};
    const QString colour
        = document.marking.known ? colours[static_cast<std::size_t>(document.marking.tlp)] : colours[4];
    const auto bar = [&](const QString &place) {
        return u"<div class=\"banner "_s + place + u"\" style=\"color:"_s + colour + u"\">"_s + banner + u"</div>"_s;
    };
    QString out = u"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"_s
        + (document.exercise ? u"EXERCISE: "_s : QString()) + document.title.toHtmlEscaped() + u"</title><style>"_s
        + style + u"</style></head><body>"_s + bar(u"top"_s);
    if (document.exercise)
        out += u"<p class=\"exercise\">EXERCISE EXERCISE EXERCISE</p>"_s;
    out += u"<h1>"_s + document.title.toHtmlEscaped() + u"</h1>"_s;
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        out += blockHtml(document.blocks[i], i < pictures.size() ? pictures[i] : QByteArray());
    return out + bar(u"bottom"_s) + u"</body></html>\n"_s;
}

} // namespace watchfloor::brief
