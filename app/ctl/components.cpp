// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "components.h"

#include "base/displaytext.h"
#include "picture/parts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

using picture::Chains;
using picture::Composition;
using Node = Composition::Node;
using Index = std::size_t;

namespace {

const fusion::Product &productOf(const Composition &made, Node node)
{
    return made.components[Index(node) - 1].product;
}

/// The asset by its id, a component by what names it best.
std::string nameOf(const picture::Snapshot &s, const Composition &made, Node node)
{
    if (node == 0)
        return s.assets[Index(made.asset)].id;
    const fusion::Product &p = productOf(made, node);
    if (!p.purl.empty())
        return p.purl;
    const std::string name = p.vendor.empty() ? p.name : p.vendor + '/' + p.name;
    return p.version.empty() ? name : name + '@' + p.version;
}

QString shownName(const picture::Snapshot &s, const Composition &made, Node node)
{
    if (node == 0)
        return s.assets[Index(made.asset)].name;
    const fusion::Product &p = productOf(made, node);
    const QString name = visibleText(std::string_view(p.name.empty() ? p.purl : p.name));
    return p.version.empty() ? name : name + u'@' + visibleText(std::string_view(p.version));
}

/// That the bill lists what nobody is said to need is no need.
bool isNeeded(const Chains &chains, Node node) { return chains.depth(node) > 0 && !chains.isListed(node); }

} // namespace

std::vector<Node> componentsCalled(const Composition &made, const QString &wanted)
{
    const std::string word = wanted.toStdString();
    std::vector<Node> called;
    for (Index i = 0; i < made.components.size(); ++i) {
        const Composition::Component &one = made.components[i];
        const auto isCalled = [&](const fusion::Product &product) { return picture::isCalled(product, word); };
        if (isCalled(one.product) || std::ranges::any_of(one.wordings, isCalled))
            called.push_back(Node(i) + 1);
    }
    return called;
}

Json componentJson(const picture::Snapshot &s, const Composition &made, const Chains &chains, Node node)
{
    std::vector<std::string> path, cves;
    for (const Node step : chains.to(node))
        path.push_back(nameOf(s, made, step));
    for (const std::int32_t row : made.weaknesses[Index(node)]) {
        const picture::VulnerabilityRow &weak = s.vulnerabilities[Index(row)];
        cves.push_back(weak.cve.empty() ? weak.id : weak.cve);
    }
    const fusion::Product &p = productOf(made, node);
    Json json;
    json.add("from", s.assets[Index(made.asset)].id)
        .add("component", nameOf(s, made, node))
        .add("name", p.name)
        .add("version", p.version)
        .add("tells_needs", made.tellsNeeds())
        .add("depends", isNeeded(chains, node))
        .add("path", path)
        .add("dependants", std::int64_t(chains.dependants(node)))
        .add("needs", std::int64_t(chains.reach(node)))
        .add("vulnerabilities", cves);
    return json;
}

QString chainText(const picture::Snapshot &s, const Composition &made, const Chains &chains, Node node)
{
    QStringList steps;
    for (const Node step : chains.to(node))
        steps << shownName(s, made, step);
    QString chain = steps.join(u" -> "_s);
    if (!made.tellsNeeds())
        chain += u" (the bill does not say who needs it)"_s;
    else if (chains.isCircle(node))
        chain += u" (the bill lists %1, which only components of a circle need; no chain of needs leads there)"_s.arg(
            shownName(s, made, chains.first(node)));
    else if (chains.isListed(node))
        chain += u" (the bill lists %1 without saying who needs it)"_s.arg(shownName(s, made, chains.first(node)));
    return chain;
}

void printComponent(const picture::Snapshot &s, const Composition &made, const Chains &chains, Node node)
{
    say(chainText(s, made, chains, node));
    say(u"components that need it: %1; that it needs: %2"_s.arg(chains.dependants(node)).arg(chains.reach(node)));
    for (const std::int32_t row : made.weaknesses[Index(node)]) {
        const picture::VulnerabilityRow &weak = s.vulnerabilities[Index(row)];
        say(u"vulnerable: %1, severity %2%3"_s.arg(weak.cve.empty() ? visibleText(weak.title) : text(weak.cve),
                                                   QString::number(weak.severity),
                                                   weak.exploited ? u", exploited elsewhere"_s : QString()));
    }
    if (made.unresolved > 0)
        say(u"references in its bills that name no component: %1"_s.arg(made.unresolved));
    if (made.leftOut > 0)
        say(u"needs beyond what is kept of a bill: %1"_s.arg(made.leftOut));
    if (made.matchesLeftOut > 0)
        say(u"vulnerable components beyond what is looked for: %1"_s.arg(made.matchesLeftOut));
}

} // namespace watchfloor::ctl
