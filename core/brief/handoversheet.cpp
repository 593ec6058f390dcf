// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "brief/handoversheet.h"

#include "base/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace watchfloor::brief {

namespace {

using watch::HandoverItem;
using Kind = HandoverItem::Kind;

constexpr qsizetype longestCell = 300;

QString text(std::string_view utf8) { return shortText(visibleText(utf8), longestCell); }

QString stamp(std::int64_t at) { return at == noTime ? u"–"_s : dtg(fromMicros(at)); }

/// The words of the sheet are English, as those of the brief.
QString heading(Kind kind)
{
    switch (kind) {
    case Kind::Disputed:
        return u"Disputed or newly contradicted"_s;
    case Kind::Lapsing:
        return u"Recognitions that end in the coming watch"_s;
    case Kind::Worse:
        return u"Worse"_s;
    case Kind::NewIncident:
        return u"New"_s;
    case Kind::Recognised:
        return u"Recognised, still open"_s;
    case Kind::Shelved:
        return u"Shelved alarms"_s;
    case Kind::Held:
        return u"Health that stands by an officer's word"_s;
    case Kind::Feed:
        return u"Feeds that are late, silent or unreadable"_s;
    case Kind::Report:
        return u"Reporting clocks due in the coming watch"_s;
    case Kind::Phase:
        return u"Phases of missions that begin in the coming watch and would be worse than now"_s;
    case Kind::Open:
        return u"Open and unchanged, not recognised"_s;
    case Kind::Better:
        return u"Better"_s;
    case Kind::Closed:
        return u"Closed"_s;
    case Kind::Decision:
        return u"Decisions of this watch"_s;
    case Kind::Operation:
        return u"Operations and exercises, ongoing or imminent"_s;
    }
    return {};
}

QString detail(const HandoverItem &item)
{
    QStringList parts{text(item.state)};
    if (item.level >= 0)
        parts.prepend(u"severity %1"_s.arg(item.level)); // a printer has one colour
    if (item.kind == Kind::Decision)
        parts << stamp(item.at);
    else if (item.kind == Kind::Feed)
        parts << u"newest data %1"_s.arg(stamp(item.at));
    else if (item.kind == Kind::Report)
        parts << u"due %1"_s.arg(stamp(item.at));
    else if (item.at != noTime && (item.state == "imminent" || item.kind == Kind::Phase))
        parts << u"from %1"_s.arg(stamp(item.at));
    else if (item.at != noTime)
        parts << u"until %1"_s.arg(stamp(item.at));
    if (!item.by.empty())
        parts << u"by %1"_s.arg(text(item.by));
    if (!item.why.empty())
        parts << text(item.why);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

class Composer
{
public:
    explicit Composer(const watch::AcceptedHandover &accepted)
        : m_a(accepted)
    {
    }

    Document run()
    {
        const watch::Handover &h = m_a.handover;
        m_out.marking = parseMarking(h.marking).value_or(Marking::mostRestrictive());
        m_out.banner = bannerText(m_out.marking);
        m_out.asKnownAt = stamp(h.knownAt);
        m_out.exercise = h.context == store::Context::Exercise;
        m_out.title = u"Watch handover %1"_s.arg(h.number);
        paragraph(h.since == noTime
                      ? u"The first of this store: everything that is open at %1."_s.arg(stamp(h.knownAt))
                      : u"From the picture of %1 to the picture of %2."_s.arg(stamp(h.since), stamp(h.knownAt)));
        table({u""_s, u"Name"_s, u"Key"_s, u"Signature (Ed25519)"_s},
              {{u"Hands over"_s, text(m_a.outgoingSignature.by), text(m_a.outgoingSignature.key.substr(0, 16)),
                text(m_a.outgoingSignature.signature.substr(0, 32)) + u"…"_s},
               {u"Takes over"_s, text(m_a.incomingSignature.by), text(m_a.incomingSignature.key.substr(0, 16)),
                text(m_a.incomingSignature.signature.substr(0, 32)) + u"…"_s}});
        paragraph(u"Signed at %1. The picture-manager token went from %2 to %3 at that instant. The watch log ended at "
                  "entry %4, SHA-256 %5…"_s.arg(
                      stamp(m_a.at), h.tokenHolder.empty() ? u"nobody"_s : text(h.tokenHolder), text(m_a.incoming),
                      QString::number(h.log.sequence), text(h.log.hash.substr(0, 8))));
        if (!m_a.draft.notes.empty()) {
            head(u"Notes for the next watch"_s);
            for (const QString &line : visibleText(std::string_view(m_a.draft.notes), true).split(u'\n'))
                paragraph(line);
        }
        items(true, u"Taken, item by item"_s);
        items(false, u"To be known"_s);
        return std::move(m_out);
    }

private:
    void head(const QString &words) { m_out.blocks.push_back({Block::Kind::Heading, words, {}, {}, {}, true}); }
    void paragraph(const QString &words)
    {
        if (!words.isEmpty())
            m_out.blocks.push_back({Block::Kind::Paragraph, words, {}, {}, {}, false});
    }
    void table(QStringList columns, std::vector<QStringList> rows, std::vector<int> severities = {})
    {
        if (severities.empty())
            severities.assign(rows.size(), -1);
        m_out.blocks.push_back(
            {Block::Kind::Table, {}, std::move(columns), std::move(rows), std::move(severities), false});
    }

    [[nodiscard]] QString remark(const HandoverItem &item) const
    {
        const auto tick = std::ranges::find(m_a.draft.ticks, item.key, &watch::Tick::key);
        return tick == m_a.draft.ticks.end() ? QString() : text(tick->remark);
    }

    void items(bool carried, const QString &words)
    {
        const auto isOne = [carried](const HandoverItem &i) { return isCarried(i.kind) == carried; };
        const auto count = std::ranges::count_if(m_a.handover.items, isOne);
        head(count == 0 ? u"%1: nothing"_s.arg(words) : u"%1 (%2)"_s.arg(words).arg(count));
        for (int k = 0; k < watch::handoverKindCount; ++k) {
            const auto kind = static_cast<Kind>(k);
            if (isCarried(kind) == carried)
                itemsOf(kind);
        }
    }

    void itemsOf(Kind kind)
    {
        std::vector<QStringList> rows;
        std::vector<int> severities;
        for (const HandoverItem &item : m_a.handover.items) {
            if (item.kind != kind)
                continue;
            QStringList row{item.title.empty() ? text(item.id) : text(item.title), detail(item)};
            if (isCarried(kind))
                row << remark(item);
            rows.push_back(std::move(row));
            severities.push_back(item.level);
        }
        if (rows.empty())
            return;
        QStringList columns{heading(kind), u"How it stands"_s};
        if (isCarried(kind))
            columns << u"Remark"_s;
        table(std::move(columns), std::move(rows), std::move(severities));
    }

    const watch::AcceptedHandover &m_a;
    Document m_out;
};

} // namespace

Document handoverSheet(const watch::AcceptedHandover &accepted) { return Composer(accepted).run(); }

} // namespace watchfloor::brief
