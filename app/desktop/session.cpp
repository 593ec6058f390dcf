// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/session.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "desktop/background.h"
#include "floor/desk.h"
#include "floor/floorwords.h"
#include "fusion/follower.h"
#include "store/reader.h"
#include "watch/handoverdraft.h"

#include <QUndoCommand>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

/// Imports as an undoable step: what undo takes back, redo brings again. The store keeps both acts in its log.
class ImportStep : public QUndoCommand
{
public:
    ImportStep(Session *session, const QString &text, std::vector<std::int64_t> imports, bool done, bool withdraw)
        : QUndoCommand(text)
        , m_session(session)
        , m_imports(std::move(imports))
        , m_done(done)
        , m_withdraw(withdraw)
    {
    }

    void redo() override
    {
        if (!std::exchange(m_done, false))
            m_session->setWithdrawn(m_imports, m_withdraw);
    }
    void undo() override { m_session->setWithdrawn(m_imports, !m_withdraw); }

private:
    Session *m_session;
    std::vector<std::int64_t> m_imports;
    bool m_done; ///< the first redo, which QUndoStack::push asks for, already happened
    bool m_withdraw;
};

/// What is declared of a source's clock.
class ClockStep : public QUndoCommand
{
public:
    ClockStep(Session *session, const QString &slug, std::chrono::microseconds before, std::chrono::microseconds after)
        : QUndoCommand(Session::tr("correction of the clock of %1").arg(widgets::safe(slug.toStdString())))
        , m_session(session)
        , m_slug(slug)
        , m_before(before)
        , m_after(after)
    {
    }

    void redo() override { m_session->setClockOffset(m_slug, m_after); }
    void undo() override { m_session->setClockOffset(m_slug, m_before); }

private:
    Session *m_session;
    QString m_slug;
    std::chrono::microseconds m_before, m_after;
};

/// A decision about incidents. The store takes it back by a decision of its own, so the log keeps both.
class DecisionStep : public QUndoCommand
{
public:
    DecisionStep(Session *session, const QString &text, const QString &deed)
        : QUndoCommand(text)
        , m_session(session)
        , m_deed(deed)
    {
    }

    void redo() override
    {
        if (!std::exchange(m_done, false))
            m_session->turnDecision(m_deed, text(), false);
    }
    void undo() override { m_session->turnDecision(m_deed, text(), true); }

private:
    Session *m_session;
    QString m_deed;
    bool m_done = true; ///< it was done before it came on the stack
};

/// A link of the machine's that a person does not believe.
class RejectionStep : public QUndoCommand
{
public:
    RejectionStep(Session *session, fusion::Rejection what, const QString &marking)
        : QUndoCommand(Session::tr("rejection of a link"))
        , m_session(session)
        , m_what(std::move(what))
        , m_marking(marking)
    {
    }

    void redo() override { m_session->setRejected(m_what, m_marking, true); }
    void undo() override { m_session->setRejected(m_what, m_marking, false); }

private:
    Session *m_session;
    fusion::Rejection m_what;
    QString m_marking;
};

} // namespace

/// Joins what comes on a thread of its own, for as long as it is there.
class Session::Correlation
{
public:
    explicit Correlation(Session *session)
        : m_gate(std::make_shared<Gate>())
        , m_follower(session->m_store, {{}, [gate = m_gate](const QString &why) { tell(gate, why); }, {}})
    {
        m_gate->session = session;
    }
    /// Nothing is told any more; the thread ends soon.
    void close()
    {
        const std::scoped_lock lock(m_gate->mutex);
        m_gate->session = nullptr;
        m_follower.requestStop();
    }

private:
    struct Gate
    {
        std::mutex mutex;
        Session *session = nullptr;
    };
    static void tell(const std::shared_ptr<Gate> &gate, const QString &why)
    {
        const std::scoped_lock lock(gate->mutex);
        if (!gate->session)
            return;
        QMetaObject::invokeMethod(
            gate->session,
            [session = gate->session, why] {
                Q_EMIT session->failed(Session::tr("What came cannot be correlated. %1").arg(visibleText(why)));
            },
            Qt::QueuedConnection);
    }

    std::shared_ptr<Gate> m_gate;
    fusion::Follower m_follower;
};

Session::Session(std::shared_ptr<store::Store> store)
    : m_store(std::move(store))
    , m_seat(std::make_shared<Seat>())
    , m_feeds(std::make_unique<FeedService>(m_store, m_seat))
{
    m_feeds->restore();
    if (!m_store->info().readOnly)
        m_correlation = std::make_shared<Correlation>(this);
}

Session::~Session()
{
    m_feeds.reset();
    if (m_correlation)
        m_correlation->close();
    m_undo.blockSignals(true); // it clears itself, and a window would ask a session that is half gone
    QThreadPool::globalInstance()->start(
        [store = std::move(m_store), correlation = std::move(m_correlation)]() mutable {
            correlation.reset(); // may wait for a run to end
            // The last connection out tidies the write-ahead log, and only one that may write can. Had this session
            // only looked on while another process wrote, the next start would speak of an unclean end.
            if (!store->info().readOnly)
                (void)store->writer();
            store.reset();
        });
}

void Session::setWithdrawn(const std::vector<std::int64_t> &imports, bool withdrawn)
{
    inBackground(
        this,
        [store = m_store, imports, withdrawn, who = actor().toStdString()]() -> Result<int> {
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            int changed = 0; // with what was read again of them
            for (const std::int64_t id : imports) {
                auto commit = withdrawn ? (*writer)->withdrawImport(id, who) : (*writer)->restoreImport(id, who);
                const auto result = commit.get();
                if (!result)
                    return std::unexpected(result.error());
                changed += static_cast<int>(result->size());
            }
            return changed;
        },
        [this, withdrawn](const Result<int> &changed) {
            if (!changed)
                Q_EMIT failed(tr("The import could not be changed. %1").arg(widgets::sentence(changed.error())));
            else
                Q_EMIT done(withdrawn ? tr("%n import(s) withdrawn", nullptr, *changed)
                                      : tr("%n import(s) restored", nullptr, *changed));
        });
}

void Session::pushImports(const QString &text, std::vector<std::int64_t> imports, bool alreadyDone, bool withdraw)
{
    m_undo.push(new ImportStep(this, text, std::move(imports), alreadyDone, withdraw));
}

void Session::pushClockOffset(const QString &slug, std::chrono::microseconds before, std::chrono::microseconds after)
{
    m_undo.push(new ClockStep(this, slug, before, after));
}

void Session::pushDecision(const QString &text, const QString &deed)
{
    m_undo.push(new DecisionStep(this, text, deed));
}

void Session::turnDecision(const QString &deed, const QString &text, bool undo)
{
    inBackground(
        this,
        [store = m_store, id = deed.toStdString(), undo, by = actor().toStdString()] {
            floor::Desk desk(store);
            return undo ? desk.undo(id, by) : desk.redo(id, by);
        },
        [this, text, undo](const floor::Answer<floor::Outcome> &outcome) {
            if (!outcome)
                Q_EMIT failed((undo ? tr("Not undone: %1. %2") : tr("Not done again: %1. %2"))
                                  .arg(text, widgets::sentence(outcome.error())));
            else
                Q_EMIT done(undo ? tr("Undone, and the log keeps both: %1").arg(text) : tr("Done again: %1").arg(text));
        });
}

void Session::setClockOffset(const QString &slug, std::chrono::microseconds offset)
{
    inBackground(
        this,
        [store = m_store, slug = slug.toStdString(), offset, who = actor().toStdString()]() -> Result<> {
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            const auto sources = store::sources(**reader);
            if (!sources)
                return std::unexpected(sources.error());
            const auto found = std::ranges::find(*sources, slug, &Source::slug);
            if (found == sources->end())
                return fail(ErrorCode::NotFound, u"there is no source of that name any more"_s);
            Source source = *found; // whatever else was changed of it meanwhile stays
            source.clockOffset = offset;
            const auto put = (*writer)->putSource(source, who).get();
            return put ? Result<>() : std::unexpected(put.error());
        },
        [this, slug, offset](const Result<> &result) {
            const QString name = widgets::safe(slug.toStdString());
            if (!result)
                Q_EMIT failed(tr("The clock of %1 was not corrected. %2").arg(name, widgets::sentence(result.error())));
            else if (offset.count() == 0)
                Q_EMIT done(tr("The clock of %1 counts as right from now on").arg(name));
            else
                Q_EMIT done(tr("The clock of %1 is corrected by %2 from now on")
                                .arg(name,
                                     (offset.count() > 0 ? u"−"_s : u"+"_s)
                                         + widgets::ageText(offset.count() > 0 ? offset : -offset)));
        });
}

struct Session::DraftTurns
{
    std::mutex mutex;
    std::atomic<int> newest = 0;
};

void Session::keepHandoverDraft(const watch::HandoverDraft &draft)
{
    m_draft = draft;
    if (!m_draftTurns)
        m_draftTurns = std::make_shared<DraftTurns>();
    const int turn = ++m_draftTurns->newest;
    inBackground(
        this,
        [store = m_store, draft, by = actor().toStdString(), turns = m_draftTurns, turn]() -> Result<> {
            const std::scoped_lock one(turns->mutex);
            return turn < turns->newest ? Result<>() : watch::keepDraft(*store, draft, by);
        },
        [this](const Result<> &result) {
            if (!result)
                Q_EMIT failed(tr("What stands on the handover is kept only until the program ends. %1")
                                  .arg(widgets::sentence(result.error())));
        });
}

void Session::pushRejection(const fusion::Rejection &what, const QString &marking)
{
    m_undo.push(new RejectionStep(this, what, marking));
}

void Session::setRejected(const fusion::Rejection &what, const QString &marking, bool rejected)
{
    fusion::RejectionWish wish{what, actor().toStdString(), {}, marking.toStdString(), !rejected};
    inBackground(
        this, [store = m_store, wish = std::move(wish)] { return fusion::reject(*store, wish); },
        [this, rejected](const Result<> &result) {
            if (!result)
                Q_EMIT failed(tr("The link could not be changed. %1").arg(widgets::sentence(result.error())));
            else
                Q_EMIT done(rejected ? tr("The link is rejected; what follows from it is worked out now")
                                     : tr("The link holds again; what follows from it is worked out now"));
        });
}

void Session::changeKey(const QString &newKey)
{
    Q_EMIT releasing();
    m_feeds->release();
    if (m_correlation)
        m_correlation->close();
    inBackground(
        this,
        [store = m_store, key = newKey.toStdString(),
         correlation = std::exchange(m_correlation, {})]() mutable -> Result<> {
            correlation.reset();
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            return (*writer)->changeKey(key).get();
        },
        [this, empty = newKey.isEmpty()](const Result<> &result) {
            Q_EMIT reacquired();
            m_feeds->restore();
            if (!m_store->info().readOnly)
                m_correlation = std::make_shared<Correlation>(this);
            if (!result)
                Q_EMIT failed(tr("The key was not changed. %1").arg(widgets::sentence(result.error())));
            else
                Q_EMIT done(empty ? tr("The store is no longer encrypted") : tr("The key was changed"));
        });
}

} // namespace watchfloor::desktop
