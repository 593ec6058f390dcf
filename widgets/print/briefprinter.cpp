// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/briefprinter.h"

#include "common/theme.h"
#include "print/graphpainter.h"
#include "print/mappainter.h"
#include "print/timelinepainter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextLayout>

#include <functional>
#include <numeric>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using brief::Block;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BriefPrinter)
};

constexpr int resolution = 300; ///< dots per inch of the PDF's coordinate system
constexpr double dotsPerMillimetre = resolution / 25.4;
constexpr double mm(double value) { return value * dotsPerMillimetre; }

const QColor ink(0x1A, 0x1D, 0x20);
const QColor muted(0x50, 0x58, 0x60);
const QColor rule(0xC3, 0xC9, 0xCE);

QColor printColour(int severity)
{
    static const std::array<QColor, severityBandCount> tones{QColor(0x5F, 0x67, 0x6F), QColor(0x0B, 0x6F, 0xA8),
                                                             QColor(0x8A, 0x7A, 0x00), QColor(0xA8, 0x64, 0x00),
                                                             QColor(0xB0, 0x3A, 0x00)};
    return severity < 0 ? ink : tones[static_cast<std::size_t>(severityBand(severity))];
}

QFont font(double points, QFont::Weight weight = QFont::Normal)
{
    QFont f;
    f.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    // Pixels, so that measuring does not depend on a screen's resolution.
    f.setPixelSize(static_cast<int>(points / 72.0 * resolution));
    f.setWeight(weight);
    return f;
}

/// Lines at word boundaries where there are any; a long token without one is cut rather than lost.
double layOut(QTextLayout &layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

void drawWrapped(QPainter &p, const QRectF &rect, const QString &text, const QFont &f, const QColor &colour)
{
    QTextLayout layout(text, f);
    layOut(layout, rect.width());
    p.setPen(colour);
    layout.draw(&p, rect.topLeft());
}

bool isPicture(Block::Kind kind)
{
    return kind == Block::Kind::Map || kind == Block::Kind::Timeline || kind == Block::Kind::Graph;
}

double pictureAspect(Block::Kind kind)
{
    switch (kind) {
    case Block::Kind::Map:
        return 0.43;
    case Block::Kind::Timeline:
        return 0.26;
    case Block::Kind::Graph:
        return 0.5;
    default:
        return 0;
    }
}

constexpr double margin = mm(16); ///< left and right; above and below there is the banner as well
constexpr double textWidth = mm(210) - 2 * margin;
const QSizeF landscapeBody(mm(297) - 2 * margin, mm(210) - mm(40));
/// The view painters size text and marks for a screen; this is the screen a page's width pretends to be.
constexpr double screenWidth = 860;
constexpr double screenScale = textWidth / screenWidth;

QFont screenFont()
{
    QFont f = font(1);
    f.setPixelSize(12);
    return f;
}

/// A long chain shrunk to the width of a page is a row of dots: it gets a page of its own, lying down.
bool needsLandscape(const brief::Document &document, Block::Kind kind)
{
    const QSizeF upright(screenWidth, screenWidth * pictureAspect(kind));
    return kind == Block::Kind::Graph && document.picture && !document.picture->assets.empty()
        && graphScale(*document.picture, screenFont(), upright) < 0.85;
}

void paintPicture(QPainter &painter, const QRectF &rect, const brief::Document &document, Block::Kind kind)
{
    const auto light = Theme::Scheme::Light;
    const QRectF screen(QPointF(), rect.size() / screenScale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect);
    painter.translate(rect.topLeft());
    painter.scale(screenScale, screenScale);
    painter.setFont(screenFont());
    if (kind == Block::Kind::Map)
        paintMap(painter, screen, *document.picture, document.filter, light);
    else if (kind == Block::Kind::Timeline)
        paintTimeline(painter, screen, *document.picture, document.filter, light);
    else
        paintGraph(painter, screen, *document.picture, document.filter, light);
    painter.restore();
    painter.setPen(QPen(rule, mm(0.2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

/// Lays blocks out on pages first and paints afterwards, because "of N" is known only then.
class Layout
{
public:
    using Paint = std::function<void(QPainter &)>;
    struct Page
    {
        std::vector<Paint> paints;
        bool isLandscape = false;
    };

    explicit Layout(const brief::Document &document)
        : m_document(document)
        , m_measure(1, 1, QImage::Format_RGB32)
    {
        startPage();
        title();
        for (std::size_t i = 0; i < document.blocks.size(); ++i)
            block(document.blocks[i]);
    }

    [[nodiscard]] const std::vector<Page> &pages() const { return m_pages; }

private:
    void startPage(bool landscape = false)
    {
        m_pages.emplace_back().isLandscape = landscape;
        const QSizeF upright(textWidth, mm(297) - mm(40));
        m_body = QRectF({margin, mm(20)}, landscape ? landscapeBody : upright);
        m_y = m_body.top();
    }
    void need(double height)
    {
        // What follows a page that lies down stands again.
        if ((m_y + height > m_body.bottom() && m_y > m_body.top())
            || (m_pages.back().isLandscape && m_y > m_body.top()))
            startPage();
    }
    void put(Paint paint) { m_pages.back().paints.push_back(std::move(paint)); }

    [[nodiscard]] double textHeight(const QString &text, const QFont &f, double width) const
    {
        QTextLayout layout(text, f);
        return layOut(layout, width);
    }

    void text(const QString &value, const QFont &f, const QColor &colour, double after)
    {
        const double height = textHeight(value, f, m_body.width());
        need(height);
        const QRectF rect(m_body.left(), m_y, m_body.width(), height + 2);
        put([=](QPainter &p) { drawWrapped(p, rect, value, f, colour); });
        m_y += height + after;
    }

    void title()
    {
        if (m_document.exercise)
            text(u"EXERCISE EXERCISE EXERCISE"_s, font(10, QFont::Bold), QColor(0x8A, 0x4B, 0x00), mm(1));
        text(m_document.title, font(20, QFont::DemiBold), ink, mm(2));
    }

    void block(const Block &b)
    {
        switch (b.kind) {
        case Block::Kind::Heading:
            m_y += mm(4);
            need(mm(30)); // a heading never stands alone at the foot of a page
            text(b.text, font(13, QFont::DemiBold), ink, mm(1));
            line(mm(0.3));
            m_y += mm(2.5);
            break;
        case Block::Kind::Paragraph:
            text(b.text, font(10), ink, mm(3));
            break;
        case Block::Kind::Table:
            table(b);
            break;
        case Block::Kind::Map:
        case Block::Kind::Timeline:
        case Block::Kind::Graph:
            figure(b);
            break;
        }
    }

    void line(double width)
    {
        const QLineF stroke(m_body.left(), m_y, m_body.right(), m_y);
        put([=](QPainter &p) {
            p.setPen(QPen(rule, width));
            p.drawLine(stroke);
        });
    }

    void figure(const Block &b)
    {
        const QFont captionFont = font(8.5);
        if (needsLandscape(m_document, b.kind)) {
            startPage(true);
            const double caption = textHeight(b.text, captionFont, m_body.width());
            const QRectF rect = m_body.adjusted(0, 0, 0, -caption - mm(2));
            put([this, rect, kind = b.kind](QPainter &p) { paintPicture(p, rect, m_document, kind); });
            const QRectF below(rect.left(), rect.bottom() + mm(1.5), rect.width(), caption + 2);
            put([=, value = b.text](QPainter &p) { drawWrapped(p, below, value, captionFont, muted); });
            m_y = m_body.bottom();
            return;
        }
        const double height = m_body.width() * pictureAspect(b.kind);
        const double caption = textHeight(b.text, captionFont, m_body.width());
        m_y += mm(2);
        need(height + caption + mm(4));
        const QRectF rect(m_body.left(), m_y, m_body.width(), height);
        const auto kind = b.kind;
        put([this, rect, kind](QPainter &p) { paintPicture(p, rect, m_document, kind); });
        m_y += height + mm(1.5);
        text(b.text, captionFont, muted, mm(4));
    }

    void tableRow(const QStringList &cells, const std::vector<double> &widths, const QFont &f, const QColor &colour,
                  int severity)
    {
        QFont loudFont = f;
        loudFont.setWeight(QFont::DemiBold);
        const auto isLoud = [&](std::size_t c) { return severity >= 40 && c <= 1; };
        double height = 0;
        for (std::size_t c = 0; c < widths.size(); ++c)
            height = std::max(
                height,
                textHeight(cells.value(static_cast<qsizetype>(c)), isLoud(c) ? loudFont : f, widths[c] - mm(3)));
        const double y = m_y;
        double x = m_body.left();
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const QRectF rect(x, y + mm(0.9), widths[c] - mm(3), height + 2);
            const QFont cellFont = isLoud(c) ? loudFont : f;
            const QColor cellColour = isLoud(c) && (c == 0 || cells.size() == 3) ? printColour(severity) : colour;
            const QString value = cells.value(static_cast<qsizetype>(c));
            put([=](QPainter &p) { drawWrapped(p, rect, value, cellFont, cellColour); });
            x += widths[c];
        }
        m_y += height + mm(2.2);
        line(mm(0.15));
    }

    void table(const Block &b)
    {
        const QFont cell = font(9);
        const QFont head = font(8.5, QFont::DemiBold);
        QFont loud = cell;
        loud.setWeight(QFont::DemiBold);
        const auto widths = columnWidths(b, QFontMetricsF(loud, &m_measure), m_body.width(), mm(4));
        const auto header = [&] { tableRow(b.columns, widths, head, muted, -1); };
        need(mm(18));
        header();
        for (std::size_t r = 0; r < b.rows.size(); ++r) {
            double height = 0;
            for (std::size_t c = 0; c < widths.size(); ++c)
                height
                    = std::max(height, textHeight(b.rows[r].value(static_cast<qsizetype>(c)), loud, widths[c] - mm(3)));
            if (m_y + height + mm(3) > m_body.bottom()) {
                startPage();
                header();
            }
            tableRow(b.rows[r], widths, cell, ink, r < b.severities.size() ? b.severities[r] : -1);
        }
        m_y += mm(3);
    }

    const brief::Document &m_document;
    QRectF m_body;
    QImage m_measure;
    std::vector<Page> m_pages;
    double m_y = 0;
};

void paintBanner(QPainter &p, const QRectF &bar, const brief::Document &document)
{
    p.fillRect(bar, Qt::black);
    p.setFont(font(10, QFont::Bold));
    p.setPen(Theme::instance().tlp(document.marking));
    p.drawText(bar, Qt::AlignCenter,
               document.exercise ? QString(document.banner + u"  ·  EXERCISE"_s) : document.banner);
}

void paintFrame(QPainter &p, const QRectF &page, const brief::Document &document, std::size_t number, std::size_t count)
{
    paintBanner(p, QRectF(0, 0, page.width(), mm(9)), document);
    paintBanner(p, QRectF(0, page.height() - mm(9), page.width(), mm(9)), document);
    p.setFont(font(8));
    p.setPen(muted);
    const QRectF foot(mm(16), page.height() - mm(17), page.width() - mm(32), mm(6));
    p.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, Words::tr("As known at %1").arg(document.asKnownAt));
    p.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, Words::tr("Page %1 of %2").arg(number).arg(count));
}

} // namespace

std::vector<double> columnWidths(const Block &table, const QFontMetricsF &metrics, double width, double margin)
{
    constexpr double measured = 1.08; // what is laid out may be a little wider than what was measured
    constexpr double nameShare = 0.26; // of names: they read well on two lines
    constexpr double sentenceShare = 0.3; // a sentence may give way to this
    const auto count = static_cast<std::size_t>(table.columns.size());
    std::vector<double> wanted(count, 0), least(count, 0);
    for (std::size_t c = 0; c < count; ++c) {
        QStringList cells{table.columns[static_cast<qsizetype>(c)]};
        for (const QStringList &row : table.rows)
            cells << row.value(static_cast<qsizetype>(c));
        for (const QString &cell : cells) {
            wanted[c] = std::max(wanted[c], metrics.horizontalAdvance(cell) * measured + margin);
            for (const QStringView word : QStringView(cell).tokenize(u' ', Qt::SkipEmptyParts))
                least[c] = std::max(least[c], metrics.horizontalAdvance(word.toString()) * measured + margin);
        }
        least[c] = std::min(least[c], width * nameShare); // a token without an end is cut
    }
    const auto longest = std::ranges::max_element(wanted);
    for (std::size_t c = 0; c < count; ++c) {
        if (std::ptrdiff_t(c) != longest - wanted.begin())
            wanted[c] = std::min(wanted[c], width * nameShare);
    }
    const auto sumOf = [](const std::vector<double> &all) { return std::accumulate(all.begin(), all.end(), 0.0); };
    const double over = sumOf(wanted) - width, spare = width - sumOf(least);
    const auto widest = std::ranges::max_element(wanted);
    if (over <= 0 || *widest - over >= width * sentenceShare) {
        *widest -= over;
        return wanted;
    }
    const double asked = sumOf(wanted) - sumOf(least);
    for (std::size_t c = 0; c < count; ++c)
        wanted[c] = spare > 0 ? least[c] + (wanted[c] - least[c]) * spare / asked : least[c] * width / sumOf(least);
    return wanted;
}

Result<> printBrief(const brief::Document &document, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    {
        QPdfWriter writer(&file);
        writer.setResolution(resolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(document.exercise ? QString(u"EXERCISE: "_s + document.title) : document.title);
        writer.setCreator(u"Watchfloor"_s);
        const Layout layout(document);
        QPainter painter(&writer);
        if (!painter.isActive())
            return fail(ErrorCode::Io, u"%1: cannot paint a PDF"_s.arg(path));
        const auto &pages = layout.pages();
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (i > 0) {
                writer.setPageOrientation(pages[i].isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait);
                writer.newPage();
            }
            for (const auto &paint : pages[i].paints)
                paint(painter);
            paintFrame(painter, QRectF(0, 0, writer.width(), writer.height()), document, i + 1, pages.size());
        }
    }
    if (!file.commit())
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

std::vector<QByteArray> briefPictures(const brief::Document &document)
{
    std::vector<QByteArray> out(document.blocks.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto kind = document.blocks[i].kind;
        if (!isPicture(kind))
            continue;
        // Painted at the size it has on paper, then scaled down, so that letters keep their proportion.
        const QSizeF size
            = needsLandscape(document, kind) ? landscapeBody : QSizeF(textWidth, textWidth * pictureAspect(kind));
        constexpr double scale = 0.75;
        QImage image((size * scale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        paintPicture(painter, QRectF(QPointF(), size), document, kind);
        painter.end();
        QBuffer buffer(&out[i]);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
    }
    return out;
}

Result<> writeBriefHtml(const brief::Document &document, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    file.write(brief::toHtml(document, briefPictures(document)).toUtf8());
    if (!file.commit())
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace watchfloor::widgets
