// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/picturescope.h"
#include "fusion/knowledge.h"
#include "inspector/facts.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;
class QScrollArea;

namespace watchfloor::widgets {

class MarkingChip;
class RawView;
class ShapeLabel;

/// Everything known of the selected object: the headline from the picture at once, then every claim by
/// source as it arrives from the reader. The raw record is one key (Enter) away.
class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(PictureScope *scope, QWidget *parent = nullptr);

    /// Null while no store is open.
    void setReader(picture::DetailReader *reader);
    [[nodiscard]] bool isSettled() const { return !m_waiting; }

    /// Opens the raw bytes of a record, from here or from the quarantine list.
    void openRaw(std::int64_t recordId, const Marking &marking);
    void openCurrentRaw(); ///< of the newest claim or the observation
    void copy();
    /// All that is shown, as plain text under its marking.
    [[nodiscard]] QString asText() const;
    [[nodiscard]] RawView *rawView() const { return m_raw; }
    /// Whether a person may decide here: not in a store that is only looked at.
    void setDecidable(bool decidable);

Q_SIGNALS:
    /// A link of the machine is to hold no longer; `member` empty: the value altogether. `marking`: of where it was
    /// seen.
    void limitsWanted(); ///< what the machine does not join on
    void rejectionWanted(const watchfloor::fusion::Rejection &what, const QString &marking);
    void settled();
    void menuRequested(QPoint at); ///< on an asset; on the screen

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeSelection();
    void takeDetails(const picture::Details &details);
    void rebuild();
    void addFacts(QVBoxLayout *to, const std::vector<Fact> &facts);
    void addReferences(QVBoxLayout *to);
    void addDisagreements(QVBoxLayout *to);
    void addChains(QVBoxLayout *to);
    void addWhy(QVBoxLayout *to);
    void addClaims(QVBoxLayout *to);
    [[nodiscard]] QWidget *claimCard(const store::StoredClaim &claim, const Source *source);
    [[nodiscard]] Marking markingOf(const std::string &label, const Source *source) const;

    PictureScope *m_scope;
    QPointer<picture::DetailReader> m_reader;
    picture::ObjectRef m_ref;
    std::optional<Headline> m_headline;
    std::optional<Headline> m_built; ///< what stands on screen
    bool m_builtInReplay = false;
    std::optional<picture::Details> m_details;
    bool m_waiting = false;
    bool m_decidable = false;
    std::int64_t m_rawRecord = 0;
    Marking m_rawMarking = Marking::mostRestrictive();
    QScrollArea *m_scroll;
    RawView *m_raw;
};

} // namespace watchfloor::widgets
