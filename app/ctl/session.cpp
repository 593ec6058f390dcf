// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "floor/account.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

Result<std::string> Session::key() const
{
    if (keyFile.isEmpty())
        return std::string();
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"key file %1: %2"_s.arg(keyFile, file.errorString()));
    QByteArray line = file.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(ErrorCode::Usage, u"key file %1: its first line is empty"_s.arg(keyFile));
    return line.toStdString();
}

Result<std::shared_ptr<store::Store>> Session::open(store::OpenOptions::Mode mode, store::Context context) const
{
    auto secret = key();
    if (!secret)
        return std::unexpected(secret.error());
    auto store = store::Store::open(storePath, {mode, std::move(*secret), context});
    if (store && (*store)->info().context == store::Context::Exercise)
        markOutputAsExercise();
    if (store && !(*store)->info().recovered.empty())
        warn(text((*store)->info().recovered));
    if (!store || actor == "system" || mode == store::OpenOptions::Mode::Create)
        return store;
    const auto may = (*store)->reader().and_then(
        [this](const std::unique_ptr<store::Reader> &reader) { return floor::mayAct(*reader, actor); });
    if (!may)
        return std::unexpected(may.error());
    return store;
}

Exit failed(const Error &error)
{
    warn(error.detail);
    return error.code == ErrorCode::Usage ? Exit::Usage : Exit::Failed;
}

Result<OpenReader> openReader(const Session &session)
{
    auto store = session.open(store::OpenOptions::Mode::ReadOnly);
    if (!store)
        return std::unexpected(store.error());
    auto reader = (*store)->reader();
    if (!reader)
        return std::unexpected(reader.error());
    auto sources = store::sources(**reader);
    if (!sources)
        return std::unexpected(sources.error());
    return OpenReader{std::move(*store), std::move(*reader), std::move(*sources)};
}

Result<Source> sourceBySlug(store::Reader &reader, const QString &slug)
{
    auto all = store::sources(reader);
    if (!all)
        return std::unexpected(all.error());
    for (auto &source : *all) {
        if (source.slug == slug.toStdString())
            return std::move(source);
    }
    return fail(ErrorCode::NotFound, u"no source is called %1"_s.arg(slug));
}

std::string slugOf(const std::vector<Source> &sources, std::int64_t id)
{
    for (const auto &source : sources) {
        if (source.id == id)
            return source.slug;
    }
    return {};
}

std::string_view contextName(store::Context context)
{
    return context == store::Context::Exercise ? "exercise" : "real";
}

} // namespace watchfloor::ctl
