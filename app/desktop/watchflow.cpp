// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/watchflow.h"

#include "base/displaytext.h"
#include "base/hash.h"
#include "brief/handoversheet.h"
#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/background.h"
#include "floor/journal.h"
#include "floor/signindialog.h"
#include "print/briefprinter.h"
#include "watch/handoverdialog.h"
#include "watch/handoverdraft.h"
#include "watch/reportingdialog.h"
#include "watch/watchwords.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QTimer>
#include <QUrl>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::HandoverDialog;
using widgets::SignInDialog;

namespace {

// Each keeping is an entry of the watch log.
constexpr std::chrono::seconds draftInterval{15};
constexpr auto onlyTheOwner = QFile::ReadOwner | QFile::WriteOwner;

Result<std::string> hashOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.readAll();
    return toHex(bytesOf(sha256({bytes.constData(), static_cast<std::size_t>(bytes.size())})));
}

Result<std::string> printSheet(const QString &path, const watch::AcceptedHandover &accepted)
{
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, u"%1 cannot be made"_s.arg(folder));
    QFile::setPermissions(folder, onlyTheOwner | QFile::ExeOwner);
    if (const auto done = widgets::printBrief(brief::handoverSheet(accepted), path); !done)
        return std::unexpected(done.error());
    QFile::setPermissions(path, onlyTheOwner);
    return hashOfFile(path);
}

/// A handover and what became of its printed sheet.
struct Kept
{
    watch::AcceptedHandover accepted;
    QString path;
    enum class Sheet : std::uint8_t { AsPrinted, Changed, Missing, None } sheet = Sheet::None;
};

/// `knownAt`: of a past picture, whose last handover is the one before it.
Result<std::optional<Kept>> lastKept(const store::Store &store, store::KnownAt knownAt)
{
    const auto last = store.reader().and_then(
        [knownAt](const std::unique_ptr<store::Reader> &reader) { return watch::lastHandover(*reader, knownAt); });
    if (!last)
        return std::unexpected(last.error());
    if (!*last)
        return std::optional<Kept>();
    Kept kept{**last, WatchFlow::sheetPath(store.info().path, **last), Kept::Sheet::None};
    if (!kept.accepted.sheetHash.empty()) {
        const auto hash = hashOfFile(kept.path);
        kept.sheet = !hash                     ? Kept::Sheet::Missing
            : *hash == kept.accepted.sheetHash ? Kept::Sheet::AsPrinted
                                               : Kept::Sheet::Changed;
    }
    return std::optional(std::move(kept));
}

} // namespace

WatchFlow::WatchFlow(QWidget *window, widgets::PictureScope *scope, Actions *actions)
    : QObject(window)
    , m_window(window)
    , m_scope(scope)
    , m_actions(actions)
{
    const QString group = tr("Watch");
    actions->add(u"watch.signIn"_s, group, tr("&Who is on watch…"), {QKeySequence(u"Ctrl+Shift+W"_s)}, u"key"_s,
                 [this] { signIn(); });
    actions->add(u"watch.account"_s, group, tr("New &account…"), {}, {}, [this] { makeAccount(); });
    actions->add(u"watch.signOff"_s, group, tr("Sign &off"), {}, {}, [this] { signOff(); });
    actions->add(u"watch.handOver"_s, group, tr("&Hand over the watch…"), {QKeySequence(u"Ctrl+Shift+H"_s)}, {},
                 [this] { handOver(); });
    actions->add(u"watch.last"_s, group, tr("The &last handover…"), {QKeySequence(u"Ctrl+Shift+L"_s)}, {},
                 [this] { showLast(); });
    actions->add(u"incident.reporting"_s, tr("Incident"), tr("Reporting c&locks…"), {QKeySequence(u"L"_s)}, u"clock"_s,
                 [this] { declareReporting(); });
    connect(scope, &widgets::PictureScope::snapshotChanged, this, [this] {
        if (!m_scope->turns().isPaced()) // nobody sits down in a replay that plays
            look();
    });
    connect(scope, &widgets::PictureScope::snapshotChanged, this, &WatchFlow::updateEnabled);
    connect(scope, &widgets::PictureScope::selectionChanged, this, &WatchFlow::updateEnabled);
    updateEnabled();
}

void WatchFlow::fill(QMenu *menu) const
{
    menu->addAction(m_actions->at(u"watch.signIn"_s));
    menu->addAction(m_actions->at(u"watch.account"_s));
    menu->addAction(m_actions->at(u"watch.signOff"_s));
    menu->addSeparator();
    menu->addAction(m_actions->at(u"watch.handOver"_s));
    menu->addAction(m_actions->at(u"watch.last"_s));
}

void WatchFlow::fillIncident(QMenu *menu) const { menu->addAction(m_actions->at(u"incident.reporting"_s)); }

void WatchFlow::setSession(const std::shared_ptr<Session> &session)
{
    if (m_session)
        disconnect(m_session.get(), nullptr, this, nullptr);
    m_session = session;
    m_standing = {};
    m_asked = false;
    if (session) {
        connect(session.get(), &Session::seatChanged, this, &WatchFlow::tellSeat);
        connect(session.get(), &Session::seatChanged, this, &WatchFlow::updateEnabled);
    }
    tellSeat();
    updateEnabled();
    look();
}

const picture::IncidentRow *WatchFlow::selectedIncident() const
{
    const picture::Snapshot &s = *m_scope->snapshot();
    if (m_scope->selection().size() != 1)
        return nullptr;
    const auto found = s.incidentById.find(m_scope->selection().front().id);
    return found == s.incidentById.end() ? nullptr : &s.incidents[static_cast<std::size_t>(found->second)];
}

void WatchFlow::updateEnabled()
{
    const bool isOpen = m_session != nullptr;
    const bool isNow = isOpen && m_scope->isNow() && !m_session->info().readOnly;
    const bool isTaken = isOpen && m_session->seat()->state() == Seat::State::Taken;
    const bool mayAct = isNow && m_session->isDecidable();
    m_actions->at(u"watch.signIn"_s)->setEnabled(isOpen && !m_session->info().readOnly);
    m_actions->at(u"watch.account"_s)->setEnabled(mayAct);
    m_actions->at(u"watch.signOff"_s)->setEnabled(isTaken);
    m_actions->at(u"watch.handOver"_s)->setEnabled(isNow);
    m_actions->at(u"watch.last"_s)->setEnabled(isOpen);
    m_actions->at(u"incident.reporting"_s)->setEnabled(mayAct && selectedIncident());
}

// ---------------------------------------------------------------- who sits

void WatchFlow::look()
{
    if (!m_session)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    inBackground(
        this,
        [store = m_session->store()]() -> Result<Standing> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            const auto sources = store::sources(**reader);
            const auto accounts = floor::accounts(**reader);
            if (!sources || !accounts)
                return std::unexpected(!sources ? sources.error() : accounts.error());
            const auto holder = floor::tokenHolder(**reader, floor::floorSourceId(*sources));
            if (!holder)
                return std::unexpected(holder.error());
            return Standing{*accounts, *holder};
        },
        [this, session = m_session](const Result<Standing> &standing) {
            m_reading = false;
            if (session != m_session)
                return look();
            if (standing)
                take(*standing);
            else
                Q_EMIT failed(tr("It cannot be read who may sit here. %1").arg(widgets::sentence(standing.error())));
            if (std::exchange(m_again, false))
                look();
        });
}

void WatchFlow::take(const Standing &standing)
{
    m_standing = standing;
    Seat &seat = *m_session->seat();
    const Seat::State before = seat.state();
    if (standing.accounts.empty()) {
        if (before != Seat::State::Free)
            seat.setFree();
    } else if (const auto officer = seat.officer()) {
        // Retired, or with a new key: their old one is worth nothing any more.
        const floor::Account *account = floor::accountOf(standing.accounts, officer->account.name);
        if (!account || account->publicKey != officer->account.publicKey)
            seat.leave();
    } else if (before != Seat::State::Empty) {
        seat.leave();
    }
    if (seat.state() != before)
        Q_EMIT m_session->seatChanged();
    tellSeat();
    if (m_asking && !std::exchange(m_asked, true) && seat.state() == Seat::State::Empty && !m_session->info().readOnly)
        signIn();
}

void WatchFlow::tellSeat()
{
    if (!m_session)
        return Q_EMIT seatTold({}, {}, false);
    const Seat &seat = *m_session->seat();
    const QString name = widgets::safe(seat.name().toStdString());
    const bool isHolder = !m_standing.holder.empty() && m_standing.holder == seat.name().toStdString();
    const QString holder = m_standing.holder.empty()
        ? tr("Nobody holds the picture-manager token.")
        : tr("%1 holds the picture-manager token.").arg(widgets::safe(m_standing.holder));
    switch (seat.state()) {
    case Seat::State::Unknown:
        return Q_EMIT seatTold(tr("…"), {}, false);
    case Seat::State::Empty:
        return Q_EMIT seatTold(tr("Nobody sits here"), tr("Sign in to decide anything. %1").arg(holder), false);
    case Seat::State::Free:
        return Q_EMIT seatTold(name,
                               tr("This store has no accounts: the watch log names the user of this machine. Click to "
                                  "make the first account. %1")
                                   .arg(holder),
                               isHolder);
    case Seat::State::Taken:
        break;
    }
    const floor::Account account = seat.officer()->account;
    Q_EMIT seatTold(
        name,
        tr("%1, %2, key %3. %4")
            .arg(name, widgets::word(account.role), widgets::safe(floor::keyMark(account.publicKey)), holder),
        isHolder);
}

void WatchFlow::signIn()
{
    if (!m_session || m_session->info().readOnly)
        return;
    if (m_standing.accounts.empty())
        return makeAccount();
    const Seat &seat = *m_session->seat();
    auto *dialog = new SignInDialog(
        m_standing.accounts, seat.state() == Seat::State::Taken ? widgets::safe(seat.name().toStdString()) : QString(),
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignInDialog::tried, this,
            [this, dialog](const QString &name, const QString &password) { trySignIn(dialog, name, password); });
    connect(dialog, &SignInDialog::newAccountWanted, this, &WatchFlow::makeAccount);
    dialog->open();
}

void WatchFlow::trySignIn(SignInDialog *dialog, const QString &name, const QString &password)
{
    inBackground(
        this,
        [store = m_session->store(), name = name.toStdString(), password = password.toStdString(),
         before = m_session->seat()->officer()]() -> Result<floor::Officer> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            auto officer = floor::officer(**reader, name, password);
            if (!officer)
                return officer;
            if (before) {
                if (const auto left = floor::checkpoint(*store, *before, floor::Occasion::SignOff); !left)
                    return std::unexpected(left.error());
            }
            if (const auto sat = floor::checkpoint(*store, *officer, floor::Occasion::SignIn); !sat)
                return std::unexpected(sat.error());
            return officer;
        },
        [this, session = m_session, dialog = QPointer<SignInDialog>(dialog)](const Result<floor::Officer> &officer) {
            if (!officer) {
                if (dialog)
                    dialog->refuse(officer.error().code == ErrorCode::WrongKey ? tr("The password is not right.")
                                                                               : widgets::sentence(officer.error()));
                return;
            }
            // Who changed their mind meanwhile only looks; the log says that they were there.
            if (!dialog || !dialog->isVisible())
                return;
            session->seat()->sit(*officer);
            dialog->accept();
            Q_EMIT session->seatChanged();
            Q_EMIT done(tr("%1 sits here now; the watch log is signed up to this instant.")
                            .arg(widgets::safe(officer->account.name)));
            look();
        });
}

void WatchFlow::makeAccount()
{
    if (!m_session || !m_session->isDecidable())
        return;
    const bool isFirst = m_standing.accounts.empty();
    m_asked = m_asked || isFirst; // who makes the first account is not asked who they are
    auto *dialog = new widgets::AccountDialog(isFirst, isFirst ? m_session->actor() : QString(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::AccountDialog::wanted, this,
            [this, dialog, isFirst](const QString &name, floor::Role role, const QString &password) {
                const QPointer<widgets::AccountDialog> shown(dialog);
                inBackground(
                    this,
                    [store = m_session->store(), name = name.toStdString(), role, password = password.toStdString(),
                     by = m_session->actor().toStdString(),
                     voucher = m_session->seat()->officer()]() -> Result<floor::Officer> {
                        const auto made
                            = floor::addAccount(*store, name, role, password, by, voucher ? &*voucher : nullptr);
                        if (!made)
                            return std::unexpected(made.error());
                        const auto reader = store->reader();
                        if (!reader)
                            return std::unexpected(reader.error());
                        auto officer = floor::officer(**reader, name, password);
                        return officer;
                    },
                    [this, session = m_session, shown, isFirst](const Result<floor::Officer> &officer) {
                        if (!officer) {
                            if (shown)
                                shown->refuse(officer.error().code == ErrorCode::Usage
                                                  ? tr("Somebody has that name already, or it cannot be one.")
                                                  : widgets::sentence(officer.error()));
                            return;
                        }
                        if (shown)
                            shown->accept();
                        // Who makes the first account is who sits here.
                        if (isFirst) {
                            session->seat()->sit(*officer);
                            Q_EMIT session->seatChanged();
                        }
                        Q_EMIT done(tr("%1 has an account now").arg(widgets::safe(officer->account.name)));
                        look();
                    });
            });
    dialog->open();
}

void WatchFlow::signOff()
{
    const auto officer = m_session ? m_session->seat()->officer() : std::nullopt;
    if (!officer)
        return;
    inBackground(
        this,
        [store = m_session->store(), officer] { return floor::checkpoint(*store, *officer, floor::Occasion::SignOff); },
        [this, session = m_session](const Result<> &left) {
            if (!left)
                return Q_EMIT failed(tr("You are still signed in. %1").arg(widgets::sentence(left.error())));
            session->seat()->leave();
            Q_EMIT session->seatChanged();
            Q_EMIT done(tr("Nobody sits here any more; the watch log is signed up to this instant."));
        });
}

// ---------------------------------------------------------------- the watch changes hands

QString WatchFlow::sheetPath(const QString &store, const watch::AcceptedHandover &accepted)
{
    const QFileInfo file(store);
    return u"%1/%2-handovers/handover-%3-%4.pdf"_s.arg(file.absolutePath(), file.completeBaseName())
        .arg(accepted.handover.number, 4, 10, QChar(u'0'))
        .arg(dtg(fromMicros(accepted.at)));
}

void WatchFlow::handOver()
{
    if (!m_session)
        return;
    if (m_session->seat()->state() != Seat::State::Taken)
        return Q_EMIT failed(tr("A handover is signed by two officers: who hands over signs in first."));
    if (m_standing.accounts.size() < 2)
        return Q_EMIT failed(tr("A handover is signed by two officers: make an account for the other one first."));
    if (m_workingOut)
        return; // the dialog is on its way
    m_workingOut = true;
    struct Begun
    {
        watch::Handover handover;
        watch::HandoverDraft draft;
    };
    inBackground(
        this,
        [store = m_session->store(), now = m_scope->present(), outgoing = m_session->actor().toStdString(),
         held = m_session->handoverDraft()]() -> Result<Begun> {
            auto handover = watch::handoverNow(*store, *now, outgoing);
            if (!handover)
                return std::unexpected(handover.error());
            if (held)
                return Begun{std::move(*handover), *held};
            auto kept = store->reader().and_then(
                [](const std::unique_ptr<store::Reader> &reader) { return watch::keptDraft(*reader); });
            if (!kept)
                return std::unexpected(kept.error());
            return Begun{std::move(*handover), std::move(*kept)};
        },
        [this, session = m_session](const Result<Begun> &begun) {
            m_workingOut = false;
            if (session != m_session)
                return; // another store by now
            if (!begun)
                return Q_EMIT failed(tr("The handover cannot be worked out. %1").arg(widgets::sentence(begun.error())));
            openHandover(begun->handover, begun->draft);
        });
}

namespace {

/// Kept now and then while it is open, and when it closes: whatever ends the program, what was written stays.
void keepWhatIsWritten(HandoverDialog *dialog, const std::shared_ptr<Session> &session)
{
    const auto keep = [session, dialog] { session->keepHandoverDraft(dialog->draft()); };
    auto *timer = new QTimer(dialog);
    timer->setObjectName(u"handoverDraftTimer"_s);
    timer->setSingleShot(true);
    timer->setInterval(draftInterval);
    QObject::connect(timer, &QTimer::timeout, dialog, keep);
    QObject::connect(dialog, &HandoverDialog::edited, timer, [timer] {
        if (!timer->isActive())
            timer->start();
    });
    QObject::connect(dialog, &QDialog::finished, timer, &QTimer::stop);
    QObject::connect(dialog, &QDialog::finished, session.get(), [dialog, keep](int result) {
        if (result == QDialog::Rejected && !dialog->property("thrownAway").toBool())
            keep();
    });
    QObject::connect(dialog, &HandoverDialog::thrownAway, session.get(), [session, dialog] {
        dialog->setProperty("thrownAway", true);
        session->keepHandoverDraft({});
    });
}

} // namespace

void WatchFlow::openHandover(const watch::Handover &handover, const watch::HandoverDraft &draft)
{
    auto *dialog = new HandoverDialog(handover, draft, m_standing.accounts, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    keepWhatIsWritten(dialog, m_session);
    connect(
        dialog, &HandoverDialog::signWanted, this,
        [this, session = m_session, dialog, handover](const QString &incoming, const QString &out, const QString &in) {
            if (session == m_session)
                sign(dialog, handover, incoming, out, in);
        });
    dialog->open();
}

void WatchFlow::sign(HandoverDialog *dialog, const watch::Handover &handover, const QString &incoming,
                     const QString &outgoingPassword, const QString &incomingPassword)
{
    struct Signed
    {
        watch::AcceptedHandover accepted;
        floor::Officer incoming;
        QString sheet;
    };
    using Answer = std::expected<Signed, watch::HandoverRefused>;
    inBackground(
        this,
        [store = m_session->store(), handover, draft = dialog->draft(), in = incoming.toStdString(),
         outPassword = outgoingPassword.toStdString(), inPassword = incomingPassword.toStdString()]() -> Answer {
            const auto failed = [](const Error &error, const std::string &whose) {
                return std::unexpected(watch::HandoverRefused{watch::HandoverRefused::Why::Failed, error, whose});
            };
            const auto reader = store->reader();
            if (!reader)
                return failed(reader.error(), {});
            const auto outgoing = floor::officer(**reader, handover.outgoing, outPassword);
            if (!outgoing)
                return failed(outgoing.error(), handover.outgoing);
            const auto officer = floor::officer(**reader, in, inPassword);
            if (!officer)
                return failed(officer.error(), in);
            QString path;
            const auto print = [&](const watch::AcceptedHandover &a) {
                path = sheetPath(store->info().path, a);
                return printSheet(path, a);
            };
            auto accepted = watch::accept(*store, handover, draft, *outgoing, *officer, print);
            if (!accepted) {
                if (!path.isEmpty())
                    QFile::remove(path); // a sheet of a handover that did not happen
                return std::unexpected(accepted.error());
            }
            return Signed{std::move(*accepted), *officer, path};
        },
        [this, session = m_session, dialog = QPointer<HandoverDialog>(dialog)](const Answer &answer) {
            if (!answer) {
                const watch::HandoverRefused &refused = answer.error();
                const bool isPassword = refused.error.code == ErrorCode::WrongKey;
                if (dialog)
                    dialog->refuse(isPassword ? tr("The password of %1 is not right.").arg(widgets::safe(refused.about))
                                              : widgets::sentence(refused));
                return;
            }
            session->keepHandoverDraft({});
            session->seat()->sit(answer->incoming);
            if (dialog)
                dialog->accept();
            Q_EMIT session->seatChanged();
            Q_EMIT done(
                tr("The watch is %1's. The sheet is %2").arg(widgets::safe(answer->accepted.incoming), answer->sheet));
            look();
        });
}

void WatchFlow::showLast()
{
    if (!m_session)
        return;
    const auto &picture = *m_scope->snapshot();
    const store::KnownAt knownAt = picture.replay ? store::KnownAt(picture.knownAt) : store::KnownAt();
    inBackground(
        this, [store = m_session->store(), knownAt] { return lastKept(*store, knownAt); },
        [this, session = m_session](const Result<std::optional<Kept>> &read) {
            if (session != m_session)
                return; // another store by now
            if (!read)
                return Q_EMIT failed(tr("The last handover cannot be read. %1").arg(widgets::sentence(read.error())));
            if (!*read)
                return Q_EMIT failed(tr("This watch has never been handed over."));
            const Kept &kept = **read;
            QString sheet;
            switch (kept.sheet) {
            case Kept::Sheet::AsPrinted:
                sheet = tr("The sheet %1 is byte for byte the one that was signed for.").arg(kept.path);
                break;
            case Kept::Sheet::Changed:
                sheet = tr("The sheet %1 is NOT the one that was signed for: it was changed.").arg(kept.path);
                break;
            case Kept::Sheet::Missing:
                sheet = tr("The sheet is not at %1 any more.").arg(kept.path);
                break;
            case Kept::Sheet::None:
                sheet = tr("No sheet was printed.");
                break;
            }
            const bool isThere = kept.sheet == Kept::Sheet::AsPrinted || kept.sheet == Kept::Sheet::Changed;
            auto *dialog = new HandoverDialog(kept.accepted, sheet, isThere ? kept.path : QString(), m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &HandoverDialog::sheetWanted, this,
                    [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
            dialog->open();
        });
}

// ---------------------------------------------------------------- reporting clocks

void WatchFlow::declareReporting()
{
    const picture::IncidentRow *row = selectedIncident();
    if (!row || !m_session)
        return;
    const picture::SnapshotPtr seen = m_scope->snapshot();
    /// As it stands, and as of when.
    struct Present
    {
        watch::Reporting reporting;
        Timestamp known{};
    };
    Present present;
    present.reporting.of = row->standsFor;
    inBackground(
        this,
        [store = m_session->store(), seen, present, id = row->id]() mutable -> Result<Present> {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            const auto known = store::newestKnown(**reader);
            auto all = watch::reportings(**reader);
            if (!known || !all)
                return std::unexpected(!known ? known.error() : all.error());
            present.known = *known;
            std::erase_if(*all, [&](const watch::Reporting &one) {
                const std::int32_t of = watch::rowOf(*seen, one);
                return of < 0 || seen->incidents[static_cast<std::size_t>(of)].id != id;
            });
            // Of two that were merged the one whose clock runs out first.
            const auto running = watch::runningClocks(*seen, *all, Clock::now());
            if (!all->empty())
                present.reporting = running.empty() ? all->back() : *running.front().reporting;
            return present;
        },
        [this, session = m_session, title = visibleText(row->title),
         marking = toString(seen->markings[row->marking])](const Result<Present> &read) {
            if (!read)
                return Q_EMIT failed(widgets::sentence(read.error()));
            if (session != m_session)
                return; // another store by now
            auto *dialog = new widgets::ReportingDialog(title, read->reporting, m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &widgets::AskingDialog::asked, this, [this, session, dialog, marking, known = read->known] {
                if (session != m_session)
                    return dialog->reject();
                watch::Reporting wanted = dialog->reporting();
                wanted.by = m_session->actor().toStdString();
                inBackground(
                    this,
                    [store = m_session->store(), wanted, marking, known] {
                        return watch::declare(*store, wanted, marking, known);
                    },
                    [this, dialog = QPointer(dialog)](const Result<watch::Reporting> &declared) {
                        if (!declared) {
                            const QString why
                                = tr("The clocks were not changed. %1").arg(widgets::sentence(declared.error()));
                            return dialog ? dialog->refuse(why) : Q_EMIT failed(why);
                        }
                        if (dialog)
                            dialog->accept();
                        Q_EMIT reportingChanged();
                        if (declared->isWithdrawn)
                            return Q_EMIT done(tr("Withdrawn: no reporting clock runs for it"));
                        const auto clocks = watch::reportingClocks(declared->awareness, m_scope->now());
                        const auto next = std::ranges::find_if(clocks, [](const watch::ReportingClock &c) {
                            return c.state != watch::ReportingClock::State::Met
                                && c.state != watch::ReportingClock::State::MetLate;
                        });
                        Q_EMIT done(next == clocks.end() ? tr("Declared: everything is reported")
                                                         : tr("Declared. %1: %2")
                                                               .arg(widgets::word(next->stage),
                                                                    widgets::clockText(*next, m_scope->now())));
                    });
            });
            dialog->open();
        });
}

} // namespace watchfloor::desktop
