// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest.h"

#include "base/displaytext.h"
#include "base/hash.h"
#include "feeds/profile.h"
#include "ingest/batcher.h"
#include "ingest/choice.h"
#include "ingest/commits.h"
#include "ingest/contentkeys.h"
#include "ingest/contextmark.h"
#include "ingest/floorsource.h"
#include "model/machine.h"
#include "store/knownrecords.h"
#include "store/reader.h"

#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

constexpr std::chrono::milliseconds progressEvery{50};

/// Takes one record after another for a document that nothing reads: all of it is one record, of which the start is
/// kept.
class OpaqueFramer final : public feeds::Framer
{
public:
    explicit OpaqueFramer(std::string reason)
        : m_reason(std::move(reason))
    {
    }
    void feed(std::string_view chunk, const feeds::RecordSink &) override
    {
        m_hash.add(chunk);
        m_size += chunk.size();
        if (m_kept.size() < headBytes)
            m_kept.append(chunk.substr(0, headBytes - m_kept.size()));
    }
    void finish(const feeds::RecordSink &sink) override
    {
        feeds::RawRecord record;
        record.bytes = m_kept;
        record.line = 1;
        record.fault = m_reason.starts_with(noRecords) ? m_reason : "unsupported: " + m_reason;
        if (m_size > m_kept.size())
            record.fault += "; the first " + std::to_string(m_kept.size()) + " of " + std::to_string(m_size)
                + " bytes are kept, SHA-256 of all: " + toHex(bytesOf(m_hash.peek()));
        sink(record);
    }

private:
    std::string m_reason;
    std::string m_kept;
    std::size_t m_size = 0;
    Sha256Stream m_hash;
};

/// One file on its way: frames and parses on the calling thread while the writer thread commits.
class Run
{
public:
    /// Either into a store, or past one.
    Run(store::Store *store, store::KnownRecords *known, const store::StoreInfo *into,
        std::unique_ptr<ByteSource> bytes, const QString &origin, const FileOptions &options,
        const std::function<void(const Progress &)> &progress, std::stop_token stop)
        : m_store(store)
        , m_known(known)
        , m_into(into)
        , m_bytes(std::move(bytes))
        , m_options(options)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
        m_outcome.file = origin.toStdString();
        m_outcome.source = options.source.empty() ? "imported" : options.source;
        m_context.origin = m_outcome.file;
    }

    FileOutcome run()
    {
        const auto begun = std::chrono::steady_clock::now();
        if (const auto done = readAll(); !done)
            m_outcome.error = done.error();
        settle();
        m_outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        report(true);
        return m_outcome;
    }

private:
    Result<> readAll();
    Result<bool> readHead();
    Result<> choose();
    Result<> open();
    Result<Source> source();
    Result<> pump();
    void record(const feeds::RawRecord &raw);
    void rehearse(const feeds::RawRecord &raw);
    void flush(std::vector<store::CursorChange> cursors = {});
    void settle();
    std::string account() const;
    void report(bool now);

    store::Store *m_store; ///< null: a dry run
    store::KnownRecords *m_known; ///< of a dry run
    const store::StoreInfo *m_into; ///< null: a dry run for no store
    std::unique_ptr<ByteSource> m_bytes;
    FileOptions m_options;
    const std::function<void(const Progress &)> &m_progress;
    std::stop_token m_stop;

    std::string m_head; ///< read before the format was known
    bool m_whole = false; ///< the head is all there is
    bool m_blank = false; ///< and that is nothing, or white space
    std::unique_ptr<feeds::Framer> m_framer;
    std::unique_ptr<feeds::Parser> m_parser; ///< null: nothing reads this
    feeds::ParseContext m_context;
    feeds::Items m_items;
    ContentKeys m_contentKeys;

    store::Writer *m_writer = nullptr;
    std::unique_ptr<Batcher> m_batcher;
    std::unique_ptr<Commits> m_commits;
    std::optional<Error> m_failed; ///< the writer refused: no record is taken any more
    FileOutcome m_outcome;
    std::chrono::steady_clock::time_point m_reported{};
    std::int64_t m_parsed = 0;
};

Result<> Run::readAll()
{
    const auto something = readHead();
    if (!something)
        return std::unexpected(something.error());
    m_blank = !*something;
    return choose().and_then([this] { return open(); }).and_then([this] { return pump(); });
}

/// False for a document without content.
Result<bool> Run::readHead()
{
    while (m_head.size() < headBytes) {
        const auto chunk = m_bytes->next();
        if (!chunk)
            return std::unexpected(chunk.error());
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (chunk->state == Chunk::State::Idle && !isBlank(m_head))
            break; // a quiet pipe: what has come must do
        m_head.append(chunk->bytes);
        m_outcome.bytes += std::int64_t(chunk->bytes.size());
        m_whole = chunk->state == Chunk::State::End;
        if (m_whole)
            break;
    }
    return !m_whole || !isBlank(m_head);
}

Result<> Run::choose()
{
    const std::string_view head = std::string_view(m_head).substr(0, headBytes);
    Choice choice;
    if (m_blank) {
        choice.reason = m_outcome.bytes == 0 ? "no records: there is nothing in it"
                                             : "no records: there is nothing in it but white space";
    } else {
        auto chosen
            = chooseFormat(head, m_whole && head.size() == m_head.size(), m_options.format, m_options.profile.get());
        if (!chosen)
            return std::unexpected(chosen.error());
        choice = std::move(*chosen);
    }
    m_outcome.formatReason = choice.reason;
    if (!choice.format) {
        m_framer = std::make_unique<OpaqueFramer>(m_outcome.formatReason);
        return {};
    }
    const feeds::FormatOptions options{m_options.profile, std::string(head)};
    m_outcome.format = choice.format->id;
    m_framer = choice.format->framer(options);
    m_parser = choice.format->parser(options);
    return {};
}

Result<> Run::open()
{
    m_context.received = Clock::now();
    m_context.source.slug = m_outcome.source;
    const std::string head = m_blank ? std::string() : m_head.substr(0, headBytes); // a blank one is known by its name
    if (const auto context = m_into ? contextOf(m_head) : std::nullopt) {
        if (const auto same = refuseOther(*m_into, *context, QString::fromStdString(m_outcome.file)); !same)
            return same;
    }
    if (!m_store)
        return m_known->begin(m_outcome.source, m_outcome.file, head);
    const auto writer = m_store->writer();
    if (!writer)
        return std::unexpected(writer.error());
    m_writer = *writer;
    if (m_outcome.source == machineSource)
        return ofFloor(m_outcome.source);
    auto owner = source();
    if (owner && owner->kind == SourceKind::Floor)
        return ofFloor(m_outcome.source);
    if (!owner)
        return std::unexpected(owner.error());
    m_context.source = std::move(*owner);

    store::ImportSpec spec;
    spec.sourceId = m_context.source.id;
    spec.path = m_outcome.file;
    spec.format = m_outcome.format.empty() ? "unsupported" : m_outcome.format;
    if (m_options.profile)
        spec.profile = m_options.profile->name;
    spec.head = head;
    spec.live = m_options.live;
    const auto import = m_writer->beginImport(std::move(spec)).get();
    if (!import)
        return std::unexpected(import.error());
    m_outcome.importId = import->id;
    m_batcher = std::make_unique<Batcher>(*import);
    m_commits = std::make_unique<Commits>(*m_writer, m_outcome);
    return {};
}

/// The feed's owner as the store knows it, made known first where it does not.
Result<Source> Run::source()
{
    const auto find = [this]() -> Result<std::optional<Source>> {
        auto reader = m_store->reader();
        if (!reader)
            return std::unexpected(reader.error());
        auto all = store::sources(**reader);
        if (!all)
            return std::unexpected(all.error());
        for (auto &known : *all) {
            if (known.slug == m_outcome.source)
                return std::move(known);
        }
        return std::nullopt;
    };
    auto known = find();
    if (!known)
        return std::unexpected(known.error());
    if (*known)
        return std::move(**known);

    Source fresh;
    fresh.slug = m_outcome.source;
    fresh.name = m_outcome.source;
    const auto id = m_writer->putSource(fresh).get();
    if (!id)
        return std::unexpected(id.error());
    fresh.id = *id;
    return fresh;
}

Result<> Run::pump()
{
    const feeds::RecordSink sink = [this](const feeds::RawRecord &raw) { record(raw); };
    m_framer->feed(m_head, sink);
    m_head = {};
    Result<> read;
    while (!m_whole && !m_failed) {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        const auto chunk = m_bytes->next();
        if (!chunk) {
            read = std::unexpected(chunk.error());
            break;
        }
        m_outcome.bytes += std::int64_t(chunk->bytes.size());
        m_whole = chunk->state == Chunk::State::End;
        m_framer->feed(chunk->bytes, sink);
        if (m_batcher && m_batcher->isDue())
            flush();
        report(false);
    }
    // Where the read failed, what follows is unknown: a record cut off there is not a record yet.
    if (read && !m_failed)
        m_framer->finish(sink);
    flush(read ? m_options.cursors : std::vector<store::CursorChange>());
    if (m_failed)
        return std::unexpected(*m_failed);
    return read;
}

void Run::record(const feeds::RawRecord &raw)
{
    if (m_failed)
        return;
    m_items.clear();
    if (!raw.fault.empty())
        m_items.rejected = Rejection{raw.fault, {}};
    else
        m_parser->parse(raw, m_context, m_items);
    if (m_options.byContent && m_items.naturalKey.empty())
        m_items.naturalKey = m_contentKeys.of(raw.bytes, m_items.rejected.has_value());
    ++m_parsed;

    if (!m_batcher) {
        rehearse(raw);
        return;
    }
    m_batcher->add(raw, m_items);
    if (m_batcher->isFull())
        flush();
}

/// Counts the record as a commit would.
void Run::rehearse(const feeds::RawRecord &raw)
{
    store::RecordItem item;
    item.offset = raw.offset;
    item.hash = sha256(raw.bytes);
    item.naturalKey = std::move(m_items.naturalKey);
    item.rejected = std::move(m_items.rejected);
    item.claims = std::move(m_items.claims);
    const auto known = m_known->add(item);
    if (!known) {
        m_failed = known.error();
        return;
    }
    ++m_outcome.records;
    ++(*known ? m_outcome.duplicates : item.rejected ? m_outcome.quarantined : m_outcome.accepted);
    if (*known || item.rejected)
        return;
    m_outcome.observations += std::int64_t(m_items.observations.size());
    m_outcome.claims += std::int64_t(item.claims.size());
}

/// Hands the batch to the writer, and how far a transport has come with it.
void Run::flush(std::vector<store::CursorChange> cursors)
{
    if (!m_batcher || m_failed || (m_batcher->isEmpty() && cursors.empty()))
        return;
    store::Batch batch = m_batcher->take();
    batch.transportCursors = std::move(cursors);
    m_commits->add(std::move(batch));
    m_failed = m_commits->failed();
}

/// Waits for every commit under way and closes the import, however the run ended.
void Run::settle()
{
    if (m_commits) {
        m_commits->settle();
        if (!m_failed)
            m_failed = m_commits->failed();
    }
    if (m_failed && !m_outcome.error)
        m_outcome.error = m_failed;
    if (!m_writer || m_outcome.importId == 0)
        return;
    const auto ended
        = m_writer
              ->endImport(m_outcome.importId, m_outcome.error ? m_outcome.error->detail.toStdString() : std::string())
              .get();
    // After a full disk this too may fail: the import then counts as cut off, which it was.
    if (!ended && !m_outcome.error)
        m_outcome.error = ended.error();
    if (m_outcome.accepted + m_outcome.quarantined == 0)
        return;
    const auto logged
        = m_writer->appendLog({m_options.actor, "import", std::to_string(m_outcome.importId), account()}).get();
    if (!logged && !m_outcome.error)
        m_outcome.error = logged.error();
}

/// What the watch log says of this import.
std::string Run::account() const
{
    return m_context.origin + ": " + std::to_string(m_outcome.accepted) + " accepted, "
        + std::to_string(m_outcome.duplicates) + " duplicates, " + std::to_string(m_outcome.quarantined)
        + " quarantined"
        + (m_outcome.error ? "; ended early: " + m_outcome.error->detail.toStdString() : std::string());
}

void Run::report(bool now)
{
    if (!m_progress)
        return;
    const auto time = std::chrono::steady_clock::now();
    if (!now && time - m_reported < progressEvery)
        return;
    m_reported = time;
    m_progress({m_bytes->consumed(), m_bytes->total(), m_parsed});
}

FileOutcome notOpened(const QString &path, Error error)
{
    FileOutcome outcome;
    outcome.file = path.toStdString();
    outcome.error = std::move(error);
    return outcome;
}

FileOutcome readFile(store::Store *store, store::KnownRecords *known, const store::StoreInfo *into, const QString &path,
                     const FileOptions &options, const std::function<void(const Progress &)> &progress,
                     std::stop_token stop)
{
    auto stored = openFile(path);
    if (!stored)
        return notOpened(path, stored.error());
    // The same file by another name for it is the same origin.
    const QString canonical = QFileInfo(path).canonicalFilePath();
    auto outcome = Run(store, known, into, inflating(std::move(*stored)), canonical.isEmpty() ? path : canonical,
                       options, progress, std::move(stop))
                       .run();
    outcome.file = path.toStdString();
    return outcome;
}

} // namespace

FileOutcome ingestFile(store::Store &store, const QString &path, const FileOptions &options,
                       const std::function<void(const Progress &)> &progress, std::stop_token stop)
{
    if (!options.dryRun)
        return readFile(&store, nullptr, &store.info(), path, options, progress, std::move(stop));
    auto rehearsal = Rehearsal::on(&store);
    return rehearsal ? (*rehearsal)->read(path, options, progress, std::move(stop))
                     : notOpened(path, rehearsal.error());
}

FileOutcome ingestBytes(store::Store &store, std::unique_ptr<ByteSource> bytes, const QString &origin,
                        const FileOptions &options, const std::function<void(const Progress &)> &progress,
                        std::stop_token stop)
{
    return Run(&store, nullptr, &store.info(), std::move(bytes), origin, options, progress, std::move(stop)).run();
}

// ---------------------------------------------------------------- dry runs

Rehearsal::Rehearsal(std::unique_ptr<store::Reader> reader)
    : m_reader(std::move(reader))
    , m_known(std::make_unique<store::KnownRecords>(m_reader.get()))
{
}

Rehearsal::~Rehearsal() = default;

Result<std::unique_ptr<Rehearsal>> Rehearsal::on(store::Store *store)
{
    if (!store)
        return std::unique_ptr<Rehearsal>(new Rehearsal(nullptr));
    auto reader = store->reader();
    if (!reader)
        return std::unexpected(reader.error());
    auto rehearsal = std::unique_ptr<Rehearsal>(new Rehearsal(std::move(*reader)));
    rehearsal->m_into = store->info();
    return rehearsal;
}

std::unique_ptr<Rehearsal> Rehearsal::onNew(const QString &path, const Plan &plan)
{
    auto rehearsal = std::unique_ptr<Rehearsal>(new Rehearsal(nullptr));
    rehearsal->m_into.emplace();
    rehearsal->m_into->path = path;
    rehearsal->m_into->context = plan.context.value_or(store::Context::Real);
    return rehearsal;
}

Result<> Rehearsal::admit(const Plan &plan) const { return m_into ? admits(*m_into, plan) : Result<>(); }

FileOutcome Rehearsal::read(const QString &path, const FileOptions &options,
                            const std::function<void(const Progress &)> &progress, std::stop_token stop)
{
    auto outcome
        = readFile(nullptr, m_known.get(), m_into ? &*m_into : nullptr, path, options, progress, std::move(stop));
    m_known->end();
    return outcome;
}

} // namespace watchfloor::ingest
