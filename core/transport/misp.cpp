// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "transport/envelope.h"
#include "transport/kinds.h"
#include "transport/netguard.h"
#include "transport/web.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

constexpr std::int64_t mostManifest = 256 << 20;
constexpr int eventsPerPage = 100;
/// MISP stamps an event when it is changed and shows it when the change is done.
constexpr std::int64_t overlapSeconds = 600;
constexpr int mostSweeps = 5;
const std::string restPart = "rest";

bool isUuid(const QString &text)
{
    return text.size() == 36 && std::ranges::all_of(text, [&text, i = 0](QChar c) mutable {
               const int at = i++;
               const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
               return dash ? c == u'-' : (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
           });
}

/// MISP writes numbers as strings, its relatives as numbers.
std::int64_t secondsIn(const QJsonValue &value)
{
    return value.isString() ? value.toString().toLongLong() : value.toInteger();
}

std::int64_t secondsIn(std::string_view text)
{
    std::int64_t seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return seconds;
}

struct Listed
{
    QString uuid;
    std::int64_t timestamp = 0;
};

/// Reads what was fetched as one document, unless it is a page for people.
Result<> readInto(Session &session, std::unique_ptr<HttpReply> reply, EnvelopeScan &scan, const QUrl &url,
                  std::vector<store::CursorChange> cursors)
{
    auto body = std::make_unique<ScannedSource>(ingest::inflating(bodyOf(std::move(reply))), scan);
    const auto head = body->look([](const EnvelopeScan &seen) { return seen.bytes() > 0; });
    if (!head)
        return std::unexpected(head.error());
    if (isWebPage(*head))
        return pageInstead(url);
    const auto known = body->look([](const EnvelopeScan &seen) {
        return seen.isWhole() || seen.has("Event") || seen.elements("response") > 0 || seen.elements("") > 0;
    });
    if (!known)
        return std::unexpected(known.error());
    // An error in JSON, as some servers give with status 200, is no data.
    if (!scan.isList() && !scan.has("response") && !scan.has("Event"))
        return fail(ErrorCode::Malformed, shownUrl(url) + u" answers with something that is no MISP event"_s);
    // A page behind the last one: nothing to read, nothing to complain of.
    if (scan.isWhole() && scan.elements("response") + scan.elements("") == 0 && (scan.has("response") || scan.isList()))
        return {};
    auto outcome = session.ingest(std::move(body), shownUrl(url),
                                  {.cursors = std::move(cursors), .format = {}, .live = false, .byContent = true});
    if (outcome.error)
        return std::unexpected(*outcome.error);
    return {};
}

/// A MISP server or a directory of events. The URL tells which: .../events/restSearch is a server's export, anything
/// else a feed directory with a manifest.json.
class Misp final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token) override
    {
        auto web = Web::of(session, Login::Key);
        if (!web)
            return std::unexpected(web.error());
        return isExport(**web) ? pullExport(session, **web) : pullFeed(session, **web);
    }

    Result<QString> probe(Session &session, std::stop_token) override
    {
        auto web = Web::of(session, Login::Key);
        if (!web)
            return std::unexpected(web.error());
        if (!isExport(**web)) {
            return manifest(**web, feedOf(**web).resolved(QUrl(u"manifest.json"_s))).transform([](const auto &events) {
                return u"the feed's manifest lists %1 events"_s.arg(events.size());
            });
        }
        // One event is enough to know that the key is good and the answer is MISP's.
        auto reply = ask(**web, {{u"page"_s, 1}, {u"limit"_s, 1}});
        if (!reply)
            return std::unexpected(reply.error());
        EnvelopeScan scan;
        ScannedSource body(ingest::inflating(bodyOf(std::move(*reply))), scan);
        const auto head = body.look([](const EnvelopeScan &seen) { return seen.isWhole(); });
        if (!head)
            return std::unexpected(head.error());
        const QString url = shownUrl((*web)->location());
        if (isWebPage(*head))
            return pageInstead((*web)->location());
        if (!scan.isList() && !scan.has("response"))
            return fail(ErrorCode::Malformed, url + u" answers with something that is no MISP event"_s);
        return url + u" answers with events"_s;
    }

private:
    static bool isExport(const Web &web)
    {
        return web.location().path().contains(u"/restSearch"_s, Qt::CaseInsensitive);
    }
    static QUrl feedOf(const Web &web);
    static Result<std::unique_ptr<HttpReply>> ask(Web &web, QJsonObject question);
    static Result<> pullFeed(Session &session, Web &web);
    static Result<std::vector<Listed>> manifest(Web &web, const QUrl &url);
    static Result<bool> readEvent(Session &session, Web &web, const QUrl &base, const Listed &event);

    static Result<> pullExport(Session &session, Web &web);
    struct Sweep
    {
        int pages = 0;
        std::int64_t events = 0, newest = 0;
    };
    static Result<Sweep> sweep(Session &session, Web &web, std::int64_t since);
};

Result<std::vector<Listed>> Misp::manifest(Web &web, const QUrl &url)
{
    const auto body = web.fetch(url, {{"Accept", "application/json"}}, mostManifest);
    if (!body)
        return std::unexpected(body.error());
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(*body, &problem);
    if (!document.isObject() && !(document.isArray() && document.array().isEmpty()))
        return fail(ErrorCode::Malformed,
                    shownUrl(url) + u" is no manifest of a MISP feed ("_s
                        + (problem.error ? problem.errorString() : u"not an object"_s) + u')');
    std::vector<Listed> events;
    const QJsonObject entries = document.object();
    for (auto it = entries.begin(); it != entries.end(); ++it)
        events.push_back({it.key(), secondsIn(it.value()[u"timestamp"])});
    // Oldest first, so that a reading that was cut off leaves the rest in order.
    std::ranges::sort(events, {}, [](const Listed &e) { return std::pair(e.timestamp, e.uuid); });
    return events;
}

Result<bool> Misp::readEvent(Session &session, Web &web, const QUrl &base, const Listed &event)
{
    const QUrl url = base.resolved(QUrl(event.uuid + u".json"_s));
    auto reply = web.send(url, {{"Accept", "application/json"}});
    if (!reply) {
        if (reply.error().code != ErrorCode::NotFound)
            return std::unexpected(reply.error());
        session.problem(u"the feed lists an event that is not there: "_s + shownUrl(url));
        return false;
    }
    EnvelopeScan scan;
    const auto done = readInto(session, std::move(*reply), scan, url,
                               {{event.uuid.toStdString(), std::to_string(event.timestamp)}});
    if (!done)
        return std::unexpected(done.error());
    return true;
}

/// The directory, with its slash, whether the settings name it or its manifest.
QUrl Misp::feedOf(const Web &web)
{
    QUrl base = web.location();
    if (const QString path = base.path(QUrl::FullyEncoded); path.endsWith(u"/manifest.json"_s))
        base.setPath(path.chopped(13), QUrl::StrictMode);
    else if (!path.endsWith(u'/'))
        base.setPath(path + u'/', QUrl::StrictMode);
    return base;
}

Result<> Misp::pullFeed(Session &session, Web &web)
{
    const QUrl base = feedOf(web);
    const auto listed = manifest(web, base.resolved(QUrl(u"manifest.json"_s)));
    if (!listed)
        return std::unexpected(listed.error());
    const auto cursors = session.cursors();
    if (!cursors)
        return std::unexpected(cursors.error());
    std::map<std::string, std::int64_t> known;
    for (const auto &cursor : *cursors)
        known[cursor.part] = secondsIn(cursor.cursor);

    std::int64_t read = 0;
    for (const Listed &event : *listed) {
        if (session.stop().stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (!isUuid(event.uuid)) {
            session.problem(u"the feed lists something that is no event: "_s + visibleText(shortText(event.uuid, 60)));
            continue;
        }
        const auto before = known.find(event.uuid.toStdString());
        if (before != known.end() && event.timestamp <= before->second)
            continue;
        const auto done = readEvent(session, web, base, event);
        if (!done)
            return std::unexpected(done.error());
        read += *done ? 1 : 0;
        session.live(u"%1 of %2 events were new in %3"_s.arg(read).arg(listed->size()).arg(shownUrl(base)));
    }
    session.live(u"%1 of %2 events were new in %3"_s.arg(read).arg(listed->size()).arg(shownUrl(base)));
    return {};
}

Result<std::unique_ptr<HttpReply>> Misp::ask(Web &web, QJsonObject question)
{
    question[u"returnFormat"] = u"json"_s;
    return web.send(web.location(), {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
                    QJsonDocument(question).toJson(QJsonDocument::Compact));
}

/// One reading of all pages, up to the first empty one.
Result<Misp::Sweep> Misp::sweep(Session &session, Web &web, std::int64_t since)
{
    Sweep out;
    std::optional<Sha256> before;
    for (int page = 1;; ++page) {
        QJsonObject question{{u"page"_s, page}, {u"limit"_s, eventsPerPage}};
        if (since > 0)
            question[u"timestamp"] = QString::number(since);
        const QUrl url = web.location();
        auto reply = ask(web, std::move(question));
        if (!reply)
            return std::unexpected(reply.error());
        EnvelopeScan scan([&out](const std::string &key, const std::string &value) {
            if (key == "timestamp")
                out.newest = std::max(out.newest, secondsIn(value));
        });
        if (const auto done = readInto(session, std::move(*reply), scan, url, {}); !done)
            return std::unexpected(done.error());
        if (!scan.isWhole())
            return fail(ErrorCode::Io, shownUrl(url) + u": the answer ends in the middle"_s);
        const auto events = scan.elements("response") + scan.elements("");
        if (events == 0)
            return out;
        if (before == scan.listHash())
            return fail(ErrorCode::Malformed, shownUrl(url) + u": the server gave the same page twice"_s);
        before = scan.listHash();
        ++out.pages;
        out.events += events;
        session.live(u"%1 events from %2"_s.arg(out.events).arg(shownUrl(url)));
    }
}

Result<> Misp::pullExport(Session &session, Web &web)
{
    const auto cursor = session.cursor(restPart);
    if (!cursor)
        return std::unexpected(cursor.error());
    const std::int64_t before = secondsIn(*cursor);
    const std::int64_t since = std::max<std::int64_t>(before - overlapSeconds, 0);
    std::int64_t newest = before;
    for (int i = 0; i < mostSweeps; ++i) {
        const auto accepted = session.status().counters.accepted;
        const auto swept = sweep(session, web, since);
        if (!swept)
            return std::unexpected(swept.error());
        newest = std::max(newest, swept->newest);
        // Pages are counted from the front: an event that goes away meanwhile moves another past the reader. What is
        // longer than a page is therefore read until a reading brings nothing new.
        if (swept->pages < 2 || session.status().counters.accepted == accepted)
            break;
    }
    if (newest == before)
        return {};
    return session.putCursors({{restPart, std::to_string(newest)}});
}

} // namespace

const Kind &mispKind()
{
    static const Kind kind{
        "misp",
        "MISP feed or export",
        "the URL of a feed's directory, or a server's .../events/restSearch",
        false,
        std::chrono::minutes{10},
        checkWeb,
        [] { return std::unique_ptr<Transport>(std::make_unique<Misp>()); },
    };
    return kind;
}

} // namespace watchfloor::transport
