// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/profiledraft.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QTableWidget;
class QTabWidget;

namespace watchfloor::widgets {
class RowsTable;
}

namespace watchfloor::desktop {

/// What the columns and words of an export mean: guessed from its first rows, put right by a person who sees at once
/// what becomes of them, and kept as a named mapping profile.
class ProfileDialog : public QDialog
{
    Q_OBJECT
public:
    /// `head`: the file's first bytes, inflated.
    ProfileDialog(const QString &file, std::string head, QWidget *parent = nullptr);

    /// As the dialog stands.
    [[nodiscard]] feeds::MappingProfile profile() const;

Q_SIGNALS:
    void saved(const QString &path, const QString &name);

private:
    struct WordTable
    {
        std::string field;
        QTableWidget *table;
        std::vector<std::pair<QString, QString>> meanings; ///< what is shown, what the profile says
    };

    void tableControls();
    QWidget *timeControls();
    QTabWidget *wordTabs();
    void addWordTab(QTabWidget *tabs, const QString &title, std::string field,
                    std::vector<std::pair<QString, QString>> meanings);
    void resample();
    void showTimes();
    void showNotes(const feeds::MappingProfile &profile);
    void showRows();
    void showWords();
    void fillWords(WordTable &words, const feeds::MappingProfile &profile);
    void preview();
    void showPreview(const std::vector<feeds::PreviewRow> &rows);
    void save();
    [[nodiscard]] feeds::MappingProfile::Words wordsOf(const WordTable &words) const;
    [[nodiscard]] std::string fieldOf(int column) const;

    const QString m_file;
    const std::string m_head;
    const Timestamp m_now;
    feeds::TableSample m_sample;
    feeds::MappingProfile m_guess;
    std::vector<QComboBox *> m_fields; ///< by column
    std::vector<WordTable> m_words;
    QTimer m_later; ///< a preview some moments after the last change
    int m_asked = 0; ///< the preview that is awaited; older ones are dropped
    bool m_filling = false;

    QWidget *m_controls; ///< of tables; JSON needs none
    QLabel *m_json;
    QComboBox *m_delimiter;
    QComboBox *m_quote;
    QComboBox *m_encoding;
    QComboBox *m_timeFormat;
    QComboBox *m_zone;
    QComboBox *m_marking;
    QTableWidget *m_rows;
    QLabel *m_notes;
    QLabel *m_count;
    widgets::RowsTable *m_preview;
    QLineEdit *m_name;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

/// Where a person's own profiles lie.
[[nodiscard]] QString profilesFolder();

struct SavedProfile
{
    QString path;
    std::shared_ptr<const feeds::MappingProfile> profile;
    QString problem; ///< why the file cannot be used; the profile is null then

    [[nodiscard]] QString name() const;
};
/// An entry of a list to choose from; one that cannot be used is shown with its reason, and cannot be chosen. `text`
/// has %1 for the name.
void addTo(QComboBox &list, const SavedProfile &saved, const QVariant &data,
           const QString &text = QStringLiteral("%1"));
/// A person's own and those that came with the program (path empty), in name order. Reads files: not for the
/// interface's thread.
[[nodiscard]] std::vector<SavedProfile> savedProfiles();

} // namespace watchfloor::desktop
