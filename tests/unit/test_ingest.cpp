// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "ingest/ingest.h"
#include "store/reader.h"

#include <QCryptographicHash>
#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::ingest;
using namespace watchfloor::test;

namespace {

QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/// Gives its bytes in pieces, then ends, or fails as a broken disk does.
class Scripted final : public ByteSource
{
public:
    Scripted(QByteArray bytes, qsizetype piece, bool failing = false)
        : m_bytes(std::move(bytes))
        , m_piece(piece)
        , m_failing(failing)
    {
    }
    Result<Chunk> next() override
    {
        if (m_at == m_bytes.size())
            return m_failing ? fail(ErrorCode::Io, u"the disk is gone"_s) : Result<Chunk>(Chunk{});
        const qsizetype size = std::min(m_piece, m_bytes.size() - m_at);
        const std::string_view bytes(m_bytes.constData() + m_at, std::size_t(size));
        m_at += size;
        return Chunk{Chunk::State::Data, bytes};
    }
    std::int64_t consumed() const override { return m_at; }
    std::int64_t total() const override { return m_bytes.size(); }

private:
    QByteArray m_bytes;
    qsizetype m_piece, m_at = 0;
    bool m_failing;
};

struct ReadAll
{
    QByteArray bytes;
    std::optional<Error> error;
};
ReadAll readAll(ByteSource &source)
{
    ReadAll all;
    for (;;) {
        const auto chunk = source.next();
        if (!chunk) {
            all.error = chunk.error();
            return all;
        }
        if (chunk->state == Chunk::State::End)
            return all;
        all.bytes.append(chunk->bytes.data(), qsizetype(chunk->bytes.size()));
    }
}

} // namespace

class TestIngest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<store::Store> m_store;
    int m_number = 0;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    static FileOptions from(const char *source)
    {
        FileOptions options;
        options.source = source;
        return options;
    }

private Q_SLOTS:
    void init()
    {
        auto opened = store::Store::open(path(u"s%1.watchfloor"_s.arg(++m_number)),
                                         {store::OpenOptions::Mode::Create, {}, store::Context::Real});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_store = *opened;
    }
    void cleanup() { m_store.reset(); }

    void inflatesWhateverWayTheBytesArrive_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray text = eveAlerts(9000);
        QTest::newRow("plain") << text << text;
        QTest::newRow("plain and tiny") << QByteArray("{}") << QByteArray("{}");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("gzip") << gzipped(text) << text;
        QTest::newRow("two members") << gzipped(text) + gzipped("tail\n") << text + "tail\n";
        QTest::newRow("an empty member between") << gzipped(text) + gzipped("") + gzipped("tail\n") << text + "tail\n";
        QTest::newRow("zero padding") << gzipped(text) + QByteArray(512, '\0') << text;
        QTest::newRow("gzip of nothing") << gzipped("") << QByteArray();
    }

    void inflatesWhateverWayTheBytesArrive()
    {
        QFETCH(const QByteArray, stored);
        QFETCH(const QByteArray, expected);
        for (const qsizetype piece : {1, 2, 7, 4096, 1 << 20}) {
            if (piece < 7 && stored.size() > 200'000)
                continue;
            const auto source = inflating(std::make_unique<Scripted>(stored, piece));
            const auto all = readAll(*source);
            QVERIFY2(!all.error, all.error ? qPrintable(all.error->detail) : "");
            QCOMPARE(all.bytes.size(), expected.size());
            QVERIFY(all.bytes == expected);
            QCOMPARE(source->consumed(), std::int64_t(stored.size()));
        }
    }

    void damagedGzipIsAnError_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<int>("code");
        const QByteArray whole = gzipped(eveAlerts(2000));
        QTest::newRow("cut off") << whole.chopped(100) << int(ErrorCode::Io);
        QTest::newRow("cut in the header") << whole.first(5) << int(ErrorCode::Io);
        QTest::newRow("cut in the trailer") << whole.chopped(3) << int(ErrorCode::Io);
        QByteArray broken = whole;
        for (qsizetype i = broken.size() / 2; i < broken.size() / 2 + 60; ++i)
            broken[i] = char(~broken[i]);
        QTest::newRow("damaged") << broken << int(ErrorCode::Malformed);
        QByteArray checksum = whole;
        checksum[checksum.size() - 6] = char(~checksum[checksum.size() - 6]);
        QTest::newRow("wrong checksum") << checksum << int(ErrorCode::Malformed);
        QTest::newRow("something behind it") << whole + "oops" << int(ErrorCode::Malformed);
        QTest::newRow("a bomb") << gzipped(QByteArray(200 << 20, ' ')) << int(ErrorCode::Malformed);
    }

    void damagedGzipIsAnError()
    {
        QFETCH(const QByteArray, stored);
        QFETCH(const int, code);
        const auto source = inflating(std::make_unique<Scripted>(stored, 4096));
        const auto all = readAll(*source);
        QVERIFY(all.error);
        QCOMPARE(int(all.error->code), code);
        QVERIFY(!all.error->detail.isEmpty());
        QVERIFY(all.bytes.size() < 100 << 20);
    }

    void aBrokenDiskKeepsTheWholeRecordsBeforeIt()
    {
        const QByteArray eve = eveAlerts(12'000);
        const auto outcome
            = ingestBytes(*m_store, std::make_unique<Scripted>(eve.chopped(50), 100'000, true), u"disk"_s, from("s"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::Io);
        QCOMPARE(outcome.accepted, 11'999);
        QCOMPARE(outcome.quarantined, 0);
        QCOMPARE(outcome.records, outcome.accepted + outcome.duplicates + outcome.quarantined);
        auto reader = m_store->reader();
        const auto imports = store::imports(**reader);
        QVERIFY(imports && imports->size() == 1);
        QVERIFY(!imports->front().error.empty());
        // The cursor stands behind the last record committed, never in what was lost.
        QCOMPARE(imports->front().cursor, std::int64_t(eveAlerts(11'999).size() - 1));

        const auto again = ingestBytes(*m_store, std::make_unique<Scripted>(eve, 100'000), u"disk"_s, from("s"));
        QVERIFY(!again.error);
        QCOMPARE(again.accepted, 1);
        QCOMPARE(again.duplicates, 11'999);
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        QVERIFY(writeFile(path(u"eve.json"_s), eveAlerts(60'000)));
        const auto outcome = ingestFile(
            *m_store, path(u"eve.json"_s), from("s"),
            [&](const Progress &progress) {
                if (progress.records > 0)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::Cancelled);
        QVERIFY(outcome.records < 60'000);
        const auto again = ingestFile(*m_store, path(u"eve.json"_s), from("s"));
        QVERIFY(!again.error);
        QCOMPARE(again.accepted + again.duplicates, 60'000);
        QCOMPARE(again.duplicates, outcome.accepted);
    }

    void progressEndsAtTheEnd()
    {
        QVERIFY(writeFile(path(u"eve.json.gz"_s), gzipped(eveAlerts(3000))));
        Progress last;
        const auto outcome = ingestFile(*m_store, path(u"eve.json.gz"_s), from("s"),
                                        [&](const Progress &progress) { last = progress; });
        QVERIFY(!outcome.error);
        QCOMPARE(last.records, 3000);
        QCOMPARE(last.bytes, last.totalBytes);
        QCOMPARE(last.totalBytes, std::int64_t(fileBytes(path(u"eve.json.gz"_s)).size()));
        QCOMPARE(outcome.bytes, std::int64_t(eveAlerts(3000).size()));
    }

    void readsAPipe()
    {
        const QString pipe = path(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        std::jthread writer([&] { writeFile(pipe, eveAlerts(5000)); });
        const auto outcome = ingestFile(*m_store, pipe, from("s"));
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->detail) : "");
        QCOMPARE(outcome.accepted, 5000);
    }

    void whatNothingReadsIsOneRecordWithItsWholeHash()
    {
        const QByteArray bytes = QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(300'000, '\x9c');
        QVERIFY(writeFile(path(u"picture.json"_s), bytes));
        const auto outcome = ingestFile(*m_store, path(u"picture.json"_s), from("s"));
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.records, 1);
        QCOMPARE(outcome.quarantined, 1);
        QVERIFY(outcome.format.empty());
        auto reader = m_store->reader();
        const auto records = store::records(**reader, {.outcome = Outcome::Quarantined});
        QVERIFY(records && records->size() == 1);
        QVERIFY(records->front().reason.starts_with("unsupported: "));
        const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        QVERIFY2(records->front().reason.find(hash.toStdString()) != std::string::npos,
                 records->front().reason.c_str());
        const auto kept = store::rawBytes(**reader, records->front().id);
        QVERIFY(kept && kept->size() == 64u << 10);
    }

    void aFolderIsReadInNameOrderAndNeverLeft()
    {
        QDir root(m_folder.path());
        QVERIFY(root.mkpath(u"walk/b"_s) && root.mkpath(u"outside"_s));
        QVERIFY(writeFile(path(u"walk/c.json"_s), "1") && writeFile(path(u"walk/b/a.json"_s), "1")
                && writeFile(path(u"walk/a.json"_s), "1"));
        QVERIFY(writeFile(path(u"outside/secret.json"_s), "1"));
        QVERIFY(QFile::link(path(u"outside"_s), path(u"walk/link"_s)));
        QVERIFY(QFile::link(path(u"outside/secret.json"_s), path(u"walk/secret.json"_s)));
        QVERIFY(QFile::link(path(u"walk"_s), path(u"walk/b/loop"_s)));
        const auto plan = planOf({path(u"walk"_s)}, from("s"));
        QVERIFY(plan);
        QStringList names;
        for (const auto &file : plan->files)
            names += QDir(path(u"walk"_s)).relativeFilePath(file.path);
        QCOMPARE(names, (QStringList{u"a.json"_s, u"b/a.json"_s, u"c.json"_s}));
        QVERIFY(!plan->context);
    }

    void feedsJsonNamesSourcesAndFiles()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"described"_s));
        QVERIFY(writeFile(path(u"described/x.json"_s), eveAlerts(2)));
        QVERIFY(writeFile(path(u"described/ignored.json"_s), eveAlerts(2)));
        QVERIFY(writeFile(
            path(u"described/feeds.json"_s),
            R"({"context":"exercise","sources":[{"slug":"blue","name":"Blue","kind":"soc","nation":"FRA","reliability":"B","default_marking":"TLP:GREEN","clock_offset_s":-1.5,"cadence_s":600}],
                             "files":[{"path":"x.json","source":"blue","format":"suricata-eve"}]})"));
        const auto plan = planOf({path(u"described"_s)}, from("other"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QCOMPARE(*plan->context, store::Context::Exercise);
        QCOMPARE(plan->files.size(), 1u);
        QCOMPARE(plan->files[0].options.source, "blue");
        QCOMPARE(plan->files[0].options.format, "suricata-eve");
        QCOMPARE(plan->sources.size(), 1u);
        QCOMPARE(plan->sources[0].kind, SourceKind::Soc);
        QCOMPARE(plan->sources[0].clockOffset, std::chrono::microseconds(-1'500'000));
        QCOMPARE(plan->sources[0].cadence, std::chrono::seconds(600));
        const auto refused = prepare(*m_store, *plan);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"exercise"_s));
        auto reader = m_store->reader();
        QVERIFY(store::sources(**reader)->empty());
    }

    void aWrongFeedsJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no context") << QByteArray(R"({"files":[]})");
        QTest::newRow("unknown context") << QByteArray(R"({"context":"drill","files":[]})");
        QTest::newRow("unknown kind") << QByteArray(R"({"context":"real","sources":[{"slug":"a","kind":"spy"}]})");
        QTest::newRow("unreadable marking")
            << QByteArray(R"({"context":"real","sources":[{"slug":"a","default_marking":"TLP:PINK"}]})");
        QTest::newRow("a file outside") << QByteArray(R"({"context":"real","files":[{"path":"../s1.watchfloor"}]})");
        QTest::newRow("a file without a path") << QByteArray(R"({"context":"real","files":[{"source":"a"}]})");
        QTest::newRow("a profile outside")
            << QByteArray(R"({"context":"real","files":[{"path":"x.csv","profile":"../p.json"}]})");
    }

    void aWrongFeedsJsonIsRefused()
    {
        QFETCH(const QByteArray, json);
        QDir(m_folder.path()).mkpath(u"wrong"_s);
        QVERIFY(writeFile(path(u"wrong/feeds.json"_s), json));
        const auto plan = planOf({path(u"wrong"_s)}, {});
        QVERIFY(!plan);
        QVERIFY(plan.error().detail.contains(u"feeds.json"_s));
    }
};

QTEST_GUILESS_MAIN(TestIngest)
#include "test_ingest.moc"
