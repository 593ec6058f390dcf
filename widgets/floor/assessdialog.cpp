// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/assessdialog.h"

#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "floor/floorwords.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int textLines = 3;

QPlainTextEdit *textField(const std::string &text, const QString &name)
{
    auto *edit = new QPlainTextEdit(QString::fromStdString(text));
    edit->setTabChangesFocus(true);
    edit->setAccessibleName(name);
    edit->setMinimumHeight(textLines * edit->fontMetrics().lineSpacing() + 12);
    return edit;
}

template <typename Enum> QComboBox *wordsOf(int count, Enum present)
{
    auto *box = new QComboBox;
    for (int i = 0; i < count; ++i)
        box->addItem(word(static_cast<Enum>(i)));
    box->setCurrentIndex(static_cast<int>(present));
    return box;
}

} // namespace

AssessDialog::AssessDialog(const AssessSubject &subject, QWidget *parent)
    : AskingDialog(parent)
    , m_voices(subject.voices)
{
    setObjectName(u"assessDialog"_s);
    setWindowTitle(tr("Assess an incident"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);

    auto *head = new QHBoxLayout;
    QLabel *title = plainLabel(subject.title);
    title->setWordWrap(true);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    head->addWidget(title, 1);
    auto *marking = new MarkingChip;
    marking->setMarking(subject.marking);
    head->addWidget(marking, 0, Qt::AlignTop);
    layout->addLayout(head);

    auto *body = new QHBoxLayout;
    body->setSpacing(18);
    body->addWidget(fields(subject.present), 5);
    body->addWidget(statements(subject), 6);
    layout->addLayout(body, 1);

    m_trouble = plainLabel();
    m_trouble->setObjectName(u"assessTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->setProperty("warning", true);
    layout->addWidget(m_trouble);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_assess = buttons->button(QDialogButtonBox::Ok);
    m_assess->setText(tr("&Assess"));
    m_assess->setToolTip(tr("Ctrl+Enter"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AssessDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *done = new QShortcut(QKeySequence(QKeyCombination(Qt::ControlModifier, static_cast<Qt::Key>(key))), this);
        connect(done, &QShortcut::activated, m_assess, &QPushButton::click);
    }
    connect(m_credibility, &QComboBox::currentIndexChanged, this, &AssessDialog::validate);
    validate();
    m_reliability->setFocus();
    const QSize room = screen()->availableSize();
    const int letter = fontMetrics().averageCharWidth();
    resize(std::min(150 * letter, room.width() * 9 / 10),
           std::min(34 * fontMetrics().lineSpacing(), room.height() * 9 / 10));
}

QWidget *AssessDialog::fields(const fusion::Assessment &present)
{
    auto *panel = new QWidget;
    auto *form = new QFormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(7);
    form->setHorizontalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [&](const QString &label, QWidget *field, const char *name) {
        field->setObjectName(QString::fromLatin1(name));
        form->addRow(label, field);
        if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(field)))
            buddy->setBuddy(field);
    };
    m_reliability = new QComboBox;
    for (const char letter : {'A', 'B', 'C', 'D', 'E', 'F'})
        m_reliability->addItem(reliabilityText(letter));
    m_reliability->setCurrentIndex(present.reliability - 'A');
    row(tr("&Reliability"), m_reliability, "reliability");
    m_credibility = new QComboBox;
    for (int number = 1; number <= 6; ++number)
        m_credibility->addItem(credibilityText(number));
    m_credibility->setCurrentIndex(present.credibility - 1);
    row(tr("&Credibility"), m_credibility, "credibility");
    m_likelihood = wordsOf(fusion::likelihoodCount, present.likelihood);
    row(tr("&Likelihood"), m_likelihood, "likelihood");
    m_confidence = wordsOf(fusion::confidenceCount, present.confidence);
    m_confidence->setToolTip(tr("How well founded the judgement is; not how likely the event"));
    row(tr("Con&fidence in it"), m_confidence, "confidence");
    m_category = new QComboBox;
    for (int i = 0; i < categoryCount; ++i)
        m_category->addItem(categoryText(static_cast<Category>(i)), i);
    m_category->model()->sort(0);
    m_category->setCurrentIndex(
        m_category->findData(static_cast<int>(present.category.value_or(Category::Undetermined))));
    m_category->setToolTip(tr("Reference Security Incident Taxonomy"));
    row(tr("Cate&gory"), m_category, "category");

    auto *severity = new QWidget;
    auto *line = new QHBoxLayout(severity);
    line->setContentsMargins(0, 0, 0, 0);
    m_severity = new QSpinBox;
    m_severity->setRange(0, 100);
    m_severity->setSingleStep(5);
    m_band = plainLabel();
    line->addWidget(m_severity);
    line->addWidget(m_band, 1);
    const auto tell = [this](int value) { m_band->setText(Theme::word(severityBand(value))); };
    connect(m_severity, &QSpinBox::valueChanged, this, tell);
    m_severity->setValue(std::max(0, present.severity));
    tell(m_severity->value());
    form->addRow(tr("&Severity"), severity);
    m_severity->setObjectName(u"severity"_s);
    if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(severity)))
        buddy->setBuddy(m_severity);

    QStringList sectors;
    for (const std::string &sector : present.sectors)
        sectors << QString::fromStdString(sector);
    m_sectors = new QLineEdit(sectors.join(u", "_s));
    m_sectors->setPlaceholderText(tr("energy, transport, space"));
    row(tr("Sec&tors"), m_sectors, "sectors");
    m_reasoning = textField(present.reasoning, tr("Reasoning"));
    row(tr("Reaso&ning"), m_reasoning, "reasoning");
    m_dissent = textField(present.dissent, tr("Dissent"));
    m_dissent->setPlaceholderText(tr("Who sees it otherwise, and why"));
    row(tr("&Dissent"), m_dissent, "dissent");
    return panel;
}

QWidget *AssessDialog::statements(const AssessSubject &subject)
{
    auto *panel = new QWidget;
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->addWidget(sectionLabel(tr("What the sources say")));
    head->addStretch();
    if (subject.isContradicted) {
        QLabel *conflict = plainLabel(tr("≠ they disagree"));
        conflict->setProperty("warning", true);
        head->addWidget(conflict);
    }
    layout->addLayout(head);

    // A column a source, so that what they say of one thing stands side by side.
    const QStringList rows{tr("Grade"), tr("Severity"), tr("Status"), tr("Happened"), tr("Category"), tr("Says")};
    auto *table = new QTableWidget(static_cast<int>(rows.size()), static_cast<int>(subject.statements.size()));
    table->setObjectName(u"statements"_s);
    table->setAccessibleName(tr("What the sources say"));
    table->setVerticalHeaderLabels(rows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(true);
    for (int c = 0; c < table->columnCount(); ++c) {
        const Statement &s = subject.statements[static_cast<std::size_t>(c)];
        table->setHorizontalHeaderItem(c, new QTableWidgetItem(s.source));
        const QStringList cells{
            QString(QLatin1Char(s.reliability)), s.severity, s.status, s.happened, s.category, s.title};
        for (int r = 0; r < cells.size(); ++r) {
            auto *item = new QTableWidgetItem(cells[r].isEmpty() ? u"–"_s : cells[r]);
            item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
            item->setToolTip(toolTipOf(cells[r]));
            table->setItem(r, c, item);
        }
        table->setColumnWidth(c, 24 * table->fontMetrics().averageCharWidth());
    }
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    layout->addWidget(table, 1);
    layout->addWidget(mutedLabel(tr("%n independent originator(s)", nullptr, static_cast<int>(subject.voices))));
    return panel;
}

void AssessDialog::validate()
{
    const bool unheard = m_credibility->currentIndex() == 0 && m_voices < 2;
    m_trouble->setText(unheard
                           ? tr("Credibility 1 needs two independent originators. The same report through two feeds "
                                "is one.")
                           : QString());
    m_trouble->setVisible(unheard);
    m_assess->setEnabled(!unheard);
}

fusion::Assessment AssessDialog::assessment() const
{
    fusion::Assessment a;
    a.reliability = static_cast<char>('A' + m_reliability->currentIndex());
    a.credibility = static_cast<std::uint8_t>(m_credibility->currentIndex() + 1);
    a.likelihood = static_cast<fusion::Likelihood>(m_likelihood->currentIndex());
    a.confidence = static_cast<fusion::Confidence>(m_confidence->currentIndex());
    a.category = static_cast<Category>(m_category->currentData().toInt());
    a.severity = m_severity->value();
    for (const QString &sector : m_sectors->text().split(u',', Qt::SkipEmptyParts)) {
        if (const QString one = sector.trimmed(); !one.isEmpty())
            a.sectors.push_back(one.toStdString());
    }
    a.reasoning = m_reasoning->toPlainText().trimmed().toStdString();
    a.dissent = m_dissent->toPlainText().trimmed().toStdString();
    return a;
}

} // namespace watchfloor::widgets
