// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csv.h"
#include "feeds/formats.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {

struct Row
{
    std::string bytes;
    std::int64_t offset, line;
    std::string fault;
};

std::vector<Row> frame(std::string_view document, std::size_t chunk = std::string_view::npos,
                       const CsvHints &hints = {})
{
    std::vector<Row> rows;
    CsvFramer framer(settleDialect(document.substr(0, 64u << 10), hints));
    const RecordSink keep
        = [&](const RawRecord &r) { rows.push_back({std::string(r.bytes), r.offset, r.line, r.fault}); };
    for (std::size_t at = 0; at < document.size(); at += std::min(chunk, document.size() - at))
        framer.feed(document.substr(at, chunk), keep);
    framer.finish(keep);
    return rows;
}

/// The document as a list of objects, the way csv-spectrum states it.
QJsonArray objects(std::string_view document)
{
    QJsonArray out;
    CsvRows reader(settleDialect(document));
    for (const Row &row : frame(document)) {
        std::optional<Rejection> rejected;
        const auto *cells = reader.read({row.bytes, row.offset, row.line, row.fault}, rejected);
        if (cells == nullptr) {
            out.append(QString::fromStdString("rejected: " + rejected->reason));
            continue;
        }
        QJsonObject object;
        for (std::size_t i = 0; i < cells->size(); ++i)
            object.insert(QString::fromStdString(reader.dialect().header[i]), QString::fromStdString((*cells)[i]));
        out.append(object);
    }
    return out;
}

std::string utf16(const QString &text, bool bigEndian)
{
    std::string out = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const QChar c : text) {
        const auto high = char(c.unicode() >> 8);
        const auto low = char(c.unicode() & 0xFF);
        out += bigEndian ? high : low;
        out += bigEndian ? low : high;
    }
    return out;
}

QString reasons(const std::vector<Row> &rows)
{
    QStringList out;
    for (const Row &row : rows)
        out << QString::fromStdString(row.bytes.substr(0, 20) + (row.fault.empty() ? "" : "!" + row.fault));
    return out.join(u'|');
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCsvSpectrum_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/11-hostile/csv-spectrum"));
        if (!folder.exists()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("the shared data is missing");
            QSKIP("the shared data is missing");
        }
        for (const QString &name : folder.entryList({u"*.csv"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void readsCsvSpectrum()
    {
        QFETCH(const QString, file);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QFile json(file.chopped(4) + u".json"_s);
        QVERIFY(json.open(QIODevice::ReadOnly));
        auto expected = QJsonDocument::fromJson(json.readAll());
        QJsonArray want = expected.isArray() ? expected.array() : QJsonArray{expected.object()};
        if (file.endsWith("location_coordinates.csv"_L1)) {
            // The collection's own answer names another telephone number than its question.
            QJsonObject only = want[0].toObject();
            only[u"Contact Phone Number"_s] = u"2095257564"_s;
            want[0] = only;
        }
        const QByteArray document = csv.readAll();
        QCOMPARE(objects({document.constData(), std::size_t(document.size())}), want);
    }

    /// Real exports that are none of ours: framed as an independent reader counts them, and refused without harm.
    void foreignTablesAreCountedAndRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rows"); // python3's csv module
        const QDir folder(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data"));
        if (!folder.exists()) {
            if (qEnvironmentVariable("CI") == "true"_L1)
                QFAIL("the shared data is missing");
            QSKIP("the shared data is missing");
        }
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__csv_datetime_last_column.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__csv_datetime_last_column.csv"_s << 4;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__csv_timestamp_as_datetime.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__csv_timestamp_as_datetime.csv"_s << 4;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__evtx_direct.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__evtx_direct.csv"_s << 13;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__evtx_direct_without_label.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__evtx_direct_without_label.csv"_s << 13;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__evtx_part.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__evtx_part.csv"_s << 13;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__sigma_events.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__sigma_events.csv"_s << 4;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__validate_time_out_of_range.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__validate_time_out_of_range.csv"_s << 2;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__validate_time_precision.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__validate_time_precision.csv"_s << 2;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__validate_time_precision_datetime.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__validate_time_precision_datetime.csv"_s << 1;
        QTest::newRow("07-ecs-ocsf-wazuh/timesketch__validate_timestamp_conversion.csv")
            << u"07-ecs-ocsf-wazuh/timesketch__validate_timestamp_conversion.csv"_s << 3;
        QTest::newRow("07-ecs-ocsf-wazuh/vcdb-subset-2017.csv") << u"07-ecs-ocsf-wazuh/vcdb-subset-2017.csv"_s << 5701;
        QTest::newRow("08-incidents-europe/EuRepoC_Attribution_dataset_1.1.csv")
            << u"08-incidents-europe/EuRepoC_Attribution_dataset_1.1.csv"_s << 2643;
        QTest::newRow("08-incidents-europe/EuRepoC_Receiver_dataset_1.1.csv")
            << u"08-incidents-europe/EuRepoC_Receiver_dataset_1.1.csv"_s << 6333;
    }

    void foreignTablesAreCountedAndRefused()
    {
        QFETCH(const QString, file);
        QFETCH(const int, rows);
        QFile csv(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/../shared/data/") + file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray bytes = csv.readAll();
        const std::string_view document(bytes.constData(), std::size_t(bytes.size()));
        const auto framed = frame(document, 5000);
        QCOMPARE(int(framed.size()), rows);
        const FormatOptions options{nullptr, std::string(document.substr(0, 64u << 10))};
        for (const Format *format : {&inventoryCsvFormat(), &socCsvFormat()}) {
            const auto parser = format->parser(options);
            for (const Row &row : framed) {
                Items items;
                parser->parse({row.bytes, row.offset, row.line, row.fault}, {}, items);
                QVERIFY(items.rejected || items.claims.size() == 1);
            }
        }
    }

    void settlesHowADocumentIsWritten_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("expected"); // delimiter, quote, columns, first row
        QTest::newRow("comma") << "a,b\n1,2\n"_ba << u", \" a/b 1,2"_s;
        QTest::newRow("semicolon beside decimal commas")
            << "a;b;c\n1,5;2,5;3\n4,1;5,2;6\n"_ba << u"; \" a/b/c 1,5;2,5;3"_s;
        QTest::newRow("tab") << "a\tb, c\n1\t2\n"_ba << u"\t \" a/b, c 1\t2"_s;
        QTest::newRow("bar") << "a|b\n1|2\n"_ba << u"| \" a/b 1|2"_s;
        QTest::newRow("one column") << "a\n1\n"_ba << u", \" a 1"_s;
        QTest::newRow("single quotes") << "'a';'b'\n'1;2';'3'\n"_ba << u"; ' a/b '1;2';'3'"_s;
        QTest::newRow("named separator") << "sep=|\r\na,b|c\r\n1|2\r\n"_ba << u"| \" a,b/c 1|2"_s;
        QTest::newRow("blank lines above") << "\n\na,b\n1,2\n"_ba << u", \" a/b 1,2"_s;
        QTest::newRow("line end in the header") << "\"a\nx\",b\n1,2\n"_ba << u", \" a\nx/b 1,2"_s;
        QTest::newRow("old line ends") << "a,b\r1,2\r3,4\r"_ba << u", \" a/b 1,2"_s;
        QTest::newRow("delimiter at every end") << "a,b,\n1,2,\n"_ba << u", \" a/b 1,2,"_s;
    }

    void settlesHowADocumentIsWritten()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QString, expected);
        const std::string_view text(document.constData(), std::size_t(document.size()));
        const CsvDialect dialect = settleDialect(text);
        QStringList columns;
        for (const std::string &column : dialect.header)
            columns << QString::fromStdString(column);
        QCOMPARE(QString(QChar::fromLatin1(dialect.delimiter)) + u" "_s + QChar::fromLatin1(dialect.quote) + u" "_s
                     + columns.join(u'/') + u" "_s + QString::fromStdString(frame(text).front().bytes),
                 expected);
    }

    void keepsTheRowsAroundABrokenOne_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("expected");
        QTest::newRow("never closed, last") << "a,b\n1,2\n3,\"4\n"_ba << u"1,2|3,\"4!a quote that is never closed"_s;
        QTest::newRow("never closed, then good rows")
            << "a,b\n1,\"2\n3,4\n5,6\n"_ba << u"1,\"2!a quote that is never closed|3,4|5,6"_s;
        QTest::newRow("never closed, then a quoted row")
            << "a,b\n1,\"2\n3,\"4\"\n5,6\n"_ba << u"1,\"2!a quote in the middle of a quoted cell|3,\"4\"|5,6"_s;
        QTest::newRow("quote inside a cell")
            << "a,b\n1,\"x\"y\"\n3,4\n"_ba << u"1,\"x\"y\"!a quote in the middle of a quoted cell|3,4"_s;
        QTest::newRow("quote inside a plain cell") << "a,b\n1,5\" nail\n"_ba << u"1,5\" nail"_s;
        QTest::newRow("blank and empty rows") << "a,b\n\n1,2\n,\n \r\n3,4"_ba << u"1,2|3,4"_s;
        QTest::newRow("nothing below") << "a,b\n"_ba << u"a,b!no records: no rows below the header"_s;
        QTest::newRow("nothing at all") << "\n"_ba << u"!no header row"_s;
    }

    void keepsTheRowsAroundABrokenOne()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QString, expected);
        const std::string_view text(document.constData(), std::size_t(document.size()));
        for (const std::size_t chunk : {std::size_t(1), std::size_t(3), std::size_t(4096)})
            QCOMPARE(reasons(frame(text, chunk)), expected);
    }

    void saysWhereARowStands()
    {
        const auto rows = frame("\xEF\xBB\xBFx,y\r\n1,2\r\n\"a\r\nb\",3\r\n\r\n4,5\r\n"sv, 2);
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[0].offset, 8);
        QCOMPARE(rows[0].line, 2);
        QCOMPARE(rows[1].offset, 13);
        QCOMPARE(rows[1].line, 3);
        QCOMPARE(rows[2].line, 6);
        const auto broken = frame("x,y\n1,\"2\n3,4\n5,6\n");
        QCOMPARE(broken.size(), 3u);
        QCOMPARE(broken[0].line, 2);
        QCOMPARE(broken[1].line, 3);
        QCOMPARE(broken[2].line, 4);
        QCOMPARE(broken[2].offset, 13);
    }

    void readsEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("document");
        const QString text = u"Stadt,Name\nGöteborg,“Ärger” – 5 €\n"_s;
        const auto add = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size()));
        };
        add("UTF-8", text.toStdString());
        add("UTF-8 with a mark", "\xEF\xBB\xBF" + text.toStdString());
        add("UTF-16LE", utf16(text, false));
        add("UTF-16BE", utf16(text, true));
        add("Windows-1252", "Stadt,Name\nG\xF6teborg,\x93\xC4rger\x94 \x96 5 \x80\n");
    }

    void readsEveryEncoding()
    {
        QFETCH(const QByteArray, document);
        const QJsonArray read = objects({document.constData(), std::size_t(document.size())});
        QCOMPARE(read, (QJsonArray{QJsonObject{{u"Stadt"_s, u"Göteborg"_s}, {u"Name"_s, u"“Ärger” – 5 €"_s}}}));
    }

    void rejectsARowWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("reason");
        QTest::newRow("short") << "1"_ba << u"1 columns, the header has 2"_s;
        QTest::newRow("long") << "1,2,3"_ba << u"3 columns, the header has 2"_s;
        QTest::newRow("empty at the end") << "1,2,,"_ba << QString();
        QTest::newRow("not UTF-8") << "1,caf\xE9"_ba << u"not UTF-8 at byte 5"_s;
        QTest::newRow("NUL") << QByteArray("1,\0", 3) << u"NUL byte at 2"_s;
        QTest::newRow("open quote") << "1,\"2"_ba << u"a quote that is never closed"_s;
    }

    void rejectsARowWithItsReason()
    {
        QFETCH(const QByteArray, row);
        QFETCH(const QString, reason);
        CsvRows reader(settleDialect("a,b\n"));
        std::optional<Rejection> rejected;
        const bool read = reader.read({{row.constData(), std::size_t(row.size())}, 0, 0, {}}, rejected) != nullptr;
        QCOMPARE(read, reason.isEmpty());
        QCOMPARE(rejected ? QString::fromStdString(rejected->reason) : QString(), reason);
    }

    void holdsOneRowAtMost()
    {
        // 40 MiB on one line, then a good row: the line is one record, and its neighbours survive.
        std::string document = "a,b\n1,2\n";
        const auto before = document.size();
        document.append(40u << 20, 'x');
        document += "\n3,4\n";
        const auto rows = frame(document, 1u << 20);
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[1].bytes.size(), 64u << 10);
        QCOMPARE(QString::fromStdString(rows[1].fault), u"longer than 16 MiB"_s);
        QCOMPARE(rows[1].offset, std::int64_t(before));
        QCOMPARE(QString::fromStdString(rows[2].bytes), u"3,4"_s);
        QCOMPARE(rows[2].line, 4);
    }

    void aLostQuoteDoesNotSwallowTheDocument()
    {
        std::string document = "a,b\n1,\"2\n";
        constexpr int count = 400'000;
        for (int i = 0; i < count; ++i)
            document += "12345678,12345678\n";
        const auto rows = frame(document, 64u << 10);
        QCOMPARE(rows.size(), std::size_t(count + 1));
        QVERIFY(!rows[0].fault.empty());
        QVERIFY(std::ranges::none_of(rows.begin() + 1, rows.end(), [](const Row &r) { return !r.fault.empty(); }));
        QCOMPARE(rows.back().line, count + 2);
    }

    void chunksDoNotMatter()
    {
        const std::string documents[] = {
            "a;b\r\n\"1\r\n;\"\"x\"\"\";2\r\n3;\"4\r\n5;6\r\n",
            utf16(u"a;b\r\n\"1\r\n;x\";2\r\n\r\n3;4\r\n"_s, false),
            utf16(u"a;b\r\n\"1\r\n;x\";2\r\n\r\n3;4\r\n"_s, true),
        };
        for (const std::string &document : documents) {
            const QString whole = reasons(frame(document));
            for (std::size_t chunk = 1; chunk < document.size(); ++chunk)
                QCOMPARE(reasons(frame(document, chunk)), whole);
        }
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "test_csv.moc"
