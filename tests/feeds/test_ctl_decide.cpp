// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../ctl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor::test;

/// Decisions as a script makes them: exit codes, streams and keys.
class TestCtlDecide : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;
    QStringList m_ids; ///< of incidents, worst first

    CtlRun run(const QStringList &words, const QString &as = u"anna"_s) const
    {
        QStringList all{u"--store"_s, m_store, u"--json"_s};
        if (!as.isEmpty())
            all += {u"--as"_s, as};
        return ctl(all + words);
    }
    CtlRun decide(const QStringList &words, const QString &as = u"anna"_s) const
    {
        return run(QStringList{u"decide"_s} + words, as);
    }
    QJsonObject incident(const QString &id) const
    {
        for (const QJsonObject &one : run({u"picture"_s}).lines()) {
            if (one[u"id"_s] == id || one[u"merged"_s].toArray().contains(id))
                return one;
        }
        return {};
    }
    QString stateOf(const QString &id) const { return incident(id)[u"state"_s].toString(); }

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        m_store = m_folder.filePath(u"s%1.watchfloor"_s.arg(++count));
        QCOMPARE(run({u"ingest"_s, QStringLiteral(WATCHFLOOR_SOURCE_DIR "/resources/exercise")}).exit, 3);
        m_ids.clear();
        for (const QJsonObject &one : run({u"picture"_s}).lines())
            m_ids += one[u"id"_s].toString();
        QVERIFY(m_ids.size() > 5);
    }

    void wrongUse()
    {
        QCOMPARE(decide({}).exit, 2);
        QCOMPARE(decide({u"frobnicate"_s, m_ids[0]}).exit, 2);
        QCOMPARE(decide({u"assess"_s}).exit, 2);
        QCOMPARE(decide({u"assess"_s, m_ids[0]}, {}).exit, 2); // by whom?
        QCOMPARE(decide({u"assess"_s, u"incident--none"_s}).exit, 1);
        QCOMPARE(decide({u"assess"_s, m_ids[0], u"--reliability"_s, u"G"_s}).exit, 2);
        QCOMPARE(decide({u"assess"_s, m_ids[0], u"--likelihood"_s, u"perhaps"_s}).exit, 2);
        QCOMPARE(decide({u"assess"_s, m_ids[0], m_ids[1], u"--severity"_s, u"high"_s}).exit, 2);
        QCOMPARE(decide({u"dismiss"_s, m_ids[0]}).exit, 2); // why?
        QCOMPARE(decide({u"recognise"_s, m_ids[0]}).exit, 1); // not graded
        QCOMPARE(decide({u"undo"_s}).exit, 1);
        for (const QString &other : {u"operation"_s, u"model"_s}) // of something else than incidents
            QCOMPARE(decide({other, m_ids[0]}).exit, 2);
        QCOMPARE(stateOf(m_ids[0]), u"reported"_s);
    }

    void upTheLadder()
    {
        const auto assessed
            = decide({u"assess"_s, m_ids[0], u"--reliability"_s, u"b"_s, u"--credibility"_s, u"2"_s, u"--likelihood"_s,
                      u"highly likely"_s, u"--confidence"_s, u"medium"_s, u"--severity"_s, u"90"_s, u"--sector"_s,
                      u"energy, space"_s, u"--dissent"_s, u"ben: a test"_s, u"--why"_s, u"two sensors"_s});
        QCOMPARE(assessed.exit, 0);
        QCOMPARE(assessed.lines().front()[u"after"_s].toString(), u"assessed"_s);
        const QJsonObject one = incident(m_ids[0]);
        const QJsonObject held = one[u"recognition"_s].toObject();
        QCOMPARE(one[u"state"_s].toString(), u"assessed"_s);
        QCOMPARE(held[u"grade"_s].toString(), u"B2"_s);
        QCOMPARE(held[u"likelihood"_s].toString(), u"highly-likely"_s);
        QCOMPARE(held[u"confidence"_s].toString(), u"medium"_s);
        QCOMPARE(held[u"reasoning"_s].toString(), u"two sensors"_s);
        QCOMPARE(held[u"dissent"_s].toString(), u"ben: a test"_s);
        QCOMPARE(held[u"assessed_by"_s].toString(), u"anna"_s);
        QCOMPARE(one[u"sectors"_s].toArray(), (QJsonArray{u"energy"_s, u"space"_s}));

        QCOMPARE(decide({u"promote"_s, m_ids[0], u"--until"_s, u"2090-01-01T00:00Z"_s}).exit, 0);
        QCOMPARE(stateOf(m_ids[0]), u"recognised"_s);
        QCOMPARE(decide({u"token"_s}).lines().front()[u"picture_manager"_s].toString(), u"anna"_s);
        QCOMPARE(decide({u"promote"_s, m_ids[1]}, u"ben"_s).exit, 0);
        QCOMPARE(decide({u"promote"_s, m_ids[1]}, u"ben"_s).exit, 1); // anna has the token
        QCOMPARE(decide({u"token"_s, u"ben"_s}).exit, 0);
        QCOMPARE(decide({u"promote"_s, m_ids[1]}, u"ben"_s).exit, 0);
        // At another instant it has lapsed.
        for (const QJsonObject &then : run({u"picture"_s, u"--known-at"_s, u"2090-01-01T00:00:00Z"_s}).lines()) {
            if (then[u"id"_s] == m_ids[0])
                QCOMPARE(then[u"state"_s].toString(), u"lapsed"_s);
        }
        QCOMPARE(decide({u"close"_s, m_ids[0], m_ids[1]}).exit, 0);
        QCOMPARE(stateOf(m_ids[1]), u"closed"_s);
        QCOMPARE(decide({u"reopen"_s, m_ids[1], u"--why"_s, u"it is back"_s}).exit, 0);
        QCOMPARE(stateOf(m_ids[1]), u"assessed"_s);
    }

    void mergeSplitUndoRedo()
    {
        const QByteArray before = run({u"picture"_s}).out;
        QCOMPARE(decide({u"merge"_s, m_ids[0], m_ids[1], u"--why"_s, u"one beacon"_s}).exit, 0);
        QCOMPARE(incident(m_ids[0]), incident(m_ids[1]));
        QCOMPARE(incident(m_ids[0])[u"merged"_s].toArray().size(), 2);
        const QByteArray merged = run({u"picture"_s}).out;
        QCOMPARE(decide({u"split"_s, m_ids[1]}).exit, 0);
        QCOMPARE(run({u"picture"_s}).out, before);
        QCOMPARE(decide({u"undo"_s}).lines().front()[u"of"_s].toString(), u"split"_s);
        QCOMPARE(run({u"picture"_s}).out, merged);
        QCOMPARE(decide({u"undo"_s}).exit, 0);
        QCOMPARE(run({u"picture"_s}).out, before);
        QCOMPARE(decide({u"undo"_s}).exit, 1);
        QCOMPARE(decide({u"redo"_s}).exit, 0);
        QCOMPARE(run({u"picture"_s}).out, merged);
        // What was decided about it is shown with it.
        const auto decided = [&] {
            QStringList actions;
            const auto about = run({u"show"_s, m_ids[1]}).lines().front();
            for (const QJsonValue one : about[u"decisions"_s].toArray())
                actions << one.toObject()[u"action"_s].toString() + u' ' + one.toObject()[u"by"_s].toString();
            return actions;
        };
        QVERIFY2(decided().contains(u"merge anna"_s), qPrintable(decided().join(u", "_s)));
        QVERIFY(decided().contains(u"split anna"_s) && decided().contains(u"redo anna"_s));
        QCOMPARE(decide({u"undo"_s}, u"ben"_s).exit, 1); // he did nothing
        QCOMPARE(decide({u"note"_s, m_ids[0], u"--why"_s, u"asked for the sample"_s}).exit, 0);
        const auto log = run({u"log"_s}).lines();
        QCOMPARE(log.back()[u"action"_s].toString(), u"note"_s);
        QCOMPARE(log.back()[u"actor"_s].toString(), u"anna"_s);
        QCOMPARE(run({u"log"_s, u"verify"_s}).exit, 0);
        QCOMPARE(run({u"verify"_s}).exit, 0);
    }

    /// What the machine joined is split by rejecting its links, and comes together again when that is undone.
    void theMachineIsContradicted()
    {
        QCOMPARE(run({u"correlate"_s}).exit, 0);
        QString whole;
        QStringList members;
        for (const QJsonObject &one : run({u"picture"_s}).lines()) {
            if (members.isEmpty() && one[u"members"_s].toArray().size() > 1) {
                whole = one[u"id"_s].toString();
                for (const QJsonValue &member : one[u"members"_s].toArray())
                    members += member.toString();
            }
        }
        QVERIFY(members.size() > 1);
        const auto has = [this](const QString &id, const QString &member) {
            for (const QJsonObject &one : run({u"picture"_s}).lines()) {
                if (one[u"id"_s] == id)
                    return one[u"members"_s].toArray().contains(member);
            }
            return false;
        };
        // A decision about the whole holds for whatever the machine calls it.
        QCOMPARE(decide({u"assess"_s, whole, u"--severity"_s, u"33"_s, u"--why"_s, u"seen"_s}).exit, 0);
        QVERIFY(has(whole, members.back()));
        QCOMPARE(decide({u"split"_s, members.back(), u"--why"_s, u"another victim"_s}).exit, 0);
        QVERIFY(!has(whole, members.back()));
        QCOMPARE(run({u"correlate"_s}).exit, 0); // it sticks
        QVERIFY(!has(whole, members.back()));
        QCOMPARE(decide({u"undo"_s}).exit, 0);
        QVERIFY(has(whole, members.back()));
        for (const QJsonObject &one : run({u"picture"_s}).lines()) {
            if (one[u"id"_s] == whole)
                QCOMPARE(one[u"severity"_s].toInt(), 33);
        }
    }
};

QTEST_GUILESS_MAIN(TestCtlDecide)
#include "test_ctl_decide.moc"
