// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/handoverdialog.h"

#include "base/displaytext.h"
#include "common/icon.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "watch/watchwords.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using watch::HandoverItem;

namespace {

enum Column { What, How, Remark };

constexpr int keyRole = Qt::UserRole + 1, standsRole = Qt::UserRole + 2;
constexpr int longestRemark = 500;
constexpr int leastRow = 24; ///< WCAG 2.2: a target

QString plain(const std::string &text) { return shortText(safe(text), 160); }

} // namespace

HandoverDialog::HandoverDialog(const watch::Handover &handover, const watch::HandoverDraft &draft,
                               const std::vector<floor::Account> &accounts, QWidget *parent)
    : QDialog(parent)
    , m_outgoing(handover.outgoing)
    , m_items(new QTreeWidget)
    , m_notes(new QPlainTextEdit)
    , m_count(plainLabel())
    , m_problem(plainLabel())
{
    setWindowTitle(tr("Hand over the watch"));
    build(handover, draft, true);
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    addOfficers(layout, accounts);
    layout->addWidget(m_problem);

    auto *buttons = new QDialogButtonBox;
    m_sign = buttons->addButton(tr("&Sign and hand over"), QDialogButtonBox::AcceptRole);
    m_sign->setObjectName(u"handoverSign"_s);
    m_sign->setToolTip(tr("Ctrl+Enter"));
    m_keep = buttons->addButton(tr("Not yet: &keep the draft"), QDialogButtonBox::RejectRole);
    m_keep->setObjectName(u"handoverKeep"_s);
    m_away = buttons->addButton(tr("&Throw the draft away"), QDialogButtonBox::DestructiveRole);
    m_away->setObjectName(u"handoverThrow"_s);
    for (QPushButton *button : {m_sign, m_keep, m_away})
        button->setAutoDefault(false); // Enter in a field signs nothing
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        setSigning(true);
        Q_EMIT signWanted(m_incoming->currentData().toString(), m_outgoingPassword->text(), m_incomingPassword->text());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_away, &QPushButton::clicked, this, [this] {
        Q_EMIT thrownAway();
        reject();
    });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *go = new QShortcut(QKeySequence(QKeyCombination(Qt::ControlModifier, static_cast<Qt::Key>(key))), this);
        connect(go, &QShortcut::activated, m_sign, &QPushButton::click);
    }
    connect(m_items, &QTreeWidget::itemChanged, this, &HandoverDialog::update);
    connect(m_items, &QTreeWidget::itemChanged, this, &HandoverDialog::edited);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &HandoverDialog::edited);
    update();
    m_items->setFocus();
}

HandoverDialog::HandoverDialog(const watch::AcceptedHandover &accepted, const QString &sheet, const QString &path,
                               QWidget *parent)
    : QDialog(parent)
    , m_outgoing(accepted.handover.outgoing)
    , m_items(new QTreeWidget)
    , m_notes(new QPlainTextEdit)
    , m_count(plainLabel())
    , m_problem(plainLabel())
{
    setWindowTitle(tr("Handover %1").arg(accepted.handover.number));
    build(accepted.handover, accepted.draft, false);
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    layout->addWidget(
        plainLabel(tr("%1 handed over to %2 at %3.")
                       .arg(safe(accepted.handover.outgoing), safe(accepted.incoming), stampText(accepted.at))));
    const auto signatureLine = [](const watch::HandoverSignature &s) {
        return tr("%1, key %2").arg(safe(s.by), safe(floor::keyMark(s.key)));
    };
    layout->addWidget(
        mutedLabel(tr("Signed by %1 and %2.")
                       .arg(signatureLine(accepted.outgoingSignature), signatureLine(accepted.incomingSignature))));
    QLabel *file = mutedLabel(sheet);
    file->setWordWrap(true);
    layout->addWidget(file);
    if (!accepted.isSound) {
        m_problem->setText(tr("The signatures do not hold: this is not what the two officers signed."));
        m_problem->show();
    }
    layout->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    if (!path.isEmpty()) {
        QPushButton *open = buttons->addButton(tr("&Open the sheet"), QDialogButtonBox::ActionRole);
        connect(open, &QPushButton::clicked, this, [this, path] { Q_EMIT sheetWanted(path); });
    }
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_items->setFocus();
}

void HandoverDialog::build(const watch::Handover &h, const watch::HandoverDraft &draft, bool isEditable)
{
    setObjectName(u"handoverDialog"_s);
    resize(1080, 700);
    m_problem->setObjectName(u"handoverProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setProperty("warning", true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);

    auto *top = new QHBoxLayout;
    QLabel *title = plainLabel(h.since == noTime ? tr("Handover %1, the first of this store").arg(h.number)
                                                 : tr("Handover %1, since %2").arg(h.number).arg(stampText(h.since)));
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    top->addWidget(title);
    top->addWidget(mutedLabel(tr("picture of %1").arg(stampText(h.knownAt))), 1);
    auto *marking = new MarkingChip;
    marking->setMarking(parseMarking(h.marking).value_or(Marking::mostRestrictive()));
    top->addWidget(marking);
    layout->addLayout(top);

    auto *second = new QHBoxLayout;
    m_count->setObjectName(u"handoverCount"_s);
    second->addWidget(m_count, 1);
    second->addWidget(mutedLabel(h.tokenHolder.empty() ? tr("Nobody holds the picture-manager token")
                                                       : tr("Picture manager: %1").arg(safe(h.tokenHolder))));
    layout->addLayout(second);

    m_items->setObjectName(u"handoverItems"_s);
    m_items->setAccessibleName(tr("What is handed over"));
    m_items->setHeaderLabels({tr("What"), tr("How it stands"), tr("Remark (F2)")});
    m_items->setRootIsDecorated(true);
    m_items->setAllColumnsShowFocus(true);
    m_items->setUniformRowHeights(true);
    m_items->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_items->installEventFilter(this);
    addItems(h, draft, isEditable);
    m_items->header()->setStretchLastSection(false);
    m_items->header()->setSectionResizeMode(What, QHeaderView::Stretch); // what it is must be read; remarks are short
    m_items->header()->resizeSection(How, 46 * fontMetrics().averageCharWidth());
    m_items->header()->resizeSection(Remark, 24 * fontMetrics().averageCharWidth());
    layout->addWidget(m_items, 1);

    QLabel *notes = plainLabel(tr("&Notes for the next watch"));
    notes->setBuddy(m_notes);
    layout->addWidget(notes);
    m_notes->setObjectName(u"handoverNotes"_s);
    m_notes->setPlainText(visibleText(std::string_view(draft.notes), true));
    m_notes->setReadOnly(!isEditable);
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(std::max(m_notes->minimumSizeHint().height() + 4, 4 * fontMetrics().lineSpacing() + 12));
    layout->addWidget(m_notes);
    count();
}

void HandoverDialog::addItems(const watch::Handover &h, const watch::HandoverDraft &draft, bool isEditable)
{
    const QSignalBlocker quiet(m_items);
    const Theme &theme = Theme::instance();
    QTreeWidgetItem *group = nullptr;
    QTreeWidgetItem *first = nullptr;
    const HandoverItem *before = nullptr;
    for (const HandoverItem &item : h.items) {
        if (!before || before->kind != item.kind) {
            const auto many = std::ranges::count(h.items, item.kind, &HandoverItem::kind);
            group = new QTreeWidgetItem(m_items, {u"%1  (%2)"_s.arg(headingText(item.kind)).arg(many)});
            group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            group->setFirstColumnSpanned(true);
            group->setSizeHint(What,
                               {0, std::max(leastRow, fontMetrics().height() + 6)}); // the first is all rows' height
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            group->setFont(What, bold);
            group->setExpanded(isCarried(item.kind));
        }
        before = &item;
        const QString title = plain(item.title.empty() ? item.id : item.title);
        auto *row = new QTreeWidgetItem(group, {title, itemText(item)});
        row->setData(What, keyRole, QString::fromStdString(item.key));
        row->setSizeHint(What, {0, std::max(leastRow, fontMetrics().height() + 6)});
        for (const int column : {What, How})
            row->setToolTip(column, toolTipOf(row->text(column)));
        if (item.level >= 0) {
            const SeverityBand band = severityBand(item.level);
            row->setIcon(What,
                         QIcon(shapePixmap(Theme::severityShape(band), theme.severity(band), 12, devicePixelRatioF())));
        }
        if (!isCarried(item.kind)) {
            row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            continue;
        }
        const auto remarkIn = [&](const std::vector<watch::Tick> &ticks) {
            const auto tick = std::ranges::find(ticks, item.key, &watch::Tick::key);
            return tick == ticks.end() ? std::string() : tick->remark;
        };
        // A tick of before holds for what stands as it did.
        row->setCheckState(What, isTaken(draft, item) ? Qt::Checked : Qt::Unchecked);
        row->setData(What, standsRole, QString::fromStdString(standsAs(item)));
        row->setText(Remark, safe(remarkIn(draft.ticks) + remarkIn(draft.left))); // whole: it is what is signed
        row->setFlags(isEditable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                 : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (!first)
            first = row;
    }
    m_items->setCurrentItem(first ? first : m_items->topLevelItem(0));
}

void HandoverDialog::addOfficers(QVBoxLayout *layout, const std::vector<floor::Account> &accounts)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    m_incoming = new QComboBox;
    m_incoming->setObjectName(u"handoverIncoming"_s);
    m_incoming->setAccessibleName(tr("Takes over"));
    for (const floor::Account &account : accounts) {
        if (account.name != m_outgoing)
            m_incoming->addItem(u"%1  ·  %2"_s.arg(safe(account.name), word(account.role)),
                                QString::fromStdString(account.name));
    }
    const auto password = [this](const QString &name, const QString &who) {
        auto *edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setEchoMode(QLineEdit::Password);
        edit->setPlaceholderText(tr("password"));
        edit->setAccessibleName(who);
        connect(edit, &QLineEdit::textChanged, this, &HandoverDialog::update);
        return edit;
    };
    m_outgoingPassword = password(u"handoverOutgoingPassword"_s, tr("Password of who hands over"));
    m_incomingPassword = password(u"handoverIncomingPassword"_s, tr("Password of who takes over"));
    QLabel *out = plainLabel(tr("Hands &over")), *in = plainLabel(tr("T&akes over"));
    out->setBuddy(m_outgoingPassword);
    in->setBuddy(m_incoming);
    grid->addWidget(out, 0, 0);
    grid->addWidget(plainLabel(safe(m_outgoing)), 0, 1);
    grid->addWidget(m_outgoingPassword, 0, 2);
    grid->addWidget(in, 1, 0);
    grid->addWidget(m_incoming, 1, 1);
    grid->addWidget(m_incomingPassword, 1, 2);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 2);
    layout->addLayout(grid);
    setTabOrder(m_notes, m_outgoingPassword);
    setTabOrder(m_outgoingPassword, m_incoming);
    setTabOrder(m_incoming, m_incomingPassword);
}

std::vector<QTreeWidgetItem *> HandoverDialog::carried() const
{
    std::vector<QTreeWidgetItem *> all;
    for (int g = 0; g < m_items->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_items->topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i) {
            if (group->child(i)->data(What, Qt::CheckStateRole).isValid())
                all.push_back(group->child(i));
        }
    }
    return all;
}

watch::HandoverDraft HandoverDialog::draft() const
{
    watch::HandoverDraft draft;
    for (const QTreeWidgetItem *item : carried()) {
        watch::Tick tick{item->data(What, keyRole).toString().toStdString(),
                         item->text(Remark).simplified().left(longestRemark).toStdString(),
                         item->data(What, standsRole).toString().toStdString()};
        if (item->checkState(What) == Qt::Checked)
            draft.ticks.push_back(std::move(tick));
        else if (!tick.remark.empty())
            draft.left.push_back(std::move(tick));
    }
    draft.notes = m_notes->toPlainText().trimmed().toStdString();
    return draft;
}

void HandoverDialog::count()
{
    const auto all = carried();
    const auto taken
        = std::ranges::count_if(all, [](const QTreeWidgetItem *item) { return item->checkState(What) == Qt::Checked; });
    m_count->setText(all.empty() ? tr("Nothing has to be taken over")
                                 : tr("%1 of %2 taken").arg(taken).arg(all.size()));
}

void HandoverDialog::update()
{
    count();
    if (!m_sign)
        return;
    const auto all = carried();
    const bool isTaken
        = std::ranges::all_of(all, [](const QTreeWidgetItem *item) { return item->checkState(What) == Qt::Checked; });
    const bool hasBoth
        = m_incoming->count() > 0 && !m_outgoingPassword->text().isEmpty() && !m_incomingPassword->text().isEmpty();
    m_sign->setEnabled(isTaken && hasBoth && !m_isSigning);
    m_sign->setToolTip(!isTaken ? tr("Each item is taken first") : !hasBoth ? tr("Both sign") : tr("Ctrl+Enter"));
}

void HandoverDialog::setSigning(bool isSigning)
{
    m_isSigning = isSigning;
    m_sign->setText(isSigning ? tr("Both sign…") : tr("&Sign and hand over"));
    for (QPushButton *button : {m_keep, m_away})
        button->setEnabled(!isSigning);
    update();
}

void HandoverDialog::reject()
{
    if (!m_isSigning)
        QDialog::reject();
}

/// One key an item: taken, and on to the next that is not.
void HandoverDialog::tickAndGoOn()
{
    QTreeWidgetItem *item = m_items->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsUserCheckable))
        return;
    const bool wasTaken = item->checkState(What) == Qt::Checked;
    item->setCheckState(What, wasTaken ? Qt::Unchecked : Qt::Checked);
    if (wasTaken)
        return;
    const auto all = carried();
    const auto here = std::ranges::find(all, item);
    const auto isLeft = [](const QTreeWidgetItem *one) { return one->checkState(What) != Qt::Checked; };
    auto next = std::find_if(here, all.end(), isLeft);
    if (next == all.end())
        next = std::find_if(all.begin(), here, isLeft);
    if (next != all.end() && isLeft(*next))
        m_items->setCurrentItem(*next);
}

bool HandoverDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_items || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    QTreeWidgetItem *item = m_items->currentItem();
    if (key->key() == Qt::Key_Space) {
        tickAndGoOn();
        return true;
    }
    if (key->key() == Qt::Key_F2 && m_sign && item && (item->flags() & Qt::ItemIsUserCheckable)) {
        const QSignalBlocker quiet(m_items);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        m_items->editItem(item, Remark);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void HandoverDialog::refuse(const QString &why)
{
    setSigning(false);
    m_problem->setText(why);
    m_problem->show();
    m_outgoingPassword->clear();
    m_incomingPassword->clear();
    update();
    m_outgoingPassword->setFocus();
}

void HandoverDialog::done(int result)
{
    if (m_sign) {
        m_outgoingPassword->clear();
        m_incomingPassword->clear();
    }
    QDialog::done(result);
}

} // namespace watchfloor::widgets
