// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"
#include "model/severity.h"
#include "picture/query.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPainterPath>

class QApplication;

namespace watchfloor::widgets {

/// Colours, shapes and fonts. Muted greys for the normal, saturated colour only for what is not (ISA-101);
/// the severity palette stays apart under colour blindness (domain.md 7.2). Every view asks here at paint time,
/// and repaints on changed(). Colour is never alone: severity also has a shape and a word.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { Dark, Light };
    enum class Role {
        Window, ///< behind everything
        Panel, ///< docks, bars
        PanelRaised, ///< headers, hovered rows
        Line, ///< separators, 3:1 not needed
        Text, ///< at least 7:1 on Window and Panel
        TextMuted, ///< at least 4.5:1
        Accent, ///< focus, selection outline
        Selection, ///< selected row's background
        Land,
        Water,
        Border,
        Grid, ///< base map
        Warning, ///< banners of the program itself
        Exercise, ///< frame and banner of an exercise; no severity, health or marking looks like it
        ExerciseText, ///< on Exercise
        Replay, ///< frame and strip of a replay: a picture of the past
        ReplayText, ///< on Replay
        WhatIf, ///< frame and strip of a what-if: a picture of nothing that is real
        WhatIfText, ///< on WhatIf
    };

    [[nodiscard]] static Theme &instance();
    /// The colours of one scheme, whatever the screen shows: for paper and pictures.
    explicit Theme(Scheme scheme = Scheme::Dark)
        : m_scheme(scheme)
    {
    }
    void apply(QApplication &app, Scheme scheme, double fontScale = 1.0); ///< palette, style sheet, fonts
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

    [[nodiscard]] QColor color(Role role) const;
    [[nodiscard]] QColor severity(SeverityBand band) const;
    [[nodiscard]] QColor health(picture::Health health) const;
    [[nodiscard]] QColor feed(picture::FeedHealth health) const;
    /// TLP 2.0 colours, always on black (FIRST). `foreground` of the banner; background is black.
    [[nodiscard]] QColor tlp(const Marking &marking) const;

    /// Severity as a shape inside a square of side 2 about the origin: square, diamond, triangle, hexagon, cross.
    [[nodiscard]] static QPainterPath severityShape(SeverityBand band);
    /// Health and feed states as shapes in the same square; the normal ones are the quietest.
    [[nodiscard]] static QPainterPath healthShape(picture::Health health);
    [[nodiscard]] static QPainterPath feedShape(picture::FeedHealth health);
    [[nodiscard]] static QFont monospace();
    /// The interface font with figures of one width, so that a running clock does not dance.
    [[nodiscard]] static QFont tabular(const QFont &base, double scale = 1.0);

    [[nodiscard]] static QString word(SeverityBand band);
    [[nodiscard]] static QString word(picture::Health health);
    [[nodiscard]] static QString word(picture::FeedHealth health);
    [[nodiscard]] static QString word(picture::IncidentState state);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString styleSheet() const;

    Scheme m_scheme = Scheme::Dark;
};

} // namespace watchfloor::widgets
