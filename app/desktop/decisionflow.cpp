// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/decisionflow.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/background.h"
#include "floor/assessdialog.h"
#include "floor/decisiondialog.h"
#include "floor/floorwords.h"
#include "model/severity.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPointer>

#include <map>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using floor::Action;
using picture::IncidentRow;
using widgets::AskingDialog;
using widgets::AssessDialog;
using widgets::AssessSubject;
using widgets::DecisionDialog;
using widgets::DecisionSubject;

namespace {

constexpr auto inMenu
    = std::to_array({Action::Assess, Action::Recognise, Action::Dispute, Action::Dismiss, Action::Close, Action::Reopen,
                     Action::Merge, Action::Split, Action::Note, Action::Token});

QString idOf(Action action) { return u"incident."_s + QLatin1StringView(name(action)); }

std::vector<std::string> idsOf(const IncidentRow &row)
{
    std::vector<std::string> ids{row.id};
    for (const auto *more : {&row.members, &row.parts}) {
        for (const std::string &id : *more) {
            if (!std::ranges::contains(ids, id))
                ids.push_back(id);
        }
    }
    return ids;
}

QString wordOf(const QJsonObject &body, QLatin1StringView key)
{
    const QJsonValue value = body.value(key);
    return value.isDouble() ? QString::number(value.toDouble()) : visibleText(value.toString());
}

widgets::Statement statementOf(const Source &source, const Claim &claim)
{
    widgets::Statement s;
    s.source = widgets::safe(source.slug);
    s.reliability = source.reliability;
    s.title = shortText(widgets::safe(claim.title), 200);
    const QJsonObject body
        = QJsonDocument::fromJson(QByteArray::fromStdString(claim.body.substr(0, 256 * 1024))).object();
    s.severity = wordOf(body, "severity"_L1);
    s.status = wordOf(body, "status"_L1);
    s.category = wordOf(body, "category"_L1);
    if (const auto category = categoryFromName(s.category.toStdString()))
        s.category = widgets::categoryText(*category);
    s.happened = claim.happenedFrom ? widgets::stampText(claim.happenedFrom) : QString();
    return s;
}

/// Everything that is said of an incident now, the newest word of each source about each report.
Result<std::vector<widgets::Statement>> statementsOf(store::Reader &reader, const std::vector<std::string> &ids)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    std::vector<widgets::Statement> all;
    for (const std::string &id : ids) {
        const auto claims = store::claimsAbout(reader, id);
        if (!claims)
            return std::unexpected(claims.error());
        std::map<std::int64_t, const store::StoredClaim *> newest;
        for (const store::StoredClaim &claim : *claims) {
            const auto *&held = newest[claim.sourceId];
            if (!held || held->value.version <= claim.value.version)
                held = &claim;
        }
        for (const auto &[sourceId, claim] : newest) {
            const auto source = std::ranges::find(*sources, sourceId, &Source::id);
            if (!claim->value.revoked && source != sources->end() && source->kind != SourceKind::Floor)
                all.push_back(statementOf(*source, claim->value));
        }
    }
    return all;
}

/// Titles of the parts of an incident, from the words of any source.
Result<std::vector<std::pair<std::string, QString>>> partsOf(store::Reader &reader, const std::vector<std::string> &ids)
{
    std::vector<std::pair<std::string, QString>> parts;
    for (const std::string &id : ids) {
        const auto claims = store::claimsAbout(reader, id);
        if (!claims)
            return std::unexpected(claims.error());
        QString title = widgets::safe(id);
        for (const store::StoredClaim &claim : *claims) {
            if (!claim.value.title.empty())
                title = shortText(widgets::safe(claim.value.title), 90);
        }
        parts.emplace_back(id, title);
    }
    return parts;
}

} // namespace

DecisionFlow::DecisionFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions)
    : QObject(window)
    , m_window(window)
    , m_scope(scope)
    , m_actions(actions)
{
    define(Action::Assess, tr("&Assess…"), QKeySequence(u"A"_s));
    define(Action::Recognise, tr("&Recognise…"), QKeySequence(u"R"_s));
    define(Action::Dispute, tr("Dispu&te…"), QKeySequence(u"T"_s));
    define(Action::Dismiss, tr("&Dismiss…"), QKeySequence(u"D"_s));
    define(Action::Close, tr("&Close…"), QKeySequence(u"C"_s));
    define(Action::Reopen, tr("&Open again…"), QKeySequence(u"O"_s));
    define(Action::Merge, tr("&Merge…"), QKeySequence(u"M"_s));
    define(Action::Split, tr("&Split…"), QKeySequence(u"S"_s));
    define(Action::Note, tr("Add a &note…"), QKeySequence(u"N"_s));
    define(Action::Token, tr("&Picture-manager token…"), QKeySequence(u"Ctrl+Shift+P"_s));
    connect(scope, &widgets::PictureScope::selectionChanged, this, &DecisionFlow::updateEnabled);
    connect(scope, &widgets::PictureScope::snapshotChanged, this, &DecisionFlow::updateEnabled);
    updateEnabled();
}

void DecisionFlow::define(Action action, const QString &text, const QKeySequence &key)
{
    m_actions->add(idOf(action), tr("Incident"), text, {key}, {}, [this, action] { begin(action); });
}

void DecisionFlow::fill(QMenu *menu) const
{
    for (const Action action : inMenu) {
        if (action == Action::Merge || action == Action::Note || action == Action::Token)
            menu->addSeparator();
        menu->addAction(m_actions->at(idOf(action)));
    }
}

void DecisionFlow::setSession(const std::shared_ptr<Session> &session)
{
    if (m_session)
        disconnect(m_session.get(), nullptr, this, nullptr);
    m_session = session;
    if (session)
        connect(session.get(), &Session::seatChanged, this, &DecisionFlow::updateEnabled);
    updateEnabled();
}

std::vector<const IncidentRow *> DecisionFlow::selectedRows() const
{
    std::vector<const IncidentRow *> rows;
    const picture::Snapshot &s = *m_scope->snapshot();
    for (const picture::ObjectRef &ref : m_scope->selection()) {
        const auto found = s.incidentById.find(ref.id);
        if (ref.kind != picture::ObjectRef::Kind::Incident || found == s.incidentById.end())
            continue;
        const IncidentRow *row = &s.incidents[static_cast<std::size_t>(found->second)];
        if (!std::ranges::contains(rows, row))
            rows.push_back(row);
    }
    return rows;
}

bool DecisionFlow::isPossible(Action action) const
{
    if (!m_session || !m_session->isDecidable() || !m_scope->isNow())
        return false;
    if (action == Action::Token)
        return true;
    const auto rows = selectedRows();
    if (rows.empty() || (action == Action::Merge && rows.size() < 2)
        || ((action == Action::Assess || action == Action::Split) && rows.size() > 1))
        return false;
    if (action == Action::Split)
        return !rows.front()->parts.empty() || rows.front()->members.size() > 1;
    return std::ranges::all_of(rows, [&](const IncidentRow *row) { return floor::isAllowed(action, row->state); });
}

void DecisionFlow::updateEnabled()
{
    for (const Action action : inMenu)
        m_actions->at(idOf(action))->setEnabled(isPossible(action));
}

void DecisionFlow::begin(Action action)
{
    if (!isPossible(action))
        return;
    if (action == Action::Assess)
        assess();
    else if (action == Action::Split)
        split();
    else if (action == Action::Token)
        moveToken();
    else
        ask(action);
}

void DecisionFlow::assess()
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    const IncidentRow row = *selectedRows().front();
    AssessSubject subject;
    subject.title = visibleText(row.title);
    subject.marking = seen->markings[row.marking];
    subject.isContradicted = row.contradicted;
    subject.present = floor::present(*seen, row);
    inBackground(
        this,
        [store = m_session->store(), row, subject]() mutable -> Result<AssessSubject> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            auto statements = statementsOf(**reader, idsOf(row));
            if (!statements)
                return std::unexpected(statements.error());
            subject.statements = std::move(*statements);
            const auto voices = floor::Desk(store).voices(row);
            if (!voices)
                return std::unexpected(voices.error());
            subject.voices = *voices;
            return std::move(subject);
        },
        [this, seen, id = row.id](const Result<AssessSubject> &read) {
            if (!read)
                return Q_EMIT failed(widgets::sentence(read.error()));
            auto *dialog = new AssessDialog(*read, m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &AskingDialog::asked, this, [this, dialog, seen, id] {
                floor::Request request;
                request.action = Action::Assess;
                request.ids = {id};
                request.assessment = dialog->assessment();
                submit(std::move(request), seen, dialog);
            });
            dialog->open();
        });
}

void DecisionFlow::split()
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    const IncidentRow row = *selectedRows().front();
    std::vector<std::string> ids = row.parts.empty() ? row.members : row.parts;
    inBackground(
        this,
        [store = m_session->store(), ids]() -> Result<std::vector<std::pair<std::string, QString>>> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return partsOf(**reader, ids);
        },
        [this, seen, row](const Result<std::vector<std::pair<std::string, QString>>> &parts) {
            if (!parts)
                return Q_EMIT failed(widgets::sentence(parts.error()));
            DecisionSubject subject;
            subject.action = Action::Split;
            subject.titles = {visibleText(row.title)};
            subject.parts = *parts;
            auto *dialog = new DecisionDialog(subject, m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &AskingDialog::asked, this, [this, dialog, seen, id = row.id] {
                floor::Request request;
                request.action = Action::Split;
                request.ids = dialog->parts();
                if (request.ids.empty())
                    request.ids = {id};
                request.why = dialog->reason().toStdString();
                submit(std::move(request), seen, dialog);
            });
            dialog->open();
        });
}

void DecisionFlow::moveToken()
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    inBackground(
        this,
        [store = m_session->store()]() -> Result<std::pair<std::string, Timestamp>> {
            // The instant first: who is given the token while its holder is read is not overlooked.
            const auto reader = store->reader();
            const auto known = reader ? store::newestKnown(**reader) : std::unexpected(reader.error());
            return known.and_then([&](Timestamp at) {
                return floor::Desk(store).tokenHolder().transform(
                    [&](std::string holder) { return std::pair(std::move(holder), at); });
            });
        },
        [this, seen](const Result<std::pair<std::string, Timestamp>> &read) {
            if (!read)
                return Q_EMIT failed(widgets::sentence(read.error()));
            const std::string &holder = read->first;
            DecisionSubject subject;
            subject.action = Action::Token;
            const bool isMine = m_session && holder == m_session->actor().toStdString();
            if (isMine)
                subject.titles = {tr("You are the picture manager.")};
            else if (holder.empty())
                subject.titles = {tr("Nobody is the picture manager.")};
            else
                subject.holder = widgets::safe(holder);
            auto *dialog = new DecisionDialog(subject, m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &AskingDialog::asked, this, [this, dialog, seen, at = read->second] {
                floor::Request request;
                request.action = Action::Token;
                request.seen = at;
                request.to = dialog->name().toStdString();
                request.why = dialog->reason().toStdString();
                submit(std::move(request), seen, dialog);
            });
            dialog->open();
        });
}

void DecisionFlow::ask(Action action)
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    DecisionSubject subject;
    subject.action = action;
    std::vector<std::string> ids;
    for (const IncidentRow *row : selectedRows()) {
        ids.push_back(row->id);
        subject.titles << visibleText(row->title);
    }
    auto *dialog = new DecisionDialog(subject, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AskingDialog::asked, this, [this, dialog, seen, action, ids] {
        floor::Request request;
        request.action = action;
        request.ids = ids;
        request.why = dialog->reason().toStdString();
        request.until = dialog->until();
        submit(std::move(request), seen, dialog);
    });
    dialog->open();
}

void DecisionFlow::submit(floor::Request request, const picture::SnapshotPtr &seen, AskingDialog *asker)
{
    if (!m_session)
        return asker->reject();
    request.by = m_session->actor().toStdString();
    inBackground(
        this, [store = m_session->store(), request, seen] { return floor::Desk(store).decide(request, *seen); },
        [this, session = m_session, dialog = QPointer(asker)](const floor::Answer<floor::Outcome> &outcome) {
            if (!outcome)
                return refuse(dialog, widgets::sentence(outcome.error()));
            if (dialog)
                dialog->accept();
            const QString text = widgets::deedText(*outcome);
            session->pushDecision(text, QString::fromStdString(outcome->decision));
            QString sentence = tr("In the watch log: %1").arg(text);
            if (outcome->tookToken && outcome->action == Action::Recognise)
                sentence += u' ' + tr("Nobody was the picture manager: you are now.");
            Q_EMIT done(sentence);
        });
}

/// Where it was asked, if that still stands: what was typed is not lost.
void DecisionFlow::refuse(AskingDialog *dialog, const QString &sentence)
{
    if (dialog)
        dialog->refuse(sentence);
    else
        Q_EMIT failed(sentence);
}

} // namespace watchfloor::desktop
