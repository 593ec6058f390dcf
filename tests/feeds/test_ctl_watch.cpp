// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

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
        QCOMPARE(
            run({u"account"_s, u"add"_s, u"Ben"_s, u"--role"_s, u"analyst"_s, u"--password-file"_s, secret}, u"Anna"_s)
                .exit,
            0);
        QCOMPARE(run({u"decide"_s, u"token"_s, u"Ben"_s}, u"Ben"_s).exit, 0);
        QCOMPARE(run({u"account"_s, u"list"_s}).lines().size(), 2u);
        QCOMPARE(run({u"account"_s, u"password"_s, u"Ben"_s}, u"Ben"_s, "wrong password\nyet another one\n").exit, 1);
        QCOMPARE(run({u"account"_s, u"password"_s, u"Ben"_s}, u"Ben"_s, "another password\nyet another one\n").exit, 0);
        QCOMPARE(run({u"account"_s, u"retire"_s, u"Ben"_s}, u"Anna"_s).exit, 0);
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
};

QTEST_GUILESS_MAIN(TestCtlWatch)
#include "test_ctl_watch.moc"
