// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/coincidencepanel.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/operationwords.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/words.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::Coincidence;
using picture::DomainEvent;
using picture::ObjectRef;

namespace {

ObjectRef refOf(const picture::Snapshot &s, const DomainEvent &e)
{
    if (e.incident >= 0)
        return {ObjectRef::Kind::Incident, s.incidents[static_cast<std::size_t>(e.incident)].id};
    return {ObjectRef::Kind::Observation, std::to_string(s.observations.id[static_cast<std::size_t>(e.observation)])};
}

int severityOf(const picture::Snapshot &s, const DomainEvent &e)
{
    return e.incident >= 0 ? s.incidents[static_cast<std::size_t>(e.incident)].severity
                           : s.observations.severity[static_cast<std::size_t>(e.observation)];
}

Cell eventCell(const picture::Snapshot &s, const DomainEvent &e)
{
    const QString what = e.incident >= 0 ? visibleText(s.incidents[static_cast<std::size_t>(e.incident)].title)
                                         : CoincidencePanel::tr("observation");
    return {u"%1: %2"_s.arg(shortWord(e.domain), what), {}, SeverityRole, severityOf(s, e)};
}

QDoubleSpinBox *box(double value, double most, const QString &suffix, const char *name)
{
    auto *spin = new QDoubleSpinBox;
    spin->setObjectName(QLatin1StringView(name));
    spin->setRange(0, most);
    spin->setDecimals(0);
    spin->setSuffix(suffix);
    spin->setValue(value);
    spin->setKeyboardTracking(false);
    return spin;
}

} // namespace

CoincidencePanel::CoincidencePanel(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_hours(box(picture::CoincidenceQuery().hours, 24 * 366, tr(" h"), "coincidenceHours"))
    , m_km(box(picture::CoincidenceQuery().km, 20'000, tr(" km"), "coincidenceKm"))
    , m_table(new RowsTable({tr("Apart"), tr("One"), tr("Other"), tr("Distance"), tr("Mission"), tr("Happened")},
                            tr("Coincidences")))
    , m_note(mutedLabel())
{
    setObjectName(u"coincidencePanel"_s);
    m_table->setColumnCharacters({8, 46, 46, 11, 30, 24});
    auto *asked = new QHBoxLayout;
    asked->setContentsMargins(8, 6, 8, 2);
    asked->addWidget(plainLabel(tr("In two domains, within")));
    asked->addWidget(m_hours);
    asked->addWidget(plainLabel(tr("and")));
    asked->addWidget(m_km);
    asked->addWidget(plainLabel(tr("or on one mission")));
    asked->addSpacing(12);
    asked->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(asked);
    layout->addWidget(m_table, 1);
    m_pool.setMaxThreadCount(1);
    const auto stale = [this] {
        m_stale = true;
        if (isVisible())
            ask();
    };
    connect(m_hours, &QDoubleSpinBox::valueChanged, this, stale);
    connect(m_km, &QDoubleSpinBox::valueChanged, this, stale);
    connect(scope, &PictureScope::snapshotChanged, this, stale);
    connect(scope, &PictureScope::filterChanged, this, stale);
    connect(m_table, &RowsTable::currentIdChanged, this, &CoincidencePanel::choose);
    connect(m_table, &RowsTable::activatedId, this, [this](const QString &id) {
        choose(id);
        if (!m_scope->selection().empty())
            m_scope->reveal(m_scope->selection().front());
    });
}

CoincidencePanel::~CoincidencePanel() { m_pool.waitForDone(); }

void CoincidencePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void CoincidencePanel::ask()
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_stale = false;
    picture::CoincidenceQuery query;
    query.hours = m_hours->value();
    query.km = m_km->value();
    m_pool.start([this, query, snapshot = m_scope->snapshot(), filter = m_scope->filter()] {
        auto events = domainEvents(*snapshot, filter);
        auto found = coincidences(events, query);
        QMetaObject::invokeMethod(this,
                                  [this, snapshot, events = std::move(events), found = std::move(found)]() mutable {
                                      take(snapshot, events, std::move(found));
                                  });
    });
}

void CoincidencePanel::take(const picture::SnapshotPtr &snapshot, const std::vector<DomainEvent> &events,
                            picture::Coincidences found)
{
    m_running = false;
    m_shown = std::move(found);
    m_refs.clear();
    const picture::Snapshot &s = *snapshot;
    std::vector<Row> rows;
    for (const Coincidence &c : m_shown.found) {
        const DomainEvent &a = events[static_cast<std::size_t>(c.a)], &b = events[static_cast<std::size_t>(c.b)];
        m_refs.emplace_back(refOf(s, a), refOf(s, b));
        const std::int64_t first = std::min(a.from, b.from);
        rows.push_back(
            {QString::fromStdString(m_refs.back().first.id + '|' + m_refs.back().second.id),
             {{c.gap == 0 ? tr("at once") : ageText(std::chrono::microseconds(c.gap)), static_cast<qlonglong>(c.gap)},
              eventCell(s, a),
              eventCell(s, b),
              {c.km < 0 ? QString() : tr("%1 km").arg(QLocale().toString(c.km, 'f', c.km < 10 ? 1 : 0)),
               c.km < 0 ? 1e9 : c.km,
               0,
               {},
               {},
               !c.isNear},
              {c.mission < 0 ? QString() : visibleText(s.missions[static_cast<std::size_t>(c.mission)].name)},
              {stampText(first), static_cast<qlonglong>(first)}}});
    }
    m_table->setEmptyMessage(tr("Nothing coincides"),
                             tr("Take more hours or kilometres, or clear the filter. Undated events coincide with "
                                "nothing, and a country is no place."));
    m_table->setRows(std::move(rows));
    m_note->setText(m_shown.isCut ? tr("The first %1; there are more").arg(countText(std::ssize(m_shown.found)))
                                  : tr("%n found", nullptr, static_cast<int>(m_shown.found.size())));
    if (std::exchange(m_again, false))
        ask();
}

void CoincidencePanel::choose(const QString &id)
{
    const std::string wanted = id.toStdString();
    const auto found = std::ranges::find_if(
        m_refs, [&](const auto &pair) { return pair.first.id + '|' + pair.second.id == wanted; });
    if (found != m_refs.end())
        m_scope->setSelection({found->first, found->second});
}

} // namespace watchfloor::widgets
