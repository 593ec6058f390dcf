// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/knowledge.h"

#include "base/ascii.h"
#include "fusion/names.h"
#include "fusion/sameoperation.h"
#include "fusion/unionfind.h"

#include <algorithm>
#include <tuple>

namespace watchfloor::fusion {

namespace {

using Objects = std::vector<const Told *>;

bool isActor(const std::string &type) { return type == "threat-actor" || type == "intrusion-set"; }
bool isReport(const std::string &type) { return type == "incident" || type == "report"; }

std::string_view typeOf(std::string_view id) { return id.substr(0, id.find("--")); }

std::string labelOf(const Told &told) { return told.source + '\n' + told.marking; }

constexpr int deepest = 4; // from an address over infrastructure and campaign to the actor
constexpr std::size_t mostMovedBetween = 5; // of one report's targets
constexpr std::int64_t longestMove
    = 24LL * 3'600'000'000; // a report of days does not make all traffic of these days news
constexpr std::size_t mostTargets = 60, mostValues = 500; // of one report: longer lists are catalogues, no incidents

} // namespace

/// Makes a Knowledge; each step uses what the ones before found.
struct Knowledge::Building
{
    Knowledge &out;
    std::map<std::string, Objects> about; ///< by subject, one a source
    struct Link
    {
        std::string kind, other;
        const Told *told;
    };
    std::map<std::string, std::vector<Link>> from, into; ///< by either end
    TextSets actors; ///< plain names
    std::set<std::string> unclear; ///< names that mean several actors
    std::map<std::string, std::set<std::string>> assetsBy; ///< what an asset is called by -> subjects

    void collect(std::span<const Told> claims);
    void link();
    void nameActors();
    void findMisspelt();
    void nameAssets();
    void joinByName();
    void joinInfrastructure();
    void joinOperations();
    void chain(const std::map<std::string, std::set<std::string>> &groups, const std::string &rule);
    void addValues();
    void addReports();
    void addReferences();
    void addMoves();
    void finish();

    [[nodiscard]] std::string actorNamed(const std::string &name);
    [[nodiscard]] std::set<std::string> actorsOf(const std::string &id, int depth);
    [[nodiscard]] std::string assetOf(const std::string &name) const;
    [[nodiscard]] std::string targetOf(const std::string &name) const;
    [[nodiscard]] std::string originatorOf(const Told &told) const;
    void addValuesOf(Report &report, const std::string &object, int depth);
    void addTarget(Report &report, const std::string &object, const std::string &target);
    void read(Report &report, const Told &told);
    void follow(Report &report, std::set<std::string> &named);
};

/// Of each source its newest word of a subject; nothing of a source that took it back.
void Knowledge::Building::collect(std::span<const Told> claims)
{
    std::map<std::pair<std::string_view, std::string_view>, const Told *> newest;
    const auto age
        = [](const Told *told) { return std::tuple(told->version, told->from, std::string_view(told->hash)); };
    for (const Told &told : claims) {
        // A person's rejections are decisions, not versions of one object.
        const Told *&held = newest[{told.subject, told.source}];
        if (!held || age(held) < age(&told))
            held = &told;
    }
    for (const auto &[key, told] : newest) {
        if (told->revoked)
            continue;
        if (told->type == "fusion-rejection")
            out.m_rejections.insert({told->rule, told->value, told->member});
        else
            about[told->subject].push_back(told);
    }
}

void Knowledge::Building::link()
{
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            if (told->type != "relationship" || told->linkSource.empty() || told->linkTarget.empty())
                continue;
            from[told->linkSource].push_back({told->linkKind, told->linkTarget, told});
            into[told->linkTarget].push_back({told->linkKind, told->linkSource, told});
        }
    }
}

/// Names of one object are one actor's, but for names that sources with ATT&CK numbers give to different ones.
void Knowledge::Building::nameActors()
{
    std::map<std::string, std::set<std::string>> numbers;
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            if (!isActor(told->type))
                continue;
            for (const std::string &name : told->names) {
                for (const std::string &number : told->attack)
                    numbers[plainName(name)].insert(number);
            }
        }
    }
    for (const auto &[name, several] : numbers) {
        if (several.size() > 1) {
            unclear.insert(name);
            out.m_ambiguities.insert({name, "names several actors: " + *several.begin() + ", " + *several.rbegin()});
        }
    }
    for (const auto &[id, objects] : about) {
        std::string first;
        for (const Told *told : objects) {
            for (const std::string &name : told->names) {
                const std::string plain = plainName(name);
                if (!isActor(told->type) || plain.empty() || unclear.contains(plain))
                    continue;
                if (first.empty())
                    first = plain;
                actors.join(first, plain);
            }
        }
    }
    findMisspelt();
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            for (const std::string &name : told->names) {
                if (isActor(told->type))
                    out.m_actorLabels[actorNamed(name)].insert(labelOf(*told));
            }
        }
    }
}

/// A name that nobody explains, one letter from exactly one that is known, is that one misspelt. Two names that one
/// source gives to two objects are two.
void Knowledge::Building::findMisspelt()
{
    std::map<std::string, std::set<std::string>> knownTo; // name -> sources that hold an object of that name
    std::set<std::string> names;
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            for (const std::string &name : isActor(told->type) ? told->names : told->actors) {
                const std::string plain = plainName(name);
                if (plain.empty() || unclear.contains(plain))
                    continue;
                names.insert(plain);
                if (isActor(told->type))
                    knownTo[plain].insert(told->source);
            }
        }
    }
    std::map<std::string, std::set<std::string>> byKey;
    for (const std::string &name : names) {
        for (const std::string &key : misspellingKeys(name))
            byKey[key].insert(name);
    }
    const auto near = [&](const std::string &name) {
        std::set<std::string> found;
        for (const std::string &key : misspellingKeys(name)) {
            for (const std::string &other : byKey[key]) {
                if (mayBeMisspelt(name, other))
                    found.insert(other);
            }
        }
        return found;
    };
    const auto oneSourceHoldsBoth = [&](const std::string &a, const std::string &b) {
        return std::ranges::any_of(knownTo[a], [&](const std::string &source) { return knownTo[b].contains(source); });
    };
    std::vector<std::pair<std::string, std::string>> joins;
    for (const std::string &name : names) {
        std::set<std::string> meant; // the actors it may be, before anything is joined
        for (const std::string &other : near(name))
            meant.insert(actors.smallestOf(other));
        for (const std::string &other : near(name)) {
            if (meant.size() == 1 && !oneSourceHoldsBoth(name, other))
                joins.emplace_back(name, other);
        }
    }
    for (const auto &[a, b] : joins)
        actors.join(a, b);
}

std::string Knowledge::Building::actorNamed(const std::string &name)
{
    const std::string plain = plainName(name);
    return plain.empty() ? std::string() : actors.smallestOf(plain);
}

/// Whose it is: over campaigns up to actors; of infrastructure those who use it, of an address the infrastructure.
std::set<std::string> Knowledge::Building::actorsOf(const std::string &id, int depth)
{
    std::set<std::string> found;
    const auto objects = about.find(id);
    if (objects != about.end() && isActor(objects->second.front()->type) && !objects->second.front()->name.empty())
        return {actorNamed(objects->second.front()->name)};
    if (depth == 0)
        return found;
    const std::string_view type = typeOf(id);
    const auto add = [&](const std::string &other) { found.merge(actorsOf(other, depth - 1)); };
    if (const auto links = from.find(id); links != from.end()) {
        for (const auto &[kind, other, told] : links->second) {
            if (kind == "attributed-to" || (kind == "indicates" && typeOf(other) != "malware"))
                add(other);
        }
    }
    const bool isMeans = type == "infrastructure" || type == "indicator" || type.ends_with("-addr")
        || type == "domain-name" || type == "url";
    if (const auto links = into.find(id); isMeans && links != into.end()) {
        for (const auto &[kind, other, told] : links->second) {
            if (kind == "consists-of"
                || (kind == "uses" && typeOf(other) != "malware" && !isReport(std::string(typeOf(other)))))
                add(other);
        }
    }
    // A campaign that nobody attributes stands for its actor.
    if (found.empty() && type == "campaign" && objects != about.end() && !objects->second.front()->name.empty())
        found.insert("campaign " + plainName(objects->second.front()->name));
    return found;
}

void Knowledge::Building::nameAssets()
{
    std::map<std::string, std::set<std::string>> byLocator, byName;
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            if (told->type != "asset")
                continue;
            for (const std::string &name : told->names)
                byName[asciiLower(name)].insert(id);
            if (!told->key.empty())
                byName[asciiLower(told->key)].insert(id);
            for (const std::string &locator : told->locators)
                byLocator[locator].insert(id);
        }
    }
    assetsBy = byName;
    for (const auto &[locator, assets] : byLocator)
        assetsBy[locator].insert(assets.begin(), assets.end());
    for (const auto &[name, assets] : assetsBy) {
        if (assets.size() > 1)
            out.m_ambiguities.insert({name, "is what " + std::to_string(assets.size()) + " assets are called"});
    }
    for (const auto &[name, assets] : assetsBy) {
        if (assets.size() == 1)
            out.m_about[name].asset = *assets.begin();
    }
}

std::string Knowledge::Building::assetOf(const std::string &name) const
{
    const auto found = assetsBy.find(asciiLower(name));
    return found != assetsBy.end() && found->second.size() == 1 ? *found->second.begin() : std::string();
}

/// The inventory's asset, else the name itself, so that two who use one name still mean one thing.
std::string Knowledge::Building::targetOf(const std::string &name) const
{
    if (std::string asset = assetOf(name); !asset.empty())
        return asset;
    const auto objects = about.find(name);
    if (objects == about.end())
        return "name " + asciiLower(name);
    for (const Told *told : objects->second) {
        if (told->isAdversary)
            return {};
        for (const auto &reference : told->references) {
            if (std::string asset = assetOf(reference.id); !asset.empty())
                return asset;
        }
        for (const std::string &known : told->names) {
            if (std::string asset = assetOf(known); !asset.empty())
                return asset;
        }
    }
    if (const auto links = from.find(name); links != from.end()) {
        for (const auto &[kind, other, told] : links->second) {
            const auto node = about.find(other);
            if (kind != "consists-of" || node == about.end())
                continue;
            for (const std::string &value : node->second.front()->values) {
                if (std::string asset = assetOf(value); !asset.empty())
                    return asset;
            }
        }
    }
    const Told *told = objects->second.front();
    return told->name.empty() ? std::string() : "name " + asciiLower(told->name);
}

/// Neighbours in each group, so that taking one object out does not take the others apart.
void Knowledge::Building::chain(const std::map<std::string, std::set<std::string>> &groups, const std::string &rule)
{
    for (const auto &[value, ids] : groups) {
        for (auto a = ids.begin(); a != ids.end(); ++a) {
            if (const auto b = std::next(a); b != ids.end())
                out.m_sameAs.insert({*a, *b, rule, value});
        }
    }
}

/// Objects of one kind that bear one name or number.
void Knowledge::Building::joinByName()
{
    std::map<std::string, std::set<std::string>> actorsByName, malware, organisations, attack, cves;
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            for (const std::string &name : told->names) {
                if (isActor(told->type) && !unclear.contains(plainName(name)))
                    actorsByName[actorNamed(name)].insert(id);
                else if (told->type == "malware")
                    malware[plainName(name)].insert(id);
                else if (told->type == "identity" && !plainOrganisation(name).empty())
                    organisations[plainOrganisation(name)].insert(id);
            }
            for (const std::string &number : told->attack) {
                if (told->type == "attack-pattern" || told->type == "malware" || isActor(told->type))
                    attack[told->type + ' ' + number].insert(id);
            }
            for (const std::string &cve : told->cves) {
                if (told->type == "vulnerability")
                    cves[cve].insert(id);
            }
        }
    }
    chain(actorsByName, "actor-name");
    chain(malware, "malware-name");
    chain(organisations, "organisation-name");
    chain(attack, "attack-id");
    chain(cves, "cve");
}

/// Infrastructure in a bundle that is an asset of the inventory.
void Knowledge::Building::joinInfrastructure()
{
    for (const auto &[id, objects] : about) {
        const Told *told = objects.front();
        if (told->type != "infrastructure" || told->isAdversary)
            continue;
        const std::string asset = targetOf(id);
        if (asset.empty() || asset.starts_with("name ") || asset == id)
            continue;
        out.m_sameAs.insert({std::min(id, asset), std::max(id, asset), "asset-name", told->name});
    }
}

void Knowledge::Building::joinOperations()
{
    Objects all;
    for (const auto &[id, objects] : about)
        all.insert(all.end(), objects.begin(), objects.end());
    SameOperations same = sameOperations(all, out.m_rejections);
    out.m_sameAs.merge(same.sameAs);
    out.m_ambiguities.merge(same.ambiguities);
}

void Knowledge::Building::addValues()
{
    std::map<std::string, std::set<std::string>> actorsByValue;
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            const std::string_view type = told->type;
            const bool isValue = type == "indicator" || type == "observable" || type.ends_with("-addr")
                || type == "domain-name" || type == "url";
            if (!isValue || told->values.empty())
                continue;
            const std::set<std::string> whose = actorsOf(id, deepest);
            for (const std::string &value : told->values) {
                actorsByValue[value].insert(whose.begin(), whose.end());
                if (told->isForDetection) {
                    out.m_about[value].indicated.push_back({told->from, told->to});
                    out.m_about[value].labels.insert(labelOf(*told));
                }
            }
        }
    }
    for (const auto &[value, whose] : actorsByValue) {
        if (whose.size() == 1)
            out.m_about[value].actor = *whose.begin();
    }
}

std::string Knowledge::Building::originatorOf(const Told &told) const
{
    if (told.creator.empty())
        return told.source;
    const auto identity = about.find(told.creator);
    const std::string &name = identity == about.end() ? told.creator : identity->second.front()->name;
    const std::string plain = plainOrganisation(name);
    return plain.empty() ? told.source : plain;
}

/// Addresses and names behind an object that a report refers to.
void Knowledge::Building::addValuesOf(Report &report, const std::string &object, int depth)
{
    const auto objects = about.find(object);
    if (objects == about.end())
        return;
    for (const Told *told : objects->second) {
        if (told->type == "malware")
            report.malware.insert(plainName(told->name));
        if (told->type == "vulnerability")
            report.cves.insert(told->cves.begin(), told->cves.end());
        const bool isOurs = told->type == "infrastructure" && !told->isAdversary;
        if (isReport(told->type) || isOurs)
            return;
        report.labels.insert(labelOf(*told));
        report.values.insert(told->values.begin(), told->values.end());
    }
    const auto links = from.find(object);
    if (depth == 0 || links == from.end() || typeOf(object) != "infrastructure")
        return;
    for (const auto &[kind, other, told] : links->second) {
        if (kind != "consists-of")
            continue;
        report.labels.insert(labelOf(*told));
        addValuesOf(report, other, depth - 1);
    }
}

void Knowledge::Building::read(Report &report, const Told &told)
{
    report.sources.insert(told.source);
    report.labels.insert(labelOf(told));
    report.originators.insert(originatorOf(told));
    report.desks.insert(told.source + '\n' + originatorOf(told));
    if (told.from != noTime && (report.from == noTime || told.from < report.from))
        report.from = told.from;
    report.to = std::max({report.to, told.to, told.from});
    if (const Family family = familyOf(told.attack, told.category.value_or(Category::Undetermined));
        family != Family::None)
        report.families.insert(family);
    for (const std::string &name : told.targets) {
        if (const std::string target = targetOf(name); !target.empty())
            addTarget(report, name, target);
    }
    report.values.insert(told.values.begin(), told.values.end());
    report.cves.insert(told.cves.begin(), told.cves.end());
    for (const std::string &object : told.objects)
        addValuesOf(report, object, 1);
    if (report.text.empty() || (!told.text.empty() && told.text < report.text))
        report.text = told.text;
}

/// A target that the inventory does not know goes by the name that another object gives it.
void Knowledge::Building::addTarget(Report &report, const std::string &object, const std::string &target)
{
    report.targets.insert(target);
    const auto objects = about.find(object);
    if (!target.starts_with("name ") || objects == about.end())
        return;
    for (const Told *told : objects->second)
        report.labels.insert(labelOf(*told));
}

/// What relationships say of a report.
void Knowledge::Building::follow(Report &report, std::set<std::string> &named)
{
    const auto links = from.find(report.id);
    if (links == from.end())
        return;
    for (const auto &[kind, other, told] : links->second) {
        const std::string_view type = typeOf(other);
        report.labels.insert(labelOf(*told));
        if (kind == "attributed-to") {
            named.merge(actorsOf(other, deepest));
        } else if (type == "infrastructure" || type == "identity" || type == "asset") {
            const std::string target = targetOf(other);
            if (!target.empty()
                && (kind == "targets" || kind == "affects" || kind == "impacts" || kind == "compromises"))
                addTarget(report, other, target);
            else
                addValuesOf(report, other, 1);
        } else {
            addValuesOf(report, other, 1);
        }
    }
}

void Knowledge::Building::addReports()
{
    for (const auto &[id, objects] : about) {
        if (!isReport(objects.front()->type))
            continue;
        Report report;
        report.id = id;
        std::set<std::string> named;
        for (const Told *told : objects) {
            read(report, *told);
            for (const std::string &actor : told->actors)
                named.insert(actorNamed(actor));
        }
        follow(report, named);
        named.erase(std::string());
        if (named.size() == 1)
            report.actor = *named.begin();
        out.m_reports.emplace(id, std::move(report));
    }
    // Attributes of a MISP event name it instead of being named.
    for (const auto &[id, objects] : about) {
        for (const Told *told : objects) {
            const auto report
                = told->event.empty() ? out.m_reports.end() : out.m_reports.find("report--" + told->event);
            if (report == out.m_reports.end() || !told->isForDetection)
                continue;
            report->second.values.insert(told->values.begin(), told->values.end());
            report->second.labels.insert(labelOf(*told));
        }
    }
}

/// A number that is distinctive means one case whoever uses it; any other only in its owner's name.
void Knowledge::Building::addReferences()
{
    std::map<std::string, std::set<std::string>> owners; // number -> reports that bear it as theirs
    const auto qualified
        = [](const std::string &by, const std::string &id) { return plainName(by) + '|' + asciiUpper(id); };
    for (auto &[id, report] : out.m_reports) {
        for (const Told *told : about.at(id)) {
            if (!told->key.empty()) {
                report.references.insert(isDistinctive(asciiUpper(told->key)) ? asciiUpper(told->key)
                                                                              : qualified(told->source, told->key));
            }
            for (const auto &reference : told->references) {
                const std::string number = asciiUpper(reference.id);
                report.references.insert(isDistinctive(number) ? number : qualified(reference.by, number));
            }
        }
        for (const std::string &reference : report.references)
            owners[reference].insert(id);
    }
    for (auto &[id, report] : out.m_reports) {
        for (const Told *told : about.at(id)) {
            for (const std::string &mention : told->mentions) {
                if (owners.contains(mention))
                    report.references.insert(mention);
            }
        }
    }
}

/// Who got into two of our assets went from one to the other.
void Knowledge::Building::addMoves()
{
    for (const auto &[id, report] : out.m_reports) {
        if (report.targets.size() < 2 || report.targets.size() > mostMovedBetween
            || !(report.families.contains(Family::Compromise) || report.families.contains(Family::Impact)))
            continue;
        const bool isHours = report.from != noTime && report.to > report.from && report.to - report.from <= longestMove;
        for (const std::string &a : report.targets) {
            for (const std::string &b : report.targets) {
                if (a == b)
                    continue;
                auto &hours = out.m_moves[a + " to " + b];
                if (isHours)
                    hours.push_back({report.from, report.to});
            }
        }
    }
    for (auto &[pair, hours] : out.m_moves) {
        std::ranges::sort(hours);
        hours.erase(std::ranges::unique(hours).begin(), hours.end());
    }
}

void Knowledge::Building::finish()
{
    for (auto &[id, report] : out.m_reports) {
        // A list that long is a catalogue; its first entries would join what they should not.
        if (report.values.size() > mostValues)
            report.values.clear();
        if (report.targets.size() > mostTargets)
            report.targets.clear();
        for (const std::string &value : report.values)
            out.m_about[value].isReported = true;
    }
    addMoves();
    for (auto &[value, known] : out.m_about) {
        std::ranges::sort(known.indicated);
        known.indicated.erase(std::ranges::unique(known.indicated).begin(), known.indicated.end());
    }
}

Knowledge::Knowledge(std::span<const Told> claims)
{
    Building building{*this, {}, {}, {}, {}, {}, {}};
    building.collect(claims);
    building.link();
    building.nameActors();
    building.nameAssets();
    building.joinByName();
    building.joinInfrastructure();
    building.joinOperations();
    building.addValues();
    building.addReports();
    building.addReferences();
    building.finish();
}

const Knowledge::About &Knowledge::about(const std::string &value) const
{
    static const About nothing;
    const auto found = m_about.find(value);
    return found == m_about.end() ? nothing : found->second;
}

const Labels &Knowledge::labelsOfActor(const std::string &plain) const
{
    static const Labels nothing;
    const auto found = m_actorLabels.find(plain);
    return found == m_actorLabels.end() ? nothing : found->second;
}

} // namespace watchfloor::fusion
