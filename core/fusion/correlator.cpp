// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/correlator.h"

#include "base/address.h"
#include "base/hash.h"
#include "fusion/graph.h"
#include "fusion/traces.h"
#include "fusion/unionfind.h"

#include <algorithm>
#include <unordered_set>

namespace watchfloor::fusion {

namespace {

constexpr std::int64_t hours = 3'600'000'000, days = 24 * hours;
/// What an indicator is worth whose source does not say until when: addresses change hands.
constexpr std::int64_t assumedLife = 180 * days;
/// A sensor's clock may be wrong by as much.
constexpr std::int64_t clockError = hours;
/// A report that says it goes on for months would join whatever comes; what it is about began when it began.
constexpr std::int64_t longestCourse = 14 * days;
/// Of one report; more are a catalogue.
constexpr std::size_t mostMoveTargets = 5, mostReturnValues = 40, mostReturnTargets = 10;
// The namespace of the machine's incidents: a random UUID of our own.
constexpr std::string_view incidentSpace = "c1f0a3d2-8d6b-4b07-9c58-2f4f7e1b6a90";

std::string incidentId(const std::string &anchor) { return "incident--" + uuidV5(incidentSpace, anchor); }

/// Addresses that no two networks share by accident are ours without an inventory.
bool isPrivate(std::string_view address)
{
    if (address.starts_with("10.") || address.starts_with("192.168.") || address.starts_with("fd")
        || address.starts_with("fc") || address.starts_with("127.") || address.starts_with("169.254.")
        || address.starts_with("fe80:"))
        return address.find_first_of(".:") != std::string_view::npos;
    if (!address.starts_with("172.") || address.size() < 7 || address[6] != '.')
        return false;
    const std::string_view second = address.substr(4, 2);
    return second >= "16" && second <= "31";
}

bool isValidAt(const Validity &validity, std::int64_t from, std::int64_t to)
{
    if (validity.from != noTime && to < validity.from - clockError)
        return false;
    const std::int64_t until = validity.to != noTime ? validity.to
        : validity.from != noTime                    ? validity.from + assumedLife
                                                     : INT64_MAX - clockError;
    return from <= until + clockError;
}

} // namespace

struct Correlator::Impl
{
    Knowledge known;
    Traces traces;
    CommonValues common;
    Graph graph;
    std::map<std::string, Graph::Node> reports;
    std::unordered_map<std::string, std::vector<std::string>> reportsByValue;
    std::unordered_map<std::string, Traces::Index> traceById; ///< of those in the graph
    std::map<std::string, std::string> anchors; ///< by incident id
    /// Ordinary traffic, and alerts, by who, with whom and in which hour.
    struct Meeting
    {
        std::uint32_t from, to;
        std::int32_t hour;
        bool operator==(const Meeting &) const = default;
    };
    struct MeetingHash
    {
        std::size_t operator()(const Meeting &m) const noexcept
        {
            std::uint64_t h = ((std::uint64_t{m.from} << 32) | m.to) * 0x9e3779b97f4a7c15u;
            h ^= h >> 32;
            return static_cast<std::size_t>((h + static_cast<std::uint32_t>(m.hour)) * 0xc2b2ae3d27d4eb4fu);
        }
    };
    std::unordered_map<Meeting, std::vector<Traces::Index>, MeetingHash> ordinary;
    std::unordered_set<Meeting, MeetingHash> alerted;
    std::unordered_map<Traces::Index, bool> touchedTraces;
    std::set<std::string> touchedReports;
    std::set<std::string> changed;

    [[nodiscard]] const Knowledge::About &about(std::uint32_t text) const
    {
        return known.about(traces.texts().text(text));
    }
    [[nodiscard]] bool isCommon(const std::string &value) const
    {
        const std::uint32_t text = traces.texts().find(value);
        return text != 0 && common.isCommon(text);
    }

    void learn(const Trace &trace);
    void meet(Traces::Index index);
    void touchMoves(const Knowledge &before);
    [[nodiscard]] bool isBeside(const TraceKey &key) const
    {
        return !key.isWorthy && key.from != 0 && key.to != 0 && alerted.contains({key.from, key.to, key.hour});
    }
    [[nodiscard]] std::string moveOf(const Trace &trace) const;
    void turnedCommon(std::uint32_t text);
    void touchValue(const std::string &value);
    void setKnowledge(Knowledge next);
    void putReport(const std::string &id);
    void putTrace(Traces::Index index);
    [[nodiscard]] std::string actorBehind(const Report &report) const;
    [[nodiscard]] NodeFacts factsOf(const Report &report) const;
    [[nodiscard]] NodeFacts factsOf(Traces::Index index) const;
    void addMembership(NodeFacts &facts, Membership membership, const std::string &member) const;
    void addSightings(NodeFacts &facts, const Trace &trace, const std::string &target, bool fromOurs, bool toOurs,
                      const std::string &id) const;
    void finish(NodeFacts &facts) const;
    [[nodiscard]] bool isIncident(const std::vector<Graph::Node> &component) const;
    [[nodiscard]] std::string shownAs(Graph::Node node) const;
    [[nodiscard]] std::size_t originatorsOf(const std::vector<std::string> &reports,
                                            const std::set<std::string> &sensors) const;
};

// ---------------------------------------------------------------- what comes

void Correlator::Impl::learn(const Trace &trace)
{
    const TraceKey &key = trace.key;
    std::vector<std::uint32_t> now;
    const auto note = [&](std::uint32_t text, bool turned) {
        if (turned)
            now.push_back(text);
    };
    const auto day = static_cast<std::int32_t>(key.hour / 24);
    if (!key.isAlert) {
        if (key.from != 0 && key.to != 0) {
            note(key.to, common.used(key.to, key.from, day));
            note(key.from, common.used(key.from, key.to, day));
        }
        if (key.from != 0 && key.name != 0)
            note(key.name, common.used(key.name, key.from, day));
    }
    if (key.to != 0 && key.name != 0)
        note(key.to, common.named(key.to, key.name));
    if (key.family == Family::Scan && key.from != 0 && key.to != 0)
        note(key.from, common.probed(key.from, key.to));
    for (const std::uint32_t text : now)
        turnedCommon(text);
}

/// What two exchange in the hour of an alert between them belongs to it.
void Correlator::Impl::meet(Traces::Index index)
{
    const TraceKey &key = traces.at(index).key;
    if (key.from == 0 || key.to == 0)
        return;
    const Meeting meeting{key.from, key.to, key.hour};
    if (!key.isWorthy) {
        ordinary[meeting].push_back(index);
    } else if (alerted.insert(meeting).second) {
        if (const auto found = ordinary.find(meeting); found != ordinary.end()) {
            for (const Traces::Index other : found->second)
                touchedTraces[other] = true;
        }
    }
}

/// Between which two assets it went, where a report names both and, of ordinary traffic, the hour; else empty.
std::string Correlator::Impl::moveOf(const Trace &trace) const
{
    const TraceKey &key = trace.key;
    if (known.moves().empty() || key.from == 0 || key.to == 0)
        return {};
    const std::string &from = about(key.from).asset, &to = about(key.to).asset;
    if (from.empty() || to.empty())
        return {};
    const auto move = known.moves().find(from + " to " + to);
    if (move == known.moves().end())
        return {};
    const bool isThen = key.isWorthy || std::ranges::any_of(move->second, [&](const Validity &hours) {
                            return trace.first <= hours.to + clockError && trace.last >= hours.from - clockError;
                        });
    return isThen ? move->first : std::string();
}

/// Traffic from assets of which reports tell something else now.
void Correlator::Impl::touchMoves(const Knowledge &before)
{
    std::set<std::string> assets;
    const auto compare = [&](const auto &some, const auto &others) {
        for (const auto &[pair, hours] : some) {
            const auto other = others.find(pair);
            if (other == others.end() || other->second != hours)
                assets.insert(pair.substr(0, pair.find(" to ")));
        }
    };
    compare(before.moves(), known.moves());
    compare(known.moves(), before.moves());
    if (assets.empty())
        return;
    for (const auto *all : {&before.values(), &known.values()}) {
        for (const auto &[value, said] : *all) {
            if (assets.contains(said.asset))
                touchValue(value);
        }
    }
}

void Correlator::Impl::turnedCommon(std::uint32_t text) { touchValue(traces.texts().text(text)); }

void Correlator::Impl::touchValue(const std::string &value)
{
    if (const std::uint32_t text = traces.texts().find(value); text != 0) {
        for (const Traces::Index index : traces.naming(text))
            touchedTraces[index] = true;
    }
    if (const auto found = reportsByValue.find(value); found != reportsByValue.end())
        touchedReports.insert(found->second.begin(), found->second.end());
}

/// What is said differently now touches what it is said of.
void Correlator::Impl::setKnowledge(Knowledge next)
{
    const Knowledge before = std::exchange(known, std::move(next));
    for (const auto &[id, report] : before.reports()) {
        const auto now = known.reports().find(id);
        if (now == known.reports().end() || now->second != report)
            touchedReports.insert(id);
    }
    for (const auto &[id, report] : known.reports()) {
        if (!before.reports().contains(id))
            touchedReports.insert(id);
    }
    reportsByValue.clear();
    for (const auto &[id, report] : known.reports()) {
        for (const std::string &value : report.values)
            reportsByValue[value].push_back(id);
    }
    for (const auto &[value, said] : before.values()) {
        if (known.about(value) != said)
            touchValue(value);
    }
    for (const auto &[value, said] : known.values()) {
        if (!before.values().contains(value))
            touchValue(value);
    }
    touchMoves(before);
    if (before.rejections() != known.rejections()) {
        for (const auto &[id, node] : reports)
            touchedReports.insert(id);
        for (const auto &[id, index] : traceById)
            touchedTraces[index] = true;
        for (const Rejection &rejection : before.rejections())
            touchValue(rejection.value);
    }
}

// ---------------------------------------------------------------- what it joins by

void Correlator::Impl::addMembership(NodeFacts &facts, Membership membership, const std::string &member) const
{
    const auto &rejected = known.rejections();
    const std::string rule(name(membership.rule));
    const std::string value = rejected.empty() ? std::string() : shownValue(membership.rule, membership.value);
    if (!rejected.empty() && (rejected.contains({rule, value, member}) || rejected.contains({rule, value, {}})))
        return;
    facts.memberships.push_back(std::move(membership));
}

/// In order, and each value once to a rule.
void Correlator::Impl::finish(NodeFacts &facts) const
{
    std::ranges::sort(facts.memberships, [](const Membership &a, const Membership &b) {
        return std::tie(a.rule, a.value, b.isIndicated, a.isOwn) < std::tie(b.rule, b.value, a.isIndicated, b.isOwn);
    });
    const auto same = [](const Membership &a, const Membership &b) { return a.rule == b.rule && a.value == b.value; };
    facts.memberships.erase(std::ranges::unique(facts.memberships, same).begin(), facts.memberships.end());
}

/// Of a report that names nobody: whose addresses it gives, or, as for traces, the one address itself.
std::string Correlator::Impl::actorBehind(const Report &report) const
{
    std::set<std::string> actors, addresses;
    for (const std::string &value : report.values) {
        const Knowledge::About &said = known.about(value);
        if (!said.asset.empty() || isCommon(value))
            continue;
        if (!said.actor.empty())
            actors.insert(said.actor);
        else if (canonicalAddress(value))
            addresses.insert(value);
    }
    if (actors.size() == 1)
        return *actors.begin();
    return actors.empty() && addresses.size() == 1 ? '@' + *addresses.begin() : std::string();
}

NodeFacts Correlator::Impl::factsOf(const Report &report) const
{
    NodeFacts facts;
    facts.from = report.from;
    facts.to = report.from == noTime ? noTime : std::min(report.to, report.from + longestCourse);
    facts.sources = report.originators;
    facts.desks = report.desks;
    facts.actor = report.actor.empty() ? actorBehind(report) : report.actor;
    const auto add = [&](Rule rule, std::string value, bool isOwn = false) {
        addMembership(facts, {rule, std::move(value), false, isOwn}, report.id);
    };
    for (const std::string &reference : report.references)
        add(Rule::Reference, reference);
    if (!report.text.empty())
        add(Rule::Echo, report.text);
    for (const Family family : report.families) {
        for (const std::string &target : report.targets)
            add(Rule::Course, std::string(name(family)) + " on " + target);
    }
    std::size_t returns = 0;
    for (const std::string &value : report.values) {
        if (isCommon(value))
            continue;
        const bool isOwn = !known.about(value).asset.empty();
        add(Rule::Sighting, value, isOwn);
        if (isOwn || report.targets.size() > mostReturnTargets || ++returns > mostReturnValues)
            continue;
        for (const std::string &target : report.targets)
            add(Rule::Return, value + " at " + target);
    }
    if (report.families.contains(Family::Compromise) || report.families.contains(Family::Impact)) {
        for (const std::string &cve : report.cves) {
            for (const std::string &target : report.targets)
                add(Rule::Exploit, cve + " on " + target);
        }
    }
    if (report.targets.size() <= mostMoveTargets) {
        for (const std::string &a : report.targets) {
            for (const std::string &b : report.targets) {
                if (a != b && known.moves().contains(a + " to " + b))
                    add(Rule::Between, a + " to " + b);
            }
        }
    }
    if (!report.actor.empty())
        add(Rule::Actor, report.actor);
    for (const std::string &malware : report.malware)
        add(Rule::Malware, malware);
    finish(facts);
    return facts;
}

/// Values of a trace that a report or a valid indicator names. An address of ours counts only where it acts on ours.
void Correlator::Impl::addSightings(NodeFacts &facts, const Trace &trace, const std::string &target, bool fromOurs,
                                    bool toOurs, const std::string &id) const
{
    const TraceKey &key = trace.key;
    for (const std::uint32_t text : {key.from, key.to, key.name}) {
        if (text == 0 || common.isCommon(text))
            continue;
        const Knowledge::About &said = about(text);
        const bool isOwn = !said.asset.empty();
        const bool isIndicated = std::ranges::any_of(
            said.indicated, [&](const Validity &validity) { return isValidAt(validity, trace.first, trace.last); });
        if ((!said.isReported && !isIndicated) || (isOwn && !(key.isAlert && text == key.from && fromOurs && toOurs)))
            continue;
        const std::string &value = traces.texts().text(text);
        addMembership(facts, {Rule::Sighting, value, isIndicated && !isOwn, isOwn}, id);
        if (!isOwn && !target.empty())
            addMembership(facts, {Rule::Return, value + " at " + target, isIndicated, false}, id);
    }
}

NodeFacts Correlator::Impl::factsOf(Traces::Index index) const
{
    const Trace &trace = traces.at(index);
    const TraceKey &key = trace.key;
    const Texts &texts = traces.texts();
    const std::string id = traces.idOf(key);
    NodeFacts facts;
    facts.from = trace.first;
    facts.to = trace.last;
    facts.sources = {texts.text(key.source)};

    const std::string &from = texts.text(key.from), &to = texts.text(key.to);
    const bool fromOurs = key.from != 0 && (!about(key.from).asset.empty() || isPrivate(from));
    const bool toOurs = key.to != 0 && (!about(key.to).asset.empty() || isPrivate(to));
    // Between ours and others the other is who acts; among ours, and among others, who began.
    const std::uint32_t foreign = key.from == 0 ? 0 : fromOurs && !toOurs ? key.to : key.from;
    // Among ours it is done to the other; a name is asked for by who asks, and a resolver is nobody's victim.
    const bool isAsked = fromOurs && toOurs && !key.isAlert;
    const std::uint32_t ours = foreign == key.to || isAsked ? key.from : key.to;
    std::string target = key.asset != 0 ? about(key.asset).asset : std::string();
    if (target.empty() && ours != 0)
        target = about(ours).asset.empty() ? "address " + texts.text(ours) : about(ours).asset;
    if (target.empty() && key.asset != 0)
        target = "name " + texts.text(key.asset);

    addSightings(facts, trace, target, fromOurs, toOurs, id);
    const bool isAmongOurs = fromOurs && toOurs;
    if (const std::string move = moveOf(trace); !move.empty())
        addMembership(facts, {Rule::Between, move}, id);
    if (isBeside(key) && foreign != 0 && (isAmongOurs || !common.isCommon(foreign))) {
        const std::uint32_t other = foreign == key.to ? key.from : key.to; // as of the alert
        const std::string &asset = about(other).asset;
        addMembership(
            facts,
            {Rule::Contact, texts.text(foreign) + " and " + (asset.empty() ? "address " + texts.text(other) : asset)},
            id);
    }
    if (key.isWorthy) {
        if (foreign != 0 && !isAmongOurs) {
            facts.actor = about(foreign).actor;
            if (facts.actor.empty() && key.name != 0)
                facts.actor = about(key.name).actor;
            if (facts.actor.empty())
                facts.actor = '@' + texts.text(foreign);
        } else if (isAmongOurs) {
            facts.actor = '~' + (about(key.from).asset.empty() ? from : about(key.from).asset);
        }
        const bool isMute = foreign != 0 && common.isCommon(foreign) && !isAmongOurs;
        if (key.family != Family::None && !target.empty() && !isMute)
            addMembership(facts, {Rule::Course, std::string(name(key.family)) + " on " + target}, id);
        if (foreign != 0 && !target.empty() && !isMute)
            addMembership(facts, {Rule::Contact, texts.text(foreign) + " and " + target}, id);
        if (foreign != 0 && key.family != Family::None && !isMute && !isAmongOurs)
            addMembership(facts, {Rule::Origin, std::string(name(key.family)) + " from " + texts.text(foreign)}, id);
        for (const std::string &flow : traces.flows(index))
            addMembership(facts, {Rule::Flow, flow}, id);
        for (const std::string &cve : traces.cves(index)) {
            if (!target.empty())
                addMembership(facts, {Rule::Exploit, cve + " on " + target}, id);
        }
    }
    finish(facts);
    return facts;
}

void Correlator::Impl::putReport(const std::string &id)
{
    const auto report = known.reports().find(id);
    const auto node = reports.find(id);
    if (report == known.reports().end()) {
        if (node != reports.end()) {
            graph.remove(node->second);
            reports.erase(node);
        }
        return;
    }
    const Graph::Node before = node == reports.end() ? -1 : node->second;
    graph.mark(reports[id] = graph.put(before, id, true, factsOf(report->second)));
}

/// Traces that nothing looks at are no nodes: most of what sensors see.
void Correlator::Impl::putTrace(Traces::Index index)
{
    Trace &trace = traces.at(index);
    const TraceKey &key = trace.key;
    const auto isWatched = [&](std::uint32_t text) { return text != 0 && about(text).isWatched(); };
    NodeFacts facts;
    if (key.isWorthy || isWatched(key.from) || isWatched(key.to) || isWatched(key.name) || isBeside(key)
        || !moveOf(trace).empty())
        facts = factsOf(index);
    if (!facts.memberships.empty()) {
        const std::string id = traces.idOf(key);
        trace.node = graph.put(trace.node, id, false, std::move(facts));
        graph.mark(trace.node);
        traceById[id] = index;
    } else if (trace.node >= 0) {
        graph.remove(trace.node);
        trace.node = -1;
        traceById.erase(traces.idOf(key));
    }
}

// ---------------------------------------------------------------- what comes of it

/// Two of one sensor's alerts are no incident by themselves: somebody else must speak of them, or an indicator.
bool Correlator::Impl::isIncident(const std::vector<Graph::Node> &component) const
{
    std::set<std::string_view> sources;
    for (const Graph::Node node : component) {
        for (const std::string &source : graph.facts(node).sources)
            sources.insert(source);
        if (graph.isReport(node) || sources.size() > 1 || graph.isIndicatedAlone(node))
            return true;
    }
    return false;
}

std::string Correlator::Impl::shownAs(Graph::Node node) const
{
    if (const std::string &anchor = graph.anchorOf(node); !anchor.empty()) {
        const std::string id = incidentId(anchor);
        if (anchors.contains(id))
            return id;
    }
    return graph.isReport(node) ? graph.key(node) : std::string();
}

/// Reports of one text, and of one originator, are one voice; each sensor is one.
std::size_t Correlator::Impl::originatorsOf(const std::vector<std::string> &ids,
                                            const std::set<std::string> &sensors) const
{
    TextSets voices;
    std::map<std::string, std::string> byText;
    std::set<std::string> all(sensors);
    for (const std::string &id : ids) {
        const Report &report = known.reports().at(id);
        for (const std::string &originator : report.originators) {
            all.insert(originator);
            voices.join(originator, *report.originators.begin());
        }
        if (!report.text.empty())
            voices.join(byText.try_emplace(report.text, *report.originators.begin()).first->second,
                        *report.originators.begin());
    }
    std::set<std::string> heard;
    for (const std::string &voice : all)
        heard.insert(voices.smallestOf(voice));
    return heard.size();
}

Correlator::Correlator()
    : m_impl(std::make_unique<Impl>())
{
}
Correlator::~Correlator() = default;
Correlator::Correlator(Correlator &&) noexcept = default;
Correlator &Correlator::operator=(Correlator &&) noexcept = default;

void Correlator::setClaims(std::span<const Told> claims) { m_impl->setKnowledge(Knowledge(claims)); }

void Correlator::add(const std::string &source, const Observation &observation)
{
    if (const auto index = m_impl->traces.add(source, observation)) {
        m_impl->touchedTraces[*index] = true;
        if (m_impl->traces.at(*index).count == 1) {
            m_impl->learn(m_impl->traces.at(*index));
            m_impl->meet(*index);
        }
    }
}

void Correlator::update()
{
    Impl &d = *m_impl;
    for (const std::string &id : std::exchange(d.touchedReports, {}))
        d.putReport(id);
    for (const auto &[index, touched] : std::exchange(d.touchedTraces, {}))
        d.putTrace(index);
    d.graph.settle();
    std::set<std::string> around;
    for (const std::string &anchor : d.graph.takeChanged()) {
        const std::string id = incidentId(anchor);
        const auto component = d.graph.components().find(anchor);
        const bool is = component != d.graph.components().end() && d.isIncident(component->second);
        const bool was = d.anchors.contains(id);
        if (is)
            d.anchors[id] = anchor;
        else
            d.anchors.erase(id);
        if (is || was)
            d.changed.insert(id);
        if (is == was || component == d.graph.components().end())
            continue;
        // Others may have shown it by its report's name.
        for (const Graph::Node node : component->second) {
            for (const auto &relation : d.graph.relations(node)) {
                if (const std::string &other = d.graph.anchorOf(relation.b); !other.empty())
                    around.insert(incidentId(other));
            }
        }
    }
    for (const std::string &id : around) {
        if (d.anchors.contains(id))
            d.changed.insert(id);
    }
}

std::vector<std::string> Correlator::incidents() const
{
    std::vector<std::string> ids;
    for (const auto &[id, anchor] : m_impl->anchors)
        ids.push_back(id);
    return ids;
}

std::size_t Correlator::incidentCount() const { return m_impl->anchors.size(); }

bool Correlator::isIncident(const std::string &id) const { return m_impl->anchors.contains(id); }

MachineIncident Correlator::incident(const std::string &id) const
{
    const Impl &d = *m_impl;
    MachineIncident made;
    made.id = id;
    const auto anchor = d.anchors.find(id);
    if (anchor == d.anchors.end())
        return made;
    const auto &nodes = d.graph.components().at(anchor->second);
    std::set<std::string> sources, sensors;
    std::set<Relation> related;
    for (const Graph::Node node : nodes) {
        const NodeFacts &facts = d.graph.facts(node);
        const std::string &key = d.graph.key(node);
        if (facts.from != noTime && (made.from == noTime || facts.from < made.from))
            made.from = facts.from;
        made.to = std::max(made.to, facts.to);
        if (d.graph.isReport(node)) {
            made.reports.push_back(key);
            const Report &report = d.known.reports().at(key);
            sources.insert(report.sources.begin(), report.sources.end());
        } else {
            made.traces.push_back(key);
            made.observations += d.traces.at(d.traceById.at(key)).count;
            sensors.insert(facts.sources.begin(), facts.sources.end());
        }
        for (const auto &relation : d.graph.relations(node)) {
            std::string other = d.shownAs(relation.b);
            if (!other.empty() && other != id)
                related.insert({std::move(other), relation.rule, *relation.value});
        }
    }
    for (const auto &join : d.graph.joins(nodes)) {
        IncidentLink link{d.graph.key(join.a),     {}, join.rule, *join.value, d.graph.facts(join.a).from,
                          d.graph.facts(join.a).to};
        if (join.b >= 0) {
            link.b = d.graph.key(join.b);
            const std::int64_t other = d.graph.facts(join.b).from;
            link.from = link.from == noTime ? other : other == noTime ? link.from : std::min(link.from, other);
            link.to = std::max(link.to, d.graph.facts(join.b).to);
        }
        made.links.push_back(std::move(link));
    }
    std::ranges::sort(made.links);
    made.related.assign(related.begin(), related.end());
    made.originators = d.originatorsOf(made.reports, sensors);
    sources.insert(sensors.begin(), sensors.end());
    made.sources.assign(sources.begin(), sources.end());
    return made;
}

std::set<std::string> Correlator::takeChanged() { return std::exchange(m_impl->changed, {}); }

std::string Correlator::incidentOf(const std::string &member) const
{
    const Impl &d = *m_impl;
    Graph::Node node = -1;
    if (const auto report = d.reports.find(member); report != d.reports.end())
        node = report->second;
    else if (const auto trace = d.traceById.find(member); trace != d.traceById.end())
        node = d.traces.at(trace->second).node;
    if (node < 0 || d.graph.anchorOf(node).empty())
        return {};
    std::string id = incidentId(d.graph.anchorOf(node));
    return d.anchors.contains(id) ? id : std::string();
}

std::string Correlator::traceOf(const std::string &source, const Observation &observation)
{
    Texts texts;
    const auto key = Traces::keyOf(texts, source, observation);
    return key ? Traces::idOf(texts, *key) : std::string();
}

TraceFacts Correlator::trace(const std::string &id) const
{
    const Impl &d = *m_impl;
    TraceFacts facts;
    facts.id = id;
    const auto found = d.traceById.find(id);
    if (found == d.traceById.end())
        return facts;
    const Trace &trace = d.traces.at(found->second);
    const Texts &texts = d.traces.texts();
    facts.source = texts.text(trace.key.source);
    facts.signature = texts.text(trace.key.signature);
    facts.sourceAddress = texts.text(trace.key.from);
    facts.destinationAddress = texts.text(trace.key.to);
    facts.name = texts.text(trace.key.name);
    facts.asset = texts.text(trace.key.asset);
    facts.from = trace.first;
    facts.to = trace.last;
    facts.count = trace.count;
    facts.markings = d.traces.markings(found->second);
    return facts;
}

const Knowledge &Correlator::knowledge() const { return m_impl->known; }

std::vector<Exclusion> Correlator::exclusions() const
{
    const Impl &d = *m_impl;
    std::vector<Exclusion> all;
    for (const auto &[text, why] : d.common.all())
        all.push_back({d.traces.texts().text(text), std::string(name(why)), 0});
    for (const auto &capped : d.graph.capped())
        all.push_back({capped.value, std::string(name(capped.rule)), capped.members});
    for (const Ambiguity &ambiguity : d.known.ambiguities())
        all.push_back({ambiguity.value, ambiguity.why, 0});
    std::ranges::sort(all);
    return all;
}

} // namespace watchfloor::fusion
