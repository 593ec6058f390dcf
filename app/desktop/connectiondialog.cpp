// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/connectiondialog.h"

#include "common/labels.h"
#include "common/words.h"
#include "desktop/background.h"
#include "transport/transport.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(const transport::Kind &kind)
{
    static const std::map<std::string_view, QString> words{
        {"folder", ConnectionDialog::tr("Watched folder")},
        {"syslog", ConnectionDialog::tr("Syslog messages over the network")},
        {"eve-socket", ConnectionDialog::tr("Suricata's EVE socket")},
        {"taxii", ConnectionDialog::tr("TAXII 2.1 collection")},
        {"misp", ConnectionDialog::tr("MISP feed or server")},
        {"https", ConnectionDialog::tr("JSON or NDJSON over HTTPS")},
    };
    const auto found = words.find(kind.id);
    return found == words.end() ? QString::fromUtf8(kind.title) : found->second;
}

} // namespace

ConnectionDialog::ConnectionDialog(FeedService *service, const FeedService::Line *line,
                                   std::vector<SavedProfile> profiles, QWidget *parent)
    : QDialog(parent)
    , m_service(service)
    , m_source(line ? line->source : Source())
    , m_before(line ? line->settings : transport::Settings())
    , m_profiles(std::move(profiles))
    , m_form(new QFormLayout)
    , m_owner(new QComboBox)
    , m_slug(new QLineEdit)
    , m_kind(new QComboBox)
    , m_location(new QLineEdit)
    , m_wanted(widgets::mutedLabel())
    , m_format(new QComboBox)
    , m_mapping(new QComboBox)
    , m_interval(new QLineEdit)
    , m_private(new QCheckBox(tr("Addresses of &private networks may be asked")))
    , m_ca(new QLineEdit)
    , m_certificate(new QLineEdit)
    , m_key(new QLineEdit)
    , m_user(new QLineEdit)
    , m_secret(new QLineEdit)
    , m_said(widgets::plainLabel())
    , m_test(new QPushButton(tr("&Test")))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel))
{
    setObjectName(u"connectionDialog"_s);
    setWindowTitle(line ? tr("Connection of %1").arg(widgets::safe(m_source.slug)) : tr("New connection"));
    setMinimumWidth(620);
    m_owner->setObjectName(u"connectionSource"_s);
    m_slug->setObjectName(u"connectionSlug"_s);
    m_kind->setObjectName(u"connectionKind"_s);
    m_location->setObjectName(u"connectionLocation"_s);
    m_said->setObjectName(u"connectionSaid"_s);
    m_test->setObjectName(u"connectionTest"_s);

    for (const Source &known : service->sources())
        m_owner->addItem(tr("%1 (%2)").arg(widgets::safe(known.slug), widgets::word(known.kind)),
                         QVariant::fromValue<qlonglong>(known.id));
    m_owner->addItem(tr("A new source…"), qlonglong{0});
    m_slug->setPlaceholderText(tr("small letters, figures and hyphens"));
    for (const transport::Kind *kind : transport::kinds())
        m_kind->addItem(titleOf(*kind), QString::fromUtf8(kind->id));
    m_format->addItem(tr("By content"), u"auto"_s);
    for (const feeds::Format &format : feeds::formats())
        m_format->addItem(widgets::safe(format.title), QString::fromUtf8(format.id));
    m_mapping->addItem(tr("By the names of the columns"), QString());
    for (const SavedProfile &saved : m_profiles)
        addTo(*m_mapping, saved, saved.path.isEmpty() ? saved.name() : saved.path);
    m_interval->setPlaceholderText(tr("such as 30s, 5m, 1h; empty: as usual for the kind"));
    m_ca->setPlaceholderText(tr("empty: those that the system trusts"));

    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setPlaceholderText(line ? tr("empty: as it is") : tr("empty: none is needed"));
    m_secret->setToolTip(widgets::toolTipOf(
        tr("Kept in your keyring, or in a file that only you can read where none runs; never in the store")));
    m_wanted->setWordWrap(true);
    m_caRow = fileRow(m_ca, tr("Certificates to trust"));
    m_certificateRow = fileRow(m_certificate, tr("Our certificate"));
    m_keyRow = fileRow(m_key, tr("Key of our certificate"));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("&Source"), m_owner);
    m_form->addRow(tr("Short &name"), m_slug);
    m_form->addRow(tr("&Kind"), m_kind);
    m_form->addRow(tr("&Where from"), m_location);
    m_form->addRow(QString(), m_wanted);
    m_form->addRow(tr("F&ormat"), m_format);
    m_form->addRow(tr("Ma&pping of columns"), m_mapping);
    m_form->addRow(tr("&Look every"), m_interval);
    m_form->addRow(tr("&User"), m_user);
    m_form->addRow(tr("Pass&word, key or token"), m_secret);
    m_form->addRow(tr("&Trust"), m_caRow);
    m_form->addRow(tr("Our &certificate"), m_certificateRow);
    m_form->addRow(tr("Its k&ey"), m_keyRow);
    m_form->addRow(QString(), m_private);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(m_form);
    m_said->setWordWrap(true);
    m_said->hide();
    layout->addWidget(m_said);
    m_buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    m_test->setToolTip(widgets::toolTipOf(tr("Checks what can be known without bringing anything into the store")));
    layout->addWidget(m_buttons);

    const auto choose = [](QComboBox *combo, const QVariant &wanted) {
        combo->setCurrentIndex(std::max(0, combo->findData(wanted)));
    };
    if (line) {
        choose(m_owner, qlonglong{m_source.id});
        m_owner->setEnabled(false);
        choose(m_kind, QString::fromStdString(m_before.kind));
        choose(m_format, QString::fromStdString(m_before.format));
        choose(m_mapping, m_before.profile);
        m_location->setText(m_before.location);
        m_interval->setText(transport::valueOf(m_before, "interval"));
        m_private->setChecked(m_before.allowPrivate);
        m_ca->setText(m_before.ca);
        m_certificate->setText(m_before.certificate);
        m_key->setText(m_before.key);
        m_user->setText(m_before.user);
    } else {
        m_owner->setCurrentIndex(m_owner->count() - 1);
    }
    connect(m_owner, &QComboBox::currentIndexChanged, this, &ConnectionDialog::showKind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectionDialog::showKind);
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showKind();
}

QWidget *ConnectionDialog::fileRow(QLineEdit *edit, const QString &caption)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto *browse = new QPushButton(tr("Choose…"));
    browse->setAccessibleName(caption);
    connect(browse, &QPushButton::clicked, this, [this, edit, caption] {
        const QString file = QFileDialog::getOpenFileName(this, caption, edit->text(),
                                                          tr("PEM files (*.pem *.crt *.key);;All files (*)"));
        if (!file.isEmpty())
            edit->setText(file);
    });
    row->addWidget(edit, 1);
    row->addWidget(browse);
    return box;
}

/// Only what the kind can use is asked.
void ConnectionDialog::showKind()
{
    const transport::Kind *kind = transport::kindById(m_kind->currentData().toString().toStdString());
    if (!kind)
        return;
    const bool asks = kind->id == "taxii" || kind->id == "misp" || kind->id == "https";
    const bool tls = asks || kind->id == "syslog";
    m_wanted->setText(tr("Wanted: %1").arg(widgets::safe(kind->wanted)));
    m_form->setRowVisible(m_slug, m_owner->currentData().toLongLong() == 0);
    m_form->setRowVisible(m_interval, kind->interval.count() > 0);
    m_form->setRowVisible(m_user, asks);
    m_form->setRowVisible(m_secret, asks);
    for (QWidget *row : {m_caRow, m_certificateRow, m_keyRow})
        m_form->setRowVisible(row, tls);
    m_form->setRowVisible(m_private, asks);
    adjustSize();
}

transport::Settings ConnectionDialog::settings() const
{
    transport::Settings made;
    made.kind = m_kind->currentData().toString().toStdString();
    made.location = m_location->text().trimmed();
    made.format = m_format->currentData().toString().toStdString();
    made.profile = m_mapping->currentData().toString();
    (void)transport::set(made, "interval", m_interval->text().trimmed()); // save() has looked
    made.allowPrivate = m_private->isChecked();
    made.ca = m_ca->text().trimmed();
    made.certificate = m_certificate->text().trimmed();
    made.key = m_key->text().trimmed();
    made.user = m_user->text().trimmed();
    return made;
}

Source ConnectionDialog::source() const
{
    const std::int64_t id = m_owner->currentData().toLongLong();
    const auto &known = m_service->sources();
    if (const auto found = std::ranges::find(known, id, &Source::id); found != known.end())
        return *found;
    Source made;
    made.slug = m_slug->text().trimmed().toStdString();
    made.name = made.slug;
    made.kind = m_kind->currentData().toString() == "eve-socket"_L1 ? SourceKind::Sensor : SourceKind::Partner;
    return made;
}

void ConnectionDialog::say(const QString &text, bool isProblem)
{
    m_said->setText(text);
    m_said->setProperty("warning", isProblem);
    m_said->style()->unpolish(m_said);
    m_said->style()->polish(m_said);
    m_said->show();
    m_buttons->setEnabled(true);
}

void ConnectionDialog::test()
{
    transport::Settings unused;
    if (const auto interval = transport::set(unused, "interval", m_interval->text().trimmed()); !interval)
        return say(widgets::sentence(interval.error()), true);
    m_buttons->setEnabled(false);
    inBackground(
        this, [made = settings()] { return transport::check(made); },
        [this](const Result<> &sound) {
            if (sound)
                say(tr("These settings can be used."), false);
            else
                say(widgets::sentence(sound.error()), true);
        });
}

void ConnectionDialog::save()
{
    transport::Settings unused;
    if (const auto interval = transport::set(unused, "interval", m_interval->text().trimmed()); !interval)
        return say(widgets::sentence(interval.error()), true);
    const Source owner = source();
    static const QRegularExpression slugForm(u"^[a-z0-9-]+$"_s);
    if (!slugForm.match(QString::fromStdString(owner.slug)).hasMatch())
        return say(tr("Give the source a short name of small letters, figures and hyphens."), true);
    if (owner.id == 0 && std::ranges::contains(m_service->sources(), owner.slug, &Source::slug))
        return say(tr("A source of this name exists; choose it above."), true);
    m_buttons->setEnabled(false);
    m_service->put(owner, settings(), m_secret->text(),
                   [self = QPointer<ConnectionDialog>(this)](const QString &problem) {
                       if (!self)
                           return;
                       if (problem.isEmpty())
                           self->accept();
                       else
                           self->say(problem, true);
                   });
}

} // namespace watchfloor::desktop
