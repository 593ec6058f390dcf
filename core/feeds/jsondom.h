// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonmembers.h"
#include "feeds/jsonread.h"
#include "feeds/parser.h"

#include <QtClassHelperMacros>

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// JSON records read whole: for formats of which a record is looked at in many places. simdjson checks every byte
/// while it builds its tape, so nothing more has to be looked at to know that a record is good.
namespace watchfloor::feeds {

namespace dom = simdjson::dom;

class JsonDom
{
public:
    /// Deeper records are the framer's to refuse, in words of its own; here it is only the limit of the tape.
    static constexpr std::size_t deepestRecord = maxJsonDepth + 2;

    explicit JsonDom(std::size_t depth = deepestRecord);
    ~JsonDom();
    Q_DISABLE_COPY_MOVE(JsonDom)
    /// The record's root, valid until the next call; else what is wrong with it and where.
    [[nodiscard]] std::expected<dom::element, Rejection> read(std::string_view record);
    /// The same without words for what is wrong.
    [[nodiscard]] simdjson::error_code parse(std::string_view record, dom::element &root);

private:
    struct Buffers;
    class Spares;
    std::unique_ptr<Buffers> m_buffers; ///< of an earlier document of this thread, where there was one
    const std::size_t m_depth;
};

/// The reason with its field in front, as quarantine shows it.
[[nodiscard]] Rejection rejection(const JsonProblem &problem);

/// What a scalar says as text: a string's content, a number or a literal as JSON writes it; nothing for null, lists
/// and objects.
[[nodiscard]] std::string scalarText(dom::element value);
/// A string's content; empty for anything else.
[[nodiscard]] inline std::string_view stringOf(dom::element value)
{
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}
/// A whole number, also where a shipper put it in quotes.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(dom::element value);
/// A number, also in quotes; never NaN or infinite.
[[nodiscard]] std::optional<double> realNumber(dom::element value);

/// Calls `take(number, value)` for each member of the object that `keys` knows, stopping where that returns false.
/// A known key that appears twice is a problem: readers disagree about which one counts.
template <typename Keys, typename Take>
[[nodiscard]] bool eachMember(dom::object object, const Keys &keys, JsonProblem &problem, const Take &take)
{
    std::uint64_t seen = 0;
    for (const dom::key_value_pair member : object) {
        const int number = keys.find(member.key);
        if (number == Keys::none)
            continue;
        const std::uint64_t bit = std::uint64_t{1} << number;
        if ((seen & bit) != 0) {
            problem = {std::string(cutText(member.key, 80)), "appears twice"};
            return false;
        }
        seen |= bit;
        if (!take(number, member.value)) {
            prefixField(problem, member.key);
            return false;
        }
    }
    return true;
}

/// Calls `take(element)` for each element of a list, the index becoming part of a problem's path. One value that
/// stands alone counts as a list of one; null as an empty list.
template <typename Take> [[nodiscard]] bool eachElement(dom::element value, JsonProblem &problem, const Take &take)
{
    dom::array list;
    if (value.get(list) != simdjson::SUCCESS)
        return value.is_null() || take(value);
    std::size_t index = 0;
    for (const dom::element element : list) {
        if (!take(element)) {
            prefixField(problem, '[' + std::to_string(index) + ']');
            return false;
        }
        ++index;
    }
    return true;
}

/// The first line for lists, cut between characters with an ellipsis.
[[nodiscard]] std::string titleFrom(std::string_view text);

/// A time that a document states of the world: ISO 8601 or a date alone. Empty: nothing. False with a reason for what
/// is no time; what lies before 1990 or too far ahead leaves `at` empty, never in 1970.
[[nodiscard]] bool readTime(std::string_view text, Timestamp known, std::optional<Timestamp> &at, JsonProblem &problem,
                            std::chrono::hours ahead = std::chrono::hours{24});

} // namespace watchfloor::feeds
