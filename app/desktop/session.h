// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/feedservice.h"
#include "desktop/seat.h"
#include "fusion/rejection.h"
#include "store/store.h"
#include "watch/handover.h"

#include <QObject>
#include <QUndoStack>

#include <chrono>

namespace watchfloor::desktop {

/// One open store, shared by the windows that show it. Windows hold engines and readers of their own,
/// which they let go between releasing() and reacquired().
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(std::shared_ptr<store::Store> store);
    ~Session() override; ///< ends the writer on a thread of the pool

    [[nodiscard]] const std::shared_ptr<store::Store> &store() const { return m_store; }
    [[nodiscard]] const store::StoreInfo &info() const { return m_store->info(); }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }
    [[nodiscard]] FeedService *feeds() { return m_feeds.get(); }
    [[nodiscard]] const std::shared_ptr<Seat> &seat() const { return m_seat; }
    [[nodiscard]] QString actor() const { return m_seat->name(); } ///< who the watch log names; empty: nobody may act
    /// People may change something: the store takes it, and somebody sits here.
    [[nodiscard]] bool isDecidable() const { return !info().readOnly && !actor().isEmpty(); }
    /// Of the handover that is being prepared, kept until it is accepted or thrown away.
    /// What stands on the handover that is not accepted yet; nothing: ask the store.
    [[nodiscard]] const std::optional<watch::HandoverDraft> &handoverDraft() const { return m_draft; }
    /// Kept in the store, so that it survives the program.
    void keepHandoverDraft(const watch::HandoverDraft &draft);

    /// Withdraws or restores imports; `done` gets a sentence, empty when all went well.
    void setWithdrawn(const std::vector<std::int64_t> &imports, bool withdrawn);
    /// Takes one import back as an undoable step.
    void pushImports(const QString &text, std::vector<std::int64_t> imports, bool alreadyDone, bool withdraw = false);
    /// Declares a clock offset of a source from now on, as an undoable step. Stamps that came before stay.
    void pushClockOffset(const QString &slug, std::chrono::microseconds before, std::chrono::microseconds after);
    /// What was decided a moment ago, by its id.
    void pushDecision(const QString &text, const QString &deed);
    void turnDecision(const QString &deed, const QString &text, bool undo);
    void setClockOffset(const QString &slug, std::chrono::microseconds offset);
    void changeKey(const QString &newKey);
    /// Takes a link of the machine's out of its hands, as an undoable step.
    void pushRejection(const fusion::Rejection &what, const QString &marking);
    void setRejected(const fusion::Rejection &what, const QString &marking, bool rejected);

Q_SIGNALS:
    void releasing();
    void reacquired();
    void failed(QString sentence);
    void done(QString sentence);
    void seatChanged();

private:
    class Correlation;

    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<Seat> m_seat;
    struct DraftTurns;
    std::optional<watch::HandoverDraft> m_draft;
    std::shared_ptr<DraftTurns> m_draftTurns; ///< the last one that was written is the one that stays
    QUndoStack m_undo;
    std::unique_ptr<FeedService> m_feeds;
    std::shared_ptr<Correlation> m_correlation; ///< null: in a store that is only looked at
};

} // namespace watchfloor::desktop
