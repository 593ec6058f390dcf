// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/knownrecords.h"

#include "base/hash.h"
#include "store/connection.h"
#include "store/identity.h"
#include "store/origins.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_set>

namespace watchfloor::store {
namespace {

/// 64 of 256 bits: a billion records meet by chance with a probability of three per cent.
std::uint64_t shortened(std::string_view bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), std::min(sizeof value, bytes.size()));
    return value;
}

/// A beginning of a file that this session saw.
struct Beginning
{
    std::string source;
    std::size_t length;
    Sha256 hash;
    std::int64_t origin;
};

} // namespace

/// What came before the file at hand.
struct KnownRecords::Session
{
    Reader *reader;
    std::vector<Beginning> beginnings;
    std::map<std::pair<std::string, std::string>, std::int64_t> byName; ///< origins of files without a beginning
    std::map<std::int64_t, std::vector<std::uint64_t>> places; ///< by origin: hashes of offset and bytes, sorted
    std::unordered_set<std::uint64_t> keys;
    std::int64_t made = 0; ///< origins that the store does not have count down from -1
};

struct KnownRecords::File
{
    std::string source;
    std::int64_t origin = 0;
    std::vector<std::uint64_t> places; ///< of this file, in its order
    std::optional<Transaction> transaction;
    std::optional<Identity> identity;
};

KnownRecords::KnownRecords(Reader *reader)
    : m_session(std::make_unique<Session>())
{
    m_session->reader = reader;
}

KnownRecords::~KnownRecords() = default;

Result<> KnownRecords::begin(const std::string &source, const std::string &path, const std::string &head)
{
    end();
    return attempt([&] {
        auto file = std::make_unique<File>();
        file->source = source;
        KnownOrigin origin;
        std::int64_t sourceId = 0;
        if (m_session->reader) {
            Connection &db = m_session->reader->connection();
            db.startQuestion();
            file->transaction.emplace(db, Transaction::Kind::Read);
            sourceId = db.value("SELECT id FROM source WHERE slug = ?", source);
            if (sourceId != 0)
                origin = findOrigin(db, sourceId, path, head);
        }
        if (head.empty()) {
            auto &known = m_session->byName[{source, path}];
            if (known == 0)
                known = origin.id != 0 ? origin.id : --m_session->made;
            file->origin = known;
        } else {
            std::map<std::size_t, Sha256> hashes; // of as many bytes
            for (const Beginning &seen : m_session->beginnings) {
                if (seen.source != source || seen.length > head.size()
                    || static_cast<std::int64_t>(seen.length) < origin.length)
                    continue;
                const auto [hash, isNew] = hashes.try_emplace(seen.length);
                if (isNew)
                    hash->second = sha256(std::string_view(head).substr(0, seen.length));
                if (hash->second == seen.hash)
                    origin = {seen.origin, static_cast<std::int64_t>(seen.length)};
            }
            file->origin = origin.id != 0 ? origin.id : --m_session->made;
            m_session->beginnings.push_back({source, head.size(), sha256(head), file->origin});
        }
        if (sourceId != 0)
            file->identity.emplace(m_session->reader->connection(), sourceId, file->origin);
        m_file = std::move(file);
    });
}

Result<bool> KnownRecords::add(const RecordItem &item)
{
    return attempt([&] {
        std::vector<Sha256> hashes;
        if (!item.rejected)
            for (const Claim &claim : item.claims)
                hashes.push_back(claimHash(m_file->source, claim));
        bool known = m_file->identity && m_file->identity->find(item, hashes).duplicate;
        if (item.naturalKey.empty()) {
            Sha256Stream stream;
            stream.add(std::to_string(item.offset));
            stream.add(bytesOf(item.hash));
            const std::uint64_t place = shortened(bytesOf(stream.peek()));
            if (const auto before = m_session->places.find(m_file->origin); before != m_session->places.end())
                known = known || std::ranges::binary_search(before->second, place);
            m_file->places.push_back(place);
        } else {
            Sha256Stream stream;
            stream.add(m_file->source);
            stream.add(Identity::keyOf(item, hashes));
            known = !m_session->keys.insert(shortened(bytesOf(stream.peek()))).second || known;
        }
        return known;
    });
}

void KnownRecords::end()
{
    if (!m_file)
        return;
    auto &places = m_session->places[m_file->origin];
    places.insert(places.end(), m_file->places.begin(), m_file->places.end());
    std::ranges::sort(places);
    m_file.reset();
}

} // namespace watchfloor::store
