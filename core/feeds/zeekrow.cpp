// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/zeekrow.h"

#include "base/address.h"
#include "feeds/csvcells.h"
#include "feeds/feedtime.h"

#include <algorithm>
#include <charconv>

namespace watchfloor::feeds {

namespace {

constexpr double longestConnection = 10.0 * 366 * 86400;
/// As with Suricata's anomalies: the decoder's wonder, not a judgement of danger.
constexpr std::uint8_t weirdSeverity = 25;

struct Judgement
{
    std::string_view note; ///< how the notice type begins or, with a leading *, what it contains
    Category category;
    std::uint8_t severity;
};
/// What Zeek's own notice types mean; any other notice is an alert of low severity.
constexpr auto judgements = std::to_array<Judgement>({
    {"Scan::", Category::Scanner, 40},
    {"*Password_Guessing", Category::BruteForce, 50},
    {"*Bruteforcing", Category::BruteForce, 50},
    {"*Heartbleed", Category::Exploit, 70},
    {"*SQL_Injection", Category::Exploit, 60},
    {"*Watched_Country_Login", Category::UnprivilegedAccountCompromise, 60},
    {"*Interesting_Hostname_Login", Category::UnprivilegedAccountCompromise, 50},
    {"TeamCymruMalwareHashRegistry::", Category::MalwareDistribution, 70},
    {"*Malware", Category::MalwareDistribution, 70},
    {"Intel::", Category::IdsAlert, 60},
    {"Signatures::", Category::IdsAlert, 50},
    {"Traceroute::", Category::Scanner, 20},
    {"SSL::Invalid", Category::IdsAlert, 20},
    {"SSL::Certificate", Category::IdsAlert, 20},
    {"SSL::Weak", Category::WeakCrypto, 20},
    {"SSL::Old", Category::WeakCrypto, 20},
    {"CaptureLoss::", Category::Outage, 20},
    {"PacketFilter::", Category::Misconfiguration, 20},
});

/// Logs that are about connections, files or Zeek itself rather than about a protocol of their name.
constexpr auto plainPaths = std::to_array<std::string_view>(
    {"conn", "conn_long", "notice", "notice_alarm", "weird", "files", "x509", "pe", "software", "known_hosts",
     "known_services", "known_certs", "analyzer", "dpd", "signatures", "intel", "tunnel", "ocsp", "zeek"});

class Observer
{
public:
    Observer(const ZeekRow &row, const ParseContext &context, Items &out)
        : m_row(row)
        , m_context(context)
        , m_out(out)
    {
    }

    void run()
    {
        Observation &o = m_out.observations.emplace_back();
        o.kind = path();
        if (!times(o) || !endpoints(o) || !place(o)) {
            m_out.observations.clear();
            return;
        }
        o.protocol = protocol(o.kind);
        o.flowId = text(ZeekField::Uid).empty() ? text(ZeekField::Fuid) : text(ZeekField::Uid);
        o.communityId = text(ZeekField::CommunityId);
        o.name = name(o.kind);
        judge(o);
        if (o.kind == "conn" && !text(ZeekField::Uid).empty() && o.happenedFrom)
            m_out.naturalKey
                = "conn:" + std::string(text(ZeekField::Uid)) + ':' + std::to_string(toMicros(*o.happenedFrom));
        if (o.source.address.empty() && o.destination.address.empty() && o.signature.empty())
            m_out.observations.clear();
    }

private:
    [[nodiscard]] std::string_view text(ZeekField field) const { return m_row[static_cast<std::size_t>(field)]; }
    [[nodiscard]] bool has(ZeekField field) const { return !text(field).empty(); }

    bool reject(ZeekField field, const std::string &what)
    {
        const std::string name(zeekFieldNames[static_cast<std::size_t>(field)]);
        m_out.rejected = Rejection{name + ": " + excerpt(text(field)) + what, name};
        return false;
    }

    /// JSON logs name their path in the file's name alone, so it is told by what only that log has.
    [[nodiscard]] std::string path() const
    {
        if (has(ZeekField::Path))
            return std::string(text(ZeekField::Path));
        static constexpr auto given = std::to_array<std::pair<ZeekField, std::string_view>>({
            {ZeekField::Note, "notice"},
            {ZeekField::ConnState, "conn"},
            {ZeekField::Query, "dns"},
            {ZeekField::Indicator, "intel"},
            {ZeekField::SigId, "signatures"},
            {ZeekField::CertificateSubject, "x509"},
            {ZeekField::ServerName, "ssl"},
            {ZeekField::Cipher, "ssl"},
            {ZeekField::AuthSuccess, "ssh"},
            {ZeekField::Uri, "http"},
            {ZeekField::Software, "software"},
            {ZeekField::PortNum, "known_services"},
        });
        for (const auto &[field, log] : given) {
            if (has(field))
                return std::string(log);
        }
        return "zeek";
    }

    bool times(Observation &o)
    {
        const std::string_view stamp = text(ZeekField::Ts);
        if (stamp.empty())
            return true;
        std::optional<Timestamp> at = epochTime(stamp, EpochUnit::BySize);
        if (!at) {
            const auto read = parseIso8601(stamp);
            if (!read)
                return reject(ZeekField::Ts, " is not a time");
            at = read->at;
            o.offsetKnown = read->offsetKnown;
        }
        const Timestamp corrected = *at - m_context.source.clockOffset;
        if (!isPlausible(corrected, m_context.received))
            return true;
        o.happenedFrom = corrected;
        if (!has(ZeekField::Duration))
            return true;
        const auto seconds = number(text(ZeekField::Duration));
        if (!seconds)
            return reject(ZeekField::Duration, " is not a number of seconds");
        if (*seconds > 0 && *seconds < longestConnection)
            o.happenedTo = corrected + std::chrono::microseconds(static_cast<std::int64_t>(*seconds * 1e6));
        return true;
    }

    bool address(ZeekField field, Endpoint &to)
    {
        if (!has(field) || !to.address.empty())
            return true;
        auto canonical = canonicalAddress(text(field));
        if (!canonical)
            return reject(field, " is not an address");
        to.address = std::move(*canonical);
        return true;
    }

    bool port(ZeekField field, Endpoint &to)
    {
        if (!has(field) || to.port >= 0)
            return true;
        const std::string_view digits = text(field);
        int value = -1;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || value < 0 || value > 65535)
            return reject(field, " is not a port");
        to.port = value;
        return true;
    }

    bool endpoints(Observation &o)
    {
        using enum ZeekField;
        for (const ZeekField field : {OrigH, Src, SrcAddr, ClientAddr, TxHosts}) {
            if (!address(field, o.source))
                return false;
        }
        for (const ZeekField field : {RespH, Dst, DstAddr, ServerAddr, RxHosts}) {
            if (!address(field, o.destination))
                return false;
        }
        if (!port(OrigP, o.source) || !port(SrcPort, o.source) || !port(RespP, o.destination)
            || !port(DstPort, o.destination))
            return false;
        // Inventories of what was seen on the net: a host that offers something, or one that was there.
        if (o.source.address.empty() && o.destination.address.empty()) {
            if (auto host = canonicalAddress(text(Host))) {
                Endpoint &end = has(PortNum) ? o.destination : o.source;
                end.address = std::move(*host);
                return port(PortNum, end);
            }
        }
        return true;
    }

    bool place(Observation &o)
    {
        if (!has(ZeekField::Latitude) || !has(ZeekField::Longitude))
            return true;
        const auto north = latitude(text(ZeekField::Latitude));
        const auto east = longitude(text(ZeekField::Longitude));
        if (!north)
            return reject(ZeekField::Latitude, " is not a latitude");
        if (!east)
            return reject(ZeekField::Longitude, " is not a longitude");
        o.position = Position{*north, *east, Precision::City};
        return true;
    }

    [[nodiscard]] std::string protocol(std::string_view log) const
    {
        if (has(ZeekField::Service) && (log == "conn" || log == "conn_long")) {
            const std::string_view service = text(ZeekField::Service);
            return lower(service.substr(0, service.find(',')));
        }
        if (std::ranges::contains(plainPaths, log))
            return lower(has(ZeekField::Proto) ? text(ZeekField::Proto) : text(ZeekField::PortProto));
        if (log == "dce_rpc")
            return "dce_rpc";
        return std::string(log.substr(0, log.find('_')));
    }

    [[nodiscard]] std::string name(std::string_view log) const
    {
        using enum ZeekField;
        for (const ZeekField field :
             {Query, ServerName, Indicator, Filename, CertificateSubject, Subject, Sub, Hostname}) {
            if (has(field))
                return std::string(text(field));
        }
        if (log == "http")
            return std::string(text(Host));
        if (log == "software")
            return std::string(has(Software) ? text(Software) : text(Name));
        return {};
    }

    void judge(Observation &o) const
    {
        if (has(ZeekField::Note)) {
            const std::string_view note = text(ZeekField::Note);
            o.signatureId = note;
            o.signature = has(ZeekField::Msg) ? text(ZeekField::Msg) : note;
            o.category = Category::IdsAlert;
            o.severity = 30;
            for (const Judgement &known : judgements) {
                const bool inside = known.note.starts_with('*');
                if (inside ? note.contains(known.note.substr(1)) : note.starts_with(known.note)) {
                    o.category = known.category;
                    o.severity = known.severity;
                    break;
                }
            }
        } else if (has(ZeekField::SigId)) {
            o.signatureId = text(ZeekField::SigId);
            o.signature = has(ZeekField::EventMsg) ? text(ZeekField::EventMsg) : text(ZeekField::SigId);
            o.category = Category::IdsAlert;
            o.severity = 50;
        } else if (has(ZeekField::Indicator)) {
            o.signature = "Intelligence indicator seen";
            o.category = Category::IdsAlert;
            o.severity = 60;
        } else if (o.kind == "weird" && has(ZeekField::Name)) {
            o.signature = text(ZeekField::Name);
            o.severity = weirdSeverity;
        }
    }

    const ZeekRow &m_row;
    const ParseContext &m_context;
    Items &m_out;
};

} // namespace

void observeZeek(const ZeekRow &row, const ParseContext &context, Items &out) { Observer(row, context, out).run(); }

} // namespace watchfloor::feeds
