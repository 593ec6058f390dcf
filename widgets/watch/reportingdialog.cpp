// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/reportingdialog.h"

#include "common/grow.h"
#include "common/labels.h"
#include "common/words.h"
#include "watch/watchwords.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using watch::Awareness;

namespace {

constexpr std::array<std::int64_t Awareness::*, 6> members{&Awareness::aware,        &Awareness::earlyWarning,
                                                           &Awareness::notification, &Awareness::progressReport,
                                                           &Awareness::finalReport,  &Awareness::handled};

/// noTime: empty; nothing: no time.
std::optional<std::int64_t> timeIn(const QLineEdit &edit)
{
    const std::string text = edit.text().trimmed().toStdString();
    if (text.empty())
        return noTime;
    if (const auto iso = parseIso8601(text))
        return toMicros(iso->at);
    if (const auto group = parseDtg(text, Clock::now()))
        return toMicros(*group);
    return {};
}

} // namespace

ReportingDialog::ReportingDialog(const QString &title, const watch::Reporting &present, QWidget *parent)
    : AskingDialog(parent)
    , m_present(present)
    , m_trust(new QCheckBox(tr("A provider of &trust services (its notification is due within 24 h)")))
    , m_note(new QLineEdit(QString::fromStdString(present.note)))
    , m_clocks(plainLabel())
    , m_problem(plainLabel())
{
    setObjectName(u"reportingDialog"_s);
    setWindowTitle(tr("Reporting clocks"));
    setMinimumWidth(80 * fontMetrics().averageCharWidth());
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 14, 16, 12);
    QLabel *about = plainLabel(title);
    QFont bold = about->font();
    bold.setWeight(QFont::DemiBold);
    about->setFont(bold);
    about->setWordWrap(true);
    form->addRow(about);
    QLabel *what
        = mutedLabel(tr("NIS2, Article 23(4). The clocks run from the instant at which the entity became aware, "
                        "which is not when something was detected. All times are UTC."));
    what->setWordWrap(true);
    form->addRow(what);
    const std::array labels{tr("&Aware since"),          tr("&Early warning sent"), tr("&Notification sent"),
                            tr("&Progress report sent"), tr("&Final report sent"),  tr("&Handling ended")};
    constexpr std::array names{"aware", "earlyWarning", "notification", "progressReport", "finalReport", "handled"};
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        auto *edit = m_times[i] = new QLineEdit;
        edit->setObjectName(QLatin1StringView(names[i]));
        edit->setPlaceholderText(tr("not yet; * is now"));
        if (present.awareness.*members[i] != noTime)
            edit->setText(iso8601Text(fromMicros(present.awareness.*members[i])));
        connect(edit, &QLineEdit::textChanged, this, [this, edit](const QString &text) {
            if (text.trimmed() == u"*")
                edit->setText(iso8601Text(std::chrono::floor<std::chrono::seconds>(Clock::now())));
            update();
        });
        form->addRow(labels[i], edit);
    }
    if (present.awareness.aware == noTime)
        m_times[0]->setText(iso8601Text(std::chrono::floor<std::chrono::seconds>(Clock::now())));
    m_trust->setChecked(present.awareness.isTrustService);
    form->addRow(QString(), m_trust);
    m_note->setObjectName(u"reportingNote"_s);
    m_note->setMaxLength(500);
    m_note->setPlaceholderText(tr("to whom, under which number"));
    form->addRow(tr("&Remark"), m_note);
    m_clocks->setObjectName(u"clocks"_s);
    form->addRow(tr("Clocks"), m_clocks);
    m_problem->setWordWrap(true);
    m_problem->setProperty("warning", true);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_declare = buttons->addButton(tr("&Declare"), QDialogButtonBox::AcceptRole);
    m_declare->setObjectName(u"reportingAccept"_s);
    m_declare->setToolTip(tr("Ctrl+Enter"));
    m_declare->setAutoDefault(false);
    if (present.number > 0) {
        m_withdraw = buttons->addButton(tr("&Withdraw"), QDialogButtonBox::ResetRole);
        m_withdraw->setObjectName(u"reportingWithdraw"_s);
        m_withdraw->setAutoDefault(false);
        m_withdraw->setToolTip(tr("No clock runs for it any more. Say why in the remark."));
        connect(m_withdraw, &QPushButton::clicked, this, [this] {
            m_isWithdrawn = true;
            ask();
        });
        connect(m_note, &QLineEdit::textChanged, this, &ReportingDialog::update);
    }
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_isWithdrawn = false;
        ask();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_trust, &QCheckBox::toggled, this, &ReportingDialog::update);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *go = new QShortcut(QKeySequence(QKeyCombination(Qt::ControlModifier, static_cast<Qt::Key>(key))), this);
        connect(go, &QShortcut::activated, m_declare, &QPushButton::click);
    }
    update();
    m_times[0]->setFocus();
    m_times[0]->selectAll();
}

watch::Reporting ReportingDialog::reporting() const
{
    watch::Reporting r = m_present;
    for (std::size_t i = 0; i < m_times.size(); ++i)
        r.awareness.*members[i] = timeIn(*m_times[i]).value_or(noTime);
    r.awareness.isTrustService = m_trust->isChecked();
    r.note = m_note->text().simplified().toStdString();
    if (m_isWithdrawn)
        r.awareness = m_present.awareness;
    r.isWithdrawn = m_isWithdrawn;
    return r;
}

void ReportingDialog::update()
{
    QString problem;
    const std::int64_t now = toMicros(Clock::now());
    for (const QLineEdit *edit : m_times) {
        const auto t = timeIn(*edit);
        if (!t)
            problem = tr("%1 is not a time").arg(edit->text());
        else if (*t != noTime && *t > now)
            problem = tr("%1 lies ahead").arg(edit->text());
        else if (*t != noTime && *t < timeIn(*m_times[0]).value_or(noTime))
            problem = tr("%1 lies before the instant of awareness").arg(edit->text());
    }
    if (problem.isEmpty() && timeIn(*m_times[0]) == noTime)
        problem = tr("Since when is the entity aware of it?");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    QStringList lines;
    for (const watch::ReportingClock &clock : watch::reportingClocks(reporting().awareness, Clock::now()))
        lines << tr("%1: %2").arg(word(clock.stage), clockText(clock, Clock::now()));
    m_clocks->setText(lines.join(u'\n'));
    if (m_declare)
        m_declare->setEnabled(problem.isEmpty());
    if (m_withdraw) {
        const std::string why = m_note->text().simplified().toStdString();
        m_withdraw->setEnabled(!why.empty() && why != m_present.note);
    }
    growToFit(*this);
}

} // namespace watchfloor::widgets
