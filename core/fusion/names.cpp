// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/names.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace watchfloor::fusion {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

QString folded(std::string_view name)
{
    const QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

std::string lettersAndDigits(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain += c;
    }
    return plain.toStdString();
}

std::string digits(std::string_view text)
{
    std::string found;
    std::ranges::copy_if(text, std::back_inserter(found), isDigit);
    return found;
}

bool isToken(char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '/' || c == '#'; }

} // namespace

std::string plainName(std::string_view name) { return lettersAndDigits(folded(name)); }

std::string plainOrganisation(std::string_view name)
{
    constexpr auto forms
        = std::to_array<std::string_view>({"ag", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated",
                                           "limited", "llc", "ltd", "nv", "oy", "plc", "sa", "sas", "spa", "srl"});
    QStringList words = folded(name).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    while (words.size() > 1 && std::ranges::contains(forms, lettersAndDigits(words.back())))
        words.removeLast();
    return lettersAndDigits(words.join(QString()));
}

std::string plainOperation(std::string_view name)
{
    constexpr auto common = std::to_array<std::string_view>(
        {"a",        "activity",  "against",       "an",       "and",        "annual",
         "apt",      "attack",    "attacks",       "campaign", "cyber",      "ddos",
         "defence",  "der",       "die",           "drill",    "exercise",   "exercice",
         "for",      "group",     "intrusion",     "kampagne", "malware",    "maritime",
         "military", "mission",   "monthly",       "new",      "of",         "on",
         "op",       "operation", "phase",         "phishing", "ransomware", "scan",
         "scanning", "spear",     "spearphishing", "test",     "the",        "unknown",
         "unnamed",  "weekly",    "yearly",        "übung"});
    constexpr std::size_t shortest = 4;
    QString spaced = folded(name);
    for (QChar &c : spaced) {
        if (!c.isLetterOrNumber() && !c.isSurrogate())
            c = QLatin1Char(' ');
    }
    QStringList words = spaced.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeIf([&](const QString &word) { return std::ranges::contains(common, word.toStdString()); });
    const std::string plain = words.join(QString()).toStdString();
    const auto letters = std::ranges::count_if(plain, [](char c) { return !isDigit(c); });
    return static_cast<std::size_t>(letters) < shortest ? std::string() : plain;
}

bool mayBeMisspelt(std::string_view a, std::string_view b)
{
    constexpr std::size_t shortest = 8;
    if (a == b || a.size() < shortest || b.size() < shortest || a.front() != b.front() || digits(a) != digits(b))
        return false;
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    std::size_t head = 0;
    while (head < a.size() && a[head] == b[head])
        ++head;
    if (a.size() < b.size())
        return a.substr(head) == b.substr(head + 1);
    if (a.substr(head + 1) == b.substr(head + 1))
        return true;
    return head + 1 < a.size() && a[head] == b[head + 1] && a[head + 1] == b[head]
        && a.substr(head + 2) == b.substr(head + 2);
}

std::vector<std::string> misspellingKeys(std::string_view plain)
{
    std::vector<std::string> keys{std::string(plain)};
    for (std::size_t i = 1; i < plain.size(); ++i)
        keys.push_back(std::string(plain.substr(0, i)) + std::string(plain.substr(i + 1)));
    return keys;
}

std::vector<std::string> caseNumbers(std::string_view text)
{
    std::vector<std::string> found;
    for (std::size_t i = 0; i < text.size();) {
        if (!isToken(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isToken(text[end]))
            ++end;
        std::string token(text.substr(i, end - i));
        i = end;
        std::ranges::transform(token, token.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        if (isDistinctive(token) && !std::ranges::contains(found, token))
            found.push_back(std::move(token));
    }
    return found;
}

bool isDistinctive(std::string_view number)
{
    const auto digitCount = std::ranges::count_if(number, isDigit);
    const bool isTechnique
        = number.size() >= 5 && number.front() == 'T' && std::ranges::all_of(number.substr(1), isDigit);
    return number.size() >= 6 && number.size() <= 40 && digitCount >= 2 && std::ranges::any_of(number, isLetter)
        && !number.starts_with("CVE-") && !isTechnique;
}

} // namespace watchfloor::fusion
