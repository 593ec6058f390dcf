// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/profiledialog.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/picturedelegate.h"
#include "common/roles.h"
#include "common/rowstable.h"
#include "common/theme.h"
#include "common/words.h"
#include "desktop/background.h"
#include "feeds/csvcells.h"
#include "feeds/ticket.h"
#include "ingest/ingest.h"
#include "model/category.h"
#include "model/severity.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownRows = 8;
constexpr std::chrono::milliseconds previewDelay{150};

/// A field of an incident in a person's words.
QString fieldWord(std::string_view field)
{
    static const std::map<std::string_view, QString> words{
        {"id", ProfileDialog::tr("Ticket number")},
        {"title", ProfileDialog::tr("Title")},
        {"description", ProfileDialog::tr("Description")},
        {"from", ProfileDialog::tr("Happened from")},
        {"to", ProfileDialog::tr("Happened to")},
        {"reported", ProfileDialog::tr("Reported")},
        {"modified", ProfileDialog::tr("Last changed")},
        {"severity", ProfileDialog::tr("Severity")},
        {"category", ProfileDialog::tr("Category")},
        {"affects", ProfileDialog::tr("Affected assets")},
        {"addresses", ProfileDialog::tr("IP addresses")},
        {"countries", ProfileDialog::tr("Countries")},
        {"sectors", ProfileDialog::tr("Sectors")},
        {"city", ProfileDialog::tr("City")},
        {"lat", ProfileDialog::tr("Latitude")},
        {"lon", ProfileDialog::tr("Longitude")},
        {"precision", ProfileDialog::tr("Precision of the place")},
        {"marking", ProfileDialog::tr("Marking")},
        {"status", ProfileDialog::tr("Status")},
        {"confidence", ProfileDialog::tr("Confidence")},
        {"actor", ProfileDialog::tr("Actor")},
    };
    const auto found = words.find(field);
    return found == words.end() ? QString::fromUtf8(field) : found->second;
}

QTableWidget *plainTable(const QString &name)
{
    auto *table = new QTableWidget;
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setWordWrap(false);
    return table;
}

QTableWidgetItem *plainItem(std::string_view text)
{
    const QString shown = widgets::safe(text);
    auto *item = new QTableWidgetItem(shortText(shown, 80));
    item->setToolTip(widgets::toolTipOf(shown));
    return item;
}

std::vector<std::pair<QString, QString>> severityMeanings()
{
    std::vector<std::pair<QString, QString>> meanings{{ProfileDialog::tr("not told"), QString()}};
    for (const int level : {10, 30, 50, 70, 90})
        meanings.emplace_back(widgets::Theme::word(severityBand(level)), QString::number(level));
    return meanings;
}

std::vector<std::pair<QString, QString>> categoryMeanings()
{
    std::vector<std::pair<QString, QString>> meanings{{ProfileDialog::tr("not told"), QString()}};
    for (int i = 0; i < categoryCount; ++i) {
        const auto category = static_cast<Category>(i);
        meanings.emplace_back(widgets::categoryText(category), QString::fromUtf8(name(category)));
    }
    return meanings;
}

std::vector<std::pair<QString, QString>> statusMeanings()
{
    return {{ProfileDialog::tr("as it is written"), QString()},
            {ProfileDialog::tr("open"), u"open"_s},
            {ProfileDialog::tr("closed"), u"closed"_s}};
}

QString fileNameOf(const QString &name)
{
    QString file = name.toLower();
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    file.replace(other, u"-"_s);
    return file.left(60) + u".json"_s;
}

QJsonObject bodyOf(const Claim &claim)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
}

QString placeText(const QJsonObject &body)
{
    QStringList said;
    if (body.contains("city"_L1))
        said << widgets::safe(body.value("city"_L1).toString().toStdString());
    if (body.contains("lat"_L1))
        said << u"%1, %2"_s.arg(body.value("lat"_L1).toDouble(), 0, 'f', 2)
                    .arg(body.value("lon"_L1).toDouble(), 0, 'f', 2);
    return said.join(u' ');
}

} // namespace

QString profilesFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/profiles"_s; }

std::vector<SavedProfile> savedProfiles()
{
    std::vector<SavedProfile> found;
    for (const auto &profile : feeds::shippedProfiles())
        found.push_back({{}, profile, {}});
    const QDir folder(profilesFolder());
    for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files)) {
        if (const auto profile = ingest::readProfile(folder.filePath(file)))
            found.push_back({folder.filePath(file), *profile, {}});
        else
            found.push_back({folder.filePath(file), nullptr, widgets::sentence(profile.error())});
    }
    std::ranges::stable_sort(found, {}, &SavedProfile::name);
    return found;
}

QString SavedProfile::name() const
{
    return profile ? QString::fromStdString(profile->name) : QFileInfo(path).completeBaseName();
}

void addTo(QComboBox &list, const SavedProfile &saved, const QVariant &data, const QString &text)
{
    const QString name = text.arg(widgets::safe(saved.name().toStdString()));
    list.addItem(saved.profile ? name : ProfileDialog::tr("%1 (cannot be used)").arg(name), data);
    if (saved.profile)
        return;
    auto *item = static_cast<QStandardItemModel *>(list.model())->item(list.count() - 1);
    item->setEnabled(false);
    item->setToolTip(widgets::toolTipOf(saved.problem));
}

ProfileDialog::ProfileDialog(const QString &file, std::string head, QWidget *parent)
    : QDialog(parent)
    , m_file(file)
    , m_head(std::move(head))
    , m_now(Clock::now())
    , m_controls(new QWidget)
    , m_json(widgets::mutedLabel())
    , m_delimiter(new QComboBox)
    , m_quote(new QComboBox)
    , m_encoding(new QComboBox)
    , m_timeFormat(new QComboBox)
    , m_zone(new QComboBox)
    , m_marking(new QComboBox)
    , m_rows(plainTable(tr("First rows")))
    , m_notes(widgets::plainLabel())
    , m_count(widgets::mutedLabel())
    , m_preview(new widgets::RowsTable({tr("Severity"), tr("Incident"), tr("Happened"), tr("Category"), tr("Status"),
                                        tr("Place"), tr("Marking"), tr("Remark")},
                                       tr("As it will be read")))
    , m_name(new QLineEdit)
    , m_problem(widgets::plainLabel())
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel))
{
    setObjectName(u"profileDialog"_s);
    setWindowTitle(tr("What the columns of %1 mean").arg(QFileInfo(widgets::safe(file.toStdString())).fileName()));
    resize(1180, 860);
    m_rows->setObjectName(u"profileRows"_s);
    m_preview->setObjectName(u"profilePreview"_s);
    m_name->setObjectName(u"profileName"_s);
    m_timeFormat->setObjectName(u"profileTimeFormat"_s);
    m_zone->setObjectName(u"profileZone"_s);
    m_notes->setObjectName(u"profileNotes"_s);
    m_preview->setColumnCharacters({11, 44, 19, 18, 10, 14, 12, 24});
    m_preview->setEmptyMessage(tr("No row can be read yet"), tr("Choose the column that holds the title."));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(widgets::sectionLabel(tr("First rows: say above each column what it holds")));
    tableControls();
    m_json->setObjectName(u"profileJson"_s);
    layout->addWidget(m_controls);
    layout->addWidget(m_json);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_rows);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(14);
    row->addWidget(timeControls(), 3);
    row->addWidget(wordTabs(), 4);
    splitter->addWidget(middle);
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(widgets::sectionLabel(tr("As it will be read")));
    column->addWidget(m_preview, 1);
    column->addWidget(m_count);
    splitter->addWidget(below);
    splitter->setSizes({250, 240, 260});
    layout->addWidget(splitter, 1);

    auto *ending = new QHBoxLayout;
    auto *nameLabel = new QLabel(tr("&Name of the mapping"));
    nameLabel->setBuddy(m_name);
    m_name->setMaxLength(60);
    m_name->setPlaceholderText(tr("such as: Scaldis tickets"));
    ending->addWidget(nameLabel);
    ending->addWidget(m_name, 1);
    ending->addWidget(m_buttons);
    m_problem->setWordWrap(true);
    m_problem->setProperty("warning", true);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addLayout(ending);

    m_later.setSingleShot(true);
    m_later.setInterval(previewDelay);
    connect(&m_later, &QTimer::timeout, this, &ProfileDialog::preview);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ProfileDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this,
            [this] { m_buttons->button(QDialogButtonBox::Save)->setEnabled(!m_name->text().trimmed().isEmpty()); });
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    resample();
}

void ProfileDialog::tableControls()
{
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add
        = [&](const QString &label, QComboBox *combo, std::initializer_list<std::pair<QString, QString>> choices) {
              auto *text = new QLabel(label);
              text->setBuddy(combo);
              for (const auto &[shown, value] : choices)
                  combo->addItem(shown, value);
              row->addWidget(text);
              row->addWidget(combo);
              row->addSpacing(12);
              connect(combo, &QComboBox::currentIndexChanged, this, &ProfileDialog::resample);
          };
    add(tr("Columns are &parted by"), m_delimiter,
        {{tr("by its looks"), QString()},
         {tr("comma"), u","_s},
         {tr("semicolon"), u";"_s},
         {tr("tab"), u"\t"_s},
         {tr("bar |"), u"|"_s}});
    add(tr("&Quotes"), m_quote, {{tr("by its looks"), QString()}, {u"\""_s, u"\""_s}, {u"'"_s, u"'"_s}});
    add(tr("&Text as"), m_encoding,
        {{tr("by its looks"), QString()},
         {u"UTF-8"_s, u"UTF-8"_s},
         {u"Windows-1252"_s, u"windows-1252"_s},
         {u"Windows-1250"_s, u"windows-1250"_s},
         {u"ISO-8859-2"_s, u"ISO-8859-2"_s},
         {u"UTF-16LE"_s, u"UTF-16LE"_s}});
    row->addStretch(1);
}

QWidget *ProfileDialog::timeControls()
{
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(widgets::sectionLabel(tr("Times and marking")));
    m_timeFormat->setEditable(true);
    m_timeFormat->setInsertPolicy(QComboBox::NoInsert);
    m_timeFormat->setToolTip(widgets::toolTipOf(
        tr("iso, epoch-s, epoch-ms, dtg, or a pattern of yyyy MM dd HH mm ss, hh AP and t for an offset")));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setToolTip(widgets::toolTipOf(tr("What the source's clocks show when a time names no offset")));
    m_zone->addItem(tr("not known: read as UTC, and said so"), QString());
    for (const char *zone : {"UTC", "Europe/Brussels", "Europe/Berlin", "Europe/Paris", "Europe/Helsinki",
                             "Europe/Athens", "Europe/Lisbon", "Europe/Warsaw", "Europe/Rome", "Europe/Madrid",
                             "Europe/Dublin", "Europe/London", "America/New_York"})
        m_zone->addItem(QString::fromLatin1(zone), QString::fromLatin1(zone));
    m_marking->setEditable(true);
    m_marking->setInsertPolicy(QComboBox::NoInsert);
    m_marking->addItems(
        {QString(), u"TLP:CLEAR"_s, u"TLP:GREEN"_s, u"TLP:AMBER"_s, u"TLP:AMBER+STRICT"_s, u"TLP:RED"_s});
    m_marking->lineEdit()->setPlaceholderText(tr("the source's own"));
    form->addRow(tr("Time &format"), m_timeFormat);
    form->addRow(tr("&Zone"), m_zone);
    form->addRow(tr("Rows without a &marking"), m_marking);
    m_notes->setWordWrap(true);
    form->addRow(m_notes);
    for (QComboBox *combo : {m_timeFormat, m_zone, m_marking})
        connect(combo, &QComboBox::currentTextChanged, &m_later, qOverload<>(&QTimer::start));
    return box;
}

QTabWidget *ProfileDialog::wordTabs()
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"profileWords"_s);
    addWordTab(tabs, tr("Words of severity"), "severity", severityMeanings());
    addWordTab(tabs, tr("Words of category"), "category", categoryMeanings());
    addWordTab(tabs, tr("Words of status"), "status", statusMeanings());
    return tabs;
}

void ProfileDialog::addWordTab(QTabWidget *tabs, const QString &title, std::string field,
                               std::vector<std::pair<QString, QString>> meanings)
{
    QTableWidget *table = plainTable(title);
    table->setObjectName(u"profileWords-"_s + QString::fromStdString(field));
    table->setColumnCount(3);
    table->setHorizontalHeaderLabels({tr("Word"), tr("Rows"), tr("Means")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    tabs->addTab(table, title);
    m_words.push_back({std::move(field), table, std::move(meanings)});
}

/// From the bytes anew: the table, a guess at it, and everything shown of both.
void ProfileDialog::resample()
{
    feeds::CsvHints hints;
    const auto character = [](const QComboBox *combo) -> std::optional<char> {
        const QString text = combo->currentData().toString();
        return text.isEmpty() ? std::nullopt : std::optional(text.front().toLatin1());
    };
    hints.delimiter = character(m_delimiter);
    hints.quote = character(m_quote);
    if (const QString encoding = m_encoding->currentData().toString(); !encoding.isEmpty())
        hints.encoding = feeds::encodingFromName(encoding.toStdString());
    m_sample = feeds::sampleTable(m_head, hints);
    m_guess = feeds::guessProfile(m_sample, m_now);
    m_guess.csv = hints;
    m_controls->setVisible(!m_sample.json);
    m_json->setVisible(m_sample.json);
    m_json->setText(m_sample.list.empty()
                        ? tr("JSON: a row is an object, a column what stands at a path in it.")
                        : tr("JSON: a row is an object of the list %1, a column what stands at a path in it.")
                              .arg(widgets::safe(m_sample.list)));
    m_filling = true;
    showRows();
    m_filling = false;
    showTimes();
    showWords();
    m_later.start();
}

/// The formats that fit the columns of the moment; what a person typed stays while it reads them.
void ProfileDialog::showTimes()
{
    const QString typed = m_timeFormat->currentText();
    m_timeFormat->clear();
    for (const std::string &format : feeds::fittingTimeFormats(feeds::timesOf(m_sample, profile()), m_now))
        m_timeFormat->addItem(QString::fromStdString(format));
    if (const int same = m_timeFormat->findText(typed); same >= 0)
        m_timeFormat->setCurrentIndex(same);
    else if (m_timeFormat->count() == 0)
        m_timeFormat->setEditText(typed);
}

void ProfileDialog::showNotes(const feeds::MappingProfile &profile)
{
    QStringList notes;
    for (const std::string &note : feeds::notesOn(m_sample, profile, m_now))
        notes << u"• "_s + widgets::safe(note);
    for (const std::string &problem : m_sample.problems)
        notes << u"• "_s + tr("Some rows cannot be read: %1").arg(widgets::safe(problem));
    m_notes->setText(notes.join(u'\n'));
}

void ProfileDialog::showRows()
{
    const auto &header = m_sample.dialect.header;
    m_fields.clear();
    m_rows->clear();
    m_rows->setColumnCount(static_cast<int>(header.size()));
    const int rows = std::min<int>(shownRows, static_cast<int>(m_sample.rows.size()));
    m_rows->setRowCount(rows + 1);
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const std::string &name = header[static_cast<std::size_t>(column)];
        m_rows->setHorizontalHeaderItem(column, plainItem(name));
        auto *field = new QComboBox;
        field->setAccessibleName(tr("What %1 holds").arg(widgets::safe(name)));
        field->addItem(tr("not used"), QString());
        for (const std::string_view known : feeds::profileFields())
            field->addItem(fieldWord(known), QString::fromUtf8(known));
        for (const auto &[known, names] : m_guess.columns) {
            if (std::ranges::contains(names, name))
                field->setCurrentIndex(field->findData(QString::fromStdString(known)));
        }
        connect(field, &QComboBox::currentIndexChanged, this, [this] {
            if (m_filling)
                return;
            showTimes();
            showWords();
            m_later.start();
        });
        m_fields.push_back(field);
        m_rows->setCellWidget(0, column, field);
        for (int row = 0; row < rows; ++row) {
            const std::string &cell = m_sample.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            m_rows->setItem(row + 1, column, plainItem(m_sample.json ? feeds::cellOnOneLine(cell) : cell));
        }
    }
    m_rows->resizeColumnsToContents();
    const int least = fontMetrics().averageCharWidth() * 20, most = fontMetrics().averageCharWidth() * 40;
    for (int column = 0; column < m_rows->columnCount(); ++column)
        m_rows->setColumnWidth(column, std::clamp(m_rows->columnWidth(column), least, most));
    m_rows->resizeRowToContents(0);
}

std::string ProfileDialog::fieldOf(int column) const
{
    return m_fields[static_cast<std::size_t>(column)]->currentData().toString().toStdString();
}

void ProfileDialog::showWords()
{
    const feeds::MappingProfile now = profile();
    for (WordTable &words : m_words)
        fillWords(words, now);
}

void ProfileDialog::fillWords(WordTable &words, const feeds::MappingProfile &profile)
{
    const auto &known = words.field == "severity" ? profile.severity
        : words.field == "category"               ? profile.category
                                                  : profile.status;
    const auto &guessed = words.field == "severity" ? m_guess.severity
        : words.field == "category"                 ? m_guess.category
                                                    : m_guess.status;
    std::vector<std::pair<std::string, int>> found;
    if (const auto columns = profile.columns.find(words.field); columns != profile.columns.end())
        found = m_sample.words(m_sample.column(columns->second.front()));
    words.table->setRowCount(static_cast<int>(found.size()));
    for (int row = 0; row < words.table->rowCount(); ++row) {
        const auto &[text, count] = found[static_cast<std::size_t>(row)];
        QTableWidgetItem *item = plainItem(text);
        item->setData(Qt::UserRole, QByteArray::fromStdString(text));
        words.table->setItem(row, 0, item);
        auto *number = new QTableWidgetItem(widgets::countText(count));
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        words.table->setItem(row, 1, number);
        auto *meaning = new QComboBox;
        meaning->setAccessibleName(tr("What %1 means").arg(widgets::safe(text)));
        for (const auto &[shown, value] : words.meanings)
            meaning->addItem(shown, value);
        const std::string key = feeds::lower(text);
        const auto entry = [&key](const feeds::MappingProfile::Words &in) {
            const auto at = in.find(key);
            return at == in.end() ? nullptr : &at->second;
        };
        const std::string *said = entry(known);
        if (!said)
            said = entry(guessed);
        if (said) {
            int index = meaning->findData(QString::fromStdString(*said));
            if (index < 0) { // a level between the bands
                meaning->addItem(QString::fromStdString(*said), QString::fromStdString(*said));
                index = meaning->count() - 1;
            }
            meaning->setCurrentIndex(index);
        }
        connect(meaning, &QComboBox::currentIndexChanged, &m_later, qOverload<>(&QTimer::start));
        words.table->setCellWidget(row, 2, meaning);
    }
}

feeds::MappingProfile::Words ProfileDialog::wordsOf(const WordTable &words) const
{
    feeds::MappingProfile::Words said;
    for (int row = 0; row < words.table->rowCount(); ++row) {
        const auto *meaning = qobject_cast<QComboBox *>(words.table->cellWidget(row, 2));
        const QString value = meaning ? meaning->currentData().toString() : QString();
        if (!value.isEmpty())
            said.insert_or_assign(
                feeds::lower(words.table->item(row, 0)->data(Qt::UserRole).toByteArray().toStdString()),
                value.toStdString());
    }
    return said;
}

feeds::MappingProfile ProfileDialog::profile() const
{
    feeds::MappingProfile made;
    made.name = m_name->text().trimmed().toStdString();
    made.csv = m_guess.csv;
    made.json = m_guess.json;
    made.list = m_guess.list;
    for (int column = 0; column < static_cast<int>(m_fields.size()); ++column) {
        const std::string field = fieldOf(column);
        if (field.empty())
            continue;
        made.columns[field].push_back(m_sample.dialect.header[static_cast<std::size_t>(column)]);
        made.match.push_back(m_sample.dialect.header[static_cast<std::size_t>(column)]);
    }
    if (const QString format = m_timeFormat->currentText().trimmed(); !format.isEmpty())
        made.timeFormats = {format.toStdString()};
    const int listed = m_zone->findText(m_zone->currentText());
    const QString zone = listed >= 0 ? m_zone->itemData(listed).toString() : m_zone->currentText().trimmed();
    if (!zone.isEmpty()) {
        made.zone = QTimeZone(zone.toUtf8());
        if (!made.zone.isValid())
            made.zone = QTimeZone(QByteArray("UTC") + zone.toUtf8());
        made.zoneGiven = made.zone.isValid();
        if (!made.zoneGiven)
            made.zone = QTimeZone::utc();
    }
    if (const std::string marking = m_marking->currentText().trimmed().toStdString(); parseMarking(marking))
        made.defaultMarking = marking;
    for (const WordTable &words : m_words)
        (words.field == "severity"       ? made.severity
             : words.field == "category" ? made.category
                                         : made.status)
            = wordsOf(words);
    return made;
}

void ProfileDialog::preview()
{
    const int asked = ++m_asked;
    feeds::ParseContext context;
    context.source.slug = "preview";
    context.received = m_now;
    const feeds::MappingProfile made = profile();
    showNotes(made);
    inBackground(
        this, [head = m_head, made, context] { return feeds::previewProfile(head, made, context); },
        [this, asked](const std::vector<feeds::PreviewRow> &rows) {
            if (asked == m_asked)
                showPreview(rows);
        });
}

void ProfileDialog::showPreview(const std::vector<feeds::PreviewRow> &rows)
{
    using widgets::Cell;
    std::vector<widgets::Row> shown;
    int quarantined = 0;
    for (const feeds::PreviewRow &row : rows) {
        const QString id = QString::number(row.line);
        if (row.items.rejected || row.items.claims.empty()) {
            ++quarantined;
            const QString why = row.items.rejected ? widgets::safe(row.items.rejected->reason) : QString();
            shown.push_back({id,
                             {{tr("quarantined"), 101},
                              {tr("line %1: %2").arg(row.line).arg(why), {}, 0, {}, why},
                              {u"—"_s},
                              {},
                              {},
                              {},
                              {},
                              {}}});
            continue;
        }
        const Claim &claim = row.items.claims.front();
        const QJsonObject body = bodyOf(claim);
        const int severity = body.contains("severity"_L1) ? body.value("severity"_L1).toInt() : -1;
        const auto category = categoryFromName(body.value("category"_L1).toString().toStdString());
        const QString remark = widgets::safe(body.value("time_note"_L1).toString().toStdString());
        shown.push_back(
            {id,
             {severity < 0
                  ? Cell{widgets::safe(body.value("severity_text"_L1).toString(u"—"_s).toStdString()), -1}
                  : Cell{widgets::Theme::word(severityBand(severity)), severity, widgets::SeverityRole, severity},
              {widgets::safe(claim.title)},
              {claim.happenedFrom ? widgets::stampText(claim.happenedFrom) : tr("undated")},
              {category ? widgets::categoryText(*category)
                        : widgets::safe(body.value("category_text"_L1).toString().toStdString())},
              {widgets::safe(body.value("status"_L1).toString().toStdString())},
              {placeText(body)},
              {widgets::safe(claim.marking)},
              {remark, {}, 0, {}, remark}}});
    }
    m_preview->setRows(std::move(shown));
    m_count->setText(tr("%n row(s) looked at, ", nullptr, static_cast<int>(rows.size()))
                     + tr("%n of them would be quarantined", nullptr, quarantined));
}

void ProfileDialog::save()
{
    const feeds::MappingProfile made = profile();
    const auto refuse = [this](const QString &why) {
        m_problem->setText(why);
        m_problem->show();
    };
    if (!m_zone->currentText().isEmpty() && m_zone->findText(m_zone->currentText()) < 0 && !made.zoneGiven)
        return refuse(tr("%1 is no zone: an IANA name such as Europe/Brussels, or +02:00").arg(m_zone->currentText()));
    if (!m_marking->currentText().trimmed().isEmpty() && made.defaultMarking.empty())
        return refuse(tr("That marking is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA."));
    const std::string json = feeds::profileJson(made);
    if (const auto read = feeds::readProfile(json); !read)
        return refuse(widgets::sentence(read.error()));
    m_buttons->setEnabled(false);
    const QString path = profilesFolder() + u'/' + fileNameOf(m_name->text().trimmed());
    inBackground(
        this,
        [path, json]() -> QString {
            QDir().mkpath(QFileInfo(path).path());
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(json.data(), static_cast<qint64>(json.size())) < 0
                || !file.commit())
                return file.errorString();
            return {};
        },
        [this, path, refuse](const QString &error) {
            m_buttons->setEnabled(true);
            if (!error.isEmpty())
                return refuse(tr("The mapping cannot be written to %1: %2").arg(path, error));
            Q_EMIT saved(path, m_name->text().trimmed());
            accept();
        });
}

} // namespace watchfloor::desktop
