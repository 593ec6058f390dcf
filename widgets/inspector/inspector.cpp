// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspector.h"

#include "base/displaytext.h"
#include "common/copytext.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"
#include "inspector/prettyjson.h"
#include "inspector/rawview.h"
#include "inspector/referencebutton.h"
#include "inspector/whyone.h"
#include "picture/operations.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;

namespace {

constexpr std::size_t mostReferences = 10;
constexpr std::size_t mostChains = 8;
constexpr std::size_t mostClaims = 60; ///< cards at once; the rest on request
constexpr std::size_t mostBody = 128 * 1024;

QLabel *wrapped(const QString &text)
{
    QLabel *label = plainLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Only then is the picture held until the answer comes: the next one is made of what nobody holds.
bool isVulnerable(const picture::Snapshot &s, const ObjectRef &ref)
{
    const auto asset = s.assetById.find(ref.id);
    return ref.kind == ObjectRef::Kind::Asset && asset != s.assetById.end()
        && std::ranges::contains(s.matches, asset->second, &fusion::ProductMatch::asset);
}

bool saysTheSame(const picture::Details &a, const picture::Details &b)
{
    const auto key = [](const store::StoredClaim &c) { return std::pair(c.id, c.withdrawnAt); };
    return a.ref == b.ref && std::ranges::equal(a.claims, b.claims, {}, key, key) && a.sources == b.sources
        && a.error == b.error && a.chains == b.chains && a.chainsError == b.chainsError
        && a.observation.has_value() == b.observation.has_value()
        && (!a.observation || a.observation->id == b.observation->id);
}

} // namespace

Inspector::Inspector(PictureScope *scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_scroll(new QScrollArea)
    , m_raw(new RawView(this))
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("Inspector"));
    setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    connect(scope, &PictureScope::selectionChanged, this, &Inspector::takeSelection);
    scope->turns().follow(this, [this] { takeSelection(); });
    connect(&Theme::instance(), &Theme::changed, this, &Inspector::rebuild);
    rebuild();
}

void Inspector::setReader(picture::DetailReader *reader)
{
    if (m_reader)
        disconnect(m_reader, nullptr, this, nullptr);
    m_reader = reader;
    m_details.reset();
    m_raw->close();
    if (reader) {
        connect(reader, &picture::DetailReader::details, this, [this](const picture::Details &details) {
            m_scope->turns().soon(this, [this, details] { takeDetails(details); });
        });
        connect(reader, &picture::DetailReader::raw, this, [this](const picture::RawRecordText &text) {
            if (text.record.id == m_rawRecord || !text.error.isEmpty())
                m_raw->showRecord(text, m_rawMarking);
        });
    }
    takeSelection();
}

void Inspector::takeSelection()
{
    const ObjectRef ref = m_scope->selection().empty() ? ObjectRef{} : m_scope->selection().front();
    const bool same = ref == m_ref;
    m_ref = ref;
    m_headline = headlineOf(*m_scope->snapshot(), ref);
    if (!same)
        m_details.reset();
    m_waiting = m_reader && ref.kind != ObjectRef::Kind::None;
    // The same object in a newer picture keeps its claims on screen until the new ones are read.
    if (!same || !m_waiting || !m_details)
        rebuild();
    if (m_waiting) {
        const picture::Snapshot &s = *m_scope->snapshot();
        std::vector<std::string> also;
        if (const auto row = s.incidentById.find(ref.id);
            ref.kind == ObjectRef::Kind::Incident && row != s.incidentById.end()) {
            const picture::IncidentRow &incident = s.incidents[static_cast<std::size_t>(row->second)];
            also = incident.parts;
            also.insert(also.end(), incident.members.begin(), incident.members.end());
            also.insert(also.end(), incident.standsFor.begin(), incident.standsFor.end());
        }
        if (const picture::OperationRow *row = operationById(s, ref.id); row && ref.kind == ObjectRef::Kind::Object)
            also = row->parts;
        m_reader->requestDetails(ref, s.replay ? store::KnownAt(s.knownAt) : store::KnownAt(), also,
                                 isVulnerable(s, ref) ? m_scope->snapshot() : nullptr);
    } else {
        Q_EMIT settled();
    }
}

void Inspector::takeDetails(const picture::Details &details)
{
    if (details.ref != m_ref)
        return;
    m_waiting = details.chainsFollow;
    picture::Details now = details;
    // Until the new chains come, those on screen stay.
    if (details.chainsFollow && m_details)
        now.chains = m_details->chains;
    // A replay asks with each of its pictures, and most say the same of one object.
    const picture::Snapshot &s = *m_scope->snapshot();
    const bool isShown = m_details && s.replay && m_builtInReplay && m_built == m_headline
        && saysTheSame(*m_details, now) && !whyOne(s, now);
    m_details = std::move(now);
    if (!isShown)
        rebuild();
    if (!m_waiting)
        Q_EMIT settled();
}

Marking Inspector::markingOf(const std::string &label, const Source *source) const
{
    const std::string &text = label.empty() && source ? source->defaultMarking : label;
    return parseMarking(text).value_or(Marking::mostRestrictive());
}

void Inspector::rebuild()
{
    m_built = m_headline;
    m_builtInReplay = m_scope->snapshot()->replay;
    const int scrolledTo = m_scroll->verticalScrollBar()->value();
    auto *content = new QWidget;
    content->setMinimumWidth(1); // as wide as the panel, whatever a long word asks for
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);

    if (m_ref.kind == ObjectRef::Kind::None) {
        QLabel *hint = mutedLabel(tr("Select an incident, an asset or a mark on the map to see who says what of it."));
        hint->setWordWrap(true);
        hint->setAlignment(Qt::AlignCenter);
        layout->addStretch();
        layout->addWidget(hint);
        layout->addStretch();
        m_scroll->setWidget(content);
        return;
    }

    Headline h;
    if (m_headline)
        h = *m_headline;
    else if (m_details)
        h = headlineOf(*m_details);
    else
        h.title = tr("Reading…");

    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    if (h.severity >= 0) {
        const SeverityBand band = severityBand(h.severity);
        auto *severity = new ShapeLabel;
        severity->setMark(Theme::severityShape(band), Theme::instance().severity(band),
                          u"%1 %2"_s.arg(Theme::word(band)).arg(h.severity), true);
        top->addWidget(severity);
    }
    if (h.health) {
        auto *health = new ShapeLabel;
        health->setMark(Theme::healthShape(*h.health), Theme::instance().health(*h.health), Theme::word(*h.health),
                        true);
        top->addWidget(health);
    }
    top->addWidget(mutedLabel(h.state ? tr("%1 · %2").arg(h.kind, Theme::word(*h.state)) : h.kind));
    top->addStretch();
    layout->addLayout(top);

    QLabel *title = wrapped(h.title);
    title->setObjectName(u"inspectorTitle"_s);
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.2);
    titleFont.setWeight(QFont::DemiBold);
    title->setFont(titleFont);
    layout->addWidget(title);
    if (m_headline || m_details) {
        auto *marking = new MarkingChip;
        marking->setMarking(h.marking);
        marking->setWordWrap(true);
        marking->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        auto *markingRow = new QHBoxLayout;
        markingRow->addWidget(marking);
        markingRow->addStretch();
        layout->addLayout(markingRow);
    }
    if (m_scope->selection().size() > 1)
        layout->addWidget(
            mutedLabel(tr("and %n more selected", nullptr, static_cast<int>(m_scope->selection().size()) - 1)));
    if (!h.sentence.isEmpty())
        layout->addWidget(wrapped(h.sentence));
    if (!h.description.isEmpty()) {
        QLabel *description = wrapped(shortText(h.description, 2000));
        description->setProperty("muted", true);
        layout->addWidget(description);
    }
    if (!h.held.empty()) {
        layout->addWidget(sectionLabel(tr("What the floor holds")));
        addFacts(layout, h.held);
        layout->addSpacing(4);
    }
    addFacts(layout, h.facts);
    if (m_headline)
        addReferences(layout);
    if (m_details) {
        addChains(layout);
        addWhy(layout);
        addDisagreements(layout);
    }
    addClaims(layout);
    layout->addStretch();
    m_scroll->setWidget(content);
    m_scroll->verticalScrollBar()->setValue(m_details ? scrolledTo : 0);
}

void Inspector::addFacts(QVBoxLayout *to, const std::vector<Fact> &facts)
{
    if (facts.empty())
        return;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Fact &fact : facts) {
        QLabel *label = mutedLabel(fact.label);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(wrapped(fact.value), row++, 1);
    }
    to->addLayout(grid);
}

void Inspector::addReferences(QVBoxLayout *to)
{
    const std::vector<Reference> &references = m_headline->references;
    if (references.empty())
        return;
    to->addSpacing(4);
    to->addWidget(sectionLabel(tr("Connected")));
    auto *list = new QVBoxLayout;
    list->setSpacing(0);
    for (std::size_t i = 0; i < std::min(references.size(), mostReferences); ++i) {
        auto *button = new ReferenceButton(references[i]);
        connect(button, &QAbstractButton::clicked, this, [this, ref = references[i].ref] { m_scope->reveal(ref); });
        list->addWidget(button);
    }
    to->addLayout(list);
    if (references.size() > mostReferences)
        to->addWidget(mutedLabel(
            tr("and %n more; the graph shows them", nullptr, static_cast<int>(references.size() - mostReferences))));
}

/// A CVE on an asset says little before one knows which of its parts brings it in.
void Inspector::addChains(QVBoxLayout *to)
{
    const std::vector<Fact> chains = chainFacts(*m_details, *m_scope->snapshot());
    if (chains.empty() && m_details->chainsError.isEmpty())
        return;
    to->addSpacing(4);
    to->addWidget(sectionLabel(tr("By which components it is vulnerable")));
    if (!m_details->chainsError.isEmpty())
        to->addWidget(wrapped(tr("Its components could not be read: %1").arg(visibleText(m_details->chainsError))));
    addFacts(to, {chains.begin(), chains.begin() + std::ptrdiff_t(std::min(chains.size(), mostChains))});
    if (chains.size() > mostChains)
        to->addWidget(mutedLabel(tr("and %n more; its components in the graph show them", nullptr,
                                    static_cast<int>(chains.size() - mostChains))));
}

void Inspector::setDecidable(bool decidable)
{
    if (std::exchange(m_decidable, decidable) != decidable)
        rebuild();
}

void Inspector::addWhy(QVBoxLayout *to)
{
    const auto why = whyOne(*m_scope->snapshot(), *m_details);
    if (!why)
        return;
    // What was known then is past deciding.
    auto *card = new WhyOne(*why, m_decidable && m_scope->isNow());
    connect(
        card, &WhyOne::rejected, this,
        [this, marking = why->marking](const std::string &rule, const std::string &value, const std::string &member) {
            Q_EMIT rejectionWanted({rule, value, member}, QString::fromStdString(toString(marking)));
        });
    connect(card, &WhyOne::limitsWanted, this, &Inspector::limitsWanted);
    to->addWidget(card);
}

void Inspector::addDisagreements(QVBoxLayout *to)
{
    const std::vector<Disagreement> all = disagreements(*m_details);
    if (all.empty())
        return;
    auto *card = new QFrame;
    card->setProperty("notice", true);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(4);
    QLabel *headline = sectionLabel(tr("≠ Sources disagree"));
    headline->setProperty("warning", true);
    layout->addWidget(headline);
    for (const Disagreement &d : all) {
        QStringList says;
        for (const auto &[source, value] : d.values)
            says << tr("%1 says %2").arg(source, shortText(value, 120));
        layout->addWidget(wrapped(tr("%1: %2").arg(d.property, says.join(u"; "_s))));
    }
    to->addWidget(card);
}

void Inspector::addClaims(QVBoxLayout *to)
{
    to->addSpacing(4);
    if (!m_details) {
        if (m_reader)
            to->addWidget(mutedLabel(tr("Reading what the sources say…")));
        return;
    }
    if (!m_details->error.isEmpty()) {
        QLabel *error = wrapped(tr("The claims could not be read: %1").arg(visibleText(m_details->error)));
        error->setProperty("warning", true);
        to->addWidget(error);
        return;
    }
    const auto sourceOf = [this](std::int64_t id) -> const Source * {
        const auto found = std::ranges::find(m_details->sources, id, &Source::id);
        return found == m_details->sources.end() ? nullptr : &*found;
    };
    if (m_details->observation) {
        const store::StoredObservation &o = *m_details->observation;
        const Source *source = sourceOf(o.sourceId);
        if (source)
            to->addWidget(
                wrapped(tr("Seen by %1 (%2, reliability %3)")
                            .arg(safe(source->slug), word(source->kind), QChar::fromLatin1(source->reliability))));
        auto *raw = new QPushButton(tr("Raw record"));
        raw->setObjectName(u"rawRecord"_s);
        raw->setToolTip(tr("The bytes as received (Enter)"));
        connect(raw, &QPushButton::clicked, this, &Inspector::openCurrentRaw);
        to->addWidget(raw, 0, Qt::AlignLeft);
        return;
    }
    std::vector<const store::StoredClaim *> claims;
    std::set<std::int64_t> sources;
    for (const store::StoredClaim &c : m_details->claims) {
        claims.push_back(&c);
        sources.insert(c.sourceId);
    }
    if (claims.empty()) {
        to->addWidget(mutedLabel(tr("No source says anything of it.")));
        return;
    }
    to->addWidget(sectionLabel(tr("%1 from %2")
                                   .arg(tr("%n claim(s)", nullptr, static_cast<int>(claims.size())),
                                        tr("%n source(s)", nullptr, static_cast<int>(sources.size())))));
    // Newest version of a source first; sources in the order of the reader.
    std::ranges::stable_sort(claims, [](const auto *a, const auto *b) {
        return a->sourceId != b->sourceId ? a->sourceId < b->sourceId : a->knownAt > b->knownAt;
    });
    std::int64_t last = -1;
    std::size_t shown = 0;
    for (const store::StoredClaim *claim : claims) {
        if (shown++ == mostClaims)
            break;
        const Source *source = sourceOf(claim->sourceId);
        if (claim->sourceId != last) {
            last = claim->sourceId;
            QStringList parts;
            if (source) {
                parts << safe(source->slug) << word(source->kind);
                if (!source->nation.empty())
                    parts << safe(source->nation);
                parts << tr("reliability %1").arg(QChar::fromLatin1(source->reliability));
            } else {
                parts << tr("source %1").arg(claim->sourceId);
            }
            QLabel *label = wrapped(parts.join(u" · "_s));
            QFont bold = label->font();
            bold.setWeight(QFont::DemiBold);
            label->setFont(bold);
            to->addWidget(label);
        }
        to->addWidget(claimCard(*claim, source));
    }
    if (claims.size() > mostClaims)
        to->addWidget(
            mutedLabel(tr("%n older claim(s) not shown", nullptr, static_cast<int>(claims.size() - mostClaims))));
}

QWidget *Inspector::claimCard(const store::StoredClaim &claim, const Source *source)
{
    auto *card = new QFrame;
    card->setProperty("card", true);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);

    const Marking marking = markingOf(claim.value.marking, source);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    QLabel *grade = plainLabel(gradeText(source ? source->reliability : 'F', claim.value.credibility));
    QFont bold = grade->font();
    bold.setWeight(QFont::DemiBold);
    grade->setFont(bold);
    grade->setToolTip(tr("Source reliability and credibility of this claim (AJP-2.1); F and 6: cannot be judged"));
    head->addWidget(grade);
    head->addWidget(mutedLabel(safe(claim.value.type)));
    head->addStretch();
    layout->addLayout(head);
    if (!claim.value.title.empty())
        layout->addWidget(wrapped(shortText(safe(claim.value.title), 300)));
    if (claim.value.type == "note")
        layout->addWidget(wrapped(shortText(visibleText(std::string_view(claim.value.description), true), 2000)));
    addFacts(layout, factsOf(claim));
    auto *chip = new MarkingChip;
    chip->setMarking(marking);
    chip->setWordWrap(true);
    chip->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto *chipRow = new QHBoxLayout;
    chipRow->addWidget(chip);
    chipRow->addStretch();
    layout->addLayout(chipRow);

    auto *body = new MarkedText;
    body->setFont(Theme::monospace());
    body->setLineWrapMode(QPlainTextEdit::NoWrap);
    body->setMarking(marking);
    body->setAccessibleName(tr("Body of the claim"));
    body->hide();
    auto *buttons = new QHBoxLayout;
    auto *showBody = new QToolButton;
    showBody->setText(tr("Body"));
    showBody->setCheckable(true);
    showBody->setToolTip(tr("The whole claim as the source gave it"));
    connect(showBody, &QToolButton::toggled, body, [body, json = claim.value.body](bool on) {
        if (on && body->document()->isEmpty()) {
            const bool cut = json.size() > mostBody;
            QString text = visibleText(prettyJson(std::string_view(json).substr(0, mostBody)), true);
            if (cut)
                text += tr("\n… the rest is in the raw record");
            body->setPlainText(text);
            const int lines = std::min(18, body->document()->blockCount() + 1);
            body->setFixedHeight(lines * body->fontMetrics().lineSpacing() + 16);
        }
        body->setVisible(on);
    });
    auto *raw = new QToolButton;
    raw->setObjectName(u"rawRecord"_s);
    raw->setText(tr("Raw record"));
    raw->setToolTip(tr("The bytes as received"));
    connect(raw, &QToolButton::clicked, this, [this, id = claim.recordId, marking] { openRaw(id, marking); });
    buttons->addWidget(raw);
    buttons->addWidget(showBody);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(body);
    return card;
}

void Inspector::openRaw(std::int64_t recordId, const Marking &marking)
{
    if (!m_reader)
        return;
    m_rawRecord = recordId;
    m_rawMarking = marking;
    m_raw->showLoading();
    m_raw->show();
    m_raw->raise();
    m_raw->activateWindow();
    m_reader->requestRaw(recordId);
}

void Inspector::openCurrentRaw()
{
    if (!m_details)
        return;
    if (m_details->observation) {
        openRaw(m_details->observation->recordId, headlineOf(*m_details).marking);
    } else if (!m_details->claims.empty()) {
        const auto newest = std::ranges::max_element(m_details->claims, {}, &store::StoredClaim::knownAt);
        const auto source = std::ranges::find(m_details->sources, newest->sourceId, &Source::id);
        openRaw(newest->recordId,
                markingOf(newest->value.marking, source == m_details->sources.end() ? nullptr : &*source));
    }
}

void Inspector::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_ref.kind == ObjectRef::Kind::Asset)
        Q_EMIT menuRequested(event->globalPos());
}

QString Inspector::asText() const
{
    if (m_ref.kind == ObjectRef::Kind::None)
        return {};
    const Headline h = m_headline ? *m_headline : m_details ? headlineOf(*m_details) : Headline{};
    Marking high = h.marking;
    QStringList lines;
    lines << h.title << h.kind;
    if (!h.sentence.isEmpty())
        lines << h.sentence;
    if (!h.description.isEmpty())
        lines << h.description;
    for (const Fact &f : h.held)
        lines << u"%1: %2"_s.arg(f.label, f.value);
    for (const Fact &f : h.facts)
        lines << u"%1: %2"_s.arg(f.label, f.value);
    if (const auto why = m_details ? whyOne(*m_scope->snapshot(), *m_details) : std::nullopt) {
        high = join(high, why->marking);
        lines << QString() << asLines(*why);
    }
    if (m_details) {
        for (const picture::WeakChain &chain : m_details->chains)
            high = join(high, chain.marking);
        for (const Fact &f : chainFacts(*m_details, *m_scope->snapshot()))
            lines << u"%1: %2"_s.arg(f.label, f.value);
        for (const store::StoredClaim &c : m_details->claims) {
            const auto source = std::ranges::find(m_details->sources, c.sourceId, &Source::id);
            const Source *known = source == m_details->sources.end() ? nullptr : &*source;
            high = join(high, markingOf(c.value.marking, known));
            lines << QString()
                  << u"%1 %2 %3"_s.arg(known ? safe(known->slug) : QString(),
                                       gradeText(known ? known->reliability : 'F', c.value.credibility),
                                       safe(c.value.title));
            for (const Fact &f : factsOf(c))
                lines << u"  %1: %2"_s.arg(f.label, f.value);
        }
    }
    return QString(copyBanner(*m_scope, high) + u'\n' + lines.join(u'\n') + u'\n');
}

void Inspector::copy()
{
    if (const QString text = asText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void Inspector::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openCurrentRaw();
    else
        QWidget::keyPressEvent(event);
}

} // namespace watchfloor::widgets
