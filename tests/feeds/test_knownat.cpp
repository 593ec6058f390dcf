// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QDateTime>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

namespace {

QString exercise() { return QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise"); }

/// After all that was committed before, and before all that comes.
QString thisInstant() { return QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s); }

} // namespace

/// What was known at an instant is answered in the same bytes, whenever it is asked.
class TestKnownAt : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] CtlRun on(const QStringList &arguments) const
    {
        return ctl(QStringList{u"--store"_s, m_store} + arguments);
    }
    /// The first import of a folder.
    [[nodiscard]] QString read(const QString &part) const
    {
        const auto run = on({u"--json"_s, u"ingest"_s, exercise() + u'/' + part});
        for (const auto &file : run.lines()) {
            if (file["accepted"_L1].toInt() > 0)
                return QString::number(file["import"_L1].toInt());
        }
        return {};
    }
    /// By the question: its answer.
    [[nodiscard]] std::map<QString, QByteArray> answers(const QString &earlier, const QString &at, bool withBrief) const
    {
        std::map<QString, QByteArray> all;
        const auto ask = [&](const QStringList &question) {
            const auto run = on(question);
            all[question.join(u' ')] = run.all() + char('0' + run.exit);
        };
        for (const QString &instant : {earlier, at}) {
            ask({u"picture"_s, u"--known-at"_s, instant});
            ask({u"--json"_s, u"picture"_s, u"--known-at"_s, instant});
            ask({u"--json"_s, u"picture"_s, u"--known-at"_s, instant, u"--min-severity"_s, u"60"_s});
        }
        ask({u"diff"_s, u"--since"_s, earlier, u"--until"_s, at});
        ask({u"--json"_s, u"diff"_s, u"--since"_s, earlier, u"--until"_s, at});
#ifdef WATCHFLOOR_WITH_PRINT
        if (!withBrief)
            return all;
        const QString html = m_folder.filePath(u"brief.html"_s);
        QFile::remove(html);
        ask({u"brief"_s, u"--audience"_s, u"TLP:AMBER"_s, u"--known-at"_s, at, u"-o"_s, html});
        QFile file(html);
        if (file.open(QIODevice::ReadOnly))
            all[u"the brief"_s] = file.readAll();
#else
        Q_UNUSED(withBrief)
#endif
        return all;
    }

    QTemporaryDir m_folder;
    QString m_store = m_folder.filePath(u"known.watchfloor"_s);

private Q_SLOTS:
    void whatWasKnownIsAnsweredInTheSameBytesWhateverCameAfter()
    {
        QVERIFY(!read(u"inventory"_s).isEmpty());
        const QString fra = read(u"milcert-fra"_s);
        const QString earlier = thisInstant();
        const QString deu = read(u"milcert-deu"_s);
        const QString soc = read(u"soc-scaldis"_s);
        QCOMPARE(on({u"withdraw"_s, fra}).exit, 0); // at the instant it is taken back
        const QString at = thisInstant();
        const auto first = answers(earlier, at, true);
        QVERIFY(first.size() >= 8);
        for (const auto &[question, answer] : first)
            QVERIFY2(answer.size() > 1 && (question == u"the brief" || answer.endsWith('0')),
                     qPrintable(question + u'\n' + QString::fromUtf8(answer)));
        QVERIFY(first.at(u"picture --known-at %1"_s.arg(earlier)) != first.at(u"picture --known-at %1"_s.arg(at)));
        QVERIFY(first.at(u"diff --since %1 --until %2"_s.arg(earlier, at)).contains("closed"));

        const auto verify = [&](const char *after, bool withBrief = false) {
            for (const auto &[question, answer] : answers(earlier, at, withBrief)) {
                const auto message = question + u" after "_s + QString::fromLatin1(after);
                QVERIFY2(answer == first.at(question), qPrintable(message));
            }
        };
        const QString now = u"picture"_s;
        QByteArray shownNow = on({now}).out;
        const auto changes = [&](int exit) {
            QVERIFY(exit == 0 || exit == 3); // the folders hold records that nobody can read, too
            const QByteArray next = on({now}).out;
            QVERIFY(next != shownNow); // else nothing would have been tested
            shownNow = next;
        };
        changes(on({u"ingest"_s, exercise() + u"/soc-aurora"_s}).exit);
        verify("more was ingested");
        changes(on({u"withdraw"_s, u"--undo"_s, fra}).exit);
        verify("an import that was taken back then was restored");
        changes(on({u"withdraw"_s, deu}).exit);
        QCOMPARE(on({u"withdraw"_s, soc}).exit, 0);
        verify("imports that were known then were taken back");
        changes(on({u"ingest"_s, exercise() + u"/milcert-deu"_s}).exit);
        verify("one of them was read again");
        QCOMPARE(on({u"withdraw"_s, u"--undo"_s, soc}).exit, 0);
        QCOMPARE(on({u"--as"_s, u"olga"_s, u"source"_s, u"set"_s, u"milcert-deu"_s, u"reliability=E"_s,
                     u"marking=TLP:RED"_s, u"name=Renamed"_s, u"cadence=1h"_s, u"clock_offset=-3600"_s})
                     .exit,
                 0);
        verify("a source was judged anew");
        // A backup knows the same past.
        const QString copy = m_folder.filePath(u"copy.watchfloor"_s);
        QCOMPARE(on({u"backup"_s, copy}).exit, 0);
        m_store = copy;
        verify("a backup", true);
    }
};

QTEST_GUILESS_MAIN(TestKnownAt)
#include "test_knownat.moc"
