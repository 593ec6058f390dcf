// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/soccsv.h"

#include "feeds/formats.h"
#include "feeds/ticket.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "soc-csv";

std::shared_ptr<const MappingProfile> profileFor(const FormatOptions &options, const CsvDialect &found)
{
    if (options.profile)
        return options.profile;
    if (auto shipped = matchingProfile(found.header))
        return shipped;
    return guessedProfile(found.header);
}

/// The document as its profile says it is written.
std::pair<CsvDialect, std::shared_ptr<const MappingProfile>> settle(const FormatOptions &options)
{
    CsvDialect dialect = settleDialect(options.head, options.profile ? options.profile->csv : CsvHints{});
    auto profile = profileFor(options, dialect);
    if (profile && !options.profile)
        dialect = settleDialect(options.head, profile->csv);
    return {std::move(dialect), std::move(profile)};
}

} // namespace

SocCsvParser::SocCsvParser(CsvDialect dialect, std::shared_ptr<const MappingProfile> profile)
    : m_rows(std::move(dialect))
    , m_profile(std::move(profile))
{
    if (!m_profile)
        return;
    std::vector<std::string> keys;
    std::ranges::transform(m_rows.dialect().header, std::back_inserter(keys), columnKey);
    for (const auto &[field, names] : m_profile->columns) {
        for (const std::string &name : names) {
            const auto at = std::ranges::find(keys, columnKey(name));
            if (at != keys.end())
                m_index[field].push_back(int(at - keys.begin()));
            else if (m_missing.empty() && names.size() == 1)
                m_missing = name;
        }
    }
}

std::string SocCsvParser::cell(std::string_view field) const
{
    std::string out;
    if (const auto columns = m_index.find(field); columns != m_index.end()) {
        for (const int column : columns->second)
            addToCell(out, trim((*m_cells)[std::size_t(column)]));
    }
    return out;
}

void SocCsvParser::parse(const RawRecord &record, const ParseContext &context, Items &out)
{
    out.clear();
    m_cells = m_rows.read(record, out.rejected);
    if (m_cells == nullptr)
        return;
    if (!m_profile) {
        out.rejected = Rejection{"no title and time among the columns: this export needs a mapping profile", {}};
        return;
    }
    if (!m_missing.empty()) {
        out.rejected = Rejection{"the profile " + m_profile->name + " wants a column " + excerpt(m_missing), m_missing};
        return;
    }
    const auto has = [this](std::string_view field) { return m_index.contains(field); };
    auto claim = Ticket(*m_profile, context, has, [this](std::string_view field) { return cell(field); }).claim();
    if (!claim) {
        out.rejected = claim.error();
        return;
    }
    out.naturalKey = rowIdentity(*claim);
    out.claims.push_back(std::move(*claim));
}

const Format &socCsvFormat()
{
    static const Format format{
        formatId,
        "SOC tickets as CSV",
        [](std::string_view head, bool) -> Detection {
            const CsvDialect dialect = settleDialect(head);
            if (!dialect.problem.empty())
                return {};
            if (const auto profile = matchingProfile(dialect.header))
                return {95, "the columns of the profile " + profile->name};
            if (guessedProfile(dialect.header))
                return {70, "columns that name a ticket and its time"};
            return {};
        },
        [](const FormatOptions &options) -> std::unique_ptr<Framer> {
            return std::make_unique<CsvFramer>(settle(options).first);
        },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            auto [dialect, profile] = settle(options);
            return std::make_unique<SocCsvParser>(std::move(dialect), std::move(profile));
        },
    };
    return format;
}

} // namespace watchfloor::feeds
