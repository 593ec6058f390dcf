// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "components.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

bool isNamed(const QJsonObject &component, const QString &wanted)
{
    const QString name = component["name"_L1].toString(), version = component["version"_L1].toString();
    const auto is
        = [&](const QString &text) { return !text.isEmpty() && text.compare(wanted, Qt::CaseInsensitive) == 0; };
    return is(name) || is(component["purl"_L1].toString())
        || (!name.isEmpty() && !version.isEmpty() && is(name + u'@' + version));
}

} // namespace

Result<std::vector<std::int32_t>> assetsWith(store::Reader &reader, const picture::Snapshot &snapshot,
                                             store::KnownAt knownAt, const QString &component)
{
    std::vector<std::int32_t> found;
    const auto done = store::claims(reader, 0, knownAt, [&](const store::StoredClaim &claim) {
        if (claim.value.type != "asset" || !claim.value.body.contains("\"components\""))
            return true;
        const auto asset = snapshot.assetById.find(claim.value.subject);
        if (asset == snapshot.assetById.end() || std::ranges::contains(found, asset->second))
            return true;
        const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(claim.value.body)).object();
        if (std::ranges::any_of(body["components"_L1].toArray(),
                                [&](const QJsonValue &one) { return isNamed(one.toObject(), component); }))
            found.push_back(asset->second);
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    if (found.empty())
        return fail(ErrorCode::NotFound, u"no asset has a component %1"_s.arg(component));
    return found;
}

} // namespace watchfloor::ctl
