// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapoverlays.h"

#include "map/blindspots.h"
#include "map/graticule.h"
#include "map/marks.h"

#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int pad = 8;

void paintPanel(QPainter &painter, const QRect &rect, double opacity)
{
    const Theme &theme = Theme::instance();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = theme.color(Theme::Role::Panel);
    fill.setAlphaF(static_cast<float>(opacity));
    painter.setBrush(fill);
    painter.setPen(QPen(theme.color(Theme::Role::Line), 1));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

QFont sized(const QFont &base, int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font = base;
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

/// One row of the legend: what is painted and what it means.
struct LegendRow
{
    enum Kind { Heading, Mark, Asset, Blind } kind = Heading;
    QString text;
    MarkStyle mark;
    AssetStyle asset;
};

std::vector<LegendRow> legendRows()
{
    std::vector<LegendRow> rows;
    const auto heading = [&](const QString &text) { rows.push_back({LegendRow::Heading, text, {}, {}}); };
    const auto mark = [&](const QString &text, SeverityBand band, bool hasIncident, Precision precision) {
        MarkStyle style;
        style.band = band;
        style.hasIncident = hasIncident;
        style.radius = precision == Precision::Site ? 6.5 : 4.5;
        style.ring = precision == Precision::City ? 8.5 : precision == Precision::Country ? 9.5 : 0;
        style.precision = precision;
        style.isBare = true;
        rows.push_back({LegendRow::Mark, text, style, {}});
    };
    heading(MapLegend::tr("Severity"));
    for (int i = severityBandCount - 1; i >= 0; --i)
        mark(Theme::word(static_cast<SeverityBand>(i)), static_cast<SeverityBand>(i), true, Precision::Site);
    heading(MapLegend::tr("Kind"));
    mark(MapLegend::tr("Incident"), SeverityBand::High, true, Precision::Site);
    mark(MapLegend::tr("Observations only"), SeverityBand::High, false, Precision::Site);
    heading(MapLegend::tr("How well placed"));
    mark(MapLegend::tr("Site"), SeverityBand::High, true, Precision::Site);
    mark(MapLegend::tr("City"), SeverityBand::High, true, Precision::City);
    mark(MapLegend::tr("Country (≈)"), SeverityBand::High, true, Precision::Country);
    heading(MapLegend::tr("Assets and lines"));
    for (const auto health : {picture::Health::Nominal, picture::Health::Degraded, picture::Health::Impaired,
                              picture::Health::Failed, picture::Health::Unknown})
        rows.push_back({LegendRow::Asset, Theme::word(health), {}, {health, false, false, false, false}});
    rows.push_back(
        {LegendRow::Asset, MapLegend::tr("Set by hand"), {}, {picture::Health::Failed, false, false, false, true}});
    rows.push_back({LegendRow::Blind, MapLegend::tr("Watched by silent feeds alone"), {}, {}});
    return rows;
}

constexpr int legendRow = 21, legendHeading = 24, legendHead = 26;

} // namespace

QString coordinateText(double latitude, double longitude)
{
    return u"%1° %2  %3° %4"_s.arg(std::abs(latitude), 0, 'f', 4)
        .arg(latitude < 0 ? u"S"_s : u"N"_s)
        .arg(std::abs(longitude), 0, 'f', 4)
        .arg(longitude < 0 ? u"W"_s : u"E"_s);
}

QString distanceText(double metres)
{
    return metres >= 1000 ? MapFooter::tr("%1 km").arg(QLocale().toString(metres / 1000, 'f', 0))
                          : MapFooter::tr("%1 m").arg(QLocale().toString(metres, 'f', 0));
}

MapFooter::MapFooter(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(sizeHint());
}

void MapFooter::setFrame(const ViewFrame &frame)
{
    if (frame == m_frame)
        return;
    m_frame = frame;
    update();
}

void MapFooter::setPlace(const QString &coordinates)
{
    if (coordinates == m_place)
        return;
    m_place = coordinates;
    update();
}

QSize MapFooter::sizeHint() const { return {370, 24}; }

void MapFooter::paintEvent(QPaintEvent *)
{
    if (!m_frame.isValid())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MapColors colors = MapColors::of(Theme::instance());
    const ScaleBar bar = scaleBar(m_frame, 110);
    const auto haloText = [&](QPointF at, const QFont &font, const QString &text) {
        QPainterPath path;
        path.addText(at, font, text);
        painter.strokePath(path, QPen(colors.water, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(path, colors.label);
    };
    const double y = height() - 8.5;
    QPainterPath ruler;
    ruler.moveTo(1.5, y - 5);
    ruler.lineTo(1.5, y);
    ruler.lineTo(1.5 + bar.pixels, y);
    ruler.lineTo(1.5 + bar.pixels, y - 5);
    painter.strokePath(ruler, QPen(colors.water, 4));
    painter.strokePath(ruler, QPen(colors.label, 1.4));
    const QFont plain = sized(font(), 12);
    haloText({bar.pixels + 9, y + 1}, plain, distanceText(bar.metres));
    haloText({190, y + 1}, sized(Theme::monospace(), 12), m_place);
}

MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
{
    m_button->setObjectName(u"legendButton"_s);
    m_button->setText(tr("Legend"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setAutoRaise(true);
    m_button->setAccessibleName(tr("Map legend"));
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    setOpen(false);
}

void MapLegend::setOpen(bool open)
{
    m_open = open;
    m_button->setArrowType(open ? Qt::DownArrow : Qt::UpArrow);
    resize(sizeHint());
    update();
    Q_EMIT resized();
}

QSize MapLegend::sizeHint() const
{
    const int buttonWidth = m_button->sizeHint().width() + 4;
    if (!m_open)
        return {buttonWidth, legendHead};
    int height = legendHead + pad, width = buttonWidth;
    const QFontMetrics metrics(sized(font(), 12));
    for (const LegendRow &row : legendRows()) {
        height += row.kind == LegendRow::Heading ? legendHeading : legendRow;
        width = std::max(width, metrics.horizontalAdvance(row.text) + 48);
    }
    return {width, height};
}

void MapLegend::resizeEvent(QResizeEvent *)
{
    m_button->setGeometry(2, height() - legendHead + 1, width() - 4, legendHead - 2);
}

void MapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPanel(painter, rect(), m_open ? 0.94 : 0.8);
    if (!m_open)
        return;
    const Theme &theme = Theme::instance();
    MapColors colors = MapColors::of(theme);
    colors.land = colors.water = theme.color(Theme::Role::Panel);
    int y = pad / 2;
    for (const LegendRow &row : legendRows()) {
        if (row.kind == LegendRow::Heading) {
            painter.setFont(sized(font(), 11, QFont::DemiBold));
            painter.setPen(theme.color(Theme::Role::TextMuted));
            painter.drawText(QRect(pad, y + 3, width() - 2 * pad, legendHeading - 3), Qt::AlignVCenter | Qt::AlignLeft,
                             row.text);
            y += legendHeading;
            continue;
        }
        const QPointF centre(pad + 11, y + legendRow / 2.0);
        if (row.kind == LegendRow::Asset) {
            paintAsset(painter, centre, row.asset, colors);
        } else if (row.kind == LegendRow::Blind) {
            paintBlindSwatch(painter, centre, colors);
        } else {
            paintMark(painter, centre, row.mark, colors);
        }
        painter.setFont(sized(font(), 12));
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(QRect(pad + 30, y, width() - pad - 30, legendRow), Qt::AlignVCenter | Qt::AlignLeft, row.text);
        y += legendRow;
    }
}

MapHoverPanel::MapHoverPanel(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

QFont MapHoverPanel::fontOf(Line::Kind kind) const
{
    return kind == Line::Title ? sized(font(), 13, QFont::DemiBold) : sized(font(), 12);
}

QString MapHoverPanel::text() const
{
    QStringList lines;
    for (const Line &line : m_lines)
        lines << line.text;
    return lines.join(u'\n');
}

void MapHoverPanel::showLines(std::vector<Line> lines, QPointF beside, const QRect &within)
{
    if (lines.empty()) {
        hide();
        m_lines.clear();
        return;
    }
    m_lines = std::move(lines);
    constexpr int widest = 380;
    int width = 0, height = 2 * pad;
    for (Line &line : m_lines) {
        const QFontMetrics metrics(fontOf(line.kind));
        const int indent = line.band >= 0 ? 22 : 0;
        line.text = metrics.elidedText(line.text, Qt::ElideRight, widest - 2 * pad - indent);
        width = std::max(width, metrics.horizontalAdvance(line.text) + indent);
        height += metrics.height() + 3;
    }
    resize(width + 2 * pad + 2, height - 3);
    // Right of and below the cursor, or on the other side where there is no room.
    QPoint corner(qRound(beside.x()) + 18, qRound(beside.y()) + 14);
    if (corner.x() + this->width() > within.right() - 4)
        corner.setX(qRound(beside.x()) - 18 - this->width());
    if (corner.y() + this->height() > within.bottom() - 4)
        corner.setY(qRound(beside.y()) - 14 - this->height());
    move(std::max(corner.x(), within.left() + 4), std::max(corner.y(), within.top() + 4));
    show();
    raise();
    update();
}

void MapHoverPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPanel(painter, rect(), 0.96);
    const Theme &theme = Theme::instance();
    MapColors colors = MapColors::of(theme);
    colors.land = colors.water = theme.color(Theme::Role::Panel);
    int y = pad;
    for (const Line &line : m_lines) {
        painter.setFont(fontOf(line.kind));
        const QFontMetrics metrics(painter.font());
        int x = pad;
        if (line.band >= 0) {
            MarkStyle style;
            style.band = static_cast<SeverityBand>(line.band);
            style.hasIncident = true;
            style.radius = 5.5;
            paintMark(painter, QPointF(x + 7, y + metrics.height() / 2.0), style, colors);
            x += 22;
        }
        painter.setPen(theme.color(line.kind == Line::Muted ? Theme::Role::TextMuted : Theme::Role::Text));
        painter.drawText(QPoint(x, y + metrics.ascent()), line.text);
        y += metrics.height() + 3;
    }
}

} // namespace watchfloor::widgets
