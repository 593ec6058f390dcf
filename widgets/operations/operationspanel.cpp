// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationspanel.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/operationwords.h"
#include "common/theme.h"
#include "common/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QWheelEvent>

#include <algorithm>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;
using picture::OperationRow;
using picture::OperationState;

namespace {

/// Cancelled ones stand with what is over.
constexpr auto columnStates = std::to_array(
    {OperationState::Imminent, OperationState::Ongoing, OperationState::Planned, OperationState::Ended});

std::size_t columnOf(OperationState state) { return std::min<std::size_t>(static_cast<std::size_t>(state), 3); }

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

/// Is chosen from its list alone: neither a wheel that passes over it nor an arrow key writes into the log.
class Choice : public QComboBox
{
protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isTab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
        const bool opens = event->key() == Qt::Key_Space || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down
            || event->key() == Qt::Key_Return || event->key() == Qt::Key_F4;
        if (opens)
            showPopup();
        else if (isTab)
            QComboBox::keyPressEvent(event);
        else
            event->ignore();
    }
};

} // namespace

OperationsPanel::OperationsPanel(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_checklist(scrolled(new QWidget))
    , m_add(new QPushButton(tr("&Add operation…")))
    , m_edit(new QPushButton(tr("&Edit…")))
{
    setObjectName(u"operationsPanel"_s);
    auto *columns = new QWidget;
    auto *row = new QHBoxLayout(columns);
    row->setContentsMargins(8, 6, 4, 6);
    row->setSpacing(8);
    for (const OperationState state : columnStates) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        auto *head = new ShapeLabel;
        head->setObjectName(u"operationsHead%1"_s.arg(static_cast<int>(state)));
        auto *content = new QWidget;
        auto *cards = new QVBoxLayout(content);
        cards->setContentsMargins(0, 0, 0, 0);
        cards->setSpacing(6);
        auto *empty = mutedLabel(tr("None"));
        cards->addWidget(empty);
        cards->addStretch();
        column->addWidget(head);
        column->addWidget(scrolled(content), 1);
        row->addLayout(column, 1);
        m_columns.push_back({head, cards, empty});
    }
    auto *side = new QWidget;
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(4, 6, 8, 6);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_edit);
    buttons->addStretch();
    m_add->setObjectName(u"addOperation"_s);
    m_edit->setObjectName(u"editOperation"_s);
    m_add->setAutoDefault(false);
    m_edit->setAutoDefault(false);
    sideLayout->addLayout(buttons);
    sideLayout->addWidget(m_checklist, 1);
    auto *splitter = new QSplitter;
    splitter->addWidget(columns);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({900, 330});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_add, &QPushButton::clicked, this, &OperationsPanel::addRequested);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const std::string id = current(); !id.empty())
            Q_EMIT editRequested(QString::fromStdString(id));
    });
    scope->turns().follow(this, [this] { update(); });
    connect(scope, &PictureScope::selectionChanged, this, &OperationsPanel::takeSelection);
    connect(&Theme::instance(), &Theme::changed, this, &OperationsPanel::update);
    // On a quiet floor no new picture counts "begins in" down.
    connect(&m_minutes, &QTimer::timeout, this, [this] {
        if (isVisible())
            update();
    });
    m_minutes.start(std::chrono::seconds(30));
    update();
}

void OperationsPanel::setDecidable(bool decidable)
{
    m_decidable = decidable;
    takeSelection();
    rebuildChecklist();
}

std::vector<OperationCard *> OperationsPanel::cards() const
{
    std::vector<OperationCard *> all;
    for (const Column &column : m_columns) {
        for (int i = 0; i < column.cards->count(); ++i) {
            if (auto *card = qobject_cast<OperationCard *>(column.cards->itemAt(i)->widget()))
                all.push_back(card);
        }
    }
    return all;
}

OperationCard *OperationsPanel::card(const std::string &id) const
{
    const auto all = cards();
    const auto found = std::ranges::find_if(all, [&](const OperationCard *one) { return one->id() == id; });
    return found == all.end() ? nullptr : *found;
}

std::string OperationsPanel::current() const
{
    for (const ObjectRef &ref : m_scope->selection()) {
        if (ref.kind != ObjectRef::Kind::Object)
            continue;
        if (const OperationRow *row = operationById(*m_scope->snapshot(), ref.id))
            return row->id;
    }
    return {};
}

void OperationsPanel::choose(const std::string &id) { m_scope->select({ObjectRef::Kind::Object, id}); }

void OperationsPanel::update()
{
    const picture::SnapshotPtr held = m_scope->snapshot();
    const picture::OperationsBoard &board = operationsOf(*held);
    const Theme &theme = Theme::instance();
    std::vector<OperationCard *> old = cards();
    std::array<int, columnStates.size()> counts{};
    for (const std::int32_t index : boardOrder(board)) {
        const OperationRow &row = board.rows[static_cast<std::size_t>(index)];
        const std::size_t at = columnOf(row.state);
        // Cards keep their place in the tab order and their focus over a picture that says the same.
        const auto known = std::ranges::find_if(old, [&](const OperationCard *one) { return one->id() == row.id; });
        OperationCard *one = known == old.end() ? nullptr : *known;
        if (one) {
            old.erase(known);
        } else {
            one = new OperationCard(row.id);
            connect(one, &OperationCard::clicked, this, [this, id = row.id] { choose(id); });
            connect(one, &OperationCard::activated, this, [this, id = row.id] {
                choose(id);
                Q_EMIT inspectRequested();
            });
        }
        one->show(*held, row, m_scope->now());
        const int place = 1 + counts[at]++;
        const QLayoutItem *there = m_columns[at].cards->itemAt(place);
        if (!there || there->widget() != one) {
            m_columns[at].cards->insertWidget(place, one);
            one->setVisible(true);
        }
    }
    for (OperationCard *gone : old) {
        gone->hide(); // it goes when nobody is in it; until then it takes no room
        gone->deleteLater();
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const bool isLoud = i == 0 && counts[i] > 0;
        QPainterPath shape;
        shape.addEllipse(QPointF(0, 0), 0.5, 0.5);
        auto *head = static_cast<ShapeLabel *>(m_columns[i].head);
        head->setMark(isLoud ? Theme::severityShape(SeverityBand::Critical) : shape,
                      isLoud ? theme.severity(SeverityBand::Critical) : theme.color(Theme::Role::TextMuted),
                      tr("%1 (%2)").arg(word(columnStates[i]), countText(counts[i])), isLoud);
        m_columns[i].empty->setVisible(counts[i] == 0);
    }
    takeSelection();
    rebuildChecklist();
}

void OperationsPanel::takeSelection()
{
    const std::string id = current();
    for (OperationCard *one : cards())
        one->setSelected(one->id() == id);
    const bool isNow = m_scope->isNow();
    m_add->setEnabled(m_decidable && isNow);
    m_edit->setEnabled(m_decidable && isNow && !id.empty());
    if (id != m_listed)
        rebuildChecklist();
}

/// Why several objects are shown as one, and the way back.
void OperationsPanel::addSame(QVBoxLayout *layout, const OperationRow &row)
{
    auto *why = mutedLabel(sameOperationText(*m_scope->snapshot(), row));
    why->setWordWrap(true);
    layout->addWidget(why);
    auto *apart = new QPushButton(tr("Tell &apart"));
    apart->setObjectName(u"operationApart"_s);
    apart->setAutoDefault(false);
    apart->setToolTip(
        tr("They bear one name and are not one operation. The machine will not join by that name again; undo "
           "takes it back."));
    apart->setEnabled(m_decidable && !m_scope->snapshot()->replay);
    connect(apart, &QPushButton::clicked, this,
            [this, id = QString::fromStdString(row.id)] { Q_EMIT apartRequested(id); });
    auto *line = new QHBoxLayout;
    line->addWidget(apart);
    line->addStretch();
    layout->addLayout(line);
}

void OperationsPanel::rebuildChecklist()
{
    const picture::SnapshotPtr held = m_scope->snapshot();
    m_listed = current();
    const OperationRow *row = operationById(*held, m_listed);
    // Most pictures say the same of it: an open choice and the focus stay.
    Listed listed{m_listed,
                  m_decidable && !held->replay,
                  row ? row->title : QString(),
                  row ? row->parts : std::vector<std::string>(),
                  row ? row->items : std::vector<picture::WarningRow>(),
                  row ? row->threshold : 0};
    if (m_checklist->widget() && listed == m_shown)
        return;
    m_shown = std::move(listed);
    const int scrolledTo = m_checklist->verticalScrollBar()->value();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 6, 4);
    layout->setSpacing(6);
    if (!row) {
        auto *hint = mutedLabel(tr("Select an operation to see its indications and warnings."));
        hint->setWordWrap(true);
        layout->addWidget(hint);
    } else {
        auto *title = plainLabel(visibleText(row->title));
        title->setWordWrap(true);
        title->setProperty("strong", true);
        layout->addWidget(title);
        if (!row->parts.empty())
            addSame(layout, *row);
        layout->addWidget(sectionLabel(tr("Indications and warnings")));
        if (row->items.empty())
            layout->addWidget(mutedLabel(tr("No checklist. Edit the operation to add one.")));
        else
            layout->addWidget(mutedLabel(warningText(*row)));
    }
    for (const picture::WarningRow &item : row ? row->items : std::vector<picture::WarningRow>()) {
        auto *state = new Choice;
        state->setObjectName(u"warning:%1"_s.arg(QString::fromStdString(item.key)));
        state->setAccessibleName(item.text);
        for (int i = 0; i < fusion::warningStateCount; ++i)
            state->addItem(word(static_cast<fusion::WarningState>(i)));
        state->setCurrentIndex(static_cast<int>(item.state));
        state->setEnabled(m_decidable && m_scope->isNow());
        connect(state, &QComboBox::activated, this,
                [this, state, was = static_cast<int>(item.state), id = QString::fromStdString(row->id),
                 key = QString::fromStdString(item.key)](int index) {
                    state->setCurrentIndex(was); // until a picture says otherwise: it may be refused
                    Q_EMIT tickRequested(id, key, static_cast<fusion::WarningState>(index));
                });
        auto *text = plainLabel(visibleText(item.text));
        text->setWordWrap(true);
        // Its words over the whole width: beside the choice they were cut in a narrow panel.
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(text);
        auto *answer = new QHBoxLayout;
        answer->addWidget(state);
        if (!item.by.empty()) {
            auto *who = mutedLabel(tr("%1, %2").arg(safe(item.by), stampText(item.at)));
            who->setWordWrap(true);
            answer->addWidget(who, 1);
        } else {
            answer->addStretch(1);
        }
        words->addLayout(answer);
        layout->addLayout(words);
    }
    layout->addStretch();
    m_checklist->setWidget(content);
    m_checklist->verticalScrollBar()->setValue(scrolledTo);
}

} // namespace watchfloor::widgets
