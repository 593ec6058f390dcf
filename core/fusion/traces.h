// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/commonvalues.h"
#include "fusion/technique.h"
#include "model/types.h"

#include <deque>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace watchfloor::fusion {

/// Each distinct text once; 0 is the empty one.
class Texts
{
public:
    Texts() { (void)id({}); }
    [[nodiscard]] std::uint32_t id(std::string_view text);
    [[nodiscard]] std::uint32_t find(std::string_view text) const; ///< 0: not here
    [[nodiscard]] const std::string &text(std::uint32_t id) const { return m_texts[id]; }

private:
    std::deque<std::string> m_texts;
    std::unordered_map<std::string_view, std::uint32_t> m_ids;
};

/// What makes observations one trace. The hour is UTC's, so that no observation's trace depends on others.
struct TraceKey
{
    std::uint32_t source = 0, signature = 0, from = 0, to = 0, name = 0, asset = 0; ///< texts
    std::int32_t hour = 0;
    Family family = Family::None;
    bool isAlert = false;
    bool isWorthy = false; ///< severe enough to be looked at by itself
    bool operator==(const TraceKey &) const = default;
};
struct TraceKeyHash
{
    std::size_t operator()(const TraceKey &key) const noexcept;
};

struct Trace
{
    TraceKey key;
    std::int64_t first = 0, last = 0;
    std::uint32_t count = 0;
    std::int32_t node = -1; ///< the correlator's
};

/// Observations by what they have in common within an hour: cheap to keep by the million, and found again by any of
/// their values when one of these gains a meaning.
class Traces
{
public:
    using Index = std::uint32_t;

    /// The trace that it became part of; nothing for what has no time or nothing to be known by.
    std::optional<Index> add(const std::string &source, const Observation &observation);
    [[nodiscard]] static std::optional<TraceKey> keyOf(Texts &texts, const std::string &source,
                                                       const Observation &observation);
    [[nodiscard]] std::string idOf(const TraceKey &key) const { return idOf(m_texts, key); }
    [[nodiscard]] static std::string idOf(const Texts &texts, const TraceKey &key);

    [[nodiscard]] Trace &at(Index i) { return m_traces[i]; }
    [[nodiscard]] const Trace &at(Index i) const { return m_traces[i]; }
    [[nodiscard]] const std::vector<Index> &naming(std::uint32_t text) const;
    /// Community ids and, in the sensor's name, flow ids; vulnerabilities. Of alerts only.
    [[nodiscard]] const std::set<std::string> &flows(Index i) const;
    [[nodiscard]] const std::set<std::string> &cves(Index i) const;
    /// Labels that observations bear themselves, as they were given; those without one take their source's default.
    [[nodiscard]] const std::set<std::string> &markings(Index i) const;

    Texts &texts() { return m_texts; }
    [[nodiscard]] const Texts &texts() const { return m_texts; }

private:
    Texts m_texts;
    std::vector<Trace> m_traces;
    std::unordered_map<TraceKey, Index, TraceKeyHash> m_byKey;
    std::unordered_map<std::uint32_t, std::vector<Index>> m_naming;
    std::unordered_map<Index, std::set<std::string>> m_flows, m_cves, m_markings;
};

} // namespace watchfloor::fusion
