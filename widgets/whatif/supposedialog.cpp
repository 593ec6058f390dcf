// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whatif/supposedialog.h"

#include "common/labels.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostListed = 400; ///< of more, a few more letters are asked for

QString kindText(const Choice &choice)
{
    const int count = int(choice.assets.size());
    switch (choice.kind) {
    case Choice::Kind::Asset:
        return SupposeDialog::tr("%1 · this alone").arg(choice.text);
    case Choice::Kind::Owner:
        return SupposeDialog::tr("Owner: %1 · %n assets", nullptr, count).arg(choice.text);
    case Choice::Kind::Vulnerability:
        return SupposeDialog::tr("Vulnerability: %1 · %n assets", nullptr, count).arg(choice.text);
    case Choice::Kind::Supplier:
        return SupposeDialog::tr("Supplier: %1 · %n assets", nullptr, count).arg(choice.text);
    case Choice::Kind::Product:
        return SupposeDialog::tr("Product: %1 · %n assets", nullptr, count).arg(choice.text);
    case Choice::Kind::Link:
        return SupposeDialog::tr("Link: %1").arg(choice.text);
    }
    return {};
}
} // namespace

SupposeDialog::SupposeDialog(const picture::SnapshotPtr &snapshot, QWidget *parent)
    : QDialog(parent)
    , m_snapshot(snapshot)
    , m_choices(choicesOf(*snapshot))
    , m_words(new QLineEdit)
    , m_list(new QListWidget)
    , m_fates(new QButtonGroup(this))
{
    setObjectName(u"supposeDialog"_s);
    setWindowTitle(tr("What if…"));
    m_words->setPlaceholderText(tr("Owner, supplier, product, vulnerability, link or asset"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("What is supposed"));
    auto *fates = new QHBoxLayout;
    const std::pair<Fate, QString> words[]{{Fate::Fails, tr("It &fails")},
                                           {Fate::Impaired, tr("It is &impaired (40 %)")},
                                           {Fate::Works, tr("It &works again")}};
    for (const auto &[fate, text] : words) {
        auto *button = new QRadioButton(text);
        m_fates->addButton(button, int(fate));
        fates->addWidget(button);
    }
    fates->addStretch(1);
    m_fates->button(int(Fate::Fails))->setChecked(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_suppose = buttons->addButton(tr("&Suppose it"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_words, &QLineEdit::textChanged, this, [this] { find(); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_suppose->setEnabled(row >= 0); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    layout->addLayout(fates);
    QLabel *hint = mutedLabel(tr("Nothing of this touches the store or what others see."));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    resize(560, 480);
    setTexts();
    find();
}

void SupposeDialog::setTexts()
{
    m_texts.clear();
    m_texts.reserve(qsizetype(m_choices.size()));
    std::ranges::transform(m_choices, std::back_inserter(m_texts), kindText);
}

void SupposeDialog::find(int kept)
{
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    int row = 0;
    for (int i = 0; i < int(m_texts.size()); ++i) {
        const QString &text = m_texts[i];
        const bool isListed = m_list->count() < mostListed
            && std::ranges::all_of(words, [&](const QString &w) { return text.contains(w, Qt::CaseInsensitive); });
        if (!isListed && i != kept)
            continue;
        if (i == kept)
            row = m_list->count();
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, i);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? row : -1);
    m_suppose->setEnabled(m_list->count() > 0);
}

void SupposeDialog::addChoices(std::vector<Choice> more)
{
    const QListWidgetItem *item = m_list->currentItem();
    int chosen = item ? item->data(Qt::UserRole).toInt() : -1;
    const auto assets = std::ranges::find(m_choices, Choice::Kind::Asset, &Choice::kind);
    if (chosen >= assets - m_choices.begin())
        chosen += int(more.size());
    m_choices.insert(assets, std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    setTexts();
    find(chosen);
}

Fate SupposeDialog::fate() const { return Fate(m_fates->checkedId()); }

std::optional<Supposition> SupposeDialog::supposition() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return {};
    const Choice &choice = m_choices[std::size_t(item->data(Qt::UserRole).toInt())];
    return suppose(*m_snapshot, choice, fate());
}

} // namespace watchfloor::widgets
