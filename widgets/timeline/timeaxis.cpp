// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeaxis.h"

#include <array>
#include <chrono>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

// Months in English whatever the language, as in a date-time group (domain.md 4.4).
constexpr std::array<QLatin1StringView, 12> months{"JAN"_L1, "FEB"_L1, "MAR"_L1, "APR"_L1, "MAY"_L1, "JUN"_L1,
                                                   "JUL"_L1, "AUG"_L1, "SEP"_L1, "OCT"_L1, "NOV"_L1, "DEC"_L1};

struct Civil
{
    int year, month, day, hour, minute, second;
    std::int64_t fraction;
};

Civil civil(std::int64_t at)
{
    const auto time = fromMicros(at);
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(midnight);
    const std::int64_t rest = (time - midnight).count();
    return {int(date.year()),       int(unsigned(date.month())),   int(unsigned(date.day())),
            int(rest / unit::hour), int(rest / unit::minute % 60), int(rest / unit::second % 60),
            rest % unit::second};
}

std::int64_t midnightOf(int y, int month, int dayOfMonth)
{
    y += (month - 1) / 12;
    month = (month - 1) % 12 + 1;
    const std::chrono::sys_days date(std::chrono::year(y) / month / dayOfMonth);
    return toMicros(Timestamp(date));
}

QString two(int n) { return u"%1"_s.arg(n, 2, 10, QChar(u'0')); }
QString monthName(int month) { return months[std::size_t(month - 1)]; }

enum class Unit { Second, Minute, Hour, Day, Month, Year };
struct Step
{
    Unit unit;
    int count;
    std::int64_t micros;
};
constexpr auto steps = std::to_array<Step>({
    {Unit::Second, 1, unit::second},       {Unit::Second, 2, 2 * unit::second},   {Unit::Second, 5, 5 * unit::second},
    {Unit::Second, 10, 10 * unit::second}, {Unit::Second, 15, 15 * unit::second}, {Unit::Second, 30, 30 * unit::second},
    {Unit::Minute, 1, unit::minute},       {Unit::Minute, 2, 2 * unit::minute},   {Unit::Minute, 5, 5 * unit::minute},
    {Unit::Minute, 10, 10 * unit::minute}, {Unit::Minute, 15, 15 * unit::minute}, {Unit::Minute, 30, 30 * unit::minute},
    {Unit::Hour, 1, unit::hour},           {Unit::Hour, 2, 2 * unit::hour},       {Unit::Hour, 3, 3 * unit::hour},
    {Unit::Hour, 6, 6 * unit::hour},       {Unit::Hour, 12, 12 * unit::hour},     {Unit::Day, 1, unit::day},
    {Unit::Day, 2, 2 * unit::day},         {Unit::Day, 5, 5 * unit::day},         {Unit::Day, 10, 10 * unit::day},
    {Unit::Month, 1, 30 * unit::day},      {Unit::Month, 3, 91 * unit::day},      {Unit::Month, 6, 182 * unit::day},
    {Unit::Year, 1, unit::year},           {Unit::Year, 2, 2 * unit::year},       {Unit::Year, 5, 5 * unit::year},
    {Unit::Year, 10, 10 * unit::year},     {Unit::Year, 20, 20 * unit::year},     {Unit::Year, 50, 50 * unit::year},
});

const Step &stepFor(std::int64_t span, int maxTicks)
{
    for (const Step &step : steps)
        if (span / step.micros < maxTicks)
            return step;
    return steps.back();
}

QString clockText(const Civil &c, bool seconds)
{
    const QString text = two(c.hour) + u':' + two(c.minute);
    if (seconds)
        return text + u':' + two(c.second) + u'Z';
    return text + u'Z';
}

void addClockTicks(TimeAxis &axis, const Step &step, std::int64_t from, std::int64_t to)
{
    for (std::int64_t t = TimeAxis::floorTo(from + step.micros - 1, step.micros); t <= to; t += step.micros) {
        const Civil c = civil(t);
        axis.ticks.push_back({t, clockText(c, step.unit == Unit::Second), c.hour + c.minute + c.second == 0});
    }
    for (std::int64_t t = TimeAxis::floorTo(from, unit::day); t < to; t += unit::day) {
        const Civil c = civil(t);
        axis.contexts.push_back(
            {t, t + unit::day, two(c.day) + u' ' + monthName(c.month) + u' ' + QString::number(c.year)});
    }
}

void addDayTicks(TimeAxis &axis, const Step &step, std::int64_t from, std::int64_t to)
{
    const Civil first = civil(from);
    for (int m = first.month;; ++m) {
        const std::int64_t begin = midnightOf(first.year, m, 1);
        const std::int64_t end = midnightOf(first.year, m + 1, 1);
        if (begin > to)
            return;
        const Civil c = civil(begin);
        axis.contexts.push_back({begin, end, monthName(c.month) + u' ' + QString::number(c.year)});
        // The last step of a month is left out where the next first would crowd it.
        for (std::int64_t t = begin; t == begin || t + step.micros / 2 < end; t += step.micros)
            if (t >= from && t <= to)
                axis.ticks.push_back({t, QString::number(civil(t).day), t == begin});
    }
}

void addMonthTicks(TimeAxis &axis, const Step &step, std::int64_t from, std::int64_t to)
{
    for (int y = civil(from).year;; ++y) {
        const std::int64_t begin = midnightOf(y, 1, 1);
        if (begin > to)
            return;
        axis.contexts.push_back({begin, midnightOf(y + 1, 1, 1), QString::number(y)});
        for (int m = 1; m <= 12; m += step.count)
            if (const std::int64_t t = midnightOf(y, m, 1); t >= from && t <= to)
                axis.ticks.push_back({t, monthName(m), m == 1});
    }
}

void addYearTicks(TimeAxis &axis, const Step &step, std::int64_t from, std::int64_t to)
{
    for (int y = civil(from).year / step.count * step.count;; y += step.count) {
        const std::int64_t t = midnightOf(y, 1, 1);
        if (t > to)
            return;
        if (t >= from)
            axis.ticks.push_back({t, QString::number(y), false});
    }
}

} // namespace

TimeAxis TimeAxis::make(std::int64_t from, std::int64_t to, int maxTicks)
{
    TimeAxis axis;
    if (to <= from)
        return axis;
    const Step &step = stepFor(to - from, std::max(2, maxTicks));
    switch (step.unit) {
    case Unit::Second:
    case Unit::Minute:
    case Unit::Hour:
        addClockTicks(axis, step, from, to);
        break;
    case Unit::Day:
        addDayTicks(axis, step, from, to);
        break;
    case Unit::Month:
        addMonthTicks(axis, step, from, to);
        break;
    case Unit::Year:
        addYearTicks(axis, step, from, to);
        break;
    }
    return axis;
}

namespace {
constexpr auto widths = std::to_array<std::int64_t>(
    {unit::second / 100, unit::second / 50, unit::second / 20, unit::second / 10, unit::second / 5,  unit::second / 2,
     unit::second,       2 * unit::second,  5 * unit::second,  10 * unit::second, 15 * unit::second, 30 * unit::second,
     unit::minute,       2 * unit::minute,  5 * unit::minute,  10 * unit::minute, 15 * unit::minute, 30 * unit::minute,
     unit::hour,         2 * unit::hour,    3 * unit::hour,    6 * unit::hour,    12 * unit::hour,   unit::day,
     2 * unit::day,      7 * unit::day,     14 * unit::day,    28 * unit::day,    91 * unit::day,    unit::year,
     2 * unit::year,     5 * unit::year});
}

std::int64_t TimeAxis::binWidth(std::int64_t span, int maxBins)
{
    for (const std::int64_t width : widths)
        if (span / width < maxBins)
            return width;
    return widths.back();
}

std::int64_t TimeAxis::snapStep(std::int64_t resolution)
{
    std::int64_t step = 1;
    for (const std::int64_t width : widths)
        if (width <= resolution && width <= unit::day)
            step = width;
    return step;
}

std::int64_t TimeAxis::floorTo(std::int64_t t, std::int64_t step)
{
    const std::int64_t rest = t % step;
    return t - (rest < 0 ? rest + step : rest);
}

int TimeAxis::yearOf(std::int64_t at) { return civil(at).year; }

QString TimeAxis::instantText(std::int64_t at, int thisYear)
{
    const Civil c = civil(at);
    QString text = two(c.day) + u' ' + monthName(c.month) + u' ';
    if (c.year != thisYear)
        text += QString::number(c.year) + u' ';
    return text + clockText(c, c.second != 0 || c.fraction != 0);
}

QString TimeAxis::durationText(std::int64_t micros)
{
    const auto pair = [](std::int64_t a, const QString &first, std::int64_t b, const QString &rest) {
        return b ? first.arg(a) + u' ' + rest.arg(b) : first.arg(a);
    };
    if (micros < unit::second)
        return tr("%1 ms").arg(micros / 1000);
    if (micros < 2 * unit::minute)
        return tr("%1 s").arg(micros / unit::second);
    if (micros < 2 * unit::hour)
        return pair(micros / unit::minute, tr("%1 min"), micros / unit::second % 60, tr("%1 s"));
    if (micros < 3 * unit::day)
        return pair(micros / unit::hour, tr("%1 h"), micros / unit::minute % 60, tr("%1 min"));
    if (micros < 2 * unit::year)
        return pair(micros / unit::day, tr("%1 d"), micros / unit::hour % 24, tr("%1 h"));
    return pair(micros / unit::year, tr("%1 y"), micros % unit::year / unit::day, tr("%1 d"));
}

QString TimeAxis::windowText(picture::TimeWindow window, int thisYear)
{
    const picture::TimeWindow all;
    if (window.isAll())
        return tr("All of time");
    if (window.from == all.from)
        return tr("Until %1").arg(instantText(window.to, thisYear));
    if (window.to == all.to)
        return tr("From %1").arg(instantText(window.from, thisYear));
    return tr("%1 – %2, %3")
        .arg(instantText(window.from, thisYear), instantText(window.to, thisYear),
             durationText(window.to - window.from));
}

} // namespace watchfloor::widgets
