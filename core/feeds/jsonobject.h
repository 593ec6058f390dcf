// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsondom.h"
#include "feeds/jsonkeys.h"
#include "feeds/parser.h"

#include <array>
#include <expected>

namespace watchfloor::feeds {

/// Reads records that are whole documents (bills of materials, reports, features): everything that canonicalJson
/// refuses is refused here as well, in the same words. Numbers beyond 64 bits are read as the nearest double.
class ObjectReader
{
public:
    /// Valid until the next call. Error: the framing's own fault, the path and byte of what is wrong, or that the
    /// record is no object.
    [[nodiscard]] std::expected<dom::object, Rejection> read(const RawRecord &record);

private:
    JsonDom m_dom;
};

/// A string without the blanks around it; empty for anything else.
[[nodiscard]] std::string_view trimmedText(dom::element value);
[[nodiscard]] std::vector<dom::element> elementsOf(dom::element value);
/// Nothing where `value` is no object or has no such member.
[[nodiscard]] std::optional<dom::element> memberOf(dom::element value, std::string_view key);
/// Nothing for what is no number. A text is none.
[[nodiscard]] std::optional<double> doubleOf(dom::element value);
/// Nothing for what is no whole number of 64 bits; 443.0 is one.
[[nodiscard]] std::optional<std::int64_t> integerOf(dom::element value);
/// A scalar as text: strings trimmed, whole numbers without a fraction, others in their shortest form; nothing for
/// null, lists and objects.
[[nodiscard]] std::string textOfScalar(dom::element value);

/// The members of an object that `keys` knows. Of what is no object: none.
template <std::size_t N> class JsonFields
{
public:
    JsonFields(const JsonKeys<N> &keys, dom::object object)
    {
        for (const dom::key_value_pair member : object) {
            const int number = keys.find(member.key);
            if (number == JsonKeys<N>::none)
                continue;
            m_values[static_cast<std::size_t>(number)] = member.value;
            m_has |= std::uint64_t{1} << number;
        }
    }
    JsonFields(const JsonKeys<N> &keys, dom::element value)
    {
        if (dom::object object; value.get(object) == simdjson::SUCCESS)
            *this = JsonFields(keys, object);
    }
    JsonFields() = default;

    [[nodiscard]] bool has(int key) const { return (m_has >> key & 1) != 0; }
    [[nodiscard]] bool empty() const { return m_has == 0; }
    /// Only where has().
    [[nodiscard]] dom::element operator[](int key) const { return m_values.data()[key]; }
    /// What a string holds, without the blanks around it; empty where it is missing or no string.
    [[nodiscard]] std::string_view text(int key) const { return has(key) ? trimmedText((*this)[key]) : ""; }
    /// The fields of an object below.
    template <std::size_t M> [[nodiscard]] JsonFields<M> below(int key, const JsonKeys<M> &keys) const
    {
        return has(key) ? JsonFields<M>(keys, (*this)[key]) : JsonFields<M>();
    }
    /// The elements of a list; of what is none, nothing.
    [[nodiscard]] std::vector<dom::element> list(int key) const
    {
        return has(key) ? elementsOf((*this)[key]) : std::vector<dom::element>();
    }
    /// A list's first element.
    [[nodiscard]] std::optional<dom::element> first(int key) const
    {
        dom::array all;
        if (!has(key) || (*this)[key].get(all) != simdjson::SUCCESS || !(all.begin() != all.end()))
            return std::nullopt;
        return *all.begin();
    }

private:
    std::array<dom::element, N> m_values;
    std::uint64_t m_has = 0;
};

} // namespace watchfloor::feeds
