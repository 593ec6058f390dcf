// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/alarmpanel.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/picturedelegate.h"
#include "common/roles.h"
#include "common/theme.h"
#include "common/words.h"
#include "watch/shelvedialog.h"
#include "watch/watchwords.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>

#include <algorithm>
#include <ranges>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using watch::Alarm;
using watch::AlarmAct;
using watch::AlarmFigures;
using watch::AlarmState;
using watch::Condition;

namespace {

enum Column { What, State, Since, Times, Answer };

constexpr int keyRole = Qt::UserRole + 40;

QString keyText(const std::string &key) { return QString::fromStdString(key); }

QString stateWord(const Alarm &alarm)
{
    switch (alarm.state) {
    case AlarmState::Unacknowledged:
        return AlarmPanel::tr("to answer");
    case AlarmState::Returned:
        return AlarmPanel::tr("over, unseen");
    case AlarmState::Shelved:
        return AlarmPanel::tr("shelved");
    case AlarmState::Acknowledged:
        break;
    }
    return alarm.isEscalated ? AlarmPanel::tr("escalated") : AlarmPanel::tr("acknowledged");
}

QString subjectText(const Condition &c)
{
    const QString subject = safe(c.subject.toStdString());
    if (c.kind == Condition::Kind::Mission)
        return (c.state == u"failed" ? AlarmPanel::tr("Mission %1 has failed")
                                     : AlarmPanel::tr("Mission %1 is impaired"))
            .arg(subject);
    if (c.kind == Condition::Kind::Report)
        return (c.state.endsWith(u"overdue"_s) ? AlarmPanel::tr("%1 overdue: %2") : AlarmPanel::tr("%1 due soon: %2"))
            .arg(reportText(c.state.section(u' ', 0, 0)), subject);
    if (c.kind == Condition::Kind::Feed && c.state == u"late")
        return AlarmPanel::tr("Feed %1 is late").arg(subject);
    if (c.kind == Condition::Kind::Feed && c.state == u"failing")
        return AlarmPanel::tr("Feed %1 cannot be read").arg(subject);
    if (c.kind == Condition::Kind::Feed)
        return AlarmPanel::tr("Feed %1 is silent").arg(subject);
    return subject.isEmpty() ? safe(c.object) : subject;
}

/// The same, and of a mission what is behind it: as its tile says it.
QString wholeText(const Condition &c)
{
    const QString subject = subjectText(c), reason = shortText(visibleText(c.reason), 80);
    switch (c.why) {
    case Condition::Why::Untold:
        return subject;
    case Condition::Why::Incident:
        return AlarmPanel::tr("%1: %2").arg(subject, reason);
    case Condition::Why::Held:
        return c.by.empty() ? AlarmPanel::tr("%1: by the watch floor's word about %2").arg(subject, reason)
                            : AlarmPanel::tr("%1: by the word of %3 about %2").arg(subject, reason, safe(c.by));
    case Condition::Why::Unseen:
        return AlarmPanel::tr("%1: nobody sees %2").arg(subject, reason);
    }
    return subject;
}

QString answerText(const Alarm &alarm)
{
    const auto by = [](const AlarmAct &act) { return safe(act.by); };
    if (alarm.shelved)
        return AlarmPanel::tr("until %1 by %2: %3")
            .arg(stampText(alarm.shelved->until), by(*alarm.shelved), safe(alarm.shelved->why));
    if (alarm.escalated)
        return AlarmPanel::tr("%1 by %2").arg(stampText(alarm.escalated->at), by(*alarm.escalated));
    if (alarm.acknowledged)
        return AlarmPanel::tr("%1 by %2").arg(stampText(alarm.acknowledged->at), by(*alarm.acknowledged));
    return {};
}

QStandardItem *item(const QString &text)
{
    auto *cell = new QStandardItem(text);
    cell->setEditable(false);
    cell->setToolTip(toolTipOf(text));
    return cell;
}

QPushButton *button(const QString &text, const QString &name, const QString &toolTip)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setToolTip(toolTip);
    made->setAutoDefault(false); // Enter opens; it never acknowledges
    return made;
}

} // namespace

AlarmPanel::AlarmPanel(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_view(new QTreeView)
    , m_model(new QStandardItemModel(this))
    , m_empty(new EmptyState(m_view))
    , m_load(new ShapeLabel)
    , m_figures(mutedLabel())
    , m_acknowledge(button(tr("Acknowledge"), u"alarmAcknowledge"_s, tr("I have seen it (A)")))
    , m_shelve(button(tr("Shelve…"), u"alarmShelve"_s, tr("Out of sight for a time, with a reason (S)")))
    , m_escalate(button(tr("Escalate"), u"alarmEscalate"_s, tr("Handed up: it is more than the watch can answer (E)")))
    , m_back(button(tr("Unshelve"), u"alarmUnshelve"_s, tr("Back from the shelf (U)")))
{
    m_model->setHorizontalHeaderLabels({tr("Alarm"), tr("State"), tr("Since"), tr("Times"), tr("Answer")});
    m_view->setObjectName(u"alarms"_s);
    m_view->setAccessibleName(tr("Alarms"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PictureDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAllColumnsShowFocus(true);
    m_view->setUniformRowHeights(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->header()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] : {std::pair{What, 52}, {State, 16}, {Since, 24}, {Times, 8}})
        m_view->header()->resizeSection(column, letters * letter);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_load);
    top->addSpacing(8);
    top->addWidget(m_figures, 1);
    for (QPushButton *one : {m_acknowledge, m_shelve, m_escalate, m_back})
        top->addWidget(one);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    m_figures->setObjectName(u"alarmFigures"_s);
    // In a narrow dock they take two lines instead of pushing the graph beside it off the screen.
    m_figures->setWordWrap(true);
    m_figures->setMinimumWidth(12 * letter);
    m_figures->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    connect(m_acknowledge, &QPushButton::clicked, this, [this] { ask(AlarmAct::What::Acknowledge); });
    connect(m_escalate, &QPushButton::clicked, this, [this] { ask(AlarmAct::What::Escalate); });
    connect(m_back, &QPushButton::clicked, this, [this] { ask(AlarmAct::What::Unshelve); });
    connect(m_shelve, &QPushButton::clicked, this, &AlarmPanel::shelve);
    connect(m_view, &QTreeView::activated, this, &AlarmPanel::open);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &AlarmPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlarmPanel::updateButtons);
    connect(m_view, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_open.insert(index.data(keyRole).toString()); });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_showing)
            m_open.remove(index.data(keyRole).toString());
    });
    setAlarms({}, {});
}

/// The views below go after what they would tell of their end to.
AlarmPanel::~AlarmPanel()
{
    m_view->removeEventFilter(this);
    m_view->selectionModel()->disconnect(this);
    m_view->disconnect(this);
}

void AlarmPanel::setAlarms(const std::vector<watch::AlarmGroup> &groups, const AlarmFigures &figures)
{
    // A replay brings the same alarms many times a second.
    const auto same = [](const watch::AlarmGroup &a, const watch::AlarmGroup &b) {
        return a.cause == b.cause && a.alarms == b.alarms;
    };
    if (!groups.empty() && std::ranges::equal(groups, m_groups, same)) {
        showFigures(figures);
        return;
    }
    // Most of them go on as they were: what stands above and below those that do not stays.
    const auto from = std::ranges::mismatch(groups, m_groups, same);
    const auto above = static_cast<int>(from.in1 - groups.begin());
    const auto left = groups | std::views::drop(above) | std::views::reverse;
    const auto gone = m_groups | std::views::drop(above) | std::views::reverse;
    const auto below = static_cast<int>(std::ranges::mismatch(left, gone, same).in1 - left.begin());
    const int changed = static_cast<int>(groups.size()) - above - below;
    const QStringList keys = selectedKeys();
    const QString current = m_view->currentIndex().siblingAtColumn(What).data(keyRole).toString();
    m_showing = true;
    m_model->removeRows(above, static_cast<int>(m_groups.size()) - above - below);
    m_groups = groups;
    for (int at = above; at < above + changed; ++at) {
        const watch::AlarmGroup &group = m_groups[static_cast<std::size_t>(at)];
        const auto row = rowOf(group.worst(), group.alarms.size() - 1, true);
        for (std::size_t i = 1; i < group.alarms.size(); ++i)
            row.front()->appendRow(rowOf(group.alarms[i], 0, false));
        m_model->insertRow(at, row);
        m_view->setExpanded(row.front()->index(), m_open.contains(keyText(group.worst().condition.key)));
    }
    m_showing = false;
    for (const QString &key : keys)
        selectKey(key);
    if (!current.isEmpty())
        selectKey(current);
    m_empty->setMessage(m_groups.empty() ? tr("Nothing asks for an answer") : QString(),
                        tr("Severe incidents, failing missions and silent feeds will stand here."));
    showFigures(figures);
    updateButtons();
}

QList<QStandardItem *> AlarmPanel::rowOf(const Alarm &alarm, std::size_t more, bool isFirst) const
{
    const Condition &c = alarm.condition;
    QString what = isFirst ? wholeText(c) : subjectText(c);
    if (more > 0)
        what += u"  "_s + tr("and %n more", nullptr, int(more));
    QStandardItem *first = item(what);
    if (!isFirst)
        first->setToolTip(toolTipOf(wholeText(c)));
    first->setData(wholeText(c), Qt::AccessibleDescriptionRole);
    first->setData(keyText(c.key), keyRole);
    if (alarm.isActive && alarm.state != AlarmState::Shelved)
        first->setData(c.level, SeverityRole);
    QStandardItem *state = item(alarm.isChattering ? tr("%1, chattering").arg(stateWord(alarm)) : stateWord(alarm));
    const bool wants = alarm.state == AlarmState::Unacknowledged;
    if (wants) {
        QFont bold = font();
        bold.setBold(true);
        state->setFont(bold);
    }
    QList<QStandardItem *> row{first, state, item(stampText(alarm.raised)), item(countText(alarm.times)),
                               item(answerText(alarm))};
    for (QStandardItem *cell : row)
        cell->setData(!wants && alarm.state != AlarmState::Returned, MutedRole);
    return row;
}

void AlarmPanel::showFigures(const AlarmFigures &f)
{
    const Theme &theme = Theme::instance();
    const bool isTooMuch = f.isFlood || f.load == AlarmFigures::Load::OverDemanding;
    const QString load = f.isFlood                 ? tr("Flood of alarms")
        : isTooMuch                                ? tr("More than one can answer")
        : f.load == AlarmFigures::Load::Demanding  ? tr("Demanding")
        : f.load == AlarmFigures::Load::Manageable ? tr("Manageable")
                                                   : tr("Calm");
    const SeverityBand band = f.isFlood           ? SeverityBand::Critical
        : isTooMuch                               ? SeverityBand::High
        : f.load == AlarmFigures::Load::Demanding ? SeverityBand::Medium
                                                  : SeverityBand::Info;
    m_load->setMark(Theme::severityShape(band), theme.severity(band), load, isTooMuch);
    QStringList said{tr("%n to answer", nullptr, f.unacknowledged), tr("%n shelved", nullptr, f.shelved),
                     tr("%n in 10 min", nullptr, f.lastTenMinutes), tr("%n in 1 h", nullptr, f.lastHour),
                     tr("%n in 24 h", nullptr, f.lastDay)};
    if (f.standing > 0)
        said += tr("%n longer than a day", nullptr, f.standing);
    if (f.chattering > 0)
        said += tr("%n chattering", nullptr, f.chattering);
    m_figures->setText(said.join(u" · "_s));
    m_figures->setToolTip(
        toolTipOf(tr("EEMUA 191: at most 1 alarm in 10 minutes is acceptable, 2 are manageable, more than 5 "
                     "are too many; more than 10 are a flood. At most 150 a day, and fewer than 5 that "
                     "last longer than a day.")));
}

std::vector<Alarm> AlarmPanel::selected() const
{
    const QStringList keys = selectedKeys();
    std::vector<Alarm> alarms;
    for (const watch::AlarmGroup &group : m_groups) {
        for (const Alarm &alarm : group.alarms) {
            if (keys.contains(keyText(alarm.condition.key)))
                alarms.push_back(alarm);
        }
    }
    return alarms;
}

/// A folded group is chosen as a whole.
QStringList AlarmPanel::selectedKeys() const
{
    QStringList keys;
    const auto rows = m_view->selectionModel()->selectedRows(What);
    for (const QModelIndex &index : rows) {
        keys += index.data(keyRole).toString();
        if (m_view->isExpanded(index))
            continue;
        for (int i = 0; i < m_model->rowCount(index); ++i)
            keys += m_model->index(i, What, index).data(keyRole).toString();
    }
    keys.removeDuplicates();
    return keys;
}

void AlarmPanel::selectKey(const QString &key)
{
    const auto found = m_model->match(m_model->index(0, 0), keyRole, key, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty())
        return;
    const auto flags = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    // A child of a folded group stands for itself no more than its group does.
    const QModelIndex shown = found.front().parent().isValid() && !m_view->isExpanded(found.front().parent())
        ? found.front().parent()
        : found.front();
    m_view->selectionModel()->select(shown, flags);
    m_view->selectionModel()->setCurrentIndex(shown, QItemSelectionModel::NoUpdate);
}

void AlarmPanel::setEditable(bool editable)
{
    m_editable = editable;
    updateButtons();
}

void AlarmPanel::updateButtons()
{
    const auto alarms = selected();
    const auto any = [&](auto... states) {
        return m_editable && std::ranges::any_of(alarms, [=](const Alarm &a) { return ((a.state == states) || ...); });
    };
    m_acknowledge->setEnabled(any(AlarmState::Unacknowledged, AlarmState::Returned));
    m_shelve->setEnabled(any(AlarmState::Unacknowledged, AlarmState::Acknowledged));
    m_escalate->setEnabled(any(AlarmState::Unacknowledged, AlarmState::Acknowledged, AlarmState::Returned));
    m_back->setEnabled(any(AlarmState::Shelved));
    m_back->setVisible(std::ranges::any_of(m_groups, [](const watch::AlarmGroup &g) {
        return std::ranges::contains(g.alarms, AlarmState::Shelved, &Alarm::state);
    }));
}

void AlarmPanel::ask(AlarmAct::What what)
{
    std::vector<AlarmAct> acts;
    for (const Alarm &alarm : selected()) {
        const bool isShelved = alarm.state == AlarmState::Shelved;
        if (isShelved != (what == AlarmAct::What::Unshelve))
            continue;
        acts.push_back({what, alarm.condition.key, 0, alarm.condition.level, noTime, {}, {}});
    }
    if (m_editable && !acts.empty())
        Q_EMIT actsRequested(acts);
}

void AlarmPanel::shelve()
{
    std::vector<AlarmAct> acts;
    for (const Alarm &alarm : selected()) {
        if (alarm.state != AlarmState::Shelved && alarm.state != AlarmState::Returned)
            acts.push_back({AlarmAct::What::Shelve, alarm.condition.key, 0, alarm.condition.level, noTime, {}, {}});
    }
    if (!m_editable || acts.empty())
        return;
    ShelveDialog dialog(int(acts.size()), m_scope->now(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    for (AlarmAct &act : acts) {
        act.until = toMicros(dialog.until());
        act.why = dialog.reason().toStdString();
    }
    Q_EMIT actsRequested(acts);
}

void AlarmPanel::open(const QModelIndex &index)
{
    const std::string key = index.siblingAtColumn(What).data(keyRole).toString().toStdString();
    for (const watch::AlarmGroup &group : m_groups) {
        for (const Alarm &alarm : group.alarms) {
            if (alarm.condition.key != key)
                continue;
            const Condition &c = alarm.condition;
            if (c.kind == Condition::Kind::Feed) {
                Q_EMIT feedRequested(QString::fromStdString(c.object));
                return;
            }
            const auto &snapshot = *m_scope->snapshot();
            if (c.kind == Condition::Kind::Incident || c.kind == Condition::Kind::Report) {
                m_scope->reveal({picture::ObjectRef::Kind::Incident, c.object});
                return;
            }
            const auto mission = std::ranges::find(snapshot.missions, c.object, &picture::MissionRow::id);
            if (mission != snapshot.missions.end() && mission->asset >= 0)
                m_scope->reveal(
                    {picture::ObjectRef::Kind::Asset, snapshot.assets[static_cast<std::size_t>(mission->asset)].id});
            return;
        }
    }
}

void AlarmPanel::showMenu(QPoint at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    QMenu menu(this);
    menu.addAction(tr("Show it everywhere"), QKeySequence(Qt::Key_Return), this, [this, index] { open(index); });
    menu.addSeparator();
    for (auto [what, key] :
         {std::pair{m_acknowledge, Qt::Key_A}, {m_shelve, Qt::Key_S}, {m_escalate, Qt::Key_E}, {m_back, Qt::Key_U}}) {
        QAction *action = menu.addAction(what->text(), QKeySequence(key), what, &QPushButton::click);
        action->setEnabled(what->isEnabled());
    }
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

bool AlarmPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    QPushButton *meant = key->modifiers() != Qt::NoModifier ? nullptr
        : key->key() == Qt::Key_A                           ? m_acknowledge
        : key->key() == Qt::Key_S                           ? m_shelve
        : key->key() == Qt::Key_E                           ? m_escalate
        : key->key() == Qt::Key_U                           ? m_back
                                                            : nullptr;
    if (!meant)
        return QWidget::eventFilter(watched, event);
    event->accept(); // before an action of the window with the same key
    if (event->type() == QEvent::KeyPress && meant->isEnabled())
        meant->click();
    return true;
}

} // namespace watchfloor::widgets
