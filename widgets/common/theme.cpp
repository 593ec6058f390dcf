// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include <array>
#include <cmath>
#include <numbers>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

QColor Theme::color(Role role) const
{
    const bool dark = m_scheme == Scheme::Dark;
    switch (role) {
    case Role::Window:
        return dark ? QColor(0x14, 0x16, 0x18) : QColor(0xE9, 0xEB, 0xED);
    case Role::Panel:
        return dark ? QColor(0x1B, 0x1E, 0x20) : QColor(0xF6, 0xF7, 0xF8);
    case Role::PanelRaised:
        return dark ? QColor(0x26, 0x2A, 0x2E) : QColor(0xDD, 0xE1, 0xE5);
    case Role::Line:
        return dark ? QColor(0x34, 0x39, 0x3E) : QColor(0xC3, 0xC9, 0xCE);
    case Role::Text:
        return dark ? QColor(0xD6, 0xDA, 0xDE) : QColor(0x1A, 0x1D, 0x20);
    case Role::TextMuted:
        return dark ? QColor(0x9A, 0xA2, 0xAA) : QColor(0x50, 0x58, 0x60);
    case Role::Accent:
        return dark ? QColor(0x7F, 0xB8, 0xD8) : QColor(0x00, 0x5F, 0x95);
    case Role::Selection:
        return dark ? QColor(0x2B, 0x42, 0x52) : QColor(0xBC, 0xD9, 0xEA);
    case Role::Land:
        return dark ? QColor(0x2A, 0x2E, 0x31) : QColor(0xEE, 0xEC, 0xE6);
    case Role::Water:
        return dark ? QColor(0x17, 0x1B, 0x1F) : QColor(0xD3, 0xDE, 0xE6);
    case Role::Border:
        return dark ? QColor(0x4A, 0x51, 0x57) : QColor(0xA8, 0xA8, 0xA0);
    case Role::Grid:
        return dark ? QColor(0x22, 0x27, 0x2C) : QColor(0xC4, 0xD0, 0xD9);
    case Role::Warning:
        return dark ? QColor(0xE6, 0x9F, 0x00) : QColor(0x8A, 0x4B, 0x00);
    case Role::Exercise:
        return dark ? QColor(0x7C, 0x3A, 0x96) : QColor(0x86, 0x3C, 0xA4);
    case Role::ExerciseText:
        return QColor(0xFA, 0xF3, 0xFD);
    case Role::Replay: // apart from severities, feeds and the exercise under colour blindness: by its hatching, too
        return dark ? QColor(0x2F, 0xC4, 0xB2) : QColor(0x00, 0x7A, 0x6E);
    case Role::ReplayText:
        return dark ? QColor(0x06, 0x1A, 0x18) : QColor(0xF4, 0xFB, 0xFA);
    case Role::WhatIf: // apart from the other frames by its chequers, too
        return dark ? QColor(0xE5, 0x8B, 0xC2) : QColor(0x9C, 0x2C, 0x78);
    case Role::WhatIfText:
        return dark ? QColor(0x21, 0x0A, 0x18) : QColor(0xFD, 0xF4, 0xFA);
    }
    return {};
}

QColor Theme::severity(SeverityBand band) const
{
    // Okabe-Ito based set measured in domain.md 7.2; on light backgrounds darker tones of the same hues.
    static constexpr std::array<QRgb, 5> dark{0xFF8A9199, 0xFF56B4E9, 0xFFF0E442, 0xFFE69F00, 0xFFD55E00};
    static constexpr std::array<QRgb, 5> light{0xFF5F676F, 0xFF0B6FA8, 0xFF8A7A00, 0xFFA86400, 0xFFB03A00};
    return QColor::fromRgb((m_scheme == Scheme::Dark ? dark : light)[static_cast<std::size_t>(band)]);
}

QColor Theme::health(picture::Health health) const
{
    switch (health) {
    case picture::Health::Nominal:
        return m_scheme == Scheme::Dark ? QColor(0x6E, 0x7A, 0x84) : QColor(0x6B, 0x75, 0x7E);
    case picture::Health::Degraded:
        return severity(SeverityBand::Medium);
    case picture::Health::Impaired:
        return severity(SeverityBand::High);
    case picture::Health::Failed:
        return severity(SeverityBand::Critical);
    case picture::Health::Unknown:
        return m_scheme == Scheme::Dark ? QColor(0xA5, 0x8F, 0xC8) : QColor(0x6A, 0x4F, 0x9A);
    }
    return {};
}

QColor Theme::feed(picture::FeedHealth health) const
{
    switch (health) {
    case picture::FeedHealth::Live:
        return m_scheme == Scheme::Dark ? QColor(0x6F, 0x9C, 0x86) : QColor(0x2F, 0x6B, 0x4F);
    case picture::FeedHealth::Late:
        return severity(SeverityBand::Medium);
    case picture::FeedHealth::Silent:
        return severity(SeverityBand::Critical);
    case picture::FeedHealth::Failing:
        return severity(SeverityBand::High);
    case picture::FeedHealth::Never:
        return color(Role::TextMuted);
    }
    return {};
}

QColor Theme::tlp(const Marking &marking) const
{
    if (!marking.known)
        return QColor(0xFF, 0x2B, 0x2B);
    switch (marking.tlp) {
    case Tlp::Clear:
        return QColor(0xFF, 0xFF, 0xFF);
    case Tlp::Green:
        return QColor(0x33, 0xFF, 0x00);
    case Tlp::Amber:
    case Tlp::AmberStrict:
        return QColor(0xFF, 0xC0, 0x00);
    case Tlp::Red:
        return QColor(0xFF, 0x2B, 0x2B);
    }
    return {};
}

QPainterPath Theme::severityShape(SeverityBand band)
{
    const auto polygon = [](int corners, double turn) {
        QPolygonF points;
        for (int i = 0; i <= corners; ++i) {
            const double angle = turn + 2 * std::numbers::pi * i / corners;
            points << QPointF(std::sin(angle), -std::cos(angle));
        }
        QPainterPath path;
        path.addPolygon(points);
        path.closeSubpath();
        return path;
    };
    switch (band) {
    case SeverityBand::Info: {
        QPainterPath path;
        path.addRect(-0.75, -0.75, 1.5, 1.5);
        return path;
    }
    case SeverityBand::Low:
        return polygon(4, 0);
    case SeverityBand::Medium:
        return polygon(3, 0);
    case SeverityBand::High:
        return polygon(6, 0);
    case SeverityBand::Critical: {
        // A diagonal cross with arms 0.55 wide.
        QPainterPath path;
        QPolygonF points;
        const double a = 0.28, b = 1.0;
        for (const QPointF p :
             {QPointF(-a, -b), QPointF(a, -b), QPointF(a, -a), QPointF(b, -a), QPointF(b, a), QPointF(a, a),
              QPointF(a, b), QPointF(-a, b), QPointF(-a, a), QPointF(-b, a), QPointF(-b, -a), QPointF(-a, -a)})
            points << QPointF((p.x() - p.y()) * std::numbers::sqrt2 / 2, (p.x() + p.y()) * std::numbers::sqrt2 / 2);
        path.addPolygon(points);
        path.closeSubpath();
        return path;
    }
    }
    return {};
}

QPainterPath Theme::healthShape(picture::Health health)
{
    switch (health) {
    case picture::Health::Nominal: {
        QPainterPath path;
        path.addEllipse(QPointF(), 0.55, 0.55);
        return path;
    }
    case picture::Health::Degraded:
        return severityShape(SeverityBand::Medium);
    case picture::Health::Impaired:
        return severityShape(SeverityBand::High);
    case picture::Health::Failed:
        return severityShape(SeverityBand::Critical);
    case picture::Health::Unknown: {
        QPainterPath path;
        path.addEllipse(QPointF(), 0.85, 0.85);
        path.addEllipse(QPointF(), 0.5, 0.5);
        return path; // odd-even: a ring
    }
    }
    return {};
}

QPainterPath Theme::feedShape(picture::FeedHealth health)
{
    QPainterPath path;
    switch (health) {
    case picture::FeedHealth::Live:
        path.addEllipse(QPointF(), 0.7, 0.7);
        return path;
    case picture::FeedHealth::Late:
        return severityShape(SeverityBand::Medium);
    case picture::FeedHealth::Silent:
        return severityShape(SeverityBand::Critical);
    case picture::FeedHealth::Failing:
        return severityShape(SeverityBand::High);
    case picture::FeedHealth::Never:
        path.addEllipse(QPointF(), 0.8, 0.8);
        path.addEllipse(QPointF(), 0.5, 0.5);
        return path;
    }
    return path;
}

QFont Theme::tabular(const QFont &base, double scale)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * scale);
    font.setFeature(QFont::Tag("tnum"), 1);
    return font;
}

QFont Theme::monospace()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({u"DejaVu Sans Mono"_s, font.family()});
    font.setPointSizeF(QApplication::font().pointSizeF() * 0.92);
    return font;
}

QString Theme::word(SeverityBand band)
{
    switch (band) {
    case SeverityBand::Info:
        return tr("Info");
    case SeverityBand::Low:
        return tr("Low");
    case SeverityBand::Medium:
        return tr("Medium");
    case SeverityBand::High:
        return tr("High");
    case SeverityBand::Critical:
        return tr("Critical");
    }
    return {};
}

QString Theme::word(picture::Health health)
{
    switch (health) {
    case picture::Health::Nominal:
        return tr("Nominal");
    case picture::Health::Degraded:
        return tr("Degraded");
    case picture::Health::Impaired:
        return tr("Impaired");
    case picture::Health::Failed:
        return tr("Failed");
    case picture::Health::Unknown:
        return tr("Unknown");
    }
    return {};
}

QString Theme::word(picture::FeedHealth health)
{
    switch (health) {
    case picture::FeedHealth::Live:
        return tr("Live");
    case picture::FeedHealth::Late:
        return tr("Late");
    case picture::FeedHealth::Silent:
        return tr("Silent");
    case picture::FeedHealth::Never:
        return tr("No data");
    case picture::FeedHealth::Failing:
        return tr("Failing");
    }
    return {};
}

QString Theme::word(picture::IncidentState state)
{
    switch (state) {
    case picture::IncidentState::Reported:
        return tr("Reported");
    case picture::IncidentState::Correlated:
        return tr("Correlated");
    case picture::IncidentState::Assessed:
        return tr("Assessed");
    case picture::IncidentState::Recognised:
        return tr("Recognised");
    case picture::IncidentState::Lapsed:
        return tr("Lapsed");
    case picture::IncidentState::Disputed:
        return tr("Disputed");
    case picture::IncidentState::Dismissed:
        return tr("Dismissed");
    case picture::IncidentState::Closed:
        return tr("Closed");
    }
    return {};
}

QString Theme::styleSheet() const
{
    QFile file(u":/watchfloor/themes/watchfloor.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    // Longer names first: @Panel is a prefix of @PanelRaised.
    static constexpr std::array<std::pair<QLatin1StringView, Role>, 11> names{{{"@PanelRaised"_L1, Role::PanelRaised},
                                                                               {"@TextMuted"_L1, Role::TextMuted},
                                                                               {"@Selection"_L1, Role::Selection},
                                                                               {"@ExerciseText"_L1, Role::ExerciseText},
                                                                               {"@Exercise"_L1, Role::Exercise},
                                                                               {"@Warning"_L1, Role::Warning},
                                                                               {"@Window"_L1, Role::Window},
                                                                               {"@Accent"_L1, Role::Accent},
                                                                               {"@Panel"_L1, Role::Panel},
                                                                               {"@Line"_L1, Role::Line},
                                                                               {"@Text"_L1, Role::Text}}};
    for (const auto &[token, role] : names)
        sheet.replace(token, color(role).name());
    sheet.replace("@scheme"_L1, m_scheme == Scheme::Dark ? "dark"_L1 : "light"_L1);
    return sheet;
}

void Theme::apply(QApplication &app, Scheme scheme, double fontScale)
{
    m_scheme = scheme;
    app.setStyle(QStyleFactory::create(u"Fusion"_s));
    QPalette p;
    p.setColor(QPalette::Window, color(Role::Panel));
    p.setColor(QPalette::Base, color(Role::Window));
    p.setColor(QPalette::AlternateBase, color(Role::Panel));
    p.setColor(QPalette::Button, color(Role::PanelRaised));
    p.setColor(QPalette::ToolTipBase, color(Role::PanelRaised));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText, QPalette::BrightText})
        p.setColor(role, color(Role::Text));
    p.setColor(QPalette::PlaceholderText, color(Role::TextMuted));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(Role::TextMuted));
    p.setColor(QPalette::Highlight, color(Role::Selection));
    p.setColor(QPalette::Link, color(Role::Accent));
    p.setColor(QPalette::Accent, color(Role::Accent));
    p.setColor(QPalette::Light, color(Role::PanelRaised));
    p.setColor(QPalette::Mid, color(Role::Line));
    p.setColor(QPalette::Dark, color(Role::Line));
    p.setColor(QPalette::Shadow, color(Role::Window));
    app.setPalette(p);
    QFont font = app.font();
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setPointSizeF(10 * fontScale);
    app.setFont(font);
    app.setStyleSheet(styleSheet());
    Q_EMIT changed();
}

} // namespace watchfloor::widgets
