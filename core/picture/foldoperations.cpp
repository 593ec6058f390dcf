// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/displaytext.h"
#include "fusion/unionfind.h"
#include "picture/folder.h"
#include "picture/operations.h"

#include <array>
#include <set>

namespace watchfloor::picture::folding {

namespace {

using fusion::Operation;
using fusion::WarningItem;

/// What the first who says anything of it says.
template <typename Value> Value said(const std::vector<const Operation *> &all, Value Operation::*member, Value unsaid)
{
    const auto found = std::ranges::find_if(all, [&](const Operation *o) { return o->*member != unsaid; });
    return found == all.end() ? unsaid : (*found)->*member;
}

} // namespace

/// People go before sources, whose words stay: as with what they hold of an incident.
void Folder::addOperations()
{
    joinOperations();
    auto board = std::make_shared<OperationsBoard>(), parts = std::make_shared<OperationsBoard>();
    std::set<std::string> joined;
    for (const auto &[first, ids] : m_sameOperations)
        joined.insert(ids.begin(), ids.end());
    for (const auto &[id, about] : m_happening) {
        const Claims &claims = *about;
        if (claims.front()->subject != Subject::Operation)
            continue;
        if (joined.contains(id))
            parts->rows.push_back(operationOf({id}));
        const auto same = m_sameOperations.find(id);
        if (same != m_sameOperations.end()) {
            for (const std::string &part : same->second)
                board->whole.emplace(part, static_cast<std::int32_t>(board->rows.size()));
            OperationRow &row = board->rows.emplace_back(operationOf(same->second));
            row.parts = same->second;
            const auto &names = m_sameNames.at(id);
            row.sameNames.assign(names.begin(), names.end());
        } else if (!joined.contains(id)) {
            board->rows.push_back(operationOf({id}));
        }
    }
    explainIncidents(*board);
    if (!parts->rows.empty()) {
        explainIncidents(*parts);
        board->parts = std::move(parts);
    }
    if (!board->rows.empty())
        m_out.operations = std::move(board);
}

/// What the machine holds for one, where both are there.
void Folder::joinOperations()
{
    fusion::TextSets sets;
    std::vector<const Said *> says;
    for (const auto &[id, about] : m_happening) {
        const Claims &claims = *about;
        const Said &same = *claims.front();
        if (same.subject != Subject::SameOperation || !current(same.dependant, Subject::Operation)
            || !current(same.provider, Subject::Operation))
            continue;
        sets.join(same.dependant, same.provider);
        says.push_back(&same);
    }
    for (const Said *same : says) {
        const std::string &smallest = sets.smallestOf(same->dependant);
        m_sameNames[smallest].insert(same->title);
        for (const std::string &id : {same->dependant, same->provider}) {
            auto &ids = m_sameOperations[smallest];
            if (const auto place = std::ranges::lower_bound(ids, id); place == ids.end() || *place != id)
                ids.insert(place, id);
        }
    }
}

/// `ids`: of one operation, the one that it goes by first.
OperationRow Folder::operationOf(const std::vector<std::string> &ids)
{
    Claims claims;
    for (const std::string &id : ids) {
        const Claims &some = m_current.at(id);
        claims.insert(claims.end(), some.begin(), some.end());
    }
    if (ids.size() > 1)
        std::ranges::sort(claims, {}, [&](const Said *one) { return precedence(one); });
    const std::string &id = ids.front();
    Claims order = claims;
    std::ranges::stable_sort(order, {}, [&](const Said *one) { return !isOfFloor(*one); });
    std::vector<const Operation *> all;
    for (const Said *one : order)
        all.push_back(one->operation.get());

    OperationRow row;
    row.id = id;
    row.title = shown(firstText(order, &Said::title));
    if (row.title.isEmpty())
        row.title = shown(id);
    row.description = visibleText(std::string_view(firstText(order, &Said::description)), true);
    row.side = said(all, &Operation::side, std::optional<OperationSide>()).value_or(OperationSide::Unknown);
    row.kind = said(all, &Operation::kind, std::optional<OperationKind>()).value_or(OperationKind::Other);
    row.said = said(all, &Operation::state, std::optional<OperationState>());
    row.from = said(all, &Operation::from, noTime);
    row.to = said(all, &Operation::to, noTime);
    row.warningHours = said(all, &Operation::warningHours, -1);
    row.threshold = said(all, &Operation::threshold, 0);
    row.items = itemsOf(order);
    row.confidence = static_cast<std::int8_t>(said(all, &Operation::confidence, -1));
    row.marking = joinedMarking(claims);
    row.known = claims.front()->known;
    row.updated = row.known;
    for (const std::string &part : ids) {
        for (const Said *one : m_all[part]) {
            row.known = std::min(row.known, one->known);
            row.updated = std::max(row.updated, one->known);
        }
    }
    row.isEdited = isOfFloor(*order.front());
    for (const Said *one : claims)
        row.sources.push_back(sourceOf(*one));
    std::ranges::sort(row.sources);
    row.sources.erase(std::ranges::unique(row.sources).begin(), row.sources.end());
    addTargets(row, ids, order);
    addOrigins(row, order);
    placeOperation(row, all);
    return row;
}

/// Of each item the first who looked; where nobody did, the first who named it. Only the floor says which person
/// looked: what a feed says is the feed's.
std::vector<WarningRow> Folder::itemsOf(const Claims &order) const
{
    std::vector<WarningRow> rows;
    for (const Said *one : order) {
        const std::string &slug = m_sources[sourceOf(*one)].slug;
        for (const WarningItem &item : one->operation->items) {
            const bool isLooked = item.state != WarningState::Unknown;
            const std::string by = isOfFloor(*one) ? item.by : isLooked ? slug : std::string();
            const auto known = std::ranges::find(rows, item.key, &WarningRow::key);
            if (known == rows.end())
                rows.push_back({item.key, shown(item.text.empty() ? item.key : item.text), item.state, by, item.at});
            else if (known->state == WarningState::Unknown && isLooked)
                *known = {known->key, known->text, item.state, by, item.at};
        }
    }
    return rows;
}

/// Targets as said, and those that relationships name.
void Folder::addTargets(OperationRow &row, const std::vector<std::string> &ids, const Claims &order)
{
    const auto target = [&](std::int32_t asset) {
        if (asset >= 0 && !std::ranges::contains(row.assets, asset))
            row.assets.push_back(asset);
        return asset >= 0;
    };
    if (const Said *one = first(order, [](const Said &s) { return !s.operation->targets.empty(); })) {
        row.targets = one->operation->targets;
        for (const std::string &reference : row.targets) {
            const auto byId = m_out.assetById.find(reference);
            if (!target(byId != m_out.assetById.end() ? byId->second : m_out.index.find(reference, sourceOf(*one))))
                row.elsewhere.push_back(shown(reference));
        }
    }
    std::vector<Link> links;
    for (const std::string &id : ids) {
        for (const Link &link : linksOf(id)) {
            if (link.said->dependant == id && link.said->kind == "targets")
                links.push_back(link);
        }
    }
    for (const Link &link : links) {
        if (const auto byId = m_out.assetById.find(link.other); byId != m_out.assetById.end()) {
            target(byId->second);
        } else if (const Claims *identity = current(link.other, Subject::Identity)) {
            bool isKnown = false;
            for (const Name &name : identity->front()->names)
                isKnown = isKnown || target(m_out.index.find(name.text, sourceOf(*identity->front())));
            // Two sources may call one organisation by its name.
            if (const QString name = shown(identity->front()->title);
                !isKnown && !std::ranges::contains(row.elsewhere, name))
                row.elsewhere.push_back(name);
            row.marking = m_markings.joined(row.marking, joinedMarking(*identity));
        } else {
            continue;
        }
        row.marking = m_markings.joined(row.marking, joinedMarking(*link.claims));
    }
}

/// Addresses as said, and those of infrastructure that is named by its id.
void Folder::addOrigins(OperationRow &row, const Claims &order)
{
    std::set<std::string> addresses;
    const auto addNamesOf = [&](const std::string &id) {
        const auto about = m_current.find(id);
        if (about == m_current.end())
            return;
        // Whoever may see an address may see what lent it.
        row.marking = m_markings.joined(row.marking, joinedMarking(about->second));
        for (const Said *one : about->second) {
            for (const Name &name : one->names) {
                if (name.kind == Name::Kind::Address)
                    addresses.insert(name.text);
            }
        }
    };
    for (const Said *one : order) {
        for (const std::string &origin : one->operation->addresses) {
            if (const auto address = canonicalAddress(origin)) {
                addresses.insert(*address);
                continue;
            }
            addNamesOf(origin);
            for (const Link &link : linksOf(origin)) {
                if (link.said->kind != "consists-of" || link.said->dependant != origin)
                    continue;
                row.marking = m_markings.joined(row.marking, joinedMarking(*link.claims));
                addNamesOf(link.other);
            }
        }
        if (!one->operation->addresses.empty()) {
            row.origins = one->operation->addresses;
            break;
        }
    }
    row.addresses.assign(addresses.begin(), addresses.end());
}

void Folder::placeOperation(OperationRow &row, const std::vector<const Operation *> &all)
{
    row.x = row.y = nowhere;
    const auto placed = std::ranges::find_if(all, [](const Operation *o) { return std::abs(o->latitude) <= 90; });
    if (placed != all.end()) {
        const MapPoint at = project((*placed)->latitude, (*placed)->longitude);
        row.x = at.x;
        row.y = at.y;
        row.precision = Precision::Site;
        row.radiusKm = static_cast<float>((*placed)->radiusKm);
        return;
    }
    for (const std::int32_t asset : row.assets) {
        const AssetRow &target = m_out.assets[at(asset)];
        if (target.precision == Precision::None)
            continue;
        row.x = target.x;
        row.y = target.y;
        row.precision = target.precision;
        row.placedBy = asset;
        return;
    }
}

/// Deconfliction: which incidents look like what our own people are doing at that hour, and by which rule.
void Folder::explainIncidents(OperationsBoard &board)
{
    std::vector<std::int32_t> able;
    for (std::size_t i = 0; i < board.rows.size(); ++i) {
        if (canExplain(board.rows[i]))
            able.push_back(static_cast<std::int32_t>(i));
    }
    if (able.empty())
        return;
    for (const IncidentRow &row : m_out.incidents)
        explain(board, able, row, claimsOfAll(row.id));
    for (const IncidentRow &row : m_out.reports)
        explain(board, able, row, m_current.at(row.id));
}

void Folder::explain(OperationsBoard &board, const std::vector<std::int32_t> &able, const IncidentRow &row,
                     const Claims &claims)
{
    std::set<std::string> addresses;
    bool isRead = false;
    for (const std::int32_t index : able) {
        const OperationRow &operation = board.rows[at(index)];
        if (!covers(operation, row.from, row.to) || !fits(operation.kind, row.category))
            continue;
        for (const Said *one : isRead ? Claims() : claims) {
            for (const std::string &reference : one->refs) {
                if (auto address = canonicalAddress(reference))
                    addresses.insert(std::move(*address));
            }
        }
        isRead = true;
        std::vector<std::string> same;
        std::ranges::set_intersection(addresses, operation.addresses, std::back_inserter(same));
        if (!same.empty())
            board.incidents[row.id].push_back(
                {index, ExplainedBy::Address, std::move(same), static_cast<std::int32_t>(addresses.size())});
        std::vector<std::string> assets;
        for (const std::int32_t asset : row.assets) {
            if (std::ranges::contains(operation.assets, asset))
                assets.push_back(m_out.assets[at(asset)].id);
        }
        if (!assets.empty())
            board.incidents[row.id].push_back(
                {index, ExplainedBy::Target, std::move(assets), static_cast<std::int32_t>(row.assets.size())});
    }
}

} // namespace watchfloor::picture::folding
