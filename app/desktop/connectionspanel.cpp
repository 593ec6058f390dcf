// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/connectionspanel.h"

#include "common/labels.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/words.h"
#include "desktop/background.h"
#include "desktop/connectiondialog.h"
#include "picture/query.h"
#include "transport/transport.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using transport::State;
using widgets::countCell;

namespace {

QString word(State state)
{
    switch (state) {
    case State::Stopped:
        return ConnectionsPanel::tr("Not here");
    case State::Paused:
        return ConnectionsPanel::tr("Paused");
    case State::Starting:
        return ConnectionsPanel::tr("Starting");
    case State::Live:
        return ConnectionsPanel::tr("Live");
    case State::Waiting:
        return ConnectionsPanel::tr("Waiting");
    case State::Failing:
        return ConnectionsPanel::tr("Failing");
    }
    return {};
}

/// Of the feed lights, so that red means the same everywhere.
picture::FeedHealth looksLike(State state)
{
    switch (state) {
    case State::Stopped:
    case State::Paused:
        return picture::FeedHealth::Never;
    case State::Starting:
    case State::Live:
    case State::Waiting:
        return picture::FeedHealth::Live;
    case State::Failing:
        return picture::FeedHealth::Failing;
    }
    return picture::FeedHealth::Never;
}

QString lastTrouble(const transport::Status &status)
{
    return status.problems.empty() ? QString() : widgets::safe(status.problems.back().what.toStdString());
}

widgets::Row rowOf(const FeedService::Line &line, Timestamp now)
{
    const transport::Status &s = line.status;
    const auto health = static_cast<int>(looksLike(s.state));
    const QString location = widgets::safe(line.settings.location.toStdString());
    const QString trouble = lastTrouble(s);
    QString activity = widgets::safe(s.activity.toStdString());
    if (s.nextTry && (s.state == State::Failing || s.state == State::Waiting))
        activity = ConnectionsPanel::tr("next look at %1").arg(widgets::stampText(s.nextTry).mid(11));
    return {QString::number(s.sourceId),
            {{word(s.state), health, widgets::FeedHealthRole, health},
             {widgets::safe(line.source.slug)},
             {QString::fromStdString(line.settings.kind)},
             {location, {}, 0, {}, location},
             {activity, {}, 0, {}, activity},
             {s.lastData ? widgets::ageSince(toMicros(*s.lastData), now) : u"—"_s,
              static_cast<qlonglong>(toMicros(s.lastData)),
              0,
              {},
              widgets::stampText(s.lastData)},
             countCell(s.counters.accepted),
             countCell(s.counters.duplicates),
             countCell(s.counters.quarantined),
             countCell(s.counters.lost),
             {trouble, {}, 0, {}, trouble}}};
}

} // namespace

ConnectionsPanel::ConnectionsPanel(QWidget *parent)
    : QWidget(parent)
    , m_receive(new QToolButton)
    , m_table(
          new widgets::RowsTable({tr("State"), tr("Source"), tr("Kind"), tr("Where from"), tr("Now"), tr("Last data"),
                                  tr("Accepted"), tr("Duplicates"), tr("Quarantined"), tr("Lost"), tr("Last trouble")},
                                 tr("Connections")))
    , m_trouble(widgets::plainLabel())
{
    setObjectName(u"connectionsPanel"_s);
    m_add = command(u"add"_s, tr("Add…"), tr("A folder, a syslog port, a server to ask"), &ConnectionsPanel::add);
    m_edit = command(u"edit"_s, tr("Edit…"), tr("Change where the data come from"), &ConnectionsPanel::edit);
    m_pause = command(u"pause"_s, tr("Pause"), tr("Receive nothing until it is resumed; the store remembers"),
                      &ConnectionsPanel::pauseOrResume);
    m_runNow = command(u"run"_s, tr("Look now"), tr("Do not wait for the next look"), &ConnectionsPanel::runNow);
    m_remove = command(u"remove"_s, tr("Remove"), tr("Forget the connection; what came by it stays"),
                       &ConnectionsPanel::remove);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 6, 6, 6);
    m_receive->setObjectName(u"receiveHere"_s);
    m_receive->setCheckable(true);
    m_receive->setText(tr("Receive here"));
    m_receive->setToolTip(widgets::toolTipOf(
        tr("This program brings the data of these connections into the store, whenever it is open")));
    bar->addWidget(m_receive);
    bar->addSpacing(12);
    for (QAction *action : m_commands) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        bar->addWidget(button);
    }
    bar->addStretch(1);
    m_table->setColumnCharacters({11, 18, 11, 34, 34, 10, 10, 11, 12, 7, 60});
    m_table->setEmptyMessage(tr("No connections"),
                             tr("Add one, and data come by themselves: from a folder, a syslog "
                                "port, Suricata's socket, a TAXII or MISP server."));
    m_table->addActions(QList<QAction *>(m_commands.begin(), m_commands.end()));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_trouble->setObjectName(u"connectionTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_trouble->setContentsMargins(10, 6, 10, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_trouble);
    connect(m_receive, &QToolButton::clicked, this, [this](bool on) {
        if (m_service)
            m_service->setReceiving(on);
    });
    connect(m_table, &widgets::RowsTable::currentIdChanged, this, [this] {
        updateCommands();
        showTrouble();
    });
    connect(m_table, &widgets::RowsTable::activatedId, this, &ConnectionsPanel::edit);
    update();
}

QAction *ConnectionsPanel::command(const QString &name, const QString &text, const QString &toolTip,
                                   void (ConnectionsPanel::*act)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(u"connection-"_s + name);
    action->setToolTip(widgets::toolTipOf(toolTip));
    connect(action, &QAction::triggered, this, act);
    m_commands.push_back(action);
    return action;
}

void ConnectionsPanel::setService(FeedService *service, bool readOnly)
{
    if (m_service)
        disconnect(m_service, nullptr, this, nullptr);
    m_service = service;
    m_readOnly = readOnly;
    if (m_service) {
        connect(m_service, &FeedService::changed, this, &ConnectionsPanel::update);
        connect(m_service, &FeedService::failed, this, &ConnectionsPanel::failed);
    }
    update();
}

void ConnectionsPanel::setEditable(bool editable)
{
    if (std::exchange(m_readOnly, !editable) == editable)
        updateCommands();
}

const FeedService::Line *ConnectionsPanel::current() const
{
    const auto found = std::ranges::find(m_lines, m_table->currentId().toLongLong(),
                                         [](const FeedService::Line &line) { return line.status.sourceId; });
    return found == m_lines.end() ? nullptr : &*found;
}

void ConnectionsPanel::update()
{
    m_lines = m_service ? m_service->lines() : std::vector<FeedService::Line>();
    const Timestamp now = Clock::now();
    std::vector<widgets::Row> rows;
    for (const FeedService::Line &line : m_lines)
        rows.push_back(rowOf(line, now));
    m_table->setRows(std::move(rows));
    updateCommands();
    showTrouble();
}

void ConnectionsPanel::updateCommands()
{
    const FeedService::Line *line = current();
    const bool may = m_service && !m_readOnly;
    m_receive->setEnabled(may);
    m_receive->setChecked(m_service && m_service->isReceiving());
    m_add->setEnabled(may);
    m_edit->setEnabled(may && line);
    m_remove->setEnabled(may && line);
    m_pause->setEnabled(may && line);
    m_pause->setText(line && line->status.state == State::Paused ? tr("Resume") : tr("Pause"));
    m_runNow->setEnabled(may && line && m_service->isReceiving() && line->status.state != State::Paused);
}

/// Everything that went wrong lately with the chosen one, the newest first.
void ConnectionsPanel::showTrouble()
{
    QStringList said;
    if (const FeedService::Line *line = current()) {
        for (auto problem = line->status.problems.rbegin(); problem != line->status.problems.rend(); ++problem) {
            const QString when
                = problem->at == Timestamp{} ? QString() : widgets::stampText(problem->at).mid(11) + u"  "_s;
            const QString what = widgets::safe(problem->what.toStdString());
            said << when + (problem->times > 1 ? tr("%1 (%2 times)").arg(what, QString::number(problem->times)) : what);
        }
        for (const transport::Gap &gap : line->status.gaps)
            said << tr("Lost from %1 to %2: %3, %4")
                        .arg(widgets::stampText(gap.from).mid(11), widgets::stampText(gap.until).mid(11),
                             gap.messages > 0 ? tr("%n message(s)", nullptr, static_cast<int>(gap.messages))
                                              : tr("nobody knows how many"),
                             widgets::safe(gap.why.toStdString()));
    }
    constexpr qsizetype most = 5;
    m_trouble->setText(said.mid(0, most).join(u'\n'));
    m_trouble->setVisible(!said.isEmpty());
}

void ConnectionsPanel::add() { openDialog(nullptr); }

void ConnectionsPanel::edit()
{
    if (const FeedService::Line *line = current(); line && m_edit->isEnabled())
        openDialog(line);
}

void ConnectionsPanel::openDialog(const FeedService::Line *line)
{
    const std::optional<FeedService::Line> kept = line ? std::optional(*line) : std::nullopt;
    inBackground(
        this, [] { return savedProfiles(); },
        [this, kept](const std::vector<SavedProfile> &profiles) {
            if (!m_service)
                return;
            auto *dialog = new ConnectionDialog(m_service, kept ? &*kept : nullptr, profiles, window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            const bool isFirst = m_lines.empty();
            connect(dialog, &QDialog::accepted, this, [this, isFirst] {
                if (isFirst && m_service) // who adds the first one wants its data
                    m_service->setReceiving(true);
            });
            dialog->open();
        });
}

void ConnectionsPanel::pauseOrResume()
{
    if (const FeedService::Line *line = current())
        m_service->setPaused(line->status.sourceId, line->status.state != State::Paused);
}

void ConnectionsPanel::runNow()
{
    if (const FeedService::Line *line = current())
        m_service->runNow(line->status.sourceId);
}

void ConnectionsPanel::remove()
{
    const FeedService::Line *line = current();
    if (!line)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove the connection"), QString(),
                                     QMessageBox::NoButton, window());
    question->setObjectName(u"removeConnection"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Remove the connection of %1? What came by it stays.").arg(widgets::safe(line->source.slug)));
    question->addButton(tr("Remove"), QMessageBox::AcceptRole);
    question->addButton(QMessageBox::Cancel);
    const std::int64_t id = line->status.sourceId;
    connect(question, &QMessageBox::buttonClicked, this, [this, question, id](QAbstractButton *button) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole && m_service)
            m_service->remove(id);
    });
    question->open();
}

} // namespace watchfloor::desktop
