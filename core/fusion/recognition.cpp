// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/recognition.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"
#include "fusion/names.h"
#include "fusion/unionfind.h"

#include <simdjson.h>

#include <algorithm>

namespace watchfloor::fusion {

namespace {

using feeds::text;
using feeds::texts;
using feeds::timeOf;
using feeds::wholeOf;

using Object = simdjson::dom::object;

constexpr std::array<std::string_view, likelihoodCount> likelihoods{"",     "impossible", "highly-unlikely", "unlikely",
                                                                    "even", "likely",     "highly-likely",   "certain"};
constexpr std::array<std::string_view, confidenceCount> confidences{"", "none", "low", "medium", "high"};
constexpr std::array<std::string_view, 6> standings{"open",     "assessed",  "recognised",
                                                    "disputed", "dismissed", "closed"};
constexpr std::string_view personsRule = "person";

template <typename Enum, std::size_t Count>
std::optional<Enum> fromName(const std::array<std::string_view, Count> &names, std::string_view text)
{
    std::string plain = asciiLower(text);
    std::ranges::replace(plain, ' ', '-');
    std::ranges::replace(plain, '_', '-');
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == plain)
            return static_cast<Enum>(i);
    }
    return {};
}

std::string timeText(std::int64_t at) { return at == noTime ? std::string() : iso8601(fromMicros(at)); }

std::string json(const Assessment &a)
{
    feeds::JsonBody body;
    body.text("reliability", std::string_view(&a.reliability, 1));
    body.number("credibility", a.credibility);
    body.text("likelihood", name(a.likelihood));
    body.text("confidence", name(a.confidence));
    if (a.category)
        body.text("category", watchfloor::name(*a.category));
    if (a.severity >= 0)
        body.number("severity", a.severity);
    body.texts("sectors", a.sectors);
    body.text("reasoning", a.reasoning);
    body.text("dissent", a.dissent);
    body.text("by", a.by);
    body.text("at", timeText(a.at));
    return body.take();
}

Assessment assessmentFrom(const Object &body)
{
    Assessment a;
    if (const std::string letter = text(body, "reliability");
        letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'F')
        a.reliability = letter[0];
    const std::int64_t credibility = wholeOf(body, "credibility", 6);
    a.credibility = credibility >= 1 && credibility <= 6 ? static_cast<std::uint8_t>(credibility) : std::uint8_t{6};
    a.likelihood = likelihoodFromName(text(body, "likelihood")).value_or(Likelihood::Unstated);
    a.confidence = confidenceFromName(text(body, "confidence")).value_or(Confidence::Unstated);
    a.category = categoryFromName(text(body, "category"));
    a.severity = static_cast<int>(std::clamp<std::int64_t>(wholeOf(body, "severity", -1), -1, 100));
    a.sectors = texts(body, "sectors");
    a.reasoning = text(body, "reasoning");
    a.dissent = text(body, "dissent");
    a.by = text(body, "by");
    a.at = timeOf(body, "at");
    return a;
}

simdjson::dom::parser &parser()
{
    thread_local simdjson::dom::parser one;
    return one;
}

} // namespace

std::string_view name(Likelihood l) { return likelihoods[static_cast<std::size_t>(l)]; }
std::optional<Likelihood> likelihoodFromName(std::string_view text) { return fromName<Likelihood>(likelihoods, text); }
std::string_view name(Confidence c) { return confidences[static_cast<std::size_t>(c)]; }
std::optional<Confidence> confidenceFromName(std::string_view text) { return fromName<Confidence>(confidences, text); }
std::string_view name(Standing s) { return standings[static_cast<std::size_t>(s)]; }
std::optional<Standing> standingFromName(std::string_view text) { return fromName<Standing>(standings, text); }

std::int8_t percentOf(Confidence c)
{
    switch (c) {
    case Confidence::Unstated:
        return -1;
    case Confidence::None:
        return 0;
    case Confidence::Low:
        return 15;
    case Confidence::Medium:
        return 50;
    case Confidence::High:
        return 85;
    }
    return -1;
}

Confidence confidenceFromPercent(int percent)
{
    return percent < 0 ? Confidence::Unstated
        : percent == 0 ? Confidence::None
        : percent < 30 ? Confidence::Low
        : percent < 70 ? Confidence::Medium
                       : Confidence::High;
}

std::string gradeText(const Assessment &a) { return std::string(1, a.reliability) + std::to_string(a.credibility); }

std::string bodyOf(const Recognition &r)
{
    feeds::JsonBody body;
    body.texts("of", r.of);
    body.text("standing", name(r.standing));
    if (r.assessment)
        body.raw("assessment", json(*r.assessment));
    body.text("by", r.by);
    body.text("why", r.why);
    body.text("at", timeText(r.at));
    body.text("recognised_by", r.recognisedBy);
    body.text("recognised_at", timeText(r.recognisedAt));
    body.text("until", timeText(r.until));
    return body.take();
}

std::optional<Recognition> recognitionFrom(std::string_view json)
{
    Object body, assessment;
    if (parser().parse(json.data(), json.size()).get(body) != simdjson::SUCCESS)
        return {};
    const auto standing = standingFromName(text(body, "standing"));
    Recognition r;
    r.of = texts(body, "of");
    if (!standing || r.of.empty() || !std::ranges::is_sorted(r.of))
        return {};
    r.standing = *standing;
    if (body["assessment"].get(assessment) == simdjson::SUCCESS)
        r.assessment = assessmentFrom(assessment);
    r.by = text(body, "by");
    r.why = text(body, "why");
    r.at = timeOf(body, "at");
    r.recognisedBy = text(body, "recognised_by");
    r.recognisedAt = timeOf(body, "recognised_at");
    r.until = timeOf(body, "until");
    return r;
}

std::string recognitionSubject(const std::vector<std::string> &of)
{
    std::string key;
    for (const std::string &one : of)
        key += one + '\n';
    return derivedId("recognition", floorSource, "decision", key);
}

std::string bodyOf(const Merge &merge)
{
    feeds::JsonBody body;
    body.text("a", merge.a);
    body.text("b", merge.b);
    body.text("rule", personsRule);
    body.text("by", merge.by);
    body.text("why", merge.why);
    return body.take();
}

std::optional<Merge> mergeFrom(std::string_view json)
{
    Object body;
    if (parser().parse(json.data(), json.size()).get(body) != simdjson::SUCCESS || text(body, "rule") != personsRule)
        return {};
    Merge merge{text(body, "a"), text(body, "b"), text(body, "by"), text(body, "why")};
    return merge.a.empty() || merge.b.empty() ? std::nullopt : std::optional(std::move(merge));
}

std::string mergeSubject(const std::string &a, const std::string &b)
{
    return derivedId("same-as", floorSource, "decision", std::min(a, b) + '\n' + std::max(a, b));
}

std::string noteSubject(const std::string &about, int number)
{
    return derivedId("note", floorSource, "decision", about + '\n' + std::to_string(number));
}

std::size_t independentVoices(std::span<const Told> reports, const std::set<std::string> &sensors,
                              const std::map<std::string, std::string> &names)
{
    const auto voiceOf = [&](const std::string &id) {
        const auto named = names.find(id);
        return plainOrganisation(named == names.end() ? id : named->second);
    };
    TextSets voices;
    std::set<std::string> all;
    for (const std::string &sensor : sensors)
        all.insert(voiceOf(sensor));
    std::map<std::string, std::string> byText; // the words, and who said them first
    for (const Told &told : reports) {
        if (told.revoked)
            continue;
        std::string voice = voiceOf(told.creator);
        if (voice.empty())
            voice = voiceOf(told.source);
        if (!told.text.empty())
            voices.join(byText.try_emplace(told.text, voice).first->second, voice);
        all.insert(std::move(voice));
    }
    std::set<std::string> heard;
    for (const std::string &voice : all)
        heard.insert(voices.smallestOf(voice));
    return heard.size();
}

} // namespace watchfloor::fusion
