// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"
#include "model/types.h"

#include <optional>
#include <string>
#include <vector>

namespace watchfloor::fusion {

/// One claim as correlation reads it: its body, taken apart once.
struct Told
{
    std::string source; ///< slug
    std::string subject, type, hash;
    std::int64_t version = noTime, from = noTime, to = noTime;
    std::string marking; ///< its own; empty: its source's default
    bool revoked = false;

    std::string name, key; ///< key: case number or inventory key, as the source has it
    std::vector<std::string> names; ///< name, aliases
    std::vector<std::string> locators; ///< an asset's addresses and hosts, canonical
    std::vector<std::string> attack, cves;
    struct Reference
    {
        std::string by, id; ///< whose number it is; both may be in anybody's spelling
    };
    std::vector<Reference> references;
    std::vector<std::string> mentions; ///< case numbers in its text
    std::string text; ///< what it says in words, plain: two that are equal are one told twice
    std::vector<std::string> targets; ///< assets, as the source calls them
    std::vector<std::string> values; ///< addresses, names, hashes, mail senders: canonical
    std::vector<std::string> actors;
    std::vector<std::string> objects; ///< ids that it refers to
    std::optional<Category> category;
    std::string creator; ///< id or name of who said it first
    std::string event; ///< what an attribute belongs to
    std::string linkKind, linkSource, linkTarget;
    bool isAdversary = false; ///< infrastructure of the other side
    bool isForDetection = false; ///< an indicator that its source wants to be searched for
    std::string operation; ///< kind of an operation that other sources may know by the same name; empty: of no other
    std::string rule, value, member; ///< of a person's rejection
};

/// Nothing where the claim is of no use here.
[[nodiscard]] std::optional<Told> toldBy(const std::string &source, const Claim &claim, const std::string &hash);

/// An observable in the one spelling that joins: address, host name, or in lower case; empty where it is too short to
/// mean anything.
[[nodiscard]] std::string canonicalValue(std::string_view text);

} // namespace watchfloor::fusion
