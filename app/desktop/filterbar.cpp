// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/filterbar.h"

#include "common/icon.h"
#include "common/theme.h"
#include "common/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {

constexpr std::array severityFloors{0, 20, 40, 60, 80};
constexpr std::array states{picture::IncidentState::Reported,  picture::IncidentState::Correlated,
                            picture::IncidentState::Assessed,  picture::IncidentState::Recognised,
                            picture::IncidentState::Lapsed,    picture::IncidentState::Disputed,
                            picture::IncidentState::Dismissed, picture::IncidentState::Closed};

QToolButton *menuButton(const QString &name)
{
    auto *button = new QToolButton;
    button->setProperty("menuButton", true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

/// A chip that says what it restricts; pressing it lifts that.
QToolButton *chip(const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setIcon(widgets::themedIcon(u"close"_s));
    button->setIconSize(QSize(12, 12));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setLayoutDirection(Qt::RightToLeft); // the cross stands after the words
    button->setChecked(true);
    button->setToolTip(toolTip);
    button->hide();
    return button;
}

} // namespace

FilterBar::FilterBar(widgets::PictureScope *scope, QWidget *parent)
    : QFrame(parent)
    , m_scope(scope)
    , m_text(new QLineEdit)
    , m_severity(new QComboBox)
    , m_sources(menuButton(tr("Sources shown")))
    , m_states(menuButton(tr("States shown")))
    , m_window(chip(tr("The time window set on the timeline. Press to show all of time.")))
    , m_area(chip(tr("Only what lies in an area of the map. Press to lift it.")))
    , m_clear(new QToolButton)
{
    setProperty("bar", true);
    m_text->setObjectName(u"filterText"_s);
    m_text->setPlaceholderText(tr("Filter incidents and assets by their words   /"));
    m_text->setAccessibleName(tr("Filter by words"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(220);
    m_text->setMaximumWidth(420);
    m_text->installEventFilter(this);
    m_severity->setObjectName(u"filterSeverity"_s);
    m_severity->setAccessibleName(tr("Least severity"));
    m_severity->setToolTip(tr("Least severity shown"));
    m_severity->addItem(tr("All severities"), 0);
    for (int band = 1; band < severityBandCount; ++band) {
        const QString word = Theme::word(static_cast<SeverityBand>(band));
        m_severity->addItem(band + 1 < severityBandCount ? tr("%1 and above").arg(word) : tr("%1 only").arg(word),
                            severityFloors[static_cast<std::size_t>(band)]);
    }
    m_clear->setText(tr("Clear filter"));
    m_clear->setToolTip(tr("Show everything"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 10, 5);
    layout->setSpacing(8);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_severity);
    layout->addWidget(m_sources);
    layout->addWidget(m_states);
    layout->addWidget(m_window);
    layout->addWidget(m_area);
    layout->addWidget(m_clear);
    layout->addStretch(1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(120));
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::applyText);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::applyText);
    connect(m_severity, &QComboBox::currentIndexChanged, this, [this] {
        picture::Filter filter = m_scope->filter();
        filter.minSeverity = m_severity->currentData().toInt();
        m_scope->setFilter(filter);
    });
    connect(m_sources->menu(), &QMenu::aboutToShow, this, &FilterBar::fillSources);
    connect(m_states->menu(), &QMenu::aboutToShow, this, &FilterBar::fillStates);
    connect(m_window, &QToolButton::clicked, this, [this] { m_scope->setWindow({}); });
    connect(m_area, &QToolButton::clicked, this, [this] {
        picture::Filter filter = m_scope->filter();
        filter.area.reset();
        m_scope->setFilter(filter);
    });
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clearAll);
    connect(scope, &widgets::PictureScope::filterChanged, this, &FilterBar::takeFilter);
    connect(scope, &widgets::PictureScope::snapshotChanged, this, &FilterBar::takeFilter);
    takeFilter();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::clearAll()
{
    m_typing.stop();
    m_scope->setFilter({});
    takeFilter();
}

void FilterBar::showOnlySource(std::int64_t sourceId)
{
    picture::Filter filter = m_scope->filter();
    filter.hiddenSources.clear();
    for (const picture::SourceRow &row : m_scope->snapshot()->sources) {
        if (row.source.id != sourceId)
            filter.hiddenSources.insert(row.source.id);
    }
    // Again on the one that is alone: all of them.
    if (filter == m_scope->filter())
        filter.hiddenSources.clear();
    m_scope->setFilter(filter);
}

void FilterBar::applyText()
{
    m_typing.stop();
    picture::Filter filter = m_scope->filter();
    filter.text = m_text->text().trimmed();
    m_scope->setFilter(filter);
}

void FilterBar::takeFilter()
{
    const picture::Filter &f = m_scope->filter();
    if (!m_typing.isActive() && m_text->text().trimmed() != f.text) {
        const QSignalBlocker quiet(m_text);
        m_text->setText(f.text);
    }
    {
        const QSignalBlocker quiet(m_severity);
        const int at = m_severity->findData(f.minSeverity);
        m_severity->setCurrentIndex(std::max(0, at));
    }
    const std::size_t sources = m_scope->snapshot()->sources.size();
    m_sources->setText(
        f.hiddenSources.empty()
            ? tr("All sources")
            : tr("%1 of %2 sources").arg(sources - std::min(sources, f.hiddenSources.size())).arg(sources));
    m_states->setText(f.hiddenStates.empty()
                          ? tr("All states")
                          : tr("%1 of %2 states").arg(states.size() - f.hiddenStates.size()).arg(states.size()));
    m_window->setVisible(!f.window.isAll());
    if (!f.window.isAll())
        m_window->setText(widgets::windowText(f.window.from, f.window.to));
    m_area->setVisible(f.area.has_value());
    m_area->setText(tr("Area of the map"));
    m_clear->setVisible(f != picture::Filter{});
}

void FilterBar::fillSources()
{
    QMenu *menu = m_sources->menu();
    menu->clear();
    for (const picture::SourceRow &row : m_scope->snapshot()->sources) {
        const std::int64_t id = row.source.id;
        QAction *action = menu->addAction(widgets::safe(row.source.slug));
        action->setCheckable(true);
        action->setChecked(!m_scope->filter().hiddenSources.contains(id));
        connect(action, &QAction::toggled, this, [this, id](bool shown) {
            picture::Filter filter = m_scope->filter();
            if (shown)
                filter.hiddenSources.erase(id);
            else
                filter.hiddenSources.insert(id);
            m_scope->setFilter(filter);
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("No sources yet"))->setEnabled(false);
}

void FilterBar::fillStates()
{
    QMenu *menu = m_states->menu();
    menu->clear();
    for (const picture::IncidentState state : states) {
        QAction *action = menu->addAction(Theme::word(state));
        action->setCheckable(true);
        action->setChecked(!m_scope->filter().hiddenStates.contains(state));
        connect(action, &QAction::toggled, this, [this, state](bool shown) {
            picture::Filter filter = m_scope->filter();
            if (shown)
                filter.hiddenStates.erase(state);
            else
                filter.hiddenStates.insert(state);
            m_scope->setFilter(filter);
        });
    }
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_text->text().isEmpty()) {
            m_text->clear();
            applyText();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

QString FilterBar::summary(const widgets::PictureScope &scope)
{
    const picture::Filter &f = scope.filter();
    QStringList parts;
    if (!f.window.isAll())
        parts << tr("time window");
    if (f.minSeverity > 0)
        parts << tr("severity from %1").arg(f.minSeverity);
    if (!f.hiddenSources.empty())
        parts << tr("%n source(s) hidden", nullptr, static_cast<int>(f.hiddenSources.size()));
    if (!f.hiddenStates.empty())
        parts << tr("%n state(s) hidden", nullptr, static_cast<int>(f.hiddenStates.size()));
    if (f.area)
        parts << tr("area");
    if (!f.text.isEmpty())
        parts << tr("words");
    return parts.join(u", "_s);
}

} // namespace watchfloor::desktop
