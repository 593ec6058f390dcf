// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchterms.h"

#include <algorithm>

namespace watchfloor::store {
namespace {

// NUL too: it would end the expression.
bool isSpace(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; }

} // namespace

bool hasToken(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
            || (byte >= 'A' && byte <= 'Z');
    });
}

SearchTerms::SearchTerms(std::string_view typed)
{
    std::string word;
    bool inPhrase = false;
    for (const char c : typed) {
        if (c == '"' || (isSpace(c) && !inPhrase)) {
            add(word, inPhrase);
            word.clear();
            inPhrase = c == '"' ? !inPhrase : inPhrase;
        } else {
            word += isSpace(c) ? ' ' : c;
        }
    }
    add(word, false); // an open quote is a word still being typed
    while (!typed.empty() && isSpace(typed.front()))
        typed.remove_prefix(1);
    while (!typed.empty() && isSpace(typed.back()))
        typed.remove_suffix(1);
    m_trimmed = typed;
}

void SearchTerms::add(std::string_view word, bool isPhrase)
{
    if (!hasToken(word))
        return;
    // In quotes FTS5 knows no operators; the quotes themselves were taken out before.
    std::string expression = '"' + std::string(word) + (isPhrase ? "\"" : "\"*");
    if (std::ranges::find(m_terms, expression, &Term::expression) == m_terms.end())
        m_terms.push_back({std::move(expression), std::string(word)});
}

std::string SearchTerms::together() const
{
    std::string all;
    for (const Term &term : m_terms)
        all += (all.empty() ? "" : " ") + term.expression;
    return all;
}

} // namespace watchfloor::store
