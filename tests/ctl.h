// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>
#include <vector>

/// watchfloorctl as a script sees it: arguments in, exit code and two streams out.
namespace watchfloor::test {

struct CtlRun
{
    int exit = -1; ///< -1: it did not end by itself
    QByteArray out, err;

    [[nodiscard]] QByteArray all() const { return out + err; }
    [[nodiscard]] std::vector<QJsonObject> lines() const
    {
        std::vector<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects.push_back(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }
    /// The last line of `ingest --json`.
    [[nodiscard]] QJsonObject total() const
    {
        const auto all = lines();
        return all.empty() ? QJsonObject() : all.back().value(QLatin1StringView("total")).toObject();
    }
};

inline QString ctlProgram() { return QStringLiteral(WATCHFLOOR_BIN_DIR "/watchfloorctl"); }

/// `limits` runs in the child before the program does.
inline CtlRun ctl(const QStringList &arguments, const std::function<void()> &limits = {}, const QByteArray &input = {})
{
    QProcess process;
    if (limits)
        process.setChildProcessModifier(limits);
    process.start(ctlProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    CtlRun run;
    const bool ended = process.waitForFinished(300'000);
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exit = process.exitCode();
    return run;
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An alert at second `n` of a day, as Suricata writes it.
inline QByteArray eveAlert(int n)
{
    return QByteArray(R"({"timestamp":"2026-09-30T)") + QByteArray::number(n / 3600 % 24).rightJustified(2, '0') + ':'
        + QByteArray::number(n / 60 % 60).rightJustified(2, '0') + ':'
        + QByteArray::number(n % 60).rightJustified(2, '0') + ".000000+0000\",\"flow_id\":"
        + QByteArray::number(1000 + n) + R"(,"event_type":"alert","src_ip":"192.0.2.)" + QByteArray::number(1 + n % 250)
        + R"(","src_port":4711,"dest_ip":"198.51.100.7","dest_port":443,"proto":"TCP","alert":{"action":"allowed","gid":1,"signature_id":)"
        + QByteArray::number(2000 + n % 40) + R"(,"rev":1,"signature":"EXERCISE rule )" + QByteArray::number(n % 40)
        + R"(","category":"Misc activity","severity":2}})";
}

inline QByteArray eveAlerts(int count)
{
    QByteArray all;
    for (int n = 0; n < count; ++n)
        all += eveAlert(n) + '\n';
    return all;
}

inline QByteArray stixBundle(int indicators)
{
    QByteArray all = R"({"type":"bundle","id":"bundle--11111111-1111-4111-8111-111111111111","objects":[)";
    for (int n = 0; n < indicators; ++n)
        all += (n ? "," : "")
            + QByteArray(R"({"type":"indicator","spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-)")
            + QByteArray::number(n).rightJustified(12, '0')
            + R"(","created":"2026-09-30T00:00:00.000Z","modified":"2026-09-30T00:00:00.000Z","name":"exercise )"
            + QByteArray::number(n)
            + R"(","pattern":"[ipv4-addr:value = '192.0.2.1']","pattern_type":"stix","valid_from":"2026-09-30T00:00:00Z"})";
    return all + "]}\n";
}

/// A relationship between two objects that nobody sent.
inline QByteArray danglingBundle()
{
    return R"({"type":"bundle","id":"bundle--1","objects":[{"type":"relationship","spec_version":"2.1","id":"relationship--00000000-0000-4000-8000-000000000001","created":"2026-09-30T00:00:00Z","modified":"2026-09-30T00:00:00Z","relationship_type":"uses","source_ref":"malware--00000000-0000-4000-8000-000000000002","target_ref":"tool--00000000-0000-4000-8000-000000000003"}]})";
}

} // namespace watchfloor::test
