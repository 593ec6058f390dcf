// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/settings.h"

#include "base/displaytext.h"
#include "base/timespan.h"
#include "feeds/parser.h"
#include "feeds/profile.h"
#include "transport/transport.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace watchfloor::transport {

namespace {

constexpr std::array<std::string_view, 10> names{"kind",          "location", "format",      "profile", "interval",
                                                 "allow_private", "ca",       "certificate", "key",     "user"};
constexpr std::chrono::days longestInterval{366};

QString kindNames()
{
    QStringList ids;
    for (const Kind *kind : kinds())
        ids += QString::fromUtf8(kind->id);
    return ids.join(u", "_s);
}

std::optional<bool> yesOrNo(const QString &word)
{
    const QString w = word.trimmed().toLower();
    if (w == "yes"_L1 || w == "true"_L1 || w == "1"_L1)
        return true;
    if (w == "no"_L1 || w == "false"_L1 || w == "0"_L1 || w.isEmpty())
        return false;
    return std::nullopt;
}

QString *textSetting(Settings &settings, std::string_view name)
{
    return name == "location"   ? &settings.location
        : name == "profile"     ? &settings.profile
        : name == "ca"          ? &settings.ca
        : name == "certificate" ? &settings.certificate
        : name == "key"         ? &settings.key
        : name == "user"        ? &settings.user
                                : nullptr;
}

Result<> checkFile(std::string_view name, const QString &path)
{
    if (path.isEmpty())
        return {};
    const QFileInfo file(path);
    if (file.isAbsolute() && file.isFile() && file.isReadable())
        return {};
    const QString what = !file.isAbsolute() ? u"is not an absolute path"_s
        : !file.exists()                    ? u"does not exist"_s
        : !file.isFile()                    ? u"is not a file"_s
                                            : u"cannot be read"_s;
    return fail(ErrorCode::Usage, u"%1: %2 %3"_s.arg(QString::fromUtf8(name), visibleText(path), what));
}

Result<> checkProfile(const QString &name)
{
    if (name.isEmpty())
        return {};
    for (const auto &profile : feeds::shippedProfiles()) {
        if (profile->name == name.toStdString())
            return {};
    }
    return checkFile("profile", name);
}

} // namespace

std::span<const std::string_view> settingNames() { return names; }

Result<> set(Settings &settings, std::string_view name, const QString &value)
{
    const auto wrong = [&](const QString &wanted) {
        return fail(ErrorCode::Usage, u"%1=%2: %3"_s.arg(QString::fromUtf8(name), visibleText(value), wanted));
    };
    if (visibleText(value) != value || value.size() > 4096)
        return wrong(u"holds characters that no setting has, or too many of them"_s);
    if (name == "kind") {
        if (!kindById(value.toStdString()))
            return wrong(u"a kind is one of "_s + kindNames());
        settings.kind = value.toStdString();
    } else if (name == "format") {
        if (!value.isEmpty() && value != "auto"_L1 && !feeds::formatById(value.toStdString()))
            return wrong(u"no format is called so"_s);
        settings.format = value.isEmpty() ? "auto" : value.toStdString();
    } else if (name == "interval") {
        const auto span = value.isEmpty() ? std::chrono::microseconds(0) : timeSpanFrom(value);
        if (!span || *span < 0s || *span > longestInterval)
            return wrong(u"an interval is seconds, or a number with s, m, h or d"_s);
        settings.interval = std::chrono::duration_cast<std::chrono::seconds>(*span);
    } else if (name == "allow_private") {
        const auto allowed = yesOrNo(value);
        if (!allowed)
            return wrong(u"yes or no"_s);
        settings.allowPrivate = *allowed;
    } else if (QString *text = textSetting(settings, name)) {
        *text = value.trimmed();
    } else {
        QStringList all;
        for (const std::string_view known : names)
            all += QString::fromUtf8(known);
        return fail(ErrorCode::Usage,
                    u"a transport has %1, not %2"_s.arg(all.join(u", "_s), visibleText(QString::fromUtf8(name))));
    }
    return {};
}

QString valueOf(const Settings &settings, std::string_view name)
{
    if (name == "kind")
        return QString::fromStdString(settings.kind);
    if (name == "format")
        return QString::fromStdString(settings.format);
    if (name == "interval")
        return settings.interval.count() ? QString::number(settings.interval.count()) : QString();
    if (name == "allow_private")
        return settings.allowPrivate ? u"yes"_s : QString();
    const QString *text = textSetting(const_cast<Settings &>(settings), name);
    return text ? *text : QString();
}

Result<> check(const Settings &settings)
{
    const Kind *kind = kindById(settings.kind);
    if (!kind)
        return fail(ErrorCode::Usage,
                    settings.kind.empty() ? u"kind: which transport? One of "_s + kindNames()
                                          : u"kind: %1 is none of %2"_s.arg(visibleText(settings.kind), kindNames()));
    if (settings.location.isEmpty())
        return fail(ErrorCode::Usage, u"location: %1"_s.arg(QString::fromUtf8(kind->wanted)));
    if (settings.format != "auto" && !feeds::formatById(settings.format))
        return fail(ErrorCode::Usage, u"format: no format is called %1"_s.arg(visibleText(settings.format)));
    for (const std::string_view name : {"ca", "certificate", "key"}) {
        if (auto fine = checkFile(name, valueOf(settings, name)); !fine)
            return fine;
    }
    if (settings.certificate.isEmpty() != settings.key.isEmpty())
        return fail(ErrorCode::Usage, u"certificate and key: one without the other proves nothing"_s);
    if (auto fine = checkProfile(settings.profile); !fine)
        return fine;
    return kind->check(settings);
}

std::string toJson(const Settings &settings)
{
    QJsonObject object;
    for (const std::string_view name : names) {
        const QString value = valueOf(settings, name);
        if (name != "kind" && !value.isEmpty() && !(name == "format" && value == "auto"_L1))
            object.insert(QString::fromUtf8(name), value);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<Settings> fromJson(const std::string &kind, const std::string &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(ErrorCode::Malformed, u"the transport's settings are no JSON object: "_s + error.errorString());
    Settings settings;
    settings.kind = kind;
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const std::string name = member.key().toStdString();
        if (name == "kind")
            continue;
        if (const auto done = set(settings, name, member.value().toString()); !done)
            return std::unexpected(done.error());
    }
    return settings;
}

bool readsFromElsewhere(const Settings &before, const Settings &now)
{
    return before.kind != now.kind || before.location != now.location || before.user != now.user;
}

} // namespace watchfloor::transport
