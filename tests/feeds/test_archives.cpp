// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/bytesource.h"
#include "ingest/ingest.h"
#include "ingest/zip.h"
#include "store/store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zstd.h>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::ingest;

namespace {

struct Entry
{
    QByteArray name, data;
    quint16 method = 8;
    quint16 flags = 0;
    quint32 mode = 0; ///< Unix file type and permissions
    quint32 sizeLie = 0, crcLie = 0; ///< added to what the directory says
};

template <typename Number> QByteArray little(Number value)
{
    QByteArray out;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        out += char((value >> (8 * i)) & 0xFF);
    return out;
}

QByteArray deflated(const QByteArray &data)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(data.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData()));
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/// An archive by the letter of APPNOTE.TXT, made without the reader under test.
QByteArray zipped(const QList<Entry> &entries, bool overlap = false)
{
    QByteArray out, central;
    for (const Entry &entry : entries) {
        const QByteArray stored = entry.method == 8 ? deflated(entry.data) : entry.data;
        const auto crc
            = quint32(crc32(0, reinterpret_cast<const Bytef *>(entry.data.constData()), uInt(entry.data.size())))
            + entry.crcLie;
        const QByteArray middle = little<quint16>(20) + little(entry.flags) + little(entry.method) + little<quint32>(0)
            + little(crc) + little(quint32(stored.size())) + little(quint32(entry.data.size()) + entry.sizeLie)
            + little(quint16(entry.name.size())) + little<quint16>(0);
        const auto offset = overlap ? quint32(0) : quint32(out.size());
        out += "PK\x03\x04" + middle + entry.name + stored;
        central += "PK\x01\x02" + little<quint16>(0x0314) + middle + little<quint16>(0) + little<quint16>(0)
            + little<quint16>(0) + little(entry.mode << 16) + little(offset) + entry.name;
    }
    const auto begin = quint32(out.size());
    const auto count = quint16(entries.size());
    return out + central + "PK\x05\x06" + little<quint32>(0) + little(count) + little(count)
        + little(quint32(central.size())) + little(begin) + little<quint16>(0);
}

QByteArray eve(int lines)
{
    QByteArray out;
    for (int i = 0; i < lines; ++i)
        out += "{\"timestamp\":\"2026-09-20T03:04:05+0000\",\"event_type\":\"dns\",\"src_ip\":\"192.0.2."
            + QByteArray::number(i % 250) + "\",\"flow_id\":" + QByteArray::number(i * 7919) + "}\n";
    return out;
}

QByteArray zstd(const QByteArray &data)
{
    QByteArray out(qsizetype(ZSTD_compressBound(std::size_t(data.size()))), Qt::Uninitialized);
    out.truncate(
        qsizetype(ZSTD_compress(out.data(), std::size_t(out.size()), data.constData(), std::size_t(data.size()), 3)));
    return out;
}

} // namespace

class TestArchives : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }

    struct All
    {
        QByteArray bytes;
        std::optional<Error> error;
    };
    static All readAll(const QString &path)
    {
        All all;
        auto opened = openFile(path);
        if (!opened) {
            all.error = opened.error();
            return all;
        }
        const auto source = inflating(std::move(*opened));
        for (;;) {
            const auto chunk = source->next();
            if (!chunk) {
                all.error = chunk.error();
                return all;
            }
            if (chunk->state == Chunk::State::End)
                return all;
            all.bytes.append(chunk->bytes.data(), qsizetype(chunk->bytes.size()));
        }
    }

private Q_SLOTS:
    void zstdIsReadInPlace_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray text = eve(30'000);
        QTest::newRow("one frame") << zstd(text) << text;
        QTest::newRow("two frames") << zstd(text) + zstd("tail\n") << text + "tail\n";
        QTest::newRow("a frame of nothing") << zstd(text) + zstd("") << text;
        QTest::newRow("a frame to skip") << zstd(text) + QByteArray("\x50\x2a\x4d\x18\x03\0\0\0abc", 11) << text;
    }
    void zstdIsReadInPlace()
    {
        QFETCH(const QByteArray, stored);
        const All all = readAll(write(u"x.zst"_s, stored));
        QVERIFY2(!all.error, all.error ? qPrintable(all.error->detail) : "");
        QTEST(all.bytes, "expected");
    }

    void damagedZstdIsAnError_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<int>("code");
        const QByteArray whole = zstd(eve(30'000));
        QByteArray broken = whole;
        for (qsizetype i = whole.size() / 2; i < whole.size() / 2 + 60; ++i)
            broken[i] = char(~broken[i]);
        QTest::newRow("cut off") << whole.chopped(100) << int(ErrorCode::Io);
        QTest::newRow("cut in the header") << whole.first(5) << int(ErrorCode::Io);
        QTest::newRow("damaged") << broken << int(ErrorCode::Malformed);
        QTest::newRow("something behind it") << whole + "oops" << int(ErrorCode::Malformed);
        QTest::newRow("a bomb") << zstd(QByteArray(200 << 20, ' ')) << int(ErrorCode::Malformed);
    }
    void damagedZstdIsAnError()
    {
        QFETCH(const QByteArray, stored);
        QFETCH(const int, code);
        const All all = readAll(write(u"x.zst"_s, stored));
        QVERIFY(all.error);
        QCOMPARE(int(all.error->code), code);
        QVERIFY(all.bytes.size() < 100 << 20);
    }

    void everyMemberIsAFileOfItsOwn()
    {
        const QByteArray text = eve(5000);
        const QString path = write(u"logs.zip"_s,
                                   zipped({{"a/", {}, 0},
                                           {"a/eve.json", text},
                                           {"stored.json", "{}", 0},
                                           {"../../etc/passwd", "harmless\n"},
                                           {"stored.json", "twice"},
                                           {"empty", ""}}));
        const auto plan = planOf({path}, {});
        QVERIFY(plan);
        QStringList names;
        for (const PlannedFile &file : plan->files)
            names += file.path.mid(path.size());
        QCOMPARE(names,
                 (QStringList{u"!/a/eve.json"_s, u"!/stored.json"_s, u"!/../../etc/passwd"_s, u"!/stored.json#2"_s,
                              u"!/empty"_s}));
        QCOMPARE(readAll(plan->files[0].path).bytes, text);
        QCOMPARE(readAll(plan->files[1].path).bytes, "{}");
        QCOMPARE(readAll(plan->files[2].path).bytes, "harmless\n");
        QCOMPARE(readAll(plan->files[3].path).bytes, "twice");
        QVERIFY(!readAll(plan->files[4].path).error);
        QCOMPARE(int(readAll(path + u"!/none"_s).error->code), int(ErrorCode::NotFound));
    }

    void aFolderCalledLikeAMemberLeadsNowhere()
    {
        const QString path = write(u"trap.zip"_s, zipped({{"../secret", "from the archive"}}));
        write(u"secret"_s, "from the disk");
        QVERIFY(QDir(m_folder.path()).mkdir(u"trap.zip!"_s));
        QCOMPARE(readAll(planOf({path}, {})->files.at(0).path).bytes, "from the archive");
    }

    void aZipInAFolderIsOpenedToo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"x.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(zipped({{"one", "1"}, {"two", "2"}}));
        file.close();
        QCOMPARE(planOf({folder.path()}, {})->files.size(), 2u);
    }

    void membersThatAreRefusedSayWhy_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const Entry &entry, const QString &reason) {
            QTest::newRow(name) << zipped({entry}) << reason;
        };
        row("encrypted", {"x", "abc", 8, 1}, u"encrypted"_s);
        row("link", {"x", "/etc/passwd", 0, 0, 0120777}, u"a link or a device"_s);
        row("method", {"x", "abc", 93}, u"method 93"_s);
        row("zip inside", {"x.zip", zipped({{"y", "z"}})}, u"inside an archive"_s);
        row("gzip inside", {"x.gz", "\x1f\x8b\x08 rest", 0}, u"inside an archive"_s);
        row("zstd inside", {"x.zst", zstd("x"), 0}, u"inside an archive"_s);
        row("checksum", {"x", "abc", 8, 0, 0, 0, 1}, u"checksum"_s);
        row("longer than said", {"x", QByteArray(5000, 'x'), 8, 0, 0, quint32(-10)},
            u"longer than its directory says"_s);
        row("shorter than said", {"x", "abc", 8, 0, 0, 10}, u"length or checksum"_s);
        row("a bomb", {"x", QByteArray(30 << 20, ' ')}, u"decompression bomb"_s);
        QByteArray broken = zipped({{"x", eve(100)}});
        for (int i = 60; i < 90; ++i)
            broken[i] = char(~broken[i]);
        QTest::newRow("damaged") << broken << u"damaged"_s;
    }
    void membersThatAreRefusedSayWhy()
    {
        QFETCH(const QByteArray, archive);
        QFETCH(const QString, reason);
        const auto plan = planOf({write(u"bad.zip"_s, archive)}, {});
        QVERIFY(plan);
        QCOMPARE(plan->files.size(), 1u);
        const All all = readAll(plan->files[0].path);
        QVERIFY(all.error);
        QVERIFY2(all.error->detail.contains(reason), qPrintable(all.error->detail));
    }

    void brokenArchivesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("archive");
        const QByteArray whole = zipped({{"a", "1"}, {"b", "2"}});
        QTest::newRow("no directory") << whole.first(40);
        QTest::newRow("cut") << whole.chopped(10);
        QTest::newRow("overlap") << zipped({{"a", "1"}, {"a", "1"}}, true);
        QByteArray far = whole;
        far.replace(far.lastIndexOf("PK\x05\x06") + 16, 4, "\xF0\xFF\xFF\x7F");
        QTest::newRow("directory elsewhere") << far;
        QByteArray many = whole;
        many.replace(many.lastIndexOf("PK\x05\x06") + 10, 2, "\x10\x27");
        QTest::newRow("ten thousand members that are not there") << many;
        QList<Entry> crowd;
        for (int i = 0; i < 10'001; ++i)
            crowd.append({QByteArray::number(i), "x", 0});
        QTest::newRow("too many members") << zipped(crowd);
    }
    void brokenArchivesAreErrors()
    {
        QFETCH(const QByteArray, archive);
        const QString path = write(u"broken.zip"_s, archive);
        QVERIFY(!zipMembers(path));
        // It stays in the plan as what it is, to be seen in quarantine.
        QCOMPARE(planOf({path}, {})->files.at(0).path, path);
    }

    void officeDocumentsStayWhole()
    {
        const QString path = write(u"table.xlsx"_s, zipped({{"[Content_Types].xml", "<a/>"}, {"xl/a.xml", "<b/>"}}));
        QCOMPARE(planOf({path}, {})->files.size(), 1u);
    }

    void membersAreIngestedAndKnownAgain()
    {
        const QString archive = write(u"feeds.zip"_s, zipped({{"eve.json", eve(300)}, {"more/eve.json", eve(200)}}));
        auto store = store::Store::open(m_folder.filePath(u"s.watchfloor"_s),
                                        {store::OpenOptions::Mode::Create, {}, store::Context::Real});
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        FileOptions options;
        options.source = "s";
        for (const bool first : {true, false}) {
            std::int64_t accepted = 0, duplicates = 0;
            const auto plan = planOf({archive}, options);
            QVERIFY(plan);
            for (const PlannedFile &file : plan->files) {
                const FileOutcome outcome = ingestFile(**store, file.path, file.options);
                QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->detail) : "");
                QCOMPARE(outcome.format, "suricata-eve");
                accepted += outcome.accepted;
                duplicates += outcome.duplicates;
            }
            QCOMPARE(accepted, first ? 500 : 0);
            QCOMPARE(duplicates, first ? 0 : 500);
        }
    }
};

QTEST_GUILESS_MAIN(TestArchives)
#include "test_archives.moc"
