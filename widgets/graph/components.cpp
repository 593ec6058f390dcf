// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/components.h"

#include "base/displaytext.h"
#include "common/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <tuple>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;
using Node = Components::Node;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Components)
};

QString nameOfProduct(const fusion::Product &product)
{
    const QString name = shortText(safe(product.name.empty() ? product.purl : product.name), 80);
    return product.version.empty() ? name : name + u' ' + shortText(safe(product.version), 40);
}

using Key = std::tuple<std::string_view, std::string_view, std::string_view>;

Key keyOf(const fusion::Product &product)
{
    return {product.name.empty() ? product.purl : product.name, product.version, product.vendor};
}

/// A picture in which nothing is but the asset and what it is made of.
picture::SnapshotPtr pictureOf(const picture::Snapshot &s, const Components &made)
{
    auto picture = std::make_shared<picture::Snapshot>();
    picture->markings = s.markings;
    picture::AssetRow middle = s.assets[Index(made.made.asset)];
    middle.mission = -1;
    middle.path.clear();
    picture->assets.push_back(middle);
    for (Index i = 0; i < made.components.size(); ++i) {
        picture::AssetRow row;
        row.id = "component " + std::to_string(i);
        row.name = made.components[i].name;
        row.kind = picture::AssetKind::Application;
        row.owner = QString::fromStdString(made.components[i].product.vendor);
        row.marking = middle.marking;
        if (const GraphMarks::Mark *mark = made.marks->of(Node(i) + 1))
            row.worstSeverity = mark->severity;
        picture->assets.push_back(std::move(row));
    }
    const auto link = [&](Node dependant, Node provider) {
        picture::DependencyRow row;
        row.dependant = dependant;
        row.provider = provider;
        row.marking = middle.marking;
        picture->dependencies.push_back(std::move(row));
    };
    for (const auto &[dependant, provider] : made.made.needs)
        link(dependant, provider);
    for (const Node node : made.made.listed)
        link(0, node);
    for (Index i = 0; i < picture->assets.size(); ++i)
        picture->assetById.emplace(picture->assets[i].id, std::int32_t(i));
    return picture;
}

/// Ring after ring, in the order of names, each as full as the one inside of it.
void placeInRings(NetworkScene &scene)
{
    constexpr double step = NetworkScene::spacing * 1.6;
    scene.places.assign(scene.nodes.size(), {});
    for (Index next = 1, ring = 2; next < scene.nodes.size(); ++ring) {
        const Index room = std::min(Index(2 * std::numbers::pi * double(ring)), scene.nodes.size() - next);
        for (Index i = 0; i < room; ++i, ++next) {
            const double angle = 2 * std::numbers::pi * double(i) / double(room) - std::numbers::pi / 2;
            scene.places[next] = QPointF(std::cos(angle), std::sin(angle)) * (double(ring) * step);
        }
    }
    scene.finish();
}

} // namespace

Components::Components(const picture::SnapshotPtr &snapshot, picture::Composition composition,
                       const std::vector<picture::Part> &parts)
    : made(std::move(composition))
    , chains(made)
    , marks(std::make_shared<GraphMarks>())
{
    const picture::Snapshot &s = *snapshot;
    asset = s.assets[Index(made.asset)].id;
    name = shortText(visibleText(s.assets[Index(made.asset)].name), 80);
    nameAll(s, parts);
    findVulnerable(s);
    picture = pictureOf(s, *this);
    model = std::make_shared<const GraphModel>(*picture);
    if (isLayered())
        return;
    auto rings = networkScene(*model, {});
    placeInRings(*rings);
    scene = std::make_shared<const NetworkScene>(std::move(*rings));
}

void Components::nameAll(const picture::Snapshot &s, const std::vector<picture::Part> &parts)
{
    std::map<Key, std::vector<const picture::Part *>> whoHas;
    for (const picture::Part &part : parts)
        whoHas[keyOf(part.product)].push_back(&part);
    for (const picture::Composition::Component &one : made.components) {
        Component &component
            = components.emplace_back(Component{one.product, nameOfProduct(one.product), {}, one.marking, {}});
        std::set<std::int32_t> assets;
        for (const picture::Part *part : whoHas[keyOf(one.product)]) {
            component.marking = join(component.marking, part->marking);
            assets.insert(part->asset);
        }
        for (const std::int32_t has : assets)
            component.assets.push_back(s.assets[Index(has)].id);
    }
}

/// Their boxes, and the shortest chain to each, as loud as the worst that it leads to.
void Components::findVulnerable(const picture::Snapshot &s)
{
    marks->assets.resize(made.nodes());
    marks->needs.assign(made.needs.size() + made.listed.size(), 0);
    const auto needOf = [&](Node dependant, Node provider) -> std::uint8_t & {
        const auto told = std::ranges::lower_bound(made.needs, std::pair(dependant, provider));
        if (told != made.needs.end() && *told == std::pair(dependant, provider))
            return marks->needs[Index(told - made.needs.begin())];
        const auto listed = std::ranges::lower_bound(made.listed, provider);
        return marks->needs[made.needs.size() + Index(listed - made.listed.begin())];
    };
    for (Node node = 1; Index(node) < made.nodes(); ++node) {
        const std::vector<std::int32_t> &rows = made.weaknesses[Index(node)];
        if (rows.empty())
            continue;
        vulnerable.push_back(node);
        GraphMarks::Mark &mark = marks->assets[Index(node)];
        for (const std::int32_t row : rows) {
            const picture::VulnerabilityRow &weak = s.vulnerabilities[Index(row)];
            QString words = (weak.cve.empty() ? shortText(visibleText(weak.title), 40) : safe(weak.cve)) + u" · "_s
                + Theme::word(severityBand(weak.severity)).toLower();
            if (weak.exploited)
                words += u" · "_s + Words::tr("exploited");
            components[Index(node) - 1].weaknesses << words;
            mark.severity = std::max({mark.severity, weak.severity, std::uint8_t{1}});
        }
        // How bad it is, colour and shape say.
        const picture::VulnerabilityRow &worst = s.vulnerabilities[Index(rows.front())];
        mark.words = worst.cve.empty() ? shortText(visibleText(worst.title), 40) : safe(worst.cve);
        if (worst.exploited)
            mark.words += u" · "_s + Words::tr("exploited");
        if (rows.size() > 1)
            mark.words += u" · +%1"_s.arg(rows.size() - 1);
        const std::vector<Node> chain = chains.to(node);
        for (Index i = 1; i < chain.size(); ++i) {
            std::uint8_t &need = needOf(chain[i - 1], chain[i]);
            need = std::max(need, mark.severity);
        }
    }
    std::ranges::stable_sort(vulnerable, [&](Node a, Node b) {
        const auto worst = [&](Node node) {
            return std::tuple(!s.vulnerabilities[Index(made.weaknesses[Index(node)].front())].exploited,
                              -int{marks->assets[Index(node)].severity}, chains.depth(node));
        };
        return worst(a) < worst(b);
    });
}

const QString &Components::nameOf(Node node) const { return node == 0 ? name : components[Index(node) - 1].name; }

QString Components::chainText(Node node) const
{
    QStringList steps;
    for (const Node step : chains.to(node))
        steps << nameOf(step);
    return steps.join(u" → "_s);
}

QString Components::listedText(Node node) const
{
    if (!isLayered() || node <= 0 || !chains.isListed(node))
        return {};
    return Words::tr("the bill lists %1 without saying who needs it").arg(nameOf(chains.to(node)[1]));
}

Marking Components::chainMarking(Node node) const
{
    const std::vector<Node> chain = chains.to(node);
    Marking marking = components[Index(node) - 1].marking;
    for (const Node step : chain) {
        if (step > 0)
            marking = join(marking, components[Index(step) - 1].marking);
    }
    return chain.size() > 2 ? join(marking, made.toldBy) : marking;
}

std::optional<GraphScene> layComponents(const Components &components, const GraphModel::Set &shown,
                                        GraphMetrics metrics, const GraphScene *before, const std::stop_token &stop)
{
    metrics.marks = components.marks;
    metrics.target = {};
    metrics.least = 3 * metrics.line + 4; // a long name and what is said of it
    auto scene = makeGraphScene(*components.model, shown, metrics, before, stop);
    if (!scene)
        return scene;
    for (GraphScene::Edge &edge : scene->edges)
        edge.dashed = components.isListing(edge.dependency);
    return scene;
}

} // namespace watchfloor::widgets
