// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::store;
using namespace watchfloor::store::testing;

namespace {

std::vector<CursorChange> cursors(const Fixture &f) { return need(transportCursors(*f.reader(), f.sourceId)); }

std::int64_t logged(const Fixture &f)
{
    return std::int64_t(std::ranges::count_if(need(log(*f.reader())), [](const StoredLogEntry &entry) {
        return entry.entry.action == "transport-changed" && entry.entry.object == "sensor-1";
    }));
}

/// Three lines as records of this import.
Batch lines(const Import &import, std::vector<CursorChange> changes)
{
    BatchMaker maker(import);
    for (int n = 0; n < 3; ++n)
        maker.add(n * 10, "line " + std::to_string(n)).observations = {observation()};
    Batch batch = maker.take();
    batch.transportCursors = std::move(changes);
    return batch;
}

} // namespace

class TestStoreTransports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTransportIsPutPausedAndRemoved()
    {
        Fixture f;
        const TransportConfig config{f.sourceId, "folder", R"({"location":"/feeds"})", false};
        need(f.writer->putTransport(config, false, "officer").get());
        QVERIFY(need(transports(*f.reader())) == std::vector{config});
        need(f.writer->putTransport(config, false, "officer").get());
        QCOMPARE(logged(f), 1); // the second one changed nothing
        need(f.writer->pauseTransport(f.sourceId, true, "officer").get());
        QVERIFY(need(transports(*f.reader())).front().paused);
        need(f.writer->putCursors(f.sourceId, {{"a", "1"}}).get());
        need(f.writer->removeTransport(f.sourceId, "officer").get());
        QVERIFY(need(transports(*f.reader())).empty());
        QVERIFY(cursors(f).empty());
        QCOMPARE(logged(f), 3);
        const auto absent = f.writer->pauseTransport(f.sourceId, true, "officer").get();
        QVERIFY(!absent && absent.error().code == ErrorCode::NotFound);
        const auto unknown = f.writer->putTransport({77, "folder", "{}", false}, false, "officer").get();
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
    }

    void cursorsAreKeptByPartAndForgottenWhenAnotherPlaceIsRead()
    {
        Fixture f;
        need(f.writer->putTransport({f.sourceId, "taxii", "{}", false}, false).get());
        need(f.writer->putCursors(f.sourceId, {{"", "one"}, {"b", "two"}}).get());
        need(f.writer->putCursors(f.sourceId, {{"", "three"}, {"c", "four"}}).get());
        QVERIFY((cursors(f) == std::vector<CursorChange>{{"", "three"}, {"b", "two"}, {"c", "four"}}));
        need(f.writer->putCursors(f.sourceId, {{"b", ""}}).get());
        QCOMPARE(cursors(f).size(), 2u);
        need(f.writer->putTransport({f.sourceId, "taxii", R"({"interval":60})", false}, false).get());
        QCOMPARE(cursors(f).size(), 2u);
        need(f.writer->putTransport({f.sourceId, "taxii", R"({"location":"x"})", false}, true).get());
        QVERIFY(cursors(f).empty());
    }

    void aCursorIsCommittedWithItsRecordsOrNotAtAll()
    {
        Fixture f;
        const Import import = f.begin("line 0");
        QCOMPARE(need(f.writer->commit(lines(import, {{"x", "30"}})).get()).accepted, 3);
        QVERIFY((cursors(f) == std::vector<CursorChange>{{"x", "30"}}));

        Batch broken = lines(import, {{"x", "60"}});
        broken.records.back().hash = {};
        broken.records.back().offset = 900;
        broken.records.back().block = 7; // there is no such block
        QVERIFY(!f.writer->commit(std::move(broken)).get());
        QVERIFY((cursors(f) == std::vector<CursorChange>{{"x", "30"}}));
        // What follows it in the same import would leave a hole behind its cursor.
        QVERIFY(!f.writer->commit(lines(import, {{"x", "90"}})).get());
        QVERIFY((cursors(f) == std::vector<CursorChange>{{"x", "30"}}));
        need(f.writer->endImport(import.id, "failed").get());

        Batch empty;
        empty.import = f.begin("line 0");
        empty.transportCursors = {{"x", "31"}};
        QCOMPARE(need(f.writer->commit(std::move(empty)).get()).accepted, 0);
        QVERIFY((cursors(f) == std::vector<CursorChange>{{"x", "31"}}));
    }

    void aConnectionIsAnOriginOfItsOwnHoweverItBegins()
    {
        Fixture f;
        const auto open = [&](bool live, const std::string &path) {
            ImportSpec spec{f.sourceId, path, "syslog", {}, "the same beginning", 0, live};
            return need(f.writer->beginImport(std::move(spec)).get());
        };
        const Import first = open(true, "tcp 192.0.2.1");
        const Import second = open(true, "tcp 192.0.2.1");
        QVERIFY(first.originId != second.originId);
        QCOMPARE(need(f.writer->commit(lines(first, {})).get()).accepted, 3);
        QCOMPARE(need(f.writer->commit(lines(second, {})).get()).accepted, 3);
        QCOMPARE(need(originHead(*f.reader(), second.originId)), "the same beginning");
        // A file with that beginning is neither of them, and is known again by it.
        const Import file = open(false, "/feeds/log");
        QVERIFY(file.originId != first.originId && file.originId != second.originId);
        QCOMPARE(open(false, "/feeds/log.1").originId, file.originId);
    }
};

QTEST_GUILESS_MAIN(TestStoreTransports)
#include "test_store_transports.moc"
