// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fold that is kept while claims come and go says what a fold of all of them says, the numbers of labels included.
#include "fusion/operation.h"
#include "fusion/recognition.h"
#include "model/machine.h"
#include "picture/keptfold.h"
#include "picture/operations.h"

#include <QTest>

#include <random>
#include <sstream>

using namespace watchfloor;
using namespace watchfloor::picture;

namespace {

class Claims
{
public:
    explicit Claims(unsigned seed)
        : m_random(seed)
    {
        const auto add = [&](const char *slug, SourceKind kind, char reliability) {
            Source source;
            source.id = std::ssize(sources) + 1;
            source.slug = slug;
            source.kind = kind;
            source.reliability = reliability;
            source.defaultMarking = "TLP:GREEN";
            sources.push_back(source);
        };
        add("soc", SourceKind::MilCert, 'B');
        add("cert", SourceKind::MilCert, 'A');
        add(std::string(machineSource).c_str(), SourceKind::MilCert, 'C');
        add(std::string(fusion::floorSource).c_str(), SourceKind::Floor, 'A');
    }
    std::vector<Source> sources;

    int below(int n) { return int(m_random() % unsigned(n)); }

    /// Half of what comes is about what there is in the beginning, little of it later.
    Said next(bool isBeginning)
    {
        static constexpr std::array labels{"", "TLP:AMBER", "TLP:RED", "TLP:CLEAR", "nonsense"};
        Said s;
        s.claimId = ++m_count;
        s.sourceId = 1 + below(2);
        s.known = m_count * 1000;
        s.version = below(4);
        s.from = below(20) * 1'000'000'000LL;
        s.hash = std::to_string(m_random());
        s.revoked = below(9) == 0;
        s.marking = labels[std::size_t(below(5))];
        const int what = isBeginning ? below(25) : 10 + below(below(40) == 0 ? 15 : 10);
        const auto incident = [&] { return "incident--" + std::to_string(below(6)); };
        const auto whole = [&] { return "incident--machine-" + std::to_string(below(2)); };
        const auto asset = [&] { return "asset--" + std::to_string(below(5)); };
        if (what < 13) {
            s.subject = Subject::Incident;
            s.id = incident();
            s.title = "Title " + std::to_string(below(9));
            s.severity = below(101);
            s.refs = {asset()};
            if (below(3) == 0)
                s.state = below(2) ? IncidentState::Closed : IncidentState::Reported;
        } else if (what == 13) {
            s.subject = Subject::Incident;
            s.id = whole();
            s.isMachine = true;
            s.sourceId = below(5) ? 3 : 1; // no feed can say in the machine's place
        } else if (what == 14) {
            s.subject = Subject::Membership;
            s.dependant = incident();
            s.provider = whole();
            s.id = "membership--" + s.dependant + s.provider;
            s.sourceId = 3;
        } else if (what == 15) {
            s.subject = Subject::Merge;
            s.dependant = incident();
            s.provider = incident();
            s.id = "merge--" + s.dependant + s.provider;
            s.sourceId = below(4) ? 4 : 1;
        } else if (what == 16) {
            s.subject = Subject::Recognition;
            auto held = std::make_shared<fusion::Recognition>();
            held->of = {incident()};
            held->standing = fusion::Standing(below(6));
            held->at = m_count;
            s.id = "recognition--" + held->of.front();
            s.recognition = held;
            s.sourceId = 4;
        } else if (what == 17) {
            s.subject = Subject::Operation;
            auto operation = std::make_shared<fusion::Operation>();
            operation->side = below(2) ? fusion::OperationSide::Friendly : fusion::OperationSide::Adversary;
            operation->kind = fusion::OperationKind::PenetrationTest;
            operation->targets = {asset()};
            operation->from = 0;
            operation->to = 30'000'000'000LL;
            s.id = "operation--" + std::to_string(below(3));
            s.operation = operation;
        } else if (what == 18) {
            s.subject = Subject::SameOperation;
            s.dependant = "operation--" + std::to_string(below(3));
            s.provider = "operation--" + std::to_string(below(3));
            s.id = "same--" + s.dependant + s.provider;
            s.sourceId = 3;
        } else if (what == 19) {
            s.subject = Subject::Health;
            HeldHealth held;
            held.health = Health(below(4));
            held.since = m_count;
            held.until = m_count + below(100);
            s.asset = below(6) ? asset() : "infrastructure--1"; // which may turn out to be an asset of the inventory
            s.id = below(30) ? "health--" + s.asset : asset();
            s.held = std::make_shared<const HeldHealth>(held);
            s.sourceId = below(4) ? 4 : 1; // no feed can say in people's place
        } else if (what < 22) {
            s.subject = Subject::Asset;
            s.id = below(12) ? asset() : incident(); // an id may be claimed to be anything
            s.title = "Asset " + std::to_string(below(3));
            s.names = {{Name::Kind::Key, s.id}};
        } else if (what == 22) {
            s.subject = Subject::Dependency;
            s.dependant = asset();
            s.provider = asset();
            s.id = "dependency--" + std::to_string(below(8));
        } else if (what == 23) {
            s.subject = Subject::Relationship;
            s.dependant = incident();
            s.provider = below(2) ? asset() : "location--1";
            s.kind = below(2) ? "targets" : "monitors";
            s.id = "relationship--" + std::to_string(below(4));
        } else {
            s.subject = Subject::Mission;
            s.id = "mission--1";
            s.tasks["T"] = {"T", "Talk", {asset()}, {below(2) ? "p" : "q"}};
            s.phases["p"] = {"p", below(2) ? "Move" : "Stay", below(9), 10 + below(9)};
        }
        return s;
    }

private:
    std::mt19937 m_random;
    std::int64_t m_count = 0;
};

std::string textOf(const Folded &f, const Markings &markings)
{
    std::ostringstream out;
    const auto rows = [&](const std::vector<IncidentRow> &incidents) {
        for (const IncidentRow &row : incidents) {
            out << row.id << ' ' << row.title.toStdString() << ' ' << int(row.state) << ' ' << int(row.severity) << ' '
                << row.known << ' ' << row.updated << ' ' << row.contradicted << ' ' << row.marking << ' '
                << (row.recognition ? int(row.recognition->standing) : -1);
            for (const auto asset : row.assets)
                out << " on " << asset;
            for (const auto *names : {&row.members, &row.parts, &row.merges, &row.standsFor})
                for (const auto &name : *names)
                    out << ' ' << name;
            out << '\n';
        }
    };
    rows(f.incidents);
    out << "reports\n";
    rows(f.reports);
    const std::map<std::string, std::int32_t> byId(f.incidentById.begin(), f.incidentById.end());
    for (const auto &[id, row] : byId)
        out << id << '=' << row << ' ';
    for (const AssetRow &row : f.assets)
        out << "\nasset " << row.id << ' ' << row.name.toStdString() << ' ' << row.marking;
    for (const DependencyRow &row : f.dependencies)
        out << "\nneeds " << row.dependant << ' ' << row.provider << ' ' << row.marking << ' ' << row.source << ' '
            << row.id;
    out << '\n' << f.missions.size() << ' ' << f.unresolved;
    for (const MissionRow &mission : f.missions) {
        for (const PhaseRow &phase : mission.phases)
            out << "\nphase " << phase.name.toStdString() << ' ' << phase.from << ' ' << phase.to << ' '
                << phase.tasks.size();
    }
    if (f.operations) {
        for (const OperationRow &row : f.operations->rows)
            out << "\noperation " << row.id << ' ' << row.marking << ' ' << row.updated << ' ' << row.parts.size();
        for (const auto &[incident, why] : f.operations->incidents)
            out << ' ' << incident << why.size();
    }
    for (const HeldHealth &row : f.held)
        out << "\nheld " << row.asset << ' ' << int(row.health) << ' ' << row.since << ' ' << row.until << ' '
            << row.marking;
    for (const Marking &label : markings.labels())
        out << '\n' << toString(label);
    return out.str();
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsWhatIsFoldedAnew()
    {
        int kept = 0, anew = 0;
        for (unsigned seed = 0; seed < 400; ++seed) {
            Claims maker(seed);
            std::deque<Said> claims;
            KeptFold fold;
            for (int i = 0; i < 40; ++i) {
                claims.push_back(maker.next(true));
                fold.add(claims.back());
            }
            for (int turn = 0; turn < 25; ++turn) {
                (void)fold.update(claims, maker.sources);
                Markings markings;
                const std::vector<Said> all(claims.begin(), claims.end());
                const Folded whole = picture::fold(all, maker.sources, markings);
                const std::string told = textOf(fold.result(), fold.markings()), wanted = textOf(whole, markings);
                QVERIFY2(told == wanted,
                         qPrintable(QString::fromStdString(std::to_string(seed) + "\n" + told + "\n--\n" + wanted)));
                const auto before = fold.structure();
                for (int i = maker.below(3); i > 0 && !claims.empty(); --i) { // back in time
                    fold.remove(claims.back());
                    claims.pop_back();
                }
                for (int i = maker.below(5); i > 0; --i) {
                    claims.push_back(maker.next(false));
                    fold.add(claims.back());
                }
                if (maker.below(20) == 0) { // a copy goes its own way
                    KeptFold copy(fold);
                    if (copy.isStale())
                        (void)copy.update(claims, maker.sources);
                    QCOMPARE(textOf(copy.result(), copy.markings()),
                             textOf(picture::fold(std::vector<Said>(claims.begin(), claims.end()), maker.sources,
                                                  markings = {}),
                                    markings));
                }
                (void)fold.update(claims, maker.sources);
                ++(fold.structure() == before ? kept : anew);
            }
        }
        QVERIFY2(kept > 3000 && anew > 300, qPrintable(QString::number(kept) + u'/' + QString::number(anew)));
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "test_fold.moc"
