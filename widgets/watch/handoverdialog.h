// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "watch/handover.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace watchfloor::widgets {

/// The watch changes hands: the incoming officer ticks each item (Space; the next one follows), F2 writes a remark on
/// it, both sign with their passwords (Ctrl+Enter). Or one that was accepted, to be read again.
class HandoverDialog : public QDialog
{
    Q_OBJECT
public:
    HandoverDialog(const watch::Handover &handover, const watch::HandoverDraft &draft,
                   const std::vector<floor::Account> &accounts, QWidget *parent = nullptr);
    /// `sheet`: what became of the printed file, in a sentence; `path`: where it is, empty: it cannot be opened.
    HandoverDialog(const watch::AcceptedHandover &accepted, const QString &sheet, const QString &path,
                   QWidget *parent = nullptr);

    [[nodiscard]] watch::HandoverDraft draft() const;
    void refuse(const QString &why);

Q_SIGNALS:
    void signWanted(const QString &incoming, const QString &outgoingPassword, const QString &incomingPassword);
    void thrownAway();
    void edited(); ///< draft() may be another
    void sheetWanted(const QString &path);

protected:
    void reject() override; ///< not while both sign: what is being written cannot be called back
    void done(int result) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(const watch::Handover &handover, const watch::HandoverDraft &draft, bool isEditable);
    void addItems(const watch::Handover &handover, const watch::HandoverDraft &draft, bool isEditable);
    void addOfficers(QVBoxLayout *layout, const std::vector<floor::Account> &accounts);
    void tickAndGoOn();
    void setSigning(bool isSigning);
    void count();
    void update();
    [[nodiscard]] std::vector<QTreeWidgetItem *> carried() const;

    std::string m_outgoing;
    QTreeWidget *m_items;
    QPlainTextEdit *m_notes;
    QLabel *m_count, *m_problem;
    QComboBox *m_incoming = nullptr;
    QLineEdit *m_outgoingPassword = nullptr, *m_incomingPassword = nullptr;
    QPushButton *m_sign = nullptr, *m_keep = nullptr, *m_away = nullptr;
    bool m_isSigning = false;
};

} // namespace watchfloor::widgets
