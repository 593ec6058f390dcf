// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "floor/deciding.h"
#include "picture/said.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace watchfloor::floor {

using namespace Qt::StringLiterals;
using Why = Refused::Why;

namespace {

/// 0.1 for what a row holds as 0.100000001.
double decimal(float value)
{
    std::array<char, 32> digits;
    const auto written = std::to_chars(digits.begin(), digits.end(), value);
    double read = 0;
    std::from_chars(digits.begin(), written.ptr, read);
    return read;
}

} // namespace

NeedTerms present(const picture::DependencyRow &row)
{
    NeedTerms terms;
    terms.rule = row.group;
    terms.k = row.k;
    terms.strength = decimal(row.strength);
    terms.criticality = decimal(row.criticality);
    terms.weight = decimal(row.weight);
    terms.holdUp = std::chrono::seconds(row.holdUp);
    terms.timeToImpact = std::chrono::seconds(row.timeToImpact);
    terms.recovery = std::chrono::seconds(row.recovery);
    return terms;
}

namespace {

std::string linkBody(const LinkRequest &request, const Deciding &deciding)
{
    feeds::JsonBody body;
    body.text("dependant", request.dependant);
    body.text("provider", request.provider);
    body.text("kind", request.kind);
    if (request.isRemoval) {
        body.flag("removed", true);
    } else {
        body.text("need", name(request.terms.rule));
        if (request.terms.rule == NeedRule::KofN)
            body.number("k", request.terms.k);
        body.real("strength", request.terms.strength);
        body.real("criticality", request.terms.criticality);
        body.real("weight", request.terms.weight);
        body.number("hold_up_s", request.terms.holdUp.count());
        body.number("time_to_impact_s", request.terms.timeToImpact.count());
        body.number("recovery_s", request.terms.recovery.count());
        if (!request.beside.empty())
            body.texts("beside", {request.beside});
    }
    body.text("by", deciding.by);
    body.text("why", deciding.why);
    body.text("at", iso8601(fromMicros(deciding.at)));
    return body.take();
}

/// Whoever speaks of two things has seen them, what was said of their need, and the group that it is put into.
Marking markingOf(const LinkRequest &request, const picture::Snapshot &picture)
{
    const auto row = [&](const std::string &id) {
        const auto found = picture.assetById.find(id);
        return found == picture.assetById.end() ? -1 : found->second;
    };
    const std::int32_t dependant = row(request.dependant), provider = row(request.provider),
                       beside = row(request.beside);
    const auto of
        = [&](std::int32_t asset) { return picture.markings[picture.assets[static_cast<std::size_t>(asset)].marking]; };
    Marking marking = join(of(dependant), of(provider));
    if (beside >= 0)
        marking = join(marking, of(beside));
    for (const picture::DependencyRow &d : picture.dependencies) {
        if (d.dependant == dependant && (d.provider == provider || d.provider == beside))
            marking = join(marking, picture.markings[d.marking]);
    }
    return marking;
}

/// One subject a pair, so that what is said of it next takes this one's place.
std::string subjectOf(const LinkRequest &request)
{
    return derivedId("dependency", fusion::floorSource, "", request.dependant + '\n' + request.provider);
}

/// Beside whom people put it before: who says its terms anew leaves it there.
Result<std::string> besideBefore(store::Reader &reader, std::int64_t floor, const LinkRequest &request)
{
    const auto claims = store::claimsAbout(reader, subjectOf(request));
    if (!claims)
        return std::unexpected(claims.error());
    std::optional<picture::Said> newest;
    for (const store::StoredClaim &claim : *claims) {
        auto said = claim.sourceId == floor ? picture::saidBy(claim) : std::nullopt;
        if (said && (!newest || said->version > newest->version))
            newest = std::move(said);
    }
    const bool isKept = newest && !newest->revoked && !newest->isRemoved && newest->terms.rule == request.terms.rule;
    return isKept && !newest->refs.empty() ? newest->refs.front() : std::string();
}

/// A group is of one rule: who is put beside somebody is needed as they are.
Answer<void> mayStandBeside(const LinkRequest &request, const picture::Snapshot &picture)
{
    const bool isIn = std::ranges::any_of(picture.dependencies, [&](const picture::DependencyRow &d) {
        const auto idOf = [&](std::int32_t asset) { return picture.assets[static_cast<std::size_t>(asset)].id; };
        return d.group == request.terms.rule && idOf(d.dependant) == request.dependant
            && idOf(d.provider) == request.beside;
    });
    if (isIn || request.beside.empty())
        return {};
    return refuse(
        Why::Group, ErrorCode::Usage,
        u"%1 is in no group of the rule %2 of that one"_s.arg(text(request.beside), text(name(request.terms.rule))),
        request.beside);
}

} // namespace

Answer<Outcome> Desk::link(const LinkRequest &asked, const picture::Snapshot &picture)
{
    if (auto may = mayDecide(asked.by, picture, m_store->info()); !may)
        return std::unexpected(may.error());
    LinkRequest request = asked;
    std::vector<const picture::AssetRow *> ends;
    for (std::string *id : {&request.dependant, &request.provider, &request.beside}) {
        const auto found = picture.assetById.find(*id);
        if (id == &request.beside && id->empty())
            continue;
        if (found == picture.assetById.end())
            return refuse(Why::Asset, ErrorCode::NotFound, u"no asset is called %1"_s.arg(text(*id)), *id);
        ends.push_back(&picture.assets[static_cast<std::size_t>(found->second)]);
        *id = ends.back()->id; // by whichever of its names it was called
    }
    if (ends[0] == ends[1])
        return refuse(Why::Itself, ErrorCode::Usage, u"nothing needs itself"_s, request.dependant);
    if (request.isRemoval || request.terms.rule == NeedRule::All)
        request.beside.clear();
    if (auto may = mayStandBeside(request, picture); !may)
        return std::unexpected(may.error());
    Deciding deciding = begun(Action::Model, request.by, request.why, picture);
    deciding.incidents = {request.dependant, request.provider};
    const QString what = ends[0]->name + u" → "_s + ends[1]->name;
    deciding.outcome.changes.push_back({request.dependant, what, {}, {}});
    deciding.tell(what.toStdString()
                  + (request.isRemoval ? ": removed" : ": " + std::string(name(request.terms.rule))));
    const auto from = sitDown(deciding);
    if (!from)
        return std::unexpected(from.error());
    if (request.beside.empty() && !request.isRemoval) {
        auto before = besideBefore(**from, deciding.floor, request);
        if (!before)
            return failed(before.error());
        request.beside = std::move(*before);
    }
    deciding.add(subjectOf(request), "dependency", linkBody(request, deciding), toString(markingOf(request, picture)));
    return write(deciding);
}

} // namespace watchfloor::floor
