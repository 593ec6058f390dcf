// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/correlator.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// How well what the machine joined agrees with what truly belonged together.
namespace watchfloor::fusion::testing {

/// Pairs of items: those joined rightly, joined in all, and belonging together in all.
struct Pairs
{
    double right = 0, joined = 0, true_ = 0;
    [[nodiscard]] double precision() const { return joined > 0 ? right / joined : 1; }
    [[nodiscard]] double recall() const { return true_ > 0 ? right / true_ : 1; }
};

/// Of each item the incident it truly belongs to and the one it was put into; empty: none.
inline Pairs compare(const std::vector<std::pair<std::string, std::string>> &items)
{
    std::map<std::string, double> truth, made;
    std::map<std::pair<std::string, std::string>, double> both;
    for (const auto &[is, was] : items) {
        truth[is] += is.empty() ? 0 : 1;
        made[was] += was.empty() ? 0 : 1;
        if (!is.empty() && !was.empty())
            ++both[{is, was}];
    }
    const auto pairs = [](double n) { return n * (n - 1) / 2; };
    Pairs p;
    for (const auto &[key, n] : both)
        p.right += pairs(n);
    for (const auto &[key, n] : made)
        p.joined += n > 0 ? pairs(n) : 0;
    for (const auto &[key, n] : truth)
        p.true_ += n > 0 ? pairs(n) : 0;
    return p;
}

struct Truth
{
    std::map<std::pair<std::string, std::string>, std::string> reports, observations; ///< source and number -> incident
};
inline Truth readTruth(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no truth at %s", qPrintable(path));
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Truth truth;
    const auto fill = [&](QLatin1StringView key, auto &into) {
        for (const auto &entry : root.value(key).toArray()) {
            const QJsonArray row = entry.toArray();
            into[{row.at(0).toString().toStdString(), row.at(1).toString().toStdString()}]
                = row.at(2).toString().toStdString();
        }
    };
    fill(QLatin1StringView("reports"), truth.reports);
    fill(QLatin1StringView("observations"), truth.observations);
    return truth;
}

/// All that a correlator holds to be so, as text: equal bytes, equal incidents and links.
inline std::string textOf(const Correlator &correlator)
{
    std::ostringstream out;
    for (const std::string &id : correlator.incidents()) {
        const MachineIncident i = correlator.incident(id);
        out << "incident " << id << ' ' << i.from << ' ' << i.to << ' ' << i.observations << ' ' << i.originators;
        for (const auto &list : {i.reports, i.traces, i.sources}) {
            out << " [";
            for (const auto &one : list)
                out << one << ',';
            out << ']';
        }
        out << '\n';
        for (const auto &l : i.links)
            out << " link " << l.a << ' ' << l.b << ' ' << name(l.rule) << ' ' << l.value << ' ' << l.from << ' '
                << l.to << '\n';
        for (const auto &r : i.related)
            out << " related " << r.other << ' ' << name(r.rule) << ' ' << r.value << '\n';
    }
    for (const auto &s : correlator.knowledge().sameAs())
        out << "same " << s.a << ' ' << s.b << ' ' << s.rule << ' ' << s.value << '\n';
    for (const auto &e : correlator.exclusions())
        out << "excluded " << e.value << ' ' << e.why << ' ' << e.count << '\n';
    return out.str();
}

} // namespace watchfloor::fusion::testing
