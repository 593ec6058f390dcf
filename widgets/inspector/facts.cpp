// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/facts.h"

#include "base/displaytext.h"
#include "common/needwords.h"
#include "common/operationwords.h"
#include "common/theme.h"
#include "common/words.h"
#include "floor/floorwords.h"
#include "impact/critical.h"
#include "impact/impact.h"
#include "impact/phases.h"
#include "impact/wiring.h"
#include "picture/effect.h"
#include "picture/query.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using picture::ObjectRef;

namespace {

struct Facts
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Facts)
};

/// Bodies longer than this are not taken apart on the interface's thread.
constexpr std::size_t longestBody = 256 * 1024;

QJsonObject objectOf(const std::string &body)
{
    if (body.size() > longestBody)
        return {};
    return QJsonDocument::fromJson(QByteArrayView(body).toByteArray()).object();
}

QString endpointText(const Endpoint &e)
{
    QString address = safe(e.address);
    if (e.port < 0)
        return address;
    return address.contains(u':') ? u"[%1]:%2"_s.arg(address).arg(e.port) : u"%1:%2"_s.arg(address).arg(e.port);
}

QString joined(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &w : words)
        list << safe(w);
    return list.join(u", "_s);
}

void add(std::vector<Fact> &facts, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        facts.push_back({label, value});
}

Reference referenceTo(const picture::Snapshot &s, std::int32_t asset, const QString &relation)
{
    const picture::AssetRow &row = s.assets[static_cast<std::size_t>(asset)];
    return {{ObjectRef::Kind::Asset, row.id},
            Facts::tr("%1 · %2").arg(visibleText(row.name), word(row.kind)),
            -1,
            row.health,
            relation};
}

Reference referenceToIncident(const picture::Snapshot &s, std::int32_t incident, const QString &relation)
{
    const picture::IncidentRow &row = s.incidents[static_cast<std::size_t>(incident)];
    return {{ObjectRef::Kind::Incident, row.id}, visibleText(row.title), row.severity, std::nullopt, relation};
}

/// Where and in what it is felt.
void addDomain(Headline &h, const picture::IncidentRow &row)
{
    if (row.domain != Domain::Cyberspace || row.effect)
        add(h.facts, Facts::tr("Domain"), word(row.domain));
    if (!row.effect)
        return;
    add(h.facts, Facts::tr("Band"), row.effect->band);
    add(h.facts, Facts::tr("Narrative"), row.effect->narrative);
    add(h.facts, Facts::tr("Channels"), row.effect->channels.empty() ? QString() : row.effect->channels.front());
    for (std::size_t i = 1; i < row.effect->channels.size(); ++i)
        h.facts.back().value += u", "_s + row.effect->channels[i];
    if (row.effect->radiusKm > 0)
        add(h.facts, Facts::tr("Felt within"), Facts::tr("%1 km").arg(qRound(row.effect->radiusKm)));
}

Headline headlineOf(const picture::Snapshot &s, const picture::IncidentRow &row)
{
    Headline h;
    h.kind = Facts::tr("Incident");
    h.title = visibleText(row.title);
    h.description = visibleText(row.description, true);
    h.severity = row.severity;
    h.state = row.state;
    h.marking = row.marking < s.markings.size() ? s.markings[row.marking] : Marking::mostRestrictive();
    h.contradicted = row.contradicted;
    h.held = heldFacts(row);
    for (const picture::Explanation &one : explanationsOf(s, row.id))
        add(h.facts, Facts::tr("Explained by a friendly operation"), explanationText(s, one));
    if (!explanationsOf(s, row.id).empty())
        add(h.facts, Facts::tr("Which means"),
            Facts::tr("nothing is hidden or lowered: somebody else may use its cover"));
    addDomain(h, row);
    add(h.facts, Facts::tr("Happened"), spanText(row.from, row.to));
    add(h.facts, Facts::tr("First known"), stampText(row.known));
    add(h.facts, Facts::tr("Last word"), stampText(row.updated));
    add(h.facts, Facts::tr("Category"), categoryText(row.category));
    add(h.facts, Facts::tr("Confidence"), confidenceText(row.confidence));
    add(h.facts, Facts::tr("Countries"), joined(row.countries));
    add(h.facts, Facts::tr("Sectors"), joined(row.sectors));
    add(h.facts, Facts::tr("Place known to"), word(row.precision));
    QStringList sources;
    for (const std::uint16_t i : row.sources)
        sources << safe(s.sources[i].source.slug);
    add(h.facts, Facts::tr("Sources"), sources.join(u", "_s));
    for (const std::int32_t m : row.missions) {
        const std::int32_t node = s.missions[static_cast<std::size_t>(m)].asset;
        if (node >= 0)
            h.references.push_back(referenceTo(s, node, Facts::tr("reaches")));
    }
    for (const std::int32_t a : row.assets)
        h.references.push_back(referenceTo(s, a, Facts::tr("affects")));
    return h;
}

constexpr std::size_t mostReferences = 40; ///< of one kind; the rest is counted

QString ruleText(fusion::MatchRule rule)
{
    static constexpr std::array<const char *, fusion::matchRuleCount> words{
        QT_TRANSLATE_NOOP("watchfloor::Facts", "package URL"), QT_TRANSLATE_NOOP("watchfloor::Facts", "CPE"),
        QT_TRANSLATE_NOOP("watchfloor::Facts", "vendor and product"), QT_TRANSLATE_NOOP("watchfloor::Facts", "CVE")};
    return Facts::tr(words[static_cast<std::size_t>(rule)]);
}

QString matchText(const fusion::ProductMatch &match)
{
    return Facts::tr("by %1: %2").arg(ruleText(match.rule), shortText(safe(match.value), 120));
}

Reference referenceToVulnerability(const picture::Snapshot &s, const fusion::ProductMatch &match)
{
    const picture::VulnerabilityRow &row = s.vulnerabilities[static_cast<std::size_t>(match.vulnerability)];
    const QString what = row.exploited ? Facts::tr("vulnerable, exploited elsewhere, %1") : Facts::tr("vulnerable, %1");
    return {{ObjectRef::Kind::Object, row.id},
            visibleText(row.title),
            row.severity,
            std::nullopt,
            what.arg(matchText(match))};
}

/// What seems to be wrong with its software: told, and left to people to judge.
void addVulnerabilities(const picture::Snapshot &s, std::int32_t asset, Headline &h)
{
    std::size_t count = 0, exploited = 0;
    for (const fusion::ProductMatch &match : s.matches) {
        if (match.asset != asset)
            continue;
        exploited += s.vulnerabilities[static_cast<std::size_t>(match.vulnerability)].exploited;
        if (++count <= mostReferences)
            h.references.push_back(referenceToVulnerability(s, match));
    }
    if (count == 0)
        return;
    QString text = exploited > 0 ? Facts::tr("%1, of them %2 known to be exploited").arg(count).arg(exploited)
                                 : QString::number(count);
    if (count > mostReferences)
        text += Facts::tr("; the worst %1 are listed").arg(mostReferences);
    add(h.facts, Facts::tr("Vulnerabilities"), text);
}

Headline headlineOf(const picture::Snapshot &s, std::size_t vulnerability, const picture::VulnerabilityRow &row)
{
    Headline h;
    h.kind = Facts::tr("Vulnerability");
    h.title = visibleText(row.title);
    h.severity = row.severity;
    h.marking = row.marking < s.markings.size() ? s.markings[row.marking] : Marking::mostRestrictive();
    add(h.facts, Facts::tr("CVE"), safe(row.cve));
    if (row.exploited)
        add(h.facts, Facts::tr("Exploited"),
            row.ransomware ? Facts::tr("yes, also for ransomware") : Facts::tr("yes, elsewhere"));
    if (row.due != noTime)
        add(h.facts, Facts::tr("Mend by"), stampText(row.due));
    QStringList sources;
    for (const std::uint16_t i : row.sources)
        sources << safe(s.sources[i].source.slug);
    add(h.facts, Facts::tr("Sources"), sources.join(u", "_s));
    std::size_t count = 0;
    for (const fusion::ProductMatch &match : s.matches) {
        if (static_cast<std::size_t>(match.vulnerability) == vulnerability && ++count <= mostReferences)
            h.references.push_back(referenceTo(s, match.asset, matchText(match)));
    }
    QString text = QString::number(count + row.leftOut);
    if (row.leftOut > 0)
        text += Facts::tr("; %1 beyond the limit of the rule are not linked").arg(row.leftOut);
    if (count > mostReferences)
        text += Facts::tr("; the first %1 are listed").arg(mostReferences);
    add(h.facts, Facts::tr("Assets that match"), text);
    add(h.facts, Facts::tr("Matching"), Facts::tr("computed by product and version; it changes no state"));
    return h;
}

Headline headlineOf(const picture::Snapshot &s, const picture::DependencyRow &row)
{
    Headline h;
    h.kind = Facts::tr("Dependency");
    h.title = needTitle(s, row);
    h.marking = row.marking < s.markings.size() ? s.markings[row.marking] : Marking::mostRestrictive();
    add(h.facts, Facts::tr("Kind"), safe(row.kind));
    add(h.facts, Facts::tr("Terms"), needTerms(row));
    add(h.facts, Facts::tr("Phases"), phaseLines(s, row).join(u"; "_s));
    h.references.push_back(referenceTo(s, row.dependant, Facts::tr("needs it")));
    h.references.push_back(referenceTo(s, row.provider, Facts::tr("is needed")));
    return h;
}

Headline headlineOf(const picture::Snapshot &s, const picture::OperationRow &row)
{
    Headline h;
    h.kind = Facts::tr("%1 · %2 · %3").arg(word(row.side), word(row.kind), word(row.state));
    h.title = visibleText(row.title);
    h.description = row.description;
    h.marking = row.marking < s.markings.size() ? s.markings[row.marking] : Marking::mostRestrictive();
    if (!row.parts.empty())
        add(h.facts, Facts::tr("Joined"), sameOperationText(s, row));
    add(h.facts, Facts::tr("Window"), operationWindowText(row));
    add(h.facts, Facts::tr("That is"), operationWhenText(row, s.judgedAt));
    if (row.said)
        add(h.facts, Facts::tr("State"), Facts::tr("said, whatever the window says"));
    add(h.facts, Facts::tr("Warnings"), warningText(row));
    for (const picture::WarningRow &item : row.items) {
        // The state is the label: the words of an item are long, and labels are cut.
        const QString text = visibleText(item.text);
        add(h.facts, word(item.state),
            item.by.empty() ? text : Facts::tr("%1 (%2, %3)").arg(text, safe(item.by), stampText(item.at)));
    }
    add(h.facts, Facts::tr("Comes from"), joined(row.addresses));
    QStringList other;
    for (const QString &one : row.elsewhere)
        other << visibleText(one);
    add(h.facts, Facts::tr("Other targets"), other.join(u", "_s));
    add(h.facts, Facts::tr("Confidence"), confidenceText(row.confidence));
    QStringList sources;
    for (const std::uint16_t i : row.sources)
        sources << safe(s.sources[i].source.slug);
    add(h.facts, Facts::tr("Sources"), sources.join(u", "_s));
    for (const std::int32_t asset : row.assets)
        h.references.push_back(referenceTo(s, asset, Facts::tr("target")));
    const auto index = static_cast<std::int32_t>(&row - operationsOf(s).rows.data());
    for (std::size_t i = 0; i < s.incidents.size(); ++i) {
        if (std::ranges::contains(explanationsOf(s, s.incidents[i].id), index, &picture::Explanation::operation))
            h.references.push_back(referenceToIncident(s, static_cast<std::int32_t>(i), Facts::tr("explains")));
    }
    return h;
}

QString watchersText(const picture::Snapshot &s, std::int32_t asset)
{
    QStringList feeds;
    for (const picture::WatchRow &watch : s.watches) {
        if (watch.asset != asset)
            continue;
        const picture::SourceRow &row = s.sources[watch.source];
        feeds << u"%1 (%2)"_s.arg(safe(row.source.slug), Theme::word(picture::feedHealth(row, s.judgedAt)).toLower());
    }
    return feeds.join(u", "_s);
}

/// What a person answers for, and what would be told without: whoever reads "nominal" is to see against what.
void addHeld(const picture::Snapshot &s, std::int32_t asset, Headline &h)
{
    if (const picture::HeldHealth *held = picture::heldHealth(s, asset)) {
        add(h.held, Facts::tr("Health set to"), Theme::word(held->health));
        add(h.held, Facts::tr("Until"), dtg(fromMicros(held->until)));
        add(h.held, Facts::tr("Because"), visibleText(std::string_view(held->why), true));
        add(h.held, Facts::tr("Set by"), Facts::tr("%1, %2").arg(safe(held->by), stampText(held->since)));
        add(h.held, Facts::tr("Incidents and feeds say"), Theme::word(held->otherwise));
        h.contradicted = picture::isContradicted(*held);
        if (h.contradicted && h.sentence.isEmpty())
            h.sentence = Facts::tr("By itself: %1.").arg(heldText(*held));
        h.marking = join(h.marking, s.markings[held->marking]);
    }
    if (std::ranges::none_of(s.held, picture::isContradicted))
        return;
    const std::int32_t start[] = {asset};
    const auto needed = impact::below(impact::wiringOf(s)->network, start);
    const auto vouched
        = vouchedFor(s, [&](std::int32_t other) { return other != asset && std::ranges::contains(needed, other); });
    h.sentence = QStringList{h.sentence, vouchedSentence(s, vouched)}.join(u' ').trimmed();
    for (const picture::HeldHealth *held : vouched)
        h.marking = join(h.marking, s.markings[held->marking]);
}

/// What a person's word makes bad is marked as that word is.
void joinHeld(const picture::Snapshot &s, const impact::Impact &impact, std::int32_t asset, Headline &h)
{
    for (const impact::Reason &reason : impact::reasons(s, impact, asset, mostReasons)) {
        if (reason.held)
            h.marking = join(h.marking, s.markings[picture::heldHealth(s, reason.root)->marking]);
    }
}

QString tasksText(const picture::Snapshot &s, const picture::PhaseRow &phase)
{
    constexpr std::size_t most = 12;
    QStringList tasks;
    for (const std::int32_t task : std::span(phase.tasks).first(std::min(phase.tasks.size(), most)))
        tasks << shortText(visibleText(s.assets[static_cast<std::size_t>(task)].name), 60);
    if (phase.tasks.size() > most)
        tasks << u"…"_s;
    return tasks.join(u", "_s);
}

/// What it goes through, and how each would be with what is wrong now.
void addPhases(const picture::Snapshot &s, const impact::Impact &impact, const picture::MissionRow &mission,
               Headline &h)
{
    const auto isOver = [&s](const picture::PhaseRow &phase) { return picture::isOver(phase, s.judgedAt); };
    const auto over = static_cast<std::size_t>(std::ranges::count_if(mission.phases, isOver));
    if (over > 0)
        add(h.facts, Facts::tr("Phases over"), QString::number(over));
    std::set<std::int32_t> weakest;
    std::size_t told = 0;
    for (const impact::PhaseImpact &one : impact::phaseImpacts(s, impact, mission)) {
        if (told == mostReferences)
            break;
        ++told;
        const picture::PhaseRow &phase = mission.phases[one.phase];
        QString text
            = u"%1: %2, %3"_s.arg(phaseTitle(phase), one.isRunning ? Facts::tr("runs now") : Facts::tr("to come"),
                                  Theme::word(one.health).toLower());
        if (const QString tasks = tasksText(s, phase); !tasks.isEmpty())
            text += u" (%1)"_s.arg(tasks);
        add(h.facts, Facts::tr("Phase"), text);
        if (one.weakest >= 0)
            weakest.insert(one.weakest);
    }
    if (const std::size_t left = mission.phases.size() - over - told; left > 0)
        add(h.facts, Facts::tr("More phases"), QString::number(left));
    if (!s.held.empty()) {
        for (const std::int32_t asset : weakest)
            joinHeld(s, impact, asset, h);
    }
}

/// When its mission needs a task.
void addNeededIn(const picture::Snapshot &s, std::int32_t task, Headline &h)
{
    QStringList phases;
    for (const picture::MissionRow &mission : s.missions)
        phases << phasesWith(s, mission, task);
    add(h.facts, Facts::tr("Needed in"), phases.join(u"; "_s));
}

Headline headlineOf(const picture::Snapshot &s, std::int32_t asset)
{
    const picture::AssetRow &row = s.assets[static_cast<std::size_t>(asset)];
    Headline h;
    h.kind = word(row.kind);
    h.title = visibleText(row.name);
    h.health = row.health;
    h.marking = row.marking < s.markings.size() ? s.markings[row.marking] : Marking::mostRestrictive();
    const bool isPhased = row.mission >= 0 && !s.missions[static_cast<std::size_t>(row.mission)].phases.empty();
    const bool isWell = row.health == picture::Health::Nominal && !row.uncertain;
    const auto impact = isWell && !isPhased ? impact::Impact() : impact::propagate(s, impact::ownHealth(s));
    if (!isWell) {
        const auto reasons = impact::reasons(s, impact, asset, mostReasons);
        h.sentence = reasonSentence(s, asset, reasons);
        for (const impact::Reason &reason : reasons) {
            if (reason.held)
                h.marking = join(h.marking, s.markings[picture::heldHealth(s, reason.root)->marking]);
        }
    }
    addHeld(s, asset, h);
    add(h.facts, Facts::tr("Owner"), visibleText(row.owner));
    add(h.facts, Facts::tr("Nation"), safe(row.nation));
    add(h.facts, Facts::tr("Sector"), visibleText(row.sector));
    if (row.criticality > 0)
        add(h.facts, Facts::tr("Criticality"), QString::number(row.criticality));
    if (row.ownHealth != row.health)
        add(h.facts, Facts::tr("By itself"), Theme::word(row.ownHealth));
    if (row.uncertain || row.unseen)
        add(h.facts, Facts::tr("Unseen"), unseenText(row.uncertain ? row.unknownSince : row.lastSeen));
    add(h.facts, Facts::tr("Watched by"), watchersText(s, asset));
    add(h.facts, Facts::tr("Place known to"), word(row.precision));
    if (row.mission >= 0) {
        const picture::MissionRow &mission = s.missions[static_cast<std::size_t>(row.mission)];
        add(h.facts, Facts::tr("Area"), visibleText(mission.area));
        add(h.facts, Facts::tr("Audience"), safe(mission.audience).replace(u',', u", "_s));
        if (isPhased)
            addPhases(s, impact, mission, h);
        for (const std::int32_t i : mission.incidents)
            h.references.push_back(referenceToIncident(s, i, Facts::tr("threatened by")));
    } else {
        addNeededIn(s, asset, h);
        for (std::size_t i = 0; i < s.incidents.size(); ++i) {
            if (std::ranges::contains(s.incidents[i].assets, asset))
                h.references.push_back(referenceToIncident(s, static_cast<std::int32_t>(i), Facts::tr("incident")));
        }
        std::ranges::stable_sort(h.references, std::greater{}, &Reference::severity);
    }
    for (const picture::DependencyRow &d : s.dependencies) {
        if (d.dependant == asset && d.provider >= 0)
            h.references.push_back(referenceTo(s, d.provider,
                                               d.group == picture::DependencyRow::Group::All || addsUp(d.group)
                                                   ? Facts::tr("needs")
                                                   : Facts::tr("needs one of")));
    }
    for (const picture::DependencyRow &d : s.dependencies) {
        if (d.provider == asset && d.dependant >= 0)
            h.references.push_back(referenceTo(s, d.dependant, Facts::tr("needed by")));
    }
    addVulnerabilities(s, asset, h);
    return h;
}

QString jsonText(const QJsonValue &v)
{
    switch (v.type()) {
    case QJsonValue::String:
        return visibleText(v.toString());
    case QJsonValue::Double:
        return QString::number(v.toDouble(), 'g', 12);
    case QJsonValue::Bool:
        return v.toBool() ? Facts::tr("yes") : Facts::tr("no");
    case QJsonValue::Array: {
        QStringList list;
        const QJsonArray array = v.toArray();
        for (const QJsonValue item : array)
            list << jsonText(item);
        list.sort();
        return list.join(u", "_s);
    }
    default:
        return {};
    }
}

QString slugOf(const picture::Details &details, std::int64_t sourceId)
{
    const auto found = std::ranges::find(details.sources, sourceId, &Source::id);
    return found == details.sources.end() ? Facts::tr("source %1").arg(sourceId) : safe(found->slug);
}

/// Which feeds are silent comes first: that is what somebody can mend.
QString unseenSentence(const picture::Snapshot &s, std::int32_t asset, const std::vector<std::int32_t> &roots)
{
    constexpr qsizetype mostNames = 4;
    std::set<std::uint16_t> feeds;
    for (const picture::WatchRow &watch : s.watches) {
        if (std::ranges::contains(roots, watch.asset))
            feeds.insert(watch.source);
    }
    QStringList silent;
    for (const std::uint16_t feed : feeds) {
        const std::int64_t last = picture::dataTime(s.sources[feed]);
        const QString slug = safe(s.sources[feed].source.slug);
        silent << (last == noTime ? Facts::tr("%1 has sent nothing yet").arg(slug)
                                  : Facts::tr("%1 is silent since %2").arg(slug, dtg(fromMicros(last))));
    }
    QStringList names;
    for (const std::int32_t root : roots) {
        if (names.size() < mostNames)
            names << visibleText(s.assets[static_cast<std::size_t>(root)].name);
    }
    if (std::ranges::contains(roots, asset))
        return Facts::tr("Nobody sees it now: %1.").arg(silent.join(u", "_s));
    QString what = names.join(u", "_s);
    if (const qsizetype more = std::ssize(roots) - names.size(); more > 0)
        what = Facts::tr("%1 and %2 more").arg(what, QString::number(more));
    return Facts::tr("Nobody sees what it needs now: %1 (%2).").arg(silent.join(u", "_s), what);
}

} // namespace

std::optional<Headline> headlineOf(const picture::Snapshot &s, const ObjectRef &ref)
{
    if (ref.kind == ObjectRef::Kind::Incident) {
        if (const auto found = s.incidentById.find(ref.id); found != s.incidentById.end())
            return headlineOf(s, s.incidents[static_cast<std::size_t>(found->second)]);
    } else if (ref.kind == ObjectRef::Kind::Asset) {
        if (const auto found = s.assetById.find(ref.id); found != s.assetById.end())
            return headlineOf(s, found->second);
    } else if (ref.kind == ObjectRef::Kind::Object) {
        if (const auto found = s.vulnerabilityById.find(ref.id); found != s.vulnerabilityById.end()) {
            const auto index = static_cast<std::size_t>(found->second);
            return headlineOf(s, index, s.vulnerabilities[index]);
        }
        if (const picture::OperationRow *row = operationById(s, ref.id))
            return headlineOf(s, *row);
        const auto need = std::ranges::find(s.dependencies, ref.id, &picture::DependencyRow::id);
        if (need != s.dependencies.end() && !s.assetById.contains(ref.id)) // a mission says many
            return headlineOf(s, *need);
    }
    return std::nullopt;
}

Headline headlineOf(const picture::Details &details)
{
    Headline h;
    if (details.observation) {
        const Observation &o = details.observation->value;
        h.kind = Facts::tr("Observation");
        h.title = safe(!o.signature.empty() ? o.signature : !o.name.empty() ? o.name : o.kind);
        h.severity = o.severity;
        if (const auto m = parseMarking(o.marking))
            h.marking = *m;
        else if (o.marking.empty()) {
            const auto source = std::ranges::find(details.sources, details.observation->sourceId, &Source::id);
            if (source != details.sources.end())
                h.marking = parseMarking(source->defaultMarking).value_or(Marking::mostRestrictive());
        }
        h.facts = factsOf(*details.observation);
        return h;
    }
    h.kind = Facts::tr("Object");
    h.title = safe(details.ref.id);
    if (!details.claims.empty()) {
        const Claim &newest = details.claims.back().value;
        h.kind = safe(newest.type);
        if (!newest.title.empty())
            h.title = safe(newest.title);
        h.description = visibleText(newest.description, true);
        std::optional<Marking> high;
        for (const store::StoredClaim &c : details.claims) {
            const Marking m = parseMarking(c.value.marking).value_or(Marking::mostRestrictive());
            high = high ? join(*high, m) : m;
        }
        h.marking = *high;
    }
    add(h.facts, Facts::tr("Id"), safe(details.ref.id));
    return h;
}

std::vector<Disagreement> disagreements(const picture::Details &details)
{
    static const std::array<std::pair<QLatin1StringView, const char *>, 9> properties{
        {{"title"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Title")},
         {"name"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Name")},
         {"severity"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Severity")},
         {"category"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Category")},
         {"status"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Status")},
         {"actor"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Actor")},
         {"affects"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Affects")},
         {"countries"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Countries")},
         {"criticality"_L1, QT_TRANSLATE_NOOP("watchfloor::Facts", "Criticality")}}};

    // By subject and source: of what the machine made one, reports of several stages differ without contradiction.
    std::map<std::pair<std::string, std::int64_t>, const store::StoredClaim *> newest;
    for (const store::StoredClaim &c : details.claims) {
        if (c.withdrawnAt || c.value.revoked)
            continue;
        const store::StoredClaim *&kept = newest[{c.value.subject, c.sourceId}];
        const auto order = [](const store::StoredClaim &x) {
            return std::tuple(toMicros(x.value.version), toMicros(x.value.happenedFrom), std::string_view(x.hash));
        };
        if (!kept || order(*kept) < order(c))
            kept = &c;
    }
    std::vector<Disagreement> out;
    if (newest.size() < 2)
        return out;
    std::map<std::pair<std::string, std::int64_t>, QJsonObject> bodies;
    for (const auto &[of, claim] : newest)
        bodies[of] = objectOf(claim->value.body);
    for (const auto &[key, label] : properties) {
        // How bad it is and whether it is over are said of the whole.
        const bool isOfAll = key == "severity"_L1 || key == "status"_L1;
        std::map<std::string, Disagreement> said; // by subject
        std::set<std::string> differing;
        for (const auto &[of, body] : bodies) {
            const QString value = jsonText(body.value(key));
            if (value.isEmpty())
                continue;
            const std::string subject = isOfAll ? std::string() : of.first;
            Disagreement &d = said.try_emplace(subject, Disagreement{Facts::tr(label), {}}).first->second;
            if (!d.values.empty() && d.values.front().second != value)
                differing.insert(subject);
            d.values.emplace_back(slugOf(details, of.second), value);
        }
        for (const std::string &subject : differing)
            out.push_back(std::move(said.at(subject)));
    }
    return out;
}

QString reasonSentence(const picture::Snapshot &s, std::int32_t asset)
{
    return reasonSentence(s, impact::propagate(s, impact::ownHealth(s)), asset);
}

QString reasonSentence(const picture::Snapshot &s, const impact::Impact &impact, std::int32_t asset)
{
    return reasonSentence(s, asset, impact::reasons(s, impact, asset, mostReasons));
}

QString reasonSentence(const picture::Snapshot &s, std::int32_t asset, const std::vector<impact::Reason> &reasons)
{
    constexpr std::size_t mostKnown = 3;
    const picture::AssetRow &row = s.assets[static_cast<std::size_t>(asset)];
    QStringList sentences;
    std::vector<std::int32_t> unseen;
    std::size_t known = 0;
    for (const impact::Reason &reason : reasons) {
        if (reason.unseen)
            unseen.push_back(reason.root);
        if ((reason.unseen && reason.incidents.empty() && !reason.held) || ++known > mostKnown)
            continue;
        QStringList chain;
        for (std::size_t i = 1; i < reason.path.size(); ++i)
            chain << visibleText(s.assets[static_cast<std::size_t>(reason.path[i])].name);
        if (const auto *held = reason.held ? picture::heldHealth(s, reason.root) : nullptr) {
            sentences << (chain.isEmpty() ? Facts::tr("By itself: %1.").arg(heldText(*held))
                                          : Facts::tr("It needs %1: %2.").arg(chain.join(u" → "_s), heldText(*held)));
            continue;
        }
        QStringList incidents;
        for (const std::int32_t i : reason.incidents)
            incidents << u"“%1”"_s.arg(shortText(visibleText(s.incidents[static_cast<std::size_t>(i)].title), 80));
        const QString what = incidents.isEmpty() ? Facts::tr("impaired") : incidents.join(u", "_s);
        sentences << (chain.isEmpty() ? Facts::tr("%1 on it itself.").arg(what)
                                      : Facts::tr("It needs %1, hit by %2.").arg(chain.join(u" → "_s), what));
    }
    if (!unseen.empty())
        sentences << unseenSentence(s, asset, unseen);
    if (sentences.isEmpty())
        return row.health == picture::Health::Unknown
            ? Facts::tr("Its state is not known: nothing it depends on is described.")
            : QString();
    return Facts::tr("%1. %2").arg(Theme::word(row.health), sentences.join(u' '));
}

std::vector<const picture::HeldHealth *> vouchedFor(const picture::Snapshot &s,
                                                    const std::function<bool(std::int32_t)> &isNeeded)
{
    std::vector<const picture::HeldHealth *> found;
    for (const picture::HeldHealth &held : s.held) {
        if (held.health == picture::Health::Nominal && picture::isInForce(held, s.judgedAt)
            && picture::isContradicted(held) && isNeeded(held.asset))
            found.push_back(&held);
    }
    return found;
}

QString vouchedSentence(const picture::Snapshot &s, const std::vector<const picture::HeldHealth *> &vouched)
{
    QStringList words;
    for (const picture::HeldHealth *held : vouched)
        words << Facts::tr("%1 (%2)").arg(visibleText(s.assets[static_cast<std::size_t>(held->asset)].name),
                                          heldText(*held));
    return words.isEmpty() ? QString() : Facts::tr("Good by a person's word alone: %1.").arg(words.join(u"; "_s));
}

std::vector<Fact> chainFacts(const picture::Details &details, const picture::Snapshot &s)
{
    std::vector<Fact> facts;
    for (const picture::WeakChain &chain : details.chains) {
        const auto row = s.vulnerabilityById.find(chain.vulnerability);
        if (row == s.vulnerabilityById.end())
            continue; // read of another picture
        const picture::VulnerabilityRow &weak = s.vulnerabilities[static_cast<std::size_t>(row->second)];
        const picture::ChainSteps &way = *chain.way;
        QStringList steps;
        for (const fusion::Product &p : way.steps)
            steps << shortText(safe(p.name.empty() ? p.purl : p.name), 80)
                    + (p.version.empty() ? QString() : u' ' + shortText(safe(p.version), 40));
        if (way.leftOut > 0)
            steps.insert(qsizetype(picture::ChainSteps::mostOfAnEnd),
                         Facts::tr("… %n more …", nullptr, int(way.leftOut)));
        QString text = steps.join(u" → "_s);
        if (way.isCircle)
            text = Facts::tr("%1 (listed, and only components of a circle need the first)").arg(text);
        else if (way.isListed)
            text = way.steps.size() > 1 ? Facts::tr("%1 (listed, and nothing says who needs the first)").arg(text)
                                        : Facts::tr("%1 (listed, and nothing says who needs it)").arg(text);
        facts.push_back({weak.cve.empty() ? shortText(visibleText(weak.title), 40) : safe(weak.cve), text});
    }
    return facts;
}

QString spanText(std::int64_t from, std::int64_t to)
{
    if (from == noTime)
        return Facts::tr("undated");
    return to == noTime || to == from ? stampText(from) : Facts::tr("%1 to %2").arg(stampText(from), stampText(to));
}

std::vector<Fact> factsOf(const store::StoredClaim &c)
{
    std::vector<Fact> facts;
    const Claim &v = c.value;
    add(facts, Facts::tr("Happened"), spanText(toMicros(v.happenedFrom), toMicros(v.happenedTo)));
    add(facts, Facts::tr("Known here"), stampText(toMicros(c.knownAt)));
    if (v.version)
        add(facts, Facts::tr("Version"), stampText(v.version));
    if (c.withdrawnAt)
        add(facts, Facts::tr("Withdrawn"), stampText(c.withdrawnAt));
    if (v.revoked)
        add(facts, Facts::tr("Revoked"), Facts::tr("by the source itself"));
    if (v.confidence >= 0)
        add(facts, Facts::tr("Confidence"), confidenceText(v.confidence));
    return facts;
}

std::vector<Fact> factsOf(const store::StoredObservation &stored)
{
    std::vector<Fact> facts;
    const Observation &o = stored.value;
    add(facts, Facts::tr("Happened"),
        spanText(toMicros(o.happenedFrom), toMicros(o.happenedTo))
            + (o.happenedFrom && !o.offsetKnown ? Facts::tr(" (zone assumed)") : QString()));
    add(facts, Facts::tr("Known here"), stampText(toMicros(stored.knownAt)));
    add(facts, Facts::tr("Event"), safe(o.kind));
    add(facts, Facts::tr("From"), endpointText(o.source));
    add(facts, Facts::tr("To"), endpointText(o.destination));
    add(facts, Facts::tr("Protocol"), safe(o.protocol));
    add(facts, Facts::tr("Rule"), safe(o.signatureId));
    add(facts, Facts::tr("About"), safe(o.name));
    add(facts, Facts::tr("Asset"), safe(o.asset));
    add(facts, Facts::tr("Category"), categoryText(o.category));
    add(facts, Facts::tr("Confidence"), confidenceText(o.confidence));
    add(facts, Facts::tr("ATT&CK"), joined(o.attackIds));
    add(facts, Facts::tr("CVE"), joined(o.cveIds));
    add(facts, Facts::tr("Flow"), safe(o.flowId));
    add(facts, Facts::tr("Community id"), safe(o.communityId));
    if (o.position)
        add(facts, Facts::tr("Place"),
            u"%1, %2 (%3)"_s.arg(o.position->latitude, 0, 'f', 3)
                .arg(o.position->longitude, 0, 'f', 3)
                .arg(word(o.position->precision)));
    return facts;
}

} // namespace watchfloor::widgets
