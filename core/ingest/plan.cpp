// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/contextmark.h"
#include "ingest/ingest.h"
#include "ingest/zip.h"
#include "store/reader.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace watchfloor::ingest {

namespace {

constexpr qint64 maxDescription = 4 << 20;

/// Whether `path`, with every link followed, lies in `folder`.
bool isInside(const QString &folder, const QString &path)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QString target = QFileInfo(path).canonicalFilePath();
    return !root.isEmpty() && target.startsWith(root.endsWith(u'/') ? root : root + u'/');
}

Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > maxDescription)
        return fail(ErrorCode::Malformed, u"%1 is too long for a list of feeds"_s.arg(path));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::Malformed, u"%1: %2 at byte %3"_s.arg(path, error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(ErrorCode::Malformed, u"%1 is not a JSON object"_s.arg(path));
    return document.object();
}

Result<Source> sourceFrom(const QJsonObject &object, const QString &path)
{
    const auto wrong = [&](const QString &what) {
        return fail(ErrorCode::Malformed, u"%1: source %2: %3"_s.arg(path, object["slug"_L1].toString(), what));
    };
    Source source;
    source.slug = object["slug"_L1].toString().toStdString();
    if (source.slug.empty())
        return wrong(u"no slug"_s);
    source.name = object["name"_L1].toString(object["slug"_L1].toString()).toStdString();
    const auto kind = sourceKindFromName(object["kind"_L1].toString(u"partner"_s).toStdString());
    if (!kind)
        return wrong(u"kind is sensor, milcert, csirt, soc, partner or floor"_s);
    source.kind = *kind;
    source.nation = object["nation"_L1].toString().toStdString();
    const QString grade = object["reliability"_L1].toString(u"F"_s);
    if (grade.size() != 1 || grade[0] < u'A' || grade[0] > u'F')
        return wrong(u"reliability is a letter from A to F"_s);
    source.reliability = grade[0].toLatin1();
    source.defaultMarking = object["default_marking"_L1].toString().toStdString();
    if (const auto marking = parseMarking(source.defaultMarking); !source.defaultMarking.empty() && !marking)
        return wrong(u"default_marking cannot be read: "_s + marking.error().detail);
    const double offset = object["clock_offset_s"_L1].toDouble();
    const double cadence = object["cadence_s"_L1].toDouble();
    if (std::abs(offset) > 366.0 * 86400 || cadence < 0 || cadence > 366.0 * 86400)
        return wrong(u"clock_offset_s and cadence_s are seconds within a year"_s);
    source.clockOffset = std::chrono::microseconds(std::llround(offset * 1e6));
    source.cadence = std::chrono::seconds(std::llround(cadence));
    return source;
}

Result<PlannedFile> fileFrom(const QJsonObject &object, const QString &folder, const QString &description,
                             const FileOptions &defaults)
{
    const QString relative = object["path"_L1].toString();
    PlannedFile file{folder + u'/' + relative, defaults};
    // A description that came with a feed must not make us read anything else.
    if (relative.isEmpty() || (QFileInfo::exists(file.path) && !isInside(folder, file.path)))
        return fail(ErrorCode::Malformed, u"%1: \"%2\" is not a file of this folder"_s.arg(description, relative));
    if (object.contains("source"_L1))
        file.options.source = object["source"_L1].toString().toStdString();
    if (object.contains("format"_L1))
        file.options.format = object["format"_L1].toString().toStdString();
    if (const QString profile = object["profile"_L1].toString(); !profile.isEmpty()) {
        if (!isInside(folder, folder + u'/' + profile))
            return fail(ErrorCode::Malformed,
                        u"%1: \"%2\" is not a profile of this folder"_s.arg(description, profile));
        auto read = readProfile(folder + u'/' + profile);
        if (!read)
            return std::unexpected(read.error());
        file.options.profile = std::move(*read);
    }
    return file;
}

Result<> addDescribed(Plan &plan, const QString &folder, const FileOptions &defaults)
{
    const QString path = folder + "/feeds.json"_L1;
    const auto object = readObject(path);
    if (!object)
        return std::unexpected(object.error());
    const QString named = object->value("context"_L1).toString();
    if (named != "exercise"_L1 && named != "real"_L1)
        return fail(ErrorCode::Malformed, u"%1: \"context\" must be \"real\" or \"exercise\""_s.arg(path));
    const auto context = named == "exercise"_L1 ? store::Context::Exercise : store::Context::Real;
    if (plan.context && *plan.context != context)
        return fail(ErrorCode::Usage, u"%1: exercise and real feeds cannot be read together"_s.arg(path));
    plan.context = context;
    for (const auto value : object->value("sources"_L1).toArray()) {
        auto source = sourceFrom(value.toObject(), path);
        if (!source)
            return std::unexpected(source.error());
        plan.sources.push_back(std::move(*source));
    }
    for (const auto value : object->value("files"_L1).toArray()) {
        auto file = fileFrom(value.toObject(), folder, path, defaults);
        if (!file)
            return std::unexpected(file.error());
        plan.files.push_back(std::move(*file));
    }
    return {};
}

void addFolder(Plan &plan, const QString &folder, const FileOptions &defaults)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileInfo().isFile() && !store::isStoreName(files.fileName()) && isInside(folder, path))
            found += path;
    }
    std::ranges::sort(found);
    for (const QString &path : found)
        plan.files.push_back({path, defaults});
}

/// An archive stands for its members. One that cannot be read stays what it is, so that it is seen.
void openArchives(Plan &plan)
{
    std::vector<PlannedFile> files;
    for (PlannedFile &file : plan.files) {
        const auto members = isZip(file.path) ? zipMembers(file.path) : std::vector<ZipMember>();
        if (!members || members->empty() || isDocument(*members)) {
            files.push_back(std::move(file));
            continue;
        }
        for (const ZipMember &member : *members)
            files.push_back({file.path + "!/"_L1 + QString::fromStdString(member.name), file.options});
    }
    plan.files = std::move(files);
}

} // namespace

Result<Plan> planOf(const QStringList &paths, const FileOptions &defaults)
{
    Plan plan;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        const bool description = info.isFile() && info.fileName() == "feeds.json"_L1;
        if (description || (info.isDir() && QFileInfo::exists(path + "/feeds.json"_L1))) {
            const auto added = addDescribed(plan, description ? info.path() : path, defaults);
            if (!added)
                return std::unexpected(added.error());
        } else if (info.isDir()) {
            addFolder(plan, path, defaults);
        } else {
            if (const auto context = contextAbove(path)) {
                if (plan.context && *plan.context != *context)
                    return fail(ErrorCode::Usage, u"%1: exercise and real feeds cannot be read together"_s.arg(path));
                plan.context = context;
            }
            plan.files.push_back({path, defaults});
        }
    }
    openArchives(plan);
    return plan;
}

Result<> admits(const store::StoreInfo &into, const Plan &plan)
{
    if (!plan.context)
        return {};
    return refuseOther(into, *plan.context, plan.files.empty() ? u"this folder"_s : plan.files.front().path);
}

Result<> prepare(store::Store &store, const Plan &plan)
{
    if (const auto same = admits(store.info(), plan); !same)
        return same;
    auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    const auto known = store::sources(**reader);
    if (!known)
        return std::unexpected(known.error());
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    for (const auto &source : plan.sources) {
        // What a person has set since stays.
        if (std::ranges::any_of(*known, [&](const Source &s) { return s.slug == source.slug; }))
            continue;
        if (const auto id = (*writer)->putSource(source).get(); !id)
            return std::unexpected(id.error());
    }
    return {};
}

} // namespace watchfloor::ingest
