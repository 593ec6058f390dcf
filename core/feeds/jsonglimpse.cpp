// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonglimpse.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t enough = 8;

bool looksLikeJson(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    // A log may begin with a broken line, so any line that starts like a record will do.
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return false;
    return head[first] == '{' || head[first] == '[' || head[first] == '@' || head.find("\n{") != std::string_view::npos;
}

} // namespace

std::optional<std::string_view> JsonGlimpse::Record::text(std::string_view key) const
{
    const auto found = std::ranges::find(texts, key, [](const auto &member) { return std::string_view(member.first); });
    if (found == texts.end())
        return std::nullopt;
    return found->second;
}

bool JsonGlimpse::Record::has(std::string_view key) const { return std::ranges::find(keys, key) != keys.end(); }

JsonGlimpse glimpseJson(std::string_view head, JsonFramer::Cut cut)
{
    JsonGlimpse glimpse;
    if (!looksLikeJson(head))
        return glimpse;
    JsonFramer framer(cut);
    const RecordSink look = [&](const RawRecord &raw) {
        if (glimpse.records.size() >= enough || !raw.bytes.starts_with('{'))
            return;
        JsonGlimpse::Record record;
        for (const JsonMember &member : topMembers(raw.bytes)) {
            record.keys.emplace_back(member.key);
            if (member.isText)
                record.texts.emplace_back(member.key, member.value);
        }
        glimpse.records.push_back(std::move(record));
    };
    framer.feed(head, look);
    framer.finish(look);
    return glimpse;
}

} // namespace watchfloor::feeds
