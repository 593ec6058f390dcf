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
#include <QLocale>
#include <QTimeZone>
#include <QUrlQuery>

#include <set>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

const QByteArray mediaType = "application/taxii+json;version=2.1"_ba;
constexpr std::int64_t mostDescription = 4 << 20; ///< bytes of a discovery, root or list of collections
constexpr int mostEmptyPages = 3; ///< in a row, each promising more
/// What a server stamped just now may become visible after what it stamped later.
constexpr std::chrono::seconds settling{10};

QUrl below(QUrl url, const QString &path)
{
    QString base = url.path(QUrl::FullyEncoded);
    if (!base.endsWith(u'/'))
        base += u'/';
    url.setPath(base + path, QUrl::StrictMode);
    url.setQuery(QString());
    return url;
}

/// Up to and with the collection's id, where a URL leads into a collection.
std::optional<QUrl> collectionIn(const QUrl &url)
{
    QStringList parts = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    const qsizetype at = parts.lastIndexOf(u"collections"_s);
    if (at < 0 || at + 1 >= parts.size())
        return std::nullopt;
    QUrl collection = url;
    collection.setPath(u'/' + parts.first(at + 2).join(u'/') + u'/', QUrl::StrictMode);
    collection.setQuery(QString());
    return collection;
}

/// When the server answered, by its own clock.
Timestamp answeredAt(const HttpReply &reply)
{
    QDateTime at
        = QLocale::c().toDateTime(QString::fromLatin1(reply.header("Date"_ba)), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return Clock::now();
    at.setTimeZone(QTimeZone::UTC);
    return fromMicros(at.toMSecsSinceEpoch() * 1000);
}

/// With all six digits: a server that compares texts would take ...00Z for later than ...00.5Z.
std::string taxiiTime(Timestamp at)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(at);
    std::string digits = std::to_string(toMicros(at) - toMicros(Timestamp(whole)));
    digits.insert(0, 6 - digits.size(), '0');
    std::string text = iso8601(Timestamp(whole));
    text.insert(text.size() - 1, '.' + digits);
    return text;
}

std::optional<Timestamp> timeIn(const QByteArray &header)
{
    const auto time = parseIso8601(std::string_view(header.constData(), std::size_t(header.size())));
    return time ? std::optional(time->at) : std::nullopt;
}

/// One page as its envelope and headers describe it.
struct Page
{
    bool more = false;
    std::string next;
    std::int64_t objects = 0;
    Sha256 hash{}; ///< of the objects
    std::optional<Timestamp> firstAdded, lastAdded;
    Timestamp answered{};
};

/// How far a poll has come. Either the server's `next` is followed with the query as it was first asked, or, where it
/// gives none, the query moves along the dates; never both.
class Paging
{
public:
    Paging(QUrl objects, std::string highWater)
        : m_objects(std::move(objects))
        , m_original(std::move(highWater))
        , m_after(m_original)
    {
    }

    [[nodiscard]] QUrl url() const;
    /// After a page that was read to its end: true where there is another.
    [[nodiscard]] Result<bool> advance(const Page &page);
    /// What the next poll asks after. Of use once the last page is committed.
    [[nodiscard]] std::string highWaterAfter(const Page &page) const;

private:
    [[nodiscard]] std::unexpected<Error> stuck(const QString &why) const;
    [[nodiscard]] Result<bool> advanceByDate(const Page &page, bool isRepeated);

    QUrl m_objects;
    std::string m_original, m_after, m_next;
    std::optional<Timestamp> m_last;
    bool m_byDate = false, m_exact = false;
    std::set<Sha256> m_pages;
    std::set<std::string> m_nexts;
    int m_empty = 0;
};

QUrl Paging::url() const
{
    QUrlQuery query;
    const auto add = [&query](const QString &key, const std::string &value) {
        query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(key, "[]"_ba)),
                           QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(value))));
    };
    // Without it a server gives the latest version alone, and what was said before would be lost.
    add(u"match[version]"_s, "all");
    if (!m_after.empty())
        add(u"added_after"_s, m_after);
    if (!m_next.empty())
        add(u"next"_s, m_next);
    QUrl url = m_objects;
    url.setQuery(query);
    return url;
}

std::unexpected<Error> Paging::stuck(const QString &why) const
{
    return fail(ErrorCode::Malformed,
                shownUrl(m_objects) + u": "_s + why
                    + u"; the collection is read again from where the last whole reading ended"_s);
}

Result<bool> Paging::advance(const Page &page)
{
    if (page.lastAdded)
        m_last = std::max(m_last.value_or(*page.lastAdded), *page.lastAdded);
    if (!page.more)
        return false;
    m_empty = page.objects == 0 ? m_empty + 1 : 0;
    if (m_empty >= mostEmptyPages)
        return stuck(u"the server promises more, page after page, and gives nothing"_s);
    const bool isRepeated = page.objects > 0 && !m_pages.insert(page.hash).second;
    if (m_byDate || page.next.empty())
        return advanceByDate(page, isRepeated);
    if (isRepeated)
        return stuck(u"the server gave the same page twice"_s);
    if (!m_nexts.insert(page.next).second)
        return stuck(u"the server gave the same 'next' twice"_s);
    m_next = page.next;
    return true;
}

/// Several objects may share one date and a page end between them: therefore a page begins with what was added at the
/// last one's date, known by now, rather than after it.
Result<bool> Paging::advanceByDate(const Page &page, bool isRepeated)
{
    if (!page.lastAdded)
        return stuck(
            u"the server says there is more but neither where (next) nor since when (X-TAXII-Date-Added-Last)"_s);
    m_byDate = true;
    m_next.clear();
    std::string after;
    if (isRepeated) {
        if (m_exact)
            return stuck(u"the server gave the same page twice"_s);
        if (page.objects > 1 && (!page.firstAdded || *page.firstAdded == *page.lastAdded))
            return stuck(u"more objects share the date "_s + QString::fromStdString(taxiiTime(*page.lastAdded))
                         + u" than one page holds, and the server gives no 'next' to go on within it"_s);
        after = taxiiTime(*page.lastAdded);
        m_exact = true;
    } else {
        after = taxiiTime(*page.lastAdded - std::chrono::microseconds{1});
        m_exact = false;
    }
    if (!m_after.empty() && after < m_after && !isRepeated)
        return stuck(u"the server goes back in time from one page to the next"_s);
    m_after = std::move(after);
    return true;
}

std::string Paging::highWaterAfter(const Page &page) const
{
    auto last = m_last;
    if (page.lastAdded)
        last = std::max(last.value_or(*page.lastAdded), *page.lastAdded);
    if (!last)
        return m_original;
    const std::string reached = taxiiTime(std::min(*last, page.answered - settling));
    return m_original.empty() ? reached : std::max(m_original, reached);
}

class Taxii final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token) override
    {
        auto web = Web::of(session, Login::Usual);
        if (!web)
            return std::unexpected(web.error());
        if (!m_collection) {
            auto found = find(**web);
            if (!found)
                return std::unexpected(found.error());
            m_collection = std::move(*found);
        }
        return poll(session, **web);
    }

    Result<QString> probe(Session &session, std::stop_token) override
    {
        auto web = Web::of(session, Login::Usual);
        if (!web)
            return std::unexpected(web.error());
        const auto found = find(**web);
        if (!found)
            return std::unexpected(found.error());
        QUrl one = below(*found, u"objects/"_s);
        one.setQuery(u"limit=1"_s);
        const auto said = describe(**web, one);
        if (!said)
            return std::unexpected(said.error());
        return u"the collection can be read: "_s + shownUrl(*found)
            + (said->contains(u"objects") ? QString() : u"; it is empty"_s);
    }

private:
    Result<> poll(Session &session, Web &web);
    Result<Page> read(Session &session, Web &web, const Paging &paging);
    Result<QUrl> find(Web &web);
    Result<QJsonObject> describe(Web &web, const QUrl &url);
    Result<> collectionsOf(Web &web, const QUrl &root, std::vector<std::pair<QString, QUrl>> &readable);

    std::optional<QUrl> m_collection;
};

Result<> Taxii::poll(Session &session, Web &web)
{
    const auto highWater = session.cursor();
    if (!highWater)
        return std::unexpected(highWater.error());
    Paging paging(below(*m_collection, u"objects/"_s), *highWater);
    std::int64_t objects = 0;
    for (;;) {
        const auto page = read(session, web, paging);
        if (!page)
            return std::unexpected(page.error());
        objects += page->objects;
        session.live(u"%1 objects from %2"_s.arg(objects).arg(shownUrl(*m_collection)));
        const auto more = paging.advance(*page);
        if (!more)
            return std::unexpected(more.error());
        if (*more)
            continue;
        // A page of usual size has brought it along already, in its own transaction.
        if (const std::string reached = paging.highWaterAfter(*page); reached != *highWater)
            return session.putCursors({{{}, reached}});
        return {};
    }
}

Result<Page> Taxii::read(Session &session, Web &web, const Paging &paging)
{
    const QUrl url = paging.url();
    auto reply = web.send(url, {{"Accept", mediaType}});
    if (!reply)
        return std::unexpected(reply.error());
    Page page;
    page.firstAdded = timeIn((*reply)->header("X-TAXII-Date-Added-First"_ba));
    page.lastAdded = timeIn((*reply)->header("X-TAXII-Date-Added-Last"_ba));
    page.answered = answeredAt(**reply);
    EnvelopeScan scan;
    auto body = std::make_unique<ScannedSource>(ingest::inflating(bodyOf(std::move(*reply))), scan);
    const auto head = body->look([](const EnvelopeScan &seen) { return seen.isWhole(); });
    if (!head)
        return std::unexpected(head.error());
    if (isWebPage(*head))
        return pageInstead(url);
    const auto note = [&page, &scan] {
        page.more = scan.scalar("more") == "true";
        page.next = scan.scalar("next");
        page.objects = scan.elements("objects");
        page.hash = scan.listHash();
    };
    note();
    if (!scan.isObject() || (scan.isWhole() && !scan.has("objects") && !scan.has("more") && !scan.isEmpty()))
        return fail(ErrorCode::Malformed, shownUrl(url) + u" answers with something that is no TAXII envelope"_s);
    if (scan.isWhole() && page.objects == 0)
        return page; // an empty envelope is how a server says that nothing is new
    // A page of nothing but unusual objects would not be told for STIX.
    const std::string format = session.settings().format == "auto" ? "stix" : std::string();
    Session::How how{.cursors = {}, .format = format, .live = false, .byContent = true};
    if (scan.isWhole() && !page.more)
        how.cursors = {{{}, paging.highWaterAfter(page)}};
    const auto outcome = session.ingest(std::move(body), shownUrl(url.adjusted(QUrl::RemoveQuery)), std::move(how));
    if (outcome.error)
        return std::unexpected(*outcome.error);
    note();
    if (!scan.isWhole())
        return fail(ErrorCode::Io, shownUrl(url) + u": the page ends in the middle"_s);
    return page;
}

/// The collection that the settings mean: named in the URL, or the only one that can be read there.
Result<QUrl> Taxii::find(Web &web)
{
    if (auto named = collectionIn(web.location()))
        return *named;
    QUrl start = web.location();
    if (start.path().endsWith(u"/collections"_s) || start.path().endsWith(u"/collections/"_s))
        start = start.resolved(QUrl(start.path().endsWith(u'/') ? u".."_s : u"."_s));
    const auto said = describe(web, below(start, {}));
    if (!said)
        return std::unexpected(said.error());
    QList<QUrl> roots;
    if (said->contains(u"api_roots")) {
        const QJsonArray listed = (*said)[u"api_roots"].toArray();
        for (const auto &root : listed) {
            // A root on another host would be another source, with a secret of its own.
            if (const auto there = redirected(start, root.toString().toUtf8()))
                roots.append(below(*there, {}));
        }
        if (roots.isEmpty())
            return fail(ErrorCode::NotFound, shownUrl(start) + u" names no API root on its own host"_s);
    } else {
        roots.append(below(start, {}));
    }
    std::vector<std::pair<QString, QUrl>> readable;
    for (const QUrl &root : std::as_const(roots)) {
        if (const auto done = collectionsOf(web, root, readable); !done && roots.size() == 1)
            return std::unexpected(done.error());
    }
    if (readable.size() == 1)
        return readable.front().second;
    if (readable.empty())
        return fail(ErrorCode::NotFound, shownUrl(start) + u" has no collection that this account may read"_s);
    QStringList names;
    for (const auto &[title, url] : readable)
        names.append(title + u" ("_s + shownUrl(url) + u')');
    return fail(ErrorCode::Usage,
                u"there are several collections; set the source's address to one of: "_s
                    + shortText(names.join(u", "_s), 2000));
}

Result<QJsonObject> Taxii::describe(Web &web, const QUrl &url)
{
    const auto body = web.fetch(url, {{"Accept", mediaType}}, mostDescription);
    if (!body)
        return std::unexpected(body.error());
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(*body, &problem);
    if (!document.isObject())
        return fail(ErrorCode::Malformed,
                    shownUrl(url) + u" answers with something that is not TAXII ("_s + problem.errorString() + u')');
    return document.object();
}

Result<> Taxii::collectionsOf(Web &web, const QUrl &root, std::vector<std::pair<QString, QUrl>> &readable)
{
    const QUrl list = below(root, u"collections/"_s);
    const auto said = describe(web, list);
    if (!said)
        return std::unexpected(said.error());
    const QJsonArray collections = (*said)[u"collections"].toArray();
    for (const auto &entry : collections) {
        const QJsonObject collection = entry.toObject();
        const QString id = collection[u"id"].toString();
        if (id.isEmpty() || !collection[u"can_read"].toBool())
            continue;
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(id));
        readable.emplace_back(visibleText(shortText(collection[u"title"].toString(), 60)), below(list, encoded + u'/'));
    }
    return {};
}

} // namespace

const Kind &taxiiKind()
{
    static const Kind kind{
        "taxii",
        "TAXII 2.1 collection",
        "the URL of a collection, an API root or a discovery service",
        false,
        std::chrono::minutes{5},
        checkWeb,
        [] { return std::unique_ptr<Transport>(std::make_unique<Taxii>()); },
    };
    return kind;
}

} // namespace watchfloor::transport
