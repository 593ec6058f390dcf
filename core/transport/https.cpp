// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "ingest/choice.h"
#include "transport/envelope.h"
#include "transport/kinds.h"
#include "transport/netguard.h"
#include "transport/web.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

/// What a server said of the version it gave, to be asked for a newer one only.
struct Version
{
    QByteArray tag, modified;
};

Version versionOf(const std::string &cursor)
{
    const QJsonObject said = QJsonDocument::fromJson(QByteArray::fromStdString(cursor)).object();
    return {said[u"etag"].toString().toLatin1(), said[u"last_modified"].toString().toLatin1()};
}

std::string cursorOf(const HttpReply &reply)
{
    QJsonObject said;
    if (const QByteArray tag = reply.header("ETag"_ba); !tag.isEmpty())
        said[u"etag"] = QString::fromLatin1(tag);
    if (const QByteArray modified = reply.header("Last-Modified"_ba); !modified.isEmpty())
        said[u"last_modified"] = QString::fromLatin1(modified);
    return QJsonDocument(said).toJson(QJsonDocument::Compact).toStdString();
}

/// A document at a URL, read again as often as it changes: JSON, NDJSON or whatever else Watchfloor reads.
class Https final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token) override
    {
        auto web = Web::of(session, Login::Usual);
        if (!web)
            return std::unexpected(web.error());
        const auto known = session.cursor();
        if (!known)
            return std::unexpected(known.error());
        Web::Headers headers;
        const Version version = versionOf(*known);
        if (!version.tag.isEmpty())
            headers.emplace_back("If-None-Match", version.tag);
        if (!version.modified.isEmpty())
            headers.emplace_back("If-Modified-Since", version.modified);

        const QUrl url = (*web)->location();
        auto reply = (*web)->send(url, std::move(headers));
        if (!reply)
            return std::unexpected(reply.error());
        if ((*reply)->status() == 304) {
            session.live(u"unchanged: "_s + shownUrl(url));
            return {};
        }
        return read(session, url, std::move(*reply));
    }

    Result<QString> probe(Session &session, std::stop_token) override
    {
        auto web = Web::of(session, Login::Usual);
        if (!web)
            return std::unexpected(web.error());
        const QUrl url = (*web)->location();
        auto reply = (*web)->send(url, {});
        if (!reply)
            return std::unexpected(reply.error());
        const QString type = QString::fromLatin1((*reply)->header("Content-Type"_ba));
        const auto body = ingest::inflating(bodyOf(std::move(*reply)));
        const auto first = body->next(); // seen as long as the body is there
        if (!first)
            return std::unexpected(first.error());
        if (isWebPage(first->bytes))
            return pageInstead(url);
        if (ingest::isBlank(first->bytes))
            return shownUrl(url) + u" answers, and there is nothing there now"_s;
        return shownUrl(url) + u" answers with data"_s
            + (type.isEmpty() ? QString() : u": "_s + visibleText(shortText(type, 60)));
    }

private:
    static Result<> read(Session &session, const QUrl &url, std::unique_ptr<HttpReply> reply)
    {
        const std::string cursor = cursorOf(*reply);
        EnvelopeScan scan;
        auto body = std::make_unique<ScannedSource>(ingest::inflating(bodyOf(std::move(reply))), scan);
        // Enough to tell a page for people from data, and data from nothing.
        const auto head
            = body->look([](const EnvelopeScan &seen) { return std::size_t(seen.bytes()) >= ingest::headBytes; });
        if (!head)
            return std::unexpected(head.error());
        if (isWebPage(*head))
            return pageInstead(url);
        if (ingest::isBlank(*head)) {
            session.live(u"nothing there now: "_s + shownUrl(url));
            return {};
        }
        const auto outcome
            = session.ingest(std::move(body), shownUrl(url),
                             {.cursors = {{{}, cursor}}, .format = {}, .live = false, .byContent = true});
        if (outcome.error)
            return std::unexpected(*outcome.error);
        session.live(u"read "_s + shownUrl(url));
        return {};
    }
};

} // namespace

const Kind &httpsKind()
{
    static const Kind kind{
        "https",
        "HTTPS document",
        "a URL of JSON, NDJSON or another format that is read",
        false,
        std::chrono::minutes{5},
        checkWeb,
        [] { return std::unique_ptr<Transport>(std::make_unique<Https>()); },
    };
    return kind;
}

} // namespace watchfloor::transport
