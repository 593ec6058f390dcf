// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evegenerator.h"

#include "base/timestamp.h"

#include <array>
#include <cmath>
#include <random>
#include <string>

namespace watchfloor::bench {

namespace {

constexpr std::array agents{
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "Microsoft-CryptoAPI/10.0",
    "curl/8.14.1",
};
constexpr std::array words{"relay",    "portal",  "update",  "mail",    "cdn",     "fleet",
                           "supply",   "radar",   "brief",   "harbour", "signal",  "depot",
                           "planning", "medical", "weather", "archive", "gateway", "ledger"};

class Generator
{
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed)
    {
    }

    const std::string &event(std::int64_t number)
    {
        m_line.clear();
        m_time += std::int64_t(below(1'200'000));
        const int kind = below(100);
        const bool sixth = below(20) == 0;
        const std::string inside
            = sixth ? "2001:0db8:0001:0000:0000:0000:0000:" + hex(below(4000), 4) : insideAddress();
        const std::string outside
            = sixth ? "2001:0db8:00ff:0000:0000:0000:" + hex(skewed(60'000), 4) + ":0001" : outsideAddress();
        const int port = 49152 + below(16384);
        const int service = below(10) < 7 ? 443 : below(2) ? 80 : 53;
        const bool inward = below(4) == 0;
        const std::string flow = std::to_string(below(2'000'000) * 1'000'003LL + 1'000'000'000'000'000LL);
        add("{\"timestamp\":\"")
            .add(stamp(m_time))
            .add("\",\"flow_id\":")
            .add(flow)
            .add(",\"in_iface\":\"eth1\",\"event_type\":\"");
        add(kind < 20       ? "alert"
                : kind < 46 ? "flow"
                : kind < 70 ? "dns"
                : kind < 80 ? "http"
                : kind < 92 ? "tls"
                : kind < 97 ? "fileinfo"
                            : "anomaly");
        add("\",\"src_ip\":\"")
            .add(inward ? outside : inside)
            .add("\",\"src_port\":")
            .add(std::to_string(inward ? service : port));
        add(",\"dest_ip\":\"")
            .add(inward ? inside : outside)
            .add("\",\"dest_port\":")
            .add(std::to_string(inward ? port : service));
        add(",\"proto\":\"")
            .add(kind >= 46 && kind < 70 ? "UDP" : "TCP")
            .add("\",\"pkt_src\":\"wire/pcap\",\"community_id\":\"1:");
        add(base64(27)).add("=\",\"host\":\"sensor-").add(std::to_string(number % 3)).add("\"");
        if (kind < 20)
            addAlert(inside, outside, port, service);
        else if (kind < 46)
            addFlow();
        else if (kind < 70)
            addDns();
        else if (kind < 80)
            addHttp();
        else if (kind < 92)
            addTls();
        else if (kind < 97)
            addFile();
        else
            add(",\"anomaly\":{\"app_proto\":\"http\",\"type\":\"applayer\",\"event\":\"UNABLE_TO_MATCH_RESPONSE_TO_"
                "REQUEST\",\"layer\":\"proto_parser\"}");
        add("}\n");
        return m_line;
    }

private:
    Generator &add(std::string_view text)
    {
        m_line += text;
        return *this;
    }
    int below(int n) { return int(m_random() % std::uint64_t(n)); }
    /// Few are seen often, many hardly ever.
    int skewed(int n) { return int(std::pow(double(m_random() >> 11) * 0x1p-53, 3.0) * n); }

    std::string stamp(std::int64_t micros)
    {
        // EVE writes six digits and an offset without a colon.
        std::string text = iso8601(fromMicros(micros - micros % 1'000'000));
        text.pop_back();
        std::string fraction = std::to_string(1'000'000 + micros % 1'000'000);
        fraction[0] = '.';
        return text + fraction + "+0000";
    }
    std::string hex(std::uint64_t value, int digits)
    {
        std::string text(std::size_t(digits), '0');
        for (int i = digits - 1; i >= 0; --i, value >>= 4)
            text[std::size_t(i)] = "0123456789abcdef"[value & 15];
        return text;
    }
    std::string hexBytes(int bytes)
    {
        std::string text;
        for (int i = 0; i < bytes; ++i)
            text += hex(m_random(), 2);
        return text;
    }
    std::string base64(int characters)
    {
        static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string text;
        for (int i = 0; i < characters; ++i)
            text += alphabet[m_random() & 63];
        return text;
    }
    std::string insideAddress()
    {
        return "10." + std::to_string(below(4)) + '.' + std::to_string(skewed(64)) + '.'
            + std::to_string(1 + below(254));
    }
    std::string outsideAddress()
    {
        static constexpr std::array nets{"192.0.2.", "198.51.100.", "203.0.113."};
        // Benchmarking's own range (RFC 2544) gives the many addresses seen once.
        if (below(3) == 0)
            return "198." + std::to_string(18 + below(2)) + '.' + std::to_string(below(256)) + '.'
                + std::to_string(below(256));
        return nets[std::size_t(below(3))] + std::to_string(skewed(256));
    }
    std::string host()
    {
        const int n = skewed(40'000);
        std::string name = std::string(words[std::size_t(n) % words.size()]) + std::to_string(n / int(words.size()));
        if (below(25) == 0)
            name = hex(m_random(), 12) + '.' + name;
        return name + (n % 3 == 0 ? ".example.org" : n % 3 == 1 ? ".example.net" : ".example.com");
    }
    std::string path()
    {
        return std::string("/") + words[std::size_t(below(int(words.size())))] + '/' + hex(m_random(), 16)
            + "/index?session=" + hex(m_random(), 16);
    }

    void addFlowCounts()
    {
        add("\"pkts_toserver\":")
            .add(std::to_string(below(4000)))
            .add(",\"pkts_toclient\":")
            .add(std::to_string(below(4000)));
        add(",\"bytes_toserver\":")
            .add(std::to_string(below(900'000)))
            .add(",\"bytes_toclient\":")
            .add(std::to_string(below(9'000'000)));
        add(",\"start\":\"").add(stamp(m_time - below(60'000'000))).add("\"");
    }
    void addAlert(const std::string &inside, const std::string &outside, int port, int service)
    {
        const int rule = skewed(1200);
        add(",\"tx_id\":0,\"alert\":{\"action\":\"allowed\",\"gid\":1,\"signature_id\":")
            .add(std::to_string(2'000'000 + rule * 7));
        add(",\"rev\":")
            .add(std::to_string(1 + rule % 5))
            .add(",\"signature\":\"EXERCISE ")
            .add(words[std::size_t(rule) % words.size()]);
        add(" suspicious request variant ")
            .add(std::to_string(rule))
            .add("\",\"category\":\"Potentially Bad Traffic\",\"severity\":");
        add(std::to_string(1 + rule % 3))
            .add(",\"metadata\":{\"affected_product\":[\"Any\"],\"attack_target\":[\"Client_Endpoint\"],");
        add("\"created_at\":[\"2025_03_11\"],\"deployment\":[\"Perimeter\"],\"mitre_technique_id\":[\"T1")
            .add(std::to_string(100 + rule % 90));
        add("\"],\"mitre_technique_name\":[\"Exercise\"],\"signature_severity\":[\"Major\"],\"updated_at\":[\"2026_02_"
            "03\"]}},\"app_proto\":\"http\",");
        add("\"http\":{\"hostname\":\"")
            .add(host())
            .add("\",\"url\":\"")
            .add(path())
            .add("\",\"http_user_agent\":\"")
            .add(agents[std::size_t(below(4))]);
        add("\",\"http_method\":\"GET\",\"protocol\":\"HTTP/1.1\",\"status\":200,\"length\":")
            .add(std::to_string(below(90'000)));
        add("},\"direction\":\"to_server\",\"flow\":{");
        addFlowCounts();
        add(",\"src_ip\":\"")
            .add(inside)
            .add("\",\"dest_ip\":\"")
            .add(outside)
            .add("\",\"src_port\":")
            .add(std::to_string(port));
        add(",\"dest_port\":")
            .add(std::to_string(service))
            .add("},\"payload\":\"")
            .add(base64(100))
            .add("\",\"stream\":1,\"packet\":\"");
        add(base64(60)).add("\",\"packet_info\":{\"linktype\":1}");
    }
    void addFlow()
    {
        add(",\"app_proto\":\"tls\",\"flow\":{");
        addFlowCounts();
        add(",\"end\":\"").add(stamp(m_time)).add("\",\"age\":").add(std::to_string(below(600)));
        add(",\"state\":\"closed\",\"reason\":\"timeout\",\"alerted\":false},\"tcp\":{\"tcp_flags\":\"1b\",\"tcp_flags_"
            "ts\":\"1b\",\"tcp_flags_tc\":\"1b\",");
        add("\"syn\":true,\"fin\":true,\"psh\":true,\"ack\":true,\"state\":\"closed\",\"ts_max_regions\":1,\"tc_max_"
            "regions\":1}");
    }
    void addDns()
    {
        const std::string name = host();
        add(",\"dns\":{\"version\":3,\"type\":\"response\",\"tx_id\":1,\"id\":").add(std::to_string(below(65536)));
        add(",\"flags\":\"8180\",\"qr\":true,\"rd\":true,\"ra\":true,\"opcode\":0,\"rcode\":\"NOERROR\",\"queries\":[{"
            "\"rrname\":\"")
            .add(name);
        add("\",\"rrtype\":\"A\"}],\"answers\":[");
        const int answers = 1 + below(3);
        for (int i = 0; i < answers; ++i)
            add(i ? "," : "")
                .add("{\"rrname\":\"")
                .add(name)
                .add("\",\"rrtype\":\"A\",\"ttl\":")
                .add(std::to_string(below(3600)))
                .add(",\"rdata\":\"")
                .add(outsideAddress())
                .add("\"}");
        add("],\"grouped\":{\"A\":[\"").add(outsideAddress()).add("\"]}}");
    }
    void addHttp()
    {
        add(",\"tx_id\":0,\"http\":{\"hostname\":\"")
            .add(host())
            .add("\",\"http_port\":80,\"url\":\"")
            .add(path())
            .add("\",\"http_user_agent\":\"");
        add(agents[std::size_t(below(4))])
            .add("\",\"http_content_type\":\"text/html\",\"http_refer\":\"http://")
            .add(host())
            .add(path());
        add("\",\"http_method\":\"GET\",\"protocol\":\"HTTP/1.1\",\"status\":200,\"length\":")
            .add(std::to_string(below(90'000)));
        add("}");
    }
    void addTls()
    {
        const std::string name = host();
        add(",\"tls\":{\"subject\":\"CN=")
            .add(name)
            .add("\",\"issuerdn\":\"C=XX, O=Example Trust, CN=Example RSA 2048 M01\",\"serial\":\"")
            .add(hexBytes(16));
        add("\",\"fingerprint\":\"")
            .add(hexBytes(20))
            .add("\",\"sni\":\"")
            .add(name)
            .add("\",\"version\":\"TLS 1.3\",\"notbefore\":\"2026-02-14T00:00:00\",");
        add("\"notafter\":\"2027-02-14T23:59:59\",\"ja3\":{\"hash\":\"")
            .add(hexBytes(16))
            .add("\",\"string\":\"771,4865-4866-4867-49195-49199-49196-49200-52393,0-23-65281-10-11-35-16-5-13,29-23-"
                 "24,0\"},");
        add("\"ja3s\":{\"hash\":\"")
            .add(hexBytes(16))
            .add("\",\"string\":\"771,4865,43-51\"},\"ja4\":\"t13d1516h2_8daaf6152771_")
            .add(hexBytes(6))
            .add("\"}");
    }
    void addFile()
    {
        add(",\"http\":{\"hostname\":\"")
            .add(host())
            .add("\",\"url\":\"")
            .add(path())
            .add("\",\"http_user_agent\":\"")
            .add(agents[std::size_t(below(4))]);
        add("\",\"http_content_type\":\"application/octet-stream\",\"http_method\":\"GET\",\"protocol\":\"HTTP/"
            "1.1\",\"status\":200},\"app_proto\":\"http\",");
        add("\"fileinfo\":{\"filename\":\"/depot/")
            .add(hex(m_random(), 10))
            .add(".bin\",\"magic\":\"data\",\"gaps\":false,\"state\":\"CLOSED\",\"sha256\":\"");
        add(hexBytes(32))
            .add("\",\"stored\":false,\"size\":")
            .add(std::to_string(below(9'000'000)))
            .add(",\"tx_id\":0}");
    }

    std::mt19937_64 m_random;
    std::int64_t m_time = 1'790'000'000'000'000;
    std::string m_line;
};

} // namespace

void generateEve(FILE *out, std::int64_t events, std::uint64_t seed)
{
    Generator generator(seed);
    for (std::int64_t i = 0; i < events; ++i) {
        const std::string &line = generator.event(i);
        std::fwrite(line.data(), 1, line.size(), out);
    }
}

} // namespace watchfloor::bench
