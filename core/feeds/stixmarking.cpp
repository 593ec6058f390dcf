// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/stixmarking.h"

#include <algorithm>
#include <array>

namespace watchfloor::feeds {

namespace {

struct KnownTlp
{
    std::string_view uuid;
    std::string_view name;
    std::string_view value;
    Tlp tlp;
    bool second; ///< TLP 2.0
};

// STIX 2.1 section 7.2.1.4 (TLP 1) and OASIS' TLP 2.0 extension definition, which fix id, name and value.
constexpr auto knownTlps = std::to_array<KnownTlp>({
    {"613f2e26-407d-48c7-9eca-b8e91df99dc9", "TLP:WHITE", "white", Tlp::Clear, false},
    {"34098fce-860f-48ae-8e50-ebd3cc5e41da", "TLP:GREEN", "green", Tlp::Green, false},
    {"f88d31f6-486f-44da-b317-01333bde0b82", "TLP:AMBER", "amber", Tlp::Amber, false},
    {"5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "TLP:RED", "red", Tlp::Red, false},
    {"94868c89-83c2-464b-929b-a1a8aa3c8487", "TLP:CLEAR", "clear", Tlp::Clear, true},
    {"bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "TLP:GREEN", "green", Tlp::Green, true},
    {"55d920b0-5e8b-4f79-9ee9-91f868d9b421", "TLP:AMBER", "amber", Tlp::Amber, true},
    {"939a9414-2ddd-4d32-a0cd-375ea402b003", "TLP:AMBER+STRICT", "amber+strict", Tlp::AmberStrict, true},
    {"e828b379-4e03-4974-9ac4-e53a884c97c1", "TLP:RED", "red", Tlp::Red, true},
});

/// MITRE's copyright notice. ATT&CK bundles define it behind the objects that refer to it.
constexpr std::string_view attackStatement = "fa42a846-8d90-4e51-bc29-71d5b4802168";
constexpr std::string_view idPrefix = "marking-definition--";

/// One document can define this many before later ones stay unknown.
constexpr std::size_t mostDefinitions = 10'000;

Marking label(Tlp tlp)
{
    Marking marking;
    marking.tlp = tlp;
    marking.known = true;
    return marking;
}

const KnownTlp *knownById(std::string_view reference)
{
    if (!reference.starts_with(idPrefix))
        return nullptr;
    reference.remove_prefix(idPrefix.size());
    const auto found = std::ranges::find(knownTlps, reference, &KnownTlp::uuid);
    return found == knownTlps.end() ? nullptr : &*found;
}

/// What a definition adds to a label; nothing for a statement.
std::optional<Marking> meaningOf(const StixMarkingDefinition &definition)
{
    if (definition.tlp.empty() && definition.tlp2.empty() && definition.definitionType == "statement")
        return std::nullopt;
    const bool second = !definition.tlp2.empty();
    for (const KnownTlp &known : knownTlps) {
        if (known.second == second && known.value == (second ? definition.tlp2 : definition.tlp))
            return label(known.tlp);
    }
    return Marking::mostRestrictive();
}

} // namespace

std::optional<std::string> StixMarkings::define(const StixMarkingDefinition &definition)
{
    if (const KnownTlp *known = knownById(definition.id)) {
        const std::string_view value = known->second ? definition.tlp2 : definition.tlp;
        const std::string_view other = known->second ? definition.tlp : definition.tlp2;
        const bool named = definition.name.empty() ? !known->second : definition.name == known->name;
        if (named && value == known->value && other.empty())
            return std::nullopt;
        return "this id is reserved for " + std::string(known->name)
            + ", but the object says otherwise: forged or damaged";
    }
    if (m_defined.size() >= mostDefinitions)
        return std::nullopt;
    std::optional<Marking> means = meaningOf(definition);
    // Two definitions of one id: the stricter reading stands.
    const auto [at, added] = m_defined.try_emplace(std::string(definition.id), means);
    if (!added && at->second != means)
        at->second = at->second && means ? join(*at->second, *means) : Marking::mostRestrictive();
    return std::nullopt;
}

std::optional<Marking> StixMarkings::resolve(std::string_view reference) const
{
    if (const KnownTlp *known = knownById(reference))
        return label(known->tlp);
    if (const auto found = m_defined.find(std::string(reference)); found != m_defined.end())
        return found->second;
    if (reference.starts_with(idPrefix) && reference.substr(idPrefix.size()) == attackStatement)
        return std::nullopt;
    return Marking::mostRestrictive();
}

} // namespace watchfloor::feeds
