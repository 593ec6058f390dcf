// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedtime.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace watchfloor::feeds {

namespace {

using namespace std::chrono;

// 0001-01-01 and 9999-12-31T23:59:59
constexpr std::int64_t firstSecond = -62'135'596'800;
constexpr std::int64_t lastSecond = 253'402'300'799;

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<Timestamp> fromSeconds(std::int64_t seconds, std::int64_t micros)
{
    if (seconds < firstSecond || seconds > lastSecond)
        return std::nullopt;
    return fromMicros(seconds * 1'000'000 + micros);
}

/// One or two digits, the first of which may be a blank.
std::optional<int> takeNumber(std::string_view &text, std::size_t most)
{
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && digits < text.size() && isDigit(text[digits]))
        value = value * 10 + (text[digits++] - '0');
    if (digits == 0)
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view &text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<month> takeMonth(std::string_view &text)
{
    static constexpr auto names = std::to_array<std::string_view>(
        {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
    if (text.size() < 4 || (text[3] != ' ' && text[3] != '.'))
        return std::nullopt;
    std::array<char, 3> word{};
    std::ranges::transform(text.substr(0, 3), word.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    const auto found = std::ranges::find(names, std::string_view(word.data(), 3));
    if (found == names.end())
        return std::nullopt;
    text.remove_prefix(text[3] == '.' ? 4 : 3);
    return month(static_cast<unsigned>(found - names.begin()) + 1);
}

/// Up to six digits count, the rest are cut.
microseconds takeFraction(std::string_view &text)
{
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !isDigit(text[1]))
        return microseconds{0};
    text.remove_prefix(1);
    std::int64_t value = 0;
    int digits = 0;
    for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1)) {
        if (digits < 6) {
            value = value * 10 + (text.front() - '0');
            ++digits;
        }
    }
    for (; digits < 6; ++digits)
        value *= 10;
    return microseconds(value);
}

/// ` UTC`, ` GMT`, ` Z`, ` +02:00`, ` -0500`, each behind a blank or not; nothing taken otherwise.
std::optional<minutes> takeOffset(std::string_view &text)
{
    std::string_view rest = text;
    (void)take(rest, ' ');
    const auto ends = [](std::string_view after) {
        return after.empty() || after.front() == ' ' || after.front() == ':' || after.front() == '|';
    };
    for (const std::string_view utc : {"UTC", "GMT", "Z"}) {
        if (rest.starts_with(utc) && ends(rest.substr(utc.size()))) {
            text = rest.substr(utc.size());
            return minutes{0};
        }
    }
    if (!rest.starts_with('+') && !rest.starts_with('-'))
        return std::nullopt;
    const bool west = rest.front() == '-';
    rest.remove_prefix(1);
    const auto hour = takeNumber(rest, 2);
    (void)take(rest, ':');
    const auto minute = takeNumber(rest, 2);
    if (!hour || !minute || *hour > 18 || *minute > 59 || !ends(rest))
        return std::nullopt;
    text = rest;
    const minutes east = hours(*hour) + minutes(*minute);
    return west ? -east : east;
}

struct Moment
{
    month inMonth;
    day onDay;
    microseconds inDay;
};

std::optional<Timestamp> inYear(const Moment &moment, year y)
{
    const year_month_day date(y, moment.inMonth, moment.onDay);
    if (!date.ok() || y < year{1})
        return std::nullopt;
    return time_point_cast<microseconds>(sys_days(date)) + moment.inDay;
}

/// The latest year that puts it no more than a day after `received`. Nine years back always hold a leap day,
/// save around 1900 and 2100.
std::optional<Timestamp> inLatestYear(const Moment &moment, Timestamp received)
{
    const year latest = year_month_day(floor<days>(received)).year() + years{1};
    for (int back = 0; back <= 9; ++back) {
        const auto at = inYear(moment, latest - years{back});
        if (at && *at <= received + days{1})
            return at;
    }
    return std::nullopt;
}

} // namespace

std::optional<Timestamp> epochTime(std::string_view text, EpochUnit unit)
{
    const bool negative = text.starts_with('-');
    std::string_view rest = text.substr(negative ? 1 : 0);
    if (rest.empty() || !isDigit(rest.front()))
        return std::nullopt;
    std::int64_t whole = 0;
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 18 && isDigit(rest[digits]))
        whole = whole * 10 + (rest[digits++] - '0');
    rest.remove_prefix(digits);
    const std::int64_t fraction = takeFraction(rest).count();
    if (!rest.empty()) {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !(std::abs(value) < 1e15))
            return std::nullopt;
        const double seconds = std::floor(value);
        return fromSeconds(static_cast<std::int64_t>(seconds), std::llround((value - seconds) * 1e6));
    }
    if (unit == EpochUnit::BySize && whole > lastSecond) {
        // Milliseconds reach past 1978, microseconds past 2001: none of them is a plausible second.
        const std::int64_t scale = whole < 100'000'000'000'000 ? 1'000
            : whole < 100'000'000'000'000'000                  ? 1'000'000
                                                               : 0;
        if (scale == 0)
            return std::nullopt;
        const std::int64_t micros = whole * (1'000'000 / scale);
        return fromMicros(negative ? -micros : micros);
    }
    return negative ? fromSeconds(-whole, -fraction) : fromSeconds(whole, fraction);
}

std::optional<SourceTime> takeMonthTime(std::string_view &text, Timestamp received)
{
    std::string_view rest = text;
    const auto monthName = takeMonth(rest);
    if (!monthName || !take(rest, ' '))
        return std::nullopt;
    (void)take(rest, ' ');
    const auto dayNumber = takeNumber(rest, 2);
    if (!dayNumber || !take(rest, ' '))
        return std::nullopt;
    std::optional<int> yearNumber;
    if (rest.size() > 4 && rest[4] == ' ' && std::ranges::all_of(rest.substr(0, 4), isDigit)) {
        yearNumber = takeNumber(rest, 4);
        rest.remove_prefix(1);
    }
    const auto hour = takeNumber(rest, 2);
    if (!hour || !take(rest, ':'))
        return std::nullopt;
    const auto minute = takeNumber(rest, 2);
    if (!minute || !take(rest, ':'))
        return std::nullopt;
    const auto second = takeNumber(rest, 2);
    if (!second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const microseconds fraction = takeFraction(rest);
    const auto offset = takeOffset(rest);
    const microseconds inDay
        = hours(*hour) + minutes(*minute) + seconds(*second) + fraction - offset.value_or(minutes{0});
    const Moment moment{*monthName, day(static_cast<unsigned>(*dayNumber)), inDay};
    const auto at = yearNumber ? inYear(moment, year(*yearNumber)) : inLatestYear(moment, received);
    if (!at)
        return std::nullopt;
    text = rest;
    return SourceTime{*at, offset.has_value()};
}

} // namespace watchfloor::feeds
