// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/importdialog.h"

#include "common/labels.h"
#include "common/words.h"
#include "desktop/background.h"
#include "desktop/settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{SourceKind::Sensor, SourceKind::MilCert, SourceKind::Csirt, SourceKind::Soc,
                           SourceKind::Partner};
constexpr int mostListed = 200;

QString reliabilityText(char grade)
{
    switch (grade) {
    case 'A':
        return ImportDialog::tr("A: completely reliable");
    case 'B':
        return ImportDialog::tr("B: usually reliable");
    case 'C':
        return ImportDialog::tr("C: fairly reliable");
    case 'D':
        return ImportDialog::tr("D: not usually reliable");
    case 'E':
        return ImportDialog::tr("E: unreliable");
    default:
        return ImportDialog::tr("F: cannot be judged");
    }
}

/// What a file name suggests as a slug.
QString slugOf(const QString &path)
{
    QString slug = QFileInfo(path).completeBaseName().toLower();
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    slug.replace(other, u"-"_s);
    while (slug.startsWith(u'-'))
        slug.remove(0, 1);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(40);
}

} // namespace

ImportDialog::ImportDialog(ingest::Plan plan, std::vector<Source> known, std::vector<SavedProfile> profiles,
                           QWidget *parent)
    : QDialog(parent)
    , m_plan(std::move(plan))
    , m_known(std::move(known))
    , m_source(new QComboBox)
    , m_slug(new QLineEdit)
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_nation(new QLineEdit)
    , m_reliability(new QComboBox)
    , m_marking(new QComboBox)
    , m_format(new QComboBox)
    , m_mapping(new QComboBox)
    , m_make(new QPushButton(tr("Ma&ke one…")))
    , m_profiles(std::move(profiles))
    , m_problem(widgets::plainLabel())
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import"));
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);

    const int files = static_cast<int>(m_plan.files.size());
    QLabel *what = widgets::plainLabel(
        describesItself() ? tr("This folder describes its own feeds: %1 in %2.")
                                .arg(tr("%n source(s)", nullptr, static_cast<int>(m_plan.sources.size())),
                                     tr("%n file(s)", nullptr, files))
                          : tr("%n file(s) to read. Formats are told apart by content.", nullptr, files));
    what->setWordWrap(true);
    layout->addWidget(what);
    auto *list = new QListWidget;
    list->setAccessibleName(tr("Files"));
    for (int i = 0; i < std::min(files, mostListed); ++i) {
        const ingest::PlannedFile &f = m_plan.files[static_cast<std::size_t>(i)];
        const QString path = widgets::safe(f.path.toStdString());
        auto *item = new QListWidgetItem(
            f.options.source.empty()
                ? QFileInfo(path).fileName()
                : tr("%1   from %2").arg(QFileInfo(path).fileName(), widgets::safe(f.options.source)));
        item->setToolTip(widgets::toolTipOf(path));
        list->addItem(item);
    }
    if (files > mostListed)
        list->addItem(tr("and %n more", nullptr, files - mostListed));
    list->setMaximumHeight(150);
    layout->addWidget(list);
    layout->addWidget(sourceForm());
    m_problem->setWordWrap(true);
    m_problem->setProperty("warning", true);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Import"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    validate();
}

QWidget *ImportDialog::sourceForm()
{
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const Source &s : m_known)
        m_source->addItem(tr("%1 (%2)").arg(widgets::safe(s.slug), widgets::word(s.kind)),
                          QString::fromStdString(s.slug));
    m_source->addItem(tr("A new source…"), QString());
    m_source->setObjectName(u"importSource"_s);
    for (const SourceKind kind : kinds)
        m_kind->addItem(widgets::word(kind), static_cast<int>(kind));
    for (const char grade : std::string_view("FABCDE"))
        m_reliability->addItem(reliabilityText(grade), static_cast<int>(grade));
    m_marking->setEditable(true);
    m_marking->addItems({QString(), u"TLP:CLEAR"_s, u"TLP:GREEN"_s, u"TLP:AMBER"_s, u"TLP:AMBER+STRICT"_s, u"TLP:RED"_s,
                         u"TLP:AMBER+EU:RESTRICTED"_s});
    m_marking->lineEdit()->setPlaceholderText(tr("None: counts as the most restrictive"));
    m_slug->setObjectName(u"importSlug"_s);
    m_slug->setText(slugOf(m_plan.files.empty() ? QString() : m_plan.files.front().path));
    m_slug->setPlaceholderText(tr("small letters, figures and hyphens"));
    m_nation->setMaxLength(3);
    m_nation->setPlaceholderText(tr("three letters, such as DEU; may be empty"));
    m_format->addItem(tr("By content"), u"auto"_s);
    for (const feeds::Format &format : feeds::formats())
        m_format->addItem(widgets::safe(format.title),
                          QString::fromUtf8(format.id.data(), static_cast<qsizetype>(format.id.size())));

    form->addRow(tr("&Source"), m_source);
    const auto newRow = [&](const QString &label, QWidget *field) {
        form->addRow(label, field);
        m_newOnly.push_back(field);
    };
    newRow(tr("Short &name"), m_slug);
    newRow(tr("&Full name"), m_name);
    newRow(tr("&Kind"), m_kind);
    newRow(tr("N&ation"), m_nation);
    newRow(tr("&Reliability"), m_reliability);
    newRow(tr("Default &marking"), m_marking);
    form->addRow(tr("F&ormat"), m_format);
    form->addRow(tr("Ma&pping of columns"), mappingRow());
    connect(m_source, &QComboBox::currentIndexChanged, this, &ImportDialog::validate);
    connect(m_slug, &QLineEdit::textChanged, this, &ImportDialog::validate);
    connect(m_nation, &QLineEdit::textChanged, this, &ImportDialog::validate);
    connect(m_marking, &QComboBox::currentTextChanged, this, &ImportDialog::validate);
    chooseSource(settings::lastImportSource());
    box->setVisible(!describesItself());
    return box;
}

QWidget *ImportDialog::mappingRow()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    m_mapping->setObjectName(u"importMapping"_s);
    m_mapping->setToolTip(widgets::toolTipOf(tr("What the columns and words of a CSV export mean")));
    m_mapping->addItem(tr("By the names of the columns"), -1);
    for (std::size_t i = 0; i < m_profiles.size(); ++i)
        addTo(*m_mapping, m_profiles[i], static_cast<int>(i));
    m_make->setObjectName(u"importMakeMapping"_s);
    m_make->setToolTip(
        widgets::toolTipOf(tr("Look at the first rows of the first file and say what its columns mean")));
    m_make->setEnabled(!m_plan.files.empty());
    connect(m_make, &QPushButton::clicked, this, &ImportDialog::makeMapping);
    row->addWidget(m_mapping, 1);
    row->addWidget(m_make);
    return box;
}

void ImportDialog::makeMapping()
{
    m_make->setEnabled(false);
    inBackground(
        this, [path = m_plan.files.front().path] { return ingest::headOf(path); },
        [this](const Result<std::string> &head) { openMapping(head); });
}

void ImportDialog::openMapping(const Result<std::string> &head)
{
    m_make->setEnabled(true);
    if (!head) {
        m_problem->setText(widgets::sentence(head.error()));
        m_problem->show();
        return;
    }
    auto *dialog = new ProfileDialog(m_plan.files.front().path, *head, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::saved, this, [this, dialog](const QString &path, const QString &) {
        offer({path, std::make_shared<const feeds::MappingProfile>(dialog->profile()), {}});
    });
    dialog->open();
}

/// A mapping of the same name gives way.
void ImportDialog::offer(const SavedProfile &saved)
{
    const auto same = std::ranges::find(m_profiles, saved.path, &SavedProfile::path);
    const auto index = static_cast<int>(same - m_profiles.begin());
    if (same == m_profiles.end())
        m_profiles.push_back(saved);
    else
        *same = saved;
    m_mapping->removeItem(m_mapping->findData(index)); // -1: there is none
    addTo(*m_mapping, saved, index);
    m_mapping->setCurrentIndex(m_mapping->findData(index));
}

void ImportDialog::chooseSource(const QString &slug)
{
    const int at = slug.isEmpty() ? -1 : m_source->findData(slug);
    m_source->setCurrentIndex(at >= 0 ? at : m_source->count() - 1);
    validate();
}

void ImportDialog::validate()
{
    const bool isNew = !describesItself() && m_source->currentData().toString().isEmpty();
    for (QWidget *field : m_newOnly)
        static_cast<QFormLayout *>(field->parentWidget()->layout())->setRowVisible(field, isNew);
    QString problem;
    if (m_plan.files.empty())
        problem = tr("There is no file to read.");
    else if (isNew) {
        static const QRegularExpression slugForm(u"^[a-z0-9-]+$"_s);
        static const QRegularExpression nationForm(u"^([A-Za-z]{3})?$"_s);
        if (!slugForm.match(m_slug->text()).hasMatch())
            problem = tr("Give the source a short name of small letters, figures and hyphens.");
        else if (std::ranges::any_of(m_known,
                                     [this](const Source &s) { return s.slug == m_slug->text().toStdString(); }))
            problem = tr("A source of this name exists; choose it above.");
        else if (!nationForm.match(m_nation->text()).hasMatch())
            problem = tr("A nation has three letters, such as DEU or EUR.");
        else if (!m_marking->currentText().isEmpty() && !parseMarking(m_marking->currentText().toStdString()))
            problem = tr("That marking is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.");
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

ingest::Plan ImportDialog::plan() const
{
    ingest::Plan plan = m_plan;
    if (describesItself())
        return plan;
    QString slug = m_source->currentData().toString();
    if (slug.isEmpty()) {
        Source source;
        source.slug = m_slug->text().toStdString();
        source.name = m_name->text().isEmpty() ? source.slug : m_name->text().toStdString();
        source.kind = static_cast<SourceKind>(m_kind->currentData().toInt());
        source.nation = m_nation->text().toUpper().toStdString();
        source.reliability = static_cast<char>(m_reliability->currentData().toInt());
        source.defaultMarking = m_marking->currentText().trimmed().toStdString();
        plan.sources.push_back(source);
        slug = m_slug->text();
    }
    settings::setLastImportSource(slug);
    for (ingest::PlannedFile &file : plan.files) {
        file.options.source = slug.toStdString();
        file.options.format = m_format->currentData().toString().toStdString();
        if (const int mapping = m_mapping->currentData().toInt(); mapping >= 0)
            file.options.profile = m_profiles[static_cast<std::size_t>(mapping)].profile;
    }
    return plan;
}

} // namespace watchfloor::desktop
