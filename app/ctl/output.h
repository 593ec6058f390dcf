// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timestamp.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace watchfloor::ctl {

/// A JSON object with its keys in the order added. Control, bidi and zero-width characters are written as
/// \u escapes, so that what a feed says cannot rearrange a terminal and still arrives whole.
class Json
{
public:
    Json &add(const char *key, const QString &text);
    Json &add(const char *key, std::string_view utf8);
    Json &add(const char *key, const char *utf8) { return add(key, std::string_view(utf8)); }
    Json &add(const char *key, std::int64_t number);
    Json &add(const char *key, int number) { return add(key, std::int64_t(number)); }
    Json &add(const char *key, double number, int digits);
    Json &add(const char *key, bool value);
    Json &add(const char *key, const Json &object) { return raw(key, object.text()); }
    Json &add(const char *key, std::optional<Timestamp> time); ///< ISO 8601 with Z, or null
    Json &add(const char *key, const std::vector<std::string> &texts);
    Json &add(const char *key, const std::vector<Json> &objects);
    Json &null(const char *key) { return raw(key, "null"); }
    /// `json` is a document already; what is dangerous to a terminal in its strings is escaped.
    Json &document(const char *key, const std::string &json);
    [[nodiscard]] std::string text() const { return "{" + m_members + "}"; }
    [[nodiscard]] bool saysContext() const { return m_saysContext; }

private:
    Json &raw(const char *key, const std::string &json);
    std::string m_members;
    bool m_saysContext = false;
};

/// Columns that line up, for people. Cells are untrusted text.
class Table
{
public:
    explicit Table(QStringList heads)
        : m_heads(std::move(heads))
    {
    }
    void row(const QStringList &cells);
    void print() const;
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

private:
    QStringList m_heads;
    std::vector<QStringList> m_rows;
};

/// From now on all that goes to standard output says that it is of an exercise: a first line, and a member of each
/// object that does not say so itself. A list that somebody keeps in a file is told from a real one by it.
void markOutputAsExercise();
/// To standard output, one line, made visible.
void say(const QString &text);
/// To standard error.
void warn(const QString &text);
void print(const Json &object);
[[nodiscard]] QString timeText(std::optional<Timestamp> time); ///< empty where there is none
[[nodiscard]] std::optional<Timestamp> timeOf(std::int64_t micros); ///< nothing for noTime
[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace watchfloor::ctl
