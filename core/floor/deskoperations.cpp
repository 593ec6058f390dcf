// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/deciding.h"
#include "picture/operations.h"

#include <QUuid>

#include <algorithm>
#include <tuple>

namespace watchfloor::floor {

using namespace Qt::StringLiterals;
using Why = Refused::Why;

fusion::Operation present(const picture::Snapshot &, const picture::OperationRow &row)
{
    fusion::Operation o;
    o.name = row.title.toStdString();
    o.description = row.description.toStdString();
    o.side = row.side;
    o.kind = row.kind;
    o.state = row.said;
    o.from = row.from;
    o.to = row.to;
    o.warningHours = row.warningHours;
    o.threshold = row.threshold;
    o.targets = row.targets;
    o.addresses = row.origins;
    if (row.precision != Precision::None && row.placedBy < 0)
        std::tie(o.latitude, o.longitude) = picture::unproject({row.x, row.y});
    o.radiusKm = row.radiusKm;
    o.confidence = row.confidence;
    for (const picture::WarningRow &item : row.items)
        o.items.push_back({item.key, item.text.toStdString(), item.state, item.by, item.at});
    return o;
}

namespace {

/// What the floor itself holds of an operation: who ticks an item says nothing of what the sources say.
Result<fusion::Operation> ofFloor(store::Reader &reader, std::int64_t floor, const std::string &id)
{
    const auto claims = store::claimsAbout(reader, id);
    if (!claims)
        return std::unexpected(claims.error());
    const store::StoredClaim *newest = nullptr;
    for (const store::StoredClaim &claim : *claims) {
        if (claim.sourceId == floor && !claim.value.revoked && (!newest || claim.recordId > newest->recordId))
            newest = &claim;
    }
    return newest ? fusion::operationFrom(newest->value.body, newest->value.type).value_or(fusion::Operation())
                  : fusion::Operation();
}

/// Who ticks one item looked at no other: what sources say of those stays theirs, so that they can say otherwise.
void keepLooks(std::vector<fusion::WarningItem> &items, const fusion::Operation &own, const std::string &tick)
{
    for (fusion::WarningItem &item : items) {
        if (item.key == tick)
            continue;
        const auto held = std::ranges::find(own.items, item.key, &fusion::WarningItem::key);
        const bool isHeld = held != own.items.end();
        item.state = isHeld ? held->state : fusion::WarningState::Unknown;
        item.by = isHeld ? held->by : std::string();
        item.at = isHeld ? held->at : noTime;
    }
}

} // namespace

Answer<Outcome> Desk::plan(const OperationRequest &request, const picture::Snapshot &picture)
{
    if (auto may = mayDecide(request.by, picture, m_store->info()); !may)
        return std::unexpected(may.error());
    const picture::OperationRow *row = request.id.empty() ? nullptr : picture::operationById(picture, request.id);
    if (!request.id.empty() && !row)
        return refuse(Why::Unknown, ErrorCode::NotFound, u"no operation is called %1"_s.arg(text(request.id)),
                      request.id);
    fusion::Operation operation = request.operation;
    if (operation.name.empty())
        return refuse(Why::Window, ErrorCode::Usage, u"an operation needs a name"_s);
    if (operation.from != noTime && operation.to != noTime && operation.to <= operation.from)
        return refuse(Why::Window, ErrorCode::Usage, u"an operation ends after it begins"_s);
    if (!request.marking.empty() && !parseMarking(request.marking))
        return refuse(Why::Window, ErrorCode::Usage, u"\"%1\" is no marking"_s.arg(text(request.marking)));
    Deciding deciding = begun(Action::Operation, request.by, request.why, picture);
    operation.by = request.by;
    operation.why = request.why;
    operation.at = deciding.at;
    for (fusion::WarningItem &item : operation.items) {
        if (item.key.empty())
            item.key = item.text;
        if (item.key == request.tick) {
            item.by = request.by;
            item.at = deciding.at;
            deciding.tell(item.text + ": " + std::string(name(item.state)));
        }
    }
    const std::string id
        = row ? row->id : "operation--" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    deciding.incidents = {id};
    deciding.outcome.changes.push_back({id, text(operation.name), {}, {}});
    if (request.tick.empty())
        deciding.tell(operation.name);
    const auto from = sitDown(deciding);
    if (!from)
        return std::unexpected(from.error());
    if (row) {
        auto own = ofFloor(**from, deciding.floor, id);
        if (!own)
            return failed(own.error());
        keepLooks(operation.items, *own, request.tick);
        if (!request.tick.empty()) {
            own->items = std::move(operation.items);
            std::tie(own->by, own->why, own->at) = std::tie(operation.by, operation.why, operation.at);
            operation = std::move(*own);
        }
    }
    std::string marking = request.marking;
    if (marking.empty())
        marking = row ? toString(picture.markings[row->marking]) : "TLP:AMBER";
    Claim &claim = deciding.add(id, "operation", bodyOf(operation), marking);
    claim.title = operation.name;
    claim.description = operation.description;
    claim.confidence = static_cast<std::int8_t>(operation.confidence);
    return write(deciding);
}

} // namespace watchfloor::floor
