// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/briefpanel.h"

#include "base/displaytext.h"
#include "common/labels.h"
#include "common/words.h"
#include "desktop/background.h"
#include "print/briefprinter.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

/// Hours before now; 0: the window on the timeline; -1: all of time.
constexpr std::array spans{0, 12, 24, 72, -1};

QString outlineOf(const brief::Document &document)
{
    QStringList lines{visibleText(document.title), BriefPanel::tr("As known at %1").arg(document.asKnownAt), QString()};
    for (const brief::Block &block : document.blocks) {
        const QString text = shortText(visibleText(block.text), 160);
        switch (block.kind) {
        case brief::Block::Kind::Heading:
            lines << QString() << text.toUpper();
            break;
        case brief::Block::Kind::Paragraph:
            lines << text;
            break;
        case brief::Block::Kind::Table:
            lines << BriefPanel::tr("Table of %n row(s)", nullptr, static_cast<int>(block.rows.size()));
            break;
        case brief::Block::Kind::Map:
            lines << BriefPanel::tr("Map");
            break;
        case brief::Block::Kind::Timeline:
            lines << BriefPanel::tr("Timeline");
            break;
        case brief::Block::Kind::Graph:
            lines << BriefPanel::tr("Dependencies");
            break;
        }
    }
    return lines.join(u'\n');
}

QString notAnswered()
{
    return BriefPanel::tr("Nobody sits here: sign in first, so that the watch log can name who let the brief out.");
}

} // namespace

BriefPanel::BriefPanel(widgets::PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_audience(new QComboBox)
    , m_mission(new QComboBox)
    , m_span(new QComboBox)
    , m_marking(new widgets::MarkingChip)
    , m_share(widgets::mutedLabel())
    , m_problem(widgets::plainLabel())
    , m_outline(new QPlainTextEdit)
    , m_save(new QPushButton)
{
    setObjectName(u"briefPanel"_s);
    m_audience->setEditable(true);
    m_audience->addItems({u"TLP:CLEAR"_s, u"TLP:GREEN"_s, u"TLP:AMBER"_s, u"TLP:AMBER+STRICT"_s,
                          u"TLP:AMBER+EU:RESTRICTED"_s, u"TLP:RED+EU:SECRET"_s});
    m_audience->setCurrentText(u"TLP:AMBER"_s);
    m_audience->setToolTip(tr("Cleared up to this TLP and EU level; REL: lists the nations that will read it, such as "
                              "TLP:AMBER+REL:DEU,FRA. What is marked above is withheld."));
    for (const int hours : spans)
        m_span->addItem(hours == 0      ? tr("The window on the timeline")
                            : hours < 0 ? tr("All of time")
                                        : tr("The last %1 hours").arg(hours));
    m_span->setCurrentIndex(2);
    m_problem->setWordWrap(true);
    m_problem->setProperty("warning", true);
    m_problem->hide();
    m_marking->setWordWrap(true);
    m_marking->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_share->setObjectName(u"briefShare"_s);
    m_save->setObjectName(u"briefSave"_s);
    m_share->setWordWrap(true);
    m_outline->setReadOnly(true);
    m_outline->setTabChangesFocus(true);
    m_outline->setAccessibleName(tr("What the brief will hold"));

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(12);
    form->addRow(tr("&For"), m_audience);
    form->addRow(tr("&Mission"), m_mission);
    form->addRow(tr("&Changes in"), m_span);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(form);
    auto *marking = new QHBoxLayout;
    marking->addWidget(m_marking);
    marking->addStretch();
    layout->addLayout(marking);
    layout->addWidget(m_share);
    layout->addWidget(m_problem);
    layout->addWidget(m_outline, 1);
    layout->addWidget(m_save, 0, Qt::AlignLeft);

    m_delay.setSingleShot(true);
    m_delay.setInterval(std::chrono::milliseconds(250));
    connect(&m_delay, &QTimer::timeout, this, &BriefPanel::preview);
    const auto later = qOverload<>(&QTimer::start);
    connect(m_audience, &QComboBox::currentTextChanged, &m_delay, later);
    connect(m_mission, &QComboBox::currentIndexChanged, &m_delay, later);
    connect(m_span, &QComboBox::currentIndexChanged, &m_delay, later);
    connect(scope, &widgets::PictureScope::filterChanged, &m_delay, later);
    scope->turns().follow(this, [this] {
        fillMissions();
        // In a replay one picture follows the other: the outline keeps pace with some of them.
        if (!m_delay.isActive() || !m_scope->present()->replay)
            m_delay.start();
    });
    m_clock.setInterval(std::chrono::minutes(1));
    connect(&m_clock, &QTimer::timeout, &m_delay, later);
    m_clock.start();
    connect(m_save, &QPushButton::clicked, this, &BriefPanel::save);
    fillMissions();
    updateSave();
}

void BriefPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_delay.start();
}

void BriefPanel::fillMissions()
{
    QList<std::pair<QString, QString>> wanted{{tr("All missions"), QString()}}, held;
    for (const picture::MissionRow &m : m_scope->present()->missions)
        wanted.emplaceBack(visibleText(m.name), QString::fromStdString(m.id));
    for (int i = 0; i < m_mission->count(); ++i)
        held.emplaceBack(m_mission->itemText(i), m_mission->itemData(i).toString());
    if (held == wanted)
        return; // as nearly always: a list that is made anew is painted anew, and folds up under a hand
    const QSignalBlocker quiet(m_mission);
    const QString chosen = m_mission->currentData().toString();
    m_mission->clear();
    for (const auto &[name, id] : wanted)
        m_mission->addItem(name, id);
    m_mission->setCurrentIndex(std::max(0, m_mission->findData(chosen)));
}

Result<brief::Request> BriefPanel::request() const
{
    const auto audience = release::parseAudience(m_audience->currentText().trimmed().toStdString());
    if (!audience)
        return fail(ErrorCode::Usage, tr("That audience is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA."));
    brief::Request r;
    r.audience = *audience;
    r.mission = m_mission->currentData().toString().toStdString();
    const int hours = spans[static_cast<std::size_t>(std::max(0, m_span->currentIndex()))];
    if (hours == 0)
        r.window = m_scope->filter().window;
    else if (hours > 0)
        r.window = m_scope->last(std::chrono::hours(hours));
    r.asOf = m_scope->now(); // feeds are silent at the time of the brief, not at that of their last data
    return r;
}

void BriefPanel::preview()
{
    if (!isVisible() || m_scope->present()->knownAt == Timestamp{})
        return;
    const auto asked = request();
    if (!asked) {
        showPreview({.document = std::unexpected(asked.error())});
        return;
    }
    inBackground(
        this,
        [snapshot = m_scope->present(), r = *asked] {
            picture::Filter filter;
            filter.window = r.window;
            return Preview{brief::compose(*snapshot, r), picture::count(*snapshot, filter).incidents};
        },
        [this, n = ++m_asked](const Preview &preview) {
            if (n == m_asked)
                m_scope->turns().soon(this, [this, preview] { showPreview(preview); });
        });
}

void BriefPanel::showPreview(const Preview &preview)
{
    const Result<brief::Document> &document = preview.document;
    m_isSound = document.has_value();
    updateSave();
    m_problem->setVisible(!document);
    m_marking->setVisible(document.has_value());
    m_share->setVisible(document.has_value());
    if (document) {
        m_marking->setMarking(document->marking);
        if (const QString text = outlineOf(*document); text != m_outline->toPlainText())
            m_outline->setPlainText(text); // only then: it scrolls back to the top
        // The brief itself never says that something is withheld; who makes it must know.
        const bool allMissions = m_mission->currentIndex() <= 0;
        const auto share = tr("%1 of the %2 incidents of this period%3")
                               .arg(document->incidents)
                               .arg(preview.incidents)
                               .arg(document->incidents == preview.incidents ? QString()
                                        : allMissions ? tr("; the others may not be shown to this audience")
                                                      : tr("; the others do not touch this mission, or may not be "
                                                           "shown to this audience"));
        m_share->setText(share);
    } else {
        m_problem->setText(document.error().code == ErrorCode::Usage ? document.error().detail
                                                                     : widgets::sentence(document.error()));
        m_outline->clear();
    }
}

QString BriefPanel::outline() const { return m_outline->toPlainText(); }

void BriefPanel::setAnsweredFor(bool isAnswered)
{
    m_isAnswered = isAnswered;
    updateSave();
}

void BriefPanel::updateSave()
{
    m_save->setEnabled(m_isSound && m_isAnswered && !m_isWriting);
    m_save->setText(m_isWriting ? tr("Writing…") : tr("Save the brief…"));
    m_save->setToolTip(m_isAnswered ? QString() : notAnswered());
}

void BriefPanel::save()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the brief"), u"brief.pdf"_s,
                                                      tr("PDF document (*.pdf);;HTML document (*.html)"));
    if (!path.isEmpty())
        saveTo(path);
}

void BriefPanel::saveTo(const QString &path)
{
    const auto asked = request();
    if (!asked) {
        Q_EMIT failed(asked.error().detail);
        return;
    }
    if (!m_isAnswered) {
        Q_EMIT failed(notAnswered());
        return;
    }
    m_isWriting = true;
    updateSave();
    inBackground(
        this,
        [snapshot = m_scope->present(), r = *asked, path]() -> Result<> {
            const auto document = brief::compose(*snapshot, r);
            if (!document)
                return std::unexpected(document.error());
            return path.endsWith(u".html"_s) ? widgets::writeBriefHtml(*document, path)
                                             : widgets::printBrief(*document, path);
        },
        [this, path, audience = m_audience->currentText()](const Result<> &result) {
            m_isWriting = false;
            updateSave();
            if (result)
                Q_EMIT saved(path, audience);
            else
                Q_EMIT failed(tr("No brief was written. %1").arg(widgets::sentence(result.error())));
        });
}

} // namespace watchfloor::desktop
