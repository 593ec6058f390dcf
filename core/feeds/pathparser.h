// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonpaths.h"
#include "feeds/parser.h"

namespace watchfloor::feeds {

/// What the parsers of event records (OCSF, ECS, Wazuh) share: a record's members by path, times, addresses, ids.
class PathParser : public Parser
{
public:
    explicit PathParser(const JsonPaths &paths);
    void parse(const RawRecord &record, const ParseContext &context, Items &out) final;

protected:
    /// False: problem() was called. `keep` false: an event that is only kept as a record.
    [[nodiscard]] virtual bool observe(const ParseContext &context, Observation &observation, bool &keep) = 0;
    /// What tells this event from others of its source; empty where it has no id of its own.
    [[nodiscard]] virtual std::string identity() const = 0;

    [[nodiscard]] const PathRecord &event() const { return m_event; }
    [[nodiscard]] bool problem(int path, std::string reason);

    /// A stamp: ISO 8601, or a number since 1970 in the unit that makes it a time of this age. The source's declared
    /// clock offset is taken off. Undated where it is null, zero, `ts-error` or implausible.
    [[nodiscard]] bool stamp(int path, const ParseContext &context, std::optional<Timestamp> &at, bool &offsetKnown);
    /// An address with its port. What is a host name instead goes to `name`.
    [[nodiscard]] bool endpoint(int ip, int port, Endpoint &to, std::string &name);
    /// The TLP labels at these paths joined; a word that is none is the most restrictive.
    [[nodiscard]] std::string marking(std::initializer_list<int> paths, const ParseContext &context) const;
    /// Every value at the paths that `normalise` takes for an id, each once.
    [[nodiscard]] std::vector<std::string> ids(std::initializer_list<int> paths,
                                               std::string (*normalise)(std::string_view)) const;

private:
    PathRecord m_event;
    Rejection m_problem;
};

/// `T1059` or `T1059.001`; else nothing.
[[nodiscard]] std::string attackId(std::string_view text);
/// `CVE-2021-44228`, also in lower case; else nothing.
[[nodiscard]] std::string cveId(std::string_view text);
/// ASCII letters alone.
[[nodiscard]] std::string lowerAscii(std::string_view text);
/// An instant from a number since 1970 in seconds, milli-, micro- or nanoseconds: the smallest unit by which it lies
/// after 1973 and before 5138 is the one that its writer meant. Nothing for what no unit makes a time.
[[nodiscard]] std::optional<Timestamp> epochTime(double number);
[[nodiscard]] std::optional<Timestamp> epochTime(std::int64_t number);

} // namespace watchfloor::feeds
