// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "correlation.h"
#include "floor/desk.h"
#include "fusion/rejection.h"
#include "fusion/sameoperation.h"
#include "operationjson.h"
#include "pictureargs.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"known-at", "TIME", "list: as this store knew it then"},
    {"why", "TEXT", "the reason, for the watch log"},
    {"name", "TEXT", "set: another name"},
    {"description", "TEXT", "what it is"},
    {"side", "WORD", "friendly, adversary, unknown"},
    {"kind", "WORD", "campaign, exercise, penetration-test, maintenance, deployment, defence, other"},
    {"state", "WORD", "planned, imminent, ongoing, ended, cancelled; auto: as the window says"},
    {"from", "TIME", "when it begins"},
    {"to", "TIME", "when it is over"},
    {"warning", "HOURS", "imminent that long before it begins; 24 where nobody says"},
    {"threshold", "N", "imminent where that many items of the checklist were seen"},
    {"target", "NAME,NAME", "assets, missions or areas; takes the place of those it had"},
    {"address", "IP,IP", "it comes from there; for deconfliction"},
    {"item", "TEXT;TEXT", "items of the checklist to add"},
    {"confidence", "N", "0 to 100"},
    {"marking", "LABEL", "such as TLP:AMBER"},
};

template <typename Enum>
Result<> readWord(std::optional<Enum> &into, const Arguments &arguments, const char *option,
                  std::optional<Enum> (*from)(std::string_view))
{
    if (!arguments.has(option))
        return {};
    into = from(arguments.value(option).toStdString());
    if (!into)
        return fail(ErrorCode::Usage,
                    u"--%1: nothing is called \"%2\""_s.arg(QLatin1StringView(option), arguments.value(option)));
    return {};
}

Result<> readNumber(int &into, const Arguments &arguments, const char *option, int least, int most)
{
    const auto number = arguments.number(option, least, most);
    if (!number)
        return std::unexpected(number.error());
    if (*number)
        into = static_cast<int>(**number);
    return {};
}

Result<> readTime(std::int64_t &into, const Arguments &arguments, const char *option)
{
    const auto time = arguments.time(option);
    if (!time)
        return std::unexpected(time.error());
    if (*time)
        into = toMicros(**time);
    return {};
}

void readList(std::vector<std::string> &into, const Arguments &arguments, const char *option)
{
    if (!arguments.has(option))
        return;
    into.clear();
    for (const QString &one : arguments.value(option).split(u',', Qt::SkipEmptyParts))
        into.push_back(one.trimmed().toStdString());
}

/// What is given takes the place of what stands.
Result<> readOperation(fusion::Operation &o, const Arguments &arguments)
{
    if (arguments.has("name"))
        o.name = arguments.value("name").toStdString();
    if (arguments.has("description"))
        o.description = arguments.value("description").toStdString();
    readList(o.targets, arguments, "target");
    readList(o.addresses, arguments, "address");
    for (const QString &item : arguments.value("item").split(u';', Qt::SkipEmptyParts)) {
        const std::string words = item.trimmed().toStdString();
        if (!std::ranges::contains(o.items, words, &fusion::WarningItem::key))
            o.items.push_back({words, words, fusion::WarningState::Unknown, {}, noTime});
    }
    if (arguments.value("state") == "auto"_L1)
        o.state.reset();
    else if (const auto done = readWord(o.state, arguments, "state", &fusion::operationStateFromName); !done)
        return done;
    return readWord(o.side, arguments, "side", &fusion::operationSideFromName)
        .and_then([&] { return readWord(o.kind, arguments, "kind", &fusion::operationKindFromName); })
        .and_then([&] { return readTime(o.from, arguments, "from"); })
        .and_then([&] { return readTime(o.to, arguments, "to"); })
        .and_then([&] { return readNumber(o.warningHours, arguments, "warning", 0, 24 * 366); })
        .and_then([&] { return readNumber(o.threshold, arguments, "threshold", 0, 1000); })
        .and_then([&] { return readNumber(o.confidence, arguments, "confidence", 0, 100); });
}

Exit list(const Session &session, const Arguments &arguments)
{
    const auto open = openPicture(session, arguments);
    if (!open)
        return failed(open.error());
    const picture::Snapshot &s = *open->snapshot;
    const picture::OperationsBoard &board = operationsOf(s);
    Table table({u"state"_s, u"side"_s, u"kind"_s, u"from"_s, u"to"_s, u"seen"_s, u"name"_s, u"marking"_s, u"id"_s});
    for (const std::int32_t i : boardOrder(board)) {
        const picture::OperationRow &row = board.rows[static_cast<std::size_t>(i)];
        if (session.json) {
            print(operationJson(s, row));
            continue;
        }
        table.row({text(name(row.state)), text(name(row.side)), text(name(row.kind)), timeText(timeOf(row.from)),
                   timeText(timeOf(row.to)),
                   row.items.empty() ? QString() : u"%1 of %2"_s.arg(row.observed()).arg(row.items.size()), row.title,
                   text(toString(s.markings[row.marking])), text(row.id)});
    }
    if (!session.json) {
        table.print();
        for (const std::int32_t i : boardOrder(board)) {
            const picture::OperationRow &row = board.rows[static_cast<std::size_t>(i)];
            if (row.state != picture::OperationState::Imminent)
                continue;
            for (const picture::WarningRow &item : row.items)
                say(u"  %1: %2  %3%4"_s.arg(row.title, text(name(item.state)), item.text,
                                            item.by.empty() ? QString() : u"  ("_s + text(item.by) + u')'));
        }
        warn(u"%1 operations, as known at %2"_s.arg(board.rows.size()).arg(iso8601Text(s.knownAt)));
    }
    return Exit::Done;
}

Result<> tick(floor::OperationRequest &request, const QStringList &words)
{
    const auto state = fusion::warningStateFromName(words[1].toStdString());
    if (!state)
        return fail(ErrorCode::Usage, u"\"%1\" is not one of observed, not-observed, unknown"_s.arg(words[1]));
    bool isNumber = false;
    const int number = words[0].toInt(&isNumber);
    auto &items = request.operation.items;
    const auto found = isNumber && number >= 1 && number <= std::ssize(items)
        ? items.begin() + (number - 1)
        : std::ranges::find(items, words[0].toStdString(), &fusion::WarningItem::key);
    if (found == items.end())
        return fail(ErrorCode::NotFound, u"the checklist has no item \"%1\""_s.arg(words[0]));
    found->state = *state;
    request.tick = found->key;
    return {};
}

/// What the machine holds for one by its name is several: it will not join by that name again.
Exit tellApart(const Session &session, const Arguments &arguments)
{
    if (session.actor == "system")
        return failed({ErrorCode::Usage, u"who decides? name yourself with --as NAME"_s});
    const auto open = openToDecide(session);
    if (!open)
        return failed(open.error());
    const auto &store = open->store;
    const picture::SnapshotPtr &snapshot = open->snapshot;
    const QString &id = arguments.positional()[1];
    const picture::OperationRow *row = operationById(*snapshot, id.toStdString());
    if (!row || row->parts.empty())
        return failed({ErrorCode::NotFound, u"%1 is no operation that was joined by its name"_s.arg(id)});
    fusion::RejectionWish wish;
    wish.by = session.actor;
    wish.why = arguments.value("why").toStdString();
    wish.marking = toString(snapshot->markings[row->marking]);
    for (const std::string &value : row->sameNames) {
        wish.what = {std::string(fusion::sameOperationRule), value, {}};
        if (const auto done = fusion::reject(*store, wish); !done)
            return failed(done.error());
    }
    correlateDecided(store);
    if (session.json)
        print(Json().add("action", "apart").add("id", row->id).add("ids", row->parts));
    else
        say(u"operation  %1: %2 objects, each by itself now"_s.arg(row->title, QString::number(row->parts.size())));
    return Exit::Done;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const QStringList &words = arguments.positional();
    const QString what = words.first();
    if (what == "list"_L1 && words.size() == 1)
        return list(session, arguments);
    if (what == "apart"_L1 && words.size() == 2)
        return tellApart(session, arguments);
    const bool isAdd = what == "add"_L1 && words.size() == 2, isSet = what == "set"_L1 && words.size() == 2,
               isTick = what == "tick"_L1 && words.size() == 4;
    if (!isAdd && !isSet && !isTick)
        return failed(
            {ErrorCode::Usage, u"usage: operation list | add NAME | set ID | tick ID ITEM STATE | apart ID"_s});
    const auto open = openToDecide(session);
    if (!open)
        return failed(open.error());
    const auto &store = open->store;
    const picture::SnapshotPtr &snapshot = open->snapshot;
    floor::OperationRequest request;
    request.by = session.actor == "system" ? std::string() : session.actor;
    request.why = arguments.value("why").toStdString();
    request.marking = arguments.value("marking").toStdString();
    if (isAdd) {
        request.operation.name = words[1].toStdString();
        request.operation.side = fusion::OperationSide::Friendly;
    } else {
        request.id = words[1].toStdString();
        if (const picture::OperationRow *row = operationById(*snapshot, request.id))
            request.operation = floor::present(*snapshot, *row);
        else
            return failed({ErrorCode::NotFound, u"no operation is called %1"_s.arg(words[1])});
    }
    const auto read = isTick ? tick(request, words.sliced(2)) : readOperation(request.operation, arguments);
    if (!read)
        return failed(read.error());
    const auto done = floor::Desk(store).plan(request, *snapshot);
    if (!done)
        return failed(done.error().error);
    if (!isTick)
        correlateDecided(store);
    if (session.json)
        print(Json()
                  .add("decision", done->decision)
                  .add("action", name(done->action))
                  .add("id", done->changes.front().id)
                  .add("known_at", std::optional(done->knownAt)));
    else
        say(u"operation  %1  %2"_s.arg(done->changes.front().title, text(done->changes.front().id)));
    return Exit::Done;
}

/// Who says anything of it.
std::vector<std::string> sourcesOf(const picture::Snapshot &s, const picture::OperationRow &row)
{
    std::vector<std::string> slugs;
    for (const std::uint16_t i : row.sources)
        slugs.push_back(s.sources[i].source.slug);
    return slugs;
}

} // namespace

Json operationJson(const picture::Snapshot &s, const picture::OperationRow &row)
{
    std::vector<std::string> assets, elsewhere;
    for (const std::int32_t i : row.assets)
        assets.push_back(s.assets[static_cast<std::size_t>(i)].id);
    for (const QString &one : row.elsewhere)
        elsewhere.push_back(one.toStdString());
    std::vector<Json> items;
    for (const picture::WarningRow &item : row.items)
        items.push_back(Json()
                            .add("key", item.key)
                            .add("text", item.text)
                            .add("state", name(item.state))
                            .add("by", item.by)
                            .add("at", timeOf(item.at)));
    Json json;
    json.add("id", row.id)
        .add("context", contextName(s.context))
        .add("name", row.title)
        .add("side", name(row.side))
        .add("kind", name(row.kind))
        .add("state", name(row.state))
        .add("said", row.said.has_value())
        .add("from", timeOf(row.from))
        .add("to", timeOf(row.to))
        .add("warning_hours", row.warningHours >= 0 ? row.warningHours : picture::usualWarningHours)
        .add("threshold", row.threshold)
        .add("observed", row.observed())
        .add("indicators", items)
        .add("assets", assets)
        .add("elsewhere", elsewhere)
        .add("source_addresses", row.addresses);
    if (std::isnan(row.x)) {
        json.null("latitude").null("longitude");
    } else {
        const auto [latitude, longitude] = picture::unproject({row.x, row.y});
        json.add("latitude", latitude, 4).add("longitude", longitude, 4);
    }
    if (row.confidence < 0)
        json.null("confidence");
    else
        json.add("confidence", int(row.confidence));
    if (!row.parts.empty())
        json.add("same_as", row.parts).add("same_by", fusion::sameOperationRule).add("same_names", row.sameNames);
    json.add("sources", sourcesOf(s, row)).add("marking", toString(s.markings[row.marking]));
    return json;
}

std::vector<Json> explainedJson(const picture::Snapshot &s, std::span<const picture::Explanation> explanations)
{
    std::vector<Json> all;
    for (const picture::Explanation &one : explanations) {
        const picture::OperationRow &row = operationsOf(s).rows[static_cast<std::size_t>(one.operation)];
        all.push_back(Json()
                          .add("operation", row.id)
                          .add("name", row.title)
                          .add("kind", name(row.kind))
                          .add("rule", name(one.rule))
                          .add("values", one.values)
                          .add("of", one.named)
                          .add("from", timeOf(row.from))
                          .add("to", timeOf(row.to))
                          .add("sources", sourcesOf(s, row)));
    }
    return all;
}

QString explainedText(const picture::Snapshot &s, const picture::Explanation &one)
{
    const picture::OperationRow &row = operationsOf(s).rows[static_cast<std::size_t>(one.operation)];
    QStringList values;
    for (const std::string &value : one.values) {
        const auto asset = s.assetById.find(value);
        values += asset == s.assetById.end() ? text(value) : s.assets[static_cast<std::size_t>(asset->second)].name;
    }
    QStringList sources;
    for (const std::string &slug : sourcesOf(s, row))
        sources += text(slug);
    return u"explained by friendly operation %1 (%2, %3 to %4), as %5 says: %6 %7 (%8 of %9); nothing is hidden or "
           "lowered by it"_s.arg(row.title, text(name(row.kind)), timeText(timeOf(row.from)), timeText(timeOf(row.to)),
                                 sources.join(u", "_s), text(name(one.rule)), values.join(u", "_s),
                                 QString::number(one.values.size()), QString::number(one.named));
}

const Command operationCommand{
    "operation",
    "list | add NAME [--kind K --from T --to T ...] | set ID [...] | tick ID ITEM observed|not-observed|unknown | "
    "apart ID",
    "Operations of either side; add, set, tick and apart need --as NAME.\n"
    "list: imminent ones first. What is planned becomes imminent, ongoing and over by its window, unless --state\n"
    "says otherwise. tick: an item of the checklist by its number or key. decide undo takes any of it back.\n"
    "An incident or sensor event that comes from a friendly operation's address, or hits its target, in its window\n"
    "is shown as explained by it; nothing is hidden.\n"
    "Campaigns and exercises that several sources know by one name are one operation; apart: they are not.",
    options,
    1,
    4,
    true,
    run};

} // namespace watchfloor::ctl
