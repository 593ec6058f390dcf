// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/details.h"
#include "picture/snapshot.h"

#include <QFrame>

class QVBoxLayout;

namespace watchfloor::widgets {

/// One value by which the machine joined some of an incident's members, as plain values.
struct Joint
{
    std::string rule, value; ///< as the machine wrote them
    QString ruleText, valueText; ///< safe to show as plain text
    std::int64_t from = noTime, to = noTime;
    std::vector<std::pair<std::string, QString>> members; ///< id, what it is called
    bool byIndicator = false; ///< an indicator alone speaks for one of them
};
struct Why
{
    std::vector<Joint> joints; ///< of reports first
    std::vector<std::string> related; ///< ids of incidents and reports that are near, and not the same
    int reports = 0, traces = 0, originators = 0;
    bool isCut = false; ///< the machine kept more than is told here
    Marking marking = Marking::mostRestrictive();
};
/// A rule in words; one that is not known by its name.
[[nodiscard]] QString joinRuleText(const std::string &rule);
/// An asset of ours is shown by its name wherever a value holds its id.
[[nodiscard]] QString joinValueText(const picture::Snapshot &s, const std::string &value);
/// Nothing where the machine did not make it.
[[nodiscard]] std::optional<Why> whyOne(const picture::Snapshot &s, const picture::Details &details);
[[nodiscard]] QStringList asLines(const Why &why);

/// Why an incident is one: rule, value, time and members, with a menu to take a member out of a value's hands.
class WhyOne : public QFrame
{
    Q_OBJECT
public:
    WhyOne(const Why &why, bool mayReject, QWidget *parent = nullptr);

Q_SIGNALS:
    /// `member` empty: the value joins nothing any more.
    void rejected(const std::string &rule, const std::string &value, const std::string &member);
    void limitsWanted();

private:
    [[nodiscard]] QWidget *jointRow(const Joint &joint, bool mayReject);
};

} // namespace watchfloor::widgets
