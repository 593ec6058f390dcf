// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/version.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace watchfloor::fusion {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string_view bare(std::string_view version)
{
    version = trimmed(version);
    if (version.size() > 1 && asciiLower(version.front()) == 'v' && isDigit(version[1]))
        version.remove_prefix(1);
    return version.substr(0, version.find('+'));
}

struct Token
{
    std::string_view text;
    bool isEarly = false; ///< before the release it announces; any other word comes after it
};

bool isEarly(std::string_view word, bool hasNumber)
{
    const std::string w = asciiLower(word);
    // 1.0a1 is an alpha; 1.0.1a is the release after 1.0.1.
    if (w == "a" || w == "b" || w == "m")
        return hasNumber;
    return w == "alpha" || w == "beta" || w == "rc" || w == "pre" || w == "preview" || w == "dev" || w == "snapshot"
        || w == "milestone";
}

/// Runs of digits and runs of letters; what is between parts them.
Token nextToken(std::string_view &rest)
{
    while (!rest.empty() && !isDigit(rest.front()) && !isLetter(rest.front()))
        rest.remove_prefix(1);
    std::size_t length = 0;
    const auto same = !rest.empty() && isDigit(rest.front()) ? isDigit : isLetter;
    while (length < rest.size() && same(rest[length]))
        ++length;
    const std::string_view text = rest.substr(0, length);
    rest.remove_prefix(length);
    return {text, same == isLetter && isEarly(text, !rest.empty() && isDigit(rest.front()))};
}

std::string_view withoutZeros(std::string_view number)
{
    while (number.size() > 1 && number.front() == '0')
        number.remove_prefix(1);
    return number;
}

std::weak_ordering compareTokens(const Token &left, const Token &right)
{
    std::string_view a = left.text, b = right.text;
    if (a.empty() || b.empty()) {
        if (a.empty() && b.empty())
            return std::weak_ordering::equivalent;
        const Token &longer = a.empty() ? right : left;
        // 1.0 is 1, 1.0-rc1 is before it, 1.0-p1 and 1.0.1 are after it.
        if (isDigit(longer.text.front()) && withoutZeros(longer.text) == "0")
            return std::weak_ordering::equivalent;
        return a.empty() != longer.isEarly ? std::weak_ordering::less : std::weak_ordering::greater;
    }
    const bool aIsNumber = isDigit(a.front()), bIsNumber = isDigit(b.front());
    if (aIsNumber && bIsNumber) {
        a = withoutZeros(a);
        b = withoutZeros(b);
        return a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
    }
    if (aIsNumber != bIsNumber)
        return aIsNumber ? std::weak_ordering::greater : std::weak_ordering::less;
    if (left.isEarly != right.isEarly)
        return left.isEarly ? std::weak_ordering::less : std::weak_ordering::greater;
    return asciiLower(a) <=> asciiLower(b);
}

enum class Comparator : std::uint8_t { Equal, Different, Less, LessEqual, Greater, GreaterEqual };
struct Constraint
{
    Comparator comparator;
    std::string version;
};

bool holds(const Constraint &c, std::string_view version)
{
    const auto order = compareVersions(version, c.version);
    switch (c.comparator) {
    case Comparator::Equal:
        return order == 0;
    case Comparator::Different:
        return order != 0;
    case Comparator::Less:
        return order < 0;
    case Comparator::LessEqual:
        return order <= 0;
    case Comparator::Greater:
        return order > 0;
    case Comparator::GreaterEqual:
        return order >= 0;
    }
    return false;
}

bool isUpper(Comparator c) { return c == Comparator::Less || c == Comparator::LessEqual; }
bool isLower(Comparator c) { return c == Comparator::Greater || c == Comparator::GreaterEqual; }

/// As the VERS specification has it: single versions first, then the intervals between neighbours.
bool contains(std::vector<Constraint> all, std::string_view version)
{
    for (const Constraint &c : all) {
        if (c.comparator == Comparator::Equal && holds(c, version))
            return true;
        if (c.comparator == Comparator::Different && !holds(c, version))
            return false;
    }
    const bool onlyExceptions
        = std::ranges::all_of(all, [](const Constraint &c) { return c.comparator == Comparator::Different; });
    if (onlyExceptions)
        return !all.empty();
    std::erase_if(all, [](const Constraint &c) { return !isUpper(c.comparator) && !isLower(c.comparator); });
    std::ranges::stable_sort(
        all, [](const Constraint &a, const Constraint &b) { return compareVersions(a.version, b.version) < 0; });
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool hasBelow = i > 0 && isLower(all[i - 1].comparator);
        const bool hasAbove = i + 1 < all.size() && isUpper(all[i + 1].comparator);
        if (isUpper(all[i].comparator) && holds(all[i], version) && (!hasBelow ? i == 0 : holds(all[i - 1], version)))
            return true;
        if (isLower(all[i].comparator) && !hasAbove && i + 1 == all.size() && holds(all[i], version))
            return true;
    }
    return false;
}

std::optional<Comparator> comparatorAt(std::string_view &text)
{
    constexpr auto signs = std::to_array<std::pair<std::string_view, Comparator>>({
        {"<=", Comparator::LessEqual},
        {">=", Comparator::GreaterEqual},
        {"!=", Comparator::Different},
        {"==", Comparator::Equal},
        {"\xE2\x89\xA4", Comparator::LessEqual},
        {"\xE2\x89\xA5", Comparator::GreaterEqual},
        {"<", Comparator::Less},
        {">", Comparator::Greater},
        {"=", Comparator::Equal},
    });
    for (const auto &[sign, comparator] : signs) {
        if (text.starts_with(sign)) {
            text = trimmed(text.substr(sign.size()));
            return comparator;
        }
    }
    return {};
}

bool isVersionCharacter(char c)
{
    return isDigit(c) || isLetter(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '~' || c == '+'
        || c == '%';
}

/// Empty: not understood.
std::vector<Constraint> constraintsOf(std::string_view text, bool isVers)
{
    std::vector<Constraint> all;
    text = trimmed(text);
    while (!text.empty()) {
        auto comparator = comparatorAt(text);
        if (!comparator) {
            if (!isVers)
                return {};
            comparator = Comparator::Equal;
        }
        const auto end = std::ranges::find_if_not(text, isVersionCharacter);
        const auto length = static_cast<std::size_t>(end - text.begin());
        if (length == 0 || std::ranges::none_of(text.substr(0, length), isDigit))
            return {};
        all.push_back({*comparator, std::string(text.substr(0, length))});
        text = trimmed(text.substr(length));
        if (!text.empty() && (text.front() == '|' || text.front() == ',' || text.front() == '&'))
            text = trimmed(text.substr(1));
        else if (asciiLower(text).starts_with("and "))
            text = trimmed(text.substr(4));
    }
    return all;
}

Covers covered(const std::vector<Constraint> &constraints, std::string_view version)
{
    if (constraints.empty())
        return Covers::Unclear;
    if (version.empty() || !contains(constraints, version))
        return Covers::No;
    return constraints.size() == 1 && constraints.front().comparator == Comparator::Equal ? Covers::Exactly
                                                                                          : Covers::InRange;
}

} // namespace

std::weak_ordering compareVersions(std::string_view a, std::string_view b)
{
    a = bare(a);
    b = bare(b);
    while (!a.empty() || !b.empty()) {
        const Token left = nextToken(a), right = nextToken(b);
        if (const auto order = compareTokens(left, right); order != 0)
            return order;
    }
    return std::weak_ordering::equivalent;
}

Covers covers(std::string_view range, std::string_view version)
{
    range = trimmed(range);
    version = trimmed(version);
    std::string words = asciiLower(range);
    if (range.empty() || range == "*" || range == "-" || words == "all" || words == "all versions" || words == "any"
        || words == "vers:all/*" || words.ends_with("/*"))
        return Covers::Any;
    if (words.starts_with("vers:")) {
        const auto slash = range.find('/');
        return slash == std::string_view::npos ? Covers::Unclear
                                               : covered(constraintsOf(range.substr(slash + 1), true), version);
    }
    for (const std::string_view all : {"all versions", "versions", "version"}) {
        if (words.starts_with(all)) {
            range = trimmed(range.substr(all.size()));
            break;
        }
    }
    const bool isRange
        = range.find_first_of("<>=") != std::string_view::npos || range.find("\xE2\x89") != std::string_view::npos;
    if (isRange)
        return covered(constraintsOf(range, false), version);
    if (std::ranges::none_of(range, isDigit) || range.find(' ') != std::string_view::npos)
        return Covers::Unclear;
    if (version.empty())
        return Covers::No;
    return compareVersions(range, version) == 0 ? Covers::Exactly : Covers::No;
}

} // namespace watchfloor::fusion
