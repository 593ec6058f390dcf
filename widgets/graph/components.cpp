// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/components.h"

#include "base/displaytext.h"
#include "common/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
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
    marking = s.markings[s.assets[Index(made.asset)].marking];
    m_ofChains = picture::chainMarkings(made, chains);
    nameAll(s, parts);
    findVulnerable(s);
    putInOrder();
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
    // By package URL; where not both have one, by name.
    std::map<std::string, std::vector<const picture::Part *>> byPackage;
    std::map<Key, std::vector<const picture::Part *>> byName, nameless;
    for (const picture::Part &part : parts) {
        const std::string package = picture::packageKey(part.product);
        byName[keyOf(part.product)].push_back(&part);
        if (package.empty())
            nameless[keyOf(part.product)].push_back(&part);
        else
            byPackage[package].push_back(&part);
    }
    for (const picture::Composition::Component &one : made.components) {
        Component &component = components.emplace_back(
            Component{one.product, nameOfProduct(one.product), {}, one.marking, {}, one.marking});
        const std::string package = picture::packageKey(one.product);
        std::set<std::int32_t> assets;
        const auto add = [&](const std::vector<const picture::Part *> &found) {
            for (const picture::Part *part : found) {
                component.marking = join(component.marking, part->marking);
                assets.insert(part->asset);
            }
        };
        if (!package.empty())
            add(byPackage[package]);
        for (const fusion::Product &wording : one.wordings.empty() ? std::vector{one.product} : one.wordings)
            add(package.empty() ? byName[keyOf(wording)] : nameless[keyOf(wording)]);
        component.shown = component.marking;
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
            Component &component = components[Index(node) - 1];
            component.weaknesses << words;
            component.shown = join(component.shown, s.markings[weak.marking]);
            mark.severity = std::max({mark.severity, weak.severity, std::uint8_t{1}});
        }
        // How bad it is, colour and shape say.
        const picture::VulnerabilityRow &worst = s.vulnerabilities[Index(rows.front())];
        mark.words = worst.cve.empty() ? shortText(visibleText(worst.title), 40) : safe(worst.cve);
        if (worst.exploited)
            mark.words += u" · "_s + Words::tr("exploited");
        if (rows.size() > 1)
            mark.words += u" · +%1"_s.arg(rows.size() - 1);
        // Who comes upon a need that is as loud walks a way that is so to its end.
        for (Node step = node; chains.before(step) >= 0; step = chains.before(step)) {
            std::uint8_t &need = needOf(chains.before(step), step);
            if (need >= mark.severity)
                break;
            need = mark.severity;
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

/// Here, on the thread that reads them: a window must not wait for fifty thousand to be sorted.
void Components::putInOrder()
{
    m_worst.assign(made.nodes(), 0);
    // The worst first, so that each is reached once.
    std::vector<Node> weak = vulnerable;
    std::ranges::stable_sort(weak, std::greater(), [&](Node node) { return marks->of(node)->severity; });
    for (const Node start : weak) {
        std::vector<Node> ring;
        const auto reach = [&](Node node) {
            if (m_worst[Index(node)] == 0) {
                m_worst[Index(node)] = marks->of(start)->severity;
                ring.push_back(node);
            }
        };
        reach(start);
        for (Index i = 0; i < ring.size(); ++i)
            std::ranges::for_each(chains.neededBy(ring[i]), reach);
    }
    for (Node node = 1; Index(node) < made.nodes(); ++node)
        nearestFirst.push_back(node);
    std::ranges::sort(nearestFirst, {}, [&](Node node) { return std::pair(chains.depth(node), rank(node)); });
}

std::tuple<int, bool, int, Node> Components::rank(Node node) const
{
    return {-int{m_worst[Index(node)]}, std::ranges::binary_search(made.listed, node), -int(chains.needs(node).size()),
            node};
}

const QString &Components::nameOf(Node node) const { return node == 0 ? name : components[Index(node) - 1].name; }

QString Components::chainText(Node node) const
{
    constexpr Index end = picture::ChainSteps::mostOfAnEnd;
    const std::vector<Node> chain = chains.to(node);
    const Index leftOut = chain.size() - std::min(chain.size(), 2 * end + 1);
    QStringList steps;
    for (Index i = 0; i < chain.size(); ++i) {
        if (leftOut == 0 || i <= end || i + end >= chain.size())
            steps << nameOf(chain[i]);
        else if (i == end + 1)
            steps << Words::tr("… %n more …", nullptr, int(leftOut));
    }
    return steps.join(u" → "_s);
}

QString Components::listedText(Node node) const
{
    if (!isLayered() || node <= 0 || !chains.isListed(node))
        return {};
    const QString &first = nameOf(chains.first(node));
    return chains.isCircle(node)
        ? Words::tr("only components of a circle need %1; nothing leads there from %2").arg(first, name)
        : Words::tr("the bill lists %1 without saying who needs it").arg(first);
}

Marking Components::chainMarking(Node node) const
{
    return join(join(components[Index(node) - 1].shown, marking), m_ofChains[Index(node)]);
}

Marking Components::nameMarking(Node node) const { return node == 0 ? marking : components[Index(node) - 1].marking; }

Marking Components::needMarking(Node dependant, Node provider) const
{
    return join(made.toldBy, join(nameMarking(dependant), nameMarking(provider)));
}

Result<std::shared_ptr<const Components>> readComponents(const ComponentsSource &source,
                                                         const picture::SnapshotPtr &snapshot, std::int32_t asset)
{
    auto made = source.composition(snapshot, asset);
    if (!made)
        return std::unexpected(made.error());
    const auto parts = source.parts(snapshot);
    if (!parts)
        return std::unexpected(parts.error());
    return std::make_shared<const Components>(snapshot, std::move(*made), *parts);
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
