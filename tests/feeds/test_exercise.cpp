// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/parser.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace watchfloor;
using namespace watchfloor::feeds;
using namespace Qt::StringLiterals;

namespace {

const QDir exercise(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise"));

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectOf(const QString &path) { return QJsonDocument::fromJson(bytesOf(path)).object(); }

struct FileReading
{
    QString format;
    int accepted = 0, quarantined = 0;
    std::vector<Items> items;
    std::vector<QString> reasons;
};

FileReading readFile(const QString &name)
{
    FileReading out;
    const QByteArray bytes = bytesOf(exercise.filePath(name));
    const std::string_view document(bytes.constData(), std::size_t(bytes.size()));
    std::string head(document.substr(0, 64u << 10));
    // As the pipeline does: what is not UTF-8 is shown to the detectors as Latin-1.
    const std::string shown
        = QString::fromUtf8(head.data(), qsizetype(head.size())).contains(QChar::ReplacementCharacter)
        ? QString::fromLatin1(head.data(), qsizetype(head.size())).toStdString()
        : head;
    const Detected detected = detect(shown, document.size() <= head.size());
    if (detected.format == nullptr) {
        out.format = u"none: "_s + QString::fromStdString(detected.reason);
        return out;
    }
    out.format = QString::fromUtf8(detected.format->id);
    const FormatOptions options{nullptr, head};
    const auto framer = detected.format->framer(options);
    const auto parser = detected.format->parser(options);
    ParseContext context;
    context.source.slug = name.section(u'/', 0, 0).toStdString();
    context.received = parseIso8601("2026-10-01T00:00:00Z")->at;
    const RecordSink keep = [&](const RawRecord &record) {
        Items items;
        if (record.fault.empty())
            parser->parse(record, context, items);
        else
            items.rejected = Rejection{record.fault, {}};
        if (items.rejected) {
            ++out.quarantined;
            out.reasons.push_back(QString::fromStdString(items.rejected->reason));
        } else {
            ++out.accepted;
        }
        out.items.push_back(std::move(items));
    };
    framer->feed(document, keep);
    framer->finish(keep);
    return out;
}

} // namespace

class TestExercise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileGivesWhatItsGeneratorPutIn_data()
    {
        QTest::addColumn<QString>("file");
        const QJsonArray files = objectOf(exercise.filePath(u"feeds.json"_s)).value("files"_L1).toArray();
        QVERIFY(files.size() >= 9);
        for (const auto &file : files) {
            const QString path = file.toObject().value("path"_L1).toString();
            QTest::newRow(qPrintable(path)) << path;
        }
    }

    void everyFileGivesWhatItsGeneratorPutIn()
    {
        QFETCH(const QString, file);
        const QJsonObject want = objectOf(exercise.filePath(u"expected.json"_s)).value(file).toObject();
        const FileReading found = readFile(file);
        QCOMPARE(found.format, want.value("format"_L1).toString());
        const QString reasons = QStringList(found.reasons.begin(), found.reasons.end()).join(u'\n');
        QVERIFY2(found.quarantined == want.value("quarantined"_L1).toInt(), qPrintable(reasons));
        QCOMPARE(found.accepted, want.value("accepted"_L1).toInt());
    }

    void everyReferenceOfTheInventoryResolves()
    {
        std::set<QString> known;
        const auto bodies = [](const QString &file) {
            QList<QJsonObject> out;
            for (const Items &items : readFile(file).items) {
                for (const Claim &claim : items.claims)
                    out << QJsonDocument::fromJson(QByteArray::fromStdString(claim.body)).object();
            }
            return out;
        };
        for (const QJsonObject &asset : bodies(u"inventory/assets.csv"_s)) {
            known.insert(asset.value("key"_L1).toString());
            for (const auto &host : asset.value("hosts"_L1).toArray())
                known.insert(host.toString());
        }
        for (const QJsonObject &link : bodies(u"inventory/dependencies.csv"_s)) {
            QVERIFY(known.contains(link.value("dependant"_L1).toString()));
            QVERIFY(known.contains(link.value("provider"_L1).toString()));
        }
        for (const QJsonObject &mission : bodies(u"inventory/missions.csv"_s)) {
            for (const auto &need : mission.value("tasks"_L1).toArray().at(0).toObject().value("needs"_L1).toArray())
                QVERIFY2(known.contains(need.toString()), qPrintable(need.toString()));
        }
        int affected = 0;
        for (const QString &file : {u"soc-scaldis/tickets_export.csv"_s, u"soc-aurora/incidents.csv"_s}) {
            for (const QJsonObject &ticket : bodies(file)) {
                QVERIFY(ticket.contains("severity"_L1) && ticket.contains("category"_L1));
                for (const auto &key : ticket.value("affects"_L1).toArray()) {
                    QVERIFY2(known.contains(key.toString()), qPrintable(key.toString()));
                    ++affected;
                }
            }
        }
        QVERIFY(affected >= 19);
    }

    void theGeneratorGivesTheSameBytesAgain()
    {
        const QTemporaryDir again;
        QProcess python;
        python.setProcessEnvironment([] {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
            return environment;
        }());
        python.start(u"python3"_s, {exercise.filePath(u"generate.py"_s), u"--out"_s, again.path()});
        QVERIFY(python.waitForFinished());
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        int files = 0;
        for (QDirIterator it(again.path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++files) {
            const QString path = it.next();
            const QString name = QDir(again.path()).relativeFilePath(path);
            QVERIFY2(bytesOf(path) == bytesOf(exercise.filePath(name)), qPrintable(name));
        }
        QCOMPARE(files, 14);
    }
};

QTEST_GUILESS_MAIN(TestExercise)
#include "test_exercise.moc"
