// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/words.h"

#include "base/displaytext.h"
#include "common/theme.h"

#include <QCoreApplication>
#include <QLocale>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(watchfloor::Words)
};
} // namespace

QString stampText(std::int64_t micros)
{
    if (micros == noTime)
        return u"—"_s;
    QString text = iso8601Text(fromMicros(micros));
    if (const auto dot = text.indexOf(u'.'); dot > 0)
        text = text.left(dot) + u'Z';
    return text.replace(u'T', u' ');
}

QString stampText(const std::optional<Timestamp> &t) { return stampText(toMicros(t)); }

QString ageText(std::chrono::microseconds age)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    if (seconds < 0)
        return Words::tr("0 s");
    if (seconds < 120)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 120 * 60)
        return Words::tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return Words::tr("%1 h").arg(seconds / 3600);
    return Words::tr("%1 d").arg(seconds / 86400);
}

QString ageSince(std::int64_t micros, Timestamp now)
{
    // A clock that stands in the past (replay, an exercise) knows no age of what came later.
    return micros == noTime || fromMicros(micros) > now ? u"—"_s : ageText(now - fromMicros(micros));
}

QString windowText(std::int64_t from, std::int64_t to)
{
    return u"%1 – %2"_s.arg(dtg(fromMicros(from)), dtg(fromMicros(to)));
}

QString openWindowText(std::int64_t from, std::int64_t to)
{
    if (from != noTime && to != noTime)
        return windowText(from, to);
    return from != noTime ? Words::tr("from %1").arg(dtg(fromMicros(from)))
        : to != noTime    ? Words::tr("until %1").arg(dtg(fromMicros(to)))
                          : Words::tr("at all times");
}

QString phaseTitle(const picture::PhaseRow &phase)
{
    return u"%1, %2"_s.arg(shortText(visibleText(phase.name), 60), openWindowText(phase.from, phase.to));
}

QString unseenText(std::int64_t since)
{
    return since == noTime ? Words::tr("never seen") : Words::tr("since %1").arg(dtg(fromMicros(since)));
}

QString heldText(const picture::HeldHealth &held)
{
    const QString by = held.by.empty() ? Words::tr("the watch floor") : safe(held.by);
    const QString text = Words::tr("set to %1 by %2 until %3: “%4”")
                             .arg(Theme::word(held.health).toLower(), by, dtg(fromMicros(held.until)),
                                  shortText(safe(held.why).simplified(), 160));
    return picture::isContradicted(held)
        ? Words::tr("%1; incidents say %2").arg(text, Theme::word(held.otherwise).toLower())
        : text;
}

QString countText(std::int64_t n) { return QLocale().toString(static_cast<qlonglong>(n)); }

QString bytesText(std::int64_t bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat); }

QString gradeText(char reliability, int credibility)
{
    return QChar::fromLatin1(reliability) + QString::number(credibility);
}

QString confidenceText(int confidence)
{
    return confidence < 0 ? Words::tr("not stated") : QString::number(confidence);
}

QString word(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Sensor:
        return Words::tr("Sensor");
    case SourceKind::MilCert:
        return Words::tr("milCERT");
    case SourceKind::Csirt:
        return Words::tr("CSIRT");
    case SourceKind::Soc:
        return Words::tr("SOC");
    case SourceKind::Partner:
        return Words::tr("Partner");
    case SourceKind::Floor:
        return Words::tr("This floor");
    }
    return {};
}

QString word(picture::AssetKind kind)
{
    switch (kind) {
    case picture::AssetKind::Mission:
        return Words::tr("Mission");
    case picture::AssetKind::Task:
        return Words::tr("Task");
    case picture::AssetKind::Service:
        return Words::tr("Service");
    case picture::AssetKind::Application:
        return Words::tr("Application");
    case picture::AssetKind::Host:
        return Words::tr("Host");
    case picture::AssetKind::Network:
        return Words::tr("Network");
    case picture::AssetKind::Site:
        return Words::tr("Site");
    case picture::AssetKind::Power:
        return Words::tr("Power");
    case picture::AssetKind::Satellite:
        return Words::tr("Satellite");
    case picture::AssetKind::Cable:
        return Words::tr("Cable");
    case picture::AssetKind::Other:
        return Words::tr("Asset");
    }
    return {};
}

QString word(Precision precision)
{
    switch (precision) {
    case Precision::None:
        return Words::tr("no place");
    case Precision::Site:
        return Words::tr("site");
    case Precision::City:
        return Words::tr("city");
    case Precision::Country:
        return Words::tr("country");
    }
    return {};
}

QString word(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted:
        return Words::tr("accepted");
    case Outcome::Duplicate:
        return Words::tr("duplicate");
    case Outcome::Quarantined:
        return Words::tr("quarantined");
    }
    return {};
}

QString categoryText(Category category)
{
    // The taxonomy's own type names are the international words; only their spelling is made readable.
    QString text = safe(name(category));
    text = text.mid(text.indexOf(u'/') + 1).replace(u'-', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString safe(std::string_view utf8) { return visibleText(utf8); }

QString toolTipOf(const QString &plain)
{
    return plain.isEmpty() ? QString()
                           : QString(u"<qt>"_s + plain.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s);
}

QString sentence(const Error &error)
{
    QString what;
    switch (error.code) {
    case ErrorCode::Io:
        what = Words::tr("The file could not be read or written.");
        break;
    case ErrorCode::DiskFull:
        what = Words::tr("The disk is full. What was stored before stays; free some space and try again.");
        break;
    case ErrorCode::Malformed:
        what = Words::tr("The document cannot be read as a whole.");
        break;
    case ErrorCode::Unsupported:
        what = Words::tr("Watchfloor does not know this format.");
        break;
    case ErrorCode::NotFound:
        what = Words::tr("It was not found.");
        break;
    case ErrorCode::Sql:
        what = Words::tr("The store refused the operation.");
        break;
    case ErrorCode::Corrupt:
        what = Words::tr("The store is damaged: it fails its own checks. It was not changed. Restore a backup.");
        break;
    case ErrorCode::NotAStore:
        what = Words::tr("This file is not a Watchfloor store. It was not changed.");
        break;
    case ErrorCode::WrongKey:
        what = Words::tr("The key does not open this store.");
        break;
    case ErrorCode::SchemaTooNew:
        what = Words::tr("A newer Watchfloor wrote this store. It was not changed; open it with that version.");
        break;
    case ErrorCode::ReadOnly:
        what = Words::tr("The store is read-only.");
        break;
    case ErrorCode::Busy:
        what = Words::tr("Another program holds it. Try again when that one is done.");
        break;
    case ErrorCode::Cancelled:
        what = Words::tr("Cancelled.");
        break;
    case ErrorCode::Withheld:
        what = Words::tr("Nothing may be shown to this audience.");
        break;
    case ErrorCode::Usage:
        what = Words::tr("That was not understood.");
        break;
    }
    QString detail = visibleText(error.detail);
    if (error.code == ErrorCode::Usage && !detail.isEmpty())
        return detail; // says by itself what is wrong and what to do
    return detail.isEmpty() || error.code == ErrorCode::Cancelled ? what : u"%1 (%2)"_s.arg(what, detail);
}

} // namespace watchfloor::widgets
