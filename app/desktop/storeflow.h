// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/session.h"

#include <map>

class QWidget;

namespace watchfloor::desktop {

class KeyDialog;

/// The stores that are open in this process, so that two windows on one file share one writer.
class Sessions
{
public:
    [[nodiscard]] std::shared_ptr<Session> find(const QString &path) const;
    [[nodiscard]] std::shared_ptr<Session> adopt(std::shared_ptr<store::Store> store);

private:
    std::map<QString, std::weak_ptr<Session>> m_open; ///< by canonical path
};

/// Everything a window does to store files: open, create, copy, re-key, verify. Files are touched off the
/// interface's thread; each question and each refusal is a dialog or a notice in plain words.
class StoreFlow : public QObject
{
    Q_OBJECT
public:
    StoreFlow(Sessions *sessions, QWidget *window);

    void chooseAndOpen();
    void open(const QString &path);
    void create();
    void saveCopy(const std::shared_ptr<Session> &session);
    void changeKey(const std::shared_ptr<Session> &session);
    void verify(const std::shared_ptr<Session> &session);

Q_SIGNALS:
    void opened(std::shared_ptr<watchfloor::desktop::Session> session);
    void failed(const QString &sentence);
    void done(const QString &sentence);

private:
    void tryOpen(const QString &path, const store::OpenOptions &options, KeyDialog *asking);
    void runWithProgress(const QString &what, std::function<QString(const std::function<bool(double)> &)> work);

    Sessions *m_sessions;
    QWidget *m_window;
};

} // namespace watchfloor::desktop
