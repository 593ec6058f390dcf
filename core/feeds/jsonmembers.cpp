// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonmembers.h"

#include <algorithm>

namespace watchfloor::feeds {

std::vector<JsonMember> topMembers(std::string_view text)
{
    std::vector<JsonMember> members;
    int depth = 0;
    std::string_view key;
    enum class At : unsigned char { Key, Colon, Value, Done } at = At::Done;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t from = ++i;
            while (i < text.size() && text[i] != '"')
                i += text[i] == '\\' ? 2 : 1;
            if (i >= text.size())
                break;
            if (depth != 1)
                continue;
            const std::string_view word = text.substr(from, i - from);
            if (at == At::Key) {
                key = word;
                at = At::Colon;
            } else if (at == At::Value) {
                members.push_back({key, word, true});
                at = At::Done;
            }
            continue;
        }
        if (depth == 1 && at == At::Value && c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            members.push_back({key, text.substr(i, 1), false});
            at = At::Done;
        }
        if (c == '{' || c == '[') {
            if (++depth == 1)
                at = At::Key;
        } else if (c == '}' || c == ']') {
            if (--depth <= 0)
                break;
        } else if (depth == 1 && c == ',') {
            at = At::Key;
        } else if (depth == 1 && c == ':' && at == At::Colon) {
            at = At::Value;
        }
    }
    return members;
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (hyphen ? c != '-' : !hex)
            return false;
    }
    return true;
}

} // namespace watchfloor::feeds
