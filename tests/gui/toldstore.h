// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/timestamp.h"
#include "store/store.h"

#include <zstd.h>

/// A store of an exercise that a test tells its story to, claim by claim, each at the instant that it becomes known.
namespace watchfloor::test {

inline Timestamp at(const char *time) { return parseIso8601(time)->at; }

template <typename T> T need(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class ToldStore
{
public:
    explicit ToldStore(const QString &path, const char *begin)
    {
        Clock::freeze(at(begin));
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        options.context = store::Context::Exercise;
        m_store = need(store::Store::open(path, options));
        m_writer = need(m_store->writer());
    }

protected:
    std::int64_t source(const std::string &slug, char reliability, std::chrono::seconds cadence)
    {
        Source s;
        s.slug = slug;
        s.name = slug;
        s.kind = SourceKind::MilCert;
        s.reliability = reliability;
        s.defaultMarking = "TLP:GREEN";
        s.cadence = cadence;
        return need(m_writer->putSource(s).get());
    }
    static Claim claim(const std::string &type, const std::string &id, const std::string &title,
                       const std::string &body)
    {
        Claim c;
        c.type = type;
        c.subject = id;
        c.title = title;
        c.body = body;
        return c;
    }
    void tell(const char *when, std::int64_t from, std::vector<Claim> claims)
    {
        Clock::freeze(at(when));
        for (Claim &c : claims)
            c.version = at(when);
        const std::string name = "/feeds/" + std::to_string(++m_told);
        const auto import = need(m_writer->beginImport({from, name, "test", {}, name}).get());
        std::string packed(ZSTD_compressBound(name.size()), '\0');
        packed.resize(ZSTD_compress(packed.data(), packed.size(), name.data(), name.size(), 3));
        store::Batch batch;
        batch.import = import;
        store::RecordItem item;
        item.hash = sha256(name);
        item.line = 1;
        item.length = static_cast<std::uint32_t>(name.size());
        item.claims = std::move(claims);
        batch.blocks = {{packed, item.length}};
        batch.cursor = item.length;
        batch.records.push_back(std::move(item));
        need(m_writer->commit(std::move(batch)).get());
        need(m_writer->endImport(import.id, {}).get());
    }

    std::shared_ptr<store::Store> m_store;

private:
    store::Writer *m_writer = nullptr;
    int m_told = 0;
};

} // namespace watchfloor::test
