// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/marking.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cctype>

namespace watchfloor {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::string_view, 5> tlpNames{"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};
constexpr std::array<std::string_view, 5> euNames{"UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP-SECRET"};
constexpr std::array<std::string_view, 4> papNames{"CLEAR", "GREEN", "AMBER", "RED"};

template <std::size_t N>
std::optional<std::size_t> indexOf(const std::array<std::string_view, N> &names, std::string_view text)
{
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    while (!out.empty() && out.front() == ' ')
        out.erase(out.begin());
    return out;
}

Result<std::set<std::string>> nations(std::string_view list)
{
    std::set<std::string> out;
    while (!list.empty()) {
        const auto comma = list.find(',');
        const std::string code = upper(list.substr(0, comma));
        if (code.size() != 3 || !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return fail(ErrorCode::Malformed,
                        u"REL takes ISO 3166-1 alpha-3 codes, not \"%1\""_s.arg(QString::fromStdString(code)));
        out.insert(code);
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return out;
}

/// One `NAME:value` part into `m`.
Result<> readPart(std::string_view part, Marking &m)
{
    const auto colon = part.find(':');
    const std::string_view key = part.substr(0, colon);
    const std::string_view value = colon == std::string_view::npos ? std::string_view() : part.substr(colon + 1);
    const auto unknown
        = [&] { return fail(ErrorCode::Malformed, u"unknown marking \"%1\""_s.arg(QString::fromUtf8(part))); };
    if (key == "TLP") {
        const auto i = indexOf(tlpNames, value == "WHITE" ? std::string_view("CLEAR") : value);
        if (!i)
            return unknown();
        m.tlp = static_cast<Tlp>(*i);
    } else if (key == "EU") {
        const auto i = indexOf(euNames, value);
        if (!i)
            return unknown();
        m.level = static_cast<EuLevel>(*i);
    } else if (key == "PAP") {
        const auto i = indexOf(papNames, value == "WHITE" ? std::string_view("CLEAR") : value);
        if (!i)
            return unknown();
        m.pap = static_cast<Pap>(*i);
    } else if (key == "REL") {
        auto list = nations(value);
        if (!list)
            return std::unexpected(list.error());
        m.releasableTo = std::move(*list);
    } else {
        return unknown();
    }
    return {};
}

} // namespace

Marking join(const Marking &a, const Marking &b)
{
    Marking m;
    m.known = a.known && b.known;
    m.tlp = std::max(a.tlp, b.tlp);
    m.level = std::max(a.level, b.level);
    m.pap = std::max(a.pap, b.pap);
    if (a.releasableTo && b.releasableTo) {
        m.releasableTo.emplace();
        std::ranges::set_intersection(*a.releasableTo, *b.releasableTo,
                                      std::inserter(*m.releasableTo, m.releasableTo->end()));
    } else {
        m.releasableTo = a.releasableTo ? a.releasableTo : b.releasableTo;
    }
    return m;
}

std::string toString(const Marking &m)
{
    if (!m.known)
        return "UNMARKED";
    std::string out = "TLP:" + std::string(tlpNames[static_cast<std::size_t>(m.tlp)]);
    if (m.level != EuLevel::Unclassified)
        out += "+EU:" + std::string(euNames[static_cast<std::size_t>(m.level)]);
    if (m.releasableTo) {
        out += "+REL:";
        for (bool first = true; const std::string &code : *m.releasableTo) {
            out += (first ? "" : ",") + code;
            first = false;
        }
    }
    if (m.pap != Pap::Clear)
        out += "+PAP:" + std::string(papNames[static_cast<std::size_t>(m.pap)]);
    return out;
}

Result<Marking> parseMarking(std::string_view text)
{
    const std::string all = upper(text);
    if (all == "UNMARKED")
        return Marking::mostRestrictive();
    Marking m;
    m.tlp = Tlp::Clear;
    bool labelled = false;
    std::string_view rest = all;
    while (!rest.empty()) {
        std::size_t end = rest.find('+');
        // "AMBER+STRICT" is one label.
        if (end != std::string_view::npos && rest.substr(end).starts_with("+STRICT"))
            end = rest.find('+', end + 1);
        const std::string_view part = rest.substr(0, end);
        if (const auto read = readPart(part, m); !read)
            return std::unexpected(read.error());
        // A releasability or PAP alone says nothing of the level.
        labelled = labelled || part.starts_with("TLP:") || part.starts_with("EU:");
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (!labelled)
        return fail(ErrorCode::Malformed, u"a marking needs a TLP or an EU level"_s);
    m.known = true;
    return m;
}

QString bannerText(const Marking &m)
{
    if (!m.known)
        return u"UNMARKED: TREAT AS MOST RESTRICTIVE"_s;
    // Council Decision 2013/488/EU, Article 2: the full bilingual strings.
    static constexpr std::array<QStringView, 5> levels{u"", u"RESTREINT UE/EU RESTRICTED",
                                                       u"CONFIDENTIEL UE/EU CONFIDENTIAL", u"SECRET UE/EU SECRET",
                                                       u"TRÈS SECRET UE/EU TOP SECRET"};
    QString out = u"TLP:"_s + QString::fromLatin1(tlpNames[static_cast<std::size_t>(m.tlp)]);
    if (m.level != EuLevel::Unclassified)
        out += u" · "_s + levels[static_cast<std::size_t>(m.level)];
    if (m.releasableTo) {
        QStringList codes;
        for (const std::string &code : *m.releasableTo)
            codes << QString::fromStdString(code);
        out += codes.isEmpty() ? u" · ORIGINATORS ONLY"_s : QString(u" · REL TO "_s + codes.join(u", "_s));
    }
    if (m.pap != Pap::Clear)
        out += u" · PAP:"_s + QString::fromLatin1(papNames[static_cast<std::size_t>(m.pap)]);
    return out;
}

} // namespace watchfloor
