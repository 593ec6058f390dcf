// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/builder.h"

#include "picture/operations.h"
#include "picture/splice.h"
#include "store/knownhistory.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace watchfloor::picture {

namespace {

std::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, QStringLiteral("the picture is no longer wanted"));
}

/// Reading stops now and then to ask whether it is still wanted.
class Pace
{
public:
    explicit Pace(const Builder::Stop &stop)
        : m_stop(stop)
    {
    }
    [[nodiscard]] bool isOver()
    {
        constexpr unsigned every = 4096;
        if (m_stop && ++m_count % every == 0)
            m_over = m_stop();
        return m_over;
    }
    [[nodiscard]] bool wasOver() const { return m_over; }

private:
    const Builder::Stop &m_stop;
    unsigned m_count = 0;
    bool m_over = false;
};

} // namespace

Builder::Builder(store::KnownAt knownAt, store::Context context)
    : m_askedFor(knownAt)
    , m_context(context)
{
}

Result<> Builder::read(store::Reader &reader, const Stop &stop)
{
    const Timestamp before = m_knownAt;
    if (m_askedFor) {
        m_knownAt = *m_askedFor;
    } else {
        const auto newest = store::newestKnown(reader);
        if (!newest)
            return std::unexpected(newest.error());
        m_knownAt = *newest;
    }
    return moveFrom(reader, before)
        .and_then([&] { return readSources(reader); })
        .and_then([&] { return readGaps(reader); })
        .and_then([&] { return readClaims(reader, stop); })
        .and_then([&] { return readObservations(reader, stop); })
        .and_then([&]() -> Result<> {
            checkWhole();
            return {};
        });
}

/// Lets go what looks different at the new instant; what is left of it there is read again.
Result<> Builder::moveFrom(store::Reader &reader, Timestamp before)
{
    if (!std::exchange(m_hasRead, true) || before == m_knownAt)
        return {};
    const auto difference = store::firstDifference(reader, before, m_knownAt);
    if (!difference)
        return std::unexpected(difference.error());
    dropClaims(difference->record);
    dropRows(difference->observation);
    if (m_knownAt < before) {
        m_tally = {};
        m_gaps.clear();
        m_lastGap = 0;
    }
    return {};
}

void Builder::dropClaims(std::int64_t firstRecord)
{
    while (!m_claimKeys.empty() && m_claimKeys.back().record >= firstRecord) {
        --m_seen[m_claimKeys.back().source].second;
        if (m_claimKeys.back().isSaid) {
            m_fold.remove(m_claims.back());
            m_claims.pop_back();
        }
        m_claimKeys.pop_back();
    }
    m_lastClaim = m_claimKeys.empty() ? 0 : m_claimKeys.back().id;
}

void Builder::dropRows(std::int64_t firstObservation)
{
    const auto kept
        = static_cast<std::size_t>(std::ranges::lower_bound(m_rows.id, firstObservation) - m_rows.id.begin());
    if (kept == m_rows.id.size())
        return;
    for (std::size_t i = kept; i < m_rows.id.size(); ++i)
        --m_seen[m_sources[m_rows.source[i]].id].first;
    m_rows.resize(kept);
    std::erase_if(m_order, [kept](std::int32_t row) { return static_cast<std::size_t>(row) >= kept; });
    m_lastObservation = m_rows.id.empty() ? 0 : m_rows.id.back();
    // Labels that only these rows brought are nobody's now.
    if (kept < m_attached) {
        m_fold.forget();
        m_mustAttach = true;
    }
    m_attached = std::min(m_attached, kept);
}

void Builder::Rows::resize(std::size_t size)
{
    const auto all = [size](auto &...columns) { (columns.resize(size), ...); };
    all(id, time, severity, category, domain, precision, source, x, y, assetName, sourceAddress, destinationAddress,
        markingText);
    asset.resize(std::min(asset.size(), size));
    marking.resize(std::min(marking.size(), size));
}

Result<> Builder::readSources(store::Reader &reader)
{
    auto sources = store::sources(reader, m_knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    auto feeds = m_tally.tally.read(reader, m_knownAt);
    if (!feeds)
        return std::unexpected(feeds.error());
    m_feeds = std::move(*feeds);
    std::ranges::sort(*sources, {}, &Source::id);
    if (*sources == m_sources)
        return {};
    // Reliability and default markings decide the fold, and a source's index the columns.
    const bool isAppended = sources->size() >= m_sources.size()
        && std::ranges::equal(m_sources, std::span(*sources).first(m_sources.size()));
    m_mustAttach = m_mustAttach || !isAppended;
    m_fold.forget();
    m_sources = std::move(*sources);
    m_sourceIndex.clear();
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_sourceIndex[m_sources[i].id] = static_cast<std::uint16_t>(i);
    return {};
}

Result<> Builder::readGaps(store::Reader &reader)
{
    const auto more = store::gaps(reader, m_lastGap, m_knownAt);
    if (!more)
        return std::unexpected(more.error());
    for (const store::StoredGap &gap : *more) {
        m_lastGap = gap.id;
        const auto before = std::find_if(m_gaps.rbegin(), m_gaps.rend(), [&](const store::Gap &known) {
            return known.sourceId == gap.value.sourceId && known.reason == gap.value.reason;
        });
        if (before == m_gaps.rend() || !store::join(*before, gap.value))
            m_gaps.push_back(gap.value);
    }
    return {};
}

Result<> Builder::readClaims(store::Reader &reader, const Stop &stop)
{
    Pace pace(stop);
    const auto done = store::claims(reader, m_lastClaim, m_knownAt, [&](const store::StoredClaim &claim) {
        m_lastClaim = claim.id;
        ++m_seen[claim.sourceId].second;
        auto said = saidBy(claim);
        m_claimKeys.push_back({claim.id, claim.recordId, claim.sourceId, said.has_value()});
        if (said) {
            m_claims.push_back(std::move(*said));
            m_fold.add(m_claims.back());
        }
        return !pace.isOver();
    });
    if (!done)
        return done;
    return pace.wasOver() ? cancelled() : Result<>();
}

Result<> Builder::readObservations(store::Reader &reader, const Stop &stop)
{
    Pace pace(stop);
    bool unknownSource = false;
    const auto done = store::observations(
        reader, m_lastObservation, m_knownAt, [&](const store::ObservationColumns &o) {
            const auto source = m_sourceIndex.find(o.source);
            unknownSource = source == m_sourceIndex.end();
            if (unknownSource)
                return false; // made since readSources(): the next read sees both
            m_lastObservation = o.id;
            ++m_seen[o.source].first;
            const MapPoint point = project(o.latitude, o.longitude);
            m_rows.id.push_back(o.id);
            m_rows.time.push_back(o.happenedFrom);
            m_rows.severity.push_back(o.severity);
            m_rows.category.push_back(o.category);
            m_rows.domain.push_back(o.domain);
            m_rows.source.push_back(source->second);
            m_rows.x.push_back(point.x);
            m_rows.y.push_back(point.y);
            m_rows.precision.push_back(std::isnan(point.x) ? static_cast<std::uint8_t>(Precision::None) : o.precision);
            m_rows.assetName.push_back(static_cast<TextId>(o.asset));
            m_rows.sourceAddress.push_back(static_cast<TextId>(o.sourceAddress));
            m_rows.destinationAddress.push_back(static_cast<TextId>(o.destinationAddress));
            m_rows.markingText.push_back(static_cast<TextId>(o.marking));
            return !pace.isOver();
        });
    if (!done)
        return done;
    sortRows();
    return pace.wasOver() ? cancelled() : Result<>();
}

void Builder::sortRows()
{
    const auto firstNew = static_cast<std::ptrdiff_t>(m_order.size());
    for (std::size_t i = m_order.size(); i < m_rows.id.size(); ++i)
        m_order.push_back(static_cast<std::int32_t>(i));
    const auto earlier = [&](std::int32_t a, std::int32_t b) {
        const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
        return m_rows.time[i] != m_rows.time[j] ? m_rows.time[i] < m_rows.time[j] : i < j;
    };
    const auto middle = m_order.begin() + firstNew;
    if (!std::is_sorted(middle, m_order.end(), earlier))
        std::sort(middle, m_order.end(), earlier);
    if (firstNew > 0 && middle != m_order.end() && earlier(*middle, *(middle - 1)))
        std::inplace_merge(m_order.begin(), middle, m_order.end(), earlier);
}

void Builder::checkWhole()
{
    // A source of which everything was withdrawn has no state at all.
    for (const auto &[source, seen] : m_seen) {
        const auto feed = std::ranges::find(m_feeds, source, &store::FeedState::sourceId);
        const auto held = feed == m_feeds.end() ? std::pair<std::int64_t, std::int64_t>()
                                                : std::pair(feed->observations, feed->claims);
        m_whole = m_whole && seen == held;
    }
}

/// Assets have few addresses and observations many: so the dictionary is asked for those of the assets.
Result<> Builder::findAddresses(store::Reader &reader)
{
    const auto newest = store::newestKnown(reader);
    if (!newest)
        return std::unexpected(newest.error());
    if (*newest == m_addressesAsked)
        return {}; // nobody wrote since, so nobody wrote of them
    std::vector<std::string> absent;
    for (std::string &address : m_absentAddresses) {
        const auto id = store::textId(reader, address);
        if (!id)
            return std::unexpected(id.error());
        if (*id == 0)
            absent.push_back(std::move(address));
        else
            m_addresses.emplace(static_cast<TextId>(*id), std::move(address));
    }
    m_absentAddresses = std::move(absent);
    m_addressesAsked = *newest;
    return {};
}

std::int32_t Builder::addressedAsset(TextId text, std::uint16_t source)
{
    const auto found = m_addresses.find(text);
    return found == m_addresses.end() ? -1 : m_fold.result().index.find(found->second, source);
}

Result<std::int32_t> Builder::namedAsset(store::Reader &reader, TextId text, std::uint16_t source)
{
    if (text == 0)
        return -1;
    const std::uint64_t key = (std::uint64_t{text} << 16) | source;
    if (const auto found = m_namedAsset.find(key); found != m_namedAsset.end())
        return found->second;
    const auto name = store::text(reader, text);
    if (!name)
        return std::unexpected(name.error());
    for (std::string &spelling : AssetIndex::spellings(*name))
        m_askedNames.insert(std::move(spelling));
    return m_namedAsset[key] = m_fold.result().index.find(*name, source);
}

Result<std::uint16_t> Builder::markingOf(store::Reader &reader, TextId text, std::uint16_t source)
{
    const auto [found, isNew] = m_markingTexts.try_emplace(text);
    if (isNew && text != 0) {
        auto label = store::text(reader, text);
        if (!label) {
            m_markingTexts.erase(found);
            return std::unexpected(label.error());
        }
        found->second = std::move(*label);
    }
    return m_markings.of(found->second, m_sources[source].defaultMarking);
}

/// The asset an observation is about: the one its source names, else the one attacked, else the one it comes from.
Result<> Builder::attachRow(store::Reader &reader, std::size_t row)
{
    const std::uint16_t source = m_rows.source[row];
    auto asset = namedAsset(reader, m_rows.assetName[row], source);
    if (!asset)
        return std::unexpected(asset.error());
    if (*asset < 0)
        asset = addressedAsset(m_rows.destinationAddress[row], source);
    if (*asset < 0)
        asset = addressedAsset(m_rows.sourceAddress[row], source);
    const auto marking = markingOf(reader, m_rows.markingText[row], source);
    if (!marking)
        return std::unexpected(marking.error());
    m_rows.asset[row] = *asset;
    m_rows.marking[row] = *marking;
    return {};
}

/// An observation may have another asset after a fold: all are attached again, unless whatever they are looked up in
/// came out the same.
void Builder::foldClaims()
{
    const auto renamed = m_fold.update(m_claims, m_sources);
    const bool areNamesSame = renamed && std::ranges::none_of(*renamed, [&](const StructureChange::Renamed &one) {
                                  return one.isAddress || m_askedNames.contains(one.name);
                              });
    const auto &labels = m_fold.markings().labels();
    const bool isSame = areNamesSame && !m_mustAttach && labels.size() == m_foldLabels
        && std::ranges::equal(labels, std::span(m_markings.labels()).first(m_foldLabels));
    if (!isSame) {
        m_foldLabels = labels.size();
        m_markings = m_fold.markings();
        m_attached = 0;
    }
    m_mustAttach = false;
}

/// Of a few new rows each address is looked up once, rather than those of all assets in the dictionary.
Result<> Builder::learnAddress(store::Reader &reader, TextId text)
{
    if (text == 0 || m_addresses.contains(text) || m_strangers.contains(text))
        return {};
    auto address = store::text(reader, text);
    if (!address)
        return std::unexpected(address.error());
    if (m_fold.result().index.hasAddress(*address))
        m_addresses.emplace(text, std::move(*address));
    else
        m_strangers.insert(text);
    return {};
}

Result<> Builder::attach(store::Reader &reader, const Stop &stop)
{
    const std::size_t more = m_rows.id.size() - m_attached;
    if (more == 0)
        return {};
    if (m_attached == 0) {
        m_namedAsset.clear();
        m_askedNames.clear();
        m_addresses.clear();
        m_absentAddresses = m_fold.result().index.addresses();
        m_addressesAsked = {};
        m_strangers.clear();
    }
    const bool isFew = m_attached > 0 && 2 * more < m_absentAddresses.size();
    if (!isFew) {
        if (const auto done = findAddresses(reader); !done)
            return done;
    }
    m_rows.asset.resize(m_rows.id.size());
    m_rows.marking.resize(m_rows.id.size());
    Pace pace(stop);
    for (; m_attached < m_rows.id.size(); ++m_attached) {
        if (pace.isOver())
            return cancelled();
        if (isFew) {
            const auto known = learnAddress(reader, m_rows.destinationAddress[m_attached]).and_then([&] {
                return learnAddress(reader, m_rows.sourceAddress[m_attached]);
            });
            if (!known)
                return known;
        }
        if (const auto done = attachRow(reader, m_attached); !done)
            return done;
    }
    return {};
}

void Builder::fillColumns(Snapshot &s) const
{
    s.observations = {};
    s.places.clear();
    Columns &o = s.observations;
    const auto inOrder = [&](const auto &from, auto &to) {
        to.reserve(m_order.size());
        for (const std::int32_t row : m_order)
            to.push_back(from[static_cast<std::size_t>(row)]);
    };
    inOrder(m_rows.time, o.time);
    inOrder(m_rows.severity, o.severity);
    inOrder(m_rows.category, o.category);
    inOrder(m_rows.domain, o.domain);
    inOrder(m_rows.source, o.source);
    inOrder(m_rows.x, o.x);
    inOrder(m_rows.y, o.y);
    inOrder(m_rows.precision, o.precision);
    inOrder(m_rows.asset, o.asset);
    inOrder(m_rows.marking, o.marking);
    inOrder(m_rows.id, o.id);
    o.placedByAsset.assign(o.size(), 0);
    for (std::size_t i = 0; i < o.size(); ++i) {
        if (o.asset[i] < 0 || !std::isnan(o.x[i]))
            continue;
        const AssetRow &asset = s.assets[static_cast<std::size_t>(o.asset[i])];
        o.x[i] = asset.x;
        o.y[i] = asset.y;
        o.precision[i] = static_cast<std::uint8_t>(asset.precision);
        o.placedByAsset[i] = asset.precision != Precision::None;
    }
    finishPlaces(s);
}

/// States at the instant of the picture, and the observations that our own operations explain. Only what happened in
/// the window of one is looked at.
Result<> Builder::tellOperations(store::Reader &reader, Snapshot &s) const
{
    if (!m_fold.result().operations)
        return {};
    auto board = std::make_shared<OperationsBoard>(*m_fold.result().operations);
    if (board->parts) {
        auto parts = std::make_shared<OperationsBoard>(*board->parts);
        if (const auto done = tellOperations(reader, s, *parts); !done)
            return done;
        board->parts = std::move(parts);
    }
    if (const auto done = tellOperations(reader, s, *board); !done)
        return done;
    s.operations = std::move(board);
    return {};
}

Result<> Builder::tellOperations(store::Reader &reader, const Snapshot &s, OperationsBoard &board) const
{
    std::unordered_map<TextId, std::pair<std::string, std::vector<std::int32_t>>> origins;
    std::unordered_map<std::int32_t, std::vector<std::int32_t>> targets;
    std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = noTime;
    for (std::size_t index = 0; index < board.rows.size(); ++index) {
        OperationRow &row = board.rows[index];
        row.state = stateAt(row, s.judgedAt);
        if (!canExplain(row))
            continue;
        const auto operation = static_cast<std::int32_t>(index);
        first = std::min(first, row.from);
        last = std::max(last, row.to == noTime ? std::numeric_limits<std::int64_t>::max() : row.to);
        for (const std::string &address : row.addresses) {
            const auto id = store::textId(reader, address);
            if (!id)
                return std::unexpected(id.error());
            if (*id == 0)
                continue;
            auto &origin = origins[static_cast<TextId>(*id)];
            origin.first = address;
            origin.second.push_back(operation);
        }
        for (const std::int32_t asset : row.assets)
            targets[asset].push_back(operation);
    }
    if (origins.empty() && targets.empty())
        return {};
    // One walk for all of them, however many are open-ended.
    const auto begin = std::ranges::lower_bound(s.observations.time, first);
    for (auto i = static_cast<std::size_t>(begin - s.observations.time.begin()); i < m_order.size(); ++i) {
        const std::int64_t time = s.observations.time[i];
        if (time >= last)
            break;
        const auto explain = [&](std::int32_t operation, ExplainedBy rule, const std::string &value) {
            const OperationRow &row = board.rows[static_cast<std::size_t>(operation)];
            if (covers(row, time, time) && fits(row.kind, static_cast<Category>(s.observations.category[i])))
                board.observations[s.observations.id[i]].push_back({operation, rule, {value}, 1});
        };
        const auto read = static_cast<std::size_t>(m_order[i]);
        if (const auto origin = origins.find(m_rows.sourceAddress[read]); origin != origins.end()) {
            for (const std::int32_t operation : origin->second.second)
                explain(operation, ExplainedBy::Address, origin->second.first);
        }
        if (const auto target = targets.find(s.observations.asset[i]); target != targets.end()) {
            for (const std::int32_t operation : target->second)
                explain(operation, ExplainedBy::Target, s.assets[static_cast<std::size_t>(target->first)].id);
        }
    }
    return {};
}

/// What happens, and who tells.
void Builder::fillTables(Snapshot &s) const
{
    const Folded &folded = m_fold.result();
    s.incidents = folded.incidents;
    s.reports = folded.reports;
    s.incidentById = folded.incidentById;
    s.held = folded.held;
    s.operations.reset();
    s.sources.clear();
    for (const Source &source : m_sources) {
        SourceRow row{source, {}};
        row.state.sourceId = source.id;
        if (const auto feed = std::ranges::find(m_feeds, source.id, &store::FeedState::sourceId); feed != m_feeds.end())
            row.state = *feed;
        s.sources.push_back(std::move(row));
    }
    s.gaps.clear();
    for (const store::Gap &gap : m_gaps) {
        if (const auto source = m_sourceIndex.find(gap.sourceId); source != m_sourceIndex.end())
            s.gaps.push_back({source->second, toMicros(gap.from), toMicros(gap.until), gap.messages, gap.reason});
    }
    std::ranges::stable_sort(s.gaps, {}, &GapRow::from);
    s.markings = m_markings.labels();
}

/// What there is, and who needs whom: of a picture made before only what is another now.
void Builder::fillStructure(SnapshotPool::Draft &draft) const
{
    const auto change = m_fold.since(draft.structure);
    draft.structure = m_fold.structure();
    Snapshot &s = *draft.snapshot;
    if (!change || change->isRenumbered) {
        copyStructure(s);
        draft.touched.clear();
        return;
    }
    const Folded &folded = m_fold.result();
    for (const std::int32_t asset : change->assets)
        s.assets[static_cast<std::size_t>(asset)] = folded.assets[static_cast<std::size_t>(asset)];
    const auto take = [](auto &rows, const auto &from, auto key, std::int32_t dependant) {
        const auto [first, last] = runOf(from, key, dependant);
        splice(rows, key, dependant, {from.begin() + first, from.begin() + last});
    };
    for (const std::int32_t dependant : change->dependants) {
        take(s.dependencies, folded.dependencies, &DependencyRow::dependant, dependant);
        take(s.replacedNeeds, folded.replacedNeeds, &ReplacedNeed::dependant, dependant);
    }
    if (change->areMissions)
        s.missions = folded.missions;
    if (change->areWatches)
        s.watches = folded.watches;
    if (change->areVulnerabilities) {
        s.vulnerabilities = folded.vulnerabilities;
        s.matches = folded.matches;
        s.matchRules = folded.matchRules;
        s.vulnerabilityById = folded.vulnerabilityById;
    }
    s.unresolved = folded.unresolved;
}

void Builder::copyStructure(Snapshot &s) const
{
    const Folded &folded = m_fold.result();
    s.assets = folded.assets;
    s.dependencies = folded.dependencies;
    s.replacedNeeds = folded.replacedNeeds;
    s.missions = folded.missions;
    s.watches = folded.watches;
    s.vulnerabilities = folded.vulnerabilities;
    s.matches = folded.matches;
    s.matchRules = folded.matchRules;
    s.vulnerabilityById = folded.vulnerabilityById;
    s.assetById = folded.assetById;
    s.unresolved = folded.unresolved;
}

Result<SnapshotPtr> Builder::snapshot(store::Reader &reader, std::int64_t generation, const Stop &stop)
{
    if (m_fold.isStale())
        foldClaims();
    if (const auto done = attach(reader, stop); !done)
        return std::unexpected(done.error());

    SnapshotPool::Draft draft = m_pool.draft();
    Snapshot &s = *draft.snapshot;
    fillStructure(draft);
    s.generation = generation;
    s.knownAt = m_knownAt;
    s.replay = m_askedFor.has_value();
    s.context = m_context;
    s.judgedAt = m_askedFor.value_or(Clock::now());
    fillTables(s);
    fillColumns(s);
    if (const auto done = tellOperations(reader, s); !done)
        return std::unexpected(done.error());
    lapse(s);
    m_impact.apply(s, {m_fold.needs(), &draft.touched});
    return m_pool.publish(std::move(draft));
}

Result<SnapshotPtr> build(store::Store &store, store::Reader &reader, store::KnownAt knownAt)
{
    Builder builder(knownAt, store.info().context);
    if (const auto done = builder.read(reader); !done)
        return std::unexpected(done.error());
    return builder.snapshot(reader, 1);
}

} // namespace watchfloor::picture
