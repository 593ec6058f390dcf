// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/profile.h"
#include "ingest/bytesource.h"
#include "ingest/choice.h"
#include "ingest/ingest.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

Result<std::shared_ptr<const feeds::MappingProfile>> readProfile(const QString &path)
{
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
}

Result<std::string> headOf(const QString &path)
{
    auto stored = openFile(path);
    if (!stored)
        return std::unexpected(stored.error());
    const auto bytes = inflating(std::move(*stored));
    std::string head;
    while (head.size() < headBytes) {
        const auto chunk = bytes->next();
        if (!chunk)
            return std::unexpected(chunk.error());
        if (chunk->state != Chunk::State::Data)
            break;
        head.append(chunk->bytes);
    }
    head.resize(std::min(head.size(), headBytes));
    return head;
}

} // namespace watchfloor::ingest
