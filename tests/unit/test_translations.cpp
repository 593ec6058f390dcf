// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The translation files as they are committed. That they say what the sources say is a test of its own
// (unit/translations-up-to-date, which runs lupdate).
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    bool plural = false;
    QString source = {};
    QString state = {}; ///< "unfinished", "obsolete" ..., as the file says
    QStringList translations = {}; ///< more than one for plurals
};

/// Nothing where the file is not well-formed.
std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Message> all;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            all.push_back({context, xml.attributes().value("numerus"_L1) == "yes"_L1});
        } else if (xml.name() == "source"_L1) {
            all.back().source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            all.back().state = xml.attributes().value("type"_L1).toString();
            if (!all.back().plural)
                all.back().translations << xml.readElementText();
        } else if (xml.name() == "numerusform"_L1) {
            all.back().translations << xml.readElementText();
        }
    }
    return xml.hasError() ? std::vector<Message>{} : all;
}

/// What a translator may move about but not lose: %1, %n, mnemonics, line breaks, tabs, the dots of "more follows".
QStringList marksOf(const QString &text)
{
    static const QRegularExpression marks(u"%L?\\d+|%L?n|&(?=\\S)|\n|\t|…|;;|\\(\\*\\.\\w+\\)"_s);
    QStringList found;
    for (auto it = marks.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

QString blanksAround(const QString &text)
{
    const qsizetype start = text.indexOf(QRegularExpression(u"\\S"_s));
    const qsizetype end = text.lastIndexOf(QRegularExpression(u"\\S"_s));
    return QString::number(start) + u'/' + QString::number(text.size() - end - 1);
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsTranslated_data() { files(); }
    void everyTextIsTranslated();
    void placeholdersAgree_data() { files(); }
    void placeholdersAgree();
    void theWholeLanguagesKnowTheSameTexts();

private:
    static QDir folder() { return QDir(QStringLiteral(WATCHFLOOR_SOURCE_DIR "/translations")); }
    static void files()
    {
        QTest::addColumn<QString>("path");
        for (const QString &name : folder().entryList({u"*.ts"_s}))
            QTest::newRow(qPrintable(name)) << folder().filePath(name);
    }
};

void TestTranslations::everyTextIsTranslated()
{
    QFETCH(const QString, path);
    const auto messages = messagesOf(path);
    QVERIFY2(!messages.empty(), "not readable as a translation file, or empty");
    for (const Message &m : messages) {
        QVERIFY2(m.state.isEmpty(), qPrintable(u"%1, %2: %3"_s.arg(m.context, m.state, m.source)));
        QVERIFY2(m.translations.size() == (m.plural ? 2 : 1), qPrintable(m.source));
        for (const QString &text : m.translations)
            QVERIFY2(!text.trimmed().isEmpty() || m.source.trimmed().isEmpty(), qPrintable(m.source));
    }
}

void TestTranslations::placeholdersAgree()
{
    QFETCH(const QString, path);
    for (const Message &m : messagesOf(path)) {
        for (const QString &text : m.translations) {
            const QString both = u"%1: “%2” and “%3”"_s.arg(m.context, m.source, text);
            QVERIFY2(marksOf(text) == marksOf(m.source), qPrintable(both));
            QVERIFY2(blanksAround(text) == blanksAround(m.source), qPrintable(both));
        }
    }
}

void TestTranslations::theWholeLanguagesKnowTheSameTexts()
{
    QMap<QString, QStringList> known;
    for (const QString &name : folder().entryList({u"*.ts"_s})) {
        if (name == "watchfloor_en.ts"_L1)
            continue; // plurals alone
        for (const Message &m : messagesOf(folder().filePath(name)))
            known[name] << QString(m.context + u": "_s + m.source);
        known[name].sort();
    }
    QVERIFY(known.size() >= 2);
    for (const QStringList &texts : std::as_const(known))
        QCOMPARE(texts, known.first());
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
