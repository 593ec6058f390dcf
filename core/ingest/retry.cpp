// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profile.h"
#include "ingest/batcher.h"
#include "ingest/choice.h"
#include "ingest/ingest.h"
#include "store/reader.h"
#include "store/withdrawals.h"

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

/// Of what was too long or nobody's format, this much was kept.
constexpr std::int64_t keptBytes = headBytes;
constexpr std::string_view onlyStartKept = "only its start was kept: read the file again";

/// The quarantined records of one import, on their way back.
class ImportRetry
{
public:
    ImportRetry(store::Reader &reader, store::Writer &writer, const RetryOptions &options, RetryOutcome &outcome)
        : m_reader(reader)
        , m_writer(writer)
        , m_options(options)
        , m_outcome(outcome)
    {
    }

    Result<> run(const std::vector<store::StoredRecord> &records, const Source &source, const std::stop_token &stop)
    {
        m_context.source = source;
        m_first = &records.front();
        if (const auto ready = prepare(); !ready)
            return ready;
        for (const auto &record : records) {
            if (stop.stop_requested())
                return finish(fail(ErrorCode::Cancelled, u"cancelled"_s));
            if (auto done = read(record); !done)
                return finish(std::move(done));
        }
        return finish(commit());
    }

private:
    /// A record as it stands in its document, read again.
    struct Reading
    {
        std::string bytes;
        std::int64_t offset = 0, line = 0;
        feeds::Items items;
    };

    Result<> prepare()
    {
        auto head = store::originHead(m_reader, m_first->originId);
        if (!head)
            return std::unexpected(head.error());
        m_unsupported = feeds::formatById(m_first->format) == nullptr;
        m_headKept = head->has_value();
        m_head = head->value_or(std::string());
        if (!m_headKept && m_unsupported && m_first->length < keptBytes) {
            // Its only record is all of it.
            auto bytes = store::rawBytes(m_reader, m_first->id);
            if (!bytes)
                return std::unexpected(bytes.error());
            m_head = std::move(*bytes);
        }
        const bool asBefore = m_options.format.empty() && !m_options.profile && !m_unsupported;
        auto choice = chooseFormat(m_head, m_head.size() < headBytes, asBefore ? m_first->format : m_options.format,
                                   m_options.profile.get());
        if (!choice)
            return std::unexpected(choice.error());
        m_choice = std::move(*choice);
        if (m_choice.format)
            m_parser = m_choice.format->parser(formatOptions());
        return {};
    }

    [[nodiscard]] feeds::FormatOptions formatOptions() const { return {m_options.profile, m_head}; }
    [[nodiscard]] bool isTable() const { return m_choice.format->id.ends_with("-csv"); }

    Result<> read(const store::StoredRecord &record)
    {
        auto bytes = store::rawBytes(m_reader, record.id);
        if (!bytes)
            return std::unexpected(bytes.error());
        m_context.received = record.received;
        m_context.origin = record.origin;
        if (!m_choice.format)
            return leave(record,
                         isBlank(m_head) || m_choice.reason.starts_with(noRecords) ? record.reason
                                                                                   : "unsupported: " + m_choice.reason);
        if (record.length >= keptBytes)
            return leave(record, std::string(onlyStartKept));
        const auto offset = static_cast<std::size_t>(record.offset);
        if (m_head.size() < headBytes
            && std::string_view(m_head).substr(std::min(offset, m_head.size())).starts_with(*bytes))
            return keep(record, fromDocument(record));
        if (m_unsupported)
            return leave(record, std::string(onlyStartKept));
        if (isTable() && !m_headKept)
            return leave(record, "an earlier Watchfloor did not keep the table's header: read the file again");
        std::vector<Reading> one(1);
        one[0] = {std::move(*bytes), record.offset, record.line, {}};
        parse(one[0], {});
        return keep(record, std::move(one));
    }

    /// What the document, framed anew, holds where the record lies.
    std::vector<Reading> fromDocument(const store::StoredRecord &record)
    {
        std::vector<Reading> readings;
        m_parser = m_choice.format->parser(formatOptions());
        const feeds::RecordSink sink = [&](const feeds::RawRecord &raw) {
            Reading reading{std::string(raw.bytes), raw.offset, raw.line, {}};
            parse(reading, raw.fault); // all of them: a parser may learn from what comes before
            const auto length = std::max<std::int64_t>(1, static_cast<std::int64_t>(raw.bytes.size()));
            if (raw.offset < record.offset + std::max<std::int64_t>(1, record.length)
                && raw.offset + length > record.offset)
                readings.push_back(std::move(reading));
        };
        const auto framer = m_choice.format->framer(formatOptions());
        framer->feed(m_head, sink);
        framer->finish(sink);
        return readings;
    }

    void parse(Reading &reading, const std::string &fault)
    {
        if (fault.empty())
            m_parser->parse({reading.bytes, reading.offset, reading.line, {}}, m_context, reading.items);
        else
            reading.items.rejected = Rejection{fault, {}};
    }

    Result<> leave(const store::StoredRecord &record, std::string reason)
    {
        ++m_outcome.records;
        ++m_outcome.quarantined;
        m_outcome.left.push_back({record.id, std::move(reason)});
        return {};
    }

    Result<> keep(const store::StoredRecord &record, std::vector<Reading> readings)
    {
        const auto isGood = [](const Reading &reading) { return !reading.items.rejected; };
        if (readings.empty())
            return leave(record, "no records: there is none where it lies");
        if (std::ranges::none_of(readings, isGood))
            return leave(record, readings.front().items.rejected->reason);
        std::int64_t replaces = record.id;
        for (Reading &reading : readings) {
            // The parts of what nobody read before are records now, whether good or bad.
            if (!isGood(reading) && !m_unsupported)
                continue;
            if (const auto begun = begin(); !begun)
                return begun;
            const std::int64_t replaced = isGood(reading) ? std::exchange(replaces, 0) : 0;
            m_batcher->add({reading.bytes, reading.offset, reading.line, {}}, reading.items, replaced);
            if (m_batcher->isFull()) {
                if (auto done = commit(); !done)
                    return done;
            }
        }
        return {};
    }

    /// The import that what can be read belongs to, once there is any.
    Result<> begin()
    {
        if (m_batcher)
            return {};
        store::ImportSpec spec;
        spec.sourceId = m_context.source.id;
        spec.path = m_first->origin;
        spec.format = m_choice.format->id;
        if (m_options.profile)
            spec.profile = m_options.profile->name;
        spec.originId = m_first->originId;
        spec.retryOf = m_first->importId;
        const auto import = m_writer.beginImport(std::move(spec)).get();
        if (!import)
            return std::unexpected(import.error());
        m_import = import->id;
        m_batcher = std::make_unique<Batcher>(*import);
        return {};
    }

    Result<> commit()
    {
        if (!m_batcher || m_batcher->isEmpty())
            return {};
        auto batch = m_batcher->take();
        const auto records = static_cast<std::int64_t>(batch.records.size());
        const auto done = m_writer.commit(std::move(batch)).get();
        if (!done)
            return std::unexpected(done.error());
        m_outcome.records += records;
        m_outcome.accepted += done->accepted;
        m_outcome.duplicates += done->duplicates;
        m_outcome.quarantined += done->quarantined;
        m_outcome.observations += done->observations;
        m_outcome.claims += done->claims;
        m_accepted += done->accepted;
        return {};
    }

    Result<> finish(Result<> result)
    {
        if (m_import == 0)
            return result;
        m_outcome.imports.push_back(m_import);
        auto ended = m_writer.endImport(m_import, result ? std::string() : result.error().detail.toStdString()).get();
        if (ended)
            ended = m_writer
                        .appendLog({m_options.actor, "retry", std::to_string(m_import),
                                    m_first->origin + ": " + std::to_string(m_accepted) + " of import "
                                        + std::to_string(m_first->importId) + " left quarantine"})
                        .get();
        return result ? ended : result;
    }

    store::Reader &m_reader;
    store::Writer &m_writer;
    const RetryOptions &m_options;
    RetryOutcome &m_outcome;

    const store::StoredRecord *m_first = nullptr;
    std::string m_head;
    bool m_headKept = false;
    bool m_unsupported = false; ///< nothing read it before
    Choice m_choice;
    std::unique_ptr<feeds::Parser> m_parser;
    feeds::ParseContext m_context;
    std::unique_ptr<Batcher> m_batcher;
    std::int64_t m_import = 0;
    std::int64_t m_accepted = 0;
};

Result<std::vector<store::StoredRecord>> chosen(store::Reader &reader, const RetryOptions &options)
{
    auto all = store::records(
        reader,
        {.outcome = Outcome::Quarantined, .sourceId = options.sourceId, .importId = options.importId, .limit = -1});
    if (!all)
        return all;
    // What was withdrawn is listed, and stays away: a retry would bring back in pieces what somebody took back.
    const auto withdrawn = store::withdrawnImports(reader);
    if (!withdrawn)
        return std::unexpected(withdrawn.error());
    const auto isWithdrawn = [&](std::int64_t import) { return std::ranges::binary_search(*withdrawn, import); };
    if (options.importId && isWithdrawn(*options.importId))
        return fail(ErrorCode::Usage, u"import %1 is withdrawn: bring it back first"_s.arg(*options.importId));
    for (const std::int64_t id : options.records) {
        const auto found = std::ranges::find(*all, id, &store::StoredRecord::id);
        if (found == all->end())
            return fail(ErrorCode::NotFound, u"record %1 is not in quarantine"_s.arg(id));
        if (isWithdrawn(found->importId))
            return fail(
                ErrorCode::Usage,
                u"record %1 is of import %2, which is withdrawn: bring that back first"_s.arg(id).arg(found->importId));
    }
    std::erase_if(*all, [&](const store::StoredRecord &record) { return isWithdrawn(record.importId); });
    if (options.records.empty())
        return all;
    std::erase_if(*all, [&](const store::StoredRecord &record) {
        return std::ranges::find(options.records, record.id) == options.records.end();
    });
    return all;
}

Result<> retryAll(store::Store &store, const RetryOptions &options, const std::stop_token &stop, RetryOutcome &outcome)
{
    auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    const auto records = chosen(**reader, options);
    const auto sources = store::sources(**reader);
    if (!records || !sources)
        return std::unexpected(records ? sources.error() : records.error());
    std::map<std::int64_t, std::vector<store::StoredRecord>> byImport;
    for (const auto &record : *records)
        byImport[record.importId].push_back(record);
    for (const auto &[import, of] : byImport) {
        const auto source = std::ranges::find(*sources, of.front().sourceId, &Source::id);
        if (source == sources->end())
            return fail(ErrorCode::Corrupt, u"the source of import %1 is missing"_s.arg(import));
        if (const auto done = ImportRetry(**reader, **writer, options, outcome).run(of, *source, stop); !done)
            return done;
    }
    return {};
}

} // namespace

RetryOutcome retry(store::Store &store, const RetryOptions &options, std::stop_token stop)
{
    RetryOutcome outcome;
    if (const auto done = retryAll(store, options, stop, outcome); !done)
        outcome.error = done.error();
    return outcome;
}

} // namespace watchfloor::ingest
