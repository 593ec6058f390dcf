// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/commandpalette.h"

#include "base/displaytext.h"
#include "common/icon.h"
#include "common/theme.h"
#include "common/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace {

constexpr int hintRole = Qt::UserRole + 1;
constexpr int choiceRole = Qt::UserRole + 2;
constexpr std::size_t mostOfEach = 12;

/// The name on the left, what it is or its shortcut on the right.
class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString text = option.text;
        const QIcon icon = option.icon;
        option.text.clear();
        option.icon = {};
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        QRect area = option.rect.adjusted(8, 0, -10, 0);
        const int side = 16;
        icon.paint(painter, QRect(area.left(), area.center().y() - side / 2, side, side));
        area.setLeft(area.left() + side + 10);
        const QString hint = index.data(hintRole).toString();
        const Theme &theme = Theme::instance();
        painter->setPen(theme.color(Theme::Role::TextMuted));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, hint);
        area.setRight(area.right() - option.fontMetrics.horizontalAdvance(hint) - 16);
        painter->setPen(theme.color(Theme::Role::Text));
        painter->drawText(area, Qt::AlignVCenter, option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, option.fontMetrics.height() + 12};
    }
};

/// Every word somewhere in the text; the better the earlier it stands.
int rank(const QString &text, const QStringList &words)
{
    int worst = 0;
    for (const QString &word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        const bool atWordStart = at == 0 || !text[at - 1].isLetterOrNumber();
        worst = std::max(worst, at == 0 ? 1 : atWordStart ? 2 : 3);
    }
    return worst;
}

} // namespace

CommandPalette::CommandPalette(Actions *actions, widgets::PictureScope *scope, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_actions(actions)
    , m_scope(scope)
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Commands and objects"));
    setModal(true);
    m_text->setPlaceholderText(tr("A command, an incident, an asset, an address …"));
    m_text->setAccessibleName(tr("Search commands and objects"));
    m_text->installEventFilter(this);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *frame = new QFrame;
    frame->setProperty("card", true);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(8, 8, 8, 8);
    inner->addWidget(m_text);
    inner->addWidget(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(frame);
    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(150));
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        fill();
        m_typing.start();
    });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        const QString words = m_text->text().trimmed();
        if (m_reader && words.size() > 1)
            m_reader->requestSearch(words, static_cast<int>(mostOfEach) * 2);
    });
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
}

void CommandPalette::setReader(picture::DetailReader *reader)
{
    if (m_reader)
        disconnect(m_reader, nullptr, this, nullptr);
    m_reader = reader;
    if (reader)
        connect(reader, &picture::DetailReader::hits, this, &CommandPalette::addHits);
}

void CommandPalette::open()
{
    const QWidget *window = parentWidget();
    const QSize size(std::min(680, window->width() - 40), std::min(460, window->height() - 80));
    resize(size);
    move(window->mapToGlobal(QPoint((window->width() - size.width()) / 2, window->height() / 8)));
    m_text->clear();
    fill();
    QDialog::open();
    m_text->setFocus();
}

void CommandPalette::setText(const QString &text) { m_text->setText(text); }

QStringList CommandPalette::shownTexts() const
{
    QStringList out;
    for (int i = 0; i < m_list->count(); ++i)
        out << m_list->item(i)->text();
    return out;
}

void CommandPalette::add(Choice choice)
{
    auto *item = new QListWidgetItem(choice.text);
    if (choice.severity >= 0) {
        const SeverityBand band = severityBand(choice.severity);
        item->setIcon(widgets::shapePixmap(Theme::severityShape(band), Theme::instance().severity(band), 16,
                                           devicePixelRatioF()));
    } else {
        item->setIcon(choice.action && !choice.action->icon().isNull() ? choice.action->icon()
                                                                       : widgets::themedIcon(choice.icon));
    }
    item->setData(hintRole, choice.hint);
    item->setData(choiceRole, static_cast<int>(m_choices.size()));
    m_choices.push_back(std::move(choice));
    m_list->addItem(item);
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void CommandPalette::fill()
{
    m_list->clear();
    m_choices.clear();
    const QStringList words = m_text->text().split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, Choice>> found;
    for (const Actions::Entry &entry : m_actions->entries()) {
        if (!entry.action->isEnabled() || !entry.action->isVisible())
            continue;
        const QString text = plainTextOf(*entry.action);
        const int order = words.isEmpty() ? 2 : rank(u"%1 %2"_s.arg(text, entry.group), words);
        if (order >= 0)
            found.emplace_back(order,
                               Choice{text,
                                      entry.action->shortcut().isEmpty()
                                          ? entry.group
                                          : entry.action->shortcut().toString(QKeySequence::NativeText),
                                      u"command"_s,
                                      -1,
                                      entry.action,
                                      {}});
    }
    const picture::Snapshot &s = *m_scope->snapshot();
    if (!words.isEmpty()) {
        std::size_t incidents = 0, assets = 0;
        for (const picture::IncidentRow &i : s.incidents) {
            const QString text = visibleText(i.title);
            if (const int order = rank(text, words); order >= 0 && incidents++ < mostOfEach)
                found.emplace_back(order,
                                   Choice{text,
                                          tr("Incident · %1").arg(Theme::word(i.state)),
                                          u"incident"_s,
                                          i.severity,
                                          nullptr,
                                          {picture::ObjectRef::Kind::Incident, i.id}});
        }
        for (const picture::AssetRow &a : s.assets) {
            const QString text = visibleText(a.name);
            if (const int order = rank(text, words); order >= 0 && assets++ < mostOfEach)
                found.emplace_back(order,
                                   Choice{text,
                                          u"%1 · %2"_s.arg(widgets::word(a.kind), Theme::word(a.health)),
                                          u"asset"_s,
                                          -1,
                                          nullptr,
                                          {picture::ObjectRef::Kind::Asset, a.id}});
        }
    }
    std::ranges::stable_sort(found, {}, [](const auto &f) { return f.first; });
    for (auto &[order, choice] : found)
        add(std::move(choice));
}

void CommandPalette::addHits(const QString &words, const std::vector<store::Hit> &hits)
{
    if (!isVisible() || words != m_text->text().trimmed())
        return;
    const picture::Snapshot &s = *m_scope->snapshot();
    // Words are looked for in all that is known now: a replay shows of it what its picture has, under its names.
    std::set<std::int64_t> later;
    if (s.replay) {
        for (const store::Hit &hit : hits)
            later.insert(hit.kind == store::Hit::Kind::Observation ? hit.id : 0);
        for (const std::int64_t id : s.observations.id)
            later.erase(id);
    }
    for (const store::Hit &hit : hits) {
        picture::ObjectRef ref;
        QString hint;
        QString title = widgets::safe(hit.title.empty() ? hit.subject : hit.title);
        if (hit.kind == store::Hit::Kind::Observation) {
            if (later.contains(hit.id))
                continue;
            ref = {picture::ObjectRef::Kind::Observation, std::to_string(hit.id)};
            hint = tr("Observation · %1").arg(widgets::stampText(hit.happened));
        } else {
            const bool incident = s.incidentById.contains(hit.subject);
            const bool asset = s.assetById.contains(hit.subject);
            ref = {incident    ? picture::ObjectRef::Kind::Incident
                       : asset ? picture::ObjectRef::Kind::Asset
                               : picture::ObjectRef::Kind::Object,
                   hit.subject};
            hint = incident ? tr("Incident") : asset ? tr("Asset") : tr("Object");
            if (s.replay && !incident && !asset)
                continue;
            if (s.replay)
                title
                    = visibleText(incident ? s.incidents[static_cast<std::size_t>(s.incidentById.at(hit.subject))].title
                                           : s.assets[static_cast<std::size_t>(s.assetById.at(hit.subject))].name);
        }
        if (std::ranges::none_of(m_choices, [&ref](const Choice &c) { return c.ref == ref; }))
            add({title, hint, u"search"_s, -1, nullptr, ref});
    }
}

void CommandPalette::choose(QListWidgetItem *item)
{
    if (!item)
        return;
    const Choice choice = m_choices[static_cast<std::size_t>(item->data(choiceRole).toInt())];
    accept();
    if (choice.action)
        choice.action->trigger();
    else
        Q_EMIT objectChosen(choice.ref);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = m_list->count();
        const int row = m_list->currentRow();
        switch (key->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(rows == 0 ? -1 : (row + 1) % rows);
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(rows == 0 ? -1 : (row + rows - 1) % rows);
            return true;
        case Qt::Key_PageDown:
            m_list->setCurrentRow(std::min(rows - 1, row + 8));
            return true;
        case Qt::Key_PageUp:
            m_list->setCurrentRow(std::max(0, row - 8));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(m_list->currentItem());
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace watchfloor::desktop
