// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What there is and who needs whom, folded piece by piece while claims about it come, are revised, are revoked and go,
// is what a fold of all of them says, the numbers of labels included.
#include "fusion/recognition.h"
#include "picture/keptfold.h"

#include <QTest>

#include <map>
#include <random>
#include <sstream>

using namespace watchfloor;
using namespace watchfloor::picture;

namespace {

/// A small world in which everything rests on everything else: names that two go by, sites on sites, owners by id,
/// sensors, infrastructure that may be an asset.
class World
{
public:
    explicit World(unsigned seed)
        : m_random(seed)
    {
        const auto add = [&](std::string slug, SourceKind kind, char reliability) {
            Source source;
            source.id = std::ssize(sources) + 1;
            source.slug = std::move(slug);
            source.kind = kind;
            source.reliability = reliability;
            source.defaultMarking = "TLP:GREEN";
            sources.push_back(source);
        };
        add("soc", SourceKind::MilCert, 'B');
        add("cert", SourceKind::MilCert, 'A');
        add(std::string(fusion::floorSource), SourceKind::Floor, 'A');
    }
    std::vector<Source> sources;

    int below(int n) { return int(m_random() % unsigned(n)); }
    bool chance(int percent) { return below(100) < percent; }

    /// The first of each object, so that later claims mostly revise.
    [[nodiscard]] std::vector<Said> beginning()
    {
        std::vector<Said> all;
        for (int i = 0; i < assets; ++i)
            all.push_back(asset(number("asset--", i)));
        for (int i = 0; i < missions; ++i)
            all.push_back(mission(number("mission--", i)));
        for (int i = 0; i < 30; ++i)
            all.push_back(next());
        for (Said &said : all)
            said.revoked = false;
        return all;
    }

    [[nodiscard]] Said next()
    {
        const int what = below(100);
        if (what < 30)
            return asset(number("asset--", below(chance(4) ? assets + 2 : assets)));
        if (what < 50)
            return dependency();
        if (what < 60)
            return floorDependency();
        if (what < 68)
            return mission(number("mission--", below(missions)));
        if (what < 84)
            return relationship();
        if (what < 89)
            return other(Subject::Location, "location--");
        if (what < 93)
            return other(Subject::Identity, "identity--");
        if (what < 97)
            return other(Subject::Vulnerability, "vulnerability--");
        if (what < 98)
            return other(Subject::Observable, "ipv4-addr--");
        if (what < 99)
            return asset(number("infrastructure--", below(2)));
        return other(Subject::Incident, chance(10) ? "asset--" : "incident--"); // an id may be claimed to be anything
    }

private:
    static constexpr int assets = 8, missions = 2;
    static std::string number(const char *prefix, int i) { return prefix + std::to_string(i); }

    [[nodiscard]] Said said(Subject subject, std::string id)
    {
        static constexpr std::array labels{"",        "", "", "TLP:AMBER", "TLP:RED", "TLP:CLEAR", "EU:restricted",
                                           "nonsense"};
        Said s;
        s.claimId = ++m_count;
        s.known = m_count * 1000;
        s.sourceId = 1 + below(2);
        s.version = below(5);
        s.from = below(20) * 1'000'000'000LL;
        s.hash = std::to_string(m_random());
        s.revoked = chance(subject == Subject::Asset || subject == Subject::Mission ? 2 : 9);
        s.marking = labels[std::size_t(below(int(labels.size())))];
        s.subject = subject;
        s.id = std::move(id);
        return s;
    }

    /// A key, a name that several go by, an id, or what nobody is called.
    [[nodiscard]] std::string reference()
    {
        const int how = below(20);
        return how < 12 ? number("a", below(assets))
            : how < 14  ? number("Shared ", below(3))
            : how < 19  ? number("asset--", below(assets))
                        : "nobody";
    }

    void place(Said &s)
    {
        if (chance(35)) {
            s.where.latitude = below(60);
            s.where.longitude = below(60);
        }
        if (chance(35))
            s.where.site = reference();
        if (chance(20))
            s.where.country = chance(50) ? "DEU" : "FRA";
    }

    [[nodiscard]] Said asset(std::string id)
    {
        Said s = said(Subject::Asset, std::move(id));
        s.title = number("Asset ", below(3));
        s.names = {{Name::Kind::Key, "a" + s.id.substr(s.id.size() - 1)}};
        if (chance(25))
            s.names.push_back({Name::Kind::Name, number("shared ", below(3))});
        if (chance(25))
            s.names.push_back({Name::Kind::Address, number("10.0.0.", below(4))});
        s.kind = chance(50) ? "host" : "service";
        s.owner = chance(30) ? number("identity--", below(2)) : chance(50) ? "Navy" : "";
        s.criticality = below(101);
        s.sectors = {number("sector ", below(3))};
        place(s);
        if (chance(30))
            s.watchedBy = {chance(50) ? "soc" : "nobody's"};
        if (chance(25))
            s.products = {product()};
        s.isAdversary = s.id.starts_with("infrastructure--") && chance(70);
        return s;
    }

    [[nodiscard]] fusion::Product product() { return {"acme", number("box ", below(2)), "1.0", "", ""}; }

    void terms(Said &s)
    {
        s.terms.rule = static_cast<NeedRule>(below(5));
        s.terms.k = 1 + below(2);
        s.terms.strength = double(below(11)) / 10;
        s.terms.holdUp = std::chrono::seconds(below(2) * 3600);
        s.group = chance(50) ? number("g", below(2)) : "";
        s.kind = chance(50) ? "power" : "network";
    }

    [[nodiscard]] Said dependency()
    {
        Said s = said(Subject::Dependency, number("dependency--", below(12)));
        s.dependant = reference();
        s.provider = reference();
        terms(s);
        return s;
    }

    [[nodiscard]] Said floorDependency()
    {
        Said s = said(Subject::Dependency, number("dependency--floor-", below(4)));
        s.sourceId = chance(90) ? 3 : 1;
        s.dependant = number("asset--", below(assets));
        s.provider = number("asset--", below(assets));
        terms(s);
        if (chance(30))
            s.group.clear();
        if (chance(30))
            s.refs = {number("asset--", below(assets))};
        s.isRemoved = chance(20);
        return s;
    }

    [[nodiscard]] Said mission(std::string id)
    {
        Said s = said(Subject::Mission, std::move(id));
        s.title = number("Mission ", below(3));
        s.area = number("Area ", below(2));
        s.names = {{Name::Kind::Key, "m" + s.id.substr(s.id.size() - 1)}};
        s.tasks["t"] = {"t", number("Talk ", below(2)), {reference(), reference()}, {}};
        if (chance(chance(10) ? 50 : 100))
            s.tasks["u"] = {"u", "", {reference()}, {}};
        if (chance(50))
            s.countries = {"DEU"};
        for (auto &[key, task] : s.tasks) {
            for (const char *phase : {"p", "q"}) {
                if (chance(30))
                    task.phases.emplace_back(phase);
            }
        }
        for (const char *phase : {"p", "q", "r"}) {
            if (chance(30))
                s.phases[phase] = {phase, number("Phase ", below(2)), chance(20) ? noTime : below(9), 10 + below(9)};
        }
        return s;
    }

    [[nodiscard]] std::string anything()
    {
        static constexpr std::array all{"asset--",    "asset--",     "asset--",    "mission--",       "identity--",
                                        "location--", "ipv4-addr--", "incident--", "infrastructure--"};
        return number(all[std::size_t(below(int(all.size())))], below(3));
    }

    [[nodiscard]] Said relationship()
    {
        static constexpr std::array kinds{"located-at", "located-at", "monitors", "monitored-by",     "consists-of",
                                          "uses",       "hosts",      "targets",  "communicates-with"};
        Said s = said(Subject::Relationship, number("relationship--", below(12)));
        s.dependant = anything();
        s.provider = anything();
        s.kind = kinds[std::size_t(below(int(kinds.size())))];
        return s;
    }

    [[nodiscard]] Said other(Subject subject, const char *prefix)
    {
        Said s = said(subject, number(prefix, below(3)));
        s.title = number("Thing ", below(3));
        s.names = {{Name::Kind::Name, chance(50) ? "soc" : "something"}};
        if (subject == Subject::Observable)
            s.names = {{Name::Kind::Address, number("10.0.0.", below(4))}};
        if (subject == Subject::Location)
            place(s);
        if (subject == Subject::Vulnerability) {
            s.severity = below(101);
            s.products = {product()};
        }
        if (subject == Subject::Incident) {
            s.severity = below(101);
            s.refs = {reference()};
        }
        return s;
    }

    std::mt19937 m_random;
    std::int64_t m_count = 0;
};

std::string textOf(const Folded &f, const Markings &markings)
{
    std::ostringstream out;
    const auto list = [&](const auto &values) {
        for (const auto &value : values)
            out << ' ' << value;
        out << '|';
    };
    for (const AssetRow &r : f.assets)
        out << "asset " << r.id << ' ' << r.name.toStdString() << '|' << name(r.kind) << ' ' << r.owner.toStdString()
            << '|' << r.sector.toStdString() << '|' << r.nation << ' ' << r.x << ' ' << r.y << ' ' << name(r.precision)
            << ' ' << int(r.criticality) << ' ' << r.mission << ' ' << r.marking << '\n';
    for (const DependencyRow &r : f.dependencies)
        out << "needs " << r.dependant << ' ' << r.provider << ' ' << int(r.group) << ' ' << int(r.k) << ' '
            << r.groupId << ' ' << r.strength << ' ' << r.holdUp << ' ' << r.kind << ' ' << r.isOfPeople << ' '
            << r.marking << '\n';
    for (const ReplacedNeed &r : f.replacedNeeds)
        out << "replaced " << r.dependant << ' ' << r.row.dependant << ' ' << r.row.provider << ' ' << int(r.row.group)
            << ' ' << r.row.groupId << ' ' << r.row.marking << ' ' << r.by << '\n';
    for (const MissionRow &r : f.missions) {
        out << "mission " << r.id << ' ' << r.name.toStdString() << '|' << r.area.toStdString() << ' ' << r.asset << ' '
            << r.marking;
        for (const PhaseRow &phase : r.phases) {
            out << " phase " << phase.name.toStdString() << ' ' << phase.from << ' ' << phase.to;
            list(phase.tasks);
        }
        out << '\n';
    }
    for (const WatchRow &r : f.watches)
        out << "watch " << r.asset << ' ' << r.source << ' ' << r.marking << '\n';
    for (const VulnerabilityRow &r : f.vulnerabilities) {
        out << "vulnerability " << r.id << ' ' << r.title.toStdString() << '|' << int(r.severity) << ' ' << r.marking;
        list(r.sources);
        out << '\n';
    }
    for (const fusion::ProductMatch &r : f.matches)
        out << "match " << r.vulnerability << ' ' << r.asset << ' ' << r.value << ' ' << r.marking << '\n';
    for (const fusion::RuleUse &use : f.matchRules)
        out << use.found << ' ' << use.kept << '\n';
    for (const IncidentRow &r : f.incidents) {
        out << "incident " << r.id << ' ' << r.x << ' ' << r.y << ' ' << r.placedBy << ' ' << r.marking;
        list(r.assets);
        list(r.sectors);
        out << '\n';
    }
    for (const auto *ids : {&f.assetById, &f.vulnerabilityById})
        for (const auto &[id, row] : std::map<std::string, std::int32_t>(ids->begin(), ids->end()))
            out << id << '=' << row << ' ';
    out << '\n' << f.unresolved;
    for (const Marking &label : markings.labels())
        out << '\n' << toString(label);
    return out.str();
}

/// Rows that a change does not name are what they were.
QString unnamedDifference(const Folded &before, const Folded &now, const StructureChange &change)
{
    if (before.assets.size() != now.assets.size())
        return QStringLiteral("assets came or went");
    const auto text = [](const AssetRow &r) {
        return std::tuple(r.id, r.name, r.owner, r.sector, r.nation, r.precision, r.criticality, r.marking);
    };
    for (std::size_t i = 0; i < now.assets.size(); ++i) {
        if (!std::ranges::contains(change.assets, std::int32_t(i)) && text(before.assets[i]) != text(now.assets[i]))
            return QStringLiteral("asset %1").arg(i);
    }
    for (const auto &[all, others] : {std::pair(&before, &now), std::pair(&now, &before)}) {
        for (const DependencyRow &row : all->dependencies) {
            const auto isIt = [&](const DependencyRow &other) {
                return std::tie(other.dependant, other.provider, other.group, other.groupId, other.strength, other.kind,
                                other.marking)
                    == std::tie(row.dependant, row.provider, row.group, row.groupId, row.strength, row.kind,
                                row.marking);
            };
            if (!std::ranges::contains(change.dependants, row.dependant)
                && std::ranges::none_of(others->dependencies, isIt))
                return QStringLiteral("dependant %1").arg(row.dependant);
        }
    }
    const auto watches = [](const Folded &f) {
        std::vector<std::tuple<std::int32_t, std::uint16_t, std::uint16_t>> all;
        for (const WatchRow &w : f.watches)
            all.emplace_back(w.asset, w.source, w.marking);
        return all;
    };
    if (!change.areWatches && watches(before) != watches(now))
        return QStringLiteral("watches");
    return !change.areVulnerabilities && before.matches != now.matches ? QStringLiteral("matches") : QString();
}

} // namespace

class TestFoldChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pieceByPieceIsWhatIsFoldedWhole()
    {
        int pieces = 0, wholes = 0;
        for (unsigned seed = 0; seed < 600; ++seed) {
            World world(seed);
            std::deque<Said> claims;
            KeptFold fold;
            for (Said &said : world.beginning()) {
                claims.push_back(std::move(said));
                fold.add(claims.back());
            }
            (void)fold.update(claims, world.sources);
            for (int turn = 0; turn < 30; ++turn) {
                for (int i = world.chance(20) ? world.below(4) : 0; i > 0; --i) { // back in time
                    fold.remove(claims.back());
                    claims.pop_back();
                }
                for (int i = 1 + world.below(3); i > 0; --i) {
                    claims.push_back(world.next());
                    fold.add(claims.back());
                }
                const Folded before = fold.result();
                const auto structure = fold.structure();
                (void)fold.update(claims, world.sources);
                Markings markings;
                const std::vector<Said> all(claims.begin(), claims.end());
                const std::string told = textOf(fold.result(), fold.markings()),
                                  wanted = textOf(picture::fold(all, world.sources, markings), markings);
                QVERIFY2(told == wanted,
                         qPrintable(QString::fromStdString(std::to_string(seed) + ' ' + std::to_string(turn) + "\n"
                                                           + told + "\n--\n" + wanted)));
                const auto change = fold.since(structure);
                ++(change ? pieces : wholes);
                if (change && !change->isRenumbered)
                    QCOMPARE(unnamedDifference(before, fold.result(), *change), QString());
            }
        }
        QVERIFY2(pieces > 2 * wholes && wholes > 500,
                 qPrintable(QString::number(pieces) + u'/' + QString::number(wholes)));
    }
};

QTEST_GUILESS_MAIN(TestFoldChanges)
#include "test_foldchanges.moc"
