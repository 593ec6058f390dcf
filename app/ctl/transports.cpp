// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports.h"

#include "transport/runner.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

Result<std::optional<KnownTransport>> transportOf(store::Reader &reader, std::int64_t sourceId)
{
    const auto all = store::transports(reader);
    if (!all)
        return std::unexpected(all.error());
    for (const auto &config : *all) {
        if (config.sourceId != sourceId)
            continue;
        auto settings = transport::fromJson(config.kind, config.settings);
        if (!settings)
            return std::unexpected(settings.error());
        return KnownTransport{std::move(*settings), config.paused};
    }
    return std::nullopt;
}

Result<bool> TransportChanges::take(const QString &key, const QString &value)
{
    if (key == "transport"_L1) {
        if (value != "none"_L1)
            return fail(ErrorCode::Usage,
                        u"transport=none removes it; else transport.kind=, transport.location= and so on"_s);
        none = true;
        return true;
    }
    if (!key.startsWith(transportPrefix))
        return false;
    settings.emplace_back(key.sliced(transportPrefix.size()).toStdString(), value);
    return true;
}

Result<transport::Settings> TransportChanges::over(store::Reader &reader, std::int64_t sourceId) const
{
    const auto known = transportOf(reader, sourceId);
    // One that cannot be read any more is made anew.
    transport::Settings result = known && *known ? (*known)->settings : transport::Settings();
    for (const auto &[name, value] : settings) {
        if (const auto done = transport::set(result, name, value); !done)
            return std::unexpected(done.error());
    }
    if (const auto fine = transport::check(result); !fine)
        return std::unexpected(fine.error());
    return result;
}

Result<> TransportChanges::check(store::Reader &reader, std::int64_t sourceId) const
{
    if (settings.empty())
        return {};
    const auto result = over(reader, sourceId);
    return result ? Result<>() : std::unexpected(result.error());
}

Result<> TransportChanges::apply(store::Store &store, std::int64_t sourceId, const std::string &actor) const
{
    if (none) {
        const auto writer = store.writer();
        if (!writer)
            return std::unexpected(writer.error());
        return (*writer)->removeTransport(sourceId, actor).get();
    }
    if (settings.empty())
        return {};
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto result = over(**reader, sourceId);
    return result ? transport::configure(store, sourceId, *result, actor) : std::unexpected(result.error());
}

void addTransport(Json &json, const KnownTransport &transport)
{
    Json settings;
    for (const std::string_view name : transport::settingNames()) {
        if (const QString value = transport::valueOf(transport.settings, name); !value.isEmpty())
            settings.add(std::string(name).c_str(), value);
    }
    settings.add("paused", transport.paused);
    json.add("transport", settings);
}

void sayTransport(const KnownTransport &transport)
{
    for (const std::string_view name : transport::settingNames()) {
        if (const QString value = transport::valueOf(transport.settings, name); !value.isEmpty())
            say(QString(transportPrefix + text(name)).leftJustified(24) + value);
    }
    if (transport.paused)
        say(u"transport               paused"_s);
}

} // namespace watchfloor::ctl
