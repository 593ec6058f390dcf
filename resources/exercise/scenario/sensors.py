# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three Suricata sensors: three days of ordinary traffic and what the story left in it."""

import json
import math
from datetime import timedelta, timezone

from . import story
from .story import END, START, at

RULES = {
    # sid: (priority, message, class, ATT&CK)
    9000101: (3, "WF POLICY Outdated TLS version offered", "Potential Corporate Privacy Violation", None),
    9000102: (3, "WF INFO Software update user agent", "Not Suspicious Traffic", None),
    9000103: (3, "WF POLICY DNS query for dynamic name service", "Potentially Bad Traffic", None),
    9000104: (3, "WF SCAN Single probe on closed port", "Attempted Information Leak", "T1595.001"),
    9000105: (3, "WF INFO Remote desktop inside the mission network", "Misc activity", None),
    9000201: (2, "WF PHISHING Name resembles a mission host", "Possible Social Engineering Attempted", "T1566.002"),
    9000202: (1, "WF PHISHING Password sent to a copied login page", "Successful Credential Theft Detected", "T1056.003"),
    9000210: (2, "WF POLICY VPN login from a network not seen before", "Unusual Client Port Connection", "T1078"),
    9000220: (2, "WF SCAN Web vulnerability scanner", "Web Application Attack", "T1595.002"),
    9000221: (2, "WF EXPLOIT Path traversal in request", "Web Application Attack", "T1190"),
    9000230: (3, "WF DOS Flood of new connections to a web server", "Detection of a Denial of Service Attack", "T1498.001"),
    9000231: (2, "WF DOS Web server answers over threshold", "Detection of a Denial of Service Attack", "T1499.002"),
    9000240: (2, "WF LATERAL Administrative share opened from a workstation", "Lateral movement", "T1021.002"),
    9000241: (1, "WF LATERAL Remote service created on a server", "Lateral movement", "T1569.002"),
    9000250: (2, "WF MALWARE TIDEBREAK loader check-in", "A Network Trojan was detected", "T1105"),
    9000251: (1, "WF MALWARE Command and control certificate", "Malware Command and Control Activity Detected", "T1071.001"),
    9000260: (1, "WF EXFIL Large upload to a host never seen before", "Data exfiltration", "T1041"),
}


class Sensor:
    def __init__(self, rng, slug, interface, offset_hours, ends=END, clock_ahead=timedelta()):
        self.rng, self.slug, self.interface, self.ends = rng, slug, interface, ends
        self.zone = timezone(timedelta(hours=offset_hours))
        self.ahead = clock_ahead
        self.events = []
        self.incident = None  # what the events that follow truly belong to
        self.truth = []

    def stamp(self, moment):
        return (moment + self.ahead).astimezone(self.zone).strftime("%Y-%m-%dT%H:%M:%S.%f%z")

    def event(self, moment, kind, source, sport, target, dport, proto, **more):
        if not START <= moment < self.ends:
            return
        line = {"timestamp": self.stamp(moment), "flow_id": self.rng.getrandbits(51), "in_iface": self.interface,
                "event_type": kind, "src_ip": source, "src_port": sport, "dest_ip": target, "dest_port": dport,
                "proto": proto}
        if proto == "ICMP":
            del line["src_port"], line["dest_port"]
        if self.incident:
            self.truth.append([self.slug, str(line["flow_id"]), self.incident])
        self.events.append((moment, line | more))

    def high_port(self):
        return self.rng.randint(32768, 60999)

    def jitter(self, moment, seconds):
        return moment + timedelta(microseconds=self.rng.randrange(int(seconds * 1e6)))

    def alert(self, moment, sid, source, target, dport, proto="TCP", blocked=False, **more):
        priority, message, label, technique = RULES[sid]
        alert = {"action": "blocked" if blocked else "allowed", "gid": 1, "signature_id": sid, "rev": 3,
                 "signature": message, "category": label, "severity": priority}
        if technique:
            alert["metadata"] = {"mitre_technique_id": [technique]}
        self.event(moment, "alert", source, self.high_port(), target, dport, proto, alert=alert, **more)

    def flow(self, moment, source, target, dport, proto, out, back, seconds, app=None):
        start = self.stamp(moment)
        end = self.stamp(moment + timedelta(seconds=seconds))
        more = {"app_proto": app} if app else {}
        self.event(moment + timedelta(seconds=seconds), "flow", source, self.high_port(), target, dport, proto, **more,
                   flow={"pkts_toserver": max(1, out // 700), "pkts_toclient": max(1, back // 900),
                         "bytes_toserver": out, "bytes_toclient": back, "start": start, "end": end,
                         "age": int(seconds), "state": "closed", "reason": "timeout", "alerted": False})

    def dns(self, moment, client, server, name):
        self.event(moment, "dns", client, self.high_port(), server, 53, "UDP",
                   dns={"type": "query", "id": self.rng.randrange(65536), "rrname": name,
                        "rrtype": self.rng.choice(["A", "A", "AAAA"]), "tx_id": 0})

    def tls(self, moment, client, server, name, version="TLS 1.3"):
        self.event(moment, "tls", client, self.high_port(), server, 443, "TCP", tls={"sni": name, "version": version})

    def http(self, moment, client, server, host, url, status=200, agent="Mozilla/5.0"):
        self.event(moment, "http", client, self.high_port(), server, 80, "TCP", tx_id=0,
                   http={"hostname": host, "url": url, "http_user_agent": agent, "http_method": "GET",
                         "protocol": "HTTP/1.1", "status": status, "length": self.rng.randint(200, 9000)})

    def working_moment(self):
        """Any time of the three days, three times likelier at noon than at night."""
        while True:
            moment = START + timedelta(microseconds=self.rng.randrange(int(timedelta(days=3).total_seconds() * 1e6)))
            day = 0.5 - 0.5 * math.cos(2 * math.pi * (moment.hour + moment.minute / 60 - 1) / 24)
            if self.rng.random() < 0.33 + 0.67 * day:
                return moment

    def write(self):
        self.events.sort(key=lambda e: e[0])
        return [json.dumps(line, separators=(",", ":")).encode() for _, line in self.events]


OUTSIDE = [("192.0.2.200", "weather.example"), ("192.0.2.201", "news.example.com"), ("192.0.2.203", "updates.example.net"),
           ("198.51.100.8", "maps.example.org"), ("198.51.100.9", "cdn.example.net"), ("192.0.2.210", "time.example.org"),
           ("2001:db8:aa::15", "mirror.example.org"), ("198.51.100.80", "portal.gmcc.example")]


def noise(s, count, clients, servers, resolver, probes):
    """The ordinary day: names asked, pages read, files opened, and the alerts nobody looks at twice."""
    r = s.rng
    for _ in range(count):
        moment, client = s.working_moment(), r.choice(clients)
        address, name = r.choice(OUTSIDE)
        server, host, port, app = r.choice(servers)
        dice = r.random()
        if dice < 0.40:
            target, dport, kind = (server, port, app) if r.random() < 0.65 else (address, 443, "tls")
            s.flow(moment, client, target, dport, "TCP", r.randint(600, 90_000), r.randint(800, 900_000),
                   r.randint(1, 280), kind)
        elif dice < 0.68:
            s.dns(moment, client, resolver, r.choice([name, host]))
        elif dice < 0.84:
            s.tls(moment, client, address, name, "TLS 1.2" if r.random() < 0.2 else "TLS 1.3")
        elif dice < 0.90:
            s.http(moment, client, address, name, r.choice(["/", "/index.html", "/news", "/api/v1/tiles/7/63/61"]))
        elif dice < 0.915:
            s.event(moment, "ssh", client, s.high_port(), server, 22, "TCP",
                    ssh={"client": {"proto_version": "2.0", "software_version": "OpenSSH_9.2"},
                         "server": {"proto_version": "2.0", "software_version": "OpenSSH_9.2"}})
        elif dice < 0.925:
            s.event(moment, "anomaly", client, s.high_port(), address, 443, "TCP",
                    anomaly={"type": "stream", "event": "stream.pkt_invalid_ack", "code": 129})
        elif dice < 0.93:
            s.event(moment, "fileinfo", address, 80, client, s.high_port(), "TCP", http={"hostname": name, "url": "/d.pdf"},
                    fileinfo={"filename": "/d.pdf", "state": "CLOSED", "stored": False, "size": r.randint(9000, 900_000),
                              "tx_id": 0})
        elif dice < 0.965:
            s.alert(moment, r.choice([9000101, 9000102, 9000103]), client, address, 443)
        elif dice < 0.975:
            s.alert(moment, 9000105, client, server, 3389)
        else:
            s.alert(moment, 9000104, f"203.0.113.{r.randint(150, 250)}", r.choice(probes), r.choice([22, 23, 445, 3389, 8080]),
                    blocked=True)
    hour = START
    while hour < s.ends:
        s.events.append((hour, {"timestamp": s.stamp(hour), "event_type": "stats",
                                "stats": {"uptime": int((hour - START).total_seconds()) + 86400,
                                          "capture": {"kernel_packets": r.randint(4_000_000, 9_000_000),
                                                      "kernel_drops": r.randint(0, 40)}}}))
        hour += timedelta(hours=6)


def brest(rng):
    s = Sensor(rng, "sensor-ohq", "ens2f0", 2)
    clients = ["10.20.2.14", "10.20.2.21", "10.20.2.33", "10.20.2.47", "10.20.0.8", "10.20.0.44"]
    servers = [("10.20.1.10", "c2.ohq.eumsa.example", 443, "tls"), ("10.20.1.30", "mail.eumsa.example", 993, "imap"),
               ("10.20.1.40", "files.ohq.eumsa.example", 445, "smb"), ("10.20.1.20", "rmp.ohq.eumsa.example", 443, "tls"),
               ("10.20.1.5", "dc1.ohq.eumsa.example", 88, "krb5"), ("10.20.1.51", "chat.ohq.eumsa.example", 443, "tls"),
               ("10.20.1.50", "vtc.ohq.eumsa.example", 5061, "tls"), ("10.30.1.20", "logplan.log.eumsa.example", 443, "tls")]
    noise(s, 1500, clients, servers, "10.20.1.53", ["192.0.2.10", "192.0.2.44", "192.0.2.26"])
    # Monday: mail, clicks, a password.
    s.incident = "phishing Monday"
    for i in range(14):
        moment = s.jitter(at(28, "06:12"), 2400)
        s.event(moment, "smtp", "203.0.113.71", s.high_port(), "192.0.2.26", 25, "TCP",
                smtp={"helo": "mx.port-schedule.example", "mail_from": f"<{story.LURE_SENDER}>",
                      "rcpt_to": [f"<user{i:02d}@eumsa.example>"]})
    for client, clock, entered in [("10.20.2.14", "07:40", True), ("10.20.2.33", "07:44", False), ("10.20.2.47", "07:52", True)]:
        moment = at(28, clock)
        s.dns(s.jitter(moment, 2), client, "10.20.1.53", story.LURE_HOST)
        s.tls(s.jitter(moment + timedelta(seconds=3), 2), client, story.PHISH_WEB, story.LURE_HOST)
        s.alert(s.jitter(moment + timedelta(seconds=4), 2), 9000201, client, story.PHISH_WEB, 443)
        if entered:
            s.alert(s.jitter(moment + timedelta(seconds=50), 9), 9000202, client, story.PHISH_WEB, 443)
    s.incident = "intrusion"
    for i in range(9):
        s.alert(s.jitter(at(28, "07:45") + timedelta(hours=2 * i), 600), 9000250, "10.20.2.14", story.LOADER_NODE, 443)
    s.incident = "VPN login"
    s.alert(at(28, "13:02"), 9000210, story.LOGIN_FROM, "192.0.2.44", 443)
    s.flow(at(28, "13:02"), story.LOGIN_FROM, "192.0.2.44", 443, "TCP", 88_000, 4_100_000, 1730, "tls")
    # The announced test.
    s.incident = "penetration test"
    for _ in range(46):
        moment, target = s.jitter(at(28, "14:02"), 6900), s.rng.choice(["192.0.2.10", "10.20.1.40"])
        s.alert(moment, s.rng.choice([9000104, 9000104, 9000220, 9000221]), "10.20.9.50", target, s.rng.choice([80, 443]))
        s.http(moment, "10.20.9.50", target, "www.eumsa.example", "/cgi-bin/../../etc/passwd", 404, "pentest-2026/authorised")
    # Tuesday: into the logistics server, and the flood on the public portal.
    s.incident = "intrusion"
    for i in range(8):
        s.alert(s.jitter(at(29, "02:10") + timedelta(minutes=7 * i), 60), 9000240, "10.20.2.14", "10.30.1.20", 445)
    s.incident = "phishing Tuesday"
    for _ in range(4):
        moment = s.jitter(at(29, "10:40"), 4000)
        s.alert(moment, 9000201, "10.20.0.44", story.PHISH_WEB, 443)
    s.incident = "flood on the mission"
    flood(s, "192.0.2.10", at(29, "18:55"), 89, 150)
    return s


def flood(s, target, begin, minutes, count):
    for _ in range(count):
        moment = s.jitter(begin, minutes * 60)
        source = (f"203.0.113.{s.rng.randint(150, 250)}" if s.rng.random() < 0.6 else
                  f"198.51.100.{s.rng.randint(150, 250)}" if s.rng.random() < 0.7 else
                  f"2001:db8:dd::{s.rng.randint(1, 4095):x}")
        if ":" in source:
            address = "2001:db8:20::10" if target == "192.0.2.10" else "2001:db8:80::80"
        else:
            address = target
        s.alert(moment, 9000231 if s.rng.random() < 0.15 else 9000230, source, address, 443, blocked=s.rng.random() < 0.5)


def las_palmas(rng):
    """Falls silent nine hours before the end."""
    s = Sensor(rng, "sensor-log", "eno1", 0, ends=END - timedelta(hours=9))
    clients = ["10.30.2.7", "10.30.1.30", "10.30.1.60", "10.30.1.5"]
    servers = [("10.30.1.20", "logplan.log.eumsa.example", 443, "tls"), ("10.30.1.21", "logdb.log.eumsa.example", 5432, "pgsql"),
               ("203.0.113.10", "order.meridianfuels.example", 443, "tls"), ("10.30.1.60", "backup.log.eumsa.example", 873, None),
               ("10.30.1.5", "dc.log.eumsa.example", 88, "krb5")]
    noise(s, 1320, clients, servers, "10.20.1.53", ["10.30.0.1", "10.30.0.9"])
    s.incident = "intrusion"
    for i in range(11):
        s.alert(s.jitter(at(29, "02:12") + timedelta(minutes=6 * i), 50), 9000240, "10.20.2.14", "10.30.1.20", 445)
    for clock in ("02:31", "02:58", "03:24"):
        s.alert(at(29, clock), 9000241, "10.20.2.14", "10.30.1.20", 135)
    # A session every ten minutes or so, until nobody watches any more.
    moment = at(29, "03:30")
    while moment < s.ends:
        s.tls(moment, "10.30.1.20", story.C2_NODE, story.C2_HOST, "TLS 1.2")
        if s.rng.random() < 0.12:
            s.alert(moment + timedelta(milliseconds=40), 9000251, "10.30.1.20", story.C2_NODE, 443)
        moment += timedelta(seconds=600 + s.rng.randint(-70, 70))
    for i in range(24):
        s.flow(s.jitter(at(30, "01:15") + timedelta(minutes=2 * i), 60), "10.30.1.20", "10.30.1.21", 5432, "TCP", 40_000,
               s.rng.randint(30_000_000, 60_000_000), 100, "pgsql")
    for i in range(16):
        moment = s.jitter(at(30, "02:04") + timedelta(minutes=3 * i), 40)
        s.flow(moment, "10.30.1.20", story.DROP_NODE, 443, "TCP", s.rng.randint(70_000_000, 80_000_000), 900_000, 160, "tls")
        s.alert(moment + timedelta(seconds=20), 9000260, "10.30.1.20", story.DROP_NODE, 443)
    return s


def abidjan(rng):
    """Its clock is 42 seconds ahead, as feeds.json declares."""
    s = Sensor(rng, "sensor-fhq", "bond0", 0, clock_ahead=timedelta(seconds=42))
    clients = ["10.40.2.3", "10.40.2.11", "10.40.1.70", "10.40.1.20"]
    servers = [("10.40.1.10", "c2.fhq.eumsa.example", 443, "tls"), ("10.40.1.20", "rmp.fhq.eumsa.example", 443, "tls"),
               ("10.20.1.10", "c2.ohq.eumsa.example", 443, "tls"), ("10.40.1.50", "vtc.fhq.eumsa.example", 5061, "tls"),
               ("10.40.1.70", "med.fhq.eumsa.example", 443, "tls"), ("10.40.1.5", "dc.fhq.eumsa.example", 88, "krb5"),
               ("198.51.100.82", "ais.gmcc.example", 8443, "tls")]
    noise(s, 1130, clients, servers, "10.40.1.5", ["10.40.0.2", "10.40.0.9"])
    s.incident = "flood on the partner"
    flood(s, "198.51.100.80", at(28, "19:26"), 261, 210)
    s.incident = "cable"
    # With the cable gone, one tunnel after another is set up again over the satellite.
    for _ in range(90):
        s.flow(s.jitter(at(29, "08:20"), 2400), "10.40.0.2", "192.0.2.120", 4500, "UDP", s.rng.randint(200, 4000),
               s.rng.randint(0, 3000), 30)
    for begin, s.incident in ((at(29, "05:48"), "interference Tuesday"), (at(30, "08:55"), "interference Wednesday")):
        for _ in range(16):
            s.event(s.jitter(begin, 1500), "anomaly", "10.40.0.9", s.high_port(), "192.0.2.120", 443, "TCP",
                    anomaly={"type": "stream", "event": "stream.reassembly_seq_gap", "code": 136})
    return s


def write(rng):
    """Returns {file name: (bytes, accepted, quarantined, format)}, and what truly belongs together."""
    files, truth = {}, []
    for make, bad in ((brest, [b'{"timestamp":"2026-09-29T14:03:11.220184+0200","flow_id":811,"event_type":"alert","src_ip":"10.20.2.2',
                               b'{"timestamp":"2026-13-29T14:03:12.000000+0200","flow_id":812,"event_type":"dns","src_ip":"10.20.2.21",'
                               b'"src_port":40001,"dest_ip":"10.20.1.53","dest_port":53,"proto":"UDP","dns":{"type":"query",'
                               b'"rrname":"month-thirteen.example"}}',
                               b'{"timestamp":"2026-09-29T14:03:13.000000+0200","flow_id":813,"event_type":"http","src_ip":"10.20.2.21",'
                               b'"src_port":40002,"dest_ip":"192.0.2.201","dest_port":80,"proto":"TCP","http":{"hostname":"news.example.com",'
                               b'"url":"/caf\xe9"}}']),
                      (las_palmas, []),
                      (abidjan, [b"-- rotated by logrotate --"])):
        sensor = make(rng)
        lines = sensor.write()
        truth += sensor.truth
        accepted = len(lines)
        for i, broken in enumerate(bad):
            lines.insert(len(lines) // 2 + i, broken)
        text = b"\n".join(lines) + b"\n"
        broken = len(bad)
        if sensor.slug == "sensor-log":  # the last thing it wrote is half a line
            text += b'{"timestamp":"2026-09-30T14:59:58.001877+0000","flow_id":904,"in_iface":"eno1","event_ty'
            broken += 1
        files[f"{sensor.slug}/eve.json"] = (text, accepted, broken, "suricata-eve")
    return files, truth
