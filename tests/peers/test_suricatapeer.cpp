// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/transportfixture.h"
#include "peers/capture.h"
#include "peers/peer.h"

#include <csignal>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::test;

namespace {

/// Clients who ask for a page that a rule knows, one that none knows, and a name each.
QByteArray captureOf(int clients, std::uint32_t begin)
{
    Capture capture(begin);
    for (int n = 0; n < clients; ++n) {
        const auto host = std::uint8_t(20 + n % 200);
        const auto port = std::uint16_t(40'000 + n);
        const QByteArray number = QByteArray::number(n);
        const auto request = [&](const QByteArray &page) {
            return "GET " + page + number + " HTTP/1.1\r\nHost: www.test\r\nUser-Agent: watchfloor\r\n\r\n";
        };
        const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"_ba;
        capture.conversation(host, port, 80, request("/forbidden/"), answer);
        capture.conversation(host, std::uint16_t(port + 10'000), 80, request("/page/"), answer);
        capture.nameQuestion(host, std::uint16_t(port + 15'000), "host" + number);
    }
    return capture.bytes();
}

struct Output
{
    QByteArray filetype; ///< regular, unix_stream, unix_dgram
    QString filename;
};

class Suricata
{
public:
    Suricata()
        : m_peer(u"suricata"_s, u"/usr/bin/suricata"_s,
                 {u"/usr/lib/x86_64-linux-gnu"_s, u"/usr/lib/x86_64-linux-gnu/dpdk"_s})
    {
    }
    void configure(const std::vector<Output> &outputs)
    {
        QByteArray text = R"(%YAML 1.1
---
vars:
  address-groups: {HOME_NET: "any", EXTERNAL_NET: "any"}
  port-groups: {HTTP_PORTS: "80"}
outputs:
)";
        for (const Output &output : outputs)
            text += "  - eve-log:\n      enabled: yes\n      filetype: " + output.filetype
                + "\n      filename: " + output.filename.toUtf8() + "\n      types: [alert, http, dns, flow]\n";
        text += "logging: {default-log-level: notice, outputs: [{console: {enabled: yes}}]}\n"
                "app-layer: {protocols: {http: {enabled: yes}, dns: {tcp: {enabled: yes}, udp: {enabled: yes}}}}\n"
                "unix-command: {enabled: no}\n"
                "pcap-file: {checksum-checks: no, delay: 1, poll-interval: 1}\n"
                "classification-file: "
            + m_peer.root().toUtf8() + "/etc/suricata/classification.config\nreference-config-file: "
            + m_peer.root().toUtf8() + "/etc/suricata/reference.config\n";
        if (!writeFile(m_peer.path(u"suricata.yaml"_s), text)
            || !writeFile(m_peer.path(u"test.rules"_s),
                          "alert http any any -> any any (msg:\"TEST forbidden page\"; http.uri; "
                          "content:\"/forbidden/\"; sid:1000001; rev:1;)\n"))
            qFatal("cannot write");
    }
    void start(const QString &capture, const QStringList &more = {})
    {
        m_peer.start(QStringList{u"-c"_s, m_peer.path(u"suricata.yaml"_s), u"-S"_s, m_peer.path(u"test.rules"_s),
                                 u"-l"_s, m_peer.path(QString()), u"-k"_s, u"none"_s, u"--runmode"_s, u"single"_s,
                                 u"-r"_s, capture}
                     + more);
    }
    [[nodiscard]] Peer &peer() { return m_peer; }

private:
    Peer m_peer;
};

QByteArrayList linesOf(const QStringList &files)
{
    QByteArrayList all;
    for (const QString &file : files) {
        for (const QByteArray &line : fileBytes(file).split('\n')) {
            if (!line.isEmpty())
                all += line;
        }
    }
    return all;
}

/// The bytes of all records, as the store kept them.
std::multiset<QByteArray> kept(const Feed &feed)
{
    const auto reader = sure(feed.store->reader());
    std::multiset<QByteArray> all;
    store::RecordFilter filter;
    filter.limit = -1;
    for (const auto &record : sure(store::records(*reader, filter)))
        all.insert(QByteArray::fromStdString(sure(store::rawBytes(*reader, record.id))).trimmed());
    return all;
}

std::map<QByteArray, int> kindsOf(const QByteArrayList &lines)
{
    std::map<QByteArray, int> kinds;
    for (const QByteArray &line : lines)
        ++kinds[QJsonDocument::fromJson(line).object().value(u"event_type"_s).toString().toLatin1()];
    return kinds;
}

} // namespace

/// What Debian's Suricata makes of a capture arrives the same by each way that it has.
class TestSuricataPeer : public QObject
{
    Q_OBJECT

    static constexpr std::uint32_t begin = 1'790'000'000;

private Q_SLOTS:
    void initTestCase() { NEEDS_PEER("suricata", "/usr/bin/suricata"); }

    void theSameEventsComeByFileStreamAndDatagrams()
    {
        constexpr int clients = 60;
        QTemporaryDir place;
        const QString drop = place.filePath(u"drop"_s);
        QVERIFY(QDir().mkpath(drop));
        const QString file = drop + u"/eve.json"_s, stream = place.filePath(u"stream"_s),
                      datagrams = place.filePath(u"datagrams"_s);
        Feed byFile(settingsOf("folder", drop)), byStream(settingsOf("eve-socket", stream)),
            byDatagrams(settingsOf("eve-socket", u"dgram:"_s + datagrams));
        for (Feed *feed : {&byFile, &byStream, &byDatagrams}) {
            feed->start();
            TRY(feed->isLive());
        }
        const QString capture = place.filePath(u"one.pcap"_s);
        QVERIFY(writeFile(capture, captureOf(clients, begin)));
        Suricata suricata;
        suricata.configure({{"regular", file}, {"unix_stream", stream}, {"unix_dgram", datagrams}});
        suricata.start(capture);
        QVERIFY2(suricata.peer().finished(), suricata.peer().said().constData());

        const QByteArrayList lines = linesOf({file});
        const auto kinds = kindsOf(lines);
        QVERIFY2(kinds.at("alert") == clients && kinds.at("http") == 2 * clients && kinds.at("flow") == 3 * clients,
                 suricata.peer().said().constData());
        const std::multiset<QByteArray> wanted(lines.begin(), lines.end());
        for (const Feed *feed : {&byFile, &byStream, &byDatagrams}) {
            TRY_COMPARE(feed->totals().records, lines.size());
            QCOMPARE(feed->totals().quarantined, 0);
            QVERIFY(kept(*feed) == wanted);
        }
        QCOMPARE(byStream.totals().observations, byFile.totals().observations);
        QCOMPARE(byDatagrams.totals().observations, byFile.totals().observations);
    }

    void aFileThatIsRotatedIsFollowed()
    {
        QTemporaryDir place;
        const QString drop = place.filePath(u"drop"_s), captures = place.filePath(u"captures"_s);
        QVERIFY(QDir().mkpath(drop) && QDir().mkpath(captures));
        const QString file = drop + u"/eve.json"_s, rotated = drop + u"/eve.json.1"_s;
        Feed feed(settingsOf("folder", drop));
        feed.start();
        TRY(feed.isLive());
        Suricata suricata;
        suricata.configure({{"regular", file}});
        QVERIFY(writeFile(place.filePath(u"one.pcap"_s), captureOf(40, begin)));
        QVERIFY(writeFile(place.filePath(u"two.pcap"_s), captureOf(40, begin + 3600)));
        QVERIFY(QFile::rename(place.filePath(u"one.pcap"_s), captures + u"/one.pcap"_s));
        suricata.start(captures, {u"--pcap-file-continuous"_s});
        TRY(kindsOf(linesOf({file}))["alert"] == 40);
        TRY(feed.totals().records >= 40);

        // As logrotate does it: another name first, then the signal to begin a new file, which comes with the next
        // event.
        QVERIFY(QFile::rename(file, rotated));
        suricata.peer().signal(SIGHUP);
        QVERIFY(QFile::rename(place.filePath(u"two.pcap"_s), captures + u"/two.pcap"_s));
        TRY(kindsOf(linesOf({file, rotated}))["alert"] == 80);
        suricata.peer().signal(SIGINT);
        QVERIFY2(suricata.peer().finished(), suricata.peer().said().constData());

        const QByteArrayList lines = linesOf({file, rotated});
        QVERIFY(!linesOf({file}).isEmpty() && !linesOf({rotated}).isEmpty());
        TRY_COMPARE(feed.totals().records, lines.size());
        QVERIFY(kept(feed) == std::multiset<QByteArray>(lines.begin(), lines.end()));
        QCOMPARE(kindsOf(lines)["flow"], 240);
    }
};

QTEST_GUILESS_MAIN(TestSuricataPeer)
#include "test_suricatapeer.moc"
