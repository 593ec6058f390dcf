// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/operationflow.h"

#include "common/words.h"
#include "desktop/background.h"
#include "floor/floorwords.h"
#include "fusion/sameoperation.h"
#include "operations/operationdialog.h"
#include "operations/operationspanel.h"

#include <QPointer>

namespace watchfloor::desktop {

OperationFlow::OperationFlow(QWidget *window, widgets::PictureScope *scope, widgets::OperationsPanel *board)
    : QObject(window)
    , m_window(window)
    , m_scope(scope)
    , m_board(board)
{
    connect(board, &widgets::OperationsPanel::addRequested, this, &OperationFlow::add);
    connect(board, &widgets::OperationsPanel::editRequested, this,
            [this](const QString &id) { edit(id.toStdString()); });
    connect(board, &widgets::OperationsPanel::apartRequested, this,
            [this](const QString &id) { tellApart(id.toStdString()); });
    connect(board, &widgets::OperationsPanel::tickRequested, this,
            [this](const QString &id, const QString &item, fusion::WarningState state) {
                tick(id.toStdString(), item.toStdString(), state);
            });
}

void OperationFlow::setSession(const std::shared_ptr<Session> &session)
{
    if (m_session)
        disconnect(m_session.get(), nullptr, this, nullptr);
    m_session = session;
    const auto update = [this] { m_board->setDecidable(m_session && m_session->isDecidable()); };
    if (session)
        connect(session.get(), &Session::seatChanged, this, update);
    update();
}

void OperationFlow::add()
{
    fusion::Operation fresh;
    fresh.side = fusion::OperationSide::Friendly;
    ask({}, fresh);
}

void OperationFlow::edit(const std::string &id)
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    if (const picture::OperationRow *row = operationById(*seen, id))
        ask(id, floor::present(*seen, *row));
}

void OperationFlow::tellApart(const std::string &id)
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    const picture::OperationRow *row = operationById(*seen, id);
    if (!row || !m_session)
        return;
    const QString marking = QString::fromStdString(toString(seen->markings[row->marking]));
    for (const std::string &value : row->sameNames)
        m_session->pushRejection({std::string(fusion::sameOperationRule), value, {}}, marking);
}

void OperationFlow::ask(const std::string &id, const fusion::Operation &present)
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    auto *dialog = new widgets::OperationDialog(present, id.empty(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::AskingDialog::asked, this, [this, dialog, id, seen] {
        floor::OperationRequest request;
        request.id = id;
        request.operation = dialog->operation();
        request.why = dialog->reason().toStdString();
        submit(std::move(request), seen, dialog);
    });
    dialog->open();
}

void OperationFlow::tick(const std::string &id, const std::string &item, fusion::WarningState state)
{
    const picture::SnapshotPtr seen = m_scope->snapshot();
    const picture::OperationRow *row = operationById(*seen, id);
    if (!row)
        return;
    floor::OperationRequest request;
    request.id = id;
    request.operation = floor::present(*seen, *row);
    request.tick = item;
    const auto found = std::ranges::find(request.operation.items, item, &fusion::WarningItem::key);
    if (found == request.operation.items.end() || found->state == state)
        return;
    found->state = state;
    submit(std::move(request), seen);
}

void OperationFlow::submit(floor::OperationRequest request, const picture::SnapshotPtr &seen,
                           widgets::AskingDialog *asker)
{
    if (!m_session)
        return;
    request.by = m_session->actor().toStdString();
    inBackground(
        this, [store = m_session->store(), request, seen] { return floor::Desk(store).plan(request, *seen); },
        [this, session = m_session, dialog = QPointer(asker)](const floor::Answer<floor::Outcome> &outcome) {
            // What was typed is not lost where it is refused.
            if (!outcome)
                return dialog ? dialog->refuse(widgets::sentence(outcome.error()))
                              : Q_EMIT failed(widgets::sentence(outcome.error()));
            if (dialog)
                dialog->accept();
            const QString text = widgets::deedText(*outcome);
            session->pushDecision(text, QString::fromStdString(outcome->decision));
            Q_EMIT done(tr("In the watch log: %1").arg(text));
        });
}

} // namespace watchfloor::desktop
