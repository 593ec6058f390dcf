#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes feeds of an invented month, and apart from them what truly belonged together.

usage: generate.py --seed N --out DIR --truth FILE [--observations N] [--noise SHARE]

The same arguments give the same bytes. The truth names reports by source and case number, observations by
sensor and flow id; what is not in it belongs to nothing. Only the score reads it. What the month holds: README.md.
"""

import argparse
import csv
import io
import json
import pathlib
import random
import uuid
from datetime import datetime, timedelta, timezone

START = datetime(2026, 9, 1, tzinfo=timezone.utc)
DAYS = 30
NAMESPACE = uuid.UUID("2f1de4a1-6a52-4c8e-9d37-18e0b5a7c360")
SCO_NAMESPACE = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # STIX 2.1, 2.9

ACTORS = [  # a name for each of the two CERTs, then what both know it by, too
    ("QUIET MAGPIE", "Stille Elster", "Magpie Group"), ("COPPER LYNX", "Kupferluchs", "TA-9041"),
    ("SALT WEAVER", "Salzweber", "Weaver Team"), ("NORTHERN PIKE", "Nordhecht", "TA-9047"),
    ("PAPER LANTERN", "Papierlaterne", "Lantern Crew"), ("IRON THISTLE", "Eisendistel", "Thistle Ops"),
]
SITES = ["bre", "lpa", "abj", "tll"]
RULES = {  # kind: (sid, priority, message, class, technique)
    "probe": (9100104, 3, "GEN SCAN Single probe on closed port", "Attempted Information Leak", "T1595.001"),
    "policy": (9100101, 3, "GEN POLICY Outdated TLS version offered", "Potential Corporate Privacy Violation", None),
    "odd": (9100106, 2, "GEN POLICY Remote administration tool", "Potentially Bad Traffic", "T1219"),
    "lure": (9100201, 2, "GEN PHISHING Name resembles a mission host", "Possible Social Engineering Attempted", "T1566.002"),
    "exploit": (9100221, 1, "GEN EXPLOIT Path traversal in request", "Web Application Attack", "T1190"),
    "flood": (9100230, 3, "GEN DOS Flood of new connections", "Detection of a Denial of Service Attack", "T1498.001"),
    "lateral": (9100240, 2, "GEN LATERAL Administrative share opened", "Lateral movement", "T1021.002"),
    "loader": (9100250, 2, "GEN MALWARE Loader check-in", "A Network Trojan was detected", "T1105"),
    "control": (9100251, 1, "GEN MALWARE Command and control certificate", "Malware Command and Control Activity Detected",
                "T1071.001"),
    "exfil": (9100260, 1, "GEN EXFIL Large upload to a host never seen before", "Data exfiltration", "T1041"),
}
CATEGORIES = {
    "phishing": ["fraud/phishing"],
    "intrusion": ["intrusions/system-compromise", "malicious-code/infected-system", "malicious-code/c2-server",
                  "intrusions/unprivileged-account-compromise"],
    "ddos": ["availability/ddos"],
    "outage": ["availability/outage"],
    "exploit": ["intrusion-attempts/exploit", "intrusions/application-compromise"],
}
WORDS = {"fraud/phishing": "Phishing", "availability/ddos": "DDoS", "availability/outage": "Outage",
         "malicious-code/infected-system": "Malware"}


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class Host:
    def __init__(self, key, site, address, name, kind="host", public=None):
        self.key, self.site, self.address, self.name, self.kind, self.public = key, site, address, name, kind, public


class Sensor:
    def __init__(self, rng, slug, ahead=timedelta()):
        self.rng, self.slug, self.ahead, self.lines = rng, slug, ahead, []

    def event(self, moment, kind, source, target, port, truth, incident=None, community=None, **more):
        flow = self.rng.getrandbits(51)
        line = {"timestamp": (moment + self.ahead).strftime("%Y-%m-%dT%H:%M:%S.%f+0000"), "flow_id": flow,
                "event_type": kind, "src_ip": source, "src_port": self.rng.randint(32768, 60999), "dest_ip": target,
                "dest_port": port, "proto": "TCP"} | more
        if community:
            line["community_id"] = community
        self.lines.append((moment, line))
        if incident:
            truth["observations"].append([self.slug, str(flow), incident])

    def alert(self, moment, rule, source, target, port, truth, incident=None, **more):
        sid, priority, message, label, technique = RULES[rule]
        alert = {"action": "allowed", "gid": 1, "signature_id": sid, "rev": 1, "signature": message, "category": label,
                 "severity": priority}
        if technique:
            alert["metadata"] = {"mitre_technique_id": [technique]}
        if "cve" in more:
            alert.setdefault("metadata", {})["cve"] = [more.pop("cve")]
        self.event(moment, "alert", source, target, port, truth, incident, alert=alert, **more)

    def text(self):
        self.lines.sort(key=lambda one: (one[0], one[1]["flow_id"]))
        return "".join(json.dumps(line, separators=(",", ":")) + "\n" for _, line in self.lines)


class Bundle:
    """One CERT's STIX."""

    def __init__(self, source, title):
        self.source, self.objects = source, {}
        self.me = self.add("identity", "me", START, name=title, identity_class="organization")

    def add(self, kind, key, when, by=None, **properties):
        identity = f"{kind}--{uuid.uuid5(NAMESPACE, f'{self.source}|{kind}|{key}')}"
        thing = {"type": kind, "spec_version": "2.1", "id": identity, "created": stamp(when), "modified": stamp(when)}
        if by or hasattr(self, "me"):
            thing["created_by_ref"] = by or self.me
        self.objects[identity] = thing | properties
        return identity

    def sco(self, value):
        kind = "ipv4-addr" if value.replace(".", "").isdigit() else "domain-name"
        text = json.dumps({"value": value}, separators=(",", ":"))
        identity = f"{kind}--{uuid.uuid5(SCO_NAMESPACE, text)}"
        self.objects[identity] = {"type": kind, "spec_version": "2.1", "id": identity, "value": value}
        return identity

    def link(self, source, kind, target, when):
        self.add("relationship", f"{source}|{kind}|{target}", when, relationship_type=kind, source_ref=source,
                 target_ref=target)

    def text(self):
        return json.dumps({"type": "bundle", "id": f"bundle--{uuid.uuid5(NAMESPACE, self.source)}",
                           "objects": list(self.objects.values())}, indent=0, ensure_ascii=False)


class Month:
    def __init__(self, seed, observations, noise):
        self.rng = random.Random(seed)
        self.seed = seed
        self.truth = {"seed": seed, "reports": [], "observations": []}
        self.number = 0
        self.cases = dict.fromkeys(["cert-a", "cert-b", "soc-x", "soc-y"], 0)
        self.tickets = {"soc-x": [], "soc-y": []}
        self.bundles = {"cert-a": Bundle("cert-a", "CERT Alpha"), "cert-b": Bundle("cert-b", "CERT Beta"),
                        "isac": Bundle("isac", "Maritime ISAC")}
        self.make_places()
        self.make_outside()
        self.story()
        spent = sum(len(s.lines) for s in self.sensors.values())
        self.ordinary(max(0, int(observations * (1 - noise)) - spent))
        self.false_alarms(int(observations * noise))

    # ------------------------------------------------------------ the world

    def make_places(self):
        self.hosts, self.clients, self.servers, self.gateways = [], {}, {}, {}
        for i, site in enumerate(SITES):
            gateway = Host(f"GW-{site.upper()}", site, f"192.0.2.{10 + i}", f"gw.{site}.force.example")
            self.gateways[site] = gateway
            self.clients[site] = [Host(f"WS-{site.upper()}-{n:02d}", site, f"10.{20 + i}.2.{10 + n}",
                                       f"ws{n:02d}.{site}.force.example") for n in range(18)]
            self.servers[site] = [Host(f"SRV-{site.upper()}-{n}", site, f"10.{20 + i}.1.{10 + n}",
                                       f"{name}.{site}.force.example", public=f"192.0.2.{40 + 8 * i + n}")
                                  for n, name in enumerate(["mail", "files", "plan", "web", "vpn"])]
            self.hosts += [gateway, *self.clients[site], *self.servers[site]]
        self.physical = [Host(key, None, "", "", kind) for key, kind in
                         [("CBL-NORTH", "cable"), ("CBL-SOUTH", "cable"), ("PWR-ABJ", "power"), ("SAT-A", "satellite"),
                          ("SAT-B", "satellite"), ("PWR-LPA", "power")]]
        self.all_physical = list(self.physical)  # an outage happens once to each
        wrong = self.rng.choice(SITES)
        self.sensors = {site: Sensor(self.rng, f"sensor-{site}", timedelta(hours=1) if site == wrong else timedelta())
                        for site in SITES}
        # Outside of the address translation of one site.
        self.edge_site = self.rng.choice(SITES)
        self.sensors["edge"] = Sensor(self.rng, "sensor-edge")

    def make_outside(self):
        r = self.rng
        pool = [f"{net}.{n}" for net in ("198.51.100", "203.0.113") for n in range(1, 255)]
        r.shuffle(pool)
        self.addresses = iter(pool)
        self.cdn = [next(self.addresses) for _ in range(4)]
        self.shared = [next(self.addresses) for _ in range(2)]
        self.sites_out = [(next(self.addresses), f"site{n}.example.org") for n in range(14)]
        self.scanners = [next(self.addresses) for _ in range(6)]
        self.bots = [next(self.addresses) for _ in range(150)]
        self.actors = []
        for n, (a, b, c) in enumerate(r.sample(ACTORS, 5)):
            infra = [next(self.addresses) for _ in range(9)]
            names = [f"{w}-{r.randint(10, 99)}{n}.example.net" for w in r.sample(
                ["cdn-metrics", "login-portal", "update-check", "static-assets", "mail-relay", "sync-node"], 6)]
            self.actors.append({"a": a, "b": b, "alias": c, "addresses": infra, "names": names, "used": []})
        for which, mine in (("cert-a", "a"), ("cert-b", "b")):
            bundle = self.bundles[which]
            for actor in self.actors:
                actor[which] = bundle.add("intrusion-set", actor[mine], START, name=actor[mine],
                                          aliases=[actor[mine], actor["alias"]])
                actor[which + "-campaign"] = bundle.add("campaign", actor[mine], START, name=f"Campaign of {actor[mine]}")
                bundle.link(actor[which + "-campaign"], "attributed-to", actor[which], START)

    # ------------------------------------------------------------ who tells

    def misspell(self, name):
        r = self.rng
        at = r.randint(2, len(name) - 2)
        letters = [i for i in range(2, len(name) - 1) if name[i].isalpha() and name[i + 1:i + 2].isalpha()]
        at = r.choice(letters)
        return r.choice([name[:at] + name[at + 1:], name[:at] + name[at] + name[at:],
                         name[:at] + name[at + 1] + name[at] + name[at + 2:]])

    def called(self, host):
        return self.rng.choice([host.key, host.name or host.key, host.key])

    def case(self, source):
        self.cases[source] += self.rng.randint(1, 9)
        prefix = {"cert-a": "CA-2026-", "cert-b": "BETA/26/", "soc-x": "X", "soc-y": "INC-"}[source]
        return f"{prefix}{1000 + self.cases[source]:04d}"

    def report(self, source, incident, kind, begin, end, targets, values=(), actor=None, cve=None, text="", refers=None,
               title=None):
        """One case file; gives its number."""
        r = self.rng
        key = self.case(source)
        self.truth["reports"].append([source, key, incident])
        shift = timedelta(minutes=r.randint(-15, 15))
        begin, end = begin + shift, max(begin + shift, end + timedelta(minutes=r.randint(-10, 20)))
        category = r.choice(CATEGORIES[kind]) if kind in CATEGORIES else kind
        title = title or f"{kind.capitalize()} at {targets[0].site or targets[0].key}"
        if refers:
            text += f" See also {refers}."
        written = begin + timedelta(hours=r.uniform(1, 6))
        if source.startswith("soc"):
            name = ""
            if actor:
                name = r.choice([actor["a"], actor["b"], actor["alias"], self.misspell(actor["a"]), self.misspell(actor["b"])])
            self.tickets[source].append([
                key, stamp(written), stamp(begin), stamp(end), title, text, r.choice(["Medium", "High", "Critical"]),
                category, " ".join(self.called(t) for t in targets),
                " ".join(v for v in values if v.replace(".", "").isdigit()), "TLP:AMBER", "open", name])
            return key
        bundle = self.bundles[source]
        identity = bundle.add(
            "incident", key, written, name=title, description=text, first_seen=stamp(begin), last_seen=stamp(end),
            severity=r.randint(40, 90), category=category, affects=[self.called(t) for t in targets],
            external_references=[{"source_name": source, "external_id": key}]
            + ([{"source_name": "cve", "external_id": cve}] if cve else []))
        if actor:
            bundle.link(identity, "attributed-to", actor[source + "-campaign"], written)
        for value in values:
            bundle.link(identity, "related-to", bundle.sco(value), written)
        return key

    def told(self, incident, kind, begin, end, targets, values=(), actor=None, cve=None, least=2):
        """Two to four sources tell of one incident; gives the case numbers."""
        r = self.rng
        tellers = r.sample(["cert-a", "cert-b", "soc-x", "soc-y"], r.randint(least, 4))
        keys = []
        for source in tellers:
            seen = r.sample(targets, r.randint(1, len(targets)))
            values_told = [v for v in values if r.random() < 0.85]
            text = f"Reported by the duty desk of {source} after a call at {begin:%H:%M}, number {r.randint(1, 99999)} in the book."
            refers = keys[0] if keys and r.random() < 0.3 else None
            key = self.report(source, incident, kind, begin, end, seen, values_told,
                              actor if actor and r.random() < 0.6 else None, cve if r.random() < 0.9 else None, text, refers)
            keys.append(key)
            if source == "cert-a" and r.random() < 0.5:
                self.echo(key, text)
        return keys

    def echo(self, key, text):
        """The same words through the ISAC, under another id; sometimes without saying whose they are."""
        bundle = self.bundles["isac"]
        original = next(o for o in self.bundles["cert-a"].objects.values()
                        if o["type"] == "incident" and o["external_references"][0]["external_id"] == key)
        number = f"ISAC-{len(bundle.objects) + 7000}"
        incident = next(i for s, k, i in self.truth["reports"] if (s, k) == ("cert-a", key))
        self.truth["reports"].append(["isac", number, incident])
        kept = {k: original[k] for k in ("name", "description", "first_seen", "last_seen", "severity", "category", "affects")}
        bundle.add("incident", number, START + timedelta(days=29), by=self.bundles["cert-a"].me, **kept,
                   external_references=[{"source_name": "isac", "external_id": number}]
                   + ([{"source_name": "cert-a", "external_id": key}] if self.rng.random() < 0.6 else []))

    # ------------------------------------------------------------ what happens

    def next_incident(self, kind):
        self.number += 1
        return f"{kind}-{self.number:02d}"

    def moment(self, first=0.0, last=DAYS - 4):
        return START + timedelta(days=self.rng.uniform(first, last))

    def seen(self, site, begin, rule, host, foreign, port, incident, outward=True, **more):
        """By the site's sensor, and through the translation by the one outside."""
        community = f"1:{uuid.uuid5(NAMESPACE, f'{begin}{host.address}{foreign}').hex[:27]}="
        source, target = (host.address, foreign) if outward else (foreign, host.address)
        if rule in RULES:
            self.sensors[site].alert(begin, rule, source, target, port, self.truth, incident, community=community, **more)
        else:
            self.sensors[site].event(begin, rule, source, target, port, self.truth, incident, community=community, **more)
        if site == self.edge_site and self.rng.random() < 0.8:
            outside = self.gateways[site].address if outward else (host.public or self.gateways[site].address)
            source, target = (outside, foreign) if outward else (foreign, outside)
            edge = self.sensors["edge"]
            later = begin + timedelta(milliseconds=3)
            if rule in RULES:
                edge.alert(later, rule, source, target, port, self.truth, incident, **more)
            else:
                edge.event(later, rule, source, target, port, self.truth, incident, **more)

    def infrastructure(self, actor, indicated):
        """An address and a name of an actor's; sometimes its CERT had published them as indicators."""
        r = self.rng
        # New for each incident; what is used again is used again on purpose.
        address, name = actor["addresses"].pop(), actor["names"].pop()
        return self.used_again(actor, address, name, indicated)

    def used_again(self, actor, address, name, indicated):
        if indicated and (address, name) not in actor["used"]:
            source = self.rng.choice(["cert-a", "cert-b"])
            bundle = self.bundles[source]
            for value, pattern in ((address, f"[ipv4-addr:value = '{address}']"), (name, f"[domain-name:value = '{name}']")):
                identity = bundle.add("indicator", value, START, name=f"Of {actor['a']}: {value}", pattern=pattern,
                                      pattern_type="stix", valid_from=stamp(START))
                bundle.link(identity, "indicates", actor[source + "-campaign"], START)
        actor["used"].append((address, name))
        return address, name

    def phishing(self, actor, begin=None, pair=None, sites=None):
        r = self.rng
        incident, begin = self.next_incident("phishing"), begin or self.moment()
        address, name = pair or self.infrastructure(actor, r.random() < 0.5)
        hosted = pair is None and r.random() < 0.35
        if hosted:  # among a hundred others: the address means nothing, the name does
            address = r.choice(self.shared)
        victims = []
        for site in sites or r.sample(SITES, r.randint(1, 3)):
            for host in r.sample(self.clients[site], r.randint(1, 3)):
                victims.append(host)
                at = begin + timedelta(minutes=r.uniform(0, 150))
                self.sensors[site].event(at, "dns", host.address, f"10.{20 + SITES.index(site)}.1.53", 53, self.truth, incident,
                                         dns={"type": "query", "rrname": name, "rrtype": "A"})
                self.seen(site, at + timedelta(seconds=2), "tls", host, address, 443, incident, tls={"sni": name})
                self.seen(site, at + timedelta(seconds=3), "lure", host, address, 443, incident, tls={"sni": name})
        end = begin + timedelta(hours=3)
        self.told(incident, "phishing", begin, end, victims[:4], [name] if hosted else [address, name], actor)
        return victims

    def intrusion(self, actor, host=None, begin=None, pair=None, told=True):
        r = self.rng
        incident, begin = self.next_incident("intrusion"), begin or self.moment()
        site = host.site if host else r.choice(SITES)
        host = host or r.choice(self.clients[site] + self.servers[site])
        address, name = pair or self.infrastructure(actor, r.random() < 0.5)
        moment, end = begin, begin + timedelta(hours=r.uniform(8, 60))
        while moment < end:
            self.seen(site, moment, "tls", host, address, 443, incident, tls={"sni": name})
            if r.random() < 0.4:
                self.seen(site, moment + timedelta(milliseconds=50), r.choice(["control", "loader"]), host, address, 443,
                          incident, tls={"sni": name})
            moment += timedelta(minutes=r.uniform(20, 60))
        targets = [host]
        if r.random() < 0.6:
            other = r.choice([s for s in self.servers[site] if s is not host])
            targets.append(other)
            for _ in range(r.randint(3, 9)):
                self.sensors[site].alert(begin + timedelta(hours=r.uniform(1, 5)), "lateral", host.address, other.address, 445,
                                         self.truth, incident)
        if r.random() < 0.5:
            for i in range(r.randint(3, 8)):
                self.seen(site, end - timedelta(minutes=5 * i), "exfil", host, address, 443, incident, tls={"sni": name})
        if told:
            self.told(incident, "intrusion", begin, end, targets, [address, name], actor)
        return host, begin, (address, name)

    def flood(self):
        r = self.rng
        incident, begin = self.next_incident("flood"), self.moment()
        site = r.choice(SITES)
        host = r.choice(self.servers[site])
        length = r.uniform(0.7, 4)
        for _ in range(r.randint(60, 180)):
            at = begin + timedelta(hours=r.uniform(0, length))
            self.sensors[site].alert(at, "flood", r.choice(self.bots), host.public if r.random() < 0.3 else host.address, 443,
                                     self.truth, incident)
        self.told(incident, "ddos", begin, begin + timedelta(hours=length), [host])

    def outage(self):
        incident, begin = self.next_incident("outage"), self.moment()
        thing = self.physical.pop(self.rng.randrange(len(self.physical)))
        self.told(incident, "outage", begin, begin + timedelta(hours=self.rng.uniform(1, 9)), [thing])

    def exploit(self):
        r = self.rng
        incident, begin = self.next_incident("exploit"), self.moment()
        site = r.choice(SITES)
        host = r.choice(self.servers[site])
        cve = f"CVE-2026-{r.randint(1000, 9999)}"
        foreign = next(self.addresses)
        for i in range(r.randint(2, 6)):
            self.seen(site, begin + timedelta(minutes=7 * i), "exploit", host, foreign, 443, incident, outward=False, cve=cve)
        self.told(incident, "exploit", begin, begin + timedelta(hours=1), [host], [foreign] if r.random() < 0.5 else [], None, cve)

    def strays(self):
        """Tickets that belong to nothing, with whatever such tickets hold."""
        r = self.rng
        for _ in range(26):
            source, host = r.choice(["soc-x", "soc-y", "cert-a", "cert-b"]), r.choice(self.hosts)
            values = []
            if r.random() < 0.5:
                values.append(r.choice([host.address, r.choice(self.cdn), r.choice(self.scanners), r.choice(self.shared),
                                        r.choice(self.sites_out)[0]]))
            at = self.moment(0, DAYS - 1)
            kind = r.choice(["other/other", "vulnerable/vulnerable-system", "intrusions/unprivileged-account-compromise",
                             "malicious-code/infected-system", "information-gathering/scanner"])
            self.report(source, None, kind, at, at + timedelta(hours=r.uniform(0, 3)), [host], values,
                        text=f"Seen in passing, entry {r.randint(1, 99999)} of the week; nothing came of it so far as we know.",
                        title="Ticket of the day")

    def story(self):
        r = self.rng
        for actor in self.actors:
            for _ in range(r.randint(0, 2)):
                self.phishing(actor)
            host, begin, pair = self.intrusion(actor)
            # The same address and name at other victims, weeks later.
            if begin < START + timedelta(days=12) and r.random() < 0.7:
                others = [s for s in SITES if s != host.site]
                again = begin + timedelta(days=r.uniform(10, 16))
                if r.random() < 0.5:
                    self.intrusion(actor, r.choice(self.clients[r.choice(others)]), again, pair)
                else:
                    self.phishing(actor, again, pair, r.sample(others, 2))
        # One victim, two actors, one day.
        first, second = r.sample(self.actors, 2)
        host, begin, _ = self.intrusion(first)
        self.intrusion(second, host, begin + timedelta(hours=r.uniform(0, 6)))
        for _ in range(3):
            self.flood()
            self.exploit()
        for _ in range(4):
            self.outage()
        self.strays()

    # ------------------------------------------------------------ what is always there

    def ordinary(self, count):
        r = self.rng
        names = [f"shop{n}.example.com" for n in range(12)]
        assets = [f"img{n}.example.net" for n in range(10)]
        for _ in range(count):
            site = r.choice(SITES)
            sensor, host = self.sensors[site], r.choice(self.clients[site])
            moment = START + timedelta(days=r.uniform(0, DAYS))
            dice = r.random()
            if dice < 0.25:
                sensor.event(moment, "tls", host.address, r.choice(self.cdn), 443, self.truth, tls={"sni": r.choice(assets)})
            elif dice < 0.35:
                sensor.event(moment, "tls", host.address, r.choice(self.shared), 443, self.truth, tls={"sni": r.choice(names)})
            elif dice < 0.55:
                address, name = r.choice(self.sites_out)
                sensor.event(moment, "tls", host.address, address, 443, self.truth, tls={"sni": name})
            elif dice < 0.75:
                sensor.event(moment, "dns", host.address, f"10.{20 + SITES.index(site)}.1.53", 53, self.truth,
                             dns={"type": "query", "rrname": r.choice(names + assets), "rrtype": "A"})
            else:
                sensor.event(moment, "flow", host.address, r.choice(self.servers[site]).address, r.choice([443, 445, 993]),
                             self.truth)

    def false_alarms(self, count):
        r = self.rng
        for _ in range(count):
            site = r.choice(SITES)
            moment = START + timedelta(days=r.uniform(0, DAYS))
            dice = r.random()
            if dice < 0.55:
                self.sensors[site].alert(moment, "probe", r.choice(self.scanners), r.choice(self.servers[site]).public,
                                         r.choice([22, 23, 445, 3389]), self.truth)
            elif dice < 0.9:
                self.sensors[site].alert(moment, "policy", r.choice(self.clients[site]).address, r.choice(self.sites_out)[0],
                                         443, self.truth)
            elif dice < 0.96:
                self.sensors[site].alert(moment, "odd", r.choice(self.clients[site]).address,
                                         f"198.18.{r.randint(0, 255)}.{r.randint(1, 254)}", 443, self.truth)
            else:
                self.sensors[site].alert(moment, "exploit", f"198.18.{r.randint(0, 255)}.{r.randint(1, 254)}",
                                         r.choice(self.servers[site]).address, 443, self.truth)

    # ------------------------------------------------------------ files

    def inventory(self):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["key", "name", "kind", "addresses", "hosts"])
        for h in self.hosts + self.all_physical:
            addresses = " ".join(a for a in (h.address, h.public) if a)
            writer.writerow([h.key, f"{h.kind} {h.key}", h.kind, addresses, h.name])
        return text.getvalue()

    def export(self, slug):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["case_id", "reported_at", "started_at", "ended_at", "headline", "notes", "severity", "classification",
                         "assets", "ip_addresses", "tlp", "state", "threat_actor"])
        writer.writerows(self.tickets[slug])
        return text.getvalue()

    def files(self):
        files = {"inventory/assets.csv": ("inventory", self.inventory())}
        for sensor in self.sensors.values():
            files[f"{sensor.slug}/eve.json"] = (sensor.slug, sensor.text())
        for slug, bundle in self.bundles.items():
            files[f"{slug}/bundle.json"] = (slug, bundle.text())
        for slug in self.tickets:
            files[f"{slug}/incidents.csv"] = (slug, self.export(slug))
        return files


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seed", type=int, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--truth", type=pathlib.Path, required=True)
    options.add_argument("--observations", type=int, default=12_000)
    options.add_argument("--noise", type=float, default=0.05)
    chosen = options.parse_args()

    month = Month(chosen.seed, chosen.observations, chosen.noise)
    listed, kinds = [], {"sensor": "sensor", "cert": "milcert", "soc": "soc"}
    sources = {}
    for name, (source, text) in month.files().items():
        path = chosen.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        listed.append({"path": name, "source": source})
        sources[source] = {"slug": source, "name": source, "kind": kinds.get(source.split("-")[0], "partner"),
                           "nation": "EUR", "reliability": "B", "default_marking": "TLP:AMBER", "clock_offset_s": 0,
                           "cadence_s": 0}
    feeds = {"context": "exercise", "sources": list(sources.values()), "files": listed}
    (chosen.out / "feeds.json").write_text(json.dumps(feeds, indent=1) + "\n", encoding="utf-8")
    chosen.truth.write_text(json.dumps(month.truth, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
