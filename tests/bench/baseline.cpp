// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "baseline.h"

#include "base/hash.h"
#include "feeds/parser.h"
#include "usage.h"

#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace watchfloor::bench {

namespace {

[[noreturn]] void die(const std::string &why)
{
    std::fprintf(stderr, "baseline: %s\n", why.c_str());
    std::exit(1);
}

struct Row
{
    std::int64_t offset, line;
    std::string_view raw;
    Sha256 hash;
    Observation observation; ///< what the parser gives, empty for records without one
};

std::string_view mapped(const std::string &path)
{
    const int fd = ::open(path.c_str(), O_RDONLY);
    struct stat status{};
    if (fd < 0 || ::fstat(fd, &status) != 0)
        die("cannot open " + path);
    void *bytes = ::mmap(nullptr, std::size_t(status.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    ::close(fd);
    if (bytes == MAP_FAILED)
        die("cannot map " + path);
    return {static_cast<const char *>(bytes), std::size_t(status.st_size)};
}

std::deque<Row> parsed(std::string_view all)
{
    const auto *format = feeds::formatById("suricata-eve");
    if (!format)
        die("no parser for EVE");
    const feeds::FormatOptions options{nullptr, std::string(all.substr(0, 64 << 10))};
    const auto framer = format->framer(options);
    const auto parser = format->parser(options);
    feeds::ParseContext context;
    context.source.slug = "bench";
    context.received = Clock::now();
    std::deque<Row> rows;
    feeds::Items items;
    const feeds::RecordSink sink = [&](const feeds::RawRecord &record) {
        items.clear();
        parser->parse(record, context, items);
        const auto raw = all.substr(std::size_t(record.offset), record.bytes.size());
        rows.push_back({record.offset, record.line, raw, sha256(raw), {}});
        if (!items.observations.empty())
            rows.back().observation = std::move(items.observations.front());
    };
    for (std::size_t at = 0; at < all.size(); at += 1u << 20)
        framer->feed(all.substr(at, 1u << 20), sink);
    framer->finish(sink);
    return rows;
}

class Database
{
public:
    explicit Database(const std::string &path)
    {
        if (sqlite3_open(path.c_str(), &m_db) != SQLITE_OK)
            die("cannot open " + path);
    }
    ~Database() { sqlite3_close(m_db); }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    void run(const char *sql)
    {
        if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            die(sqlite3_errmsg(m_db));
    }
    sqlite3 *handle() { return m_db; }

private:
    sqlite3 *m_db = nullptr;
};

std::string joined(const std::vector<std::string> &ids)
{
    std::string all;
    for (const auto &id : ids)
        all += (all.empty() ? "" : "\n") + id;
    return all;
}

class Insert
{
public:
    explicit Insert(sqlite3 *db)
    {
        const char *sql = "INSERT INTO event VALUES(NULL,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
        if (sqlite3_prepare_v2(db, sql, -1, &m_statement, nullptr) != SQLITE_OK)
            die(sqlite3_errmsg(db));
    }
    ~Insert() { sqlite3_finalize(m_statement); }
    Insert(const Insert &) = delete;
    Insert &operator=(const Insert &) = delete;

    void row(const Row &row)
    {
        m_at = 0;
        const Observation &o = row.observation;
        number(row.offset);
        number(row.line);
        sqlite3_bind_blob(m_statement, ++m_at, row.hash.data(), int(row.hash.size()), SQLITE_STATIC);
        number(0);
        text(o.kind);
        time(toMicros(o.happenedFrom));
        time(toMicros(o.happenedTo));
        number(o.offsetKnown);
        number(int(o.category));
        number(o.severity);
        number(o.confidence);
        number(int(o.domain));
        text(o.source.address);
        number(o.source.port);
        text(o.destination.address);
        number(o.destination.port);
        text(o.protocol);
        text(o.signatureId);
        text(o.signature);
        text(o.name);
        text(o.asset);
        text(o.flowId);
        text(o.communityId);
        const std::string attack = joined(o.attackIds), cve = joined(o.cveIds);
        text(attack);
        text(cve);
        ++m_at; // latitude and longitude: EVE has none
        ++m_at;
        text(o.marking);
        text(row.raw);
        if (sqlite3_step(m_statement) != SQLITE_DONE)
            die(sqlite3_errmsg(sqlite3_db_handle(m_statement)));
        sqlite3_reset(m_statement);
    }

private:
    void number(std::int64_t value) { sqlite3_bind_int64(m_statement, ++m_at, value); }
    void time(std::int64_t value)
    {
        ++m_at;
        if (value == noTime)
            sqlite3_bind_null(m_statement, m_at);
        else
            sqlite3_bind_int64(m_statement, m_at, value);
    }
    void text(std::string_view value)
    {
        ++m_at;
        if (value.empty())
            sqlite3_bind_null(m_statement, m_at);
        else
            sqlite3_bind_text(m_statement, m_at, value.data(), int(value.size()), SQLITE_STATIC);
    }

    sqlite3_stmt *m_statement = nullptr;
    int m_at = 0;
};

} // namespace

double runBaseline(const std::string &eve, const std::string &database)
{
    const auto rows = parsed(mapped(eve));
    std::fprintf(stderr, "baseline: %zu rows in memory\n", rows.size());
    const Stopwatch watch;
    {
        Database db(database);
        db.run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
               "PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=8192");
        db.run("CREATE TABLE event(id INTEGER PRIMARY KEY, source INTEGER, offset INTEGER, line INTEGER, hash BLOB,"
               " outcome INTEGER, kind TEXT, happened_from INTEGER, happened_to INTEGER, offset_known INTEGER,"
               " category INTEGER, severity INTEGER, confidence INTEGER, domain INTEGER, source_address TEXT,"
               " source_port INTEGER, destination_address TEXT, destination_port INTEGER, protocol TEXT,"
               " signature_id TEXT, signature TEXT, name TEXT, asset TEXT, flow_id TEXT, community_id TEXT,"
               " attack_ids TEXT, cve_ids TEXT, latitude REAL, longitude REAL, marking TEXT, raw TEXT)");
        Insert insert(db.handle());
        db.run("BEGIN");
        std::size_t count = 0;
        for (const Row &row : rows) {
            insert.row(row);
            if (++count % 100'000 == 0)
                db.run("COMMIT; BEGIN");
        }
        db.run("COMMIT");
        db.run("CREATE INDEX e_position ON event(source, offset); CREATE INDEX e_happened ON event(happened_from);"
               "CREATE INDEX e_source ON event(source_address, happened_from);"
               "CREATE INDEX e_destination ON event(destination_address, happened_from);"
               "CREATE INDEX e_signature ON event(signature) WHERE signature IS NOT NULL;"
               "CREATE INDEX e_name ON event(name) WHERE name IS NOT NULL;"
               "CREATE INDEX e_asset ON event(asset) WHERE asset IS NOT NULL");
        db.run("CREATE VIRTUAL TABLE words USING fts5(signature, name, asset, content='event', content_rowid='id',"
               " tokenize='unicode61 remove_diacritics 2');"
               "INSERT INTO words(words) VALUES('rebuild')");
    }
    return watch.seconds();
}

} // namespace watchfloor::bench
