// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/importfiles.h"
#include "desktop/profiledialog.h"
#include "ingest/ingest.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace watchfloor::desktop {

/// Asks whose data the files are: a source that the store knows, or a new one. A folder that describes its
/// own feeds brings its own sources and only asks for a yes.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(ingest::Plan plan, std::vector<Source> known, std::vector<SavedProfile> profiles,
                 std::shared_ptr<store::Store> store = {}, QWidget *parent = nullptr);
    /// The plan with the chosen source and format in it.
    [[nodiscard]] ingest::Plan plan() const;

    void chooseSource(const QString &slug);

private:
    [[nodiscard]] bool describesItself() const { return !m_plan.sources.empty(); }
    [[nodiscard]] QWidget *sourceForm();
    [[nodiscard]] QWidget *mappingRow();
    void makeMapping();
    void openMapping(const Result<std::string> &head);
    void offer(const SavedProfile &saved);
    void tryOut();
    void showTrying();
    void validate();

    ingest::Plan m_plan;
    std::vector<Source> m_known;
    QComboBox *m_source;
    QLineEdit *m_slug;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_nation;
    QComboBox *m_reliability;
    QComboBox *m_marking;
    QComboBox *m_format;
    QComboBox *m_mapping;
    QPushButton *m_make;
    std::vector<SavedProfile> m_profiles;
    QLabel *m_problem;
    ImportFiles *m_files;
    QWidget *m_form;
    QPushButton *m_try;
    QDialogButtonBox *m_buttons;
    std::vector<QWidget *> m_newOnly;
};

} // namespace watchfloor::desktop
