// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timestamp.h"

#include <QMap>
#include <QStringList>

#include <span>

namespace watchfloor::ctl {

struct Option
{
    const char *name; ///< without dashes; one letter is written with one dash
    const char *value; ///< what the usage calls its value; nullptr: a switch
    const char *help;
};

/// What followed the command's name.
class Arguments
{
public:
    /// `--name value`, `--name=value`, `-o value`; `--` ends the options. Anything that `known` lacks is a Usage error.
    [[nodiscard]] static Result<Arguments> parse(const QStringList &words, std::span<const Option> known);

    [[nodiscard]] bool has(const char *name) const { return m_values.contains(QLatin1StringView(name)); }
    [[nodiscard]] QString value(const char *name) const { return m_values.value(QLatin1StringView(name)); }
    [[nodiscard]] const QStringList &positional() const { return m_positional; }

    /// ISO 8601 or a date-time group; nothing where the option was not given.
    [[nodiscard]] Result<std::optional<Timestamp>> time(const char *name) const;
    [[nodiscard]] Result<std::optional<std::int64_t>> number(const char *name, std::int64_t least,
                                                             std::int64_t most) const;

private:
    QMap<QString, QString> m_values;
    QStringList m_positional;
};

} // namespace watchfloor::ctl
