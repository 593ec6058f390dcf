// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "floor/deciding.h"

#include <algorithm>

namespace watchfloor::floor {

using namespace Qt::StringLiterals;
using Why = Refused::Why;

namespace {

std::string healthBody(const HealthRequest &request, const std::string &asset, Timestamp until,
                       const Deciding &deciding)
{
    feeds::JsonBody body;
    body.text("asset", asset);
    if (request.isWithdrawal) {
        body.flag("withdrawn", true);
    } else {
        body.text("health", name(request.health));
        body.text("until", iso8601(until));
    }
    body.text("by", deciding.by);
    body.text("why", deciding.why);
    body.text("at", iso8601(fromMicros(deciding.at)));
    return body.take();
}

} // namespace

Marking healthMarking(const picture::Snapshot &picture, std::int32_t asset)
{
    Marking marking = picture.markings[picture.assets[static_cast<std::size_t>(asset)].marking];
    for (const picture::HeldHealth &held : picture.held) {
        if (held.asset == asset)
            marking = join(marking, picture.markings[held.marking]);
    }
    for (const picture::IncidentRow &incident : picture.incidents) {
        if (picture::isOpen(incident.state) && std::ranges::contains(incident.assets, asset))
            marking = join(marking, picture.markings[incident.marking]);
    }
    return marking;
}

Answer<Outcome> Desk::setHealth(const HealthRequest &request, const picture::Snapshot &picture)
{
    if (auto may = mayDecide(request.by, picture, m_store->info()); !may)
        return std::unexpected(may.error());
    const auto found = picture.assetById.find(request.asset);
    if (found == picture.assetById.end())
        return refuse(Why::Asset, ErrorCode::NotFound, u"no asset is called %1"_s.arg(text(request.asset)),
                      request.asset);
    Deciding deciding = begun(Action::Health, request.by, request.why, picture);
    const Timestamp now = fromMicros(deciding.at), until = request.until.value_or(now + usualHealth);
    if (request.isWithdrawal && !picture::heldHealth(picture, found->second))
        return refuse(Why::Unheld, ErrorCode::NotFound, u"nobody holds anything of its health"_s, request.asset);
    if (!request.isWithdrawal && request.health == picture::Health::Unknown)
        return refuse(Why::Step, ErrorCode::Usage, u"unknown is no health that anybody could vouch for"_s);
    if (!request.isWithdrawal && request.why.empty())
        return refuse(Why::Reason, ErrorCode::Usage, u"an asset's health is not set without a reason: --why TEXT"_s);
    if (!request.isWithdrawal && until <= now)
        return refuse(Why::Past, ErrorCode::Usage, u"an asset's health is held until an instant to come"_s);
    // Infrastructure may go by the asset that it turned out to be.
    const picture::AssetRow &asset = picture.assets[static_cast<std::size_t>(found->second)];
    deciding.incidents = {asset.id};
    deciding.outcome.changes.push_back({asset.id, asset.name, {}, {}});
    deciding.tell(asset.name.toStdString() + ": "
                  + (request.isWithdrawal ? "what was held of it is withdrawn"
                                          : std::string(name(request.health)) + " until " + iso8601(until)));
    const auto from = sitDown(deciding);
    if (!from)
        return std::unexpected(from.error());
    // One subject an asset, so that what is said of it next takes this one's place.
    Claim &claim
        = deciding.add(derivedId("health", fusion::floorSource, "", asset.id), "health",
                       healthBody(request, asset.id, until, deciding), toString(healthMarking(picture, found->second)));
    claim.revoked = request.isWithdrawal;
    return write(deciding);
}

} // namespace watchfloor::floor
