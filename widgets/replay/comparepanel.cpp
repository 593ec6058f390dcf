// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/comparepanel.h"

#include "base/displaytext.h"
#include "common/changebadge.h"
#include "common/labels.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/words.h"
#include "replay/replaybar.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

const QString heldPrefix = u"held:"_s; ///< of rows about assets

QString secondsText(Timestamp t) { return stampText(toMicros(Timestamp(std::chrono::floor<std::chrono::seconds>(t)))); }

QLineEdit *instantField(const QString &name, const QString &says, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(says);
    field->setPlaceholderText(placeholder);
    field->setToolTip(ComparePanel::tr("2026-09-30T14:00Z, 301400ZSEP26, or 03:00 for the last three o'clock. UTC."));
    field->setMinimumWidth(90);
    return field;
}

} // namespace

ComparePanel::ComparePanel(PictureScope *scope, ReplayClock *clock, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_clock(clock)
    , m_from(instantField(u"compareFrom"_s, tr("Compare from, UTC"), tr("an earlier instant")))
    , m_to(instantField(u"compareTo"_s, tr("Compare to, UTC"), tr("now")))
    , m_stop(new QPushButton(tr("Stop comparing")))
    , m_problem(mutedLabel())
    , m_table(new RowsTable({tr("Change"), tr("Severity"), tr("Incident or feed"), tr("State"), tr("Last known")},
                            tr("Changes")))
{
    setObjectName(u"comparePanel"_s);
    m_stop->setObjectName(u"compareStop"_s);
    m_table->setObjectName(u"compareTable"_s);
    m_table->setMinimumHeight(6 * fontMetrics().height()); // what it says while it is empty has room
    m_table->setColumnCharacters({20, 13, 40, 12, 21});
    auto *fields = new QHBoxLayout;
    fields->setContentsMargins(8, 6, 8, 0);
    fields->addWidget(plainLabel(tr("From")));
    fields->addWidget(m_from, 1);
    fields->addWidget(plainLabel(tr("to")));
    fields->addWidget(m_to, 1);
    const auto add = [&](const QString &name, const QString &text, auto pressed) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        button->setStyleSheet(u"padding-left: 6px; padding-right: 6px;"_s);
        connect(button, &QPushButton::clicked, this, pressed);
        fields->addWidget(button);
    };
    add(u"compareHour"_s, tr("Last 1 h"), [this] { wantSpan(std::chrono::hours(1)); });
    add(u"compareWatch"_s, tr("8 h"), [this] { wantSpan(std::chrono::hours(8)); });
    add(u"compareDay"_s, tr("24 h"), [this] { wantSpan(std::chrono::hours(24)); });
    add(u"compareBegan"_s, tr("Since I sat down"), [this] { want(m_began); });
    fields->addWidget(m_stop);
    m_problem->setObjectName(u"compareProblem"_s);
    m_problem->setContentsMargins(8, 0, 8, 0);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(fields);
    layout->addWidget(m_problem);
    layout->addWidget(m_table, 1);

    connect(m_from, &QLineEdit::returnPressed, this, &ComparePanel::takeFrom);
    connect(m_to, &QLineEdit::returnPressed, this, &ComparePanel::takeTo);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_from->clear();
        Q_EMIT beforeWanted({});
    });
    const auto refOf = [](const QString &id) {
        using Kind = picture::ObjectRef::Kind;
        return id.startsWith(heldPrefix) ? picture::ObjectRef{Kind::Asset, id.mid(heldPrefix.size()).toStdString()}
                                         : picture::ObjectRef{Kind::Incident, id.toStdString()};
    };
    connect(m_table, &RowsTable::currentIdChanged, this, [this, refOf](const QString &id) {
        if (!m_filling && !id.isEmpty() && !id.startsWith(u"feed:"_s))
            m_scope->select(refOf(id));
    });
    connect(m_table, &RowsTable::activatedId, this, [this, refOf](const QString &id) {
        if (!id.startsWith(u"feed:"_s))
            m_scope->reveal(refOf(id));
    });
    connect(scope, &PictureScope::comparisonChanged, this, &ComparePanel::take);
    scope->turns().follow(this, [this] { take(); });
    connect(clock, &ReplayClock::changed, this, &ComparePanel::takeClock);
    take();
    takeClock();
}

void ComparePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        take();
}

void ComparePanel::want(Timestamp at)
{
    m_problem->hide();
    m_from->setText(secondsText(at));
    Q_EMIT beforeWanted(at);
}

void ComparePanel::wantSpan(std::chrono::microseconds span) { want(m_scope->now() - span); }

void ComparePanel::takeFrom()
{
    if (const auto at = instantFrom(m_from->text(), m_scope->now())) {
        want(*at);
        return;
    }
    m_problem->setText(tr("That is not an instant. Try 03:00 or 2026-09-30T03:00Z."));
    m_problem->show();
}

void ComparePanel::takeTo()
{
    const QString text = m_to->text().trimmed();
    const auto at = instantFrom(text, Clock::now());
    m_problem->setVisible(!text.isEmpty() && !at);
    m_problem->setText(tr("That is not an instant. Try 03:00 or 2026-09-30T03:00Z."));
    if (text.isEmpty() || at) {
        m_clock->pause();
        m_clock->setAt(at);
    }
}

void ComparePanel::takeClock()
{
    const QString text = m_clock->at() ? secondsText(*m_clock->at()) : QString();
    if (m_to->text() != text && !(m_to->hasFocus() && m_to->isModified()))
        m_to->setText(text);
}

void ComparePanel::setReading(std::optional<Timestamp> at)
{
    m_reading = at;
    updateEmpty();
}

void ComparePanel::updateEmpty()
{
    const auto &before = m_scope->before();
    if (m_reading)
        m_table->setEmptyMessage(tr("The picture of %1 is being made").arg(dtg(*m_reading)));
    else if (!before)
        m_table->setEmptyMessage(tr("Nothing is compared"),
                                 tr("Choose an earlier instant. What changed since then is listed here, and marked on "
                                    "map, timeline and graph."));
    else
        m_table->setEmptyMessage(
            tr("Nothing changed"),
            tr("Between %1 and %2 no incident came, went or changed its severity or reach, and no feed fell silent.")
                .arg(dtg(before->knownAt),
                     m_scope->snapshot()->replay ? dtg(m_scope->snapshot()->knownAt) : tr("now")));
}

std::vector<Row> ComparePanel::rows() const
{
    std::vector<Row> rows;
    if (!m_scope->before())
        return rows;
    const picture::Snapshot &after = *m_scope->snapshot(), &before = *m_scope->before();
    const picture::Diff &diff = m_scope->diff();
    int order = 0;
    const auto says
        = [](picture::Change change) { return u"%1  %2"_s.arg(ChangeBadge::sign(change), ChangeBadge::word(change)); };
    const auto add = [&](picture::Change change, const std::vector<std::string> &ids) {
        ++order;
        for (const std::string &id : ids) {
            const bool isThere = after.incidentById.contains(id);
            const picture::Snapshot &in = isThere ? after : before;
            const picture::IncidentRow &row = in.incidents[static_cast<std::size_t>(in.incidentById.at(id))];
            QString severity = u"%1 %2"_s.arg(row.severity).arg(Theme::word(severityBand(row.severity)));
            if (const auto then = before.incidentById.find(id); isThere && then != before.incidentById.end()) {
                const int was = before.incidents[static_cast<std::size_t>(then->second)].severity;
                if (was != row.severity)
                    severity = u"%1 → %2"_s.arg(was).arg(severity);
            }
            rows.push_back({QString::fromStdString(id),
                            {{says(change), order * 1000 + 100 - row.severity},
                             {severity, int(row.severity)},
                             {visibleText(row.title)},
                             {isThere ? Theme::word(row.state) : tr("taken back")},
                             {stampText(row.updated), static_cast<qlonglong>(row.updated), 0, {}, {}, true}},
                            in.markings[row.marking]});
        }
    };
    add(picture::Change::Added, diff.added);
    add(picture::Change::Worse, diff.worse);
    // One row an incident: what is worse and contradicted stands among the worse, and says both.
    std::vector<std::string> contradictedOnly;
    for (const std::string &id : diff.contradicted) {
        const auto listed = std::ranges::find(rows, QString::fromStdString(id), &Row::id);
        if (listed == rows.end())
            contradictedOnly.push_back(id);
        else
            listed->cells.front().text += u", ≠ "_s + tr("contradicted");
    }
    add(picture::Change::Contradicted, contradictedOnly);
    for (const std::string &id : diff.held) {
        const auto row = after.assetById.find(id);
        if (row == after.assetById.end())
            continue;
        const picture::AssetRow &asset = after.assets[static_cast<std::size_t>(row->second)];
        const picture::HeldHealth *held = picture::heldHealth(after, row->second);
        const auto since = held ? held->since : noTime;
        rows.push_back({heldPrefix + QString::fromStdString(id),
                        {{u"☎  "_s + (held ? tr("Health set") : tr("Health no longer set")), 3400},
                         {u"—"_s, -1, 0, {}, {}, true},
                         {visibleText(asset.name)},
                         {Theme::word(held ? held->health : asset.ownHealth)},
                         {stampText(since), static_cast<qlonglong>(since), 0, {}, {}, true}},
                        after.markings[held ? held->marking : asset.marking]});
    }
    for (const std::int64_t id : diff.silent) {
        const auto row = std::ranges::find(after.sources, id, [](const picture::SourceRow &r) { return r.source.id; });
        if (row == after.sources.end())
            continue;
        const auto last = row->state.lastHappened ? toMicros(*row->state.lastHappened) : noTime;
        rows.push_back({u"feed:%1"_s.arg(id),
                        {{u"✕  "_s + tr("Gone silent"), 3500},
                         {u"—"_s, -1, 0, {}, {}, true},
                         {tr("Feed %1").arg(safe(row->source.name.empty() ? row->source.slug : row->source.name))},
                         {tr("silent")},
                         {stampText(last), static_cast<qlonglong>(last), 0, {}, {}, true}}});
    }
    add(picture::Change::Better, diff.better);
    add(picture::Change::Closed, diff.closed);
    return rows;
}

void ComparePanel::take()
{
    m_stop->setEnabled(m_scope->before() != nullptr);
    m_stale = !isVisible();
    if (m_stale)
        return;
    if (m_scope->before() && !m_from->hasFocus())
        m_from->setText(secondsText(m_scope->before()->knownAt));
    const QScopedValueRollback guard(m_filling, true);
    m_table->setRows(rows());
    updateEmpty();
}

} // namespace watchfloor::widgets
