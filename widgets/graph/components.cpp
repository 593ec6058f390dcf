// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/components.h"

#include "base/displaytext.h"
#include "common/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <tuple>

namespace watchfloor::widgets {

using Index = std::size_t;

namespace {

QString nameOf(const fusion::Product &product)
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
picture::SnapshotPtr pictureOf(const picture::Snapshot &s, std::int32_t asset, const Components &made)
{
    auto picture = std::make_shared<picture::Snapshot>();
    picture->markings = s.markings;
    picture::AssetRow middle = s.assets[Index(asset)];
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
        picture::DependencyRow link;
        link.dependant = 0;
        link.provider = std::int32_t(i) + 1;
        link.marking = middle.marking;
        picture->assets.push_back(std::move(row));
        picture->dependencies.push_back(std::move(link));
    }
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

std::shared_ptr<const Components> componentsOf(const picture::SnapshotPtr &snapshot, std::int32_t asset,
                                               const std::vector<picture::Part> &parts)
{
    const picture::Snapshot &s = *snapshot;
    auto made = std::make_shared<Components>();
    made->asset = s.assets[Index(asset)].id;
    made->name = shortText(visibleText(s.assets[Index(asset)].name), 80);
    for (const picture::Part &part : parts) {
        QString name = nameOf(part.product);
        // A bill names its own subject among what it lists.
        if (part.asset == asset && !name.isEmpty() && name != made->name && safe(part.product.name) != made->name)
            made->components.push_back({part.product, std::move(name), {}, part.marking});
    }
    std::ranges::sort(made->components, [](const Components::Component &a, const Components::Component &b) {
        return std::pair(a.name.toCaseFolded(), keyOf(a.product)) < std::pair(b.name.toCaseFolded(), keyOf(b.product));
    });
    const auto repeated
        = std::ranges::unique(made->components, {}, [](const Components::Component &c) { return keyOf(c.product); });
    made->components.erase(repeated.begin(), repeated.end());
    std::map<Key, std::vector<const picture::Part *>> whoHas;
    for (const picture::Part &part : parts)
        whoHas[keyOf(part.product)].push_back(&part);
    for (Components::Component &component : made->components) {
        std::set<std::int32_t> assets;
        for (const picture::Part *part : whoHas[keyOf(component.product)]) {
            component.marking = join(component.marking, part->marking);
            assets.insert(part->asset);
        }
        for (const std::int32_t one : assets)
            component.assets.push_back(s.assets[Index(one)].id);
    }
    made->picture = pictureOf(s, asset, *made);
    made->model = std::make_shared<const GraphModel>(*made->picture);
    auto scene = networkScene(*made->model, {});
    placeInRings(*scene);
    made->scene = std::make_shared<const NetworkScene>(std::move(*scene));
    return made;
}

} // namespace watchfloor::widgets
