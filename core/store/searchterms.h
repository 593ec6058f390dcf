// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::store {

/// What a person typed: words, each the start of one, and phrases in quotes. Whatever was typed, the FTS5
/// expressions made of it mean nothing but these words.
class SearchTerms
{
public:
    explicit SearchTerms(std::string_view typed);

    struct Term
    {
        std::string expression; ///< for MATCH
        std::string word; ///< as typed
    };
    /// Each once; words without a letter or digit are left out, since they would match nothing.
    [[nodiscard]] const std::vector<Term> &all() const { return m_terms; }
    /// All of them in one row; empty where there are none.
    [[nodiscard]] std::string together() const;
    /// The text without white space around it: an id or an address that was pasted whole.
    [[nodiscard]] const std::string &trimmed() const { return m_trimmed; }

private:
    void add(std::string_view word, bool isPhrase);

    std::vector<Term> m_terms;
    std::string m_trimmed;
};

/// Whether FTS5's tokenizer finds a token in it.
[[nodiscard]] bool hasToken(std::string_view text);

} // namespace watchfloor::store
