// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/operations.h"

#include <algorithm>
#include <array>

namespace watchfloor::picture {

namespace {

constexpr std::int64_t hour = 3'600'000'000;

int warningOf(const OperationRow &row) { return row.warningHours >= 0 ? row.warningHours : usualWarningHours; }

} // namespace

int OperationRow::observed() const
{
    return static_cast<int>(std::ranges::count(items, WarningState::Observed, &WarningRow::state));
}

std::string_view name(ExplainedBy e) { return e == ExplainedBy::Address ? "source-address" : "target-asset"; }

const OperationsBoard &operationsOf(const Snapshot &s)
{
    static const OperationsBoard none;
    return s.operations ? *s.operations : none;
}

const OperationRow *operationById(const Snapshot &s, const std::string &id)
{
    const auto &rows = operationsOf(s).rows;
    if (const auto whole = operationsOf(s).whole.find(id); whole != operationsOf(s).whole.end())
        return &rows[static_cast<std::size_t>(whole->second)];
    const auto found = std::ranges::lower_bound(rows, id, {}, &OperationRow::id);
    return found == rows.end() || found->id != id ? nullptr : &*found;
}

std::span<const Explanation> explanationsOf(const Snapshot &s, const std::string &incident)
{
    const auto &all = operationsOf(s).incidents;
    const auto found = all.find(incident);
    return found == all.end() ? std::span<const Explanation>() : std::span(found->second);
}

std::span<const Explanation> explanationsOf(const Snapshot &s, std::int64_t observation)
{
    const auto &all = operationsOf(s).observations;
    const auto found = all.find(observation);
    return found == all.end() ? std::span<const Explanation>() : std::span(found->second);
}

OperationState stateAt(const OperationRow &row, Timestamp at)
{
    if (row.said)
        return *row.said;
    const std::int64_t now = toMicros(at);
    if (row.to != noTime && now >= row.to)
        return OperationState::Ended;
    if (row.from != noTime && now >= row.from)
        return OperationState::Ongoing;
    if (row.from != noTime && now >= row.from - warningOf(row) * hour)
        return OperationState::Imminent;
    if (row.threshold > 0 && row.observed() >= row.threshold)
        return OperationState::Imminent;
    return OperationState::Planned;
}

std::optional<Timestamp> nextOperationChange(const Snapshot &s)
{
    std::optional<Timestamp> next;
    for (const OperationRow &row : operationsOf(s).rows) {
        if (row.said)
            continue;
        const std::int64_t warning = row.from == noTime ? noTime : row.from - warningOf(row) * hour;
        for (const std::int64_t turn : {warning, row.from, row.to}) {
            if (turn != noTime && turn > toMicros(s.judgedAt) && (!next || fromMicros(turn) < *next))
                next = fromMicros(turn);
        }
    }
    return next;
}

bool fits(OperationKind kind, Category category)
{
    // What cannot be told apart is no reason against it.
    constexpr auto vague = std::to_array({Category::Undetermined, Category::Other, Category::Test, Category::IdsAlert});
    if (std::ranges::contains(vague, category))
        return kind != OperationKind::Campaign && kind != OperationKind::Other;
    constexpr auto disturbing = std::to_array({Category::Outage, Category::Misconfiguration, Category::Dos});
    constexpr auto probing = std::to_array({Category::Scanner, Category::Sniffing, Category::VulnerableSystem,
                                            Category::PotentiallyUnwantedAccessible, Category::WeakCrypto});
    constexpr auto attacking = std::to_array({Category::SocialEngineering, Category::Phishing, Category::BruteForce,
                                              Category::Exploit, Category::PrivilegedAccountCompromise,
                                              Category::UnprivilegedAccountCompromise, Category::ApplicationCompromise,
                                              Category::SystemCompromise, Category::C2Server, Category::InfectedSystem,
                                              Category::MalwareDistribution, Category::UnauthorisedInformationAccess,
                                              Category::UnauthorisedUseOfResources, Category::Masquerade});
    switch (kind) {
    case OperationKind::Exercise:
        return true;
    case OperationKind::PenetrationTest:
        return std::ranges::contains(probing, category) || std::ranges::contains(attacking, category);
    case OperationKind::Maintenance:
        return std::ranges::contains(disturbing, category);
    case OperationKind::Deployment:
    case OperationKind::Defence:
        return std::ranges::contains(probing, category);
    case OperationKind::Campaign:
    case OperationKind::Other:
        return false;
    }
    return false;
}

bool covers(const OperationRow &row, std::int64_t from, std::int64_t to)
{
    if (from == noTime || (row.from == noTime && row.to == noTime))
        return false;
    const std::int64_t end = std::max(from, to);
    return (row.from == noTime || end >= row.from) && (row.to == noTime || from < row.to);
}

bool canExplain(const OperationRow &row)
{
    return row.side == OperationSide::Friendly && (row.from != noTime || row.to != noTime)
        && row.said != OperationState::Cancelled && (!row.addresses.empty() || !row.assets.empty());
}

std::vector<std::int32_t> boardOrder(const OperationsBoard &board)
{
    std::vector<std::int32_t> order(board.rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<std::int32_t>(i);
    const auto key = [&](std::int32_t i) {
        const OperationRow &row = board.rows[static_cast<std::size_t>(i)];
        const bool isOver = row.state == OperationState::Ended || row.state == OperationState::Cancelled;
        // What is over, newest first; what comes, by when it comes.
        const std::int64_t when = isOver ? ~std::max(row.from, row.to)
            : row.from == noTime         ? std::numeric_limits<std::int64_t>::max()
                                         : row.from;
        return std::tuple(row.state, when, std::string_view(row.id));
    };
    std::ranges::sort(order, {}, key);
    return order;
}

} // namespace watchfloor::picture
