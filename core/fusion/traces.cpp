// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/traces.h"

#include "base/address.h"
#include "base/ascii.h"
#include "base/hash.h"

#include <algorithm>

namespace watchfloor::fusion {

namespace {

constexpr std::int64_t hour = 3'600'000'000;
/// The foot of medium: what a sensor itself thinks little of counts only where somebody else speaks of it.
constexpr int worthySeverity = 40;
/// Of one trace; an hour of a busy pair has more flows than anybody compares. The smallest stay, whatever came first.
constexpr std::size_t mostFlows = 64;
// The namespace of our ids for traces: a random UUID of our own.
constexpr std::string_view traceSpace = "7d1c8a9e-52a4-4f7e-9a53-0d3c1b6e9f21";

std::int32_t hourOf(std::int64_t at) { return static_cast<std::int32_t>((at >= 0 ? at : at - hour + 1) / hour); }

void keepSmallest(std::set<std::string> &set, std::string value)
{
    set.insert(std::move(value));
    if (set.size() > mostFlows)
        set.erase(std::prev(set.end()));
}

} // namespace

std::uint32_t Texts::id(std::string_view text)
{
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_ids.emplace(m_texts.emplace_back(text), id);
    return id;
}

std::uint32_t Texts::find(std::string_view text) const
{
    const auto found = m_ids.find(text);
    return found == m_ids.end() ? 0 : found->second;
}

std::size_t TraceKeyHash::operator()(const TraceKey &key) const noexcept
{
    std::uint64_t h = 0xcbf29ce484222325u;
    const auto mix = [&](std::uint64_t value) {
        h ^= value;
        h *= 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    };
    mix((std::uint64_t{key.source} << 32) | key.signature);
    mix((std::uint64_t{key.from} << 32) | key.to);
    mix((std::uint64_t{key.name} << 32) | key.asset);
    mix((std::uint64_t{static_cast<std::uint32_t>(key.hour)} << 16) | (static_cast<std::uint64_t>(key.family) << 2)
        | (key.isAlert ? 2u : 0u) | (key.isWorthy ? 1u : 0u));
    return h;
}

std::optional<TraceKey> Traces::keyOf(Texts &texts, const std::string &source, const Observation &o)
{
    if (!o.happenedFrom
        || (o.source.address.empty() && o.destination.address.empty() && o.name.empty() && o.asset.empty()))
        return {};
    TraceKey key;
    key.isAlert = !o.signature.empty() || o.kind == "alert";
    key.family = key.isAlert ? familyOf(o.attackIds, o.category) : Family::None;
    key.isWorthy = key.isAlert && (o.severity >= worthySeverity || key.family == Family::Flood);
    key.source = texts.id(source);
    key.hour = hourOf(toMicros(*o.happenedFrom));
    key.to = texts.id(o.destination.address);
    key.asset = texts.id(asciiLower(o.asset)); // as inventories are asked
    if (key.isAlert)
        key.signature = texts.id(o.signatureId.empty() ? o.signature : o.signatureId);
    // A flood comes from everywhere: who takes part says nothing, and would be a trace for each packet.
    if (key.family != Family::Flood) {
        key.from = texts.id(o.source.address);
        const auto host = canonicalHost(o.name);
        key.name = texts.id(host ? *host : o.name);
    }
    return key;
}

std::string Traces::idOf(const Texts &texts, const TraceKey &key)
{
    std::string text;
    for (const std::uint32_t part : {key.source, key.signature, key.from, key.to, key.name, key.asset}) {
        text += texts.text(part);
        text += '\x1f';
    }
    text += std::to_string(key.hour) + '\x1f' + std::to_string(static_cast<int>(key.family)) + (key.isAlert ? "a" : "")
        + (key.isWorthy ? "w" : "");
    return "trace--" + uuidV5(traceSpace, text);
}

std::optional<Traces::Index> Traces::add(const std::string &source, const Observation &o)
{
    const auto key = keyOf(m_texts, source, o);
    if (!key)
        return {};
    const auto [found, isNew] = m_byKey.try_emplace(*key, static_cast<Index>(m_traces.size()));
    const Index index = found->second;
    const std::int64_t from = toMicros(*o.happenedFrom);
    const std::int64_t to = std::clamp(o.happenedTo ? toMicros(*o.happenedTo) : from, from, from + hour);
    if (isNew) {
        m_traces.push_back({*key, from, to, 0, -1});
        std::uint32_t before[4] = {};
        int count = 0;
        for (const std::uint32_t text : {key->from, key->to, key->name, key->asset}) {
            if (text == 0 || std::find(before, before + count, text) != before + count)
                continue;
            m_naming[text].push_back(index);
            before[count++] = text;
        }
    }
    Trace &trace = m_traces[index];
    trace.first = std::min(trace.first, from);
    trace.last = std::max(trace.last, to);
    ++trace.count;
    if (!o.marking.empty())
        m_markings[index].insert(o.marking);
    if (key->isWorthy && key->family != Family::Flood) {
        if (!o.communityId.empty())
            keepSmallest(m_flows[index], o.communityId);
        if (!o.flowId.empty())
            keepSmallest(m_flows[index], source + ' ' + o.flowId);
        for (const std::string &cve : o.cveIds)
            keepSmallest(m_cves[index], cve);
    }
    return index;
}

const std::vector<Traces::Index> &Traces::naming(std::uint32_t text) const
{
    static const std::vector<Index> none;
    const auto found = m_naming.find(text);
    return found == m_naming.end() ? none : found->second;
}

namespace {

const std::set<std::string> &textsOf(const std::unordered_map<Traces::Index, std::set<std::string>> &all,
                                     Traces::Index i)
{
    static const std::set<std::string> none;
    const auto found = all.find(i);
    return found == all.end() ? none : found->second;
}

} // namespace

const std::set<std::string> &Traces::flows(Index i) const { return textsOf(m_flows, i); }
const std::set<std::string> &Traces::cves(Index i) const { return textsOf(m_cves, i); }
const std::set<std::string> &Traces::markings(Index i) const { return textsOf(m_markings, i); }

} // namespace watchfloor::fusion
