// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetname.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

Result<std::int32_t> assetCalled(const picture::Snapshot &snapshot, const QString &wanted)
{
    if (const auto found = snapshot.assetById.find(wanted.toStdString()); found != snapshot.assetById.end())
        return found->second;
    std::vector<std::int32_t> named;
    for (std::size_t i = 0; i < snapshot.assets.size(); ++i) {
        if (snapshot.assets[i].name.compare(wanted, Qt::CaseInsensitive) == 0)
            named.push_back(std::int32_t(i));
    }
    if (named.size() == 1)
        return named.front();
    return fail(ErrorCode::NotFound,
                named.empty() ? u"no asset, service or mission is called %1"_s.arg(wanted)
                              : u"%1 are called %2: give an id"_s.arg(named.size()).arg(wanted));
}

std::vector<std::uint8_t> infrastructure(const picture::Snapshot &snapshot)
{
    using picture::AssetKind;
    std::vector<std::uint8_t> members;
    members.reserve(snapshot.assets.size());
    for (const auto &asset : snapshot.assets)
        members.push_back(asset.kind != AssetKind::Mission && asset.kind != AssetKind::Task
                          && asset.kind != AssetKind::Service && asset.kind != AssetKind::Application);
    return members;
}

} // namespace watchfloor::ctl
