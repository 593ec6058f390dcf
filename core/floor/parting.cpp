// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/parting.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"
#include "model/machine.h"

#include <simdjson.h>

#include <algorithm>

namespace watchfloor::floor {

namespace {

using feeds::text;

using picture::IncidentRow;
using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

/// Why the machine joined two of an incident's members.
struct Link
{
    std::string a, b, rule, value;
};

/// What the machine wrote of an incident that it made.
struct Machine
{
    std::vector<std::string> reports;
    std::vector<Link> links;
    std::set<std::string> sensors;
};

Machine machineFrom(const std::string &json)
{
    Machine machine;
    thread_local simdjson::dom::parser parser;
    Object body;
    if (parser.parse(json.data(), json.size()).get(body) != simdjson::SUCCESS)
        return machine;
    simdjson::dom::array some;
    if (body["reports"].get(some) == simdjson::SUCCESS) {
        for (const Element one : some) {
            std::string_view id;
            if (one.get(id) == simdjson::SUCCESS)
                machine.reports.emplace_back(id);
        }
    }
    const auto each = [&](std::string_view key, const auto &take) {
        if (body[key].get(some) != simdjson::SUCCESS)
            return;
        for (const Element one : some) {
            Object object;
            if (one.get(object) == simdjson::SUCCESS)
                take(object);
        }
    };
    each("links", [&](const Object &link) {
        machine.links.push_back({text(link, "a"), text(link, "b"), text(link, "rule"), text(link, "value")});
    });
    each("traces", [&](const Object &trace) { machine.sensors.insert(text(trace, "source")); });
    return machine;
}

/// The newest word of each source about an object, without what was taken back.
Result<std::vector<store::StoredClaim>> currentAbout(store::Reader &reader, const std::string &subject)
{
    auto claims = store::claimsAbout(reader, subject);
    if (!claims)
        return std::unexpected(claims.error());
    std::map<std::int64_t, store::StoredClaim> newest;
    for (store::StoredClaim &claim : *claims) {
        const auto age = [](const store::StoredClaim &c) {
            return std::tuple(toMicros(c.value.version), toMicros(c.value.happenedFrom), std::string_view(c.hash));
        };
        const auto [held, isNew] = newest.try_emplace(claim.sourceId, claim);
        if (!isNew && age(held->second) < age(claim))
            held->second = std::move(claim);
    }
    std::vector<store::StoredClaim> current;
    for (auto &[source, claim] : newest) {
        if (!claim.value.revoked)
            current.push_back(std::move(claim));
    }
    return current;
}

/// Takes one request apart.
class Parter
{
public:
    Parter(store::Reader &reader, const picture::Snapshot &picture, const Request &request)
        : m_reader(reader)
        , m_picture(picture)
        , m_request(request)
    {
    }

    Result<Parting> run()
    {
        const auto sources = store::sources(m_reader);
        if (!sources)
            return std::unexpected(sources.error());
        for (const Source &source : *sources) {
            if (source.slug == machineSource && source.kind == SourceKind::Floor)
                m_machine = source.id;
        }
        for (const std::string &id : m_request.ids) {
            const auto &row = m_picture.incidents[static_cast<std::size_t>(m_picture.incidentById.at(id))];
            const bool isPart = std::ranges::contains(row.parts, id);
            const bool isAlone
                = std::ranges::count_if(m_request.ids,
                                        [&](const std::string &other) {
                                            return m_picture.incidentById.at(other) == m_picture.incidentById.at(id);
                                        })
                == 1;
            Result<> done;
            if (!row.parts.empty() && id == row.id)
                done = isAlone ? unmergeAll(row) : Result<>(); // the others are taken out of it
            else if (isPart)
                done = unmerge(row, id);
            else
                done = reject(row, id);
            if (!done)
                return std::unexpected(done.error());
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string markingOf(const IncidentRow &row) const
    {
        return toString(m_picture.markings[row.marking]);
    }
    void tell(const std::string &what) { m_out.detail += (m_out.detail.empty() ? "" : ", ") + what; }

    Result<std::optional<Claim>> mergeClaim(const std::string &subject)
    {
        const auto claims = currentAbout(m_reader, subject);
        if (!claims)
            return std::unexpected(claims.error());
        for (const store::StoredClaim &claim : *claims) {
            if (fusion::mergeFrom(claim.value.body))
                return claim.value;
        }
        return std::nullopt;
    }

    void revoke(Claim claim)
    {
        if (std::ranges::contains(m_out.claims, claim.subject, &Claim::subject))
            return;
        claim.revoked = true;
        m_out.claims.push_back(std::move(claim));
    }

    Result<> unmergeAll(const IncidentRow &row)
    {
        for (const std::string &subject : row.merges) {
            auto claim = mergeClaim(subject);
            if (!claim)
                return std::unexpected(claim.error());
            if (*claim)
                revoke(std::move(**claim));
        }
        tell(row.id + " into " + std::to_string(row.parts.size()));
        return {};
    }

    /// What was joined through the part that goes stays joined without it.
    Result<> unmerge(const IncidentRow &row, const std::string &id)
    {
        const auto machine = machineOf(id);
        if (!machine)
            return std::unexpected(machine.error());
        std::set<std::string> own(machine->reports.begin(), machine->reports.end());
        own.insert(id);
        std::vector<std::string> neighbours;
        for (const std::string &subject : row.merges) {
            auto claim = mergeClaim(subject);
            if (!claim)
                return std::unexpected(claim.error());
            const auto merge = *claim ? fusion::mergeFrom((*claim)->body) : std::nullopt;
            if (!merge || own.contains(merge->a) == own.contains(merge->b))
                continue;
            neighbours.push_back(own.contains(merge->a) ? merge->b : merge->a);
            revoke(std::move(**claim));
        }
        for (std::size_t i = 1; i < neighbours.size(); ++i) {
            const std::string &a = neighbours[i - 1], &b = neighbours[i];
            Claim claim;
            claim.subject = fusion::mergeSubject(a, b);
            claim.type = "same-as";
            claim.body = bodyOf(fusion::Merge{std::min(a, b), std::max(a, b), m_request.by, m_request.why});
            claim.marking = markingOf(row);
            m_out.claims.push_back(std::move(claim));
        }
        tell(id + " out of " + row.id);
        return {};
    }

    /// Nothing in it: the machine did not make that.
    Result<Machine> machineOf(const std::string &incident)
    {
        const auto claims = currentAbout(m_reader, incident);
        if (!claims)
            return std::unexpected(claims.error());
        for (const store::StoredClaim &claim : *claims) {
            if (claim.sourceId == m_machine)
                return machineFrom(claim.value.body);
        }
        return Machine();
    }

    /// The links that hold a member, or all of them where the incident itself is named.
    Result<> reject(const IncidentRow &row, const std::string &id)
    {
        const std::vector<std::string> tops = row.parts.empty() ? std::vector{row.id} : row.parts;
        for (const std::string &top : tops) {
            const auto machine = machineOf(top);
            if (!machine)
                return std::unexpected(machine.error());
            if (id != row.id && !std::ranges::contains(machine->reports, id))
                continue;
            for (const std::string &member : machine->reports) {
                if (id == row.id || id == member)
                    rejectLinks(row, *machine, member);
            }
        }
        return {};
    }

    void rejectLinks(const IncidentRow &row, const Machine &machine, const std::string &member)
    {
        std::size_t links = 0;
        for (const Link &link : machine.links) {
            if (link.a != member && link.b != member)
                continue;
            ++links;
            Claim claim;
            claim.subject = derivedId("fusion-rejection", fusion::floorSource, "decision",
                                      link.rule + '\n' + link.value + '\n' + member);
            if (std::ranges::contains(m_out.claims, claim.subject, &Claim::subject))
                continue;
            claim.type = "fusion-rejection";
            feeds::JsonBody body;
            body.text("rule", link.rule);
            body.text("value", link.value);
            body.text("member", member);
            body.text("by", m_request.by);
            body.text("why", m_request.why);
            claim.body = body.take();
            claim.marking = markingOf(row);
            m_out.claims.push_back(std::move(claim));
            m_out.mustCorrelate = true;
        }
        if (links > 0)
            tell(member + " out of " + row.id + ", links rejected: " + std::to_string(links));
    }

    store::Reader &m_reader;
    const picture::Snapshot &m_picture;
    const Request &m_request;
    std::int64_t m_machine = -1; ///< source
    Parting m_out;
};

} // namespace

Result<Parting> part(store::Reader &reader, const picture::Snapshot &picture, const Request &request)
{
    return Parter(reader, picture, request).run();
}

Result<std::size_t> voicesOf(store::Reader &reader, const IncidentRow &row)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    std::map<std::int64_t, const Source *> byId;
    std::map<std::string, std::string> names;
    for (const Source &source : *sources) {
        byId[source.id] = &source;
        names[source.slug] = source.name;
    }
    std::set<std::string> ids(row.members.begin(), row.members.end());
    ids.insert(row.parts.begin(), row.parts.end());
    ids.insert(row.id);
    std::vector<fusion::Told> reports;
    std::set<std::string> sensors;
    for (const std::string &id : ids) {
        const auto claims = currentAbout(reader, id);
        if (!claims)
            return std::unexpected(claims.error());
        for (const store::StoredClaim &claim : *claims) {
            const Source &source = *byId.at(claim.sourceId);
            if (source.kind == SourceKind::Floor) {
                sensors.merge(machineFrom(claim.value.body).sensors);
                continue;
            }
            if (auto told = fusion::toldBy(source.slug, claim.value, claim.hash))
                reports.push_back(std::move(*told));
        }
    }
    for (const fusion::Told &told : reports) {
        if (told.creator.empty() || names.contains(told.creator))
            continue;
        const auto about = currentAbout(reader, told.creator);
        if (!about)
            return std::unexpected(about.error());
        if (!about->empty() && !about->front().value.title.empty())
            names[told.creator] = about->front().value.title;
    }
    return fusion::independentVoices(reports, sensors, names);
}

} // namespace watchfloor::floor
