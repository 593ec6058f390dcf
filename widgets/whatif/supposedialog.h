// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "whatif/scenario.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace watchfloor::widgets {

/// Asks what is supposed: an asset, all that somebody owns, or all that has a vulnerability; and what becomes of it.
class SupposeDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SupposeDialog(const picture::SnapshotPtr &snapshot, QWidget *parent = nullptr);
    [[nodiscard]] std::optional<Supposition> supposition() const;
    /// Suppliers and products, which come from the store a moment later.
    void addChoices(std::vector<Choice> more);

private:
    void find(int kept = -1); ///< what matches, and that one in any case, which is chosen
    void setTexts();
    [[nodiscard]] Fate fate() const;

    picture::SnapshotPtr m_snapshot;
    std::vector<Choice> m_choices;
    QStringList m_texts; ///< of m_choices
    QLineEdit *m_words;
    QListWidget *m_list;
    QButtonGroup *m_fates;
    QPushButton *m_suppose;
};

} // namespace watchfloor::widgets
