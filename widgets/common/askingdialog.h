// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;

namespace watchfloor::widgets {

/// Asks for something that is then written elsewhere, on another thread. It stays, with all that was typed, until
/// whoever writes says accept() or refuse(); Esc leaves it at any time.
class AskingDialog : public QDialog
{
    Q_OBJECT
public:
    using QDialog::QDialog;

    /// Says above the buttons why it could not be written; whoever asked may change it and ask again.
    void refuse(const QString &sentence);

Q_SIGNALS:
    void asked(); ///< once, until refused

protected:
    void ask();

private:
    QLabel *m_refusal = nullptr;
    bool m_isAsked = false;
};

} // namespace watchfloor::widgets
