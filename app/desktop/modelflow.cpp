// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/modelflow.h"

#include "desktop/actions.h"
#include "desktop/background.h"
#include "floor/desk.h"
#include "floor/floorwords.h"
#include "graph/dependencydialog.h"

#include <QPointer>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

ModelFlow::ModelFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions)
    : QObject(window)
    , m_window(window)
    , m_scope(scope)
    , m_actions(actions)
{
    actions->add(
        u"edit.dependency"_s, tr("Edit"), tr("&Dependency between two…"), {QKeySequence(u"Ctrl+L"_s)}, {},
        [this] { connectSelected(); },
        tr("Add, change or remove what one of the two selected needs of the other (Ctrl+L)"));
    connect(scope, &widgets::PictureScope::selectionChanged, this, &ModelFlow::updateEnabled);
    updateEnabled();
}

void ModelFlow::setSession(const std::shared_ptr<Session> &session)
{
    if (m_session)
        disconnect(m_session.get(), nullptr, this, nullptr);
    m_session = session;
    if (m_session)
        connect(m_session.get(), &Session::seatChanged, this, &ModelFlow::updateEnabled);
    updateEnabled();
}

std::vector<std::int32_t> ModelFlow::selectedAssets() const
{
    std::vector<std::int32_t> assets;
    for (const picture::ObjectRef &ref : m_scope->selection()) {
        if (const std::int32_t row = m_scope->assetRow(ref); row >= 0)
            assets.push_back(row);
    }
    return assets;
}

void ModelFlow::updateEnabled()
{
    m_actions->at(u"edit.dependency"_s)
        ->setEnabled(m_session && m_session->isDecidable() && m_scope->isNow() && selectedAssets().size() == 2);
}

void ModelFlow::connectSelected()
{
    const auto assets = selectedAssets();
    if (!m_session || assets.size() != 2)
        return;
    if (!m_scope->isNow())
        return Q_EMIT failed(tr("The model is edited on the picture of now: go back to what is real first."));
    const picture::SnapshotPtr seen = m_scope->snapshot();
    auto *dialog = new widgets::DependencyDialog(seen, assets[0], assets[1], m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::AskingDialog::asked, this, [this, dialog, seen] {
        if (!m_session)
            return dialog->reject();
        floor::LinkRequest request = dialog->request();
        request.by = m_session->actor().toStdString();
        inBackground(
            this, [store = m_session->store(), request, seen] { return floor::Desk(store).link(request, *seen); },
            [this, session = m_session, open = QPointer(dialog)](const floor::Answer<floor::Outcome> &outcome) {
                if (!outcome)
                    return open ? open->refuse(widgets::sentence(outcome.error()))
                                : Q_EMIT failed(widgets::sentence(outcome.error()));
                if (open)
                    open->accept();
                const QString text = widgets::deedText(*outcome);
                session->pushDecision(text, QString::fromStdString(outcome->decision));
                Q_EMIT done(tr("In the watch log: %1").arg(text));
            });
    });
    dialog->open();
}

} // namespace watchfloor::desktop
