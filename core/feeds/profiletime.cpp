// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csvcells.h"
#include "feeds/profile.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace watchfloor::feeds {

namespace {

using namespace std::chrono;

/// What a pattern has read so far.
struct Fields
{
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    std::int64_t micros = 0;
    bool afternoon = false, twelveHours = false;
    std::optional<minutes> offset;
};

constexpr std::array<std::string_view, 12> monthNames{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

class Pattern
{
public:
    Pattern(std::string_view pattern, std::string_view text)
        : m_pattern(pattern)
        , m_text(text)
    {
    }

    /// The whole text by the whole pattern, or nothing.
    std::optional<Fields> read()
    {
        while (!m_pattern.empty()) {
            if (!step())
                return std::nullopt;
        }
        if (!m_text.empty())
            return std::nullopt;
        return m_fields;
    }

private:
    bool step()
    {
        const char c = m_pattern.front();
        if (c == '\'')
            return literal();
        const std::size_t run = std::min(m_pattern.find_first_not_of(c), m_pattern.size());
        const auto take = [&](std::size_t n) { m_pattern.remove_prefix(n); };
        switch (c) {
        case 'y':
            take(run);
            return run <= 2 ? shortYear() : digits(m_fields.year, 4, 4);
        case 'M':
            take(run);
            return run >= 3 ? monthName(run == 3) : digits(m_fields.month, int(run), 2);
        case 'd':
            take(run);
            return digits(m_fields.day, int(run), 2);
        case 'H':
            take(run);
            return digits(m_fields.hour, int(run), 2);
        case 'h':
            take(run);
            m_fields.twelveHours = true;
            return digits(m_fields.hour, int(run), 2);
        case 'm':
            take(run);
            return digits(m_fields.minute, int(run), 2);
        case 's':
            take(run);
            return digits(m_fields.second, int(run), 2);
        case 'f':
        case 'z':
            take(run);
            return fraction();
        case 't':
            take(run);
            return offset();
        case 'A':
        case 'a':
            take(m_pattern.substr(1, 1) == "P" || m_pattern.substr(1, 1) == "p" ? 2 : 1);
            return halfOfDay();
        default:
            take(1);
            return drop(c);
        }
    }

    bool drop(char c)
    {
        if (m_text.empty() || m_text.front() != c)
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    bool literal()
    {
        m_pattern.remove_prefix(1);
        while (!m_pattern.empty() && m_pattern.front() != '\'') {
            if (!drop(m_pattern.front()))
                return false;
            m_pattern.remove_prefix(1);
        }
        m_pattern.remove_prefix(std::min<std::size_t>(1, m_pattern.size()));
        return true;
    }

    /// At least `least` digits (at most two where a pattern says one), at most `most`.
    bool digits(int &value, int least, int most)
    {
        const auto count = std::min(m_text.find_first_not_of("0123456789"), m_text.size());
        const auto taken = std::min<std::size_t>(count, std::size_t(most));
        if (taken < std::size_t(std::min(least, most)))
            return false;
        std::from_chars(m_text.data(), m_text.data() + taken, value);
        m_text.remove_prefix(taken);
        return true;
    }

    bool shortYear()
    {
        int year = 0;
        if (!digits(year, 2, 2))
            return false;
        m_fields.year = year + (year < 70 ? 2000 : 1900);
        return true;
    }

    bool monthName(bool abbreviated)
    {
        const std::string text = lower(m_text.substr(0, 9));
        for (std::size_t i = 0; i < monthNames.size(); ++i) {
            const auto name = abbreviated ? monthNames[i].substr(0, 3) : monthNames[i];
            if (!text.starts_with(name))
                continue;
            m_fields.month = int(i) + 1;
            m_text.remove_prefix(name.size());
            return true;
        }
        return false;
    }

    bool fraction()
    {
        const auto count = std::min(m_text.find_first_not_of("0123456789"), m_text.size());
        std::int64_t unit = 100'000;
        for (std::size_t i = 0; i < count; ++i, unit /= 10)
            m_fields.micros += (m_text[i] - '0') * unit;
        m_text.remove_prefix(count);
        return count > 0;
    }

    bool offset()
    {
        if (m_text == "Z" || m_text == "z" || m_text == "UTC" || m_text == "GMT") {
            m_text = {};
            m_fields.offset = minutes{0};
            return true;
        }
        if (m_text.empty() || (m_text.front() != '+' && m_text.front() != '-'))
            return false;
        const bool west = m_text.front() == '-';
        m_text.remove_prefix(1);
        int hour = 0, minute = 0;
        if (!digits(hour, 2, 2))
            return false;
        drop(':');
        if (!m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9' && !digits(minute, 2, 2))
            return false;
        if (hour > 14 || minute > 59)
            return false;
        const minutes east{hour * 60 + minute};
        m_fields.offset = west ? -east : east;
        return true;
    }

    bool halfOfDay()
    {
        const std::string half = lower(m_text.substr(0, 2));
        if (half != "am" && half != "pm")
            return false;
        m_fields.afternoon = half == "pm";
        m_text.remove_prefix(2);
        return true;
    }

    std::string_view m_pattern, m_text;
    Fields m_fields;
};

std::optional<Timestamp> wallClock(Fields f)
{
    if (f.twelveHours) {
        if (f.hour < 1 || f.hour > 12)
            return std::nullopt;
        f.hour = f.hour % 12 + (f.afternoon ? 12 : 0);
    }
    const year_month_day date{year(f.year), month(unsigned(f.month)), day(unsigned(f.day))};
    if (!date.ok() || f.year < 1 || f.hour > 23 || f.minute > 59 || f.second > 60)
        return std::nullopt;
    return Timestamp(sys_days(date)) + hours(f.hour) + minutes(f.minute) + seconds(f.second) + microseconds(f.micros);
}

seconds offsetAt(const QTimeZone &zone, Timestamp t)
{
    const auto ms = floor<milliseconds>(t.time_since_epoch()).count();
    return seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC)));
}

/// From a zone's wall clock to UTC, by the rule that the header states.
ReadTime inZone(Timestamp local, const QTimeZone &zone, bool zoneGiven)
{
    if (!zoneGiven)
        return {local, "no offset given, read as UTC"};
    // Clocks change by hours and weeks apart, so a day either side shows both offsets in question.
    const seconds before = offsetAt(zone, local - hours(24));
    const seconds after = offsetAt(zone, local + hours(24));
    if (before == after)
        return {local - before, {}};
    const Timestamp first = local - before;
    const Timestamp second = local - after;
    const bool firstHolds = offsetAt(zone, first) == before;
    const bool secondHolds = offsetAt(zone, second) == after;
    if (firstHolds && secondHolds)
        return {std::min(first, second), "the clock showed this time twice that day, the first was taken"};
    if (secondHolds)
        return {second, {}};
    if (firstHolds)
        return {first, {}};
    return {first, "the clock skipped this time that day, read as if it had not been changed yet"};
}

std::optional<ReadTime> epoch(std::string_view text, std::int64_t microsEach)
{
    std::int64_t whole = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, whole);
    constexpr std::int64_t year10000 = 253'402'300'800'000'000;
    const std::int64_t limit = year10000 / microsEach;
    if (error != std::errc() || whole >= limit || whole <= -limit)
        return std::nullopt;
    std::int64_t micros = whole * microsEach;
    if (stop != end) {
        const auto part = *stop == '.' ? number(std::string_view(stop, std::size_t(end - stop))) : std::nullopt;
        if (!part)
            return std::nullopt;
        micros += std::llround(*part * double(microsEach));
    }
    return ReadTime{fromMicros(micros), {}};
}

std::optional<ReadTime> isoTime(std::string_view text, const QTimeZone &zone, bool zoneGiven)
{
    const auto read = parseIso8601(text);
    if (!read)
        return std::nullopt;
    return read->offsetKnown ? ReadTime{read->at, {}} : inZone(read->at, zone, zoneGiven);
}

} // namespace

std::optional<ReadTime> readTime(std::string_view text, std::span<const std::string> formats, const QTimeZone &zone,
                                 bool zoneGiven, Timestamp reference)
{
    const std::string plain = trim(text);
    if (formats.empty())
        return isoTime(plain, zone, zoneGiven);
    for (const std::string &format : formats) {
        std::optional<ReadTime> read;
        if (format == "iso") {
            read = isoTime(plain, zone, zoneGiven);
        } else if (format == "epoch-s") {
            read = epoch(plain, 1'000'000);
        } else if (format == "epoch-ms") {
            read = epoch(plain, 1'000);
        } else if (format == "epoch-us") {
            read = epoch(plain, 1);
        } else if (format == "dtg") {
            if (const auto at = parseDtg(plain, reference))
                read = ReadTime{*at, {}};
        } else if (const auto fields = Pattern(format, plain).read()) {
            if (const auto local = wallClock(*fields))
                read = fields->offset ? ReadTime{*local - *fields->offset, {}} : inZone(*local, zone, zoneGiven);
        }
        if (read)
            return read;
    }
    return std::nullopt;
}

} // namespace watchfloor::feeds
