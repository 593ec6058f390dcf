// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/desk.h"
#include "storefixture.h"

#include <sstream>

/// A watch floor in a store of its own: sources that report, people that decide.
namespace watchfloor::test {

using store::testing::need;

inline Claim report(const std::string &id, int severity, const std::string &more = {},
                    const std::string &type = "incident")
{
    Claim c;
    c.type = type;
    c.subject = id;
    c.title = "Title of " + id;
    c.body = R"({"severity":)" + std::to_string(severity) + more + "}";
    c.happenedFrom = fromMicros(1'790'000'000'000'000);
    return c;
}

struct FloorStore : store::testing::Fixture
{
    std::unique_ptr<floor::Desk> desk = std::make_unique<floor::Desk>(store);
    int told = 0;

    std::int64_t source(const std::string &slug, char reliability = 'B', const std::string &marking = "TLP:GREEN",
                        SourceKind kind = SourceKind::Csirt)
    {
        Source s = store::testing::source(slug);
        s.reliability = reliability;
        s.defaultMarking = marking;
        s.kind = kind;
        return need(writer->putSource(s).get());
    }
    void tell(std::int64_t from, std::vector<Claim> claims)
    {
        ++told;
        const auto name = "/feeds/" + std::to_string(told);
        const auto import = need(writer->beginImport({from, name, "test", {}, name}).get());
        store::testing::BatchMaker batch(import);
        batch.add(0, "record " + std::to_string(told)).claims = std::move(claims);
        need(writer->commit(batch.take()).get());
        need(writer->endImport(import.id, {}).get());
    }
    [[nodiscard]] picture::SnapshotPtr picture(store::KnownAt at = {}) const
    {
        const auto from = reader();
        return need(picture::build(*store, *from, at));
    }
    [[nodiscard]] floor::Answer<floor::Outcome> decide(floor::Action action, std::vector<std::string> ids,
                                                       const std::string &by = "anna", const std::string &why = "why")
    {
        floor::Request request;
        request.action = action;
        request.ids = std::move(ids);
        request.by = by;
        request.why = why;
        return desk->decide(request, *picture());
    }
};

/// All that a picture says of incidents; what a feed has said in numbers is left out, for decisions are counted too.
inline std::string incidentsText(const picture::Snapshot &s)
{
    std::ostringstream out;
    out.precision(9);
    const auto list = [&](const auto &values) {
        out << " [";
        for (const auto &value : values)
            out << value << ',';
        out << ']';
    };
    for (const auto &r : s.incidents) {
        out << r.id << ' ' << r.title.toStdString() << '|' << r.description.toStdString() << '|' << name(r.state) << ' '
            << int(r.severity) << ' ' << name(r.category) << ' ' << int(r.confidence) << ' ' << r.from << ' ' << r.to
            << ' ' << r.known << ' ' << r.updated << ' ' << r.x << ' ' << r.y << ' ' << name(r.precision) << ' '
            << r.placedBy << ' ' << r.contradicted << ' ' << toString(s.markings[r.marking]);
        list(r.countries);
        list(r.sectors);
        list(r.assets);
        list(r.missions);
        for (const auto i : r.sources)
            out << ' ' << s.sources[i].source.slug;
        list(r.members);
        list(r.parts);
        list(r.merges);
        list(r.standsFor);
        out << (r.recognition ? bodyOf(*r.recognition) : std::string("nothing held")) << '\n';
    }
    for (const auto &[id, row] : std::map<std::string, std::int32_t>(s.incidentById.begin(), s.incidentById.end()))
        out << id << '=' << row << ' ';
    return out.str();
}

} // namespace watchfloor::test
