// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/zip.h"

#include "ingest/zstdsource.h"
#include "store/store.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

// APPNOTE.TXT 4.3: signatures and lengths of the fixed parts.
constexpr std::string_view localMagic = "PK\x03\x04";
constexpr std::string_view centralMagic = "PK\x01\x02";
constexpr std::string_view endMagic = "PK\x05\x06";
constexpr std::string_view end64Magic = "PK\x06\x06";
constexpr std::string_view locator64Magic = "PK\x06\x07";
constexpr qint64 localLength = 30;
constexpr qint64 centralLength = 46;
constexpr qint64 endLength = 22;
constexpr qint64 end64Length = 56;
constexpr qint64 locator64Length = 20;
constexpr qint64 longestComment = 65535;
constexpr qint64 longestDirectory = 16 << 20;
constexpr std::int64_t memberAllowance = 4 << 20;

template <typename Number> Number little(const QByteArray &bytes, qsizetype at)
{
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        value = static_cast<Number>(
            value | (static_cast<Number>(static_cast<unsigned char>(bytes[at + qsizetype(i)])) << (8 * i)));
    return value;
}

std::unexpected<Error> damaged(const QString &what)
{
    return fail(ErrorCode::Malformed, u"the zip archive is damaged: "_s + what);
}

struct Directory
{
    std::int64_t offset = 0, length = 0, entries = 0;
};

QByteArray readAt(QFile &file, qint64 offset, qint64 length)
{
    if (offset < 0 || length < 0 || offset > file.size() || !file.seek(offset))
        return {};
    return file.read(length);
}

Result<Directory> findDirectory(QFile &file)
{
    const qint64 tailAt = std::max<qint64>(0, file.size() - endLength - longestComment);
    const QByteArray tail = readAt(file, tailAt, file.size() - tailAt);
    qsizetype at = tail.size() - endLength;
    for (; at >= 0; --at) {
        if (std::string_view(tail.constData() + at, 4) == endMagic
            && at + endLength + little<std::uint16_t>(tail, at + 20) == tail.size())
            break;
    }
    if (at < 0)
        return damaged(u"it has no directory at its end"_s);
    Directory found{little<std::uint32_t>(tail, at + 16), little<std::uint32_t>(tail, at + 12),
                    little<std::uint16_t>(tail, at + 10)};
    const bool large = found.offset == 0xFFFFFFFF || found.length == 0xFFFFFFFF || found.entries == 0xFFFF;
    if (!large)
        return found;
    const QByteArray locator = readAt(file, tailAt + at - locator64Length, locator64Length);
    if (locator.size() != locator64Length || !locator.startsWith(QByteArrayView(locator64Magic)))
        return found;
    const auto where = little<std::uint64_t>(locator, 8);
    const QByteArray end
        = where <= std::uint64_t(file.size()) ? readAt(file, qint64(where), end64Length) : QByteArray();
    if (end.size() != end64Length || !end.startsWith(QByteArrayView(end64Magic)))
        return damaged(u"its 64-bit directory is not where it says"_s);
    const auto most = std::uint64_t(file.size());
    const auto offset = little<std::uint64_t>(end, 48);
    const auto length = little<std::uint64_t>(end, 40);
    const auto entries = little<std::uint64_t>(end, 32);
    if (offset > most || length > most || entries > most)
        return damaged(u"its 64-bit directory lies outside of it"_s);
    return Directory{std::int64_t(offset), std::int64_t(length), std::int64_t(entries)};
}

/// Sizes and offset that do not fit into 32 bits stand in an extra field.
bool readLarge(const QByteArray &extra, ZipMember &member)
{
    constexpr std::uint16_t zip64 = 1;
    for (qsizetype at = 0; at + 4 <= extra.size();) {
        const auto id = little<std::uint16_t>(extra, at);
        const qsizetype length = little<std::uint16_t>(extra, at + 2);
        if (at + 4 + length > extra.size())
            return false;
        if (id == zip64) {
            qsizetype value = at + 4;
            for (std::int64_t *field : {&member.size, &member.stored, &member.offset}) {
                if (*field != 0xFFFFFFFF)
                    continue;
                if (value + 8 > at + 4 + length)
                    return false;
                const auto read = little<std::uint64_t>(extra, value);
                if (read > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
                    return false;
                *field = std::int64_t(read);
                value += 8;
            }
            return true;
        }
        at += 4 + length;
    }
    return member.size != 0xFFFFFFFF && member.stored != 0xFFFFFFFF && member.offset != 0xFFFFFFFF;
}

std::string refusalOf(std::uint16_t flags, std::uint16_t method, std::uint16_t madeBy, std::uint32_t attributes)
{
    constexpr std::uint16_t unixSystem = 3;
    constexpr std::uint32_t typeMask = 0170000;
    constexpr std::uint32_t regular = 0100000;
    const std::uint32_t type = madeBy >> 8 == unixSystem ? (attributes >> 16) & typeMask : 0;
    if (type != 0 && type != regular)
        return "a link or a device, not a file";
    if ((flags & 1) != 0)
        return "encrypted";
    if (method != 0 && method != 8)
        return "compressed by method " + std::to_string(method) + ", only deflate is read";
    return {};
}

class MemberSource final : public ByteSource
{
public:
    MemberSource(std::unique_ptr<QFile> file, ZipMember member)
        : m_file(std::move(file))
        , m_member(std::move(member))
        , m_left(m_member.stored)
        , m_output(qsizetype(chunkBytes), Qt::Uninitialized)
    {
    }
    ~MemberSource() override
    {
        if (m_inflating)
            inflateEnd(&m_stream);
    }
    MemberSource(const MemberSource &) = delete;
    MemberSource &operator=(const MemberSource &) = delete;

    [[nodiscard]] bool start()
    {
        // -15: deflate without a header of its own.
        m_inflating = m_member.method == 8 && inflateInit2(&m_stream, -15) == Z_OK;
        return m_inflating || m_member.method == 0;
    }

    Result<Chunk> next() override
    {
        auto chunk = m_inflating ? inflated() : copied();
        if (!chunk || chunk->state != Chunk::State::Data)
            return chunk;
        m_crc = crc32(m_crc, reinterpret_cast<const Bytef *>(chunk->bytes.data()), uInt(chunk->bytes.size()));
        const bool begins = m_produced == 0;
        m_produced += std::int64_t(chunk->bytes.size());
        if (begins && isArchive(chunk->bytes))
            return fail(ErrorCode::Unsupported, u"an archive or compressed file inside an archive is not opened"_s);
        if (m_produced > m_member.size)
            return damaged(u"a member is longer than its directory says"_s);
        if (const auto fine = checkRatio(m_produced, consumed(), memberAllowance); !fine)
            return std::unexpected(fine.error());
        return chunk;
    }
    std::int64_t consumed() const override { return m_member.stored - m_left; }
    std::int64_t total() const override { return m_member.stored; }

private:
    static bool isArchive(std::string_view bytes)
    {
        using namespace std::string_view_literals;
        const bool tar = bytes.size() > 262 && bytes.substr(257, 5) == "ustar"sv;
        return tar
            || std::ranges::any_of(std::array{localMagic, "\x1f\x8b\x08"sv, zstdMagic,
                                              "\xFD"
                                              "7zXZ"sv,
                                              "7z\xBC\xAF"sv, "BZh"sv, "Rar!"sv},
                                   [&](std::string_view magic) { return bytes.starts_with(magic); });
    }

    Result<QByteArray> stored()
    {
        QByteArray bytes = m_file->read(std::min<qint64>(m_left, qint64(chunkBytes)));
        if (bytes.isEmpty() && m_left > 0)
            return fail(ErrorCode::Io, u"the archive ends inside a member"_s);
        m_left -= bytes.size();
        return bytes;
    }

    Result<Chunk> ended() const
    {
        if (m_produced != m_member.size || m_crc != m_member.crc)
            return damaged(u"a member's length or checksum is wrong"_s);
        return Chunk{};
    }

    Result<Chunk> copied()
    {
        if (m_left == 0)
            return ended();
        auto bytes = stored();
        if (!bytes)
            return std::unexpected(bytes.error());
        m_input = std::move(*bytes);
        return Chunk{Chunk::State::Data, {m_input.constData(), std::size_t(m_input.size())}};
    }

    Result<Chunk> inflated()
    {
        while (!m_done) {
            if (m_stream.avail_in == 0 && m_left > 0) {
                auto bytes = stored();
                if (!bytes)
                    return std::unexpected(bytes.error());
                m_input = std::move(*bytes);
                m_stream.next_in = reinterpret_cast<Bytef *>(m_input.data());
                m_stream.avail_in = uInt(m_input.size());
            }
            m_stream.next_out = reinterpret_cast<Bytef *>(m_output.data());
            m_stream.avail_out = uInt(m_output.size());
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            const auto produced = std::size_t(m_output.size()) - m_stream.avail_out;
            m_done = status == Z_STREAM_END;
            if (status != Z_OK && status != Z_STREAM_END && !(status == Z_BUF_ERROR && m_left > 0))
                return damaged(u"a member cannot be inflated"_s);
            if (produced > 0)
                return Chunk{Chunk::State::Data, {m_output.constData(), produced}};
        }
        return ended();
    }

    std::unique_ptr<QFile> m_file;
    const ZipMember m_member;
    std::int64_t m_left;
    std::int64_t m_produced = 0;
    uLong m_crc = 0;
    QByteArray m_input, m_output;
    z_stream m_stream{};
    bool m_inflating = false;
    bool m_done = false;
};

} // namespace

bool isZip(const QString &path)
{
    // A pipe would lose what is looked at, an open store its locks.
    if (!QFileInfo(path).isFile() || store::isOpenHere(path))
        return false;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(4) == QByteArrayView(localMagic);
}

Result<std::vector<ZipMember>> zipMembers(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file.errorString());
    const auto directory = findDirectory(file);
    if (!directory)
        return std::unexpected(directory.error());
    if (directory->entries > std::int64_t(mostZipMembers) || directory->length > longestDirectory)
        return fail(ErrorCode::Malformed, u"the zip archive has more than %1 members"_s.arg(mostZipMembers));
    const QByteArray bytes = readAt(file, directory->offset, directory->length);
    if (bytes.size() != directory->length)
        return damaged(u"its directory lies outside of it"_s);

    std::vector<ZipMember> members;
    std::set<std::string> names;
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    qsizetype at = 0;
    for (std::int64_t i = 0; i < directory->entries; ++i) {
        if (at + centralLength > bytes.size() || std::string_view(bytes.constData() + at, 4) != centralMagic)
            return damaged(u"its directory ends after %1 of %2 members"_s.arg(i).arg(directory->entries));
        const qsizetype nameLength = little<std::uint16_t>(bytes, at + 28);
        const qsizetype extraLength = little<std::uint16_t>(bytes, at + 30);
        const qsizetype commentLength = little<std::uint16_t>(bytes, at + 32);
        if (at + centralLength + nameLength + extraLength + commentLength > bytes.size())
            return damaged(u"its directory ends inside member %1"_s.arg(i + 1));
        ZipMember member;
        // Old archives name in code pages: what is not UTF-8 is only shown, so it need not be exact, but one.
        member.name = QString::fromUtf8(bytes.mid(at + centralLength, nameLength)).toStdString();
        member.method = little<std::uint16_t>(bytes, at + 10);
        member.crc = little<std::uint32_t>(bytes, at + 16);
        member.stored = little<std::uint32_t>(bytes, at + 20);
        member.size = little<std::uint32_t>(bytes, at + 24);
        member.offset = little<std::uint32_t>(bytes, at + 42);
        member.refusal = refusalOf(little<std::uint16_t>(bytes, at + 8), member.method,
                                   little<std::uint16_t>(bytes, at + 4), little<std::uint32_t>(bytes, at + 38));
        if (!readLarge(bytes.mid(at + centralLength + nameLength, extraLength), member))
            return damaged(u"the sizes of member %1 cannot be read"_s.arg(i + 1));
        at += centralLength + nameLength + extraLength + commentLength;
        if (member.offset + localLength > file.size() || member.stored > file.size() - member.offset - localLength)
            return damaged(u"member %1 lies outside of it"_s.arg(i + 1));
        spans.emplace_back(member.offset, member.offset + localLength + member.stored);
        if (member.name.ends_with('/'))
            continue;
        const std::string plain = member.name;
        for (int copy = 2; !names.insert(member.name).second; ++copy)
            member.name = plain + '#' + std::to_string(copy);
        members.push_back(std::move(member));
    }
    std::ranges::sort(spans);
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].first < spans[i - 1].second)
            return damaged(u"its members overlap, as in a decompression bomb"_s);
    }
    return members;
}

Result<std::unique_ptr<ByteSource>> openZipMember(const QString &archive, const ZipMember &member)
{
    if (!member.refusal.empty())
        return fail(ErrorCode::Unsupported, u"not opened: %1"_s.arg(QString::fromStdString(member.refusal)));
    auto file = std::make_unique<QFile>(archive);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file->errorString());
    const QByteArray local = readAt(*file, member.offset, localLength);
    if (local.size() != localLength || !local.startsWith(QByteArrayView(localMagic)))
        return damaged(u"a member is not where its directory says"_s);
    const qint64 begin
        = member.offset + localLength + little<std::uint16_t>(local, 26) + little<std::uint16_t>(local, 28);
    if (begin + member.stored > file->size() || !file->seek(begin))
        return damaged(u"a member lies outside of it"_s);
    auto source = std::make_unique<MemberSource>(std::move(file), member);
    if (!source->start())
        return fail(ErrorCode::Io, u"no memory to inflate"_s);
    return source;
}

std::optional<std::pair<QString, std::string>> splitZipPath(const QString &path)
{
    const QString separator = QString::fromLatin1(zipSeparator.data(), qsizetype(zipSeparator.size()));
    // The archive decides, never a folder that is called like one: `../` in a member's name must lead nowhere.
    for (qsizetype at = path.indexOf(separator); at > 0; at = path.indexOf(separator, at + 1)) {
        if (const QString archive = path.left(at); isZip(archive))
            return std::pair{archive, path.mid(at + separator.size()).toStdString()};
    }
    return std::nullopt;
}

bool isDocument(const std::vector<ZipMember> &members)
{
    return std::ranges::any_of(members, [](const ZipMember &member) {
        return member.name == "[Content_Types].xml" || member.name == "mimetype"
            || member.name == "META-INF/MANIFEST.MF";
    });
}

} // namespace watchfloor::ingest
