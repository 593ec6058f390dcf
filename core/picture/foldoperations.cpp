// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/address.h"
#include "base/displaytext.h"
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

/// Of each item the first who looked; where nobody did, the first who named it.
std::vector<WarningRow> itemsOf(const std::vector<const Operation *> &all)
{
    std::vector<WarningRow> rows;
    for (const Operation *operation : all) {
        for (const WarningItem &item : operation->items) {
            const auto known = std::ranges::find(rows, item.key, &WarningRow::key);
            if (known == rows.end())
                rows.push_back(
                    {item.key, shown(item.text.empty() ? item.key : item.text), item.state, item.by, item.at});
            else if (known->state == WarningState::Unknown && item.state != WarningState::Unknown)
                *known = {known->key, known->text, item.state, item.by, item.at};
        }
    }
    return rows;
}

bool canExplain(const OperationRow &row)
{
    return row.side == OperationSide::Friendly && (row.from != noTime || row.to != noTime)
        && row.said != OperationState::Cancelled && (!row.addresses.empty() || !row.assets.empty());
}

} // namespace

/// People go before sources, whose words stay: as with what they hold of an incident.
void Folder::addOperations()
{
    auto board = std::make_shared<OperationsBoard>();
    for (const auto &[id, claims] : m_current) {
        if (claims.front()->subject == Subject::Operation)
            board->rows.push_back(operationOf(id, claims));
    }
    explainIncidents(*board);
    if (!board->rows.empty())
        m_out.operations = std::move(board);
}

OperationRow Folder::operationOf(const std::string &id, const Claims &claims)
{
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
    row.items = itemsOf(all);
    row.confidence = static_cast<std::int8_t>(said(all, &Operation::confidence, -1));
    row.marking = joinedMarking(claims);
    row.known = claims.front()->known;
    row.updated = row.known;
    for (const Said *one : m_all[id]) {
        row.known = std::min(row.known, one->known);
        row.updated = std::max(row.updated, one->known);
    }
    row.isEdited = isOfFloor(*order.front());
    for (const Said *one : claims)
        row.sources.push_back(sourceOf(*one));
    std::ranges::sort(row.sources);
    row.sources.erase(std::ranges::unique(row.sources).begin(), row.sources.end());
    addTargets(row, order);
    addOrigins(row, order);
    placeOperation(row, all);
    return row;
}

/// Targets as said, and those that relationships name.
void Folder::addTargets(OperationRow &row, const Claims &order)
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
    for (const Link &link : linksOf(row.id)) {
        if (link.said->dependant != row.id || link.said->kind != "targets")
            continue;
        if (const auto byId = m_out.assetById.find(link.other); byId != m_out.assetById.end()) {
            target(byId->second);
        } else if (const Claims *identity = current(link.other, Subject::Identity)) {
            bool isKnown = false;
            for (const Name &name : identity->front()->names)
                isKnown = isKnown || target(m_out.index.find(name.text, sourceOf(*identity->front())));
            if (!isKnown)
                row.elsewhere.push_back(shown(identity->front()->title));
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
        if (!one->operation->addresses.empty())
            break;
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
