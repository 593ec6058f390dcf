// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "brief/brief.h"
#include "impact/outlook.h"
#include "picture/operations.h"
#include "picture/phases.h"
#include "release/filter.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace watchfloor::brief {

using namespace Qt::StringLiterals;
using picture::IncidentRow;
using picture::Snapshot;

namespace {

constexpr std::size_t longestList = 40; ///< rows a commander will still read

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Brief)
};

QString safe(const QString &text, qsizetype limit = 140) { return shortText(visibleText(text), limit); }

// Codes that a brief shows as words, for translators to find.
[[maybe_unused]] constexpr const char *codes[] = {
    QT_TRANSLATE_NOOP("Brief", "nominal"),     QT_TRANSLATE_NOOP("Brief", "degraded"),
    QT_TRANSLATE_NOOP("Brief", "impaired"),    QT_TRANSLATE_NOOP("Brief", "failed"),
    QT_TRANSLATE_NOOP("Brief", "unknown"),     QT_TRANSLATE_NOOP("Brief", "info"),
    QT_TRANSLATE_NOOP("Brief", "low"),         QT_TRANSLATE_NOOP("Brief", "medium"),
    QT_TRANSLATE_NOOP("Brief", "high"),        QT_TRANSLATE_NOOP("Brief", "critical"),
    QT_TRANSLATE_NOOP("Brief", "reported"),    QT_TRANSLATE_NOOP("Brief", "correlated"),
    QT_TRANSLATE_NOOP("Brief", "assessed"),    QT_TRANSLATE_NOOP("Brief", "recognised"),
    QT_TRANSLATE_NOOP("Brief", "lapsed"),      QT_TRANSLATE_NOOP("Brief", "disputed"),
    QT_TRANSLATE_NOOP("Brief", "dismissed"),   QT_TRANSLATE_NOOP("Brief", "closed"),
    QT_TRANSLATE_NOOP("Brief", "sensor"),      QT_TRANSLATE_NOOP("Brief", "partner"),
    QT_TRANSLATE_NOOP("Brief", "floor"),       QT_TRANSLATE_NOOP("Brief", "imminent"),
    QT_TRANSLATE_NOOP("Brief", "ongoing"),     QT_TRANSLATE_NOOP("Brief", "adversary"),
    QT_TRANSLATE_NOOP("Brief", "friendly"),    QT_TRANSLATE_NOOP("Brief", "campaign"),
    QT_TRANSLATE_NOOP("Brief", "exercise"),    QT_TRANSLATE_NOOP("Brief", "penetration-test"),
    QT_TRANSLATE_NOOP("Brief", "maintenance"), QT_TRANSLATE_NOOP("Brief", "deployment"),
    QT_TRANSLATE_NOOP("Brief", "defence"),     QT_TRANSLATE_NOOP("Brief", "other"),
};

QString word(std::string_view code) { return Words::tr(std::string(code).c_str()); }
QString stateWord(picture::Health health) { return word(picture::name(health)).toUpper(); }

/// Known harm as it is, and since when it might be worse.
QString stateText(const picture::MissionRow &mission)
{
    const QString state = stateWord(mission.health);
    if (!mission.uncertain)
        return state;
    const bool isUnknown = mission.health == picture::Health::Unknown;
    if (mission.unknownSince == noTime)
        return isUnknown ? state : Words::tr("%1, parts never seen").arg(state);
    const QString since = dtg(fromMicros(mission.unknownSince));
    return isUnknown ? Words::tr("%1 since %2").arg(state, since)
                     : Words::tr("%1, parts unseen since %2").arg(state, since);
}

/// The document one composes: the filtered snapshot, the rows that matter and the blocks so far.
struct Composer
{
    const Snapshot &s;
    const Request &request;
    std::int32_t mission = -1; ///< row of the one mission asked for, or -1
    std::vector<std::int32_t> incidents; ///< that concern the reader, worst first
    Document document;
    impact::Impact now = {}; ///< of the whole snapshot
    std::vector<impact::Outlook> ahead = {}; ///< of the missions with phases that the brief is about

    [[nodiscard]] bool concerns(const IncidentRow &incident) const
    {
        if (mission >= 0 && std::ranges::find(incident.missions, mission) == incident.missions.end())
            return false;
        return picture::passes(s, document.filter, incident);
    }

    void pickIncidents()
    {
        for (std::size_t i = 0; i < s.incidents.size(); ++i)
            if (concerns(s.incidents[i]))
                incidents.push_back(static_cast<std::int32_t>(i));
        std::ranges::stable_sort(incidents, [&](std::int32_t a, std::int32_t b) {
            const auto &x = s.incidents[static_cast<std::size_t>(a)];
            const auto &y = s.incidents[static_cast<std::size_t>(b)];
            return std::tuple(y.severity, y.from, x.id) < std::tuple(x.severity, x.from, y.id);
        });
    }

    [[nodiscard]] const IncidentRow &incident(std::int32_t row) const
    {
        return s.incidents[static_cast<std::size_t>(row)];
    }

    void add(Block block) { document.blocks.push_back(std::move(block)); }
    void heading(QString text)
    {
        add({.kind = Block::Kind::Heading,
             .text = std::move(text),
             .columns = {},
             .rows = {},
             .severities = {},
             .keepWithNext = true});
    }
    void paragraph(QString text)
    {
        add({.kind = Block::Kind::Paragraph, .text = std::move(text), .columns = {}, .rows = {}, .severities = {}});
    }
    void picture(Block::Kind kind, QString caption)
    {
        add({.kind = kind, .text = std::move(caption), .columns = {}, .rows = {}, .severities = {}});
    }

    [[nodiscard]] QString periodText() const
    {
        const auto &w = request.window;
        if (w.isAll())
            return Words::tr("all of the record");
        const auto edge = [](std::int64_t us, const QString &open) {
            return us == picture::TimeWindow{}.from || us == picture::TimeWindow{}.to ? open : dtg(fromMicros(us));
        };
        return Words::tr("%1 to %2").arg(edge(w.from, Words::tr("the beginning")), edge(w.to, Words::tr("now")));
    }

    /// Bottom line up front: three sentences.
    void summary()
    {
        std::array<int, severityBandCount> bands{};
        for (const auto row : incidents)
            ++bands[static_cast<std::size_t>(severityBand(incident(row).severity))];
        QStringList sentences;
        if (incidents.empty())
            sentences << Words::tr("No change: no incident in this period concerns the reader.");
        else
            sentences << Words::tr(
                             "%1 incidents in the period: %2 critical, %3 high, %4 medium, %5 low or informational.")
                             .arg(incidents.size())
                             .arg(bands[4])
                             .arg(bands[3])
                             .arg(bands[2])
                             .arg(bands[1] + bands[0]);
        QStringList impaired;
        for (const auto row : missionRows()) {
            const auto &m = s.missions[static_cast<std::size_t>(row)];
            if (m.health != picture::Health::Nominal)
                impaired << Words::tr("%1 is %2").arg(safe(m.name, 60), stateText(m));
        }
        sentences << (s.missions.empty()       ? Words::tr("No mission is described in this picture.")
                          : impaired.isEmpty() ? Words::tr("All missions are nominal as far as is known.")
                                               : impaired.join(u"; "_s) + u'.');
        if (const QStringList later = laterSentences(); !later.isEmpty())
            sentences << Words::tr("To come, if nothing is mended: %1.").arg(later.join(u"; "_s));
        const QStringList silent = silentFeeds();
        if (!silent.isEmpty())
            sentences << Words::tr("Blind spots: %1.").arg(silent.join(u"; "_s));
        paragraph(sentences.join(u' '));
    }

    [[nodiscard]] std::vector<std::int32_t> missionRows() const
    {
        std::vector<std::int32_t> rows;
        if (mission >= 0) {
            rows.push_back(mission);
            return rows;
        }
        rows.resize(s.missions.size());
        std::iota(rows.begin(), rows.end(), 0);
        return rows;
    }

    [[nodiscard]] QStringList silentFeeds() const
    {
        QStringList out;
        for (const auto &row : s.sources) {
            const std::int64_t seen = picture::dataTime(row);
            if (!picture::isBlind(row, request.asOf) || seen == noTime)
                continue;
            const QString last = dtg(fromMicros(seen));
            out << Words::tr("%1 silent since %2").arg(safe(QString::fromStdString(row.source.name), 40), last);
        }
        return out;
    }

    /// "C4I server: held for failed by the watch floor until 301800Z SEP 26 (told by telephone)"
    [[nodiscard]] static QString heldText(const QString &root, const picture::HeldHealth &held)
    {
        return Words::tr("%1: held for %2 by the watch floor until %3 (%4)")
            .arg(root, word(name(held.health)), dtg(fromMicros(held.until)),
                 safe(QString::fromStdString(held.why), 120));
    }

    /// "C4I server, because of Ransomware at depot (critical), through Fuel planning"
    [[nodiscard]] QString reasonsText(const std::vector<impact::Reason> &reasons) const
    {
        QStringList parts;
        for (const auto &reason : reasons) {
            if (reason.root < 0)
                continue;
            const auto &root = s.assets[static_cast<std::size_t>(reason.root)];
            QString text = safe(root.name, 50);
            if (reason.held) {
                text = heldText(text, *picture::heldHealth(s, reason.root));
            } else if (reason.unseen && reason.incidents.empty()) {
                text = root.lastSeen == noTime
                    ? Words::tr("%1: never seen").arg(text)
                    : Words::tr("%1: not seen since %2").arg(text, dtg(fromMicros(root.lastSeen)));
            } else if (!reason.incidents.empty()) {
                const auto &worst = incident(reason.incidents.front());
                text = Words::tr("%1: %2").arg(text, safe(worst.title, 80));
            }
            if (reason.path.size() > 2)
                text += Words::tr(" (through %1)")
                            .arg(safe(s.assets[static_cast<std::size_t>(reason.path[1])].name, 40));
            parts << text;
        }
        return parts.isEmpty() ? Words::tr("nothing known") : parts.join(u"; "_s);
    }

    void missions()
    {
        const auto rows = missionRows();
        if (rows.empty())
            return;
        heading(Words::tr("Missions and what threatens them"));
        Block table{.kind = Block::Kind::Table,
                    .text = {},
                    .columns = {Words::tr("Mission"), Words::tr("State"), Words::tr("Because of")},
                    .rows = {},
                    .severities = {}};
        for (const auto row : rows) {
            const auto &m = s.missions[static_cast<std::size_t>(row)];
            table.rows.push_back({safe(m.name, 60), stateText(m),
                                  m.asset >= 0 && m.health != picture::Health::Nominal
                                      ? reasonsText(impact::reasons(s, now, m.asset, 3))
                                      : u"—"_s});
            table.severities.push_back(severityOf(m.health));
        }
        add(std::move(table));
    }

    /// What is to come, as far as it can be told today: a commander asks about tomorrow.
    void phases()
    {
        Block table{.kind = Block::Kind::Table,
                    .text = {},
                    .columns = {Words::tr("Phase"), Words::tr("State"), Words::tr("When"), Words::tr("Because of")},
                    .rows = {},
                    .severities = {}};
        std::size_t open = 0; // more than are looked at
        for (const impact::Outlook &outlook : ahead) {
            const picture::MissionRow &m = missionOf(outlook);
            open += static_cast<std::size_t>(
                std::ranges::count_if(m.phases, [this](const auto &one) { return !picture::isOver(one, s.judgedAt); }));
            const QString whyNow = reasonsText(impact::reasons(s, now, m.asset, 3));
            for (const impact::PhaseOutlook &one : outlook.phases) {
                if (table.rows.size() == longestList)
                    break;
                const picture::PhaseRow &phase = m.phases[one.phase];
                const QString name = safe(phase.name, 60), why = reasonsText(one.moment.reasons);
                const bool isWell = one.moment.health == picture::Health::Nominal;
                table.rows.push_back({ahead.size() == 1 ? name : Words::tr("%1: %2").arg(safe(m.name, 60), name),
                                      stateWord(one.moment.health), whenText(phase, one.isRunning),
                                      isWell              ? u"—"_s
                                          : why == whyNow ? Words::tr("the same as now")
                                                          : why});
                table.severities.push_back(severityOf(one.moment.health));
            }
        }
        if (table.rows.empty())
            return;
        if (open > table.rows.size())
            table.rows.push_back({Words::tr("%1 more phases").arg(open - table.rows.size()), {}, {}, {}});
        heading(Words::tr("Phases that run or are to come, if nothing is mended"));
        add(std::move(table));
    }

    [[nodiscard]] const picture::MissionRow &missionOf(const impact::Outlook &outlook) const
    {
        return s.missions[static_cast<std::size_t>(s.assets[static_cast<std::size_t>(outlook.asset)].mission)];
    }

    /// Of each mission the phase that would be worst, where that is worse than now.
    [[nodiscard]] QStringList laterSentences() const
    {
        QStringList all;
        for (const impact::Outlook &outlook : ahead) {
            const picture::MissionRow &m = missionOf(outlook);
            const impact::PhaseOutlook *worst = nullptr;
            int severity = severityOf(m.health);
            for (const impact::PhaseOutlook &one : outlook.phases) {
                if (one.isRunning || severityOf(one.moment.health) <= severity)
                    continue;
                worst = &one;
                severity = severityOf(one.moment.health);
            }
            if (worst)
                all << Words::tr("%1, %2 from %3: %4")
                           .arg(safe(m.name, 60), safe(m.phases[worst->phase].name, 60), dtg(worst->moment.at),
                                stateWord(worst->moment.health));
        }
        return all;
    }

    /// Looks ahead for those missions that the brief is about.
    void lookAhead()
    {
        now = impact::propagate(s, impact::ownHealth(s));
        std::vector<std::int32_t> asked;
        for (const auto row : missionRows()) {
            if (const auto &m = s.missions[static_cast<std::size_t>(row)]; m.asset >= 0 && !m.phases.empty())
                asked.push_back(m.asset);
        }
        ahead = impact::outlooks(s, now, asked, 3);
    }

    static QString whenText(const picture::PhaseRow &phase, bool isRunning)
    {
        const auto instant = [](std::int64_t at) { return at == noTime ? u"…"_s : dtg(fromMicros(at)); };
        const QString when = instant(phase.from) + u" – "_s + instant(phase.to);
        return isRunning ? Words::tr("%1, runs").arg(when) : when;
    }

    /// What a person answers for, with what would be told otherwise: whoever reads "nominal" is to see against what.
    void heldHealth()
    {
        Block table{.kind = Block::Kind::Table,
                    .text = {},
                    .columns = {Words::tr("Asset"), Words::tr("Held for"), Words::tr("Until"), Words::tr("Because of"),
                                Words::tr("Incidents and feeds say")},
                    .rows = {},
                    .severities = {}};
        for (const picture::HeldHealth &held : s.held) {
            if (!picture::isInForce(held, s.judgedAt) || table.rows.size() == longestList)
                continue;
            table.rows.push_back({safe(s.assets[static_cast<std::size_t>(held.asset)].name, 60), stateWord(held.health),
                                  dtg(fromMicros(held.until)), safe(QString::fromStdString(held.why), 120),
                                  word(name(held.otherwise))});
            table.severities.push_back(severityOf(held.health));
        }
        if (table.rows.empty())
            return;
        heading(Words::tr("Health as the watch floor holds it"));
        add(std::move(table));
    }

    static int severityOf(picture::Health health)
    {
        switch (health) {
        case picture::Health::Nominal:
            return -1;
        case picture::Health::Degraded:
            return 50;
        case picture::Health::Impaired:
            return 70;
        case picture::Health::Failed:
            return 90;
        case picture::Health::Unknown:
            return 30;
        }
        return -1;
    }

    [[nodiscard]] QString happenedText(const IncidentRow &row) const
    {
        if (row.from == noTime)
            return Words::tr("undated");
        return dtg(fromMicros(row.from));
    }

    [[nodiscard]] QString changeText(const IncidentRow &row) const
    {
        const auto inside = [&](std::int64_t t) { return t >= request.window.from && t < request.window.to; };
        return inside(row.known) || row.known == row.updated ? Words::tr("new") : Words::tr("changed");
    }

    /// What is under way or about to begin, on either side: a scan by our own testers reads otherwise beside it.
    void operations()
    {
        Block table{.kind = Block::Kind::Table,
                    .text = {},
                    .columns = {Words::tr("State"), Words::tr("Operation"), Words::tr("Whose"), Words::tr("Window"),
                                Words::tr("Targets")},
                    .rows = {},
                    .severities = {}};
        const picture::OperationsBoard &board = operationsOf(s);
        std::size_t more = 0;
        for (const std::int32_t index : boardOrder(board)) {
            const picture::OperationRow &row = board.rows[static_cast<std::size_t>(index)];
            const auto state = stateAt(row, request.asOf);
            const bool isImminent = state == picture::OperationState::Imminent;
            if (!isImminent && state != picture::OperationState::Ongoing)
                continue;
            if (table.rows.size() == longestList) {
                ++more;
                continue;
            }
            QStringList targets;
            for (const std::int32_t asset : row.assets)
                targets << safe(s.assets[static_cast<std::size_t>(asset)].name, 40);
            const auto instant = [](std::int64_t at) { return at == noTime ? u"…"_s : dtg(fromMicros(at)); };
            table.rows.push_back(
                {word(name(state)), safe(row.title, 100), word(name(row.side)) + u", "_s + word(name(row.kind)),
                 instant(row.from) + u" – "_s + instant(row.to), targets.isEmpty() ? u"—"_s : targets.join(u", "_s)});
            table.severities.push_back(isImminent && row.side == picture::OperationSide::Adversary ? 70 : -1);
        }
        if (table.rows.empty())
            return;
        heading(Words::tr("Operations and exercises, ongoing or imminent"));
        add(std::move(table));
        if (more > 0)
            paragraph(Words::tr("And %1 more.").arg(more));
    }

    void changes()
    {
        heading(Words::tr("What changed in the period"));
        if (incidents.empty()) {
            paragraph(Words::tr("NO CHANGE."));
            return;
        }
        Block table{.kind = Block::Kind::Table,
                    .text = {},
                    .columns = {Words::tr("Severity"), Words::tr("Incident"), Words::tr("Happened"), Words::tr("State"),
                                Words::tr("Sources")},
                    .rows = {},
                    .severities = {}};
        for (const auto row : incidents) {
            if (table.rows.size() == longestList)
                break;
            const auto &i = incident(row);
            QStringList sources;
            for (const auto source : i.sources)
                sources << QString::fromStdString(s.sources[source].source.slug);
            table.rows.push_back({word(name(severityBand(i.severity))).toUpper(), safe(i.title, 160), happenedText(i),
                                  word(picture::name(i.state)) + u", "_s + changeText(i)
                                      + (i.contradicted ? Words::tr(", sources disagree") : QString()),
                                  sources.join(u", "_s)});
            table.severities.push_back(i.severity);
        }
        const std::size_t more = incidents.size() - table.rows.size();
        add(std::move(table));
        if (more > 0)
            paragraph(Words::tr("And %1 more of lower severity.").arg(more));
    }

    void feeds()
    {
        heading(Words::tr("Feeds behind this picture"));
        Block table{.kind = Block::Kind::Table,
                    .text = {},
                    .columns = {Words::tr("Source"), Words::tr("Kind"), Words::tr("Reliability"),
                                Words::tr("Last event"), Words::tr("State")},
                    .rows = {},
                    .severities = {}};
        for (const auto &row : s.sources) {
            const auto health = picture::feedHealth(row, request.asOf);
            const bool silent = health == picture::FeedHealth::Silent;
            table.rows.push_back({safe(QString::fromStdString(row.source.name), 60), word(name(row.source.kind)),
                                  QString(QLatin1Char(row.source.reliability)),
                                  row.state.lastHappened ? dtg(*row.state.lastHappened) : u"—"_s,
                                  silent                                       ? Words::tr("SILENT")
                                      : health == picture::FeedHealth::Late    ? Words::tr("late")
                                      : health == picture::FeedHealth::Never   ? Words::tr("no data")
                                      : health == picture::FeedHealth::Failing ? Words::tr("FAILING")
                                                                               : Words::tr("live")});
            table.severities.push_back(silent ? 90 : -1);
        }
        add(std::move(table));
        const auto counts = picture::count(s, document.filter);
        paragraph(
            Words::tr(
                "%1 observations and %2 incidents were considered; %3 items carry no usable time and %4 no place.")
                .arg(counts.observations)
                .arg(counts.incidents)
                .arg(counts.undated)
                .arg(counts.unplaced));
    }

    [[nodiscard]] Marking highWater() const
    {
        Marking m = release::lowest();
        std::vector<bool> used(s.markings.size(), false);
        const auto use = [&](std::uint16_t index) { used[index] = true; };
        std::ranges::for_each(s.observations.marking, use);
        for (const auto &row : s.incidents)
            use(row.marking);
        for (const auto &row : s.assets)
            use(row.marking);
        for (const auto &row : s.missions)
            use(row.marking);
        for (const auto &row : operationsOf(s).rows)
            use(row.marking);
        for (const auto &row : s.held)
            use(row.marking);
        // Pictures draw needs and reasons go along them; what is blind is told of what is watched.
        for (const auto &row : s.dependencies)
            use(row.marking);
        for (const auto &row : s.watches)
            use(row.marking);
        for (std::size_t i = 0; i < used.size(); ++i)
            if (used[i])
                m = join(m, s.markings[i]);
        return m;
    }
};

std::int32_t findMission(const Snapshot &s, const std::string &wanted)
{
    const QString text = QString::fromStdString(wanted);
    for (std::size_t i = 0; i < s.missions.size(); ++i)
        if (s.missions[i].id == wanted || s.missions[i].name.compare(text, Qt::CaseInsensitive) == 0)
            return static_cast<std::int32_t>(i);
    return -1;
}

} // namespace

Result<Document> compose(const Snapshot &all, const Request &request)
{
    const picture::SnapshotPtr shown = release::filtered(all, request.audience, nullptr, request.asOf);
    const Snapshot &s = *shown;
    // Sources and feeds alone are no content: a list of who reports would still tell.
    if (s.observations.size() == 0 && s.incidents.empty() && s.assets.empty() && s.missions.empty())
        return fail(ErrorCode::Withheld,
                    Words::tr("nothing in this picture may be released to %1")
                        .arg(QString::fromStdString(release::toString(request.audience))));
    Composer c{.s = s, .request = request, .mission = -1, .incidents = {}, .document = {}};
    if (!request.mission.empty()) {
        c.mission = findMission(s, request.mission);
        if (c.mission < 0)
            return fail(ErrorCode::NotFound,
                        Words::tr("no mission \"%1\" that this audience may see")
                            .arg(safe(QString::fromStdString(request.mission), 60)));
    }
    Document &d = c.document;
    d.picture = shown;
    d.filter.window = request.window;
    d.marking = c.highWater();
    d.banner = bannerText(d.marking);
    d.exercise = s.context == store::Context::Exercise;
    // Of a replay what was known then, whatever instant the feeds are judged at.
    d.asKnownAt = dtg(s.replay ? s.knownAt : request.asOf);
    d.title = c.mission >= 0
        ? Words::tr("Cyber situation brief: %1").arg(safe(s.missions[static_cast<std::size_t>(c.mission)].name, 60))
        : Words::tr("Cyber situation brief");
    c.pickIncidents();
    c.lookAhead();
    d.incidents = c.incidents.size();
    c.paragraph(Words::tr("Picture as known at %1. Period: %2. For: %3.")
                    .arg(d.asKnownAt, c.periodText(), QString::fromStdString(release::toString(request.audience))));
    c.heading(Words::tr("In short"));
    c.summary();
    c.missions();
    c.phases();
    c.heldHealth();
    c.operations();
    c.picture(
        Block::Kind::Map,
        Words::tr("Incidents and observations by place. A ring or a country label marks a place known only roughly."));
    c.picture(Block::Kind::Timeline, Words::tr("Density by severity over the period, times in UTC."));
    c.changes();
    c.feeds();
    c.picture(Block::Kind::Graph,
              Words::tr("What the affected missions depend on. Impact model: %1.")
                  .arg(QString::fromStdString(impact::modelOf(c.s))));
    return std::move(c.document);
}

} // namespace watchfloor::brief
