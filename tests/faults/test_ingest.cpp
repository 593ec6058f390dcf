// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"
#include "ingest/ingest.h"
#include "store/reader.h"

#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

/// Whatever comes in ends in accepted, duplicate or quarantined records, and the store stays sound.
class TestIngestFaults : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;
    int m_number = 0;

    CtlRun ingest(const QStringList &paths, const std::function<void()> &limits = {}) const
    {
        return ctl(QStringList{u"--store"_s, m_store, u"--json"_s, u"ingest"_s, u"--source"_s, u"feed"_s} + paths,
                   limits);
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    void verifySound() const
    {
        const auto verified = ctl({u"--store"_s, m_store, u"verify"_s});
        QVERIFY2(verified.exit == 0, verified.all().constData());
    }

    static void verifySums(const QJsonObject &counts)
    {
        QCOMPARE(counts["records"_L1].toInt(),
                 counts["accepted"_L1].toInt() + counts["duplicates"_L1].toInt() + counts["quarantined"_L1].toInt());
    }

    std::vector<store::StoredObservation> observations() const
    {
        auto opened = store::Store::open(m_store, {store::OpenOptions::Mode::ReadOnly, {}, store::Context::Real});
        if (!opened)
            return {};
        auto reader = (*opened)->reader();
        std::vector<std::int64_t> ids;
        if (!reader || !store::observations(**reader, 0, {}, [&](const auto &o) {
                ids.push_back(o.id);
                return true;
            }))
            return {};
        return store::observationsByIds(**reader, ids).value_or(std::vector<store::StoredObservation>());
    }

    QJsonArray quarantined() const
    {
        QJsonArray all;
        for (const auto &line :
             ctl({u"--store"_s, m_store, u"--json"_s, u"records"_s, u"--outcome"_s, u"quarantined"_s}).lines())
            all.append(line);
        return all;
    }

private Q_SLOTS:
    void init() { m_store = path(u"s%1.watchfloor"_s.arg(++m_number)); }

    void badInputIsQuarantinedAndTheRestKept_data()
    {
        QTest::addColumn<std::function<QByteArray()>>("content");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("exit");
        QTest::addColumn<int>("accepted");
        QTest::addColumn<int>("quarantined");
        const auto row = [](const char *title, const QString &name, int exit, int accepted, int quarantined,
                            const std::function<QByteArray()> &content) {
            QTest::newRow(title) << content << name << exit << accepted << quarantined;
        };
        for (const auto &[title, name, text] :
             {std::tuple{"empty", u"eve.json"_s, ""},
              {"white space alone", u"eve.json"_s, " \n\r\n\t"},
              {"a mark of UTF-8 alone", u"eve.json"_s, "\xef\xbb\xbf"},
              {"an empty array", u"eve.json"_s, "[]"},
              {"an empty array over lines", u"eve.json"_s, " [\n\n ]\n"},
              {"a bundle with nothing", u"bundle.json"_s, R"({"type":"bundle","id":"bundle--1","objects":[]})"},
              {"a bundle without a list", u"bundle.json"_s, R"({"type":"bundle","id":"bundle--1"})"},
              {"a table's header alone", u"assets.csv"_s, "key,name,kind,owner,sector,nation\n"}})
            row(title, name, 3, 0, 1, [text]() -> QByteArray { return text; });
        row("cut off in the last line", u"eve.json"_s, 3, 20, 1,
            []() -> QByteArray { return eveAlerts(21).chopped(40); });
        row("no line break at the end", u"eve.json"_s, 0, 20, 0,
            []() -> QByteArray { return eveAlerts(20).chopped(1); });
        row("a broken line among good ones", u"eve.json"_s, 3, 20, 1, []() -> QByteArray {
            return eveAlerts(10) + "{\"timestamp\": nonsense}\n" + eveAlerts(20).sliced(eveAlerts(10).size());
        });
        row("UTF-16", u"eve.json"_s, 3, 0, 1, []() -> QByteArray {
            const QString text = QString::fromLatin1(eveAlerts(5));
            return QByteArray("\xff\xfe") + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        });
        row("a picture named as a feed", u"eve.json"_s, 3, 0, 1, []() -> QByteArray {
            return QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20) + QByteArray(5000, '\x9c');
        });
        row("prose named as a bundle", u"bundle.json"_s, 3, 0, 1,
            []() -> QByteArray { return QByteArray("Dear colleagues, the report is attached.\n"); });
        row("alerts named as a table", u"alerts.csv"_s, 0, 20, 0, []() -> QByteArray { return eveAlerts(20); });
        row("10,000 brackets deep", u"eve.json"_s, 3, 5, 1, []() -> QByteArray {
            return eveAlerts(5) + "{\"event_type\":\"alert\",\"x\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']')
                + "}\n";
        });
        row("NUL bytes in a line", u"eve.json"_s, 3, 5, 1, []() -> QByteArray {
            QByteArray line = eveAlert(5);
            line.replace("EXERCISE rule", QByteArray("EXER\0ISE rule", 13));
            return eveAlerts(5) + line + '\n';
        });
        row("Latin-1 in a line", u"eve.json"_s, 3, 5, 1,
            []() -> QByteArray { return eveAlerts(5) + eveAlert(5).replace("EXERCISE", "EX\xc9RCISE") + '\n'; });
        row("a known key twice", u"eve.json"_s, 3, 5, 1, []() -> QByteArray {
            return eveAlerts(5) + eveAlert(5).replace("\"proto\"", "\"src_ip\":\"203.0.113.9\",\"proto\"") + '\n';
        });
        row("a number beyond any range", u"eve.json"_s, 3, 5, 1, []() -> QByteArray {
            return eveAlerts(5) + eveAlert(5).replace("\"severity\":2", "\"severity\":1e400") + '\n';
        });
        row("a STIX key twice", u"bundle.json"_s, 3, 3, 1, []() -> QByteArray {
            QByteArray bundle = stixBundle(4);
            bundle.replace(bundle.lastIndexOf("\"name\""), 0, "\"name\":\"other\",");
            return bundle;
        });
        row("a STIX object 10,000 deep", u"bundle.json"_s, 3, 4, 1, []() -> QByteArray {
            const QByteArray deep = R"(,{"type":"note","id":"note--00000000-0000-4000-8000-000000000099","x":)"
                + QByteArray(10'000, '[') + QByteArray(10'000, ']') + '}';
            QByteArray bundle = stixBundle(4);
            return bundle.insert(bundle.lastIndexOf(']'), deep);
        });
        row("a bundle cut off", u"bundle.json"_s, 3, 3, 1, []() -> QByteArray { return stixBundle(4).chopped(60); });
        row("17 MiB in one cell", u"assets.csv"_s, 3, 2, 1, []() -> QByteArray {
            return "key,name,kind,owner,sector,nation\na,One,server,ops,energy,FRA\nb," + QByteArray(17 << 20, 'x')
                + ",server,ops,energy,FRA\nc,Three,server,ops,energy,FRA\n";
        });
        row("NUL bytes in a cell", u"assets.csv"_s, 3, 1, 1, []() -> QByteArray {
            return QByteArray("key,name,kind,owner,sector,nation\na,One,server,ops,energy,FRA\nb,T\0wo,server,ops,"
                              "energy,FRA\n",
                              91);
        });
        row("a bundle with a reference to nowhere", u"bundle.json"_s, 0, 1, 0, [] { return danglingBundle(); });
    }

    void badInputIsQuarantinedAndTheRestKept()
    {
        QFETCH(const std::function<QByteArray()>, content);
        QFETCH(const QString, name);
        QFETCH(const int, exit);
        QFETCH(const int, accepted);
        QFETCH(const int, quarantined);
        QVERIFY(writeFile(path(name), content()));

        const auto first = ingest({path(name)});
        QVERIFY2(first.exit == exit, first.all().constData());
        const auto total = first.total();
        verifySums(total);
        QCOMPARE(total["accepted"_L1].toInt(), accepted);
        QCOMPARE(total["quarantined"_L1].toInt(), quarantined);
        const auto reasons = this->quarantined();
        QCOMPARE(reasons.size(), quarantined);
        for (const auto &record : reasons) {
            QVERIFY(!record["reason"_L1].toString().isEmpty());
            QVERIFY(record["file"_L1].toString().endsWith(name));
            QVERIFY(record["offset"_L1].toInt(-1) >= 0);
        }
        const QByteArray title = QTest::currentDataTag();
        if (title.startsWith("empty") || title.contains("alone") || title.contains("nothing")
            || title.contains("array"))
            QVERIFY2(reasons[0]["reason"_L1].toString().startsWith("no records: "_L1),
                     qPrintable(reasons[0]["reason"_L1].toString()));

        const auto second = ingest({path(name)});
        QCOMPARE(second.exit, 0);
        QCOMPARE(second.total()["accepted"_L1].toInt(-1), 0);
        QCOMPARE(second.total()["duplicates"_L1].toInt(), accepted + quarantined);
        verifySound();
    }

    /// These may be accepted or quarantined, record by record; none may vanish or land in a time it was not given.
    void oddValuesNeverInventATime_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("duplicate keys") << eveAlert(1).replace("\"proto\"", "\"src_ip\":\"203.0.113.9\",\"proto\"");
        QTest::newRow("port out of range") << eveAlert(1).replace("4711", "99999999999");
        QTest::newRow("number beyond 64 bits")
            << eveAlert(1).replace("\"flow_id\":1001", "\"flow_id\":999999999999999999999999");
        QTest::newRow("no zone") << eveAlert(1).replace("+0000", "");
        QTest::newRow("year 0") << eveAlert(1).replace("2026-09-30", "0000-01-01");
        QTest::newRow("year 9999") << eveAlert(1).replace("2026-09-30", "9999-12-31");
        QTest::newRow("the epoch") << eveAlert(1).replace("2026-09-30", "1970-01-01");
        QTest::newRow("no time at all") << eveAlert(1).replace("timestamp", "when");
        QTest::newRow("month 13") << eveAlert(1).replace("2026-09-30", "2026-13-30");
    }

    void oddValuesNeverInventATime()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(writeFile(path(u"eve.json"_s), eveAlert(0) + '\n' + line + '\n' + eveAlert(2) + '\n'));
        const auto run = ingest({path(u"eve.json"_s)});
        QVERIFY2(run.exit == 0 || run.exit == 3, run.err.constData());
        const auto total = run.total();
        QCOMPARE(total["records"_L1].toInt(), 3);
        verifySums(total);
        QCOMPARE(run.exit, total["quarantined"_L1].toInt() > 0 ? 3 : 0);
        for (const auto &o : observations()) {
            if (!o.value.happenedFrom)
                continue;
            const auto text = iso8601(*o.value.happenedFrom);
            QVERIFY2(text.starts_with("2026-09-30"), text.c_str());
        }
        verifySound();
    }

    void hundredMegabytesOnOneLineNeedNoMemory()
    {
        const QString file = path(u"long.json"_s);
        {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(eveAlerts(10)
                      + "{\"timestamp\":\"2026-09-30T00:00:00Z\",\"event_type\":\"alert\",\"payload\":\"");
            const QByteArray megabyte(1 << 20, 'A');
            for (int i = 0; i < 100; ++i)
                out.write(megabyte);
            out.write("\"}\n" + eveAlert(11) + '\n');
        }
        // Heap and anonymous mappings alone; what the libraries map is not ours to count.
        const auto run = ingest({file}, [] {
        // AddressSanitizer maps terabytes of shadow memory, so its build runs without the limit.
#ifndef __SANITIZE_ADDRESS__
            const rlimit limit{300u << 20, 300u << 20};
            ::setrlimit(RLIMIT_DATA, &limit);
#endif
        });
        QFile::remove(file);
        QVERIFY2(run.exit == 3, run.err.constData());
        QCOMPARE(run.total()["accepted"_L1].toInt(), 11);
        QCOMPARE(run.total()["quarantined"_L1].toInt(), 1);
        verifySound();
    }

    void aFileThatGrowsWhileItIsReadIsReadToTheEndItHasThen()
    {
        const QString file = path(u"growing.json"_s);
        const QByteArray all = eveAlerts(12'000); // several reads
        const qsizetype first = eveAlerts(9'000).size(), second = eveAlerts(11'000).size() + 50;
        QVERIFY(writeFile(file, all.first(first)));
        auto opened = store::Store::open(m_store, {store::OpenOptions::Mode::Create, {}, store::Context::Real});
        QVERIFY(opened);
        ingest::FileOptions options;
        options.source = "feed";
        bool grown = false;
        const auto outcome = ingest::ingestFile(**opened, file, options, [&](const ingest::Progress &progress) {
            if (grown || progress.records == 0)
                return;
            grown = true;
            QFile growing(file);
            QVERIFY(growing.open(QIODevice::Append));
            growing.write(all.sliced(first, second - first)); // ends within a record
        });
        QVERIFY(grown && !outcome.error);
        QCOMPARE(outcome.records, 11'001);
        QCOMPARE(outcome.accepted, 11'000);
        QCOMPARE(outcome.quarantined, 1);
        QVERIFY(writeFile(file, all));
        const auto again = ingest::ingestFile(**opened, file, options);
        QCOMPARE(again.accepted, 1'000);
        QCOMPARE(again.duplicates, 11'000);
        opened->reset();
        verifySound();
    }

    void aFileThatGrowsGivesItsNewRecordsAndTheCompletedOne()
    {
        const QByteArray all = eveAlerts(30);
        const qsizetype cut = eveAlerts(20).size() + 50;
        QVERIFY(writeFile(path(u"grows.json"_s), all.first(cut)));
        const auto first = ingest({path(u"grows.json"_s)});
        QCOMPARE(first.exit, 3);
        QCOMPARE(first.total()["accepted"_L1].toInt(), 20);
        QCOMPARE(first.total()["quarantined"_L1].toInt(), 1);

        QVERIFY(writeFile(path(u"grows.json"_s), all));
        const auto second = ingest({path(u"grows.json"_s)});
        QVERIFY2(second.exit == 0, second.err.constData());
        QCOMPARE(second.total()["accepted"_L1].toInt(), 10);
        QCOMPARE(second.total()["duplicates"_L1].toInt(), 20);
        QCOMPARE(observations().size(), 30u);
        verifySound();
    }

    void aReadErrorHalfWayKeepsWhatCameBefore()
    {
        // A gzip file that was cut off: its beginning can be read, its end cannot.
        const QByteArray eve = eveAlerts(20'000);
        QProcess gzip;
        gzip.start(u"gzip"_s, {u"-c"_s});
        gzip.write(eve);
        gzip.closeWriteChannel();
        QVERIFY(gzip.waitForFinished());
        const QByteArray packed = gzip.readAllStandardOutput();
        QVERIFY(writeFile(path(u"cut.json.gz"_s), packed.first(packed.size() / 2)));
        const auto run = ingest({path(u"cut.json.gz"_s)});
        QCOMPARE(run.exit, 1);
        QVERIFY2(run.err.contains("ends early"), run.err.constData());
        const auto total = run.total();
        verifySums(total);
        const int kept = total["accepted"_L1].toInt();
        QVERIFY(kept > 5000 && kept < 20'000);
        QCOMPARE(total["quarantined"_L1].toInt(-1), 0);
        verifySound();

        // The whole file, once it is there, brings the rest.
        QVERIFY(writeFile(path(u"cut.json.gz"_s), packed));
        const auto whole = ingest({path(u"cut.json.gz"_s)});
        QCOMPARE(whole.exit, 0);
        QCOMPARE(whole.total()["accepted"_L1].toInt(), 20'000 - kept);
        QCOMPARE(whole.total()["duplicates"_L1].toInt(), kept);
    }

    void whatCannotBeReadIsAFailure()
    {
        const auto missing = ingest({path(u"missing.json"_s)});
        QCOMPARE(missing.exit, 1);
        QVERIFY(missing.err.contains("missing.json"));
        // The first read of this one fails with EIO, for root as well.
        const auto broken = ingest({u"/proc/self/mem"_s});
        QCOMPARE(broken.exit, 1);
        QVERIFY2(broken.err.contains("/proc/self/mem"), broken.err.constData());
        verifySound();
    }

    void aFullDiskKeepsWhatWasCommitted()
    {
        QVERIFY(writeFile(path(u"big.json"_s), eveAlerts(150'000)));
        const auto run = ingest({path(u"big.json"_s)}, [] {
            const rlimit limit{6u << 20, 6u << 20};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        QVERIFY2(run.exit == 1, run.err.constData());
        QVERIFY(!run.err.isEmpty());
        verifySums(run.total());
        const int kept = run.total()["accepted"_L1].toInt();
        QVERIFY(kept < 150'000);
        verifySound();
        QCOMPARE(ctl({u"--store"_s, m_store, u"--json"_s, u"status"_s}).lines().front()["accepted"_L1].toInt(), kept);
        // The cursor stands where the last commit left it.
        const auto import = ctl({u"--store"_s, m_store, u"--json"_s, u"withdraw"_s}).lines();
        QCOMPARE(import.front()["cursor"_L1].toInteger(), kept == 0 ? 0 : eveAlerts(kept).size() - 1);

        const auto again = ingest({path(u"big.json"_s)});
        QVERIFY2(again.exit == 0, again.err.constData());
        QCOMPARE(again.total()["accepted"_L1].toInt(), 150'000 - kept);
        QCOMPARE(again.total()["duplicates"_L1].toInt(), kept);
        verifySound();
    }

    void aFileThatIsNoGoodStoreIsRefusedAndLeftAlone_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("length");
        QTest::newRow("text") << 0 << QByteArray("just a text, not a store at all\n") << 32;
        QTest::newRow("another SQLite file") << 68 << QByteArray("\x01\x02\x03\x04") << -1;
        QTest::newRow("a newer schema") << 60 << QByteArray("\x00\x00\x03\xe7", 4) << -1;
        QTest::newRow("schema page overwritten") << 100 << QByteArray(4000, '\x5a') << -1;
        QTest::newRow("header overwritten") << 0 << QByteArray(100, '\x00') << -1;
        QTest::newRow("cut in half") << 0 << QByteArray() << -2;
    }

    void aFileThatIsNoGoodStoreIsRefusedAndLeftAlone()
    {
        QFETCH(const int, offset);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, length);
        QVERIFY(writeFile(path(u"eve.json"_s), eveAlerts(500)));
        QCOMPARE(ingest({path(u"eve.json"_s)}).exit, 0);
        QByteArray store = fileBytes(m_store);
        store.replace(offset, bytes.size(), bytes);
        if (length >= 0)
            store.truncate(length);
        else if (length == -2)
            store.truncate(store.size() / 2 / 8192 * 8192);
        QVERIFY(writeFile(m_store, store));
        const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);

        for (const QString &command : {u"status"_s, u"ingest"_s, u"migrate"_s}) {
            const auto run
                = command == "ingest"_L1 ? ingest({path(u"eve.json"_s)}) : ctl({u"--store"_s, m_store, command});
            QVERIFY2(run.exit == 1, qPrintable(command + u": "_s + QString::fromUtf8(run.err)));
            QVERIFY(!run.err.isEmpty());
            QVERIFY2(fileBytes(m_store) == store, qPrintable(command));
            QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
        }
    }
};

QTEST_GUILESS_MAIN(TestIngestFaults)
#include "test_ingest.moc"
