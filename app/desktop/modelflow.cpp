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

bool ModelFlow::isEditable() const { return m_session && m_session->isDecidable() && m_scope->isNow(); }

void ModelFlow::updateEnabled()
{
    const auto selected = selectedAssets().size();
    m_actions->at(u"edit.dependency"_s)->setEnabled(isEditable() && selected == 2);
    m_actions->at(u"edit.health"_s)->setEnabled(isEditable() && selected == 1);
}

bool ModelFlow::mayEdit()
{
    if (isEditable())
        return true;
    if (m_session)
        Q_EMIT failed(m_scope->isNow()
                          ? tr("Nothing can be changed here: the store is read-only, or nobody sits at it.")
                          : tr("The model is edited on the picture of now: go back to what is real first."));
    return false;
}

void ModelFlow::connectSelected()
{
    const auto assets = selectedAssets();
    if (assets.size() == 2 && mayEdit())
        askNeed(assets[0], assets[1]);
}

void ModelFlow::setHealth()
{
    const auto assets = selectedAssets();
    if (assets.size() == 1 && mayEdit())
        ask(new widgets::HealthDialog(*m_scope->snapshot(), assets.front(), m_window), &floor::Desk::setHealth);
}

void ModelFlow::edit(const std::string &dependant, const std::string &provider)
{
    const auto row = [this](const std::string &id) { return m_scope->assetRow({picture::ObjectRef::Kind::Asset, id}); };
    if (mayEdit() && row(dependant) >= 0 && row(provider) >= 0)
        askNeed(row(dependant), row(provider));
}

void ModelFlow::remove(const std::string &dependant, const std::string &provider)
{
    if (!mayEdit())
        return;
    floor::LinkRequest request;
    request.dependant = dependant;
    request.provider = provider;
    request.isRemoval = true;
    submit(std::move(request), &floor::Desk::link, m_scope->snapshot(), nullptr);
}

void ModelFlow::askNeed(std::int32_t one, std::int32_t other)
{
    ask(new widgets::DependencyDialog(m_scope->snapshot(), one, other, m_window), &floor::Desk::link);
}

template <typename Dialog, typename Deed> void ModelFlow::ask(Dialog *dialog, Deed deed)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::AskingDialog::asked, this, [this, dialog, deed, seen = m_scope->snapshot()] {
        m_session ? submit(dialog->request(), deed, seen, dialog) : dialog->reject();
    });
    dialog->open();
}

template <typename Request, typename Deed>
void ModelFlow::submit(Request request, Deed deed, const picture::SnapshotPtr &seen, widgets::AskingDialog *asker)
{
    request.by = m_session->actor().toStdString();
    inBackground(
        this,
        [store = m_session->store(), request, deed, seen] {
            floor::Desk desk(store);
            return (desk.*deed)(request, *seen);
        },
        [this, session = m_session, open = QPointer(asker)](const floor::Answer<floor::Outcome> &outcome) {
            if (!outcome)
                return open ? open->refuse(widgets::sentence(outcome.error()))
                            : Q_EMIT failed(widgets::sentence(outcome.error()));
            if (open)
                open->accept();
            const QString text = widgets::deedText(*outcome);
            session->pushDecision(text, QString::fromStdString(outcome->decision));
            Q_EMIT done(tr("In the watch log: %1").arg(text));
        });
}

} // namespace watchfloor::desktop
