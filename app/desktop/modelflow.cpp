// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/modelflow.h"

#include "desktop/actions.h"
#include "desktop/background.h"
#include "floor/desk.h"
#include "floor/floorwords.h"
#include "floor/healthdialog.h"
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
    actions->add(
        u"edit.health"_s, tr("Edit"), tr("Set &health…"), {QKeySequence(u"Ctrl+H"_s)}, {}, [this] { setHealth(); },
        tr("Say how healthy the selected asset is, until when and why, whatever incidents and feeds say (Ctrl+H)"));
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
    const bool decidable = m_session && m_session->isDecidable() && m_scope->isNow();
    const auto selected = selectedAssets().size();
    m_actions->at(u"edit.dependency"_s)->setEnabled(decidable && selected == 2);
    m_actions->at(u"edit.health"_s)->setEnabled(decidable && selected == 1);
}

std::vector<std::int32_t> ModelFlow::assetsToAskOf(std::size_t wanted)
{
    auto assets = selectedAssets();
    if (!m_session || assets.size() != wanted)
        return {};
    if (!m_scope->isNow()) {
        Q_EMIT failed(tr("The model is edited on the picture of now: go back to what is real first."));
        return {};
    }
    return assets;
}

void ModelFlow::connectSelected()
{
    const auto assets = assetsToAskOf(2);
    if (!assets.empty())
        ask(new widgets::DependencyDialog(m_scope->snapshot(), assets[0], assets[1], m_window), &floor::Desk::link);
}

void ModelFlow::setHealth()
{
    const auto assets = assetsToAskOf(1);
    if (!assets.empty())
        ask(new widgets::HealthDialog(*m_scope->snapshot(), assets.front(), m_window), &floor::Desk::setHealth);
}

template <typename Dialog, typename Deed> void ModelFlow::ask(Dialog *dialog, Deed deed)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::AskingDialog::asked, this, [this, dialog, deed, seen = m_scope->snapshot()] {
        if (!m_session)
            return dialog->reject();
        auto request = dialog->request();
        request.by = m_session->actor().toStdString();
        inBackground(
            this,
            [store = m_session->store(), request, deed, seen] {
                floor::Desk desk(store);
                return (desk.*deed)(request, *seen);
            },
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
