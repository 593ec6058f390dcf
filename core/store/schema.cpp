// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include "store/connection.h"

#include <QUuid>

#include <array>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

// What the tables mean is in README.md. Foreign keys are declared for verify(), which checks them all;
// enforcing them on each insert would cost a lookup for each of ten columns of each observation.
constexpr std::array steps{
    R"sql(
CREATE TABLE store(
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL,
    context INTEGER NOT NULL,
    created INTEGER NOT NULL,
    known_at INTEGER NOT NULL,
    log_sequence INTEGER NOT NULL,
    log_hash BLOB NOT NULL
) STRICT;

CREATE TABLE source(id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE source_version(
    source_id INTEGER NOT NULL REFERENCES source,
    known_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    nation TEXT NOT NULL,
    reliability TEXT NOT NULL,
    marking TEXT NOT NULL,
    clock_offset INTEGER NOT NULL,
    cadence INTEGER NOT NULL,
    PRIMARY KEY (source_id, known_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin(id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source, path TEXT NOT NULL) STRICT;
CREATE INDEX origin_path ON origin(source_id, path);
CREATE TABLE origin_prefix(
    source_id INTEGER NOT NULL REFERENCES source,
    length INTEGER NOT NULL,
    hash BLOB NOT NULL,
    origin_id INTEGER NOT NULL REFERENCES origin,
    PRIMARY KEY (source_id, length, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE import(
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source,
    origin_id INTEGER NOT NULL REFERENCES origin,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    profile TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER,
    error TEXT NOT NULL DEFAULT '',
    cursor INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    quarantined INTEGER NOT NULL DEFAULT 0,
    observations INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_running ON import(id) WHERE ended IS NULL;
CREATE TABLE withdrawal(
    import_id INTEGER NOT NULL REFERENCES import,
    withdrawn_at INTEGER NOT NULL,
    restored_at INTEGER,
    PRIMARY KEY (import_id, withdrawn_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch(
    first_record INTEGER PRIMARY KEY,
    last_record INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import,
    known_at INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    observations INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    last_happened INTEGER
) STRICT;
CREATE INDEX batch_import ON batch(import_id);

CREATE TABLE raw_block(id INTEGER PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE record(
    id INTEGER PRIMARY KEY,
    origin_id INTEGER NOT NULL REFERENCES origin,
    offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    block_id INTEGER NOT NULL REFERENCES raw_block,
    block_offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    hash BLOB NOT NULL,
    outcome INTEGER NOT NULL
) STRICT;
CREATE INDEX record_position ON record(origin_id, offset);
CREATE TABLE quarantine(
    record_id INTEGER PRIMARY KEY REFERENCES record,
    reason TEXT NOT NULL,
    field TEXT NOT NULL
) STRICT;
CREATE TABLE natural_key(
    source_id INTEGER NOT NULL REFERENCES source,
    key BLOB NOT NULL,
    record_id INTEGER NOT NULL REFERENCES record,
    PRIMARY KEY (source_id, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE superseded(
    first_record INTEGER NOT NULL,
    last_record INTEGER NOT NULL,
    successor INTEGER NOT NULL REFERENCES record,
    PRIMARY KEY (first_record, successor)
) STRICT, WITHOUT ROWID;

CREATE TABLE text(
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE,
    searchable INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE VIRTUAL TABLE text_index USING fts5(value, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');

CREATE TABLE observation(
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source,
    kind INTEGER REFERENCES text,
    happened_from INTEGER,
    happened_to INTEGER,
    offset_known INTEGER NOT NULL,
    category INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    confidence INTEGER,
    domain INTEGER NOT NULL,
    source_address INTEGER REFERENCES text,
    source_port INTEGER,
    destination_address INTEGER REFERENCES text,
    destination_port INTEGER,
    protocol INTEGER REFERENCES text,
    signature_id INTEGER REFERENCES text,
    signature INTEGER REFERENCES text,
    name INTEGER REFERENCES text,
    asset INTEGER REFERENCES text,
    flow_id ANY,
    community_id TEXT,
    attack_ids INTEGER REFERENCES text,
    cve_ids INTEGER REFERENCES text,
    latitude REAL,
    longitude REAL,
    precision INTEGER,
    marking INTEGER REFERENCES text
) STRICT;
CREATE INDEX observation_happened ON observation(happened_from);
CREATE TABLE posting_run(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    level INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    base INTEGER NOT NULL
) STRICT;
CREATE TABLE posting(
    run INTEGER NOT NULL REFERENCES posting_run,
    first_text INTEGER NOT NULL REFERENCES text,
    first_id INTEGER NOT NULL,
    base INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (run, first_text, first_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim(
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES record,
    source_id INTEGER NOT NULL REFERENCES source,
    subject TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    happened_from INTEGER,
    happened_to INTEGER,
    version INTEGER,
    revoked INTEGER NOT NULL,
    confidence INTEGER,
    credibility INTEGER NOT NULL,
    marking TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX claim_subject ON claim(subject);
CREATE INDEX claim_record ON claim(record_id);
CREATE VIRTUAL TABLE claim_index USING fts5(title, description, content='claim', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2');

CREATE TABLE watch_log(
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
)sql",
    // Rows of a CSV that are read again from the store need their header.
    R"sql(
CREATE TABLE origin_head(
    origin_id INTEGER PRIMARY KEY REFERENCES origin,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
)sql",
    // How a source's data come by themselves, and how far each of its parts was read.
    R"sql(
CREATE TABLE transport(
    source_id INTEGER PRIMARY KEY REFERENCES source,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    paused INTEGER NOT NULL
) STRICT;
CREATE TABLE transport_cursor(
    source_id INTEGER NOT NULL REFERENCES source,
    part TEXT NOT NULL,
    cursor TEXT NOT NULL,
    PRIMARY KEY (source_id, part)
) STRICT, WITHOUT ROWID;
)sql",
    // When a feed that cannot be asked again lost messages: part of the picture, as of its known-at.
    R"sql(
CREATE TABLE gap(
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source,
    known_at INTEGER NOT NULL,
    lost_from INTEGER NOT NULL,
    lost_until INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    reason INTEGER NOT NULL
) STRICT;
)sql",
    // Imports that read quarantined records of another import again: those that ended say so in the watch log.
    R"sql(
CREATE TABLE retry(
    import_id INTEGER PRIMARY KEY REFERENCES import,
    of_import INTEGER NOT NULL REFERENCES import
) STRICT;
CREATE INDEX retry_of ON retry(of_import);
INSERT OR IGNORE INTO retry
SELECT i.id, o.id FROM (
    SELECT object, substr(detail, 1, length(detail) - length(' left quarantine')) AS said FROM watch_log
    WHERE action = 'retry' AND detail LIKE '% of import % left quarantine')
JOIN import i ON i.id = CAST(object AS INTEGER)
JOIN import o ON o.id = CAST(substr(said, length(rtrim(said, '0123456789')) + 1) AS INTEGER)
WHERE o.id < i.id AND o.origin_id = i.origin_id;
)sql",
    // What is said word for word again under a later version is a duplicate, and the source's newest word.
    R"sql(
CREATE TABLE said_again(
    first_record INTEGER NOT NULL,
    last_record INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import,
    known_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (first_record, import_id, version)
) STRICT, WITHOUT ROWID;
)sql"};

void setVersion(Connection &connection, int version)
{
    connection.script(("PRAGMA user_version=" + std::to_string(version)).c_str());
}

} // namespace

std::span<const char *const> schemaSteps() { return steps; }
int schemaVersion() { return static_cast<int>(steps.size()); }

void migrate(Connection &connection, std::span<const char *const> schema)
{
    const auto newest = static_cast<std::int64_t>(schema.size());
    for (;;) {
        Transaction transaction(connection, Transaction::Kind::Write);
        // Read inside the transaction: another process may be migrating too.
        const std::int64_t version = connection.value("PRAGMA user_version");
        if (version > newest)
            raise(ErrorCode::SchemaTooNew,
                  u"the store has schema %1, this Watchfloor reads up to %2"_s.arg(version).arg(newest));
        if (version == newest)
            return;
        connection.script(schema[static_cast<std::size_t>(version)]);
        setVersion(connection, static_cast<int>(version + 1));
        transaction.commit();
    }
}

void createSchema(Connection &connection, Context context)
{
    const std::string uuid = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const std::int64_t now = toMicros(Clock::now());
    const std::string noHash(32, '\0');
    connection.script("PRAGMA page_size=8192; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF");
    Transaction transaction(connection, Transaction::Kind::Write);
    for (const char *step : steps)
        connection.script(step);
    setVersion(connection, schemaVersion());
    connection.script(("PRAGMA application_id=" + std::to_string(applicationId)).c_str());
    connection.execute("INSERT INTO store VALUES (1, ?, ?, ?, ?, 0, ?)", uuid, static_cast<int>(context), now, now,
                       Blob{noHash});
    transaction.commit();
    connection.script("PRAGMA journal_mode=WAL");
}

} // namespace watchfloor::store
