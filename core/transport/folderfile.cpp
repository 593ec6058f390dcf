// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/folderfile.h"

#include "base/displaytext.h"
#include "base/hash.h"
#include "ingest/choice.h"
#include "ingest/zip.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::transport {

namespace {

constexpr auto stillness = 2s; ///< no writer is at work any more, as far as anybody knows
constexpr auto longStillness = 30s; ///< a writer that has the file open has forgotten it
constexpr auto nextLook = 5min; ///< at a file that could not be read
constexpr std::int64_t atOnce = 256 << 20; ///< of one file, before others have their turn
constexpr std::size_t headPrint = 1024, tailPrint = 256;

std::string bytesAt(int fd, std::int64_t offset, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const ssize_t n = ::pread(fd, bytes.data() + got, size - got, offset + std::int64_t(got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        got += std::size_t(n);
    }
    bytes.resize(got);
    return bytes;
}

std::string printOf(int fd, std::int64_t offset, std::int64_t size)
{
    const std::string bytes = bytesAt(fd, offset, std::size_t(size));
    return std::int64_t(bytes.size()) == size ? toHex(bytesOf(sha256(bytes))) : std::string();
}

FileFacts factsOf(const struct stat &status)
{
    return {std::uint64_t(status.st_dev), std::uint64_t(status.st_ino), std::int64_t(status.st_size),
            std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

bool isPacked(std::string_view head)
{
    using namespace std::string_view_literals;
    return head.starts_with("\x1f\x8b"sv) || head.starts_with("\x28\xb5\x2f\xfd"sv) || head.starts_with("PK\x03\x04"sv);
}

/// A document that is one JSON object a line, as far as its first line tells.
bool isObjectLines(std::string_view head)
{
    const auto end = head.find('\n');
    std::string_view line = head.substr(0, end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.remove_suffix(1);
    return end != std::string_view::npos && line.starts_with('{') && line.ends_with('}');
}

/// Formats whose files grow line by line, each line a record that stands by itself.
bool growsByLines(std::string_view format, std::string_view head)
{
    static constexpr std::array plain{"syslog", "cef", "leef", "zeek-tsv"};
    static constexpr std::array json{"suricata-eve", "zeek-json", "ecs", "ocsf", "wazuh"};
    return std::ranges::find(plain, format) != plain.end()
        || (std::ranges::find(json, format) != json.end() && isObjectLines(head));
}

/// Lines mean what a header before them says.
bool needsHeader(std::string_view format) { return format == "zeek-tsv"; }

} // namespace

Result<Descriptor> openBelow(const std::string &folder, const std::string &relative)
{
    if (store::isOpenHere(QFile::decodeName(QByteArray::fromStdString(folder + '/' + relative))))
        return fail(ErrorCode::Usage, u"is the store that is open"_s);
    const Descriptor root(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root)
        return fail(ErrorCode::Io, QString::fromLocal8Bit(std::strerror(errno)));
    open_how how{};
    how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    Descriptor file(int(::syscall(SYS_openat2, root.get(), relative.c_str(), &how, sizeof how)));
    if (!file && (errno == ENOSYS || errno == EPERM)) // an old kernel, or a sandbox that does not know the call
        file = Descriptor(::openat(root.get(), relative.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    if (!file) {
        if (errno == ELOOP || errno == EXDEV)
            return fail(ErrorCode::Usage, u"is a link, and links are not followed"_s);
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    QString::fromLocal8Bit(std::strerror(errno)));
    }
    struct stat status{};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorCode::Usage, u"is no plain file"_s);
    return file;
}

// ---------------------------------------------------------------- cursor

std::string FileCursor::toJson() const
{
    QJsonObject o{{u"inode"_s, QString::number(inode)},
                  {u"size"_s, QString::number(size)},
                  {u"modified"_s, QString::number(modified)},
                  {u"head"_s, QString::fromStdString(head)},
                  {u"head_size"_s, qint64(headSize)}};
    if (lines) {
        o.insert(u"offset"_s, QString::number(place.offset));
        o.insert(u"line"_s, QString::number(place.line));
        o.insert(u"origin"_s, QString::number(origin));
        o.insert(u"format"_s, QString::fromStdString(format));
        o.insert(u"tail"_s, QString::fromStdString(tail));
        o.insert(u"tail_size"_s, qint64(tailSize));
    }
    return QJsonDocument(o).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<FileCursor> FileCursor::fromJson(const std::string &json)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject o = document.object();
    const auto number = [&](QLatin1StringView key) { return o.value(key).toString().toLongLong(); };
    FileCursor cursor;
    cursor.inode = o.value("inode"_L1).toString().toULongLong();
    cursor.size = number("size"_L1);
    cursor.modified = number("modified"_L1);
    cursor.head = o.value("head"_L1).toString().toStdString();
    cursor.headSize = std::clamp<qint64>(o.value("head_size"_L1).toInteger(), 0, headPrint);
    cursor.lines = o.contains("offset"_L1);
    if (cursor.lines) {
        cursor.place = {number("offset"_L1), number("line"_L1)};
        cursor.origin = number("origin"_L1);
        cursor.format = o.value("format"_L1).toString().toStdString();
        cursor.tail = o.value("tail"_L1).toString().toStdString();
        cursor.tailSize = std::clamp<qint64>(o.value("tail_size"_L1).toInteger(), 0, tailPrint);
    }
    return cursor;
}

// ---------------------------------------------------------------- file

FolderFile::FolderFile(Session &session, std::string folder, std::string relative, const FileFacts &facts)
    : m_session(session)
    , m_folder(std::move(folder))
    , m_relative(std::move(relative))
    , m_facts(facts)
    , m_seen(std::chrono::steady_clock::now())
    , m_changed(m_seen)
{
    // What was written long ago has been still for as long.
    const auto age = std::chrono::system_clock::now().time_since_epoch() - std::chrono::nanoseconds(facts.modified);
    if (age > 0s)
        m_changed -= std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::min<decltype(age)>(age, 1h));
}

FolderFile::~FolderFile() { (void)closeStream(false); }

QString FolderFile::shown() const { return QString::fromUtf8(path()); }

std::chrono::steady_clock::duration FolderFile::quiet() const { return std::chrono::steady_clock::now() - m_changed; }

bool FolderFile::isSettled() const { return m_finished || quiet() >= (m_beingWritten ? longStillness : stillness); }

void FolderFile::saw(const FileFacts &facts)
{
    if (m_again && std::chrono::steady_clock::now() >= *m_again) {
        m_again.reset();
        m_given.reset();
        m_pending = true;
    }
    if (facts == m_facts)
        return;
    m_facts = facts;
    m_changed = std::chrono::steady_clock::now();
    m_pending = true;
}

void FolderFile::movedTo(const std::string &relative)
{
    m_relative = relative;
    m_pending = true;
}

bool FolderFile::isMine(const FileCursor &cursor, int fd) const
{
    if (!cursor.lines)
        return cursor.size == m_facts.size && cursor.modified == m_facts.modified
            && printOf(fd, 0, cursor.headSize) == cursor.head;
    return m_facts.size >= cursor.place.offset && printOf(fd, 0, cursor.headSize) == cursor.head
        && printOf(fd, cursor.place.offset - cursor.tailSize, cursor.tailSize) == cursor.tail;
}

bool FolderFile::resume(const FileCursor &cursor)
{
    const bool untouched
        = cursor.inode == m_facts.inode && cursor.size == m_facts.size && cursor.modified == m_facts.modified;
    if (!untouched) {
        const auto fd = openBelow(m_folder, m_relative);
        if (!fd || !isMine(cursor, fd->get()))
            return false;
    }
    m_cursor = cursor;
    m_way = cursor.lines ? Way::Lines : Way::Whole;
    m_format = cursor.format;
    m_pending = !isRead();
    return true;
}

bool FolderFile::isRead() const
{
    return m_cursor && m_cursor->size == m_facts.size && m_cursor->modified == m_facts.modified;
}

void FolderFile::startOver()
{
    m_stream.reset();
    m_fd = Descriptor();
    m_cursor.reset();
    m_given.reset();
    m_way = Way::Undecided;
    m_fed = 0;
    m_last.clear();
    m_seen = std::chrono::steady_clock::now();
    m_pending = true;
}

Result<> FolderFile::visit()
{
    m_pending = false;
    if (m_stream)
        return grow();
    if (isRead() || m_facts.size == 0 || m_given == m_facts)
        return {};
    if (m_way == Way::Undecided) {
        if (auto decided = decide(); !decided || m_way == Way::Undecided)
            return decided;
    }
    if (m_way == Way::Lines)
        return follow();
    if (isSettled())
        return readWhole();
    m_pending = true;
    return {};
}

/// Until it changes, or for a while: a permission may be given that changes nothing in the file.
void FolderFile::giveUp(const Error &error)
{
    m_given = m_facts;
    m_again = std::chrono::steady_clock::now() + nextLook;
    if (error.code != ErrorCode::NotFound) // gone again: the folder will tell
        m_session.problem(u"%1: %2"_s.arg(shown(), error.detail));
}

Result<> FolderFile::decide()
{
    const auto fd = openBelow(m_folder, m_relative);
    if (!fd) {
        giveUp(fd.error());
        return {};
    }
    const std::string head = bytesAt(fd->get(), 0, ingest::headBytes);
    const bool settled = isSettled();
    const bool longKnown = std::chrono::steady_clock::now() - m_seen >= stillness;
    if (head.empty() || !(settled || head.size() == ingest::headBytes || (longKnown && head.contains('\n')))) {
        m_pending = true;
        return {};
    }
    m_way = Way::Whole;
    if (isPacked(head))
        return {};
    const auto profile = m_session.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const auto choice = ingest::chooseFormat(head, settled && std::int64_t(head.size()) >= m_facts.size,
                                             m_session.settings().format, profile->get());
    if (!choice)
        return std::unexpected(choice.error());
    if (choice->format && growsByLines(choice->format->id, head)) {
        m_way = Way::Lines;
        m_format = choice->format->id;
    }
    return {};
}

// ---------------------------------------------------------------- line by line

FileCursor FolderFile::cursorAt(const ingest::Place &place)
{
    FileCursor c;
    c.inode = m_facts.inode;
    c.size = m_atEnd ? m_fed : place.offset;
    c.modified = m_facts.modified;
    c.lines = true;
    c.place = place;
    c.origin = m_stream->originId();
    c.format = m_format;
    c.headSize = std::min<std::int64_t>(headPrint, place.offset);
    c.tailSize = std::min<std::int64_t>(tailPrint, place.offset);
    c.head = m_cursor && m_cursor->lines && m_cursor->headSize == c.headSize ? m_cursor->head
                                                                             : printOf(m_fd.get(), 0, c.headSize);
    c.tail = printOf(m_fd.get(), place.offset - c.tailSize, c.tailSize);
    return c;
}

Result<> FolderFile::follow()
{
    auto fd = openBelow(m_folder, m_relative);
    if (!fd) {
        giveUp(fd.error());
        return {};
    }
    if (m_cursor && (!m_cursor->lines || !isMine(*m_cursor, fd->get()))) {
        startOver(); // another file under this name
        return {};
    }
    auto options = m_session.streamOptions(shown(), m_format);
    if (!options)
        return std::unexpected(options.error());
    const ingest::Place place = m_cursor ? m_cursor->place : ingest::Place{};
    options->format = m_format;
    options->live = false;
    options->originId = place.offset > 0 ? m_cursor->origin : 0;
    options->known = place;
    if (!needsHeader(m_format))
        options->from = place;
    if (options->from.offset > 0)
        options->head = bytesAt(fd->get(), 0, ingest::headBytes);
    options->cursors = [this](const ingest::Place &at) {
        m_cursor = cursorAt(m_hold.value_or(at));
        return std::vector<store::CursorChange>{{m_relative, m_cursor->toJson()}};
    };
    m_fd = std::move(*fd);
    m_fed = options->from.offset;
    const auto before = std::min<std::int64_t>(m_fed, tailPrint);
    m_last = bytesAt(m_fd.get(), m_fed - before, std::size_t(before));
    m_stream = std::make_unique<ingest::Stream>(m_session.store(), std::move(*options));
    return grow();
}

Result<> FolderFile::grow()
{
    struct stat status{};
    if (::fstat(m_fd.get(), &status) != 0 || status.st_size < m_fed
        || bytesAt(m_fd.get(), m_fed - std::int64_t(m_last.size()), m_last.size()) != m_last) {
        // Truncated, and perhaps written anew: what is there now is another document.
        auto closed = closeStream(false);
        startOver();
        return closed;
    }
    saw(factsOf(status));
    const std::int64_t enough = m_fed + atOnce;
    while (m_fed < std::min(m_facts.size, enough) && !m_session.stop().stop_requested()) {
        const auto size = std::min<std::int64_t>(ingest::ByteSource::chunkBytes, m_facts.size - m_fed);
        const std::string bytes = bytesAt(m_fd.get(), m_fed, std::size_t(size));
        if (bytes.empty())
            break;
        m_fed += std::int64_t(bytes.size());
        m_last.append(bytes);
        m_last.erase(0, m_last.size() - std::min(m_last.size(), tailPrint));
        if (auto fed = m_stream->feed(bytes); !fed)
            return fed;
    }
    m_atEnd = m_fed >= m_facts.size;
    auto tended = m_stream->tend();
    m_atEnd = false;
    if (!tended)
        return tended;
    const bool more = m_fed < m_facts.size;
    const bool openLine = !more && holdsHalf();
    if (openLine
        && (quiet() >= longStillness || (m_finished && isSettled() && quiet() >= 1s)
            || (m_session.isOnce() && quiet() >= stillness)))
        return endLine();
    m_pending = more || openLine || m_stream->isWaiting();
    if (!m_pending)
        m_given = m_facts;
    return {};
}

/// Something stands behind the last whole record that is no line end.
bool FolderFile::holdsHalf() const
{
    const auto rest = std::size_t(m_fed - std::min(m_fed, m_stream->place().offset));
    return rest > m_last.size() || !ingest::isBlank(std::string_view(m_last).substr(m_last.size() - rest));
}

/// The last line has no end, and none will come. Should it come after all, the line is read again from where it begins.
Result<> FolderFile::endLine()
{
    m_hold = m_stream->place();
    m_atEnd = true;
    auto ended = closeStream(true);
    m_atEnd = false;
    m_hold.reset();
    m_given = m_facts;
    return ended;
}

Result<> FolderFile::closeStream(bool whole)
{
    if (!m_stream)
        return {};
    auto ended = m_stream->end(whole);
    m_stream.reset();
    m_fd = Descriptor();
    return ended;
}

Result<> FolderFile::rest()
{
    m_atEnd = m_stream && m_fed >= m_facts.size;
    auto closed = closeStream(false);
    m_atEnd = false;
    return closed;
}

Result<> FolderFile::leave()
{
    if (!m_stream)
        return {};
    for (;;) {
        const std::string last = bytesAt(m_fd.get(), m_fed, ingest::ByteSource::chunkBytes);
        if (last.empty() || m_session.stop().stop_requested())
            return closeStream(last.empty());
        m_fed += std::int64_t(last.size());
        if (auto fed = m_stream->feed(last); !fed)
            return fed;
    }
}

// ---------------------------------------------------------------- as a whole

Result<> FolderFile::readWhole()
{
    auto fd = openBelow(m_folder, m_relative);
    if (!fd) {
        giveUp(fd.error());
        return {};
    }
    struct stat status{};
    if (::fstat(fd->get(), &status) == 0)
        m_facts = factsOf(status); // as it is before it is read: what changes meanwhile is read again
    FileCursor c;
    c.inode = m_facts.inode;
    c.size = m_facts.size;
    c.modified = m_facts.modified;
    c.headSize = std::min<std::int64_t>(headPrint, m_facts.size);
    c.head = printOf(fd->get(), 0, c.headSize);
    m_given = m_facts;
    const QString open = u"/proc/self/fd/%1"_s.arg(fd->get());
    if (ingest::isZip(open))
        return readMembers(open, c);
    auto bytes = ingest::fromDescriptor(fd->release());
    if (!bytes) {
        m_session.problem(u"%1: %2"_s.arg(shown(), bytes.error().detail));
        return {};
    }
    const auto outcome = m_session.ingest(std::move(*bytes), shown(), {.cursors = {{m_relative, c.toJson()}}});
    if (!outcome.error) {
        m_cursor = c;
        if (outcome.format.empty())
            m_session.problem(u"%1: %2"_s.arg(shown(), visibleText(outcome.formatReason)));
        return {};
    }
    return fate(outcome);
}

/// A file that is damaged is over and done with until it changes; a store that fails ends the run.
Result<> FolderFile::fate(const ingest::FileOutcome &outcome)
{
    const Error &error = *outcome.error;
    switch (error.code) {
    case ErrorCode::Cancelled:
        return {};
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::NotFound:
    case ErrorCode::Io:
        m_session.problem(u"%1: %2"_s.arg(shown(), error.detail));
        m_given = m_facts;
        return {};
    default:
        return std::unexpected(error);
    }
}

Result<> FolderFile::readMembers(const QString &open, const FileCursor &cursor)
{
    const auto members = ingest::zipMembers(open);
    if (!members || members->empty() || ingest::isDocument(*members)) {
        auto bytes = ingest::openFile(open);
        if (!bytes)
            return {};
        const auto outcome = m_session.ingest(std::move(*bytes), shown(), {.cursors = {{m_relative, cursor.toJson()}}});
        m_session.problem(
            u"%1: %2"_s.arg(shown(), members ? visibleText(outcome.formatReason) : members.error().detail));
        return outcome.error ? fate(outcome) : Result<>();
    }
    for (const auto &member : *members) {
        const QString origin = shown() + u"!/"_s + QString::fromStdString(member.name);
        auto bytes = ingest::openZipMember(open, member);
        if (!bytes) {
            m_session.problem(u"%1: %2"_s.arg(visibleText(origin), bytes.error().detail));
            continue;
        }
        const auto outcome = m_session.ingest(std::move(*bytes), origin);
        if (outcome.error && outcome.error->code == ErrorCode::Cancelled)
            return {};
        if (outcome.error) {
            if (auto known = fate(outcome); !known)
                return known;
        }
    }
    m_cursor = cursor;
    return m_session.putCursors({{m_relative, cursor.toJson()}});
}

} // namespace watchfloor::transport
