// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "fusion/record.h"

namespace watchfloor::ctl {

/// Why an object is one incident with others.
struct Links
{
    std::string incident; ///< the machine's; empty: it is in none
    std::vector<fusion::MachineWord::Link> links; ///< all of an incident's; of a member those that it is part of
    std::vector<fusion::MachineWord::Link> related;
    std::int64_t total = 0; ///< of the incident, to one digit; not all are kept
    std::map<std::string, QString> names; ///< of the links' ends
};

[[nodiscard]] Result<Links> linksOf(store::Reader &reader, const std::vector<Source> &sources, const std::string &id,
                                    store::KnownAt knownAt);
void addLinks(Json &json, const Links &links);
void printLinks(const Links &links);

} // namespace watchfloor::ctl
