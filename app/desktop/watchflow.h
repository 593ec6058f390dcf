// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "desktop/session.h"

#include <QObject>

class QMenu;

namespace watchfloor::widgets {
class HandoverDialog;
class SignInDialog;
} // namespace watchfloor::widgets

namespace watchfloor::desktop {

class Actions;

/// Who sits at a window's store, and how the watch changes hands: asks for names and passwords, has it written on a
/// thread of the pool, says who sits.
class WatchFlow : public QObject
{
    Q_OBJECT
public:
    WatchFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions);

    void setSession(const std::shared_ptr<Session> &session);
    void fill(QMenu *menu) const;
    void fillIncident(QMenu *menu) const;
    /// False: nobody is asked who sits down when a store is opened, as for screenshots.
    void setAsking(bool asking) { m_asking = asking; }
    /// It is known who may sit here.
    [[nodiscard]] bool isSettled() const { return !m_session || m_session->seat()->state() != Seat::State::Unknown; }

    void signIn();
    void makeAccount();
    void signOff();
    void handOver();
    void showLast();
    void declareReporting();

    /// Where the sheet of a handover is kept: beside its store.
    [[nodiscard]] static QString sheetPath(const QString &store, const watch::AcceptedHandover &accepted);

Q_SIGNALS:
    void failed(const QString &sentence);
    void done(const QString &sentence);
    /// For the top bar.
    void seatTold(const QString &text, const QString &more, bool isPictureManager);
    void reportingChanged();

private:
    struct Standing
    {
        std::vector<floor::Account> accounts;
        std::string holder;
    };
    void look();
    void take(const Standing &standing);
    void tellSeat();
    void updateEnabled();
    void trySignIn(widgets::SignInDialog *dialog, const QString &name, const QString &password);
    void openHandover(const watch::Handover &handover, const watch::HandoverDraft &draft);
    void sign(widgets::HandoverDialog *dialog, const watch::Handover &handover, const QString &incoming,
              const QString &outgoingPassword, const QString &incomingPassword);
    [[nodiscard]] const picture::IncidentRow *selectedIncident() const;

    QWidget *m_window;
    widgets::PictureScope *m_scope;
    Actions *m_actions;
    std::shared_ptr<Session> m_session;
    bool m_workingOut = false; ///< a handover's sheet
    Standing m_standing;
    bool m_asking = true, m_asked = false;
    bool m_reading = false, m_again = false;
};

} // namespace watchfloor::desktop
