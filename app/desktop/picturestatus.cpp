// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/picturestatus.h"

#include "common/icon.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "desktop/filterbar.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::countText;
using widgets::Theme;

PictureStatus::PictureStatus(widgets::PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_age(widgets::plainLabel())
    , m_counts(widgets::plainLabel())
    , m_rest(widgets::mutedLabel())
    , m_filter(new QToolButton)
    , m_store(widgets::mutedLabel())
    , m_badge(widgets::plainLabel())
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 10, 3);
    layout->setSpacing(14);
    m_age->setObjectName(u"pictureAge"_s);
    m_age->setToolTip(tr("When the newest item of this picture became known here"));
    m_counts->setObjectName(u"pictureCounts"_s);
    layout->addWidget(m_age);
    layout->addWidget(m_counts);
    for (int band = severityBandCount - 1; band >= 0; --band) {
        auto *label = new widgets::ShapeLabel;
        label->setObjectName(u"band%1"_s.arg(band));
        m_bands.push_back(label);
        layout->addWidget(label);
    }
    m_rest->setObjectName(u"pictureRest"_s);
    layout->addWidget(m_rest);
    m_filter->setObjectName(u"filterChip"_s);
    m_filter->setIcon(widgets::themedIcon(u"filter"_s));
    m_filter->setIconSize(QSize(12, 12));
    m_filter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filter->setToolTip(tr("A filter hides some of the picture. Press to clear it."));
    layout->addWidget(m_filter);
    layout->addStretch(1);
    m_badge->setObjectName(u"readOnlyBadge"_s);
    m_badge->setProperty("warning", true);
    layout->addWidget(m_badge);
    layout->addWidget(m_store);
    connect(m_filter, &QToolButton::clicked, this, &PictureStatus::filterClearRequested);
    connect(scope, &widgets::PictureScope::snapshotChanged, this, &PictureStatus::update);
    connect(scope, &widgets::PictureScope::filterChanged, this, &PictureStatus::update);
    connect(&Theme::instance(), &Theme::changed, this, &PictureStatus::update);
    connect(&m_timer, &QTimer::timeout, this, &PictureStatus::updateAge);
    m_timer.start(std::chrono::seconds(1));
    update();
}

void PictureStatus::setStore(const QString &name, const QString &path, bool encrypted, bool readOnly)
{
    m_store->setText(encrypted ? tr("%1 · encrypted").arg(name) : name);
    m_store->setToolTip(widgets::toolTipOf(path));
    m_badge->setText(readOnly ? tr("READ-ONLY") : QString());
    m_badge->setToolTip(readOnly ? tr("The file or its medium cannot be written; nothing can be imported.")
                                 : QString());
    m_badge->setVisible(readOnly);
}

QString PictureStatus::countsText() const
{
    const picture::Counts &c = m_scope->counts();
    return tr("%1 observations · %2 incidents").arg(countText(c.observations), countText(c.incidents));
}

void PictureStatus::updateAge()
{
    const picture::Snapshot &s = *m_scope->snapshot();
    if (s.knownAt == Timestamp{})
        m_age->setText(tr("No picture yet"));
    else if (s.replay)
        m_age->setText(tr("As known at %1").arg(dtg(s.knownAt)));
    else if (s.knownAt > Clock::now())
        m_age->setText(tr("Known at %1").arg(dtg(s.knownAt)));
    else
        m_age->setText(tr("Known at %1, %2 old").arg(dtg(s.knownAt), widgets::ageText(Clock::now() - s.knownAt)));
}

void PictureStatus::update()
{
    updateAge();
    const picture::Counts &c = m_scope->counts();
    m_counts->setText(countsText());
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const auto band = static_cast<SeverityBand>(severityBandCount - 1 - static_cast<int>(i));
        const std::uint32_t n = c.incidentsByBand[static_cast<std::size_t>(band)];
        QColor color = Theme::instance().severity(band);
        if (n == 0)
            color = Theme::instance().color(Theme::Role::Line);
        m_bands[i]->setMark(Theme::severityShape(band), color, countText(n), n > 0 && band >= SeverityBand::High);
        const QString says = tr("%1: %2 incidents, %3 observations")
                                 .arg(Theme::word(band), countText(n),
                                      countText(c.observationsByBand[static_cast<std::size_t>(band)]));
        m_bands[i]->setToolTip(says);
        m_bands[i]->setAccessibleName(says);
    }
    QStringList rest;
    if (c.undated > 0)
        rest << tr("%1 undated").arg(countText(c.undated));
    if (c.unplaced > 0)
        rest << tr("%1 without a place").arg(countText(c.unplaced));
    m_rest->setText(rest.join(u" · "_s));
    m_rest->setVisible(!rest.isEmpty());
    const QString filter = FilterBar::summary(*m_scope);
    m_filter->setText(tr("Filtered: %1").arg(filter));
    m_filter->setVisible(!filter.isEmpty());
}

} // namespace watchfloor::desktop
