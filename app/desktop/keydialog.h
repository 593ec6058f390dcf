// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace watchfloor::desktop {

/// Asks for the key of a store, or for a new one twice. After a wrong key it waits, longer each time.
/// The key is never kept beyond the call that uses it.
class KeyDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose { Unlock, Choose };
    KeyDialog(Purpose purpose, const QString &storeName, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const;
    /// Says so and refuses tries for 1, 2, 4 ... 30 seconds.
    void refuse(const QString &why);

protected:
    void done(int result) override; ///< forgets what was typed

Q_SIGNALS:
    void tried(const QString &key);

private:
    void update();

    Purpose m_purpose;
    QLineEdit *m_key;
    QLineEdit *m_again;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
    QTimer m_wait;
    int m_refusals = 0;
    int m_secondsLeft = 0;
};

} // namespace watchfloor::desktop
