// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsonobject.h"

#include "feeds/canonicaljson.h"

#include <QJsonDocument>

namespace watchfloor::feeds {

std::expected<QJsonObject, Rejection> objectOf(const RawRecord &record)
{
    if (!record.fault.empty())
        return std::unexpected(Rejection{record.fault, {}});
    auto text = canonicalJson(record.bytes);
    if (!text)
        return std::unexpected(std::move(text).error());
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(text->data(), static_cast<qsizetype>(text->size())));
    if (!document.isObject())
        return std::unexpected(Rejection{"not a JSON object", {}});
    return document.object();
}

} // namespace watchfloor::feeds
