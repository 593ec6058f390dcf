// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/details.h"

#include "feeds/faultvalue.h"
#include "fusion/recognition.h"
#include "fusion/record.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <tuple>
#include <utility>

namespace watchfloor::picture {

namespace {

/// One slot a kind: a newer request takes the place of the one that waits, and ends the one that runs.
enum class Kind : std::uint8_t { Details, Raw, Search, Quarantine, Imports };
constexpr std::size_t kindCount = 5;

std::string claimSubject(const ObjectRef &ref)
{
    // A task is a part of its mission's claims.
    return ref.id.substr(0, ref.id.find('#'));
}

/// What is said of an object by its other names, and what people noted on any of them.
Result<> addOthers(store::Reader &reader, std::vector<store::StoredClaim> &claims, const std::string &subject,
                   const std::vector<std::string> &also, const store::KnownAt &knownAt)
{
    const auto add = [&](const std::string &id) -> Result<bool> {
        auto about = store::claimsAbout(reader, id, knownAt);
        if (!about)
            return std::unexpected(about.error());
        for (store::StoredClaim &claim : *about) {
            if (!std::ranges::contains(claims, claim.id, &store::StoredClaim::id))
                claims.push_back(std::move(claim));
        }
        return !about->empty();
    };
    for (const std::string &id : also) {
        if (const auto added = add(id); !added)
            return std::unexpected(added.error());
    }
    std::vector<std::string> ids = also;
    ids.push_back(subject);
    for (const std::string &id : ids) {
        for (int number = 1;; ++number) {
            const auto added = add(fusion::noteSubject(id, number));
            if (!added)
                return std::unexpected(added.error());
            if (!*added)
                break;
        }
    }
    return {};
}

/// An incident that the machine made shows what is said of its members.
Result<> addMembers(store::Reader &reader, std::vector<store::StoredClaim> &claims, const store::KnownAt &knownAt)
{
    std::vector<std::string> members;
    // The machine's newest word counts.
    const store::StoredClaim *newest = nullptr;
    for (const store::StoredClaim &claim : claims) {
        if (!newest || claim.value.version > newest->value.version)
            newest = &claim;
    }
    if (newest && !newest->value.revoked)
        members = fusion::membersIn(newest->value);
    for (const std::string &member : members) {
        auto about = store::claimsAbout(reader, member, knownAt);
        if (!about)
            return std::unexpected(about.error());
        std::ranges::move(*about, std::back_inserter(claims));
    }
    return {};
}

Result<Details> readDetails(store::Reader &reader, const ObjectRef &ref, const store::KnownAt &knownAt,
                            const std::vector<std::string> &also)
{
    Details details;
    details.ref = ref;
    const auto sources = store::sources(reader, knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    if (ref.kind == ObjectRef::Kind::Observation) {
        const std::int64_t id = QString::fromStdString(ref.id).toLongLong();
        auto found = store::observationsByIds(reader, std::array{id});
        if (!found)
            return std::unexpected(found.error());
        if (found->empty())
            return fail(ErrorCode::NotFound, QStringLiteral("the store holds no such observation"));
        details.observation = std::move(found->front());
    } else {
        auto found = store::claimsAbout(reader, claimSubject(ref), knownAt);
        if (!found)
            return std::unexpected(found.error());
        details.claims = std::move(*found);
        if (const auto added = addMembers(reader, details.claims, knownAt); !added)
            return std::unexpected(added.error());
        if (ref.kind == ObjectRef::Kind::Incident || !also.empty()) {
            if (const auto added = addOthers(reader, details.claims, ref.id, also, knownAt); !added)
                return std::unexpected(added.error());
        }
        std::ranges::stable_sort(details.claims, {}, [](const store::StoredClaim &claim) {
            return std::tuple(claim.sourceId, claim.value.version, claim.knownAt);
        });
    }
    for (const Source &source : *sources) {
        const bool speaks = std::ranges::contains(details.claims, source.id, &store::StoredClaim::sourceId);
        if (speaks || (details.observation && details.observation->sourceId == source.id))
            details.sources.push_back(source);
    }
    return details;
}

bool isVulnerable(const Snapshot &s, const ObjectRef &ref)
{
    const auto asset = s.assetById.find(ref.id);
    return ref.kind == ObjectRef::Kind::Asset && asset != s.assetById.end()
        && std::ranges::contains(s.matches, asset->second, &fusion::ProductMatch::asset);
}

/// Which component it is that is vulnerable, and why it is there.
Result<> addChains(store::Reader &reader, Details &details, const store::KnownAt &knownAt, const Snapshot &s)
{
    const auto made = compositionOf(reader, s, s.assetById.at(details.ref.id), knownAt);
    if (!made)
        return std::unexpected(made.error());
    details.chains = weakChains(*made, s);
    return {};
}

/// The bytes are asked for only where a field is named. `stop`: nobody waits for the answer any more.
std::vector<QuarantinedRecord> withValues(store::Reader &reader, std::vector<store::StoredRecord> records,
                                          const std::function<bool()> &stop)
{
    std::vector<QuarantinedRecord> found;
    found.reserve(records.size());
    for (store::StoredRecord &record : records) {
        QuarantinedRecord one;
        if (!record.field.empty() && !stop()) {
            if (const auto bytes = store::rawBytes(reader, record.id))
                one.value = feeds::faultValue(*bytes, record.field, record.reason);
        }
        one.record = std::move(record);
        found.push_back(std::move(one));
    }
    return found;
}

} // namespace

struct DetailReader::Impl
{
    using Task = std::function<void(store::Reader *reader, const QString &error)>;

    explicit Impl(std::shared_ptr<store::Store> from)
        : store(std::move(from))
    {
    }

    std::shared_ptr<store::Store> store;
    std::mutex mutex; ///< for all below
    std::condition_variable wake;
    std::array<Task, kindCount> waiting;
    std::array<std::uint64_t, kindCount> number{}; ///< of the newest request of each kind
    std::optional<Kind> running;
    bool stopped = false;
    std::unique_ptr<store::Reader> reader; ///< made by the thread, cancelled by others
    std::jthread thread;

    void ask(Kind kind, const std::function<Task(std::uint64_t)> &make)
    {
        const auto slot = static_cast<std::size_t>(kind);
        const std::scoped_lock lock(mutex);
        waiting[slot] = make(++number[slot]);
        if (running == kind && reader)
            reader->cancel();
        wake.notify_all();
    }

    /// False for an answer that nobody waits for any more.
    bool isWanted(Kind kind, std::uint64_t request)
    {
        const std::scoped_lock lock(mutex);
        return !stopped && number[static_cast<std::size_t>(kind)] == request;
    }

    void run()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            const auto next = std::ranges::find_if(waiting, [](const Task &task) { return static_cast<bool>(task); });
            if (stopped)
                return;
            if (next == waiting.end()) {
                wake.wait(lock);
                continue;
            }
            const Task task = std::exchange(*next, {});
            running = static_cast<Kind>(next - waiting.begin());
            QString error;
            if (!reader) {
                lock.unlock();
                auto opened = store->reader();
                lock.lock();
                if (opened)
                    reader = std::move(*opened);
                else
                    error = opened.error().detail;
            }
            lock.unlock();
            task(reader.get(), error);
            lock.lock();
            running.reset();
        }
    }
};

DetailReader::DetailReader(std::shared_ptr<store::Store> store, QObject *parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(std::move(store)))
{
    m_impl->thread = std::jthread([impl = m_impl.get()] { impl->run(); });
}

DetailReader::~DetailReader()
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->stopped = true;
        if (m_impl->reader)
            m_impl->reader->cancel();
        m_impl->wake.notify_all();
    }
    m_impl->thread.join();
}

void DetailReader::requestDetails(const ObjectRef &ref, store::KnownAt knownAt, const std::vector<std::string> &also,
                                  const SnapshotPtr &of)
{
    m_impl->ask(Kind::Details, [=, this](std::uint64_t request) -> Impl::Task {
        return [=, this](store::Reader *reader, const QString &error) {
            Details answer;
            answer.ref = ref;
            answer.error = error;
            if (reader) {
                if (auto read = readDetails(*reader, ref, knownAt, also))
                    answer = std::move(*read);
                else
                    answer.error = read.error().detail;
            }
            answer.chainsFollow = reader && answer.error.isEmpty() && of && isVulnerable(*of, ref);
            if (!m_impl->isWanted(Kind::Details, request))
                return;
            Q_EMIT details(answer);
            if (!std::exchange(answer.chainsFollow, false))
                return;
            if (const auto added = addChains(*reader, answer, knownAt, *of); !added)
                answer.chainsError = added.error().detail;
            if (m_impl->isWanted(Kind::Details, request))
                Q_EMIT details(answer);
        };
    });
}

void DetailReader::requestRaw(std::int64_t recordId)
{
    m_impl->ask(Kind::Raw, [=, this](std::uint64_t request) -> Impl::Task {
        return [=, this](store::Reader *reader, const QString &error) {
            RawRecordText answer;
            answer.record.id = recordId;
            answer.error = error;
            if (reader) {
                auto record = store::record(*reader, recordId);
                auto bytes = record ? store::rawBytes(*reader, recordId) : std::unexpected(record.error());
                if (record)
                    answer.record = std::move(*record);
                if (bytes)
                    answer.bytes = std::move(*bytes);
                else
                    answer.error = bytes.error().detail;
            }
            if (m_impl->isWanted(Kind::Raw, request))
                Q_EMIT raw(answer);
        };
    });
}

void DetailReader::requestSearch(const QString &words, int limit)
{
    m_impl->ask(Kind::Search, [=, this](std::uint64_t request) -> Impl::Task {
        return [=, this](store::Reader *reader, const QString &error) {
            std::vector<store::Hit> answer;
            QString trouble = error;
            if (reader) {
                if (auto found = store::search(*reader, words.toStdString(), limit))
                    answer = std::move(*found);
                else
                    trouble = found.error().detail;
            }
            if (!m_impl->isWanted(Kind::Search, request))
                return;
            if (!trouble.isEmpty())
                Q_EMIT failed(trouble);
            Q_EMIT hits(words, answer);
        };
    });
}

void DetailReader::requestQuarantine(std::int64_t importId, int limit)
{
    m_impl->ask(Kind::Quarantine, [=, this](std::uint64_t request) -> Impl::Task {
        return [=, this](store::Reader *reader, const QString &error) {
            std::vector<QuarantinedRecord> answer;
            QString trouble = error;
            if (reader) {
                store::RecordFilter filter;
                filter.outcome = Outcome::Quarantined;
                filter.limit = limit;
                if (importId != 0)
                    filter.importId = importId;
                if (auto found = store::records(*reader, filter))
                    answer = withValues(*reader, std::move(*found),
                                        [&] { return !m_impl->isWanted(Kind::Quarantine, request); });
                else
                    trouble = found.error().detail;
            }
            if (!m_impl->isWanted(Kind::Quarantine, request))
                return;
            if (!trouble.isEmpty())
                Q_EMIT failed(trouble);
            Q_EMIT quarantine(answer);
        };
    });
}

void DetailReader::requestImports()
{
    m_impl->ask(Kind::Imports, [=, this](std::uint64_t request) -> Impl::Task {
        return [=, this](store::Reader *reader, const QString &error) {
            std::vector<store::StoredImport> answer;
            QString trouble = error;
            if (reader) {
                if (auto found = store::imports(*reader))
                    answer = std::move(*found);
                else
                    trouble = found.error().detail;
            }
            if (!m_impl->isWanted(Kind::Imports, request))
                return;
            if (!trouble.isEmpty())
                Q_EMIT failed(trouble);
            Q_EMIT importsRead(answer);
        };
    });
}

} // namespace watchfloor::picture
