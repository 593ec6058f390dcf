// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// A watch floor from the command line: who sits, what they vouch for, how the watch changes hands.
class TestCtlWatch : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;

    CtlRun run(const QStringList &words, const QString &as = {}, const QByteArray &input = {}) const
    {
        QStringList all{u"--store"_s, m_store, u"--json"_s};
        if (!as.isEmpty())
            all += {u"--as"_s, as};
        return ctl(all + words, {}, input);
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        writeFile(m_folder.filePath(name), bytes);
        return m_folder.filePath(name);
    }

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        m_store = m_folder.filePath(u"s%1.watchfloor"_s.arg(++count));
        QCOMPARE(run({u"ingest"_s, QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}).exit, 3);
    }

    void whoSitsHere()
    {
        QVERIFY(run({u"account"_s, u"list"_s}).lines().empty());
        QCOMPARE(run({u"account"_s, u"add"_s, u"Anna"_s}, {}, "").exit, 2); // no password
        QCOMPARE(run({u"account"_s, u"add"_s, u"Anna"_s}, {}, "short\n").exit, 2);
        QCOMPARE(run({u"account"_s, u"add"_s, u"Anna"_s, u"--role"_s, u"spy"_s}, {}, "long enough\n").exit, 2);
        const auto made = run({u"account"_s, u"add"_s, u"Anna"_s}, u"root"_s, "correct horse battery\n");
        QCOMPARE(made.exit, 0);
        QCOMPARE(made.lines().front()[u"role"_s].toString(), u"watch-officer"_s);
        QVERIFY(!made.all().contains("PRIVATE"));
        // From now on no other name acts.
        QCOMPARE(run({u"account"_s, u"add"_s, u"Ben"_s}, u"root"_s, "another password\n").exit, 1);
        QCOMPARE(run({u"decide"_s, u"token"_s, u"Ben"_s}, u"ben"_s).exit, 1);
        const QString secret = file(u"ben"_s, "another password\n");
        const QStringList addBen{u"account"_s,         u"add"_s, u"Ben"_s, u"--role"_s, u"analyst"_s,
                                 u"--password-file"_s, secret};
        QCOMPARE(run(addBen, {}, "correct horse battery\n").exit, 2); // who vouches?
        QCOMPARE(run(addBen, u"Anna"_s, "a guess of mine\n").exit, 1);
        QCOMPARE(run(addBen, u"Anna"_s, "correct horse battery\n").exit, 0);
        QCOMPARE(run({u"decide"_s, u"token"_s, u"Ben"_s}, u"Ben"_s).exit, 0);
        QCOMPARE(run({u"account"_s, u"list"_s}).lines().size(), 2u);
        QCOMPARE(run({u"account"_s, u"password"_s, u"Ben"_s}, u"Ben"_s, "wrong password\nyet another one\n").exit, 1);
        QCOMPARE(run({u"account"_s, u"password"_s, u"Ben"_s}, u"Ben"_s, "another password\nyet another one\n").exit, 0);
        QCOMPARE(run({u"account"_s, u"retire"_s, u"Ben"_s}, {}, "correct horse battery\n").exit, 2);
        QCOMPARE(run({u"account"_s, u"retire"_s, u"Ben"_s}, u"Anna"_s, "correct horse battery\n").exit, 0);
        QCOMPARE(run({u"decide"_s, u"token"_s, u"Anna"_s}, u"Ben"_s).exit, 1);
        QCOMPARE(run({u"account"_s, u"frobnicate"_s}).exit, 2);
    }

    void aSignedLog()
    {
        QCOMPARE(run({u"account"_s, u"add"_s, u"Anna"_s}, u"root"_s, "correct horse battery\n").exit, 0);
        QCOMPARE(run({u"log"_s, u"checkpoint"_s}, {}, "correct horse battery\n").exit, 2); // who?
        QCOMPARE(run({u"log"_s, u"checkpoint"_s}, u"Anna"_s, "battery horse correct\n").exit, 1);
        const auto signedAt = run({u"log"_s, u"checkpoint"_s}, u"Anna"_s, "correct horse battery\n");
        QCOMPARE(signedAt.exit, 0);
        QCOMPARE(signedAt.lines().front()[u"by"_s].toString(), u"Anna"_s);
        QCOMPARE(run({u"log"_s, u"verify"_s}).exit, 0);
        QCOMPARE(run({u"log"_s}).lines().back()[u"action"_s].toString(), u"checkpoint"_s);

        // A byte of an entry, in the file itself.
        QByteArray bytes = fileBytes(m_store);
        const auto at = bytes.lastIndexOf("watch-officer\"}"); // of the entry that names the key
        QVERIFY(at > 0);
        bytes[at] = 'W';
        QVERIFY(writeFile(m_store, bytes));
        const auto found = run({u"log"_s, u"verify"_s});
        QCOMPARE(found.exit, 1);
        QVERIFY2(found.lines().front()[u"detail"_s].toString().contains(u"entry "), found.out.constData());
    }

    void theWatchChangesHands()
    {
        QCOMPARE(run({u"handover"_s, u"frobnicate"_s}).exit, 2);
        QCOMPARE(run({u"handover"_s, u"show"_s, u"--last"_s}).exit, 1);
        const QString annas = file(u"anna"_s, "correct horse battery\n"), bens = file(u"ben"_s, "another password\n");
        QCOMPARE(run({u"account"_s, u"add"_s, u"Anna"_s, u"--password-file"_s, annas}, u"root"_s).exit, 0);
        QCOMPARE(run({u"account"_s, u"add"_s, u"Ben"_s, u"--password-file"_s, bens, u"--as-password-file"_s, annas},
                     u"Anna"_s)
                     .exit,
                 0);
        const auto shown = run({u"handover"_s, u"show"_s}, u"Anna"_s);
        QCOMPARE(shown.exit, 0);
        QCOMPARE(shown.lines().front()[u"handover"_s].toInt(), 1);
        QByteArray keys;
        for (const QJsonObject &line : shown.lines()) {
            if (line[u"carried"_s].toBool())
                keys += line[u"key"_s].toString().toUtf8() + "\tseen\n";
        }
        QVERIFY(!keys.isEmpty());
        const QString taken = file(u"taken"_s, keys), sheet = m_folder.filePath(u"sheet.pdf"_s);
        const auto accept = [&](const QString &as, const QString &to, const QStringList &more) {
            return run(QStringList{u"handover"_s, u"accept"_s, u"--to"_s, to, u"--password-file"_s, annas,
                                   u"--to-password-file"_s, bens}
                           + more,
                       as);
        };
        QCOMPARE(accept({}, u"Ben"_s, {u"--taken"_s, taken}).exit, 2);
        QCOMPARE(accept(u"Anna"_s, u"Anna"_s, {u"--taken"_s, taken}).exit, 1); // another's password
        QCOMPARE(accept(u"Anna"_s, u"Ben"_s, {}).exit, 2); // nothing was taken
        QStringList more{u"--taken"_s, taken, u"--notes"_s, u"a quiet night"_s};
#ifdef WATCHFLOOR_WITH_PRINT
        more += {u"-o"_s, sheet};
#endif
        const auto done = accept(u"Anna"_s, u"Ben"_s, more);
        QVERIFY2(done.exit == 0, done.err.constData());
        QCOMPARE(done.lines().front()[u"incoming"_s].toString(), u"Ben"_s);
        QCOMPARE(run({u"decide"_s, u"token"_s}).lines().front()[u"picture_manager"_s].toString(), u"Ben"_s);
        const auto last = run({u"handover"_s, u"show"_s, u"--last"_s});
        QCOMPARE(last.exit, 0);
        QCOMPARE(last.lines().front()[u"notes"_s].toString(), u"a quiet night"_s);
        QCOMPARE(last.lines()[1][u"remark"_s].toString(), u"seen"_s);
#ifdef WATCHFLOOR_WITH_PRINT
        QVERIFY(fileBytes(sheet).startsWith("%PDF"));
        QVERIFY(fileBytes(sheet).contains(QByteArray("\0E\0X\0E\0R\0C\0I\0S\0E", 16))); // its title says so
        // A kept sheet is neither written over nor taken away.
        QCOMPARE(accept(u"Ben"_s, u"Anna"_s, {u"-o"_s, sheet}).exit, 2);
        QVERIFY(fileBytes(sheet).startsWith("%PDF"));
        QCOMPARE(last.lines().front()[u"sheet_sha256"_s].toString().toLatin1(),
                 QCryptographicHash::hash(fileBytes(sheet), QCryptographicHash::Sha256).toHex());
#endif
        QCOMPARE(run({u"log"_s, u"verify"_s}).exit, 0);
        QCOMPARE(run({u"verify"_s}).exit, 0);
        QCOMPARE(run({u"handover"_s, u"show"_s}, u"Ben"_s).lines().front()[u"handover"_s].toInt(), 2);
    }
};

QTEST_GUILESS_MAIN(TestCtlWatch)
#include "test_ctl_watch.moc"
