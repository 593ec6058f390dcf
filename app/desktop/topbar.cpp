// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/topbar.h"

#include "base/displaytext.h"
#include "common/icon.h"
#include "common/theme.h"
#include "common/words.h"
#include "feeds/feedlights.h"
#include "picture/operations.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <utility>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

// ------------------------------------------------------------ ZuluClock

ZuluClock::ZuluClock(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"zuluClock"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Zulu time (UTC) and date-time group"));
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ZuluClock::tick);
    tick();
}

void ZuluClock::tick()
{
    const Timestamp now = Clock::now();
    const QString time = QString::fromStdString(iso8601(std::chrono::floor<std::chrono::seconds>(now))).mid(11);
    if (time != m_time) {
        m_time = time;
        m_group = dtg(now);
        setAccessibleName(tr("%1, %2").arg(m_time, m_group));
        QWidget::update();
    }
    // To the next full second, so that the figure changes when the second does.
    const auto rest = std::chrono::floor<std::chrono::seconds>(now) + std::chrono::seconds(1) - now;
    m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(rest) + std::chrono::milliseconds(2));
}

QSize ZuluClock::sizeHint() const
{
    const QFontMetrics large(Theme::tabular(font(), 1.75));
    const QFontMetrics small(Theme::tabular(font(), 0.95));
    return {std::max(large.horizontalAdvance(u"88:88:88Z"_s), small.horizontalAdvance(u"888888ZWWW88"_s)) + 4,
            large.height() + small.height() - 2};
}

void ZuluClock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    QFont large = Theme::tabular(font(), 1.75);
    large.setWeight(QFont::DemiBold);
    const QFont small = Theme::tabular(font(), 0.95);
    const QFontMetrics largeMetrics(large);
    painter.setFont(large);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(0, largeMetrics.ascent(), m_time);
    painter.setFont(small);
    painter.setPen(theme.color(Theme::Role::TextMuted));
    painter.drawText(1, largeMetrics.height() - 2 + QFontMetrics(small).ascent(), m_group);
}

// ------------------------------------------------------------ MarkingStrip

MarkingStrip::MarkingStrip(widgets::PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
{
    setObjectName(u"markingBanner"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("The high-water mark of what is on screen"));
    connect(scope, &widgets::PictureScope::snapshotChanged, this, &MarkingStrip::update);
    connect(scope, &widgets::PictureScope::filterChanged, this, &MarkingStrip::update);
    update();
}

std::optional<Marking> MarkingStrip::screenMarking(widgets::PictureScope &scope)
{
    const picture::Snapshot &s = *scope.snapshot();
    const picture::Counts &counts = scope.counts();
    std::optional<Marking> high;
    const auto raise = [&high](const Marking &m) { high = high ? join(*high, m) : m; };
    if (counts.observations > 0 || counts.incidents > 0)
        raise(counts.marking);
    // The graph and the mission list follow no filter: what they may show counts always.
    std::vector<bool> used(s.markings.size());
    for (const picture::AssetRow &a : s.assets)
        used[a.marking] = true;
    for (const picture::MissionRow &m : s.missions)
        used[m.marking] = true;
    for (const picture::OperationRow &operation : operationsOf(s).rows)
        used[operation.marking] = true;
    for (const picture::HeldHealth &held : s.held)
        used[held.marking] = true;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i])
            raise(s.markings[i]);
    }
    return high;
}

void MarkingStrip::update()
{
    const auto marking = screenMarking(*m_scope);
    m_marking = marking.value_or(Marking{});
    m_marking.known = m_marking.known || !marking;
    if (!marking)
        m_marking.tlp = Tlp::Clear;
    m_text = marking ? bannerText(*marking) : tr("NOTHING TO SHOW");
    setToolTip(widgets::toolTipOf(m_text)); // the whole of it, were the window too narrow
    setAccessibleName(m_exercise ? tr("Exercise. Marking: %1").arg(m_text) : tr("Marking: %1").arg(m_text));
    QWidget::update();
}

void MarkingStrip::setExercise(bool exercise)
{
    m_exercise = exercise;
    update();
}

QSize MarkingStrip::sizeHint() const { return {600, fontMetrics().height() + 8}; }

QFont MarkingStrip::boldFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

namespace {

QFont spaced(QFont font)
{
    font.setLetterSpacing(QFont::AbsoluteSpacing, 2.5);
    return font;
}

} // namespace

int MarkingStrip::exerciseBlock() const
{
    if (!m_exercise)
        return 0;
    return std::max(width() / 5, QFontMetrics(spaced(boldFont())).horizontalAdvance(tr("EXERCISE")) + 24);
}

int MarkingStrip::textWidth() const { return width() - 2 * exerciseBlock() - 16; }

bool MarkingStrip::isElided() const { return QFontMetrics(boldFont()).horizontalAdvance(m_text) > textWidth(); }

void MarkingStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    const int block = exerciseBlock();
    if (m_exercise) {
        painter.setFont(spaced(boldFont()));
        for (const int x : {0, width() - block}) {
            const QRect area(x, 0, block, height());
            painter.fillRect(area, theme.color(Theme::Role::Exercise));
            painter.setPen(theme.color(Theme::Role::ExerciseText));
            painter.drawText(area, Qt::AlignCenter, tr("EXERCISE"));
        }
    }
    painter.setFont(boldFont());
    painter.setPen(theme.tlp(m_marking));
    painter.drawText(rect().adjusted(block + 8, 0, -block - 8, 0), Qt::AlignCenter,
                     QFontMetrics(boldFont()).elidedText(m_text, Qt::ElideRight, textWidth()));
}

// ------------------------------------------------------------ TopBar

TopBar::TopBar(widgets::PictureScope *scope, QAction *palette, QWidget *parent)
    : QFrame(parent)
    , m_clock(new ZuluClock)
    , m_lights(new widgets::FeedLights(scope))
    , m_alarms(new QToolButton)
    , m_seat(new QToolButton)
    , m_search(new QToolButton)
    , m_workspaces(new QHBoxLayout)
{
    setProperty("bar", true);
    const auto rule = [] {
        auto *line = new QFrame;
        line->setProperty("rule", true);
        line->setFixedWidth(1);
        return line;
    };
    m_workspaces->setSpacing(2);
    m_search->setDefaultAction(palette);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 10, 5);
    layout->setSpacing(12);
    layout->addWidget(m_clock);
    layout->addWidget(rule());
    layout->addLayout(m_workspaces);
    layout->addWidget(rule());
    layout->addWidget(m_lights, 1);
    layout->addWidget(m_alarms);
    layout->addWidget(rule());
    layout->addWidget(m_seat);
    layout->addWidget(m_search);
    m_alarms->setObjectName(u"topAlarms"_s);
    m_seat->setObjectName(u"topSeat"_s);
    m_search->setObjectName(u"topSearch"_s);
    for (QToolButton *button : {m_alarms, m_seat, m_search})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_alarms, &QToolButton::clicked, this, &TopBar::alarmsClicked);
    connect(m_seat, &QToolButton::clicked, this, &TopBar::seatClicked);
    connect(&Theme::instance(), &Theme::changed, this, &TopBar::showAlarms);
    showAlarms();
    setSeat({}, {}, false);
}

void TopBar::setSeat(const QString &name, const QString &more, bool isPictureManager)
{
    constexpr qsizetype longestName = 20; // the feed lights need the room more
    const Theme &theme = Theme::instance();
    const QString shown = shortText(name, longestName);
    m_seat->setText(isPictureManager ? tr("%1 · picture manager").arg(shown) : shown);
    m_seat->setIcon(isPictureManager
                        ? QIcon(widgets::shapePixmap(Theme::severityShape(SeverityBand::Low),
                                                     theme.color(Theme::Role::Accent), 12, devicePixelRatioF()))
                        : widgets::themedIcon(u"key"_s));
    m_seat->setToolTip(widgets::toolTipOf(more));
    m_seat->setAccessibleName(tr("On watch: %1").arg(m_seat->text()));
    m_seat->setVisible(!name.isEmpty());
    fit();
}

/// How many alarms there are is never cut: where the bar is too narrow, search and seat are their icons alone.
void TopBar::fit()
{
    for (QToolButton *button : {m_search, m_seat})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *button : {m_search, m_seat}) {
        if (layout()->minimumSize().width() > width())
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void TopBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void TopBar::setAlarms(int unanswered)
{
    if (std::exchange(m_unanswered, unanswered) != unanswered)
        showAlarms(); // most pictures of a replay bring as many
}

void TopBar::showAlarms()
{
    const Theme &theme = Theme::instance();
    const bool isAny = m_unanswered > 0;
    QFont bold = font();
    bold.setBold(isAny);
    m_alarms->setFont(bold);
    m_alarms->setText(isAny ? tr("%n alarm(s)", nullptr, m_unanswered) : tr("No alarms"));
    m_alarms->setIcon(isAny ? QIcon(widgets::shapePixmap(Theme::severityShape(SeverityBand::High),
                                                         theme.severity(SeverityBand::High), 14, devicePixelRatioF()))
                            : QIcon());
    m_alarms->setToolTip(tr("Alarms that nobody has acknowledged"));
    fit();
}

void TopBar::addWorkspace(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_workspaces->addWidget(button);
    fit();
}

} // namespace watchfloor::desktop
