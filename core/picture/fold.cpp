// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/fold.h"

#include "base/displaytext.h"
#include "picture/countries.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace watchfloor::picture {

namespace {

constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
constexpr std::int64_t hour = 3'600'000'000;

QString shown(const std::string &untrusted) { return visibleText(std::string_view(untrusted)); }
QString shownLines(const std::string &untrusted) { return visibleText(std::string_view(untrusted), true); }
std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

struct Point
{
    MapPoint at{nowhere, nowhere};
    Precision precision = Precision::None;
};

Point countryPoint(const std::string &code)
{
    const Country *country = countryOf(code);
    return country ? Point{project(country->latitude, country->longitude), Precision::Country} : Point{};
}

/// Where a claim says that something is, without help from others. `finest`: a point alone is this precise.
Point pointOf(const Whereabouts &where, Precision finest)
{
    if (where.hasPoint()) {
        const bool onlyCity = !where.city.empty() && where.site.empty() && finest != Precision::Site;
        return {project(where.latitude, where.longitude),
                where.precision.value_or(onlyCity ? Precision::City : Precision::Site)};
    }
    if (!where.path.empty())
        return {where.path[where.path.size() / 2], Precision::Site};
    return {};
}

AssetKind assetKindOf(const std::string &word)
{
    for (int i = 0; i < static_cast<int>(AssetKind::Other); ++i) {
        const auto kind = static_cast<AssetKind>(i);
        if (std::ranges::equal(word, name(kind), [](char a, char b) { return (a | 0x20) == b; }))
            return kind;
    }
    return AssetKind::Other;
}

/// F is "cannot be judged": below sources known to be fair, but not below those known to be bad.
int reliabilityRank(char grade)
{
    constexpr std::string_view order = "ABCFDE";
    const auto found = order.find(grade);
    return static_cast<int>(found == std::string_view::npos ? order.find('F') : found);
}

int weightOf(Name::Kind kind)
{
    switch (kind) {
    case Name::Kind::Key:
        return 1;
    case Name::Kind::Name:
        return 2;
    case Name::Kind::Address:
        return AssetIndex::addressWeight;
    }
    return AssetIndex::addressWeight;
}

class Folder
{
public:
    Folder(std::span<const Said> claims, std::span<const Source> sources, Markings &markings)
        : m_sources(sources)
        , m_markings(markings)
    {
        for (std::size_t i = 0; i < sources.size(); ++i)
            m_sourceIndex.emplace(sources[i].id, static_cast<std::uint16_t>(i));
        for (const Said &said : claims) {
            if (m_sourceIndex.contains(said.sourceId))
                m_all[said.id].push_back(&said);
        }
        for (auto &[id, about] : m_all)
            keepCurrent(id, about);
    }

    Folded run()
    {
        addNodes();
        addInfrastructure();
        addLinks();
        placeAssets();
        addDependencies();
        addIncidents();
        return std::move(m_out);
    }

private:
    using Claims = std::vector<const Said *>;

    // ------------------------------------------------------------ who is believed

    [[nodiscard]] std::uint16_t sourceOf(const Said &said) const { return m_sourceIndex.at(said.sourceId); }
    [[nodiscard]] std::uint16_t markingOf(const Said &said)
    {
        return m_markings.of(said.marking, m_sources[sourceOf(said)].defaultMarking);
    }
    /// Smaller is believed first. ~t turns the order of times round, noTime included.
    [[nodiscard]] auto precedence(const Said *said) const
    {
        return std::tuple(reliabilityRank(m_sources[sourceOf(*said)].reliability), ~said->version, ~said->from,
                          std::string_view(said->hash));
    }

    /// Of each source its newest word; nothing of a source that took it back.
    void keepCurrent(const std::string &id, Claims &about)
    {
        const auto newestFirst = [](const Said *said) {
            return std::tuple(said->sourceId, ~said->version, ~said->from, std::string_view(said->hash));
        };
        std::ranges::sort(about, {}, newestFirst);
        Claims current;
        for (const Said *said : about) {
            if ((current.empty() || current.back()->sourceId != said->sourceId))
                current.push_back(said);
        }
        std::erase_if(current, [](const Said *said) { return said->revoked; });
        std::ranges::sort(current, {}, [&](const Said *said) { return precedence(said); });
        if (!current.empty())
            m_current[id] = std::move(current);
    }

    [[nodiscard]] std::uint16_t joinedMarking(const Claims &claims)
    {
        std::uint16_t joined = markingOf(*claims.front());
        for (const Said *said : claims)
            joined = m_markings.joined(joined, markingOf(*said));
        return joined;
    }

    /// The first claim that states a property, in order of precedence.
    template <typename States> static const Said *first(const Claims &claims, States states)
    {
        const auto found = std::ranges::find_if(claims, [&](const Said *said) { return states(*said); });
        return found == claims.end() ? nullptr : *found;
    }
    static std::string firstText(const Claims &claims, std::string Said::*text)
    {
        const Said *said = first(claims, [&](const Said &s) { return !(s.*text).empty(); });
        return said ? said->*text : std::string();
    }

    // ------------------------------------------------------------ nodes

    std::int32_t addAsset(AssetRow row)
    {
        const auto index = static_cast<std::int32_t>(m_out.assets.size());
        m_out.assetById.emplace(row.id, index);
        row.x = nowhere;
        row.y = nowhere;
        m_out.assets.push_back(std::move(row));
        m_claimsOf.emplace_back();
        return index;
    }

    void indexNames(std::int32_t asset, const std::string &id, const Claims &claims)
    {
        for (const Said *said : claims) {
            m_out.index.add(asset, sourceOf(*said), 0, id);
            for (const Name &name : said->names)
                m_out.index.add(asset, sourceOf(*said), weightOf(name.kind), name.text);
        }
    }

    std::int32_t addAssetOf(const std::string &id, const Claims &claims)
    {
        AssetRow row;
        row.id = id;
        row.name = shown(firstText(claims, &Said::title));
        if (row.name.isEmpty())
            row.name = shown(claims.front()->names.empty() ? id : claims.front()->names.front().text);
        row.kind = assetKindOf(firstText(claims, &Said::kind));
        if (const Said *said = first(claims, [](const Said &s) { return !s.sectors.empty(); }))
            row.sector = shown(said->sectors.front());
        const std::string nation = firstText(claims, &Said::nation);
        const Country *country = countryOf(nation);
        row.nation = country ? std::string(country->alpha3) : nation;
        if (const Said *said = first(claims, [](const Said &s) { return s.criticality >= 0; }))
            row.criticality = static_cast<std::uint8_t>(said->criticality);
        if (const Said *said = first(claims, [](const Said &s) { return !s.where.path.empty(); }))
            row.path = said->where.path;
        row.marking = joinedMarking(claims);
        nameOwner(row, firstText(claims, &Said::owner));
        const std::int32_t asset = addAsset(std::move(row));
        m_claimsOf[at(asset)] = claims;
        indexNames(asset, id, claims);
        return asset;
    }

    /// An owner named by the id of an identity is shown by that identity's name.
    void nameOwner(AssetRow &row, const std::string &owner)
    {
        row.owner = shown(owner);
        if (const Claims *identity = current(owner, Subject::Identity)) {
            row.owner = shown(firstText(*identity, &Said::title));
            row.marking = m_markings.joined(row.marking, joinedMarking(*identity));
        }
    }

    void addMission(const std::string &id, const Claims &claims)
    {
        AssetRow node;
        node.id = id;
        node.name = shown(firstText(claims, &Said::title));
        node.kind = AssetKind::Mission;
        node.marking = joinedMarking(claims);
        node.mission = static_cast<std::int32_t>(m_out.missions.size());

        MissionRow mission;
        mission.id = id;
        mission.name = node.name;
        mission.area = shown(firstText(claims, &Said::area));
        mission.audience = firstText(claims, &Said::audience);
        mission.marking = node.marking;
        const std::uint16_t marking = node.marking;
        const std::int32_t asset = addAsset(std::move(node));
        mission.asset = asset;
        m_claimsOf[at(asset)] = claims;
        indexNames(asset, id, claims);

        // One source may say it in several claims (a row a task); another source's tasks are its own view.
        const Said *who = first(claims, [](const Said &s) { return !s.tasks.empty(); });
        std::map<std::string, Task> tasks;
        for (const Said *said : m_all[id]) {
            if (who && said->sourceId == who->sourceId && said->version == who->version && !said->revoked)
                uniteTasks(tasks, said->tasks);
        }
        for (auto &[key, task] : tasks) {
            AssetRow row;
            row.id = id + '#' + key;
            row.name = shown(task.name.empty() ? key : task.name);
            row.kind = AssetKind::Task;
            row.marking = marking;
            m_tasks.push_back({asset, addAsset(std::move(row)), sourceOf(*who), std::move(task.needs)});
        }
        m_out.missions.push_back(std::move(mission));
    }

    static void uniteTasks(std::map<std::string, Task> &tasks, const std::map<std::string, Task> &more)
    {
        for (const auto &[key, task] : more) {
            Task &united = tasks[key];
            united.key = key;
            // Two rows with two names for one task: the lesser word, for want of a better rule that is none of order.
            if (united.name.empty() || (!task.name.empty() && task.name < united.name))
                united.name = task.name;
            for (const std::string &need : task.needs) {
                if (!std::ranges::contains(united.needs, need))
                    united.needs.push_back(need);
            }
            std::ranges::sort(united.needs);
        }
    }

    void addNodes()
    {
        for (const auto &[id, claims] : m_current) {
            if (claims.front()->subject == Subject::Mission)
                addMission(id, claims);
            else if (claims.front()->subject == Subject::Asset && !id.starts_with("infrastructure--"))
                addAssetOf(id, claims);
        }
    }

    /// Infrastructure that goes by an inventory asset's name or address is that asset; the other side's is none of
    /// ours.
    void addInfrastructure()
    {
        std::map<std::string, std::vector<std::string>> parts; // infrastructure -> addresses it consists of
        for (const auto &[id, claims] : m_current) {
            if (claims.front()->subject != Subject::Relationship || claims.front()->kind != "consists-of")
                continue;
            const auto part = m_current.find(claims.front()->provider);
            if (part != m_current.end() && part->second.front()->subject == Subject::Observable) {
                for (const Name &name : part->second.front()->names)
                    parts[claims.front()->dependant].push_back(name.text);
            }
        }
        std::vector<std::pair<std::string, const Claims *>> own;
        for (const auto &[id, claims] : m_current) {
            if (claims.front()->subject != Subject::Asset || !id.starts_with("infrastructure--")
                || claims.front()->isAdversary)
                continue;
            std::int32_t asset = -1;
            for (const Said *said : claims) {
                for (const Name &name : said->names)
                    asset = asset < 0 ? m_out.index.find(name.text, sourceOf(*said)) : asset;
            }
            for (const std::string &address : parts[id])
                asset = asset < 0 ? m_out.index.find(address, sourceOf(*claims.front())) : asset;
            if (asset >= 0) {
                m_out.assetById.emplace(id, asset);
                m_aliases.push_back({id, asset, &claims});
            } else {
                own.emplace_back(id, &claims);
            }
        }
        // Only now: what one source calls its infrastructure must not draw in another's of the same name by order.
        for (const auto &[id, asset, claims] : m_aliases)
            indexNames(asset, id, *claims);
        for (const auto &[id, claims] : own) {
            const std::int32_t asset = addAssetOf(id, *claims);
            for (const std::string &address : parts[id])
                m_out.index.add(asset, sourceOf(*claims->front()), AssetIndex::addressWeight, address);
        }
    }

    // ------------------------------------------------------------ places

    struct Link
    {
        const Said *said;
        const Claims *claims;
        std::string other;
    };

    void addLinks()
    {
        for (const auto &[id, claims] : m_current) {
            const Said &said = *claims.front();
            if (said.subject != Subject::Relationship)
                continue;
            m_links[said.dependant].push_back({&said, &claims, said.provider});
            m_links[said.provider].push_back({&said, &claims, said.dependant});
        }
    }

    [[nodiscard]] const Claims *current(const std::string &id, Subject subject) const
    {
        const auto found = m_current.find(id);
        return found != m_current.end() && found->second.front()->subject == subject ? &found->second : nullptr;
    }

    [[nodiscard]] std::span<const Link> linksOf(const std::string &id) const
    {
        const auto found = m_links.find(id);
        return found == m_links.end() ? std::span<const Link>() : std::span(found->second);
    }

    /// The location that an object is linked to, and the marking of all that says so.
    struct Located
    {
        Point point;
        std::string country;
        std::uint16_t marking = 0;
    };
    [[nodiscard]] std::vector<Located> locationsOf(const std::string &id, std::initializer_list<std::string_view> kinds)
    {
        std::vector<Located> found;
        for (const Link &link : linksOf(id)) {
            const Claims *location = current(link.other, Subject::Location);
            if (location && std::ranges::contains(kinds, std::string_view(link.said->kind)))
                found.push_back(located(*location, joinedMarking(*link.claims)));
        }
        return found;
    }
    [[nodiscard]] Located located(const Claims &location, std::uint16_t marking)
    {
        const Whereabouts &where = location.front()->where;
        Point point = pointOf(where, Precision::City);
        if (point.precision == Precision::None)
            point = countryPoint(where.country);
        return {point, where.country, m_markings.joined(marking, joinedMarking(location))};
    }

    void place(AssetRow &asset, const Point &point)
    {
        asset.x = point.at.x;
        asset.y = point.at.y;
        asset.precision = point.precision;
    }

    void placeAssets()
    {
        for (std::size_t i = 0; i < m_out.assets.size(); ++i) {
            const Claims &claims = m_claimsOf[i];
            AssetRow &asset = m_out.assets[i];
            if (const Said *said
                = first(claims, [](const Said &s) { return s.where.hasPoint() || !s.where.path.empty(); }))
                place(asset, pointOf(said->where, Precision::Site));
            if (asset.precision == Precision::None)
                placeByLocation(asset);
        }
        // A site may itself stand on a site.
        for (int depth = 0; depth < 4; ++depth) {
            for (std::size_t i = 0; i < m_out.assets.size(); ++i)
                placeBySite(m_out.assets[i], m_claimsOf[i]);
        }
        for (std::size_t i = 0; i < m_out.assets.size(); ++i) {
            if (m_out.assets[i].precision == Precision::None)
                placeByCountries(m_out.assets[i], m_claimsOf[i]);
        }
    }

    void placeByLocation(AssetRow &asset)
    {
        for (const Located &location : locationsOf(asset.id, {"located-at"})) {
            if (location.point.precision == Precision::None)
                continue;
            place(asset, location.point);
            asset.marking = m_markings.joined(asset.marking, location.marking);
            return;
        }
    }

    void placeBySite(AssetRow &asset, const Claims &claims)
    {
        if (asset.precision != Precision::None)
            return;
        for (const Said *said : claims) {
            const std::int32_t site
                = said->where.site.empty() ? -1 : m_out.index.find(said->where.site, sourceOf(*said));
            if (site < 0 || m_out.assets[at(site)].precision == Precision::None)
                continue;
            const AssetRow &host = m_out.assets[at(site)];
            place(asset, {{host.x, host.y}, host.precision});
            asset.marking = m_markings.joined(asset.marking, host.marking); // it tells where the site is
            return;
        }
    }

    /// On its country; a mission of several on the middle of them.
    void placeByCountries(AssetRow &asset, const Claims &claims)
    {
        float x = 0, y = 0;
        int points = 0;
        const auto add = [&](const std::string &code) {
            const Point point = countryPoint(code);
            if (point.precision == Precision::None)
                return;
            x += point.at.x;
            y += point.at.y;
            ++points;
        };
        if (const Said *said = first(claims, [](const Said &s) { return !s.where.country.empty(); }))
            add(said->where.country);
        else if (const Said *several = first(claims, [](const Said &s) { return !s.countries.empty(); }))
            std::ranges::for_each(several->countries, add);
        const auto n = static_cast<float>(points);
        if (points > 0)
            place(asset, {{x / n, y / n}, Precision::Country});
    }

    // ------------------------------------------------------------ dependencies

    struct NewLink
    {
        std::int32_t dependant, provider;
        DependencyRow::Group need;
        int k;
        std::string group;
        float strength;
        std::string kind;
        std::uint16_t marking;
    };

    void addDependencies()
    {
        std::vector<NewLink> links;
        for (const TaskNode &task : m_tasks) {
            const std::uint16_t marking = m_out.assets[at(task.task)].marking;
            links.push_back({task.mission, task.task, DependencyRow::Group::All, 1, {}, 1, "task", marking});
            for (const std::string &need : task.needs) {
                const std::int32_t provider = m_out.index.find(need, task.source);
                if (provider < 0 || provider == task.task)
                    ++m_out.unresolved;
                else
                    links.push_back({task.task, provider, DependencyRow::Group::All, 1, {}, 1, "needs", marking});
            }
        }
        for (const auto &[id, claims] : m_current) {
            const Said &said = *claims.front();
            if (said.subject == Subject::Dependency)
                addDependency(links, said, joinedMarking(claims));
            else if (said.subject == Subject::Relationship)
                addRelationship(links, said, joinedMarking(claims));
        }
        finishDependencies(std::move(links));
    }

    void addDependency(std::vector<NewLink> &links, const Said &said, std::uint16_t marking)
    {
        const std::int32_t dependant = m_out.index.find(said.dependant, sourceOf(said));
        const std::int32_t provider = m_out.index.find(said.provider, sourceOf(said));
        if (dependant < 0 || provider < 0 || dependant == provider)
            ++m_out.unresolved;
        else
            links.push_back({dependant, provider, said.need, said.k, said.group, said.strength, said.kind, marking});
    }

    void addRelationship(std::vector<NewLink> &links, const Said &said, std::uint16_t marking)
    {
        const auto source = m_out.assetById.find(said.dependant), target = m_out.assetById.find(said.provider);
        if (source == m_out.assetById.end() || target == m_out.assetById.end() || source->second == target->second)
            return;
        constexpr auto needs = std::to_array<std::string_view>({"consists-of", "uses", "related-to", "depends-on"});
        constexpr auto serves = std::to_array<std::string_view>({"hosts", "controls", "provides", "supports"});
        if (std::ranges::contains(needs, said.kind))
            links.push_back({source->second, target->second, DependencyRow::Group::All, 1, {}, 1, said.kind, marking});
        else if (std::ranges::contains(serves, said.kind))
            links.push_back({target->second, source->second, DependencyRow::Group::All, 1, {}, 1, said.kind, marking});
        else if (said.kind == "communicates-with") // drawn, but tells of no need
            links.push_back({source->second, target->second, DependencyRow::Group::All, 1, {}, 0, said.kind, marking});
    }

    /// Numbers the groups, and leaves each alternative in its group once, whoever names it.
    void finishDependencies(std::vector<NewLink> links)
    {
        const auto order = [](const NewLink &l) { return std::tie(l.dependant, l.need, l.group, l.provider, l.kind); };
        std::ranges::sort(links, [&](const NewLink &a, const NewLink &b) {
            return order(a) != order(b) ? order(a) < order(b)
                                        : std::tie(b.strength, b.k, a.marking) < std::tie(a.strength, a.k, b.marking);
        });
        std::uint16_t group = 0;
        const NewLink *before = nullptr;
        for (const NewLink &link : links) {
            const bool isGroup = link.need != DependencyRow::Group::All;
            const bool sameNode = before && before->dependant == link.dependant;
            const bool sameGroup = sameNode && before->need == link.need && before->group == link.group;
            if (!sameNode)
                group = 0;
            if (isGroup && !sameGroup)
                ++group;
            const bool repeated
                = sameGroup && before->provider == link.provider && (isGroup || before->kind == link.kind);
            before = &link;
            if (repeated) {
                DependencyRow &row = m_out.dependencies.back();
                row.marking = m_markings.joined(row.marking, link.marking);
                continue;
            }
            DependencyRow row;
            row.dependant = link.dependant;
            row.provider = link.provider;
            row.group = link.need;
            row.k = static_cast<std::uint8_t>(link.k);
            row.groupId = isGroup ? group : std::uint16_t{0};
            row.strength = link.strength;
            row.kind = link.kind;
            row.marking = link.marking;
            m_out.dependencies.push_back(std::move(row));
        }
    }

    // ------------------------------------------------------------ incidents

    void addIncidents()
    {
        for (const auto &[id, claims] : m_current) {
            if (claims.front()->subject == Subject::Incident)
                addIncident(id, claims);
        }
    }

    void addIncident(const std::string &id, const Claims &claims)
    {
        IncidentRow row;
        row.id = id;
        row.title = shown(firstText(claims, &Said::title));
        if (row.title.isEmpty())
            row.title = shown(id);
        row.description = shownLines(firstText(claims, &Said::description));
        row.severity = severityOf(claims);
        if (const Said *said = first(claims, [](const Said &s) { return s.category.has_value(); }))
            row.category = *said->category;
        if (const Said *said = first(claims, [](const Said &s) { return s.confidence >= 0; }))
            row.confidence = said->confidence;
        if (const Said *said = first(claims, [](const Said &s) { return s.from != noTime; })) {
            row.from = said->from;
            row.to = said->to;
        }
        row.marking = joinedMarking(claims);
        row.known = claims.front()->known;
        row.updated = claims.front()->known;
        for (const Said *said : m_all[id]) {
            row.known = std::min(row.known, said->known);
            row.updated = std::max(row.updated, said->known);
        }
        for (const Said *said : claims) {
            row.sources.push_back(sourceOf(*said));
            unite(row.countries, said->countries);
            unite(row.sectors, said->sectors);
        }
        std::ranges::sort(row.sources);
        row.state = stateOf(claims);
        row.contradicted = isContradicted(claims, row);
        addAffected(row, claims);
        placeIncident(row, claims);
        m_out.incidentById.emplace(id, static_cast<std::int32_t>(m_out.incidents.size()));
        m_out.incidents.push_back(std::move(row));
    }

    static void unite(std::vector<std::string> &all, const std::vector<std::string> &more)
    {
        for (const std::string &one : more) {
            if (!std::ranges::contains(all, one))
                all.push_back(one);
        }
    }

    /// An incident that nobody graded is not harmless: it stands at the foot of medium; a report is reading matter.
    static std::uint8_t severityOf(const Claims &claims)
    {
        constexpr std::uint8_t ungraded = 40;
        const Said *said = first(claims, [](const Said &s) { return s.severity >= 0; });
        return said                                      ? static_cast<std::uint8_t>(said->severity)
            : claims.front()->id.starts_with("report--") ? std::uint8_t{0}
                                                         : ungraded;
    }

    /// The machine goes to correlated, where two sources speak of one object, and no further.
    static IncidentState stateOf(const Claims &claims)
    {
        const Said *said = first(claims, [](const Said &s) { return s.state.has_value(); });
        const IncidentState state = said ? *said->state : IncidentState::Reported;
        return state == IncidentState::Reported && claims.size() > 1 ? IncidentState::Correlated : state;
    }

    static bool isContradicted(const Claims &claims, const IncidentRow &shownRow)
    {
        const Said *state = first(claims, [](const Said &s) { return s.state.has_value(); });
        return std::ranges::any_of(claims, [&](const Said *said) {
            return (said->severity >= 0 && severityBand(said->severity) != severityBand(shownRow.severity))
                || (said->from != noTime && std::abs(said->from - shownRow.from) > hour)
                || (said->state && isOpen(*said->state) != isOpen(*state->state));
        });
    }

    void affect(IncidentRow &row, std::int32_t asset)
    {
        if (asset >= 0 && !std::ranges::contains(row.assets, asset))
            row.assets.push_back(asset);
    }

    void addAffected(IncidentRow &row, const Claims &claims)
    {
        for (const Said *said : claims) {
            for (const std::string &reference : said->refs) {
                const auto byId = m_out.assetById.find(reference);
                affect(row,
                       byId != m_out.assetById.end() ? byId->second : m_out.index.find(reference, sourceOf(*said)));
            }
        }
        constexpr auto affecting = std::to_array<std::string_view>(
            {"targets", "affects", "impacts", "impacted", "related-to", "compromises"});
        for (const Link &link : linksOf(row.id)) {
            if (!std::ranges::contains(affecting, link.said->kind))
                continue;
            const auto asset = m_out.assetById.find(link.other);
            const Claims *identity = current(link.other, Subject::Identity);
            if (asset != m_out.assetById.end())
                affect(row, asset->second);
            else if (identity)
                affectIdentity(row, *identity);
            else
                continue;
            row.marking = m_markings.joined(row.marking, joinedMarking(*link.claims));
        }
    }

    /// An organisation that the inventory knows by that name is an asset; of others the sector is told.
    void affectIdentity(IncidentRow &row, const Claims &identity)
    {
        for (const Said *said : identity) {
            for (const Name &name : said->names)
                affect(row, m_out.index.find(name.text, sourceOf(*said)));
            unite(row.sectors, said->sectors);
        }
        row.marking = m_markings.joined(row.marking, joinedMarking(identity));
    }

    /// Its own point, then the location it is linked to, then the first asset it affects, then its country.
    void placeIncident(IncidentRow &row, const Claims &claims)
    {
        row.x = nowhere;
        row.y = nowhere;
        Point point;
        if (const Said *said = first(claims, [](const Said &s) { return s.where.hasPoint(); }))
            point = pointOf(said->where, Precision::City);
        for (const Located &location : locationsOf(row.id, {"located-at", "targets", "affects", "related-to"})) {
            if (!location.country.empty())
                unite(row.countries, {location.country});
            row.marking = m_markings.joined(row.marking, location.marking);
            if (isFiner(location.point.precision, point.precision))
                point = location.point;
        }
        row.x = point.at.x;
        row.y = point.at.y;
        row.precision = point.precision;
        placeByOthers(row, m_out.assets);
    }

    static bool isFiner(Precision a, Precision b) { return a != Precision::None && (b == Precision::None || a < b); }

    struct TaskNode
    {
        std::int32_t mission, task;
        std::uint16_t source;
        std::vector<std::string> needs;
    };
    struct Alias
    {
        std::string id;
        std::int32_t asset;
        const Claims *claims;
    };

    std::span<const Source> m_sources;
    Markings &m_markings;
    std::unordered_map<std::int64_t, std::uint16_t> m_sourceIndex;
    std::map<std::string, Claims> m_all; ///< by subject, whatever became of them
    std::map<std::string, Claims> m_current; ///< by subject, one a source, in order of precedence
    std::vector<Claims> m_claimsOf; ///< by asset
    std::vector<TaskNode> m_tasks;
    std::vector<Alias> m_aliases;
    std::map<std::string, std::vector<Link>> m_links; ///< by either end
    Folded m_out;
};

} // namespace

void placeByOthers(IncidentRow &incident, std::span<const AssetRow> assets)
{
    const auto isVague = [](Precision p) { return p == Precision::None || p == Precision::Country; };
    if (!isVague(incident.precision))
        return;
    const auto host
        = std::ranges::find_if(incident.assets, [&](std::int32_t i) { return !isVague(assets[at(i)].precision); });
    if (host != incident.assets.end()) {
        const AssetRow &asset = assets[at(*host)];
        incident.x = asset.x;
        incident.y = asset.y;
        incident.precision = asset.precision;
        incident.placedBy = *host;
        return;
    }
    for (const std::string &code : incident.countries) {
        const Point point = countryPoint(code);
        if (incident.precision != Precision::None || point.precision == Precision::None)
            continue;
        incident.x = point.at.x;
        incident.y = point.at.y;
        incident.precision = point.precision;
    }
}

Folded fold(std::span<const Said> claims, std::span<const Source> sources, Markings &markings)
{
    return Folder(claims, sources, markings).run();
}

} // namespace watchfloor::picture
