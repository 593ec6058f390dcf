// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "store/reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zstd.h>

/// Small batches by hand, for tests of the store.
namespace watchfloor::store::testing {

/// Stops the test where a Result is an error, and says which.
template <typename T> T need(Result<T> result)
{
    if (!result) {
        qFatal("%s:%d: %s", result.error().where.file_name(), int(result.error().where.line()),
               qPrintable(result.error().detail));
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

inline std::string compress(const std::string &bytes)
{
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
}

inline std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string("unreadable");
}

inline void writeTo(const QString &path, const std::string &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
        qFatal("cannot write %s", qPrintable(path));
}

/// A batch whose records lie one after the other in one block.
class BatchMaker
{
public:
    explicit BatchMaker(Import import) { m_batch.import = import; }

    RecordItem &add(std::int64_t offset, const std::string &bytes)
    {
        RecordItem item;
        item.offset = offset;
        item.line = static_cast<std::int64_t>(m_batch.records.size()) + 1;
        item.hash = sha256(bytes);
        item.blockOffset = static_cast<std::uint32_t>(m_bytes.size());
        item.length = static_cast<std::uint32_t>(bytes.size());
        m_bytes += bytes;
        m_batch.cursor = offset + static_cast<std::int64_t>(bytes.size());
        m_batch.records.push_back(std::move(item));
        return m_batch.records.back();
    }
    Batch take()
    {
        m_batch.blocks = {{compress(m_bytes), static_cast<std::uint32_t>(m_bytes.size())}};
        return std::move(m_batch);
    }

private:
    Batch m_batch;
    std::string m_bytes;
};

inline Observation observation(const std::string &signature = "ET SCAN something",
                               std::int64_t happened = 1'790'000'000'000'000)
{
    Observation o;
    o.kind = "alert";
    o.happenedFrom = fromMicros(happened);
    o.category = Category::Scanner;
    o.severity = 50;
    o.source = {"192.0.2.7", 4711};
    o.destination = {"198.51.100.9", 443};
    o.protocol = "tcp";
    o.signature = signature;
    return o;
}

inline Claim claim(const std::string &subject, const std::string &title, const std::string &body = "{}")
{
    Claim c;
    c.subject = subject;
    c.type = "incident";
    c.title = title;
    c.body = body;
    return c;
}

inline bool same(const Observation &a, const Observation &b)
{
    const auto parts = [](const Observation &o) {
        return std::tuple(o.kind, o.happenedFrom, o.happenedTo, o.offsetKnown, o.category, o.severity, o.confidence,
                          o.domain, o.source.address, o.source.port, o.destination.address, o.destination.port,
                          o.protocol, o.signatureId, o.signature, o.name, o.asset, o.flowId, o.communityId, o.attackIds,
                          o.cveIds, o.marking);
    };
    return parts(a) == parts(b) && a.position == b.position;
}

inline bool same(const Claim &a, const Claim &b)
{
    const auto parts = [](const Claim &c) {
        return std::tuple(c.subject, c.type, c.body, c.title, c.description, c.happenedFrom, c.happenedTo, c.version,
                          c.revoked, c.confidence, c.credibility, c.marking);
    };
    return parts(a) == parts(b);
}

inline Source source(const std::string &slug)
{
    Source s;
    s.slug = slug;
    s.name = "Source " + slug;
    s.kind = SourceKind::Sensor;
    s.reliability = 'B';
    s.defaultMarking = "TLP:GREEN";
    return s;
}

/// A store in a folder of its own with one source.
struct Fixture
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("test.watchfloor"));
    std::shared_ptr<Store> store;
    Writer *writer = nullptr;
    std::int64_t sourceId = 0;

    explicit Fixture(const std::string &key = {})
    {
        open(OpenOptions::Mode::Create, key);
        sourceId = need(writer->putSource(source("sensor-1")).get());
    }
    void open(OpenOptions::Mode mode = OpenOptions::Mode::ReadWrite, const std::string &key = {})
    {
        close();
        store = need(Store::open(path, {mode, key, Context::Real}));
        writer = mode == OpenOptions::Mode::ReadOnly ? nullptr : need(store->writer());
    }
    void close()
    {
        writer = nullptr;
        store.reset();
    }
    [[nodiscard]] std::unique_ptr<Reader> reader() const { return need(store->reader()); }
    [[nodiscard]] Import begin(const std::string &head, const std::string &name = "/feeds/eve.json") const
    {
        return need(writer->beginImport({sourceId, name, "suricata-eve", {}, head}).get());
    }
    /// Reads a "file" whose lines are records, each with one observation named after it.
    BatchOutcome read(const std::string &file, const std::string &name = "/feeds/eve.json",
                      std::int64_t *importId = nullptr) const
    {
        const Import import = begin(file.substr(0, 65536), name);
        if (importId)
            *importId = import.id;
        BatchMaker batch(import);
        for (std::size_t at = 0; at < file.size();) {
            const std::size_t end = std::min(file.find('\n', at), file.size());
            const std::string line = file.substr(at, end - at);
            batch.add(static_cast<std::int64_t>(at), line).observations = {observation(line)};
            at = end + 1;
        }
        const auto outcome = need(writer->commit(batch.take()).get());
        need(writer->endImport(import.id, {}).get());
        return outcome;
    }
    /// The signatures of what is visible, in order.
    [[nodiscard]] std::vector<std::string> visible(KnownAt knownAt = {}) const
    {
        const auto from = reader();
        std::vector<std::int64_t> ids;
        need(observations(*from, 0, knownAt, [&](const ObservationColumns &o) {
            ids.push_back(o.id);
            return true;
        }));
        std::vector<std::string> names;
        for (const auto &o : need(observationsByIds(*from, ids)))
            names.push_back(o.value.signature);
        return names;
    }
};

} // namespace watchfloor::store::testing
