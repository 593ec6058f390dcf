// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/replaybar.h"

#include "common/icon.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "replay/knowntrack.h"
#include "replay/modestrip.h"
#include "timeline/timeaxis.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

std::optional<Timestamp> instantFrom(const QString &words, Timestamp before)
{
    const QString text = words.trimmed();
    if (const auto iso = parseIso8601(text.toStdString()))
        return iso->at;
    if (const auto group = parseDtg(text.toStdString(), before))
        return group;
    // 03:00, 0300 or 03:00:30, with or without Z
    QString digits = text.endsWith(u'Z', Qt::CaseInsensitive) ? text.chopped(1) : text;
    digits.remove(u':');
    bool isNumber = false;
    const int number = digits.toInt(&isNumber);
    if (!isNumber || (digits.size() != 4 && digits.size() != 6) || number < 0)
        return {};
    const int seconds = digits.size() == 6 ? number % 100 : 0;
    const int minutes = digits.size() == 6 ? number / 100 % 100 : number % 100;
    const int hours = digits.size() == 6 ? number / 10000 : number / 100;
    if (hours > 23 || minutes > 59 || seconds > 59)
        return {};
    const auto day = std::chrono::floor<std::chrono::days>(before);
    Timestamp at = day + std::chrono::hours(hours) + std::chrono::minutes(minutes) + std::chrono::seconds(seconds);
    if (at > before)
        at -= std::chrono::days(1);
    return at;
}

namespace {

QString secondsText(Timestamp t) { return stampText(toMicros(Timestamp(std::chrono::floor<std::chrono::seconds>(t)))); }

QToolButton *button(const QString &name, const QString &text, const QString &says)
{
    auto *made = new QToolButton;
    made->setObjectName(name);
    made->setText(text);
    made->setToolTip(says);
    made->setAccessibleName(says);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    made->setMinimumSize(28, 26);
    return made;
}

} // namespace

ReplayBar::ReplayBar(PictureScope *scope, ReplayClock *clock, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_clock(clock)
    , m_replay(new ModeStrip(ModeStrip::Kind::Replay))
    , m_compare(new ModeStrip(ModeStrip::Kind::Compare))
    , m_controls(new QFrame)
    , m_happened(new ElidedLabel)
    , m_back(button(u"replayBack"_s, u"⏮"_s, tr("To the change before (F7)")))
    , m_play(button(u"replayPlay"_s, u"▶"_s, tr("Play (F8)")))
    , m_forward(button(u"replayForward"_s, u"⏭"_s, tr("To the next change (F9)")))
    , m_speed(new QComboBox)
    , m_track(new KnownTrack(clock))
    , m_instant(new QLineEdit)
    , m_now(button(u"replayNow"_s, tr("Now  Esc"), tr("Back to now (Esc, or Ctrl+Shift+T)")))
    , m_close(button(u"replayClose"_s, u"✕"_s, tr("Put this bar away")))
{
    setObjectName(u"replayBar"_s);
    m_controls->setProperty("bar", true);
    m_happened->setObjectName(u"replayHappened"_s);
    m_speed->setObjectName(u"replaySpeed"_s);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed (Shift+F7 slower, Shift+F9 faster)"));
    for (const int speed : ReplayClock::speeds)
        m_speed->addItem(u"%1×"_s.arg(speed), speed);
    m_instant->setObjectName(u"replayInstant"_s);
    m_instant->setAccessibleName(tr("Known at, UTC"));
    m_instant->setToolTip(
        tr("2026-09-30T14:00Z, 301400ZSEP26, or 03:00 for the last three o'clock. UTC. Enter goes there."));
    m_instant->setPlaceholderText(tr("now"));
    m_instant->setFixedWidth(fontMetrics().horizontalAdvance(u"2026-09-30 14:00:00Z"_s) + 28);

    auto *compare = button(u"replayCompare"_s, tr("Compare…"), tr("What changed since another instant (Ctrl+D)"));
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(12, 2, 10, 2);
    row->setSpacing(6);
    row->addWidget(mutedLabel(tr("Happened")));
    row->addWidget(m_happened);
    row->addSpacing(6);
    row->addWidget(mutedLabel(tr("Known at")));
    row->addWidget(m_instant);
    for (QWidget *w : std::initializer_list<QWidget *>{m_back, m_play, m_forward, m_speed})
        row->addWidget(w);
    row->addWidget(m_track, 1);
    row->addWidget(m_now);
    row->addWidget(compare);
    row->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_replay);
    layout->addWidget(m_compare);
    layout->addWidget(m_controls);
    m_replay->hide();
    m_compare->hide();
    m_controls->hide();

    connect(m_back, &QToolButton::clicked, clock, [clock] { clock->step(-1); });
    connect(m_play, &QToolButton::clicked, clock, &ReplayClock::toggle);
    connect(m_forward, &QToolButton::clicked, clock, [clock] { clock->step(1); });
    connect(m_speed, &QComboBox::activated, clock,
            [this, clock](int index) { clock->setSpeed(m_speed->itemData(index).toInt()); });
    connect(m_now, &QToolButton::clicked, clock, [clock] { clock->setAt({}); });
    connect(m_close, &QToolButton::clicked, this, &ReplayBar::close);
    connect(compare, &QToolButton::clicked, this, &ReplayBar::compareRequested);
    connect(m_instant, &QLineEdit::returnPressed, this, &ReplayBar::takeInstant);
    connect(m_instant, &QLineEdit::textEdited, this, [this](const QString &text) {
        const bool isFine = text.trimmed().isEmpty() || instantFrom(text, reference());
        m_instant->setProperty("invalid", !isFine);
        m_instant->setStyleSheet(
            isFine ? QString() : u"border: 1px solid %1;"_s.arg(Theme::instance().color(Theme::Role::Warning).name()));
    });
    connect(clock, &ReplayClock::changed, this, &ReplayBar::take);
    connect(scope, &PictureScope::snapshotChanged, this, &ReplayBar::takeSnapshot);
    connect(scope, &PictureScope::comparisonChanged, this, &ReplayBar::takeSnapshot);
    connect(scope, &PictureScope::filterChanged, this, &ReplayBar::takeSnapshot);
    take();
    takeSnapshot();
}

bool ReplayBar::isOpen() const { return !m_controls->isHidden(); }

void ReplayBar::open()
{
    m_controls->show();
    m_instant->setFocus(Qt::ShortcutFocusReason);
    m_instant->selectAll();
}

void ReplayBar::close()
{
    m_clock->setAt({});
    m_controls->hide();
}

/// Now, or the newest change where the display's clock stands before it.
Timestamp ReplayBar::reference() const
{
    const auto &history = m_clock->history();
    return history.empty() ? Clock::now() : std::max(Clock::now(), fromMicros(history.back().at));
}

void ReplayBar::takeInstant()
{
    const QString text = m_instant->text();
    if (text.trimmed().isEmpty()) {
        m_clock->setAt({});
    } else if (const auto at = instantFrom(text, reference())) {
        m_clock->pause();
        m_instant->setModified(false); // it says what it was understood as
        m_clock->setAt(*at <= reference() ? store::KnownAt(*at) : store::KnownAt());
        m_track->setFocus(Qt::OtherFocusReason); // from here the arrows go on
    }
}

void ReplayBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_clock->at() && isOpen())
        m_controls->hide();
    else
        QWidget::keyPressEvent(event);
}

void ReplayBar::take()
{
    const bool isReplay = m_clock->at().has_value();
    if (isReplay)
        m_controls->show();
    m_back->setEnabled(m_clock->canStep(-1));
    m_forward->setEnabled(m_clock->canStep(1));
    m_play->setEnabled(!m_clock->history().empty());
    const bool isPlaying = m_clock->isPlaying();
    const QString says = isPlaying ? tr("Pause (F8)") : tr("Play (F8)");
    if (m_play->toolTip() != says) {
        m_play->setText(isPlaying ? u"⏸"_s : u"▶"_s);
        m_play->setToolTip(says);
        m_play->setAccessibleName(says);
    }
    m_speed->setCurrentIndex(m_speed->findData(m_clock->speed()));
    m_now->setEnabled(isReplay);
    const QString text = isReplay ? secondsText(*m_clock->at()) : QString();
    // What is being typed stays, but while time runs on.
    if (m_instant->text() != text && (isPlaying || !m_instant->hasFocus() || !m_instant->isModified())) {
        m_instant->setText(text);
        m_instant->setStyleSheet({});
    }
    takeSnapshot();
}

void ReplayBar::takeSnapshot()
{
    const picture::Snapshot &s = *m_scope->snapshot();
    m_replay->setVisible(m_clock->at().has_value() || s.replay);
    if (s.replay) {
        const QString stamp = secondsText(s.knownAt);
        QString text = tr("known at %1 · %2").arg(dtg(s.knownAt), stamp);
        if (m_clock->isPlaying())
            text = tr("%1 · playing %2×").arg(text).arg(m_clock->speed());
        else if (s.knownAt < Clock::now())
            text = tr("%1 · %2 ago · not now").arg(text, ageText(Clock::now() - s.knownAt));
        m_replay->setText(text);
    } else if (m_clock->at()) {
        m_replay->setText(tr("going to %1; what you see is still now").arg(dtg(*m_clock->at())));
    }
    m_compare->setVisible(m_scope->before() != nullptr);
    if (const auto &before = m_scope->before()) {
        const picture::Diff &d = m_scope->diff();
        const QString to = s.replay ? dtg(s.knownAt) : tr("now");
        const bool isSupposed = m_scope->isSupposed() && before == m_scope->present();
        m_compare->setText(
            tr("%1 with %2 · + %3 new · ▲ %4 worse · ≠ %5 contradicted · ▼ %6 better · ✓ %7 closed · ✕ %8 silent")
                .arg(isSupposed ? tr("what is so") : dtg(before->knownAt), isSupposed ? tr("what is supposed") : to)
                .arg(d.added.size())
                .arg(d.worse.size())
                .arg(d.contradicted.size())
                .arg(d.better.size())
                .arg(d.closed.size())
                .arg(d.silent.size()));
    }
    const picture::TimeWindow &window = m_scope->filter().window;
    const QString happened
        = window.isAll() ? tr("all of time") : TimeAxis::windowText(window, TimeAxis::yearOf(toMicros(m_scope->now())));
    if (m_happened->text() != happened) {
        m_happened->setText(happened);
        m_happened->setMaximumWidth(
            std::min(fontMetrics().horizontalAdvance(happened) + 8, 22 * fontMetrics().height()));
    }
}

} // namespace watchfloor::widgets
