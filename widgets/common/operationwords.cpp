// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/operationwords.h"

#include "base/displaytext.h"
#include "common/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

struct Operations
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Operations)
};

QString shortDtg(std::int64_t at) { return at == noTime ? QString() : dtg(fromMicros(at)); }

} // namespace

QString word(fusion::OperationSide side)
{
    using enum fusion::OperationSide;
    switch (side) {
    case Unknown:
        return Operations::tr("Unknown side");
    case Adversary:
        return Operations::tr("Adversary");
    case Friendly:
        return Operations::tr("Friendly");
    }
    return {};
}

QString word(fusion::OperationKind kind)
{
    using enum fusion::OperationKind;
    switch (kind) {
    case Other:
        return Operations::tr("Operation");
    case Campaign:
        return Operations::tr("Campaign");
    case Exercise:
        return Operations::tr("Exercise");
    case PenetrationTest:
        return Operations::tr("Penetration test");
    case Maintenance:
        return Operations::tr("Maintenance");
    case Deployment:
        return Operations::tr("Team deployment");
    case Defence:
        return Operations::tr("Defensive operation");
    }
    return {};
}

QString word(fusion::OperationState state)
{
    using enum fusion::OperationState;
    switch (state) {
    case Imminent:
        return Operations::tr("Imminent");
    case Ongoing:
        return Operations::tr("Ongoing");
    case Planned:
        return Operations::tr("Planned");
    case Ended:
        return Operations::tr("Ended");
    case Cancelled:
        return Operations::tr("Cancelled");
    }
    return {};
}

QString word(fusion::WarningState state)
{
    using enum fusion::WarningState;
    switch (state) {
    case Unknown:
        return Operations::tr("Unknown");
    case Observed:
        return Operations::tr("Observed");
    case NotObserved:
        return Operations::tr("Not observed");
    }
    return {};
}

QString word(Domain domain)
{
    switch (domain) {
    case Domain::Cyberspace:
        return Operations::tr("Cyberspace");
    case Domain::Electromagnetic:
        return Operations::tr("Electromagnetic");
    case Domain::Cognitive:
        return Operations::tr("Cognitive");
    }
    return {};
}

QString shortWord(Domain domain)
{
    switch (domain) {
    case Domain::Cyberspace:
        return Operations::tr("CYBER");
    case Domain::Electromagnetic:
        return Operations::tr("EM");
    case Domain::Cognitive:
        return Operations::tr("COGN");
    }
    return {};
}

QPainterPath sideShape(fusion::OperationSide side)
{
    QPainterPath path;
    switch (side) {
    case fusion::OperationSide::Friendly:
        path.addRect(QRectF(-1, -0.7, 2, 1.4));
        break;
    case fusion::OperationSide::Adversary:
        path.addPolygon(QPolygonF({{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}}));
        break;
    case fusion::OperationSide::Unknown:
        for (const QPointF &leaf : {QPointF(0, -0.5), QPointF(0.5, 0), QPointF(0, 0.5), QPointF(-0.5, 0)})
            path.addEllipse(leaf, 0.5, 0.5);
        path = path.simplified();
        break;
    }
    return path;
}

QString operationWindowText(const picture::OperationRow &row)
{
    if (row.from == noTime && row.to == noTime)
        return Operations::tr("no window stated");
    if (row.to == noTime)
        return Operations::tr("from %1, no end stated").arg(shortDtg(row.from));
    if (row.from == noTime)
        return Operations::tr("until %1").arg(shortDtg(row.to));
    return Operations::tr("%1 to %2").arg(shortDtg(row.from), shortDtg(row.to));
}

QString operationWhenText(const picture::OperationRow &row, Timestamp now)
{
    const std::int64_t at = toMicros(now);
    const auto span = [](std::int64_t micros) { return ageText(std::chrono::microseconds(micros)); };
    if (row.state == picture::OperationState::Cancelled)
        return {};
    if (row.to != noTime && at >= row.to)
        return Operations::tr("over for %1").arg(span(at - row.to));
    if (row.from != noTime && at < row.from)
        return Operations::tr("begins in %1").arg(span(row.from - at));
    if (row.from != noTime && row.to != noTime)
        return Operations::tr("for %1, ends in %2").arg(span(at - row.from), span(row.to - at));
    return row.from == noTime ? QString() : Operations::tr("for %1").arg(span(at - row.from));
}

QString warningText(const picture::OperationRow &row)
{
    if (row.items.empty())
        return {};
    const QString seen = Operations::tr("%1 of %2 warnings seen").arg(row.observed()).arg(row.items.size());
    return row.threshold > 0 ? Operations::tr("%1, imminent at %2").arg(seen).arg(row.threshold) : seen;
}

/// Who says anything of it.
static QString sourcesText(const picture::Snapshot &s, const picture::OperationRow &row)
{
    QStringList sources;
    for (const std::uint16_t i : row.sources)
        sources += safe(s.sources[i].source.slug);
    sources.sort();
    return sources.join(u", "_s);
}

QString sameOperationText(const picture::Snapshot &s, const picture::OperationRow &row)
{
    if (row.parts.empty())
        return {};
    return Operations::tr("%n joined by name: %1", nullptr, static_cast<int>(row.parts.size()))
        .arg(sourcesText(s, row));
}

QString targetsText(const picture::Snapshot &s, const picture::OperationRow &row)
{
    QStringList names;
    for (const std::int32_t asset : row.assets)
        names += visibleText(s.assets[static_cast<std::size_t>(asset)].name);
    for (const QString &other : row.elsewhere)
        names += visibleText(other);
    return names.join(u", "_s);
}

QString explanationText(const picture::Snapshot &s, const picture::Explanation &one)
{
    const picture::OperationRow &row = operationsOf(s).rows[static_cast<std::size_t>(one.operation)];
    QStringList values;
    for (const std::string &value : one.values) {
        const auto asset = s.assetById.find(value);
        values += asset == s.assetById.end() ? safe(value)
                                             : visibleText(s.assets[static_cast<std::size_t>(asset->second)].name);
    }
    const QString rule = one.rule == picture::ExplainedBy::Address
        ? Operations::tr("it comes from %1 (%2 of %3 addresses)")
        : Operations::tr("it hits %1 (%2 of %3 assets)");
    // A friendly operation that only a feed knows is that feed's word.
    return Operations::tr("%1, %2, %3, as %4 says: %5")
        .arg(visibleText(row.title), word(row.kind), operationWindowText(row), sourcesText(s, row),
             rule.arg(values.join(u", "_s), QString::number(one.values.size()), QString::number(one.named)));
}

QString explainedBy(const picture::Snapshot &s, const std::string &incident)
{
    QStringList names;
    for (const picture::Explanation &one : explanationsOf(s, incident)) {
        const QString name = visibleText(operationsOf(s).rows[static_cast<std::size_t>(one.operation)].title);
        if (!names.contains(name))
            names += name;
    }
    return names.join(u", "_s);
}

} // namespace watchfloor::widgets
