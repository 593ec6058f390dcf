// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest.h"

#if __has_include("feeds/profile.h")
#include "feeds/profile.h"
#endif

#include <QFile>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

Result<std::shared_ptr<const feeds::MappingProfile>> readProfile(const QString &path)
{
#if __has_include("feeds/profile.h")
    constexpr qint64 longest = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > longest)
        return fail(ErrorCode::Malformed, u"%1 is too long for a mapping profile"_s.arg(path));
    auto profile = feeds::readProfile(file.readAll().toStdString());
    if (!profile)
        return fail(ErrorCode::Malformed, u"%1: %2"_s.arg(path, profile.error().detail));
    return std::make_shared<const feeds::MappingProfile>(std::move(*profile));
#else
    return fail(ErrorCode::Unsupported, u"%1: this build reads no mapping profiles"_s.arg(path));
#endif
}

} // namespace watchfloor::ingest
