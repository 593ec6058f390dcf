// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/alarmdesk.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::watch;

namespace {

template <typename T> T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

MarkedAct act(AlarmAct::What what, const std::string &key, std::int64_t at)
{
    MarkedAct marked{{what, key, at, 70, noTime, "Lindqvist", {}}, "TLP:AMBER"};
    if (what == AlarmAct::What::Shelve) {
        marked.act.until = at + 3'600'000'000;
        marked.act.why = "known \"fault\"\n\u202E";
    }
    return marked;
}

} // namespace

/// What people do about alarms is in the store, with the log, and stays as it was known.
class AlarmDeskTest : public QObject
{
    Q_OBJECT

    struct Floor
    {
        QTemporaryDir folder;
        std::shared_ptr<store::Store> store
            = sure(store::Store::open(folder.filePath(u"a.watchfloor"_s), {store::OpenOptions::Mode::Create, {}, {}}));
        [[nodiscard]] std::vector<AlarmAct> acts(store::KnownAt knownAt = {}) const
        {
            return sure(alarmActs(*sure(store->reader()), keys, knownAt));
        }
        std::vector<std::string> keys{"incident:a", "feed:sensor"};
    };

private Q_SLOTS:
    void bodiesAreReadBack()
    {
        for (int what = 0; what < 4; ++what) {
            const AlarmAct written = act(static_cast<AlarmAct::What>(what), "incident:a", 5).act;
            const auto read = alarmActFrom(bodyOf(written));
            QVERIFY(read.has_value());
            QCOMPARE(*read, written);
        }
        for (const char *bad : {"", "{}", "[]", R"({"what":"forget","key":"a","at":1,"level":5})",
                                R"({"what":"shelve","key":"a","at":1,"level":500})"})
            QVERIFY2(!alarmActFrom(bad), bad);
    }

    void writtenReadAndLogged()
    {
        Floor floor;
        QVERIFY(floor.acts().empty());
        const MarkedAct first[]
            = {act(AlarmAct::What::Acknowledge, "incident:a", 10), act(AlarmAct::What::Acknowledge, "feed:sensor", 10)};
        sure(record(*floor.store, first));
        const Timestamp between = sure(store::newestKnown(*sure(floor.store->reader())));
        const MarkedAct second = act(AlarmAct::What::Shelve, "incident:a", 20);
        sure(record(*floor.store, {&second, 1}));

        QCOMPARE(floor.acts().size(), 3u);
        QCOMPARE(floor.acts().back(), second.act);
        QCOMPARE(floor.acts(between).size(), 2u); // as it was known
        floor.keys = {"feed:sensor"};
        QCOMPARE(floor.acts().size(), 1u);

        const auto log = sure(store::log(*sure(floor.store->reader())));
        QStringList actions;
        for (const auto &entry : log)
            actions += QString::fromStdString(entry.entry.action + " " + entry.entry.actor);
        QCOMPARE(actions.count(u"alarm-acknowledge Lindqvist"_s), 1); // one deed
        QCOMPARE(actions.count(u"alarm-shelve Lindqvist"_s), 1);
        QVERIFY(sure(store::verify(*floor.store)).empty());
    }

    void refusedWithoutNameReasonOrEnd()
    {
        Floor floor;
        MarkedAct nobody = act(AlarmAct::What::Acknowledge, "incident:a", 10);
        nobody.act.by.clear();
        MarkedAct unexplained = act(AlarmAct::What::Shelve, "incident:a", 10), endless = unexplained;
        unexplained.act.why.clear();
        endless.act.until = noTime;
        for (const MarkedAct &bad : {nobody, unexplained, endless}) {
            const MarkedAct both[] = {act(AlarmAct::What::Acknowledge, "feed:sensor", 10), bad};
            QVERIFY(!record(*floor.store, both));
        }
        QVERIFY(floor.acts().empty()); // all of it or nothing
    }

    void aFeedAnswersNoAlarm()
    {
        Floor floor;
        const MarkedAct own = act(AlarmAct::What::Acknowledge, "incident:a", 10);
        sure(record(*floor.store, {&own, 1}));
        Source feed;
        feed.slug = feed.name = "liar";
        const auto writer = sure(floor.store->writer());
        const auto id = sure(writer->putSource(feed).get());
        store::Decision said;
        said.sourceId = id;
        said.words = "{}";
        said.entry = {"liar", "test", {}, {}};
        Claim &claim = said.claims.emplace_back();
        claim.subject = alarmSubject("incident:a");
        claim.type = "alarm-act";
        claim.body = bodyOf(act(AlarmAct::What::Escalate, "incident:a", 20).act);
        sure(writer->decide(said).get());
        QCOMPARE(floor.acts().size(), 1u);
    }
};

QTEST_GUILESS_MAIN(AlarmDeskTest)
#include "test_alarmdesk.moc"
