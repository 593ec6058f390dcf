// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/operation.h"

#include "base/ascii.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"

#include <simdjson.h>

#include <algorithm>

namespace watchfloor::fusion {

namespace {

using feeds::text;
using feeds::texts;

using Object = simdjson::dom::object;

constexpr std::array<std::string_view, operationSideCount> sides{"unknown", "adversary", "friendly"};
constexpr std::array<std::string_view, operationKindCount> kinds{
    "other", "campaign", "exercise", "penetration-test", "maintenance", "deployment", "defence"};
constexpr std::array<std::string_view, operationStateCount> states{"imminent", "ongoing", "planned", "ended",
                                                                   "cancelled"};
constexpr std::array<std::string_view, warningStateCount> warnings{"unknown", "observed", "not-observed"};

template <typename Enum, std::size_t Count>
std::optional<Enum> fromName(const std::array<std::string_view, Count> &names, std::string_view text)
{
    std::string plain = asciiLower(text);
    std::ranges::replace(plain, ' ', '-');
    std::ranges::replace(plain, '_', '-');
    const auto found = std::ranges::find(names, plain);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

std::int64_t firstTime(const Object &body, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const std::int64_t at = feeds::timeOf(body, key); at != noTime)
            return at;
    }
    return noTime;
}

double number(const Object &body, std::string_view key, double otherwise)
{
    double value = otherwise;
    return body[key].get(value) == simdjson::SUCCESS ? value : otherwise;
}

int whole(const Object &body, std::string_view key, int least, int most, int otherwise)
{
    const double value = number(body, key, otherwise);
    return value >= least && value <= most ? static_cast<int>(value) : otherwise;
}

std::string timeText(std::int64_t at) { return at == noTime ? std::string() : iso8601(fromMicros(at)); }

std::string json(const WarningItem &item)
{
    feeds::JsonBody body;
    body.text("key", item.key);
    body.text("text", item.text);
    body.text("state", name(item.state));
    body.text("by", item.by);
    body.text("at", timeText(item.at));
    return body.take();
}

std::vector<WarningItem> itemsFrom(const Object &body)
{
    std::vector<WarningItem> items;
    simdjson::dom::array list;
    if (body["indicators"].get(list) != simdjson::SUCCESS)
        return items;
    for (const simdjson::dom::element one : list) {
        Object object;
        if (one.get(object) != simdjson::SUCCESS)
            continue;
        WarningItem item;
        item.text = text(object, "text");
        item.key = text(object, "key");
        if (item.key.empty())
            item.key = item.text;
        item.state = warningStateFromName(text(object, "state")).value_or(WarningState::Unknown);
        item.by = text(object, "by");
        item.at = feeds::timeOf(object, "at");
        if (!item.key.empty() && !std::ranges::contains(items, item.key, &WarningItem::key))
            items.push_back(std::move(item));
    }
    return items;
}

} // namespace

std::string_view name(OperationSide s) { return sides[static_cast<std::size_t>(s)]; }
std::optional<OperationSide> operationSideFromName(std::string_view t) { return fromName<OperationSide>(sides, t); }
std::string_view name(OperationKind k) { return kinds[static_cast<std::size_t>(k)]; }
std::optional<OperationKind> operationKindFromName(std::string_view t) { return fromName<OperationKind>(kinds, t); }
std::string_view name(OperationState s) { return states[static_cast<std::size_t>(s)]; }
std::optional<OperationState> operationStateFromName(std::string_view t) { return fromName<OperationState>(states, t); }
std::string_view name(WarningState s) { return warnings[static_cast<std::size_t>(s)]; }
std::optional<WarningState> warningStateFromName(std::string_view t) { return fromName<WarningState>(warnings, t); }

std::string bodyOf(const Operation &o)
{
    feeds::JsonBody body;
    body.text("name", o.name);
    body.text("description", o.description);
    if (o.side)
        body.text("side", name(*o.side));
    if (o.kind)
        body.text("kind", name(*o.kind));
    if (o.state)
        body.text("state", name(*o.state));
    body.text("from", timeText(o.from));
    body.text("to", timeText(o.to));
    if (o.warningHours >= 0)
        body.number("warning_hours", o.warningHours);
    if (o.threshold > 0)
        body.number("threshold", o.threshold);
    body.texts("targets", o.targets);
    body.texts("source_addresses", o.addresses);
    if (std::abs(o.latitude) <= 90 && std::abs(o.longitude) <= 180) {
        body.real("lat", o.latitude);
        body.real("lon", o.longitude);
        if (o.radiusKm > 0)
            body.real("radius_km", o.radiusKm);
    }
    if (o.confidence >= 0)
        body.number("confidence", o.confidence);
    std::vector<std::string> items;
    for (const WarningItem &item : o.items)
        items.push_back(json(item));
    if (!items.empty())
        body.list("indicators", items);
    body.text("by", o.by);
    body.text("why", o.why);
    body.text("at", timeText(o.at));
    return body.take();
}

std::optional<Operation> operationFrom(std::string_view json, std::string_view type)
{
    thread_local simdjson::dom::parser parser;
    Object body;
    if (parser.parse(json.data(), json.size()).get(body) != simdjson::SUCCESS)
        return {};
    const bool isCampaign = type == "campaign";
    Operation o;
    o.name = text(body, "name");
    o.description = text(body, "description");
    o.side = operationSideFromName(text(body, "side"));
    if (!o.side && isCampaign)
        o.side = OperationSide::Adversary;
    o.kind = operationKindFromName(text(body, "kind"));
    if (!o.kind && isCampaign)
        o.kind = OperationKind::Campaign;
    o.state = operationStateFromName(text(body, "state"));
    o.from = firstTime(body, {"from", "first_seen"});
    o.to = firstTime(body, {"to", "last_seen"});
    if (o.to != noTime && o.from != noTime && o.to < o.from)
        o.to = noTime;
    o.warningHours = whole(body, "warning_hours", 0, 24 * 366, -1);
    o.threshold = whole(body, "threshold", 1, 1000, 0);
    o.targets = texts(body, "targets");
    o.addresses = texts(body, "source_addresses");
    const double latitude = number(body, "lat", o.latitude), longitude = number(body, "lon", o.longitude);
    if (std::abs(latitude) <= 90 && std::abs(longitude) <= 180) {
        o.latitude = latitude;
        o.longitude = longitude;
        o.radiusKm = std::clamp(number(body, "radius_km", 0), 0.0, 20'000.0);
    }
    o.confidence = whole(body, "confidence", 0, 100, -1);
    o.items = itemsFrom(body);
    o.by = text(body, "by");
    o.why = text(body, "why");
    o.at = feeds::timeOf(body, "at");
    return o;
}

} // namespace watchfloor::fusion
