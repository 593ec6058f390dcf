// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/handoverjson.h"

#include "feeds/jsonfields.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace watchfloor::watch {

namespace {

using feeds::text;
using feeds::timeOf;
using feeds::wholeOf;

namespace dom = simdjson::dom;

constexpr auto kindNames
    = std::to_array<std::string_view>({"disputed", "lapsing", "worse", "new", "recognised", "shelved", "held", "feed",
                                       "report", "phase", "open", "better", "closed", "decision", "operation"});

void time(feeds::JsonBody &body, std::string_view key, std::int64_t at)
{
    if (at != noTime)
        body.text(key, iso8601(fromMicros(at)));
}

std::string itemJson(const HandoverItem &item)
{
    feeds::JsonBody body;
    body.text("kind", name(item.kind));
    body.text("key", item.key);
    body.text("id", item.id);
    body.text("title", item.title);
    body.text("state", item.state);
    body.text("by", item.by);
    body.text("why", item.why);
    time(body, "at", item.at);
    if (item.level >= 0)
        body.number("level", item.level);
    body.text("marking", item.marking);
    return body.take();
}

std::string tickJson(const Tick &tick)
{
    feeds::JsonBody body;
    body.text("key", tick.key);
    body.text("remark", tick.remark);
    body.text("stands", tick.stands);
    return body.take();
}

std::string signatureJson(const HandoverSignature &s)
{
    feeds::JsonBody body;
    body.text("by", s.by);
    body.text("key", s.key);
    body.text("signature", s.signature);
    return body.take();
}

template <typename Take> void each(const dom::object &body, std::string_view key, Take take)
{
    dom::array list;
    if (body[key].get(list) != simdjson::SUCCESS)
        return;
    for (const dom::element one : list) {
        dom::object object;
        if (one.get(object) == simdjson::SUCCESS)
            take(object);
    }
}

HandoverItem itemFrom(const dom::object &o)
{
    HandoverItem item;
    const auto kind = std::ranges::find(kindNames, text(o, "kind"));
    item.kind = kind == kindNames.end() ? HandoverItem::Kind::Open
                                        : static_cast<HandoverItem::Kind>(kind - kindNames.begin());
    item.key = text(o, "key");
    item.id = text(o, "id");
    item.title = text(o, "title");
    item.state = text(o, "state");
    item.by = text(o, "by");
    item.why = text(o, "why");
    item.at = timeOf(o, "at");
    item.level = int(wholeOf(o, "level", -1));
    item.marking = text(o, "marking");
    return item;
}

HandoverDraft draftIn(const dom::object &body)
{
    HandoverDraft draft;
    each(body, "taken",
         [&](const dom::object &o) { draft.ticks.push_back({text(o, "key"), text(o, "remark"), text(o, "stands")}); });
    each(body, "left",
         [&](const dom::object &o) { draft.left.push_back({text(o, "key"), text(o, "remark"), text(o, "stands")}); });
    draft.notes = text(body, "notes");
    return draft;
}

/// The object under a key, byte for byte: what was signed is checked, not what it was read as.
std::string rawObject(const std::string &json, std::string_view key)
{
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(json);
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    std::string_view raw;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(object)
        || object[key].raw_json().get(raw) != simdjson::SUCCESS)
        return {};
    return std::string(raw);
}

} // namespace

std::string_view name(HandoverItem::Kind k) { return kindNames[static_cast<std::size_t>(k)]; }

std::string bodyOf(const HandoverDraft &draft, const std::string &by)
{
    const auto json = [](const std::vector<Tick> &ticks) {
        std::vector<std::string> all;
        std::ranges::transform(ticks, std::back_inserter(all), tickJson);
        return all;
    };
    feeds::JsonBody body;
    body.list("taken", json(draft.ticks));
    body.list("left", json(draft.left));
    body.text("notes", draft.notes);
    body.text("by", by);
    return body.take();
}

HandoverDraft draftFrom(const std::string &json)
{
    thread_local dom::parser parser;
    dom::object body;
    return parser.parse(json).get(body) == simdjson::SUCCESS ? draftIn(body) : HandoverDraft();
}

std::string statementOf(const AcceptedHandover &a)
{
    const Handover &h = a.handover;
    std::vector<std::string> items, ticks;
    std::ranges::transform(h.items, std::back_inserter(items), itemJson);
    std::ranges::transform(a.draft.ticks, std::back_inserter(ticks), tickJson);
    feeds::JsonBody body;
    body.number("number", h.number);
    time(body, "since", h.since);
    time(body, "known_at", h.knownAt);
    time(body, "signed_at", a.at);
    body.text("outgoing", h.outgoing);
    body.text("incoming", a.incoming);
    body.text("token_holder", h.tokenHolder);
    body.text("marking", h.marking);
    body.text("context", h.context == store::Context::Exercise ? "exercise" : "real");
    body.text("store", h.log.storeId);
    body.number("log_entry", h.log.sequence);
    body.text("log_sha256", h.log.hash);
    body.list("items", items);
    body.list("taken", ticks);
    body.text("notes", a.draft.notes);
    return body.take();
}

std::string signedText(const std::string &statement) { return "watchfloor handover 1\n" + statement; }

std::string bodyOf(const AcceptedHandover &a)
{
    feeds::JsonBody body;
    body.raw("statement", a.statement);
    body.list("signatures", {signatureJson(a.outgoingSignature), signatureJson(a.incomingSignature)});
    body.text("sheet_sha256", a.sheetHash);
    return body.take();
}

std::optional<AcceptedHandover> acceptedFrom(const std::string &json)
{
    AcceptedHandover a;
    a.statement = rawObject(json, "statement");
    // What is shown is read from the very bytes that the signatures are checked over.
    thread_local dom::parser parser, statementParser;
    dom::object body, said;
    if (parser.parse(json).get(body) != simdjson::SUCCESS
        || statementParser.parse(a.statement).get(said) != simdjson::SUCCESS)
        return {};
    Handover &h = a.handover;
    h.number = int(wholeOf(said, "number", 0));
    h.since = timeOf(said, "since");
    h.knownAt = timeOf(said, "known_at");
    h.outgoing = text(said, "outgoing");
    h.tokenHolder = text(said, "token_holder");
    h.marking = text(said, "marking");
    h.context = text(said, "context") == "exercise" ? store::Context::Exercise : store::Context::Real;
    h.log = {text(said, "store"), wholeOf(said, "log_entry", 0), text(said, "log_sha256")};
    each(said, "items", [&](const dom::object &o) { h.items.push_back(itemFrom(o)); });
    a.draft = draftIn(said);
    a.incoming = text(said, "incoming");
    a.at = timeOf(said, "signed_at");
    std::vector<HandoverSignature> signatures;
    each(body, "signatures",
         [&](const dom::object &o) { signatures.push_back({text(o, "by"), text(o, "key"), text(o, "signature")}); });
    if (h.number == 0 || h.knownAt == noTime || signatures.size() != 2)
        return {};
    a.outgoingSignature = signatures[0];
    a.incomingSignature = signatures[1];
    a.sheetHash = text(body, "sheet_sha256");
    return a;
}

bool isSound(const AcceptedHandover &a, const std::map<std::string, std::set<std::string>> &keys)
{
    const auto holds = [&](const HandoverSignature &s, const std::string &who) {
        const auto known = keys.find(who);
        return s.by == who && known != keys.end() && known->second.contains(s.key)
            && floor::isSignedBy(s.key, signedText(a.statement), s.signature);
    };
    return a.handover.outgoing != a.incoming && holds(a.outgoingSignature, a.handover.outgoing)
        && holds(a.incomingSignature, a.incoming);
}

} // namespace watchfloor::watch
