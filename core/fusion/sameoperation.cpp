// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/sameoperation.h"

#include "fusion/names.h"
#include "fusion/recognition.h"
#include "fusion/unionfind.h"

#include <algorithm>

namespace watchfloor::fusion {

namespace {

constexpr std::int64_t days = 24LL * 3'600'000'000;
/// An exercise of that name comes again next year, a campaign goes on after a pause.
constexpr std::int64_t campaignPause = 180 * days, exercisePause = 30 * days;
constexpr std::string_view exercise = "exercise";

struct Object
{
    std::set<std::string> names; ///< kind, line break, plain name
    std::set<std::string> holders; ///< sources
    std::int64_t from = noTime, to = noTime;
    bool isOfPeople = true; ///< nobody but people speaks of it
};
using Objects = std::map<std::string, Object>; ///< by id

/// A name that these may be one by, and who bears it at one time.
struct Group
{
    std::string value;
    std::vector<std::string> ids; ///< ascending
};

Objects objectsIn(std::span<const Told *const> newest)
{
    Objects objects;
    for (const Told *told : newest) {
        if (told->operation.empty())
            continue;
        Object &object = objects[told->subject];
        for (const std::string &name : told->names) {
            if (const std::string plain = plainOperation(name); !plain.empty())
                object.names.insert(told->operation + '\n' + plain);
        }
        object.holders.insert(told->source);
        object.isOfPeople = object.isOfPeople && told->source == floorSource;
        if (told->from != noTime && (object.from == noTime || told->from < object.from))
            object.from = told->from;
        object.to = std::max({object.to, told->to, told->from});
    }
    for (auto &[id, object] : objects) {
        // People say what they hold of every source's; that they did of two does not tell these apart.
        if (!object.isOfPeople)
            object.holders.erase(std::string(floorSource));
        if (object.from == noTime)
            object.from = object.to;
    }
    return objects;
}

/// Those of one name in runs without a longer pause; what nobody dates belongs to the only run that there is.
std::vector<Group> groupsOf(const std::string &name, std::vector<std::string> ids, const Objects &objects,
                            std::set<Ambiguity> &ambiguities)
{
    const std::size_t end = name.find('\n');
    const std::string value = name.substr(end + 1);
    const std::int64_t pause = name.substr(0, end) == exercise ? exercisePause : campaignPause;
    std::vector<std::string> undated;
    std::erase_if(ids, [&](const std::string &id) {
        const bool isUndated = objects.at(id).from == noTime;
        if (isUndated)
            undated.push_back(id);
        return isUndated;
    });
    std::ranges::sort(ids, {}, [&](const std::string &id) { return std::tuple(objects.at(id).from, id); });
    std::vector<Group> groups;
    std::int64_t last = noTime;
    for (const std::string &id : ids) {
        const Object &object = objects.at(id);
        if (groups.empty() || object.from - last > pause)
            groups.push_back({value, {}});
        groups.back().ids.push_back(id);
        last = std::max(last, object.to);
    }
    if (groups.empty())
        groups.push_back({value, {}});
    if (groups.size() == 1)
        groups.front().ids.insert(groups.front().ids.end(), undated.begin(), undated.end());
    else if (!undated.empty())
        ambiguities.insert({value,
                            "names operations of " + std::to_string(groups.size())
                                + " times, and of which is meant nobody says the time"});
    for (Group &group : groups)
        std::ranges::sort(group.ids);
    return groups;
}

/// By their smallest id: components in which a source holds two.
std::map<std::string, std::string> toldApart(const Objects &objects, TextSets &sets)
{
    std::map<std::pair<std::string, std::string>, std::string> held; // component, source -> id
    std::map<std::string, std::string> apart;
    for (const auto &[id, object] : objects) {
        for (const std::string &holder : object.holders) {
            const std::string &component = sets.smallestOf(id);
            if (!held.emplace(std::pair(component, holder), id).second)
                apart.emplace(component, holder);
        }
    }
    return apart;
}

} // namespace

SameOperations sameOperations(std::span<const Told *const> newest, const std::set<Rejection> &rejections)
{
    SameOperations out;
    const Objects objects = objectsIn(newest);
    std::map<std::string, std::vector<std::string>> byName;
    for (const auto &[id, object] : objects) {
        for (const std::string &name : object.names)
            byName[name].push_back(id);
    }
    const std::string rule(sameOperationRule);
    std::vector<Group> groups;
    TextSets sets;
    for (auto &[name, ids] : byName) {
        for (Group &group : groupsOf(name, std::move(ids), objects, out.ambiguities)) {
            std::erase_if(group.ids, [&](const std::string &id) {
                return rejections.contains({rule, group.value, id}) || rejections.contains({rule, group.value, {}});
            });
            for (const std::string &id : group.ids)
                sets.join(group.ids.front(), id);
            if (group.ids.size() > 1)
                groups.push_back(std::move(group));
        }
    }
    const auto apart = toldApart(objects, sets);
    for (const Group &group : groups) {
        if (const auto holder = apart.find(sets.smallestOf(group.ids.front())); holder != apart.end()) {
            out.ambiguities.insert({group.value, "names several operations: " + holder->second + " holds two"});
            continue;
        }
        // Neighbours, so that taking one object out does not take the others apart.
        for (std::size_t i = 1; i < group.ids.size(); ++i)
            out.sameAs.insert({group.ids[i - 1], group.ids[i], rule, group.value});
    }
    return out;
}

} // namespace watchfloor::fusion
