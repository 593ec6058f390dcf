// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/stream.h"

#include "base/displaytext.h"
#include "feeds/profile.h"
#include "ingest/choice.h"
#include "ingest/contentkeys.h"
#include "ingest/floorsource.h"
#include "model/machine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {
/// A commit follows within the second that people wait at most.
constexpr std::chrono::milliseconds patience{500};
} // namespace

Stream::Stream(store::Store &store, StreamOptions options)
    : m_store(store)
    , m_options(std::move(options))
    , m_sink([this](const feeds::RawRecord &raw) { record(raw); })
    , m_place(std::max(m_options.from.offset, m_options.known.offset) == m_options.from.offset ? m_options.from
                                                                                               : m_options.known)
{
    m_outcome.file = m_options.origin;
    m_outcome.source = m_options.source.slug;
    m_outcome.format = m_options.format;
    m_context.source = m_options.source;
    m_context.origin = m_options.origin;
    const feeds::Format *format = feeds::formatById(m_options.format);
    if (!format) {
        m_failed = Error{ErrorCode::Usage, u"no format is called %1"_s.arg(visibleText(m_options.format))};
        return;
    }
    const feeds::FormatOptions reading{m_options.profile, m_options.head};
    m_framer = format->framer(reading);
    m_parser = format->parser(reading);
}

Stream::~Stream() { (void)end(false); }

Result<> Stream::feed(std::string_view bytes)
{
    if (m_failed)
        return state();
    if (!m_batcher && m_options.head.size() < headBytes && m_options.from.offset == 0)
        m_options.head.append(bytes.substr(0, headBytes - m_options.head.size()));
    m_context.received = Clock::now();
    m_outcome.bytes += std::int64_t(bytes.size());
    m_framer->feed(bytes, m_sink);
    if (isDue())
        hand();
    tell();
    return state();
}

Result<> Stream::add(std::string_view bytes)
{
    if (m_failed)
        return state();
    m_context.received = Clock::now();
    m_outcome.bytes += std::int64_t(bytes.size());
    feeds::RawRecord raw;
    raw.bytes = bytes;
    raw.offset = m_fed;
    raw.line = ++m_added;
    m_fed += std::int64_t(bytes.size());
    record(raw);
    if (isDue())
        hand();
    tell();
    return state();
}

void Stream::record(const feeds::RawRecord &raw)
{
    if (m_failed)
        return;
    feeds::RawRecord placed = raw;
    placed.offset += m_options.from.offset;
    placed.line += m_options.from.line - 1;
    m_items.clear();
    if (!raw.fault.empty())
        m_items.rejected = Rejection{raw.fault, {}};
    else
        m_parser->parse(placed, m_context, m_items);
    if (placed.offset < m_options.known.offset)
        return;
    if (m_options.byContent && m_items.naturalKey.empty())
        m_items.naturalKey = ContentKeys().of(placed.bytes, m_items.rejected.has_value());
    if (!m_batcher) {
        if (const auto opened = open(); !opened) {
            m_failed = opened.error();
            return;
        }
    }
    m_batcher->add(placed, m_items);
    m_place.offset = placed.offset + std::int64_t(placed.bytes.size());
    m_place.line = placed.line + std::ranges::count(placed.bytes, '\n');
    if (m_batcher->isFull())
        hand();
}

Result<> Stream::open()
{
    if (m_options.source.kind == SourceKind::Floor || m_options.source.slug == machineSource)
        return ofFloor(m_options.source.slug);
    const auto writer = m_store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    m_writer = *writer;
    store::ImportSpec spec;
    spec.sourceId = m_options.source.id;
    spec.path = m_options.origin;
    spec.format = m_options.format;
    if (m_options.profile)
        spec.profile = m_options.profile->name;
    spec.head = m_options.head;
    spec.originId = m_options.originId;
    spec.live = m_options.live;
    const auto import = m_writer->beginImport(std::move(spec)).get();
    if (!import)
        return std::unexpected(import.error());
    m_outcome.importId = import->id;
    m_originId = import->originId;
    m_batcher = std::make_unique<Batcher>(*import);
    m_commits = std::make_unique<Commits>(*m_writer, m_outcome);
    return {};
}

Result<> Stream::flush()
{
    hand();
    return tend();
}

bool Stream::isDue() const { return m_batcher && m_batcher->isOlderThan(patience); }

bool Stream::isWaiting() const { return m_batcher && (!m_batcher->isEmpty() || !m_commits->isSettled()); }

Result<> Stream::tend()
{
    if (isDue())
        hand();
    if (m_commits)
        m_commits->collect();
    tell();
    return state();
}

void Stream::hand()
{
    if (!m_batcher || m_batcher->isEmpty() || m_failed)
        return;
    store::Batch batch = m_batcher->take();
    if (m_options.cursors)
        batch.transportCursors = m_options.cursors(m_place);
    m_commits->add(std::move(batch));
    m_failed = m_commits->failed();
}

Result<> Stream::end(bool whole)
{
    if (std::exchange(m_ended, true))
        return state();
    if (whole && !m_failed) {
        m_context.received = Clock::now();
        m_framer->finish(m_sink);
    }
    hand();
    if (m_commits) {
        m_commits->settle();
        if (!m_failed)
            m_failed = m_commits->failed();
        const std::string why = m_failed ? m_failed->detail.toStdString() : std::string();
        const auto ended = m_writer->endImport(m_outcome.importId, why).get();
        if (!ended && !m_failed)
            m_failed = ended.error();
    }
    m_outcome.error = m_failed;
    tell();
    return state();
}

Result<> Stream::state()
{
    if (m_commits && !m_failed)
        m_failed = m_commits->failed();
    if (m_failed)
        return std::unexpected(*m_failed);
    return {};
}

void Stream::tell()
{
    if (!m_options.counted)
        return;
    FileOutcome more;
    more.records = m_outcome.records - m_told.records;
    more.accepted = m_outcome.accepted - m_told.accepted;
    more.duplicates = m_outcome.duplicates - m_told.duplicates;
    more.quarantined = m_outcome.quarantined - m_told.quarantined;
    more.observations = m_outcome.observations - m_told.observations;
    more.claims = m_outcome.claims - m_told.claims;
    more.bytes = m_outcome.bytes - m_told.bytes;
    if (more.records == 0 && more.bytes == 0)
        return;
    m_told = m_outcome;
    m_options.counted(more);
}

} // namespace watchfloor::ingest
