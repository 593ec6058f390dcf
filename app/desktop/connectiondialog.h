// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/feedservice.h"
#include "desktop/profiledialog.h"

#include <QDialog>

#include <stop_token>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace watchfloor::desktop {

/// How the data of a source come by themselves: the kind of connection, where from, and whom to trust.
class ConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    /// `line`: the one to change; null for a new one.
    ConnectionDialog(FeedService *service, const FeedService::Line *line, std::vector<SavedProfile> profiles,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    [[nodiscard]] transport::Settings settings() const;

private:
    QWidget *fileRow(QLineEdit *edit, const QString &caption);
    void showKind();
    void test();
    void save();
    void say(const QString &text, bool isProblem);
    void setBusy(bool busy);
    [[nodiscard]] Source source() const;

    FeedService *m_service;
    const Source m_source; ///< of the connection that is changed; id 0: a new one
    const transport::Settings m_before;
    const QString m_live; ///< what it does now, where it runs here
    std::vector<SavedProfile> m_profiles;
    QFormLayout *m_form;
    QComboBox *m_owner;
    QLineEdit *m_slug;
    QComboBox *m_kind;
    QLineEdit *m_location;
    QLabel *m_wanted;
    QComboBox *m_format;
    QComboBox *m_mapping;
    QLineEdit *m_interval;
    QCheckBox *m_private;
    QLineEdit *m_ca;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QWidget *m_caRow, *m_certificateRow, *m_keyRow;
    QLabel *m_said;
    QPushButton *m_test;
    QDialogButtonBox *m_buttons;
    std::stop_source m_gone; ///< ends a test that still waits for its peer
};

} // namespace watchfloor::desktop
